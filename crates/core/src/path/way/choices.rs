//! What can be done about one skill: for each number of steps the cheapest facets to take them in.

use crate::Level;

/// One facet of a skill, as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FacetNow {
    /// Its level today.
    pub(super) from: Level,
    /// Hours to reach levels 1 to 5, each from the level before.
    pub(super) hours: [u32; 5],
}

/// Steps in the five facets of a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Levels more, facet by facet.
    pub(super) steps: [u8; 5],
    /// Hours of all of them.
    pub(super) cost: u32,
}

impl Choice {
    /// Levels more in all.
    pub(super) fn sum(&self) -> u8 {
        self.steps.iter().sum()
    }

    /// Whether it brings at least as much as another, in the skill and in each facet of `own`.
    fn covers(&self, other: &Self, own: &[usize]) -> bool {
        self.sum() >= other.sum() && own.iter().all(|at| self.steps[*at] >= other.steps[*at])
    }
}

impl FacetNow {
    /// Hours of the next 0, 1, 2 … levels, up to the highest.
    fn sums(&self) -> Vec<u32> {
        let mut sums = vec![0];
        let mut sum = 0;
        for hours in self.hours.iter().skip(usize::from(self.from.number())) {
            sum += hours;
            sums.push(sum);
        }
        sums
    }
}

/// All choices that none other covers at no greater cost, the cheapest first; it is to do nothing.
///
/// `own` are the places of facets that a stage asks a level of by themselves: steps there are told apart.
pub(super) fn choices(facets: &[FacetNow; 5], own: &[usize]) -> Vec<Choice> {
    let mut found = vec![Choice { steps: [0; 5], cost: 0 }];
    for (at, facet) in facets.iter().enumerate() {
        let mut more = Vec::new();
        for choice in &found {
            for (steps, cost) in (0u8..).zip(facet.sums()) {
                let mut next = choice.clone();
                next.steps[at] = steps;
                next.cost += cost;
                more.push(next);
            }
        }
        found = undominated(more, own);
    }
    found
}

/// Cheapest first; of equal cost the one that brings more, then the one that comes first.
fn undominated(mut list: Vec<Choice>, own: &[usize]) -> Vec<Choice> {
    list.sort_by(|left, right| {
        (left.cost, right.sum(), right.steps).cmp(&(right.cost, left.sum(), left.steps))
    });
    let mut kept: Vec<Choice> = Vec::new();
    for choice in list {
        if !kept.iter().any(|known| known.covers(&choice, own)) {
            kept.push(choice);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every combination of steps.
    fn everything(facets: &[FacetNow; 5]) -> Vec<Choice> {
        let mut all = vec![Choice { steps: [0; 5], cost: 0 }];
        for (at, facet) in facets.iter().enumerate() {
            let one = |choice: &Choice, steps: u8, cost: u32| {
                let mut next = choice.clone();
                next.steps[at] = steps;
                next.cost += cost;
                next
            };
            all = all
                .iter()
                .flat_map(|choice| {
                    (0u8..)
                        .zip(facet.sums())
                        .map(|(steps, cost)| one(choice, steps, cost))
                        .collect::<Vec<_>>()
                })
                .collect();
        }
        all
    }

    fn facet() -> impl Strategy<Value = FacetNow> {
        (2u8..=5, prop::array::uniform5(1u32..60))
            .prop_map(|(from, hours)| FacetNow { from: Level::new(from).unwrap(), hours })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn for_any_wish_the_cheapest_choice_is_as_cheap_as_a_search_of_everything(
            facets in prop::array::uniform5(facet()), sum in 0u8..12, at in 0usize..5, own in 0u8..4
        ) {
            let found = choices(&facets, &[at]);
            let meets = |choice: &&Choice| choice.sum() >= sum && choice.steps[at] >= own;
            let best = found.iter().filter(meets).map(|choice| choice.cost).min();
            let all = everything(&facets);
            prop_assert_eq!(best, all.iter().filter(meets).map(|choice| choice.cost).min());
            prop_assert!(found.is_sorted_by_key(|choice| choice.cost));
        }
    }
}
