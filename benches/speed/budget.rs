//! What must not grow: bytes and instructions, which do not depend on the load of the machine.

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use super::KEYS;
use super::calls::{Call, is_there};
use super::files::{TODAY, samvirke, sized};
use super::growth::start_instructions;
use super::pairs;

/// The checked-in budgets.
const FILE: &str = "benches/budgets.toml";
/// By how much a budget may be exceeded, in hundredths.
const LEEWAY: f64 = 1.05;

/// Measures and compares; or writes what was measured as the budget.
pub(crate) fn check(write: bool) -> ExitCode {
    let found = measure();
    if write {
        let lines: String = found.iter().map(|(name, value)| format!("\"{name}\" = {value:.2}\n")).collect();
        let head = "# What the smallest generated file may cost: bytes of answers, millions of instructions. Checked by .ci/run, with\n\
                    # a leeway of 5 %; written by `cargo bench --bench speed -- budget --write`.\n\n";
        fs::write(FILE, format!("{head}{lines}")).expect("the budgets");
        return ExitCode::SUCCESS;
    }
    let budgets: BTreeMap<String, f64> = toml::from_str(&fs::read_to_string(FILE).expect("the budgets")).expect("budgets");
    let mut exceeded = 0;
    for (name, value) in &found {
        let Some(budget) = budgets.get(name) else {
            println!("no budget: {name}, {value:.2}");
            exceeded += 1;
            continue;
        };
        if *value > budget * LEEWAY {
            println!("exceeded: {name}, {value:.2} of {budget:.2}");
            exceeded += 1;
        }
    }
    println!("{} of {} budgets looked at, {exceeded} exceeded", found.len(), budgets.len());
    if exceeded == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn measure() -> BTreeMap<String, f64> {
    let file = sized("XS");
    let mut found = BTreeMap::new();
    let mut pty = pairs::samvirke(&file);
    found.insert("bytes: first frame".to_owned(), pty.settle().bytes as f64);
    for (what, keys) in KEYS {
        found.insert(format!("bytes: {what}"), pty.press_and_rest(keys).bytes as f64);
    }
    pty.quit("q");
    if is_there("valgrind") {
        let program = samvirke().to_str().expect("a path in UTF-8");
        let start = start_instructions(program, &["-f", file.arg(), "--today", TODAY]);
        found.extend(start.map(|n| ("instructions: start and quit".to_owned(), n)));
        let member = file.member();
        for (what, args) in [
            ("look up a member", vec!["member", "show", member.as_str()]),
            ("who", vec!["who"]),
            ("find a rare word", vec!["find", "nordlysvarsling"]),
            ("split over all members", vec!["split", "100000", "--key", "population"]),
            ("due", vec!["due"]),
            ("dump", vec!["dump"]),
        ] {
            let count = Call::samvirke(file.arg(), &args).instructions();
            found.extend(count.map(|n| (format!("instructions: {what}"), n)));
        }
    } else {
        println!("valgrind is not installed: instructions are not looked at");
    }
    found
}
