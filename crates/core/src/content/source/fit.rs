//! From the estimates of blind readers to the parameters of an item.
//!
//! Readers, each blind to the others and to the author's figure, say what share of people at each level would get the item, or
//! what share of a scene's points they earn (modified Angoff: Angoff 1971; Cizek and Bunch 2007, chapter 6). The parameters are
//! those under which the response model in use says most nearly the same. So what is scored and what it rests on cannot part.

use cairn_measure::{Prob, Theta};

use super::items::AuthoredItem;
use crate::content::{Difficulties, Kind, Question};

/// The middle of each level, 0 to 5, in logits.
pub(super) const MIDDLES: [f64; 6] = [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0];
/// By how much a reader's share is off, as a standard deviation: what 409 pairs of rows differ by, divided by the root of two.
const SHARE_SD: f64 = 0.05;
/// The usual distance of a scene's steps, in logits.
const USUAL_GAP: f64 = 1.6;
/// How far a discrimination, or the distance of steps, may lie from the usual one: standard deviation of its logarithm.
const SHAPE_SD: f64 = 0.4;
/// A difficulty is looked for between these, in logits.
const B: (f64, f64) = (-3.0, 4.0);
/// A discrimination, and a distance of steps, between these.
const SHAPE: (f64, f64) = (0.4, 2.5);
/// Standard deviations of a difficulty are kept between these, in logits.
const B_SD: (f64, f64) = (0.2, 1.0);
/// Steps of the search; the hardest known item needs 15.
const STEPS_MAX: usize = 100;

/// The parameters of an item as its evidence has them, rounded to hundredths.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// Discrimination.
    pub a: f64,
    /// Difficulty, in logits; the mean of a scene's steps.
    pub b: f64,
    /// How unsure the difficulty is, in logits.
    pub b_sd: f64,
    /// Steps of a scene; empty for a knowledge item.
    pub steps: Vec<f64>,
    /// The level whose beginning is nearest to the difficulty, 1 to 5.
    pub level: u8,
}

/// The parameters that suit the readers' estimates and the author's figure best; `None` without estimates.
///
/// Least squares over the six levels: each reader counts once, the author [`Difficulties::author_weight`] times, with a weak pull
/// of the shape towards the author's discrimination, or the usual distance of steps. Free are a knowledge item's
/// discrimination and difficulty; a scene keeps the author's discrimination and gets its difficulty and the distance of its
/// steps, but for one with two worths, which has one step and so a discrimination instead.
pub fn fit(item: &AuthoredItem, difficulties: &Difficulties) -> Option<Fitted> {
    if item.angoff.is_empty() {
        return None;
    }
    let curve = Curve::of(item, difficulties);
    let readers = item.angoff.iter().map(|row| (1.0, row.map(|share| share / 100.0)));
    let author = (difficulties.author_weight, curve.shares(curve.usual, item.author.b));
    let voices: Vec<(f64, [f64; 6])> = readers.chain([author]).collect();
    let (shape, b) = curve.closest(&voices);
    // What each voice alone says of the difficulty, with the shape of all.
    let alone: Vec<(f64, f64)> = voices
        .iter()
        .map(|voice| (voice.0, curve.closest_with(shape, core::slice::from_ref(voice))))
        .collect();
    let weight: f64 = alone.iter().map(|(weight, _)| weight).sum();
    let mean = alone.iter().map(|(weight, b)| weight * b).sum::<f64>() / weight;
    let squares: f64 = alone.iter().map(|(weight, _)| weight * weight).sum();
    let spread = alone.iter().map(|(weight, b)| weight * (b - mean) * (b - mean)).sum::<f64>();
    // The unbiased variance of one voice, and that of the weighted mean of all.
    let variance = spread / (weight - squares / weight) * squares / (weight * weight);
    let b_sd = libm::hypot(difficulties.shared_sd, libm::sqrt(variance.max(0.0)));
    Some(curve.rounded(shape, b, b_sd.clamp(B_SD.0, B_SD.1)))
}

