//! The charter: an agreement written down as data.
//!
//! A charter says who is party, who sits where, what must happen when, and who pays by which key. It picks from closed
//! kinds and fills in figures; what a kind *means* is code of this crate, and there are no expressions. Every entry
//! cites the clause it comes from, marks in `default` what is the program's own and not the agreement's, and may carry
//! several readings of one clause, of which exactly one is the default.

pub mod body_rules;
pub mod check;
pub mod cooperation_rules;
pub mod fault;
pub mod lineage;
pub mod money_rules;
pub mod paper_rules;
pub mod parts;
pub mod portfolio_rules;
pub mod seat_rules;
pub mod stage_rules;
pub mod succession;
pub mod time_rules;
pub mod uses;

use serde::{Deserialize, Serialize};

pub use body_rules::{
    AfterException, Body, BodyRole, Chair, Cover, Decide, DecisionRule, MeetingKind, Parity, TermRule, VoteBand,
};
pub use cooperation_rules::{Area, Areas, Cooperation, CooperationForm, OutsideOrganisation, Party, Responsibility};
pub use cooperation_rules::{ResponsibleBy, TextRole, Words};
pub use money_rules::{Basis, Claim, ClaimKind, CostKind, Exception, Key, KeyChoice, Layer, Limit, Over, Override, Pool};
pub use money_rules::{PoolAmount, PoolPeriod, Series, SeriesPeriod, SettledBy, Transition, Unit};
pub use paper_rules::{Choice, Column, DocumentKind, DocumentPart, Field, FieldKind, PaperKind, Register};
pub use parts::{Anchor, Commitment, Cycle, Evidence, FieldIs, Force, Given, LeadTimes, One, Organ, RecordKind, SeatStep, Set};
pub use parts::{Subject, Target, When, Where, Who};
pub use portfolio_rules::{Category, Counts, Topic, TopicPeriod, TopicState, TypeOf};
pub use seat_rules::{Count, Informs, RemovedBy, Seat, SeatPer, Standing};
pub use stage_rules::{
    Act, AtLeast, By, Gate, LegalForce, NeededDocument, OpenedBy, Opens, Outcome, Stage, StageDocument, StageRole,
};
pub use succession::{Change, Difference, diff, succeed};
pub use time_rules::{
    Agreement, AllOf, Amendment, Duty, Exit, ExitEffect, From as AgreementFrom, HoldsFrom, Joining, Paper, Per,
};
pub use time_rules::{Replaced, Section, Starts, Until};
pub use uses::{Use, uses};

/// The one version of the charter format; text in it parses for ever.
pub const FORMAT: u32 = 1;

/// A whole agreement, checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Charter {
    /// The card of the cooperation.
    pub cooperation: Entry<Cooperation>,
    /// Parties that the agreement names.
    pub parties: Vec<Entry<Party>>,
    /// Outside organisations that the agreement names.
    pub organisations: Vec<Entry<OutsideOrganisation>>,
    /// Schemes of areas.
    pub areas: Vec<Entry<Areas>>,
    /// Who answers for a matter.
    pub responsibilities: Vec<Entry<Responsibility>>,
    /// Headings of portfolio and catalogue.
    pub categories: Vec<Entry<Category>>,
    /// What projects, solutions, contracts and systems are.
    pub types: Vec<Entry<TypeOf>>,
    /// Aspects on which members take a stand.
    pub topics: Vec<Entry<Topic>>,
    /// Steps of tracks.
    pub stages: Vec<Entry<Stage>>,
    /// Decision points.
    pub gates: Vec<Entry<Gate>>,
    /// Expected and governing papers.
    pub documents: Vec<Entry<DocumentKind>>,
    /// Extra facts wanted.
    pub fields: Vec<Entry<Field>>,
    /// Logs and lists wanted.
    pub registers: Vec<Entry<Register>>,
    /// Figures decided for each period.
    pub series: Vec<Entry<Series>>,
    /// How pools go over from the version before.
    pub transitions: Vec<Entry<Transition>>,
    /// Who meets or works.
    pub bodies: Vec<Entry<Body>>,
    /// Places in the bodies.
    pub seats: Vec<Entry<Seat>>,
    /// What must be done by when.
    pub duties: Vec<Entry<Duty>>,
    /// How weights arise.
    pub keys: Vec<Entry<Key>>,
    /// What is shared, among whom, and when it is claimed.
    pub pools: Vec<Entry<Pool>>,
    /// The life of the agreement itself.
    pub agreement: Entry<Agreement>,
    /// Ways to end or change it.
    pub exits: Vec<Entry<Exit>>,
    /// Statements and words to show.
    pub texts: Vec<Entry<Words>>,
}

/// One entry: what every kind has, and the rule of its kind, once for each reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry<T> {
    /// Name within the charter; ASCII, stable across versions.
    pub id: String,
    /// The agreement's own word for it.
    pub name: String,
    /// A shorter name for narrow places.
    pub short: Option<String>,
    /// Other words for the same thing.
    pub also: Vec<String>,
    /// The clause it comes from.
    pub source: String,
    /// A remark for the reader.
    pub note: Option<String>,
    /// Paths of the fields that are the program's own and not the agreement's.
    pub default: Vec<String>,
    /// Paths of those of them that the cooperation has since given values of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<String>,
    /// Id of the entry of the version before whose ticks, postponements and settings this one takes over.
    pub replaces: Option<String>,
    /// The rule under the default readings.
    pub rule: T,
    /// The readings of the clause; empty where it has only one.
    pub readings: Vec<Reading<T>>,
}

