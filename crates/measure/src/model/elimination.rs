//! Options of unequal worth, picked with partial knowledge: rule out what one sees through, pick evenly among the rest.

use super::parameter::{ParameterError, difficulties, discrimination};
use super::point::Point;
use crate::math::{exp, ln, ln_1p, real};

/// Beyond this size of theta every category is certain to the last digit; the bound keeps k * theta finite.
const THETA_MAX: f64 = 1e100;
/// Masses of so many latent steps are kept where they are needed more than once; an item may have more.
const KEPT: usize = 4;
/// Most options of one worth; keeps their sum exact.
const OPTIONS_MAX: usize = 1000;

/// Parameters of an item whose options are worth 0, 1, ... points.
///
/// The latent step s follows the partial credit model: pi_s is proportional to exp(sum over j <= s of a(theta - b_j)). Who stands
/// at step s rules out all options worth less than s and picks evenly among the others, so that with n_k options
/// worth k points P(X = k) = sum over s <= k of pi_s n_k / (n_s + ... + n_m).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EliminationItem {
    pub(super) a: f64,
    pub(super) steps: Box<[f64]>,
    /// How many options are worth each number of points, 0 first; none is 0.
    pub(super) options: Box<[usize]>,
    /// Sum of the steps up to each latent step; 0 for the lowest.
    sums: Box<[f64]>,
    /// n_s + ... + n_m: how many options are left to who stands at each latent step.
    left: Box<[f64]>,
}

/// Mass, mean and variance of a part of the latent steps, both moments about the step `top`.
#[derive(Clone, Copy, Debug)]
struct Moments {
    mass: f64,
    mean: f64,
    variance: f64,
}

/// The distribution of the latent step around the most probable one, `top`.
struct Latent {
    top: usize,
    /// Exponent of the most probable step.
    peak: f64,
    /// Masses of the first steps relative to the most probable one's.
    masses: [f64; KEPT],
    /// Of all steps, with masses relative to the most probable one's.
    all: Moments,
}

impl EliminationItem {
    pub(super) fn new(a: f64, steps: &[f64], options: &[usize]) -> Result<Self, ParameterError> {
        let a = discrimination(a)?;
        difficulties(steps)?;
        if options.len() != steps.len() + 1 {
            return Err(ParameterError::Worths { steps: steps.len(), worths: options.len() });
        }
        if let Some(points) = options.iter().position(|count| !(1..=OPTIONS_MAX).contains(count)) {
            return Err(ParameterError::Options { points, count: options[points] });
        }
        let mut sum = 0.0;
        let mut sums = vec![0.0];
        for step in steps {
            sum += step;
            sums.push(sum);
        }
        let mut left = 0;
        let mut lefts: Vec<f64> = options
            .iter()
            .rev()
            .map(|count| {
                left += count;
                real(left)
            })
            .collect();
        lefts.reverse();
        Ok(Self { a, steps: steps.into(), options: options.into(), sums: sums.into(), left: lefts.into() })
    }

    pub(super) fn categories(&self) -> usize {
        self.sums.len()
    }

    fn exponent(&self, theta: f64, step: usize) -> f64 {
        let theta = theta.clamp(-THETA_MAX, THETA_MAX);
        self.a * (real(step) * theta - self.sums[step])
    }

    /// Probability that who stands at step `from` picks an option worth `category`.
    fn picks(&self, from: usize, category: usize) -> f64 {
        real(self.options[category]) / self.left[from]
    }

    /// The most probable of the latent steps up to `last`, and its exponent.
    fn top(&self, theta: f64, last: usize) -> (usize, f64) {
        let (mut top, mut peak) = (0, 0.0);
        for step in 1..=last {
            let exponent = self.exponent(theta, step);
            if exponent > peak {
                (top, peak) = (step, exponent);
            }
        }
        (top, peak)
    }

    /// Mass of a latent step relative to one with the exponent `peak`.
    fn mass(&self, theta: f64, peak: f64, step: usize) -> f64 {
        exp(self.exponent(theta, step) - peak)
    }

    /// Moments about `top` of the latent steps up to `last`, each of this mass.
    fn moments(top: usize, last: usize, mass_of: impl Fn(usize) -> f64) -> Moments {
        let (mut mass, mut first, mut second) = (0.0, 0.0, 0.0);
        for step in 0..=last {
            let part = mass_of(step);
            let away = real(step) - real(top);
            mass += part;
            first += part * away;
            second += part * away * away;
        }
        let mean = first / mass;
        // Around the most probable step the mean is small, so this difference loses no digits that count.
        Moments { mass, mean, variance: (second / mass - mean * mean).max(0.0) }
    }

    fn latent(&self, theta: f64) -> Latent {
        let last = self.steps.len();
        let (top, peak) = self.top(theta, last);
        let mut masses = [0.0; KEPT];
        for (step, mass) in masses.iter_mut().enumerate().take(last + 1) {
            *mass = self.mass(theta, peak, step);
        }
        let mass = |step| masses.get(step).copied().unwrap_or_else(|| self.mass(theta, peak, step));
        Latent { top, peak, masses, all: Self::moments(top, last, mass) }
    }