/// The expected share of the points at the six levels, by the parameters in use; readers estimated it out of the author's points,
/// so actions that share their points count as the mean of what the author gave them.
pub fn predicted(item: &AuthoredItem) -> Option<[f64; 6]> {
    shares(&item.question, &worths(item))
}

fn shares(question: &Question, worths: &[f64]) -> Option<[f64; 6]> {
    let scored = question.item(Prob::new(0.0).ok()?)?;
    let mut all = [0.0; 6];
    for (cell, theta) in all.iter_mut().zip(MIDDLES) {
        let chances = scored.probabilities(Theta::new(theta).ok()?);
        *cell = chances.iter().zip(worths).map(|(chance, worth)| chance.get() * worth).sum();
    }
    Some(all)
}

/// The share of the author's points that each number of points stands for.
fn worths(item: &AuthoredItem) -> Vec<f64> {
    let most = f64::from(item.ranks.iter().copied().max().unwrap_or(1).max(1));
    let mean = |points: usize| {
        let ranks = item.question.options.iter().zip(&item.ranks);
        let same = ranks.filter(|(option, _)| usize::from(option.points) == points);
        let ranks: Vec<f64> = same.map(|(_, rank)| f64::from(*rank) / most).collect();
        ranks.iter().sum::<f64>() / f64::from(u32::try_from(ranks.len().max(1)).unwrap_or(1))
    };
    (0..=usize::from(item.question.most_points())).map(mean).collect()
}

/// How shares follow from the two free parameters of an item.
struct Curve<'a> {
    question: Question,
    worths: Vec<f64>,
    item: &'a AuthoredItem,
    /// What the shape is expected to be.
    usual: f64,
}

impl<'a> Curve<'a> {
    fn of(item: &'a AuthoredItem, difficulties: &Difficulties) -> Self {
        // Every difficulty is doubted alike while it is looked for.
        let question = Question { difficulty_sd: difficulties.usual_sd, ..item.question.clone() };
        let usual = if item.question.most_points() > 1 { USUAL_GAP } else { item.author.a };
        Self { question, worths: worths(item), item, usual }
    }

    fn kind(&self, shape: f64, b: f64) -> Kind {
        let most = self.question.most_points();
        match &self.item.question.kind {
            Kind::Knowledge { c, .. } => Kind::Knowledge { a: shape, b, c: *c },
            Kind::Judgement { .. } if most <= 1 => Kind::Judgement { a: shape, steps: vec![b] },
            Kind::Judgement { .. } => {
                let middle = f64::from(most - 1) / 2.0;
                let step = |at: u8| b + shape * (f64::from(at) - middle);
                Kind::Judgement { a: self.item.author.a, steps: (0..most).map(step).collect() }
            }
        }
    }

    fn shares(&self, shape: f64, b: f64) -> [f64; 6] {
        let question = Question { kind: self.kind(shape, b), ..self.question.clone() };
        shares(&question, &self.worths).unwrap_or_default()
    }

    /// Shape and difficulty that lie closest to the voices: Gauss and Newton's method, damped (Levenberg 1944).
    fn closest(&self, voices: &[(f64, [f64; 6])]) -> (f64, f64) {
        let misfit = |ln_shape: f64, b: f64| {
            let away = (ln_shape - libm::log(self.usual)) / SHAPE_SD;
            distance(voices, &self.shares(libm::exp(ln_shape), b)) + away * away
        };
        let bounds = (libm::log(SHAPE.0), libm::log(SHAPE.1));
        let (mut at, mut damping) = ((libm::log(self.usual), self.item.author.b.clamp(B.0, B.1)), 1e-2);
        let mut here = misfit(at.0, at.1);
        for _ in 0..STEPS_MAX {
            let ((g0, g1), (h00, h01, h11)) = self.slopes(voices, at);
            let (d00, d11) = (h00 * (1.0 + damping) + 1e-9, h11 * (1.0 + damping) + 1e-9);
            let determinant = d00 * d11 - h01 * h01;
            let step = ((h01 * g1 - d11 * g0) / determinant, (h01 * g0 - d00 * g1) / determinant);
            let next = ((at.0 + step.0).clamp(bounds.0, bounds.1), (at.1 + step.1).clamp(B.0, B.1));
            let there = misfit(next.0, next.1);
            if there < here {
                let moved = (next.0 - at.0).abs().max((next.1 - at.1).abs());
                (at, here, damping) = (next, there, damping * 0.3);
                if moved < 1e-7 {
                    break;
                }
            } else {
                damping *= 10.0;
                if damping > 1e9 {
                    break;
                }
            }
        }
        (libm::exp(at.0), at.1)
    }

