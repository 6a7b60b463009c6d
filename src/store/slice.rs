//! Parts of the records: what a question needs and no more, so that an answer costs the same in a file of a thousand times
//! the size.
//!
//! A slice begins with the [`parties`](Reader::parties) and takes in what else is needed, each kind in the order in which
//! [`Reader::records`] has it. A question to a slice is one to [`Records`] in which everything else is absent, so whoever
//! asks must have taken in all that the rules look at.

use std::collections::HashSet;

use rusqlite::params;

use super::error::Result;
use super::read::Reader;
use super::record::{Kind, Record, day};
use super::rows::about::is_about;
use super::search::Hit;
use crate::domain::date::Date;
use crate::domain::ids::Id;
use crate::domain::meeting::Meeting;
use crate::domain::member::MemberNumber;
use crate::domain::person::Person;
use crate::domain::portfolio::{
    About, Content, Document, FieldValue, Figure, FigureLine, Operation, Project, RegisterRow, Solution, Stance,
};
use crate::domain::records::{Postponement, Records, Tick};

/// What is about no single project or solution has an index of its own, which is found by these very words.
const OF_NO_WORK: &str = "about_project IS NULL AND about_solution IS NULL";

/// Appointments that last to a day or longer, and all of a seat that someone was removed from.
const LOOKED: &str = "until_date IS NULL OR until_date >= ?1 \
    OR (body, seat) IN (SELECT body, seat FROM appointment WHERE removed_by IS NOT NULL)";

/// The positions of a member `?1` that hold on the day `?2`, each with those of the same day; all of them that are on no
/// project or solution, or about the member. Which ones hold is told by the index of members alone.
const POSITIONS_OF: &str = "WHERE id IN (
    SELECT s.id FROM (
        SELECT about_project, about_solution, topic, period, max(on_date) AS last FROM stance
        WHERE member = ?1 AND (on_date IS NULL OR on_date <= ?2) GROUP BY about_project, about_solution, topic, period) held
    CROSS JOIN stance s ON s.member = ?1 AND s.about_project IS held.about_project AND s.about_solution IS held.about_solution
        AND s.topic = held.topic AND s.period = held.period AND s.on_date IS held.last
    UNION ALL SELECT id FROM stance WHERE member = ?1 AND about_project IS NULL AND about_solution IS NULL
    UNION ALL SELECT id FROM stance WHERE about_member = ?1)";

impl Reader {
    /// The members with their numbers and areas, the organisations beside them, and the versions of the agreement.
    pub fn parties(&self) -> Result<Records> {
        let mut records = Records {
            members: self.members()?,
            numbers: self.member_numbers()?,
            placements: self.placements()?,
            organisations: self.organisations()?,
            ..Records::default()
        };
        records.portfolio.agreements = self.held_versions()?;
        Ok(records)
    }

    /// Takes in terms, appointments that last to a day or longer and all of a seat that someone was removed from, and those
    /// appointed.
    pub fn take_seats(&self, records: &mut Records, from: Date) -> Result<()> {
        self.take_appointments(records, from)?;
        let people = format!("WHERE id IN (SELECT person FROM appointment WHERE {LOOKED}) ORDER BY sort_key, id");
        records.people = self.rows(&people, [day(from)])?;
        Ok(())
    }

    pub(super) fn take_appointments(&self, records: &mut Records, from: Date) -> Result<()> {
        records.terms = self.terms()?;
        records.appointments = self.rows(&format!("WHERE {LOOKED} ORDER BY from_date, id"), [day(from)])?;
        // Whether anybody was ever appointed is a question too.
        if records.appointments.is_empty() {
            records.appointments = self.rows("ORDER BY from_date DESC, id LIMIT 1", [])?;
        }
        Ok(())
    }

