//! What is kept, lost, brought back and deleted: the actions that touch storage.
//!
//! The answer shows at once, is written right after the frame, and is called saved only when it was read back.

use cairn_core::AttemptId;
use cairn_core::attempt::{Attempt, Entry};
use cairn_core::record::file::MAX_NAME;
use cairn_core::record::{KeptSettings, Key, Loaded, load, write_all, write_entry};
use leptos::prelude::*;

use crate::state::{App, Saving};
use crate::store::disk::{self, DiskError};
use crate::store::file::FileType;
use crate::store::{clock, file, promise};

impl App {
    /// Offers everything that is known, kept or in memory, as a file.
    pub fn export(self) {
        let mut records: Vec<(String, String)> = disk::all().unwrap_or_default();
        for (attempt, entry) in self.unsaved.get_value() {
            let key = Key::Entry(attempt, entry.seq, entry.writer.clone());
            records.push((key.to_text(), write_entry(&entry)));
        }
        if file::save("cairn-records.json", &write_all(&records), FileType::Json).is_ok() {
            self.note_backup();
        } else {
            leptos::logging::warn!("the file was not saved");
        }
    }

    /// Notes that the person has just saved their answers to a file.
    pub fn note_backup(self) {
        self.backup.set(clock::now());
        self.keep_settings();
    }

    /// Asks the browser once to keep what is stored until the person deletes it.
    pub fn ask_to_keep(self) {
        if self.promised.get_untracked().is_none() {
            wasm_bindgen_futures::spawn_local(async move {
                self.promised.set(Some(promise::ask().await));
            });
        }
    }

    /// Reads storage again, and keeps what only this tab has in memory.
    pub fn read_storage(self) {
        if self.over.get_value() {
            return;
        }
        let Ok(pairs) = disk::all() else { return };
        let loaded = load(pairs);
        self.notice_gone(&loaded.attempts);
        self.aside.set(loaded.aside);
        self.attempts.update(|all| {
            for attempt in loaded.attempts {
                match all.iter_mut().find(|known| known.id() == attempt.id()) {
                    Some(known) => attempt.entries().iter().for_each(|entry| known.push(entry.clone())),
                    None => all.push(attempt),
                }
            }
        });
    }

    /// Looks whether the second copy knows of answers that the first one has lost, and brings them back.
    pub fn compare_copies(self) {
        wasm_bindgen_futures::spawn_local(async move {
            let back = disk::agree().await;
            if back > 0 {
                self.read_storage();
                self.came_back.set(back);
                let last = self.attempts.with_untracked(|all| all.last().map(|attempt| attempt.id().clone()));
                if self.current.get_untracked().is_none() {
                    self.current.set(last);
                }
            }
        });
    }

    /// Finds what this tab knows as kept and storage no longer has.
    fn notice_gone(self, kept: &[Attempt]) {
        let waiting = self.unsaved.get_value();
        let is_gone = |id: &AttemptId, entry: &Entry| {
            let there = kept.iter().any(|one| one.id() == id && one.entries().contains(entry));
            !there && !waiting.iter().any(|(attempt, waits)| attempt == id && waits == entry)
        };
        let mut gone = Vec::new();
        self.attempts.with_untracked(|all| {
            for attempt in all {
                let missing = attempt.entries().iter().filter(|entry| is_gone(attempt.id(), entry));
                gone.extend(missing.map(|entry| (attempt.id().clone(), entry.clone())));
            }
        });
        if self.gone.with_untracked(|known| *known != gone) {
            self.gone.set(gone);
        }
    }

    /// Writes once more what was gone from storage.
    pub fn save_again(self) {
        let gone = self.gone.get_untracked();
        self.gone.set(Vec::new());
        self.unsaved.update_value(|unsaved| unsaved.extend(gone));
        self.flush();
    }

    /// Gives up what was gone from storage.
    pub fn forget_gone(self) {
        for (attempt, entry) in self.gone.get_untracked() {
            // The first copy is gone already; what is left of it is the second one.
            let _ = disk::remove(&Key::Entry(attempt, entry.seq, entry.writer).to_text());
        }
        self.gone.set(Vec::new());
        self.attempts.set(Vec::new());
        self.current.set(None);
        self.back.set(None);
        self.read_storage();
        self.current.set(self.attempts.with_untracked(|all| all.last().map(|attempt| attempt.id().clone())));
    }

