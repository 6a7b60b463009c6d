//! `docs/charter.md`: its tutorial is a charter that is read, its reference is made from the schema.

use crate::{day, text};
use samvirke::domain::agreement::exit::effect;
use samvirke::domain::charter::fault::FaultKind;
use samvirke::domain::charter::{Anchor, Charter, Evidence, When};
use samvirke::exchange::charter::{read, schema};
use samvirke::exchange::facts::{facts, inhabitants, members};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::{env, fs};

const PAGE: &str = "docs/charter.md";
const MARK: &str = "<!-- What follows is made from the format itself";

/// The kinds, in the order in which the page tells them.
const KINDS: [&str; 23] = [
    "cooperation",
    "party",
    "organisation",
    "areas",
    "body",
    "seat",
    "responsibility",
    "duty",
    "key",
    "pool",
    "series",
    "transition",
    "category",
    "type",
    "topic",
    "stage",
    "gate",
    "document",
    "field",
    "register",
    "agreement",
    "exit",
    "text",
];

/// The blocks of the page with a certain first line.
fn blocks(page: &str, info: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line.strip_prefix("```").is_some_and(|rest| rest == info) {
            let block: Vec<_> = lines.by_ref().take_while(|l| *l != "```").collect();
            found.push(block.join("\n") + "\n");
        }
    }
    found
}

#[test]
fn the_tutorial_is_a_sound_charter_after_every_step() {
    let page = text(PAGE);
    let steps = blocks(&page, "toml");
    assert!(steps.len() >= 8, "{} steps", steps.len());
    let mut so_far = String::new();
    let mut last = None;
    for (n, step) in steps.iter().enumerate() {
        so_far.push_str(step);
        so_far.push('\n');
        let charter: Charter = read(&so_far).unwrap_or_else(|faults| panic!("step {}: {faults:#?}", n + 1));
        last = Some(charter);
    }
    let charter = last.expect("a charter");
    assert_eq!((charter.parties.len(), charter.gates.len(), charter.exits[0].readings.len()), (3, 1, 2));
    // The two readings of notice are there because they differ.
    let ends: Vec<_> = charter.exits[0].readings.iter().map(|r| effect(&r.rule, day("2027-03-01")).to_string()).collect();
    assert_eq!(ends, ["2027-12-31", "2028-12-31"]);
    assert!(matches!(charter.duties[0].rule.when, Some(When::Every { .. })));
    assert!(matches!(charter.duties[0].rule.evidence.0[..], [Evidence::Meeting { .. }]));
    // The files beside it are those of the same three.
    let listed = |info: &str| blocks(&page, info).pop().unwrap_or_else(|| panic!("no {info}"));
    let handles: Vec<_> = members(&listed("csv members.csv")).expect("members").into_iter().map(|m| m.handle).collect();
    assert_eq!(handles, charter.parties.iter().map(|p| p.id.clone()).collect::<Vec<_>>());
    assert_eq!(inhabitants(&listed("csv inhabitants.csv")).expect("inhabitants").len(), 3);
    assert_eq!(facts(&listed("toml facts.toml")).expect("facts").term[0].body, charter.bodies[0].id);
}

#[test]
fn the_reference_is_the_one_the_format_gives() {
    let page = text(PAGE);
    let at = page.find(MARK).expect("the mark of the reference");
    let line_end = page[at..].find('\n').map_or(page.len(), |n| at + n + 1);
    let fresh = format!("{}\n{}", &page[..line_end], reference(&schema()));
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(PAGE, &fresh).expect("the page is writable");
        return;
    }
    assert!(page == fresh, "{PAGE} is not what the format gives: run UPDATE_DOCS=1 cargo test --test charters docs");
}

#[test]
fn every_link_of_the_page_has_its_heading() {
    let page = text(PAGE);
    let slug = |heading: &str| -> String {
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-' || *c == '_');
        kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
    };
    let headings = page.lines().filter_map(|l| l.strip_prefix('#')).map(|l| slug(l.trim_start_matches('#').trim()));
    let mut known = BTreeSet::new();
    for heading in headings {
        assert!(known.insert(heading.clone()), "two headings {heading}");
    }
    let links = page.match_indices("](#").map(|(at, _)| page[at + 3..].split(')').next().unwrap_or_default());
    let broken: BTreeSet<_> = links.filter(|link| !known.contains(*link)).collect();
    assert_eq!(broken, BTreeSet::new());
}

/// What `facts.toml` may hold, as its reader says it: it names the fields there are when one is met that is not.
fn facts_beside() -> String {
    let allowed = |text: &str| match facts(text).expect_err("no such field").fault.map(|fault| *fault) {
        Some(FaultKind::UnknownField { allowed, .. }) => Some(allowed),
        _ => None,
    };
    let mut out = String::from(
        "\n## Facts beside a charter\n\nWhat `facts.toml` may hold; `records.toml` and `example.toml` are alike. Each table may \
         stand any number of times. `kept_from` is a single day, for examples.\n\n| table | fields |\n| --- | --- |\n",
    );
    for kind in allowed("no-such = 1\n").expect("the tables") {
        if let Some(fields) = allowed(&format!("[[{kind}]]\nno-such = 1\n")) {
            let fields: Vec<_> = fields.iter().map(|field| format!("`{field}`")).collect();
            writeln!(out, "| `[[{kind}]]` | {} |", fields.join(", ")).expect("memory");
        } else if kind == "row" {
            writeln!(out, "| `[[row]]` | `register`, and the [columns](#column) that it uses |").expect("memory");
        }
    }
    out
}