    /// Takes in for each member its count of inhabitants of a day or the last before, and the first after; of those that
    /// were merged or merged into, all.
    pub fn take_counts(&self, records: &mut Records, on: Date) -> Result<()> {
        // One question for all members: one for each would cost more than the counts.
        let counts = "WHERE id IN (
            SELECT i.id FROM member m CROSS JOIN inhabitants i ON i.member = m.id
                AND i.on_date = (SELECT max(on_date) FROM inhabitants WHERE member = m.id AND on_date <= ?1)
            UNION ALL SELECT i.id FROM member m CROSS JOIN inhabitants i ON i.member = m.id
                AND i.on_date = (SELECT min(on_date) FROM inhabitants WHERE member = m.id AND on_date > ?1)
            UNION ALL SELECT id FROM inhabitants WHERE member IN (
                SELECT id FROM member WHERE successor IS NOT NULL UNION ALL SELECT successor FROM member))";
        records.inhabitants = self.rows(counts, [day(on)])?;
        records.inhabitants.sort_by_key(|i| (i.member, i.on, i.id));
        Ok(())
    }

    /// Takes in as many counts of inhabitants as tell of each member whether there is any: its last one; of those merged into
    /// others all, as far as another one has none of its own.
    pub fn take_whether_counted(&self, records: &mut Records) -> Result<()> {
        let counts = "WHERE id IN (
            SELECT i.id FROM member m CROSS JOIN inhabitants i ON i.member = m.id
                AND i.on_date = (SELECT max(on_date) FROM inhabitants WHERE member = m.id)
            UNION ALL SELECT id FROM inhabitants WHERE member IN (SELECT id FROM member WHERE successor IS NOT NULL)
                AND EXISTS (SELECT 1 FROM member m WHERE NOT EXISTS (SELECT 1 FROM inhabitants WHERE member = m.id)))";
        records.inhabitants = self.rows(counts, [])?;
        records.inhabitants.sort_by_key(|i| (i.member, i.on, i.id));
        Ok(())
    }

    /// Takes in all counts of a member and of those merged into it.
    pub fn take_counts_of(&self, records: &mut Records, member: Id) -> Result<()> {
        let mut family = vec![member];
        let mut at = 0;
        while let Some(successor) = family.get(at).copied() {
            family.extend(records.predecessors(successor).map(|m| m.id).filter(|id| !family.contains(id)).collect::<Vec<_>>());
            at += 1;
        }
        family.sort();
        for id in family {
            records.inhabitants.extend(self.inhabitants_of(id)?);
        }
        Ok(())
    }

    /// Takes in the seats and people of a member on a day.
    pub fn take_people_of(&self, records: &mut Records, member: Id) -> Result<()> {
        records.appointments = self.rows("WHERE member = ?1 ORDER BY from_date, id", [member.value()])?;
        records.people = self.rows(
            "WHERE member = ?1 OR id IN (SELECT person FROM appointment WHERE member = ?1) ORDER BY sort_key, id",
            [member.value()],
        )?;
        Ok(())
    }

    /// Takes in what is done together: solutions, projects and operations, without what is known of them.
    pub fn take_works(&self, records: &mut Records) -> Result<()> {
        records.portfolio.operations = self.rows("ORDER BY handle", [])?;
        records.portfolio.solutions = self.rows("ORDER BY sort_key, id", [])?;
        records.portfolio.projects = self.rows("ORDER BY number", [])?;
        Ok(())
    }

    /// Takes in the positions and questions on what is done together.
    pub fn take_answers(&self, records: &mut Records) -> Result<()> {
        let portfolio = &mut records.portfolio;
        portfolio.stances = self.rows("WHERE about IN ('project', 'solution')", [])?;
        portfolio.stances.sort_by_cached_key(|s| (s.on, s.id));
        portfolio.askings = self.rows("WHERE about IN ('project', 'solution')", [])?;
        portfolio.askings.sort_by_cached_key(|a| (a.asked, a.id));
        Ok(())
    }

    /// Takes in the positions and questions on what is done together of those members that were merged or merged into.
    pub fn take_answers_of_merged(&self, records: &mut Records) -> Result<()> {
        if records.members.iter().all(|member| member.successor.is_none()) {
            return Ok(());
        }
        let merged = "WHERE about IN ('project', 'solution') AND member IN (
            SELECT id FROM member WHERE successor IS NOT NULL UNION ALL SELECT successor FROM member) ORDER BY";
        records.portfolio.stances = self.rows(&format!("{merged} on_date, id"), [])?;
        records.portfolio.askings = self.rows(&format!("{merged} asked, id"), [])?;
        Ok(())
    }

    /// Takes in the positions and questions on versions of the agreement that were or are to come.
    pub fn take_proposals(&self, records: &mut Records) -> Result<()> {
        let sql = |order: &str| {
            format!(
                "WHERE about = 'amendment' AND about_version IS NULL AND about_name IS NOT NULL AND {OF_NO_WORK} ORDER BY {order}"
            )
        };
        records.portfolio.stances = self.rows(&sql("on_date, id"), [])?;
        records.portfolio.askings = self.rows(&sql("asked, id"), [])?;
        Ok(())
    }

    /// Takes in the positions and questions on a subject.
    pub fn take_answers_on(&self, records: &mut Records, about: &About) -> Result<()> {
        let (condition, value) = is_about(about);
        let indexed = match about {
            About::Agreement(_) => format!(" AND {OF_NO_WORK}"),
            About::Amendment(_) => format!(" AND about_version IS NULL AND {OF_NO_WORK}"),
            _ => String::new(),
        };
        let sql = |order: &str| format!("WHERE {condition}{indexed} ORDER BY {order}");
        records.portfolio.stances = self.rows(&sql("on_date, id"), [&value])?;
        records.portfolio.askings = self.rows(&sql("asked, id"), [&value])?;
        Ok(())
    }

    /// Takes in what is on record about a subject, and the people and papers that this mentions.
    pub fn take_about(&self, records: &mut Records, about: &About) -> Result<()> {
        self.take_answers_on(records, about)?;
        let (condition, value) = is_about(about);
        let sql = |order: &str| format!("WHERE {condition} ORDER BY {order}");
        let portfolio = &mut records.portfolio;
        portfolio.documents = self.rows(&sql("on_date, id"), [&value])?;
        portfolio.field_values = self.rows(&sql("on_date, id"), [&value])?;
        portfolio.register_rows = self.rows(&sql("register, number"), [&value])?;
        portfolio.roles = self.rows(&sql("from_date, id"), [&value])?;
        for person in portfolio.roles.iter().map(|role| role.person).collect::<Vec<_>>() {
            self.one::<Person>(person, &mut records.people)?;
        }
        self.take_mentioned(records)
    }

    /// Takes in the positions of a member, of those on works the ones that hold on a day, what it owns and what is on record
    /// about it, and the works and people that these mention.
    pub fn take_portfolio_of(&self, records: &mut Records, member: Id, on: Date) -> Result<()> {
        let id = [member.value()];
        let portfolio = &mut records.portfolio;
        portfolio.operations = self.rows("WHERE member = ?1 ORDER BY handle", id)?;
        portfolio.stances = self.rows(POSITIONS_OF, params![member.value(), day(on)])?;
        portfolio.stances.sort_by_cached_key(|s| (s.on, s.id));
        portfolio.askings = self.rows("WHERE member = ?1 ORDER BY asked, id", id)?;
        portfolio.documents = self.rows("WHERE about_member = ?1 ORDER BY on_date, id", id)?;
        portfolio.field_values = self.rows("WHERE about_member = ?1 ORDER BY on_date, id", id)?;
        portfolio.register_rows = self.rows("WHERE about_member = ?1 ORDER BY register, number", id)?;
        portfolio.roles = self.rows("WHERE about_member = ?1 ORDER BY from_date, id", id)?;
        portfolio.projects =
            self.rows("WHERE member = ?1 OR operation IN (SELECT id FROM operation WHERE member = ?1) ORDER BY number", id)?;
        for person in portfolio.roles.iter().map(|role| role.person).collect::<Vec<_>>() {
            self.one::<Person>(person, &mut records.people)?;
        }
        self.take_mentioned(records)
    }

    /// Takes in the records that a search found, and those they mention.
    pub fn take_hits(&self, records: &mut Records, hits: &[Hit]) -> Result<()> {
        for hit in hits {
            let portfolio = &mut records.portfolio;
            match hit.kind {
                Kind::Person => {
                    self.one(hit.id, &mut records.people)?;
                    records.appointments.extend(self.rows("WHERE person = ?1 ORDER BY from_date, id", [hit.id.value()])?);
                }
                Kind::Meeting => self.one(hit.id, &mut records.meetings)?,
                Kind::Tick => self.one::<Tick>(hit.id, &mut records.ticks)?,
                Kind::Postponement => self.one::<Postponement>(hit.id, &mut records.postponements)?,
                Kind::Operation => self.one::<Operation>(hit.id, &mut portfolio.operations)?,
                Kind::Solution => self.one::<Solution>(hit.id, &mut portfolio.solutions)?,
                Kind::Project => self.one::<Project>(hit.id, &mut portfolio.projects)?,
                Kind::Document => self.one::<Document>(hit.id, &mut portfolio.documents)?,
                Kind::Stance => self.one::<Stance>(hit.id, &mut portfolio.stances)?,
                Kind::FieldValue => self.one::<FieldValue>(hit.id, &mut portfolio.field_values)?,
                Kind::RegisterRow => self.one(hit.id, &mut portfolio.register_rows)?,
                Kind::Figure => self.one::<Figure>(hit.id, &mut portfolio.figures)?,
                Kind::FigureLine => {
                    self.one::<FigureLine>(hit.id, &mut portfolio.figure_lines)?;
                    if let Some(figure) = portfolio.figure_lines.iter().find(|l| l.id == hit.id).map(|l| l.figure) {
                        self.one::<Figure>(figure, &mut portfolio.figures)?;
                    }
                }
                Kind::MemberNumber => self.one::<MemberNumber>(hit.id, &mut records.numbers)?,
                _ => {}
            }
        }
        self.take_mentioned(records)
    }

    /// Takes in the works, people, meetings, papers and rows that what is there already refers to.
    fn take_mentioned(&self, records: &mut Records) -> Result<()> {
        let portfolio = &records.portfolio;
        let mut about: Vec<About> = portfolio.stances.iter().map(|s| s.about.clone()).collect();
        about.extend(portfolio.askings.iter().map(|a| a.about.clone()));
        about.extend(portfolio.documents.iter().map(|d| d.about.clone()));
        about.extend(portfolio.field_values.iter().map(|v| v.about.clone()));
        about.extend(portfolio.register_rows.iter().filter_map(|r| r.about.clone()));
        let mut papers: Vec<Id> = portfolio.register_rows.iter().filter_map(|r| r.document).collect();
        for value in &portfolio.field_values {
            match &value.content {
                Content::Person(id) => about.push(About::Person(*id)),
                Content::Document(id) => papers.push(*id),
                _ => {}
            }
        }
        about.extend(portfolio.register_rows.iter().filter_map(|r| r.person).map(About::Person));
        about.extend(portfolio.projects.iter().filter_map(|p| p.parent).map(About::Project));
        about.extend(portfolio.projects.iter().filter_map(|p| p.solution).map(About::Solution));
        for paper in papers {
            self.one::<Document>(paper, &mut records.portfolio.documents)?;
        }
        // Each once: thousands of positions are on some hundreds of works.
        let mut mentioned = HashSet::new();
        for about in about.into_iter().filter(|about| mentioned.insert(about.clone())) {
            match about {
                About::Operation(id) => self.one::<Operation>(id, &mut records.portfolio.operations)?,
                About::Solution(id) => self.one::<Solution>(id, &mut records.portfolio.solutions)?,
                About::Project(id) => self.one::<Project>(id, &mut records.portfolio.projects)?,
                About::Person(id) => self.one::<Person>(id, &mut records.people)?,
                About::Meeting(id) => self.one::<Meeting>(id, &mut records.meetings)?,
                About::Row(id) => self.one::<RegisterRow>(id, &mut records.portfolio.register_rows)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes in the figures of the series and keys; with their lines.
    pub fn take_figures(&self, records: &mut Records, with_lines: bool) -> Result<()> {
        records.portfolio.figures = self.rows("ORDER BY series, period, on_date, id", [])?;
        if with_lines {
            records.portfolio.figure_lines = self.rows("ORDER BY figure, place", [])?;
        }
        Ok(())
    }

    /// Adds a record to a list that does not hold it yet.
    fn one<T: Record>(&self, id: Id, list: &mut Vec<T>) -> Result<()> {
        if !list.iter().any(|r| r.id() == id) {
            list.extend(self.get::<T>(id)?.map(|v| v.record));
        }
        Ok(())
    }
}
