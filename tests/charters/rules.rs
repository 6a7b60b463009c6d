//! Every rule of the four agreements, and the place where the program has it: `rules.csv`, resolved by asking the program.
//!
//! A place is an entry of a charter, a text of it, a field of a record, a line of what is due, or a question that answers;
//! `issue:` names what is still to come. What is computed or warned of, and waits for nothing, is named by a test.

use crate::named::named_by_tests;
use crate::values::Desk;
use crate::{day, text};
use samvirke::app::query::answers::{AnswersQuestion, adoption, answers, consent};
use samvirke::app::query::bodies::{bodies, body};
use samvirke::app::query::call::call;
use samvirke::app::query::check::check;
use samvirke::app::query::members::{MemberFilter, members};
use samvirke::app::query::portfolio::{WorkFilter, projects, solutions};
use samvirke::app::query::responsible::responsible;
use samvirke::app::query::split::{By, SplitQuestion, split};
use samvirke::app::query::{agreement, due};
use samvirke::app::{Failure, Session};
use samvirke::domain::cost::weights::KeyRefusal;
use samvirke::domain::duty::{Context, Past, obligations};
use samvirke::domain::money::Money;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is still to come; no rule may wait for anything else.
const ISSUES: [&str; 17] = [
    "agendas and minutes",
    "answers counted by state",
    "contracts and policies",
    "costs, budgets and claims",
    "decisions and what follows them",
    "fields of papers",
    "gains, people and hours in projects",
    "gaps in the numbers of annexes",
    "legal force of adoptions",
    "members by what they have adopted",
    "newest versions approved",
    "seats of members, projects and systems",
    "sensitive marks in exports",
    "stages and gates",
    "systems and investments",
    "systems seen side by side",
    "what a member last joined",
];

/// What values and stances can be recorded on, beside the rows of registers.
const KEPT: [&str; 10] =
    ["agreement", "body", "cooperation", "meeting", "member", "operation", "person", "project", "solution", "year"];

/// The agreements by the letters of their rules, with how many rules each has.
const AGREEMENTS: [(&str, &str, usize); 4] =
    [("AK", "akershus", 76), ("MOA", "moa", 148), ("VL", "vestland", 105), ("NB", "norrbotten", 124)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    clause: String,
    rule: String,
    kind: Kind,
    place: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Kind {
    Hold,
    Show,
    Compute,
    Warn,
}

impl Row {
    fn places(&self) -> impl Iterator<Item = &str> {
        self.place.split(';').map(str::trim)
    }

    /// The agreement by the letters of the id, and the number.
    fn of(&self) -> Option<(&'static str, usize)> {
        let (letters, number) = self.id.split_once('-')?;
        let (_, charter, _) = AGREEMENTS.into_iter().find(|(known, ..)| *known == letters)?;
        Some((charter, number.parse().ok()?))
    }

    fn waits(&self) -> bool {
        self.places().any(|p| p.starts_with("issue:"))
    }
}

fn table() -> Vec<Row> {
    let text = text("tests/charters/rules.csv");
    let rows: Result<_, _> = csv::Reader::from_reader(text.as_bytes()).into_deserialize().collect();
    rows.unwrap_or_else(|e| panic!("rules.csv: {e}"))
}

/// The ids of the rules of a charter's agreement.
pub(crate) fn ids_of(charter: &str) -> BTreeSet<String> {
    table().into_iter().filter(|row| row.of().is_some_and(|(of, _)| of == charter)).map(|row| row.id).collect()
}

/// What the program answers when it is asked to split by a pool.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Split {
    rule: String,
    pool: String,
    members: String,
    /// The year of a fee that follows from a rate; none: 1 000,00 is split.
    year: Option<i32>,
    /// How many pay; none where the key is not decided.
    payers: usize,
    /// Members with what each pays, in minor units.
    shares: String,
}

