//! Where a file lies and who may reach it there.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::{Finding, NetworkKind};
use crate::store::probe::folder_of;

/// Looks at the rights of a file and at its folder.
pub(super) fn look(path: &Path, findings: &mut Vec<Finding>) {
    let mode = |path: &Path| path.metadata().map_or(0, |m| m.mode() & 0o7777);
    if mode(path) & 0o006 != 0 {
        findings.push(Finding::OpenToOthers { mode: mode(path) });
    }
    let folder = folder_of(path);
    // With the sticky bit (/tmp) others cannot replace the file.
    if mode(folder) & 0o002 != 0 && mode(folder) & 0o1000 == 0 {
        findings.push(Finding::FolderOpenToOthers { mode: mode(folder) });
    }
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if let Some(folder) = real.iter().map(|part| part.to_string_lossy()).find(|part| looks_synced(part)) {
        findings.push(Finding::SyncedFolder { folder: folder.into_owned() });
    }
    if let Some(kind) = network(folder) {
        findings.push(Finding::NetworkFileSystem { kind });
    }
}

/// Whether a folder's name is one that a service gives.
fn looks_synced(name: &str) -> bool {
    const SERVICES: [&str; 8] =
        ["onedrive", "dropbox", "nextcloud", "owncloud", "icloud", "com~apple~clouddocs", "google drive", "googledrive"];
    let name = name.to_lowercase();
    SERVICES.iter().any(|service| name.starts_with(service))
}

/// The way to the folder, if it lies on another machine, by the magic number of its file system.
#[cfg(target_os = "linux")]
fn network(folder: &Path) -> Option<NetworkKind> {
    // The width of the field differs between machines; the numbers have 32 bits.
    let magic = rustix::fs::statfs(folder).ok()?.f_type as u32;
    match magic {
        0x6969 => Some(NetworkKind::Nfs),
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => Some(NetworkKind::Smb),
        0x0102_1997 => Some(NetworkKind::NineP),
        0x6573_5546 => Some(NetworkKind::Fuse),
        0x5346_414f | 0x00c3_6400 | 0x7375_7245 | 0x0bd0_0bd0 => Some(NetworkKind::Cluster),
        _ => None,
    }
}

#[cfg(not(target_os = "linux"))]
fn network(_: &Path) -> Option<NetworkKind> {
    None
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::store::sample::Sample;
    use crate::store::{Access, Store};

    #[test]
    fn rights_and_places_are_looked_at() {
        let (sample, _) = Sample::new();
        let folder = sample.folder.path().join("OneDrive - Region").join("Nextcloud");
        fs::create_dir_all(&folder).expect("folders");
        let path = folder.join("north.samvirke");
        fs::rename(&sample.path, &path).expect("a rename");
        let findings = |mode| {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("rights");
            Store::open(&path, Access::Read).expect("it opens").doctor()
        };
        let synced = Finding::SyncedFolder { folder: "OneDrive - Region".to_owned() };
        assert_eq!(findings(0o660), std::slice::from_ref(&synced));
        assert_eq!(findings(0o644), [Finding::OpenToOthers { mode: 0o644 }, synced]);
        assert!(!looks_synced("drop") && looks_synced("Nextcloud") && looks_synced("iCloud Drive"));
    }
}
