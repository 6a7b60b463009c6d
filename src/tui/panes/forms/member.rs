//! The forms of a member: a new one, what is different in one, its last day, its inhabitants on a day.

use super::fault;
use crate::app::command::{Command, MemberDraft, MemberEdit, NewFigure};
use crate::domain::charter::{Areas, Entry};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::public_number::{OrgNumber, is_municipality_number, organisation_number};
use crate::text::{Msg, Say};
use crate::tui::layers::form::{FieldFault, Form, FormField, Takes};
use crate::tui::panes::Look;

/// Where a member lies by one of the schemes of areas.
pub(in crate::tui::panes) struct Placement {
    scheme: String,
    /// What the scheme is called.
    title: String,
    /// Ids and names of its areas.
    areas: Vec<(String, String)>,
    /// The area it lies in.
    now: Option<String>,
}

impl Placement {
    /// By each scheme of the agreement; `lies_in` tells the area by the id of the scheme.
    pub(in crate::tui::panes) fn all<'a>(schemes: &[Entry<Areas>], lies_in: impl Fn(&str) -> Option<&'a str>) -> Vec<Self> {
        let of = |scheme: &Entry<Areas>| Self {
            scheme: scheme.id.clone(),
            title: scheme.brief().to_owned(),
            areas: scheme.rule.values.iter().map(|area| (area.id.clone(), area.name.clone())).collect(),
            now: lies_in(&scheme.id).map(str::to_owned),
        };
        schemes.iter().map(of).collect()
    }

    fn field(&self) -> FormField {
        let now = self.areas.iter().find(|(id, _)| Some(id) == self.now.as_ref()).map_or("", |(_, name)| name);
        let options = self.areas.iter().map(|(_, name)| name.clone()).collect();
        FormField::new(Msg::ColumnArea, Takes::Choice { options, or_new: false }, now).called(self.title.clone()).optional()
    }
}

/// The areas that were chosen in the fields from one on and are others than before, each with its scheme.
fn placed(placements: &[Placement], form: &Form, first: usize, say: Say) -> Result<Vec<(String, String)>, FieldFault> {
    let mut placed = Vec::new();
    for (at, placement) in placements.iter().enumerate() {
        let area = form.chosen_if_any(first + at, say)?.map(|chosen| placement.areas[chosen].0.clone());
        let area = area.filter(|area| Some(area) != placement.now.as_ref());
        placed.extend(area.map(|area| (placement.scheme.clone(), area)));
    }
    Ok(placed)
}

/// A new member.
pub(in crate::tui::panes) fn add(placements: Vec<Placement>, look: Look) -> Form {
    let mut fields = vec![
        FormField::new(Msg::FormName, Takes::Text, "").help(Msg::FormNameHelp),
        code(""),
        org_number(""),
        FormField::new(Msg::FormFrom, Takes::Date, "").help(Msg::FormDateUnknown),
    ];
    fields.extend(placements.iter().map(Placement::field));
    let make = move |form: &Form, say: Say, today| {
        let Some(name) = form.filled(0) else { return fault(0, say.msg(Msg::FormNameNeeded)) };
        let Some(code) = form.filled(1) else { return fault(1, say.msg(Msg::FormCodeNeeded)) };
        numbers(form, (1, 2), say)?;
        let (org_number, from) = (form.filled(2), form.date_if_any(3, say, today)?);
        let areas = placed(&placements, form, 4, say)?;
        Ok(Command::AddMember(Box::new(MemberDraft { name, code, org_number, from, areas, ..MemberDraft::default() })))
    };
    Form::new(look.say.msg(Msg::FormMemberTitle).to_owned(), fields, Box::new(make)).does(Msg::FormAdmits)
}

/// The number of a municipality.
pub(super) fn code(text: &str) -> FormField {
    FormField::new(Msg::ColumnCode, Takes::Text, text).help(Msg::FormCodeHelp)
}

/// The number of an organisation, which shows a slip of the finger.
pub(super) fn org_number(text: &str) -> FormField {
    let think = |form: &Form, say: Say, _: Date| {
        let number = form.text_of(Msg::DetailOrgNumber);
        (organisation_number(number) == OrgNumber::WrongCheckDigit).then(|| say.msg(Msg::FormCheckDigit).to_owned())
    };
    FormField::new(Msg::DetailOrgNumber, Takes::Text, text).help(Msg::FormOrgNumberHelp).optional().warn(think)
}

/// Refuses numbers that cannot be, in the fields of the municipality's and the organisation's.
pub(super) fn numbers(form: &Form, (code, number): (usize, usize), say: Say) -> Result<(), FieldFault> {
    if !form.text(code).is_empty() && !is_municipality_number(form.text(code)) {
        return fault(code, say.msg(Msg::FormCodeHelp));
    }
    match organisation_number(form.text(number)) {
        OrgNumber::NotOne if !form.text(number).is_empty() => fault(number, say.msg(Msg::FormOrgNumberHelp)),
        _ => Ok(()),
    }
}

