//! The forms in which the files beside a charter give a value: one or several, known roughly, moving with the day of the demo.

use serde::Deserialize;

use super::{Day, moving_period};
use crate::domain::date::{Date, Period};
use crate::domain::rough_date::RoughDate;

/// One name, or a list of names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// None.
    #[default]
    None,
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Names {
    /// The names.
    pub fn list(&self) -> Vec<String> {
        match self {
            Self::None => Vec::new(),
            Self::One(name) => vec![name.clone()],
            Self::Several(names) => names.clone(),
        }
    }
}

/// A text, or several: the places a fact is known from.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(untagged)]
pub enum Texts {
    /// None.
    #[default]
    None,
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Texts {
    /// The texts in one line.
    pub fn joined(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::One(text) => Some(text.clone()),
            Self::Several(texts) if texts.is_empty() => None,
            Self::Several(texts) => Some(texts.join("; ")),
        }
    }
}

/// A day that may be known to the month or the year only.
#[derive(Clone, Debug)]
pub enum RoughDay {
    /// A day.
    Day(Day),
    /// A month or a year: what is said of it was so at its end.
    Within(Period),
}

impl RoughDay {
    /// The day it means when the demo is made on a day; the last one of what is known only roughly.
    pub fn on(&self, today: Date) -> Date {
        match self {
            Self::Day(day) => day.on(today),
            Self::Within(period) => period.last(),
        }
    }

    /// The same when the demo is made on a day, with no more than is known.
    pub fn as_known(&self, today: Date) -> RoughDate {
        match self {
            Self::Day(day) => RoughDate::Day(day.on(today)),
            Self::Within(period) => RoughDate::Within(*period),
        }
    }

    /// The month or year, where no more is known.
    pub fn rough(&self) -> Option<Period> {
        match self {
            Self::Day(_) => None,
            Self::Within(period) => Some(*period),
        }
    }
}

impl<'de> Deserialize<'de> for RoughDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let period = Period::parse(&text).map(Self::Within);
        let day = || Day::parse(&text).map(Self::Day);
        period.or_else(day).ok_or_else(|| serde::de::Error::custom(text))
    }
}

/// A period: a year as a number, or a period as written, or `Y`, `Y-1` for D's year and the one before.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(untagged)]
pub enum PeriodFact {
    /// None.
    #[default]
    None,
    /// A year.
    Year(i32),
    /// As written.
    Written(String),
}

impl PeriodFact {
    /// The period it means when the demo is made on a day.
    pub fn on(&self, today: Date) -> Option<String> {
        match self {
            Self::None => None,
            Self::Year(year) => Some(year.to_string()),
            Self::Written(text) => Some(moving_period(text, today)),
        }
    }
}

/// A value: as a word, a number or yes and no, or several words.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum WordFact {
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Number(i64),
    /// A word; a date may move with the day the demo is made.
    Word(String),
    /// Several words.
    Words(Vec<String>),
}

impl WordFact {
    /// The words it means when the demo is made on a day.
    pub fn on(&self, today: Date) -> Vec<String> {
        let word = |text: &String| match Day::parse(text) {
            Some(day) => day.on(today).to_string(),
            None => text.clone(),
        };
        match self {
            Self::YesNo(yes) => vec![if *yes { "yes" } else { "no" }.to_owned()],
            Self::Number(number) => vec![number.to_string()],
            Self::Word(text) => vec![word(text)],
            Self::Words(texts) => texts.iter().map(word).collect(),
        }
    }
}
