//! The year wheel as a ring for a slide: SVG in black and grey, whose signs differ by form and not by colour.

use std::f64::consts::TAU;
use std::fmt::Write as _;

use chrono::Datelike;

use super::wheel::so_far;
use crate::app::query::wheel::{Mark, Wheel};
use crate::domain::date::{Date, month_end, month_start};
use crate::domain::duty::State;
use crate::text::{Glyphs, Msg, Names, Say, Shown};

/// The middle of the ring.
const MIDDLE: (f64, f64) = (420.0, 385.0);
/// Where the rings begin and end.
const INNER: f64 = 90.0;
const OUTER: f64 = 275.0;
/// Where the legend begins, and how far apart its lines are.
const LEGEND: f64 = 800.0;
const LINE: f64 = 30.0;
/// As many letters as a line of the legend, or the title, holds.
const LETTERS: usize = 46;

/// The picture, as wide and high as a slide.
pub(super) fn ring(say: Say, wheel: &Wheel, today: Date) -> String {
    let title = say.fill(Msg::WheelTitle, &[("year", &wheel.year), ("cooperation", &wheel.cooperation)]);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1280 720\" width=\"1280\" height=\"720\" role=\"img\" \
         font-family=\"sans-serif\" fill=\"#111\">\n<title>{}</title>\n<rect width=\"1280\" height=\"720\" fill=\"#fff\"/>\n",
        escaped(&title)
    );
    text(&mut svg, (40.0, 52.0), 30, "start", true, &title);
    let thickness = (OUTER - INNER) / (wheel.rows.len() as f64 + 1.0);
    months(&mut svg, say, wheel.year);
    for at in 0..=wheel.rows.len() + 1 {
        let _ = writeln!(
            svg,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{:.1}\" fill=\"none\" stroke=\"#bbb\"/>",
            MIDDLE.0,
            MIDDLE.1,
            INNER + at as f64 * thickness
        );
    }
    let size = (thickness * 0.38).min(10.0);
    // The first body has the outermost of the rings of bodies: most room for the one that meets most formally.
    let radius = |at: usize| OUTER - (at as f64 + 1.5) * thickness;
    for (at, row) in wheel.rows.iter().enumerate() {
        for meeting in &row.meetings {
            sign(&mut svg, point(meeting.date, radius(at)), size, meeting.mark);
        }
        // On the line, where no sign ever is.
        let (x, y) = around(0.0, radius(at) + thickness / 2.0);
        let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"9\" fill=\"#fff\"/>");
        text(&mut svg, (x, y + 5.0), 14, "middle", true, &(at + 1).to_string());
    }
    // Late ones last: of several on a day, one of them is what must be seen.
    for late in [false, true] {
        let open = wheel.deadlines.iter().filter(|line| !line.settled && (line.state == State::Overdue) == late);
        let due = open.filter_map(|line| line.due);
        due.for_each(|due| diamond(&mut svg, point(due, OUTER - thickness / 2.0), size * 0.8, late));
    }
    if today.year() == wheel.year {
        let ((x, y), (to_x, to_y)) = (point(today, INNER - 12.0), point(today, OUTER + 6.0));
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.1}\" y1=\"{y:.1}\" x2=\"{to_x:.1}\" y2=\"{to_y:.1}\" stroke=\"#111\" stroke-width=\"2\" \
             stroke-dasharray=\"6 4\"/>"
        );
    }
    text(&mut svg, (MIDDLE.0, MIDDLE.1 + 14.0), 42, "middle", true, &wheel.year.to_string());
    legend(&mut svg, say, wheel, today);
    svg + "</svg>\n"
}

/// The months around the ring, with lines between them.
fn months(svg: &mut String, say: Say, year: i32) {
    for month in 1..=12 {
        let first = month_start(year, month);
        let ((x, y), (to_x, to_y)) = (point(first, INNER), point(first, OUTER));
        let _ = writeln!(svg, "<line x1=\"{x:.1}\" y1=\"{y:.1}\" x2=\"{to_x:.1}\" y2=\"{to_y:.1}\" stroke=\"#bbb\"/>");
        let middle = (turn(first) + turn(month_end(year, month))) / 2.0;
        let (x, y) = around(middle, OUTER + 26.0);
        let anchor = match x - MIDDLE.0 {
            off if off > 60.0 => "start",
            off if off < -60.0 => "end",
            _ => "middle",
        };
        text(svg, (x, y + 6.0), 18, anchor, false, say.name(Names::MonthLong, month as usize - 1));
    }
}

