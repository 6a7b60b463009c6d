//! `solution`: what members adopt and use.

use clap::Arg;
use serde::Serialize;

use super::about::{self, AboutItem, TopicItem, covered};
use super::words::{Worded, keep, keep_date, keep_rough_date, keep_worded};
use crate::app::command::{Command, RecordCommand, SolutionDraft};
use crate::app::query::portfolio::{SolutionPage, SolutionRow, WorkFilter, solution, solutions};
use crate::app::{Failure, Session};
use crate::cli::answer::{Answer, Report};
use crate::cli::call::Call;
use crate::cli::json;
use crate::cli::page::{Page, Table, example_mark};
use crate::cli::receipt::carry_out;
use crate::cli::verb::{Act, Group, Outcome, Verb, flag, word};
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::domain::rough_date::RoughDate;
use crate::text::{Msg, Say};

pub(in crate::cli) static VERB: Verb = Verb {
    name: "solution",
    group: Group::Record,
    about: Msg::HelpSolution,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "list",
            group: Group::Record,
            about: Msg::HelpSolutionList,
            args: |say| {
                vec![
                    flag("category", "CATEGORY", say.msg(Msg::ArgCategory)),
                    flag("type", "TYPE", say.msg(Msg::ArgType)),
                    flag("on", "DATE", say.msg(Msg::ArgOn)),
                ]
            },
            act: Act::Run(list),
        },
        Verb {
            name: "show",
            group: Group::Record,
            about: Msg::HelpSolutionShow,
            args: |say| {
                let solution = word("solution", "SOLUTION", say.msg(Msg::ArgSolution)).required(true);
                vec![solution, flag("on", "DATE", say.msg(Msg::ArgOn))]
            },
            act: Act::Run(show),
        },
        Verb {
            name: "add",
            group: Group::Record,
            about: Msg::HelpSolutionAdd,
            args: |say| {
                let name = word("name", "NAME", say.msg(Msg::ArgSolutionName)).required(true);
                std::iter::once(name).chain(details(say)).collect()
            },
            act: Act::Run(add),
        },
        Verb {
            name: "edit",
            group: Group::Record,
            about: Msg::HelpSolutionEdit,
            args: |say| {
                let solution = word("solution", "SOLUTION", say.msg(Msg::ArgSolution)).required(true);
                let name = flag("name", "NAME", say.msg(Msg::ArgSolutionName));
                [solution, name].into_iter().chain(details(say)).collect()
            },
            act: Act::Run(edit),
        },
    ]),
};

fn details(say: Say) -> Vec<Arg> {
    vec![
        flag("category", "CATEGORY", say.msg(Msg::ArgCategory)),
        flag("type", "TYPE", say.msg(Msg::ArgType)),
        flag("owner-kind", "WHO", say.msg(Msg::ArgOwnerKind)),
        flag("owner", "NAME", say.msg(Msg::ArgOwner)),
        flag("launch", "DATE", say.msg(Msg::ArgLaunch)),
        flag("adopt-by", "DATE", say.msg(Msg::ArgAdoptBy)),
        flag("note", "TEXT", say.msg(Msg::ArgNote)),
        flag("source", "TEXT", say.msg(Msg::ArgKnownFrom)),
        flag("handle", "HANDLE", say.msg(Msg::ArgHandle)),
    ]
}

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let filter = WorkFilter {
        category: call.text("category").map(str::to_owned),
        kind: call.text("type").map(str::to_owned),
        state: None,
        on: call.date(&session, "on")?,
    };
    let rows = solutions(&session, &filter)?;
    Ok(Answer::of(Solutions { say: session.say(), today: session.today(), rows }))
}

fn show(call: &Call) -> Outcome {
    let session = call.read()?;
    let page = solution(&session, call.needed("solution"), call.date(&session, "on")?)?;
    Ok(Answer::of(Shown { say: session.say(), today: session.today(), currency: session.card().currency, page }))
}

fn add(call: &Call) -> Outcome {
    let session = call.edit()?;
    let draft = draft(call, &session)?;
    carry_out(call, session, &Command::Record(RecordCommand::AddSolution(draft)))
}

fn edit(call: &Call) -> Outcome {
    let session = call.edit()?;
    let (solution, draft) = (call.needed("solution").to_owned(), draft(call, &session)?);
    carry_out(call, session, &Command::Record(RecordCommand::EditSolution { solution, seen: None, draft }))
}

