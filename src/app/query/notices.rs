//! The notices on record, with what each brings about and who has been told.

use std::fmt::Display;

use crate::app::{Failure, Session};
use crate::domain::agreement::notice::{self, Notice};
use crate::domain::charter::{Charter, ExitEffect};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::records::Records;
use crate::text::{Msg, Say};

/// A notice on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    /// How it is referred to.
    pub handle: String,
    /// Id of the exit.
    pub exit: String,
    /// What it is a notice of.
    pub name: String,
    /// The clause.
    pub clause: String,
    /// Name of who gave it.
    pub by: String,
    /// The day it was given.
    pub given: Date,
    /// Why.
    pub ground: Option<String>,
    /// Whether it was in writing; none: not on record.
    pub written: Option<bool>,
    /// What it brings about.
    pub effect: ExitEffect,
    /// When it takes effect under each reading.
    pub effects: Vec<NoticeEffect>,
    /// Id of the field that keeps the earlier day that each agrees to; none where the agreement foresees none.
    pub earlier_field: Option<String>,
    /// The earlier day that all agree to.
    pub earlier: Option<Date>,
    /// Names of those that agree to an earlier day, each with the day.
    pub agreed: Vec<(String, Date)>,
    /// Names of those that were told, each with the day.
    pub told: Vec<(String, Date)>,
    /// Names of those that are to be told and are not.
    pub untold: Vec<String>,
    /// Whether it is an example.
    pub example: bool,
}

/// When a notice takes effect under one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeEffect {
    /// Id of the reading, and what it is called; none where there is only one.
    pub reading: Option<(String, String)>,
    /// The day.
    pub on: Date,
    /// Whether the reading holds.
    pub default: bool,
}

impl NoticeLine {
    /// Who gave it, and when, in a sentence.
    pub fn sentence(&self, say: Say) -> String {
        let parts: [(&str, &dyn Display); 4] =
            [("name", &self.name), ("member", &self.by), ("date", &say.date(self.given)), ("clause", &self.clause)];
        say.fill(Msg::NoticeGiven, &parts)
    }

    /// What it brings about by each reading, why it was given, and who has been told, each with its name.
    pub fn facts(&self, say: Say) -> Vec<(String, String)> {
        let brings = match self.effect {
            ExitEffect::EndsAgreement => Msg::AgreementExitEnds,
            ExitEffect::NewTerms => Msg::AgreementExitNewTerms,
            ExitEffect::MemberLeaves => Msg::AgreementExitLeaves,
        };
        let effect = |NoticeEffect { reading, on, default }: &NoticeEffect| {
            let label = match reading {
                Some((_, name)) if *default => say.fill(Msg::CostReadingHolds, &[("reading", name)]),
                Some((_, name)) => name.clone(),
                None => say.msg(Msg::NoticeEffect).to_owned(),
            };
            (label, say.fill(brings, &[("date", &say.date(*on)), ("clause", &self.clause)]))
        };
        let mut facts: Vec<_> = self.effects.iter().map(effect).collect();
        let days = |of: &[(String, Date)]| {
            of.iter().map(|(name, on)| format!("{name} {}", say.date(*on))).collect::<Vec<_>>().join(", ")
        };
        let mut fact = |label: Msg, value: String| {
            if !value.is_empty() {
                facts.push((say.msg(label).to_owned(), value));
            }
        };
        match (self.earlier, self.agreed.is_empty()) {
            (Some(earlier), _) => fact(Msg::NoticeEarlier, say.fill(Msg::NoticeEarlierAll, &[("date", &say.date(earlier))])),
            (None, false) => fact(Msg::NoticeEarlier, days(&self.agreed)),
            (None, true) => {}
        }
        fact(Msg::NoticeGround, self.ground.clone().unwrap_or_default());
        let written = self.written.map(|written| if written { Msg::ValueYes } else { Msg::ValueNo });
        fact(Msg::NoticeWrittenLabel, say.msg(written.unwrap_or(Msg::NoticeNotRecorded)).to_owned());
        fact(Msg::NoticeTold, days(&self.told));
        fact(Msg::NoticeUntold, self.untold.join(", "));
        facts
    }
}

/// The notices on record today, by the day they were given.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn notices(session: &Session) -> Result<Vec<NoticeLine>, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    Ok(notices_in(&charter, &records, session.today()))
}

/// The notices among records that were read already.
pub(super) fn notices_in(charter: &Charter, records: &Records, day: Date) -> Vec<NoticeLine> {
    notice::notices(charter, records, day).iter().map(|notice| line(records, notice)).collect()
}

fn line(records: &Records, notice: &Notice<'_>) -> NoticeLine {
    let exit = notice.exit;
    let name = |id: Id| records.member(id).map(|m| m.name.clone()).unwrap_or_default();
    let named = |days: &[(Id, Date)]| days.iter().map(|(id, day)| (name(*id), *day)).collect();
    let only = NoticeEffect { reading: None, on: notice.effect(&exit.rule), default: true };
    let only = std::iter::once(only).filter(|_| exit.readings.is_empty());
    let readings = exit.readings.iter().map(|r| NoticeEffect {
        reading: Some((r.id.clone(), r.title().to_owned())),
        on: notice.effect(&r.rule),
        default: r.default,
    });
    NoticeLine {
        handle: notice.row.handle(),
        exit: exit.id.clone(),
        name: exit.name.clone(),
        clause: exit.source.clone(),
        by: notice.row.member.map(name).unwrap_or_default(),
        given: notice.given,
        ground: notice.row.text.clone(),
        written: notice.written,
        effect: exit.rule.effect,
        effects: only.chain(readings).collect(),
        earlier_field: exit.rule.notices.as_ref().and_then(|kept| kept.earlier.clone()),
        earlier: notice.earlier,
        agreed: named(&notice.agreed),
        told: named(&notice.told),
        untold: notice.untold.iter().map(|id| name(*id)).collect(),
        example: notice.row.example,
    }
}
