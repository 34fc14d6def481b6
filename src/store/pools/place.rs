//! Where pools are at the moment: in the database, or in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;

use cairn_core::keeping::pool_replication::Life;

use crate::store::database::Database;

/// Name of the database.
pub const NAME: &str = "cairn-pools";
/// Version of the database's shape.
pub const VERSION: u32 = 1;
/// Where pools are.
pub(super) enum Place {
    /// Not asked for yet.
    Unopened,
    /// In the database, and which opening of it this is.
    Disk(Database, Life),
    /// In memory: keys and values, and whether they came out of the copy.
    Memory(BTreeMap<String, String>, bool),
}

thread_local! {
    pub(super) static PLACE: RefCell<Place> = const { RefCell::new(Place::Unopened) };
}
