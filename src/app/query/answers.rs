//! Where the members stand: who has answered, who has adopted, who consents, and how long the others have been waited for.

use super::coverage::Coverage;
use super::members::places_by_name;
use crate::app::names::Known;
use crate::app::{Failure, Session};
use crate::domain::agreement::consent::{must_agree, waits};
use crate::domain::agreement::parties::parties_on;
use crate::domain::charter::{Organ, Topic};
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::member::Member;
use crate::domain::portfolio::stance::{ADOPTION, CONSENT, topics_of};
use crate::domain::portfolio::{About, Answer, Filed, Stance, StanceSource, Standing, Stands};
use crate::domain::records::Records;
use crate::exchange::charter::Extent;
use crate::text::{Msg, Say};

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct AnswersQuestion {
    /// On what: `SUBJECT.TOPIC`, as given.
    pub subject: String,
    /// The year, for topics by the year; none: the year of the day.
    pub period: Option<String>,
    /// Only who has no position.
    pub missing: bool,
    /// Only who does not count as a yes.
    pub not_yet: bool,
    /// Only who has a position so old that it wants to be asked for again.
    pub stale: bool,
    /// Only who has this position, as given.
    pub state: Option<String>,
    /// The day; none: today.
    pub on: Option<Date>,
}

/// Where one member stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// Identity of the member.
    pub id: Id,
    /// Handle of the member.
    pub member: String,
    /// Name of the member.
    pub name: String,
    /// What the standing amounts to.
    pub answer: Answer,
    /// Ids of the states.
    pub states: Vec<String>,
    /// Names of the states.
    pub state_names: Vec<String>,
    /// Since when.
    pub since: Option<Date>,
    /// The organ that took the position.
    pub organ: Option<Organ>,
    /// Reference to the decision or letter.
    pub reference: Option<String>,
    /// The day it has legal force from.
    pub legal_force: Option<Date>,
    /// How it came to be known.
    pub source: Option<StanceSource>,
    /// The day the member was asked.
    pub asked: Option<Date>,
    /// The day of the last reminder.
    pub reminded: Option<Date>,
    /// How many days an answer has been waited for.
    pub days: Option<i64>,
    /// Whether the position is so old that it wants to be asked for again.
    pub stale: bool,
    /// Names of the predecessors whose position it is; empty for its own.
    pub inherited: Vec<String>,
    /// Predecessors that differ, with what each said; empty where there is one position.
    pub mixed: Vec<String>,
    /// Whether the position is an example, or, where there is none, the question it is waited for since.
    pub example: bool,
}

/// Where the members stand on one topic of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerSheet {
    /// How the subject is referred to.
    pub subject: String,
    /// What the subject is called.
    pub title: String,
    /// Id of the topic.
    pub topic: String,
    /// Name of the topic.
    pub topic_name: String,
    /// The clause; empty for what every agreement has.
    pub clause: String,
    /// The period; empty for none.
    pub period: String,
    /// The day.
    pub on: Date,
    /// The day a solution is to be adopted by.
    pub by: Option<Date>,
    /// The members asked for, by name.
    pub rows: Vec<AnswerRow>,
    /// Whether members are asked about the topic.
    pub asks: bool,
    /// How all members stand, whichever were asked for.
    pub coverage: Coverage,
    /// Names of the members without a position.
    pub missing: Vec<String>,
}

impl AnswerSheet {
    /// Whether some have not adopted it though the day to have done so is over.
    pub fn is_late(&self, today: Date) -> bool {
        self.by.is_some_and(|by| by < today) && !self.is_complete()
    }

    /// Whether every member counts as a yes.
    pub fn is_complete(&self) -> bool {
        self.coverage.yes == self.coverage.of()
    }
}

