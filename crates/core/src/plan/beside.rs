//! What the step of a plan asks besides the plan's pieces, by today's answers.

use super::now::Plan;
use crate::content::Content;
use crate::path::way::{LearningEstimate, UnplannedNeed};
use crate::{FacetId, Skill};

/// What a step asks that has no piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutsidePlan {
    /// Skills that today's answers would plan pieces for and a plan that is followed has none of, with their hours.
    pub missing: Vec<(Skill, u32)>,
    /// Needs that are likely met, or nearly so.
    pub aside: Vec<UnplannedNeed>,
    /// Facets that lie low and have no piece, because others of their skill have one.
    pub dearer: Vec<FacetId>,
}

/// What stands beside a way that is no plan yet: its own pieces are those that are shown, those for a later stage among them, as in the
/// plan that is made of it.
pub fn beside_way(found: &LearningEstimate) -> OutsidePlan {
    let ahead = |skill: Skill| found.ahead.iter().any(|one| one.piece.skill == skill);
    OutsidePlan {
        missing: Vec::new(),
        aside: found.aside.iter().filter(|one| !ahead(one.skill)).cloned().collect(),
        dearer: found.dearer.clone(),
    }
}

/// What stands beside a plan that was made before: its pieces are those that are shown, whatever today's way would plan. Nothing where
/// today's way begins with another step.
pub fn beside_plan(content: &Content, plan: &Plan, found: &LearningEstimate) -> OutsidePlan {
    if found.legs.first().is_none_or(|leg| leg.aim != *plan.step()) {
        return OutsidePlan::default();
    }
    let has = |skill: Skill| {
        let of = |facet| content.facet(facet).map(|(of, _)| of);
        plan.pieces.iter().any(|piece| of(&piece.id.facet) == Some(skill))
    };
    let hours = |skill: Skill| {
        let of_skill = found.pieces.iter().filter(|piece| piece.skill == skill);
        of_skill.map(|piece| piece.hours.whole()).fold(0, u32::saturating_add)
    };
    let missing = Skill::ALL.into_iter().filter(|skill| !has(*skill)).map(|skill| (skill, hours(skill)));
    let planned = |facet: &FacetId| plan.pieces.iter().any(|piece| piece.id.facet == *facet);
    let beside_piece =
        |facet: &&FacetId| !planned(facet) && content.facet(facet).is_some_and(|(skill, _)| has(skill));
    OutsidePlan {
        missing: missing.filter(|(_, hours)| *hours > 0).collect(),
        aside: found.aside.iter().filter(|one| !has(one.skill)).cloned().collect(),
        dearer: found.dearer.iter().filter(beside_piece).cloned().collect(),
    }
}
