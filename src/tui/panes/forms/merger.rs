//! The form of a merger: several municipalities become one.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::{fault, member};
use crate::app::command::{Command, MergerDraft};
use crate::domain::charter::Charter;
use crate::domain::date::{Date, Period};
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::text::{Msg, Say};
use crate::tui::layers::form::{Form, FormField, Takes};
use crate::tui::panes::Look;

/// An area that a member can lie in.
#[derive(Clone)]
pub(in crate::tui::panes) struct AreaChoice {
    scheme: String,
    value: String,
    name: String,
}

impl AreaChoice {
    /// All that the agreement has; those of several schemes with the name of theirs.
    pub(in crate::tui::panes) fn all(charter: &Charter) -> Vec<Self> {
        let several = charter.areas.len() > 1;
        let of = |scheme: &crate::domain::charter::Entry<crate::domain::charter::Areas>| {
            let (id, title) = (scheme.id.clone(), scheme.brief().to_owned());
            let area = move |area: &crate::domain::charter::Area| Self {
                scheme: id.clone(),
                value: area.id.clone(),
                name: if several { format!("{title}: {}", area.name) } else { area.name.clone() },
            };
            scheme.rule.values.iter().map(area).collect::<Vec<_>>()
        };
        charter.areas.iter().flat_map(of).collect()
    }
}

/// What a merger begins with.
pub(in crate::tui::panes) struct Merger {
    /// Who can become one.
    pub(in crate::tui::panes) candidates: Vec<Member>,
    /// Those of them that are marked.
    pub(in crate::tui::panes) marked: BTreeSet<Id>,
    /// The areas of the agreement.
    pub(in crate::tui::panes) areas: Vec<AreaChoice>,
}

/// Makes members into one, with municipalities from outside.
pub(in crate::tui::panes) fn merge(merger: Merger, look: Look) -> Form {
    let say = look.say;
    let Merger { candidates, marked, areas } = merger;
    let called = |m: &Member| if m.outside { say.fill(Msg::FormOutside, &[("member", &m.name)]) } else { m.name.clone() };
    let options: Vec<_> = candidates.iter().map(called).collect();
    let chosen: Vec<_> = candidates.iter().filter(|m| marked.contains(&m.id)).map(called).collect();
    // Municipalities become one at a turn of the year.
    let on = Period::year(look.today.year() + 1).first();
    let numbers: Vec<_> = candidates.iter().map(|m| (m.id, m.code.clone(), m.name.clone())).collect();
    let ids: Vec<_> = candidates.iter().map(|m| m.id).collect();
    let from = ids.clone();
    let taken = move |form: &Form, say: Say, _: Date| {
        let merged: Vec<_> = form.all_chosen(0, say).unwrap_or_default().into_iter().map(|at| from[at]).collect();
        let other = numbers.iter().find(|(id, code, _)| !merged.contains(id) && !code.is_empty() && code == form.text(2))?;
        Some(say.fill(Msg::FormNumberOf, &[("member", &other.2)]))
    };
    let names = areas.iter().map(|area| area.name.clone()).collect();
    let fields = vec![
        FormField::new(Msg::FormPredecessors, Takes::Several { options }, &chosen.join(", ")).help(Msg::FormPredecessorsHelp),
        FormField::new(Msg::FormNewName, Takes::Text, "").help(Msg::FormNameHelp),
        member::code("").warn(taken),
        FormField::new(Msg::FormFirstDay, Takes::Date, &on.to_string()).help(Msg::FormFirstDayHelp),
        member::org_number(""),
        FormField::new(Msg::ColumnArea, Takes::Several { options: names }, "")
            .help(Msg::FormMergerAreaHelp)
            .optional()
            .absent_if(areas.is_empty()),
    ];
    let make = move |form: &Form, say: Say, today| {
        let chosen: BTreeSet<_> = form.all_chosen(0, say)?.into_iter().collect();
        if chosen.len() < 2 {
            return fault(0, say.msg(Msg::MergerNeedsTwo));
        }
        if chosen.iter().all(|at| candidates[*at].outside) {
            return fault(0, say.msg(Msg::MergerNeedsParty));
        }
        let Some(name) = form.filled(1) else { return fault(1, say.msg(Msg::FormNameNeeded)) };
        let Some(code) = form.filled(2) else { return fault(2, say.msg(Msg::FormCodeNeeded)) };
        member::numbers(form, (2, 4), say)?;
        let on = form.date(3, say, today)?;
        let areas = form.all_chosen(5, say)?.into_iter().map(|at| (areas[at].scheme.clone(), areas[at].value.clone()));
        Ok(Command::MergeMembers(Box::new(MergerDraft {
            from: chosen.into_iter().map(|at| ids[at]).collect(),
            handle: None,
            code,
            name,
            org_number: form.filled(4),
            on,
            areas: areas.collect(),
        })))
    };
    Form::new(say.msg(Msg::FormMergerTitle).to_owned(), fields, Box::new(make)).does(Msg::FormMerges)
}
