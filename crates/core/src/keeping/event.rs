//! What comes in and what goes out: data, and nothing that waits.
#![expect(missing_docs, reason = "fields are told with their variants")]

use super::Forgotten;
use crate::AttemptId;
use crate::attempt::Attempt;
use crate::plan::RawRecord;
use crate::record::{Aside, Loaded, PackPlan};

/// What the tab shows at this moment.
#[derive(Clone, Copy, Debug)]
pub struct Memory<'a> {
    /// All attempts.
    pub attempts: &'a [Attempt],
    /// Records of plans.
    pub plans: &'a [RawRecord],
    /// Stored values that could not be read.
    pub aside: &'a [Aside],
}

/// The name of one request of the second store.
pub type Ticket = u32;

/// What becomes of a record under whose key something else stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// It goes under another name of this tab.
    Rename,
    /// It is left out: what stands there stays.
    Leave,
    /// It takes the place: of ratings the newest state is kept.
    Replace,
}

/// What became of a write into the first store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrote {
    /// It was read back as it was written.
    Kept,
    /// Something else stands under the key.
    Taken,
    /// The storage is full, or the browser refused.
    Refused,
    /// What is read back is not what was written.
    Different,
    /// The browser does not let the page use its storage.
    Blocked,
}

/// What a person deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// Everything of ours.
    All,
    /// Attempts, and single values.
    Some(Vec<AttemptId>, Vec<String>),
}

/// Why values of the first store were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadReason {
    /// This tab does not know them yet.
    New,
    /// Packs that somebody needs now.
    Packs,
    /// They may show that what was known is there under another key; attempts, and keys of plans.
    Gone(Vec<AttemptId>, Vec<String>),
    /// Notes of deletions, some of them perhaps broken off.
    Undone,
    /// The same, for something is wanted again.
    Again,
    /// Notes of deletions that the second store has to follow.
    Forgotten,
    /// The second store lacks them.
    Copy,
    /// Both stores have them, or one of them only.
    Agree(Vec<(String, String)>),
    /// The rating under this key is copied; what the second store has of it.
    Join(String, Vec<(String, String)>),
    /// What stands where something that waits is to take its place.
    Replaced,
    /// Whether what the second store was sent is still the newest.
    Rewritten,
    /// Whether a pack still stands before its records go.
    Packed,
}

/// What has happened.
#[derive(Clone, Debug, PartialEq)]
pub enum KeepingEvent {
    /// The page has started: what a write gave that was tried and taken back, and what the first program has handed over.
    Start { probe: Wrote, handed: Handed },
    /// The person has done something, and these records tell it. `again` where they may have been deleted before.
    Keep { records: Vec<RawRecord>, over: Over, again: bool },
    /// The frame is over in which a record shows, the page may be gone the next moment, or the person wants it tried again.
    Write,
    /// Another tab has changed the first store.
    Heard,
    /// The page is shown, out of the browser's memory or for the first time, or it is about to say how all is kept.
    Shown,
    /// Packs are needed: all of them, or those of attempts in memory.
    ReadPacks { all: bool },
    /// A finished attempt is to be packed.
    Pack(PackPlan),
    /// The person deletes.
    Delete(Deletion),
    /// The person wants what is gone from the first store to be written again.
    SaveAgain,
    /// The person gives up what is gone from the first store.
    ForgetGone,

    /// What became of [`Deed::WriteFirst`].
    Wrote { key: String, outcome: Wrote },
    /// The keys of ours in the first store, in order; `None` where it cannot be read.
    Keys(Option<Vec<String>>),
    /// What [`Deed::ReadFirst`] found.
    Values { why: ReadReason, pairs: Vec<(String, String)> },
    /// Whether everything that [`Deed::EraseFirst`] names is gone.
    Erased { ok: bool, note: Option<(String, Forgotten)> },

    /// The second store is there.
    Opened(Ticket),
    /// There is none, or it does not answer.
    NotOpened(Ticket),
    /// An older page in another tab holds the second store.
    Held,
    /// A newer page needed it, and this one has let go.
    Outdated,
    /// The second store is gone: the browser closed it, or somebody deleted it.
    Closed,
    /// A transaction ended: on the disk, or without effect.
    Ended { ticket: Ticket, ok: bool },
    /// The keys in the second store, in order.
    Listed { ticket: Ticket, keys: Option<Vec<String>> },
    /// What [`Deed::ReadSecond`] found.
    Read { ticket: Ticket, pairs: Option<Vec<(String, String)>> },
}

/// All of it, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    /// Keys and values to put.
    pub puts: Vec<(String, String)>,
    /// Keys to remove.
    pub removes: Vec<String>,
}

/// What is wanted of the other program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgramRequest {
    /// Nothing: both stores agree, or there is one.
    Nothing,
    /// The second store has what the first has lost, or something is to be deleted: the second program sees to it.
    Restore,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// List the keys of ours in the first store: [`KeepingEvent::Keys`], at once.
    ListFirst,
    /// Read values of the first store: [`KeepingEvent::Values`], at once.
    ReadFirst { why: ReadReason, keys: Vec<String> },
    /// Write a value and read it back, twice where it was cut: [`KeepingEvent::Wrote`], at once. Unless it may replace, it is
    /// [`Wrote::Taken`] where something stands there that is no beginning of it.
    WriteFirst { key: String, value: String, replace: bool },
    /// Remove keys: [`KeepingEvent::Erased`], at once. `note` goes along: the deletion that they belong to.
    EraseFirst { keys: Vec<String>, note: Option<(String, Forgotten)> },

    /// Open the second store, whatever became of it before: [`KeepingEvent::Opened`] and others, later.
    OpenSecond(Ticket),
    /// Change the second store: [`KeepingEvent::Ended`], later.
    ChangeSecond(Ticket, Transaction),
    /// The same, and remove those of the keys that the first store does not have at the moment when the transaction runs: what
    /// another tab writes there by then stays in both.
    FollowSecond(Ticket, Transaction, Vec<String>),
    /// List its keys: [`KeepingEvent::Listed`], later.
    ListSecond(Ticket),
    /// Read values: [`KeepingEvent::Read`], later.
    ReadSecond(Ticket, Vec<String>),

    /// Call [`KeepingEvent::Write`] after the next frame.
    AwaitFrame,
    /// Call [`KeepingEvent::ReadPacks`] for the attempts in memory.
    NeedPacks,
    /// Take what was read into memory.
    TakeUp(Loaded),
    /// A record that is shown goes by another key; one of a plan may be another as a whole.
    Rename(RawRecord, RawRecord),
    /// Forget what is deleted.
    Forget(Deletion),
    /// Forget everything that is shown, for it is about to be read anew.
    ForgetAll,
    /// Show what could not be read no longer, for it is gone.
    DropAside(Vec<String>),
    /// Both stores are compared, or there is one only; [`super::Keeper::take_back`] says how much came back.
    Compared(ProgramRequest),
    /// An attempt is packed, or will not be.
    Packed(bool),
}

/// What the first program hands over: what no store has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    /// Records that storage has not taken yet.
    pub waiting: Vec<RawRecord>,
    /// Records that were kept and are gone.
    pub gone: Vec<RawRecord>,
    /// Whether the person has given up what is gone.
    pub forget: bool,
}
