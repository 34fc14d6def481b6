//! The second copy of pools.
//!
//! Pools are too large for local storage, so their first store is a database (`IndexedDB`), which has what local storage lacks:
//! transactions. With those, keeping a copy is simpler than for one's own answers, and [`PoolReplication`] is a machine of its own beside
//! [`super::Keeper`]: events come in, deeds go out, it has no clock, no browser and waits for nothing. `src/store/pool_copy.rs`
//! carries the deeds out; the simulator in `crates/core/tests/keeping/pools/` does the same with stores that fail.
//!
//! The copy is in another kind of store (the Cache API), which browsers keep apart from their databases: what damages one
//! leaves the other. Browsers that have none, or no locks (Web Locks), keep pools once, and it is said.
//!
//! The rules:
//!
//! 1. Whoever writes a value into the first store leaves a mark in the same transaction: "the copy lacks this", with a token
//!    that is never used again. So no crash can lose what is still to be copied.
//! 2. One tab at a time copies, for it holds a lock. It reads value and mark, writes the value into the copy, and takes the
//!    mark away a while later, where the token is still the same; a browser that dies may lose what it has just taken.
//! 3. Both stores bear one name. A first store with that name is whole: what it lacks was removed, and the copy follows. One
//!    without is new or was lost: it gets back what the copy alone has, except what a mark says was removed, and then the name.
//! 4. A copy that is not whole says so beside its name. It gets everything, and is called whole then.
//! 5. "Kept twice" is said when both were compared, and nothing that this tab has written waits. Whenever the page is shown again the
//!    names of both are read: a store that is gone, or another one in its place, has none or another one, and both are compared anew.
//!
//! The first tab to open pools compares: keys of everything, and values of all but profiles, which an older version of the app
//! may have changed without a mark. Profiles are by far the largest and change only when a longer log comes in.

pub mod keys;
mod next;
mod take_up;

use std::collections::{BTreeMap, BTreeSet};

/// What the copy lacks, and since when: the token of a mark in the first store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyMark {
    /// Of which key; of a removal that what its keys open with.
    pub of: String,
    /// Used once and never again.
    pub token: String,
}

/// Something of the first store, with its mark, out of one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedValue {
    /// Its key.
    pub key: String,
    /// `None` where nothing stands.
    pub value: Option<String>,
    /// `None` where the copy lacks nothing of it.
    pub token: Option<String>,
}

/// The name of the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyName {
    /// The name.
    pub name: String,
    /// Whether it had everything when it got that.
    pub whole: bool,
}

/// The keys of both stores that open with something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedKeys {
    /// Of the first store.
    pub first: BTreeSet<String>,
    /// Of the copy.
    pub copy: BTreeSet<String>,
    /// Those with a mark.
    pub owed: BTreeSet<String>,
    /// Removals that the copy has not followed: what their keys open with.
    pub removed: Vec<CopyMark>,
}

impl ListedKeys {
    /// Whether a mark says that this was changed or removed.
    fn marks(&self, key: &str) -> bool {
        self.owed.contains(key) || self.removed.iter().any(|mark| key.starts_with(&mark.of))
    }
}

/// Which store cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadStore {
    /// The first, or not as it was opened last.
    First,
    /// The copy.
    Copy,
}

/// Which opening of the first store is meant, counted from 1.
pub type Life = u32;

/// What has happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplicaEvent {
    /// The first store is open: for the first time, or anew.
    Opened,
    /// These were written or removed in the first store, each with a mark.
    Changed(Vec<String>),
    /// All whose keys open with this were removed in the first store, with a mark for all of them.
    Removed(String),
    /// The page is shown again, or the person wants it tried again: what was refused is tried, and both stores are looked at, for one
    /// of them may be gone without a word. Two names tell.
    Again,
    /// A moment has passed since [`ReplicaDeed::AwaitQuiet`].
    Quiet,

    /// The lock is held; or there are no locks.
    Locked(bool),
    /// The names that the stores bear; `None` outside where one cannot be read.
    Names {
        /// Of the first.
        first: Option<Option<String>>,
        /// Of the copy.
        copy: Option<Option<CopyName>>,
    },
    /// What [`ReplicaDeed::List`] found, or which store cannot be read.
    Listed(Result<ListedKeys, UnreadStore>),
    /// What [`ReplicaDeed::ReadFirst`] found, each of the keys.
    First(Option<Vec<MarkedValue>>),
    /// What [`ReplicaDeed::ReadCopy`] found; what is not there is left out.
    Copy(Option<Vec<(String, String)>>),
    /// Whether [`ReplicaDeed::WriteCopy`] was done.
    Wrote(bool),
    /// Whether [`ReplicaDeed::NameCopy`] was done, or that what was begun is gone; `None` where it was refused.
    CopyNamed(Option<bool>),
    /// What [`ReplicaDeed::BringBack`] has put into the first store, or whether [`ReplicaDeed::NameFirst`] was done (nothing was put).
    Back(Option<Vec<String>>),
}

