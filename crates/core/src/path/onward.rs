//! Which stage of a way to go for, said once: in one order, or with the reason for another one.

use super::confidence::Shown;
use super::percent::Percent;
use super::{Ground, StageStanding};
use crate::Stage;
use crate::content::{Content, PathContent, Way};

/// The stage to go for comes before others of the way: the skills meet its needs more surely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The stage to go for.
    pub next: Stage,
    /// Probability that the skills meet its needs.
    pub shown: Percent,
    /// The stage that comes before it on the way, and is open.
    pub first: Stage,
    /// Probability that the skills meet the needs of that one.
    pub first_shown: Percent,
}

/// Another stage than the one to go for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherStage {
    /// The stage.
    pub stage: Stage,
    /// Its name.
    pub name: String,
    /// Probability that the skills meet its needs.
    pub shown: Percent,
}

impl OtherStage {
    fn of(content: &Content, standing: &StageStanding) -> Self {
        let name = content.stage(standing.stage).map_or_else(String::new, |info| info.name.clone());
        Self { stage: standing.stage, name, shown: Percent::of(standing.shown) }
    }
}

/// Among the stages above the goal that this way skips and that are not done: the one that the skills meet most surely, if it is at
/// least *open* and surer than the goal. The result may show it at the top, and readers then ask why it is not next. Nobody asks that
/// of a stage below the goal.
pub(super) fn surer_beside(
    content: &Content,
    way: &Way,
    stages: &[StageStanding],
    goal: &StageStanding,
) -> Option<OtherStage> {
    let above = stages.iter().filter(|one| one.stage > goal.stage);
    let beside = above.filter(|one| !way.stages.contains(&one.stage) && !one.state.is_done());
    let surest = beside.max_by(|one, other| one.shown.total_cmp(&other.shown))?;
    (surest.shown > goal.shown && surest.state.skills >= Shown::Open).then(|| OtherStage::of(content, surest))
}

/// The stage of a way to go for: behind the last one where the person stands, what the skills show most; of equally shown
/// ones the first. At the end of the way it is the last one, until that is shown.
pub(super) fn next_on<'a>(
    path: &PathContent,
    way: &Way,
    stages: &'a [StageStanding],
) -> Option<&'a StageStanding> {
    let last = way.stages.last().and_then(|last| stages.get(last.index()));
    let last = last.filter(|standing| !standing.state.is_reached());
    behind_held(path, way, stages)
        .into_iter()
        .fold(None, |best: Option<&StageStanding>, standing| match best {
            Some(best) if best.shown >= standing.shown => Some(best),
            _ => Some(standing),
        })
        .or(last)
}

/// The stages of a way behind the last one where the person stands, in its order, without those where they probably stand.
///
/// Where they only probably stand, no stage before it is passed over whose needs the skills meet more surely: a probability that
/// has just passed a half would make one skip milestones that a few answers ago were next. What they came without is passed over
/// in any case ([`came_without`]).
fn behind_held<'a>(path: &PathContent, way: &Way, stages: &'a [StageStanding]) -> Vec<&'a StageStanding> {
    let asked = way.stages.iter().filter(|stage| !came_without(path, way, stages, **stage));
    let on_way: Vec<&StageStanding> = asked.filter_map(|stage| stages.get(stage.index())).collect();
    let stands = |at: &usize| {
        let (before, from) = on_way.split_at(*at);
        let surer_and_open =
            |here: &StageStanding| before.iter().any(|open| !open.state.is_held() && open.shown > here.shown);
        from.first()
            .is_some_and(|here| here.state.is_reached() || here.state.is_held() && !surer_and_open(here))
    };
    let held = (0..on_way.len()).rev().find(stands);
    let behind = on_way.into_iter().skip(held.map_or(0, |at| at + 1));
    behind.filter(|standing| !standing.state.is_held()).collect()
}

/// Whether the person stands, if only probably, at a later stage of this way, and has come there by another way in that leaves this
/// stage out: one on which they have reached a milestone before that later stage. Whoever leads a team of analysts is not sent back to
/// build pipelines, because their Python would also fit the way of software engineers.
fn came_without(path: &PathContent, way: &Way, stages: &[StageStanding], stage: Stage) -> bool {
    let standing = |stage: &Stage| stages.get(stage.index());
    if standing(&stage).is_none_or(|here| here.state.is_held()) {
        return false;
    }
    let later = way.stages.iter().skip_while(|one| **one != stage).skip(1);
    let mut held = later.filter(|one| standing(one).is_some_and(|one| one.state.is_held()));
    held.any(|held| {
        path.ways.iter().filter(|other| !other.stages.contains(&stage)).any(|other| {
            let place = other.stages.iter().position(|one| one == held);
            let before = place.and_then(|at| other.stages.get(..at)).unwrap_or_default();
            before.iter().any(|one| standing(one).is_some_and(|one| one.state.is_done()))
        })
    })
}

/// The last stage of a way behind the one to go for where the person probably stands already.
pub(super) fn probably_at(
    content: &Content,
    way: &Way,
    stages: &[StageStanding],
    goal: &StageStanding,
) -> Option<OtherStage> {
    let behind = way.stages.iter().skip_while(|stage| **stage != goal.stage).skip(1);
    let held = behind.filter_map(|stage| stages.get(stage.index())).filter(|one| one.state.is_held());
    held.last().map(|one| OtherStage::of(content, one))
}

/// Why a stage to go for is not the first open one behind where the person stands on the way.
pub(super) fn ahead(path: &PathContent, way: &Way, ground: &Ground, goal: Stage) -> Option<Ahead> {
    let stages = &ground.position.stages;
    let first = behind_held(path, way, stages).first().copied().filter(|first| first.stage != goal)?;
    let next = stages.get(goal.index())?;
    (next.shown > first.shown).then_some(Ahead {
        next: goal,
        shown: Percent::of(next.shown),
        first: first.stage,
        first_shown: Percent::of(first.shown),
    })
}
