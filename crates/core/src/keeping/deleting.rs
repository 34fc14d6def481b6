//! Deleting: a note first, then the first store, then the second; the note goes last. Only the second program does it.

use super::backup_store::{Following, Pending};
use super::event::{Deed, Deletion, Memory, Transaction, Wrote};
use super::keys::{has, is_copied, is_note, is_rewritten, leave, those};
use super::{Forgotten, Keeper};
use crate::record::{Key, keys_gone, keys_in_order};

impl Keeper {
    pub(super) fn delete(&mut self, what: Deletion, to: &mut Vec<Deed>) {
        // The second store may have what waits, and what the first has lost.
        let waiting = self.waiting.iter().map(|one| &one.record.key);
        let gone = self.gone.iter().map(|record| &record.key);
        let known = waiting.chain(gone).chain(&self.lost_ratings).chain(&self.keys);
        let named: Vec<String> = known.filter(|key| what.covers(key)).cloned().collect();
        self.lost_ratings.retain(|key| !what.covers(key));
        self.waiting.retain(|one| !what.covers(&one.record.key));
        self.gone.retain(|one| !what.covers(&one.key));
        if self.packing.as_ref().is_some_and(|plan| what.covers(&plan.key)) {
            self.packing = None;
        }
        // What the second store says of a rating that is deleted is not joined with one that is made anew.
        self.second.joins_no_more(&what);
        to.push(Deed::Forget(what.clone()));
        // What is made from now on has keys that nothing deleted had: a plan may begin anew under the same id.
        self.take_new_name(&named);
        // Taken from the first store as that is then: another tab may have written meanwhile.
        self.deleting = Some((what, named));
        to.push(Deed::ListFirst);
        self.compare(to);
    }

    /// Another name, which no record bears that is deleted or stands here. The next one may be that of a tab which went by this
    /// one's name and has made way.
    fn take_new_name(&mut self, deleted: &[String]) {
        loop {
            let name = self.writer.next();
            let bears = |key: &String| matches!(Key::parse(key), Some(Key::Entry(.., writer) | Key::Plan(.., writer)) if writer == name);
            let is_borne = deleted.iter().chain(&self.keys).any(bears);
            self.writer = name;
            if !is_borne {
                return;
            }
        }
    }

    /// A key for a note. Two tabs may go by one name, and the second store remembers under its key that a note was followed: so the
    /// key follows from what the note says and what the first store has.
    fn key_of(&mut self, note: &Forgotten, there: &[String]) -> String {
        self.forgets += 1;
        // FNV-1a.
        let mix = |sum: u32, byte: u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let bytes = note.keys.iter().chain(there).flat_map(|key| key.bytes().chain([0]));
        let number = self.forgets.to_le_bytes().into_iter().chain(bytes).fold(0x811c_9dc5, mix);
        Key::Forgotten(self.writer.clone(), number).to_text()
    }

    /// Notes what is about to go from the first store; the key of the note.
    fn note(&mut self, note: Forgotten, there: &[String], to: &mut Vec<Deed>) -> String {
        let key = self.key_of(&note, there);
        // Where the storage is too full for the note, what goes makes room for the second one.
        to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
        self.undone.push((key.clone(), note));
        key
    }

    /// Of the keys that the first store has, takes away what is to be deleted.
    pub(super) fn erase(&mut self, keys: &mut Vec<String>, to: &mut Vec<Deed>) {
        if let Some((what, named)) = self.deleting.take() {
            let named = keys_in_order(named);
            let more = keys_gone(keys, &named);
            let all = named.into_iter().chain(more.into_iter().filter(|key| what.covers(key)));
            let note = Forgotten::new(false, all.collect());
            self.just_deleted.push(note.clone());
            let key = self.note(note, keys, to);
            self.wide.push((key, what));
        }
        for (key, note) in std::mem::take(&mut self.undone) {
            let goes = |one: &String| *one != key && note.names(one);
            let gone: Vec<String> = keys.iter().filter(|key| goes(key)).cloned().collect();
            keys.retain(|key| !goes(key));
            self.keys.retain(|key| !goes(key));
            self.packs_waiting.retain(|key| !goes(key));
            to.push(Deed::EraseFirst { keys: gone, note: Some((key, note)) });
        }
    }

