//! What is done together, as the files beside a charter hold it. Names are checked when they are recorded.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::{Day, Names, PeriodFact, RoughDay, Texts, WordFact};
use crate::domain::charter::Organ;
use crate::domain::date::{Date, Period};
use crate::domain::portfolio::{OwnerKind, ProjectState};

/// An operation of a member.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperationFact {
    /// Handle of the member.
    pub member: String,
    /// Handle.
    #[serde(default)]
    pub handle: Option<String>,
    /// Name.
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub kind: Option<String>,
}

/// A solution.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SolutionFact {
    /// Handle.
    #[serde(default, alias = "id")]
    pub handle: Option<String>,
    /// Name.
    pub name: String,
    /// Id of the category.
    #[serde(default)]
    pub category: Option<String>,
    /// Id of the type.
    #[serde(default, alias = "type")]
    pub kind: Option<String>,
    /// Who it belongs to.
    #[serde(default)]
    pub owner_kind: Option<OwnerKind>,
    /// Name of who it belongs to.
    #[serde(default)]
    pub owner: Option<String>,
    /// The day it is or was ready.
    #[serde(default)]
    pub launch: Option<RoughDay>,
    /// The day members are to have adopted it by.
    #[serde(default)]
    pub adopt_by: Option<RoughDay>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
    /// Where what is known of it comes from.
    #[serde(default)]
    pub source: Texts,
}

/// A project.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectFact {
    /// Its handle, `P-1`, or a word by which this file speaks of it; none: the next.
    #[serde(default, alias = "id")]
    pub handle: Option<String>,
    /// Name.
    #[serde(alias = "title")]
    pub name: String,
    /// Id of the type.
    #[serde(default, alias = "type")]
    pub kind: Option<String>,
    /// Id of the category.
    #[serde(default)]
    pub category: Option<String>,
    /// Id of the stage.
    #[serde(default)]
    pub stage: Option<String>,
    /// How far it has come.
    #[serde(default)]
    pub state: Option<ProjectState>,
    /// Handle of the project it is part of.
    #[serde(default)]
    pub parent: Option<String>,
    /// Handle of the solution that it spreads or makes.
    #[serde(default)]
    pub solution: Option<String>,
    /// Handle of the member or operation it belongs to.
    #[serde(default)]
    pub owner: Option<String>,
    /// The day it started.
    #[serde(default)]
    pub start: Option<RoughDay>,
    /// The day it was finished or stopped.
    #[serde(default)]
    pub finished: Option<RoughDay>,
    /// The need it answers.
    #[serde(default)]
    pub need: Option<String>,
    /// Where what is known of it comes from.
    #[serde(default)]
    pub source: Texts,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// That a member adopted the agreement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptionFact {
    /// Handle of the member.
    pub member: String,
    /// The organ.
    #[serde(default)]
    pub organ: Option<Organ>,
    /// The day; none: not known.
    #[serde(default, alias = "date")]
    pub on: Option<RoughDay>,
    /// Reference to the decision.
    #[serde(default)]
    pub reference: Option<String>,
    /// Where this is known from.
    #[serde(default)]
    pub source: Texts,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// The position of one or several members.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StanceFact {
    /// Handles of the members.
    #[serde(default, alias = "member")]
    pub members: Names,
    /// On what; with the topic, or beside it.
    pub subject: String,
    /// Id of the topic.
    #[serde(default)]
    pub topic: Option<String>,
    /// Ids of the states.
    #[serde(default, alias = "state")]
    pub states: Names,
    /// The day; none: not known.
    #[serde(default, alias = "date")]
    pub on: Option<RoughDay>,
    /// The organ.
    #[serde(default)]
    pub organ: Option<Organ>,
    /// Reference to the decision or letter.
    #[serde(default)]
    pub reference: Option<String>,
    /// The period it is for.
    #[serde(default)]
    pub period: PeriodFact,
    /// The day notice of the decision was given.
    #[serde(default)]
    pub noticed: Option<RoughDay>,
    /// The day it has legal force from.
    #[serde(default)]
    pub legal_force: Option<RoughDay>,
    /// How it came to be known: a word of the program, or where that can be read.
    #[serde(default)]
    pub source: Texts,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// That members were asked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskingFact {
    /// Handles of the members; none: all without a position.
    #[serde(default, alias = "member")]
    pub members: Names,
    /// On what; with the topic, or beside it.
    pub subject: String,
    /// Id of the topic.
    #[serde(default)]
    pub topic: Option<String>,
    /// The day.
    #[serde(alias = "asked")]
    pub on: Day,
    /// The period asked about.
    #[serde(default)]
    pub period: PeriodFact,
    /// The day of a reminder.
    #[serde(default)]
    pub reminded: Option<Day>,
}

