//! What goes wrong.

use cairn_core::keeping::{Forgotten, KeepingEvent};

use crate::ledger::{Claim, Fate};
use crate::tab::{Request, Tab};
use crate::world::{Broken, Held, World};

impl World {
    pub(crate) fn disturb(&mut self) -> Held {
        match self.chance.below(18) {
            4..=8 if self.namesakes => {}
            0..=3 if !self.tabs.is_empty() => {
                let at = self.chance.below(self.tabs.len());
                self.die(at);
            }
            4 => self.crash_browser()?,
            5 => self.lose_first()?,
            6 => self.lose_second()?,
            7..=8 => {
                self.first.full = !self.first.full;
                let full = self.first.full;
                self.tell(|| format!("the first store is full: {full}"));
            }
            9 => {
                self.second.full = !self.second.full;
                let full = self.second.full;
                self.tell(|| format!("the second store is full: {full}"));
            }
            10..=11 => {
                self.second.absent = !self.second.absent;
                let absent = self.second.absent;
                self.tell(|| format!("the second store can be opened: {}", !absent));
                if absent {
                    self.close_connections();
                }
            }
            12 => self.close_connections(),
            _ => {
                self.tell(|| "the first store is on the disk".to_owned());
                self.first.commit();
            }
        }
        Ok(())
    }

    pub(crate) fn close_connections(&mut self) {
        for tab in &mut self.tabs {
            if tab.connected.take().is_some() {
                tab.inbox.push_back(KeepingEvent::Closed);
            }
        }
    }

    /// A tab is gone; of what it sent to the second store a beginning arrives, but for what waits for a reading: that ends without
    /// effect where nobody hears of it.
    pub(crate) fn die(&mut self, at: usize) {
        let tab = self.tabs.remove(at);
        self.tell(|| format!("tab {} is gone", tab.name));
        let arrive = self.chance.below(tab.requests.len() + 1);
        for request in tab.requests.into_iter().take(arrive) {
            if let Request::Change(_, transaction) = request {
                self.second.change(tab.connected, &transaction);
            }
        }
        if tab.keeper.has_notes_waiting() {
            self.only_a_tab_knew();
        }
        self.nothing_goes_surely();
    }

    pub(crate) fn nothing_goes_surely(&mut self) {
        for known in self.records.iter_mut().filter(|known| known.fate == Fate::Going) {
            known.fate = Fate::Open;
        }
    }

    pub(crate) fn crash_browser(&mut self) -> Held {
        while !self.tabs.is_empty() {
            self.die(0);
        }
        let share = self.chance.share();
        self.notes_may_go();
        self.first.crash(share);
        self.tell(|| "the browser crashes".to_owned());
        self.first_is_less()
    }

    pub(crate) fn lose_first(&mut self) -> Held {
        self.tell(|| "the browser drops the first store".to_owned());
        self.notes_may_go();
        self.first.lose();
        for tab in &mut self.tabs {
            tab.hears = true;
        }
        self.first_is_less()
    }

    /// With the first store its notes go: of what the second has not followed yet nobody knows any more.
    pub(crate) fn notes_may_go(&mut self) {
        let notes: Vec<Forgotten> = self
            .first
            .live
            .iter()
            .filter(|(key, _)| Forgotten::is_key(key))
            .filter_map(|(_, text)| Forgotten::parse(text))
            .collect();
        for known in self.records.iter_mut().filter(|known| known.fate == Fate::Deleted) {
            if notes.iter().any(|note| note.covers(&known.key)) {
                known.fate = Fate::Open;
            }
        }
    }

    /// The first store has lost something: what was claimed to be kept twice is in the second.
    pub(crate) fn first_is_less(&mut self) -> Held {
        let sends = |tab: &Tab| !tab.requests.is_empty() || !tab.inbox.is_empty() || !tab.deeds.is_empty();
        let rewriting = self.tabs.iter().any(sends);
        for known in self.records.iter_mut().filter(|known| known.rated && rewriting) {
            known.second_lost = true;
        }
        self.nothing_goes_surely();
        for known in &mut self.records {
            match known.fate {
                // A deletion that was not on the disk, or that the second store had not followed: no note tells of it.
                Fate::Deleted if known.is_in(&self.first.live) || known.is_in(&self.second.data) => {
                    known.fate = Fate::Open;
                }
                Fate::Alive if !known.is_in(&self.first.live) => {
                    let copied = known.is_in(&self.second.data);
                    if known.claim == Claim::Twice && !copied && !known.second_lost {
                        return Err(Broken(format!(
                            "{} was called kept twice, and is gone with the first store",
                            known.key
                        )));
                    }
                    if !copied {
                        known.fate = Fate::Open;
                    }
                    known.first_lost = true;
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub(crate) fn lose_second(&mut self) -> Held {
        self.tell(|| "the browser drops the second store".to_owned());
        self.close_connections();
        self.second.lose();
        for known in &mut self.records {
            if known.fate == Fate::Alive {
                let kept = known.is_in(&self.first.live);
                if known.claim > Claim::Nothing && !kept && !known.first_lost {
                    return Err(Broken(format!(
                        "{} was called saved, and is gone with the second store",
                        known.key
                    )));
                }
                if !kept {
                    known.fate = Fate::Open;
                }
                known.second_lost = true;
            }
        }
        Ok(())
    }
}