    /// Half the gradient and half the Hessian (Gauss and Newton's) of the misfit by the logarithm of the shape and by b.
    fn slopes(&self, voices: &[(f64, [f64; 6])], at: (f64, f64)) -> ((f64, f64), (f64, f64, f64)) {
        const STEP: f64 = 1e-4;
        let shares = |ln_shape: f64, b: f64| self.shares(libm::exp(ln_shape), b);
        let here = shares(at.0, at.1);
        let (up, down) = (shares(at.0 + STEP, at.1), shares(at.0 - STEP, at.1));
        let (harder, easier) = (shares(at.0, at.1 + STEP), shares(at.0, at.1 - STEP));
        let pull = 1.0 / (SHAPE_SD * SHAPE_SD);
        let (mut gradient, mut hessian) = (((at.0 - libm::log(self.usual)) * pull, 0.0), (pull, 0.0, 0.0));
        let total: f64 = voices.iter().map(|(weight, _)| weight).sum();
        for (weight, row) in voices {
            let weight = weight / total / (SHARE_SD * SHARE_SD);
            for level in 0..MIDDLES.len() {
                let (by_shape, by_b) = (
                    (up[level] - down[level]) / (2.0 * STEP),
                    (harder[level] - easier[level]) / (2.0 * STEP),
                );
                let residual = here[level] - row[level];
                gradient.0 += weight * by_shape * residual;
                gradient.1 += weight * by_b * residual;
                hessian.0 += weight * by_shape * by_shape;
                hessian.1 += weight * by_shape * by_b;
                hessian.2 += weight * by_b * by_b;
            }
        }
        (gradient, hessian)
    }

    /// The difficulty that lies closest to the voices, for a known shape: a third of the stretch is given up at a time.
    fn closest_with(&self, shape: f64, voices: &[(f64, [f64; 6])]) -> f64 {
        let misfit = |b: f64| distance(voices, &self.shares(shape, b));
        let (mut low, mut high) = B;
        while high - low > 1e-4 {
            let third = (high - low) / 3.0;
            if misfit(low + third) < misfit(high - third) { high -= third } else { low += third }
        }
        0.5 * (low + high)
    }

    fn rounded(&self, shape: f64, b: f64, b_sd: f64) -> Fitted {
        let b = hundredths(b);
        let (a, steps) = match self.kind(shape, b) {
            Kind::Knowledge { a, .. } => (a, Vec::new()),
            Kind::Judgement { a, steps } => (a, steps.into_iter().map(hundredths).collect()),
        };
        Fitted { a: hundredths(a), b, b_sd: hundredths(b_sd), steps, level: level_of(b) }
    }
}

/// Squared distance of shares from the voices, in standard errors of one voice; the weights of the voices sum to 1.
fn distance(voices: &[(f64, [f64; 6])], shares: &[f64; 6]) -> f64 {
    let total: f64 = voices.iter().map(|(weight, _)| weight).sum();
    let of = |row: &[f64; 6]| -> f64 {
        row.iter().zip(shares).map(|(said, share)| (said - share) * (said - share)).sum()
    };
    voices.iter().map(|(weight, row)| weight / total * of(row)).sum::<f64>() / (SHARE_SD * SHARE_SD)
}

/// The level whose beginning, n - 2.5, is nearest to a difficulty.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 5")]
pub(crate) fn level_of(b: f64) -> u8 {
    libm::round(b + 2.5).clamp(1.0, 5.0) as u8
}

fn hundredths(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}
