//! Start, keys and calls, each in alternation with the floor or the command line of SQLite on the same file.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::KEYS;
use super::calls::{Call, Times, is_there, pair};
use super::document::Document;
use super::files::{self, Sized, TODAY};
use super::pty::Pty;

/// How often each of a pair runs.
const RUNS: usize = 15;

/// Builds the floor program beside this one, which `--bench speed` alone does not.
pub(crate) fn build_floor() {
    let built = Command::new(env!("CARGO")).args(["bench", "--locked", "--quiet", "--no-run", "--bench", "floor"]).status();
    assert!(built.is_ok_and(|status| status.success()), "the floor program is not built");
}

/// The floor program.
pub(crate) fn floor() -> PathBuf {
    let here = std::env::current_exe().expect("this program");
    let beside = here.parent().expect("its folder");
    let is_floor = |path: &PathBuf| {
        path.extension().is_none() && path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("floor-"))
    };
    let found = std::fs::read_dir(beside).expect("a folder").flatten().map(|e| e.path()).filter(is_floor);
    let built = found.max_by_key(|path| std::fs::metadata(path).and_then(|m| m.modified()).ok()).expect("the floor program");
    files::installed(&built, "floor")
}

/// The program on a terminal, over a file.
pub(crate) fn samvirke(file: &Sized) -> Pty {
    Pty::start(files::samvirke(), &["-f", file.arg(), "--today", TODAY])
}

fn ratio(one: Times, other: Times) -> String {
    format!("{:.2}", one.least / other.least)
}

fn both(times: Times) -> String {
    format!("{:.2} / {:.2}", times.least, times.middle)
}

/// Start to the last byte of the first frame, against the floor.
pub(crate) fn start(document: &mut Document, file: &Sized) {
    let floor = floor();
    let (mut cpu, mut floor_cpu) = (Vec::new(), Vec::new());
    let (mut quits, mut floor_quits) = (Vec::new(), Vec::new());
    let mut first = Default::default();
    let (ours, theirs) = pair(
        RUNS,
        || {
            let mut pty = samvirke(file);
            let answer = pty.settle();
            cpu.push(pty.cpu());
            first = answer;
            quits.push(pty.quit("q"));
            answer.last
        },
        || {
            let mut pty = Pty::start(&floor, &[file.arg()]);
            let answer = pty.settle();
            floor_cpu.push(pty.cpu());
            floor_quits.push(pty.quit("q"));
            answer.last
        },
    );
    let (cpu, floor_cpu) = (Times::of(cpu), Times::of(floor_cpu));
    document.table(
        &format!("Start, against the floor (size {})", file.name),
        &["what", "samvirke", "floor", "ratio", "goal", "must"],
    );
    let row =
        |what: &str, a: Times, b: Times| vec![what.to_owned(), both(a), both(b), ratio(a, b), "1.25".to_owned(), "2".to_owned()];
    document.row(&row("to the first frame", ours, theirs));
    document.row(&row("processor time", cpu, floor_cpu));
    let (quits, floor_quits) = (Times::of(quits), Times::of(floor_quits));
    document.row(&[
        "last key to the end of the process".to_owned(),
        both(quits),
        both(floor_quits),
        ratio(quits, floor_quits),
        "2 steps".to_owned(),
        "10 ms".to_owned(),
    ]);
    let first: super::pty::Answer = first;
    document.row(&[
        "first frame, bytes".to_owned(),
        first.bytes.to_string(),
        String::new(),
        String::new(),
        "5500".to_owned(),
        "6000".to_owned(),
    ]);
}

