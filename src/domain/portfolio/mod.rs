//! What is done together, and what is known of it: operations, solutions, projects, stances, papers, figures.
//!
//! Nothing here is named after one agreement: topics, states, kinds of papers, fields, registers and series are ids of the
//! charter, and everything is judged as of a day by its dates.

pub mod about;
pub mod figure;
pub mod filed;
pub mod gates;
pub mod paper;
pub mod role;
pub mod stance;
pub mod standing;
pub mod work;

pub use about::About;
pub use figure::{Figure, FigureLine};
pub use filed::{Filed, Notes};
pub use paper::{Content, Document, FieldValue, RegisterRow};
pub use role::{Role, members_in};
pub use stance::{Asking, Stance, StanceSource};
pub use standing::{Answer, Standing, Stands};
pub use work::{Operation, OwnerKind, Project, ProjectState, Solution};

use std::collections::BTreeSet;

use super::charter::RecordKind;
use super::date::Date;
use super::ids::Id;

/// Between the name of a version and the beginning of its digest.
const BY_TEXT: char = '@';
/// So many digits of a digest tell texts apart.
const SHORT: usize = 12;

/// A version of the agreement that the file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldVersion {
    /// Identity of the record.
    pub id: Id,
    /// First day in force.
    pub from: Option<Date>,
    /// Digest of its text.
    pub digest: String,
}

/// These records of a file, as part of what the rules look at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portfolio {
    /// Versions of the agreement, oldest first.
    pub agreements: Vec<HeldVersion>,
    /// Administrations, units and companies of members, by handle.
    pub operations: Vec<Operation>,
    /// Solutions, by handle.
    pub solutions: Vec<Solution>,
    /// Projects, by number.
    pub projects: Vec<Project>,
    /// Positions of members, by day.
    pub stances: Vec<Stance>,
    /// Who was asked what, by day.
    pub askings: Vec<Asking>,
    /// Documents, by day.
    pub documents: Vec<Document>,
    /// Values of the charter's fields, by day.
    pub field_values: Vec<FieldValue>,
    /// Rows of the charter's registers, by number.
    pub register_rows: Vec<RegisterRow>,
    /// Who has which role in a project, a solution or a member.
    pub roles: Vec<Role>,
    /// Figures of the charter's series.
    pub figures: Vec<Figure>,
    /// Lines of figures that are tables, in their order.
    pub figure_lines: Vec<FigureLine>,
}

impl Portfolio {
    /// The version of the agreement in force on a day: the last that has begun, or the first.
    pub fn agreement_on(&self, day: Date) -> Option<Id> {
        let begun = self.agreements.iter().filter(|v| v.from.is_none_or(|from| from <= day)).max_by_key(|v| v.from);
        begun.or(self.agreements.first()).map(|v| v.id)
    }

    /// What consents to a version of the agreement are about, by the name it goes by (`v2`): its text where the file holds
    /// it, so that those to one that was taken back are not those to the next of its name; else what is only proposed.
    pub fn amendment(&self, name: &str) -> About {
        let place = name.strip_prefix('v').and_then(|number| number.parse::<usize>().ok()?.checked_sub(1));
        let text = place.and_then(|at| self.agreements.get(at)).and_then(|held| held.digest.get(..SHORT));
        About::Amendment(text.map_or_else(|| name.to_owned(), |text| format!("{name}{BY_TEXT}{text}")))
    }

