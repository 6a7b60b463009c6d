//! `project`: what is done together, from the first idea to the end.

use clap::{Arg, value_parser};
use serde::Serialize;

use super::about::{self, AboutItem, TopicItem, covered};
use super::words::{Worded, keep, keep_date, worded};
use crate::app::command::{Command, ProjectDraft, RecordCommand};
use crate::app::query::portfolio::{Owner, ProjectPage, ProjectRow, WorkFilter, project, projects};
use crate::app::{Failure, Session};
use crate::cli::answer::{Answer, Report};
use crate::cli::call::Call;
use crate::cli::json;
use crate::cli::page::{Page, Table, example_mark};
use crate::cli::receipt::carry_out;
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::{Msg, Say};

pub(in crate::cli) static VERB: Verb = Verb {
    name: "project",
    group: Group::Record,
    about: Msg::HelpProject,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "list",
            group: Group::Record,
            about: Msg::HelpProjectList,
            args: |say| {
                vec![
                    flag("category", "CATEGORY", say.msg(Msg::ArgCategory)),
                    flag("type", "TYPE", say.msg(Msg::ArgType)),
                    flag("state", "STATE", say.msg(Msg::ArgProjectState)),
                    flag("on", "DATE", say.msg(Msg::ArgOn)),
                ]
            },
            act: Act::Run(list),
        },
        Verb {
            name: "show",
            group: Group::Record,
            about: Msg::HelpProjectShow,
            args: |say| {
                vec![word("project", "PROJECT", say.msg(Msg::ArgProject)).required(true), flag("on", "DATE", say.msg(Msg::ArgOn))]
            },
            act: Act::Run(show),
        },
        Verb {
            name: "add",
            group: Group::Record,
            about: Msg::HelpProjectAdd,
            args: |say| {
                let name = word("name", "NAME", say.msg(Msg::ArgProjectName)).required(true);
                std::iter::once(name).chain(details(say)).collect()
            },
            act: Act::Run(add),
        },
        Verb {
            name: "edit",
            group: Group::Record,
            about: Msg::HelpProjectEdit,
            args: |say| {
                let project = word("project", "PROJECT", say.msg(Msg::ArgProject)).required(true);
                let name = flag("name", "NAME", say.msg(Msg::ArgProjectName));
                [project, name].into_iter().chain(details(say)).collect()
            },
            act: Act::Run(edit),
        },
    ]),
};

fn details(say: Say) -> Vec<Arg> {
    vec![
        flag("type", "TYPE", say.msg(Msg::ArgType)),
        flag("category", "CATEGORY", say.msg(Msg::ArgCategory)),
        flag("stage", "STAGE", say.msg(Msg::ArgStage)),
        flag("state", "STATE", say.msg(Msg::ArgProjectState)),
        flag("part-of", "PROJECT", say.msg(Msg::ArgPartOf)),
        flag("solution", "SOLUTION", say.msg(Msg::ArgProjectSolution)),
        flag("member", "MEMBER", say.msg(Msg::ArgProjectMember)),
        flag("operation", "OPERATION", say.msg(Msg::ArgProjectOperation)),
        flag("start", "DATE", say.msg(Msg::ArgStart)),
        flag("finished", "DATE", say.msg(Msg::ArgFinished)),
        flag("need", "TEXT", say.msg(Msg::ArgNeed)),
        flag("note", "TEXT", say.msg(Msg::ArgNote)),
        flag("number", "N", say.msg(Msg::ArgProjectNumber)).value_parser(value_parser!(u32)),
    ]
}

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let filter = WorkFilter {
        category: call.text("category").map(str::to_owned),
        kind: call.text("type").map(str::to_owned),
        state: worded(call, "state")?,
        on: call.date(&session, "on")?,
    };
    let rows = projects(&session, &filter)?;
    Ok(Answer::of(Projects { say: session.say(), today: session.today(), rows }))
}

fn show(call: &Call) -> Outcome {
    let session = call.read()?;
    let page = project(&session, call.needed("project"), call.date(&session, "on")?)?;
    Ok(Answer::of(Shown { say: session.say(), today: session.today(), currency: session.card().currency, page }))
}

fn add(call: &Call) -> Outcome {
    let session = call.edit()?;
    let draft = draft(call, &session)?;
    carry_out(call, session, &Command::Record(RecordCommand::AddProject(draft)))
}

fn edit(call: &Call) -> Outcome {
    let session = call.edit()?;
    let (project, draft) = (call.needed("project").to_owned(), draft(call, &session)?);
    carry_out(call, session, &Command::Record(RecordCommand::EditProject { project, seen: None, draft }))
}

fn draft(call: &Call, session: &Session) -> Result<ProjectDraft, Failure> {
    Ok(ProjectDraft {
        number: call.count("number"),
        name: call.text("name").map(str::to_owned),
        kind: keep(call, "type"),
        category: keep(call, "category"),
        stage: keep(call, "stage"),
        state: worded(call, "state")?,
        parent: keep(call, "part-of"),
        solution: keep(call, "solution"),
        member: keep(call, "member"),
        operation: keep(call, "operation"),
        start: keep_date(call, session, "start")?,
        finished: keep_date(call, session, "finished")?,
        need: keep(call, "need"),
        note: keep(call, "note"),
    })
}