fn draft(call: &Call, session: &Session) -> Result<SolutionDraft, Failure> {
    Ok(SolutionDraft {
        handle: call.text("handle").map(str::to_owned),
        name: call.text("name").map(str::to_owned),
        category: keep(call, "category"),
        kind: keep(call, "type"),
        owner_kind: keep_worded(call, "owner-kind")?,
        owner: keep(call, "owner"),
        launch: keep_rough_date(call, session, "launch")?,
        adopt_by: keep_date(call, session, "adopt-by")?,
        note: keep(call, "note"),
        source: keep(call, "source"),
    })
}

/// A solution, for scripts.
#[derive(Serialize)]
struct Item<'a> {
    handle: &'a str,
    name: &'a str,
    category: Option<&'a str>,
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    owner_kind: Option<&'static str>,
    owner: Option<&'a str>,
    launch: Option<RoughDate>,
    adopt_by: Option<Date>,
    note: Option<&'a str>,
    source: Option<&'a str>,
    topics: Vec<TopicItem<'a>>,
    example: bool,
}

impl<'a> Item<'a> {
    fn of(row: &'a SolutionRow) -> Self {
        Self {
            handle: &row.handle,
            name: &row.name,
            category: about::id(row.category.as_ref()),
            kind: about::id(row.kind.as_ref()),
            owner_kind: row.owner_kind.map(Worded::word),
            owner: row.owner.as_deref(),
            launch: row.launch,
            adopt_by: row.adopt_by,
            note: row.note.as_deref(),
            source: row.source.as_deref(),
            topics: TopicItem::all(&row.topics),
            example: row.example,
        }
    }
}

struct Solutions {
    say: Say,
    today: Date,
    rows: Vec<SolutionRow>,
}

impl Report for Solutions {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        if self.rows.is_empty() {
            page.line(say.msg(Msg::NoSolutions));
            return page;
        }
        let titles = [
            Msg::ColSolution,
            Msg::ColHandle,
            Msg::ColOwner,
            Msg::ColCategory,
            Msg::ColType,
            Msg::ColLaunch,
            Msg::ColAdoptBy,
            Msg::ColAnswers,
            Msg::ColExample,
        ];
        let mut table = Table::new(say, &titles).with_details([3, 4, 5, 6, 7, 8]);
        for row in &self.rows {
            table.row(vec![
                (&row.name).into(),
                (&row.handle).into(),
                row.owner.clone().into(),
                about::name(row.category.as_ref()).into(),
                about::name(row.kind.as_ref()).into(),
                row.launch.into(),
                row.adopt_by.into(),
                covered(&row.topics).into(),
                example_mark(say, row.example),
            ]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(Item::of).collect();
        json::document("solution-list", self.today, &items)
    }
}

/// Everything on one solution.
pub(super) struct Shown {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) currency: Currency,
    pub(super) page: SolutionPage,
}

#[derive(Serialize)]
struct Detail<'a> {
    #[serde(flatten)]
    item: Item<'a>,
    #[serde(flatten)]
    about: AboutItem<'a>,
}

impl Report for Shown {
    fn page(&self) -> Page {
        let (say, row) = (self.say, &self.page.row);
        let mut page = Page::default();
        page.line(&row.name);
        let mut facts = Table::facts(say);
        facts.fact(say.msg(Msg::ColHandle), &row.handle);
        facts.fact(say.msg(Msg::ColCategory), about::name(row.category.as_ref()));
        facts.fact(say.msg(Msg::ColType), about::name(row.kind.as_ref()));
        facts.fact(say.msg(Msg::ColOwner), row.owner.clone());
        facts.fact(say.msg(Msg::ColOwnerKind), row.owner_kind.map(|kind| say.msg(kind.name())).unwrap_or_default());
        facts.fact(say.msg(Msg::ColLaunch), row.launch);
        facts.fact(say.msg(Msg::ColAdoptBy), row.adopt_by);
        facts.fact(say.msg(Msg::ColNote), row.note.clone());
        facts.fact(say.msg(Msg::ColSource), row.source.clone());
        facts.fact(say.msg(Msg::ColExample), example_mark(say, row.example));
        page.table(facts);
        about::write(say, &mut page, &self.page.about);
        page
    }

    fn json(&self) -> String {
        let detail = Detail { item: Item::of(&self.page.row), about: AboutItem::of(&self.page.about, self.currency) };
        json::document("solution", self.today, &[detail])
    }
}