impl<T> Entry<T> {
    /// The short name, or the full one.
    pub fn brief(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    /// Whether a field (or anything within it) is the program's own.
    pub fn is_default(&self, field: &str) -> bool {
        self.default.iter().any(|d| d == field || d.starts_with(field) && d.as_bytes().get(field.len()) == Some(&b'.'))
    }
}

/// One reading of a clause: a full rule with some fields read differently.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading<T> {
    /// Id of the reading within its entry.
    pub id: String,
    /// What people call it; none: its id.
    #[serde(default)]
    pub name: Option<String>,
    /// Which question it answers, where the entry has several.
    pub about: Option<String>,
    /// The reading in a plain sentence of the charter's language.
    pub says: String,
    /// Whether it holds until another is chosen.
    pub default: bool,
    /// The rule as this reading has it.
    pub rule: T,
}

impl<T> Reading<T> {
    /// What it is called.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}

impl Charter {
    /// The body of an id.
    pub fn body(&self, id: &str) -> Option<&Entry<Body>> {
        self.bodies.iter().find(|b| b.id == id)
    }

    /// The seat of a project, a solution or a member of an id.
    pub fn role_seat(&self, id: &str) -> Option<&Entry<Seat>> {
        self.seats.iter().find(|s| s.id == id && s.rule.of.each.is_some())
    }

    /// The seats of a body, in the charter's order.
    pub fn seats_of<'a>(&'a self, body: &'a str) -> impl Iterator<Item = &'a Entry<Seat>> {
        self.seats.iter().filter(move |s| s.rule.body() == Some(body))
    }

    /// Whether a duty opens a gate.
    pub fn opens_gate(&self, duty: &str) -> bool {
        let mut openings = self.gates.iter().filter_map(|gate| gate.rule.opened_by.as_ref());
        openings.any(|by| by.duty.as_deref() == Some(duty))
    }

    /// The duties that a body meets by treating an item, in the charter's order.
    pub fn treated_by<'a>(&'a self, body: &'a str) -> impl Iterator<Item = &'a Entry<Duty>> {
        let is_item = move |evidence: &Evidence| matches!(evidence, Evidence::Item { body: by, .. } if by == body);
        self.duties.iter().filter(move |duty| duty.rule.when.is_some() && duty.rule.evidence.0.iter().any(is_item))
    }

    /// The key of an id.
    pub fn key(&self, id: &str) -> Option<&Entry<Key>> {
        self.keys.iter().find(|k| k.id == id)
    }

    /// The pool of an id.
    pub fn pool(&self, id: &str) -> Option<&Entry<Pool>> {
        self.pools.iter().find(|p| p.id == id)
    }

    /// The topic of an id; the two on the agreement that every charter has are not among them.
    pub fn topic(&self, id: &str) -> Option<&Entry<Topic>> {
        self.topics.iter().find(|t| t.id == id)
    }

    /// The kind of document of an id.
    pub fn document(&self, id: &str) -> Option<&Entry<DocumentKind>> {
        self.documents.iter().find(|d| d.id == id)
    }

    /// The field of an id.
    pub fn field(&self, id: &str) -> Option<&Entry<Field>> {
        self.fields.iter().find(|f| f.id == id)
    }

    /// The register of an id.
    pub fn register(&self, id: &str) -> Option<&Entry<Register>> {
        self.registers.iter().find(|r| r.id == id)
    }

    /// The series of an id.
    pub fn series_of(&self, id: &str) -> Option<&Entry<Series>> {
        self.series.iter().find(|s| s.id == id)
    }

    /// The category of an id.
    pub fn category(&self, id: &str) -> Option<&Entry<Category>> {
        self.categories.iter().find(|c| c.id == id)
    }

    /// The type of an id.
    pub fn type_of(&self, id: &str) -> Option<&Entry<TypeOf>> {
        self.types.iter().find(|t| t.id == id)
    }

    /// The stage of an id.
    pub fn stage(&self, id: &str) -> Option<&Entry<Stage>> {
        self.stages.iter().find(|s| s.id == id)
    }

    /// The agreement's word for what an obligation is: of a duty, a claim (`pool.what`), or the agreement itself.
    pub fn duty_title(&self, rule: &str) -> Option<&str> {
        let duty = self.duties.iter().find(|d| d.id == rule).map(|d| d.name.as_str());
        let claim = || {
            let (pool, what) = rule.split_once('.')?;
            let claims = &self.pool(pool)?.rule.claim;
            claims.iter().find(|c| c.what.word() == what).map(|c| c.name.as_str())
        };
        duty.or_else(claim).or_else(|| (self.agreement.id == rule).then_some(self.agreement.name.as_str()))
    }

    /// The area of an id in any scheme, with its scheme.
    pub fn area(&self, id: &str) -> Option<(&Entry<Areas>, &Area)> {
        self.areas.iter().find_map(|scheme| Some((scheme, scheme.rule.values.iter().find(|a| a.id == id)?)))
    }
}