/// A project, for scripts.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    handle: &'a str,
    name: &'a str,
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    category: Option<&'a str>,
    stage: Option<&'a str>,
    state: &'static str,
    part_of: Option<&'a str>,
    solution: Option<&'a str>,
    owner: Option<&'a str>,
    start: Option<Date>,
    finished: Option<Date>,
    need: Option<&'a str>,
    note: Option<&'a str>,
    topics: Vec<TopicItem<'a>>,
    example: bool,
}

impl<'a> Item<'a> {
    pub(super) fn of(row: &'a ProjectRow) -> Self {
        Self {
            handle: &row.handle,
            name: &row.name,
            kind: about::id(row.kind.as_ref()),
            category: about::id(row.category.as_ref()),
            stage: about::id(row.stage.as_ref()),
            state: row.state.word(),
            part_of: row.parent.as_deref(),
            solution: row.solution.as_ref().map(|(handle, _)| handle.as_str()),
            owner: row.owner.as_ref().map(|owner| owner.name.as_str()),
            start: row.start,
            finished: row.finished,
            need: row.need.as_deref(),
            note: row.note.as_deref(),
            topics: TopicItem::all(&row.topics),
            example: row.example,
        }
    }
}

struct Projects {
    say: Say,
    today: Date,
    rows: Vec<ProjectRow>,
}

impl Report for Projects {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        if self.rows.is_empty() {
            page.line(say.msg(Msg::NoProjects));
            return page;
        }
        let titles = [
            Msg::ColNumber,
            Msg::ColProject,
            Msg::ColState,
            Msg::ColType,
            Msg::ColCategory,
            Msg::ColStage,
            Msg::ColStart,
            Msg::ColFinished,
            Msg::ColOwner,
            Msg::ColAnswers,
            Msg::ColExample,
        ];
        let mut table = Table::new(say, &titles).with_details([3, 4, 5, 6, 7, 8, 9, 10]);
        for row in &self.rows {
            table.row(vec![
                (&row.handle).into(),
                (&row.name).into(),
                say.msg(row.state.name()).into(),
                about::name(row.kind.as_ref()).into(),
                about::name(row.category.as_ref()).into(),
                about::name(row.stage.as_ref()).into(),
                row.start.into(),
                row.finished.into(),
                row.owner.as_ref().map(Owner::title).into(),
                covered(&row.topics).into(),
                example_mark(say, row.example),
            ]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(Item::of).collect();
        json::document("project-list", self.today, &items)
    }
}

/// Everything on one project.
pub(super) struct Shown {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) currency: Currency,
    pub(super) page: ProjectPage,
}

#[derive(Serialize)]
struct Detail<'a> {
    #[serde(flatten)]
    item: Item<'a>,
    parts: Vec<&'a str>,
    #[serde(flatten)]
    about: AboutItem<'a>,
}

impl Report for Shown {
    fn page(&self) -> Page {
        let (say, row) = (self.say, &self.page.row);
        let mut page = Page::default();
        page.line(format!("{} {}", row.handle, row.name));
        let mut facts = Table::facts(say);
        facts.fact(say.msg(Msg::ColState), say.msg(row.state.name()));
        facts.fact(say.msg(Msg::ColType), about::name(row.kind.as_ref()));
        facts.fact(say.msg(Msg::ColCategory), about::name(row.category.as_ref()));
        facts.fact(say.msg(Msg::ColStage), about::name(row.stage.as_ref()));
        facts.fact(say.msg(Msg::ColPartOf), row.parent.clone());
        facts.fact(say.msg(Msg::ColSolution), row.solution.as_ref().map(|(_, name)| name.clone()));
        facts.fact(say.msg(Msg::ColOwner), row.owner.as_ref().map(Owner::title));
        facts.fact(say.msg(Msg::ColStart), row.start);
        facts.fact(say.msg(Msg::ColFinished), row.finished);
        facts.fact(say.msg(Msg::ColNeed), row.need.clone());
        facts.fact(say.msg(Msg::ColNote), row.note.clone());
        for (handle, name) in &self.page.children {
            facts.fact(say.msg(Msg::ColParts), format!("{handle} {name}"));
        }
        facts.fact(say.msg(Msg::ColExample), example_mark(say, row.example));
        page.table(facts);
        about::write(say, &mut page, &self.page.about);
        page
    }

    fn json(&self) -> String {
        let detail = Detail {
            item: Item::of(&self.page.row),
            parts: self.page.children.iter().map(|(handle, _)| handle.as_str()).collect(),
            about: AboutItem::of(&self.page.about, self.currency),
        };
        json::document("project", self.today, &[detail])
    }
}