    /// The name that a version goes by: without its text while that is the one the file holds.
    pub fn amendment_name<'a>(&self, kept: &'a str) -> &'a str {
        let name = kept.split_once(BY_TEXT).map(|(name, _)| name);
        name.filter(|name| matches!(self.amendment(name), About::Amendment(held) if held == kept)).unwrap_or(kept)
    }

    /// Takes what was said of a proposal for said of the version that it has become.
    pub fn bind_proposals(&mut self) {
        let proposals: BTreeSet<_> = self.abouts().filter_map(|about| about.proposal().map(str::to_owned)).collect();
        for name in proposals {
            let (proposed, held) = (About::Amendment(name.clone()), self.amendment(&name));
            self.abouts().filter(|about| **about == proposed).for_each(|about| *about = held.clone());
        }
    }

    /// What stances, askings, papers, values and rows are about.
    pub fn abouts(&mut self) -> impl Iterator<Item = &mut About> {
        (self.stances.iter_mut().map(|s| &mut s.about))
            .chain(self.askings.iter_mut().map(|a| &mut a.about))
            .chain(self.roles.iter_mut().map(|r| &mut r.about))
            .chain(self.documents.iter_mut().map(|d| &mut d.about))
            .chain(self.field_values.iter_mut().map(|v| &mut v.about))
            .chain(self.register_rows.iter_mut().filter_map(|r| r.about.as_mut()))
    }

    /// The kind of record that something is, as charters write it; none for operations, of which they have no word.
    pub fn kind_of(&self, about: &About) -> Option<RecordKind> {
        match about {
            About::Row(id) => {
                self.register_rows.iter().find(|row| row.id == *id).map(|r| RecordKind::Register(r.register.clone()))
            }
            about => about.subject().map(RecordKind::Known),
        }
    }

    /// The project of an identity.
    pub fn project(&self, id: Id) -> Option<&Project> {
        self.projects.iter().find(|p| p.id == id)
    }

    /// The solution of an identity.
    pub fn solution(&self, id: Id) -> Option<&Solution> {
        self.solutions.iter().find(|s| s.id == id)
    }

    /// The operation of an identity.
    pub fn operation(&self, id: Id) -> Option<&Operation> {
        self.operations.iter().find(|o| o.id == id)
    }

    /// The documents on a subject known on a day, by date.
    pub fn documents_of<'a>(&'a self, about: &'a About, day: Date) -> impl Iterator<Item = &'a Document> {
        self.documents.iter().filter(move |d| d.about == *about && d.date.is_none_or(|date| date <= day))
    }

    /// The value of a field of a subject on a day, of a member where there is one for each: the latest.
    pub fn field(&self, about: &About, field: &str, member: Option<Id>, day: Date) -> Option<&FieldValue> {
        let fits =
            |v: &&FieldValue| v.about == *about && v.field == field && v.member == member && v.on.is_none_or(|on| on <= day);
        self.field_values.iter().filter(fits).max_by_key(|v| v.on)
    }

    /// The rows of a register, by number.
    pub fn rows_of<'a>(&'a self, register: &'a str) -> impl Iterator<Item = &'a RegisterRow> {
        self.register_rows.iter().filter(move |r| r.register == register)
    }

    /// The figure of a series for a period, as it was known on a day: the latest decided.
    pub fn figure(&self, series: &str, period: i32, day: Date) -> Option<&Figure> {
        let fits = |f: &&Figure| f.series == series && f.period == period && f.on.is_none_or(|on| on <= day);
        self.figures.iter().filter(fits).max_by_key(|f| f.on)
    }

    /// The figure in force for a period: its own, or with `carry` the last of an earlier one.
    pub fn figure_in_force(&self, series: &str, period: i32, carry: bool, day: Date) -> Option<&Figure> {
        let earlier = || {
            let periods = self.figures.iter().filter(|f| f.series == series && f.period < period).map(|f| f.period);
            let mut periods: Vec<_> = periods.collect();
            periods.sort_unstable();
            periods.into_iter().rev().find_map(|p| self.figure(series, p, day))
        };
        self.figure(series, period, day).or_else(|| if carry { earlier() } else { None })
    }

    /// The lines of a figure, in their order.
    pub fn lines_of(&self, figure: Id) -> impl Iterator<Item = &FigureLine> {
        self.figure_lines.iter().filter(move |l| l.figure == figure)
    }
}