/// Each key: to its last byte, and bytes.
pub(crate) fn keys(document: &mut Document, file: &Sized) {
    let floor = floor();
    let (mut pty, mut low) = (samvirke(file), Pty::start(&floor, &[file.arg()]));
    pty.settle();
    low.settle();
    pty.press("2");
    let there_and_back = |pty: &mut Pty, n: &mut usize| {
        *n += 1;
        pty.press(if *n % 2 == 1 { "j" } else { "k" })
    };
    let (mut n, mut m, mut low_bytes) = (0, 0, 0);
    let (step, low_step) = pair(
        40,
        || there_and_back(&mut pty, &mut n).first,
        || {
            let answer = there_and_back(&mut low, &mut m);
            low_bytes = answer.bytes;
            answer.last
        },
    );
    pty.press("1");
    document.table(
        &format!("Keys (size {}, 120 by 40)", file.name),
        &["key", "ms to the first frame of the answer", "ms to the last byte", "bytes", "bytes at rest"],
    );
    document.row(&["floor: move the mark".to_owned(), both(low_step), both(low_step), low_bytes.to_string(), String::new()]);
    document.row(&[
        "move the mark, 40 times".to_owned(),
        both(step),
        format!("ratio {} (goal 1.5, must 3)", ratio(step, low_step)),
        String::new(),
        String::new(),
    ]);
    for (what, keys) in KEYS {
        let answer = pty.press(keys);
        let later = pty.idle(Duration::from_millis(200));
        document.row(&[
            what.to_owned(),
            format!("{:.2}", answer.first),
            format!("{:.2}", answer.last),
            answer.bytes.to_string(),
            later.to_string(),
        ]);
    }
    let keys = 20;
    pty.press("2");
    pty.press("g");
    let before = pty.total;
    let answer = pty.press(&"j".repeat(keys));
    document.row(&[
        format!("{keys} keys at once"),
        format!("{:.2}", answer.first),
        format!("{:.2}", answer.last),
        (pty.total - before).to_string(),
        String::new(),
    ]);
    pty.quit("q");
    low.quit("q");
    document.line("");
    document
        .line("A key that moves the mark is answered by one frame at once, and by the detail of the line under it in another a");
    document.line("tenth of a second after the last key; a held key costs the first only.");
}

/// Whole processes against the command line of SQLite.
pub(crate) fn calls(document: &mut Document, file: &Sized) {
    let sqlite = is_there("sqlite3");
    let title = format!("Calls, against sqlite3 on the same file (size {})", file.name);
    document.table(
        &title,
        &["call", "samvirke ms", "sqlite3 ms", "ratio", "million instructions", "of sqlite3", "ratio of instructions"],
    );
    let member = file.member();
    let of_member = page_of(file, &member);
    let rows: [(&str, Vec<&str>, &str); 7] = [
        ("look up a member", vec!["member", "show", &member], &of_member),
        ("who sits where", vec!["who"], "SELECT p.name, a.body, a.seat FROM appointment a JOIN person p ON p.id = a.person"),
        ("find a rare word", vec!["find", "nordlysvarsling"], ""),
        ("find a frequent word", vec!["find", "arkivloysing"], ""),
        (
            "split over all members",
            vec!["split", "100000", "--key", "population"],
            "SELECT m.name, max(i.on_date), i.count FROM member m JOIN inhabitants i ON i.member = m.id GROUP BY m.id",
        ),
        ("due", vec!["due"], EVIDENCE),
        ("dump", vec!["dump"], ".dump"),
    ];
    for (what, args, sql) in rows {
        let (ours, theirs) = (Call::samvirke(file.arg(), &args), Call::sqlite(file.arg(), sql));
        let counts = (ours.instructions(), (sqlite && !sql.is_empty()).then(|| theirs.instructions()).flatten());
        let count = |n: Option<f64>| n.map_or_else(String::new, |n| format!("{n:.2}"));
        let of = counts.0.zip(counts.1).map(|(a, b)| a / b);
        let cells = if sqlite && !sql.is_empty() {
            let (a, b) = pair(RUNS, || ours.run(), || theirs.run());
            [both(a), both(b), ratio(a, b)]
        } else {
            [both(Times::of((0..RUNS).map(|_| ours.run()).collect())), String::new(), String::new()]
        };
        document.row(&[&[what.to_owned()], &cells[..], &[count(counts.0), count(counts.1), count(of)]].concat());
    }
    changes(document, file);
}

