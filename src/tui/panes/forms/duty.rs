//! The form that records what a duty asks for.

use super::appoint::{self, Seat, Vacancy};
use super::cells::{self, Cells, Whose};
use super::document;
use super::figure::{self, Wanted};
use super::known::Known;
use super::meeting;
use super::stance::{self, Positions};
use crate::app::names;
use crate::app::query::due::{DueLine, Evidence};
use crate::app::query::meetings::MeetingRow;
use crate::domain::charter::{Charter, Key, Unit};
use crate::domain::portfolio::stance::topic;
use crate::tui::layers::form::Form;
use crate::tui::panes::Look;

/// The form for what settles a line; none where it cannot be told what to record.
pub(in crate::tui::panes) fn form(line: &DueLine, charter: &Charter, known: &Known, look: Look) -> Option<Form> {
    let DueLine { handle, title, due, .. } = line;
    match line.evidence.as_ref()? {
        Evidence::Document { subject, of, kind, parts, period } => {
            let kind = Some(kind.as_str());
            let paper = document::Paper { subject: subject.clone(), title: title.clone(), of: of.clone(), kind, parts, period };
            charter.document(kind?)?;
            Some(document::add(&paper, charter, look))
        }
        Evidence::Positions { subject, topic: id, period, members } => Some(stance::set(
            Positions {
                subject: format!("{subject}.{id}"),
                title: title.clone(),
                topic: topic(charter, id)?,
                period: Some(period.clone()).filter(|p| !p.is_empty()),
                members: members.clone(),
                states: Vec::new(),
                asked: None,
                since: None,
            },
            look,
        )),
        Evidence::Figure { series, period } => {
            let decided = charter.key(series).filter(|k| matches!(k.rule, Key::Decided { .. })).map(|k| (&k.name, Unit::Weights));
            let (name, unit) = charter.series_of(series).map(|s| (&s.name, s.rule.unit)).or(decided)?;
            let (series, name) = (series.clone(), name.clone());
            let currency = charter.cooperation.rule.currency;
            let wanted = Wanted { series, name, unit, currency, year: *period, there: Vec::new(), table: String::new() };
            Some(figure::set(wanted, look))
        }
        Evidence::Field { subject, title, field, member } => {
            let whose = Whose { subject: subject.clone(), title: title.clone(), member: member.clone() };
            Some(cells::value(whose, charter.field(field)?, known, look))
        }
        Evidence::Row { register, about } => {
            let register = charter.register(register)?;
            let value = |column| about.as_ref().filter(|(of, _)| *of == column).map(|(_, handle)| handle.clone());
            let columns = register.rule.has.iter().map(|column| (*column, value(*column))).collect();
            Some(cells::set(Cells { register, row: None, columns }, charter, known, look))
        }
        Evidence::Cells { register, row, cells } => {
            let cells = Cells { register: charter.register(register)?, row: Some(row.clone()), columns: cells.clone() };
            Some(cells::set(cells, charter, known, look))
        }
        Evidence::Meeting { body, kind } => {
            let wanted = MeetingRow::wanted(charter, handle, body, kind.as_deref(), *due);
            let members: Vec<_> = known.members.iter().map(|member| (member.id, member.name.clone())).collect();
            Some(meeting::add(Some(&wanted), charter, &members, look))
        }
        Evidence::Seat { body, seat, member, term } => Some(appoint::appoint(
            Vacancy {
                name: names::seat_title(charter, body, seat),
                of: charter.body(body)?.name.clone(),
                seat: Seat::OfBody { body: body.clone(), seat: seat.clone(), organisation: None },
                member: *member,
                holder: None,
                from: term.unwrap_or(look.today),
                nominates: term.is_some(),
            },
            charter,
            known,
            look,
        )),
        Evidence::Role { about, title, seat, member } => Some(appoint::appoint(
            Vacancy {
                name: charter.role_seat(seat)?.name.clone(),
                of: title.clone(),
                seat: Seat::Role { about: about.clone(), seat: seat.clone() },
                member: *member,
                holder: None,
                from: look.today,
                nominates: false,
            },
            charter,
            known,
            look,
        )),
    }
}