    /// What this tab has just deleted goes once more, where another tab has brought it back: the second store may have it, too.
    fn note_what_is_back(&mut self, keys: &[String], to: &mut Vec<Deed>) -> bool {
        let is_back = |key: &String| {
            !is_rewritten(key)
                && self.keys.binary_search(key).is_err()
                && self.just_deleted.iter().any(|note| note.names(key))
        };
        let back: Vec<String> = keys.iter().filter(|key| is_back(key)).cloned().collect();
        let is_followed = std::mem::take(&mut self.followed);
        if back.is_empty() {
            if is_followed {
                self.just_deleted.clear();
            }
            return false;
        }
        self.note(Forgotten::new(false, back), keys, to);
        true
    }

    /// While the first store had no room for the note of a deletion, another tab may have brought back what went with it.
    pub(super) fn erase_again(&self, key: &str, to: &mut Vec<Deed>) {
        if let Some((_, note)) = self.notes_waiting.iter().find(|(known, _)| known == key) {
            let keys = note.keys.iter().filter(|key| !is_rewritten(key)).cloned().collect();
            to.push(Deed::EraseFirst { keys, note: None });
            to.push(Deed::ListFirst);
        }
    }

    pub(super) fn erased(&mut self, ok: bool, note: Option<(String, Forgotten)>, to: &mut Vec<Deed>) {
        self.erase_failed |= !ok;
        if let Some((key, note)) = note.filter(|_| ok) {
            let note = note.into_done();
            to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
            self.notes_waiting.push((key, note));
        }
    }

    /// Goes on with deletions that were broken off, then reads what is left.
    pub(super) fn go_on_forgetting(&mut self, pairs: Vec<(String, String)>, to: &mut Vec<Deed>) {
        let notes = pairs.into_iter().filter_map(|(key, text)| Some((key, Forgotten::parse(&text)?)));
        for (key, mut note) in notes.filter(|(_, note)| !note.done) {
            // What is rewritten may have been made anew since, under the same key.
            note.keys.retain(|key| !is_rewritten(key));
            self.undone.push((key, note));
        }
        self.started = true;
        to.push(Deed::ListFirst);
    }

    /// As [`Keeper::call_off`]; and should the first store go back to a moment when such a note was there, it is not followed.
    pub(super) fn call_off_everywhere(&mut self, pairs: &[(String, String)], to: &mut Vec<Deed>) {
        let place = to.len();
        let off = self.call_off(pairs, to);
        if !off.is_empty() && self.second.is_there() {
            let puts = off.iter().map(|key| Forgotten::followed(key)).collect();
            let transaction = Transaction { puts, removes: Vec::new() };
            to.insert(place, Deed::ChangeSecond(self.second.ask(Pending::Copy(Vec::new())), transaction));
        }
    }

    pub(super) fn forget_gone(&mut self, to: &mut Vec<Deed>) {
        let named: Vec<String> =
            std::mem::take(&mut self.gone).into_iter().map(|record| record.key).collect();
        // As with what is deleted, what is made from now on has other keys.
        self.take_new_name(&named);
        // The first store has lost it already, and what it still has of these attempts stays: a note that is done.
        let note = Forgotten::new(true, named);
        let known = std::mem::take(&mut self.keys);
        let key = self.key_of(&note, &known);
        // First, for what follows the note may read anew already.
        to.push(Deed::ForgetAll);
        // A second store that is there follows at once, and needs no note in the first.
        if !self.second.is_there() {
            to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
        }
        self.notes_waiting.push((key, note));
        self.packs_waiting.clear();
        to.push(Deed::ListFirst);
        let waiting =
            self.waiting.iter().map(|one| (one.record.key.clone(), one.record.raw.clone())).collect();
        to.push(Deed::TakeUp((self.abilities.load)(waiting)));
        self.compare(to);
    }

