//! What goes on by itself: deeds, answers of the second store, what one tab hears of another.

use cairn_core::keeping::{Deed, KeepingEvent, ProgramRequest, ReadReason, Wrote};
use cairn_core::record::Key;

use crate::ledger::Known;
use crate::tab::Request;
use crate::world::{Broken, Held, World};

impl World {
    /// One thing that was under way in some tab goes on.
    pub(crate) fn go_on(&mut self) -> Held {
        if self.tabs.is_empty() {
            return Ok(());
        }
        let at = self.chance.below(self.tabs.len());
        if !self.tabs[at].deeds.is_empty() {
            return self.carry_out(at);
        }
        let tab = &self.tabs[at];
        let mut ways = Vec::new();
        // What was read is told while the transaction that has read it is still under way: earlier answers were told before.
        let reaches = match tab.requests.front() {
            Some(Request::Read(..)) => tab.inbox.is_empty(),
            other => other.is_some(),
        };
        ways.extend(reaches.then_some(0));
        ways.extend((!tab.inbox.is_empty()).then_some(1));
        ways.extend(tab.frame.then_some(2));
        ways.extend(tab.hears.then_some(3));
        ways.extend((tab.late.is_some() && !self.second.absent).then_some(4));
        ways.extend(tab.fetching.then_some(5));
        if ways.is_empty() {
            return Ok(());
        }
        match ways[self.chance.below(ways.len())] {
            0 => return self.reach_second(at),
            1 => {
                if let Some(event) = self.tabs[at].inbox.pop_front() {
                    self.hand(at, event);
                }
            }
            2 => {
                self.tabs[at].frame = false;
                self.hand(at, KeepingEvent::Write);
            }
            3 => {
                self.tabs[at].hears = false;
                self.hand(at, KeepingEvent::Heard);
            }
            5 => self.hand_over(at)?,
            _ => {
                if let Some(ticket) = self.tabs[at].late.take() {
                    self.tabs[at].connected = Some(self.second.life);
                    self.hand(at, KeepingEvent::Opened(ticket));
                }
            }
        }
        Ok(())
    }

    /// A tab whose deeds are done says how it stands.
    pub(crate) fn says(&mut self, at: usize) -> Held {
        let Some(tab) = self.tabs.get_mut(at).filter(|tab| tab.deeds.is_empty()) else { return Ok(()) };
        if let Some((said, _)) = tab.keeper.news() {
            tab.said = Some(said);
            let name = tab.name;
            self.tell(|| format!("tab {name} says: {said:?}"));
            self.check_claim(at)?;
        }
        self.deletion_ends(at)
    }

    pub(crate) fn hand(&mut self, at: usize, event: KeepingEvent) {
        let name = self.tabs[at].name;
        self.tell(|| format!("tab {name} hears: {event:?}"));
        self.tabs[at].step(event);
        if self.tabs[at].deeds.is_empty() {
            self.tabs[at].deeds.push_back(Deed::DropAside(Vec::new()));
        }
    }

    /// A request of a tab reaches the second store.
    pub(crate) fn reach_second(&mut self, at: usize) -> Held {
        let Some(request) = self.tabs[at].requests.pop_front() else { return Ok(()) };
        let life = self.tabs[at].connected;
        let there = life == Some(self.second.life) && !self.second.absent;
        let answer = match request {
            Request::Open(ticket) if self.second.absent => {
                self.tabs[at].late = Some(ticket);
                KeepingEvent::NotOpened(ticket)
            }
            Request::Open(ticket) => {
                self.tabs[at].connected = Some(self.second.life);
                KeepingEvent::Opened(ticket)
            }
            Request::Change(ticket, transaction) => {
                let ok = self.second.change(life, &transaction);
                KeepingEvent::Ended { ticket, ok }
            }
            // The transaction reads something first, and looks at the first store when it hears of that: until it ends, no other
            // changes anything.
            Request::Follow(ticket, mut transaction, unless_kept) => {
                let lacks = |key: &String| !self.first.live.contains_key(key);
                transaction.removes.extend(unless_kept.into_iter().filter(lacks));
                let ok = self.second.change(life, &transaction);
                KeepingEvent::Ended { ticket, ok }
            }
            Request::List(ticket) => KeepingEvent::Listed {
                ticket,
                keys: there.then(|| self.second.data.keys().cloned().collect()),
            },
            Request::Read(ticket, keys) => {
                let found = |key: &String| Some((key.clone(), self.second.data.get(key)?.clone()));
                let pairs = there.then(|| keys.iter().filter_map(found).collect());
                KeepingEvent::Read { ticket, pairs }
            }
        };
        let name = self.tabs[at].name;
        self.tell(|| format!("the second store answers tab {name}: {answer:?}"));
        if matches!(answer, KeepingEvent::Read { .. }) {
            self.hand(at, answer);
            return self.drain(at);
        }
        self.tabs[at].inbox.push_back(answer);
        Ok(())
    }

