//! Where all members stand on all things of one kind, topic by topic.

use super::answers::{AnswerRow, AnswerSheet, filed_sheet};
use super::members::places_by_name;
use crate::app::{Failure, Session};
use crate::domain::charter::{Counts, Subject, Topic};
use crate::domain::portfolio::stance::topics_of;
use crate::domain::portfolio::{About, Answer, Filed};
use crate::domain::records::Records;
use crate::domain::sort::fold;
use crate::exchange::charter::Extent;

/// The sign of who was asked and has not answered.
pub const WAITS: char = '?';
/// The sign of whom nothing is known of.
pub const UNKNOWN: char = '.';
/// The sign of several states at once.
pub const SEVERAL: char = '&';
/// The sign of predecessors that differ.
pub const MIXED: char = '%';

/// A sign of the legend: the state's id, the sign, the state's name.
pub type Sign = (String, char, String);

/// Where the members stand on one topic of all solutions or projects that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerMatrix {
    /// Id of the topic.
    pub topic: String,
    /// Name of the topic.
    pub name: String,
    /// Whether it is on projects; else on solutions.
    pub of_projects: bool,
    /// The solutions or projects, each with where the members stand; the members are the same in each, by name.
    pub columns: Vec<AnswerSheet>,
}

impl AnswerMatrix {
    /// The members of a column, by name: the same in all.
    pub fn members(&self) -> &[AnswerRow] {
        self.columns.first().map(|sheet| sheet.rows.as_slice()).unwrap_or_default()
    }
}

/// A matrix for each topic on solutions or projects of which there are any, as of today.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn matrices(session: &Session) -> Result<Vec<AnswerMatrix>, Failure> {
    let (charter, records) = (session.charter_to(Extent::Names)?, works_with_answers(session)?);
    let known = session.known(&charter, &records)?;
    let on = session.today();
    let places = places_by_name(session)?;
    let portfolio = &records.portfolio;
    let filed = Filed::of(portfolio);
    let solutions = portfolio.solutions.iter().map(|s| About::Solution(s.id));
    let subjects: Vec<_> = solutions.chain(portfolio.projects.iter().map(|p| About::Project(p.id))).collect();
    let topics: Vec<_> = subjects.iter().map(|about| topics_of(&charter, portfolio, about)).collect();
    let mut matrices = Vec::new();
    for topic in charter.topics.iter().filter(|t| matches!(t.rule.on, Subject::Solution | Subject::Project)) {
        let period = topic.rule.per.on(on);
        let of_topic = subjects.iter().zip(&topics).filter(|(_, topics)| topics.contains(&topic.id));
        let columns = of_topic.map(|(about, _)| {
            let mut sheet = filed_sheet(&known, &filed, about, &topic.id, &period, on)?;
            sheet.rows.sort_by_key(|row| places.get(&row.id).copied());
            Ok(sheet)
        });
        let columns = columns.collect::<Result<Vec<_>, Failure>>()?;
        if !columns.is_empty() {
            let of_projects = topic.rule.on == Subject::Project;
            matrices.push(AnswerMatrix { topic: topic.id.clone(), name: topic.name.clone(), of_projects, columns });
        }
    }
    Ok(matrices)
}

/// What is done together, with the positions and questions on it.
fn works_with_answers(session: &Session) -> Result<Records, Failure> {
    session.slice(|reader, records| {
        reader.take_works(records)?;
        Ok(reader.take_answers(records)?)
    })
}

/// The sign of where a member stands.
pub fn sign(signs: &[Sign], row: &AnswerRow) -> char {
    match (row.answer, row.states.as_slice()) {
        (Answer::NoAnswer, _) => WAITS,
        (Answer::NotAsked, _) => UNKNOWN,
        (Answer::Mixed, _) => MIXED,
        (_, [state]) => signs.iter().find(|(id, ..)| id == state).map_or(SEVERAL, |(_, sign, _)| *sign),
        _ => SEVERAL,
    }
}

/// A letter of its name for each state, no two alike: large for a yes, small for what is open, `x` for a no.
pub fn signs(topic: &Topic) -> Vec<Sign> {
    let mut taken: Vec<char> = Vec::new();
    let mut signs = Vec::new();
    for state in &topic.states {
        let name = fold(&state.name);
        let own = name.chars().filter(char::is_ascii_alphanumeric);
        let no = (state.counts == Counts::Out).then_some('x');
        let candidates = no.into_iter().chain(own).chain('a'..='z').chain('0'..='9');
        let free = candidates.into_iter().find(|c| !taken.contains(c) && (no.is_some() || *c != 'x')).unwrap_or('#');
        taken.push(free);
        let sign = if state.counts == Counts::In { free.to_ascii_uppercase() } else { free };
        signs.push((state.id.clone(), sign, state.name.clone()));
    }
    signs
}
