//! Facts beside a charter: members, inhabitants, what is known when a file is made, and the examples of the demo.

mod lists;
mod portfolio;
mod values;

pub use lists::{InhabitantsFact, MemberFact, inhabitants, members};
pub(super) use lists::{lines, wrong};
pub use portfolio::{AdoptionFact, AskingFact, DocumentFact, FieldFact, FigureFact, LineFact, OperationFact, ProjectFact};
pub use portfolio::{RowFact, SolutionFact, StanceFact};
pub use values::{Names, PeriodFact, RoughDay, Texts, WordFact};

use chrono::{Datelike, Weekday};
use serde::Deserialize;

use crate::domain::charter::fault::FaultKind;
use crate::domain::date::{Date, MonthDay, add_days, add_months, parse_iso};
use crate::domain::meeting::MeetingState;

/// A fault in one of these files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsFault {
    /// Where: a line, or an entry.
    pub place: String,
    /// What stands there.
    pub found: String,
    /// What is wrong with it, where more is known than that it cannot stand there.
    pub fault: Option<Box<FaultKind>>,
}

/// A day of an example file: fixed, or moving with the day the demo is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// A date.
    Fixed(Date),
    /// So many days from D, the Monday on or before that day, and so many years from there.
    FromMonday(i64, i32),
    /// A day of D's year, or of one so many years from it.
    OfYear(i32, MonthDay),
}

impl Day {
    fn parse(text: &str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix('D') {
            let (days, years) = rest.split_once(" Y").unwrap_or((rest, "0"));
            let days = if days.is_empty() { Some(0) } else { days.parse().ok() };
            return Some(Self::FromMonday(days?, years.parse().ok()?));
        }
        if let Some(rest) = text.strip_prefix('Y') {
            let (year, day) = rest.split_at_checked(rest.len().checked_sub(5)?)?;
            let offset = match year.strip_suffix('-')? {
                "" => 0,
                offset => offset.parse().ok()?,
            };
            return MonthDay::parse(day).map(|day| Self::OfYear(offset, day));
        }
        parse_iso(text).map(Self::Fixed)
    }

    /// The date it means when the demo is made on a day.
    pub fn on(self, today: Date) -> Date {
        let monday = monday(today);
        match self {
            Self::Fixed(date) => date,
            Self::FromMonday(days, years) => add_months(add_days(monday, days), 12 * years),
            Self::OfYear(offset, day) => day.in_year(monday.year() + offset),
        }
    }
}

/// D: the Monday on or before a day.
pub fn monday(today: Date) -> Date {
    today.week(Weekday::Mon).checked_first_day().unwrap_or(today)
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(text))
    }
}

/// What `facts.toml`, `records.toml` and `example.toml` hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The first day the file keeps account of.
    #[serde(default)]
    pub kept_from: Option<Day>,
    /// Terms of office.
    #[serde(default)]
    pub term: Vec<TermFact>,
    /// People.
    #[serde(default)]
    pub person: Vec<PersonFact>,
    /// Who sits where.
    #[serde(default)]
    pub appointment: Vec<AppointmentFact>,
    /// Meetings.
    #[serde(default)]
    pub meeting: Vec<MeetingFact>,
    /// What was done.
    #[serde(default)]
    pub tick: Vec<TickFact>,
    /// Operations of members.
    #[serde(default)]
    pub operation: Vec<OperationFact>,
    /// Solutions.
    #[serde(default)]
    pub solution: Vec<SolutionFact>,
    /// Projects.
    #[serde(default)]
    pub project: Vec<ProjectFact>,
    /// Who adopted the agreement.
    #[serde(default)]
    pub adoption: Vec<AdoptionFact>,
    /// Positions of members.
    #[serde(default)]
    pub stance: Vec<StanceFact>,
    /// Who was asked.
    #[serde(default)]
    pub asking: Vec<AskingFact>,
    /// Documents.
    #[serde(default)]
    pub document: Vec<DocumentFact>,
    /// Values of fields.
    #[serde(default)]
    pub field: Vec<FieldFact>,
    /// Rows of registers.
    #[serde(default)]
    pub row: Vec<RowFact>,
    /// Figures.
    #[serde(default)]
    pub figure: Vec<FigureFact>,
}

/// A term of office.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermFact {
    /// Id of the body.
    pub body: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Handle of the member that holds the chair.
    #[serde(default)]
    pub chair: Option<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFact {
    /// Handle.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Office or title.
    #[serde(default)]
    pub title: Option<String>,
    /// Work mail.
    #[serde(default)]
    pub mail: Option<String>,
    /// Work phone.
    #[serde(default)]
    pub phone: Option<String>,
    /// Handle of the member.
    #[serde(default)]
    pub member: Option<String>,
}

