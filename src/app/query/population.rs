//! Figures of inhabitants: those on record, and what a file of a statistics office would change.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::Datelike;

use super::members::Figure;
use crate::app::command::{Command, NewFigure};
use crate::app::failure::PopulationFault;
use crate::app::{Failure, Session, names};
use crate::domain::charter::{Charter, Key};
use crate::domain::date::{Date, MonthDay};
use crate::domain::ids::Id;
use crate::domain::inhabitants::all_counts;
use crate::domain::member::Member;
use crate::domain::records::Records;
use crate::domain::sort::fold;
use crate::exchange::population::{PlaceFigure, Population, PopulationError, Time, population as read};

/// A figure of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopulationRow {
    /// Handle of the member.
    pub member: String,
    /// Its number on the day of the figure.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The figure.
    pub figure: Figure,
}

/// Which figures are asked for.
#[derive(Clone, Debug, Default)]
pub struct PopulationFilter {
    /// Only those of a member, as given.
    pub member: Option<String>,
    /// Only those for a day.
    pub on: Option<Date>,
    /// Those of former members and of municipalities from outside too.
    pub all: bool,
}

/// The figures on record and those that follow by predecessors: member by member in the agreement's order, by day.
///
/// # Errors
/// A [`Failure`] if the member is not known or the file cannot be read.
pub fn figures(session: &Session, filter: &PopulationFilter) -> Result<Vec<PopulationRow>, Failure> {
    let (records, say) = (session.records()?, session.say());
    let day = filter.on.unwrap_or(session.today());
    let only = filter.member.as_ref().map(|given| names::member(&records, given, day)).transpose()?;
    let wanted = |m: &&Member| only.map_or(filter.all || m.active_on(day), |only| only.id == m.id);
    let mut rows = Vec::new();
    for member in records.members.iter().filter(wanted) {
        let counts = all_counts(&records, member).into_iter().filter(|c| filter.on.is_none_or(|on| on == c.on));
        rows.extend(counts.map(|count| PopulationRow {
            member: member.handle.clone(),
            code: records.code_on(member.id, count.on).unwrap_or(&member.code).to_owned(),
            name: records.name_on(member.id, count.on).unwrap_or(&member.name).to_owned(),
            figure: Figure::of(say, &records, &count),
        }));
    }
    Ok(rows)
}

/// What is asked of a file of figures.
#[derive(Clone, Debug, Default)]
pub struct PopulationQuestion {
    /// Name of the file, for what is said about it.
    pub file: String,
    /// What is in the file.
    pub bytes: Vec<u8>,
    /// The day of the year that its years stand for; none: the one that the figures on record or the agreement have.
    pub day: Option<MonthDay>,
    /// Where the figures come from; none: the title of the file.
    pub source: Option<String>,
    /// Only figures from this day on.
    pub from: Option<Date>,
}

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopulationPreview {
    /// Where the figures come from.
    pub source: String,
    /// Day by day.
    pub days: Vec<PopulationDay>,
    /// Figures on record that would be replaced.
    pub changed: Vec<ChangedFigure>,
    /// Places of the file that are no member and none from outside.
    pub unmatched: Vec<UnmatchedPlace>,
    /// What the import takes in: the new ones and those that differ.
    pub figures: Vec<NewFigure>,
}

/// What an import would do for one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopulationDay {
    /// The day.
    pub on: Date,
    /// Figures that match.
    pub matched: usize,
    /// Of them, those that are not on record yet.
    pub new: usize,
    /// Of them, those that differ from what is on record.
    pub changed: usize,
    /// Names of the members of the day for whom neither the file nor the records have a figure.
    pub missing: Vec<String>,
}

/// A figure that would be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFigure {
    /// Name of the member.
    pub member: String,
    /// The day.
    pub on: Date,
    /// What is on record.
    pub before: u64,
    /// What the file says.
    pub after: u64,
}

/// A place of the file that is no municipality here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmatchedPlace {
    /// Its first line in the file.
    pub line: u64,
    /// Its number, where the file has one.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
}

