//! What a person can do about what is kept: take it along, bring it back, delete it, and decide about what is gone.

use cairn_core::AttemptId;
use cairn_core::attempt::{Attempt, Entry, Millis, separate_new, to_open};
use cairn_core::keeping::{Deletion, KeepingEvent, Over, record_of};
use cairn_core::plan::RawRecord;
use cairn_core::record::file::{MAX_NAME, held_until};
use cairn_core::record::{Adopted, Aside, KeptSettings, Key, Loaded, Scheme, merge, write_all, write_pack};
use leptos::prelude::*;

use crate::state::{App, Settings};
use crate::store::file::FileType;
use crate::store::{clock, file, local_storage, persistence, scheme, session_marks};

/// Another tab that packs or deletes speaks of each key: all of that is read at once.
const HEAR: std::time::Duration = std::time::Duration::from_millis(40);

impl App {
    /// Reads storage in a moment, once for all that is heard until then.
    pub fn hear_storage(self) {
        if !self.kept.with_value(|kept| kept.hearing) {
            self.kept.update_value(|kept| kept.hearing = true);
            let read = move || {
                self.kept.update_value(|kept| kept.hearing = false);
                if !self.is_over() {
                    self.read_storage();
                }
            };
            set_timeout(read, HEAR);
        }
    }

    /// The attempt at hand is the one that was worked on last, or the one that it has grown into.
    pub fn go_to_last(self) {
        self.current.set(self.attempts.with_untracked(|all| to_open(all, None).cloned()));
    }

    /// Writes once more what was gone from storage.
    pub fn save_again(self) {
        self.happens(KeepingEvent::SaveAgain);
    }

    /// Gives up what was gone from storage.
    pub fn forget_gone(self) {
        session_marks::clear();
        self.happens(KeepingEvent::ForgetGone);
        self.read_packs();
        self.go_to_last();
    }

    /// Offers everything that is known of the person, kept or in memory, as a file.
    pub fn export(self) {
        if !self.export_with(&[]) {
            leptos::logging::warn!("the file was not saved");
        }
    }

    /// The same with more records behind it; whether the browser took it.
    pub fn export_with(self, more: &[(String, String)]) -> bool {
        let mut records = local_storage::all().unwrap_or_default();
        records.retain(|(key, _)| !matches!(Key::parse(key), Some(Key::Forgotten(..))));
        self.keeper.with_value(|keeper| {
            let alone = keeper.in_memory_alone().map(|record| (record.key.clone(), record.raw.clone()));
            records.extend(alone);
        });
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

    /// Notes that a file has everything up to then: it was just brought back from one.
    pub fn note_backup_of(self, until: Millis) {
        self.backup.update(|backup| *backup = (*backup).max(until));
        self.keep_settings();
    }

    /// Asks the browser once to keep what is stored until the person deletes it.
    pub fn ask_to_keep(self) {
        if self.promised.get_untracked().is_none() {
            wasm_bindgen_futures::spawn_local(async move {
                self.promised.set(Some(persistence::ask().await));
            });
        }
    }

    /// Removes everything that is kept on this device.
    pub fn delete_everything(self) -> Result<(), ()> {
        self.delete(Deletion::All)?;
        session_marks::clear_all();
        // The name and the settings were kept, too.
        self.name.set(String::new());
        self.backup.set(Millis(0));
        self.offered.set(Millis(0));
        self.settings.set(Settings { lead_on: true, scheme: Scheme::System });
        scheme::show(Scheme::System);
        Ok(())
    }

    /// Removes attempts from this device, and from its second copy.
    pub fn delete_attempts(self, ids: &[AttemptId]) -> Result<(), ()> {
        self.delete(Deletion::Some(ids.to_vec(), Vec::new()))?;
        // What this tab called saved and has deleted itself is not lost.
        if session_marks::get().is_some_and(|(saved, _)| ids.contains(&saved)) {
            session_marks::clear();
        }
        if self.current.get_untracked().is_some_and(|current| ids.contains(&current)) {
            self.back.set(None);
            self.go_to_last();
        }
        Ok(())
    }

    /// Removes a single value, which the person wants gone.
    pub fn delete_value(self, key: &str) -> Result<(), ()> {
        self.delete(Deletion::Some(Vec::new(), vec![key.to_owned()]))
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

    /// Shows pages light or dark from now on, or as the system says.
    pub fn set_scheme(self, scheme: Scheme) {
        self.settings.update(|settings| settings.scheme = scheme);
        scheme::show(scheme);
        self.keep_settings_with(scheme);
    }

    fn keep_settings(self) {
        // Another tab may have changed it since: what is kept is what holds.
        self.keep_settings_with(local_storage::settings().scheme);
    }

    fn keep_settings_with(self, scheme: Scheme) {
        let lead_on = self.settings.get_untracked().lead_on;
        // A setting that cannot be kept still holds for this visit, and the page already says that storage fails.
        let (name, backup) = (self.name.get_untracked(), self.backup.get_untracked());
        let _ = local_storage::keep_settings(&KeptSettings { lead_on, name, backup, scheme });
    }

    /// Adds the attempts of an opened profile to one's own: new ones as they are, and to those that are here what their
    /// log does not have yet.
    pub fn adopt(self, attempts: &[Attempt]) -> Adopted {
        self.read_packs();
        let mut adopted = Adopted::default();
        let mut records = Vec::new();
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
                records.push(record_of(id, &entry));
            }
        }
        self.keep_records(records, Over::Rename, true);
        adopted
    }

