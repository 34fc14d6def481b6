//! From sums to better parameters: one step of Newton's method on the marginal posterior, and what it says when it has arrived.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::design::Design;
use super::question::{Parameters, Question};
use super::statistics::Statistics;
use crate::math::{exp, sqrt};
use crate::matrix::Matrix;

/// So many made-up questions say that experts are off by as much as they said (kappa = 1): with a small bank, answers to few
/// questions must not turn the priors upside down.
pub const EXPERTS_COUNT: f64 = 20.0;
/// No question counts for more than this many standard deviations from its expert: one whose key is wrong says nothing of how far
/// experts are off elsewhere.
const AWAY_MAX: f64 = 3.0;
/// kappa is kept between these.
const KAPPA: (f64, f64) = (0.25, 4.0);
/// Longest step of a difficulty or mean, and of the logarithm of a discrimination, in one round.
const STEP_MAX: (f64, f64) = (1.0, 0.5);
/// The search ends when no parameter moves by more than this share of its standard error...
const CLOSE: f64 = 0.01;
/// ...and kappa by no more than this.
const KAPPA_CLOSE: f64 = 0.005;
/// So often a step that made the posterior lower is halved.
const HALVINGS_MAX: u8 = 8;
/// So often the diagonal of an information is raised, ten times more each time.
const RAISES_MAX: u8 = 30;
/// By so much the log posterior may fall with a step that only rounding, or the grid, made worse.
const FALL: f64 = 1e-3;

/// Where the search stands: what the next map works with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// The parameters to count with.
    pub parameters: Parameters,
    /// How far experts are off in units of what they said (kappa).
    pub kappa: f64,
    /// Rounds done.
    pub number: u32,
    /// The best parameters so far and their log likelihood, where the present ones are a step from there.
    from: Option<(Parameters, f64)>,
    halvings: u8,
}

/// A question after calibration.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibrated {
    /// People who answered it.
    pub answers: u64,
    /// Difficulty, in logits; the mean of a scene's steps.
    pub b: f64,
    /// Its standard error, in logits: expert and answers together, the doubt about abilities and all other parameters in it.
    pub b_error: f64,
    /// Discrimination.
    pub a: f64,
    /// Standard error of its logarithm.
    pub ln_a_error: f64,
    /// Share of the difficulty that rests on answers, 0 to 1; the rest rests on experts.
    pub b_share: f64,
    /// The same of the discrimination.
    pub a_share: f64,
}

/// What a round led to.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// Where the search stands now.
    pub next: Round,
    /// Whether it has arrived: another round would move nothing by a hundredth of its standard error.
    pub arrived: bool,
    /// The questions, in the design's order.
    pub questions: Vec<Calibrated>,
    /// Standard errors of the people's means, in logits, one a dimension; 0 where the mean is known.
    pub mean_errors: Vec<f64>,
    /// Standard error of kappa: kappa² is a mean of squares over as many questions as rest on answers, the made-up ones among
    /// them, so that the standard error of its root is kappa / sqrt(2 n).
    pub kappa_error: f64,
}

/// Why a round cannot be solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SolveError {
    /// The sums or the round are of another design.
    OtherDesign,
    /// Nobody was counted.
    Nobody,
    /// The sums are not finite: they were changed after they were counted.
    NotFinite,
}

impl fmt::Display for SolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherDesign => "the sums are of other questions than the round",
            Self::Nobody => "nobody was counted",
            Self::NotFinite => "the sums hold numbers that no answers give",
        })
    }
}

impl core::error::Error for SolveError {}

impl Design {
    /// The first round: what experts say.
    pub fn start(&self) -> Round {
        Round { parameters: self.experts(), kappa: 1.0, number: 0, from: None, halvings: 0 }
    }

