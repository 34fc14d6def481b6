//! What each member of a team could grow into: for one's own people, member by member, in no order of merit.

use super::{level_name, name_of_need};
use crate::FacetId;
use crate::compare::CandidateEstimate;
use crate::compare::position::Position;
use crate::compare::team::{Coverage, TeamNeed, needs, team};
use crate::content::{Content, PathContent};
use crate::path::Shown;
use crate::path::view::Percent;

/// Most needs that are named for one member to grow into.
const STEPS: usize = 2;

/// One member.
#[derive(Clone, Debug, PartialEq)]
pub struct GrowingRow {
    /// Names of the needs that they meet, 80% and more.
    pub meets: Vec<String>,
    /// Names of the needs in whose skill they were not measured: nothing is said of these.
    pub unmeasured: Vec<String>,
    /// What they could grow into, what the team lacks most first.
    pub steps: Vec<GrowingStep>,
}

/// One need that a member could grow into.
#[derive(Clone, Debug, PartialEq)]
pub struct GrowingStep {
    /// Name of the skill or facet.
    pub name: String,
    /// The level that the team needs.
    pub level: String,
    /// Probability that they meet it today.
    pub today: Percent,
    /// What it would do for the team.
    pub serves: Serves,
    /// The facet to begin with, where the need is on a skill: the one in which they stand lowest.
    pub first: Option<String>,
    /// How to practise it.
    pub practise: String,
    /// What would show it at work.
    pub prove: String,
}

/// What somebody's growing into a need does for a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Serves {
    /// Hardly anybody meets it.
    Gap,
    /// Somebody may meet it, and it is not sure.
    Open,
    /// It hangs on this member alone, who may not meet it.
    Certain,
    /// It hangs on one other person.
    Second,
    /// The team has it.
    Depth,
}

/// What the growing of the member in this place does for a need of the team.
fn serves(coverage: &Coverage, place: usize) -> Serves {
    match Shown::of(coverage.covered) {
        Shown::NotYet => Serves::Gap,
        Shown::Open | Shown::Likely => Serves::Open,
        Shown::Shown if coverage.hangs_on() == Some(place) => Serves::Certain,
        Shown::Shown if coverage.hangs_on().is_some() => Serves::Second,
        Shown::Shown => Serves::Depth,
    }
}

/// What each member could grow into, in the order of the members. Of the needs that somebody is near, those come first that
/// the team lacks, and of these the ones that they are nearest to. Nobody is held against anybody else.
pub fn growing(
    content: &Content,
    path: &PathContent,
    position: &Position,
    members: &[&CandidateEstimate],
) -> Vec<GrowingRow> {
    let needs = needs(content, position);
    let found = team(content, &needs, members);
    let row = |(place, standing): (usize, &&CandidateEstimate)| {
        let known = |coverage: &Coverage| coverage.members.get(place).copied().flatten();
        let met = |coverage: &Coverage| known(coverage).unwrap_or(0.0);
        let named = |is: &dyn Fn(&Coverage) -> bool| {
            found.needs.iter().filter(|one| is(one)).map(|one| name_of_need(content, &one.need)).collect()
        };
        // At the cuts of the path: who meets a need, and who is at least near it. Who is near none is told the nearest one.
        let (meeting, near_it) = (|met| Shown::of(met) == Shown::Shown, |met| Shown::of(met) >= Shown::Open);
        let meets = named(&|one| meeting(met(one)));
        let unmeasured = named(&|one| known(one).is_none());
        let open: Vec<&Coverage> =
            found.needs.iter().filter(|one| known(one).is_some_and(|met| !meeting(met))).collect();
        let near: Vec<&Coverage> = open.iter().copied().filter(|one| near_it(met(one))).collect();
        let ordered = if near.is_empty() {
            let nearest = crate::order::sorted(&open, |left, right| met(right).total_cmp(&met(left)));
            nearest.into_iter().take(1).collect()
        } else {
            crate::order::sorted(&near, |left, right| {
                serves(left, place).cmp(&serves(right, place)).then(met(right).total_cmp(&met(left)))
            })
        };
        let steps = ordered.into_iter().take(STEPS).filter_map(|one| {
            let facet = facet_of(content, standing, &one.need)?;
            let (_, info) = content.facet(&facet)?;
            let texts = path.texts(&facet, one.need.level)?;
            Some(GrowingStep {
                name: name_of_need(content, &one.need),
                level: level_name(content, one.need.level),
                today: Percent::of(met(one)),
                serves: serves(one, place),
                first: one.need.facet.is_none().then(|| info.name.clone()),
                practise: texts.practise.clone(),
                prove: texts.prove.clone(),
            })
        });
        GrowingRow { meets, unmeasured, steps: steps.collect() }
    };
    members.iter().enumerate().map(row).collect()
}

/// The facet of a need, or the one of its skill in which somebody stands lowest.
fn facet_of(content: &Content, standing: &CandidateEstimate, need: &TeamNeed) -> Option<FacetId> {
    if need.facet.is_some() {
        return need.facet.clone();
    }
    let all = content.skills.iter().flat_map(|info| info.facets.iter().map(move |facet| (info.skill, facet)));
    let own = all.zip(&standing.facets).filter(|((skill, _), _)| *skill == need.skill);
    let lowest = own.fold(None::<(&FacetId, f64)>, |lowest, ((_, facet), part)| match lowest {
        Some((_, least)) if least <= part.deviation => lowest,
        _ => Some((&facet.id, part.deviation)),
    });
    lowest.map(|(id, _)| id.clone())
}
