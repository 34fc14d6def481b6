//! A tab: the protocol that the app runs, what it shows, and what is under way between it and the stores.

use std::collections::VecDeque;

use cairn_core::attempt::{Attempt, Writer};
use cairn_core::keeping::{
    Abilities, Deed, Deletion, Keeper, KeepingEvent, Memory, Said, Ticket, Transaction, forget,
    join_attempts, join_plans, rename,
};
use cairn_core::plan::RawRecord;
use cairn_core::record::Aside;
use cairn_core::record::file::RatingFile;

/// What a tab asks of the second store.
#[derive(Clone, Debug)]
pub(crate) enum Request {
    Open(Ticket),
    Change(Ticket, Transaction),
    Follow(Ticket, Transaction, Vec<String>),
    List(Ticket),
    Read(Ticket, Vec<String>),
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and all of them may hold together"
)]
pub(crate) struct Tab {
    /// For the story.
    pub(crate) name: u32,
    /// Of two programs.
    pub(crate) second_program: bool,
    pub(crate) keeper: Keeper,
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) plans: Vec<RawRecord>,
    pub(crate) aside: Vec<Aside>,
    /// The rating that is being made here.
    pub(crate) rating: Option<RatingFile>,
    /// To be done now, one after the other.
    pub(crate) deeds: VecDeque<Deed>,
    /// On the way to the second store.
    pub(crate) requests: VecDeque<Request>,
    /// On the way back.
    pub(crate) inbox: VecDeque<KeepingEvent>,
    /// Which life of the second store it is connected to.
    pub(crate) connected: Option<u32>,
    /// A ticket that the page has given up, and that may come late.
    pub(crate) late: Option<Ticket>,
    pub(crate) hears: bool,
    pub(crate) frame: bool,
    pub(crate) packing: bool,
    /// Whether the second program is on its way.
    pub(crate) fetching: bool,
    pub(crate) said: Option<Said>,
    /// What the person is deleting, until the first store has followed.
    pub(crate) erasing: Option<Deletion>,
    /// The keys of it.
    pub(crate) deleting: Vec<String>,
}

impl Tab {
    pub(crate) fn new(name: u32, second_program: bool, writer: Writer) -> Self {
        let abilities = if second_program { Abilities::SECOND } else { Abilities::FIRST };
        Self {
            name,
            second_program,
            keeper: Keeper::new(abilities, writer),
            attempts: Vec::new(),
            plans: Vec::new(),
            aside: Vec::new(),
            rating: None,
            deeds: VecDeque::new(),
            requests: VecDeque::new(),
            inbox: VecDeque::new(),
            connected: None,
            late: None,
            hears: false,
            frame: false,
            packing: false,
            fetching: false,
            said: None,
            erasing: None,
            deleting: Vec::new(),
        }
    }

    /// Takes up an event; what it leads to comes before what is still to be done.
    pub(crate) fn step(&mut self, event: KeepingEvent) {
        let memory = Memory { attempts: &self.attempts, plans: &self.plans, aside: &self.aside };
        let deeds = self.keeper.step(memory, event);
        for deed in deeds.into_iter().rev() {
            self.deeds.push_front(deed);
        }
    }

    /// Carries out what concerns this tab alone; gives back what concerns the stores.
    pub(crate) fn show(&mut self, deed: Deed) -> Option<Deed> {
        match deed {
            Deed::AwaitFrame => self.frame = true,
            Deed::NeedPacks => self.step(KeepingEvent::ReadPacks { all: false }),
            Deed::TakeUp(loaded) => {
                join_attempts(&mut self.attempts, loaded.attempts);
                join_plans(&mut self.plans, loaded.plans);
                self.aside.extend(loaded.aside);
            }
            Deed::Rename(old, new) => rename(&mut self.attempts, &mut self.plans, &old, new),
            Deed::Forget(what) => {
                forget(&mut self.attempts, &mut self.plans, &what);
                if what == Deletion::All {
                    self.rating = None;
                }
            }
            Deed::ForgetAll => {
                self.attempts.clear();
                self.plans.clear();
                self.aside.clear();
            }
            Deed::DropAside(keys) => self.aside.retain(|one| !keys.contains(&one.key)),
            Deed::Packed(_) => self.packing = false,
            Deed::OpenSecond(ticket) => {
                (self.connected, self.late) = (None, None);
                self.requests.push_back(Request::Open(ticket));
            }
            Deed::ChangeSecond(ticket, transaction) => {
                self.requests.push_back(Request::Change(ticket, transaction));
            }
            Deed::FollowSecond(ticket, transaction, unless_kept) => {
                self.requests.push_back(Request::Follow(ticket, transaction, unless_kept));
            }
            Deed::ListSecond(ticket) => self.requests.push_back(Request::List(ticket)),
            Deed::ReadSecond(ticket, keys) => self.requests.push_back(Request::Read(ticket, keys)),
            other => return Some(other),
        }
        None
    }

    pub(crate) fn is_idle(&self) -> bool {
        self.deeds.is_empty()
            && self.requests.is_empty()
            && self.inbox.is_empty()
            && !self.hears
            && !self.frame
            && !self.fetching
    }
}
