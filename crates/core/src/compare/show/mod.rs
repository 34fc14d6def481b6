//! What the pages about one candidate and about a team show: enums and numbers, no sentences.

mod confirm;
mod kit;
mod team;

pub use confirm::{
    CheckView, CombinedRow, CombinedView, ConfirmView, ConfirmedState, FindingView, Held, combined_view,
    confirm_view, confirmed_state,
};
pub use kit::{ClaimView, KitRow, ReasonView, kit_rows};
pub use team::{GainRow, NeedRow, NeedState, TeamView, team_view};

use crate::Level;
use crate::content::Content;

/// The name of a level.
fn level_name(content: &Content, level: Level) -> String {
    content.levels.get(usize::from(level.number())).map_or_else(String::new, |info| info.name.clone())
}