/// A member as it shall be; another number or name can be from a day on.
pub(in crate::tui::panes) fn edit(now: &Member, placements: Vec<Placement>, look: Look) -> Form {
    let (name, former) = (now.name.clone(), now.code.clone());
    let corrects = move |form: &Form, say: Say, _: Date| {
        let differs = form.text(0) != name || form.text(1) != former;
        (differs && form.text(2).is_empty()).then(|| say.msg(Msg::FormSinceEmpty).to_owned())
    };
    let mut fields = vec![
        FormField::new(Msg::FormName, Takes::Text, &now.name).help(Msg::FormNameHelp),
        code(&now.code),
        FormField::new(Msg::FormSince, Takes::Date, "").help(Msg::FormSinceHelp).warn(corrects),
        org_number(now.org_number.as_deref().unwrap_or_default()),
        FormField::new(Msg::FormOrder, Takes::Text, &now.order.to_string()).help(Msg::FormOrderHelp).optional(),
    ];
    fields.extend(placements.iter().map(Placement::field));
    let title = look.say.fill(Msg::FormEditTitle, &[("title", &now.name)]);
    let id = now.id;
    let make = move |form: &Form, say: Say, today| {
        let Some(name) = form.filled(0) else { return fault(0, say.msg(Msg::FormNameNeeded)) };
        numbers(form, (1, 3), say)?;
        let Ok(order) = form.text(4).parse() else { return fault(4, say.msg(Msg::FormOrderHelp)) };
        let (code, org_number) = (form.text(1).to_owned(), form.filled(3));
        let since = form.date_if_any(2, say, today)?;
        let areas = placed(&placements, form, 5, say)?;
        let edit = Box::new(MemberEdit { code, name, org_number, order, areas, since });
        Ok(Command::EditMember { id, seen: None, edit })
    };
    Form::new(title, fields, Box::new(make))
}

/// The last day of a member.
pub(in crate::tui::panes) fn leave(member: &Member, look: Look) -> Form {
    let fields = vec![FormField::new(Msg::FormLastDay, Takes::Date, "").help(Msg::FormLeavesHelp)];
    let title = look.say.fill(Msg::FormLeavesTitle, &[("member", &member.name)]);
    let id = member.id;
    let make = move |form: &Form, say: Say, today| Ok(Command::MemberLeaves { id, on: form.date(0, say, today)? });
    Form::new(title, fields, Box::new(make)).does(Msg::FormLeaves)
}

/// The inhabitants of a member on a day.
pub(in crate::tui::panes) fn inhabitants(id: Id, name: &str, known: Vec<(Date, u64)>, source: &str, look: Look) -> Form {
    let think = move |form: &Form, say: Say, today: Date| {
        let (count, day) = (number(form.text(1))?, form.date(0, say, today).ok()?);
        if known.iter().any(|(on, _)| *on == day) {
            return Some(say.fill(Msg::FormInhabitantsThere, &[("date", &say.date(day))]));
        }
        let (_, before) = known.iter().filter(|(on, _)| *on < day).max()?;
        // A tenth in one step is rare enough to be looked at twice.
        let far = count.abs_diff(*before) * 10 > *before;
        far.then(|| say.fill(Msg::FormInhabitantsFar, &[("before", &say.integer(i128::from(*before)))]))
    };
    let fields = vec![
        FormField::new(Msg::FormDate, Takes::Date, &look.today.to_string()).help(Msg::FormInhabitantsDateHelp).past(),
        FormField::new(Msg::MembersInhabitants, Takes::Text, "").help(Msg::FormNumberNeeded).warn(think),
        FormField::new(Msg::PortfolioSource, Takes::Text, source).help(Msg::FormSourceHelp),
    ];
    let title = look.say.fill(Msg::FormInhabitantsTitle, &[("member", &name)]);
    let make = move |form: &Form, say: Say, today| {
        let on = form.date(0, say, today)?;
        let Some(count) = number(form.text(1)) else { return fault(1, say.msg(Msg::FormNumberNeeded)) };
        let Some(source) = form.filled(2) else { return fault(2, say.msg(Msg::FormSourceNeeded)) };
        Ok(Command::SetInhabitants(NewFigure { member: id, on, count, source }))
    };
    Form::new(title, fields, Box::new(make))
}

/// A whole number as people write it, with blanks or points between thousands.
fn number(text: &str) -> Option<u64> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.' && *c != '\u{a0}').collect();
    digits.parse().ok()
}
