//! What the person deletes, and what becomes of what is gone.

use std::collections::BTreeSet;

use cairn_core::AttemptId;
use cairn_core::keeping::{Deletion, KeepingEvent};
use cairn_core::record::Key;

use crate::ledger::Fate;
use crate::world::{Broken, Held, World};

impl World {
    pub(crate) fn delete_all(&mut self, at: usize) -> Held {
        self.delete(at, Deletion::All)
    }

    pub(crate) fn delete_one(&mut self, at: usize) -> Held {
        match self.some_attempt(at) {
            Some(id) => self.delete(at, Deletion::Some(vec![id], Vec::new())),
            None => Ok(()),
        }
    }

    /// The pages that delete are the second program's.
    fn delete(&mut self, at: usize, what: Deletion) -> Held {
        self.hand_over(at)?;
        let alone = self.tabs.len() == 1;
        let name = self.tabs[at].name;
        for known in &mut self.records {
            if what.covers(&known.key) && known.fate != Fate::Deleted {
                // What the browser has taken away before this tab began is not known here: only the second store tells of it.
                let tab = &self.tabs[at];
                let knows =
                    known.is_shown(&tab.attempts, &tab.plans) || tab.keeper.keys().contains(&known.key);
                let sure = alone && (knows || known.is_in(&self.first.live));
                known.fate = if sure && known.fate == Fate::Alive { Fate::Going } else { Fate::Open };
                if known.fate == Fate::Going {
                    self.tabs[at].deleting.push(known.key.clone());
                }
            }
        }
        self.tell(|| format!("in tab {name} the person deletes {what:?}"));
        self.tabs[at].erasing = Some(what.clone());
        self.tabs[at].step(KeepingEvent::Delete(what));
        Ok(())
    }

    /// The page says that it is done when all of it is: also the second store, where there is one.
    pub(crate) fn deletion_ends(&mut self, at: usize) -> Held {
        let Some(tab) = self.tabs.get_mut(at) else { return Ok(()) };
        if tab.erasing.is_none() || !tab.deeds.is_empty() {
            return Ok(());
        }
        tab.erasing = None;
        let keys: BTreeSet<String> = tab.deleting.drain(..).collect();
        for known in &mut self.records {
            if known.fate == Fate::Going && keys.contains(&known.key) {
                if known.is_in(&self.first.live) {
                    return Err(Broken(format!("{} is deleted and still there", known.key)));
                }
                known.fate = Fate::Deleted;
            }
        }
        if self.tabs.len() > 1 {
            self.notes_without_room();
        }
        Ok(())
    }

    /// A first store that is full, with nothing of ours in it, has no room for the note of a deletion: only its tab knows of
    /// it, and what the second store still has may come back through another tab.
    pub(crate) fn notes_without_room(&mut self) {
        if self.tabs.iter().any(|tab| tab.keeper.has_notes_waiting()) {
            self.only_a_tab_knew();
        }
    }

    pub(crate) fn only_a_tab_knew(&mut self) {
        for known in self.records.iter_mut().filter(|known| known.is_in(&self.second.data)) {
            if known.fate == Fate::Deleted {
                known.fate = Fate::Open;
            }
        }
    }

    /// What became of what another tab deleted, or the browser.
    pub(crate) fn choose(&mut self, at: usize) {
        let gone: Vec<String> = self.tabs[at].keeper.gone().iter().map(|record| record.key.clone()).collect();
        if gone.is_empty() {
            return;
        }
        if self.chance.one_in(2) {
            self.hand(at, KeepingEvent::SaveAgain);
        } else {
            let ids: Vec<AttemptId> =
                gone.iter().filter_map(|key| Key::parse(key)?.attempt().cloned()).collect();
            for known in &mut self.records {
                if gone.contains(&known.key) || known.attempt().is_some_and(|id| ids.contains(&id)) {
                    known.fate = Fate::Open;
                }
            }
            self.hand(at, KeepingEvent::ForgetGone);
        }
    }
}
