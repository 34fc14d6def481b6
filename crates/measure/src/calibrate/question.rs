//! A question with unknown parameters: its curve at the parameters of a round, and how the curve moves with them.
//!
//! All models in use are one: a latent step s of a partial credit model, pi_s ~ exp(a e_s) with e_s = s theta - (b_1 + ... + b_s),
//! and known probabilities w_sk with which who stands at step s gives the answer k. A question guessed right with probability c
//! has w_01 = c; a scene has w_sk = n_k / (n_s + ... + n_m). With means over pi (E) and over the steps that led to the answer
//! (E_k), and likewise variances and covariances:
//!
//! - d ln P / db = -a (E_k s - E s), d ln P / d ln a = a (E_k e - E e);
//! - d² ln P / db² = a² (V_k s - V s), d² ln P / db d ln a = -a² (C_k(s, e) - C(s, e)) - a (E_k s - E s),
//!   d² ln P / (d ln a)² = a² (V_k e - V e) + a (E_k e - E e).

use serde::{Deserialize, Serialize};

use super::expert::Expert;
use crate::ability::Grid;
use crate::bounded::Prob;
use crate::math::{exp, real};
use crate::model::{Item, ParameterError};

/// Abilities at which curves are known.
pub(super) const GRID: Grid = Grid::STANDARD;

/// No option is less probable than this: who admits whenever they do not know would never pick a wrong one, and yet somebody did.
const SELDOM: f64 = 1e-3;

/// A question to be calibrated, with what experts say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub(super) loads: Vec<usize>,
    pub(super) expert: Expert,
    /// The steps' distances from their mean, in logits.
    offsets: Vec<f64>,
    luck: Luck,
}

/// How an answer follows from the latent step.
#[derive(Clone, Debug, PartialEq)]
enum Luck {
    /// Who does not know is right with this probability.
    Guess(f64),
    /// So many options are worth each number of points, and so many are worth that or more.
    Among(Vec<(f64, f64)>),
}

impl Question {
    /// One right answer: the three-parameter model, in which who does not know is right with probability `c`.
    ///
    /// `loads` are the coordinates whose sum the question meets, as in [`Answer`](crate::Answer).
    pub fn knowledge(loads: &[usize], expert: Expert, c: f64) -> Result<Self, ParameterError> {
        Item::logistic(expert.a, expert.b, c, 1.0)?;
        Ok(Self { loads: loads.to_vec(), expert, offsets: vec![0.0], luck: Luck::Guess(c) })
    }

    /// A scene: partial knowledge with elimination ([`Item::elimination`]). The expert's b is the mean of the `steps`.
    pub fn scene(
        loads: &[usize],
        expert: Expert,
        steps: &[f64],
        options: &[usize],
    ) -> Result<Self, ParameterError> {
        Item::elimination(expert.a, steps, options)?;
        let mean = steps.iter().sum::<f64>() / real(steps.len().max(1));
        let left = |points: usize| options.iter().skip(points).map(|count| real(*count)).sum::<f64>();
        Ok(Self {
            loads: loads.to_vec(),
            expert,
            offsets: steps.iter().map(|step| step - mean).collect(),
            luck: Luck::Among(
                options.iter().enumerate().map(|(points, count)| (real(*count), left(points))).collect(),
            ),
        })
    }

    /// What experts say of it.
    pub const fn expert(&self) -> Expert {
        self.expert
    }

    /// How many answers it has.
    pub const fn categories(&self) -> usize {
        self.offsets.len() + 1
    }

    /// w_sk for all steps s: how probable the answer `category` is at each, for who admits not knowing with this probability.
    pub(super) fn picks(&self, category: usize, admits: Prob, into: &mut Vec<f64>) {
        into.clear();
        let at = |step: usize| match &self.luck {
            Luck::Guess(c) => {
                let lucky = c * (1.0 - admits.get());
                match (step, category) {
                    (0, 0) => 1.0 - lucky,
                    (0, _) => lucky,
                    (_, category) => f64::from(u8::from(category > 0)),
                }
            }
            Luck::Among(options) if category >= step => match (options.get(category), options.get(step)) {
                (Some((count, _)), Some((_, left))) => count / left,
                _ => 0.0,
            },
            Luck::Among(_) => 0.0,
        };
        into.extend((0..self.categories()).map(at));
    }

