//! One person's part in gradient and information, and what their other answers led to expect of each.

use super::abilities::Abilities;
use super::design::Design;
use super::person::Person;
use super::question::{Curve, GRID, Question};
use super::tables::Tables;
use super::triangle::Triangle;
use crate::bounded::Prob;
use crate::math::{ln, real};
use crate::matrix::dot;

/// Points of the grid with less probability than this add nothing that a double would hold.
const NEGLIGIBLE: f64 = 1e-13;
/// Less probable than this an answer is not taken to be: beyond, rounding decides.
const LEAST: f64 = 1e-12;

/// A person at the parameters of a round.
pub(super) struct Scored {
    pub(super) abilities: Abilities,
    /// Each answer, in the person's order.
    pub(super) answers: Vec<One>,
    /// The sum of each site.
    sums: Vec<usize>,
    /// For each site, the probabilities of the points that have any.
    weights: Vec<Vec<f64>>,
}

/// An answer's part. Parameters are b and ln a, in this order.
pub(super) struct One {
    /// The place of b among all parameters; ln a follows.
    pub(super) parameter: usize,
    /// Posterior mean of the derivatives of ln P.
    pub(super) score: [f64; 2],
    /// Information by b, by ln a, by both: minus the mean second derivative, less the variance of the first (Louis 1982).
    pub(super) second: [f64; 3],
    /// What the other answers led to expect.
    pub(super) alone: Alone,
    site: usize,
    /// The derivatives at the points of `weights`, less their means.
    away: [Vec<f64>; 2],
    /// How they move with the ability: covariance with it over its variance.
    along: [f64; 2],
}

/// What all answers but this one say.
pub(super) struct Alone {
    /// Mean ability, in logits.
    pub(super) ability: f64,
    /// Expected points.
    pub(super) expected: f64,
    /// Their variance, the doubt about the ability in it.
    pub(super) variance: f64,
    /// Logarithm of the probability of the option picked, were it one of those worth what it is held to be.
    pub(super) ln_p: f64,
    /// The same by the experts' parameters, were it worth 0, 1, ... points.
    pub(super) ln_by_experts: Vec<f64>,
}

impl Scored {
    pub(super) fn of(design: &Design, tables: &Tables, person: &Person) -> Self {
        let sites = tables.sites(design, person);
        let abilities = Abilities::of(&sites, &tables.mean, &design.covariance);
        let ranges: Vec<(usize, usize)> = abilities.marginals.iter().map(|weights| range(weights)).collect();
        let weights: Vec<Vec<f64>> = abilities
            .marginals
            .iter()
            .zip(&ranges)
            .map(|(weights, (from, to))| weights.get(*from..*to).unwrap_or_default().to_vec())
            .collect();
        let mut picks = Vec::new();
        let mut answers = Vec::with_capacity(person.answers.len());
        for given in &person.answers {
            let question = given.question as usize;
            let sum = design.question_sums[question];
            // Every answer made the site of its sum.
            let site = sites.iter().position(|site| site.sum == sum).unwrap_or_default();
            let (from, _) = ranges[site];
            let curve = &tables.curves[question];
            design.questions[question].picks(usize::from(given.category), person.admits, &mut picks);
            let weights = &weights[site];
            let slopes = (from..).take(weights.len()).map(|point| curve.slopes(point, &picks));
            let mut away = [Vec::with_capacity(weights.len()), Vec::with_capacity(weights.len())];
            let (mut score, mut mean_second) = ([0.0; 2], [0.0; 3]);
            for (weight, at) in weights.iter().zip(slopes) {
                score[0] += weight * at.b;
                score[1] += weight * at.ln_a;
                mean_second[0] += weight * at.bb;
                mean_second[1] += weight * at.aa;
                mean_second[2] += weight * at.ba;
                away[0].push(at.b);
                away[1].push(at.ln_a);
            }
            for (cells, mean) in away.iter_mut().zip(score) {
                for cell in cells.iter_mut() {
                    *cell -= mean;
                }
            }
            let (ability, variance) = moments(weights, from);
            let along = [0, 1].map(|part| {
                let points = weights.iter().zip(&away[part]).zip(from..);
                let sum: f64 =
                    points.map(|((weight, cell), point)| weight * cell * (GRID.point(point) - ability)).sum();
                sum / variance
            });
            let both = |one: usize, other: usize| covariance(weights, &away[one], &away[other]);
            let second =
                [-mean_second[0] - both(0, 0), -mean_second[1] - both(1, 1), -mean_second[2] - both(0, 1)];
            let without = Without::of(weights, from, curve, &picks);
            let curves = [curve, &tables.experts[question]];
            let category = usize::from(given.category);
            let alone = Alone::of(&without, &design.questions[question], person.admits, category, curves);
            answers.push(One { parameter: 2 * question, score, second, alone, site, away, along });
        }
        Self { abilities, answers, sums: sites.iter().map(|site| site.sum).collect(), weights }
    }

