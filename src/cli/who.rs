//! `who`: who sits where on a day.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::json;
use super::page::{Page, Table, example_mark};
use super::seats;
use super::verb::{Act, Group, Outcome, Verb, flag, switch, word};
use crate::app::query::check::{CheckLine, check};
use crate::app::query::mail::{addressees, mail_list};
use crate::app::query::who::{PersonCard, WhoFilter, WhoRow, appoint_with, who};
use crate::app::{Failure, Session};
use crate::domain::body::composition::CompositionFault;
use crate::domain::charter::Standing;
use crate::domain::date::Date;
use crate::domain::person::VICE;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "who",
    group: Group::Day,
    about: Msg::HelpWho,
    args: |say| {
        vec![
            word("first", "BODY|MEMBER|AREA", say.msg(Msg::ArgWhoFirst)),
            word("second", "MEMBER|AREA", say.msg(Msg::ArgWhoSecond)),
            flag("role", "ROLE", say.msg(Msg::ArgRole)),
            flag("on", "DATE", say.msg(Msg::ArgOn)),
            switch("mail", say.msg(Msg::ArgWhoMail)),
        ]
    },
    act: Act::Run(run),
};

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let own = |id: &str| call.text(id).map(str::to_owned);
    let filter = WhoFilter { first: own("first"), second: own("second"), role: own("role"), on: call.date(&session, "on")? };
    let rows = who(&session, &filter)?;
    let (say, today) = (session.say(), session.today());
    if call.is_set("mail") {
        return Ok(Answer::of(MailList { today, rows }));
    }
    let vacant = rows.iter().find(|r| r.seat.holder.is_none() && !r.by_rotation && r.seat.standing.is_some());
    let vacancy = match vacant {
        Some(row) => Some(say.fill(Msg::HintAppoint, &[("command", &appoint_with(&session, row)?)])),
        None => None,
    };
    let unanchored = unanchored(&session, &rows)?;
    let hint = unanchored.first().map(|body| {
        let command = format!("samvirke term add {body} FROM TO --chair MEMBER");
        say.fill(Msg::HintAnchor, &[("command", &command)])
    });
    let hint = hint.or(vacancy);
    let answer = Answer::of(Who { say, today, on: filter.on.unwrap_or(today), rows, unanchored });
    Ok(match hint {
        Some(hint) => answer.hint(hint),
        None => answer,
    })
}

/// The bodies whose chair goes round, but nobody has said who ever held it, so that no turn can be told.
fn unanchored(session: &Session, rows: &[WhoRow]) -> Result<Vec<String>, Failure> {
    let is_untold = |row: &&WhoRow| row.seat.standing.is_none() && row.seat.holder.is_none() && !row.by_rotation;
    let mut bodies: Vec<_> = rows.iter().filter(is_untold).map(|row| row.body.clone()).collect();
    bodies.dedup();
    if bodies.is_empty() {
        return Ok(bodies);
    }
    let found = check(session, None)?.lines;
    let is_unanchored = |line: &CheckLine| line.fault == CompositionFault::RotationUnanchored;
    bodies.retain(|body| found.iter().any(|line| line.body.as_ref() == Some(body) && is_unanchored(line)));
    Ok(bodies)
}

/// As many rows as are told whom they speak for; of a whole body that is no answer to a question.
const FEW: usize = 3;

struct Who {
    say: Say,
    today: Date,
    on: Date,
    rows: Vec<WhoRow>,
    unanchored: Vec<String>,
}

/// The addresses of those who sit there, ready to be pasted.
struct MailList {
    today: Date,
    rows: Vec<WhoRow>,
}

impl MailList {
    fn people(&self) -> Vec<&PersonCard> {
        addressees(self.rows.iter().filter_map(|row| row.seat.holder.as_ref()).map(|holder| &holder.person))
    }
}

#[derive(Serialize)]
struct Addressee<'a> {
    name: &'a str,
    mail: Option<&'a str>,
}

impl Report for MailList {
    fn page(&self) -> Page {
        let mut page = Page::default();
        page.line(mail_list(&self.people()));
        page
    }

    fn json(&self) -> String {
        let people = self.people();
        let all: Vec<_> = people.iter().map(|p| Addressee { name: &p.name, mail: p.mail.as_deref() }).collect();
        json::document("mail-list", self.today, &all)
    }
}

#[derive(Serialize)]
struct Item<'a> {
    body: &'a str,
    seat: &'a str,
    role: &'static str,
    member: Option<&'a str>,
    person: Option<&'a str>,
    title: Option<&'a str>,
    phone: Option<&'a str>,
    mail: Option<&'a str>,
    from: Option<Date>,
    to: Option<Date>,
    handle: Option<&'a str>,
    vacant: bool,
    by_rotation: bool,
    speaks_for: Option<Area<'a>>,
    /// Whether the term of that turn is not on record, but follows from the one before it.
    computed: bool,
    example: bool,
}

