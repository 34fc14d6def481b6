//! Where candidates come from.

use std::collections::VecDeque;

use cairn_core::record::file::ProfileFile;

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
}

/// What waits to be read.
#[derive(Default)]
pub struct Sources(pub(super) VecDeque<Source>);
