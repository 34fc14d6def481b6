//! Up to four tabs of two programs over two stores, in any order of events, with everything that can go wrong.

use cairn_core::keeping::KeepingEvent;

use crate::chance::Chance;
use crate::ledger::Known;
use crate::stores::{First, Second};
use crate::tab::Tab;

/// Most tabs at a time.
pub(crate) const TABS: usize = 4;
/// Steps after which a world that nobody disturbs must have come to rest.
pub(crate) const REST: usize = 20_000;

/// A broken promise.
pub(crate) struct Broken(pub String);

pub(crate) type Held = Result<(), Broken>;

pub(crate) struct World {
    pub(crate) chance: Chance,
    pub(crate) first: First,
    pub(crate) second: Second,
    pub(crate) tabs: Vec<Tab>,
    pub(crate) born: u32,
    pub(crate) clock: i64,
    pub(crate) records: Vec<Known>,
    /// Whether tabs may go by one name.
    pub(crate) namesakes: bool,
    /// Nothing goes wrong any more.
    pub(crate) calm: bool,
    /// What happened, one sentence each, where somebody reads it.
    pub(crate) story: Option<Vec<String>>,
}

impl World {
    pub(crate) fn new(seed: u64, story: bool) -> Self {
        let mut chance = Chance::new(seed);
        Self {
            namesakes: chance.one_in(8),
            chance,
            first: First::default(),
            second: Second::default(),
            tabs: Vec::new(),
            born: 0,
            clock: 1_790_000_000_000,
            records: Vec::new(),
            calm: false,
            story: story.then(Vec::new),
        }
    }

    pub(crate) fn tell(&mut self, say: impl FnOnce() -> String) {
        if let Some(story) = &mut self.story {
            story.push(say());
        }
    }

    /// A whole schedule: disturbance, then rest, then what must be true.
    pub(crate) fn run(&mut self) -> Held {
        self.open_tab();
        for _ in 0..40 + self.chance.below(160) {
            match self.chance.below(100) {
                0..=61 => self.go_on()?,
                62..=87 => self.act()?,
                88..=90 => self.open_tab(),
                _ => self.disturb()?,
            }
        }
        self.come_to_rest()?;
        self.tabs_agree()?;
        while !self.tabs.is_empty() {
            self.die(0);
        }
        self.born += 1;
        self.start_tab(true);
        self.rest()?;
        self.tabs[0].step(KeepingEvent::ReadPacks { all: true });
        self.rest()?;
        self.all_is_there()
    }
}
