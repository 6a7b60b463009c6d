//! `member`: the members and everything on one of them.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::member_edit;
use super::page::{Cell, Page, Table, example_mark};
use super::portfolio::{self, member::PortfolioItem};
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::query::members::{Figure, MemberFilter, MemberList, MemberPage, MemberRow, member, members};
use crate::app::query::split::pays::{HowMuch, Pays, pays};
use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "member",
    group: Group::Record,
    about: Msg::HelpMember,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "list",
            group: Group::Record,
            about: Msg::HelpMemberList,
            args: |say| {
                vec![
                    flag("area", "AREA", say.msg(Msg::ArgArea)),
                    switch("all", say.msg(Msg::ArgAllMembers)),
                    flag("on", "DATE", say.msg(Msg::ArgOn)),
                ]
            },
            act: Act::Run(list),
        },
        Verb {
            name: "show",
            group: Group::Record,
            about: Msg::HelpMemberShow,
            args: |say| {
                vec![
                    word("member", "MEMBER", say.msg(Msg::ArgMember)).required(true),
                    switch("pays", say.msg(Msg::ArgMemberPays)),
                    flag("on", "DATE", say.msg(Msg::ArgOn)),
                ]
            },
            act: Act::Run(show),
        },
        member_edit::ADD,
        member_edit::EDIT,
        member_edit::MERGE,
        member_edit::LEAVE,
    ]),
};

fn list(call: &Call) -> Outcome {
    let session = call.read()?;
    let filter = MemberFilter {
        area: call.text("area").map(str::to_owned),
        all: call.is_set("all"),
        and: None,
        on: call.date(&session, "on")?,
    };
    let list = members(&session, &filter)?;
    let (say, today) = (session.say(), session.today());
    Ok(Answer::of(Listing { say, today, list, all: filter.all }))
}

fn show(call: &Call) -> Outcome {
    let session = call.read()?;
    let on = call.date(&session, "on")?;
    let page = member(&session, call.needed("member"), on)?;
    let (say, today) = (session.say(), session.today());
    let hint = say.fill(Msg::HintWho, &[("command", &format!("samvirke who {}", page.row.handle))]);
    let currency = session.card().currency;
    // Each cost is a split of its own, which a look-up does not wait for.
    let pays = if call.is_set("pays") { pays(&session, page.row.id)? } else { Vec::new() };
    Ok(Answer::of(Shown { say, today, on: on.unwrap_or(today), currency, page, pays }).hint(hint))
}

struct Listing {
    say: Say,
    today: Date,
    list: MemberList,
    all: bool,
}

#[derive(Serialize)]
struct Item<'a> {
    handle: &'a str,
    code: &'a str,
    name: &'a str,
    region: Option<String>,
    order: u32,
    from: Option<Date>,
    to: Option<Date>,
    inhabitants: Option<Count<'a>>,
    host: bool,
}

#[derive(Serialize)]
struct Count<'a> {
    count: u64,
    date: Date,
    source: &'a str,
}

impl<'a> Count<'a> {
    fn of(figure: &'a Figure) -> Self {
        Self { count: figure.count, date: figure.date, source: &figure.source }
    }
}

impl<'a> Item<'a> {
    fn of(row: &'a MemberRow) -> Self {
        Self {
            handle: &row.handle,
            code: &row.code,
            name: &row.name,
            region: Some(row.areas.join(", ")).filter(|r| !r.is_empty()),
            order: row.order,
            from: row.from,
            to: row.until,
            inhabitants: row.inhabitants.as_ref().map(Count::of),
            host: row.host,
        }
    }
}

#[derive(Serialize)]
struct ListMore {
    on: Date,
    expected: Option<u32>,
}

impl Report for Listing {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let mut table = Table::new(
            say,
            &[
                Msg::ColCode,
                Msg::ColMember,
                Msg::ColHandle,
                Msg::ColRegion,
                Msg::ColInhabitants,
                Msg::ColPerDate,
                Msg::ColSource,
                Msg::ColFrom,
                Msg::ColUntil,
            ],
        )
        .with_details([3, 6, 7, 8]);
        for row in &self.list.rows {
            let figure = row.inhabitants.as_ref();
            let name = if row.host { say.fill(Msg::HostMark, &[("name", &row.name)]) } else { row.name.clone() };
            table.row(vec![
                (&row.code).into(),
                name.into(),
                (&row.handle).into(),
                row.areas.join(", ").into(),
                figure.map(|f| f.count).into(),
                figure.map(|f| f.date).into(),
                figure.map(|f| f.source.clone()).into(),
                row.from.into(),
                row.until.into(),
            ]);
        }
        page.table(table);
        let count = self.list.rows.len();
        let sum: i128 = self.list.rows.iter().filter_map(|r| r.inhabitants.as_ref()).map(|f| i128::from(f.count)).sum();
        page.blank();
        page.line(say.count(
            if self.all { Msg::MembersEver } else { Msg::MembersSummary },
            i128::try_from(count).unwrap_or(i128::MAX),
            &[("date", &say.date(self.list.on)), ("inhabitants", &say.integer(sum))],
        ));
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.list.rows.iter().map(Item::of).collect();
        json::document_with("member-list", self.today, &items, ListMore { on: self.list.on, expected: self.list.expected })
    }
}

/// Everything on one member.
pub(super) struct Shown {
    pub(super) say: Say,
    pub(super) today: Date,
    pub(super) on: Date,
    pub(super) currency: Currency,
    pub(super) page: MemberPage,
    pub(super) pays: Vec<Pays>,
}

