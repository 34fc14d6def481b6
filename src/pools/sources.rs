//! Where candidates come from.

use std::collections::VecDeque;

use cairn_core::content::ExamplePerson;
use cairn_core::record::file::ProfileFile;
use cairn_core::record::pool::Unread;

use crate::store::folder::Given;

/// Where candidates come from.
pub enum Source {
    /// What was chosen or dropped. A whole pool among it is put before the manager.
    Given(Given),
    /// A pool's file whose candidates are to be added here.
    Pool(web_sys::File),
    /// What was pasted.
    Link(String),
    /// Profiles made here.
    Profile(Box<ProfileFile>),
    /// Somebody of the example, whose profile is made when their turn comes.
    MadeUp(Box<ExamplePerson>),
}

impl Source {
    /// What is unread until this has been read. A profile made here is taken in at once.
    pub(super) const fn unread(&self) -> Unread {
        match self {
            Self::Given(_) | Self::Pool(_) | Self::Link(_) => Unread::GIVEN,
            Self::MadeUp(_) => Unread::MADE_UP,
            Self::Profile(_) => Unread { made_up: false, given: false },
        }
    }
}

/// What waits to be read.
#[derive(Default)]
pub struct Sources(pub(super) VecDeque<Source>);
