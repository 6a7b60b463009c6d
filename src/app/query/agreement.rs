//! How the agreement stands, and when notice would take effect.

use super::answers::{AdoptionSheet, adoption};
use super::due::{DueLine, line};
use super::notices::{NoticeLine, notices_in};
use super::wording::Wording;
use crate::app::{Failure, Session, names};
use crate::domain::agreement::exit::{counted_from, effect, last_notice};
use crate::domain::agreement::life::{Phase, first_day, last_day};
use crate::domain::agreement::notice;
use crate::domain::agreement::signing::Signing;
use crate::domain::charter::{Agreement, Exit, ExitEffect, Paper};
use crate::domain::date::Date;
use crate::domain::duty::Obligation;

/// The agreement's term under one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermReading {
    /// Id of the reading; none where the clause has only one.
    pub reading: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// Which question the reading answers.
    pub about: Option<String>,
    /// The reading in a sentence.
    pub says: Option<String>,
    /// The first day in force, as far as known.
    pub begins: Option<Date>,
    /// The last day in force.
    pub ends: Option<Date>,
    /// Whether the reading holds.
    pub default: bool,
}

/// How the agreement stands.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementStatus {
    /// Name of the agreement.
    pub name: String,
    /// What kind of paper it is known by.
    pub paper: Paper,
    /// Name of the cooperation.
    pub cooperation: String,
    /// The clause of its term.
    pub clause: String,
    /// How it stands today.
    pub phase: Phase,
    /// How it stands, in a sentence.
    pub sentence: String,
    /// First day in force, as far as known.
    pub from: Option<Date>,
    /// Last day in force, by the reading that holds.
    pub ends: Option<Date>,
    /// The readings of its term.
    pub readings: Vec<TermReading>,
    /// How far its signing has come, where signatures are kept.
    pub signing: Option<Signing>,
    /// How far its signing has come, in a sentence.
    pub signed: Option<String>,
    /// Who has adopted it.
    pub adoption: AdoptionSheet,
    /// The notices on record.
    pub notices: Vec<NoticeLine>,
    /// Duties that belong to its state: an evaluation.
    pub watched: Vec<DueLine>,
    /// Watched duties whose time lies before this file, by name and last day.
    pub before_file: Vec<(String, Option<Date>)>,
}

/// How the agreement stands today.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn status(session: &Session) -> Result<AgreementStatus, Failure> {
    let (charter, records, lines) = session.watched_obligations()?;
    let today = session.today();
    let wording = Wording { say: session.say(), charter: &charter, records: &records, today };
    let entry = &charter.agreement;
    let noticed = notice::ends(&charter, &records, today);
    let signing = Signing::on(&charter, &records, today);
    let begins = |rule: &Agreement| first_day(rule).or_else(|| signing.as_ref()?.starts(rule.starts?));
    let of_reading = |reading: &crate::domain::charter::Reading<Agreement>| TermReading {
        reading: Some(reading.id.clone()),
        name: Some(reading.title().to_owned()),
        about: reading.about.clone(),
        says: Some(reading.says.clone()),
        begins: begins(&reading.rule),
        ends: last_day(&reading.rule),
        default: reading.default,
    };
    let only = TermReading {
        reading: None,
        name: None,
        about: None,
        says: None,
        begins: begins(&entry.rule),
        ends: last_day(&entry.rule),
        default: true,
    };
    let readings = if entry.readings.is_empty() { vec![only] } else { entry.readings.iter().map(of_reading).collect() };
    let is_watched = |rule: &String| entry.rule.watch.contains(rule);
    // Of what was met the last time is told, and only where nothing is open.
    let comes_after = |o: &Obligation, than: &Obligation| {
        o.rule == than.rule && o.member == than.member && (o.settled.is_none() || o.due > than.due)
    };
    let is_told = |o: &&Obligation| o.settled.is_none() || !lines.iter().any(|other| comes_after(other, o));
    let watched = lines.iter().filter(|o| is_watched(&o.rule)).filter(is_told).map(|o| line(&wording, o));
    let watched: Vec<_> = watched.collect();
    let unseen = entry.rule.watch.iter().filter(|id| !watched.iter().any(|l| l.rule == **id));
    let before_file = unseen.filter_map(|id| charter.duties.iter().find(|d| d.id == *id)).map(|duty| {
        let until = match &duty.rule.when {
            Some(crate::domain::charter::When::Window { until, .. }) => Some(*until),
            _ => None,
        };
        (duty.name.clone(), until)
    });
    Ok(AgreementStatus {
        paper: charter.agreement.rule.paper,
        name: entry.name.clone(),
        cooperation: charter.cooperation.name.clone(),
        clause: entry.source.clone(),
        phase: notice::phase(&charter, &records, today),
        sentence: wording.agreement_state(),
        from: begins(&entry.rule),
        ends: last_day(&entry.rule).or(noticed),
        readings,
        before_file: before_file.collect(),
        notices: notices_in(&charter, &records, today),
        watched,
        signed: signing.as_ref().map(|signing| wording.signed(signing)),
        signing,
        adoption: adoption(session, None)?,
    })
}