/// What an import of a file would do; nothing is changed. [`PopulationPreview::command`] does it.
///
/// # Errors
/// A [`Failure`] that names the line that cannot be read, or says that nothing in the file is about the members.
pub fn preview(session: &Session, question: &PopulationQuestion) -> Result<PopulationPreview, Failure> {
    let (charter, records) = (session.charter()?, session.records()?);
    let refused = |fault| Failure::Population { file: question.file.clone(), fault };
    let file = read(&question.bytes).map_err(|error| refused(fault(error)))?;
    let day_of_year = question.day.or_else(|| usual_day(&charter, &records));
    let dated = dated(&file, day_of_year).ok_or_else(|| refused(PopulationFault::DayNeeded))?;
    let dated: Vec<_> = dated.into_iter().filter(|(on, _)| question.from.is_none_or(|from| *on >= from)).collect();
    let source = question.source.clone().or(file.title.clone()).unwrap_or_else(|| "CSV".to_owned());
    let desk = Desk { records: &records, source };
    desk.preview(&dated).map_err(refused)
}

impl PopulationPreview {
    /// The edit that takes the figures in, as one change.
    pub fn command(&self) -> Command {
        Command::ImportInhabitants { figures: self.figures.clone(), source: self.source.clone() }
    }
}

fn fault(error: PopulationError) -> PopulationFault {
    match error {
        PopulationError::NoTable => PopulationFault::NoTable,
        PopulationError::NotANumber { line, text } => PopulationFault::NotANumber { line, text },
        PopulationError::Ragged { line, expected, found } => PopulationFault::Ragged { line, expected, found },
        PopulationError::SameHeading { text } => PopulationFault::SameHeading { text },
    }
}

/// The day of the year that figures are for here: that of most on record, else the one a key of the agreement counts on.
fn usual_day(charter: &Charter, records: &Records) -> Option<MonthDay> {
    let mut days: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for figure in &records.inhabitants {
        *days.entry((figure.on.month(), figure.on.day())).or_default() += 1;
    }
    let usual = days.into_iter().max_by_key(|(_, count)| *count);
    let usual = usual.and_then(|((month, day), _)| MonthDay::parse(&format!("{month:02}-{day:02}")));
    usual.or_else(|| {
        charter.keys.iter().find_map(|key| match &key.rule {
            Key::Population { on, .. } => *on,
            _ => None,
        })
    })
}

/// The figures with the days they are for; none if that day is not known.
fn dated(file: &Population, day: Option<MonthDay>) -> Option<Vec<(Date, &PlaceFigure)>> {
    let on = |time: Time| match time {
        Time::Day(day) => Some(day),
        Time::Year(year) => day.map(|day| day.in_year(year)),
    };
    file.figures.iter().map(|figure| on(figure.time).map(|on| (on, figure))).collect()
}

struct Desk<'a> {
    records: &'a Records,
    source: String,
}

