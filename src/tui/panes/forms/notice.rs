//! The forms of a notice: that a party gives it, and that one agrees to an earlier day.

use super::fault;
use crate::app::command::{Command, FieldDraft, NoticeDraft, RecordCommand};
use crate::app::query::agreement::ExitLine;
use crate::app::query::notices::NoticeLine;
use crate::domain::agreement::exit::effect;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;

/// Puts a notice on record, and tells before that what it would bring about; members by their handles and names.
pub(in crate::tui::panes) fn form(members: Vec<(String, String)>, lines: &[ExitLine], look: Look) -> Form {
    let say = look.say;
    let mut exits: Vec<_> = lines.iter().map(|exit| (exit.exit.clone(), exit.name.clone())).collect();
    exits.dedup();
    let (ids, lines) = (exits.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), lines.to_vec());
    let effects = move |form: &Form, say: Say, today| {
        let (exit, given) = (&ids[form.chosen(1)?], form.date(2, say, today).ok()?);
        let of_reading = |line: &ExitLine| {
            let ends = say.date(effect(&line.rule, given));
            line.reading_name.as_ref().map_or_else(|| ends.clone(), |reading| format!("{ends} ({reading})"))
        };
        let effects: Vec<_> = lines.iter().filter(|line| line.exit == *exit).map(of_reading).collect();
        Some(say.fill(Msg::FormNoticeEffect, &[("effects", &effects.join(", "))]))
    };
    let names = |of: &[(String, String)]| of.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
    let choice = |options| Takes::Choice { options, or_new: false };
    let written = [Msg::ValueYes, Msg::ValueNo].map(|msg| say.msg(msg).to_owned()).to_vec();
    let first = exits.first().map(|(_, name)| name.clone()).unwrap_or_default();
    let fields = vec![
        FormField::new(Msg::FormNoticeMember, choice(names(&members)), ""),
        FormField::new(Msg::FormNoticeExit, choice(names(&exits)), &first),
        FormField::new(Msg::FormDate, Takes::Date, &look.today.to_string()).near().warn(effects),
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

/// Puts on record that a member agrees to an earlier day than the one that a notice comes to; members by their handles and
/// names. The newest notice stands first.
pub(in crate::tui::panes) fn agree(members: Vec<(String, String)>, notices: &[NoticeLine], look: Look) -> Option<Form> {
    let say = look.say;
    let open = notices.iter().rev();
    let open: Vec<_> = open.filter_map(|n| Some((n.handle.clone(), n.earlier_field.clone()?, n.sentence(say)))).collect();
    let choice = |options| Takes::Choice { options, or_new: false };
    let sentences: Vec<_> = open.iter().map(|(.., sentence)| sentence.clone()).collect();
    let first = sentences.first()?.clone();
    let fields = vec![
        FormField::new(Msg::ColMember, choice(members.iter().map(|(_, name)| name.clone()).collect()), ""),
        FormField::new(Msg::NoticeEarlier, Takes::Date, ""),
        FormField::new(Msg::FormNoticeExit, choice(sentences), &first).optional(),
    ];
    let make = move |form: &Form, say: Say, today| {
        let Some(member) = form.chosen(0) else { return fault(0, say.msg(Msg::FormNoSuchChoice)) };
        // Left empty it is the newest.
        let notice = form.chosen_if_any(2, say)?.unwrap_or(0);
        let (subject, field, _) = open[notice].clone();
        let (member, values) = (Some(members[member].0.clone()), vec![form.date(1, say, today)?.to_string()]);
        let draft = FieldDraft { subject, field, member, values, on: None, undated: false, reference: None };
        Ok(Command::Record(RecordCommand::SetField(draft)))
    };
    Some(Form::new(say.msg(Msg::NoticeEarlier).to_owned(), fields, Box::new(make)))
}
