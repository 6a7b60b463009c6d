//! The agreement's own text clause by clause, each with the entries of the charter that cite it.

use super::clauses::{ClauseSheet, EntryLine, sheets};
use crate::app::failure::{AgreementRejection, Rejection};
use crate::app::{Failure, Session};
use crate::domain::agreement::text::{ClauseText, meant, places};

/// The text of a version of the agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementText {
    /// What the version goes by.
    pub version: String,
    /// The clauses, in the order of the text; none where no text is attached.
    pub clauses: Vec<TextClause>,
    /// The places that entries cite and the text lacks.
    pub lacking: Vec<String>,
}

/// A clause of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextClause {
    /// The clause.
    pub clause: ClauseText,
    /// The entries that cite it.
    pub cited_by: Vec<Citation>,
}

/// An entry of the charter that cites a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Its id; of a seat `body/seat`.
    pub entry: String,
    /// The agreement's own word for it.
    pub name: String,
}

impl AgreementText {
    /// The clauses that a citation of an entry means.
    pub fn meant(&self, source: &str) -> Vec<&TextClause> {
        let heads = self.heads();
        let mut found: Vec<usize> = places(source).filter_map(|place| meant(&heads, place)).collect();
        found.dedup();
        found.into_iter().map(|at| &self.clauses[at]).collect()
    }

    /// The clause of a name, as an entry would cite it.
    ///
    /// # Errors
    /// A [`Failure`] that names the clauses there are.
    pub fn clause(&self, named: &str) -> Result<&TextClause, Failure> {
        let found = meant(&self.heads(), named).map(|at| &self.clauses[at]);
        found.ok_or_else(|| {
            let known = self.clauses.iter().map(|held| held.clause.handle().to_owned()).collect();
            refusal(AgreementRejection::NoSuchClause { clause: named.to_owned(), known })
        })
    }

    fn heads(&self) -> Vec<(&str, &str)> {
        self.clauses.iter().map(|held| (held.clause.number.as_str(), held.clause.title.as_str())).collect()
    }

    /// Notes at each clause the entries that cite it, and what they cite that there is not.
    fn cite(&mut self, sheets: &[ClauseSheet]) {
        for sheet in sheets {
            for place in places(&sheet.clause) {
                let cite = |entry: &EntryLine| Citation { entry: entry.id.clone(), name: entry.name.clone() };
                match meant(&self.heads(), place) {
                    Some(at) => self.clauses[at].cited_by.extend(sheet.entries.iter().map(cite)),
                    None if self.lacking.iter().all(|known| known != place) => self.lacking.push(place.to_owned()),
                    None => {}
                }
            }
        }
    }
}

/// The text of a version of the agreement, the one in force unless another is named.
///
/// # Errors
/// A [`Failure`] if there is no such version, or the file cannot be read.
pub fn text(session: &Session, version: Option<&str>) -> Result<AgreementText, Failure> {
    let editions = session.editions()?;
    let in_force = session.agreement_id()?;
    let names = || (1..=editions.len()).map(|n| format!("v{n}"));
    let is_meant = |at: usize, name: &str| version.map_or(editions[at].head.id == in_force, |named| named == name);
    let Some((at, version)) = names().enumerate().find(|(at, name)| is_meant(*at, name)) else {
        let version = version.unwrap_or_default().to_owned();
        return Err(refusal(AgreementRejection::NoSuchVersion { version, known: names().collect() }));
    };
    let clauses = session.store.text_of(editions[at].head.id)?;
    let clauses = clauses.into_iter().map(|clause| TextClause { clause, cited_by: Vec::new() }).collect();
    let mut text = AgreementText { version, clauses, lacking: Vec::new() };
    if !text.clauses.is_empty() {
        text.cite(&sheets(&editions[at].charter));
    }
    Ok(text)
}

fn refusal(rejection: AgreementRejection) -> Failure {
    Failure::Rejected(Rejection::Agreement(rejection))
}
