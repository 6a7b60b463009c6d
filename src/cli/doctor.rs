//! `doctor`: whether the file is sound; nothing is changed.

use serde::Serialize;

use super::answer::{Answer, Report};
use super::call::Call;
use super::page::{Page, Table};
use super::verb::{Act, Group, Outcome, Verb};
use super::{code, json};
use crate::app::query::doctor::{DoctorLine, doctor};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) static VERB: Verb =
    Verb { name: "doctor", group: Group::File, about: Msg::HelpDoctor, args: |_| Vec::new(), act: Act::Run(run) };

fn run(call: &Call) -> Outcome {
    let session = call.read()?;
    let lines = doctor(&session)?;
    let code = if lines.iter().any(|line| line.fault) { code::FILE } else { code::DONE };
    Ok(Answer::of(Findings { say: session.say(), today: session.today(), lines }).code(code))
}

struct Findings {
    say: Say,
    today: Date,
    lines: Vec<DoctorLine>,
}

#[derive(Serialize)]
struct Item<'a> {
    level: &'static str,
    subject: &'a str,
    message: &'a str,
}

impl Report for Findings {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        if self.lines.is_empty() {
            page.line(say.msg(Msg::DoctorSound));
            return page;
        }
        let mut table = Table::new(say, &[Msg::ColLevel, Msg::ColSubject, Msg::ColFinding]);
        for line in &self.lines {
            let level = say.msg(if line.fault { Msg::LevelFault } else { Msg::LevelWarning });
            table.row(vec![level.into(), (&line.subject).into(), (&line.message).into()]);
        }
        page.table(table);
        page
    }

    fn json(&self) -> String {
        let items: Vec<_> = self
            .lines
            .iter()
            .map(|line| {
                let level = if line.fault { "fault" } else { "warning" };
                Item { level, subject: &line.subject, message: &line.message }
            })
            .collect();
        json::document("doctor", self.today, &items)
    }
}
