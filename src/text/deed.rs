//! Titles of changes in words.

use super::messages::Msg;
use super::say::Say;
use crate::domain::deed::Deed;

/// The title of a change, its names as they were at the change.
pub fn deed(say: Say, deed: &Deed) -> String {
    match deed {
        Deed::FileCreated { cooperation } => say.fill(Msg::DeedFileCreated, &[("cooperation", cooperation)]),
        Deed::ExamplesAdded { count } => say.count(Msg::DeedExamplesAdded, *count, &[]),
        Deed::PersonAdded { person } => say.fill(Msg::DeedPersonAdded, &[("person", person)]),
        Deed::PersonChanged { person } => say.fill(Msg::DeedPersonChanged, &[("person", person)]),
        Deed::SeatAppointed { person, seat, body } => {
            say.fill(Msg::DeedSeatAppointed, &[("person", person), ("seat", seat), ("body", body)])
        }
        Deed::SeatEnded { person, seat, body, on } => {
            say.fill(Msg::DeedSeatEnded, &[("person", person), ("seat", seat), ("body", body), ("on", &say.date(*on))])
        }
        Deed::TermAdded { body, from, until } => {
            say.fill(Msg::DeedTermAdded, &[("body", body), ("from", &say.date(*from)), ("until", &say.date(*until))])
        }
        Deed::MeetingsPlanned { count, year } => say.count(Msg::DeedMeetingsPlanned, *count, &[("year", year)]),
        Deed::MeetingAdded { body, date } => say.fill(Msg::DeedMeetingAdded, &[("body", body), ("date", &say.date(*date))]),
        Deed::MeetingMoved { body, from, to } => {
            say.fill(Msg::DeedMeetingMoved, &[("body", body), ("from", &say.date(*from)), ("to", &say.date(*to))])
        }
        Deed::MeetingChanged { body, date } => say.fill(Msg::DeedMeetingChanged, &[("body", body), ("date", &say.date(*date))]),
        Deed::MeetingHeld { body, date } => say.fill(Msg::DeedMeetingHeld, &[("body", body), ("date", &say.date(*date))]),
        Deed::MeetingCancelled { body, date } => {
            say.fill(Msg::DeedMeetingCancelled, &[("body", body), ("date", &say.date(*date))])
        }
        Deed::Ticked { duty, period } => say.fill(Msg::DeedTicked, &[("duty", &of_period(duty, period))]),
        Deed::Postponed { duty, period, until } => {
            say.fill(Msg::DeedPostponed, &[("duty", &of_period(duty, period)), ("date", &say.date(*until))])
        }
        Deed::TakenUp { duty, period } => say.fill(Msg::DeedTakenUp, &[("duty", &of_period(duty, period))]),
        Deed::SettingChosen { entry, field, value } => {
            say.fill(Msg::DeedSettingChosen, &[("entry", entry), ("field", field), ("value", value)])
        }
        Deed::SettingCleared { entry, field } => say.fill(Msg::DeedSettingCleared, &[("entry", entry), ("field", field)]),
        Deed::OperationAdded { operation, member } => {
            say.fill(Msg::DeedOperationAdded, &[("operation", operation), ("member", member)])
        }
        Deed::SolutionAdded { solution } => say.fill(Msg::DeedSolutionAdded, &[("solution", solution)]),
        Deed::SolutionChanged { solution } => say.fill(Msg::DeedSolutionChanged, &[("solution", solution)]),
        Deed::ProjectAdded { project } => say.fill(Msg::DeedProjectAdded, &[("project", project)]),
        Deed::ProjectChanged { project } => say.fill(Msg::DeedProjectChanged, &[("project", project)]),
        Deed::StanceSet { member, count, subject, state } => {
            let whom = if member.is_empty() { say.count(Msg::DeedMembers, *count, &[]) } else { member.clone() };
            say.fill(Msg::DeedStanceSet, &[("whom", &whom), ("subject", subject), ("state", state)])
        }
        Deed::Asked { count, topic, subject } => {
            let whom = say.count(Msg::DeedMembers, *count, &[]);
            say.fill(Msg::DeedAsked, &[("whom", &whom), ("topic", topic), ("subject", subject)])
        }
        Deed::Reminded { count, topic, subject } => {
            let whom = say.count(Msg::DeedMembers, *count, &[]);
            say.fill(Msg::DeedReminded, &[("whom", &whom), ("topic", topic), ("subject", subject)])
        }
        Deed::DocumentAdded { document, subject } => {
            say.fill(Msg::DeedDocumentAdded, &[("document", document), ("subject", subject)])
        }
        Deed::FigureSet { series, period } => say.fill(Msg::DeedFigureSet, &[("series", series), ("period", period)]),
        Deed::FieldSet { field, subject } => say.fill(Msg::DeedFieldSet, &[("field", field), ("subject", subject)]),
        Deed::RowSet { register, number } => say.fill(Msg::DeedRowSet, &[("register", register), ("number", number)]),
        Deed::RowAdded { register, number } => say.fill(Msg::DeedRowAdded, &[("register", register), ("number", number)]),
        Deed::MemberAdded { member } => say.fill(Msg::DeedMemberAdded, &[("member", member)]),
        Deed::OutsideAdded { member } => say.fill(Msg::DeedOutsideAdded, &[("member", member)]),
        Deed::MemberChanged { member } => say.fill(Msg::DeedMemberChanged, &[("member", member)]),
        Deed::MemberRenumbered { member, code, on } => {
            say.fill(Msg::DeedMemberRenumbered, &[("member", member), ("code", code), ("on", &say.date(*on))])
        }
        Deed::MembersMerged { members, into, on } => {
            say.fill(Msg::DeedMembersMerged, &[("members", &say.list(members)), ("into", into), ("on", &say.date(*on))])
        }
        Deed::MemberLeft { member, on } => say.fill(Msg::DeedMemberLeft, &[("member", member), ("on", &say.date(*on))]),
        Deed::InhabitantsSet { member, on } => say.fill(Msg::DeedInhabitantsSet, &[("member", member), ("on", &say.date(*on))]),
        Deed::InhabitantsImported { count, source } => say.count(Msg::DeedInhabitantsImported, *count, &[("source", source)]),
        Deed::NoticeGiven { exit, member, on } => {
            say.fill(Msg::DeedNoticeGiven, &[("exit", exit), ("member", member), ("date", &say.date(*on))])
        }
        Deed::TextAttached { version, clauses } => say.count(Msg::DeedTextAttached, *clauses, &[("version", version)]),
        Deed::VersionAdopted { agreement, from } => {
            say.fill(Msg::DeedVersionAdopted, &[("agreement", agreement), ("from", &say.date(*from))])
        }
        Deed::BenchWritten => say.msg(Msg::DeedBenchWritten).to_owned(),
        Deed::Undone { number, deed: undone } => {
            say.fill(Msg::DeedUndone, &[("number", number), ("deed", &self::deed(say, undone))])
        }
        Deed::Redone { number, deed: redone } => {
            say.fill(Msg::DeedRedone, &[("number", number), ("deed", &self::deed(say, redone))])
        }
    }
}