/// What is to be done. All but [`ReplicaDeed::AwaitQuiet`], [`ReplicaDeed::Settle`], [`ReplicaDeed::SettleRemoved`] and [`ReplicaDeed::Unlock`] are answered,
/// one at a time. Where the first store is read, it must be as it was opened last: one that was lost and made anew in between
/// would say that everything was removed. [`Life`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplicaDeed {
    /// Wait for the lock that all tabs share: [`ReplicaEvent::Locked`].
    Lock,
    /// Let go of it.
    Unlock,
    /// Read the names: [`ReplicaEvent::Names`].
    ReadNames(Life),
    /// List all keys that open with this, in both stores, and the marks of them: [`ReplicaEvent::Listed`].
    List(Life, String),
    /// Read values and marks of the first store in one transaction: [`ReplicaEvent::First`].
    ReadFirst(Life, Vec<String>),
    /// Read values of the copy: [`ReplicaEvent::Copy`].
    ReadCopy(Vec<String>),
    /// Change the copy: [`ReplicaEvent::Wrote`].
    WriteCopy {
        /// Keys and values.
        puts: Vec<(String, String)>,
        /// Keys.
        removes: Vec<String>,
    },
    /// Put into the first store, in one transaction, those under whose keys nothing stands and that no mark covers, each with a
    /// mark, for the copy may have it in memory alone: [`ReplicaEvent::Back`].
    BringBack(Life, Vec<(String, String)>),
    /// Name the first store: [`ReplicaEvent::Back`].
    NameFirst(Life, String),
    /// Name the copy: [`ReplicaEvent::CopyNamed`]. It is called whole only where it bears the same name already.
    NameCopy(CopyName),
    /// Take marks of keys away, in one transaction, where the token is still this one.
    Settle(Vec<CopyMark>),
    /// The same for marks of removals.
    SettleRemoved(Vec<CopyMark>),
    /// Call [`ReplicaEvent::Quiet`] when a browser has surely written what it took.
    AwaitQuiet,
}

/// How the second copy of pools stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolCopies {
    /// It is being compared or written.
    Waiting,
    /// Everything stands twice.
    Two,
    /// This browser has no second store for pools, or no locks.
    Absent,
    /// The second store refuses, for example for want of room.
    Refused,
}

/// What is awaited.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Idle,
    Locking,
    Naming,
    Listing { prefix: String },
    BringingRead,
    Bringing,
    FirstNamed,
    Removing { keys: Vec<String> },
    Checking { keys: Vec<String> },
    Sending { copied: BTreeMap<String, String> },
    Sent { kept: Vec<MarkedValue> },
    CopyNamed,
}

/// The protocol of one tab.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and all of them may hold together"
)]
#[derive(Clone, Debug)]
pub struct PoolReplication {
    step: Step,
    /// A new name, should both stores lack one.
    own: String,
    /// The name that both bear in the end.
    name: String,
    /// How often the first store was opened.
    life: Life,
    /// Which of them it was when the first store was asked last.
    asked: Life,
    /// Whether it is open.
    open: bool,
    /// Whether the names were read since, under this lock.
    named: bool,
    /// Whether both were compared since it was opened.
    compared: bool,
    /// Why copying has stopped, until something happens.
    stopped: Option<PoolCopies>,
    /// Whether what the copy alone has comes back.
    restoring: bool,
    name_first: bool,
    /// What the copy is to be called next: begun, or whole.
    name_copy: Option<bool>,
    /// Keys whose values the copy lacks.
    keys: BTreeSet<String>,
    /// What keys open with of which all that the first store lacks is to be removed from the copy.
    prefixes: Vec<String>,
    bring: Vec<String>,
    removes: Vec<String>,
    check: Vec<String>,
    /// Removals that the copy is about to follow.
    removed: Vec<CopyMark>,
    /// Marks of what the copy has taken: those of the last moment, and older ones.
    fresh: Vec<CopyMark>,
    older: Vec<CopyMark>,
    quiet_awaited: bool,
    /// Whether both are to be looked at, though nothing is known to be lacking.
    look: bool,
    /// Whether that is all that is under way.
    looking: bool,
    said: Option<PoolCopies>,
}

impl PoolReplication {
    /// The protocol of a tab before it has opened anything; `own` is a name that nobody else has.
    pub fn new(own: String) -> Self {
        Self {
            step: Step::Idle,
            name: own.clone(),
            own,
            life: 0,
            asked: 0,
            open: false,
            named: false,
            compared: false,
            stopped: None,
            restoring: false,
            name_first: false,
            name_copy: None,
            keys: BTreeSet::new(),
            prefixes: Vec::new(),
            bring: Vec::new(),
            removes: Vec::new(),
            check: Vec::new(),
            removed: Vec::new(),
            fresh: Vec::new(),
            older: Vec::new(),
            quiet_awaited: false,
            look: false,
            looking: false,
            said: None,
        }
    }

