//! What is kept, lost, brought back and deleted: the actions that touch storage.
//!
//! The answer shows at once, is written right after the frame, and is called saved only when it was read back.

use cairn_core::AttemptId;
use cairn_core::attempt::{Attempt, Entry, Millis};
use cairn_core::record::file::{MAX_NAME, held_until};
use cairn_core::record::{
    Adopted, Aside, KeptSettings, Key, Loaded, merge, write_all, write_entry, write_pack,
};
use leptos::prelude::*;

use crate::state::{App, Saving, Settings};
use crate::store::disk::{self, DiskError};
use crate::store::file::FileType;
use crate::store::{clock, file, mark, promise};

/// How many names a tab tries: two that begin with the same one are rare, ten are none.
const NAMES: usize = 10;

impl App {
    /// Offers everything that is known of the person, kept or in memory, as a file.
    pub fn export(self) {
        if !self.export_with(&[]) {
            leptos::logging::warn!("the file was not saved");
        }
    }

    /// The same with more records behind it; whether the browser took it.
    pub fn export_with(self, more: &[(String, String)]) -> bool {
        let mut records = disk::all().unwrap_or_default();
        for (attempt, entry) in self.unsaved.get_value() {
            let key = Key::Entry(attempt, entry.seq, entry.writer.clone());
            records.push((key.to_text(), write_entry(&entry)));
        }
        records.extend(self.unsaved_plans.get_value().into_iter().map(|record| (record.key, record.raw)));
        records.extend_from_slice(more);
        let saved = file::save("cairn-records.json", &write_all(&records), FileType::Json).is_ok();
        if saved {
            self.offered.set(clock::now());
        }
        saved
    }

    /// Notes a file that was opened, where it holds every answer of one's own.
    pub fn note_held(self, attempts: &[Attempt]) {
        if let Some(until) = self.attempts.with_untracked(|own| held_until(own, attempts)) {
            self.note_backup_of(until);
        }
    }