    /// What is deleted goes from the second store, too: as far as the first one does not have it again at this moment.
    pub(super) fn forgotten(&mut self, memory: Memory<'_>, pairs: Vec<(String, String)>, to: &mut Vec<Deed>) {
        if !self.second.is_listed() {
            // It is being listed anew.
            return;
        }
        let kept = pairs.into_iter().filter_map(|(key, text)| Some((key, Forgotten::parse(&text)?)));
        let mut notes: Vec<(String, Forgotten)> = kept.chain(self.notes_waiting.iter().cloned()).collect();
        notes.retain(|(_, note)| note.is_done());
        let listed = self.second.listed();
        let new = |(key, _): &&(String, Forgotten)| listed.binary_search(key).is_err();
        // Without its note nobody knows what the first store has had and lost since.
        let stands = |note: &String| notes.iter().any(|(key, _)| key == note);
        let covers = |key: &String| {
            notes.iter().filter(new).any(|(_, note)| note.covers(key))
                || self.wide.iter().any(|(note, what)| stands(note) && what.covers(key))
                || self.just_deleted.iter().any(|note| note.names(key)) && !is_rewritten(key)
        };
        // What is rewritten may have been made anew under the same key: what the second store has of it is what was deleted.
        let goes = |key: &&String| {
            let stays = has(&self.keys, key) && !is_rewritten(key);
            !stays && !is_note(key) && covers(key)
        };
        // Also what is not listed: it may come there by now, from a tab that had sent it before it was deleted.
        let named = notes.iter().filter(new).flat_map(|(_, note)| &note.keys);
        let named = named.filter(|key| !is_rewritten(key) && is_copied(key));
        let mut removes = keys_in_order(listed.iter().chain(named).filter(goes).cloned().collect());
        removes.dedup();
        // A note that this tab has seen and that is gone was followed. A second store that was made anew since does not know.
        let followed = self.noted.iter().filter(|key| !has(&self.keys, key) && !has(listed, key));
        let new_notes = notes.iter().filter(new).map(|(key, _)| key);
        let puts: Vec<(String, String)> =
            new_notes.chain(followed).map(|key| Forgotten::followed(key)).collect();
        let following =
            Following { notes: notes.iter().map(|(key, _)| key.clone()).collect(), removes: removes.clone() };
        if removes.is_empty() && puts.is_empty() {
            return self.followed(memory, following, to);
        }
        let ticket = self.second.ask(Pending::Follow(following));
        let (removes, unless_kept) = removes.into_iter().partition(|key| is_rewritten(key));
        to.push(Deed::FollowSecond(ticket, Transaction { puts, removes }, unless_kept));
    }

    /// It has followed: the notes go, and what each store lacks is looked for.
    pub(super) fn followed(
        &mut self,
        memory: Memory<'_>,
        Following { notes, removes }: Following,
        to: &mut Vec<Deed>,
    ) {
        self.wide.clear();
        if !self.just_deleted.is_empty() {
            self.followed = true;
            to.push(Deed::ListFirst);
        }
        if !notes.is_empty() {
            self.has_noted(notes.clone());
            leave(&mut self.keys, &|key| !notes.iter().any(|note| note == key));
            self.notes_waiting.retain(|(key, _)| !notes.contains(key));
            to.push(Deed::EraseFirst { keys: notes, note: None });
        }
        self.second.has_removed(&removes);
        self.give_each(memory, to);
    }

    /// Remembers these notes, should the second store be made anew.
    fn has_noted(&mut self, notes: Vec<String>) {
        for note in notes {
            if !self.noted.contains(&note) {
                self.noted.push(note);
            }
        }
    }

    /// Notes that the first store has not taken yet.
    pub(super) fn write_notes(&self, to: &mut Vec<Deed>) {
        for (key, note) in &self.notes_waiting {
            to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
        }
    }

    pub(super) fn wrote_note(&mut self, key: &str, outcome: Wrote, to: &mut Vec<Deed>) {
        if outcome != Wrote::Kept {
            self.note_refused = true;
            return;
        }
        if std::mem::take(&mut self.note_refused) {
            self.erase_again(key, to);
        }
        self.notes_waiting.retain(|(known, note)| known != key || !note.is_done());
        self.knows(key);
    }

    /// Lists the first store, and takes from it what is to be deleted.
    pub(super) fn list_and_erase(&mut self, memory: Memory<'_>, mut keys: Vec<String>, to: &mut Vec<Deed>) {
        self.has_noted(those(&keys, &is_note));
        let mut is_back = false;
        if self.started {
            is_back = !self.just_deleted.is_empty() && self.note_what_is_back(&keys, to);
            self.erase(&mut keys, to);
            // Ratings are in no memory, and the second store may have them.
            self.lost_ratings.extend(those(&keys_gone(&self.keys, &keys), &is_rewritten));
        }
        if is_back {
            self.compare(to);
        }
        self.list(memory, keys, to);
    }
}
