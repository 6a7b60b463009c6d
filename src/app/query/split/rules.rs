//! What an amount can be split by: the pools and keys of the agreement, and what can be tried beside them.

use super::payers::is_by_case;
use super::{By, kind_name, kind_word, tried_kinds};
use crate::app::{Failure, Session};
use crate::domain::charter::{Entry, Key};
use crate::exchange::charter::Extent;
use crate::text::Msg;

/// What an amount can be split by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostRule {
    /// By what.
    pub by: By,
    /// Name.
    pub name: String,
    /// The clause; empty for kinds that are not the agreement's.
    pub clause: String,
    /// Whether those who have the need are chosen for each case.
    pub needs_choice: bool,
    /// Why it gives no split, if it never does.
    pub refusal: Option<String>,
}

/// The pools and keys of the agreement, and the kinds of key that can be tried beside them.
///
/// # Errors
/// A [`Failure`] if the file cannot be read.
pub fn rules(session: &Session) -> Result<Vec<CostRule>, Failure> {
    let charter = session.charter_to(Extent::Money)?;
    let records = session.slice(|reader, records| Ok(reader.take_figures(records, false)?))?;
    let say = session.say();
    let has_weights = |key: &Entry<Key>| records.portfolio.figures.iter().any(|f| f.series == key.id);
    let refusal = |key: &Entry<Key>| match &key.rule {
        Key::Own {} => Some(say.msg(Msg::CostOwnEach).to_owned()),
        Key::Decided { .. } if !has_weights(key) => Some(say.msg(Msg::CostUndecidedShort).to_owned()),
        _ => None,
    };
    let pools = charter.pools.iter().map(|pool| CostRule {
        by: By::Pool(pool.id.clone()),
        name: pool.name.clone(),
        clause: pool.source.clone(),
        needs_choice: std::iter::once(&pool.rule).chain(pool.readings.iter().map(|r| &r.rule)).any(|p| is_by_case(&p.payers)),
        refusal: charter.key(&pool.rule.key).and_then(&refusal),
    });
    let keys = charter.keys.iter().map(|key| CostRule {
        by: By::Key(key.id.clone()),
        name: key.name.clone(),
        clause: key.source.clone(),
        needs_choice: true,
        refusal: refusal(key),
    });
    let has = |kind: &str| charter.keys.iter().any(|k| kind_word(&k.rule) == kind);
    let tried = tried_kinds().filter(|kind| !has(kind)).map(|kind| CostRule {
        by: By::Key(kind.to_owned()),
        name: say.msg(kind_name(kind)).to_owned(),
        clause: String::new(),
        needs_choice: true,
        refusal: None,
    });
    Ok(pools.chain(keys).chain(tried).collect())
}