/// Where the members stand on a topic.
///
/// # Errors
/// A [`Failure`] if subject or topic are not known or the file cannot be read.
pub fn answers(session: &Session, question: &AnswersQuestion) -> Result<AnswerSheet, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let on = question.on.unwrap_or(session.today());
    let known = session.known(&charter, &records)?;
    let has_state = |_: &About, topic: &str| question.state.as_ref().is_none_or(|given| known.state(topic, given).is_ok());
    let (about, topic) = known.subject_topic_that(&question.subject, has_state)?;
    let rule = known.topic_rule(&topic)?;
    let period = crate::app::command::period(&rule, &known.topic_name(&topic), question.period.as_ref(), on)?;
    let state = question.state.as_ref().map(|given| known.state(&topic, given)).transpose()?;
    let mut sheet = by_name(session, sheet(&known, &about, &topic, &period, on)?)?;
    let wanted = |row: &AnswerRow| {
        (!question.missing || !row.answer.is_position())
            && (!question.not_yet || row.answer != Answer::In)
            && (!question.stale || row.stale)
            && state.as_ref().is_none_or(|state| row.states.contains(state))
    };
    sheet.rows.retain(wanted);
    Ok(sheet)
}

/// The sheet with its members by name, in the cooperation's order of letters.
fn by_name(session: &Session, mut sheet: AnswerSheet) -> Result<AnswerSheet, Failure> {
    let places = places_by_name(session)?;
    sheet.rows.sort_by_key(|row| places.get(&row.id).copied());
    sheet.missing = missing(&sheet.rows);
    Ok(sheet)
}

/// Names of those without a position.
fn missing(rows: &[AnswerRow]) -> Vec<String> {
    rows.iter().filter(|r| !r.answer.is_position()).map(|r| r.name.clone()).collect()
}

/// The rule of a topic, with its states in words.
///
/// # Errors
/// A [`Failure`] if the topic is not known or the file cannot be read.
pub fn topic(session: &Session, id: &str) -> Result<Topic, Failure> {
    let (charter, records) = (session.charter_to(Extent::Names)?, Records::default());
    let known = session.known(&charter, &records)?;
    let mut topic = known.topic_rule(id)?;
    topic.states.iter_mut().for_each(|state| state.name = known.state_name(id, &state.id));
    Ok(topic)
}

/// Where the members of a day stand on a topic of a subject.
pub(super) fn sheet(known: &Known<'_>, about: &About, topic: &str, period: &str, on: Date) -> Result<AnswerSheet, Failure> {
    let members = known.records.members_on(on);
    sheet_of(known, members, about, topic, period, on)
}

/// Where some members stand on a topic of a subject.
pub(super) fn sheet_of<'a>(
    known: &Known<'_>,
    members: impl Iterator<Item = &'a Member>,
    about: &About,
    topic: &str,
    period: &str,
    on: Date,
) -> Result<AnswerSheet, Failure> {
    let stands = Stands::on(known.records, about, topic, period, on);
    let members = members.map(|m| (m, stands.of(m.id)));
    sheet_from(known, members, about, topic, period, on)
}

