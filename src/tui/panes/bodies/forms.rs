//! The forms of seats: appoint someone, change what is known of them, end an appointment.

use crate::app::command::{Command, PersonDraft};
use crate::app::query::bodies::{BodyPage, Holder, SeatRow};
use crate::domain::charter::Charter;
use crate::domain::person::Person;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{FieldFault, Form, FormField, Takes};
use crate::tui::panes::Look;
use crate::tui::panes::forms::appoint::{self, Seat, Vacancy};
use crate::tui::panes::forms::known::Known;

/// Appoints someone to a seat.
pub(super) fn appoint(page: &BodyPage, seat: &SeatRow, charter: &Charter, known: &Known, look: Look) -> Form {
    let (body, organisation) = (page.row.id.clone(), seat.for_organisation);
    let rule = charter.seats_of(&page.row.id).find(|entry| entry.id == seat.seat).map(|entry| &entry.rule);
    // Of an area's seat, only whoever sits there now comes from the member that the line names.
    let is_ones_own = rule.is_none_or(|rule| rule.per.is_some() || rule.party().is_some());
    let holder = seat.holder.as_ref().map(|holder| (holder.appointment, holder.person.name.clone()));
    let vacancy = Vacancy {
        seat: Seat::OfBody { body, seat: seat.seat.clone(), organisation },
        name: seat.name.clone(),
        of: page.row.name.clone(),
        member: seat.for_member.filter(|_| is_ones_own),
        holder,
        from: look.today,
        nominates: false,
    };
    appoint::appoint(vacancy, charter, known, look)
}

/// Changes what is known of whoever holds a seat.
pub(super) fn person(holder: &Holder, people: &[Person], say: Say) -> Form {
    let card = &holder.person;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let fields = vec![
        FormField::new(Msg::FormName, Takes::Text, &card.name).help(Msg::FormNameHelp),
        FormField::new(Msg::FormTitle, Takes::Text, &text(&card.title)).help(Msg::FormTitleHelp).optional(),
        FormField::new(Msg::FormMail, Takes::Text, &text(&card.mail)).help(Msg::FormMailHelp).optional(),
        FormField::new(Msg::FormPhone, Takes::Text, &text(&card.phone)).help(Msg::FormPhoneHelp).optional(),
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

/// Ends an appointment on a day, by whoever removed the holder where the agreement has a rule on that.
pub(super) fn end(page: &BodyPage, seat: &SeatRow, holder: &Holder, charter: &Charter, known: &Known, look: Look) -> Form {
    let entry = charter.seats_of(&page.row.id).find(|entry| entry.id == seat.seat);
    let removable = entry.is_some_and(|entry| entry.rule.removed_by.is_some());
    let options = known.members.iter().map(|member| member.name.clone()).collect();
    let fields = vec![
        FormField::new(Msg::FormLastDay, Takes::Date, &look.today.to_string()).near(),
        FormField::new(Msg::FormRemovedBy, Takes::Choice { options, or_new: false }, "")
            .help(Msg::FormRemovedByHelp)
            .optional()
            .absent_if(!removable),
    ];
    let names: [(&str, &dyn std::fmt::Display); 3] =
        [("person", &holder.person.name), ("seat", &seat.name), ("body", &page.row.name)];
    let title = look.say.fill(Msg::BodiesEndTitle, &names);
    let id = holder.appointment;
    let members: Vec<_> = known.members.iter().map(|member| member.id).collect();
    let make = move |form: &Form, say: Say, today| {
        let removed_by = form.chosen_if_any(1, say)?.map(|at| members[at]);
        Ok(Command::EndAppointment { id, on: form.date(0, say, today)?, removed_by })
    };
    Form::new(title, fields, Box::new(make)).does(Msg::FormEnds)
}
