//! Up to three tabs with pools over two stores, in any order of events.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use cairn_core::keeping::pool_replication::{Life, PoolCopies, PoolReplication, ReplicaDeed, ReplicaEvent};

use super::stores::{Copy, First};
use crate::chance::Chance;

const TABS: usize = 3;
/// Steps after which a world that nobody disturbs must have come to rest.
const REST: usize = 5_000;

pub(super) struct Tab {
    pub(super) name: u32,
    pub(super) replication: PoolReplication,
    pub(super) deeds: VecDeque<ReplicaDeed>,
    /// Which opening this is, and of which life of the first store.
    pub(super) connected: Option<(Life, u32)>,
    /// What the copy had seen when a moment of quiet was asked for.
    pub(super) quiet: Option<usize>,
    /// What this tab has written: the value under each key.
    pub(super) wrote: BTreeMap<String, u64>,
    pub(super) said: Option<PoolCopies>,
    /// Which life of the copy it has read the name of.
    pub(super) saw: Option<u32>,
}

/// What must become of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It must be there, with this value or a later one.
    There(u64),
    /// It was removed and must not be there.
    Removed,
}

pub(super) struct World {
    pub(super) chance: Chance,
    pub(super) first: First,
    pub(super) copy: Copy,
    pub(super) tabs: Vec<Tab>,
    /// The tab that holds the lock.
    pub(super) lock: Option<u32>,
    pub(super) born: u32,
    /// Values are numbers that grow.
    pub(super) values: u64,
    pub(super) tokens: u64,
    /// What was said to be kept twice, and stands in the copy since.
    pub(super) claimed: BTreeMap<String, u64>,
    pub(super) fates: BTreeMap<String, Fate>,
    /// Keys that an older version of the app has changed without a mark: nothing was said of them.
    pub(super) unmarked: BTreeSet<String>,
    pub(super) story: Option<Vec<String>>,
}

impl World {
    pub(super) fn new(seed: u64, story: bool) -> Self {
        Self {
            chance: Chance::new(seed),
            first: First::default(),
            copy: Copy::default(),
            tabs: Vec::new(),
            lock: None,
            born: 0,
            values: 0,
            tokens: 0,
            claimed: BTreeMap::new(),
            fates: BTreeMap::new(),
            unmarked: BTreeSet::new(),
            story: story.then(Vec::new),
        }
    }

    pub(super) fn tell(&mut self, say: impl FnOnce() -> String) {
        if let Some(story) = &mut self.story {
            story.push(say());
        }
    }

    /// A whole schedule: disturbance, then rest, then what must be true.
    pub(super) fn run(&mut self) -> Result<(), String> {
        self.open_tab();
        for _ in 0..30 + self.chance.below(120) {
            match self.chance.below(100) {
                0..=59 => self.go_on()?,
                60..=85 => self.act(),
                86..=89 => self.open_tab(),
                _ => self.disturb(),
            }
        }
        self.tell(|| "---- nothing is disturbed any more".to_owned());
        (self.copy.full, self.copy.absent) = (false, false);
        self.rest()?;
        self.what_is_called_kept_is()?;
        // The page is opened anew, and once more.
        for _ in 0..2 {
            while !self.tabs.is_empty() {
                self.die(0);
            }
            self.open_tab();
            self.rest()?;
        }
        self.all_is_there()
    }

    fn rest(&mut self) -> Result<(), String> {
        for at in 0..self.tabs.len() {
            // Room is noticed with the next change, too; a browser that has no cache is asked again when the page is.
            if self.tabs[at].replication.copies() == PoolCopies::Refused
                && self.tabs[at].is_connected(self.first.life)
            {
                self.write(at, false);
            } else {
                self.hand(at, ReplicaEvent::Again);
            }
        }
        for _ in 0..REST {
            if self.tabs.iter().all(Tab::is_idle) {
                return Ok(());
            }
            self.go_on()?;
        }
        Err("it does not come to rest".to_owned())
    }

    pub(super) fn open_tab(&mut self) {
        if self.tabs.len() >= TABS {
            return;
        }
        self.born += 1;
        let name = self.born;
        self.tell(|| format!("tab {name} opens"));
        self.tabs.push(Tab {
            name,
            replication: PoolReplication::new(format!("name-{name}")),
            deeds: VecDeque::new(),
            connected: None,
            quiet: None,
            wrote: BTreeMap::new(),
            said: None,
            saw: None,
        });
        self.connect(self.tabs.len() - 1);
    }

    /// Opens the first store for a tab.
    pub(super) fn connect(&mut self, at: usize) {
        self.hand(at, ReplicaEvent::Opened);
        self.tabs[at].connected = Some((self.tabs[at].replication.life(), self.first.life));
    }

    pub(super) fn hand(&mut self, at: usize, event: ReplicaEvent) {
        let name = self.tabs[at].name;
        self.tell(|| format!("tab {name} hears: {event:?}"));
        let deeds = self.tabs[at].replication.step(event);
        self.tabs[at].deeds.extend(deeds);
    }

    /// A tab is gone, whatever was under way.
    pub(super) fn die(&mut self, at: usize) {
        let tab = self.tabs.remove(at);
        self.tell(|| format!("tab {} is gone", tab.name));
        if self.lock == Some(tab.name) {
            self.lock = None;
        }
    }
}

impl Tab {
    pub(super) fn is_idle(&self) -> bool {
        self.deeds.is_empty()
            && self.quiet.is_none()
            && self.replication.is_idle()
            && self.replication.copies() == PoolCopies::Two
    }

    /// Whether its connection is to the first store as it is.
    pub(super) fn is_connected(&self, life: u32) -> bool {
        self.connected == Some((self.replication.life(), life))
    }
}
