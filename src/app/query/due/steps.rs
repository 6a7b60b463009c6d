//! First steps: what a new file wants recorded before anything can be judged one by one.
//!
//! Of evidence that no record is there of yet nothing can be said but that it is missing. The lines that ask for it are
//! read as the one act that settles most of them, until the first such record is there.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use crate::app::query::wording::Wording;
use crate::domain::body::composition::CompositionFault;
use crate::domain::charter::{Evidence, RecordKind, Subject};
use crate::domain::duty::{Obligation, RecordWant, Wants};
use crate::domain::records::Records;
use crate::text::Msg;

/// An act that settles lines of one kind of evidence, in the order in which a desk is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Step {
    /// To which area members belong.
    Areas,
    /// How many inhabitants members have.
    Inhabitants,
    /// From when to when a body sits, and who has its chair.
    Terms,
    /// Who sits in the bodies.
    Seats,
    /// Who has the roles of projects, solutions and members.
    Roles,
    /// Meetings held or dated.
    Meetings,
    /// Documents.
    Documents,
    /// What members have answered or decided.
    Answers,
    /// Figures of a year.
    Figures,
    /// Values of fields.
    Details,
    /// Rows of registers.
    Rows,
    /// Projects and solutions.
    Works,
    /// What is done and has no record but a tick.
    Ticks,
}

impl Step {
    /// The act that would settle an open obligation; none for what stands by itself.
    fn of(wants: &Wants) -> Option<Self> {
        Some(match wants {
            Wants::Composition(finding) => match finding.fault {
                CompositionFault::Vacant { .. } | CompositionFault::AreaUnrepresented { .. } => Self::Seats,
                CompositionFault::RotationUnanchored => Self::Terms,
                CompositionFault::InNoArea => Self::Areas,
                CompositionFault::NoInhabitants => Self::Inhabitants,
                CompositionFault::Unsigned { .. } => Self::Rows,
                _ => return None,
            },
            Wants::Seat { .. } => Self::Seats,
            Wants::Role { .. } => Self::Roles,
            Wants::Terms { .. } => Self::Terms,
            Wants::Meeting { .. } => Self::Meetings,
            Wants::Record(want) => match want {
                RecordWant::Document { .. } => Self::Documents,
                // What is asked of one project or solution after the other is no act that is done at once.
                RecordWant::Stance { about, .. } => return about.is_none().then_some(Self::Answers),
                RecordWant::Figure { .. } => Self::Figures,
                RecordWant::Field { .. } => Self::Details,
                RecordWant::Row { .. } | RecordWant::Cells { .. } => Self::Rows,
                RecordWant::Known(_) => Self::Works,
                RecordWant::Within { .. } => return None,
            },
            Wants::Tick | Wants::Item { .. } | Wants::Claim(_) => Self::Ticks,
            Wants::Successor | Wants::Notice { .. } => return None,
        })
    }

    /// The act that makes evidence of a kind that stands in the portfolio.
    fn of_evidence(evidence: &Evidence) -> Option<Self> {
        Some(match evidence {
            Evidence::Document { .. } => Self::Documents,
            Evidence::Stance { .. } => Self::Answers,
            Evidence::Figure { .. } => Self::Figures,
            Evidence::Field { .. } => Self::Details,
            Evidence::Record { record: RecordKind::Register(_), .. } => Self::Rows,
            Evidence::Record { .. } => Self::Works,
            _ => return None,
        })
    }

    /// The word used in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Inhabitants => "inhabitants",
            Self::Terms => "terms",
            Self::Seats => "seats",
            Self::Roles => "roles",
            Self::Meetings => "meetings",
            Self::Documents => "documents",
            Self::Answers => "answers",
            Self::Figures => "figures",
            Self::Details => "details",
            Self::Rows => "rows",
            Self::Works => "works",
            Self::Ticks => "ticks",
        }
    }

    /// What is to be done.
    pub(super) fn title(self) -> Msg {
        match self {
            Self::Areas => Msg::StepAreas,
            Self::Inhabitants => Msg::StepInhabitants,
            Self::Terms => Msg::StepTerms,
            Self::Seats => Msg::StepSeats,
            Self::Roles => Msg::StepRoles,
            Self::Meetings => Msg::StepMeetings,
            Self::Documents => Msg::StepDocuments,
            Self::Answers => Msg::StepAnswers,
            Self::Figures => Msg::StepFigures,
            Self::Details => Msg::StepDetails,
            Self::Rows => Msg::StepRows,
            Self::Works => Msg::StepWorks,
            Self::Ticks => Msg::StepTicks,
        }
    }

    /// How many of what are wanted.
    pub(super) fn count(self) -> Msg {
        match self {
            Self::Areas | Self::Inhabitants => Msg::GroupMembers,
            Self::Terms | Self::Works | Self::Ticks => Msg::StepCountDuties,
            Self::Seats => Msg::StepCountSeats,
            Self::Roles => Msg::StepCountRoles,
            Self::Meetings => Msg::StepCountMeetings,
            Self::Documents => Msg::StepCountDocuments,
            Self::Answers => Msg::StepCountAnswers,
            Self::Figures => Msg::StepCountFigures,
            Self::Details => Msg::StepCountDetails,
            Self::Rows => Msg::StepCountRows,
        }
    }
}

