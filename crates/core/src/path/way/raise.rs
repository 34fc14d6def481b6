//! The cheapest facets in which to raise a skill, exact.
//!
//! A skill is the mean of its five facets. Hours rise from level to level, so each facet's hours are a chain of segments with
//! one price each. Where no chain falls in price, taking the cheapest segment that is open is exact. Where a person's own
//! hours make one fall, two facets are never both in the middle of a segment at the cheapest choice (moving a little from one
//! to the other costs or saves alike all the way to an end), so all ends of four facets with the rest in the fifth are tried.

/// Facets of a skill.
pub(super) const FACETS: usize = 5;

/// A stretch of a facet at one price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Segment {
    /// How far it goes, in logits; infinite for the last.
    pub(super) room: f64,
    /// Hours a logit.
    pub(super) price: f64,
}

/// How far to raise each facet, in logits, so that together they rise by `sum` in the fewest hours.
pub(super) fn cheapest(chains: &[Vec<Segment>; FACETS], sum: f64) -> [f64; FACETS] {
    if sum <= 0.0 {
        return [0.0; FACETS];
    }
    let rises = |chain: &Vec<Segment>| chain.is_sorted_by(|left, right| left.price <= right.price);
    if chains.iter().all(rises) { greedy(chains, sum) } else { everything(chains, sum) }
}

fn greedy(chains: &[Vec<Segment>; FACETS], sum: f64) -> [f64; FACETS] {
    let mut found = [0.0; FACETS];
    let mut next = [0usize; FACETS];
    let mut left = sum;
    while left > 0.0 {
        let open = chains.iter().zip(next).enumerate();
        let open = open.filter_map(|(at, (chain, next))| Some((at, *chain.get(next)?)));
        let Some((at, segment)) = open.min_by(|one, two| one.1.price.total_cmp(&two.1.price)) else { break };
        let by = segment.room.min(left);
        found[at] += by;
        next[at] += 1;
        left -= by;
    }
    found
}

/// What a facet costs that is raised so far.
pub(super) fn cost(chain: &[Segment], mut by: f64) -> f64 {
    let mut hours = 0.0;
    for segment in chain {
        let part = segment.room.min(by);
        hours += part * segment.price;
        by -= part;
        if by <= 0.0 {
            break;
        }
    }
    hours
}

/// The ends of a chain's segments up to `sum`, with what it costs to get there.
fn ends(chain: &[Segment], sum: f64) -> Vec<(f64, f64)> {
    let mut found = vec![(0.0, 0.0)];
    let (mut at, mut hours) = (0.0, 0.0);
    for segment in chain {
        at += segment.room;
        hours += segment.room * segment.price;
        if at > sum {
            break;
        }
        found.push((at, hours));
    }
    found
}

fn everything(chains: &[Vec<Segment>; FACETS], sum: f64) -> [f64; FACETS] {
    let all: Vec<Vec<(f64, f64)>> = chains.iter().map(|chain| ends(chain, sum)).collect();
    let mut best = (f64::INFINITY, [0.0; FACETS]);
    for rest in 0..FACETS {
        let mut choice = [0.0; FACETS];
        try_ends(chains, &all, (rest, 0), (sum, 0.0), &mut choice, &mut best);
    }
    best.1
}

/// Goes through the ends of the facets from `at` on; `rest` is the facet that takes what is left.
fn try_ends(
    chains: &[Vec<Segment>; FACETS],
    all: &[Vec<(f64, f64)>],
    (rest, at): (usize, usize),
    (left, hours): (f64, f64),
    choice: &mut [f64; FACETS],
    best: &mut (f64, [f64; FACETS]),
) {
    if hours >= best.0 {
        return;
    }
    if at == FACETS {
        let hours = hours + cost(&chains[rest], left);
        if hours < best.0 {
            choice[rest] = left;
            *best = (hours, *choice);
        }
        return;
    }
    if at == rest {
        return try_ends(chains, all, (rest, at + 1), (left, hours), choice, best);
    }
    for (by, own) in &all[at] {
        if *by <= left {
            choice[at] = *by;
            try_ends(chains, all, (rest, at + 1), (left - by, hours + own), choice, best);
        }
    }
    choice[at] = 0.0;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STEP: f64 = 0.25;

    fn chain(rising: bool) -> impl Strategy<Value = Vec<Segment>> {
        prop::collection::vec((1u8..5, 1u32..60), 1..4).prop_map(move |list| {
            let mut prices: Vec<u32> = list.iter().map(|(_, price)| *price).collect();
            if rising {
                prices.sort_unstable();
            }
            let last = prices.len() - 1;
            let segment = |(at, ((room, _), price)): (usize, (&(u8, u32), u32))| Segment {
                room: if at == last { f64::INFINITY } else { f64::from(*room) * STEP },
                price: f64::from(price),
            };
            list.iter().zip(prices).enumerate().map(segment).collect()
        })
    }

    /// Every way of sharing so many steps among the facets.
    fn brute_force(chains: &[Vec<Segment>; FACETS], steps: u8) -> f64 {
        let mut best = vec![f64::INFINITY; usize::from(steps) + 1];
        best[0] = 0.0;
        for chain in chains {
            best = (0..=steps)
                .map(|sum| {
                    let with = |own: u8| best[usize::from(sum - own)] + cost(chain, f64::from(own) * STEP);
                    (0..=sum).map(with).fold(f64::INFINITY, f64::min)
                })
                .collect();
        }
        best[usize::from(steps)]
    }

    fn check(chains: &[Vec<Segment>; FACETS], steps: u8) -> Result<(), TestCaseError> {
        let sum = f64::from(steps) * STEP;
        let found = cheapest(chains, sum);
        let hours: f64 = chains.iter().zip(found).map(|(chain, by)| cost(chain, by)).sum();
        prop_assert!((found.iter().sum::<f64>() - sum).abs() < 1e-9, "{found:?}");
        prop_assert!((hours - brute_force(chains, steps)).abs() < 1e-6, "{found:?}: {hours}");
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn a_skill_is_raised_in_as_few_hours_as_brute_force_finds(
            chains in prop::array::uniform5(chain(true)), steps in 0u8..24
        ) {
            check(&chains, steps)?;
        }

        #[test]
        fn own_hours_that_fall_from_level_to_level_are_searched_just_as_exactly(
            chains in prop::array::uniform5(chain(false)), steps in 0u8..24
        ) {
            check(&chains, steps)?;
        }
    }
}
