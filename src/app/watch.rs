//! Notices when another program writes to the file.

use std::fs;
use std::path::Path;

use notify::{RecursiveMode, Watcher};

/// A watch that lasts as long as it lives.
pub struct Watch {
    _watcher: notify::RecommendedWatcher,
}

/// Calls `touched` from a thread of its own whenever a file may have been written; none where its folder cannot be
/// watched.
///
/// The folder is watched and not the file: SQLite and sync programs put other files in its place.
pub fn watch(file: &Path, touched: impl Fn() + Send + 'static) -> Option<Watch> {
    let file = fs::canonicalize(file).ok()?;
    let name = file.file_name()?.to_owned();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading is no news, and would come back from one's own look at the file for ever.
        let written = |e: &notify::Event| !e.kind.is_access() && e.paths.iter().any(|p| p.file_name() == Some(&name));
        if event.is_ok_and(|e| written(&e)) {
            touched();
        }
    })
    .ok()?;
    watcher.watch(file.parent()?, RecursiveMode::NonRecursive).ok()?;
    Some(Watch { _watcher: watcher })
}
