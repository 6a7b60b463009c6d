//! A body on a page: who sits where, what is wrong, whose turn the chair is, when it meets.

use serde::Serialize;

use super::answer::Report;
use super::json;
use super::page::{Cell, Page, Table};
use super::portfolio::about::{self, AboutItem};
use super::seats;
use crate::app::query::bodies::BodyPage;
use crate::app::query::portfolio::AboutPage;
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::{Msg, Say};

/// Everything on one body.
pub(super) struct Shown {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) currency: Currency,
    pub(super) page: BodyPage,
    pub(super) about: AboutPage,
}

#[derive(Serialize)]
struct Item<'a> {
    handle: &'a str,
    title: &'a str,
    clause: &'a str,
    purpose: Option<&'a str>,
    chosen: Option<&'a str>,
    seats: Vec<SeatItem<'a>>,
    meetings: Vec<&'a str>,
    findings: Vec<&'a str>,
    #[serde(flatten)]
    about: AboutItem<'a>,
}

#[derive(Serialize)]
struct SeatItem<'a> {
    seat: &'a str,
    member: Option<&'a str>,
    person: Option<&'a str>,
    from: Option<Date>,
    to: Option<Date>,
    vacant: bool,
}

impl Shown {
    fn seats(&self) -> Table {
        let say = self.say;
        let mut table = seats::table(say);
        self.page.seats.iter().for_each(|seat| table.row(seats::row(say, seat, say.msg(Msg::Vacant))));
        table
    }
}

impl Report for Shown {
    fn page(&self) -> Page {
        let (say, body) = (self.say, &self.page);
        let mut page = Page::default();
        page.line(&body.row.name);
        let mut facts = Table::facts(say);
        facts.fact(say.msg(Msg::ColReference), &body.row.id);
        facts.fact(say.msg(Msg::ColClause), &body.clause);
        page.table(facts);
        body.purpose.iter().for_each(|purpose| page.line(purpose));
        if !body.seats.is_empty() {
            page.blank();
            page.table(self.seats());
        }
        if !body.turns.is_empty() {
            page.blank();
            body.chosen.iter().for_each(|chosen| page.line(chosen));
            let unknown = || say.msg(Msg::BodiesTurnUnknown).to_owned();
            for turn in &body.turns {
                let (chair, vice) = (turn.chair.clone().unwrap_or_else(unknown), turn.vice.clone().unwrap_or_else(unknown));
                let said = say.fill(Msg::BodiesTurn, &[("chair", &chair), ("vice", &vice)]);
                page.line(format!("{} – {}: {said}", say.date(turn.from), say.date(turn.until)));
            }
        }
        if !body.meetings.is_empty() {
            page.blank();
            let mut table = Table::new(say, &[Msg::ColDate, Msg::ColKind, Msg::ColState, Msg::ColNote]);
            for meeting in &body.meetings {
                table.row(vec![
                    meeting.date.map_or(Cell::Empty, Cell::Date),
                    meeting.kind.clone().into(),
                    super::meeting::state(say, meeting).into(),
                    meeting.note.clone().into(),
                ]);
            }
            page.table(table);
        }
        if !body.findings.is_empty() {
            page.blank();
            body.findings.iter().for_each(|line| page.line(format!("{}: {} ({})", line.subject, line.message, line.clause)));
        }
        about::write(say, &mut page, &self.about);
        page
    }

    fn json(&self) -> String {
        let body = &self.page;
        let seats = body.seats.iter().map(|row| SeatItem {
            seat: &row.seat,
            member: seats::represented(row),
            person: row.holder.as_ref().map(|holder| holder.person.name.as_str()),
            from: row.holder.as_ref().and_then(|holder| holder.from),
            to: row.holder.as_ref().and_then(|holder| holder.until),
            vacant: row.holder.is_none(),
        });
        let item = Item {
            handle: &body.row.id,
            title: &body.row.name,
            clause: &body.clause,
            purpose: body.purpose.as_deref(),
            chosen: body.chosen.as_deref(),
            seats: seats.collect(),
            meetings: body.meetings.iter().map(|meeting| meeting.handle.as_str()).collect(),
            findings: body.findings.iter().map(|line| line.message.as_str()).collect(),
            about: AboutItem::of(&self.about, self.currency),
        };
        json::document("record", self.today, &[item])
    }

    fn sheet(&self) -> Option<Table> {
        Some(self.seats())
    }
}
