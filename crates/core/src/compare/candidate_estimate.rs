//! What is concluded about one candidate, in a form of fixed, small size.

use cairn_measure::{Flag, Posterior, Score, weighted};

use super::candidate::log_of;
use super::combine_evidence::{Evidence, Since, Sources, count};
use super::confirm::Finding;
use super::moments::{CELLS, Moments, Possibilities};
use crate::attempt::{Attempt, Choice, Given, Mode, NextStep, Seed, Track, next};
use crate::content::{Bank, Content};
use crate::order::sorted;
use crate::path::view::Percent;
use crate::profile::level_band::LevelBand;
use crate::profile::{
    BELIEVED, Basis, FACET_SD, Gap, Joint, LeftOut, LeftOutReason, Weighed, as_a_whole, basis, claimed,
    facets_among, means_of, misfits, mixture, of_answering, ratings_alone,
};
use crate::record::file::ProfileFile;
use crate::{FacetId, Skill};

/// What the engine concludes from one candidate's answers, and from tests, interviews and ratings by others where there
/// are any. All in logits.
///
/// Mean to the second order and covariance at the mode of the joint posterior, where a result page uses draws: the same model
/// without its Monte Carlo, so that ten thousand can be compared. A chance by these numbers lies within a point or two of that
/// from draws (`a_manager_reads_the_chances_that_the_person_reads`). The error of a whole skill's scale against the words of the levels
/// (`anchor_sd`) is not in it: it is the same for everybody, and cancels when people are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateEstimate {
    /// Best single value of each skill.
    pub mean: [f64; Skill::COUNT],
    /// Their covariance: lower triangle, row by row.
    pub covariance: [f64; CELLS],
    /// Where it is not known which answers are the person's: what follows from each possibility, with its probability, of which
    /// mean and covariance are those of the mixture. Empty where there is one.
    pub possibilities: Vec<(f64, Moments)>,
    /// How much they rate themselves above what they show, over the skills with both ratings and questions, by the profile's own
    /// answers alone: what the page of the person says.
    pub bias: SelfRated,
    /// What each skill rests on.
    pub basis: [Basis; Skill::COUNT],
    /// What the ratings of each skill claim, taken at their word.
    pub claimed: [Option<f64>; Skill::COUNT],
    /// How each facet lies to its skill, in the order of the content.
    pub facets: Vec<FacetPart>,
    /// Years on each track, as said, in the order of [`Track::ALL`].
    pub years: [Option<u8>; 3],
    /// What it rests on as a whole.
    pub sources: Sources,
    /// What the last finished confirmation test with a verdict says; `None` without one.
    pub test: Option<Finding>,
    /// What was assessed.
    pub mode: Mode,
    /// Whether they asked for their result, or nothing was left to ask; an unfinished attempt counts all the same.
    pub finished: bool,
    /// Answers that are kept and do not count, because the question has changed since or is not known here.
    pub other_content: u16,
    /// What a reader should know about the way in which the profile's answers were given.
    pub flags: Vec<Flag>,
    /// The same for whoever gave the same answers to the same questions; `None` where there are too few of them to wonder.
    pub same_answers: Option<u64>,
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

/// How much somebody rates themselves above what they show, or why that is not known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SelfRated {
    /// So much.
    Known(Gap),
    /// The answers to questions could as well be picks at random: they hold no rating to account.
    LooksRandom,
    /// No skill has both ratings and questions.
    NoSkillWithBoth,
}

impl SelfRated {
    /// How much, where that is known.
    pub const fn gap(self) -> Option<Gap> {
        match self {
            Self::Known(gap) => Some(gap),
            Self::LooksRandom | Self::NoSkillWithBoth => None,
        }
    }
}