impl Split {
    fn table() -> Vec<Self> {
        let text = text("tests/charters/splits.csv");
        let rows: Result<_, _> =
            csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes()).into_deserialize().collect();
        rows.unwrap_or_else(|e| panic!("splits.csv: {e}"))
    }

    /// Whether the program answers so.
    fn is_answered(&self, session: &Session) -> bool {
        let members: Vec<_> = self.members.split(' ').filter(|m| !m.is_empty()).map(str::to_owned).collect();
        let question = SplitQuestion {
            amount: self.year.is_none().then(|| Money::from_minor(100_000)),
            by: By::Pool(self.pool.clone()),
            year: self.year,
            members: Some(members).filter(|m| !m.is_empty()),
            project: None,
            on: None,
        };
        let sheet = match split(session, &question) {
            Ok(sheet) => sheet,
            Err(Failure::Key { refusal: KeyRefusal::Undecided { .. }, .. }) => return self.payers == 0,
            Err(failure) => panic!("{} {}: {failure:?}", self.rule, self.pool),
        };
        let words: Vec<_> = self.shares.split(' ').collect();
        let pays = |pair: &[&str]| {
            let line = sheet.lines.iter().find(|line| line.member == pair[0]);
            line.is_some_and(|line| line.share.minor().to_string() == pair[1])
        };
        let sum: i64 = sheet.lines.iter().map(|line| line.share.minor()).sum();
        sheet.lines.len() == self.payers && sum == sheet.total.minor() && words.chunks(2).all(pays)
    }
}

/// A charter's demo, with what the evaluator yields on some day of eight years.
struct Demo {
    desk: Desk,
    charter: Value,
    due: BTreeSet<String>,
    /// The same without examples.
    plain: Desk,
}

impl Demo {
    fn of(id: &str) -> Self {
        let desk = Desk::of(id, true);
        let session = &desk.session;
        let (charter, records) = (session.charter().expect("a charter"), session.records().expect("records"));
        let days = (2020..=2027).flat_map(|year| ["01-15", "05-15", "11-16"].map(|of_year| day(&format!("{year}-{of_year}"))));
        let yields = |today| {
            let context =
                Context { charter: &charter, records: &records, today, kept_from: day("2020-01-01"), past: Past::LastUnmet };
            obligations(context).lines.into_iter().map(|line| line.rule)
        };
        let due = days.flat_map(yields).collect();
        let charter = serde_json::to_value(&*charter).expect("JSON");
        Self { desk, charter, due, plain: Desk::of(id, false) }
    }

    /// Whether a record has a field, by the file's own schema.
    fn has_field(&self, kind: &str, field: &str) -> bool {
        let file = rusqlite::Connection::open_with_flags(self.desk.session.path(), rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY);
        let asked = "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2";
        let count: i64 = file.expect("the file").query_row(asked, [kind, field], |row| row.get(0)).expect("a count");
        count == 1
    }

    /// Whether what an entry asks for can be recorded: a value or a stance on something, a kind of something, a person.
    fn is_kept(&self, entry: &Value) -> bool {
        let rule = &entry["rule"];
        let of = [&rule["on"], &rule["of"]].into_iter().find_map(Value::as_str);
        let registers = self.charter["registers"].as_array().into_iter().flatten();
        let has_records = |of: &str| KEPT.contains(&of) || registers.into_iter().any(|r| r["id"] == of);
        let each = rule["of"]["each"].as_str();
        of.is_none_or(has_records) && each.is_none_or(|each| ["cooperation", "member", "project", "solution"].contains(&each))
    }