    /// One deed of a tab.
    pub(crate) fn carry_out(&mut self, at: usize) -> Held {
        let Some(deed) = self.tabs[at].deeds.pop_front() else { return Ok(()) };
        let name = self.tabs[at].name;
        self.tell(|| format!("tab {name} does: {deed:?}"));
        if let Deed::Rename(old, new) = &deed {
            let own = |known: &&mut Known| known.tab == name && known.key == old.key && known.raw == old.raw;
            for known in self.records.iter_mut().filter(own) {
                known.key.clone_from(&new.key);
            }
        }
        let Some(deed) = self.tabs[at].show(deed) else { return self.says(at) };
        // A rating is read, joined and written in one task, within microseconds: nobody comes in between.
        let in_one = matches!(
            &deed,
            Deed::ReadFirst {
                why: ReadReason::Replaced
                    | ReadReason::Agree(_)
                    | ReadReason::Join(..)
                    | ReadReason::Rewritten,
                ..
            }
        );
        let answer = match deed {
            Deed::ListFirst => KeepingEvent::Keys(Some(self.first.keys())),
            Deed::ReadFirst { why, keys } => {
                let pairs = self.first.get(&keys);
                KeepingEvent::Values { why, pairs }
            }
            Deed::WriteFirst { key, value, replace } => {
                let outcome = self.write_first(at, &key, &value, replace)?;
                KeepingEvent::Wrote { key, outcome }
            }
            Deed::EraseFirst { keys, note } => {
                for key in &keys {
                    self.first.remove(key);
                }
                // What goes makes room.
                self.first.full &= keys.is_empty();
                self.ring(at);
                KeepingEvent::Erased { ok: true, note }
            }
            Deed::Compared(wanted) => {
                self.tabs[at].fetching |= wanted != ProgramRequest::Nothing && !self.tabs[at].second_program;
                return self.says(at);
            }
            other => return Err(Broken(format!("nobody carries out {other:?}"))),
        };
        self.tabs[at].step(answer);
        if in_one {
            return self.drain(at);
        }
        self.says(at)
    }

    /// All other tabs will hear of it.
    pub(crate) fn ring(&mut self, at: usize) {
        for (other, tab) in self.tabs.iter_mut().enumerate() {
            tab.hears |= other != at;
        }
    }

    pub(crate) fn write_first(
        &mut self,
        at: usize,
        key: &str,
        value: &str,
        replace: bool,
    ) -> Result<Wrote, Broken> {
        let there = self.first.live.get(key).cloned();
        if there.as_deref() == Some(value) {
            return Ok(Wrote::Kept);
        }
        if let Some(there) = there.filter(|_| !replace)
            && !value.starts_with(&there)
        {
            return Ok(Wrote::Taken);
        }
        let rewritten = matches!(Key::parse(key), Some(Key::Rated(_) | Key::Rating(_) | Key::Forgotten(..)));
        if replace && !rewritten {
            return Err(Broken(format!("{key} may not be rewritten")));
        }
        if self.first.full {
            return Ok(Wrote::Refused);
        }
        // A device that cuts a write, and cuts it again.
        if !rewritten && !self.calm && self.chance.one_in(60) {
            let half = value.get(..value.len() / 2).unwrap_or_default().to_owned();
            self.first.put(key, &half);
            self.ring(at);
            return Ok(Wrote::Different);
        }
        self.first.put(key, value);
        self.ring(at);
        Ok(Wrote::Kept)
    }

    pub(crate) fn drain(&mut self, at: usize) -> Held {
        while self.tabs.get(at).is_some_and(|tab| !tab.deeds.is_empty()) {
            self.carry_out(at)?;
        }
        self.says(at)
    }
}
