//! The forms of a meeting: one is dated, and what became of it is recorded.

use super::fault;
use crate::app::command::Command;
use crate::app::query::meetings::MeetingRow;
use crate::domain::charter::Charter;
use crate::domain::ids::Id;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;

/// Dates a meeting; the body and the kind are those of the row one is at.
pub(in crate::tui::panes) fn add(at: Option<&MeetingRow>, charter: &Charter, members: &[(Id, String)], look: Look) -> Form {
    let names: Vec<_> = charter.bodies.iter().map(|body| body.name.clone()).collect();
    let body = at.and_then(|row| charter.body(&row.body)).map(|body| body.name.clone()).unwrap_or_default();
    let mut kinds: Vec<_> = charter.bodies.iter().flat_map(|body| &body.rule.kinds).map(|kind| kind.name.clone()).collect();
    kinds.sort();
    kinds.dedup();
    let undated = at.filter(|row| row.id.is_none());
    let kind = undated.and_then(|row| row.kind.clone()).unwrap_or_default();
    let options = |options: Vec<String>| Takes::Choice { options, or_new: false };
    let fields = vec![
        FormField::new(Msg::ColumnBody, options(names), &body),
        FormField::new(Msg::FormDate, Takes::Date, "").help(Msg::FormMeetingDateHelp),
        FormField::new(Msg::FormMeetingKind, options(kinds.clone()), &kind).help(Msg::FormMeetingKindHelp).optional(),
        FormField::new(Msg::FormInitiator, options(members.iter().map(|(_, name)| name.clone()).collect()), "")
            .help(Msg::FormInitiatorHelp)
            .optional(),
        FormField::new(Msg::FormRemark, Takes::Text, "").help(Msg::FormRemarkHelp).optional(),
    ];
    let bodies: Vec<_> = charter.bodies.iter().map(|body| (body.id.clone(), body.rule.kinds.clone())).collect();
    let members: Vec<_> = members.iter().map(|(id, _)| *id).collect();
    let make = move |form: &Form, say: Say, today| {
        let Some(at) = form.chosen(0) else { return fault(0, say.msg(Msg::FormNoSuchChoice)) };
        let (body, own) = &bodies[at];
        let kind = match form.chosen_if_any(2, say)? {
            None => None,
            Some(kind) => match own.iter().find(|own| own.name == kinds[kind]) {
                Some(own) => Some(own.id.clone()),
                None => return fault(2, say.msg(Msg::FormMeetingKindOther)),
            },
        };
        Ok(Command::AddMeeting {
            body: body.clone(),
            date: form.date(1, say, today)?,
            kind,
            initiator: form.chosen_if_any(3, say)?.map(|at| members[at]),
            note: form.filled(4),
        })
    };
    Form::new(look.say.msg(Msg::FormMeetingTitle).to_owned(), fields, Box::new(make))
}

/// Says what became of a meeting: held, or cancelled. The title is all there is to read before saying yes.
pub(in crate::tui::panes) fn became(id: Id, meeting: &str, held: bool, look: Look) -> Form {
    let act = if held { Msg::FormMeetingHeldTitle } else { Msg::FormMeetingCancelTitle };
    let make = move |_: &Form, _: Say, _| Ok(if held { Command::HoldMeeting { id } } else { Command::CancelMeeting { id } });
    Form::new(look.say.fill(act, &[("meeting", &meeting)]), Vec::new(), Box::new(make))
}
