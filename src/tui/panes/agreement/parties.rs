//! Where the members stand: who has adopted the agreement, and who consents to a change of it.

use std::collections::BTreeSet;

use crate::app::query::answers::{AnswerRow, AnswerSheet, adoption, consent, topic};
use crate::app::query::versions::{VersionLine, proposed};
use crate::app::{Failure, Session};
use crate::domain::charter::{Counts, Topic};
use crate::domain::ids::Id;
use crate::domain::portfolio::Answer;
use crate::text::{Msg, Say};
use crate::tui::panes::forms::stance::Positions;
use crate::tui::panes::portfolio::words;
use crate::tui::widgets::columns::Column;
use crate::tui::widgets::entry::Entry;

/// Where they stand, those that are missing first.
pub(super) struct Parties {
    /// What it is called.
    pub(super) title: String,
    pub(super) answers: AnswerSheet,
    /// Whether something waits for those that are missing.
    pub(super) waited_for: bool,
    topic: Topic,
    /// How it stands, in sentences.
    said: Vec<String>,
}

impl Parties {
    /// Who has adopted the agreement in force.
    pub(super) fn adopted(session: &Session, say: Say) -> Result<Self, Failure> {
        let sheet = adoption(session, None)?;
        let mut said = vec![sheet.counted(say)];
        said.extend(sheet.replaces.iter().map(|replaced| replaced.words(say)));
        Self::of(session, sheet.answers, say.msg(Msg::AgreementAdopted).to_owned(), said, true)
    }

    /// Who consents to the change that waits for it, or to the one to come.
    pub(super) fn consented(session: &Session, versions: &[VersionLine], say: Say) -> Result<Self, Failure> {
        let version = proposed(session, versions)?;
        let sheet = consent(session, &version, None)?;
        let counts = &sheet.answers.coverage;
        let count = [("version", &version as &dyn std::fmt::Display), ("n", &counts.yes), ("of", &counts.of())];
        let mut said = vec![say.fill(Msg::ConsentCount, &count)];
        said.extend(sheet.remark(say));
        let waits = versions.iter().any(|line| line.waits.is_some());
        Self::of(session, sheet.answers, say.fill(Msg::AgreementConsent, &[("version", &version)]), said, waits)
    }

    fn of(session: &Session, mut answers: AnswerSheet, title: String, said: Vec<String>, waits: bool) -> Result<Self, Failure> {
        answers.rows.sort_by_key(|row| row.answer.is_position());
        let waited_for = waits && !answers.missing.is_empty();
        Ok(Self { title, waited_for, topic: topic(session, &answers.topic)?, answers, said })
    }

    /// The member of a line.
    pub(super) fn row(&self, at: usize) -> Option<&AnswerRow> {
        self.answers.rows.get(at)
    }

    /// The line of a member.
    pub(super) fn place(&self, id: Id) -> Option<usize> {
        self.answers.rows.iter().position(|row| row.id == id)
    }

    /// The lines: how many have decided, then each member with organ, day and reference.
    pub(super) fn entries(&self, marked: &BTreeSet<Id>, say: Say) -> Vec<Entry> {
        let mut entries: Vec<_> = self.said.iter().map(|sentence| Entry::text(sentence)).collect();
        let mut heading = None;
        for (at, row) in self.answers.rows.iter().enumerate() {
            let here = if row.answer.is_position() { Msg::AgreementDecided } else { Msg::AgreementMissing };
            if heading != Some(here) {
                heading = Some(here);
                entries.push(Entry::heading(say.msg(here)));
            }
            let standing = match row.answer {
                Answer::NoAnswer => say.msg(Msg::AdoptedNoAnswer).to_owned(),
                Answer::NotAsked => say.msg(Msg::AdoptedUnknown).to_owned(),
                _ => words::standing(row, true, say),
            };
            let cells = [row.name.clone(), standing, words::since(row, say), words::grounds(row, say)];
            let sign = if marked.contains(&row.id) { '*' } else { words::sign(row.answer) };
            entries.push(Entry::row(&cells).of(at).sign(sign));
        }
        entries
    }

    /// What the form begins with for some members. What is recorded here is nearly always a yes, but that is said only
    /// of those that were picked: nobody decides for all that are missing by passing a field.
    pub(super) fn positions(&self, picked: bool, meant: impl Fn(&AnswerRow) -> bool) -> Positions {
        let rows: Vec<_> = self.answers.rows.iter().filter(|row| meant(row)).collect();
        let one = if let [one] = rows[..] { Some(one) } else { None };
        let yes =
            self.topic.states.iter().filter(|state| picked && state.counts == Counts::In).take(1).map(|state| state.id.clone());
        let now = one.filter(|row| row.answer.is_position()).map(|row| row.states.clone());
        Positions {
            subject: format!("{}.{}", self.answers.subject, self.answers.topic),
            title: self.title.clone(),
            topic: self.topic.clone(),
            period: None,
            members: rows.iter().map(|row| (row.member.clone(), row.name.clone())).collect(),
            states: now.unwrap_or_else(|| yes.collect()),
            asked: one.and_then(|row| row.asked.filter(|_| row.answer == Answer::NoAnswer)),
            since: one.and_then(|row| row.since),
        }
    }
}

/// The columns of the members' lines.
pub(super) fn columns() -> Vec<Column> {
    let column = || Column::new("");
    vec![column().at_least(12), column().at_least(10), column().at_least(12), column().at_least(14).gives_way(1)]
}
