//! Keys that give no split, and figures that a question lacks.

use super::{Datum, portfolio_words};
use crate::domain::charter::KeyChoice;
use crate::domain::cost::weights::{KeyRefusal, MissingFigure};
use crate::text::{Msg, Say};

/// A key that gives no split; the names of members stand in the order of the refusal.
pub(super) fn refusal(say: Say, key: &str, clause: &str, refusal: &KeyRefusal, members: &[String]) -> Vec<String> {
    let key = match clause {
        "" => say.fill(Msg::KeyWithoutClause, &[("key", &key)]),
        clause => say.fill(Msg::KeyWithClause, &[("key", &key), ("clause", &clause)]),
    };
    let first = |msg| say.fill(msg, &[("key", &key)]);
    let next = |msg| say.msg(msg).to_owned();
    match refusal {
        KeyRefusal::Undecided { choices } => {
            let mut lines = vec![first(Msg::KeyUndecided), next(Msg::KeyUndecidedNext)];
            if !choices.is_empty() {
                let choices: Vec<_> = choices.iter().map(|c| say.msg(choice(*c))).collect();
                lines.push(say.fill(Msg::KeyChoices, &[("choices", &choices.join(", "))]));
            }
            lines.push(next(Msg::KeyTry));
            lines
        }
        KeyRefusal::Own => vec![first(Msg::KeyOwn), next(Msg::KeyTry)],
        KeyRefusal::NoPayers => vec![first(Msg::KeyNoPayers), next(Msg::KeyNoPayersNext)],
        KeyRefusal::NoShare { members: ids } => {
            let names: Vec<_> = (0..ids.len()).map(|at| named(members, at)).collect();
            let first = say.fill(Msg::KeyNoShare, &[("key", &key), ("members", &say.list(&names))]);
            vec![first, next(Msg::KeyNoShareNext)]
        }
        KeyRefusal::NoFigure { on, missing } => {
            let count = i128::try_from(missing.len()).unwrap_or(i128::MAX);
            let mut lines = vec![match on {
                Some(on) => say.count(Msg::KeyNoFigure, count, &[("key", &key), ("date", &say.date(*on))]),
                None => first(Msg::KeyNoFigureAtAll),
            }];
            let figures = missing.iter().enumerate();
            lines.extend(figures.map(|(at, figure)| format!("  {}", nearest_figures(say, named(members, at), figure))));
            lines.push(next(Msg::KeyNoFigureNext));
            lines
        }
        KeyRefusal::ByRate => vec![first(Msg::KeyByRate), next(Msg::KeyByRateNext)],
        KeyRefusal::NeedsUsage => vec![first(Msg::KeyNeedsUsage), next(Msg::KeyTry)],
        KeyRefusal::OnePayer => vec![first(Msg::KeyOnePayer), next(Msg::KeyNoPayersNext)],
        KeyRefusal::InLayers => vec![first(Msg::KeyInLayers), next(Msg::KeyTry)],
        KeyRefusal::CapTooLow => vec![first(Msg::KeyCapTooLow), next(Msg::KeyNoShareNext)],
        KeyRefusal::TooLarge => vec![first(Msg::KeyTooLarge), next(Msg::KeyTooLargeNext)],
        KeyRefusal::AllZero => vec![first(Msg::KeyAllZero), next(Msg::KeyAllZeroNext)],
    }
}

/// A name by its place; a member whose name is not known any more is still counted.
fn named(members: &[String], at: usize) -> &str {
    members.get(at).map_or("?", String::as_str)
}

/// A member and its figures nearest to the day.
fn nearest_figures(say: Say, member: &str, figure: &MissingFigure) -> String {
    let before = figure.before.map(|(on, count)| (say.integer(count), say.date(on)));
    let after = figure.after.map(|(on, count)| (say.integer(count), say.date(on)));
    match (before, after) {
        (Some((before, before_on)), Some((after, after_on))) => say.fill(
            Msg::FigureBeforeAndAfter,
            &[("member", &member), ("before", &before), ("before_on", &before_on), ("after", &after), ("after_on", &after_on)],
        ),
        (Some((before, before_on)), None) => {
            say.fill(Msg::FigureBefore, &[("member", &member), ("before", &before), ("before_on", &before_on)])
        }
        (None, Some((after, after_on))) => {
            say.fill(Msg::FigureAfter, &[("member", &member), ("after", &after), ("after_on", &after_on)])
        }
        (None, None) => say.fill(Msg::FigureNone, &[("member", &member)]),
    }
}

fn choice(choice: KeyChoice) -> Msg {
    match choice {
        KeyChoice::Population => Msg::KeyChoicePopulation,
        KeyChoice::Equal => Msg::KeyChoiceEqual,
        KeyChoice::Fixed => Msg::KeyChoiceFixed,
        KeyChoice::Amounts => Msg::KeyChoiceAmounts,
    }
}

/// A figure that the question needs.
pub(super) fn datum(say: Say, datum: &Datum) -> Vec<String> {
    match datum {
        Datum::Figure { series, period, .. } => portfolio_words::figure(say, series, *period),
        Datum::OneAnswer { members } => {
            vec![say.fill(Msg::DatumOneAnswer, &[("members", &say.list(members))]), say.msg(Msg::DatumOneAnswerNext).to_owned()]
        }
        Datum::Participants { project } => {
            vec![say.fill(Msg::DatumParticipants, &[("project", project)]), say.msg(Msg::DatumParticipantsNext).to_owned()]
        }
        Datum::Amount => vec![say.msg(Msg::DatumAmount).to_owned(), say.msg(Msg::DatumAmountNext).to_owned()],
        Datum::KeyOrPool { known } => {
            let mut lines = vec![say.msg(Msg::DatumKey).to_owned(), say.msg(Msg::DatumKeyNext).to_owned()];
            if !known.is_empty() {
                lines.push(say.fill(Msg::NamesThereAre, &[("names", &known.join(", "))]));
            }
            lines
        }
    }
}
