//! What the pages about one candidate and about a team show: enums and numbers, no sentences.

mod confirm;
mod growing;
mod kit;
mod result;
mod team;

pub use confirm::{
    CheckView, CombinedLevel, ConfirmView, ConfirmedState, FindingView, PointsVersusExpected, ScoreView,
    SkillEffectRow, SourcesEffectView, confirm_view, confirmed_state, sources_effect_view,
};
pub use growing::{GrowingRow, GrowingStep, Serves, growing};
pub use kit::{ClaimView, KitRow, ReasonView, kit_rows};
pub use result::candidate_result;
pub use team::{GainRow, NeedCounts, NeedRow, NeedState, TeamView, team_view};

use crate::Level;
use crate::compare::team::TeamNeed;
use crate::content::Content;

/// The name of a level.
fn level_name(content: &Content, level: Level) -> String {
    content.levels.get(usize::from(level.number())).map_or_else(String::new, |info| info.name.clone())
}

/// The name of what is needed: of the facet, or of the skill.
fn name_of_need(content: &Content, need: &TeamNeed) -> String {
    let facet = need.facet.as_ref().and_then(|id| content.facet(id)).map(|(_, facet)| facet.name.clone());
    facet.unwrap_or_else(|| content.skill(need.skill).map_or_else(String::new, |info| info.name.clone()))
}
