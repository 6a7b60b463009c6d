//! Files of a given size for measurements: every kind of record, the same bytes of records for the same size.
//!
//! What makes files slow is all here: rows are inserted in an order that is not the one they are read in, one member has
//! far more of them than others and one has none, forty things lie on one day, and most of the journal is of records that
//! were changed again and again.

use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use chrono::Datelike;

use super::words::Chance;
use crate::app::seed::{BUILT_IN, NewFile, Source, check_charter, create_with};
use crate::app::{Author, Failure, Session};
use crate::domain::charter::Charter;
use crate::domain::date::{Date, parse_iso};
use crate::domain::ids::Id;
use crate::domain::portfolio::Stance;
use crate::store::Mint;

/// How large a file is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its name.
    pub name: &'static str,
    pub(super) members: usize,
    years: i32,
    pub(super) projects: usize,
    /// Rows of the journal, about.
    pub(super) rows: usize,
}

/// The sizes there are.
pub const SIZES: [Size; 5] = [
    Size { name: "XS", members: 3, years: 1, projects: 12, rows: 500 },
    Size { name: "S", members: 43, years: 5, projects: 60, rows: 5_000 },
    Size { name: "M", members: 43, years: 15, projects: 200, rows: 50_000 },
    Size { name: "L", members: 356, years: 30, projects: 500, rows: 100_000 },
    Size { name: "XL", members: 356, years: 30, projects: 500, rows: 1_000_000 },
];

/// The day generated files are made for: nothing in them depends on the day they are made on.
pub const TODAY: &str = "2026-11-16";
/// Rows of one change.
const CHUNK: usize = 20_000;
/// The first identities and times (Unix milliseconds).
const CLOCK: i64 = 1_750_000_000_000;
const SEED: u64 = 0x5a4d_5649_524b_4531;

/// Makes a file of a size.
///
/// # Errors
/// A [`Failure`] if the file cannot be made.
pub fn generate(path: &Path, size: Size, author: &Author) -> Result<Session, Failure> {
    let source = Source::open(charter_for(size.members)?)?;
    let today: Date = parse_iso(TODAY).unwrap_or_default();
    let first = Date::from_ymd_opt(today.year() - size.years, 1, 1).unwrap_or(today);
    let new = NewFile {
        path: path.to_owned(),
        kept_from: Some(first),
        today: Some(today),
        language: None,
        author: author.clone(),
        demo: false,
    };
    let mint = Mint::seeded(SEED, CLOCK);
    let mut session = create_with(&source, &new, mint)?;
    let charter = session.charter()?;
    let agreement = session.agreement_id()?;
    let mut works = Works::new(charter, agreement, size, first, today);
    session.bench_change(|edit| works.base(edit))?;
    let made = session.bench_rows()?;
    let mut plan = works.plan(size.rows.saturating_sub(made));
    works.chance.shuffle(&mut plan);
    for part in plan.chunks(CHUNK) {
        session.bench_change(|edit| part.iter().try_for_each(|step| works.step(edit, *step)))?;
    }
    session.keep_compiled();
    Ok(session)
}

/// The charter that the program brings along for the number of members that comes nearest without being more.
fn charter_for(members: usize) -> Result<&'static str, Failure> {
    let mut best = None;
    for built_in in BUILT_IN {
        let expected = check_charter(built_in.id)?.cooperation.rule.expected_members;
        let expected = expected.and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
        if expected <= members && best.is_none_or(|(most, _)| most < expected) {
            best = Some((expected, built_in.id));
        }
    }
    best.map(|(_, id)| id).ok_or(Failure::NoCharter)
}

/// One record to be written.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Adoption,
    Stance,
    Asking,
    Document,
    Row,
    Field,
    Figure,
    Tick,
    Meeting,
    /// A stance that was written before is changed.
    Change,
}

/// The file in the making.
pub(super) struct Works {
    pub(super) charter: Rc<Charter>,
    pub(super) agreement: Id,
    pub(super) size: Size,
    pub(super) first: Date,
    pub(super) today: Date,
    pub(super) chance: Chance,
    pub(super) members: Vec<Id>,
    pub(super) people: Vec<Id>,
    pub(super) projects: Vec<Id>,
    pub(super) solutions: Vec<Id>,
    /// Stances written so far, with the change that wrote each last.
    pub(super) stances: Vec<(Stance, i64)>,
    /// The last number of each register.
    pub(super) numbers: HashMap<String, u32>,
    pub(super) documents: usize,
}

impl Works {
    fn new(charter: Rc<Charter>, agreement: Id, size: Size, first: Date, today: Date) -> Self {
        Self {
            charter,
            agreement,
            size,
            first,
            today,
            chance: Chance::new(SEED),
            members: Vec::new(),
            people: Vec::new(),
            projects: Vec::new(),
            solutions: Vec::new(),
            stances: Vec::new(),
            numbers: HashMap::new(),
            documents: 0,
        }
    }

    /// How many years the file goes back.
    pub(super) fn years(&self) -> usize {
        usize::try_from(self.size.years).unwrap_or_default() + 1
    }

    /// The members that have anything: all but the last.
    pub(super) fn busy(&self) -> &[Id] {
        self.members.split_last().map_or(&[], |(_, busy)| busy)
    }

    /// One of them; in one of eight cases the first, which has far more than the others.
    pub(super) fn member(&mut self) -> Option<Id> {
        let at = if self.chance.below(8) == 0 { 0 } else { self.chance.below(self.members.len().saturating_sub(1)) };
        self.busy().get(at).copied()
    }
}
