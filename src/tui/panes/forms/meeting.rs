//! The forms of a meeting: one is dated or moved, and what became of it is recorded.

use chrono::Months;

use super::fault;
use crate::app::command::{Command, MeetingDraft};
use crate::app::query::meetings::MeetingRow;
use crate::domain::charter::{Charter, MeetingKind};
use crate::domain::date::Date;
use crate::domain::days_off::is_day_off;
use crate::domain::ids::Id;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{FieldFault, Form, FormField, Takes};
use crate::tui::panes::Look;

/// Months ahead from which a day without a year is perhaps meant of another one.
const FAR: u32 = 9;

/// Dates a meeting; the body, and the kind of one that waits for its date, are those of the row one is at.
pub(in crate::tui::panes) fn add(at: Option<&MeetingRow>, charter: &Charter, members: &[(Id, String)], look: Look) -> Form {
    let bodies: Vec<_> = charter.bodies.iter().map(|body| (body.id.clone(), body.rule.kinds.clone())).collect();
    let names = charter.bodies.iter().map(|body| body.name.clone()).collect();
    let body = at.and_then(|row| charter.body(&row.body)).map(|body| body.name.clone()).unwrap_or_default();
    let details = Details::of(1, bodies.iter().flat_map(|(_, kinds)| kinds), members);
    let mut fields = vec![FormField::new(Msg::ColumnBody, Takes::Choice { options: names, or_new: false }, &body)];
    fields.extend(details.fields(at.filter(|row| row.id.is_none())));
    let make = move |form: &Form, say: Say, today| {
        let Some(at) = form.chosen(0) else { return fault(0, say.msg(Msg::FormNoSuchChoice)) };
        let (body, own) = &bodies[at];
        Ok(Command::AddMeeting { body: body.clone(), draft: details.read(form, own, say, today)? })
    };
    // What was put aside of one duty's meeting is not another's.
    let of = at.filter(|row| row.id.is_none()).map(|row| row.handle.clone()).unwrap_or_default();
    Form::new(look.say.msg(Msg::FormMeetingTitle).to_owned(), fields, Box::new(make)).of(of).does(Msg::FormAdds)
}

/// Moves a meeting to another day, or changes what is known of it.
pub(in crate::tui::panes) fn edit(
    id: Id,
    row: &MeetingRow,
    meeting: &str,
    charter: &Charter,
    members: &[(Id, String)],
    look: Look,
) -> Form {
    let kinds = charter.body(&row.body).map(|body| body.rule.kinds.clone()).unwrap_or_default();
    let was = MeetingDraft {
        date: row.date.unwrap_or(look.today),
        kind: row.kind_id.clone(),
        initiator: row.initiator,
        location: row.location.clone(),
        note: row.note.clone(),
    };
    let details = Details::of(0, kinds.iter(), members);
    let fields = details.fields(Some(row)).into();
    let make = move |form: &Form, say: Say, today| {
        Ok(Command::EditMeeting { id, was: was.clone(), draft: details.read(form, &kinds, say, today)? })
    };
    Form::new(look.say.fill(Msg::FormEditTitle, &[("title", &meeting)]), fields, Box::new(make))
}

/// The fields of a meeting other than its body.
struct Details {
    /// The number of the first.
    first: usize,
    /// Names of the kinds there are.
    kinds: Vec<String>,
    members: Vec<(Id, String)>,
}

