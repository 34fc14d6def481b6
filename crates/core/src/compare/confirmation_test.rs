//! A confirmation test that a candidate took, as the log has it.

use crate::ItemId;
use crate::attempt::{Attempt, Millis};

/// A confirmation test, as far as it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Who gave it, as they entered it.
    pub by: String,
    /// When it began.
    pub began: Millis,
    /// Its questions, in order.
    pub items: Vec<ItemId>,
    /// Its answers, as a log like any other.
    pub log: Attempt,
    /// When it ended, if it did.
    pub ended: Option<Millis>,
    /// When and by whom it was discarded, if it is.
    pub discarded: Option<Discard>,
    /// Each time that it was discarded, oldest first, also where it was taken back in since.
    pub discards: Vec<(Discard, Option<Discard>)>,
}

/// That a test counts for nothing any more, or counts again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discard {
    /// When.
    pub at: Millis,
    /// By whom, as they entered it; may be empty.
    pub by: String,
}

/// That a test was taken and discarded, as a record of a decision tells it. It counts for nothing, unless it was taken back in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscardedTest {
    /// When the test ended, or else when its last answer came.
    pub taken: Millis,
    /// Who gave it, as they entered it; may be empty.
    pub given_by: String,
    /// When and by whom it was discarded.
    pub discard: Discard,
    /// When and by whom it was taken back in after that, if it was.
    pub taken_back: Option<Discard>,
}

impl DiscardedTest {
    /// Whether the test counts for nothing now.
    pub const fn stands(&self) -> bool {
        self.taken_back.is_none()
    }
}

impl Test {
    /// The question to be asked now; `None` at the end.
    pub fn open(&self) -> Option<&ItemId> {
        let answers = self.log.answers();
        let open = |item: &&ItemId| !answers.iter().any(|given| given.item == **item);
        if self.ended.is_some() { None } else { self.items.iter().find(open) }
    }

    /// How many questions were answered.
    pub fn answered(&self) -> usize {
        self.log.answers().len()
    }

    /// When it ended, or else when its last answer came.
    pub fn taken(&self) -> Millis {
        self.ended.unwrap_or_else(|| self.log.last_at())
    }

    /// Whether nothing more will come.
    pub fn over(&self) -> bool {
        self.open().is_none()
    }
}