    /// Mass of a latent step relative to the most probable one's.
    fn latent_mass(&self, theta: f64, latent: &Latent, step: usize) -> f64 {
        latent.masses.get(step).copied().unwrap_or_else(|| self.mass(theta, latent.peak, step))
    }

    /// The steps that lead to a category: the most probable one, its exponent, and the moments about it.
    fn own(&self, theta: f64, latent: &Latent, category: usize) -> (usize, f64, Moments) {
        let (top, peak) = self.top(theta, category);
        let mass = |step| {
            // Nearly always the most probable step of all leads to it.
            let mass = if top == latent.top {
                self.latent_mass(theta, latent, step)
            } else {
                self.mass(theta, peak, step)
            };
            self.picks(step, category) * mass
        };
        (top, peak, Self::moments(top, category, mass))
    }

    /// ln P of the category from the moments of the steps that lead to it, whose masses are relative to `peak`.
    fn ln_of(&self, theta: f64, latent: &Latent, peak: f64, mass: f64, category: usize) -> f64 {
        let share = mass / latent.all.mass;
        if peak < latent.peak || share < 0.5 {
            return peak - latent.peak + ln(mass) - ln(latent.all.mass);
        }
        // Close to 1 the logarithm is that of what is missing.
        let missing: f64 = (0..self.categories())
            .filter(|other| *other != category)
            .map(|other| self.p_of(theta, latent, other))
            .sum();
        ln_1p(-missing)
    }

    fn p_of(&self, theta: f64, latent: &Latent, category: usize) -> f64 {
        let parts =
            (0..=category).map(|step| self.picks(step, category) * self.latent_mass(theta, latent, step));
        parts.sum::<f64>() / latent.all.mass
    }

    /// ln P and its derivatives. With E, V the mean and variance of the latent step, and E_k, V_k those of who picks an option
    /// worth k: (ln P)' = a(E_k - E), (ln P)'' = a²(V_k - V).
    pub(super) fn point(&self, theta: f64, category: usize) -> Point {
        let latent = self.latent(theta);
        let (top, peak, own) = self.own(theta, &latent, category);
        let (slope, bend) = self.derivatives_of(&latent, top, &own);
        Point { ln_p: self.ln_of(theta, &latent, peak, own.mass, category), slope, bend }
    }

    pub(super) fn derivatives(&self, theta: f64, category: usize) -> (f64, f64) {
        let latent = self.latent(theta);
        let (top, _, own) = self.own(theta, &latent, category);
        self.derivatives_of(&latent, top, &own)
    }

    /// `own` are the moments about the step `top` of who picks the category.
    fn derivatives_of(&self, latent: &Latent, top: usize, own: &Moments) -> (f64, f64) {
        let slope = self.a * (real(top) - real(latent.top) + (own.mean - latent.all.mean));
        (slope, self.a * self.a * (own.variance - latent.all.variance))
    }

    pub(super) fn ln_p(&self, theta: f64, category: usize) -> f64 {
        let latent = self.latent(theta);
        let (_, peak, own) = self.own(theta, &latent, category);
        self.ln_of(theta, &latent, peak, own.mass, category)
    }

    pub(super) fn p(&self, theta: f64, category: usize) -> f64 {
        self.p_of(theta, &self.latent(theta), category)
    }

    /// Sum over categories of P (ln P)'². A category so unlikely that its mass underflows adds nothing that a double could hold.
    pub(super) fn information(&self, theta: f64) -> f64 {
        let latent = self.latent(theta);
        let (mut left_mass, mut left_first) = (0.0, 0.0);
        let mut sum = 0.0;
        for category in 0..self.categories() {
            // Who stands at step s picks each worth that is left with n_k / (n_s + ... + n_m): n_k is common to all steps.
            let mass = self.latent_mass(theta, &latent, category) / self.left[category];
            left_mass += mass;
            left_first += mass * (real(category) - real(latent.top));
            if left_mass > 0.0 {
                let slope = left_first / left_mass - latent.all.mean;
                sum += real(self.options[category]) * left_mass * slope * slope;
            }
        }
        self.a * self.a * sum / latent.all.mass
    }

    /// An upper bound of (ln P)'': V_k of a step between 0 and k is at most k²/4 (Popoviciu 1935), and V is never negative. Who
    /// picks the lowest option stands at step 0: concave.
    pub(super) fn convexity(&self, category: usize) -> f64 {
        let half = 0.5 * self.a * real(category);
        half * half
    }

    /// The middle of the stretch in which the category's own step is the most probable one; with steps out of order, where it
    /// would be if it had one.
    pub(super) fn unsurprising(&self, category: usize) -> f64 {
        // Two steps are equally likely at the mean of the steps between them.
        let meets = |other: usize| (self.sums[other] - self.sums[category]) / (real(other) - real(category));
        let below = (0..category).map(meets).reduce(f64::max);
        let above = (category + 1..self.categories()).map(meets).reduce(f64::min);
        match (below, above) {
            (Some(below), Some(above)) => 0.5 * (below + above),
            (Some(below), None) => below + 1.0 / self.a,
            (None, Some(above)) => above - 1.0 / self.a,
            (None, None) => 0.0,
        }
    }
}