/// What a skill's number rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkillBasis {
    /// Questions, and ratings where there are any.
    Questions,
    /// Questions, and what others say: scores of interviews, ratings by others.
    QuestionsAndOthers,
    /// Self-ratings, and no question.
    Ratings,
    /// Self-ratings and what others say, and no question.
    RatingsAndOthers,
    /// What others say alone.
    Others,
    /// No answer: what is known of people on this path, and of the other skills.
    Nothing,
}

impl SkillBasis {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Questions,
        Self::QuestionsAndOthers,
        Self::Ratings,
        Self::RatingsAndOthers,
        Self::Others,
        Self::Nothing,
    ];

    /// A name for records and other programs, which never changes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::QuestionsAndOthers => "questions_and_others",
            Self::Ratings => "ratings",
            Self::RatingsAndOthers => "ratings_and_others",
            Self::Others => "others",
            Self::Nothing => "nothing",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

/// The engine, made ready once for many candidates.
pub struct Assessor<'a> {
    content: &'a Content,
    bank: &'a Bank,
    /// All facets, and which of them are concluded about.
    facets: Vec<(FacetId, bool)>,
    /// Whether answers are held against simulated copies of the person, too.
    misfits: bool,
}

impl<'a> Assessor<'a> {
    /// The bank must hold the questions of all skills.
    pub fn new(content: &'a Content, bank: &'a Bank) -> Self {
        Self::with(content, bank, |_| true, true)
    }

    /// One that concludes about no other facets than these: of the others a standing says what is known of anybody.
    pub fn for_facets(content: &'a Content, bank: &'a Bank, facets: &[FacetId]) -> Self {
        Self::with(content, bank, |facet| facets.contains(facet), true)
    }

    /// The same, without a look for answers that contradict each other ([`misfits`]), which takes most of the time.
    #[must_use]
    pub fn without_misfits(self) -> Self {
        Self { misfits: false, ..self }
    }

    fn with(content: &'a Content, bank: &'a Bank, wanted: impl Fn(&FacetId) -> bool, misfits: bool) -> Self {
        let all = content.skills.iter().flat_map(|info| &info.facets);
        let facets = all.map(|facet| (facet.id.clone(), wanted(&facet.id))).collect();
        Self { content, bank, facets, misfits }
    }

    /// The content by which it concludes.
    pub(super) const fn content(&self) -> &Content {
        self.content
    }

    /// The questions by which it concludes.
    pub const fn bank(&self) -> &Bank {
        self.bank
    }

    /// What is concluded from a profile alone; `None` for one without attempts, or for a content that the build refuses.
    pub fn of_profile(&self, profile: &ProfileFile) -> Option<CandidateEstimate> {
        self.of(&log_of(self.bank, profile)?, None)
    }

    /// What is concluded from one attempt together with what was done with the candidate since.
    pub fn of(&self, attempt: &Attempt, since: Option<Since<'_>>) -> Option<CandidateEstimate> {
        self.of_all(attempt, since).map(|(standing, _)| standing)
    }