    /// Removes everything that is kept on this device.
    pub fn delete_everything(self) -> Result<(), DiskError> {
        disk::remove_all()?;
        self.attempts.set(Vec::new());
        self.current.set(None);
        self.back.set(None);
        self.aside.set(Vec::new());
        self.unsaved.set_value(Vec::new());
        self.gone.set(Vec::new());
        self.saving.set(Saving::Saved);
        Ok(())
    }

    /// Sets the name that goes on what is handed over.
    pub fn set_name(self, name: &str) {
        self.name.set(name.chars().filter(|one| !one.is_control()).take(MAX_NAME).collect());
        self.keep_settings();
    }

    /// Sets whether picking a rating leads on at once.
    pub fn set_lead_on(self, lead_on: bool) {
        self.settings.update(|settings| settings.lead_on = lead_on);
        self.keep_settings();
    }

    fn keep_settings(self) {
        let lead_on = self.settings.get_untracked().lead_on;
        // A setting that cannot be kept still holds for this visit, and the page already says that storage fails.
        let (name, backup) = (self.name.get_untracked(), self.backup.get_untracked());
        let _ = disk::keep_settings(&KeptSettings { lead_on, name, backup });
    }

    /// Adds the attempts of an opened profile to one's own; says how many were new.
    pub fn adopt(self, attempts: &[Attempt]) -> usize {
        let known = |attempt: &Attempt| {
            self.attempts.with_untracked(|all| all.iter().any(|one| one.id() == attempt.id()))
        };
        let new: Vec<&Attempt> = attempts.iter().filter(|attempt| !known(attempt)).collect();
        for attempt in &new {
            for entry in attempt.entries() {
                self.take_in(attempt.id(), entry);
                self.keep(attempt.id(), entry.clone());
            }
            self.current.set(Some(attempt.id().clone()));
        }
        new.len()
    }

    /// Brings back what a backup holds: attempts that are not here, and what could not be read, as it was. Says how many
    /// attempts were new.
    pub fn restore(self, backup: &Loaded) -> usize {
        for (key, raw) in &backup.ratings {
            let _ = disk::keep_raw(key, raw);
        }
        for aside in &backup.aside {
            // What cannot be kept stays in the backup, and the page already says that storage fails.
            let _ = disk::keep_raw(&aside.key, &aside.raw);
        }
        let new = self.adopt(&backup.attempts);
        self.read_storage();
        new
    }

    /// Writes an entry after the frame in which it shows, so that a slow disk never holds up a click.
    pub fn keep(self, attempt: &AttemptId, entry: Entry) {
        self.unsaved.update_value(|unsaved| unsaved.push((attempt.clone(), entry)));
        if self.saving.get_untracked() != Saving::Memory {
            self.show_saving(Saving::Writing);
        }
        request_animation_frame(move || set_timeout(move || self.flush(), std::time::Duration::ZERO));
    }

    /// Writes at once what waits for its frame.
    pub fn flush_waiting(self) {
        if self.unsaved.with_value(|unsaved| !unsaved.is_empty()) {
            self.flush();
        }
    }

    /// Writes what is not kept yet, oldest first, and says how it went.
    pub fn flush(self) {
        let waiting = self.unsaved.get_value();
        let failed: Vec<_> = waiting
            .into_iter()
            .filter_map(|(attempt, entry)| {
                disk::keep(&attempt, &entry).err().map(|why| (why, (attempt, entry)))
            })
            .collect();
        let why = failed.first().map(|(why, _)| *why);
        self.unsaved.set_value(failed.into_iter().map(|(_, entry)| entry).collect());
        self.show_saving(match why {
            None => Saving::Saved,
            Some(DiskError::Blocked) => Saving::Memory,
            Some(DiskError::Refused | DiskError::Different) => Saving::Full,
        });
    }

    /// What follows it is drawn anew, so it is told of changes alone.
    fn show_saving(self, saving: Saving) {
        if self.saving.get_untracked() != saving {
            self.saving.set(saving);
        }
    }

    /// Takes an entry into an attempt, which may be new.
    pub fn take_in(self, attempt: &AttemptId, entry: &Entry) {
        self.attempts.update(|all| match all.iter_mut().find(|known| known.id() == attempt) {
            Some(known) => known.push(entry.clone()),
            None => all.extend(Attempt::begin(attempt.clone(), entry.clone())),
        });
    }
}
