//! `due`: what the agreement asks for and by when.

use clap::value_parser;
use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::{Call, Format};
use super::page::{Cell, Page, Table, example_mark};
use super::verb::{Act, Group, Outcome, Verb, flag, switch};
use super::{code, due_since, json};
use crate::app::query::due::{self, DueLine, DueList, Filter, Horizon};
use crate::app::{Failure, Session};
use crate::domain::charter::Force;
use crate::domain::date::{Date, add_days};
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "due",
    group: Group::Day,
    about: Msg::HelpDue,
    args: |say| {
        vec![
            flag("days", "N", say.msg(Msg::ArgDays)).value_parser(value_parser!(i64).range(0..=36_500)),
            switch("late", say.msg(Msg::ArgLate)),
            switch("all", say.msg(Msg::ArgDueAll)),
            flag("subject", "TEXT", say.msg(Msg::ArgDueSubject)),
            flag("clause", "CLAUSE", say.msg(Msg::ArgDueClause)),
            flag("member", "MEMBER", say.msg(Msg::ArgDueMember)),
            switch("ics", say.msg(Msg::ArgDueIcs)),
            flag("since", "DATE", say.msg(Msg::ArgDueSince)).conflicts_with_all(["since-meeting", "ics", "days", "late"]),
            switch("since-last", say.msg(Msg::ArgDueSinceLast)).conflicts_with_all([
                "since",
                "since-meeting",
                "ics",
                "days",
                "late",
            ]),
            flag("since-meeting", "BODY", say.msg(Msg::ArgDueSinceMeeting)).conflicts_with_all(["ics", "days", "late"]),
        ]
    },
    act: Act::Also(Format::Calendar, run),
};

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let wanted = |name: &str| call.text(name).map(str::to_owned);
    let filter = Filter { subject: wanted("subject"), clause: wanted("clause"), member: wanted("member") };
    let met = call.text("since-meeting").map(|body| due::last_meeting(&session, body)).transpose()?;
    let met = met.map(|day| day.unwrap_or(session.card().kept_from));
    let visited = call.is_set("since-last").then(|| due::last_visit(&session)).transpose()?;
    if let Some(day) = call.past_date(&session, "since")?.or(met).or(visited) {
        return due_since::run(call, &session, day, &filter);
    }
    let late = call.is_set("late");
    let report = report(&session, call.number("days"), late)?;
    let mut report = Dues { each: report.each || call.is_set("all"), ..report };
    filter.keep(&session, &mut report.list.lines, |line| line)?;
    if call.is_set("ics") {
        return Ok(Answer::Raw(report.list.calendar(session.say()).into_bytes()));
    }
    let (found, hint) = (!report.list.lines.is_empty(), report.hint());
    let code = if late && found { code::LATE } else { code::DONE };
    let answer = Answer::of(report).code(code);
    Ok(match hint {
        Some(hint) => answer.hint(hint),
        None => answer,
    })
}

/// The list, as far as it is asked for.
pub(super) fn report(session: &Session, days: Option<i64>, late: bool) -> Result<Dues, Failure> {
    let mut list = due::due(session)?;
    let today = session.today();
    let last = days.map(|days| add_days(today, days));
    let is_near = |line: &DueLine| match (last, line.due) {
        (Some(last), Some(due)) => due <= last,
        _ => true,
    };
    list.lines.retain(|line| is_near(line) && (!late || line.horizon(today) == Horizon::Late));
    Ok(Dues { say: session.say(), list, late, each: late })
}

/// What is due, as it is printed.
pub(super) struct Dues {
    say: Say,
    list: DueList,
    late: bool,
    /// Whether every line stands by itself for eyes too.
    each: bool,
}

#[derive(Serialize)]
struct Item<'a> {
    handle: &'a str,
    rule: &'a str,
    clause: &'a str,
    title: &'a str,
    subject: &'a str,
    who: &'a str,
    missing: &'a str,
    state: &'static str,
    force: &'static str,
    reading: Option<&'a str>,
    default: &'a [String],
    soon_from: Option<Date>,
    due: Option<Date>,
    overdue_from: Option<Date>,
    after_term: bool,
    earlier_unmet: u32,
    command: &'a str,
    example: bool,
    group: Option<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    stands_for: &'a [String],
    postponed_until: Option<Date>,
    postponed_reason: Option<&'a str>,
}

#[derive(Serialize)]
struct More<'a> {
    cooperation: &'a str,
    agreement: &'a str,
    before_file: u32,
    example: bool,
}

impl<'a> Item<'a> {
    fn of(line: &'a DueLine) -> Self {
        Self {
            handle: &line.handle,
            rule: &line.rule,
            clause: &line.clause,
            title: &line.title,
            subject: &line.subject,
            who: &line.who,
            missing: &line.missing,
            state: line.state.word(),
            force: match line.force {
                Force::Must => "must",
                Force::Should => "should",
                Force::May => "may",
            },
            reading: line.reading.as_deref(),
            default: &line.default,
            soon_from: line.soon_from,
            due: line.due,
            overdue_from: line.overdue_from,
            after_term: line.after_term,
            earlier_unmet: line.earlier_unmet,
            command: &line.command,
            example: line.example,
            postponed_until: line.postponed.as_ref().map(|p| p.until),
            postponed_reason: line.postponed.as_ref().map(|p| p.reason.as_str()),
            group: line.group.as_ref().map(due::Group::word),
            stands_for: &line.stands_for,
        }
    }
}

