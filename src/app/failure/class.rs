//! Whose problem a failure is.

use super::{Failure, PopulationFault};
use crate::store::StoreError;

/// Whose problem a failure is; decides tone and exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The command or its words.
    Usage,
    /// A name that names nothing or too much.
    Name,
    /// A rule refused it, or a datum is missing.
    Refused,
    /// The file is locked, read-only, foreign, too new or damaged.
    File,
    /// An import had errors, and nothing was changed.
    Import,
    /// Something else failed.
    Other,
}

impl Failure {
    /// Whether another program holds the file just now, so that waiting may help.
    pub fn is_locked(&self) -> bool {
        matches!(self, Self::Store(StoreError::Locked))
    }

    /// Whose problem it is.
    pub fn class(&self) -> Class {
        match self {
            Self::Amount { .. } | Self::Date { .. } | Self::NoTerminal => Class::Usage,
            Self::NotFound { .. } | Self::NoName { .. } | Self::Ambiguous { .. } | Self::WhichFile { .. } | Self::NoFile => {
                Class::Name
            }
            Self::Key { .. }
            | Self::Rejected(_)
            | Self::MissingDatum(_)
            | Self::ChangedBetween(_)
            | Self::NotInAgreement { .. } => Class::Refused,
            Self::Population { fault: PopulationFault::DayNeeded, .. } => Class::Refused,
            Self::Population { .. } => Class::Import,
            Self::Store(error) => store_class(error),
            Self::Charter { .. } | Self::NoCharter | Self::Facts { .. } | Self::Members { .. } => Class::Other,
            Self::File { .. } | Self::TooLarge { .. } | Self::Editor { .. } | Self::NotText { .. } => Class::Other,
        }
    }
}

fn store_class(error: &StoreError) -> Class {
    use StoreError as E;
    match error {
        E::Missing { .. } | E::NoSuchChange { .. } => Class::Name,
        E::UndoBlocked { .. } | E::NotUndoable { .. } | E::AlreadyUndone { .. } | E::Erased { .. } => Class::Refused,
        E::Stale { .. } | E::Constraint { .. } | E::Referred { .. } => Class::Refused,
        E::Exists { .. } | E::Io { .. } | E::DiskFull | E::Backup { .. } | E::NoRandomness | E::Fault { .. } => Class::Other,
        _ => Class::File,
    }
}
