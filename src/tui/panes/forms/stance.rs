//! The forms of positions: what one or several municipalities say, and that they were asked.

use super::fault;
use crate::app::command::{AskDraft, Command, RecordCommand, StanceDraft};
use crate::domain::charter::{Organ, Topic};
use crate::domain::date::Date;
use crate::domain::portfolio::StanceSource;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;
use crate::tui::words::{organ, source};

/// What a position is on, and whose.
pub(in crate::tui::panes) struct Positions {
    /// `SUBJECT.TOPIC`, by handle and id.
    pub(in crate::tui::panes) subject: String,
    /// What the subject and the topic are called.
    pub(in crate::tui::panes) title: String,
    /// The rule of the topic.
    pub(in crate::tui::panes) topic: Topic,
    /// The period; none: that of the day, or none at all.
    pub(in crate::tui::panes) period: Option<String>,
    /// Handle and name of those whose position it is.
    pub(in crate::tui::panes) members: Vec<(String, String)>,
    /// Ids of the states they have now, where that is one member.
    pub(in crate::tui::panes) states: Vec<String>,
    /// The day that one member was asked.
    pub(in crate::tui::panes) asked: Option<Date>,
    /// The day that the present position is of.
    pub(in crate::tui::panes) since: Option<Date>,
}

impl Positions {
    fn whom(&self, say: Say) -> String {
        let names = self.names();
        match names.len() {
            0..4 => say.list(&names),
            many => {
                let count = say.count(Msg::PortfolioMunicipalities, i128::try_from(many).unwrap_or(0), &[]);
                format!("{} … ({count})", names[..2].join(", "))
            }
        }
    }

    fn names(&self) -> Vec<&str> {
        self.members.iter().map(|(_, name)| name.as_str()).collect()
    }

    /// Whose answer it is, by name, where it is that of several.
    fn named(&self, say: Say) -> Option<String> {
        let names = self.names();
        let (named, more) = names.split_at(names.len().min(NAMED));
        let mut said = named.join(", ");
        if !more.is_empty() {
            said += &format!(" {}", say.count(Msg::AndMore, i128::try_from(more.len()).unwrap_or(0), &[]));
        }
        (names.len() > 1).then_some(said)
    }

    /// What the form is on, so that what was typed does not come back in the form of somebody else.
    fn of(&self) -> String {
        let members = self.members.iter().map(|(handle, _)| handle.as_str());
        members.chain([self.subject.as_str(), self.period.as_deref().unwrap_or_default()]).collect::<Vec<_>>().join("\n")
    }
}

/// Members named one by one; of more, how many they are.
const NAMED: usize = 16;

const ORGANS: [Organ; 6] =
    [Organ::Council, Organ::ExecutiveBoard, Organ::ChiefExecutive, Organ::DigitalLead, Organ::Auditors, Organ::Official];

