//! Where a person's ratings and their answers disagree, by how much and how surely.
//!
//! The joint model has a bias of all self-ratings and one a skill on top of it; their sum in a skill, in logits, is how far
//! the ratings stand above what the answers show. One level is one logit wide.

use cairn_measure::{Posterior, Score, above};

use super::estimate::{Profile, claimed, pull_of};
use super::joint::Joint;
use super::weigh_answers::{Weighed, weigh};
use crate::Skill;
use crate::attempt::Attempt;
use crate::content::{Bank, Content};
use crate::decimal::Tenths;

/// From this probability on, a direction is sure enough to be said.
const SURE: f64 = 0.95;
/// Smaller differences, in levels, are not worth a word however sure they are.
const WORTH: f64 = 0.3;
/// The normal deviate of a 90% interval.
const REACH: f64 = 1.645;
/// Ratings and answers agree where the whole interval lies within so many levels of no difference.
const AGREES_WITHIN: f64 = 1.5;
/// With fewer questions of a skill, what was answered about other skills says most of what is said of it.
const QUESTIONS_AT_LEAST: u16 = 4;
/// The drawn scale reaches so many levels to either side.
const DRAWN: f64 = 2.5;

/// What can be said of a person's ratings.
#[derive(Clone, Debug, PartialEq)]
pub enum SelfRatingGap {
    /// Nothing was answered.
    Nothing,
    /// There are only ratings: nothing to hold them against.
    OnlyRatings,
    /// There are only questions.
    OnlyQuestions,
    /// No skill has both ratings and questions.
    NoSkillWithBoth,
    /// The answers to questions could as well be picks at random: they hold no rating to account.
    LooksRandom,
    /// Skill by skill.
    Compared {
        /// The mean over the skills that were compared; only where there are several.
        overall: Option<Gap>,
        /// The skills with both ratings and questions.
        skills: Vec<GapRow>,
    },
}

/// The difference in one skill.
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    /// The skill.
    pub skill: Skill,
    /// Its name.
    pub name: String,
    /// The difference.
    pub gap: Gap,
    /// Questions that it rests on.
    pub questions: u16,
    /// Whether these questions themselves bear it out.
    pub rests: GapBasis,
    /// Whether the interval is too wide to say anything, whatever the difference rests on.
    pub too_wide: bool,
}

/// What a difference in a skill rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapBasis {
    /// The skill's own questions bear it out.
    Own,
    /// So do the few that it has; most of it comes from what was answered about other skills.
    Few,
    /// What was answered about other skills: its own questions point the other way.
    Elsewhere,
}

/// How far ratings stand above what answers show, in levels. Rounded once, here, so that every sentence and table says the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Best single value; below 0 where the ratings stand below.
    pub levels: Tenths,
    /// Its 90% interval.
    pub interval: (Tenths, Tenths),
    /// Where these stand on a drawn scale from 2.5 levels below to 2.5 above, in percent: from, best, to.
    pub drawn: (Tenths, Tenths, Tenths),
    /// What may be said.
    pub verdict: GapVerdict,
}

/// What may be said of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapVerdict {
    /// The ratings are surely above the answers.
    Above,
    /// They are surely below.
    Below,
    /// They agree within what can be known: the interval holds no difference, and nothing far from it.
    Agree,
    /// The interval is too wide to tell, or the skill's own questions point the other way.
    Unsettled,
}

impl GapVerdict {
    /// Whether ratings and answers surely part.
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::Above | Self::Below)
    }
}

/// What stands out among the differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandsOut {
    /// Nothing.
    Nothing,
    /// Some skills, whatever all of them together say.
    Skills,
    /// No skill by itself; all of them together do.
    OverallAlone,
}

/// Skills by what is said of their differences; one may stand in two of the lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences<'a> {
    /// Where ratings and answers agree.
    pub agree: Vec<&'a str>,
    /// Where the interval is too wide to say.
    pub too_wide: Vec<&'a str>,
    /// Where the skill's own questions point the other way.
    pub elsewhere: Vec<&'a GapRow>,
}