    /// How probable one certain option worth `category` is among the answers of that category.
    pub(super) fn of_one_option(&self, category: usize, admits: Prob) -> f64 {
        match &self.luck {
            Luck::Guess(_) if category > 0 => 1.0,
            // Of those who do not know some say so, some are lucky, and the others spread over three wrong options.
            Luck::Guess(c) => {
                let guesses = 1.0 - admits.get();
                (guesses * (1.0 - c) / 3.0 / (1.0 - guesses * c)).max(SELDOM)
            }
            Luck::Among(options) => options.get(category).map_or(SELDOM, |(count, _)| 1.0 / count),
        }
    }

    /// Its curve with these parameters.
    pub(super) fn curve(&self, b: f64, ln_a: f64) -> Curve {
        let a = exp(ln_a);
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        for offset in &self.offsets {
            sum += b + offset;
            sums.push(sum);
        }
        Curve { a, places: GRID.points().map(|theta| Place::at(a, theta, &sums)).collect() }
    }
}

/// Where the parameters of all questions stand in a round, with the population's mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parameters {
    /// Difficulty of each question, in logits.
    pub b: Vec<f64>,
    /// Logarithm of each discrimination.
    pub ln_a: Vec<f64>,
    /// Mean of the people in each coordinate of the space, in logits.
    pub mean: Vec<f64>,
}

/// A question at the parameters of a round.
pub(super) struct Curve {
    a: f64,
    places: Vec<Place>,
}

/// The latent step at one ability.
struct Place {
    /// Probability of each step, and its e.
    steps: Vec<(f64, f64)>,
    all: Moments,
}

/// Moments of s and e under some weights of the steps.
#[derive(Clone, Copy, Default)]
struct Moments {
    s: f64,
    e: f64,
    ss: f64,
    se: f64,
    ee: f64,
}

/// How ln P of an answer moves with the parameters, at one ability.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slopes {
    pub(super) b: f64,
    pub(super) ln_a: f64,
    pub(super) bb: f64,
    pub(super) ba: f64,
    pub(super) aa: f64,
}

impl Place {
    fn at(a: f64, theta: f64, sums: &[f64]) -> Self {
        let e = |step: usize, sum: f64| real(step) * theta - sum;
        let peak =
            sums.iter().enumerate().map(|(step, sum)| a * e(step, *sum)).fold(f64::NEG_INFINITY, f64::max);
        let masses: Vec<(f64, f64)> = sums
            .iter()
            .enumerate()
            .map(|(step, sum)| (exp(a * e(step, *sum) - peak), e(step, *sum)))
            .collect();
        let mass: f64 = masses.iter().map(|(mass, _)| mass).sum();
        let steps: Vec<(f64, f64)> = masses.into_iter().map(|(part, e)| (part / mass, e)).collect();
        let all = Moments::of(&steps, |_| 1.0, 1.0);
        Self { steps, all }
    }
}

impl Moments {
    fn of(steps: &[(f64, f64)], weight: impl Fn(usize) -> f64, mass: f64) -> Self {
        let mut sum = Self::default();
        for (step, (p, e)) in steps.iter().enumerate() {
            let (w, s) = (p * weight(step) / mass, real(step));
            sum.s += w * s;
            sum.e += w * e;
            sum.ss += w * s * s;
            sum.se += w * s * e;
            sum.ee += w * e * e;
        }
        Self { ss: sum.ss - sum.s * sum.s, se: sum.se - sum.s * sum.e, ee: sum.ee - sum.e * sum.e, ..sum }
    }
}

impl Curve {
    /// P of the answer with these picks at a point of the grid.
    pub(super) fn p(&self, point: usize, picks: &[f64]) -> f64 {
        self.places
            .get(point)
            .map_or(0.0, |place| place.steps.iter().zip(picks).map(|((p, _), pick)| p * pick).sum())
    }

