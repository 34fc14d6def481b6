//! The path: stages shown and done, where a person stands, what comes next, and what holds them back.

mod confidence;
mod entry;
mod export_scores;
mod least_certain;
mod narrowing;
mod onward;
pub mod page;
mod percent;
mod person_draws;
mod reasons;
mod stages;
mod table;
mod target;
pub mod view;
pub mod way;
pub mod what_if;

pub use confidence::Shown;
#[cfg(feature = "authoring")]
use entry::fitting;
pub use entry::{WayReason, suggested, way_taken};
pub(crate) use export_scores::copied_theta;
pub use export_scores::{CopyPart, Recomputed, compare, copies};
pub use least_certain::{hinge_of, left_to_settle};
pub use narrowing::{AskBy, Hinge, HingeView, ask_by};
use onward::next_on;
pub use onward::{Ahead, OtherStage};
pub use person_draws::Ground;
pub(crate) use reasons::level_name;
pub use reasons::{MovingAnswer, SaidAnswer};
pub use stages::{Blocker, Likely, PathPosition, Place, StageStanding, StageState, position};
pub use target::{Aim, Needs};
