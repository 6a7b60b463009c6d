//! What is missing in the portfolio, and the command that records it.

use super::Wording;
use crate::app::names::Known;
use crate::domain::charter::{Counts, Subject};
use crate::domain::duty::RecordWant;
use crate::domain::ids::Id;
use crate::text::Msg;

/// As many members as are named one by one.
const NAMED: usize = 5;

impl Wording<'_> {
    /// What is missing.
    pub(super) fn record_missing(&self, want: &RecordWant) -> String {
        let (say, charter) = (self.say, self.charter);
        match want {
            RecordWant::Document { kind, parts, there, period } => {
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
            RecordWant::Stance { topic, missing, period, .. } => {
                let name = self.topic(topic);
                let topic = if period.is_empty() { name } else { format!("{name}, {period}") };
                let count = i128::try_from(missing.len()).unwrap_or(i128::MAX);
                say.count(Msg::MissingStances, count, &[("topic", &topic), ("members", &self.members(missing))])
            }
            RecordWant::Figure { series, period } => {
                let name = charter.series_of(series).map_or(series.as_str(), |s| s.name.as_str());
                say.fill(Msg::MissingFigure, &[("name", &name), ("period", period)])
            }
            RecordWant::Field { field, subject, each } => {
                let name = charter.field(field).map_or(field.as_str(), |f| f.name.as_str());
                let name = match subject.or(*each) {
                    Some(member) => format!("{name}, {}", self.member(member)),
                    None => name.to_owned(),
                };
                say.fill(Msg::MissingField, &[("name", &name)])
            }
            RecordWant::Row { register, period } => {
                let name = charter.register(register).map_or(register.as_str(), |r| r.name.as_str());
                let name = if period.is_empty() { name.to_owned() } else { format!("{name}, {period}") };
                say.fill(Msg::MissingRow, &[("name", &name)])
            }
            RecordWant::Known(Subject::Project) => say.msg(Msg::MissingProject).to_owned(),
            RecordWant::Known(Subject::Solution) => say.msg(Msg::MissingSolution).to_owned(),
            RecordWant::Known(_) => say.msg(Msg::MissingRecord).to_owned(),
        }
    }

    /// What to do next, in a sentence, and the command that does it.
    pub(super) fn record_next(&self, want: &RecordWant, member: Option<Id>) -> (String, String) {
        let handle = |id: Id| self.records.member(id).map(|m| m.handle.clone());
        let period = |period: &str| if period.is_empty() { String::new() } else { format!(" --period {period}") };
        let of_member = member.and_then(handle);
        let (msg, command) = match want {
            RecordWant::Document { kind, period: of, .. } => {
                let per = self.charter.document(kind).and_then(|k| k.rule.per);
                let member = of_member.filter(|_| per == Some(Subject::Member));
                let subject = member.unwrap_or_else(|| "cooperation".to_owned());
                (Msg::NextDocument, format!("samvirke document add {subject} {kind} LINK{}", period(of)))
            }
            RecordWant::Stance { topic, subject, state, missing, period: of } => {
                let members: Vec<_> = missing.iter().filter_map(|id| handle(*id)).collect();
                let subject = match subject {
                    Subject::Agreement => "agreement",
                    Subject::Cooperation => "cooperation",
                    _ => "SUBJECT",
                };
                let only = self.charter.topic(topic).and_then(|t| {
                    let mut yes = t.rule.states.iter().filter(|s| s.counts == Counts::In);
                    yes.next().filter(|_| yes.next().is_none()).map(|s| s.id.as_str())
                });
                let state = state.as_deref().or(only).unwrap_or("STATE");
                let members = if members.len() > NAMED { "A,B".to_owned() } else { members.join(",") };
                (Msg::NextStance, format!("samvirke stance set {members} {subject}.{topic} {state}{}", period(of)))
            }
            RecordWant::Figure { series, period } => {
                (Msg::NextFigure, format!("samvirke figure set {series} {period} VALUE --decided REF"))
            }
            RecordWant::Field { field, subject, each } => {
                let about = subject.and_then(handle).unwrap_or_else(|| "cooperation".to_owned());
                let each = each.and_then(handle).map(|m| format!(" --member {m}")).unwrap_or_default();
                (Msg::NextField, format!("samvirke field set {about} {field} VALUE{each}"))
            }
            RecordWant::Row { register, .. } => {
                let columns = self.charter.register(register).map(|r| r.rule.has.as_slice()).unwrap_or_default();
                let columns: String = columns.iter().take(NAMED).map(|c| format!(" {}=VALUE", c.word())).collect();
                (Msg::NextRow, format!("samvirke register add {register}{columns}"))
            }
            RecordWant::Known(Subject::Project) => (Msg::NextProject, "samvirke project add NAME".to_owned()),
            RecordWant::Known(_) => (Msg::NextSolution, "samvirke solution add NAME".to_owned()),
        };
        (self.say.msg(msg).to_owned(), command)
    }

    fn topic(&self, id: &str) -> String {
        let (charter, records) = (self.charter, self.records);
        // A topic's name does not depend on which version of the agreement is in force.
        let agreement = records.portfolio.agreement_on(self.today);
        let known = agreement.map(|agreement| Known { charter, records, agreement, today: self.today, say: self.say });
        known.map_or_else(|| id.to_owned(), |known| known.topic_name(id))
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
