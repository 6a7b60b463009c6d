//! Records as failures and the doctor name them.

use crate::domain::ids::Id;
use crate::store::{Entry, Kind};
use crate::text::{Msg, Say};

/// What one record of a kind is called.
pub(super) fn kind(say: Say, kind: Kind) -> &'static str {
    say.msg(match kind {
        Kind::Appointment => Msg::RecordAppointment,
        Kind::Bench => Msg::RecordBench,
        Kind::Card => Msg::RecordCard,
        Kind::CharterVersion => Msg::RecordCharterVersion,
        Kind::ChosenReading => Msg::RecordChosenReading,
        Kind::ClauseText => Msg::RecordClauseText,
        Kind::Inhabitants => Msg::RecordInhabitants,
        Kind::Meeting => Msg::RecordMeeting,
        Kind::Member => Msg::RecordMember,
        Kind::MemberNumber => Msg::RecordMemberNumber,
        Kind::Organisation => Msg::RecordOrganisation,
        Kind::Person => Msg::RecordPerson,
        Kind::Placement => Msg::RecordPlacement,
        Kind::Postponement => Msg::RecordPostponement,
        Kind::Setting => Msg::RecordSetting,
        Kind::Term => Msg::RecordTerm,
        Kind::Tick => Msg::RecordTick,
        Kind::Asking => Msg::RecordAsking,
        Kind::Document => Msg::RecordDocument,
        Kind::FieldValue => Msg::RecordFieldValue,
        Kind::Figure => Msg::RecordFigure,
        Kind::FigureLine => Msg::RecordFigureLine,
        Kind::Operation => Msg::RecordOperation,
        Kind::Project => Msg::RecordProject,
        Kind::RegisterRow => Msg::RecordRegisterRow,
        Kind::Solution => Msg::RecordSolution,
        Kind::Stance => Msg::RecordStance,
        Kind::Role => Msg::RecordRole,
    })
}

/// What one record of a table is called; a table this program does not know goes by its own name.
pub(super) fn table(say: Say, name: &str) -> &str {
    Kind::of_table(name).map_or(name, |known| kind(say, known))
}

/// How many records there are of a table.
pub(super) fn counted_table(say: Say, name: &str, count: usize) -> String {
    say.fill(Msg::RecordCounted, &[("kind", &table(say, name)), ("n", &count)])
}

/// A record by its kind and number.
pub(super) fn numbered(say: Say, of: Kind, id: Id) -> String {
    say.fill(Msg::RecordNamed, &[("kind", &kind(say, of)), ("name", &id.value())])
}

/// A record by its kind and what people know it by.
pub(super) fn entry(say: Say, of: Kind, entry: &Entry) -> String {
    let name = match entry {
        Entry::Appointment(a) => format!("{}/{}", a.body, a.seat),
        Entry::CharterVersion(c) => c.charter.clone(),
        Entry::ChosenReading(c) => c.entry.clone(),
        Entry::ClauseText(c) => c.handle().to_owned(),
        Entry::Inhabitants(i) => say.date(i.on),
        Entry::Meeting(m) => say.fill(Msg::RecordOn, &[("name", &m.body), ("date", &say.date(m.date))]),
        Entry::Member(m) => m.name.clone(),
        Entry::MemberNumber(n) => n.code.clone(),
        Entry::Organisation(o) => o.name.clone(),
        Entry::Person(p) => p.name.clone(),
        Entry::Placement(p) => p.value.clone(),
        Entry::Postponement(p) => p.entry.clone(),
        Entry::Setting(s) => s.entry.clone(),
        Entry::Term(t) => {
            let (from, until) = (say.date(t.from), say.date(t.until));
            say.fill(Msg::RecordFromTo, &[("body", &t.body), ("from", &from), ("until", &until)])
        }
        Entry::Asking(a) => a.topic.clone(),
        Entry::Document(d) => d.title.clone(),
        Entry::FieldValue(v) => v.field.clone(),
        Entry::Figure(f) => f.handle(),
        Entry::FigureLine(l) => l.name.clone(),
        Entry::Operation(o) => o.name.clone(),
        Entry::Project(p) => format!("{} {}", p.handle(), p.name),
        Entry::RegisterRow(r) => r.handle(),
        Entry::Solution(s) => s.name.clone(),
        Entry::Role(r) => r.seat.clone(),
        Entry::Stance(s) => s.topic.clone(),
        Entry::Tick(t) => say.fill(Msg::RecordOn, &[("name", &t.entry), ("date", &say.date(t.on))]),
    };
    say.fill(Msg::RecordNamed, &[("kind", &kind(say, of)), ("name", &name)])
}

/// Records by kind, each kind with how many.
pub(super) fn counted(say: Say, records: &[(Kind, Id)]) -> String {
    let mut kinds: Vec<Kind> = records.iter().map(|(kind, _)| *kind).collect();
    kinds.sort();
    kinds.dedup();
    let count = |of: Kind| records.iter().filter(|(kind, _)| *kind == of).count();
    let counted = kinds.into_iter().map(|of| say.fill(Msg::RecordCounted, &[("kind", &kind(say, of)), ("n", &count(of))]));
    counted.collect::<Vec<_>>().join(", ")
}