#[derive(Serialize)]
struct Area<'a> {
    area: &'a str,
    members: &'a [String],
}

#[derive(Serialize)]
struct More<'a> {
    on: Date,
    /// Bodies whose turns cannot be told, since no chair is on record.
    unanchored: &'a [String],
}

fn role(row: &WhoRow) -> &'static str {
    match row.seat.standing {
        Some(Standing::Voting) => "voting",
        Some(Standing::Substitute) => "substitute",
        Some(Standing::Observer) => "observer",
        None if row.seat.seat == VICE => "vice",
        None => "chair",
    }
}

impl Report for Who {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        let mut table = seats::table(say);
        for row in &self.rows {
            table.section(&row.body_name);
            let untold = row.seat.standing.is_none() && self.unanchored.contains(&row.body);
            let nobody = match (row.by_rotation, untold) {
                (true, _) if row.computed => Msg::ByRotationComputed,
                (true, _) => Msg::ByRotation,
                (false, true) => Msg::TurnUnknown,
                (false, false) => Msg::Vacant,
            };
            let coming = row.seat.coming.as_ref().and_then(|h| Some((h.from?, h.person.name.clone())));
            let coming = coming.map(|(from, name)| say.fill(Msg::SeatComing, &[("date", &say.date(from)), ("person", &name)]));
            let nobody = match coming {
                Some(coming) => format!("{}; {coming}", say.msg(nobody)),
                None => say.msg(nobody).to_owned(),
            };
            table.row(seats::row(say, &row.seat, &nobody));
        }
        if self.rows.is_empty() {
            page.line(say.fill(Msg::WhoNobody, &[("date", &say.date(self.on))]));
        } else {
            page.table(table);
            let areas = self.rows.iter().filter_map(|row| Some((row, row.speaks_for.as_ref()?)));
            for (row, of) in areas.filter(|_| self.rows.len() <= FEW) {
                let (seat, members) = (&row.seat.name, say.list(&of.members));
                page.line(say.fill(Msg::SpeaksFor, &[("seat", seat), ("area", &of.area), ("members", &members)]));
            }
        }
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self.rows.iter().map(Item::of).collect();
        json::document_with("who", self.today, &items, More { on: self.on, unanchored: &self.unanchored })
    }

    fn sheet(&self) -> Option<Table> {
        let say = self.say;
        let titles = [
            Msg::ColBody,
            Msg::ColSeat,
            Msg::ColFor,
            Msg::ColPerson,
            Msg::ColTitle,
            Msg::ColFrom,
            Msg::ColUntil,
            Msg::ColPhone,
            Msg::ColMail,
            Msg::ColExample,
        ];
        let mut table = Table::new(say, &titles);
        for row in &self.rows {
            let holder = row.seat.holder.as_ref();
            let person = holder.map(|h| &h.person);
            table.row(vec![
                (&row.body_name).into(),
                (&row.seat.name).into(),
                seats::represented(&row.seat).unwrap_or_default().into(),
                person.map(|p| p.name.clone()).into(),
                person.and_then(|p| p.title.clone()).into(),
                holder.and_then(|h| h.from).into(),
                holder.and_then(|h| h.until).into(),
                person.and_then(|p| p.phone.clone()).into(),
                person.and_then(|p| p.mail.clone()).into(),
                example_mark(say, person.is_some_and(|p| p.example)),
            ]);
        }
        Some(table)
    }
}

impl<'a> Item<'a> {
    fn of(row: &'a WhoRow) -> Self {
        let holder = row.seat.holder.as_ref();
        let person = holder.map(|h| &h.person);
        Self {
            body: &row.body,
            seat: &row.seat.seat,
            role: role(row),
            member: seats::represented(&row.seat),
            person: person.map(|p| p.name.as_str()),
            title: person.and_then(|p| p.title.as_deref()),
            phone: person.and_then(|p| p.phone.as_deref()),
            mail: person.and_then(|p| p.mail.as_deref()),
            from: holder.and_then(|h| h.from),
            to: holder.and_then(|h| h.until),
            handle: holder.map(|h| h.handle.as_str()),
            vacant: holder.is_none(),
            by_rotation: row.by_rotation,
            speaks_for: row.speaks_for.as_ref().map(|of| Area { area: &of.area, members: &of.members }),
            computed: row.computed,
            example: person.is_some_and(|p| p.example),
        }
    }
}
