//! `meeting call`: who calls to a meeting of a body, who is called, and who is kept informed of it.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table, example_mark};
use super::verb::Outcome;
use crate::app::query::call::{Called, Informs, MeetingCall, call};
use crate::domain::charter::Standing;
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) fn run(given: &Call) -> Outcome {
    let session = given.read()?;
    let on = given.date(&session, "on")?;
    let called = call(&session, given.needed("body"), given.text("kind"), on)?;
    Ok(Answer::of(Sheet { say: session.say(), today: session.today(), called }))
}

/// Who is called, on a page.
pub(super) struct Sheet {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) called: MeetingCall,
}

#[derive(Serialize)]
struct Item<'a> {
    person: &'a str,
    mail: Option<&'a str>,
    seat: &'a str,
    member: Option<&'a str>,
    standing: &'static str,
    example: bool,
}

#[derive(Serialize)]
struct More<'a> {
    body: &'a str,
    called_by: Option<&'a str>,
    led_by: Option<&'a str>,
    informs: Vec<Informed<'a>>,
    treats: Vec<Treated<'a>>,
}

#[derive(Serialize)]
struct Treated<'a> {
    title: &'a str,
    clause: &'a str,
}

#[derive(Serialize)]
struct Informed<'a> {
    seat: &'a str,
    area: &'a [String],
    shared: &'a [String],
}

impl<'a> Item<'a> {
    fn of(row: &'a Called) -> Self {
        Self {
            person: &row.person.name,
            mail: row.person.mail.as_deref(),
            seat: &row.seat,
            member: row.member.as_deref(),
            standing: word(row.standing),
            example: row.person.example,
        }
    }
}

impl<'a> Informed<'a> {
    fn of(seat: &'a Informs) -> Self {
        Self { seat: &seat.seat, area: &seat.area, shared: &seat.shared }
    }
}

fn word(standing: Option<Standing>) -> &'static str {
    match standing {
        Some(Standing::Voting) => "voting",
        Some(Standing::Substitute) => "substitute",
        Some(Standing::Observer) => "observer",
        None => "present",
    }
}

impl Sheet {
    fn table(&self) -> Table {
        let say = self.say;
        let titles = [Msg::ColPerson, Msg::ColSeat, Msg::ColFor, Msg::ColStanding, Msg::ColMail, Msg::ColExample];
        let mut table = Table::new(say, &titles).with_details([4, 5]);
        for row in &self.called.rows {
            table.row(vec![
                (&row.person.name).into(),
                (&row.seat).into(),
                row.member.clone().into(),
                say.msg(row.standing_title()).into(),
                row.person.mail.clone().into(),
                example_mark(say, row.person.example),
            ]);
        }
        table
    }

    /// Puts it on a page.
    pub(super) fn write(&self, page: &mut Page) {
        let (say, called) = (self.say, &self.called);
        for (msg, who) in [(Msg::CalledBy, &called.called_by), (Msg::LedBy, &called.led_by)] {
            if let Some(who) = who {
                page.line(say.fill(msg, &[("who", who)]));
            }
        }
        if called.rows.is_empty() {
            page.line(say.fill(Msg::NobodyCalled, &[("body", &called.body)]));
        } else {
            page.table(self.table());
        }
        for seat in &called.informs {
            let told: Vec<_> = seat.area.iter().chain(&seat.shared).collect();
            if !told.is_empty() {
                page.line(say.fill(Msg::KeepsInformed, &[("seat", &seat.seat), ("members", &say.list(&told))]));
            }
        }
        if !called.treats.is_empty() {
            let items = called.treats.iter().map(|(title, clause)| format!("{title} ({clause})"));
            page.line(say.fill(Msg::CallTreats, &[("items", &items.collect::<Vec<_>>().join("; "))]));
        }
    }
}

impl Report for Sheet {
    fn page(&self) -> Page {
        let mut page = Page::default();
        self.write(&mut page);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.called.rows.iter().map(Item::of).collect();
        let informs = self.called.informs.iter().map(Informed::of).collect();
        let more = More {
            body: &self.called.body,
            called_by: self.called.called_by.as_deref(),
            led_by: self.called.led_by.as_deref(),
            informs,
            treats: self.called.treats.iter().map(|(title, clause)| Treated { title, clause }).collect(),
        };
        json::document_with("meeting-call", self.today, &items, more)
    }

    fn sheet(&self) -> Option<Table> {
        Some(self.table())
    }
}
