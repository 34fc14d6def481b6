//! What must hold for every item, every pattern and every order of answers.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
#![allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    reason = "an ulp does not matter here, and an index is borrowed as proptest hands it out"
)]

use cairn_measure::{
    Answer, Belief, Grid, Item, Normal, Response, Seed, Space, Theta, eap, map, ml, most_informative,
    variance_reduction, wl,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const SKILLS: usize = 3;
/// The person's rating bias.
const BIAS: usize = SKILLS;

/// Thresholds from distances, so that they increase.
fn thresholds(first: f64, gaps: &[f64]) -> Vec<f64> {
    gaps.iter().fold(vec![first], |mut all, gap| {
        all.push(all[all.len() - 1] + gap);
        all
    })
}

fn item() -> impl Strategy<Value = Item> {
    let a = 0.3..3.5f64;
    let logistic = (a.clone(), -4.0..4.0f64, 0.0..0.4f64, 0.85..=1.0f64).prop_map(|(a, b, c, d)| {
        Item::logistic(a, b, if c < 0.1 { 0.0 } else { c }, if d > 0.95 { 1.0 } else { d }).unwrap()
    });
    let graded = (a.clone(), -4.0..1.0f64, prop::collection::vec(0.01..2.5f64, 0..5))
        .prop_map(|(a, first, gaps)| Item::graded(a, &thresholds(first, &gaps)).unwrap());
    let credit = (a, prop::collection::vec(-3.0..3.0f64, 1..5))
        .prop_map(|(a, steps)| Item::partial_credit(a, &steps).unwrap());
    prop_oneof![logistic, graded, credit, elimination()]
}

/// Scenes: one to four steps, one to three options of each worth, and steps that may stand a little out of order.
fn elimination() -> impl Strategy<Value = Item> {
    (0.3..2.0f64, -3.0..1.0f64, prop::collection::vec((-0.5..1.5f64, 1..4usize), 0..4), 1..4usize, 1..4usize)
        .prop_map(|(a, first, others, lowest, second)| {
            let (gaps, mut options): (Vec<f64>, Vec<usize>) = others.into_iter().unzip();
            options.splice(0..0, [lowest, second]);
            Item::elimination(a, &thresholds(first, &gaps), &options).unwrap()
        })
}

/// An item, the share of its categories that the answer reaches, and where it loads.
#[derive(Clone, Debug)]
struct Given {
    item: Item,
    category: usize,
    loads: Vec<usize>,
}

fn given() -> impl Strategy<Value = Given> {
    (item(), 0.0..1.0f64, 0..SKILLS, any::<bool>()).prop_map(|(item, share, skill, rating)| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "small"
        )]
        let category = (share * item.categories() as f64) as usize;
        Given { item, category, loads: if rating { vec![skill, BIAS] } else { vec![skill] } }
    })
}

fn answers(given: &[Given]) -> Vec<Answer<'_>> {
    given.iter().map(|one| Answer { item: &one.item, loads: &one.loads, category: one.category }).collect()
}

fn space(correlation: f64) -> Space {
    let size = SKILLS + 1;
    let cell = |row: usize, column: usize| match (row == column, row < SKILLS && column < SKILLS) {
        (true, _) => 1.0,
        (false, true) => correlation,
        (false, false) => 0.0,
    };
    let cells: Vec<f64> = (0..size * size).map(|place| cell(place / size, place % size)).collect();
    Space::new(&vec![0.0; size], &cells).unwrap()
}

fn theta(logits: f64) -> Theta {
    Theta::new(logits).unwrap()
}

/// The same answers twice, one of them a category apart, and which.
fn worse_and_better(given: Vec<Given>, which: &prop::sample::Index) -> (Vec<Given>, Vec<Given>, usize) {
    let place = which.index(given.len());
    let (mut worse, mut better) = (given.clone(), given);
    let category = worse[place].category.min(worse[place].item.categories() - 2);
    worse[place].category = category;
    better[place].category = category + 1;
    (worse, better, place)
}

