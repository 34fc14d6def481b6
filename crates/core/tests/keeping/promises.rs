//! What must be true.

use std::collections::BTreeSet;

use cairn_core::attempt::Entry;
use cairn_core::keeping::{Copies, Forgotten, KeepingEvent, Saving, record_of};
use cairn_core::record::{Key, load};

use crate::ledger::{Claim, Fate};
use crate::world::{Broken, Held, REST, World};

impl World {
    /// What a tab has just said of its own records is true at this moment.
    pub(crate) fn check_claim(&mut self, at: usize) -> Held {
        let tab = &self.tabs[at];
        let Some(said) = tab.said.filter(|said| said.saving == Saving::Saved) else { return Ok(()) };
        let twice = said.copies == Copies::Two && tab.connected == Some(self.second.life);
        let gone: BTreeSet<&str> = tab.keeper.gone().iter().map(|record| record.key.as_str()).collect();
        for known in &mut self.records {
            if known.tab != tab.name || known.fate != Fate::Alive || gone.contains(known.key.as_str()) {
                continue;
            }
            let (kept, copied) = (known.is_in(&self.first.live), known.is_in(&self.second.data));
            if !kept {
                if known.first_lost {
                    continue;
                }
                return Err(Broken(format!("{} is called saved, and the first store has it not", known.key)));
            }
            known.claim = known.claim.max(Claim::Once);
            known.first_lost = false;
            if twice {
                // A rating is rewritten: what another tab has sent may come in between, and is sent again. Of two tabs of one name
                // each store may have kept another record under the one key.
                let is_other = self.namesakes && self.second.data.contains_key(&known.key);
                if !copied && !known.second_lost && !known.rated && !is_other {
                    return Err(Broken(format!("{} is called kept twice, and is not", known.key)));
                }
                if copied {
                    known.claim = Claim::Twice;
                    known.second_lost = false;
                }
            }
        }
        Ok(())
    }

    /// Nothing goes wrong any more, and everything under way comes to its end.
    pub(crate) fn come_to_rest(&mut self) -> Held {
        self.tell(|| "---- nothing is disturbed any more".to_owned());
        self.calm = true;
        (self.first.full, self.second.full, self.second.absent) = (false, false, false);
        self.rest()?;
        for at in 0..self.tabs.len() {
            self.hand(at, KeepingEvent::Write);
        }
        self.rest()?;
        for at in 0..self.tabs.len() {
            self.hand(at, KeepingEvent::Shown);
        }
        self.rest()
    }

    pub(crate) fn rest(&mut self) -> Held {
        for _ in 0..REST {
            if self.tabs.iter().all(|tab| tab.is_idle() && tab.late.is_none()) {
                return Ok(());
            }
            self.go_on()?;
        }
        Err(Broken("it does not come to rest".to_owned()))
    }

