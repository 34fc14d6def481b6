//! What must be true.

use cairn_core::keeping::pool_replication::PoolCopies;

use super::world::{Fate, World};

impl World {
    /// What a tab says of how pools are kept is true at this moment for all that it has written, and it says so whenever that changes.
    pub(super) fn says(&mut self, at: usize) -> Result<(), String> {
        let Some(tab) = self.tabs.get_mut(at) else { return Ok(()) };
        let (news, copies, name) = (tab.replication.news(), tab.replication.copies(), tab.name);
        if let Some(copies) = news {
            tab.said = Some(copies);
            self.tell(|| format!("tab {name} says: {copies:?}"));
        }
        let tab = &self.tabs[at];
        if tab.said != Some(copies) {
            return Err(format!("tab {name} says {:?}, and means {copies:?}", tab.said));
        }
        if !tab.is_connected(self.first.life) {
            return Ok(());
        }
        let stopped = matches!(copies, PoolCopies::Absent | PoolCopies::Refused);
        let lacks = self.first.name.is_none() && !self.copy.live.data.is_empty();
        if lacks && !stopped && !tab.replication.may_bring_back() {
            return Err(format!("tab {name} waits for nothing, and something is lost"));
        }
        if (stopped || copies == PoolCopies::Two) && tab.replication.may_bring_back() {
            return Err(format!("tab {name} waits for what does not come"));
        }
        if copies == PoolCopies::Two { self.check_claim(at) } else { Ok(()) }
    }

    fn check_claim(&mut self, at: usize) -> Result<(), String> {
        for (key, value) in &self.tabs[at].wrote {
            let kept = self.first.data.get(key);
            if kept != Some(&value.to_string()) {
                // Another tab has written on top of it.
                continue;
            }
            let copied = self.copy.live.data.get(key);
            if copied == kept {
                self.claimed.insert(key.clone(), *value);
            } else if self.tabs[at].saw == Some(self.copy.life) {
                return Err(format!("{key} is called kept twice, and the copy has {copied:?}"));
            }
        }
        Ok(())
    }

    /// After every page was shown again, what is called kept twice is, without a page being opened anew: all but what an older version
    /// has changed without a mark, and what bears a mark of a tab that is gone.
    pub(super) fn what_is_called_kept_is(&self) -> Result<(), String> {
        let lacks = |(key, value): &(&String, &String)| {
            let known = self.unmarked.contains(*key) || self.first.owed.contains_key(*key);
            !known && self.copy.live.data.get(*key) != Some(*value)
        };
        match self.first.data.iter().find(lacks) {
            Some(lacking) if !self.tabs.is_empty() => {
                Err(format!("every tab says that all is kept twice, and the copy lacks {lacking:?}"))
            }
            _ => Ok(()),
        }
    }

    /// What was claimed is there, what was removed is not, and both stores say the same.
    pub(super) fn all_is_there(&self) -> Result<(), String> {
        for (key, fate) in &self.fates {
            let there = self.first.data.get(key);
            match (fate, there.and_then(|text| text.parse::<u64>().ok())) {
                (Fate::There(value), there) if there.is_none_or(|there| there < *value) => {
                    return Err(format!("{key} = {value} was called kept twice, and there is {there:?}"));
                }
                (Fate::Removed, Some(_)) => return Err(format!("{key} was removed and is there")),
                _ => {}
            }
        }
        if self.first.data != self.copy.live.data {
            let differ =
                self.first.data.iter().find(|(key, value)| self.copy.live.data.get(*key) != Some(value));
            let more = self.copy.live.data.keys().find(|key| !self.first.data.contains_key(*key));
            return Err(format!("in the end the stores differ: {differ:?}, {more:?}"));
        }
        if !self.first.owed.is_empty() || !self.first.removed.is_empty() {
            return Err(format!("marks are left: {:?} {:?}", self.first.owed, self.first.removed));
        }
        let copy = self.copy.live.name.as_ref().filter(|copy| copy.whole).map(|copy| &copy.name);
        if self.first.name.is_none() || self.first.name.as_ref() != copy {
            return Err(format!("names differ: {:?} {:?}", self.first.name, self.copy.live.name));
        }
        Ok(())
    }
}
