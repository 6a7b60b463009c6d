//! Meetings wanted so many times a year, of which other duties ask for some in their own months.

use crate::duties::{given, meeting};
use crate::id;
use samvirke::domain::duty::Wants;
use samvirke::domain::meeting::Meeting;

/// A meeting in each of the months, and so many a year.
fn duties(times: u32, months: &[u32]) -> String {
    let each = months.iter().map(|month| duty(&format!("month-{month}"), &format!("months = [{month}]")));
    each.chain([duty("year", &format!("every = \"year\", times = {times}"))]).collect()
}

fn duty(id: &str, when: &str) -> String {
    let rule = format!("per = \"year\"\nwho = {{ body = \"board\" }}\nwhen = {{ {when} }}\nevidence = {{ meeting = \"board\" }}");
    format!("\n[[duty]]\nid = \"{id}\"\nname = \"Meet\"\nsource = \"4\"\n{rule}\n")
}

/// How many meetings each open line of 2020 wants, and how many rules had a time before the file.
fn wanted(times: u32, held: &[&str], kept_from: &str) -> (Vec<(String, u32)>, u32) {
    let mut given = given(&duties(times, &[2, 9]), &[]);
    let held = held.iter().enumerate().map(|(n, on)| Meeting { id: id(700 + n), ..meeting(on) });
    given.records.meetings.extend(held);
    let due = given.due("2020-11-16", kept_from);
    let open =
        due.lines.iter().filter(|line| line.settled.is_none() && line.period == "2020").filter_map(|line| match line.wants {
            Wants::Meeting { missing, .. } => Some((line.rule.clone(), missing)),
            _ => None,
        });
    let mut open: Vec<_> = open.collect();
    open.sort();
    (open, due.before_file)
}

fn months(open: &[&str]) -> Vec<(String, u32)> {
    open.iter().map(|rule| ((*rule).to_owned(), 1)).collect()
}

#[test]
fn moa_70_what_the_months_ask_for_is_not_asked_for_again_by_the_year() {
    assert_eq!(wanted(2, &[], "2020-01-01").0, months(&["month-2", "month-9"]));
    assert_eq!(wanted(2, &["2020-02-10"], "2020-01-01").0, months(&["month-9"]));
    // One at another time takes the place of none.
    assert_eq!(wanted(2, &["2020-03-10", "2020-09-10"], "2020-01-01").0, months(&["month-2"]));
    assert_eq!(wanted(2, &["2020-02-10", "2020-09-10"], "2020-01-01").0, []);
    // What the year wants beyond the months stands by itself.
    assert_eq!(wanted(3, &["2020-02-10"], "2020-01-01").0, months(&["month-9", "year"]));
    assert_eq!(wanted(3, &["2020-02-10", "2020-05-10"], "2020-01-01").0, months(&["month-9"]));
}

#[test]
fn moa_70_a_month_before_the_file_is_unknown_and_not_to_be_made_up_for() {
    let (open, unknown) = wanted(2, &[], "2020-10-01");
    assert_eq!((open, unknown), (Vec::new(), 3));
    assert_eq!(wanted(2, &[], "2020-05-01").0, months(&["month-9"]));
}
