//! How everything grows from the smallest file to the largest: all in one table.

use std::fs;

use super::calls::{Call, Times, counted, is_there};
use super::document::Document;
use super::files::{Sized, TODAY, folder, samvirke};
use super::pairs;
use super::pty::{Answer, Pty};

/// The panes with the keys that open them, but for the one the program begins with.
const PANES: [(&str, &str); 6] =
    [("members", "2"), ("bodies", "3"), ("meetings", "4"), ("portfolio", "5"), ("costs", "6"), ("agreement", "7")];

/// What is measured of each file, and its values by size.
type Rows = Vec<(String, Vec<Option<f64>>)>;

/// The table.
pub(crate) fn table(document: &mut Document, files: &[Sized]) {
    let mut rows: Rows = Vec::new();
    for file in files {
        for (what, value) in of(file) {
            match rows.iter_mut().find(|(known, _)| *known == what) {
                Some((_, values)) => values.push(value),
                None => rows.push((what, vec![value])),
            }
        }
    }
    let names: Vec<_> = files.iter().map(|f| f.name).collect();
    document.table("Growth", &[&["what"], &names[..], &["last to first"]].concat());
    for (what, values) in rows {
        let shown = values.iter().map(|v| v.map_or_else(String::new, |v| format!("{v:.2}")));
        let growth = values.first().copied().flatten().zip(values.last().copied().flatten());
        let growth = growth.map_or_else(String::new, |(first, last)| format!("{:.2}", last / first));
        document.row(&[vec![what], shown.collect(), vec![growth]].concat());
    }
}

fn of(file: &Sized) -> Vec<(String, Option<f64>)> {
    let mut found: Vec<(String, Option<f64>)> = Vec::new();
    let starts = (0..7).map(|_| {
        let mut pty = pairs::samvirke(file);
        let answer = pty.settle();
        let cpu = pty.cpu();
        pty.quit("q");
        (answer.last, cpu)
    });
    let (starts, cpu): (Vec<_>, Vec<_>) = starts.unzip();
    let floor = pairs::floor();
    let floors = (0..7).map(|_| {
        let mut pty = Pty::start(&floor, &[file.arg()]);
        let answer = pty.settle();
        pty.quit("q");
        answer.last
    });
    found.push(("floor: start, ms".to_owned(), Some(Times::of(floors.collect()).least)));
    found.push(("start, ms".to_owned(), Some(Times::of(starts).least)));
    found.push(("start, ms of processor".to_owned(), Some(Times::of(cpu).least)));
    found.push((
        "start and quit, million instructions".to_owned(),
        start_instructions(samvirke().to_str().unwrap_or_default(), &["-f", file.arg(), "--today", TODAY]),
    ));
    found.push(("reads of the file to the first frame".to_owned(), page_reads(file)));
    let mut pty = pairs::samvirke(file);
    pty.settle();
    let mut key = |what: &str, keys: &str, back: &str| {
        let answers: Vec<_> = (0..9)
            .map(|_| {
                let answer = pty.press(keys);
                if !back.is_empty() {
                    pty.press(back);
                }
                answer
            })
            .collect();
        // What is not there in a tenth of a second has no place in the table.
        let all = answers.iter().all(|a| a.bytes > 0);
        (what.to_owned(), all.then(|| Times::of(answers.iter().map(|a| a.first).collect()).least))
    };
    found.push(key("move the mark, ms", "j", ""));
    found.push(key("page, ms", "\x1b[6~", "g"));
    for (pane, number) in PANES {
        found.push(key(&format!("{pane} again, ms"), number, "1"));
    }
    let (_, own) = pty.memory();
    found.push(("memory of its own, kB".to_owned(), Some(own as f64)));
    pty.quit("q");
    found.extend(first_visits(file));
    let member = file.member();
    for (what, args) in [
        ("look up a member", vec!["member", "show", member.as_str()]),
        ("who", vec!["who"]),
        ("find a rare word", vec!["find", "nordlysvarsling"]),
        ("find a frequent word", vec!["find", "arkivloysing"]),
        ("split over all members", vec!["split", "100000", "--key", "population"]),
        ("due", vec!["due"]),
    ] {
        found.push((format!("{what}, million instructions"), Call::samvirke(file.arg(), &args).instructions()));
    }
    found
}

/// How long panes take when they are opened for the first time: to the first frame, and to the last.
fn first_visits(file: &Sized) -> Vec<(String, Option<f64>)> {
    let visits: Vec<Vec<Answer>> = (0..3)
        .map(|_| {
            let mut pty = pairs::samvirke(file);
            pty.settle();
            let visit = |(_, number): (&str, &str)| {
                let answer = pty.press_and_rest(number);
                pty.press("1");
                answer
            };
            let answers = PANES.map(visit).to_vec();
            pty.quit("q");
            answers
        })
        .collect();
    let least = |at: usize, of: fn(&Answer) -> f64| {
        let answers: Vec<_> = visits.iter().map(|v| v[at]).collect();
        // What is not there when patience ends has no place in the table.
        answers.iter().all(|a| a.bytes > 0).then(|| Times::of(answers.iter().map(of).collect()).least)
    };
    let panes = PANES.iter().enumerate();
    let rows = panes.map(|(at, (pane, _))| {
        [(format!("{pane}, first frame, ms"), least(at, |a| a.first)), (format!("{pane}, whole, ms"), least(at, |a| a.last))]
    });
    rows.flatten().collect()
}

/// Millions of instructions of a program on a terminal from its start to its end; the key that ends it is typed ahead.
pub(crate) fn start_instructions(program: &str, args: &[&str]) -> Option<f64> {
    if !is_there("valgrind") {
        return None;
    }
    let log = folder().join("callgrind.log");
    let to = format!("--log-file={}", log.display());
    let mut all = vec!["--tool=callgrind", "--callgrind-out-file=/dev/null", &to, program];
    all.extend(args);
    let mut pty = Pty::start(std::path::Path::new("valgrind"), &all);
    pty.wait_for_bytes();
    pty.quit("q");
    counted(&fs::read(&log).ok()?)
}

/// How often the file is read until the first frame is there; none without strace.
fn page_reads(file: &Sized) -> Option<f64> {
    if !is_there("strace") {
        return None;
    }
    let log = folder().join("strace.log");
    let calls = "trace=pread64,openat,write";
    let mut pty = Pty::start(
        std::path::Path::new("strace"),
        &["-f", "-e", calls, "-o", log.to_str()?, samvirke().to_str()?, "-f", file.arg(), "--today", TODAY],
    );
    pty.wait_for_bytes();
    pty.quit("q");
    let text = fs::read_to_string(&log).ok()?;
    // What is read before is the program itself; the first thing it writes on the terminal is the frame.
    let opened = text.lines().skip_while(|line| !line.contains(file.arg()));
    let reads = opened.take_while(|line| !line.contains("write(1,")).filter(|line| line.contains("pread64("));
    Some(reads.count() as f64)
}
