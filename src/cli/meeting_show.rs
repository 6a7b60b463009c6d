//! A meeting on a page: what is known of it, what is due before it, who is called, what is to be treated.

use serde::Serialize;

use super::answer::Report;
use super::json;
use super::meeting::{Item, state};
use super::meeting_call::Sheet;
use super::page::{Page, Table, example_mark};
use super::portfolio::about::{self, AboutItem};
use crate::app::query::meeting::MeetingPage;
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::{Msg, Say};

/// Everything on one meeting.
pub(super) struct Shown {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) currency: Currency,
    pub(super) page: MeetingPage,
}

#[derive(Serialize)]
struct PageItem<'a> {
    #[serde(flatten)]
    meeting: Item<'a>,
    title: &'a str,
    by: Option<&'a str>,
    before: Vec<Before<'a>>,
    called: Vec<&'a str>,
    treats: Vec<&'a str>,
    #[serde(flatten)]
    about: AboutItem<'a>,
}

#[derive(Serialize)]
struct Before<'a> {
    handle: &'a str,
    due: Option<Date>,
    title: &'a str,
    who: &'a str,
    clause: &'a str,
}

impl Shown {
    fn facts(&self) -> Table {
        let (say, row) = (self.say, &self.page.row);
        let mut facts = Table::facts(say);
        facts.fact(say.msg(Msg::ColReference), &row.handle);
        facts.fact(say.msg(Msg::ColDate), row.date.map(|date| say.date_long(date)));
        facts.fact(say.msg(Msg::ColKind), row.kind.clone());
        facts.fact(say.msg(Msg::ColState), state(say, row));
        facts.fact(say.msg(Msg::ColPlace), row.location.clone());
        facts.fact(say.msg(Msg::FormInitiator), self.page.initiator.clone());
        facts.fact(say.msg(Msg::ColNote), row.note.clone());
        facts.fact(say.msg(Msg::ColExample), example_mark(say, row.example));
        facts
    }
}

impl Report for Shown {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        page.line(&self.page.row.body_name);
        page.table(self.facts());
        if !self.page.before.is_empty() {
            page.blank();
            page.line(say.msg(Msg::MeetingsBefore));
            let mut table = Table::new(say, &[Msg::ColDue, Msg::ColWhat, Msg::ColWho, Msg::ColClause]);
            for line in &self.page.before {
                table.row(vec![line.due.into(), line.title_about(say).into(), (&line.who).into(), (&line.clause).into()]);
            }
            page.table(table);
        }
        page.blank();
        Sheet { say, today: self.today, called: self.page.called.clone() }.write(&mut page);
        about::write(say, &mut page, &self.page.about);
        page
    }

    fn json(&self) -> String {
        let MeetingPage { row, initiator, wanted: _, before, called, about } = &self.page;
        let before = before.iter().map(|line| Before {
            handle: &line.handle,
            due: line.due,
            title: &line.title,
            who: &line.who,
            clause: &line.clause,
        });
        let item = PageItem {
            meeting: Item::of(row),
            title: &row.body_name,
            by: initiator.as_deref(),
            before: before.collect(),
            called: called.rows.iter().map(|row| row.person.name.as_str()).collect(),
            treats: called.treats.iter().map(|(title, _)| title.as_str()).collect(),
            about: AboutItem::of(about, self.currency),
        };
        json::document("record", self.today, &[item])
    }
}
