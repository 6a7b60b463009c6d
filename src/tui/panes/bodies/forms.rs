//! The forms of seats: appoint someone, change what is known of them, end an appointment.

use crate::app::command::{Appointee, AppointmentDraft, Command, PersonDraft};
use crate::app::query::bodies::{BodyPage, Holder, SeatRow};
use crate::domain::member::Member;
use crate::domain::person::Person;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{FieldFault, Form, FormField, Takes};
use crate::tui::panes::Look;

/// Appoints a known person or a new one.
pub(super) fn appoint(page: &BodyPage, seat: &SeatRow, known: (&[Person], &[Member]), look: Look) -> Form {
    let (people, members) = known;
    let say = look.say;
    let member_name = |id| members.iter().find(|m| Some(m.id) == id).map(|m| m.name.as_str());
    let of_person = |p: &Person| match member_name(p.member) {
        Some(member) => format!("{}, {member}", p.name),
        None => p.name.clone(),
    };
    let people_options = people.iter().map(of_person).collect();
    let member_options = members.iter().map(|m| m.name.clone()).collect();
    let for_member = member_name(seat.for_member).unwrap_or_default();
    let fields = vec![
        FormField::new(Msg::FormPerson, Takes::Choice { options: people_options, or_new: true }, ""),
        FormField::new(Msg::FormTitle, Takes::Text, "").only_for_new(),
        FormField::new(Msg::FormMail, Takes::Text, "").only_for_new(),
        FormField::new(Msg::FormPhone, Takes::Text, "").only_for_new(),
        FormField::new(Msg::FormMember, Takes::Choice { options: member_options, or_new: false }, for_member),
        FormField::new(Msg::FormFrom, Takes::Date, &look.today.to_string()),
    ];
    let title = say.fill(Msg::BodiesAppointTitle, &[("seat", &seat.name), ("body", &page.row.name)]);
    let (people, members) = (people.to_vec(), members.to_vec());
    let (body, seat, organisation) = (page.row.id.clone(), seat.seat.clone(), seat.for_organisation);
    let make = move |form: &Form, say: Say, today| {
        let member = match (form.chosen(4), form.text(4).is_empty()) {
            (Some(at), _) => Some(members[at].id),
            (None, true) => None,
            (None, false) => return Err(FieldFault { field: 4, words: say.msg(Msg::FormNoSuchChoice).to_owned() }),
        };
        let name = form.filled(0);
        let name = name.ok_or_else(|| FieldFault { field: 0, words: say.msg(Msg::FormPersonNeeded).to_owned() })?;
        let from = form.date_if_any(5, say, today)?;
        let new =
            || PersonDraft { handle: None, name, title: form.filled(1), mail: form.filled(2), phone: form.filled(3), member };
        let who = form.chosen(0).map_or_else(|| Appointee::New(new()), |at| Appointee::Known(people[at].id));
        Ok(Command::Appoint(Box::new(AppointmentDraft {
            body: body.clone(),
            seat: seat.clone(),
            who,
            member,
            organisation,
            from,
            until: None,
            nominated: None,
            elected: None,
            elected_by: None,
            decision: None,
        })))
    };
    Form::new(title, fields, Box::new(make))
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
    let make = move |form: &Form, say: Say, today| Ok(Command::EndAppointment { id, on: form.date(0, say, today)? });
    Form::new(title, fields, Box::new(make))
}
