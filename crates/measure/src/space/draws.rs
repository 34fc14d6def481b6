//! Weighted draws from a posterior, for statements about several abilities at once and for right edges.

use super::{Answer, AnswerError, Posterior, Space};
use crate::bounded::Prob;
use crate::math::{exp, ln_1p, normal_below, real, sqrt};
use crate::matrix::Matrix;
use crate::random::{Random, Seed};

/// Degrees of freedom of the proposal: heavier tails than the posterior's, so that no weight explodes.
const FREEDOM: f64 = 6.0;
/// How much wider the proposal's scale matrix is than the posterior's covariance.
const WIDER: f64 = 1.2;
/// Below this share of effective draws the proposal did not fit (a posterior of two hills, or a lopsided one): it is placed anew.
const EFFECTIVE_AT_LEAST: f64 = 0.2;
/// How often the proposal is placed anew at most.
const PLACED_ANEW_AT_MOST: u8 = 3;

/// Draws from a posterior; weights sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Draws {
    dimensions: usize,
    theta: Vec<f64>,
    weights: Vec<f64>,
}

impl Space {
    /// Draws `count` points (at least 1) from a posterior, weighted so that they follow the exact one and not its
    /// normal approximation: importance sampling from a multivariate t around the mode.
    ///
    /// A probability from 2,000 draws has a standard error of about 0.013 at worst. `answers` must be those that
    /// the posterior was made from. Fails only for answers or a posterior that do not fit the space.
    pub fn draws(
        &self,
        answers: &[Answer<'_>],
        posterior: &Posterior,
        seed: Seed,
        count: usize,
    ) -> Result<Draws, AnswerError> {
        let size = self.dimensions();
        AnswerError::check(answers, size)?;
        if posterior.mode().len() != size {
            return Err(AnswerError::Dimensions { found: posterior.mode().len(), dimensions: size });
        }
        let mut draws =
            self.importance(answers, posterior.mode(), posterior.covariance(), seed, count.max(1));
        for round in 0..PLACED_ANEW_AT_MOST {
            if draws.effective_size() >= EFFECTIVE_AT_LEAST * real(draws.len()) {
                break;
            }
            let (mean, covariance) = draws.moments(posterior.covariance());
            let seed = seed.part(u64::from(round) + 1);
            let again = self.importance(answers, &mean, &covariance, seed, count.max(1));
            if again.effective_size() > draws.effective_size() {
                draws = again;
            }
        }
        Ok(draws)
    }

    /// Draws from a multivariate t of this centre and scale, weighted to follow the posterior.
    fn importance(
        &self,
        answers: &[Answer<'_>],
        centre: &[f64],
        covariance: &Matrix,
        seed: Seed,
        count: usize,
    ) -> Draws {
        let size = self.dimensions();
        let scale = proposal_scale(covariance);
        let mut random = Random::new(seed);
        let mut theta = Vec::with_capacity(count * size);
        let mut weights = Vec::with_capacity(count);
        let (mut point, mut away) = (vec![0.0; size], vec![0.0; size]);
        for _ in 0..count {
            let square = propose(&mut random, &scale, centre, &mut point);
            let ln_proposal = -0.5 * (FREEDOM + real(size)) * ln_1p(square / FREEDOM);
            weights.push(self.ln_posterior(answers, &point, &mut away) - ln_proposal);
            theta.extend_from_slice(&point);
        }
        normalise(&mut weights);
        Draws { dimensions: size, theta, weights }
    }
}

/// Cholesky factor of the proposal's scale matrix.
fn proposal_scale(covariance: &Matrix) -> Matrix {
    let mut scale = covariance.clone();
    if !scale.factor() {
        // A covariance that rounding made indefinite: its diagonal alone still gives a proposal.
        scale = Matrix::zero(scale.size());
        for row in 0..scale.size() {
            scale.add(row, row, sqrt(covariance.at(row, row).max(1e-12)));
        }
    }
    scale
}

/// Writes one draw of the proposal to `point`; returns its squared distance from the mode in the proposal's scale.
fn propose(random: &mut Random, scale: &Matrix, mode: &[f64], point: &mut [f64]) -> f64 {
    let stretch = sqrt(FREEDOM / random.chi_squared_6());
    let mut square = 0.0;
    for cell in point.iter_mut() {
        let part = stretch * random.normal();
        square += part * part;
        *cell = sqrt(WIDER) * part;
    }
    scale.times_lower(point);
    for (cell, centre) in point.iter_mut().zip(mode) {
        *cell += centre;
    }
    square
}

/// Turns logarithms of weights into weights that sum to 1.
fn normalise(weights: &mut [f64]) {
    let largest = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let equal = 1.0 / real(weights.len());
    if !largest.is_finite() {
        weights.fill(equal);
        return;
    }
    for weight in weights.iter_mut() {
        *weight = exp(*weight - largest);
    }
    let sum: f64 = weights.iter().sum();
    for weight in weights.iter_mut() {
        *weight /= sum;
    }
}

impl Draws {
    /// How many draws, at least 1.
    #[expect(clippy::len_without_is_empty, reason = "there is always at least one draw")]
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Each draw's weight and coordinates (logits). Weights sum to 1.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (f64, &[f64])> {
        self.weights.iter().copied().zip(self.theta.chunks_exact(self.dimensions))
    }

    /// Probability of a statement about the person, for example `|theta| theta[0] >= 1.0 && theta[3] >= 0.5`.
    pub fn probability(&self, holds: impl Fn(&[f64]) -> bool) -> Prob {
        Prob::of(self.iter().filter(|(_, theta)| holds(theta)).map(|(weight, _)| weight).sum())
    }

    /// Posterior mean of a number that depends on the person.
    pub fn expectation(&self, of: impl Fn(&[f64]) -> f64) -> f64 {
        self.iter().map(|(weight, theta)| weight * of(theta)).sum()
    }

    /// Posterior mean of a coordinate, in logits; 0 for a dimension that the space does not have.
    pub fn mean(&self, dimension: usize) -> f64 {
        self.expectation(|theta| coordinate(theta, dimension))
    }

    /// Posterior standard deviation of a coordinate, in logits; 0 for a dimension that the space does not have.
    pub fn sd(&self, dimension: usize) -> f64 {
        let mean = self.mean(dimension);
        sqrt(self.expectation(|theta| {
            let away = coordinate(theta, dimension) - mean;
            away * away
        }))
    }

    /// The value below which a coordinate lies with probability `p` (clamped to 0 to 1), in logits; 0 for a
    /// dimension that the space does not have.
    pub fn quantile(&self, dimension: usize, p: f64) -> f64 {
        let mut pairs: Vec<(f64, f64)> =
            self.iter().map(|(weight, theta)| (coordinate(theta, dimension), weight)).collect();
        pairs.sort_by(|left, right| left.0.total_cmp(&right.0));
        let mut below = 0.0;
        let mut last = None;
        for (value, weight) in pairs {
            // A draw stands for the middle of its weight; between two draws the line is drawn.
            let middle = below + 0.5 * weight;
            if middle >= p {
                return match last {
                    Some((left, at)) if middle > at => left + (value - left) * (p - at) / (middle - at),
                    _ => value,
                };
            }
            last = Some((value, middle));
            below += weight;
        }
        last.map_or(0.0, |(value, _)| value)
    }

    /// Probability of each level of a coordinate, lowest first, given the levels' lower ends from the second on
    /// (increasing, in logits). They sum to 1.
    ///
    /// `scale_error` is the standard deviation of the whole scale's place (logits): where the items of a skill are all
    /// too hard or too easy together, levels shift together. 0 where only people on the same scale are compared.
    pub fn levels(&self, dimension: usize, cuts: &[f64], scale_error: f64) -> Vec<Prob> {
        let below = |cut: f64| {
            self.expectation(|theta| {
                let away = cut - coordinate(theta, dimension);
                if scale_error > 0.0 {
                    normal_below(away / scale_error)
                } else {
                    f64::from(u8::from(away > 0.0))
                }
            })
        };
        let mut reached = 0.0;
        let mut levels = Vec::with_capacity(cuts.len() + 1);
        for cut in cuts {
            let next = below(*cut).max(reached);
            levels.push(Prob::of(next - reached));
            reached = next;
        }
        levels.push(Prob::of(1.0 - reached));
        levels
    }

    /// The same draws with a normal error of standard deviation `sd` (logits) added to each listed coordinate: what
    /// [`levels`](Self::levels) does with `scale_error`, for statements about several coordinates at once.
    #[must_use]
    pub fn blurred(&self, errors: &[(usize, f64)], seed: Seed) -> Self {
        let mut blurred = self.clone();
        let mut random = Random::new(seed);
        for theta in blurred.theta.chunks_exact_mut(self.dimensions) {
            for (dimension, sd) in errors {
                let error = sd * random.normal();
                if let Some(value) = theta.get_mut(*dimension) {
                    *value += error;
                }
            }
        }
        blurred
    }

    /// Mean and covariance of the draws with flattened weights (their square roots), so that one heavy draw does not stand for
    /// all; `least` is added to the covariance in a tenth, so that it stays positive definite.
    fn moments(&self, least: &Matrix) -> (Vec<f64>, Matrix) {
        let flat: Vec<f64> = self.weights.iter().map(|weight| sqrt(*weight)).collect();
        let sum: f64 = flat.iter().sum();
        let points = || flat.iter().map(|weight| weight / sum).zip(self.theta.chunks_exact(self.dimensions));
        let mut mean = vec![0.0; self.dimensions];
        for (weight, theta) in points() {
            mean.iter_mut().zip(theta).for_each(|(cell, value)| *cell += weight * value);
        }
        let mut covariance = Matrix::zero(self.dimensions);
        for row in 0..self.dimensions {
            for column in 0..self.dimensions {
                let cell: f64 = points()
                    .map(|(weight, theta)| weight * (theta[row] - mean[row]) * (theta[column] - mean[column]))
                    .sum();
                covariance.add(row, column, cell + 0.1 * least.at(row, column));
            }
        }
        (mean, covariance)
    }

    /// How many unweighted draws would be as good: (sum of weights)² / sum of squared weights (Kong 1992).
    pub fn effective_size(&self) -> f64 {
        1.0 / self.weights.iter().map(|weight| weight * weight).sum::<f64>()
    }
}

fn coordinate(theta: &[f64], dimension: usize) -> f64 {
    theta.get(dimension).copied().unwrap_or(0.0)
}