/// What obligations are judged by, as rows: no SQL judges them.
const EVIDENCE: &str = "SELECT * FROM member; SELECT * FROM person; SELECT * FROM term; SELECT * FROM appointment; \
    SELECT * FROM meeting; SELECT * FROM tick; SELECT * FROM project; SELECT * FROM solution; SELECT * FROM stance; \
    SELECT * FROM asking; SELECT * FROM document; SELECT * FROM field_value; SELECT * FROM register_row; SELECT * FROM figure";

/// What a member's page shows, in SQL: the same rows of the same tables through the same indexes, its identity known.
fn page_of(file: &Sized, member: &str) -> String {
    let id = file.ask(&format!("SELECT id FROM member WHERE handle = '{member}'"));
    let mut sql = format!("SELECT * FROM member WHERE handle = '{member}'; SELECT * FROM member WHERE successor = {id};");
    for table in ["member_number", "placement", "inhabitants", "person", "operation", "asking"] {
        sql += &format!("SELECT * FROM {table} WHERE member = {id};");
    }
    for table in ["document", "field_value", "register_row", "role"] {
        sql += &format!("SELECT * FROM {table} WHERE about_member = {id};");
    }
    sql += &format!("SELECT a.*, p.* FROM appointment a JOIN person p ON p.id = a.person WHERE a.member = {id};");
    sql += &format!(
        "SELECT s.*, p.number, p.name, l.handle, l.name FROM stance s LEFT JOIN project p ON p.id = s.about_project
           LEFT JOIN solution l ON l.id = s.about_solution WHERE s.member = {id} OR s.about_member = {id};"
    );
    sql += &format!("SELECT * FROM project WHERE member = {id} OR operation IN (SELECT id FROM operation WHERE member = {id})");
    sql
}

/// An import, its undo.
fn changes(document: &mut Document, file: &Sized) {
    let copy = file.copy("changed.samvirke");
    let figures = files::folder().join("figures.csv");
    let names = copy.ask("SELECT group_concat(code || ' ' || name || ';4321', char(10)) FROM member WHERE until_date IS NULL");
    std::fs::write(&figures, format!("region;2031\n{names}\n")).expect("figures");
    let path = figures.to_str().expect("a path in UTF-8");
    let (import, undo) =
        (Call::samvirke(copy.arg(), &["population", "import", path, "--source", "bench"]), Call::samvirke(copy.arg(), &["undo"]));
    let (import, undo) = pair(RUNS, || import.run(), || undo.run());
    document.row(&[
        "import of inhabitants".to_owned(),
        both(import),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
    ]);
    document.row(&[
        "undo of the import".to_owned(),
        both(undo),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
    ]);
}

/// Ten seconds without a key, and what is in memory.
pub(crate) fn rest(document: &mut Document, file: &Sized) {
    let mut pty = samvirke(file);
    pty.settle();
    // The start has timers of its own: they are over by now.
    pty.idle(Duration::from_secs(1));
    let (cpu, wakes) = (pty.cpu(), pty.wakes());
    let bytes = pty.idle(Duration::from_secs(10));
    let (cpu, wakes) = (pty.cpu() - cpu, pty.wakes() - wakes);
    let (most, own) = pty.memory();
    for key in ["2", "3", "4", "5", "6", "7", "1"] {
        pty.press(key);
    }
    let (most_later, own_later) = pty.memory();
    pty.quit("q");
    document.table(&format!("At rest (size {})", file.name), &["what", "measured", "goal"]);
    let mut row = |what: &str, measured: String, goal: &str| document.row(&[what.to_owned(), measured, goal.to_owned()]);
    row("ten seconds: processor time", format!("{cpu:.2} ms"), "0");
    row("ten seconds: wake-ups", wakes.to_string(), "0");
    row("ten seconds: bytes", bytes.to_string(), "0");
    row("memory after the start, at most / of its own", format!("{most} / {own} kB"), "5000 / 2000 kB");
    row("memory after all panes, at most / of its own", format!("{most_later} / {own_later} kB"), "own 6000 kB");
}
