//! Comparing both stores: deletions are followed first, then each gets what it lacks.

use super::Keeper;
use super::backup_store::Pending;
use super::event::{Deed, Memory, ProgramRequest, ReadReason, Ticket};
use super::keys::{has, is_copied, is_rewritten, leave};
use crate::record::keys_gone;

impl Keeper {
    /// Begins: the second store says what it has.
    #[inline(never)]
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

    /// What is deleted goes from the second store first. The second program does that.
    pub(super) fn follow(&mut self, memory: Memory<'_>, to: &mut Vec<Deed>) {
        let notes = self.notes();
        if self.abilities.rest.is_some() {
            to.push(Deed::ReadFirst { why: ReadReason::Forgotten, keys: notes });
        } else if notes.is_empty() {
            self.give_each(memory, to);
        } else {
            self.second.take_listed();
            self.end_compare(ProgramRequest::Restore, to);
        }
    }

    /// It has followed: what each store lacks is looked for.
    pub(super) fn give_each(&mut self, memory: Memory<'_>, to: &mut Vec<Deed>) {
        let listed = self.second.take_listed();
        self.second.has_followed();
        let mut missing = keys_gone(&self.keys, &listed);
        leave(&mut missing, &is_copied);
        // A rating waits until both states of it are known.
        for key in self.second.take_owed() {
            if is_rewritten(&key) {
                self.second.owes(vec![key]);
            } else if has(&listed, &key) {
                missing.push(key);
            }
        }
        // So does one that the first store has refused.
        for one in &self.waiting {
            let key = &one.record.key;
            if one.refused.is_some() && !(is_rewritten(key) && has(&listed, key)) {
                missing.push(key.clone());
            }
        }
        let mut only = keys_gone(&listed, &self.keys);
        leave(&mut only, &|key| is_copied(key) && (is_rewritten(key) || !self.waits(key)));
        if let Some(rest) = self.abilities.rest {
            (rest.bring_back)(self, memory, &listed, only, to);
        } else {
            // Ratings are joined, which the first program cannot.
            self.second.restore = !only.is_empty() || missing.iter().any(|key| is_rewritten(key));
            leave(&mut missing, &|key| !is_rewritten(key));
        }
        if !missing.is_empty() {
            self.read_to_copy(missing, to);
        }
        self.compared(to);
    }

    /// Ends, where nothing is under way any more.
    #[inline(never)]
    pub(super) fn compared(&mut self, to: &mut Vec<Deed>) {
        if self.second.is_compared() && self.second.settles() {
            let wanted = if std::mem::take(&mut self.second.restore) {
                ProgramRequest::Restore
            } else {
                ProgramRequest::Nothing
            };
            to.push(Deed::Compared(wanted));
            self.second.missed &= !self.second.owed.is_empty();
            self.copy_owed(to);
        }
    }
}
