//! What is concluded about one candidate, in a form of fixed, small size.

use cairn_measure::{Score, weighted};

use super::candidate::attempt_of;
use crate::attempt::{Attempt, Mode, Track};
use crate::content::{Bank, Content};
use crate::profile::{
    Basis, FACET_SD, Heard, Joint, LeftOutReason, Rater, Weighed, basis, claimed, facets, hear, weigh,
};
use crate::record::file::ProfileFile;
use crate::{FacetId, Skill};

/// Cells of the lower triangle of a covariance of the seven skills.
const CELLS: usize = Skill::COUNT * (Skill::COUNT + 1) / 2;
/// The dimension of the joint model that holds the shared self-rating bias.
const BIAS: usize = Skill::COUNT;
/// Below this share of questions answered with effort a result carries a warning, as on the result page.
const EFFORT_AT_LEAST: f64 = 0.9;

/// What the engine concludes from one candidate's answers. All in logits.
///
/// Mode and covariance of the joint posterior, where a result page uses draws: the same model without its Monte Carlo,
/// so that ten thousand can be compared. The error of a whole skill's scale against the words of the levels
/// (`anchor_sd`) is not in it: it is the same for everybody, and cancels when people are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Best single value of each skill.
    pub mean: [f64; Skill::COUNT],
    /// Their covariance: lower triangle, row by row.
    pub covariance: [f64; CELLS],
    /// How much they rate themselves above what they show, in all skills alike; the prior where no questions were asked.
    pub bias: Score,
    /// What each skill rests on.
    pub basis: [Basis; Skill::COUNT],
    /// What the ratings of each skill claim, taken at their word.
    pub claimed: [Option<f64>; Skill::COUNT],
    /// How each facet lies to its skill, in the order of the content.
    pub facets: Vec<FacetPart>,
    /// Years on each track, as said, in the order of [`Track::ALL`].
    pub years: [Option<u8>; 3],
    /// What was assessed.
    pub mode: Mode,
    /// Whether they asked for their result; an unfinished attempt counts all the same.
    pub finished: bool,
    /// Answers that are kept and do not count, because the question has changed since or is not known here.
    pub other_content: u16,
    /// Whether many questions were answered faster than they can be read.
    pub rapid: bool,
}

/// How a facet lies to its skill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FacetPart {
    /// Best single value of the difference, in logits.
    pub deviation: f64,
    /// Its standard error.
    pub error: f64,
    /// Answers it rests on; 0 where only the prior is known.
    pub answers: u16,
}

/// The engine, made ready once for many candidates.
pub struct Assessor<'a> {
    content: &'a Content,
    bank: &'a Bank,
    joint: Joint,
    facets: Vec<FacetId>,
}

impl<'a> Assessor<'a> {
    /// `None` only for a content that the build refuses. The bank must hold the questions of all skills.
    pub fn new(content: &'a Content, bank: &'a Bank) -> Option<Self> {
        let of = |info: &'a crate::content::SkillInfo| info.facets.iter().map(|facet| facet.id.clone());
        let facets = content.skills.iter().flat_map(of).collect();
        Some(Self { content, bank, joint: Joint::new(&content.prior)?, facets })
    }

    /// What is concluded from a profile; `None` for one without attempts.
    pub fn of_profile(&self, profile: &ProfileFile) -> Option<Standing> {
        self.of_attempt(attempt_of(profile)?)
    }

    /// What is concluded from one attempt.
    pub fn of_attempt(&self, attempt: &Attempt) -> Option<Standing> {
        self.of_attempt_with(attempt, &[])
    }

