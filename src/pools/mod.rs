//! The state of the pools: signals that their pages read. It lives as long as the page, so that going from one place of a
//! pool to another reads nothing again.
//!
//! Nothing here touches the attempts of the person before the screen.

mod actions;
mod add_person;
mod bring;
mod decisions;
mod example;
mod invited;
mod load;
mod notes;
mod noting;
mod picked;
mod position_change;
mod restore;
mod restore_state;
mod scoring_inputs;
mod sources;
mod tab_changes;
mod tabs;
mod taken_out;
mod trail;
mod uncounted_scores;
mod unread;

use std::sync::Arc;

use cairn_core::compare::{HeadCount, ListWish, Member, Pool, PoolKind, Ranking, Weighing, rank};
use cairn_core::invite::Invited;
use cairn_core::keeping::pool_replication::PoolCopies;
use cairn_core::record::pool::Unread;
use cairn_core::turn::{Look, Turn, Turns};
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use self::position_change::Moved;
use self::scoring_inputs::ScoringInputs;
use self::tab_changes::Heard;
use self::uncounted_scores::Behind;
use crate::state::App;
use crate::store::scheduler::Scheduler;

pub use add_person::Goal;
pub use decisions::Record;
pub use example::example_profile;
pub use load::{engine, weighing};
pub use noting::Noting;
pub use restore::head_of;
pub use restore_state::{Back, Offer};
pub use sources::{Source, Sources};
pub use taken_out::TakenOut;

/// Whether what is on the screen is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// On this device, read back and compared.
    OnDevice,
    /// The browser has no database for us: this visit only.
    InMemory,
    /// The database does not open: what the second copy has is shown, and changes are in memory.
    FromCopy,
    /// The newest changes were refused.
    Refused,
    /// The pool at hand is in neither place any more: what is on the screen is in memory alone.
    Lost,
}

/// How far reading has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Whether it goes on.
    pub running: bool,
    /// Whether the person has ended it.
    pub cancelled: bool,
    /// Files, links and lines so far, and how many are known to come.
    pub done: usize,
    /// How many are known to come.
    pub all: usize,
    /// New candidates.
    pub added: usize,
    /// Candidates whose log is longer now.
    pub longer: usize,
    /// Those that were there already.
    pub same: usize,
    /// Those that came back with an invitation of the pool, and with a number that is not on its list.
    pub returned: usize,
    pub foreign: usize,
    /// Lines that were pasted and hold no link.
    pub no_link: usize,
    /// What was not read, and why, or what is worth knowing, one sentence each.
    pub said: Vec<String>,
    /// How many more sentences there were than are kept.
    pub unsaid: usize,
    /// How many were not read.
    pub bad: usize,
    /// How many were read and are not kept, as the browser refused.
    pub not_kept: usize,
}

/// Which columns the table shows beside name and fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The seven skills.
    pub skills: bool,
    /// Must-haves.
    pub musts: bool,
}

/// How the pool at hand stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// Candidates come in.
    Coming,
    /// All are there.
    There,
    /// The questions could not be had.
    Failed,
    /// There is no such pool.
    NoSuchPool,
}

/// A pool that was at hand, as it was opened then: what comes for it later goes into no other one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtHand {
    /// Which.
    pub pool: PoolId,
    look: Look,
}

/// The state. Copied freely: it is a handful of handles.
#[derive(Clone, Copy)]
pub struct Pools {
    /// All pools with how many they hold, the oldest first; `None` while they are read.
    pub list: RwSignal<Option<Vec<(Pool, HeadCount)>>>,
    /// Whether what is on the screen is kept.
    pub kept: RwSignal<Kept>,
    /// Whether something that the browser had lost came back out of the second copy.
    pub came_back: RwSignal<bool>,
    /// How the second copy stands.
    pub copies: RwSignal<PoolCopies>,
    /// The pool at hand.
    pub pool: RwSignal<Option<Pool>>,
    /// How it stands.
    pub loading: RwSignal<Loading>,
    /// Its candidates.
    pub members: RwSignal<Vec<Member>>,
    /// What is being read.
    pub progress: RwSignal<Progress>,
    /// Who is picked, in the order of picking.
    pub picked: RwSignal<Vec<CandidateId>>,
    /// Who was invited, in the order of inviting.
    pub invited: RwSignal<Vec<Invited>>,
    /// Whose page was opened from the table last; taken up when the table comes back.
    pub left: RwSignal<Option<CandidateId>>,
    /// Order and filter of the table.
    pub wish: RwSignal<ListWish>,
    /// Whether the newest notes are kept.
    pub noted: RwSignal<bool>,
    /// Which columns are shown.
    pub columns: RwSignal<Columns>,
    /// The order of the pool at hand; `None` where all weights are 0.
    pub ranking: Memo<Option<Ranking>>,
    /// How often other tabs have changed something that is shown here.
    pub changed_elsewhere: RwSignal<u32>,
    /// How bringing a whole pool back stands.
    pub back: RwSignal<Back>,
    /// Pools' files that were chosen inside the pool at hand, in the order in which they came.
    pub offers: RwSignal<Vec<Offer>>,
    /// Who was taken out of the pool at hand last, with their records: they can be put back until another pool is opened.
    pub taken_out: RwSignal<Option<TakenOut>>,
    /// What was still being read into the pool at hand when it was left, and is not being read again.
    pub unread: RwSignal<Unread>,
    offered_files: StoredValue<Vec<web_sys::File>, LocalStorage>,
    sources: StoredValue<Sources, LocalStorage>,
    /// Which pool was found where pools are kept, or put there: one that is not there any more is lost.
    stands: StoredValue<Option<PoolId>>,
    /// Whose turn it is to read the pool at hand into memory.
    openings: StoredValue<Turns>,
    /// Whose turn it is to bring candidates into it.
    imports: StoredValue<Turns>,
    /// A change of the position that is shown and not kept yet, and whose turn it is to keep it.
    moved: StoredValue<Moved>,
    /// All that concluding about candidates takes, once it is here.
    tools: StoredValue<Option<Arc<ScoringInputs>>>,
    weighing: StoredValue<Option<Weighing>>,
    /// Whose scores are kept and not in the order yet, because the questions could not be had.
    pub behind: RwSignal<Option<Behind>>,
    /// Whether an import is at work; the next one waits until it has kept what it has read.
    at_work: StoredValue<bool>,
    heard: StoredValue<Heard>,
    listening: StoredValue<bool>,
}