/// The same cases in every run: a law that fails must fail for everybody.
fn cases() -> ProptestConfig {
    ProptestConfig {
        rng_seed: RngSeed::Fixed(20_251_124),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn probabilities_sum_to_one(item in item(), at in prop_oneof![-6.0..6.0f64, -1e3..1e3f64, Just(f64::MAX), Just(f64::MIN)]) {
        let all = item.probabilities(theta(at));
        let sum: f64 = all.iter().map(|p| p.get()).sum();
        prop_assert!((sum - 1.0).abs() < 1e-12, "{sum}");
        for (category, p) in all.iter().enumerate() {
            let log = item.log_probability(theta(at), category).unwrap();
            prop_assert!(log <= 0.0 && (log.exp() - p.get()).abs() < 1e-12);
        }
        prop_assert!(item.probability(theta(at), all.len()).is_none());
    }

    #[test]
    fn information_is_never_negative(item in item(), at in prop_oneof![-6.0..6.0f64, -1e3..1e3f64, Just(f64::MAX), Just(f64::MIN)]) {
        let information = item.information(theta(at)).get();
        prop_assert!(information >= 0.0 && information.is_finite(), "{information}");
        let score = item.expected_score(theta(at));
        prop_assert!(score >= 0.0 && score <= (item.categories() - 1) as f64 + 1e-12);
    }

    #[test]
    fn the_most_informative_item_is_the_first_of_the_best(items in prop::collection::vec(item(), 1..40), at in -5.0..5.0f64) {
        let at = theta(at);
        let chosen = most_informative(&items, at, |_| true).unwrap();
        let information = |place: usize| items[place].information(at).get();
        let best = (0..items.len()).map(information).fold(0.0, f64::max);
        prop_assert!(information(chosen) >= best);
        prop_assert!((0..chosen).all(|place| information(place) < best));
    }

    #[test]
    fn slopes_are_slopes(item in item(), at in -5.0..5.0f64) {
        let step = 1e-5;
        let mut sum = 0.0;
        for category in 0..item.categories() {
            let p = |at: f64| item.probability(theta(at), category).unwrap().get();
            let slope = item.slope(theta(at), category).unwrap();
            prop_assert!((slope - (p(at + step) - p(at - step)) / (2.0 * step)).abs() < 1e-8);
            let of_log = item.log_slope(theta(at), category).unwrap();
            prop_assert!((of_log * p(at) - slope).abs() < 1e-12);
            sum += slope;
        }
        prop_assert!(sum.abs() < 1e-12);
    }

    #[test]
    fn bends_are_second_derivatives(item in item(), at in -5.0..5.0f64) {
        let step = 1e-4;
        for category in 0..item.categories() {
            let log = |at: f64| item.log_probability(theta(at), category).unwrap();
            let bend = item.bend(theta(at), category).unwrap();
            let found = (log(at + step) - 2.0 * log(at) + log(at - step)) / (step * step);
            prop_assert!((bend - found).abs() < 1e-5 * (1.0 + found.abs()), "{bend} {found}");
        }
        prop_assert!(item.bend(theta(at), item.categories()).is_none());
    }

    #[test]
    fn one_right_of_four_is_the_three_parameter_model(a in 0.3..3.0f64, b in -4.0..4.0f64, wrong in 1..9usize, at in -8.0..8.0f64) {
        let scene = Item::elimination(a, &[b], &[wrong, 1]).unwrap();
        let guess = 1.0 / (wrong as f64 + 1.0);
        let question = Item::logistic(a, b, guess, 1.0).unwrap();
        let at = theta(at);
        let near = |one: f64, other: f64| (one - other).abs() <= 1e-12 * (1.0 + other.abs());
        for category in 0..2 {
            prop_assert!(near(scene.log_probability(at, category).unwrap(), question.log_probability(at, category).unwrap()));
            prop_assert!(near(scene.slope(at, category).unwrap(), question.slope(at, category).unwrap()));
            prop_assert!(near(scene.bend(at, category).unwrap(), question.bend(at, category).unwrap()));
        }
        prop_assert!(near(scene.information(at).get(), question.information(at).get()));
    }

    #[test]
    fn who_sees_through_nothing_picks_evenly_and_who_sees_through_all_picks_the_best(item in elimination()) {
        let low = item.probabilities(theta(-1e4));
        let high = item.probabilities(theta(1e4));
        prop_assert!((high[item.categories() - 1].get() - 1.0).abs() < 1e-12);
        // Every option is as likely, so that each worth is as likely as it has options: whole multiples of one share.
        let least = low.iter().map(|p| p.get()).fold(1.0, f64::min);
        for p in &low {
            let times = p.get() / least;
            prop_assert!(p.get() > 0.0 && (times * 6.0 - (times * 6.0).round()).abs() < 1e-9, "{times}");
        }
    }

    #[test]
    fn a_higher_ability_expects_more_points(item in elimination(), at in -6.0..6.0f64, more in 0.01..3.0f64) {
        prop_assert!(item.expected_score(theta(at + more)) > item.expected_score(theta(at)) - 1e-12);
    }

    #[test]
    fn log_probabilities_are_exact_where_they_are_nearly_zero(a in 0.8..2.0f64, steps in prop::collection::vec(-2.0..2.0f64, 1..5), far in 12.0..30.0f64) {
        // Far above all steps what is missing to 1 is nearly all due to the last step: e^-a(theta - b), halved where it is shared.
        let last = steps[steps.len() - 1];
        let at = theta(far);
        let missing = (-a * (far - last)).exp();
        let credit = Item::partial_credit(a, &steps).unwrap();
        prop_assert!((credit.log_probability(at, steps.len()).unwrap() / -missing - 1.0).abs() < 1e-3);
        let shared = Item::elimination(a, &steps, &vec![1; steps.len() + 1]).unwrap();
        prop_assert!((shared.log_probability(at, steps.len()).unwrap() / (-0.5 * missing) - 1.0).abs() < 1e-3);
        let wide = Item::graded(a, &[-far, far]).unwrap();
        let middle = wide.log_probability(theta(0.0), 1).unwrap();
        prop_assert!((middle / (-2.0 * (-a * far).exp()) - 1.0).abs() < 1e-4, "{middle}");
    }

    #[test]
    fn a_doubtful_item_tells_less_at_its_best(item in item(), sd in 0.1..1.5f64) {
        let doubtful = item.clone().with_difficulty_error(sd).unwrap();
        let most = |item: &Item| (-80..=80).map(|at| item.information(theta(f64::from(at) / 10.0)).get()).fold(0.0, f64::max);
        prop_assert!(most(&doubtful) <= most(&item) + 1e-12);
        prop_assert_eq!(doubtful.categories(), item.categories());
    }

    #[test]
    fn what_is_accepted_never_gives_nan(a in any::<f64>(), b in prop::collection::vec(any::<f64>(), 0..4), c in any::<f64>(), d in any::<f64>(), at in any::<f64>()) {
        let Ok(at) = Theta::new(at) else { return Ok(()) };
        let first = b.first().copied().unwrap_or(0.0);
        let made = [
            Item::logistic(a, first, c, d),
            Item::graded(a, &b),
            Item::partial_credit(a, &b),
            Item::elimination(a, &b, &vec![1; b.len() + 1]),
        ];
        for item in made.into_iter().flatten() {
            prop_assert!(item.information(at).get() >= 0.0);
            for category in 0..item.categories() {
                prop_assert!(!item.log_probability(at, category).unwrap().is_nan());
                prop_assert!(item.slope(at, category).unwrap().is_finite());
            }
            let found = map(&[(&item, 0)], Normal::STANDARD).unwrap();
            prop_assert!(found.theta.logits().is_finite() && found.observed_error.logits().is_finite());
            let found = eap(&[(&item, 0)], Normal::STANDARD, &Grid::STANDARD).unwrap();
            prop_assert!(found.theta.logits().is_finite() && found.error.logits().is_finite());
        }
    }

    #[test]
    fn a_space_refuses_or_works(mean in prop::collection::vec(any::<f64>(), 0..4), cells in prop::collection::vec(prop_oneof![any::<f64>(), -1.0..1.0f64], 0..10)) {
        if let Ok(space) = Space::new(&mean, &cells) {
            let posterior = space.posterior(&[], None).unwrap();
            prop_assert!(posterior.mode().iter().all(|value| value.is_finite()));
        }
    }

    #[test]
    fn every_estimate_is_finite(given in prop::collection::vec(given(), 0..30)) {
        let responses: Vec<Response<'_>> = given.iter().map(|one| (&one.item, one.category)).collect();
        let finite = |value: f64| value.is_finite();
        let found = eap(&responses, Normal::STANDARD, &Grid::STANDARD).unwrap();
        prop_assert!(finite(found.theta.logits()) && found.error.logits() > 0.0 && found.theta.logits().abs() < 8.0);
        let found = map(&responses, Normal::STANDARD).unwrap();
        prop_assert!(finite(found.theta.logits()) && finite(found.expected_error.logits()) && finite(found.observed_error.logits()));
        for found in [ml(&responses).unwrap(), wl(&responses).unwrap()].into_iter().flatten() {
            prop_assert!(finite(found.theta.logits()) && finite(found.expected_error.logits()));
        }
    }

    #[test]
    fn the_joint_mode_is_finite_and_a_maximum(given in prop::collection::vec(given(), 0..40), correlation in 0.0..0.95f64) {
        let space = space(correlation);
        let answers = answers(&given);
        let found = space.posterior(&answers, None).unwrap();
        prop_assert!(found.iterations() < 60, "{} steps", found.iterations());
        for dimension in 0..space.dimensions() {
            prop_assert!(found.mode()[dimension].is_finite() && found.sd(dimension).is_finite() && found.sd(dimension) > 0.0);
        }
        for dimension in 0..space.dimensions() {
            for step in [-1e-3, 1e-3] {
                let mut aside = found.mode().to_vec();
                aside[dimension] += step;
                prop_assert!(height(&space, &answers, &aside) <= height(&space, &answers, found.mode()) + 1e-12);
            }
        }
    }

    #[test]
    fn the_order_of_answers_does_not_matter(given in prop::collection::vec(given(), 0..30), seed in any::<u64>()) {
        let space = space(0.45);
        let mut answers = answers(&given);
        let before = space.posterior(&answers, None).unwrap();
        let mut state = seed;
        for place in (1..answers.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            answers.swap(place, usize::try_from(state >> 33).unwrap() % (place + 1));
        }
        let after = space.posterior(&answers, None).unwrap();
        for dimension in 0..space.dimensions() {
            prop_assert!((before.mode()[dimension] - after.mode()[dimension]).abs() < 1e-8);
            prop_assert!((before.sd(dimension) - after.sd(dimension)).abs() < 1e-7);
        }
    }

    #[test]
    fn a_better_answer_never_lowers_its_own_skill(given in prop::collection::vec(given(), 1..30), which in any::<prop::sample::Index>()) {
        let space = space(0.45);
        let (given, better, place) = worse_and_better(given, &which);
        let before = space.posterior(&answers(&given), None).unwrap();
        let after = space.posterior(&answers(&better), None).unwrap();
        let own = |mode: &[f64]| given[place].loads.iter().map(|load| mode[*load]).sum::<f64>();
        prop_assert!(own(after.mode()) >= own(before.mode()) - 1e-9, "{} then {}", own(before.mode()), own(after.mode()));
    }

    #[test]
    fn a_better_answer_never_lowers_an_ability(given in prop::collection::vec(given(), 1..20), which in any::<prop::sample::Index>()) {
        let (given, better, _) = worse_and_better(given, &which);
        let responses: Vec<Response<'_>> = given.iter().map(|one| (&one.item, one.category)).collect();
        let better: Vec<Response<'_>> = better.iter().map(|one| (&one.item, one.category)).collect();
        let both = |of: &dyn Fn(&[Response<'_>]) -> f64| (of(&responses), of(&better));
        let (before, after) = both(&|responses| map(responses, Normal::STANDARD).unwrap().theta.logits());
        prop_assert!(after >= before - 1e-9, "map {before} then {after}");
        let (before, after) = both(&|responses| eap(responses, Normal::STANDARD, &Grid::FINE).unwrap().theta.logits());
        prop_assert!(after >= before - 1e-9, "eap {before} then {after}");
    }

    #[test]
    fn a_start_does_not_change_the_end(given in prop::collection::vec(given(), 0..40), start in prop::collection::vec(-3.0..3.0f64, SKILLS + 1)) {
        let space = space(0.45);
        let answers = answers(&given);
        let cold = space.posterior(&answers, None).unwrap();
        let warm = space.posterior(&answers, Some(&start)).unwrap();
        for dimension in 0..space.dimensions() {
            prop_assert!((cold.mode()[dimension] - warm.mode()[dimension]).abs() < 1e-7);
        }
    }

    #[test]
    fn an_item_never_raises_the_expected_variance(given in prop::collection::vec(given(), 1..20)) {
        let space = space(0.45);
        let answers = answers(&given);
        let posterior = space.posterior(&answers, None).unwrap();
        let goals: Vec<usize> = (0..SKILLS).collect();
        let left: f64 = goals.iter().map(|goal| posterior.cov(*goal, *goal)).sum();
        for one in &given {
            let gain = variance_reduction(&posterior, &one.item, &one.loads, &goals);
            prop_assert!(gain >= 0.0 && gain <= left);
        }
    }

    #[test]
    fn what_a_number_rests_on_sums_to_one(given in prop::collection::vec(given(), 0..20), weights in prop::collection::vec(0.1..1.0f64, SKILLS + 1)) {
        let space = space(0.45);
        let answers = answers(&given);
        let posterior = space.posterior(&answers, None).unwrap();
        let group = |place: usize| usize::from(given[place].loads.len() > 1);
        let shares = space.shares(&answers, &posterior, &weights, group, 2).unwrap();
        prop_assert!(shares.prior > 0.0 && shares.groups.iter().all(|share| *share >= 0.0));
        prop_assert!((shares.prior + shares.groups.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn draws_are_a_distribution(given in prop::collection::vec(given(), 0..20), seed in any::<u64>()) {
        let space = space(0.45);
        let answers = answers(&given);
        let posterior = space.posterior(&answers, None).unwrap();
        let draws = space.draws(&answers, &posterior, Seed(seed), 200).unwrap();
        prop_assert!((draws.iter().map(|(weight, _)| weight).sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(draws.effective_size() > 10.0, "{}", draws.effective_size());
        let levels: f64 = draws.levels(0, &[-1.0, 0.0, 1.0], 0.25).iter().map(|p| p.get()).sum();
        prop_assert!((levels - 1.0).abs() < 1e-12);
        let quantiles: Vec<f64> = [0.0, 0.05, 0.5, 0.95, 1.0].iter().map(|p| draws.quantile(0, *p)).collect();
        prop_assert!(quantiles.is_sorted());
        prop_assert_eq!(&draws, &space.draws(&answers, &posterior, Seed(seed), 200).unwrap());
    }

    #[test]
    fn a_belief_forgets_nothing(given in prop::collection::vec(given(), 0..20)) {
        let responses: Vec<Response<'_>> = given.iter().map(|one| (&one.item, one.category)).collect();
        let mut belief = Belief::new(Normal::STANDARD, Grid::STANDARD);
        for (item, category) in &responses {
            belief.update(item, *category).unwrap();
        }
        prop_assert_eq!(belief.estimate(), eap(&responses, Normal::STANDARD, &Grid::STANDARD).unwrap());
    }
}

/// The log posterior up to its constant, from public parts only.
fn height(space: &Space, answers: &[Answer<'_>], at: &[f64]) -> f64 {
    let likelihood: f64 = answers
        .iter()
        .map(|answer| {
            let ability = answer.loads.iter().map(|load| at[*load]).sum();
            answer.item.log_probability(theta(ability), answer.category).unwrap()
        })
        .sum();
    // The prior, solved by elimination: the precision is not public.
    let size = space.dimensions();
    let mut rows: Vec<Vec<f64>> = (0..size).map(|row| space.covariance().row(row).to_vec()).collect();
    let away: Vec<f64> = at.iter().zip(space.mean()).map(|(value, mean)| value - mean).collect();
    let mut solved = away.clone();
    for pivot in 0..size {
        for row in pivot + 1..size {
            let factor = rows[row][pivot] / rows[pivot][pivot];
            let above = rows[pivot].clone();
            rows[row].iter_mut().zip(&above).for_each(|(cell, other)| *cell -= factor * other);
            solved[row] -= factor * solved[pivot];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| rows[row][column] * solved[column]).sum();
        solved[row] = (solved[row] - known) / rows[row][row];
    }
    likelihood - 0.5 * away.iter().zip(&solved).map(|(left, right)| left * right).sum::<f64>()
}
