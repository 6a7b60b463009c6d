//! The form that puts someone into a seat of a body or a role of a record.

use super::fault;
use super::known::Known;
use crate::app::command::{Appointee, AppointmentDraft, Command, PersonDraft, RecordCommand, RoleDraft};
use crate::app::names;
use crate::domain::charter::{Charter, Count};
use crate::domain::date::{Date, add_days};
use crate::domain::ids::Id;
use crate::domain::person::Person;
use crate::domain::portfolio::About;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{FieldFault, Form, FormField, Takes};
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
    /// Who sits there now: the appointment, and the person's name.
    pub(in crate::tui::panes) holder: Option<(Id, String)>,
    /// The first day.
    pub(in crate::tui::panes) from: Date,
    /// Whether the day of the nomination is wanted too.
    pub(in crate::tui::panes) nominates: bool,
}

/// Appoints a known person or a new one.
pub(in crate::tui::panes) fn appoint(vacancy: Vacancy, charter: &Charter, known: &Known, look: Look) -> Form {
    let (say, today) = (look.say, look.today);
    let rule = match &vacancy.seat {
        Seat::OfBody { body, seat, .. } => charter.seats_of(body).find(|entry| entry.id == *seat),
        Seat::Role { seat, .. } => charter.role_seat(seat),
    };
    let rule = rule.map(|entry| &entry.rule);
    let whom = known.whom_for(rule, charter, today);
    // Those who come from where the seat is first.
    let fits = |person: &Person| match vacancy.member {
        Some(member) => person.member == Some(member),
        None => person.member.is_some_and(|own| whom.iter().any(|member| member.id == own)),
    };
    let (mut people, others): (Vec<_>, Vec<_>) = known.records.people.iter().partition(|person| fits(person));
    people.extend(others);
    let people_options = people.iter().map(|person| known.person_name(person)).collect();
    let member_options = whom.iter().map(|member| member.name.clone()).collect();
    let nominated = if vacancy.nominates { today.to_string() } else { String::new() };
    // One's own municipality is meant unless the seat or the person says otherwise.
    let without: Vec<_> = people.iter().map(|person| person.member.is_none()).collect();
    let of_nobody = move |form: &Form| form.chosen(0).is_none_or(|at| without[at]);
    let is_new = |form: &Form| form.chosen(0).is_none();
    let wants_member = rule.is_some_and(|rule| rule.per.is_some() || rule.area().is_some());
    // Who comes after is mostly of the municipality of who went before; within an area it is often another one's turn.
    let before = vacancy.holder.as_ref().and_then(|(id, _)| known.records.appointments.iter().find(|a| a.id == *id));
    // A last day that is on record stays: the next one begins on the day after.
    let from = before.and_then(|a| a.until).map_or(vacancy.from, |until| vacancy.from.max(add_days(until, 1)));
    let before = before.and_then(|a| a.member).filter(|_| rule.is_none_or(|rule| rule.area().is_none()));
    let before = before.filter(|before| whom.iter().any(|member| member.id == *before));
    let represents = rule.is_some_and(|rule| rule.represents.is_some());
    let unsaid = move |form: &Form, say: Say, _: Date| {
        (represents && form.text(1).is_empty()).then(|| say.msg(Msg::FormMemberHelp).to_owned())
    };
    let member =
        FormField::new(Msg::FormMember, Takes::Choice { options: member_options, or_new: false }, known.member_name(before));
    let member = if wants_member { member } else { member.unmarked().warn(unsaid) };
    // A place that is taken changes hands; where any number may sit, one more comes to sit.
    let taken = vacancy.holder.clone().filter(|_| rule.is_none_or(|rule| rule.count != Count::Free));
    let options = [Msg::FormHolderGoes, Msg::FormHolderStays].map(|msg| say.msg(msg).to_owned()).to_vec();
    let goes = options[0].clone();
    let holder = taken.as_ref().map(|(_, name)| name.clone());
    let sits = move |_: &Form, say: Say, _: Date| Some(say.fill(Msg::FormHolderIs, &[("person", holder.as_ref()?)]));
    let of_organisation = matches!(vacancy.seat, Seat::OfBody { organisation: Some(_), .. });
    let of_body = matches!(vacancy.seat, Seat::OfBody { .. });
    let act = if vacancy.nominates { Msg::FormNominates } else { Msg::FormAppoints };
    let is_post = rule.is_some_and(|rule| rule.percent.is_some());
    let electors = Takes::Choice { options: known.members.iter().map(|member| member.name.clone()).collect(), or_new: false };
    let fields = vec![
        FormField::new(Msg::FormPerson, Takes::Choice { options: people_options, or_new: true }, "")
            .warn(sits_already(&vacancy, charter, known, &people)),
        member.help(Msg::FormMemberHelp).there_if(of_nobody).absent_if(vacancy.member.is_some() || of_organisation),
        FormField::new(Msg::FormFrom, Takes::Date, &from.to_string()).near(),
        FormField::new(Msg::FormNominated, Takes::Date, &nominated).past().absent_if(!vacancy.nominates),
        FormField::new(Msg::FormHolderNow, Takes::Choice { options, or_new: false }, &goes).warn(sits).absent_if(taken.is_none()),
        FormField::new(Msg::FormTitle, Takes::Text, "").help(Msg::FormTitleHelp).optional().there_if(is_new),
        FormField::new(Msg::FormMail, Takes::Text, "").help(Msg::FormMailHelp).optional().there_if(is_new),
        FormField::new(Msg::FormPhone, Takes::Text, "").help(Msg::FormPhoneHelp).optional().there_if(is_new),
        FormField::new(Msg::FormPostPercent, Takes::Text, "").help(Msg::FormPostPercentHelp).optional().absent_if(!is_post),
        FormField::new(Msg::FormNominated, Takes::Date, "").past().optional().absent_if(vacancy.nominates || !of_body),
        FormField::new(Msg::FieldElected, Takes::Date, "").past().optional().absent_if(!of_body),
        FormField::new(Msg::FieldElectedBy, electors, "").help(Msg::FormElectedByHelp).optional().absent_if(!of_body),
        FormField::new(Msg::FormReference, Takes::Text, "").help(Msg::FormDecidedByHelp).optional().absent_if(!of_body),
    ];
    let seat = match known.member_name(vacancy.member) {
        "" => vacancy.name.clone(),
        member => format!("{}, {member}", vacancy.name),
    };
    let title = say.fill(Msg::BodiesAppointTitle, &[("seat", &seat), ("body", &vacancy.of)]);
    let electors: Vec<_> = known.members.iter().map(|member| member.id).collect();
    let (people, members): (Vec<_>, Vec<_>) =
        (people.iter().map(|person| (person.id, person.member)).collect(), whom.iter().map(|member| member.id).collect());
    let make = move |form: &Form, say: Say, today| {
        let Some(name) = form.filled(0) else { return fault(0, say.msg(Msg::FormPersonNeeded)) };
        let person = form.chosen(0).map(|at| people[at]);
        let member = match vacancy.member {
            Some(member) => Some(member),
            None if person.is_some_and(|(_, own)| own.is_some()) => None,
            None => form.chosen_if_any(1, say)?.map(|at| members[at]),
        };
        if wants_member && member.is_none() && person.is_none_or(|(_, own)| own.is_none()) {
            return fault(1, say.msg(Msg::FormMemberHelp));
        }
        let from = form.date_if_any(2, say, today)?;
        let new =
            || PersonDraft { handle: None, name, title: form.filled(5), mail: form.filled(6), phone: form.filled(7), member };
        let who = person.map_or_else(|| Appointee::New(new()), |(id, _)| Appointee::Known(id));
        Ok(match &vacancy.seat {
            Seat::OfBody { body, seat, organisation } => Command::Appoint(Box::new(AppointmentDraft {
                body: body.clone(),
                seat: seat.clone(),
                who,
                member,
                organisation: *organisation,
                from,
                until: None,
                nominated: form.date_if_any(if vacancy.nominates { 3 } else { 9 }, say, today)?,
                elected: form.date_if_any(10, say, today)?,
                elected_by: form.chosen_if_any(11, say)?.map(|at| electors[at]),
                decision: form.filled(12),
                percent: percent(form, 8, say)?,
                replaces: taken.as_ref().filter(|_| form.chosen(4) == Some(0)).map(|(appointment, _)| *appointment),
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
    Form::new(title, fields, Box::new(make)).does(act)
}

/// Tells which other seat of the body the person chosen holds already.
fn sits_already(
    vacancy: &Vacancy,
    charter: &Charter,
    known: &Known,
    people: &[&Person],
) -> impl Fn(&Form, Say, Date) -> Option<String> + use<> {
    let of = match &vacancy.seat {
        Seat::OfBody { body, .. } => body.clone(),
        Seat::Role { .. } => String::new(),
    };
    let held = known.records.appointments.iter().filter(|a| a.body == of);
    let held: Vec<_> = held.map(|a| (a.person, names::seat_title(charter, &a.body, &a.seat))).collect();
    let people: Vec<_> = people.iter().map(|person| (person.id, person.name.clone())).collect();
    move |form, say, _| {
        let (id, name) = people.get(form.chosen(0)?)?;
        let (_, seat) = held.iter().find(|(person, _)| person == id)?;
        Some(say.fill(Msg::FormSitsAlready, &[("person", name), ("seat", seat)]))
    }
}

/// The hundredths of a full post in a field that may be left empty.
fn percent(form: &Form, field: usize, say: Say) -> Result<Option<u32>, FieldFault> {
    let Some(typed) = form.filled(field) else { return Ok(None) };
    match typed.trim_end_matches(['%', ' ']).parse() {
        Ok(percent @ 1..=100) => Ok(Some(percent)),
        _ => fault(field, say.msg(Msg::FormPostPercentHelp)),
    }
}