impl Desk<'_> {
    fn preview(self, dated: &[(Date, &PlaceFigure)]) -> Result<PopulationPreview, PopulationFault> {
        let mut found: BTreeMap<(Date, Id), &PlaceFigure> = BTreeMap::new();
        let mut unmatched: Vec<UnmatchedPlace> = Vec::new();
        let mut matched_places = BTreeSet::new();
        // A number says more than a name, so names come second and never against a number.
        let (by_number, others): (Vec<_>, Vec<_>) = dated
            .iter()
            .map(|(on, figure)| (*on, *figure, self.by_number(figure, *on)))
            .partition(|(.., member)| member.is_some());
        for (on, figure, member) in by_number {
            let Some(member) = member else { continue };
            self.clash(&found, on, figure, member)?;
            found.insert((on, member), figure);
            matched_places.insert((&figure.code, &figure.name));
        }
        for (on, figure, _) in others {
            match self.by_name(figure, on).filter(|member| figure.code.is_none() || !found.contains_key(&(on, *member))) {
                Some(member) => {
                    self.clash(&found, on, figure, member)?;
                    found.insert((on, member), figure);
                    matched_places.insert((&figure.code, &figure.name));
                }
                None => {
                    unmatched.push(UnmatchedPlace { line: figure.line, code: figure.code.clone(), name: figure.name.clone() });
                }
            }
        }
        if found.is_empty() {
            let places: BTreeSet<_> = dated.iter().map(|(_, f)| (&f.code, &f.name)).collect();
            return Err(PopulationFault::NoMatch { places: places.len() });
        }
        unmatched.retain(|place| !matched_places.contains(&(&place.code, &place.name)));
        unmatched.sort_by_key(|place| place.line);
        unmatched.dedup_by(|a, b| a.code == b.code && a.name == b.name);
        Ok(self.compare(&found, unmatched))
    }

    /// Refuses a second figure for one member and day that differs from the first.
    fn clash(
        &self,
        found: &BTreeMap<(Date, Id), &PlaceFigure>,
        on: Date,
        figure: &PlaceFigure,
        member: Id,
    ) -> Result<(), PopulationFault> {
        match found.get(&(on, member)).filter(|other| other.count != figure.count) {
            Some(other) => {
                let (member, lines) =
                    (self.records.name_on(member, on).unwrap_or_default().to_owned(), (other.line, figure.line));
                Err(PopulationFault::Twice { member, on, lines })
            }
            None => Ok(()),
        }
    }

    /// Those a figure can be about: who is there on the day, and who came later out of nothing.
    fn candidates(&self, on: Date) -> impl Iterator<Item = &Member> {
        let founded_later =
            move |m: &Member| m.from.is_some_and(|from| from > on) && self.records.predecessors(m.id).next().is_none();
        self.records.members.iter().filter(move |m| m.exists_on(on) || founded_later(m))
    }

    /// The member that bears the number on the day, else the one there on the day that bore it at any time.
    fn by_number(&self, figure: &PlaceFigure, on: Date) -> Option<Id> {
        let code = figure.code.as_deref()?;
        let then = self.candidates(on).find(|m| self.records.code_on(m.id, on) == Some(code));
        let ever = |m: &&Member| m.code == code || self.records.numbers_of(m.id).iter().any(|n| n.code == code);
        then.or_else(|| self.candidates(on).find(ever)).map(|m| m.id)
    }

    /// The only member of the name on the day. One whose numbers are known does not answer to another number.
    fn by_name(&self, figure: &PlaceFigure, on: Date) -> Option<Id> {
        let name = fold(&figure.name);
        let bare = name.split(" (").next().unwrap_or_default();
        let fits = |m: &&Member| {
            let own = self.records.name_on(m.id, on).map(fold).unwrap_or_default();
            own == name || own == bare
        };
        let answers = |m: &&Member| figure.code.is_none() || self.records.numbers_of(m.id).is_empty();
        let mut fitting = self.candidates(on).filter(fits).filter(answers);
        let only = fitting.next()?;
        fitting.next().is_none().then_some(only.id)
    }

    fn compare(self, found: &BTreeMap<(Date, Id), &PlaceFigure>, unmatched: Vec<UnmatchedPlace>) -> PopulationPreview {
        let known: HashMap<(Date, Id), u64> = self.records.inhabitants.iter().map(|i| ((i.on, i.member), i.count)).collect();
        let mut days: Vec<PopulationDay> = Vec::new();
        let (mut changed, mut figures) = (Vec::new(), Vec::new());
        for ((on, member), figure) in found {
            if days.last().is_none_or(|day| day.on != *on) {
                let lacks = |m: &&Member| !found.contains_key(&(*on, m.id)) && !known.contains_key(&(*on, m.id));
                let missing = self.records.members_on(*on).filter(lacks);
                let missing = missing.filter_map(|m| self.records.name_on(m.id, *on)).map(str::to_owned).collect();
                days.push(PopulationDay { on: *on, matched: 0, new: 0, changed: 0, missing });
            }
            let Some(day) = days.last_mut() else { continue };
            day.matched += 1;
            match known.get(&(*on, *member)) {
                Some(before) if *before == figure.count => continue,
                Some(before) => {
                    day.changed += 1;
                    let name = self.records.name_on(*member, *on).unwrap_or_default().to_owned();
                    changed.push(ChangedFigure { member: name, on: *on, before: *before, after: figure.count });
                }
                None => day.new += 1,
            }
            figures.push(NewFigure { member: *member, on: *on, count: figure.count, source: self.source.clone() });
        }
        PopulationPreview { source: self.source, days, changed, unmatched, figures }
    }
}
