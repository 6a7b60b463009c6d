//! The forms of what the charter lets be filled in: a row of a register, cells of one, the value of a field.

use super::fault;
use super::known::Known;
use super::typed::Typed;
use crate::app::command::{Command, FieldDraft, RecordCommand, RowDraft};
use crate::app::names;
use crate::domain::charter::{Charter, Column, Entry, Field, Register};
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;

/// Cells of a register that are to be filled in.
pub(in crate::tui::panes) struct Cells<'a> {
    pub(in crate::tui::panes) register: &'a Entry<Register>,
    /// The row, by handle; none: a new one.
    pub(in crate::tui::panes) row: Option<String>,
    /// The columns, each with what is to stand there, by handle.
    pub(in crate::tui::panes) columns: Vec<(Column, Option<String>)>,
}

/// Adds a row to a register, or fills in cells of one that is there.
pub(in crate::tui::panes) fn set(cells: Cells<'_>, charter: &Charter, known: &Known, look: Look) -> Form {
    let Cells { register, row, columns } = cells;
    let typed: Vec<_> = columns.iter().map(|(column, _)| Typed::cell(*column, &register.rule, charter, known)).collect();
    let field = |((column, value), typed): (&(Column, Option<String>), &Typed)| {
        let text = value.as_deref().map(|value| typed.shown(value)).unwrap_or_default();
        typed.field(names::column(*column), &text).unmarked()
    };
    let fields = columns.iter().zip(&typed).map(field).collect();
    let act = if row.is_some() { Msg::FormSaves } else { Msg::FormAdds };
    let title = match &row {
        Some(row) => look.say.fill(Msg::FormCellsTitle, &[("register", &register.name), ("row", row)]),
        None => look.say.fill(Msg::FormRowTitle, &[("register", &register.name)]),
    };
    let columns: Vec<_> = columns.into_iter().map(|(column, _)| column.word().to_owned()).collect();
    let register = register.id.clone();
    let make = move |form: &Form, say: Say, today| {
        let mut cells = Vec::new();
        for (at, (column, typed)) in columns.iter().zip(&typed).enumerate() {
            cells.extend(typed.read(form, at, say, today)?.into_iter().map(|value| (column.clone(), value)));
        }
        if cells.is_empty() {
            return fault(0, say.msg(Msg::FormCellNeeded));
        }
        Ok(Command::Record(match &row {
            Some(row) => RecordCommand::SetCells { row: row.clone(), cells },
            None => RecordCommand::AddRow(RowDraft { register: register.clone(), cells }),
        }))
    };
    Form::new(title, fields, Box::new(make)).does(act)
}

/// What a value of a field is of.
pub(in crate::tui::panes) struct Whose {
    /// What it is about, by handle.
    pub(in crate::tui::panes) subject: String,
    /// What that is called.
    pub(in crate::tui::panes) title: String,
    /// The member it is the value of, by handle, where there is one for each.
    pub(in crate::tui::panes) member: Option<String>,
}

/// Fills in a field.
pub(in crate::tui::panes) fn value(whose: Whose, field: &Entry<Field>, known: &Known, look: Look) -> Form {
    let typed = Typed::value(&field.rule, known, look.say);
    let reference = FormField::new(Msg::FormReference, Takes::Text, "").help(Msg::FormDecidedByHelp);
    let fields = vec![
        typed.field(Msg::FormValue, ""),
        FormField::new(Msg::FormDate, Takes::Date, &look.today.to_string()).help(Msg::FormDateUnknown).past(),
        if field.rule.decided_by.is_some() { reference } else { reference.optional() },
    ];
    let title = look.say.fill(Msg::FormFieldTitle, &[("field", &field.name), ("title", &whose.title)]);
    let of = format!("{}\n{}", whose.subject, whose.member.as_deref().unwrap_or_default());
    let field = field.id.clone();
    let make = move |form: &Form, say: Say, today| {
        let values = typed.read(form, 0, say, today)?;
        if values.is_empty() {
            return fault(0, say.msg(Msg::FormValueNeeded));
        }
        let on = form.date_if_any(1, say, today)?;
        Ok(Command::Record(RecordCommand::SetField(FieldDraft {
            subject: whose.subject.clone(),
            field: field.clone(),
            member: whose.member.clone(),
            values,
            on,
            undated: on.is_none(),
            reference: form.filled(2),
        })))
    };
    Form::new(title, fields, Box::new(make)).of(of)
}
