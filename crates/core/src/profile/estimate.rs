//! The profile: every skill with its interval, its levels and what it rests on.

use cairn_measure::{Draws, Posterior, Seed, Theta};

use super::answer_flags::own_looks_random;
use super::facets::{FacetEstimate, facets, means_of};
use super::mixture::{BELIEVED, mixed_facets, ratings_alone};
use super::others::{Heard, Others};
use super::rater::Rater;
use super::weigh_answers::{LeftOut, Weighed, weigh};
use crate::attempt::Attempt;
use crate::content::{Bank, Content};
use crate::order::sorted;
use crate::{FacetId, Level, Skill};

/// Draws from the posterior: Monte Carlo error of a probability at most 1.1 points (one standard error).
const DRAWS: usize = 2000;
/// Draws where single probabilities are shown by themselves: Monte Carlo error below half a point.
const MANY_DRAWS: usize = 15_000;
/// Level n lies around theta n - 2: its band is one logit wide and begins at n - 2.5.
pub(crate) const LEVEL_MIDDLE: f64 = 2.0;
/// Ends of the inner interval drawn on a band, as shares of the posterior.
const INNER: (f64, f64) = (0.25, 0.75);
/// Ends of the 90% interval.
const OUTER: (f64, f64) = (0.05, 0.95);

/// What a number rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Self-ratings in the skill.
    pub ratings: u16,
    /// Questions in the skill.
    pub questions: u16,
    /// Ratings by other people.
    pub others: u16,
    /// How many other people gave them.
    pub raters: u16,
}

/// What is concluded about one skill. All thetas in logits.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillEstimate {
    /// The skill.
    pub skill: Skill,
    /// Best single value (mean of the posterior).
    pub theta: f64,
    /// Standard error: sd of the posterior.
    pub standard_error: f64,
    /// 50% interval.
    pub inner: (f64, f64),
    /// 90% interval.
    pub outer: (f64, f64),
    /// The level in which the best single value lies.
    pub level: Level,
    /// Probability of each level, lowest first; sums to 1.
    pub levels: [f64; 6],
    /// Theta that the self-ratings alone claim, taken at their word; `None` without ratings.
    pub claimed: Option<f64>,
    /// What it rests on.
    pub basis: Basis,
    /// Where other skills hold it away from what was said and answered about it.
    pub held: Option<HeldByOthers>,
}

/// How other skills hold an estimate: what the person said of a skill and what they answered about it both point the other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldByOthers {
    /// Above both.
    Up,
    /// Below both.
    Down,
}

/// What is concluded from an attempt.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The seven skills in order. A skill without answers has its prior, shifted by what is known of the others.
    pub skills: Vec<SkillEstimate>,
    /// Facets with at least one answer.
    pub facets: Vec<FacetEstimate>,
    /// How many answers count.
    pub answered: Basis,
    /// Answers that are kept and do not count.
    pub left_out: Vec<LeftOut>,
    /// Ratings by other people that do not count: this version of the content does not know them.
    pub unheard: u16,
    /// Whether the person's own answers to questions could as well be picks at random, whatever others say: half is then disbelieved.
    pub random_picks: bool,
    /// Joint draws of the skills, for statements about several at once; levels' own uncertainty is in them.
    pub(crate) draws: Vec<Drawn>,
}

/// One joint draw of the skills, with its weight; weights sum to 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawn {
    pub(crate) weight: f64,
    pub(crate) theta: [f64; Skill::COUNT],
}

/// Computes the profile of an attempt; `None` only for a content that the build refuses.
pub fn profile(content: &Content, bank: &Bank, attempt: &Attempt) -> Option<Profile> {
    profile_with(content, bank, attempt, &[])
}

/// The profile of an attempt together with what other people have rated, at most [`MAX_RATERS`](super::MAX_RATERS) of
/// them; `None` only for a content that the build refuses.
pub fn profile_with(content: &Content, bank: &Bank, attempt: &Attempt, raters: &[Rater]) -> Option<Profile> {
    let (weighed, left_out) = weigh(content, bank, attempt);
    conclude(content, attempt, &weighed, left_out, &Others::of(content, raters, Vec::new())?)
}