    /// Notes that a file has everything up to then.
    pub fn note_backup_of(self, until: Millis) {
        self.backup.update(|backup| *backup = (*backup).max(until));
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

    /// Removes everything that is kept on this device.
    pub fn delete_everything(self) -> Result<(), DiskError> {
        disk::remove_all()?;
        mark::clear_all();
        self.forget_memory();
        self.unsaved.set_value(Vec::new());
        self.unsaved_plans.set_value(Vec::new());
        self.saving.set(Saving::Saved);
        // The name and the settings were kept, too.
        self.name.set(String::new());
        self.backup.set(Millis(0));
        self.settings.set(Settings { lead_on: true });
        Ok(())
    }

    /// Removes one attempt from this device, and from its second copy.
    pub fn delete_attempt(self, id: &AttemptId) -> Result<(), DiskError> {
        let keys: Vec<String> = disk::of(std::slice::from_ref(id))?.into_iter().map(|(key, _)| key).collect();
        // Nothing of it may be written any more.
        self.unsaved.update_value(|unsaved| unsaved.retain(|(of, _)| of != id));
        keys.iter().try_for_each(|key| disk::remove(key))?;
        self.kept.update_value(|kept| {
            kept.keys.retain(|key| !keys.contains(key));
            kept.packs_waiting.retain(|key| !keys.contains(key));
        });
        self.gone.update(|gone| gone.retain(|(of, _)| of != id));
        self.attempts.update(|all| all.retain(|attempt| attempt.id() != id));
        if self.current.get_untracked().as_ref() == Some(id) {
            self.back.set(None);
            self.go_to_last();
        }
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

    /// Adds the attempts of an opened profile to one's own: new ones as they are, and to those that are here what their
    /// log does not have yet.
    pub fn adopt(self, attempts: &[Attempt]) -> Adopted {
        self.read_packs();
        let mut adopted = Adopted::default();
        for theirs in attempts {
            let id = theirs.id();
            let found = self.attempts.with_untracked(|all| {
                all.iter().find(|ours| ours.id() == id).map(|ours| merge(ours, theirs))
            });
            let Some(found) = found else {
                adopted.attempts += 1;
                self.adopt_whole(theirs);
                continue;
            };
            adopted.entries += found.new.len();
            adopted.differing += found.differing;
            for entry in found.new {
                self.take_in(id, &entry);
                self.keep(id, entry);
            }
        }
        adopted
    }

    /// A finished attempt is kept as a pack at once: hundreds of them may come together.
    fn adopt_whole(self, attempt: &Attempt) {
        self.attempts.update(|all| all.push(attempt.clone()));
        self.current.set(Some(attempt.id().clone()));
        if attempt.finished() {
            let (key, value) = write_pack(attempt);
            let key = key.to_text();
            if disk::keep_raw(&key, &value).is_ok() {
                return self.knows(key);
            }
        }
        for entry in attempt.entries() {
            self.keep(attempt.id(), entry.clone());
        }
    }

    /// Brings back what a backup holds: what is not here of its attempts, and what could not be read, as it was.
    pub fn restore(self, backup: &Loaded) -> Adopted {
        for (key, raw) in &backup.ratings {
            let _ = disk::keep_raw(key, raw);
        }
        for aside in &backup.aside {
            // What cannot be kept stays in the backup, and the page already says that storage fails.
            let _ = disk::keep_raw(&aside.key, &aside.raw);
        }
        self.adopt_plans(&backup.plans);
        let adopted = self.adopt(&backup.attempts);
        self.read_storage();
        adopted
    }

    /// Deletes a value that was set aside; the person has asked for it.
    pub fn delete_aside(self, key: &str) -> Result<(), DiskError> {
        disk::remove(key)?;
        self.aside.update(|aside| aside.retain(|one| one.key != key));
        self.plans.update(|plans| plans.retain(|one| one.key != key));
        Ok(())
    }

    /// Offers a value that was set aside as a file, which can be brought back like any backup.
    #[expect(clippy::unused_self, reason = "an action like the others, called like them")]
    pub fn export_aside(self, aside: &Aside) -> bool {
        let pair = (aside.key.clone(), aside.raw.clone());
        file::save("cairn-set-aside.json", &write_all(&[pair]), FileType::Json).is_ok()
    }

    /// Writes an entry after the frame in which it shows, so that a slow disk never holds up a click.
    pub fn keep(self, attempt: &AttemptId, entry: Entry) {
        let saving = self.saving.get_untracked();
        // What waits already has its frame, and takes this along.
        let alone = self.unsaved.with_value(Vec::is_empty) || saving != Saving::Writing;
        self.unsaved.update_value(|unsaved| unsaved.push((attempt.clone(), entry)));
        if saving != Saving::Memory {
            self.show_saving(Saving::Writing);
        }
        if alone {
            request_animation_frame(move || set_timeout(move || self.flush(), std::time::Duration::ZERO));
        }
    }

    /// Writes at once what waits for its frame.
    pub fn flush_waiting(self) {
        if self.unsaved.with_value(|unsaved| !unsaved.is_empty())
            || self.unsaved_plans.with_value(|unsaved| !unsaved.is_empty())
        {
            self.flush();
        }
    }

    /// Writes what is not kept yet, oldest first, and says how it went.
    pub fn flush(self) {
        let mut failed = Vec::new();
        let mut why = None;
        let mut kept = None;
        for (attempt, entry) in self.unsaved.get_value() {
            match self.write(&attempt, entry) {
                Ok(()) => kept = Some(attempt),
                Err((error, entry)) => {
                    why = why.or(Some(error));
                    failed.push((attempt, entry));
                }
            }
        }
        self.unsaved.set_value(failed);
        let why = why.or(self.flush_plans());
        self.show_saving(match why {
            None => Saving::Saved,
            Some(DiskError::Blocked) => Saving::Memory,
            Some(DiskError::Refused | DiskError::Different | DiskError::Taken) => Saving::Full,
        });
        if let (None, Some(attempt)) = (why, kept) {
            self.attempts.with_untracked(|all| {
                if let Some(attempt) = all.iter().find(|known| *known.id() == attempt) {
                    mark::set(attempt.id(), attempt.entries().len());
                }
            });
        }
    }

    /// Writes one entry. Where another tab goes by this one's name and was quicker, this one takes another name.
    fn write(self, attempt: &AttemptId, mut entry: Entry) -> Result<(), (DiskError, Entry)> {
        for _ in 0..NAMES {
            match disk::keep(attempt, &entry) {
                Ok(()) => {
                    self.knows(Key::Entry(attempt.clone(), entry.seq, entry.writer).to_text());
                    return Ok(());
                }
                Err(DiskError::Taken) => entry = self.rename(attempt, &entry),
                Err(error) => return Err((error, entry)),
            }
        }
        Err((DiskError::Taken, entry))
    }

    /// Notes a key that this tab has written: should it go, something is lost.
    fn knows(self, key: String) {
        self.kept.update_value(|kept| {
            if let Err(place) = kept.keys.binary_search(&key) {
                kept.keys.insert(place, key);
            }
        });
    }

    fn rename(self, attempt: &AttemptId, entry: &Entry) -> Entry {
        let writer = entry.writer.next();
        self.writer.set_value(writer.clone());
        let renamed = Entry { writer, ..entry.clone() };
        self.attempts.update(|all| {
            if let Some(known) = all.iter_mut().find(|known| known.id() == attempt) {
                known.replace(entry, renamed.clone());
            }
        });
        // What the other tab has written there was taken for this one's own.
        let taken = Key::Entry(attempt.clone(), entry.seq, entry.writer.clone()).to_text();
        self.kept.update_value(|kept| kept.keys.retain(|key| *key != taken));
        self.hear_storage();
        renamed
    }

    /// The same for plans; why the first that failed did.
    fn flush_plans(self) -> Option<DiskError> {
        let mut why = None;
        let mut left = Vec::new();
        for record in self.unsaved_plans.get_value() {
            match disk::keep_record(&record.key, &record.raw) {
                Ok(()) => self.knows(record.key),
                Err(error) => {
                    why = why.or(Some(error));
                    left.push(record);
                }
            }
        }
        self.unsaved_plans.set_value(left);
        why
    }

    /// What follows it is drawn anew, so it is told of changes alone.
    pub fn show_saving(self, saving: Saving) {
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
