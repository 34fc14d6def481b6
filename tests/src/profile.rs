//! A browser profile: what a browser keeps between one start and the next.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own for one journey, removed at the end.
pub struct Profile {
    folder: PathBuf,
}

impl Profile {
    /// The profile of somebody who was never here.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = xtask::command::root().join("target/journeys").join(name);
        std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("make {}: {error}", folder.display()));
        Self { folder }
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether local storage on the disk holds `text`, so that it would survive the loss of the whole browser.
    ///
    /// Chromium writes local storage to the disk a few seconds after the page did. Its log holds ASCII as it is.
    pub fn holds_on_disk(&self, text: &str) -> bool {
        let database = self.folder.join("Default/Local Storage/leveldb");
        let files = std::fs::read_dir(database).into_iter().flatten().flatten();
        files.filter_map(|file| std::fs::read(file.path()).ok()).any(|bytes| holds(&bytes, text.as_bytes()))
    }

    /// Ends the browser that runs on this profile as a power cut would: no page and no file is told.
    pub fn kill_browser(&self) {
        // Chromium leaves "host-process id" in a link, to find out that a profile is in use.
        let Ok(link) = std::fs::read_link(self.folder.join("SingletonLock")) else { return };
        let Some((_, id)) = link.to_str().and_then(|link| link.rsplit_once('-')) else { return };
        let killed = Command::new("kill").args(["-KILL", id]).stderr(std::process::Stdio::null()).status();
        drop(killed);
        drop(std::fs::remove_file(self.folder.join("SingletonLock")));
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        self.kill_browser();
        // A process that is just ending can still hold a file; what is left lies under target/.
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}
