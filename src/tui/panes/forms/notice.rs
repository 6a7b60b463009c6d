//! The form of a notice that a party gives.

use super::fault;
use crate::app::command::{Command, NoticeDraft};
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;

/// Puts a notice on record; members and kinds of notice by their handles and names.
pub(in crate::tui::panes) fn form(members: Vec<(String, String)>, exits: Vec<(String, String)>, look: Look) -> Form {
    let say = look.say;
    let names = |of: &[(String, String)]| of.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
    let choice = |options| Takes::Choice { options, or_new: false };
    let written = [Msg::ValueYes, Msg::ValueNo].map(|msg| say.msg(msg).to_owned()).to_vec();
    let first = exits.first().map(|(_, name)| name.clone()).unwrap_or_default();
    let fields = vec![
        FormField::new(Msg::FormNoticeMember, choice(names(&members)), ""),
        FormField::new(Msg::FormNoticeExit, choice(names(&exits)), &first),
        FormField::new(Msg::FormDate, Takes::Date, &look.today.to_string()),
        FormField::new(Msg::NoticeWrittenLabel, choice(written), say.msg(Msg::ValueYes)),
        FormField::new(Msg::NoticeGround, Takes::Text, "").optional(),
    ];
    let make = move |form: &Form, say: Say, today| {
        let Some(member) = form.chosen(0) else { return fault(0, say.msg(Msg::FormNoSuchChoice)) };
        let Some(exit) = form.chosen(1) else { return fault(1, say.msg(Msg::FormNoSuchChoice)) };
        Ok(Command::GiveNotice(Box::new(NoticeDraft {
            member: members[member].0.clone(),
            exit: Some(exits[exit].0.clone()),
            given: form.date(2, say, today)?,
            written: form.chosen(3) == Some(0),
            ground: form.filled(4),
        })))
    };
    Form::new(say.msg(Msg::FormNoticeTitle).to_owned(), fields, Box::new(make))
}