/// An appointment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentFact {
    /// Id of the body.
    pub body: String,
    /// Id of the seat.
    pub seat: String,
    /// Handle of the person.
    pub person: String,
    /// Handle of the member represented.
    #[serde(default)]
    pub member: Option<String>,
    /// Handle of the organisation represented.
    #[serde(default)]
    pub organisation: Option<String>,
    /// First day.
    #[serde(default)]
    pub from: Option<Day>,
    /// Last day.
    #[serde(default)]
    pub until: Option<Day>,
    /// Day of the nomination.
    #[serde(default)]
    pub nominated: Option<Day>,
    /// Day of the election.
    #[serde(default)]
    pub elected: Option<Day>,
    /// Handle of the member whose council elected.
    #[serde(default)]
    pub elected_by: Option<String>,
    /// Reference to the decision.
    #[serde(default)]
    pub decision: Option<String>,
    /// How many hundredths of a full post.
    #[serde(default)]
    pub percent: Option<u32>,
}

/// A meeting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingFact {
    /// Id of the body.
    pub body: String,
    /// Id of the kind.
    #[serde(default)]
    pub kind: Option<String>,
    /// The day.
    #[serde(alias = "date")]
    pub on: Day,
    /// How far it has come.
    pub state: MeetingState,
    /// Handle of the member that took the initiative.
    #[serde(default)]
    pub initiator: Option<String>,
    /// Where it is held.
    #[serde(default)]
    pub location: Option<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// Something done.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TickFact {
    /// Id of the charter entry.
    pub entry: String,
    /// The period: as written, `Y`, `Y-1` for D's year and the one before, or a day from D for its year.
    #[serde(default)]
    pub period: String,
    /// Handle of the member; empty for all.
    #[serde(default)]
    pub subject: String,
    /// The day it was done.
    pub on: Day,
    /// What was done.
    pub note: String,
}

impl TickFact {
    /// The period it means when the demo is made on a day.
    pub fn period_on(&self, today: Date) -> String {
        moving_period(&self.period, today)
    }
}

/// A period as written, `Y`, `Y-1` for D's year and the one before, or the year of a day from D.
fn moving_period(period: &str, today: Date) -> String {
    if let Some(day @ Day::FromMonday(..)) = Day::parse(period) {
        return day.on(today).year().to_string();
    }
    let year = monday(today).year();
    match period.strip_prefix('Y').map(|offset| if offset.is_empty() { Ok(0) } else { offset.parse::<i32>() }) {
        Some(Ok(offset)) => (year + offset).to_string(),
        _ => period.to_owned(),
    }
}

/// Reads `facts.toml`, `records.toml` or `example.toml`.
///
/// # Errors
/// The first fault, at its line.
pub fn facts(text: &str) -> Result<Facts, FactsFault> {
    toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        let line = text[..span.start.min(text.len())].matches('\n').count() + 1;
        let stands = text.get(span).unwrap_or_default().trim();
        let (found, fault) = told(error.message(), stands);
        FactsFault { place: line.to_string(), found, fault: fault.map(Box::new) }
    })
}

/// What the parser says of a place, as fields: what stands there, and what is wrong with it.
fn told(message: &str, stands: &str) -> (String, Option<FaultKind>) {
    let mut quoted = message.split('`').skip(1).step_by(2).map(str::to_owned);
    let mut name = || quoted.next().unwrap_or_default();
    if message.starts_with("unknown field") {
        let field = name();
        (field.clone(), Some(FaultKind::UnknownField { field, allowed: quoted.collect() }))
    } else if message.starts_with("unknown variant") {
        let word = name();
        (word.clone(), Some(FaultKind::UnknownWord { word, allowed: quoted.collect() }))
    } else if message.starts_with("missing field") {
        let field = name();
        (field.clone(), Some(FaultKind::MissingField { field }))
    } else if message.starts_with("invalid type") || message.starts_with("invalid value") || message.contains("untagged enum") {
        (stands.to_owned(), None)
    } else if parse_iso(message).is_none() && stands.trim_matches('"') == message {
        // A day that is none says what was written.
        let kind = FaultKind::WrongValue { found: message.to_owned(), expected: "date".to_owned() };
        (message.to_owned(), Some(kind))
    } else {
        (stands.to_owned(), Some(FaultKind::Syntax { detail: "other".to_owned() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_days_follow_the_monday() {
        let wednesday = parse_iso("2026-11-18").expect("a day");
        let on = |text: &str| Day::parse(text).map(|d| d.on(wednesday).to_string());
        assert_eq!(on("D"), Some("2026-11-16".to_owned()));
        assert_eq!(on("D-60"), Some("2026-09-17".to_owned()));
        assert_eq!(on("D+24"), Some("2026-12-10".to_owned()));
        assert_eq!(on("D-60 Y-2"), Some("2024-09-17".to_owned()));
        assert_eq!(on("Y-02-12"), Some("2026-02-12".to_owned()));
        assert_eq!(on("Y-1-02-12"), Some("2025-02-12".to_owned()));
        assert_eq!(on("2024-03-08"), Some("2024-03-08".to_owned()));
        assert_eq!((on("soon"), on("D-60 Y"), on("D Y-x")), (None, None, None));
        let period = |text: &str| moving_period(text, wednesday);
        assert_eq!([period("Y-1"), period("D-340"), period("D-340 Y-1"), period("2020-H1")], ["2025", "2025", "2024", "2020-H1"]);
    }
}
