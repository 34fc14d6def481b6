//! One rater beside the person's own answers: where they agree, and where one says more than the other.

use super::estimate::{claimed, conclude, profile, profile_with};
use super::joint::Joint;
use super::others::Others;
use super::rater::{MAX_RATERS, Rater};
use super::scale::Scale;
use super::weigh_answers::weigh;
use crate::Skill;
use crate::attempt::{Attempt, Choice};
use crate::content::{Bank, Content};
use crate::decimal::Hundredths;

/// Half width of a 90% interval in standard deviations.
const NINETY: f64 = 1.644_853_626_951_472_7;

/// One rater beside the person's own answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The skills that the rater has rated, in order.
    pub skills: Vec<AgreementRow>,
    /// Ratings that count.
    pub counted: u16,
    /// Ratings that do not: this version of the content does not know them.
    pub left_out: u16,
}

/// One skill of it.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementRow {
    /// The skill.
    pub skill: Skill,
    /// Its name.
    pub name: String,
    /// What the person's own answers alone show.
    pub own: DrawnEstimate,
    /// What the rater's ratings alone show.
    pub theirs: DrawnEstimate,
    /// What the ratings say, taken at their word: the mean of the levels that they name.
    pub said: Scale,
    /// What all of it together shows.
    pub together: DrawnEstimate,
    /// Facets that both have rated.
    pub both: u16,
    /// Facets of these with the same level.
    pub same: u16,
    /// Facets of these whose levels are at most one apart.
    pub near: u16,
    /// How much higher (above 0) the rater rates than all answers together show, in levels, with its 90% interval.
    pub leaning: (Hundredths, Hundredths, Hundredths),
    /// What can be said of that.
    pub verdict: RaterVerdict,
}

/// A best single value with its 90% interval, on the drawn scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnEstimate {
    /// Best single value.
    pub at: Scale,
    /// Ends of the interval.
    pub ends: (Scale, Scale),
}

/// Whether a rater rates like the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaterVerdict {
    /// Higher, and surely: the whole 90% interval is above 0.
    Higher,
    /// Lower, and surely.
    Lower,
    /// Apart from all answers as surely, and on the same side as the person's own ratings: the two agree, and the answers to
    /// questions say something else.
    WithOwnRatings {
        /// Whether the two lie above the answers.
        above: bool,
    },
    /// The two cannot be told apart.
    Alike,
    /// The answers to questions could as well be picks at random: they hold no rating to account.
    Untold,
}

/// Rater number `which` beside the person's own answers; `None` without such a rater, or for a content that the build
/// refuses.
///
/// The leaning is the rater's general bias plus that in the skill, by the joint posterior of all answers and ratings.
pub fn agreement(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    raters: &[Rater],
    which: usize,
) -> Option<Agreement> {
    let rater = raters.get(which).filter(|_| which < MAX_RATERS)?;
    let own = profile(content, bank, attempt)?;
    let alone = Others::of(content, std::slice::from_ref(rater), Vec::new())?;
    let theirs = conclude(content, attempt, &[], Vec::new(), &alone)?;
    let together = profile_with(content, bank, attempt, raters)?;
    let (weighed, _) = weigh(content, bank, attempt);
    let others = Others::of(content, raters, Vec::new())?;
    let posterior = others.posterior(&weighed)?;
    let heard = |skill: Skill| {
        let theirs = others.heard().iter().filter(move |one| one.who == which);
        theirs.map(|one| &one.one).filter(move |one| one.skill == skill)
    };
    let rated = |skill: Skill| heard(skill).next().is_some();
    let skills = Skill::ALL.into_iter().filter(|skill| rated(*skill)).filter_map(|skill| {
        let [_, shared, in_skill] = Joint::rater_loads(which, skill);
        let mut weights = vec![0.0; posterior.mode().len()];
        for dimension in [shared, in_skill] {
            *weights.get_mut(dimension)? = 1.0;
        }
        let leaning = posterior.score(&weights);
        let (from, to) = (leaning.mean - NINETY * leaning.sd, leaning.mean + NINETY * leaning.sd);
        let shown = |profile: &super::Profile| {
            let estimate = profile.skills.get(skill.index())?;
            let ends = (Scale::of(estimate.outer.0), Scale::of(estimate.outer.1));
            Some(DrawnEstimate { at: Scale::of(estimate.theta), ends })
        };
        let (both, same, near) = levels(content, attempt, rater, skill);
        Some(AgreementRow {
            skill,
            name: content.skill(skill)?.name.clone(),
            own: shown(&own)?,
            theirs: shown(&theirs)?,
            said: Scale::of(claimed(heard(skill))?),
            together: shown(&together)?,
            both,
            same,
            near,
            leaning: (Hundredths::of(leaning.mean), Hundredths::of(from), Hundredths::of(to)),
            verdict: match () {
                () if own.random_picks => RaterVerdict::Untold,
                // More than half of the levels are the same, and none is further off than one.
                () if (from > 0.0 || to < 0.0) && 2 * same > both && near == both => {
                    RaterVerdict::WithOwnRatings { above: from > 0.0 }
                }
                () if from > 0.0 => RaterVerdict::Higher,
                () if to < 0.0 => RaterVerdict::Lower,
                () => RaterVerdict::Alike,
            },
        })
    });
    Some(Agreement { skills: skills.collect(), counted: theirs.answered.others, left_out: theirs.unheard })
}

/// Facets of a skill that both have rated, those with the same level, and those at most one apart.
fn levels(content: &Content, attempt: &Attempt, rater: &Rater, skill: Skill) -> (u16, u16, u16) {
    let (mut both, mut same, mut near) = (0, 0, 0);
    for rating in content.ratings_of(skill) {
        let own = attempt.answer(&rating.id).map(|given| given.choice);
        let theirs = rater.ratings.iter().rfind(|rated| rated.item == rating.id);
        let (Some(Choice::Level(own)), Some(theirs)) = (own, theirs) else { continue };
        let apart = own.number().abs_diff(theirs.level.number());
        both += 1;
        same += u16::from(apart == 0);
        near += u16::from(apart <= 1);
    }
    (both, same, near)
}
