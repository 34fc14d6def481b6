//! What may be said of how things are kept.

use super::Keeper;
use super::event::Wrote;

/// Whether what is on the screen is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Everything is kept on this device, read back and compared.
    Saved,
    /// A write is under way.
    Writing,
    /// Storage is blocked: this visit only.
    Memory,
    /// Storage refused the newest entries; they are in memory and are tried again.
    Full,
}

/// How the second copy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copies {
    /// It has not answered yet, or is being compared.
    Waiting,
    /// Every record is kept twice.
    Two,
    /// The browser has none to give, or refuses: records are kept once.
    One,
    /// As before, and the person has read it.
    OneKnown,
    /// An older page in another tab holds it.
    Held,
    /// A newer page in another tab needed it, so this one has let go.
    Outdated,
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Whether what is on the screen is kept.
    pub saving: Saving,
    /// How the second copy stands.
    pub copies: Copies,
    /// Whether something that was kept is gone from the first store.
    pub gone: bool,
    /// Whether a deletion is under way that the second store has not followed yet.
    pub forgetting: bool,
}

impl Keeper {
    pub(super) fn say(&self) -> Said {
        let refused = self.waiting.iter().find_map(|one| one.refused).or(self.trouble);
        let saving = match refused {
            Some(Wrote::Blocked) => Saving::Memory,
            Some(_) => Saving::Full,
            None if !self.waiting.is_empty() || self.second.is_writing() => Saving::Writing,
            None => Saving::Saved,
        };
        let (copies, forgetting) = (self.second.copies(), self.is_forgetting());
        Said { saving, copies, gone: !self.gone.is_empty(), forgetting }
    }
}
