//! The core of an interview kit: questions that everybody in a pool is asked, the same ones in the same words.
//!
//! They follow from the position alone, so that no candidate changes another's, and are kept with the pool from the first kit
//! on: whoever is asked later is asked the same.

use super::kit::{DEEDS_FROM, USUAL};
use super::position::Position;
use crate::attempt::Millis;
use crate::content::{Content, InterviewKind, InterviewQuestion};
use crate::{FacetId, InterviewId, Level, Skill};

/// How many questions everybody is asked.
pub const CORE: usize = 6;
/// Most of them on one skill, as long as another skill that counts has fewer.
const PER_SKILL: usize = 2;

/// The core set of a pool as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoreSet {
    /// When, as the device's clock had it.
    pub at: Millis,
    /// The questions, in the order in which they are asked.
    pub questions: Vec<InterviewId>,
}

/// The questions that a position asks everybody; none where it gives weight to nothing.
///
/// Skills take turns by their weights (Sainte-Laguë's method: the next question goes to the skill with the largest weight
/// over twice its questions plus one), so a skill that counts six times as much is never passed over for one that hardly
/// counts. Within a skill facets that the position names come first.
pub fn core_set(content: &Content, position: &Position, questions: &[InterviewQuestion]) -> Vec<InterviewId> {
    let Some(shares) = position.shares() else { return Vec::new() };
    let ordered: Vec<Vec<InterviewId>> =
        Skill::ALL.map(|skill| of_skill(content, position, skill, questions)).into();
    let mut taken = [0_usize; Skill::COUNT];
    let mut found: Vec<InterviewId> = Vec::new();
    while found.len() < CORE {
        let open = |most: usize| {
            let claim = |skill: usize| {
                let (share, asked) = (*shares.get(skill)?, *taken.get(skill)?);
                let left = asked < most && ordered.get(skill)?.len() > asked && share > 0.0;
                #[expect(clippy::cast_precision_loss, reason = "at most six")]
                let claim = share / (2 * asked + 1) as f64;
                left.then_some((skill, claim))
            };
            // Of equal claims the first skill's comes first.
            let claims = (0..Skill::COUNT).filter_map(claim);
            claims.fold(None, |best: Option<(usize, f64)>, one| match best {
                Some(best) if best.1 >= one.1 => Some(best),
                _ => Some(one),
            })
        };
        let Some((skill, _)) = open(PER_SKILL).or_else(|| open(usize::MAX)) else { break };
        let Some(slot) = taken.get_mut(skill) else { break };
        found.extend(ordered.get(skill).and_then(|list| list.get(*slot)).cloned());
        *slot += 1;
    }
    found
}

/// The questions of a skill for this position, the first to be asked first: one a facet.
fn of_skill(
    content: &Content,
    position: &Position,
    skill: Skill,
    questions: &[InterviewQuestion],
) -> Vec<InterviewId> {
    let Some(info) = content.skill(skill) else { return Vec::new() };
    let aims = position.all_facet_aims();
    let own = |facet: &FacetId| aims.iter().find(|(known, _)| known == facet).map(|(_, level)| *level);
    let (named, others): (Vec<_>, Vec<_>) = info.facets.iter().partition(|facet| own(&facet.id).is_some());
    let question = |facet: &FacetId| {
        let usual = Level::new(USUAL).unwrap_or_default();
        let level = own(facet).or(position.aim(skill)).unwrap_or(usual);
        let kind = if level.number() >= DEEDS_FROM { InterviewKind::Did } else { InterviewKind::Would };
        let of = questions.iter().find(|one| one.facet == *facet && one.kind == kind)?;
        Some(of.id.clone())
    };
    named.into_iter().chain(others).filter_map(|facet| question(&facet.id)).collect()
}