    /// How the copy stands.
    pub fn copies(&self) -> PoolCopies {
        match self.stopped {
            Some(why) => why,
            // A look takes nothing back until it finds something.
            None if self.owes_nothing() && (self.is_idle() || self.looking) => PoolCopies::Two,
            None => PoolCopies::Waiting,
        }
    }

    /// Whether both were compared, and nothing that this tab has written waits.
    fn owes_nothing(&self) -> bool {
        self.compared && self.keys.is_empty() && self.prefixes.is_empty()
    }

    /// Whether nothing is under way.
    pub fn is_idle(&self) -> bool {
        self.step == Step::Idle
    }

    /// Whether the first store may lack what comes back in a moment.
    pub const fn may_bring_back(&self) -> bool {
        self.open && self.stopped.is_none() && (!self.compared || self.restoring)
    }

    /// Which opening of the first store this is.
    pub const fn life(&self) -> Life {
        self.life
    }

    /// How the copy stands, where that was not said already.
    pub fn news(&mut self) -> Option<PoolCopies> {
        let copies = self.copies();
        (self.said.replace(copies) != Some(copies)).then_some(copies)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A copy that went without a word is noticed when the page is shown again, and nothing is taken back where it stands.
    #[test]
    fn a_store_that_went_without_a_word_is_noticed_when_the_page_is_shown_again() {
        let name = |whole| Some(Some(CopyName { name: "own".to_owned(), whole }));
        let mut replication = PoolReplication::new("own".to_owned());
        replication.step(ReplicaEvent::Opened);
        replication.step(ReplicaEvent::Locked(true));
        replication.step(ReplicaEvent::Names { first: Some(Some("own".to_owned())), copy: name(true) });
        replication.step(ReplicaEvent::Listed(Ok(ListedKeys::default())));
        assert_eq!(replication.copies(), PoolCopies::Two);
        assert_eq!(replication.step(ReplicaEvent::Again), [ReplicaDeed::Lock]);
        assert_eq!(replication.step(ReplicaEvent::Locked(true)), [ReplicaDeed::ReadNames(1)]);
        assert_eq!(replication.copies(), PoolCopies::Two, "nothing is found yet");
        let same = ReplicaEvent::Names { first: Some(Some("own".to_owned())), copy: name(true) };
        assert_eq!(replication.step(same), [ReplicaDeed::Unlock], "two names, and no more");
        assert_eq!(replication.copies(), PoolCopies::Two);
        replication.step(ReplicaEvent::Again);
        replication.step(ReplicaEvent::Locked(true));
        replication.step(ReplicaEvent::Names { first: Some(Some("own".to_owned())), copy: Some(None) });
        assert_eq!(replication.copies(), PoolCopies::Waiting, "it is not there any more");
    }

    fn keys(keys: &[&str]) -> BTreeSet<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    /// A database that was lost gets everything back but what was removed from it since, whole pools and single candidates.
    #[test]
    fn what_was_removed_since_the_loss_is_not_read_again() {
        let mut replication = PoolReplication::new("own".to_owned());
        replication.step(ReplicaEvent::Opened);
        replication.step(ReplicaEvent::Locked(true));
        let copy = Some(CopyName { name: "old".to_owned(), whole: true });
        replication.step(ReplicaEvent::Names { first: Some(None), copy: Some(copy) });
        let listed = ListedKeys {
            first: keys(&[]),
            copy: keys(&["mark/a/1", "mark/b/1", "mark/b/2", "pool/a"]),
            owed: keys(&["pool/a"]),
            removed: vec![CopyMark { of: "mark/b/".to_owned(), token: "7".to_owned() }],
        };
        let deeds = replication.step(ReplicaEvent::Listed(Ok(listed)));
        assert_eq!(deeds, [ReplicaDeed::ReadCopy(vec!["mark/a/1".to_owned()])]);
        let pair = ("mark/a/1".to_owned(), "x".to_owned());
        assert_eq!(
            replication.step(ReplicaEvent::Copy(Some(vec![pair.clone()]))),
            [ReplicaDeed::BringBack(1, vec![pair])]
        );
        assert_eq!(
            replication.step(ReplicaEvent::Back(Some(vec!["mark/a/1".to_owned()]))),
            [ReplicaDeed::NameFirst(1, "old".to_owned())]
        );
        let removes = vec!["mark/b/1".to_owned(), "mark/b/2".to_owned(), "pool/a".to_owned()];
        assert_eq!(
            replication.step(ReplicaEvent::Back(Some(Vec::new()))),
            [ReplicaDeed::WriteCopy { puts: Vec::new(), removes }]
        );
    }
}
