//! Whether the answers of a confirmation test come from the person who made the profile.

use cairn_measure::{Answer, Draws, Posterior, Seed, Space, Theta};

use crate::Skill;
use crate::attempt::Attempt;
use crate::content::{Bank, Content};
use crate::profile::{Joint, Weighed, means_of, weigh};

/// Draws from each of the two posteriors: the logarithm of a Bayes factor comes out within about 0.1.
const DRAWS: usize = 4000;
/// Sd, in logits, by which a person's skill differs between two days: nerves, sleep, somebody watching (expert judgement).
const DAY_SD: f64 = 0.25;
/// Odds, before a test, that the answers of a profile are the candidate's own: nine in ten (expert judgement: the assessment is
/// taken alone and unsupervised, and nobody has counted how often somebody else helps).
const OWN_BEFORE: f64 = 9.0;
/// Answers from which a test says anything, a third of a whole one: fewer could be one bad quarter of an hour, and are left
/// open (expert judgement).
pub const FEWEST_ANSWERS: u16 = 6;
/// Half width of a 90% interval in standard deviations.
const NINETY: f64 = 1.644_853_626_951_472_7;

/// What a confirmation test says.
#[derive(Clone, Debug, PartialEq)]
pub struct Odds {
    /// Natural logarithm of the Bayes factor for "the same person" against "somebody else of the population".
    pub ln_bayes: f64,
    /// Answers that it rests on.
    pub answers: u16,
    /// Answers that came too fast to count, or whose question has changed since.
    pub left_out: u16,
    /// What was to be expected of the same person, and what came: all questions.
    pub total: Check,
    /// The same for each skill that was asked.
    pub skills: Vec<(Skill, Check)>,
    /// What each skill shows by the profile, by this test alone, and by both together; all seven skills.
    pub estimates: Vec<Estimates>,
}

/// Points, of at most one a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Check {
    /// What the person of the profile gets on average.
    pub expected: f64,
    /// Ends of the 90% interval of what that person gets.
    pub interval: (f64, f64),
    /// What came.
    pub got: f64,
    /// How many questions.
    pub most: u16,
}

/// Three estimates of one skill, in logits: mean and standard deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimates {
    /// The skill.
    pub skill: Skill,
    /// By the profile.
    pub profile: (f64, f64),
    /// By this test alone.
    pub test: (f64, f64),
    /// By both together.
    pub both: (f64, f64),
}

impl Odds {
    /// Probability, 0 to 1, that the same person gave both, where both were equally likely before.
    pub fn probability(&self) -> f64 {
        1.0 / (1.0 + libm::exp(-self.ln_bayes))
    }

    /// How much the profile's answers count beside the test's, 0 to 1.
    ///
    /// Without a test a profile is taken at its word. A test takes from that as much as it takes from the probability that the
    /// same person gave both: with the Bayes factor B and prior odds of 9 to 1 that is 9 B / (9 B + 1), divided by the 9/10 that it
    /// was before, and at most 1. So a test that says nothing changes nothing, and one that speaks for the profile takes it whole;
    /// odds of f to 1 against leave 10 / (9 + f): 83% at 3 to 1, 34% at 20 to 1, 1% at 1,000 to 1. What is then concluded is
    /// the mixture of two posteriors in these shares, with the profile's answers and without.
    ///
    /// A test with too few answers says nothing.
    pub fn share(&self) -> f64 {
        if self.too_few() { 1.0 } else { share_against(libm::exp(-self.ln_bayes)) }
    }

    /// Whether fewer answers count than a test needs to say anything, or no more than do not count: whoever hurries through half of
    /// it has not shown what they can do.
    pub const fn too_few(&self) -> bool {
        self.answers < FEWEST_ANSWERS || self.answers <= self.left_out
    }

    /// The Bayes factor, in favour of whichever is the likelier, with what it says; too few answers leave it open.
    pub fn strength(&self) -> (Finding, f64) {
        let factor = libm::exp(self.ln_bayes.abs());
        let finding = match (self.too_few() || factor < EVIDENCE.0, factor < EVIDENCE.1, self.ln_bayes > 0.0)
        {
            (true, ..) => Finding::Open,
            (false, true, true) => Finding::Same,
            (false, false, true) => Finding::SameStrongly,
            (false, true, false) => Finding::Other,
            (false, false, false) => Finding::OtherStrongly,
        };
        (finding, factor)
    }
}

/// How much a profile's answers count, 0 to 1, at these odds against it ([`Odds::share`]).
pub fn share_against(odds: f64) -> f64 {
    ((OWN_BEFORE + 1.0) / (OWN_BEFORE + odds)).min(1.0)
}

/// Bayes factors from which evidence counts as positive and as strong (Kass and Raftery 1995).
const EVIDENCE: (f64, f64) = (3.0, 20.0);

/// How often a test says what, of a hundred that are taken by the person of the profile: for them, open, against them.
///
/// From 480 simulated people of the population and the position of the AI strategist; a test holds both against the code, with fewer.
pub const TOLD_OF_SAME: [u8; 3] = [19, 76, 5];
/// The same of a hundred that are taken by somebody else of the population.
pub const TOLD_OF_OTHER: [u8; 3] = [5, 70, 25];

