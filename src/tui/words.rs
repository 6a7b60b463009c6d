//! Failures and changes in one line. Their wording is made by `app`; the screen has a line for it, not a page.

use crate::app::Failure;
use crate::app::failure::words;
use crate::app::query::log::LogLine;
use crate::domain::charter::Organ;
use crate::domain::portfolio::{ProjectState, StanceSource};
use crate::text::read::{AmountFault, DateFault};
use crate::text::{Msg, Say};
use crate::tui::widgets::entry::Entry;

/// A failure in one line.
pub(super) fn failure(say: Say, failure: &Failure) -> String {
    words::failure(say, failure).join(" ")
}

/// What is wrong with a date.
pub(super) fn date_fault(say: Say, text: &str, fault: DateFault) -> String {
    failure(say, &Failure::Date { text: text.to_owned(), fault })
}

/// What is wrong with an amount.
pub(super) fn amount_fault(say: Say, text: &str, fault: AmountFault) -> String {
    failure(say, &Failure::Amount { text: text.to_owned(), fault })
}

/// The word for an organ of a municipality.
pub(super) fn organ(organ: Organ) -> Msg {
    match organ {
        Organ::Council => Msg::OrganCouncil,
        Organ::ExecutiveBoard => Msg::OrganExecutiveBoard,
        Organ::ChiefExecutive => Msg::OrganChiefExecutive,
        Organ::DigitalLead => Msg::OrganDigitalLead,
        Organ::Auditors => Msg::OrganAuditors,
        Organ::Official => Msg::OrganOfficial,
    }
}

/// The words for how a position came to be known.
pub(super) fn source(source: StanceSource) -> Msg {
    match source {
        StanceSource::Answered => Msg::PortfolioSourceAnswered,
        StanceSource::Told => Msg::PortfolioSourceTold,
        StanceSource::Decided => Msg::PortfolioSourceDecided,
        StanceSource::Observed => Msg::PortfolioSourceObserved,
    }
}

/// The word for how far a project has come.
pub(super) fn project_state(state: ProjectState) -> Msg {
    match state {
        ProjectState::Proposed => Msg::PortfolioProposed,
        ProjectState::Started => Msg::PortfolioStarted,
        ProjectState::Finished => Msg::PortfolioFinished,
        ProjectState::Stopped => Msg::PortfolioStopped,
    }
}

/// A change in a line.
pub(crate) fn change(line: &LogLine, say: Say) -> Entry {
    let deed = if line.undone { say.fill(Msg::PortfolioUndone, &[("deed", &line.title)]) } else { line.title.clone() };
    Entry::labelled(&line.when, &say.fill(Msg::PortfolioHistoryLine, &[("deed", &deed), ("who", &line.author(say))]))
}
