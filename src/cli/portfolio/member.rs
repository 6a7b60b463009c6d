//! What a member takes part in, on its page: answers, projects, operations, what is recorded about it.

use serde::Serialize;

use super::about::{self, AboutItem};
use super::project;
use super::words::{Worded, answer};
use crate::app::query::members::{MemberPortfolio, MemberStance};
use crate::app::query::portfolio::Owner;
use crate::cli::page::{Page, Table, example_mark};
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::{Msg, Say};

/// What a member takes part in, for scripts.
#[derive(Serialize)]
pub(in crate::cli) struct PortfolioItem<'a> {
    stances: Vec<StanceItem<'a>>,
    projects: Vec<project::Item<'a>>,
    operations: Vec<&'a str>,
    #[serde(flatten)]
    about: AboutItem<'a>,
}

#[derive(Serialize)]
struct StanceItem<'a> {
    subject: &'a str,
    title: &'a str,
    topic: &'a str,
    period: Option<&'a str>,
    answer: &'static str,
    states: &'a [String],
    since: Option<Date>,
    reference: Option<&'a str>,
    asked: Option<Date>,
    days: Option<i64>,
    example: bool,
}

impl<'a> StanceItem<'a> {
    fn of(stance: &'a MemberStance) -> Self {
        let row = &stance.row;
        Self {
            subject: &stance.subject,
            title: &stance.title,
            topic: &stance.topic,
            period: Some(stance.period.as_str()).filter(|p| !p.is_empty()),
            answer: row.answer.word(),
            states: &row.states,
            since: row.since,
            reference: row.reference.as_deref(),
            asked: row.asked,
            days: row.days,
            example: row.example,
        }
    }
}

impl<'a> PortfolioItem<'a> {
    pub(in crate::cli) fn of(portfolio: &'a MemberPortfolio, currency: Currency) -> Self {
        Self {
            stances: portfolio.stances.iter().map(StanceItem::of).collect(),
            projects: portfolio.projects.iter().map(project::Item::of).collect(),
            operations: portfolio.operations.iter().map(|(handle, _)| handle.as_str()).collect(),
            about: AboutItem::of(&portfolio.about, currency),
        }
    }
}

/// Adds what a member takes part in to its page.
pub(in crate::cli) fn write(say: Say, page: &mut Page, portfolio: &MemberPortfolio) {
    if !portfolio.stances.is_empty() {
        page.blank();
        let titles = [
            Msg::ColSubject,
            Msg::ColQuestion,
            Msg::ColState,
            Msg::ColDate,
            Msg::ColReference,
            Msg::ColAsked,
            Msg::ColWaited,
            Msg::ColExample,
        ];
        let mut table = Table::new(say, &titles).with_details([4, 5, 6, 7]);
        for stance in &portfolio.stances {
            let row = &stance.row;
            let state = if row.state_names.is_empty() { answer(say, row.answer).to_owned() } else { row.state_names.join(", ") };
            let question = match stance.period.as_str() {
                "" => stance.topic_name.clone(),
                period => format!("{}, {period}", stance.topic_name),
            };
            table.row(vec![
                (&stance.title).into(),
                question.into(),
                state.into(),
                row.since.into(),
                row.reference.clone().into(),
                row.asked.into(),
                row.days.into(),
                example_mark(say, row.example),
            ]);
        }
        page.table(table);
    }
    if !portfolio.projects.is_empty() {
        page.blank();
        let mut table = Table::new(say, &[Msg::ColNumber, Msg::ColProject, Msg::ColState, Msg::ColOwner]);
        for project in &portfolio.projects {
            let state = say.msg(project.state.name());
            table.row(vec![
                (&project.handle).into(),
                (&project.name).into(),
                state.into(),
                project.owner.as_ref().map(Owner::title).into(),
            ]);
        }
        page.table(table);
    }
    if !portfolio.operations.is_empty() {
        page.blank();
        let names: Vec<_> = portfolio.operations.iter().map(|(_, name)| name.clone()).collect();
        page.line(say.fill(Msg::OperationsOf, &[("names", &say.list(&names))]));
    }
    about::write(say, page, &portfolio.about);
}