/// What is said of these differences, skill by skill: a sentence and the table beneath it name the same ones.
pub fn differences(skills: &[GapRow]) -> Differences<'_> {
    let names = |is: fn(&GapRow) -> bool| skills.iter().filter(|row| is(row)).map(|row| &*row.name).collect();
    Differences {
        agree: names(|row| row.gap.verdict == GapVerdict::Agree),
        too_wide: names(|row| row.too_wide),
        elsewhere: skills.iter().filter(|row| row.rests == GapBasis::Elsewhere).collect(),
    }
}

/// What stands out among these differences.
pub fn stands_out(overall: Option<Gap>, skills: &[GapRow]) -> StandsOut {
    let sure = |gap: Gap| gap.verdict.is_sure();
    match (skills.iter().any(|row| sure(row.gap)), overall.is_some_and(sure)) {
        (true, _) => StandsOut::Skills,
        (false, true) => StandsOut::OverallAlone,
        (false, false) => StandsOut::Nothing,
    }
}

/// The self-rating gap of an attempt, of which `profile` is what is concluded; `None` only for a content that the build refuses.
pub fn self_rating_gap(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    profile: &Profile,
) -> Option<SelfRatingGap> {
    let (weighed, _) = weigh(content, bank, attempt);
    let any = |rating: bool| weighed.iter().any(|one| one.rating == rating);
    match (any(true), any(false)) {
        (false, false) => return Some(SelfRatingGap::Nothing),
        (true, false) => return Some(SelfRatingGap::OnlyRatings),
        (false, true) => return Some(SelfRatingGap::OnlyQuestions),
        (true, true) => {}
    }
    if profile.random_picks {
        return Some(SelfRatingGap::LooksRandom);
    }
    let posterior = Joint::new(&content.prior)?.posterior(&weighed)?;
    let skills = rows(content, &posterior, &weighed);
    match skills.as_slice() {
        [] => Some(SelfRatingGap::NoSkillWithBoth),
        [_] => Some(SelfRatingGap::Compared { overall: None, skills }),
        [_, _, ..] => {
            let overall = mean_gap(content, &posterior, &weighed, &skills);
            Some(SelfRatingGap::Compared { overall, skills })
        }
    }
}

impl SelfRatingGap {
    /// The same numbers, of these skills alone: what a page about a part of the answers says of all of them. A mean over other skills
    /// is none of these.
    #[must_use]
    pub fn among(self, skills: &[Skill]) -> Self {
        let Self::Compared { overall, skills: rows } = self else { return self };
        let all = rows.len();
        let rows: Vec<GapRow> = rows.into_iter().filter(|row| skills.contains(&row.skill)).collect();
        if rows.is_empty() {
            return Self::NoSkillWithBoth;
        }
        Self::Compared { overall: overall.filter(|_| rows.len() == all), skills: rows }
    }
}

/// What is said of ratings as a whole, wherever one word must do: of a single skill what is said of that, of several what is said of
/// their mean. `None` where no skill has both ratings and questions.
pub(crate) fn as_a_whole(content: &Content, posterior: &Posterior, weighed: &[Weighed]) -> Option<Gap> {
    match rows(content, posterior, weighed).as_slice() {
        [only] => Some(only.gap),
        several => mean_gap(content, posterior, weighed, several),
    }
}

/// The mean over these skills. Questions that together point the other way never bear it out.
fn mean_gap(content: &Content, posterior: &Posterior, weighed: &[Weighed], rows: &[GapRow]) -> Option<Gap> {
    let skills: Vec<Skill> = rows.iter().map(|row| row.skill).collect();
    let found = (!skills.is_empty()).then(|| Gap::of(gap(content, posterior, &skills)))?;
    Some(if says(weighed, &skills, found) { found } else { found.without_support() })
}

