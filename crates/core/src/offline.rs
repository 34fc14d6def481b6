//! Whether the program itself is on the device, and when a newer one may be offered.

use crate::keeping::Saving;

/// How much of the program is on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// The worker that keeps it is being asked.
    Asking,
    /// The browser has no worker for this page.
    Refused,
    /// It is on its way, or did not all come.
    Waiting,
    /// There was no room for it.
    Full,
    /// The browser is to save data: what was used.
    Part,
    /// All of it.
    Whole,
    /// The page is the one file that holds everything.
    OneFile,
}

impl Offline {
    /// What `public/boot.js` says of it. What it does not say is not claimed.
    pub fn read(said: Option<&str>) -> Self {
        match said {
            Some("whole") => Self::Whole,
            Some("part") => Self::Part,
            Some("full") => Self::Full,
            Some("file") => Self::OneFile,
            Some("waiting") => Self::Waiting,
            _ => Self::Refused,
        }
    }
}

/// Whether a page may be loaded again without a loss: what is in memory alone would be gone, and what is `reading` broken off.
pub const fn may_load_again(saving: Saving, reading: bool) -> bool {
    !reading && !matches!(saving, Saving::Memory | Saving::Full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_claimed_that_the_worker_did_not_say() {
        assert_eq!(Offline::read(Some("whole")), Offline::Whole);
        for said in [None, Some(""), Some("Whole"), Some("none")] {
            assert_eq!(Offline::read(said), Offline::Refused, "{said:?}");
        }
    }

    #[test]
    fn a_newer_version_is_not_offered_where_a_reload_would_cost_something() {
        assert!(may_load_again(Saving::Saved, false));
        assert!(
            may_load_again(Saving::Writing, false),
            "what is being written is written before the page goes"
        );
        assert!(!may_load_again(Saving::Saved, true));
        assert!(!may_load_again(Saving::Memory, false) && !may_load_again(Saving::Full, false));
    }
}