/// The same from so many draws that a probability is known to half a point.
pub(crate) fn exact_profile(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    raters: &[Rater],
) -> Option<Profile> {
    let (weighed, left_out) = weigh(content, bank, attempt);
    let others = Others::of(content, raters, Vec::new())?;
    conclude_from(content, attempt, &weighed, left_out, &others, MANY_DRAWS)
}

/// The profile that follows from these answers and from what others say.
pub(crate) fn conclude(
    content: &Content,
    attempt: &Attempt,
    weighed: &[Weighed],
    left_out: Vec<LeftOut>,
    others: &Others,
) -> Option<Profile> {
    conclude_from(content, attempt, weighed, left_out, others, DRAWS)
}

/// The same where all of these answers are the person's with the probability `share`, and else `sure` alone: a mixture.
pub(crate) fn conclude_mixed(
    content: &Content,
    attempt: &Attempt,
    (share, weighed, sure): (f64, &[Weighed], &[Weighed]),
    left_out: Vec<LeftOut>,
    others: &Others,
) -> Option<Profile> {
    let with = conclude(content, attempt, weighed, left_out, others)?;
    let without = conclude(content, attempt, sure, Vec::new(), others)?;
    let draws = either(share, with.draws, without.draws);
    let skills = Skill::ALL.map(|skill| estimate(content, skill, &draws, weighed, others.heard())).to_vec();
    let rest = others.posterior(sure)?;
    let means = means_of(&rest, &others.answers(sure));
    let facets = mixed_facets(share, with.facets, &without.facets, (&rest, &means));
    Some(Profile { skills, facets, draws, ..with })
}

fn conclude_from(
    content: &Content,
    attempt: &Attempt,
    weighed: &[Weighed],
    left_out: Vec<LeftOut>,
    others: &Others,
    draws: usize,
) -> Option<Profile> {
    let (heard, space) = (others.heard(), others.joint().space());
    let posterior = space.posterior(&others.answers(weighed), None).ok()?;
    // Of picks at random nobody can tell whether the person knows so little: half of what is concluded disbelieves them.
    let random_picks = own_looks_random(content, attempt, (&posterior, !heard.is_empty()), weighed)?;
    let rest = if random_picks { Some(ratings_alone(others, weighed)?) } else { None };
    let drawn = drawn(attempt, (&posterior, weighed), rest.as_ref(), others, draws)?;
    let skills =
        Skill::ALL.into_iter().map(|skill| estimate(content, skill, &drawn, weighed, heard)).collect();
    let mut found = facets(content, &posterior, weighed, heard);
    if let Some((posterior, rest)) = &rest {
        let means = means_of(posterior, &others.answers(rest));
        found = mixed_facets(BELIEVED, found, &facets(content, posterior, rest, heard), (posterior, &means));
    }
    let (answered, unheard) = (basis(weighed, heard, |_| true), count(others.unheard));
    Some(Profile { skills, facets: found, answered, left_out, unheard, random_picks, draws: drawn })
}

/// What numbers rest on whose answers are in these skills.
pub(crate) fn basis(weighed: &[Weighed], heard: &[Heard], counts: impl Fn(Skill) -> bool) -> Basis {
    let own = |rating: bool| weighed.iter().filter(|one| one.rating == rating && counts(one.skill)).count();
    let mut others: Vec<usize> =
        heard.iter().filter(|one| counts(one.one.skill)).map(|one| one.who).collect();
    let said = others.len();
    others.sort_unstable();
    others.dedup();
    Basis {
        ratings: count(own(true)),
        questions: count(own(false)),
        others: count(said),
        raters: count(others.len()),
    }
}

