//! The learning model: what it takes to raise a person to a level in every skill.
//!
//! - **Within a skill** a level learned in one facet lifts each of its four neighbours by `within`. Raised evenly, each facet
//!   therefore takes 1 / (1 + 4 within) of its own hours, and a level of the skill that share of its five facets' hours.
//!   A facet that has to go further than its skill does the rest alone, at its full hours.
//! - **Between skills** a level learned in one lifts each of the others by `between`. What is learned in a skill is what its
//!   gap leaves after that, and no skill is raised further than its own need asks: a linear complementarity problem, whose
//!   matrix (1 on the diagonal, `between` beside it) is positive definite, so there is exactly one answer.
//!
//! `within` and `between` are shares of what the measurement's structure has as the correlation of two facets, and of a facet
//! with another skill: 1 / (1 + facet variance), and the skills' correlation over the same.

use super::hours::{Hours, Split};
use super::raise::{FACETS, Segment, cheapest};
use crate::content::{Content, PathContent};
use crate::path::Needs;
use crate::profile::FACET_SD;
use crate::{Level, Skill};

/// Skills.
pub(super) const SKILLS: usize = Skill::COUNT;
/// Levels to climb.
const STEPS: usize = Level::MAX as usize;

/// The model with its prices.
#[derive(Clone, Debug)]
pub(super) struct Model {
    /// Hours a logit by skill, facet and level from which it is climbed.
    prices: [[[Split; STEPS]; FACETS]; SKILLS],
    /// Thetas at which levels 1 to 5 begin.
    cuts: [f64; STEPS],
    within: f64,
    between: f64,
}

/// Where somebody stands, in logits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    pub(super) skills: [f64; SKILLS],
    pub(super) facets: [[f64; FACETS]; SKILLS],
}

/// What has to be reached, in logits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Goal {
    /// By skill; minus infinity where nothing is asked.
    pub(super) skills: [f64; SKILLS],
    /// Facets that must reach something by themselves: skill, place in it, theta.
    pub(super) facets: Vec<(usize, usize, f64)>,
}

/// A stretch that is learned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Taken {
    pub(super) skill: usize,
    pub(super) facet: usize,
    /// The level from which it is climbed, 0 to 4.
    pub(super) from: usize,
    pub(super) hours: Split,
}

impl Goal {
    pub(super) fn of(content: &Content, needs: &Needs) -> Self {
        let skills = needs.levels.map(|level| content.theta_from(level));
        let place = |(facet, level): &(crate::FacetId, Level)| {
            let (skill, _) = content.facet(facet)?;
            let at = content.skill(skill)?.facets.iter().position(|known| known.id == *facet)?;
            (at < FACETS).then_some((skill.index(), at, content.theta_from(*level)))
        };
        Self { skills, facets: needs.facets.iter().filter_map(place).collect() }
    }

    /// The same with every skill's need higher by so many of its standard errors, which are in logits.
    pub(super) fn shifted(&self, shift: f64, errors: &[f64; SKILLS]) -> Self {
        let skills = std::array::from_fn(|skill| self.skills[skill] + shift * errors[skill]);
        Self { skills, facets: self.facets.clone() }
    }
}

impl State {
    /// Raises a skill without work of its own: its facets go along.
    fn lift(&mut self, skill: usize, by: f64) {
        self.skills[skill] += by;
        self.facets[skill].iter_mut().for_each(|theta| *theta += by);
    }
}

impl Model {
    pub(super) fn new(content: &Content, path: &PathContent, hours: &Hours) -> Self {
        let mut prices = [[[Split::default(); STEPS]; FACETS]; SKILLS];
        for (info, own) in content.skills.iter().zip(&mut prices) {
            for (facet, price) in info.facets.iter().zip(own) {
                *price = hours.of(&facet.id);
            }
        }
        let mut cuts = [0.0; STEPS];
        for (level, cut) in Level::all().skip(1).zip(&mut cuts) {
            *cut = content.theta_from(level);
        }
        let spread = 1.0 + FACET_SD * FACET_SD;
        let within = path.effort.transfer.within / spread;
        let between = path.effort.transfer.between * content.prior.skill_correlation / spread;
        Self { prices, cuts, within, between }
    }

    /// How much of its hours a facet takes that is raised with its neighbours.
    fn share(&self) -> f64 {
        1.0 / (1.0 + 4.0 * self.within)
    }

    /// The level from which somebody at `theta` climbs, 0 to 4.
    fn level(&self, theta: f64) -> usize {
        self.cuts.iter().filter(|cut| theta >= **cut - 1e-12).count().min(STEPS - 1)
    }

    /// The stretches of a facet from `theta` on: room, and the level from which each is climbed.
    fn stretches(&self, theta: f64) -> Vec<(f64, usize)> {
        let first = self.level(theta);
        let mut at = theta;
        (first..STEPS)
            .map(|from| {
                let end = if from + 1 == STEPS { f64::INFINITY } else { self.cuts[from] };
                let room = end - at;
                at = end;
                (room, from)
            })
            .collect()
    }

