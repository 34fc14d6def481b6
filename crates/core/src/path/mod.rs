//! The path: stages shown and done, where a person stands, what comes next, and what holds them back.

mod aim;
mod copies;
mod entry;
mod ground;
pub mod page;
mod reasons;
mod settle;
mod shown;
mod stages;
mod table;
pub mod view;
pub mod way;
pub mod what_if;

pub use aim::{Aim, Needs};
pub(crate) use copies::copied_theta;
pub use copies::{CopyPart, Recomputed, compare, copies};
pub use entry::{Because, suggested, way_taken};
pub use ground::Ground;
use page::next_on;
pub(crate) use reasons::level_name;
pub use reasons::{Said, SaidAnswer};
pub use settle::{AskBy, Hinge, HingeView, ask_by};
pub use shown::Shown;
pub use stages::{Blocker, Likely, Place, Position, StageStanding, StageState, position};