impl Dues {
    /// The lines as they are read by eyes.
    fn read(&self) -> Vec<DueLine> {
        if self.each { self.list.lines.clone() } else { self.list.clone().grouped(self.say).lines }
    }

    /// The next step of the most pressing line.
    pub(super) fn hint(&self) -> Option<String> {
        let line = self.read().into_iter().next()?;
        Some(self.say.fill(Msg::HintNext, &[("step", &line.next_step), ("command", &line.command)]))
    }
}

impl Report for Dues {
    fn page(&self) -> Page {
        let (say, list) = (self.say, &self.list);
        let mut page = Page::default();
        let name = &list.cooperation;
        page.line(match list.demo {
            true => say.fill(Msg::DueTitleExample, &[("cooperation", name), ("date", &say.date_long(list.today))]),
            false => say.fill(Msg::DueTitle, &[("cooperation", name), ("date", &say.date_long(list.today))]),
        });
        page.line(&list.agreement);
        page.blank();
        let titles = [Msg::ColDue, Msg::ColWhat, Msg::ColWho, Msg::ColClause, Msg::ColReference, Msg::ColExample];
        let mut table = Table::new(say, &titles).with_details([2, 3, 4, 5]);
        for line in self.read() {
            let reference = if line.is_step() { &line.command } else { &line.handle };
            table.section(say.msg(line.horizon(list.today).title()));
            let mut title = line.title_about(say);
            if line.after_term {
                title = format!("{title} {}", say.msg(Msg::AfterTerm));
            }
            if let Some(lies) = &line.postponed {
                title = format!("{title} ({})", say.fill(Msg::OverviewPostponed, &[("date", &say.date(lies.until))]));
            }
            table.row(vec![
                line.due.into(),
                title.into(),
                (&line.who).into(),
                (&line.clause).into(),
                reference.into(),
                example_mark(say, line.example),
            ]);
        }
        if list.lines.is_empty() {
            page.line(say.msg(if self.late { Msg::NothingLate } else { Msg::NothingDue }));
        } else {
            page.table(table);
        }
        if list.before_file > 0 && !self.late {
            page.blank();
            page.line(say.count(Msg::BeforeFile, list.before_file, &[]));
        }
        page
    }

    fn json(&self) -> String {
        let list = &self.list;
        let items: Vec<_> = list.lines.iter().map(Item::of).collect();
        let (cooperation, agreement) = (&list.cooperation, &list.agreement);
        let more = More { cooperation, agreement, before_file: list.before_file, example: list.demo };
        json::document_with("due", list.today, &items, more)
    }

    fn calendar(&self) -> Option<String> {
        Some(self.list.calendar(self.say))
    }

    fn sheet(&self) -> Option<Table> {
        let say = self.say;
        let titles = [
            Msg::ColDue,
            Msg::ColState,
            Msg::ColWhat,
            Msg::ColSubject,
            Msg::ColWho,
            Msg::ColMissing,
            Msg::ColClause,
            Msg::ColReference,
            Msg::ColExample,
        ];
        let mut table = Table::new(say, &titles);
        for line in &self.list.lines {
            let cell = |text: &String| Cell::from(text);
            table.row(vec![
                line.due.into(),
                say.msg(line.horizon(self.list.today).title()).into(),
                cell(&line.title),
                cell(&line.subject),
                cell(&line.who),
                cell(&line.missing),
                cell(&line.clause),
                cell(&line.handle),
                example_mark(say, line.example),
            ]);
        }
        Some(table)
    }
}

/// One line with everything on it.
pub(super) struct Duty {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) line: DueLine,
}

impl Report for Duty {
    fn page(&self) -> Page {
        let (say, line) = (self.say, &self.line);
        let mut page = Page::default();
        page.line(line.title_about(say));
        let mut facts = Table::facts(say);
        let horizon = line.horizon(self.today).title();
        facts.fact(say.msg(Msg::ColState), say.msg(if line.settled { Msg::StateDone } else { horizon }));
        facts.fact(say.msg(Msg::ColDue), line.due);
        facts.fact(say.msg(Msg::ColWho), &line.who);
        facts.fact(say.msg(Msg::ColClause), &line.clause);
        facts.fact(say.msg(Msg::ColReference), &line.handle);
        facts.fact(say.msg(Msg::ColExample), example_mark(say, line.example));
        page.table(facts);
        page.blank();
        line.reason.iter().for_each(|sentence| page.line(sentence));
        if !line.stands_for.is_empty() {
            page.line(say.count(Msg::DutyStandsFor, i128::try_from(line.stands_for.len()).unwrap_or(i128::MAX), &[]));
            line.stands_for.iter().for_each(|handle| page.verbatim(format!("  {handle}")));
        }
        if !line.settled {
            page.line(say.fill(Msg::HintNext, &[("step", &line.next_step), ("command", &line.command)]));
        }
        page
    }

    fn json(&self) -> String {
        json::document("duty", self.today, &[Item::of(&self.line)])
    }
}