/// The same, from what each member's standing is known to be.
pub(super) fn sheet_from<'a>(
    known: &Known<'_>,
    members: impl Iterator<Item = (&'a Member, Standing<'a>)>,
    about: &About,
    topic: &str,
    period: &str,
    on: Date,
) -> Result<AnswerSheet, Failure> {
    let rule = known.topic_rule(topic)?;
    let mut coverage = Coverage::default();
    let mut rows = Vec::new();
    let said = |(id, stance): &(Id, Option<&Stance>)| {
        let name = known.records.name_on(*id, on).unwrap_or_default();
        let states = stance.map(|s| s.states.iter().map(|s| known.state_name(topic, s)).collect::<Vec<_>>().join(", "));
        format!("{name}: {}", states.unwrap_or_else(|| known.say.msg(Msg::AnswerNone).to_owned()))
    };
    for (member, standing) in members {
        let answer = standing.answer(&rule);
        coverage.count(answer);
        let stance = standing.stance;
        let states = stance.map(|s| s.states.clone()).unwrap_or_default();
        rows.push(AnswerRow {
            id: member.id,
            member: member.handle.clone(),
            name: member.name.clone(),
            answer,
            state_names: states.iter().map(|s| known.state_name(topic, s)).collect(),
            states,
            since: stance.and_then(|s| s.on),
            organ: stance.and_then(|s| s.organ),
            reference: stance.and_then(|s| s.reference.clone()),
            legal_force: stance.and_then(|s| s.legal_force),
            source: stance.and_then(|s| s.source),
            asked: standing.asking.map(|a| a.asked),
            reminded: standing.asking.and_then(|a| a.reminded),
            days: standing.waited(on),
            stale: standing.is_stale(&rule, on),
            inherited: super::members::predecessor_names(known.records, &standing.inherited, on),
            mixed: standing.mixed.iter().map(said).collect(),
            example: stance.map_or_else(|| standing.asking.is_some_and(|a| a.example), |s| s.example),
        });
    }
    let missing = missing(&rows);
    Ok(AnswerSheet {
        subject: known.handle(about),
        title: known.title(about),
        topic: topic.to_owned(),
        topic_name: known.topic_name(topic),
        clause: known.charter.topic(topic).map(|t| t.source.clone()).unwrap_or_default(),
        period: period.to_owned(),
        on,
        by: match about {
            About::Solution(id) => known.records.portfolio.solutions.iter().find(|s| s.id == *id).and_then(|s| s.adopt_by),
            _ => None,
        },
        rows,
        asks: rule.ask,
        coverage,
        missing,
    })
}

/// Where the members of a day stand on a topic of a subject, from what is on file about all of them.
pub(super) fn filed_sheet(
    known: &Known<'_>,
    filed: &Filed<'_>,
    about: &About,
    topic: &str,
    period: &str,
    on: Date,
) -> Result<AnswerSheet, Failure> {
    let stands = Stands::noted(known.records, filed.about(about), topic, period, on);
    let members = known.records.members_on(on).map(|m| (m, stands.of(m.id)));
    sheet_from(known, members, about, topic, period, on)
}

/// How the members of a day stand on each topic of a subject, for the period that the day lies in.
pub(super) fn topics(session: &Session, known: &Known<'_>, about: &About, on: Date) -> Result<Vec<AnswerSheet>, Failure> {
    let filed = Filed::of(&known.records.portfolio);
    let topics = topics_of(known.charter, &known.records.portfolio, about);
    let sheets = topics.iter().map(|topic| {
        let period = known.topic_rule(topic)?.per.on(on);
        by_name(session, filed_sheet(known, &filed, about, topic, &period, on)?)
    });
    sheets.collect()
}

/// What an organ of a member is called.
pub fn organ_name(organ: Organ) -> Msg {
    super::wording::organ_word(organ)
}

/// An agreement that this one takes the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacedAgreement {
    /// Name of the party that adopted it; none for all.
    pub party: Option<String>,
    /// The day it was adopted.
    pub date: Option<Date>,
    /// Reference to the decision, or its name.
    pub reference: String,
}

impl ReplacedAgreement {
    /// That it was replaced, in words.
    pub fn words(&self, say: Say) -> String {
        let of_party = self.party.as_ref().map(|party| format!("{party}: ")).unwrap_or_default();
        let day = self.date.map(|day| format!(", {}", say.date(day))).unwrap_or_default();
        say.fill(Msg::AdoptedReplaces, &[("agreement", &format!("{of_party}{}{day}", self.reference))])
    }
}

/// The adoption of the agreement in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptionSheet {
    /// Name of the agreement.
    pub agreement: String,
    /// Who has adopted it.
    pub answers: AnswerSheet,
    /// What it takes the place of.
    pub replaces: Vec<ReplacedAgreement>,
}

impl AdoptionSheet {
    /// How many have adopted it, in words. That nothing is recorded does not tell that nobody has.
    pub fn counted(&self, say: Say) -> String {
        let Coverage { yes, not_asked, .. } = self.answers.coverage;
        let of = self.answers.coverage.of();
        if not_asked == of {
            return say.fill(Msg::AdoptedNone, &[("of", &of)]);
        }
        say.fill(Msg::AdoptedCount, &[("n", &yes), ("of", &of)])
    }
}

