//! Notice: when it takes effect, and the last day to give it.

use crate::domain::charter::Exit;
use crate::domain::date::{Date, Length, add_days};

/// The day a notice takes effect: `out(add(in(notice), period))`, where `in` and `out` move forward to the day of the
/// year that the rule names, on or after, and an absent one does nothing.
pub fn effect(rule: &Exit, notice: Date) -> Date {
    let counted = rule.round_in.map_or(notice, |day| day.on_or_after(notice));
    let moved = rule.period.after(counted);
    rule.round_out.map_or(moved, |day| day.on_or_after(moved))
}

/// The day of the effect where the parties have agreed on another: theirs, if the rule foresees it and all consent.
pub fn agreed_effect(rule: &Exit, notice: Date, agreed: Date, all_consent: bool) -> Date {
    let computed = effect(rule, notice);
    if rule.earlier.is_some() && all_consent { agreed.min(computed) } else { computed }
}

/// The day a notice counts from: the notice itself, or the day of the year the rule names, on or after.
pub fn counted_from(rule: &Exit, notice: Date) -> Date {
    rule.round_in.map_or(notice, |day| day.on_or_after(notice))
}

/// The last day on or after `day` on which notice has the same effect as on `day`; none if every day has its own.
///
/// It is searched, since clamped month steps make subtraction wrong: notice on 31 December still counts for 30 June
/// eighteen months later.
pub fn last_notice(rule: &Exit, day: Date) -> Option<Date> {
    if rule.round_in.is_none() && rule.round_out.is_none() {
        return None;
    }
    let now = effect(rule, day);
    let steps = 1..=Length::Months(13).after(day).signed_duration_since(day).num_days();
    steps.map(|n| add_days(day, n)).find(|next| effect(rule, *next) != now).map(|next| add_days(next, -1))
}