    /// What is concluded from one attempt together with what other people have rated.
    pub fn of_attempt_with(&self, attempt: &Attempt, raters: &[Rater]) -> Option<Standing> {
        let (weighed, left_out) = weigh(self.content, self.bank, attempt);
        let (heard, _) = hear(self.content, raters);
        let posterior = if heard.is_empty() {
            self.joint.posterior(&weighed)?
        } else {
            let mut answers = Joint::answers(&weighed);
            answers.extend(heard.iter().map(Heard::answer));
            Joint::with_raters(&self.content.prior, raters)?.space().posterior(&answers, None).ok()?
        };
        let mut mean = [0.0; Skill::COUNT];
        let mut covariance = [0.0; CELLS];
        let mut cells = covariance.iter_mut();
        for (row, value) in mean.iter_mut().enumerate() {
            *value = posterior.mode().get(row).copied().unwrap_or(0.0);
            for column in 0..=row {
                if let Some(cell) = cells.next() {
                    *cell = posterior.cov(row, column);
                }
            }
        }
        let facts = attempt.facts();
        let rapid = left_out.iter().filter(|out| out.why == LeftOutReason::Rapid).count();
        let other = |why| matches!(why, LeftOutReason::OtherVersion | LeftOutReason::UnknownItem);
        Some(Standing {
            mean,
            covariance,
            bias: Score { mean: posterior.mode().get(BIAS).copied().unwrap_or(0.0), sd: posterior.sd(BIAS) },
            basis: Skill::ALL.map(|skill| basis(&weighed, &heard, |counted| counted == skill)),
            claimed: Skill::ALL.map(|skill| claimed(of_skill(&weighed, skill, true))),
            facets: self.facet_parts(&facets(self.content, &posterior, &weighed, &heard)),
            years: Track::ALL.map(|track| facts.years(track)),
            mode: attempt.mode(),
            finished: attempt.finished(),
            other_content: count(left_out.iter().filter(|out| other(out.why)).count()),
            rapid: too_rapid(rapid, weighed.iter().filter(|one| !one.rating).count()),
        })
    }

    fn facet_parts(&self, found: &[crate::profile::FacetEstimate]) -> Vec<FacetPart> {
        let unknown = FacetPart { deviation: 0.0, error: FACET_SD, answers: 0 };
        let part = |id: &FacetId| {
            found.iter().find(|one| one.facet == *id).map_or(unknown, |one| FacetPart {
                deviation: one.deviation,
                error: one.deviation_error,
                answers: one.answers,
            })
        };
        self.facets.iter().map(part).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of answers")]
fn too_rapid(rapid: usize, solved: usize) -> bool {
    rapid > 0 && (solved as f64) < EFFORT_AT_LEAST * (rapid + solved) as f64
}

fn of_skill(weighed: &[Weighed], skill: Skill, rating: bool) -> impl Iterator<Item = &Weighed> {
    weighed.iter().filter(move |one| one.skill == skill && one.rating == rating)
}

fn count(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

impl Standing {
    /// One cell of the covariance of the skills, in logits².
    pub fn cov(&self, left: Skill, right: Skill) -> f64 {
        let (row, column) = (left.max(right).index(), left.min(right).index());
        self.covariance.get(row * (row + 1) / 2 + column).copied().unwrap_or(0.0)
    }

    /// One skill: mean and standard error, without the error of the skill's whole scale.
    pub fn skill(&self, skill: Skill) -> Score {
        let mean = self.mean.get(skill.index()).copied().unwrap_or(0.0);
        Score { mean, sd: libm::sqrt(self.cov(skill, skill).max(0.0)) }
    }

    /// A weighted sum of the skills, with its standard error from the joint posterior.
    pub fn score(&self, weights: &[f64; Skill::COUNT]) -> Score {
        weighted(weights, &self.mean, &self.covariance)
    }

    /// Whether anything was answered in a skill.
    pub fn measured(&self, skill: Skill) -> bool {
        self.basis.get(skill.index()).is_some_and(|basis| *basis != Basis::default())
    }

    /// Whether a skill rests on ratings alone.
    pub fn only_rated(&self, skill: Skill) -> bool {
        self.basis.get(skill.index()).is_some_and(|basis| basis.ratings > 0 && basis.questions == 0)
    }
}