    /// Takes a person to a goal; `take` is told every stretch that is learned.
    pub(super) fn reach(&self, state: &mut State, goal: &Goal, take: &mut impl FnMut(Taken)) {
        let mut gaps = [0.0; SKILLS];
        for (gap, (need, now)) in gaps.iter_mut().zip(goal.skills.iter().zip(state.skills)) {
            *gap = (need - now).max(0.0);
        }
        let own = self.own(&gaps);
        let sum: f64 = own.iter().sum();
        for (skill, own) in own.iter().enumerate() {
            state.lift(skill, self.between * (sum - own));
        }
        for (skill, own) in own.into_iter().enumerate() {
            self.raise(state, skill, own, goal, take);
        }
    }

    /// What has to be learned in each skill itself, so that together with what the others carry over each gap is closed.
    fn own(&self, gaps: &[f64; SKILLS]) -> [f64; SKILLS] {
        const ENOUGH: f64 = 1e-10;
        let mut own = *gaps;
        for _ in 0..200 {
            let mut moved: f64 = 0.0;
            for skill in 0..SKILLS {
                let others: f64 = own.iter().sum::<f64>() - own[skill];
                let next = (gaps[skill] - self.between * others).max(0.0);
                moved = moved.max((next - own[skill]).abs());
                own[skill] = next;
            }
            if moved < ENOUGH {
                break;
            }
        }
        own
    }

    fn raise(&self, state: &mut State, skill: usize, by: f64, goal: &Goal, take: &mut impl FnMut(Taken)) {
        let mut left = by;
        let wanted = || goal.facets.iter().filter(move |(of, ..)| *of == skill);
        // Beyond what the skill rises, a facet is learned alone: at its full hours, and its neighbours are lifted by it.
        for (_, facet, theta) in wanted() {
            let alone = theta - state.facets[skill][*facet] - by;
            if alone > 0.0 {
                self.learn(state, (skill, *facet), alone, 1.0, take);
                for (at, neighbour) in state.facets[skill].iter_mut().enumerate() {
                    if at != *facet {
                        *neighbour += self.within * alone;
                    }
                }
                let mean = alone * (1.0 + 4.0 * self.within) / 5.0;
                state.skills[skill] += mean;
                left -= mean;
            }
        }
        let mut sum = 5.0 * left.max(0.0);
        for (_, facet, theta) in wanted() {
            let must = theta - state.facets[skill][*facet];
            if must > 0.0 {
                self.learn(state, (skill, *facet), must, self.share(), take);
                sum -= must;
            }
        }
        state.skills[skill] += left.max(0.0);
        if sum > 0.0 {
            let chains = state.facets[skill].map(|theta| self.stretches(theta));
            let priced: [Vec<Segment>; FACETS] = std::array::from_fn(|facet| {
                let price = |from: usize| self.prices[skill][facet][from].sum();
                chains[facet]
                    .iter()
                    .map(|(room, from)| Segment { room: *room, price: price(*from) })
                    .collect()
            });
            for (facet, by) in cheapest(&priced, sum).into_iter().enumerate() {
                self.learn(state, (skill, facet), by, self.share(), take);
            }
        }
    }