    /// Whether a question has an answer; none: there is no such question.
    fn answers(&self, question: &str) -> Option<bool> {
        let session = &self.desk.session;
        let good = |answered: Result<bool, Failure>| answered.unwrap_or_else(|failure| panic!("{question}: {failure:?}"));
        let all = WorkFilter::default();
        Some(good(match question {
            "due" => due::due(session).map(|list| !list.lines.is_empty()),
            "check" => check(session, None).map(|list| list.bodies > 0),
            "members" => members(session, &MemberFilter::default()).map(|list| !list.rows.is_empty()),
            "body" => bodies(session).and_then(|list| body(session, &list[0].id)).map(|page| !page.seats.is_empty()),
            "call" => bodies(session).and_then(|list| call(session, &list[0].id, None, None)).map(|sheet| !sheet.rows.is_empty()),
            "responsible" => responsible(session, None, None).map(|rows| !rows.is_empty()),
            "exit" => agreement::exits(session, None, session.today()).map(|lines| !lines.is_empty()),
            "status" => agreement::status(session).map(|status| status.signed.is_some()),
            "solutions" => solutions(session, &all).map(|list| !list.is_empty()),
            "projects" => projects(session, &all).map(|list| !list.is_empty()),
            "adoption" => adoption(session, None).map(|sheet| !sheet.answers.rows.is_empty()),
            "consent" => {
                consent(session, "2027", None).map(|sheet| sheet.written == Some(true) && !sheet.answers.rows.is_empty())
            }
            "answers" => {
                let question = AnswersQuestion { subject: "agreement".to_owned(), ..AnswersQuestion::default() };
                answers(session, &question).map(|sheet| !sheet.rows.is_empty())
            }
            _ => return None,
        }))
    }
}

/// The entry of a charter for a place like `duty/arsmote`.
pub(crate) fn entry<'a>(charter: &'a Value, place: &str) -> Option<&'a Value> {
    let (kind, id) = place.split_once('/')?;
    let list = match kind {
        "party" => "parties",
        "body" => "bodies",
        "category" => "categories",
        "duty" => "duties",
        "responsibility" => "responsibilities",
        "agreement" | "cooperation" | "areas" | "series" => kind,
        kind => &format!("{kind}s"),
    };
    match charter.get(list)? {
        Value::Array(entries) => entries.iter().find(|e| e["id"] == id),
        one => Some(one).filter(|e| e["id"] == id),
    }
}

/// Whether one of the clauses an entry cites is one of the row's, or a part of it, or the whole of which it is a part.
fn cites(entry: &Value, clause: &str) -> bool {
    let within =
        |whole: &str, part: &str| part.strip_prefix(whole).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
    let claims = entry["rule"]["claim"].as_array().into_iter().flatten();
    let cited = std::iter::once(&entry["source"]).chain(claims.map(|claim| &claim["source"])).filter_map(Value::as_str);
    cited.flat_map(|s| s.split(", ")).any(|cited| clause.split(", ").any(|own| within(cited, own) || within(own, cited)))
}

/// What is wrong with one place of a row.
fn fault(row: &Row, charter: &str, demos: &BTreeMap<&str, Demo>, place: &str) -> Option<String> {
    let (kind, rest) = place.split_once(':')?;
    let own = &demos[charter];
    match kind {
        "charter" => {
            let (named, place_within) = rest.split_once('#')?;
            if named != charter {
                return Some(format!("{place}: not the rule's agreement"));
            }
            match entry(&own.charter, place_within) {
                None => Some(format!("{place}: no such entry")),
                Some(found) if !cites(found, &row.clause) => {
                    Some(format!("{place}: cites {} and not {}", found["source"], row.clause))
                }
                Some(found) if !own.is_kept(found) && !row.waits() => Some(format!("{place}: of records that are not kept")),
                Some(_) => None,
            }
        }
        "text" => {
            let there = match rest.split_once('#') {
                Some((named, "sections")) if named == charter => {
                    let sections = own.charter["agreement"]["rule"]["sections"].as_array();
                    sections.is_some_and(|s| s.len() > 1 && s.iter().all(|s| s["name"].as_str().is_some_and(|n| !n.is_empty())))
                }
                _ => false,
            };
            (!there).then(|| format!("{place}: no such text"))
        }
        "record" => {
            let known = rest.split_once('.').is_some_and(|(kind, field)| own.has_field(kind, field));
            (!known).then(|| format!("{place}: no such field of a record"))
        }
        "duty" => (!own.due.contains(rest)).then(|| format!("{place}: never due")),
        "value" if rest == "split" => {
            let of_row = |split: &&Split| {
                split.rule == row.id && row.places().any(|p| p == format!("charter:{charter}#pool/{}", split.pool))
            };
            let splits = Split::table();
            let splits: Vec<_> = splits.iter().filter(of_row).collect();
            let wrong = splits.iter().find(|split| !split.is_answered(&own.plain.session));
            match wrong {
                _ if splits.is_empty() => Some(format!("{place}: nothing is split by a pool of the row")),
                Some(split) => Some(format!("{place}: another answer for {}", split.pool)),
                None => None,
            }
        }
        "value" => match own.answers(rest) {
            None => Some(format!("{place}: no such question")),
            Some(false) => Some(format!("{place}: no answer")),
            Some(true) => None,
        },
        "issue" => (!ISSUES.contains(&rest)).then(|| format!("{place}: not among what is to come")),
        _ => Some(format!("{place}: no kind of place")),
    }
}

