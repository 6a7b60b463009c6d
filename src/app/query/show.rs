//! Any record by its handle.

use super::answers::{AnswerSheet, AnswersQuestion, answers};
use super::bodies::{BodyPage, body};
use super::due::{DueLine, duty};
use super::holders::{DocumentRow, FigureRow, RegisterLine, document_row, figure_row, register_line};
use super::meeting::{MeetingPage, meeting};
use super::meetings::row;
use super::members::{MemberPage, member};
use super::portfolio::{AboutPage, ProjectPage, SolutionPage, about_page, project, solution};
use super::who::PersonCard;
use crate::app::{Failure, RecordName, Session, Wanted};
use crate::domain::date::Date;
use crate::domain::portfolio::About;

/// A record with everything on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordPage {
    /// A project.
    Project(Box<ProjectPage>),
    /// A solution.
    Solution(Box<SolutionPage>),
    /// A member.
    Member(Box<MemberPage>),
    /// A person, with what is recorded about it.
    Person(Box<(PersonCard, AboutPage)>),
    /// A meeting.
    Meeting(Box<MeetingPage>),
    /// A row of a register, with what is recorded about it.
    Row(Box<(RegisterLine, AboutPage)>),
    /// A figure.
    Figure(Box<FigureRow>),
    /// A document.
    Document(Box<DocumentRow>),
    /// The positions of members on a topic.
    Answers(Box<AnswerSheet>),
    /// Something due, or settled.
    Duty(Box<DueLine>),
    /// A body, with what is recorded about it.
    Body(Box<(BodyPage, AboutPage)>),
    /// Anything else that things are recorded about: cooperation, agreement, operation.
    Other {
        /// How it is referred to.
        handle: String,
        /// What it is called.
        title: String,
        /// What is recorded about it.
        about: Box<AboutPage>,
    },
}

/// The record of a reference: what a stance or document may be about, `SUBJECT.TOPIC`, `series/year`, a document's title.
///
/// # Errors
/// A [`Failure`] that names what comes nearest, or the file cannot be read.
pub fn show(session: &Session, given: &str, on: Option<Date>) -> Result<RecordPage, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let known = session.known(&charter, &records)?;
    let day = on.unwrap_or(session.today());
    let namesakes = known.namesakes(given);
    if namesakes.len() > 1 {
        let wanted = Wanted::Record(RecordName::Subject);
        return Err(Failure::Ambiguous { wanted, name: given.to_owned(), candidates: namesakes });
    }
    let about = match known.subject(given) {
        Ok(about) => about,
        Err(Failure::NotFound { wanted, name, known: nearest }) => {
            if let Ok(figure) = known.figure(given) {
                return Ok(RecordPage::Figure(Box::new(figure_row(&known, figure))));
            }
            if let Ok(document) = known.document(given) {
                return Ok(RecordPage::Document(Box::new(document_row(&known, document))));
            }
            if given.contains('.') && known.subject_topic(given).is_ok() {
                let question = AnswersQuestion { subject: given.to_owned(), on, ..AnswersQuestion::default() };
                return Ok(RecordPage::Answers(Box::new(answers(session, &question)?)));
            }
            if let Some(line) = duty(session, given)? {
                return Ok(RecordPage::Duty(Box::new(line)));
            }
            return Err(Failure::NotFound { wanted, name, known: nearest });
        }
        Err(other) => return Err(other),
    };
    let handle = known.handle(&about);
    let page = || about_page(session, &known, &about, day);
    Ok(match &about {
        About::Project(_) => RecordPage::Project(Box::new(project(session, &handle, on)?)),
        About::Solution(_) => RecordPage::Solution(Box::new(solution(session, &handle, on)?)),
        About::Member(_) => RecordPage::Member(Box::new(member(session, &handle, on)?)),
        About::Body(id) => RecordPage::Body(Box::new((body(session, id)?, page()?))),
        About::Person(id) => match records.person(*id) {
            Some(person) => RecordPage::Person(Box::new((person.into(), page()?))),
            None => RecordPage::Other { title: known.title(&about), handle, about: Box::new(page()?) },
        },
        About::Meeting(id) => match records.meetings.iter().find(|m| m.id == *id) {
            Some(found) => RecordPage::Meeting(Box::new(meeting(session, &row(&charter, found, session.today()))?)),
            None => RecordPage::Other { title: known.title(&about), handle, about: Box::new(page()?) },
        },
        About::Row(id) => match records.portfolio.register_rows.iter().find(|r| r.id == *id) {
            Some(row) => RecordPage::Row(Box::new((register_line(&known, row), page()?))),
            None => RecordPage::Other { title: known.title(&about), handle, about: Box::new(page()?) },
        },
        _ => RecordPage::Other { title: known.title(&about), handle, about: Box::new(page()?) },
    })
}
