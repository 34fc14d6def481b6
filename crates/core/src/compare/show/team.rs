//! A team as a page shows it.

use super::{level_name, name_of_need};
use crate::compare::team::{Coverage, TeamNeed, all, gains, needs, team};
use crate::compare::{CandidateEstimate, MustHaves, Position};
use crate::content::Content;
use crate::decimal::Tenths;
use crate::path::Shown;
use crate::path::view::Percent;

/// Most candidates that are named as closing the gap.
const NAMED: usize = 5;
/// A candidate adds something to a need from this gain in probability on.
const ADDS: f64 = 0.05;

/// The page of a team.
#[derive(Clone, Debug, PartialEq)]
pub enum TeamView {
    /// The position asks for no level, so that there is nothing to cover.
    NoNeeds,
    /// A team, which may be empty.
    Team {
        /// The needs in the order of the skills.
        needs: Vec<NeedRow>,
        /// Probability that all needs are covered together; `None` where nobody was measured in the skill of one of them.
        all: Option<Percent>,
        /// How many needs stand in which way.
        counts: NeedCounts,
        /// Who closes the gap best, the best first; only those who add something.
        gains: Vec<GainRow>,
    },
}

/// How many needs of a team stand in which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedCounts {
    /// Covered.
    pub covered: usize,
    /// Likely covered.
    pub likely: usize,
    /// Open.
    pub open: usize,
    /// Gaps.
    pub gaps: usize,
    /// Nobody was measured in their skill.
    pub unmeasured: usize,
}

/// One need.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedRow {
    /// Name of the skill or facet.
    pub name: String,
    /// The level needed.
    pub level: String,
    /// Probability that at least one member meets it.
    pub covered: Percent,
    /// How that stands.
    pub state: NeedState,
    /// The one member on whom it hangs: without them it would not be likely covered.
    pub single: Option<usize>,
    /// Each member's own probability; `None` where nothing was answered in the skill.
    pub members: Vec<Option<Percent>>,
}

/// How a need stands, at the cuts of the path and of must-haves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedState {
    /// 80% and more.
    Covered,
    /// 50% and more.
    Likely,
    /// 20% and more.
    Open,
    /// Below 20%.
    Gap,
    /// Nobody was measured in its skill, so that nothing can be said.
    NotMeasured,
}

impl From<Shown> for NeedState {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Shown => Self::Covered,
            Shown::Likely => Self::Likely,
            Shown::Open => Self::Open,
            Shown::NotYet => Self::Gap,
        }
    }
}

/// What one candidate would add.
#[derive(Clone, Debug, PartialEq)]
pub struct GainRow {
    /// Their place among those who were offered.
    pub candidate: usize,
    /// How many needs more are met on average.
    pub needs: Tenths,
    /// Probability that all needs are covered with them; `None` where nobody then was measured in the skill of one of them.
    pub all: Option<Percent>,
    /// Names of the needs that they add to, with how much, the most first.
    pub adds: Vec<(String, Percent)>,
}

/// The team of these members for a position, and who of those offered closes its gap best.
pub fn team_view(
    content: &Content,
    position: &Position,
    members: &[&CandidateEstimate],
    offered: &[&CandidateEstimate],
) -> TeamView {
    let needs = needs(content, position);
    if needs.is_empty() {
        return TeamView::NoNeeds;
    }
    let found = team(content, &needs, members);
    let rows: Vec<NeedRow> = found.needs.iter().map(|one| need_row(content, one)).collect();
    let count = |state: NeedState| rows.iter().filter(|row| row.state == state).count();
    let counts = NeedCounts {
        covered: count(NeedState::Covered),
        likely: count(NeedState::Likely),
        open: count(NeedState::Open),
        gaps: count(NeedState::Gap),
        unmeasured: count(NeedState::NotMeasured),
    };
    let chance = |members: &[&CandidateEstimate]| {
        let known = |need: &TeamNeed| members.iter().any(|one| one.measured(need.skill));
        let said = members.is_empty() || needs.iter().all(known);
        said.then(|| Percent::of(all_of(content, position, &needs, members)))
    };
    let with = |place: usize| {
        let mut more = members.to_vec();
        more.extend(offered.get(place));
        chance(&more)
    };
    let gains = gains(content, &needs, members, offered);
    TeamView::Team {
        counts,
        all: chance(members),
        gains: gains
            .into_iter()
            .filter(|gain| gain.needs >= ADDS)
            .take(NAMED)
            .map(|gain| GainRow {
                candidate: gain.candidate,
                needs: Tenths::of(gain.needs),
                all: with(gain.candidate),
                adds: adds(content, &needs, &gain.each),
            })
            .collect(),
        needs: rows,
    }
}

/// Probability that a team meets every need. Of one person it is what every other page says of them.
fn all_of(content: &Content, position: &Position, needs: &[TeamNeed], members: &[&CandidateEstimate]) -> f64 {
    let alone = |one: &CandidateEstimate| MustHaves::aims(content, position).all_met(one);
    match members {
        [only] => alone(only).unwrap_or_else(|| all(content, needs, members)),
        _ => all(content, needs, members),
    }
}

fn need_row(content: &Content, coverage: &Coverage) -> NeedRow {
    // Of nobody at all a need is a gap.
    let unmeasured = !coverage.members.is_empty() && coverage.members.iter().all(Option::is_none);
    NeedRow {
        name: name_of_need(content, &coverage.need),
        level: level_name(content, coverage.need.level),
        covered: Percent::of(coverage.covered),
        state: if unmeasured { NeedState::NotMeasured } else { Shown::of(coverage.covered).into() },
        single: coverage.hangs_on(),
        members: coverage.members.iter().map(|met| met.map(Percent::of)).collect(),
    }
}

fn adds(content: &Content, needs: &[TeamNeed], each: &[f64]) -> Vec<(String, Percent)> {
    let all: Vec<(String, f64)> =
        needs.iter().zip(each).map(|(need, gain)| (name_of_need(content, need), *gain)).collect();
    let ordered = crate::order::sorted(&all, |left, right| right.1.total_cmp(&left.1));
    ordered
        .into_iter()
        .filter(|(_, gain)| *gain >= ADDS)
        .map(|(name, gain)| (name, Percent::of(gain)))
        .collect()
}