/// A duty with its period, if it has one.
fn of_period(duty: &str, period: &str) -> String {
    if period.is_empty() { duty.to_owned() } else { format!("{duty}, {period}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{Date, parse_iso};
    use crate::domain::sort::Language;

    fn on(text: &str) -> Date {
        parse_iso(text).expect("a date of the test")
    }

    /// One of each, in the order of the type.
    fn one_of_each() -> Vec<Deed> {
        let name = |text: &str| text.to_owned();
        let (person, seat, body) = (name("Kari Nes"), name("Ledamot"), name("Gemensam servicenämnd"));
        let held = Deed::MeetingHeld { body: body.clone(), date: on("2026-11-25") };
        vec![
            Deed::FileCreated { cooperation: name("Samvirket") },
            Deed::ExamplesAdded { count: 1 },
            Deed::ExamplesAdded { count: 1200 },
            Deed::PersonAdded { person: person.clone() },
            Deed::PersonChanged { person: person.clone() },
            Deed::SeatAppointed { person: person.clone(), seat: seat.clone(), body: body.clone() },
            Deed::SeatEnded { person, seat, body: body.clone(), on: on("2027-12-31") },
            Deed::TermAdded { body: body.clone(), from: on("2023-01-01"), until: on("2026-12-31") },
            Deed::MeetingAdded { body: body.clone(), date: on("2026-11-25") },
            Deed::MeetingsPlanned { count: 4, year: 2027 },
            Deed::MeetingMoved { body: body.clone(), from: on("2026-11-25"), to: on("2026-12-02") },
            Deed::MeetingChanged { body: body.clone(), date: on("2026-11-25") },
            held.clone(),
            Deed::MeetingCancelled { body, date: on("2026-11-25") },
            Deed::Ticked { duty: name("Årsmøte"), period: String::new() },
            Deed::Ticked { duty: name("Årsmøte"), period: name("2026") },
            Deed::Postponed { duty: name("Årsmøte"), period: name("2026"), until: on("2026-12-01") },
            Deed::TakenUp { duty: name("Årsmøte"), period: String::new() },
            Deed::SettingChosen { entry: name("aarsmote"), field: name("when"), value: name("03-31") },
            Deed::SettingCleared { entry: name("aarsmote"), field: name("when") },
            Deed::OperationAdded { operation: name("Brannvesenet"), member: name("Alfa") },
            Deed::SolutionAdded { solution: name("Felles innbyggerdialog") },
            Deed::SolutionChanged { solution: name("Felles innbyggerdialog") },
            Deed::ProjectAdded { project: name("P-1 Velferdsteknologi") },
            Deed::ProjectChanged { project: name("P-1 Velferdsteknologi") },
            Deed::StanceSet { member: name("Alfa"), count: 1, subject: name("P-1, Innføring"), state: name("Innført") },
            Deed::StanceSet { member: String::new(), count: 3, subject: name("P-1, Innføring"), state: name("Innført") },
            Deed::Asked { count: 43, topic: name("Innføring"), subject: name("P-1") },
            Deed::Reminded { count: 1, topic: name("Innføring"), subject: name("P-1") },
            Deed::DocumentAdded { document: name("Årsmelding"), subject: name("Samvirket") },
            Deed::FigureSet { series: name("Sats"), period: 2027 },
            Deed::FieldSet { field: name("Opphav"), subject: name("P-1") },
            Deed::RowAdded { register: name("Risiko"), number: 3 },
            Deed::RowSet { register: name("Risiko"), number: 3 },
            Deed::MemberAdded { member: name("Beta") },
            Deed::OutsideAdded { member: name("Røyken") },
            Deed::MemberChanged { member: name("Beta") },
            Deed::MemberRenumbered { member: name("Bærum"), code: name("3201"), on: on("2024-01-01") },
            Deed::MembersMerged {
                members: vec![name("Fet"), name("Skedsmo"), name("Sørum")],
                into: name("Lillestrøm"),
                on: on("2020-01-01"),
            },
            Deed::MemberLeft { member: name("Kalix"), on: on("2027-12-31") },
            Deed::InhabitantsSet { member: name("Beta"), on: on("2025-12-31") },
            Deed::InhabitantsImported { count: 43, source: name("SSB 07459") },
            Deed::VersionAdopted { agreement: name("Samverkansavtal"), from: on("2027-01-01") },
            Deed::NoticeGiven { exit: name("Uppsägning"), member: name("Orsa"), on: on("2027-06-30") },
            Deed::TextAttached { version: name("v1"), clauses: 1 },
            Deed::TextAttached { version: name("v2"), clauses: 21 },
            Deed::BenchWritten,
            Deed::Undone { number: 1012, deed: Box::new(held.clone()) },
            Deed::Redone { number: 1012, deed: Box::new(held) },
        ]
    }

    #[test]
    fn every_deed_has_its_words() {
        let said = |language| one_of_each().iter().map(|d| deed(Say::new(language), d)).collect::<Vec<_>>().join("\n");
        let all = Language::ALL.map(|language| format!("{}\n{}", language.code(), said(language))).join("\n\n");
        insta::assert_snapshot!(all);
    }
}