#[derive(Serialize)]
struct Detail<'a> {
    #[serde(flatten)]
    item: Item<'a>,
    org_number: Option<&'a str>,
    counts: Vec<Count<'a>>,
    seats: Vec<Seat<'a>>,
    others: Vec<Person<'a>>,
    #[serde(flatten)]
    portfolio: PortfolioItem<'a>,
    pays: Vec<PaysItem<'a>>,
}

/// What a member pays of a shared cost: an amount, or hundredths of a per cent.
#[derive(Serialize)]
struct PaysItem<'a> {
    name: &'a str,
    clause: &'a str,
    key: &'a str,
    amount: Option<json::Money>,
    year: Option<i32>,
    part: Option<i64>,
}

impl<'a> PaysItem<'a> {
    fn of(pays: &'a Pays) -> Self {
        let (amount, year, part) = match pays.how_much {
            HowMuch::Amount { amount, currency, year } => (Some(json::Money::of(amount, currency)), Some(year), None),
            HowMuch::Part { hundredths, .. } => (None, None, Some(hundredths)),
            HowMuch::Untold(_) => (None, None, None),
        };
        Self { name: &pays.name, clause: &pays.clause, key: &pays.key, amount, year, part }
    }
}

#[derive(Serialize)]
struct Seat<'a> {
    body: &'a str,
    seat: &'a str,
    handle: &'a str,
    #[serde(flatten)]
    person: Person<'a>,
    from: Option<Date>,
    to: Option<Date>,
}

#[derive(Serialize)]
struct Person<'a> {
    person: &'a str,
    title: Option<&'a str>,
    phone: Option<&'a str>,
    mail: Option<&'a str>,
    example: bool,
}

impl<'a> Person<'a> {
    fn of(card: &'a crate::app::query::who::PersonCard) -> Self {
        Self {
            person: &card.name,
            title: card.title.as_deref(),
            phone: card.phone.as_deref(),
            mail: card.mail.as_deref(),
            example: card.example,
        }
    }
}

impl Report for Shown {
    fn page(&self) -> Page {
        let (say, page_of, row) = (self.say, &self.page, &self.page.row);
        let mut page = Page::default();
        let name = if row.host { say.fill(Msg::HostMark, &[("name", &row.name)]) } else { row.name.clone() };
        page.line(name);
        let mut facts = Table::facts(say);
        facts.fact(say.msg(Msg::ColCode), &row.code);
        facts.fact(say.msg(Msg::ColHandle), &row.handle);
        facts.fact(say.msg(Msg::ColOrgNumber), page_of.org_number.clone());
        facts.fact(say.msg(Msg::ColRegion), row.areas.join(", "));
        facts.fact(say.msg(Msg::ColFrom), row.from);
        facts.fact(say.msg(Msg::ColUntil), row.until);
        page.table(facts);
        if !page_of.seats.is_empty() {
            page.blank();
            page.line(say.fill(Msg::SeatsOn, &[("date", &say.date(self.on))]));
            page.table(self.people());
        }
        if !page_of.inhabitants.is_empty() {
            page.blank();
            let mut table = Table::new(say, &[Msg::ColInhabitants, Msg::ColPerDate, Msg::ColSource]);
            for figure in page_of.inhabitants.iter().rev() {
                table.row(vec![figure.count.into(), figure.date.into(), (&figure.source).into()]);
            }
            page.table(table);
        }
        portfolio::member::write(say, &mut page, &page_of.portfolio);
        if !self.pays.is_empty() {
            page.blank();
            let mut table = Table::new(say, &[Msg::PaysTitle, Msg::ColValue, Msg::CostKey, Msg::ColClause]);
            for cost in &self.pays {
                table.row(vec![(&cost.name).into(), cost.words(say).into(), (&cost.key).into(), (&cost.clause).into()]);
            }
            page.table(table);
        }
        page
    }

    fn json(&self) -> String {
        let page = &self.page;
        let detail = Detail {
            item: Item::of(&page.row),
            org_number: page.org_number.as_deref(),
            counts: page.inhabitants.iter().map(Count::of).collect(),
            seats: page
                .seats
                .iter()
                .map(|held| Seat {
                    body: &held.body,
                    seat: &held.seat,
                    handle: &held.holder.handle,
                    person: Person::of(&held.holder.person),
                    from: held.holder.from,
                    to: held.holder.until,
                })
                .collect(),
            others: page.others.iter().map(Person::of).collect(),
            portfolio: PortfolioItem::of(&page.portfolio, self.currency),
            pays: self.pays.iter().map(PaysItem::of).collect(),
        };
        json::document("member", self.today, &[detail])
    }

    fn sheet(&self) -> Option<Table> {
        Some(self.people())
    }
}

impl Shown {
    fn people(&self) -> Table {
        let say = self.say;
        let titles = [Msg::ColSeat, Msg::ColPerson, Msg::ColFrom, Msg::ColUntil, Msg::ColPhone, Msg::ColMail, Msg::ColExample];
        let mut table = Table::new(say, &titles).with_details([2, 3, 4, 5, 6]);
        for held in &self.page.seats {
            let (holder, person) = (&held.holder, &held.holder.person);
            table.section(&held.body);
            table.row(vec![
                (&held.seat).into(),
                (&person.name).into(),
                holder.from.into(),
                holder.until.into(),
                person.phone.clone().into(),
                person.mail.clone().into(),
                example_mark(say, person.example),
            ]);
        }
        if !self.page.others.is_empty() {
            table.section(say.msg(Msg::WithoutSeat));
        }
        for person in &self.page.others {
            table.row(vec![
                person.title.clone().into(),
                (&person.name).into(),
                Cell::Empty,
                Cell::Empty,
                person.phone.clone().into(),
                person.mail.clone().into(),
                example_mark(say, person.example),
            ]);
        }
        table
    }
}