impl Details {
    fn of<'a>(first: usize, kinds: impl Iterator<Item = &'a MeetingKind>, members: &[(Id, String)]) -> Self {
        let mut kinds: Vec<_> = kinds.map(|kind| kind.name.clone()).collect();
        kinds.sort();
        kinds.dedup();
        Self { first, kinds, members: members.to_vec() }
    }

    /// What is known of a meeting, or of one that waits for its date, in fields.
    fn fields(&self, row: Option<&MeetingRow>) -> [FormField; 5] {
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        let choice = |options: Vec<String>| Takes::Choice { options, or_new: false };
        let preset = row.filter(|row| row.id.is_none()).and_then(|row| row.kind.clone());
        let kind = FormField::new(Msg::FormMeetingKind, choice(self.kinds.clone()), &text(row.and_then(|row| row.kind.as_ref())));
        let kind = kind.help(Msg::FormMeetingKindHelp).absent_if(self.kinds.is_empty());
        let kind = match preset {
            None => kind.optional(),
            // What is chosen for one stands where one sees it, and says so as long as it stands.
            Some(preset) => {
                let at = self.first + 1;
                kind.warn(move |form, say, _| (form.text(at) == preset).then(|| say.msg(Msg::FormMeetingPreset).to_owned()))
            }
        };
        let initiator = row.and_then(|row| self.members.iter().find(|(id, _)| Some(*id) == row.initiator)).map(|(_, name)| name);
        let names = self.members.iter().map(|(_, name)| name.clone()).collect();
        [
            self.day(row),
            kind,
            FormField::new(Msg::ColPlace, Takes::Text, &text(row.and_then(|row| row.location.as_ref())))
                .help(Msg::FormPlaceHelp)
                .optional(),
            FormField::new(Msg::FormInitiator, choice(names), &text(initiator)).help(Msg::FormInitiatorHelp).optional(),
            FormField::new(Msg::FormRemark, Takes::Text, &text(row.and_then(|row| row.note.as_ref())))
                .help(Msg::FormRemarkHelp)
                .optional(),
        ]
    }

    /// The day, with what is to be thought about before one takes it.
    fn day(&self, row: Option<&MeetingRow>) -> FormField {
        let (at, was, by) = (self.first, row.and_then(|row| row.date), row.and_then(|row| row.wanted_by));
        let think = move |form: &Form, say: Say, today: Date| {
            let day = form.date(at, say, today).ok().filter(|day| Some(*day) != was)?;
            let far = today.checked_add_months(Months::new(FAR)).is_some_and(|far| day > far);
            // With its year it is the same day whenever it is read.
            let in_a_year = today.checked_add_months(Months::new(12));
            let names_year = in_a_year.is_some_and(|later| form.date(at, say, later).ok() == Some(day));
            match by {
                Some(by) if day > by => Some(say.fill(Msg::PlanLate, &[("date", &say.date(by))])),
                _ if day < today => Some(say.msg(Msg::FormMeetingPast).to_owned()),
                _ if far && !names_year => Some(say.fill(Msg::FormMeetingFar, &[("months", &FAR)])),
                _ if is_day_off(day) => Some(say.msg(Msg::PlanDayOff).to_owned()),
                _ => None,
            }
        };
        let text = was.map(|day| day.to_string()).unwrap_or_default();
        FormField::new(Msg::FormDate, Takes::Date, &text).help(Msg::FormMeetingDateHelp).near().warn(think)
    }

    /// The meeting as it was typed; `own` are the kinds that its body has.
    fn read(&self, form: &Form, own: &[MeetingKind], say: Say, today: Date) -> Result<MeetingDraft, FieldFault> {
        let at = |field: usize| self.first + field;
        let kind = match form.chosen_if_any(at(1), say)? {
            None => None,
            Some(kind) => match own.iter().find(|own| own.name == self.kinds[kind]) {
                Some(own) => Some(own.id.clone()),
                None => return fault(at(1), say.msg(Msg::FormMeetingKindOther)),
            },
        };
        Ok(MeetingDraft {
            date: form.date(at(0), say, today)?,
            kind,
            initiator: form.chosen_if_any(at(3), say)?.map(|chosen| self.members[chosen].0),
            location: form.filled(at(2)),
            note: form.filled(at(4)),
        })
    }
}

/// Says what became of a meeting: held, or cancelled. The title is all there is to read before saying yes.
pub(in crate::tui::panes) fn became(id: Id, meeting: &str, held: bool, look: Look) -> Form {
    let (title, act) = match held {
        true => (Msg::FormMeetingHeldTitle, Msg::FormMarksHeld),
        false => (Msg::FormMeetingCancelTitle, Msg::FormCancels),
    };
    let make = move |_: &Form, _: Say, _| Ok(if held { Command::HoldMeeting { id } } else { Command::CancelMeeting { id } });
    Form::new(look.say.fill(title, &[("meeting", &meeting)]), Vec::new(), Box::new(make)).does(act)
}