    /// The same, with the attempt's answers that do not count.
    pub fn of_all(
        &self,
        attempt: &Attempt,
        since: Option<Since<'_>>,
    ) -> Option<(CandidateEstimate, Vec<LeftOut>)> {
        let evidence = Evidence::of(self.content, self.bank, attempt, since)?;
        let posterior = evidence.others.posterior(evidence.used())?;
        // Of the person's own answers alone, as on their own page: who else has said something of them changes no warning.
        let alone = if evidence.sources.more() { Some(Joint::new(&self.content.prior)?) } else { None };
        let of_own = match &alone {
            Some(joint) => Some(joint.posterior(&evidence.own)?),
            None => None,
        };
        let joint = alone.as_ref().unwrap_or_else(|| evidence.others.joint());
        let own = of_own.as_ref().unwrap_or(&posterior);
        let mut flags = if self.misfits { misfits(joint, attempt, own, &evidence.own) } else { Vec::new() };
        flags.extend(of_answering(self.bank, &evidence.answers, own, &evidence.own, &evidence.left_out));
        let counts = evidence.sources.profile != Percent::BelowOne;
        let moments_of = |posterior: &Posterior, answers: &[Weighed]| {
            Moments::of(posterior, &means_of(posterior, &evidence.others.answers(answers)))
        };
        let mut may_be = Possibilities::one(moments_of(&posterior, evidence.used()));
        // As on the result page: nobody can tell whether they know so little or did not read.
        let blind = counts && flags.contains(&Flag::RandomPicks);
        let rest = if blind { Some(ratings_alone(&evidence.others, evidence.used())?) } else { None };
        if let Some((posterior, rest)) = &rest {
            may_be = may_be.or(BELIEVED, moments_of(posterior, rest));
        }
        let without = evidence.without();
        if let Some((share, without, sure)) = &without {
            may_be = may_be.or(*share, moments_of(without, sure));
        }
        let Moments { mean, covariance } = may_be.whole();
        let facts = attempt.facts();
        let other = |why| matches!(why, LeftOutReason::OtherVersion | LeftOutReason::UnknownItem);
        let (used, heard) = (evidence.used(), evidence.others.heard());
        let parts = |posterior: &Posterior, answers: &[Weighed]| {
            let wanted =
                |facet: &FacetId| self.facets.iter().any(|(known, wanted)| *wanted && known == facet);
            self.facet_parts(&facets_among(self.content, posterior, answers, heard, wanted))
        };
        let mut facets = parts(&posterior, used);
        if let Some((posterior, rest)) = &rest {
            facets = mixed_parts(BELIEVED, &facets, &parts(posterior, rest));
        }
        if let Some((share, without, sure)) = &without {
            facets = mixed_parts(*share, &facets, &parts(without, sure));
        }
        // Picks at random hold no rating to account, whatever a test leaves of them in the numbers.
        let bias = if flags.contains(&Flag::RandomPicks) {
            SelfRated::LooksRandom
        } else {
            as_a_whole(self.content, own, &evidence.own).map_or(SelfRated::NoSkillWithBoth, SelfRated::Known)
        };
        let standing = CandidateEstimate {
            mean,
            covariance,
            possibilities: may_be.several(),
            bias,
            basis: Skill::ALL.map(|skill| basis(used, heard, |counted| counted == skill)),
            claimed: Skill::ALL.map(|skill| claimed(of_skill(&evidence.own, skill, true))),
            facets,
            years: Track::ALL.map(|track| facts.years(track)),
            sources: evidence.sources,
            test: evidence.test,
            mode: attempt.mode(),
            finished: attempt.finished() || self.answered_all(attempt),
            other_content: count(evidence.left_out_for(other)),
            flags,
            same_answers: mark_of_answers(&evidence.answers),
        };
        Some((standing, evidence.left_out))
    }

    /// Whether nothing is left to ask: who answers everything and never opens the result has finished, too.
    fn answered_all(&self, attempt: &Attempt) -> bool {
        matches!(next(self.content, self.bank, &[], &[], attempt), NextStep::Stop(_))
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
        self.facets.iter().map(|(id, _)| part(id)).collect()
    }
}

/// From this number of questions on, the same answers to all of them are no chance worth the name.
const ALIKE_FROM: usize = 20;

/// A number that follows from the answers to questions alone, item by item, in whatever order they came.
fn mark_of_answers(answers: &[Given]) -> Option<u64> {
    /// In this order stand the lines of the text.
    fn line(given: &Given) -> impl Iterator<Item = u8> {
        given.item.as_str().bytes().chain([b':'])
    }
    let asked: Vec<&Given> =
        answers.iter().filter(|given| !matches!(given.choice, Choice::Level(_))).collect();
    if asked.len() < ALIKE_FROM {
        return None;
    }
    let mut text = String::new();
    for given in sorted(&asked, |one, other| line(one).cmp(line(other))) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(given.item.as_str());
        text.push(':');
        match given.choice {
            Choice::Option(option) => text.push_str(&option.to_string()),
            Choice::DontKnow | Choice::Level(_) => text.push('?'),
        }
    }
    Some(Seed(0).mix(&text))
}

