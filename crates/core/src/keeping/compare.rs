//! Comparing both stores: deletions are followed first, then each gets what it lacks.

use super::event::{Deed, Memory, Ticket, Transaction, Wanted, Why};
use super::second::{Following, Pending, is_copied, is_half, is_rewritten};
use super::{Forgotten, Keeper};
use crate::plan::RawRecord;
use crate::record::{Key, keys_gone};

impl Keeper {
    /// Begins: the second store says what it has.
    pub(super) fn compare(&mut self, to: &mut Vec<Deed>) {
        if let Some(ticket) = self.second.begin_compare() {
            to.push(Deed::ListSecond(ticket));
        }
    }

    /// Then the first one, as it is at that moment.
    pub(super) fn listed(&mut self, ticket: Ticket, keys: Option<Vec<String>>, to: &mut Vec<Deed>) {
        if self.second.take(ticket) != Some(Pending::List) {
            return;
        }
        match keys {
            Some(keys) => {
                self.second.has_listed(keys);
                to.push(Deed::ListFirst);
            }
            None => self.refused(to),
        }
    }

    /// What is deleted goes from the second store, too: as far as the first one does not have it again.
    pub(super) fn forgotten(&mut self, memory: Memory<'_>, pairs: Vec<(String, String)>, to: &mut Vec<Deed>) {
        let kept = pairs.into_iter().filter_map(|(key, text)| Some((key, Forgotten::parse(&text)?)));
        let mut notes: Vec<(String, Forgotten)> = kept.chain(self.notes_waiting.iter().cloned()).collect();
        notes.retain(|(_, note)| note.is_done());
        let listed = self.second.listed();
        let new = |(key, _): &&(String, Forgotten)| listed.binary_search(key).is_err();
        let covers = |key: &String| {
            notes.iter().filter(new).any(|(_, note)| note.covers(key))
                || self.wide.iter().any(|what| what.covers(key))
        };
        // What is rewritten may have been made anew under the same key: what the second store has of it is what was deleted.
        let goes = |key: &&String| {
            let stays = self.keys.binary_search(key).is_ok() && !is_rewritten(key);
            !stays && !Forgotten::is_key(key) && covers(key)
        };
        let removes: Vec<String> = listed.iter().filter(goes).cloned().collect();
        let puts: Vec<(String, String)> =
            notes.iter().filter(new).map(|(key, _)| Forgotten::followed(key)).collect();
        let following =
            Following { notes: notes.iter().map(|(key, _)| key.clone()).collect(), removes: removes.clone() };
        if removes.is_empty() && puts.is_empty() {
            return self.followed(memory, following, to);
        }
        let pending = Pending::Follow(following);
        self.second.change(pending, Transaction { puts, removes }, to);
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
            self.keys.retain(|key| !notes.contains(key));
            self.notes_waiting.retain(|(key, _)| !notes.contains(key));
            to.push(Deed::EraseFirst { keys: notes, note: None });
        }
        let mut listed = self.second.take_listed();
        listed.retain(|key| removes.binary_search(key).is_err());
        self.second.has_followed();
        let mut missing = keys_gone(&self.keys, &listed);
        missing.retain(|key| is_copied(key));
        // A rating waits until both states of it are known.
        let (rated, owed): (Vec<String>, Vec<String>) =
            self.second.take_owed().into_iter().partition(|key| is_rewritten(key));
        self.second.owes(rated);
        missing.extend(owed.into_iter().filter(|key| listed.contains(key)));
        // So does one that the first store has refused.
        let refused = self.waiting.iter().filter(|one| one.refused.is_some()).map(|one| &one.record.key);
        missing.extend(refused.filter(|key| !(is_rewritten(key) && listed.contains(key))).cloned());
        let mut only = keys_gone(&listed, &self.keys);
        only.retain(|key| is_copied(key) && (is_rewritten(key) || !self.waits(key)));
        if self.abilities.agree.is_some() {
            let both = |key: &&String| {
                let unread = || {
                    let half = |one: &RawRecord| one.key == **key && is_half(&one.key, &one.raw);
                    memory.aside.iter().any(|one| one.key == **key) || memory.plans.iter().any(half)
                };
                self.keys.binary_search(key).is_ok() && (is_rewritten(key) || unread())
            };
            only.extend(listed.iter().filter(both).cloned());
            if !only.is_empty() {
                to.push(Deed::ReadSecond(self.second.ask(Pending::Agree), only));
            }
        } else {
            self.second.restore = !only.is_empty();
        }
        if !missing.is_empty() {
            self.read_to_copy(missing, to);
        }
        self.compared(to);
    }

    /// What the second store says of what the first one lacks, or may have of old.
    pub(super) fn read(&mut self, ticket: Ticket, pairs: Option<Vec<(String, String)>>, to: &mut Vec<Deed>) {
        let joined = match self.second.take(ticket) {
            Some(Pending::Agree) => None,
            Some(Pending::Join(key)) => Some(key),
            _ => return,
        };
        let Some(copied) = pairs else {
            self.second.owes(joined);
            return self.refused(to);
        };
        if let Some(key) = joined {
            return if copied.is_empty() {
                self.read_to_copy(vec![key], to);
            } else {
                to.push(Deed::ReadFirst { why: Why::Join(copied), keys: vec![key] });
            };
        }
        let attempts: Vec<_> =
            copied.iter().filter_map(|(key, _)| Key::parse(key)?.attempt().cloned()).collect();
        let same = |key: &&String| {
            copied.iter().any(|(copy, _)| copy == *key)
                || Key::parse(key).is_some_and(|key| key.attempt().is_some_and(|id| attempts.contains(id)))
        };
        let keys = self.keys.iter().filter(same).cloned().collect();
        to.push(Deed::ReadFirst { why: Why::Agree(copied), keys });
    }

    /// Puts right what both say differently, and brings back what the first one has lost.
    pub(super) fn put_right(
        &mut self,
        copied: &[(String, String)],
        kept: Vec<(String, String)>,
        to: &mut Vec<Deed>,
    ) {
        let Some(agree) = self.abilities.agree else { return };
        let halves: Vec<(String, String)> =
            kept.iter().filter(|(key, value)| is_half(key, value)).cloned().collect();
        let found = agree(&super::Agreed { kept, copied });
        for (key, value) in found.whole {
            // A plan's is shown as it stands.
            if let Some((_, half)) = halves.iter().find(|(half, _)| *half == key)
                && matches!(Key::parse(&key), Some(Key::Plan(..)))
            {
                let of = |raw: &String| RawRecord { key: key.clone(), raw: raw.clone() };
                to.push(Deed::RenamePlan(of(half), of(&value)));
            }
            // It is read again, as what it is now.
            self.keys.retain(|known| *known != key);
            to.push(Deed::DropAside(vec![key.clone()]));
            to.push(Deed::WriteFirst { key, value, replace: false });
        }
        // What waits to take its place goes on from it.
        let (joined, back): (Vec<_>, Vec<_>) = found.back.into_iter().partition(|(key, _)| self.waits(key));
        self.join_waiting(&joined);
        self.write_replacing(to);
        for (key, value) in back {
            to.push(Deed::WriteFirst { key, value, replace: false });
        }
        for (key, value) in found.newer {
            to.push(Deed::WriteFirst { key, value, replace: true });
        }
        to.push(Deed::ListFirst);
        if !found.puts.is_empty() || !found.removes.is_empty() {
            let keys = found.puts.iter().map(|(key, _)| key.clone()).collect();
            let transaction = Transaction { puts: found.puts, removes: found.removes };
            self.second.change(Pending::Fix(keys), transaction, to);
        }
        // Once all of that is written and read.
        self.read_to_copy(Vec::new(), to);
    }

    /// Ends, where nothing is under way any more.
    pub(super) fn compared(&mut self, to: &mut Vec<Deed>) {
        if self.second.is_compared() && self.second.settles() {
            let wanted =
                if std::mem::take(&mut self.second.restore) { Wanted::Restore } else { Wanted::Nothing };
            to.push(Deed::Compared(wanted));
            self.copy_owed(to);
        }
    }
}