    /// All tabs show what the first store has, and say of all else that it is gone.
    pub(crate) fn tabs_agree(&mut self) -> Held {
        let kept = load(self.first.live.iter().map(|(key, value)| (key.clone(), value.clone())));
        let records = load(
            self.first
                .live
                .iter()
                .filter(|(key, _)| !Key::is_pack(key))
                .map(|(key, value)| (key.clone(), value.clone())),
        );
        for tab in &self.tabs {
            if tab.keeper.has_waiting() {
                return Err(Broken(format!("tab {} still waits to write", tab.name)));
            }
            if tab.packing {
                return Err(Broken(format!("tab {} packs and never ends", tab.name)));
            }
            let seen = if tab.second_program { &kept } else { &records };
            for attempt in &seen.attempts {
                let unread = tab
                    .keeper
                    .packs_waiting()
                    .iter()
                    .any(|key| Key::parse(key).is_some_and(|key| key.attempt() == Some(attempt.id())));
                let shown = tab.attempts.iter().find(|one| one.id() == attempt.id());
                // Two tabs of one name, and the first store dropped between their writes: this one's own is gone, and it says so.
                let own_is_gone = |entry: &Entry| {
                    let key = record_of(attempt.id(), entry).key;
                    tab.keeper.gone().iter().any(|record| record.key == key)
                };
                let missing = attempt
                    .entries()
                    .iter()
                    .find(|entry| !shown.is_some_and(|one| one.has(entry)) && !own_is_gone(entry));
                if let Some(entry) = missing.filter(|_| !unread) {
                    return Err(Broken(format!(
                        "tab {} does not show {}",
                        tab.name,
                        record_of(attempt.id(), entry).key
                    )));
                }
            }
            for attempt in &tab.attempts {
                let there = kept.attempts.iter().find(|one| one.id() == attempt.id());
                for entry in attempt.entries() {
                    let key = record_of(attempt.id(), entry).key;
                    let gone = tab.keeper.gone().iter().any(|record| record.key == key);
                    // A program that knows no packs takes what they may hold for kept.
                    let unread =
                        tab.keeper.packs_waiting().iter().any(|key| {
                            Key::parse(key).is_some_and(|key| key.attempt() == Some(attempt.id()))
                        });
                    // A tab that died in the middle of writing it again has left half of it; the second store has it whole,
                    // and the next start puts that right.
                    let copied = self.second.data.get(&key) == Some(&record_of(attempt.id(), entry).raw);
                    let kept = unread || copied || there.is_some_and(|one| one.has(entry));
                    if !kept && !gone {
                        return Err(Broken(format!("tab {} shows {key} as kept, and it is not", tab.name)));
                    }
                }
            }
        }
        Ok(())
    }

    /// A page that is opened anew has all that was claimed and nothing that was deleted, and both stores say the same.
    pub(crate) fn all_is_there(&mut self) -> Held {
        let tab = &self.tabs[0];
        for known in &self.records {
            let shown = known.is_shown(&tab.attempts, &tab.plans) || known.is_in(&self.first.live);
            match known.fate {
                Fate::Alive if known.claim > Claim::Nothing && !shown => {
                    return Err(Broken(format!(
                        "{} was called saved ({:?}) and is lost",
                        known.key, known.claim
                    )));
                }
                Fate::Deleted if shown || known.is_in(&self.second.data) => {
                    return Err(Broken(format!("{} was deleted and is there", known.key)));
                }
                // Of two tabs of one name each store may have kept another record under the one key.
                Fate::Alive if self.namesakes && self.second.data.contains_key(&known.key) => {}
                Fate::Alive if shown && !known.is_in(&self.second.data) => {
                    return Err(Broken(format!("{} is not in the second store in the end", known.key)));
                }
                _ => {}
            }
        }
        let said = tab.said.map(|said| (said.saving, said.copies, said.gone, said.forgetting));
        if said != Some((Saving::Saved, Copies::Two, false, false)) {
            return Err(Broken(format!("in the end the page says {said:?}")));
        }
        if let Some(key) = self.first.live.keys().find(|key| Forgotten::is_key(key)) {
            return Err(Broken(format!("{key} is never followed")));
        }
        self.both_say_the_same()
    }

    /// Both stores have the same records with the same values; the second also remembers which deletions it has followed.
    fn both_say_the_same(&self) -> Held {
        if self.namesakes {
            // Two records may have had one key, and each store have kept another one.
            return Ok(());
        }
        let (first, second) = (&self.first.live, &self.second.data);
        let mut records = first.iter().chain(second).filter(|(key, _)| !Forgotten::is_key(key));
        // Half of what a tab was writing when it died is set aside where it stands, and copied nowhere.
        let is_half = |(key, value): &(&String, &String)| {
            !second.contains_key(*key) && serde_json::from_str::<serde_json::Value>(value).is_err()
        };
        match records.find(|one| first.get(one.0) != second.get(one.0) && !is_half(one)) {
            Some((key, _)) => Err(Broken(format!(
                "{key} is {:?} in the first store and {:?} in the second",
                first.get(key),
                second.get(key)
            ))),
            None => Ok(()),
        }
    }
}
