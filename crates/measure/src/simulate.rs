//! Simulated people: to test a bank, a rule or this crate before real people are asked.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test"))]

use crate::bounded::{Prob, Theta};
use crate::math::{real, sqrt};
use crate::model::Item;
use crate::random::{Random, Seed};
use crate::space::Space;

impl Item {
    /// The answer of one simulated person of this ability; every seed is another occasion.
    pub fn answer(&self, theta: Theta, seed: Seed) -> usize {
        self.simulate(theta.logits(), &mut Random::new(seed))
    }

    pub(crate) fn simulate(&self, theta: f64, random: &mut Random) -> usize {
        let mut left = random.uniform();
        for category in 0..self.categories() - 1 {
            left -= self.p(theta, category);
            if left < 0.0 {
                return category;
            }
        }
        self.categories() - 1
    }
}

impl Space {
    /// The abilities (logits) of one simulated person of the population.
    pub fn person(&self, seed: Seed) -> Vec<f64> {
        let mut random = Random::new(seed);
        let mut theta: Vec<f64> = self.mean().iter().map(|_| random.normal()).collect();
        let mut factor = self.covariance().clone();
        // A space is positive definite by construction.
        if factor.factor() {
            factor.times_lower(&mut theta);
        }
        for (value, mean) in theta.iter_mut().zip(self.mean()) {
            *value += mean;
        }
        theta
    }
}

/// An estimate of one number of one simulated person, as a page would show it. All in logits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimated {
    /// The single best value.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
    /// Its interval.
    pub interval: (f64, f64),
}

/// How well estimates recover what was true: collected person by person, read at the end.
///
/// ```
/// use cairn_measure::{Estimated, Recovery};
/// let mut recovery = Recovery::new();
/// recovery.add(0.3, Estimated { value: 0.1, error: 0.4, interval: (-0.6, 0.8) });
/// recovery.add(-1.0, Estimated { value: -0.7, error: 0.4, interval: (-0.9, 0.0) });
/// assert!((recovery.bias() - 0.05).abs() < 1e-12);
/// assert_eq!(recovery.coverage().get(), 0.5);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recovery {
    count: usize,
    error: f64,
    square: f64,
    reported: f64,
    covered: usize,
}

impl Recovery {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// This and another collection together, for people simulated side by side.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            count: self.count + other.count,
            error: self.error + other.error,
            square: self.square + other.square,
            reported: self.reported + other.reported,
            covered: self.covered + other.covered,
        }
    }

    /// Adds an estimate beside the truth (logits).
    pub fn add(&mut self, truth: f64, estimated: Estimated) {
        let error = estimated.value - truth;
        let (low, high) = estimated.interval;
        self.count += 1;
        self.error += error;
        self.square += error * error;
        self.reported += estimated.error;
        self.covered += usize::from((low..=high).contains(&truth));
    }

    /// How many were added.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Root mean squared error, in logits; 0 where nothing was added, as for all that follow.
    pub fn rmse(&self) -> f64 {
        sqrt(self.mean(self.square))
    }

    /// Mean error, in logits: above 0 where people are overrated.
    pub fn bias(&self) -> f64 {
        self.mean(self.error)
    }

    /// Mean reported standard error, in logits; to be compared with [`rmse`](Self::rmse).
    pub fn mean_error(&self) -> f64 {
        self.mean(self.reported)
    }

    /// Share of people whose truth lies in their interval, its ends included.
    pub fn coverage(&self) -> Prob {
        Prob::of(self.mean(real(self.covered)))
    }

    fn mean(&self, sum: f64) -> f64 {
        sum / real(self.count.max(1))
    }
}

/// Recovery in bands of the *estimate*: of people who are told about the same, how far is that off?
///
/// Bands of the truth would mislead: every estimate that uses a prior draws extreme people towards the middle, and is right to.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    edges: Vec<f64>,
    bands: Vec<Recovery>,
}

impl Bands {
    /// Bands between these edges (logits, increasing): one more than edges. An estimate at an edge belongs to the band above.
    pub fn new(edges: &[f64]) -> Self {
        Self { edges: edges.to_vec(), bands: vec![Recovery::new(); edges.len() + 1] }
    }

    /// Adds an estimate beside the truth (logits) to the band in which the estimate lies.
    pub fn add(&mut self, truth: f64, estimated: Estimated) {
        let place = self.edges.iter().filter(|edge| estimated.value >= **edge).count();
        if let Some(band) = self.bands.get_mut(place) {
            band.add(truth, estimated);
        }
    }