/// Each skill with both ratings and questions.
fn rows(content: &Content, posterior: &Posterior, weighed: &[Weighed]) -> Vec<GapRow> {
    let skills = compared(weighed);
    let row = |skill: &Skill| {
        let skill = *skill;
        let found = Gap::of(gap(content, posterior, &[skill]));
        let questions = count(weighed, skill, false);
        let rests = match () {
            () if !says(weighed, &[skill], found) => GapBasis::Elsewhere,
            () if questions < QUESTIONS_AT_LEAST && skills.len() > 1 => GapBasis::Few,
            () => GapBasis::Own,
        };
        GapRow {
            skill,
            name: content.skill(skill).map_or_else(String::new, |info| info.name.clone()),
            gap: if rests == GapBasis::Elsewhere { found.without_support() } else { found },
            questions,
            rests,
            too_wide: found.verdict == GapVerdict::Unsettled,
        }
    };
    skills.iter().map(row).collect()
}

/// The skills with both ratings and questions.
fn compared(weighed: &[Weighed]) -> Vec<Skill> {
    let both = |skill: &Skill| count(weighed, *skill, true) > 0 && count(weighed, *skill, false) > 0;
    Skill::ALL.into_iter().filter(both).collect()
}

/// Whether the questions of these skills themselves say that the ratings stand above or below, as a difference has it: from where
/// the ratings put the person, they pull the same way. A difference that is too small for a word needs nothing to bear it out.
fn says(weighed: &[Weighed], skills: &[Skill], gap: Gap) -> bool {
    let pull = |skill: &Skill| {
        let own = || weighed.iter().filter(|one| one.skill == *skill);
        let claimed = claimed(own().filter(|one| one.rating))?;
        Some(pull_of(own().filter(|one| !one.rating), claimed))
    };
    let difference = gap.levels.get();
    let pulled: f64 = skills.iter().filter_map(pull).sum();
    difference.abs() < WORTH || pulled * difference < 0.0
}

fn count(weighed: &[Weighed], skill: Skill, rating: bool) -> u16 {
    let own = weighed.iter().filter(|one| one.skill == skill && one.rating == rating);
    u16::try_from(own.count()).unwrap_or(u16::MAX)
}

/// The mean bias over some skills, in logits. The error of each skill's scale against the words of the levels comes on top: the
/// ratings speak in those words.
#[expect(clippy::cast_precision_loss, reason = "at most seven skills")]
fn gap(content: &Content, posterior: &Posterior, skills: &[Skill]) -> Score {
    let share = 1.0 / skills.len() as f64;
    let mut weights = vec![0.0; posterior.mode().len()];
    for skill in skills {
        for dimension in [Joint::SHARED, Joint::bias_of(*skill)] {
            if let Some(weight) = weights.get_mut(dimension) {
                *weight += share;
            }
        }
    }
    let score = posterior.score(&weights);
    let anchor = content.prior.anchor_sd;
    Score { mean: score.mean, sd: libm::sqrt(score.sd * score.sd + anchor * anchor * share) }
}

impl Gap {
    /// A difference, in logits, as it is shown: one rule for what stands out, wherever it is said.
    fn of(Score { mean, sd }: Score) -> Self {
        let surely_above = above(Score { mean, sd }, Score { mean: 0.0, sd: 0.0 }).get();
        let (low, high) = (mean - REACH * sd, mean + REACH * sd);
        let drawn = |value: f64| Tenths::of(((value / DRAWN + 1.0) * 50.0).clamp(0.0, 100.0));
        let interval = (Tenths::of(low), Tenths::of(high));
        // Of the ends as they are shown: who reads them must be able to follow.
        let near = interval.0.get() >= -AGREES_WITHIN && interval.1.get() <= AGREES_WITHIN;
        Self {
            levels: Tenths::of(mean),
            interval,
            drawn: (drawn(low), drawn(mean), drawn(high)),
            verdict: match (surely_above, mean.abs() >= WORTH) {
                (p, true) if p >= SURE => GapVerdict::Above,
                (p, true) if p <= 1.0 - SURE => GapVerdict::Below,
                _ if near => GapVerdict::Agree,
                _ => GapVerdict::Unsettled,
            },
        }
    }

    /// The same difference where the questions it is about do not bear it out: it is never called sure.
    fn without_support(self) -> Self {
        if self.verdict.is_sure() { Self { verdict: GapVerdict::Unsettled, ..self } } else { self }
    }
}