/// How many records a line asks for.
pub(super) fn wanting(wants: &Wants) -> u32 {
    match wants {
        Wants::Composition(finding) => match finding.fault {
            CompositionFault::Vacant { missing } => missing,
            // It asks for the right people in the seats that are counted already.
            CompositionFault::AreaUnrepresented { .. } => 0,
            _ => 1,
        },
        Wants::Meeting { missing, .. } => *missing,
        Wants::Record(RecordWant::Stance { missing, more, .. }) => {
            u32::try_from(missing.len()).unwrap_or(u32::MAX).saturating_add(*more)
        }
        _ => 1,
    }
}

/// The steps still to be taken: those with no record yet of what any open line asks for.
pub(super) struct FirstSteps(Vec<Step>);

impl FirstSteps {
    pub(super) fn of(wording: &Wording<'_>, obligations: &[Obligation]) -> Self {
        let Wording { charter, records, .. } = *wording;
        let mut asked: BTreeMap<Step, BTreeSet<&str>> = BTreeMap::new();
        let mut begun: Vec<Step> = Vec::new();
        for obligation in obligations {
            let step = Step::of(&obligation.wants);
            if obligation.settled.is_none() {
                if let Some(step) = step {
                    asked.entry(step).or_default().insert(&obligation.rule);
                }
                begun.extend(step.filter(|step| !begun.contains(step) && is_begun(*step, obligation, records)));
            } else {
                // What is settled by a record wants nothing any more; its duty says what that record is.
                begun.extend(step.filter(|step| *step != Step::Ticks));
                let duty = charter.duties.iter().find(|duty| duty.id == obligation.rule);
                begun.extend(duty.iter().flat_map(|duty| &duty.rule.evidence.0).filter_map(Step::of_evidence));
            }
        }
        // A single duty says better itself what is to be done; a role that many records have does not.
        let is_step = |step: &Step, rules: &BTreeSet<&str>| !begun.contains(step) && (rules.len() > 1 || *step == Step::Roles);
        Self(asked.into_iter().filter(|(step, rules)| is_step(step, rules)).map(|(step, _)| step).collect())
    }

    /// The step that an open obligation waits for.
    pub(super) fn step(&self, obligation: &Obligation) -> Option<Step> {
        Step::of(&obligation.wants).filter(|step| self.0.contains(step))
    }
}

/// Whether the records hold anything of the kind that an obligation wants.
fn is_begun(step: Step, obligation: &Obligation, records: &Records) -> bool {
    let portfolio = &records.portfolio;
    let is_recorded = match (&obligation.wants, step) {
        (Wants::Composition(finding), Step::Rows) => portfolio.rows_of(&finding.rule).next().is_some(),
        (Wants::Record(want), _) => match want {
            RecordWant::Document { kind, .. } => portfolio.documents.iter().any(|d| d.kind == *kind),
            RecordWant::Stance { topic, .. } => portfolio.stances.iter().any(|s| s.topic == *topic),
            RecordWant::Figure { series, .. } => portfolio.figures.iter().any(|f| f.series == *series),
            RecordWant::Field { field, .. } => portfolio.field_values.iter().any(|v| v.field == *field),
            RecordWant::Row { register, .. } => portfolio.rows_of(register).next().is_some(),
            RecordWant::Cells { .. } | RecordWant::Within { .. } => true,
            RecordWant::Known(Subject::Solution) => !portfolio.solutions.is_empty(),
            RecordWant::Known(_) => !portfolio.projects.is_empty(),
        },
        (_, Step::Areas) => !records.placements.is_empty(),
        (_, Step::Inhabitants) => !records.inhabitants.is_empty(),
        (_, Step::Terms) => !records.terms.is_empty(),
        (_, Step::Seats) => !records.appointments.is_empty(),
        (_, Step::Roles) => !portfolio.roles.is_empty(),
        (_, Step::Meetings) => !records.meetings.is_empty(),
        _ => !records.ticks.is_empty(),
    };
    is_recorded || records.ticks.iter().any(|tick| tick.entry == obligation.rule)
}
