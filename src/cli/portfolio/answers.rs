//! `answers`: who has said what on a topic, and who has not.

use serde::Serialize;

use super::about::{Counts, counts};
use super::words::{Worded, answer};
use crate::app::query::answers::{AnswerRow, AnswerSheet, AnswersQuestion, answers};
use crate::cli::answer::{Answer, Report};
use crate::cli::call::Call;
use crate::cli::json;
use crate::cli::page::{Page, Table, example_mark};
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(in crate::cli) static VERB: Verb = Verb {
    name: "answers",
    group: Group::Day,
    about: Msg::HelpAnswers,
    args: |say| {
        vec![
            word("subject", "SUBJECT[.TOPIC]", say.msg(Msg::ArgSubjectTopic)).required_unless_present_any(["matrix", "stale"]),
            switch("matrix", say.msg(Msg::ArgMatrix)),
            switch("missing", say.msg(Msg::ArgOnlyMissing)).requires("subject"),
            switch("not-yet", say.msg(Msg::ArgOnlyNotYet)).requires("subject"),
            switch("stale", say.msg(Msg::ArgOnlyStale)),
            flag("state", "STATE", say.msg(Msg::ArgOnlyState)).requires("subject"),
            flag("period", "YEAR", say.msg(Msg::ArgTopicPeriod)).requires("subject"),
            flag("on", "DATE", say.msg(Msg::ArgOn)).requires("subject"),
        ]
    },
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    if call.is_set("matrix") {
        return super::matrix::run(call);
    }
    if call.text("subject").is_none() {
        return super::stale::run(call);
    }
    let session = call.read()?;
    let question = AnswersQuestion {
        subject: call.needed("subject").to_owned(),
        period: call.text("period").map(str::to_owned),
        missing: call.is_set("missing"),
        not_yet: call.is_set("not-yet"),
        stale: call.is_set("stale"),
        state: call.text("state").map(str::to_owned),
        on: call.date(&session, "on")?,
    };
    let sheet = answers(&session, &question)?;
    Ok(Answer::of(Sheet { say: session.say(), today: session.today(), sheet }))
}

/// The positions on a topic.
pub(super) struct Sheet {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) sheet: AnswerSheet,
}

/// An answer, for scripts.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    member: &'a str,
    name: &'a str,
    subject: &'a str,
    topic: &'a str,
    answer: &'static str,
    states: &'a [String],
    since: Option<Date>,
    organ: Option<&'static str>,
    reference: Option<&'a str>,
    legal_force: Option<Date>,
    asked: Option<Date>,
    reminded: Option<Date>,
    days: Option<i64>,
    source: Option<&'static str>,
    stale: bool,
    inherited: &'a [String],
    mixed: &'a [String],
    example: bool,
}

impl<'a> Item<'a> {
    pub(super) fn of(subject: &'a str, topic: &'a str, row: &'a AnswerRow) -> Self {
        Self {
            member: &row.member,
            name: &row.name,
            subject,
            topic,
            answer: row.answer.word(),
            states: &row.states,
            since: row.since,
            organ: row.organ.map(Worded::word),
            reference: row.reference.as_deref(),
            legal_force: row.legal_force,
            asked: row.asked,
            reminded: row.reminded,
            days: row.days,
            source: row.source.map(Worded::word),
            stale: row.stale,
            inherited: &row.inherited,
            mixed: &row.mixed,
            example: row.example,
        }
    }
}

#[derive(Serialize)]
struct More<'a> {
    subject: &'a str,
    title: &'a str,
    topic: &'a str,
    clause: &'a str,
    period: Option<&'a str>,
    on: Date,
    by: Option<Date>,
    counts: Counts,
    missing: &'a [String],
}

/// Where a member stands, in words.
pub(super) fn state(say: Say, row: &AnswerRow) -> String {
    if row.state_names.is_empty() { answer(say, row.answer).to_owned() } else { row.state_names.join(", ") }
}

impl Report for Sheet {
    fn page(&self) -> Page {
        let (say, sheet) = (self.say, &self.sheet);
        let mut page = Page::default();
        let topic = match sheet.period.as_str() {
            "" => sheet.topic_name.clone(),
            period => format!("{}, {period}", sheet.topic_name),
        };
        let title = [("subject", &sheet.title as &dyn std::fmt::Display), ("topic", &topic), ("clause", &sheet.clause)];
        page.line(say.fill(if sheet.clause.is_empty() { Msg::AnswersTitle } else { Msg::AnswersTitleClause }, &title));
        page.line(counts(say, &sheet.coverage));
        if let Some(by) = sheet.by {
            let msg = if sheet.is_late(self.today) { Msg::AnswersLate } else { Msg::AnswersBy };
            page.line(say.fill(msg, &[("date", &say.date(by))]));
        }
        page.blank();
        if sheet.rows.is_empty() {
            page.line(say.msg(Msg::AnswersNobody));
            return page;
        }
        let titles = [
            Msg::ColMember,
            Msg::ColState,
            Msg::ColDate,
            Msg::ColOrgan,
            Msg::ColReference,
            Msg::ColAsked,
            Msg::ColReminded,
            Msg::ColWaited,
            Msg::ColSource,
            Msg::ColNote,
            Msg::ColExample,
        ];
        let mut table = Table::new(say, &titles).with_details([3, 4, 6, 8, 9, 10]);
        for row in &sheet.rows {
            table.row(vec![
                (&row.name).into(),
                state(say, row).into(),
                row.since.into(),
                row.organ.map(|organ| say.msg(organ.name())).unwrap_or_default().into(),
                row.reference.clone().into(),
                row.asked.into(),
                row.reminded.into(),
                row.days.into(),
                row.source.map(|source| say.msg(source.name())).unwrap_or_default().into(),
                remark(say, row).into(),
                example_mark(say, row.example),
            ]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let sheet = &self.sheet;
        let items: Vec<_> = sheet.rows.iter().map(|row| Item::of(&sheet.subject, &sheet.topic, row)).collect();
        let more = More {
            subject: &sheet.subject,
            title: &sheet.title,
            topic: &sheet.topic,
            clause: &sheet.clause,
            period: Some(sheet.period.as_str()).filter(|p| !p.is_empty()),
            on: sheet.on,
            by: sheet.by,
            counts: Counts::of(&sheet.coverage),
            missing: &sheet.missing,
        };
        json::document_with("answers", self.today, &items, more)
    }
}

/// What a merger has to do with where a member stands.
fn remark(say: Say, row: &AnswerRow) -> String {
    match (&row.inherited[..], &row.mixed[..]) {
        ([], []) => String::new(),
        ([], mixed) => say.fill(Msg::AnswersDiffer, &[("answers", &mixed.join("; "))]),
        (inherited, _) => say.fill(Msg::AnswerInherited, &[("names", &say.list(inherited))]),
    }
}