/// What notice on a day brings about, under one reading.
#[derive(Clone, Debug, PartialEq)]
pub struct ExitLine {
    /// Id of the exit.
    pub exit: String,
    /// Name of the exit.
    pub name: String,
    /// What it brings about.
    pub effect: ExitEffect,
    /// Id of the reading; none where the clause has only one.
    pub reading: Option<String>,
    /// What the reading is called.
    pub reading_name: Option<String>,
    /// The reading in a sentence.
    pub says: Option<String>,
    /// How days are counted by it.
    pub rule: Exit,
    /// The day the notice counts from.
    pub counted_from: Date,
    /// The day of the effect: the last day of the agreement or as a member, or the first of new terms.
    pub ends: Date,
    /// The last day on which notice has the same effect.
    pub last_notice: Option<Date>,
    /// The clause.
    pub clause: String,
    /// Whether the reading holds.
    pub default: bool,
    /// Whether notice must be in writing.
    pub written: bool,
    /// Paths of the fields that are the program's own.
    pub own: Vec<String>,
}

/// What notice on a day brings about: for one exit, or for all that the agreement has.
///
/// # Errors
/// A [`Failure`] if the exit is not known, the agreement has none, or the file cannot be read.
pub fn exits(session: &Session, given: Option<&str>, notice: Date) -> Result<Vec<ExitLine>, Failure> {
    let charter = session.charter()?;
    let chosen: Vec<_> = match given {
        Some(given) => vec![names::exit(&charter, given)?],
        None => charter.exits.iter().collect(),
    };
    let mut lines = Vec::new();
    for entry in chosen {
        let base = std::iter::once((None, &entry.rule)).filter(|_| entry.readings.is_empty());
        for (reading, rule) in base.chain(entry.readings.iter().map(|r| (Some(r), &r.rule))) {
            lines.push(ExitLine {
                exit: entry.id.clone(),
                name: entry.name.clone(),
                effect: rule.effect,
                reading: reading.map(|r| r.id.clone()),
                reading_name: reading.map(|r| r.title().to_owned()),
                says: reading.map(|r| r.says.clone()),
                rule: rule.clone(),
                counted_from: counted_from(rule, notice),
                ends: effect(rule, notice),
                last_notice: last_notice(rule, notice),
                clause: entry.source.clone(),
                default: reading.is_none_or(|r| r.default),
                written: rule.written,
                own: entry.default.clone(),
            });
        }
    }
    if lines.is_empty() {
        let (what, paper) = (crate::app::failure::Clause::Notice, charter.agreement.rule.paper);
        return Err(Failure::NotInAgreement { what, paper });
    }
    Ok(lines)
}
