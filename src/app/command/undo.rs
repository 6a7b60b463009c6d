//! Taking changes back, and doing them again.

use super::{Receipt, Stopped, laws};
use crate::app::failure::{AgreementRejection, Failure, Rejection};
use crate::app::session::{Edition, Session};
use crate::domain::charter::Charter;
use crate::store::{Edit, Undo};
use crate::text::deed;

/// The answer to an undo or a redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undoing {
    /// It was done.
    Done(Receipt),
    /// There is nothing to undo or do again.
    Nothing,
}

impl Session {
    /// Takes back the newest change, if it is still the one the caller saw.
    ///
    /// # Errors
    /// A [`Failure`] if another change came in between or the change cannot be undone.
    pub fn undo(&mut self, expected: Option<i64>) -> Result<Undoing, Failure> {
        let author = self.author.clone();
        let undone = self.store.undo(&author, expected)?;
        self.undoing(undone)
    }

    /// Takes back an older change.
    ///
    /// # Errors
    /// A [`Failure`] naming the later changes that stand in the way, or the rule that would be broken.
    pub fn undo_number(&mut self, number: i64) -> Result<Undoing, Failure> {
        let (editions, author) = (self.editions()?, self.author.clone());
        let charter = self.charter()?;
        let undone = self.store.undo_number(&author, number, |edit| lawful(&charter, &editions, edit))?;
        self.undoing(undone)
    }

    /// Whether an older change can be taken back; nothing is kept.
    ///
    /// # Errors
    /// The [`Failure`] that taking it back would end in.
    pub fn rehearse_undo(&mut self, number: i64) -> Result<(), Failure> {
        let (editions, author) = (self.editions()?, self.author.clone());
        let charter = self.charter()?;
        let tried = self.store.undo_number(&author, number, |edit| {
            lawful(&charter, &editions, edit)?;
            // An error is what makes the store take everything back.
            Err(Stopped::Rehearsed(()))
        });
        match tried {
            Err(Stopped::Failed(failure)) => Err(failure),
            Err(Stopped::Rehearsed(())) | Ok(_) => Ok(()),
        }
    }

    /// Does the change undone last again.
    ///
    /// # Errors
    /// A [`Failure`] if it cannot be done.
    pub fn redo(&mut self, expected: Option<i64>) -> Result<Undoing, Failure> {
        let author = self.author.clone();
        let redone = self.store.redo(&author, expected)?;
        self.undoing(redone)
    }

    fn undoing(&mut self, undo: Undo) -> Result<Undoing, Failure> {
        match undo {
            Undo::Done(receipt) => {
                self.keep_compiled();
                let sentence = deed(self.say(), &receipt.deed);
                Ok(Undoing::Done(Receipt { number: receipt.number, sentence, handle: None, notes: Vec::new() }))
            }
            Undo::Nothing => Ok(Undoing::Nothing),
            Undo::Other(line) => Err(Failure::ChangedBetween(line)),
        }
    }
}

/// Refuses records that break what holds of all of them together.
fn lawful(charter: &Charter, editions: &[Edition], edit: &Edit<'_>) -> Result<(), Failure> {
    let records = edit.records()?;
    let left = edit.charter_heads()?;
    let stays = |edition: &Edition| left.iter().any(|head| head.id == edition.head.id);
    let lost = editions.iter().position(|e| !stays(e));
    // Each version is judged against the one before it, and carries its names on from there: only the newest can go.
    if let Some(at) = lost
        && let Some(later) = editions.get(at + 1)
    {
        let rejection = AgreementRejection::VersionStands { later: format!("v{}", at + 2), from: later.head.from };
        return Err(Failure::Rejected(Rejection::Agreement(rejection)));
    }
    let lost = lost.and_then(|at| editions.get(at));
    let before = editions.iter().rfind(|e| stays(e));
    let breach = lost.zip(before).and_then(|(lost, before)| laws::words_lost(&lost.charter, &before.charter, &records));
    breach.or_else(|| laws::breach(charter, &records)).map_or(Ok(()), |rejection| Err(Failure::Rejected(rejection)))
}