/// A document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFact {
    /// What it is about; none: the cooperation.
    #[serde(default)]
    pub subject: Option<String>,
    /// Id of the kind.
    pub kind: String,
    /// Title; none: the kind's name.
    #[serde(default, alias = "name")]
    pub title: Option<String>,
    /// Where it is kept.
    #[serde(default, alias = "source")]
    pub link: Texts,
    /// Its date.
    #[serde(default, alias = "on")]
    pub date: Option<RoughDay>,
    /// Its version.
    #[serde(default)]
    pub version: Option<String>,
    /// Ids of the parts that are there.
    #[serde(default)]
    pub parts: Vec<String>,
    /// The day it was treated.
    #[serde(default, alias = "treated_on")]
    pub treated: Option<RoughDay>,
    /// Who decided it.
    #[serde(default)]
    pub decided_by: Option<String>,
    /// The period it is for.
    #[serde(default)]
    pub period: PeriodFact,
    /// Its number in the archive.
    #[serde(default)]
    pub archive: Option<String>,
    /// Whether it holds what not everybody may see.
    #[serde(default)]
    pub sensitive: bool,
}

/// A value of a field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldFact {
    /// What it is about; none: the cooperation.
    #[serde(default)]
    pub subject: Option<String>,
    /// Id of the field.
    pub field: String,
    /// Handle of the member, where there is a value for each.
    #[serde(default)]
    pub member: Option<String>,
    /// The value.
    pub value: WordFact,
    /// The day it holds from; none: the day of the file.
    #[serde(default)]
    pub on: Option<Day>,
    /// Reference to the decision.
    #[serde(default)]
    pub reference: Option<String>,
}

/// A row of a register.
#[derive(Clone, Debug, Deserialize)]
pub struct RowFact {
    /// Id of the register.
    pub register: String,
    /// Where it is known from.
    #[serde(default)]
    pub source: Texts,
    /// Columns and their values.
    #[serde(flatten)]
    pub cells: BTreeMap<String, WordFact>,
}

impl RowFact {
    /// The values of the columns when the demo is made on a day, and the periods of days that are known only roughly.
    pub fn cells_on(&self, today: Date) -> (Vec<(String, String)>, Vec<Period>) {
        const DAYS: [&str; 5] = ["date", "from", "to", "due", "done"];
        let mut rough = Vec::new();
        let mut cells = Vec::new();
        for (column, value) in &self.cells {
            let value = value.on(today).join(", ");
            match Period::parse(&value).filter(|_| DAYS.contains(&column.as_str())) {
                Some(period) => {
                    rough.push(period);
                    cells.push((column.clone(), period.last().to_string()));
                }
                None => cells.push((column.clone(), value)),
            }
        }
        (cells, rough)
    }
}

/// A line of a price list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineFact {
    /// The service.
    pub name: String,
    /// What the price is for.
    #[serde(default)]
    pub unit: Option<String>,
    /// The price in minor units.
    pub price: i64,
}

/// A figure of a series.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureFact {
    /// Id of the series, or of the key that is decided.
    pub series: String,
    /// The year.
    #[serde(default)]
    pub period: PeriodFact,
    /// The value: a number as it is kept (minor units, hundredths of a per cent), or a text as it is typed (`"3,50"`).
    #[serde(default)]
    pub value: Option<WordFact>,
    /// The lines of a price list.
    #[serde(default, alias = "row")]
    pub rows: Vec<LineFact>,
    /// Weights by the handle of the payer.
    #[serde(default)]
    pub weights: BTreeMap<String, i64>,
    /// Reference to the decision.
    #[serde(default)]
    pub decided: Option<String>,
    /// The day of the decision; none: not known.
    #[serde(default, alias = "date")]
    pub on: Option<RoughDay>,
    /// Where it is known from.
    #[serde(default)]
    pub source: Texts,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}