    /// Learns in one facet, at a share of its hours.
    fn learn(
        &self,
        state: &mut State,
        (skill, facet): (usize, usize),
        by: f64,
        share: f64,
        take: &mut impl FnMut(Taken),
    ) {
        let mut left = by;
        for (room, from) in self.stretches(state.facets[skill][facet]) {
            let part = room.min(left);
            if part > 0.0 {
                take(Taken {
                    skill,
                    facet,
                    from,
                    hours: self.prices[skill][facet][from].times(part * share),
                });
            }
            left -= part;
            if left <= 0.0 {
                break;
            }
        }
        state.facets[skill][facet] += by;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A model in which a level of each facet of a skill takes the hours of that skill times the level.
    fn model(hours: [u8; SKILLS], within: f64, between: f64) -> Model {
        let mut prices = [[[Split::default(); STEPS]; FACETS]; SKILLS];
        for (skill, facets) in prices.iter_mut().enumerate() {
            for (facet, steps) in facets.iter_mut().enumerate() {
                for (level, step) in (1u8..).zip(steps) {
                    let more = f64::from(u8::try_from(facet).unwrap_or(0));
                    let each = f64::from(hours[skill]) * f64::from(level) + more;
                    *step = Split { study: 0.25 * each, practice: 0.75 * each };
                }
            }
        }
        Model { prices, cuts: [-1.5, -0.5, 0.5, 1.5, 2.5], within, between }
    }

    fn at(skills: [f64; SKILLS]) -> State {
        State { skills, facets: skills.map(|theta| [theta; FACETS]) }
    }

    fn hours(model: &Model, mut state: State, goal: &Goal) -> (f64, State) {
        let mut sum = 0.0;
        model.reach(&mut state, goal, &mut |taken| sum += taken.hours.sum());
        (sum, state)
    }

    #[test]
    fn a_level_of_a_skill_takes_far_less_than_five_times_a_facets() {
        let model = model([10; SKILLS], 0.48, 0.036);
        let mut goal = Goal { skills: [f64::NEG_INFINITY; SKILLS], facets: Vec::new() };
        goal.skills[0] = 0.5;
        let (sum, state) = hours(&model, at([-0.5; SKILLS]), &goal);
        // Level 2 to 3: 30 hours a facet and 0 to 4 more, of which 1 / 2.92 is left.
        assert!((sum - (5.0 * 30.0 + 10.0) / 2.92).abs() < 1e-6, "{sum}");
        assert!((state.skills[1] - (-0.5 + 0.036)).abs() < 1e-9, "the others are lifted a little");
    }

    #[test]
    fn a_facet_beyond_its_skill_is_learned_alone_at_its_full_hours() {
        let model = model([10; SKILLS], 0.48, 0.0);
        let mut goal = Goal { skills: [f64::NEG_INFINITY; SKILLS], facets: vec![(1, 2, 0.5)] };
        let (alone, state) = hours(&model, at([-0.5; SKILLS]), &goal);
        assert!((alone - 32.0).abs() < 1e-6, "{alone}");
        assert!((state.facets[1][0] - (-0.5 + 0.48)).abs() < 1e-9, "its neighbours are lifted by it");
        goal.skills[1] = 0.5;
        let (both, _) = hours(&model, at([-0.5; SKILLS]), &goal);
        assert!((both - (5.0 * 30.0 + 10.0) / 2.92).abs() < 1e-6, "with its skill it goes along: {both}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn what_is_learned_closes_every_gap_and_no_more(
            gaps in prop::array::uniform7(0.0f64..3.0),
            open in prop::array::uniform7(any::<bool>()),
            between in 0.0f64..0.15,
        ) {
            let model = model([10; SKILLS], 0.48, between);
            let gaps: [f64; SKILLS] = std::array::from_fn(|skill| if open[skill] { gaps[skill] } else { 0.0 });
            let own = model.own(&gaps);
            for skill in 0..SKILLS {
                let carried = between * (own.iter().sum::<f64>() - own[skill]);
                prop_assert!(own[skill] >= 0.0 && own[skill] + carried >= gaps[skill] - 1e-8);
                prop_assert!(own[skill] == 0.0 || own[skill] + carried <= gaps[skill] + 1e-8, "{own:?}");
            }
        }

        /// Brute force over two skills on a grid: whatever closes both gaps, and raises neither beyond its need, takes no fewer hours.
        #[test]
        fn nothing_cheaper_closes_both_gaps(
            gaps in prop::array::uniform2(0u8..20), prices in prop::array::uniform2(5u8..60), between in 0.0f64..0.1
        ) {
            const STEP: f64 = 0.1;
            let mut each = [10; SKILLS];
            each[..2].copy_from_slice(&prices);
            let model = model(each, 0.48, between);
            let need = gaps.map(|gap| f64::from(gap) * STEP);
            let start = at([-0.5; SKILLS]);
            let mut goal = Goal { skills: [f64::NEG_INFINITY; SKILLS], facets: Vec::new() };
            for (skill, need) in need.into_iter().enumerate() {
                goal.skills[skill] = -0.5 + need;
            }
            let (found, end) = hours(&model, start.clone(), &goal);
            prop_assert!((0..2).all(|skill| end.skills[skill] >= goal.skills[skill] - 1e-8));
            let alone = |skill: usize, own: f64, lift: f64| {
                let mut state = start.clone();
                state.lift(skill, lift);
                let mut sum = 0.0;
                let none = Goal { skills: [f64::NEG_INFINITY; SKILLS], facets: Vec::new() };
                model.raise(&mut state, skill, own, &none, &mut |taken| sum += taken.hours.sum());
                sum
            };
            for one in 0..=gaps[0] {
                for two in 0..=gaps[1] {
                    let own = [one, two].map(|steps| f64::from(steps) * STEP);
                    let lift = [between * own[1], between * own[0]];
                    let total = [own[0] + lift[0], own[1] + lift[1]];
                    let closes = (0..2).all(|skill| total[skill] >= need[skill] - 1e-9);
                    let beyond = (0..2).any(|skill| own[skill] > 0.0 && total[skill] > need[skill] + STEP);
                    if closes && !beyond {
                        let sum = alone(0, own[0], lift[0]) + alone(1, own[1], lift[1]);
                        prop_assert!(found <= sum + 1e-6, "{found} above {sum} of {own:?}");
                    }
                }
            }
        }
    }
}