    /// The reduce's end: better parameters from the sums over all people at the parameters of `round`.
    pub fn solve(&self, round: &Round, statistics: &Statistics) -> Result<Solved, SolveError> {
        self.check(round, statistics)?;
        let here = self.flat(&round.parameters);
        let precisions = self.precisions(round.kappa);
        let height = |at: &[f64], ln_likelihood: f64| ln_likelihood + self.ln_prior(at, &precisions);
        let kept = self.kept(statistics);
        let mut information = statistics.information.part(&kept);
        kept.iter().enumerate().for_each(|(at, from)| information.add(at, at, precisions[*from]));
        let (factor, damped) = factored(&information);
        // A question without answers keeps its prior.
        let mut variances: Vec<f64> = precisions.iter().map(|precision| 1.0 / precision).collect();
        kept.iter().zip(factor.inverse_diagonal()).for_each(|(at, variance)| variances[*at] = variance);
        let mut next = Round { number: round.number + 1, ..round.clone() };
        let fell = round.from.as_ref().filter(|(from, before)| {
            round.halvings < HALVINGS_MAX
                && height(&here, statistics.ln_likelihood) < height(&self.flat(from), *before) - FALL
        });
        if let Some((from, _)) = fell {
            let middle: Vec<f64> =
                self.flat(from).iter().zip(&here).map(|(from, here)| 0.5 * (from + here)).collect();
            next.parameters = self.parted(&middle);
            next.halvings += 1;
            return Ok(self.solved(next, false, statistics, &variances, round.kappa));
        }
        let centre = self.flat(&self.experts());
        let mut part: Vec<f64> = kept
            .iter()
            .map(|at| statistics.gradient[*at] - precisions[*at] * (here[*at] - centre[*at]))
            .collect();
        factor.solve(&mut part);
        let mut step = vec![0.0; here.len()];
        kept.iter().zip(&part).for_each(|(at, part)| step[*at] = *part);
        let share = self.share(&step);
        let there: Vec<f64> = here.iter().zip(&step).map(|(here, step)| here + share * step).collect();
        let moved = step
            .iter()
            .zip(&variances)
            .map(|(step, variance)| step.abs() / sqrt(*variance))
            .fold(0.0, f64::max);
        next.parameters = self.parted(&there);
        next.from = Some((round.parameters.clone(), statistics.ln_likelihood));
        next.halvings = 0;
        next.kappa = self.kappa(&next.parameters, &variances, round.kappa);
        let arrived = !damped && moved < CLOSE && (next.kappa - round.kappa).abs() < KAPPA_CLOSE;
        Ok(self.solved(next, arrived, statistics, &variances, round.kappa))
    }

    /// The places of the parameters that anybody's answer bears on.
    fn kept(&self, statistics: &Statistics) -> Vec<usize> {
        let questions = 2 * self.questions.len();
        let answered = |at: &usize| *at >= questions || statistics.seen[*at / 2].answers > 0;
        (0..self.parameters()).filter(answered).collect()
    }

    /// Whether a round, which may come from anywhere, has the parameters of this design.
    pub fn takes(&self, round: &Round) -> bool {
        let fits = |parameters: &Parameters| {
            parameters.b.len() == self.questions.len()
                && parameters.ln_a.len() == self.questions.len()
                && parameters.mean.len() == self.mean_sd.len()
        };
        fits(&round.parameters)
            && round.from.as_ref().is_none_or(|(from, _)| fits(from))
            && (KAPPA.0..=KAPPA.1).contains(&round.kappa)
    }

    fn check(&self, round: &Round, statistics: &Statistics) -> Result<(), SolveError> {
        let size = self.parameters();
        if !self.takes(round)
            || statistics.gradient.len() != size
            || statistics.seen.len() != self.questions.len()
            || !statistics.information.is_of(size)
        {
            return Err(SolveError::OtherDesign);
        }
        if statistics.people == 0 {
            return Err(SolveError::Nobody);
        }
        let finite = |values: &[f64]| values.iter().all(|value| value.is_finite());
        let information =
            (0..size).all(|row| (0..=row).all(|column| statistics.information.at(row, column).is_finite()));
        let sound = finite(&self.flat(&round.parameters))
            && finite(&statistics.gradient)
            && statistics.ln_likelihood.is_finite()
            && information;
        if sound { Ok(()) } else { Err(SolveError::NotFinite) }
    }

    /// All parameters in one row: b and ln a of each question in turn, then the free means.
    fn flat(&self, parameters: &Parameters) -> Vec<f64> {
        let pairs = parameters.b.iter().zip(&parameters.ln_a).flat_map(|(b, ln_a)| [*b, *ln_a]);
        let means = self.free.iter().map(|at| parameters.mean.get(*at).copied().unwrap_or(0.0));
        pairs.chain(means).collect()
    }

    fn parted(&self, flat: &[f64]) -> Parameters {
        let (pairs, means) = flat.split_at(2 * self.questions.len());
        let mut mean = vec![0.0; self.mean_sd.len()];
        for (at, value) in self.free.iter().zip(means) {
            mean[*at] = *value;
        }
        Parameters {
            b: pairs.iter().step_by(2).copied().collect(),
            ln_a: pairs.iter().skip(1).step_by(2).copied().collect(),
            mean,
        }
    }