    /// How ln P of the answer with these picks moves with the parameters, at a point of the grid.
    pub(super) fn slopes(&self, point: usize, picks: &[f64]) -> Slopes {
        let Some(place) = self.places.get(point) else { return Slopes::default() };
        let mass = self.p(point, picks);
        // So improbable an answer that no double holds it: there is no weight on this point either.
        if mass <= f64::MIN_POSITIVE {
            return Slopes::default();
        }
        let own = Moments::of(&place.steps, |step| picks.get(step).copied().unwrap_or(0.0), mass);
        let (a, all) = (self.a, &place.all);
        let (s, e) = (own.s - all.s, own.e - all.e);
        Slopes {
            b: -a * s,
            ln_a: a * e,
            bb: a * a * (own.ss - all.ss),
            ba: -a * a * (own.se - all.se) - a * s,
            aa: a * a * (own.ee - all.ee) + a * e,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
mod tests {
    use super::*;
    use crate::bounded::Theta;
    use crate::math::ln;

    const EXPERT: Expert = Expert { a: 1.3, ln_a_sd: 0.3, b: 0.4, b_sd: 0.4 };

    fn questions() -> Vec<(Question, Item, f64)> {
        let admits = 0.3;
        let knowledge = Question::knowledge(&[0], EXPERT, 0.22).unwrap();
        let item = Item::logistic(1.3, 0.4, 0.22, 1.0).unwrap().for_habit(Prob::of(admits));
        let steps = [-0.9, 0.3, 1.8];
        let scene = Question::scene(&[0], EXPERT, &steps, &[1, 1, 1, 1]).unwrap();
        let two = Question::scene(&[0], EXPERT, &[0.4], &[2, 2]).unwrap();
        vec![
            (knowledge, item, admits),
            (scene, Item::elimination(1.3, &steps, &[1, 1, 1, 1]).unwrap(), admits),
            (two, Item::elimination(1.3, &[0.4], &[2, 2]).unwrap(), admits),
        ]
    }

    #[test]
    fn curves_are_those_of_the_models_in_use() {
        for (question, item, admits) in questions() {
            let curve = question.curve(0.4, ln(1.3));
            let mut picks = Vec::new();
            for category in 0..question.categories() {
                question.picks(category, Prob::of(admits), &mut picks);
                for point in 0..GRID.len() {
                    let found = curve.p(point, &picks);
                    let expected = item.probability(Theta::of(GRID.point(point)), category).unwrap().get();
                    assert!(
                        (found - expected).abs() < 1e-12,
                        "{question:?} {category} {point}: {found} {expected}"
                    );
                }
            }
        }
    }

    #[test]
    fn slopes_are_the_derivatives() {
        const H: f64 = 1e-4;
        for (question, _, admits) in questions() {
            let mut picks = Vec::new();
            for category in 0..question.categories() {
                question.picks(category, Prob::of(admits), &mut picks);
                for point in [30, 40, 47] {
                    let at = |b: f64, ln_a: f64| ln(question.curve(0.4 + b, ln(1.3) + ln_a).p(point, &picks));
                    let slopes = question.curve(0.4, ln(1.3)).slopes(point, &picks);
                    let here = at(0.0, 0.0);
                    let by = |found: f64, expected: f64| {
                        assert!(
                            (found - expected).abs() < 2e-6,
                            "{category} {point}: {found} for {expected}"
                        );
                    };
                    by(slopes.b, (at(H, 0.0) - at(-H, 0.0)) / (2.0 * H));
                    by(slopes.ln_a, (at(0.0, H) - at(0.0, -H)) / (2.0 * H));
                    by(slopes.bb, (at(H, 0.0) + at(-H, 0.0) - 2.0 * here) / (H * H));
                    by(slopes.aa, (at(0.0, H) + at(0.0, -H) - 2.0 * here) / (H * H));
                    let mixed = at(H, H) + at(-H, -H) - at(H, -H) - at(-H, H);
                    by(slopes.ba, mixed / (4.0 * H * H));
                }
            }
        }
    }
}
