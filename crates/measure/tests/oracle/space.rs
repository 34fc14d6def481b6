//! The joint model in eight dimensions: seven skills, and the person's self-rating bias.

use cairn_measure::{Answer, Item, Matrix, Seed, Space};
use serde::Deserialize;

use crate::fixture::{Poly, cases, near, poly};

#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    kind: String,
    prior_cov: Vec<Vec<f64>>,
    items: Vec<Loaded>,
    x: Vec<usize>,
    map: Vec<f64>,
    cov: Vec<Vec<f64>>,
    cov_expected: Option<Vec<Vec<f64>>>,
    log_posterior: f64,
    mean: Option<Vec<f64>>,
    sd: Option<Vec<f64>>,
    mean_mc_error: Option<f64>,
}

#[derive(Deserialize)]
struct Loaded {
    #[serde(flatten)]
    item: Poly,
    skill: usize,
    rating: bool,
}

struct Ready {
    space: Space,
    items: Vec<Item>,
    loads: Vec<Vec<usize>>,
}

impl Ready {
    fn new(case: &Case) -> Self {
        let size = case.prior_cov.len();
        let bias = size - 1;
        let cells: Vec<f64> = case.prior_cov.iter().flatten().copied().collect();
        let loads = |item: &Loaded| if item.rating { vec![item.skill, bias] } else { vec![item.skill] };
        Self {
            space: Space::new(&vec![0.0; size], &cells).unwrap(),
            items: case.items.iter().map(|item| poly(&item.item, "")).collect(),
            loads: case.items.iter().map(loads).collect(),
        }
    }

    fn answers(&self, x: &[usize]) -> Vec<Answer<'_>> {
        let both = self.items.iter().zip(&self.loads).zip(x);
        both.map(|((item, loads), category)| Answer { item, loads, category: *category }).collect()
    }
}

fn same_cells(what: &str, found: &Matrix, wanted: &[Vec<f64>], tolerance: f64) {
    for (row, cells) in wanted.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            near(&format!("{what} ({row}, {column})"), found.get(row, column).unwrap(), *cell, tolerance);
        }
    }
}

fn check(name: &str, place: usize, case: &Case, mode: f64, covariance: f64, log: f64) {
    let what = |part: &str| format!("{name} case {place} {} {part}", case.kind);
    let ready = Ready::new(case);
    let answers = ready.answers(&case.x);
    let found = ready.space.posterior(&answers, None).unwrap();
    for (dimension, wanted) in case.map.iter().enumerate() {
        near(&what(&format!("mode {dimension}")), found.mode()[dimension], *wanted, mode);
    }
    same_cells(&what("covariance"), found.covariance(), &case.cov, covariance);
    near(&what("log posterior"), found.log_posterior(), case.log_posterior, log);
    if let Some(wanted) = &case.cov_expected {
        let expected = ready.space.expected_covariance(&answers, &found).unwrap();
        same_cells(&what("expected covariance"), &expected, wanted, covariance);
    }
    let warm = ready.space.posterior(&answers, Some(found.mode())).unwrap();
    assert!(warm.iterations() <= 2, "{}: {} steps", what("warm start"), warm.iterations());
}

#[test]
fn multidim() {
    for (place, case) in cases::<Case>("multidim.json").iter().enumerate() {
        check("multidim", place, case, 1e-5, 1e-4, 1e-9);
    }
}

#[test]
fn multidim_hard() {
    for (place, case) in cases::<Case>("more/multidim_hard.json").iter().enumerate() {
        check("multidim_hard", place, case, 1e-7, 1e-7, 1e-9);
    }
}

/// The mean of the second order lies nearer to the true one than the mode does, over all cases together.
#[test]
fn multidim_hard_mean_of_the_second_order() {
    let (mut by_mode, mut by_mean, mut count) = (0.0, 0.0, 0);
    for case in cases::<Case>("more/multidim_hard.json") {
        let (Some(mean), Some(sd)) = (&case.mean, &case.sd) else { continue };
        let ready = Ready::new(&case);
        let answers = ready.answers(&case.x);
        let posterior = ready.space.posterior(&answers, None).unwrap();
        let found = posterior.mean(&answers).unwrap();
        for dimension in 0..mean.len() {
            by_mode += (posterior.mode()[dimension] - mean[dimension]).abs() / sd[dimension];
            by_mean += (found[dimension] - mean[dimension]).abs() / sd[dimension];
            count += 1;
        }
    }
    assert!(count > 20 && by_mean < 0.5 * by_mode, "off by {by_mean} sds in all, the mode by {by_mode}");
}

/// The reference is good to `mean_mc_error`; ours has a Monte Carlo error of its own.
#[test]
fn multidim_hard_mean_and_sd() {
    const DRAWS: usize = 40_000;
    for (place, case) in cases::<Case>("more/multidim_hard.json").iter().enumerate() {
        let (Some(mean), Some(sd), Some(error)) = (&case.mean, &case.sd, case.mean_mc_error) else {
            continue;
        };
        let ready = Ready::new(case);
        let answers = ready.answers(&case.x);
        let posterior = ready.space.posterior(&answers, None).unwrap();
        let draws = ready.space.draws(&answers, &posterior, Seed(11), DRAWS).unwrap();
        for dimension in 0..mean.len() {
            let what = format!("case {place} {} dimension {dimension}", case.kind);
            let own = sd[dimension] / draws.effective_size().sqrt();
            near(&format!("{what} mean"), draws.mean(dimension), mean[dimension], 4.0 * (error + own));
            near(&format!("{what} sd"), draws.sd(dimension), sd[dimension], 4.0 * (error + own));
        }
    }
}
