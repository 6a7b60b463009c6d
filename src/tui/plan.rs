//! The form that shows which meetings a year wants, with a day proposed for each, and dates them all at once.

use super::layers::Layer;
use super::layers::form::{FieldFault, Form, FormField, Takes};
use super::run::Program;
use super::words;
use crate::app::Failure;
use crate::app::command::{Command, PlannedMeeting};
use crate::app::query::plan::{Proposal, next_plan, plan};
use crate::domain::date::Date;
use crate::domain::days_off::is_day_off;
use crate::text::{Msg, Say};

impl Program {
    /// Opens the form for a year, or says that all has a date.
    pub(super) fn open_plan(&mut self, year: Option<i32>) {
        let say = self.model.say;
        let asked = match year {
            Some(year) => plan(&self.session, year).map(|proposals| (year, proposals)),
            None => next_plan(&self.session),
        };
        match asked {
            Ok((year, proposals)) if proposals.is_empty() => {
                self.model.say_status(say.fill(Msg::PlanNothing, &[("year", &year)]), false);
            }
            Ok((year, proposals)) => self.model.layers.push(Layer::Form(Box::new(form(year, proposals, say)))),
            Err(failure) => self.say_failure(&failure),
        }
        self.model.dirty = true;
    }

    fn say_failure(&mut self, failure: &Failure) {
        self.model.say_status(words::failure(self.model.say, failure), true);
    }
}

/// A day for each meeting; one left empty stays without.
fn form(year: i32, proposals: Vec<Proposal>, say: Say) -> Form {
    let field = |(at, proposal): (usize, &Proposal)| {
        let name = match &proposal.kind_name {
            Some(kind) => format!("{}, {kind}", proposal.body_brief),
            None => proposal.body_brief.clone(),
        };
        let by = proposal.by;
        let think = move |form: &Form, say: Say, today: Date| match form.date(at, say, today).ok()? {
            day if day > by => Some(say.fill(Msg::PlanLate, &[("date", &say.date(by))])),
            day if is_day_off(day) => Some(say.msg(Msg::PlanDayOff).to_owned()),
            _ => None,
        };
        let why =
            say.fill(Msg::PlanFieldHelp, &[("date", &say.date(by)), ("title", &proposal.title), ("clause", &proposal.clause)]);
        FormField::new(Msg::FormDate, Takes::Date, &proposal.date.to_string()).called(name).explained(why).warn(think)
    };
    let fields: Vec<_> = proposals.iter().enumerate().map(field).collect();
    let title = say.fill(Msg::PlanTitle, &[("year", &year)]);
    let make = move |form: &Form, say: Say, today| {
        let mut meetings = Vec::new();
        for (at, proposal) in proposals.iter().enumerate() {
            let date = form.date_if_any(at, say, today)?;
            meetings.extend(date.map(|date| PlannedMeeting { date, ..proposal.planned() }));
        }
        if meetings.is_empty() {
            return Err(FieldFault { field: 0, words: say.msg(Msg::PlanNone).to_owned() });
        }
        Ok(Command::PlanMeetings { year, meetings })
    };
    Form::new(title, fields, Box::new(make)).does(Msg::FormAdds).filled_in()
}