thread_local! {
    static POOLS: Pools = root().map_or_else(Pools::new, |root| root.with(Pools::new));
}

/// What owns everything on the page: what a page of the app owns is gone when another is shown.
fn root() -> Option<Owner> {
    std::iter::successors(Owner::current(), Owner::parent).last()
}

/// The pools.
pub fn pools() -> Pools {
    POOLS.with(|pools| *pools)
}

/// Has the app know while candidates or a whole pool are being read: then the page should not be loaded again.
pub fn notice_reading(app: App) {
    let pools = pools();
    let reading =
        Memo::new(move |_| pools.progress.with(|now| now.running) || pools.back.with(|back| back.busy));
    Effect::new(move |_| app.busy.set(reading.get()));
}

impl Pools {
    fn new() -> Self {
        let pool = RwSignal::new(None::<Pool>);
        let members = RwSignal::new(Vec::<Member>::new());
        let weights = Memo::new(move |_| pool.with(|pool| pool.as_ref().map(|pool| pool.position.clone())));
        let ranking = Memo::new_with_compare(
            move |_| weights.with(|position| members.with(|members| rank(members, position.as_ref()?))),
            |_, _| true,
        );
        Self {
            list: RwSignal::new(None),
            kept: RwSignal::new(Kept::OnDevice),
            came_back: RwSignal::new(false),
            copies: RwSignal::new(PoolCopies::Waiting),
            pool,
            loading: RwSignal::new(Loading::Coming),
            members,
            progress: RwSignal::default(),
            picked: RwSignal::default(),
            invited: RwSignal::default(),
            left: RwSignal::new(None),
            wish: RwSignal::new(ListWish::usual()),
            noted: RwSignal::new(false),
            columns: RwSignal::new(Columns { skills: true, musts: true }),
            ranking,
            changed_elsewhere: RwSignal::new(0),
            back: RwSignal::default(),
            offers: RwSignal::default(),
            taken_out: RwSignal::default(),
            unread: RwSignal::default(),
            offered_files: StoredValue::new_local(Vec::new()),
            sources: StoredValue::new_local(Sources::default()),
            stands: StoredValue::default(),
            openings: StoredValue::default(),
            imports: StoredValue::default(),
            moved: StoredValue::default(),
            tools: StoredValue::default(),
            weighing: StoredValue::default(),
            behind: RwSignal::default(),
            at_work: StoredValue::new(false),
            heard: StoredValue::new(Heard::default()),
            listening: StoredValue::new(false),
        }
    }

    /// Whether the opening of this turn is what is on the screen.
    fn is_open(self, turn: &Turn) -> bool {
        self.openings.with_value(|openings| openings.is_on(turn))
    }

    /// The pool at hand, to come back to it later.
    pub fn at_hand(self) -> Option<AtHand> {
        Some(AtHand { pool: self.id()?, look: self.openings.with_value(Turns::look) })
    }

    /// Whether that is still the pool at hand, opened but once since.
    pub fn is_at_hand(self, hand: &AtHand) -> bool {
        self.openings.with_value(|openings| openings.goes_on(hand.look))
            && self.id().as_ref() == Some(&hand.pool)
    }

    /// Whether the import of this turn may go on.
    fn imports(self, turn: &Turn) -> bool {
        self.imports.with_value(|imports| imports.is_on(turn))
    }

    /// Waits until the import before this one has kept what it has read.
    async fn imported_before(self) {
        let mut pace = Scheduler::new();
        while self.at_work.try_update_value(|at_work| std::mem::replace(at_work, true)) == Some(true) {
            pace.rest().await;
        }
    }

    /// The id of the pool at hand.
    pub fn id(self) -> Option<PoolId> {
        self.pool.with_untracked(|pool| pool.as_ref().map(|pool| pool.id.clone()))
    }

    /// Whether the pool at hand is a team of one's own people, who are never ranked.
    pub fn is_team(self) -> bool {
        self.pool.with(|pool| pool.as_ref().is_some_and(|pool| pool.kind == PoolKind::Team))
    }

    /// How many candidates the pool at hand has, without present staff.
    pub fn applicants(self) -> usize {
        self.members.with(|members| members.iter().filter(|one| !one.is_staff()).count())
    }

    /// The places of those who are picked and still there.
    pub fn picked_places(self) -> Vec<usize> {
        self.picked.with(|picked| {
            self.members.with(|members| {
                picked.iter().filter_map(|id| members.iter().position(|member| member.id == *id)).collect()
            })
        })
    }
}