/// Which ring is whose, what the signs mean, whether some of it is made up, and the day it was drawn.
fn legend(svg: &mut String, say: Say, wheel: &Wheel, today: Date) {
    let mut y = 130.0;
    for (at, row) in wheel.rows.iter().enumerate() {
        text(svg, (LEGEND, y), 18, "start", true, &format!("{}  {}", at + 1, row.name));
        text(svg, (LEGEND + 24.0, y + 20.0), 15, "start", false, &so_far(say, row));
        y += LINE + 18.0;
    }
    y += LINE / 2.0;
    for mark in Mark::ALL {
        sign(svg, (LEGEND + 9.0, y - 6.0), 9.0, mark);
        text(svg, (LEGEND + 30.0, y), 17, "start", false, say.msg(mark.words()));
        y += LINE;
    }
    for (late, msg) in [(false, Msg::WheelDeadline), (true, Msg::WheelDeadlineLate)] {
        diamond(svg, (LEGEND + 9.0, y - 6.0), 8.0, late);
        text(svg, (LEGEND + 30.0, y), 17, "start", false, say.msg(msg));
        y += LINE;
    }
    if wheel.has_examples() {
        text(svg, (LEGEND, y), 15, "start", false, say.msg(Msg::WheelExamples));
    }
    text(svg, (40.0, 700.0), 14, "start", false, &say.date_long(today));
}

/// The part of its year that has passed on a day.
fn turn(day: Date) -> f64 {
    let days = f64::from(month_end(day.year(), 12).ordinal());
    f64::from(day.ordinal0()) / days
}

fn point(day: Date, radius: f64) -> (f64, f64) {
    around(turn(day), radius)
}

/// A place on a circle, a part of the way round from the top.
fn around(part: f64, radius: f64) -> (f64, f64) {
    let angle = part * TAU;
    (MIDDLE.0 + radius * angle.sin(), MIDDLE.1 - radius * angle.cos())
}

/// Held is full, dated is empty, held or not is grey, wanted is dashed, missing is a cross in a square.
fn sign(svg: &mut String, (x, y): (f64, f64), size: f64, mark: Mark) {
    let circle = |look: &str| format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{size:.1}\" stroke=\"#111\" {look}/>");
    let _ = match mark {
        Mark::Held => writeln!(svg, "{}", circle("fill=\"#111\"")),
        Mark::Dated => writeln!(svg, "{}", circle("fill=\"#fff\" stroke-width=\"2.5\"")),
        Mark::Unrecorded => writeln!(svg, "{}", circle("fill=\"#999\" stroke-width=\"2.5\"")),
        Mark::Wanted => writeln!(svg, "{}", circle("fill=\"#fff\" stroke-width=\"1.5\" stroke-dasharray=\"3 3\"")),
        Mark::Missing => {
            let (left, right, top, low) = (x - size, x + size, y - size, y + size);
            writeln!(
                svg,
                "<path d=\"M{left:.1} {top:.1}H{right:.1}V{low:.1}H{left:.1}ZL{right:.1} {low:.1}M{left:.1} {low:.1}L{right:.1} \
                 {top:.1}\" fill=\"#fff\" stroke=\"#111\" stroke-width=\"2\"/>"
            )
        }
    };
}

/// A deadline: full where it is past.
fn diamond(svg: &mut String, (x, y): (f64, f64), size: f64, late: bool) {
    let fill = if late { "#111" } else { "#fff" };
    let _ = writeln!(
        svg,
        "<path d=\"M{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}Z\" fill=\"{fill}\" stroke=\"#111\" \
         stroke-width=\"1.5\"/>",
        y - size,
        x + size,
        y + size,
        x - size
    );
}

fn text(svg: &mut String, (x, y): (f64, f64), size: u32, anchor: &str, bold: bool, words: &str) {
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    let words = Shown::of(words).truncate(LETTERS, Glyphs::Unicode);
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\"{weight}>{}</text>",
        escaped(words.as_str())
    );
}

/// Text that is no markup.
fn escaped(text: &str) -> String {
    let text = Shown::of(text);
    text.as_str().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup_or_a_control() {
        let mut svg = String::new();
        text(&mut svg, (0.0, 0.0), 9, "start", false, "<b> & \"c\"\u{1b}");
        assert!(svg.contains(">&lt;b&gt; &amp; &quot;c&quot;\\u{1b}</text>"), "{svg}");
    }

    #[test]
    fn a_year_goes_round_from_the_top_with_the_clock() {
        let at = |month, day| {
            let (x, y) = point(Date::from_ymd_opt(2026, month, day).expect("a day"), 100.0);
            ((x - MIDDLE.0).round() as i32, (y - MIDDLE.1).round() as i32)
        };
        assert_eq!(at(1, 1), (0, -100));
        let (x, y) = at(4, 2);
        assert!(x > 98 && y.abs() < 3, "{x} {y}");
    }
}