fn count(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Joint draws of the skills; half of them from the `rest` of the answers, where there is one.
fn drawn(
    attempt: &Attempt,
    (posterior, weighed): (&Posterior, &[Weighed]),
    rest: Option<&(Posterior, Vec<Weighed>)>,
    others: &Others,
    count: usize,
) -> Option<Vec<Drawn>> {
    let (space, seed) = (others.joint().space(), Seed(attempt.seed().0));
    let all = space.draws(&others.answers(weighed), posterior, seed, count).ok()?;
    let Some((other, rest)) = rest else { return Some(skills_of(&all)) };
    let without = space.draws(&others.answers(rest), other, seed.part(1), count).ok()?;
    Some(either(BELIEVED, skills_of(&all), skills_of(&without)))
}

/// Draws of a mixture: of `one` with the probability `share`, else of `other`.
fn either(share: f64, one: Vec<Drawn>, other: Vec<Drawn>) -> Vec<Drawn> {
    let scaled = |share: f64| move |one: Drawn| Drawn { weight: share * one.weight, ..one };
    one.into_iter().map(scaled(share)).chain(other.into_iter().map(scaled(1.0 - share))).collect()
}

/// The draws of the skills alone.
fn skills_of(draws: &Draws) -> Vec<Drawn> {
    draws
        .iter()
        .map(|(weight, point)| {
            let mut theta = [0.0; Skill::COUNT];
            theta.iter_mut().zip(point).for_each(|(cell, value)| *cell = *value);
            Drawn { weight, theta }
        })
        .collect()
}

fn estimate(
    content: &Content,
    skill: Skill,
    drawn: &[Drawn],
    weighed: &[Weighed],
    heard: &[Heard],
) -> SkillEstimate {
    let values: Vec<(f64, f64)> = drawn.iter().map(|one| (one.theta[skill.index()], one.weight)).collect();
    // The skill's whole scale may be off against the levels.
    let spread = Spread::of(&values, content.prior.anchor_sd);
    let of_skill =
        |rating: bool| weighed.iter().filter(move |one| one.skill == skill && one.rating == rating);
    let claimed = claimed(of_skill(true));
    SkillEstimate {
        skill,
        theta: spread.mean,
        standard_error: spread.error,
        inner: spread.inner,
        outer: spread.outer,
        level: content.level_at(spread.mean),
        levels: levels(content, skill, drawn),
        claimed,
        basis: basis(weighed, heard, |counted| counted == skill),
        held: claimed
            .zip(mean_of_others(drawn, skill, |other| {
                weighed.iter().any(|one| one.skill == other) || heard.iter().any(|one| one.one.skill == other)
            }))
            .and_then(|(claimed, others)| held(claimed, of_skill(false), (spread.mean, others))),
    }
}

/// From how many levels on answers to questions are said to point elsewhere.
const POINTS_ELSEWHERE: f64 = 0.5;
/// From how many levels on what was said is another thing than the estimate.
const SAID_OTHERWISE: f64 = 0.3;

/// The mean of the skills but one of which something is known by itself; `None` where there is no other: what follows from one skill
/// alone holds nothing.
fn mean_of_others(drawn: &[Drawn], skill: Skill, is_known: impl Fn(Skill) -> bool) -> Option<f64> {
    let others: Vec<Skill> =
        Skill::ALL.into_iter().filter(|other| *other != skill && is_known(*other)).collect();
    let of = |one: &Drawn| others.iter().map(|other| one.theta[other.index()]).sum::<f64>();
    #[expect(clippy::cast_precision_loss, reason = "six at most")]
    let count = others.len() as f64;
    (!others.is_empty()).then(|| drawn.iter().map(|one| one.weight * of(one)).sum::<f64>() / count)
}

/// Whether an estimate at `theta` lies away from what the ratings claim and from where the answers to questions pull it, on the
/// side of `others`, the mean of the other skills.
fn held<'a>(
    claimed: f64,
    questions: impl Iterator<Item = &'a Weighed> + Clone,
    (theta, others): (f64, f64),
) -> Option<HeldByOthers> {
    let at = Theta::new(theta).ok()?;
    let information: f64 = questions.clone().map(|one| one.item.information(at).get()).sum();
    // One step towards what the answers alone would say.
    let pulled = pull_of(questions, theta) / information.max(1e-6);
    match () {
        () if pulled < -POINTS_ELSEWHERE && claimed < theta - SAID_OTHERWISE && others > theta => {
            Some(HeldByOthers::Up)
        }
        () if pulled > POINTS_ELSEWHERE && claimed > theta + SAID_OTHERWISE && others < theta => {
            Some(HeldByOthers::Down)
        }
        () => None,
    }
}

/// How answers pull an estimate at `theta`: the slope of their log likelihood, above 0 where they say more.
pub(super) fn pull_of<'a>(answers: impl Iterator<Item = &'a Weighed>, theta: f64) -> f64 {
    let Ok(theta) = Theta::new(theta) else { return 0.0 };
    answers.filter_map(|one| one.item.log_slope(theta, one.category)).sum()
}

