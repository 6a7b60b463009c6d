//! The bare program: the full screen on the chosen file or the first page, or the list of what is due where there is no
//! screen.

use super::answer::{Answer, Report, has_screen};
use super::call::Call;
use super::charter::built_in;
use super::page::{Page, Table};
use super::verb::Outcome;
use super::{code, due, json};
use crate::app::begin::{Begin, Start};
use crate::app::session::civil_today;
use crate::app::{Failure, desk};
use crate::domain::date::Date;
use crate::text::{Msg, Say};

pub(super) fn run(call: &Call) -> Outcome {
    let plain = call.format != super::call::Format::Text || call.out.is_some();
    if plain || !has_screen() {
        return match call.read() {
            Ok(session) => {
                let hint = session.say().msg(Msg::HintNoScreen);
                Ok(Answer::of(due::report(&session, None, false)?).hint(hint))
            }
            Err(Failure::NoFile) if !plain => Ok(welcome(call)),
            Err(failure) => Err(failure.into()),
        };
    }
    let page = |files| Start::Page { say: call.say(), manner: call.manner(), files };
    let start = match desk::choose_file(call.file.as_deref()) {
        Ok(path) => Start::File(Box::new(Begin::Open(path).open(&call.manner())?)),
        Err(Failure::NoFile) => page(Vec::new()),
        Err(Failure::WhichFile { files }) => page(files),
        Err(failure) => return Err(failure.into()),
    };
    Ok(Answer::Screen(start))
}

/// What to do where there is no file yet.
fn welcome(call: &Call) -> Answer {
    let today = call.today.unwrap_or_else(|| civil_today("UTC"));
    Answer::of(Welcome { say: call.say(), today }).code(code::NAME)
}

struct Welcome {
    say: Say,
    today: Date,
}

impl Report for Welcome {
    fn page(&self) -> Page {
        let say = self.say;
        let mut page = Page::default();
        page.line(say.msg(Msg::WelcomeNoFile));
        page.blank();
        let mut table = Table::facts(say);
        table.fact("  samvirke demo", say.msg(Msg::WelcomeDemo));
        for id in built_in() {
            table.fact(&format!("  samvirke new {id}.samvirke --charter {id}"), say.fill(Msg::WelcomeNew, &[("id", &id)]));
        }
        table.fact("  samvirke -f FILE", say.msg(Msg::WelcomeOpen));
        table.fact("  samvirke --help", say.msg(Msg::WelcomeHelp));
        page.table(table);
        page
    }

    fn json(&self) -> String {
        json::document::<()>("welcome", self.today, &[])
    }
}
