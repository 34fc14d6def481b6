//! Tabs that open, close, and hand over to the second program.

use cairn_core::attempt::Writer;
use cairn_core::keeping::{Handed, KeepingEvent, Wrote};

use crate::tab::{Request, Tab};
use crate::world::{Held, TABS, World};

impl World {
    /// The second program takes the place of the first.
    pub(crate) fn hand_over(&mut self, at: usize) -> Held {
        if self.tabs[at].second_program {
            return Ok(());
        }
        let name = self.tabs[at].name;
        self.tell(|| format!("tab {name} hands over to the second program"));
        self.tabs[at].deeds.clear();
        self.tabs[at].step(KeepingEvent::Write);
        self.drain(at)?;
        let handed = self.tabs[at].keeper.hand_over();
        let sent = std::mem::take(&mut self.tabs[at].requests);
        let writer = self.writer();
        let mut tab = Tab::new(name, true, writer);
        // What was sent to the second store goes on its way.
        let life = self.tabs[at].connected;
        for request in sent {
            if let Request::Change(_, transaction) = request {
                self.second.change(life, &transaction);
            }
        }
        tab.hears = self.tabs[at].hears;
        self.tabs[at] = tab;
        self.tabs[at].step(KeepingEvent::Start { probe: Wrote::Kept, handed });
        self.drain(at)?;
        if self.tabs[at].keeper.is_given_up() {
            self.hand(at, KeepingEvent::ForgetGone);
            self.drain(at)?;
        }
        Ok(())
    }

    /// A tab's name is out of 32 random bits, so that two alike are rare. What happens then is tried all the same, in worlds
    /// of their own, where there are two of a name and not three, and no store goes or is full and no pack is made in the
    /// same moment.
    pub(crate) fn writer(&mut self) -> Writer {
        if self.namesakes && self.tabs.len() == 1 && self.chance.one_in(2) {
            return self.tabs[0].keeper.writer().clone();
        }
        Writer::parse(&format!("t{:010x}", self.chance.bits() >> 24)).unwrap_or_else(Writer::nameless)
    }

    pub(crate) fn open_tab(&mut self) {
        if self.tabs.len() < TABS {
            self.born += 1;
            let second = self.chance.one_in(2);
            self.start_tab(second);
        }
    }

    pub(crate) fn start_tab(&mut self, second_program: bool) {
        let (name, writer) = (self.born, self.writer());
        self.tell(|| {
            format!("tab {name} opens, with the {} program", if second_program { "second" } else { "first" })
        });
        // A tab that opens in the middle of a deletion may have seen what goes.
        if self.tabs.iter().any(|tab| tab.erasing.is_some()) {
            self.nothing_goes_surely();
        }
        self.notes_without_room();
        let mut tab = Tab::new(name, second_program, writer);
        tab.step(KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
        self.tabs.push(tab);
    }

    /// The person closes a tab: it writes what waits.
    pub(crate) fn close(&mut self, at: usize) -> Held {
        self.hand(at, KeepingEvent::Write);
        self.drain(at)?;
        self.die(at);
        if self.tabs.is_empty() {
            self.first.commit();
        }
        Ok(())
    }
}
