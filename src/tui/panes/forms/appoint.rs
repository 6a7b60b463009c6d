//! The form that puts someone into a seat of a body or a role of a record.

use super::fault;
use super::known::Known;
use crate::app::command::{Appointee, AppointmentDraft, Command, PersonDraft, RecordCommand, RoleDraft};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::portfolio::About;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;

/// Where someone is wanted.
pub(in crate::tui::panes) enum Seat {
    /// In a seat of a body, for an organisation where it is one's.
    OfBody { body: String, seat: String, organisation: Option<Id> },
    /// In a role of a project, a solution or a member.
    Role { about: About, seat: String },
}

/// A seat that is to be filled.
pub(in crate::tui::panes) struct Vacancy {
    pub(in crate::tui::panes) seat: Seat,
    /// What the seat is called.
    pub(in crate::tui::panes) name: String,
    /// What it is of.
    pub(in crate::tui::panes) of: String,
    /// The member it is for, where that is known.
    pub(in crate::tui::panes) member: Option<Id>,
    /// The first day.
    pub(in crate::tui::panes) from: Date,
    /// Whether the day of the nomination is wanted too.
    pub(in crate::tui::panes) nominates: bool,
}

/// Appoints a known person or a new one.
pub(in crate::tui::panes) fn appoint(vacancy: Vacancy, known: &Known, look: Look) -> Form {
    let people_options = known.people.iter().map(|person| known.person_name(person)).collect();
    let member_options = known.members.iter().map(|m| m.name.clone()).collect();
    let nominated = if vacancy.nominates { look.today.to_string() } else { String::new() };
    let fields = vec![
        FormField::new(Msg::FormPerson, Takes::Choice { options: people_options, or_new: true }, ""),
        FormField::new(Msg::FormTitle, Takes::Text, "").only_for_new(),
        FormField::new(Msg::FormMail, Takes::Text, "").only_for_new(),
        FormField::new(Msg::FormPhone, Takes::Text, "").only_for_new(),
        FormField::new(
            Msg::FormMember,
            Takes::Choice { options: member_options, or_new: false },
            known.member_name(vacancy.member),
        ),
        FormField::new(Msg::FormFrom, Takes::Date, &vacancy.from.to_string()),
        FormField::new(Msg::FormNominated, Takes::Date, &nominated).past().absent_if(!vacancy.nominates),
    ];
    let title = look.say.fill(Msg::BodiesAppointTitle, &[("seat", &vacancy.name), ("body", &vacancy.of)]);
    let people: Vec<_> = known.people.iter().map(|person| person.id).collect();
    let members: Vec<_> = known.members.iter().map(|member| member.id).collect();
    let make = move |form: &Form, say: Say, today| {
        let member = form.chosen_if_any(4, say)?.map(|at| members[at]);
        let Some(name) = form.filled(0) else { return fault(0, say.msg(Msg::FormPersonNeeded)) };
        let from = form.date_if_any(5, say, today)?;
        let nominated = form.date_if_any(6, say, today)?;
        let new =
            || PersonDraft { handle: None, name, title: form.filled(1), mail: form.filled(2), phone: form.filled(3), member };
        let who = form.chosen(0).map_or_else(|| Appointee::New(new()), |at| Appointee::Known(people[at]));
        Ok(match &vacancy.seat {
            Seat::OfBody { body, seat, organisation } => Command::Appoint(Box::new(AppointmentDraft {
                body: body.clone(),
                seat: seat.clone(),
                who,
                member,
                organisation: *organisation,
                from,
                until: None,
                nominated,
                elected: None,
                elected_by: None,
                decision: None,
                percent: None,
            })),
            Seat::Role { about, seat } => Command::Record(RecordCommand::TakeRole(Box::new(RoleDraft {
                about: about.clone(),
                seat: seat.clone(),
                who,
                member,
                from,
                until: None,
            }))),
        })
    };
    Form::new(title, fields, Box::new(make))
}
