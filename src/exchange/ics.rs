//! Calendars that calendar programs import (RFC 5545): whole days, published, without alarms.

use std::fmt::Write;

use crate::domain::date::{Date, add_days};

/// A line holds so many octets at most.
const OCTETS: usize = 75;

/// A day with something on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is known by: the same in every calendar that is written anew.
    pub uid: String,
    /// The day.
    pub day: Date,
    /// What is on.
    pub summary: String,
    /// More about it, in lines.
    pub description: Vec<String>,
    /// What it is filed under.
    pub category: String,
}

/// The events as a calendar of a name, as of a day.
pub fn calendar(name: &str, today: Date, events: &[Event]) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//samvirke//samvirke//EN");
    line(&mut out, "METHOD:PUBLISH");
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}", escaped(&event.uid)));
        line(&mut out, &format!("DTSTAMP:{}T000000Z", basic(today)));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", basic(event.day)));
        line(&mut out, &format!("DTEND;VALUE=DATE:{}", basic(add_days(event.day, 1))));
        line(&mut out, &format!("SUMMARY:{}", escaped(&event.summary)));
        line(&mut out, &format!("DESCRIPTION:{}", escaped(&event.description.join("\n"))));
        if !event.category.is_empty() {
            line(&mut out, &format!("CATEGORIES:{}", escaped(&event.category)));
        }
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn basic(day: Date) -> String {
    day.format("%Y%m%d").to_string()
}

/// Text with what separates values escaped. Other controls have no place in a calendar.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line, folded between characters where it is too long.
fn line(out: &mut String, content: &str) {
    let mut used = 0;
    for c in content.chars() {
        if used + c.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            used = 1;
        }
        used += c.len_utf8();
        let _ = out.write_char(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn made(summary: &str, description: &[&str]) -> String {
        let day = parse_iso("2026-12-31").expect("a day");
        let event = Event {
            uid: "arsmote/2026@north".to_owned(),
            day,
            summary: summary.to_owned(),
            description: description.iter().map(|&line| line.to_owned()).collect(),
            category: String::new(),
        };
        calendar("North", day, &[event])
    }

    #[test]
    fn lines_are_folded_between_characters_and_unfold_to_what_was_written() {
        let long = "\u{e5}\u{f8}\u{e6}".repeat(60);
        let text = made(&long, &[]);
        assert!(text.split("\r\n").all(|line| line.len() <= OCTETS && !line.contains(['\r', '\n'])), "{text}");
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{long}\r\n")), "{text}");
    }

    #[test]
    fn what_separates_is_escaped_and_controls_are_left_out() {
        let text = made("a, b; c\\d\u{1b}[31m\r", &["first", "second\nthird"]);
        assert!(text.contains("SUMMARY:a\\, b\\; c\\\\d[31m\r\n"), "{text}");
        assert!(text.contains("DESCRIPTION:first\\nsecond\\nthird\r\n"), "{text}");
    }

    #[test]
    fn a_day_lasts_to_the_next_one() {
        let text = made("x", &[]);
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), "{text}");
    }
}
