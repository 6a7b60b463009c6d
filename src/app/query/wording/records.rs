//! What is missing in the portfolio, and the command that records it.

use super::Wording;
use crate::app::names;
use crate::domain::charter::{Column, Evidence, FieldKind, RecordKind, Subject, Unit};
use crate::domain::duty::{Obligation, RecordWant};
use crate::domain::ids::Id;
use crate::domain::portfolio::About;
use crate::text::Msg;

/// As many members as are named one by one.
const NAMED: usize = 5;

impl Wording<'_> {
    /// What is missing.
    pub(super) fn record_missing(&self, want: &RecordWant) -> String {
        let (say, charter) = (self.say, self.charter);
        match want {
            RecordWant::Document { kind, parts, there, period, .. } => {
                let entry = charter.document(kind);
                let name = entry.map_or(kind.as_str(), |k| k.name.as_str());
                let name = if period.is_empty() { name.to_owned() } else { format!("{name}, {period}") };
                if !there {
                    return say.fill(Msg::MissingDocument, &[("name", &name)]);
                }
                let part = |id: &String| {
                    let part = entry.and_then(|k| k.rule.parts.iter().find(|p| p.id == *id));
                    part.map_or_else(|| id.clone(), |p| p.name.clone())
                };
                let parts: Vec<_> = parts.iter().map(part).collect();
                say.fill(Msg::MissingParts, &[("name", &name), ("parts", &parts.join(", "))])
            }
            RecordWant::Stance { topic, state: Some(state), more, .. } if *more > 0 => {
                let fields = [("topic", &self.topic(topic) as &dyn std::fmt::Display), ("state", &self.state(topic, state))];
                say.count(Msg::MissingMoreStances, i128::from(*more), &fields)
            }
            RecordWant::Stance { topic, missing, period, .. } => {
                let name = self.topic(topic);
                let topic = if period.is_empty() { name } else { format!("{name}, {period}") };
                if missing.is_empty() {
                    return say.fill(Msg::MissingAnyStance, &[("topic", &topic)]);
                }
                let count = i128::try_from(missing.len()).unwrap_or(i128::MAX);
                say.count(Msg::MissingStances, count, &[("topic", &topic), ("members", &self.members(missing))])
            }
            RecordWant::Figure { series, period } => {
                let name = charter.series_of(series).map_or(series.as_str(), |s| s.name.as_str());
                say.fill(Msg::MissingFigure, &[("name", &name), ("period", period)])
            }
            RecordWant::Field { field, subject, each } => {
                let name = charter.field(field).map_or(field.as_str(), |f| f.name.as_str());
                let of = match (subject, each) {
                    (_, Some(member)) | (Some(About::Member(member)), None) => Some(self.member(*member)),
                    _ => None,
                };
                let name = of.map_or_else(|| name.to_owned(), |member| format!("{name}, {member}"));
                say.fill(Msg::MissingField, &[("name", &name)])
            }
            RecordWant::Row { register, period, .. } => {
                let name = charter.register(register).map_or(register.as_str(), |r| r.name.as_str());
                let name = if period.is_empty() { name.to_owned() } else { format!("{name}, {period}") };
                say.fill(Msg::MissingRow, &[("name", &name)])
            }
            RecordWant::Cells { row, cells } => {
                let name = |(column, value): &(Column, Option<String>)| self.cell(*row, *column, value.as_deref());
                let cells: Vec<_> = cells.iter().map(name).collect();
                say.fill(Msg::MissingCells, &[("row", &self.handle(&About::Row(*row))), ("cells", &cells.join(", "))])
            }
            RecordWant::Within { frame, allowed, spent, used, .. } => {
                let name = |id: &String| charter.register(id).map_or(id.clone(), |r| r.name.clone());
                let amounts: [(&str, &dyn std::fmt::Display); 4] = [
                    ("frame", &name(frame)),
                    ("allowed", &say.amount(*allowed)),
                    ("spent", &name(spent)),
                    ("used", &say.amount(*used)),
                ];
                say.fill(Msg::MissingWithin, &amounts)
            }
            RecordWant::Known(Subject::Project) => say.msg(Msg::MissingProject).to_owned(),
            RecordWant::Known(Subject::Solution) => say.msg(Msg::MissingSolution).to_owned(),
            RecordWant::Known(_) => say.msg(Msg::MissingRecord).to_owned(),
        }
    }

    /// What to do next, in a sentence, and the command that does it.
    pub(super) fn record_next(&self, want: &RecordWant, obligation: &Obligation) -> (String, String) {
        let handle = |id: Id| self.records.member(id).map(|m| m.handle.clone());
        let period = |period: &str| if period.is_empty() { String::new() } else { format!(" --period {period}") };
        let of_member = obligation.member.and_then(handle);
        let (msg, command) = match want {
            RecordWant::Document { kind, parts, period: of, about, .. } => {
                let per = self.charter.document(kind).and_then(|k| k.rule.per.as_ref());
                let member = of_member.filter(|_| per == Some(&RecordKind::Known(Subject::Member)));
                let record = about.as_ref().map(|about| self.handle(about));
                let subject = record.or(member).unwrap_or_else(|| "cooperation".to_owned());
                let parts = if parts.is_empty() { String::new() } else { format!(" --parts {}", parts.join(",")) };
                (Msg::NextDocument, format!("samvirke document add {subject} {kind} LINK{parts}{}", period(of)))
            }
            RecordWant::Stance { topic, subject, about, state, missing, period: of, .. } => {
                let members: Vec<_> = missing.iter().filter_map(|id| handle(*id)).collect();
                let subject = match (about, subject) {
                    (Some(about), _) => self.handle(about),
                    (None, Subject::Agreement) => "agreement".to_owned(),
                    (None, Subject::Cooperation) => "cooperation".to_owned(),
                    (None, _) => "SUBJECT".to_owned(),
                };
                // Which of several it is to be is not for a proposal to say.
                let state = state.as_deref().unwrap_or("STATE");
                let members = match members.len() {
                    0 => "MEMBER".to_owned(),
                    1..=NAMED => members.join(","),
                    _ => "A,B".to_owned(),
                };
                let decided = self.decided_by(obligation, topic);
                (Msg::NextStance, format!("samvirke stance set {members} {subject}.{topic} {state}{}{decided}", period(of)))
            }
            RecordWant::Figure { series, period } => {
                // What is no series is a key whose weights are decided.
                let unit = self.charter.series_of(series).map_or(Unit::Weights, |s| s.rule.unit);
                let value = match unit {
                    Unit::PriceList => "--line 'NAME=AMOUNT;UNIT'",
                    Unit::Weights => "--line NAME=AMOUNT",
                    Unit::Money | Unit::MoneyPerInhabitant | Unit::BasisPoints => "VALUE",
                };
                (Msg::NextFigure, format!("samvirke figure set {series} {period} {value} --decided REF"))
            }
            RecordWant::Field { field, subject, each } => {
                let about = subject.as_ref().map_or_else(|| "cooperation".to_owned(), |about| self.handle(about));
                let each = each.and_then(handle).map(|m| format!(" --member {m}")).unwrap_or_default();
                let kind = self.charter.field(field).map(|f| f.rule.kind);
                let value = kind.map_or_else(|| "VALUE".to_owned(), |kind| self.value(kind));
                (Msg::NextField, format!("samvirke field set {about} {field} {value}{each}"))
            }
            RecordWant::Row { register, about, .. } | RecordWant::Within { frame: register, about, .. } => {
                let columns = self.charter.register(register).map(|r| r.rule.has.as_slice()).unwrap_or_default();
                let of = about.as_ref().map(|about| self.handle(about));
                let value = |column: Column| match (column, about, &of) {
                    (Column::Member, Some(About::Member(_)), Some(of)) => of.clone(),
                    (Column::Subject, Some(about), Some(of)) if !matches!(about, About::Member(_)) => of.clone(),
                    (Column::Member, Some(_), _) if of_member.is_some() => of_member.clone().unwrap_or_default(),
                    _ => placeholder(column).to_owned(),
                };
                let columns: String = columns.iter().take(NAMED).map(|c| format!(" {}={}", c.word(), value(*c))).collect();
                let msg = if matches!(want, RecordWant::Within { .. }) { Msg::NextWithin } else { Msg::NextRow };
                (msg, format!("samvirke register add {register}{columns}"))
            }
            RecordWant::Cells { row, cells } => {
                let cell = |(column, value): &(Column, Option<String>)| {
                    format!(" {}={}", column.word(), value.as_deref().unwrap_or_else(|| placeholder(*column)))
                };
                let cells: String = cells.iter().map(cell).collect();
                (Msg::NextCells, format!("samvirke register set {}{cells}", self.handle(&About::Row(*row))))
            }
            RecordWant::Known(Subject::Project) => {
                let solution = obligation.about.as_ref().map(|about| format!(" --solution {}", self.handle(about)));
                (Msg::NextProject, format!("samvirke project add NAME{}", solution.unwrap_or_default()))
            }
            RecordWant::Known(_) => (Msg::NextSolution, "samvirke solution add NAME".to_owned()),
        };
        (self.say.msg(msg).to_owned(), command)
    }

    /// What stands in a command for whose decision a position is, where that matters.
    fn decided_by(&self, obligation: &Obligation, topic: &str) -> String {
        let duty = self.charter.duties.iter().find(|duty| duty.id == obligation.rule);
        let organs = duty.iter().flat_map(|duty| &duty.rule.evidence.0).find_map(|evidence| match evidence {
            Evidence::Stance { topic: of, organs, .. } if of == topic => Some(organs.as_slice()),
            _ => None,
        });
        let words: Vec<_> = organs.unwrap_or_default().iter().map(|organ| organ.word()).collect();
        match words.as_slice() {
            [] => String::new(),
            words => format!(" --organ '{}' --on DATE --ref REF", words.join("|")),
        }
    }

    /// What stands in a command for a value of a field.
    fn value(&self, kind: FieldKind) -> String {
        match kind {
            FieldKind::YesNo => format!("'{}|{}'", self.say.msg(Msg::Yes), self.say.msg(Msg::No)),
            FieldKind::Date => "DATE".to_owned(),
            FieldKind::Member => "MEMBER".to_owned(),
            FieldKind::Person => "PERSON".to_owned(),
            FieldKind::Document => "DOCUMENT".to_owned(),
            FieldKind::Text | FieldKind::Number | FieldKind::Choice => "VALUE".to_owned(),
        }
    }

    fn state(&self, topic: &str, id: &str) -> String {
        self.known().map_or_else(|| id.to_owned(), |known| known.state_name(topic, id))
    }

    fn topic(&self, id: &str) -> String {
        self.known().map_or_else(|| id.to_owned(), |known| known.topic_name(id))
    }

    /// A cell of a row by the name of its column, and the state that is to stand there.
    fn cell(&self, row: Id, column: Column, value: Option<&str>) -> String {
        let row = self.records.portfolio.register_rows.iter().find(|r| r.id == row);
        let states = row.and_then(|row| self.charter.register(&row.register)).map(|r| r.rule.states.as_slice());
        let state = value.map(|id| states.unwrap_or_default().iter().find(|s| s.id == id).map_or(id, |s| s.name.as_str()));
        let name = self.say.msg(names::column(column));
        state.map_or_else(|| name.to_owned(), |state| format!("{name}: {state}"))
    }

    /// The first members by name, and how many more there are.
    fn members(&self, members: &[Id]) -> String {
        let names: Vec<_> = members.iter().take(NAMED).map(|id| self.member(*id)).collect();
        match members.len().checked_sub(NAMED) {
            Some(more) if more > 0 => {
                let more = i128::try_from(more).unwrap_or(i128::MAX);
                self.say.count(Msg::AndOthers, more, &[("names", &names.join(", "))])
            }
            _ => names.join(", "),
        }
    }
}

/// What stands in a command for a value of a column.
fn placeholder(column: Column) -> &'static str {
    match column {
        Column::Date | Column::From | Column::To | Column::Due | Column::Done => "DATE",
        Column::Member => "MEMBER",
        Column::Person => "PERSON",
        Column::Body => "BODY",
        Column::Text => "TEXT",
        Column::Amount => "AMOUNT",
        Column::State => "STATE",
        Column::Level => "LEVEL",
        Column::Subject => "SUBJECT",
        Column::Document => "DOCUMENT",
    }
}