/// Records the position of one municipality or of several at once.
pub(in crate::tui::panes) fn set(positions: Positions, look: Look) -> Form {
    let say = look.say;
    let title = say.fill(Msg::FormStanceTitle, &[("whom", &positions.whom(say)), ("title", &positions.title)]);
    let states: Vec<_> = positions.topic.states.iter().map(|s| (s.id.clone(), s.name.clone())).collect();
    let names: Vec<_> = states.iter().map(|(_, name)| name.clone()).collect();
    let now: Vec<_> = states.iter().filter(|(id, _)| positions.states.contains(id)).map(|(_, name)| name.clone()).collect();
    let state = match positions.topic.several {
        true => FormField::new(Msg::FormStates, Takes::Several { options: names }, &now.join(", ")).help(Msg::FormStatesHelp),
        false => FormField::new(Msg::FormState, Takes::Choice { options: names, or_new: false }, &now.join(", ")),
    };
    // An answer is chosen, never only confirmed, unless it is one that holds already.
    let state = if now.is_empty() { state.unmarked() } else { state };
    let state = match positions.named(say) {
        Some(named) => state.explained(named),
        None => state,
    };
    let of = positions.of();
    let (asked, since) = (positions.asked, positions.since);
    let think = move |form: &Form, say: Say, today: Date| {
        let day = form.date(1, say, today).ok()?;
        if day > today {
            return Some(say.msg(Msg::FormDateAhead).to_owned());
        }
        match (asked, since) {
            (Some(asked), _) if day < asked => Some(say.fill(Msg::FormDateBeforeAsked, &[("date", &say.date(asked))])),
            (_, Some(since)) if day == since => Some(say.msg(Msg::FormStanceReplaces).to_owned()),
            (_, Some(since)) if day < since => Some(say.fill(Msg::FormStanceOlder, &[("date", &say.date(since))])),
            _ => None,
        }
    };
    let organs = ORGANS.iter().map(|o| say.msg(organ(*o)).to_owned()).collect();
    let sources = StanceSource::ALL.iter().map(|s| say.msg(source(*s)).to_owned()).collect();
    let known = if asked.is_some() { say.msg(source(StanceSource::Answered)) } else { "" };
    let choice = |options| Takes::Choice { options, or_new: false };
    let names = positions.members.iter().map(|(_, name)| name.clone()).collect();
    let one = positions.members.len() < 2;
    let fields = vec![
        state,
        FormField::new(Msg::FormDate, Takes::Date, &look.today.to_string()).help(Msg::FormStanceDateHelp).past().warn(think),
        FormField::new(Msg::FormOrgan, choice(organs), "").help(Msg::FormOrganHelp).optional(),
        FormField::new(Msg::FormReference, Takes::Text, "").help(Msg::FormReferenceHelp).optional(),
        FormField::new(Msg::FormKnownBy, choice(sources), known).optional(),
        FormField::new(Msg::FormLegalForce, Takes::Date, "").near().help(Msg::FormLegalForceHelp).optional(),
        FormField::new(Msg::FormRemark, Takes::Text, "").help(Msg::FormRemarkHelp).optional(),
        FormField::new(Msg::FormOnlyFor, Takes::Several { options: names }, "")
            .help(Msg::FormOnlyForHelp)
            .optional()
            .absent_if(one),
    ];
    let make = move |form: &Form, say: Say, today| {
        let chosen = form.all_chosen(0, say)?;
        if chosen.is_empty() {
            return fault(0, say.msg(Msg::FormStateNeeded));
        }
        let on = form.date_if_any(1, say, today)?;
        let only = form.all_chosen(7, say)?;
        let meant = positions.members.iter().enumerate().filter(|(at, _)| only.is_empty() || only.contains(at));
        Ok(Command::Record(RecordCommand::SetStance(StanceDraft {
            members: meant.map(|(_, (handle, _))| handle.clone()).collect(),
            subject: positions.subject.clone(),
            states: chosen.into_iter().map(|at| states[at].0.clone()).collect(),
            on,
            undated: on.is_none(),
            organ: form.chosen_if_any(2, say)?.map(|at| ORGANS[at]),
            reference: form.filled(3),
            period: positions.period.clone(),
            noticed: None,
            legal_force: form.date_if_any(5, say, today)?,
            source: form.chosen_if_any(4, say)?.map(|at| StanceSource::ALL[at]),
            note: form.filled(6),
        })))
    };
    Form::new(title, fields, Box::new(make)).of(of)
}

/// Who can be asked, in words and by handle; nobody by handle: all that have no position.
pub(in crate::tui::panes) type Whom = (String, Vec<String>);

/// Asks municipalities for their position, or reminds those that were asked.
pub(in crate::tui::panes) fn ask(subject: String, title: &str, whom: Vec<Whom>, period: Option<String>, look: Look) -> Form {
    let say = look.say;
    let options: Vec<_> = whom.iter().map(|(words, _)| words.clone()).collect();
    let first = options.first().cloned().unwrap_or_default();
    let ahead = |form: &Form, say: Say, today: Date| {
        form.date(1, say, today).ok().filter(|day| *day > today).map(|_| say.msg(Msg::FormDateAhead).to_owned())
    };
    let fields = vec![
        FormField::new(Msg::FormWhom, Takes::Choice { options, or_new: false }, &first).help(Msg::FormWhomHelp),
        FormField::new(Msg::FormAskedOn, Takes::Date, &look.today.to_string()).past().warn(ahead),
    ];
    let title = say.fill(Msg::FormAskTitle, &[("title", &title)]);
    let of = whom.iter().flat_map(|(_, handles)| handles).fold(subject.clone(), |of, handle| format!("{of}\n{handle}"));
    let make = move |form: &Form, say: Say, today| {
        let Some(at) = form.chosen(0) else { return fault(0, say.msg(Msg::FormNoSuchChoice)) };
        Ok(Command::Record(RecordCommand::Ask(AskDraft {
            subject: subject.clone(),
            members: whom[at].1.clone(),
            on: Some(form.date(1, say, today)?),
            period: period.clone(),
        })))
    };
    Form::new(title, fields, Box::new(make)).of(of)
}