/// The whole reference.
fn reference(schema: &Value) -> String {
    let page = Page { definitions: schema["$defs"].as_object().expect("definitions").clone() };
    let mut out = String::from("# Reference\n\n");
    let kinds = schema["properties"].as_object().expect("kinds");
    let told: BTreeSet<_> = KINDS.into_iter().chain(["format"]).collect();
    assert_eq!(told, kinds.keys().map(String::as_str).collect(), "the page tells every kind");
    out.push_str(
        "A field marked **must stand** is required; what stands under *if absent* holds where the field is left out.\n\n\
         ## In every entry\n\n",
    );
    let head = page.table(&page.definitions["Head"], &BTreeSet::new());
    out.push_str(&head);
    out.push_str(
        "\n`[[kind.reading]]` stands below an entry that can be read in several ways. Besides these fields it has those of \
         the entry that it reads otherwise:\n\n",
    );
    out.push_str(&page.table(&page.definitions["ReadingHead"], &BTreeSet::new()));
    out.push_str("\n## Kinds\n\n`format = 1` stands first. Then entries follow, in any order.\n");
    let common: BTreeSet<String> = fields(&page.definitions["Head"]).keys().cloned().chain(["reading".to_owned()]).collect();
    for kind in KINDS {
        let of = &kinds[kind];
        let listed = of.get("items").is_some();
        let brackets = if listed { format!("[[{kind}]]") } else { format!("[{kind}]") };
        let often = if listed { "Any number." } else { "Exactly one." };
        let entry = of.get("items").unwrap_or(of);
        writeln!(out, "\n### `{brackets}`\n\n{} {often}\n", said(of)).expect("memory");
        out.push_str(&page.tables(entry, &common));
    }
    out.push_str("\n## Parts\n\nTables within entries.\n");
    for (name, of) in page.definitions.iter().filter(|(name, of)| is_table(of) && !name.ends_with("Head")) {
        writeln!(out, "\n### {}\n\n{}\n", human(name), said(of)).expect("memory");
        if let Some(exactly) = of.get("x-exactly-one").and_then(Value::as_array) {
            let fields: Vec<_> = exactly.iter().filter_map(Value::as_str).map(|f| format!("`{f}`")).collect();
            writeln!(out, "Exactly one of {} must stand.\n", fields.join(", ")).expect("memory");
        }
        out.push_str(&page.tables(of, &BTreeSet::new()));
    }
    out.push_str("\n## Words\n\nFields that take one of a closed list of words.\n");
    for (name, of) in page.definitions.iter().filter(|(_, of)| is_words(of)) {
        writeln!(out, "\n### {}\n\n{}\n\n| word | meaning |\n| --- | --- |", human(name), said(of)).expect("memory");
        for word in of["oneOf"].as_array().expect("words") {
            writeln!(out, "| `{}` | {} |", word["const"].as_str().expect("a word"), said(word)).expect("memory");
        }
    }
    out.push_str(&forms());
    out.push_str(&facts_beside());
    out
}

/// Texts that must have a form.
fn forms() -> String {
    let words: Vec<_> = Anchor::words().map(|w| format!("`{w}`")).collect();
    let forms = [
        ("date", "A day: `\"2026-01-31\"`, always year, month and day with all their digits.".to_owned()),
        ("date or signature", "A day, or `\"signature\"`: the agreement starts by being signed.".to_owned()),
        ("date or notice", "A day, or `\"notice\"`: the agreement lasts until notice is given.".to_owned()),
        (
            "day of the year",
            "Month and day: `\"06-30\"`. `\"02-29\"` falls on 28 February in other than leap years.".to_owned(),
        ),
        (
            "length",
            "A number and a unit, `day`, `week`, `month` or `year`, also with `s`: `\"18 months\"`, `\"1 year\"`, `\"-14 days\"`. \
             Months keep the day and stop at the last of the month: one month after 31 January is 28 or 29 February."
                .to_owned(),
        ),
        (
            "warning",
            "A length before the last day (`\"60 days\"`), a day of the year in which the last day lies (`\"09-01\"`), or \
             `\"start\"`: the first day of the period."
                .to_owned(),
        ),
        (
            "anchor",
            format!(
                "`meeting:` and the id of a body, `decision:` and the id of a gate, `calendar:` and the name of an entry of \
                 the calendar, or one of {}.",
                words.join(", ")
            ),
        ),
        (
            "kind of record",
            "One of the [subjects](#subject), or the id of a [register](#register): then each row of it.".to_owned(),
        ),
        ("number of places", "A number from 1 on, or `\"free\"`: as many as wanted.".to_owned()),
        ("one or several", "One table of [evidence](#evidence), or a list of them: then all must be there.".to_owned()),
        ("yes, no or a choice", "`true`, `false`, or the id of one of the field's choices.".to_owned()),
    ];
    let mut out = String::from("\n## Forms\n\nTexts and values that must have a form.\n");
    for (name, says) in forms {
        writeln!(out, "\n### {name}\n\n{says}").expect("memory");
    }
    out
}