/// What the odds say in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// 20 to 1 and more for the same person.
    SameStrongly,
    /// 3 to 1 and more for the same person.
    Same,
    /// Less than 3 to 1 either way, or too few answers.
    Open,
    /// 3 to 1 and more for somebody else.
    Other,
    /// 20 to 1 and more for somebody else.
    OtherStrongly,
}

/// Holds the answers of a test against an attempt of the profile. `None` where nothing counts, or for a content that the
/// build refuses.
///
/// A predictive check: the probability of the new answers, averaged over what the profile's answers leave possible (each
/// skill moved by the sd of a day), divided by their probability averaged over the population. Both are importance-weighted
/// means over draws from the joint posterior and from the prior.
pub fn odds(content: &Content, bank: &Bank, attempt: &Attempt, test: &Attempt) -> Option<Odds> {
    let (before, _) = weigh(content, bank, attempt);
    let (new, left_out) = weigh(content, bank, test);
    if new.is_empty() {
        return None;
    }
    let joint = Joint::new(&content.prior)?;
    let seed = Seed(test.seed().0);
    let same = drawn(joint.space(), &before, seed)?
        .blurred(&Skill::ALL.map(|skill| (skill.index(), DAY_SD)), seed.part(1));
    let other = drawn(joint.space(), &[], seed.part(2))?;
    let both: Vec<Weighed> = before.iter().chain(&new).cloned().collect();
    let (profile, alone, together) =
        (joint.posterior(&before)?, joint.posterior(&new)?, joint.posterior(&both)?);
    // As in the table of the pool.
    let known = |posterior: Posterior, answers: &[Weighed]| {
        let means = means_of(&posterior, &Joint::answers(answers));
        move |skill: Skill| (means.get(skill.index()).copied().unwrap_or(0.0), posterior.sd(skill.index()))
    };
    let (profile, alone, together) = (known(profile, &before), known(alone, &new), known(together, &both));
    let of = |skill: Skill| Estimates {
        skill,
        profile: profile(skill),
        test: alone(skill),
        both: together(skill),
    };
    let asked = Skill::ALL.into_iter().filter(|skill| new.iter().any(|one| one.skill == *skill));
    Some(Odds {
        ln_bayes: ln_mean(&same, &new) - ln_mean(&other, &new),
        answers: count(new.len()),
        left_out: count(left_out.len()),
        total: check(&same, &new, |_| true),
        skills: asked.map(|skill| (skill, check(&same, &new, |one| one.skill == skill))).collect(),
        estimates: Skill::ALL.map(of).to_vec(),
    })
}

fn count(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn drawn(space: &Space, weighed: &[Weighed], seed: Seed) -> Option<Draws> {
    let answers: Vec<Answer<'_>> = Joint::answers(weighed);
    let posterior = space.posterior(&answers, None).ok()?;
    space.draws(&answers, &posterior, seed, DRAWS).ok()
}

/// Natural logarithm of the mean probability of the answers.
fn ln_mean(draws: &Draws, answers: &[Weighed]) -> f64 {
    let ln_p = |point: &[f64]| answers.iter().map(|one| ln_p(one, point)).sum::<f64>();
    let all: Vec<(f64, f64)> = draws.iter().map(|(weight, point)| (weight, ln_p(point))).collect();
    let most = all.iter().map(|(_, value)| *value).fold(f64::NEG_INFINITY, f64::max);
    most + libm::log(all.iter().map(|(weight, value)| weight * libm::exp(value - most)).sum())
}

fn ln_p(one: &Weighed, point: &[f64]) -> f64 {
    theta(one, point).and_then(|theta| one.item.log_probability(theta, one.category)).unwrap_or(0.0)
}

fn theta(one: &Weighed, point: &[f64]) -> Option<Theta> {
    Theta::new(point.get(one.skill.index()).copied()?).ok()
}

/// Mean and interval of the points of the person whom the draws describe: the spread of what is possible about them, and
/// of their answers, together.
fn check(draws: &Draws, answers: &[Weighed], counts: impl Fn(&Weighed) -> bool) -> Check {
    let counted: Vec<&Weighed> = answers.iter().filter(|one| counts(one)).collect();
    let mean = |point: &[f64]| counted.iter().map(|one| points(one, point).0).sum::<f64>();
    let expected = draws.expectation(mean);
    let between = draws.expectation(|point| (mean(point) - expected) * (mean(point) - expected));
    let within = draws.expectation(|point| counted.iter().map(|one| points(one, point).1).sum());
    let half = NINETY * libm::sqrt(between + within);
    let most = count(counted.len());
    Check {
        expected,
        interval: ((expected - half).max(0.0), (expected + half).min(f64::from(most))),
        got: counted.iter().map(|one| share(one, one.category)).sum(),
        most,
    }
}

/// Mean and variance of the points of one question, of at most 1.
fn points(one: &Weighed, point: &[f64]) -> (f64, f64) {
    let chances = theta(one, point).map(|theta| one.item.probabilities(theta)).unwrap_or_default();
    let (mut mean, mut square) = (0.0, 0.0);
    for (category, chance) in chances.iter().enumerate() {
        let share = share(one, category);
        mean += chance.get() * share;
        square += chance.get() * share * share;
    }
    (mean, square - mean * mean)
}

/// An answer as a share of the points of its question.
#[expect(clippy::cast_precision_loss, reason = "a question has four categories at most")]
fn share(one: &Weighed, category: usize) -> f64 {
    category as f64 / (one.item.categories() - 1) as f64
}
