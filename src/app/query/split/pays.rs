//! What one member pays: for each shared cost of the agreement its amount where that is decided, else its part.

use chrono::Datelike;

use super::{By, CostRule, SplitQuestion, rules, split};
use crate::app::{Failure, Session};
use crate::domain::ids::Id;
use crate::domain::money::{Currency, Money};
use crate::text::{Msg, Say};

/// What a member pays of one shared cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pays {
    /// Name of the cost.
    pub name: String,
    /// The clause.
    pub clause: String,
    /// Name of the key; empty where it cannot be told.
    pub key: String,
    /// How much, or which part.
    pub how_much: HowMuch,
}

/// How much a member pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HowMuch {
    /// An amount that a decided rate gives, for a year.
    Amount {
        /// The amount.
        amount: Money,
        /// Its currency.
        currency: Currency,
        /// The year.
        year: i32,
    },
    /// So many hundredths of a per cent of whatever the cost comes to.
    Part {
        /// The hundredths.
        hundredths: i64,
        /// Whether who pays is another for each case; the part is that of all together.
        by_case: bool,
    },
    /// What it goes by is not decided, or it is not shared, which is said.
    Untold(Option<String>),
}

impl Pays {
    /// How much, in words.
    pub fn words(&self, say: Say) -> String {
        match &self.how_much {
            HowMuch::Amount { amount, currency, year } => {
                say.fill(Msg::PaysAmount, &[("amount", &say.money(*amount, *currency)), ("year", year)])
            }
            HowMuch::Part { hundredths, by_case } => {
                let msg = if *by_case { Msg::PaysPartByCase } else { Msg::PaysPart };
                say.fill(msg, &[("part", &say.decimal(i128::from(*hundredths), 2))])
            }
            HowMuch::Untold(why) => why.clone().unwrap_or_else(|| say.msg(Msg::PaysUntold).to_owned()),
        }
    }
}

/// What a member pays today of each pool of the agreement, or by each key where it has no pools.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn pays(session: &Session, member: Id) -> Result<Vec<Pays>, Failure> {
    session.at_once(|| {
        let all: Vec<_> = rules(session)?.into_iter().filter(|rule| !rule.clause.is_empty()).collect();
        let has_pools = all.iter().any(|rule| matches!(rule.by, By::Pool(_)));
        let meant = all.into_iter().filter(|rule| !has_pools || matches!(rule.by, By::Pool(_)));
        meant.filter_map(|rule| of_rule(session, &rule, member).transpose()).collect()
    })
}

/// What a member pays by a rule; nothing where it is not among those who pay.
fn of_rule(session: &Session, rule: &CostRule, member: Id) -> Result<Option<Pays>, Failure> {
    let year = session.today().year();
    let ask = |amount| {
        let question = SplitQuestion { amount, by: rule.by.clone(), year: Some(year), members: None, project: None, on: None };
        split(session, &question)
    };
    let pays = |key: &str, how_much| {
        let (name, clause) = (rule.name.clone(), rule.clause.clone());
        Ok(Some(Pays { name, clause, key: key.to_owned(), how_much }))
    };
    // Only what goes by a decided rate has an amount without one being given.
    let (sheet, decided) = match ask(None) {
        Ok(sheet) => (sheet, true),
        Err(failure @ Failure::Store(_)) => return Err(failure),
        Err(_) => match ask(Some(Money::HUNDRED)) {
            Ok(sheet) => (sheet, false),
            Err(failure @ Failure::Store(_)) => return Err(failure),
            Err(_) => return pays("", HowMuch::Untold(rule.refusal.clone())),
        },
    };
    let Some(line) = sheet.lines.iter().find(|line| line.id == member) else { return Ok(None) };
    pays(
        &sheet.key.name,
        match decided {
            true => HowMuch::Amount { amount: line.share, currency: sheet.currency, year },
            false => HowMuch::Part { hundredths: line.share.minor(), by_case: rule.needs_choice },
        },
    )
}
