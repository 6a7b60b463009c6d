//! The versions of the agreement that the file holds, and what another text of it would change.

use std::path::Path;

use crate::app::command::AdoptionDraft;
use crate::app::draft::finished;
use crate::app::failure::{AgreementRejection, Failure, Rejection};
use crate::app::session::Edition;
use crate::app::{Session, seed};
use crate::domain::agreement::consent::consents_on;
use crate::domain::agreement::life::{Phase, last_day, phase};
use crate::domain::charter::{Charter, Difference, diff};
use crate::domain::date::{Date, add_days};
use crate::domain::records::Records;

/// One version of the agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionLine {
    /// What it goes by: `v1` for the first.
    pub version: String,
    /// Id of the charter.
    pub charter: String,
    /// Name of the agreement.
    pub agreement: String,
    /// First day in force; none: since the agreement began, or not known.
    pub from: Option<Date>,
    /// Last day in force: the agreement's own, or the one before another begins; none: neither is known.
    pub until: Option<Date>,
    /// When it was taken into the file, in the cooperation's time zone: `2026-11-25 19:02`.
    pub taken: String,
    /// Who took it.
    pub by: String,
    /// How many clauses and other entries it has.
    pub entries: usize,
    /// The first twelve digits of the digest of its text.
    pub digest: String,
    /// Whether it is the one in force today.
    pub in_force: bool,
    /// What it waits for, if it does.
    pub waits: Option<Waiting>,
}

/// The consents that a version waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// How many have consented.
    pub consented: usize,
    /// How many must.
    pub of: usize,
    /// Names of those who have not yet.
    pub missing: Vec<String>,
}

/// The versions of the agreement, oldest first.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn versions(session: &Session) -> Result<Vec<VersionLine>, Failure> {
    let editions = session.editions()?;
    let now = session.agreement_id()?;
    let mut lines = Vec::new();
    for (n, edition) in editions.iter().enumerate() {
        let taken = session.store.history(edition.head.id)?.into_iter().next().map(|line| line.change);
        let next = editions.get(n + 1).and_then(|e| e.begins).filter(|day| *day < Date::MAX);
        let rule = &edition.charter.agreement.rule;
        let ends = last_day(rule);
        let version = format!("v{}", n + 1);
        let is_waiting = edition.begins == Some(Date::MAX);
        let before = &editions[n.saturating_sub(1)].charter;
        let waits = match is_waiting {
            true => Some(waiting(before, &session.bound_records()?, &version, session, edition)),
            false => None,
        };
        lines.push(VersionLine {
            version,
            charter: edition.head.charter.clone(),
            agreement: edition.charter.agreement.name.clone(),
            from: edition.begins.filter(|_| !is_waiting).or(edition.head.from),
            until: ends.or(edition.head.until).into_iter().chain(next.map(|day| add_days(day, -1))).min(),
            taken: taken.as_ref().map(|change| super::log::when(session, change.at)).unwrap_or_default(),
            by: taken.map(|change| change.who).unwrap_or_default(),
            entries: entries(&edition.charter),
            digest: edition.head.digest.chars().take(12).collect(),
            in_force: edition.head.id == now && phase(rule, session.today()) == Phase::InForce,
            waits,
        });
    }
    Ok(lines)
}

/// The version that members consent to now: the one that waits for it, else the proposal spoken of last, else the one to
/// come.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn proposed(session: &Session, versions: &[VersionLine]) -> Result<String, Failure> {
    if let Some(waiting) = versions.iter().find(|line| line.waits.is_some()) {
        return Ok(waiting.version.clone());
    }
    let records = session.slice(|reader, records| Ok(reader.take_proposals(records)?))?;
    let stances = records.portfolio.stances.iter().map(|stance| (stance.on, &stance.about));
    let askings = records.portfolio.askings.iter().map(|asking| (Some(asking.asked), &asking.about));
    let proposals = stances.chain(askings).filter_map(|(on, about)| Some((on, about.proposal()?)));
    let open = proposals.filter(|(_, name)| versions.iter().all(|line| line.version != *name));
    let newest = open.max_by_key(|(on, _)| *on).map(|(_, name)| name.to_owned());
    Ok(newest.unwrap_or_else(|| format!("v{}", versions.len() + 1)))
}

fn waiting(before: &Charter, records: &Records, version: &str, session: &Session, edition: &Edition) -> Waiting {
    let day = edition.head.from.map_or(session.today(), |from| from.max(session.today()));
    let (consented, missing) = consents_on(before, records, version, day);
    let names = missing.iter().filter_map(|id| records.member(*id)).map(|m| m.name.clone());
    Waiting { consented, of: consented + missing.len(), missing: names.collect() }
}

/// How many entries a charter has.
fn entries(charter: &Charter) -> usize {
    let Charter { parties, organisations, areas, responsibilities, categories, types, topics, stages, gates, .. } = charter;
    let Charter { documents, fields, registers, series, transitions, bodies, seats, duties, keys, pools, .. } = charter;
    let Charter { exits, texts, .. } = charter;
    let organisation = [parties.len(), organisations.len(), areas.len(), responsibilities.len(), bodies.len(), seats.len()];
    let portfolio = [categories.len(), types.len(), topics.len(), stages.len(), gates.len(), documents.len(), fields.len()];
    let money = [registers.len(), series.len(), transitions.len(), keys.len(), pools.len()];
    let time = [duties.len(), exits.len(), texts.len(), 2];
    organisation.iter().chain(&portfolio).chain(&money).chain(&time).sum()
}

/// What another text of the agreement changes against the newest version of the file.
///
/// # Errors
/// A [`Failure`] with every fault of the text, or that names what there is none of.
pub fn changes(session: &Session, given: Option<&str>) -> Result<Vec<Difference>, Failure> {
    let (_, _, after) = source(session, given)?;
    let editions = session.editions()?;
    let newest = editions.last().ok_or(Failure::NoCharter)?;
    Ok(diff(&newest.charter, &after))
}

/// A text of the agreement, to be taken in: a file, or the built-in charter of the file's cooperation.
///
/// # Errors
/// A [`Failure`] with every fault of the text, or that names what there is none of.
pub fn draft(session: &Session, given: Option<&str>, from: Date) -> Result<AdoptionDraft, Failure> {
    let (name, text, _) = source(session, given)?;
    let text = finished(session, Path::new(&name), &text)?;
    Ok(AdoptionDraft { name, text, from })
}

fn source(session: &Session, given: Option<&str>) -> Result<(String, String, Charter), Failure> {
    if let Some(given) = given {
        return seed::charter_text(given);
    }
    let id = &session.card().charter;
    if !seed::BUILT_IN.iter().any(|b| b.id == id) {
        let rejection = AgreementRejection::NoBuiltIn { charter: id.clone() };
        return Err(Failure::Rejected(Rejection::Agreement(rejection)));
    }
    seed::charter_text(id)
}