#[test]
fn every_rule_is_where_the_table_says() {
    let demos: BTreeMap<_, _> = AGREEMENTS.into_iter().map(|(_, id, _)| (id, Demo::of(id))).collect();
    let mut faults = Vec::new();
    for row in table() {
        let Some((charter, _)) = row.of() else {
            faults.push(format!("{}: of no agreement", row.id));
            continue;
        };
        if row.place.is_empty() || row.rule.is_empty() || row.clause.is_empty() {
            faults.push(format!("{}: something is empty", row.id));
        }
        for place in row.places() {
            let found =
                if place.contains(':') { fault(&row, charter, &demos, place) } else { Some(format!("{place}: no place")) };
            faults.extend(found.map(|f| format!("{}: {f}", row.id)));
        }
    }
    assert_eq!(faults, Vec::<String>::new(), "{}", faults.join("\n"));
}

#[test]
fn every_split_is_the_answer_of_a_rule() {
    let asked: BTreeSet<_> = table().into_iter().filter(|row| row.places().any(|p| p == "value:split")).map(|r| r.id).collect();
    assert_eq!(Split::table().into_iter().map(|split| split.rule).collect::<BTreeSet<_>>(), asked);
}

#[test]
fn the_table_has_every_rule_once_and_in_order() {
    let rows = table();
    assert_eq!(rows.len(), 453);
    let ids: Vec<_> = rows.iter().map(|r| r.id.clone()).collect();
    let numbered =
        |(letters, _, count): (&str, &str, usize)| (1..=count).map(|n| format!("{letters}-{n:02}")).collect::<Vec<_>>();
    assert_eq!(ids, AGREEMENTS.into_iter().flat_map(numbered).collect::<Vec<_>>());
    let states = rows.iter().filter(|r| r.kind >= Kind::Compute).count();
    let values = rows.iter().filter(|r| r.kind == Kind::Compute).count();
    assert_eq!((states, values), (188, 41), "what is warned of or computed, and what of it has no state");
}

#[test]
fn whatever_is_to_come_is_waited_for() {
    let rows = table();
    let waiting: BTreeSet<_> = rows.iter().flat_map(Row::places).filter_map(|p| p.strip_prefix("issue:")).collect();
    assert_eq!(waiting.into_iter().collect::<Vec<_>>(), ISSUES);
}

#[test]
fn what_is_computed_or_warned_of_is_named_by_a_test() {
    let named = named_by_tests();
    let works = |row: &&Row| row.kind >= Kind::Compute && !row.waits();
    let silent: Vec<_> = table().iter().filter(works).map(|r| r.id.clone()).filter(|id| !named.contains(id)).collect();
    assert_eq!(silent, Vec::<String>::new());
    // And a test names no rule that is not there.
    let known: BTreeSet<_> = table().into_iter().map(|r| r.id).collect();
    assert_eq!(named.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new());
}