    /// Precisions of the priors, in the order of [`flat`](Self::flat).
    fn precisions(&self, kappa: f64) -> Vec<f64> {
        let of = |sd: f64| 1.0 / (sd * sd);
        let pairs = self.questions.iter().map(|one| one.expert);
        let pairs = pairs.flat_map(|expert| [of(kappa * expert.b_sd), of(expert.ln_a_sd)]);
        pairs.chain(self.free.iter().map(|at| of(self.mean_sd[*at]))).collect()
    }

    fn ln_prior(&self, at: &[f64], precisions: &[f64]) -> f64 {
        let centre = self.flat(&self.experts());
        let squares = at.iter().zip(&centre).zip(precisions);
        -0.5 * squares.map(|((at, centre), precision)| precision * (at - centre) * (at - centre)).sum::<f64>()
    }

    /// By how much a step must be shortened so that no parameter moves too far at once.
    fn share(&self, step: &[f64]) -> f64 {
        let questions = 2 * self.questions.len();
        let most = |at: usize| if at < questions && !at.is_multiple_of(2) { STEP_MAX.1 } else { STEP_MAX.0 };
        let longest = step.iter().enumerate().map(|(at, step)| step.abs() / most(at)).fold(0.0, f64::max);
        1.0 / f64::max(longest, 1.0)
    }

    /// How far experts are off in units of what they said: MacKay's rule (1992) with [`EXPERTS_COUNT`] questions for 1, and none
    /// beyond [`AWAY_MAX`].
    fn kappa(&self, parameters: &Parameters, variances: &[f64], before: f64) -> f64 {
        let mut squares = EXPERTS_COUNT;
        for (question, b) in self.questions.iter().zip(&parameters.b) {
            let away = (b - question.expert.b) / (before * question.expert.b_sd);
            let away = before * away.clamp(-AWAY_MAX, AWAY_MAX);
            squares += away * away;
        }
        sqrt(squares / self.shares(variances, before)).clamp(KAPPA.0, KAPPA.1)
    }

    /// How many questions' worth of answers kappa rests on, with the [`EXPERTS_COUNT`] that are made up.
    fn shares(&self, variances: &[f64], kappa: f64) -> f64 {
        let of = |(place, question): (usize, &Question)| {
            answered(variances[2 * place], kappa * question.expert.b_sd)
        };
        EXPERTS_COUNT + self.questions.iter().enumerate().map(of).sum::<f64>()
    }

    fn solved(
        &self,
        next: Round,
        arrived: bool,
        statistics: &Statistics,
        variances: &[f64],
        kappa: f64,
    ) -> Solved {
        let variance = |at: usize| variances[at];
        let question = |(place, question): (usize, &Question)| Calibrated {
            answers: statistics.seen[place].answers,
            b: next.parameters.b[place],
            b_error: sqrt(variance(2 * place)),
            a: exp(next.parameters.ln_a[place]),
            ln_a_error: sqrt(variance(2 * place + 1)),
            b_share: answered(variance(2 * place), kappa * question.expert.b_sd),
            a_share: answered(variance(2 * place + 1), question.expert.ln_a_sd),
        };
        let questions = self.questions.iter().enumerate().map(question).collect();
        let mut mean_errors = vec![0.0; self.mean_sd.len()];
        for (place, at) in self.free.iter().enumerate() {
            mean_errors[*at] = sqrt(variance(2 * self.questions.len() + place));
        }
        let kappa_error = kappa / sqrt(2.0 * self.shares(variances, kappa));
        Solved { next, arrived, questions, mean_errors, kappa_error }
    }
}

/// The share of an estimate that rests on answers: how much of the prior's variance they took away.
fn answered(variance: f64, prior_sd: f64) -> f64 {
    (1.0 - variance / (prior_sd * prior_sd)).clamp(0.0, 1.0)
}

/// The Cholesky factor of an information, and whether its diagonal had to be raised first (Levenberg 1944): far from the mode the
/// observed information need not be positive definite.
fn factored(information: &Matrix) -> (Matrix, bool) {
    let mut factor = information.clone();
    if factor.factor() {
        return (factor, false);
    }
    let size = information.size();
    let mut raise = 1e-3;
    for _ in 0..RAISES_MAX {
        factor.copy_from(information);
        for at in 0..size {
            factor.add(at, at, raise * (information.at(at, at).abs() + 1.0));
        }
        if factor.factor() {
            return (factor, true);
        }
        raise *= 10.0;
    }
    // Only cells beyond all answers bring us here: their diagonal alone still points downhill.
    let mut diagonal = Matrix::zero(size);
    for at in 0..size {
        diagonal.add(at, at, sqrt(information.at(at, at).abs() + 1.0));
    }
    (diagonal, true)
}