/// The heading of a definition that is no table and no list of words.
fn form(name: &str) -> Option<&'static str> {
    Some(match name {
        "IsoDay" => "date",
        "From" => "date or signature",
        "Until" => "date or notice",
        "MonthDay" => "day of the year",
        "Length" => "length",
        "Lead" => "warning",
        "Anchor" => "anchor",
        "RecordKind" | "Per" => "kind of record",
        "Count" => "number of places",
        "AllOf" => "one or several",
        "FieldIs" => "yes, no or a choice",
        _ => return None,
    })
}

struct Page {
    definitions: Map<String, Value>,
}

fn fields(table: &Value) -> Map<String, Value> {
    table.get("properties").and_then(Value::as_object).cloned().unwrap_or_default()
}

fn is_words(of: &Value) -> bool {
    of.get("oneOf").and_then(Value::as_array).is_some_and(|all| all.iter().all(|one| one.get("const").is_some()))
}

fn is_table(of: &Value) -> bool {
    of.get("properties").is_some() || of.get("oneOf").is_some() && !is_words(of)
}

/// The first description, on one line, fit for a cell.
fn said(of: &Value) -> String {
    let words = of.get("description").and_then(Value::as_str).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// `LeadTimes` as `lead times`.
fn human(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

impl Page {
    /// The table of a part or kind; one for each of its forms where a word tells them apart.
    fn tables(&self, of: &Value, without: &BTreeSet<String>) -> String {
        let Some(forms) = of.get("oneOf").and_then(Value::as_array) else { return self.table(of, without) };
        let mut out = String::new();
        for form in forms {
            let tag = fields(form).into_iter().find_map(|(name, of)| Some((name, of.get("const")?.as_str()?.to_owned())));
            let (name, word) = tag.expect("a word that tells it apart");
            writeln!(out, "**`{name} = \"{word}\"`** {}\n", said(form)).expect("memory");
            let without: BTreeSet<_> = without.iter().cloned().chain([name]).collect();
            out.push_str(&self.table(form, &without));
            out.push('\n');
        }
        format!("{}\n", out.trim_end())
    }

    fn table(&self, of: &Value, without: &BTreeSet<String>) -> String {
        let words = |of: &Value, key: &str| -> Vec<String> {
            let list = of.get(key).and_then(Value::as_array).into_iter().flatten();
            list.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let (required, first) = (words(of, "required"), words(of, "x-exactly-one"));
        let all = fields(of);
        let mut names: Vec<_> = all.keys().filter(|name| !without.contains(*name)).collect();
        let place = |name: &&String| first.iter().position(|f| f == *name).unwrap_or(usize::MAX);
        names.sort_by_key(|name| (!required.contains(name), place(name), (*name).clone()));
        if names.is_empty() {
            return "No further fields.\n".to_owned();
        }
        let mut out = String::from("| field | value | if absent | meaning |\n| --- | --- | --- | --- |\n");
        for name in names {
            let of = &all[name];
            let absent = match of.get("default") {
                _ if required.contains(name) => "**must stand**".to_owned(),
                Some(Value::String(word)) => format!("`\"{word}\"`"),
                Some(value) => format!("`{value}`"),
                None => String::new(),
            };
            writeln!(out, "| `{name}` | {} | {absent} | {} |", self.value(of), said(of)).expect("memory");
        }
        out
    }

    /// What may stand as a value.
    fn value(&self, of: &Value) -> String {
        if let Some(name) = of.get("$ref").and_then(Value::as_str).and_then(|r| r.rsplit('/').next()) {
            let heading = form(name).map_or_else(|| human(name), str::to_owned);
            let target = heading.replace(',', "").replace(' ', "-");
            return match is_table(&self.definitions[name]) {
                true => format!("table: [{heading}](#{target})"),
                false => format!("[{heading}](#{target})"),
            };
        }
        match of.get("type").and_then(Value::as_str) {
            Some("string") => "text".to_owned(),
            Some("integer") => "number".to_owned(),
            Some("boolean") => "`true` or `false`".to_owned(),
            Some("array") => match of.get("minItems").filter(|n| of.get("maxItems") == Some(n)) {
                Some(n) => format!("list of {n}: {}", self.value(&of["items"])),
                None => format!("list of: {}", self.value(&of["items"])),
            },
            Some("object") => format!("table of names, each with: {}", self.value(&of["additionalProperties"])),
            other => panic!("no word for {other:?}: {of}"),
        }
    }
}