/// Who has adopted the agreement in force, when and by which decision.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn adoption(session: &Session, on: Option<Date>) -> Result<AdoptionSheet, Failure> {
    let on = on.unwrap_or(session.today());
    let (charter, records) = match session.has_one_charter()? {
        true => {
            let about = About::Agreement(session.agreement_on(on)?);
            let records = session.slice(|reader, records| Ok(reader.take_answers_on(records, &about)?))?;
            (session.charter_to(Extent::Names)?, records)
        }
        false => session.as_of(on)?,
    };
    let known = Known { agreement: session.agreement_on(on)?, ..session.known(&charter, &records)? };
    let about = About::Agreement(known.agreement);
    let answers = by_name(session, sheet_of(&known, parties_on(&charter, &records, on), &about, ADOPTION, "", on)?)?;
    let replaces = charter.agreement.rule.supersedes.iter().map(|replaced| ReplacedAgreement {
        party: replaced.party.as_ref().map(|id| {
            let party = charter.parties.iter().find(|p| p.id == *id).map(|p| p.name.clone());
            party.or_else(|| records.member_by_handle(id, on).map(|m| m.name.clone())).unwrap_or_else(|| id.clone())
        }),
        date: replaced.date,
        reference: replaced.reference.clone(),
    });
    Ok(AdoptionSheet { agreement: charter.agreement.name.clone(), answers, replaces: replaces.collect() })
}

/// The consent to a change of the agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentSheet {
    /// The clause on changes; empty where the agreement has none.
    pub clause: String,
    /// Whether consent must be in writing; none where the agreement says nothing of changes.
    pub written: Option<bool>,
    /// Who has consented.
    pub answers: AnswerSheet,
    /// The day of the last consent that was wanted, once all are there.
    pub complete_from: Option<Date>,
    /// Whether the change waits for that day, rather than for the day it states itself.
    pub waits: bool,
}

impl ConsentSheet {
    /// What the agreement says of the consents and of the day the change holds from, in words.
    pub fn remark(&self, say: Say) -> Option<String> {
        let of = self.answers.coverage.of();
        match (self.written, self.complete_from) {
            (None, _) => Some(say.msg(Msg::ConsentSilent).to_owned()),
            (Some(_), Some(day)) if self.waits => Some(say.fill(Msg::ConsentHoldsFrom, &[("date", &say.date(day))])),
            (Some(_), None) if self.waits => Some(say.fill(Msg::ConsentWaits, &[("of", &of), ("clause", &self.clause)])),
            (Some(true), _) => Some(say.fill(Msg::ConsentWritten, &[("clause", &self.clause)])),
            (Some(false), _) => None,
        }
    }
}

/// Who has consented to a proposed version of the agreement.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn consent(session: &Session, version: &str, on: Option<Date>) -> Result<ConsentSheet, Failure> {
    let charter = session.charter_to(Extent::Names)?;
    let records = session.slice(|reader, records| {
        let about = records.portfolio.amendment(version.trim());
        Ok(reader.take_answers_on(records, &about)?)
    })?;
    let known = session.known(&charter, &records)?;
    let on = on.unwrap_or(session.today());
    let rule = charter.agreement.rule.amendment.as_ref();
    let about = records.portfolio.amendment(version.trim());
    let host = charter.cooperation.rule.host.as_deref();
    let wanted = parties_on(&charter, &records, on).filter(|m| rule.is_none_or(|rule| must_agree(rule, m, host)));
    let answers = by_name(session, sheet_of(&known, wanted, &about, CONSENT, "", on)?)?;
    let last = answers.rows.iter().filter_map(|r| r.since).max();
    Ok(ConsentSheet {
        clause: rule.map(|_| charter.agreement.source.clone()).unwrap_or_default(),
        written: rule.map(|r| r.written),
        complete_from: last.filter(|_| answers.is_complete() && !answers.rows.is_empty()),
        waits: waits(&charter),
        answers,
    })
}
