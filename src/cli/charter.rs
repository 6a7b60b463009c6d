//! `charter`: an agreement as data is begun, described and checked.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::{Call, author};
use super::json;
use super::page::{Page, Table};
use super::verb::{Act, Group, Outcome, Verb, word};
use crate::app::seed::{BUILT_IN, check_folder, schema, starter};
use crate::app::session::civil_today;
use crate::domain::charter::Charter;
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb = Verb {
    name: "charter",
    group: Group::Record,
    about: Msg::HelpCharter,
    args: |_| Vec::new(),
    act: Act::Verbs(&[
        Verb {
            name: "check",
            group: Group::Record,
            about: Msg::HelpCharterCheck,
            args: |say| vec![word("charter", "FILE|ID", say.msg(Msg::ArgCharter)).required(true)],
            act: Act::Run(check),
        },
        super::charter_diff::DIFF,
        Verb {
            name: "new",
            group: Group::Record,
            about: Msg::HelpCharterNew,
            args: |_| Vec::new(),
            act: Act::Raw(|call| Ok(Answer::Raw(starter(call.say().language()).into_bytes()))),
        },
        Verb {
            name: "schema",
            group: Group::Record,
            about: Msg::HelpCharterSchema,
            args: |_| Vec::new(),
            act: Act::Raw(|_| Ok(Answer::Raw(format!("{:#}\n", schema()).into_bytes()))),
        },
    ]),
};

fn check(call: &Call) -> Outcome {
    let charter = check_folder(call.needed("charter"), call.today, author())?;
    let today = call.today.unwrap_or_else(|| civil_today(&charter.cooperation.rule.time_zone));
    Ok(Answer::of(Sound { say: call.say(), today, item: Item::of(&charter) }))
}

/// The ids of the charters that the program brings along.
pub(super) fn built_in() -> Vec<&'static str> {
    BUILT_IN.iter().map(|charter| charter.id).collect()
}

struct Sound {
    say: Say,
    today: Date,
    item: Item,
}

#[derive(Serialize)]
struct Item {
    id: String,
    name: String,
    agreement: String,
    parties: usize,
    bodies: usize,
    seats: usize,
    duties: usize,
    keys: usize,
    pools: usize,
    exits: usize,
}

impl Item {
    fn of(charter: &Charter) -> Self {
        Self {
            id: charter.cooperation.id.clone(),
            name: charter.cooperation.name.clone(),
            agreement: charter.agreement.name.clone(),
            parties: charter.parties.len(),
            bodies: charter.bodies.len(),
            seats: charter.seats.len(),
            duties: charter.duties.len(),
            keys: charter.keys.len(),
            pools: charter.pools.len(),
            exits: charter.exits.len(),
        }
    }
}

impl Report for Sound {
    fn page(&self) -> Page {
        let (say, item) = (self.say, &self.item);
        let mut page = Page::default();
        page.line(say.fill(Msg::CharterSound, &[("name", &item.name)]));
        page.line(&item.agreement);
        page.blank();
        page.table(self.counts());
        page
    }

    fn json(&self) -> String {
        json::document("charter-check", self.today, std::slice::from_ref(&self.item))
    }
}

impl Sound {
    fn counts(&self) -> Table {
        let (say, item) = (self.say, &self.item);
        let mut table = Table::facts(say);
        let counts = [
            (Msg::CountParties, item.parties),
            (Msg::CountBodies, item.bodies),
            (Msg::CountSeats, item.seats),
            (Msg::CountDuties, item.duties),
            (Msg::CountKeys, item.keys),
            (Msg::CountPools, item.pools),
            (Msg::CountExits, item.exits),
        ];
        for (msg, count) in counts {
            table.fact(say.msg(msg), u64::try_from(count).unwrap_or(u64::MAX));
        }
        table
    }
}