    /// Posterior covariance of the derivatives of two answers: on the grid within a skill; between skills that of their parts
    /// linear in the abilities.
    pub(super) fn together(&self, one: &One, part: usize, other: &One, of_other: usize) -> f64 {
        if one.site == other.site {
            covariance(&self.weights[one.site], &one.away[part], &other.away[of_other])
        } else {
            one.along[part] * other.along[of_other] * self.abilities.covariance.at(one.site, other.site)
        }
    }

    /// Adds the part of the population's means. With factors' precisions T and the covariance S of the sums: the gradient by the
    /// mean of a sum is nu - T m, its information T - T S T, and with a question's parameter -c (I - S T).
    pub(super) fn means(&self, design: &Design, gradient: &mut [f64], information: &mut Triangle) {
        let Abilities { mean, covariance, tau, nu, .. } = &self.abilities;
        let first = 2 * design.questions.len();
        // How often each free coordinate is in the sum of a site.
        let counts = |free: usize, site: usize| -> f64 {
            let loads = &design.sums[self.sums[site]];
            loads.iter().filter(|load| **load == design.free[free]).map(|_| 1.0).sum()
        };
        for free in 0..design.free.len() {
            let holds: Vec<(usize, f64)> = (0..self.sums.len())
                .map(|site| (site, counts(free, site)))
                .filter(|(_, count)| *count > 0.0)
                .collect();
            for (site, count) in &holds {
                gradient[first + free] += count * (nu[*site] - tau[*site] * mean[*site]);
            }
            for other in 0..=free {
                let mut sum = 0.0;
                for (site, count) in &holds {
                    for second in 0..self.sums.len() {
                        let own = if *site == second { tau[*site] } else { 0.0 };
                        let cell = own - tau[*site] * covariance.at(*site, second) * tau[second];
                        sum += count * counts(other, second) * cell;
                    }
                }
                information.add(first + free, first + other, sum);
            }
            for one in &self.answers {
                let sum: f64 = holds
                    .iter()
                    .map(|(site, count)| {
                        let own = f64::from(u8::from(*site == one.site));
                        count * (own - covariance.at(one.site, *site) * tau[*site])
                    })
                    .sum();
                for part in 0..2 {
                    information.add(first + free, one.parameter + part, -one.along[part] * sum);
                }
            }
        }
    }
}

/// What is left of a person's marginal without one answer.
struct Without {
    weights: Vec<f64>,
    from: usize,
}

impl Without {
    fn of(weights: &[f64], from: usize, curve: &Curve, picks: &[f64]) -> Self {
        let mut without: Vec<f64> = weights
            .iter()
            .zip(from..)
            .map(|(weight, point)| {
                let p = curve.p(point, picks);
                if p > f64::MIN_POSITIVE { weight / p } else { 0.0 }
            })
            .collect();
        let mass: f64 = without.iter().sum();
        for weight in &mut without {
            *weight /= mass.max(f64::MIN_POSITIVE);
        }
        Self { weights: without, from }
    }

    fn mean(&self, of: impl Fn(usize) -> f64) -> f64 {
        self.weights.iter().zip(self.from..).map(|(weight, point)| weight * of(point)).sum()
    }
}

impl Alone {
    fn of(
        without: &Without,
        question: &Question,
        admits: Prob,
        category: usize,
        curves: [&Curve; 2],
    ) -> Self {
        let [curve, expert] = curves;
        let (mut expected, mut square, mut ln_p) = (0.0, 0.0, 0.0);
        let mut ln_by_experts = Vec::with_capacity(question.categories());
        let mut picks = Vec::new();
        for worth in 0..question.categories() {
            question.picks(worth, admits, &mut picks);
            let p = without.mean(|point| curve.p(point, &picks));
            expected += real(worth) * p;
            square += real(worth) * real(worth) * p;
            let one = question.of_one_option(worth, admits);
            if worth == category {
                ln_p = ln((p * one).max(LEAST));
            }
            ln_by_experts.push(ln((without.mean(|point| expert.p(point, &picks)) * one).max(LEAST)));
        }
        Self {
            ability: without.mean(|point| GRID.point(point)),
            expected,
            variance: (square - expected * expected).max(0.0),
            ln_p,
            ln_by_experts,
        }
    }
}

/// Mean and variance of the ability.
fn moments(weights: &[f64], from: usize) -> (f64, f64) {
    let points = || weights.iter().zip((from..).map(|point| GRID.point(point)));
    let mean: f64 = points().map(|(weight, theta)| weight * theta).sum();
    let variance = points().map(|(weight, theta)| weight * (theta - mean) * (theta - mean)).sum::<f64>();
    (mean, variance.max(1e-9))
}

fn covariance(weights: &[f64], one: &[f64], other: &[f64]) -> f64 {
    let products: Vec<f64> = one.iter().zip(other).map(|(one, other)| one * other).collect();
    dot(weights, &products)
}

/// The stretch of the grid that has any weight.
fn range(weights: &[f64]) -> (usize, usize) {
    let counts = |weight: &f64| *weight > NEGLIGIBLE;
    let from = weights.iter().position(counts).unwrap_or(0);
    let to = weights.iter().rposition(counts).map_or(weights.len(), |last| last + 1);
    (from, to)
}
