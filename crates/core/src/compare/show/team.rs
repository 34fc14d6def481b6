//! A team as a page shows it.

use super::{level_name, name_of_need};
use crate::compare::team::{Coverage, Need, all, gains, needs, team};
use crate::compare::{Musts, Position, Standing};
use crate::content::Content;
use crate::decimal::Tenths;
use crate::path::view::Percent;

/// From this probability on a need counts as covered; below half it is a gap.
const COVERED: f64 = 0.8;
const GAP_BELOW: f64 = 0.5;
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
        /// Probability that all needs are covered together.
        all: Percent,
        /// How many needs of all are covered, how many are open, and how many are gaps.
        counts: (usize, usize, usize),
        /// Who closes the gap best, the best first; only those who add something.
        gains: Vec<GainRow>,
    },
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
    /// The one member on whom it hangs: nobody else likely meets it.
    pub single: Option<usize>,
    /// Each member's own probability.
    pub members: Vec<Percent>,
}

/// How a need stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedState {
    /// 80 % and more.
    Covered,
    /// In between.
    Open,
    /// Below 50 %.
    Gap,
}

/// What one candidate would add.
#[derive(Clone, Debug, PartialEq)]
pub struct GainRow {
    /// Their place among those who were offered.
    pub candidate: usize,
    /// How many needs more are met on average.
    pub needs: Tenths,
    /// Probability that all needs are covered with them.
    pub all: Percent,
    /// Names of the needs that they add to, with how much, the most first.
    pub adds: Vec<(String, Percent)>,
}

/// The team of these members for a position, and who of those offered closes its gap best.
pub fn team_view(
    content: &Content,
    position: &Position,
    members: &[&Standing],
    offered: &[&Standing],
) -> TeamView {
    let needs = needs(content, position);
    if needs.is_empty() {
        return TeamView::NoNeeds;
    }
    let found = team(content, &needs, members);
    let rows: Vec<NeedRow> = found.needs.iter().map(|one| need_row(content, one)).collect();
    let count = |state: NeedState| rows.iter().filter(|row| row.state == state).count();
    let with = |place: usize| {
        let mut more = members.to_vec();
        more.extend(offered.get(place));
        all_of(content, position, &needs, &more)
    };
    let gains = gains(content, &needs, members, offered);
    TeamView::Team {
        counts: (count(NeedState::Covered), count(NeedState::Open), count(NeedState::Gap)),
        all: Percent::of(all_of(content, position, &needs, members)),
        gains: gains
            .into_iter()
            .filter(|gain| gain.needs >= ADDS)
            .take(NAMED)
            .map(|gain| GainRow {
                candidate: gain.candidate,
                needs: Tenths::of(gain.needs),
                all: Percent::of(with(gain.candidate)),
                adds: adds(content, &needs, &gain.each),
            })
            .collect(),
        needs: rows,
    }
}

/// Probability that a team meets every need. Of one person it is what every other page says of them.
fn all_of(content: &Content, position: &Position, needs: &[Need], members: &[&Standing]) -> f64 {
    let alone = |one: &Standing| Musts::aims(content, position).all_met(one);
    match members {
        [only] => alone(only).unwrap_or_else(|| all(content, needs, members)),
        _ => all(content, needs, members),
    }
}

fn need_row(content: &Content, coverage: &Coverage) -> NeedRow {
    let best = coverage.members.iter().enumerate().fold(None::<(usize, f64)>, |best, (place, met)| {
        if best.is_none_or(|(_, most)| *met > most) { Some((place, *met)) } else { best }
    });
    let alone = coverage.covered >= GAP_BELOW && coverage.twice < GAP_BELOW;
    NeedRow {
        name: name_of_need(content, &coverage.need),
        level: level_name(content, coverage.need.level),
        covered: Percent::of(coverage.covered),
        state: match coverage.covered {
            covered if covered >= COVERED => NeedState::Covered,
            covered if covered >= GAP_BELOW => NeedState::Open,
            _ => NeedState::Gap,
        },
        single: best.filter(|_| alone).map(|(place, _)| place),
        members: coverage.members.iter().map(|met| Percent::of(*met)).collect(),
    }
}

fn adds(content: &Content, needs: &[Need], each: &[f64]) -> Vec<(String, Percent)> {
    let all: Vec<(String, f64)> =
        needs.iter().zip(each).map(|(need, gain)| (name_of_need(content, need), *gain)).collect();
    let ordered = crate::order::sorted(&all, |left, right| right.1.total_cmp(&left.1));
    ordered
        .into_iter()
        .filter(|(_, gain)| *gain >= ADDS)
        .map(|(name, gain)| (name, Percent::of(gain)))
        .collect()
}