fn mixed_parts(share: f64, one: &[FacetPart], other: &[FacetPart]) -> Vec<FacetPart> {
    let mix = |(one, other): (&FacetPart, &FacetPart)| {
        let (deviation, error) = mixture(share, (one.deviation, one.error), (other.deviation, other.error));
        FacetPart { deviation, error, answers: one.answers }
    };
    one.iter().zip(other).map(mix).collect()
}

fn of_skill(weighed: &[Weighed], skill: Skill, rating: bool) -> impl Iterator<Item = &Weighed> {
    weighed.iter().filter(move |one| one.skill == skill && one.rating == rating)
}

impl CandidateEstimate {
    /// One cell of the covariance of the skills, in logits².
    pub fn cov(&self, left: Skill, right: Skill) -> f64 {
        self.whole().cov(left, right)
    }

    const fn whole(&self) -> Moments {
        Moments { mean: self.mean, covariance: self.covariance }
    }

    /// What may be, each with its probability: a chance is that of each possibility in its share, for a mixture is no normal
    /// distribution.
    pub(super) fn may_be(&self) -> impl Iterator<Item = (f64, Moments)> {
        let alone = self.possibilities.is_empty().then(|| (1.0, self.whole()));
        alone.into_iter().chain(self.possibilities.iter().copied())
    }

    /// One skill: mean and standard error, without the error of the skill's whole scale.
    pub fn skill(&self, skill: Skill) -> Score {
        self.whole().skill(skill)
    }

    /// A weighted sum of the skills, with its standard error from the joint posterior.
    pub fn score(&self, weights: &[f64; Skill::COUNT]) -> Score {
        weighted(weights, &self.mean, &self.covariance)
    }

    /// A skill with its interval, as every page and file has it.
    pub fn band(&self, skill: Skill) -> LevelBand {
        self.band_of(self.skill(skill), |moments| moments.skill(skill))
    }

    /// A weighted sum of the skills with its interval, as every page and file has it.
    pub fn fit_band(&self, weights: &[f64; Skill::COUNT]) -> LevelBand {
        self.band_of(self.score(weights), |one| weighted(weights, &one.mean, &one.covariance))
    }

    /// A number of which each possibility says something of its own.
    pub(super) fn band_of(&self, whole: Score, of: impl Fn(&Moments) -> Score) -> LevelBand {
        let may_be: Vec<(f64, Score)> =
            self.possibilities.iter().map(|(share, one)| (*share, of(one))).collect();
        LevelBand::of(whole, &may_be)
    }

    /// Whether answers that count could as well be picks at random: too little is known to call anybody ahead or behind.
    pub(super) fn looks_random(&self) -> bool {
        let counts = self.sources.profile != Percent::BelowOne;
        counts && self.flags.contains(&Flag::RandomPicks)
    }

    /// Whether anything was answered in a skill.
    pub fn measured(&self, skill: Skill) -> bool {
        self.basis.get(skill.index()).is_some_and(|basis| *basis != Basis::default())
    }

    /// What the number of a skill rests on.
    pub fn rests_on(&self, skill: Skill) -> SkillBasis {
        match self.basis.get(skill.index()).copied().unwrap_or_default() {
            Basis { questions: 1.., others: 1.., .. } => SkillBasis::QuestionsAndOthers,
            Basis { questions: 1.., .. } => SkillBasis::Questions,
            Basis { ratings: 1.., others: 1.., .. } => SkillBasis::RatingsAndOthers,
            Basis { ratings: 1.., .. } => SkillBasis::Ratings,
            Basis { others: 1.., .. } => SkillBasis::Others,
            _ => SkillBasis::Nothing,
        }
    }
}