    /// A finished attempt is kept as a pack at once: hundreds of them may come together.
    fn adopt_whole(self, attempt: &Attempt) {
        self.attempts.update(|all| all.push(attempt.clone()));
        self.current.set(Some(attempt.id().clone()));
        if attempt.finished() {
            let (key, raw) = write_pack(attempt);
            self.keep_records(vec![RawRecord { key: key.to_text(), raw }], Over::Leave, true);
        } else {
            let records = attempt.entries().iter().map(|entry| record_of(attempt.id(), entry)).collect();
            self.keep_records(records, Over::Rename, true);
        }
    }

    /// Brings back what a backup holds: what is not here of its attempts, and what could not be read, as it was.
    pub fn restore(self, backup: &Loaded) -> Adopted {
        let ratings = backup.ratings.iter().map(|(key, raw)| (key, raw));
        let invited = backup.invited.iter().map(|(key, raw)| (key, raw));
        let aside = backup.aside.iter().map(|aside| (&aside.key, &aside.raw));
        // What cannot be kept stays in the backup, and the page already says that storage fails.
        let records = ratings
            .chain(invited)
            .chain(aside)
            .filter(|(key, _)| Key::is_ours(key))
            .map(|(key, raw)| RawRecord { key: key.clone(), raw: raw.clone() })
            .collect();
        self.keep_records(records, Over::Leave, true);
        self.adopt_plans(&backup.plans);
        // Where nothing was shown here yet, the device from which the file is knows what was.
        if !backup.shown.is_empty() && local_storage::shown().is_empty() {
            let _ = local_storage::keep_shown(&backup.shown);
        }
        let known =
            self.attempts.with_untracked(|all| all.iter().map(|one| one.id().clone()).collect::<Vec<_>>());
        let adopted = self.adopt(&backup.attempts);
        self.happens(KeepingEvent::Write);
        self.read_storage();
        Adopted { attempts: separate_new(&backup.attempts, &known), ..adopted }
    }

    /// Deletes a value that was set aside; the person has asked for it.
    pub fn delete_aside(self, key: &str) -> Result<(), ()> {
        self.delete_value(key)
    }

    /// Offers a value that was set aside as a file, which can be brought back like any backup.
    #[expect(clippy::unused_self, reason = "an action like the others, called like them")]
    pub fn export_aside(self, aside: &Aside) -> bool {
        let pair = (aside.key.clone(), aside.raw.clone());
        file::save("cairn-set-aside.json", &write_all(&[pair]), FileType::Json).is_ok()
    }

    /// Takes an entry into an attempt, which may be new.
    pub fn take_in(self, attempt: &AttemptId, entry: &Entry) {
        self.attempts.update(|all| match all.iter_mut().find(|known| known.id() == attempt) {
            Some(known) => known.push(entry.clone()),
            None => all.extend(Attempt::begin(attempt.clone(), entry.clone())),
        });
    }
}
