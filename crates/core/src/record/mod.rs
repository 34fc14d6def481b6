//! How attempts are kept: one immutable record an entry, under a key of its own; finished ones packed into one value each.
//!
//! Two tabs, a crash between two writes or a full disk cannot mix anything up, because nothing is ever written twice.
//! What cannot be read stays where it is, is named, and is never overwritten: new entries get new keys.

mod accepted;
mod aside;
mod deployment;
pub mod file;
pub(crate) mod json;
mod key;
pub mod link;
mod load;
mod merge;
pub mod message;
mod opened_profiles;
mod pack;
pub mod pool;
mod settings;
mod shown;
mod usage;
pub(crate) mod write;

/// What readers and writers of other records build on: one reader with one rule.
pub(crate) mod parts {
    pub(crate) use super::json::Object;
    pub(crate) use super::merge::{says_no_more, united};
    pub(crate) use super::write::{JsonObject, array};
}

pub(crate) use accepted::later_accepted;
pub use accepted::{Accepted, read_accepted, write_accepted};
pub use aside::{Aside, AsideReason};
pub use deployment::{CLAIM, base_path, opening};
pub use json::{ReadError, read_entry, write_entry};
pub use key::Key;
pub use load::{Loaded, load, load_records};
pub use merge::{Adopted, Merge, keys_gone, keys_in_order, lacking, merge};
pub use opened_profiles::{Put, Shelf};
pub use pack::{PackPlan, plan_pack, read_pack, write_pack};
pub use settings::{KeptSettings, Scheme, read_settings, write_settings};
pub use shown::{
    Differs, ShownSkill, ShownThen, note_shown, read_shown, shown_before, shown_now, write_shown,
};
pub use usage::{LIMIT as SPACE_LIMIT, Space};
pub use write::write_all;
