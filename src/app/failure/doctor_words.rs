//! What the doctor found, with what to do about it.

use super::record_words;
use crate::store::{Finding, NetworkKind};
use crate::text::{Msg, Say};

/// A finding: what it is about, and what was found with what to do.
pub(super) fn finding(say: Say, finding: &Finding) -> (String, String) {
    let file = || say.msg(Msg::DoctorFile).to_owned();
    let folder = || say.msg(Msg::DoctorFolder).to_owned();
    let history = |change: &i64| say.fill(Msg::DoctorHistory, &[("change", change)]);
    let of_row =
        |table: &str, row: &i64| say.fill(Msg::RecordNamed, &[("kind", &record_words::table(say, table)), ("name", row)]);
    let in_journal = |msg, seq: &i64, change: &i64| (history(change), say.fill(msg, &[("seq", seq)]));
    match finding {
        Finding::Damaged { said } if said.is_empty() => (file(), say.msg(Msg::DoctorDamaged).to_owned()),
        Finding::Damaged { said } => (file(), say.fill(Msg::DoctorDamagedSaid, &[("said", said)])),
        Finding::Busy => (file(), say.msg(Msg::DoctorBusy).to_owned()),
        Finding::DanglingReference { table, row, parent } => {
            let parent = record_words::table(say, parent);
            (of_row(table, row), say.fill(Msg::DoctorDangling, &[("parent", &parent)]))
        }
        Finding::BrokenChain { seq, change } => in_journal(Msg::DoctorBrokenChain, seq, change),
        Finding::BrokenCommitment { seq, change } => in_journal(Msg::DoctorBrokenCommitment, seq, change),
        Finding::MissingPayload { seq, change } => in_journal(Msg::DoctorMissingPayload, seq, change),
        Finding::MissingChange { seq, change } => in_journal(Msg::DoctorMissingChange, seq, change),
        Finding::VersionBeyondHead { table, row, version, head } => {
            let message = say.fill(Msg::DoctorVersionBeyondHead, &[("version", version), ("head", head)]);
            (of_row(table, row), message)
        }
        Finding::RowDiffers { table, row, change: Some(change) } => {
            (of_row(table, row), say.fill(Msg::DoctorRowDiffers, &[("change", change)]))
        }
        Finding::RowDiffers { table, row, change: None } => (of_row(table, row), say.msg(Msg::DoctorRowUnknown).to_owned()),
        Finding::RowMissing { table, row, change } => {
            (of_row(table, row), say.fill(Msg::DoctorRowMissing, &[("change", change)]))
        }
        Finding::SearchOutOfStep { missing, stale } => {
            let message = say.fill(Msg::DoctorSearchOutOfStep, &[("missing", missing), ("stale", stale)]);
            (say.msg(Msg::DoctorSearch).to_owned(), message)
        }
        Finding::OpenToOthers { mode } => (file(), rights(say, Msg::DoctorOpenToOthers, *mode)),
        Finding::FolderOpenToOthers { mode } => (folder(), rights(say, Msg::DoctorFolderOpenToOthers, *mode)),
        Finding::SyncedFolder { folder: name } => (folder(), say.fill(Msg::DoctorSyncedFolder, &[("folder", name)])),
        Finding::NetworkFileSystem { kind } => {
            let (msg, way) = match kind {
                NetworkKind::Nfs => (Msg::DoctorNetwork, "NFS"),
                NetworkKind::Smb => (Msg::DoctorNetwork, "SMB"),
                NetworkKind::NineP => (Msg::DoctorNetwork, "9P"),
                NetworkKind::Cluster => (Msg::DoctorNetwork, "AFS/Ceph/Coda/Lustre"),
                NetworkKind::Fuse => (Msg::DoctorNetworkMaybe, "FUSE"),
            };
            (file(), say.fill(msg, &[("way", &way)]))
        }
    }
}

/// Rights as `chmod` takes them.
fn rights(say: Say, msg: Msg, mode: u32) -> String {
    say.fill(msg, &[("mode", &format!("{mode:04o}"))])
}
