//! The forms of seats: appoint someone, change what is known of them, end an appointment.

use crate::app::command::{Command, PersonDraft};
use crate::app::query::bodies::{BodyPage, Holder, SeatRow};
use crate::domain::person::Person;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{FieldFault, Form, FormField, Takes};
use crate::tui::panes::Look;
use crate::tui::panes::forms::appoint::{self, Seat, Vacancy};
use crate::tui::panes::forms::known::Known;

/// Appoints someone to a seat.
pub(super) fn appoint(page: &BodyPage, seat: &SeatRow, known: &Known, look: Look) -> Form {
    let (body, organisation) = (page.row.id.clone(), seat.for_organisation);
    let vacancy = Vacancy {
        seat: Seat::OfBody { body, seat: seat.seat.clone(), organisation },
        name: seat.name.clone(),
        of: page.row.name.clone(),
        member: seat.for_member,
        from: look.today,
        nominates: false,
    };
    appoint::appoint(vacancy, known, look)
}

/// Changes what is known of whoever holds a seat.
pub(super) fn person(holder: &Holder, people: &[Person], say: Say) -> Form {
    let card = &holder.person;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let fields = vec![
        FormField::new(Msg::FormName, Takes::Text, &card.name),
        FormField::new(Msg::FormTitle, Takes::Text, &text(&card.title)),
        FormField::new(Msg::FormMail, Takes::Text, &text(&card.mail)),
        FormField::new(Msg::FormPhone, Takes::Text, &text(&card.phone)),
    ];
    let title = say.fill(Msg::BodiesPersonTitle, &[("person", &card.name)]);
    let (id, member) = (card.id, people.iter().find(|p| p.id == card.id).and_then(|p| p.member));
    let make = move |form: &Form, say: Say, _| {
        let name = form.filled(0);
        let name = name.ok_or_else(|| FieldFault { field: 0, words: say.msg(Msg::FormPersonNeeded).to_owned() })?;
        let (title, mail, phone) = (form.filled(1), form.filled(2), form.filled(3));
        Ok(Command::EditPerson { id, seen: None, draft: PersonDraft { handle: None, name, title, mail, phone, member } })
    };
    Form::new(title, fields, Box::new(make))
}

/// Ends an appointment on a day.
pub(super) fn end(page: &BodyPage, seat: &SeatRow, holder: &Holder, look: Look) -> Form {
    let fields = vec![FormField::new(Msg::FormLastDay, Takes::Date, &look.today.to_string())];
    let names: [(&str, &dyn std::fmt::Display); 3] =
        [("person", &holder.person.name), ("seat", &seat.name), ("body", &page.row.name)];
    let title = look.say.fill(Msg::BodiesEndTitle, &names);
    let id = holder.appointment;
    let make =
        move |form: &Form, say: Say, today| Ok(Command::EndAppointment { id, on: form.date(0, say, today)?, removed_by: None });
    Form::new(title, fields, Box::new(make))
}
