//! What a person's answers say of each sum: expectation propagation (Minka 2001) with one site a sum.
//!
//! The sums u are normal before the answers, and the answers to the questions of one sum are a curve t_s(u_s). Each curve stands
//! in for by a normal factor exp(nu_s u - tau_s u²/2), chosen so that the normal with all factors has the mean and variance that the
//! curve itself gives beside the other factors ("tilted": cavity times curve). The tilted distributions, summed on the grid, are the
//! marginals that calibration takes. ln Z = sum of ln Z_s (curve) - ln Z~_s (factor) + ln Z of the normal with all factors.

use super::question::GRID;
use super::tables::Site;
use crate::math::{exp, ln, sqrt};
use crate::matrix::Matrix;

/// Most sweeps over the sites; people who answer as the model says need about five.
const SWEEPS_MAX: usize = 30;
/// Sweeps end when no mean or variance moves by more than this share of its standard deviation or variance.
const CLOSE: f64 = 1e-7;
/// A factor's precision is no lower than minus this share of the sum's prior precision: a curve of guessed answers can widen what
/// the others say, but the normal must stay one.
const WIDENS_AT_MOST: f64 = 0.5;

/// The posterior of one person.
pub(super) struct Abilities {
    /// Mean of each site's sum.
    pub(super) mean: Vec<f64>,
    /// Their covariance.
    pub(super) covariance: Matrix,
    /// Factors' precisions.
    pub(super) tau: Vec<f64>,
    /// Factors' precisions times means.
    pub(super) nu: Vec<f64>,
    /// For each site the probabilities of the grid's points; they sum to 1.
    pub(super) marginals: Vec<Vec<f64>>,
    /// Logarithm of the marginal likelihood.
    pub(super) ln_likelihood: f64,
}

/// A curve beside the normal that the other factors leave.
struct Tilted {
    weights: Vec<f64>,
    ln_mass: f64,
    mean: f64,
    variance: f64,
}

impl Abilities {
    /// The posterior given the sites, whose sums have this mean and covariance before the answers.
    pub(super) fn of(sites: &[Site], mean: &[f64], covariance: &Matrix) -> Self {
        let prior_mean: Vec<f64> = sites.iter().map(|site| mean[site.sum]).collect();
        let mut prior = Matrix::zero(sites.len());
        for (row, left) in sites.iter().enumerate() {
            for (column, right) in sites.iter().enumerate() {
                prior.add(row, column, covariance.at(left.sum, right.sum));
            }
        }
        let mut found = Self {
            mean: prior_mean.clone(),
            covariance: prior.clone(),
            tau: vec![0.0; sites.len()],
            nu: vec![0.0; sites.len()],
            marginals: vec![Vec::new(); sites.len()],
            ln_likelihood: 0.0,
        };
        for _ in 0..SWEEPS_MAX {
            let mut moved: f64 = 0.0;
            for (at, site) in sites.iter().enumerate() {
                moved = moved.max(found.meet(at, site, prior.at(at, at)));
            }
            if moved < CLOSE {
                break;
            }
        }
        found.conclude(sites, &prior_mean, &prior);
        found
    }

    /// Mean and precision that the other factors leave for a site.
    fn cavity(&self, at: usize) -> (f64, f64) {
        let variance = self.covariance.at(at, at);
        let precision = (1.0 / variance - self.tau[at]).max(1e-9);
        ((self.mean[at] / variance - self.nu[at]) / precision, precision)
    }

    /// Chooses a site's factor anew; how far the normal moved.
    fn meet(&mut self, at: usize, site: &Site, prior_variance: f64) -> f64 {
        let (centre, precision) = self.cavity(at);
        let tilted = Tilted::of(site, centre, precision);
        let tau = (1.0 / tilted.variance - precision).max(-WIDENS_AT_MOST / prior_variance);
        let nu = tilted.mean * (tau + precision) - centre * precision;
        let (variance, mean) = (self.covariance.at(at, at), self.mean[at]);
        let more = tau - self.tau[at];
        self.include(at, more, nu - self.nu[at]);
        (self.tau[at], self.nu[at]) = (tau, nu);
        (more * variance).abs().max((self.mean[at] - mean).abs() / sqrt(variance))
    }

    /// Multiplies the normal by exp(nu u - tau u²/2) of one sum; the logarithm of the mass that is left.
    fn include(&mut self, at: usize, tau: f64, nu: f64) -> f64 {
        let size = self.mean.len();
        let (variance, mean) = (self.covariance.at(at, at), self.mean[at]);
        let widened = 1.0 + tau * variance;
        let along: Vec<f64> = self.covariance.row(at).to_vec();
        for row in 0..size {
            self.mean[row] += along[row] * (nu - tau * mean) / widened;
            for column in 0..size {
                self.covariance.add(row, column, -tau / widened * along[row] * along[column]);
            }
        }
        // ∫ N(u; m, v) exp(nu u - tau u²/2) du with everything over 1 + tau v.
        0.5 * ((2.0 * nu * mean + nu * nu * variance - tau * mean * mean) / widened - ln(widened))
    }

    /// The marginals and the marginal likelihood of the factors found, computed anew from the prior.
    fn conclude(&mut self, sites: &[Site], prior_mean: &[f64], prior: &Matrix) {
        self.mean.copy_from_slice(prior_mean);
        self.covariance.copy_from(prior);
        let mut sum = 0.0;
        for at in 0..sites.len() {
            sum += self.include(at, self.tau[at], self.nu[at]);
        }
        for (at, site) in sites.iter().enumerate() {
            let (centre, precision) = self.cavity(at);
            let tilted = Tilted::of(site, centre, precision);
            let (tau, nu, variance) = (self.tau[at], self.nu[at], 1.0 / precision);
            let widened = 1.0 + tau * variance;
            let factor = 0.5
                * ((2.0 * nu * centre + nu * nu * variance - tau * centre * centre) / widened - ln(widened));
            sum += tilted.ln_mass + site.ln_scale - factor;
            self.marginals[at] = tilted.weights;
        }
        self.ln_likelihood = sum;
    }
}

impl Tilted {
    fn of(site: &Site, centre: f64, precision: f64) -> Self {
        let mut weights: Vec<f64> = GRID
            .points()
            .zip(&site.curve)
            .map(|(theta, likelihood)| {
                let away = theta - centre;
                likelihood * exp(-0.5 * precision * away * away)
            })
            .collect();
        let mass: f64 = weights.iter().sum();
        // Nothing left on the grid: the curve and the other answers contradict each other beyond all numbers.
        if !(mass > 0.0 && mass.is_finite()) {
            return Self {
                weights: site.curve.clone(),
                ln_mass: -700.0,
                mean: centre,
                variance: 1.0 / precision,
            }
            .normalised();
        }
        let (mut mean, mut square) = (0.0, 0.0);
        for (theta, weight) in GRID.points().zip(&mut weights) {
            *weight /= mass;
            mean += *weight * theta;
            square += *weight * theta * theta;
        }
        let step = GRID.weight(1);
        let ln_mass = ln(mass * step) + 0.5 * ln(precision / core::f64::consts::TAU);
        Self { weights, ln_mass, mean, variance: (square - mean * mean).max(1e-6) }
    }

    fn normalised(mut self) -> Self {
        let sum: f64 = self.weights.iter().sum();
        self.weights.iter_mut().for_each(|weight| *weight /= sum.max(f64::MIN_POSITIVE));
        self
    }
}