    /// These and others of the same edges together; others than these are left as they are.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        if self.edges != other.edges {
            return self.clone();
        }
        let bands = self.bands.iter().zip(&other.bands).map(|(one, other)| one.and(other)).collect();
        Self { edges: self.edges.clone(), bands }
    }

    /// The bands, lowest first.
    pub fn bands(&self) -> &[Recovery] {
        &self.bands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theta(logits: f64) -> Theta {
        Theta::of(logits)
    }

    /// How often each category comes, of `count` draws.
    fn shares(item: &Item, at: f64, count: u64) -> Vec<f64> {
        let mut found = vec![0.0; item.categories()];
        for seed in 0..count {
            found[item.answer(theta(at), Seed(17).part(seed))] += 1.0;
        }
        found.iter().map(|sum| sum / real(usize::try_from(count).unwrap_or(1))).collect()
    }

    #[test]
    fn answers_come_as_often_as_the_model_says() {
        let items = [
            Item::logistic(1.3, 0.4, 0.2, 1.0).unwrap(),
            Item::graded(1.6, &[-1.0, 0.3, 1.1]).unwrap(),
            Item::partial_credit(0.9, &[-0.5, 0.2]).unwrap(),
            Item::elimination(1.1, &[-0.6, 0.1, 0.9], &[1, 1, 1, 1]).unwrap(),
        ];
        for item in &items {
            for at in [-1.0, 0.7] {
                // Three standard errors of a share of 20,000 draws are at most 0.0107.
                for (found, p) in shares(item, at, 20_000).iter().zip(item.probabilities(theta(at))) {
                    assert!((found - p.get()).abs() < 0.0107, "{item:?} at {at}: {found} for {p:?}");
                }
            }
        }
    }

    #[test]
    fn every_seed_is_another_occasion_and_the_same_one_repeats_itself() {
        let item = Item::logistic(1.0, 0.0, 0.0, 1.0).unwrap();
        let all: Vec<usize> = (0..40).map(|seed| item.answer(theta(0.0), Seed(seed))).collect();
        assert!(all.contains(&0) && all.contains(&1));
        assert_eq!(all, (0..40).map(|seed| item.answer(theta(0.0), Seed(seed))).collect::<Vec<_>>());
    }

    #[test]
    fn people_have_the_mean_and_the_covariance_of_their_space() {
        let space = Space::new(&[0.5, -1.0], &[1.0, 0.45, 0.45, 0.25]).unwrap();
        let count = 20_000;
        let people: Vec<Vec<f64>> = (0..count).map(|seed| space.person(Seed(3).part(seed))).collect();
        let mean =
            |of: &dyn Fn(&[f64]) -> f64| people.iter().map(|one| of(one)).sum::<f64>() / real(people.len());
        // Three standard errors: sd 1 and 20,000 people give 0.021 for a mean, at most 0.03 for a product.
        assert!((mean(&|one| one[0]) - 0.5).abs() < 0.022);
        assert!((mean(&|one| one[1]) + 1.0).abs() < 0.011);
        assert!((mean(&|one| (one[0] - 0.5) * (one[0] - 0.5)) - 1.0).abs() < 0.031);
        assert!((mean(&|one| (one[1] + 1.0) * (one[1] + 1.0)) - 0.25).abs() < 0.008);
        assert!((mean(&|one| (one[0] - 0.5) * (one[1] + 1.0)) - 0.45).abs() < 0.015);
    }

    fn estimated(value: f64, error: f64, interval: (f64, f64)) -> Estimated {
        Estimated { value, error, interval }
    }

    #[test]
    fn recovery_is_what_its_formulas_say() {
        let mut recovery = Recovery::new();
        for number in [recovery.rmse(), recovery.bias(), recovery.mean_error(), recovery.coverage().get()] {
            assert!(number.abs() < f64::EPSILON, "{number}");
        }
        // Errors 0.5, -0.25 and 1: squares 0.25, 0.0625 and 1.
        recovery.add(1.0, estimated(1.5, 0.4, (1.0, 2.0)));
        recovery.add(0.0, estimated(-0.25, 0.5, (-1.0, -0.1)));
        recovery.add(-2.0, estimated(-1.0, 0.6, (-3.0, -2.0)));
        assert_eq!(recovery.count(), 3);
        assert!((recovery.bias() - 1.25 / 3.0).abs() < 1e-15);
        assert!((recovery.rmse() - sqrt(1.3125 / 3.0)).abs() < 1e-15);
        assert!((recovery.mean_error() - 0.5).abs() < 1e-15);
        // The ends of an interval belong to it; the second one misses.
        assert!((recovery.coverage().get() - 2.0 / 3.0).abs() < 1e-15);
        recovery.add(0.0, estimated(0.0, 0.5, (0.1, 0.5)));
        assert!((recovery.coverage().get() - 0.5).abs() < 1e-15, "too high misses as well");
    }

    #[test]
    fn collections_put_together_say_what_one_of_all_would() {
        let people: Vec<(f64, Estimated)> = (0..7)
            .map(|at| {
                let at = f64::from(at);
                (at / 3.0, estimated(at / 2.0 - 0.4, 0.3 + at / 10.0, (at / 2.0 - 1.0, at / 2.0 - 0.1)))
            })
            .collect();
        let collect = |people: &[(f64, Estimated)]| {
            let mut all = Recovery::new();
            for (truth, one) in people {
                all.add(*truth, *one);
            }
            all
        };
        let (whole, parts) = (collect(&people), collect(&people[..3]).and(&collect(&people[3..])));
        assert_eq!(whole.count(), parts.count());
        for of in [Recovery::rmse, Recovery::bias, Recovery::mean_error] {
            assert!((of(&whole) - of(&parts)).abs() < 1e-15);
        }
        assert_eq!(whole.coverage(), parts.coverage());
        assert!(whole.coverage().get() > 0.0 && whole.coverage().get() < 1.0);
    }

    #[test]
    fn bands_are_of_the_estimate() {
        let mut bands = Bands::new(&[-1.0, 1.0]);
        bands.add(5.0, estimated(-1.5, 0.1, (0.0, 0.0)));
        bands.add(0.0, estimated(-1.0, 0.1, (0.0, 0.0)));
        bands.add(0.0, estimated(0.99, 0.1, (0.0, 0.0)));
        bands.add(0.0, estimated(1.0, 0.1, (0.0, 0.0)));
        let counts = |bands: &Bands| bands.bands().iter().map(Recovery::count).collect::<Vec<_>>();
        assert_eq!(counts(&bands), [1, 2, 1]);
        assert!((bands.bands()[0].bias() + 6.5).abs() < 1e-15);
        assert_eq!(counts(&bands.and(&bands)), [2, 4, 2]);
        assert_eq!(counts(&bands.and(&Bands::new(&[0.0]))), [1, 2, 1]);
    }
}