/// Probability of each level, lowest first; sums to 1.
fn levels(content: &Content, skill: Skill, drawn: &[Drawn]) -> [f64; 6] {
    let at_least =
        |level: Level| drawn.iter().map(|one| one.weight * one.reaches(content, skill, level)).sum::<f64>();
    let mut found = [0.0; 6];
    let mut above = 0.0;
    for level in (0..=Level::MAX).rev().filter_map(Level::new) {
        let from_here = at_least(level);
        if let Some(slot) = found.get_mut(usize::from(level.number())) {
            *slot = (from_here - above).max(0.0);
        }
        above = from_here;
    }
    found
}

impl Drawn {
    /// Probability that this draw reaches a level, the error of the skill's whole scale against the levels included.
    pub(crate) fn reaches(&self, content: &Content, skill: Skill, level: Level) -> f64 {
        let error = need_error(content.prior.anchor_sd, 0.0, 0.0);
        above(self.theta[skill.index()] - content.theta_from(level), error)
    }
}

/// Standard error, in logits, with which somebody is held against the level of a need: that of the skill, that of the facet's
/// place around it (0 for a need of the skill), and `anchor`, that of the whole scale against the words of the levels. Where
/// several needs or people meet one scale, the last is one error for all of them.
pub(crate) fn need_error(anchor: f64, skill: f64, facet: f64) -> f64 {
    libm::hypot(libm::hypot(skill, facet), anchor)
}

/// P(N(mean, sd) > 0): the standard normal distribution by the complementary error function.
pub(crate) fn above(mean: f64, sd: f64) -> f64 {
    if sd > 0.0 {
        0.5 * libm::erfc(-mean / (sd * std::f64::consts::SQRT_2))
    } else {
        f64::from(u8::from(mean >= 0.0))
    }
}

/// A number with its uncertainty, in logits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Its mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
    /// 50% interval.
    pub inner: (f64, f64),
    /// 90% interval.
    pub outer: (f64, f64),
}

impl Spread {
    /// The spread of weighted values, whose weights sum to 1, and of an error of the whole scale that is independent of
    /// them: so the variances add.
    pub(crate) fn of(values: &[(f64, f64)], scale_error: f64) -> Self {
        let sorted = sorted(values, |left, right| left.0.total_cmp(&right.0));
        let mean = sorted.iter().map(|(value, weight)| value * weight).sum::<f64>();
        let square =
            sorted.iter().map(|(value, weight)| weight * (value - mean) * (value - mean)).sum::<f64>();
        let error = libm::sqrt(square + scale_error * scale_error);
        let wider = if square > 0.0 { error / libm::sqrt(square) } else { 1.0 };
        let end = |p: f64| mean + wider * (quantile(&sorted, p) - mean);
        Self { mean, error, inner: (end(INNER.0), end(INNER.1)), outer: (end(OUTER.0), end(OUTER.1)) }
    }
}

/// The value below which the share `p` of the weight lies; `sorted` ascends.
pub(crate) fn quantile(sorted: &[(f64, f64)], p: f64) -> f64 {
    let mut sum = 0.0;
    let place = sorted.iter().position(|(_, weight)| {
        sum += weight;
        sum >= p
    });
    place.and_then(|place| sorted.get(place)).or(sorted.last()).map_or(0.0, |(value, _)| *value)
}

/// The mean of the levels that the ratings name, each taken as the middle of its band.
#[expect(clippy::cast_precision_loss, reason = "five ratings of six levels")]
pub(crate) fn claimed<'a>(ratings: impl Iterator<Item = &'a Weighed>) -> Option<f64> {
    let named: Vec<f64> = ratings.map(|one| one.category as f64 - LEVEL_MIDDLE).collect();
    (!named.is_empty()).then(|| named.iter().sum::<f64>() / named.len() as f64)
}

impl Profile {
    /// How far a facet lies from its skill, in logits, with the standard error of that; the prior where nothing is known.
    pub(crate) fn deviation(&self, facet: &FacetId) -> (f64, f64) {
        let known = self.facets.iter().find(|known| known.facet == *facet);
        known.map_or((0.0, super::facets::FACET_SD), |known| (known.deviation, known.deviation_error))
    }
}
