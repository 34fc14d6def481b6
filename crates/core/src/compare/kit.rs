//! The interview kit: which structured questions are worth the time with one candidate for one position.

use cairn_measure::Posterior;

use super::interviewer_scores::score_noise;
use super::position::Position;
use crate::attempt::{Attempt, Choice};
use crate::content::{Bank, Content, InterviewKind, InterviewQuestion};
use crate::order::sorted;
use crate::path::Shown;
use crate::profile::LEVEL_MIDDLE;
use crate::profile::{
    BELIEVED, FACET_SD, FacetEstimate, GapVerdict, Joint, Others, Profile, SelfRatingGap, Weighed, above,
    facets, means_of, mixture, need_error, ratings_alone, self_rating_gap, weigh,
};
use crate::{FacetId, InterviewId, Level, Skill};

/// Most questions for one person beside the core: together an interview of three quarters of an hour to one and a half.
const OWN: usize = 4;
/// Beyond the second, a question must be worth this share of the best one.
const WORTH_AT_LEAST: f64 = 0.35;
/// Most questions for one person in one skill.
const PER_SKILL: usize = 2;
/// A skill that has a smaller share of the weights gets no question for one person, unless the position names a facet of it.
const COUNTS_FROM: f64 = 0.05;
/// What a certain over-claim is worth against a certain turn of the decision: who rated themselves a level or more above
/// what they show has told something that the manager will otherwise take for true.
const OVER_CLAIM: f64 = 0.5;
/// What it is worth to ask where somebody likely falls short of what the position asks, against a certain turn of the decision:
/// what they have done there tells what they would have to learn, though one answer will hardly show that they are there.
const SHORT: f64 = 0.25;
/// From this bias on, in logits, ratings count as inflated: half a level.
const INFLATED_BY: f64 = 0.5;
/// From this probability on an over-claim is named: likelier than not. It is named in no skill of which the pages say that the ratings
/// stand below the answers.
const SAID_FROM: f64 = 0.5;
/// A need of its own on a facet counts so many times as one on its skill.
const OWN_NEED: f64 = 2.0;
/// Where neither the position nor the candidate names a level: "does the usual work alone".
pub(super) const USUAL: u8 = 3;
/// From this claimed level on the question asks for a deed, below it for a plan: who has not done it cannot tell of it.
pub(super) const DEEDS_FROM: u8 = 3;

/// One question of the kit.
#[derive(Clone, Debug, PartialEq)]
pub struct KitQuestion {
    /// Which question.
    pub question: InterviewId,
    /// Its skill.
    pub skill: Skill,
    /// Its facet.
    pub facet: FacetId,
    /// Whether everybody in the pool is asked it.
    pub core: bool,
    /// Why it is worth asking.
    pub reason: KitReason,
    /// What it is worth: the share of its need times the probability that the decision turns, over-claims and falling short added.
    /// For the order alone.
    pub worth: f64,
    /// Its skill's share of all weights, 0 to 1.
    pub share: f64,
    /// What makes most of its worth.
    pub because: WorthReason,
}

/// Why a question is in the kit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KitReason {
    /// The level that the question is about.
    pub level: Level,
    /// Who names it.
    pub named: LevelNamedBy,
    /// Probability, 0 to 1, that it is met: the nearer to a half, the likelier one answer turns the decision.
    pub met: f64,
    /// Whether answers to questions are behind that, and not a self-rating alone.
    pub tested: bool,
    /// The self-rating is probably a level or more above what is shown.
    pub over_claim: Option<OverClaim>,
}

/// A self-rating above what is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverClaim {
    /// The level that they gave themselves.
    pub claimed: Level,
    /// The level that is shown.
    pub shown: Level,
    /// Probability, 0 to 1, that they are at least one level below the claim.
    pub probability: f64,
    /// Whether the skill's own questions settle how ratings and answers lie to each other.
    pub settled: bool,
}

/// What makes most of the worth of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorthReason {
    /// It is not sure on which side of the level they are: one answer may turn that.
    Unsure,
    /// They likely fall short of what the position asks.
    Short,
    /// They likely reach the level, and an answer can bear that out.
    Likely,
    /// They probably rate themselves too high.
    OverClaim,
}

impl WorthReason {
    /// Why one is asked who reaches the level with this chance: the reason has to fit the number beside it. `short` where falling short
    /// makes more of the worth than the doubt.
    fn by_chance(met: f64, short: bool) -> Self {
        match Shown::of(met) {
            Shown::Shown => Self::Likely,
            Shown::NotYet => Self::Short,
            Shown::Open if short => Self::Short,
            Shown::Open | Shown::Likely => Self::Unsure,
        }
    }
}

/// Who names the level that a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelNamedBy {
    /// The position asks for it.
    Position,
    /// The candidate's own rating.
    Candidate,
    /// Neither: the usual work, done alone.
    Nobody,
}

/// The questions that everybody is asked, in their order, and behind them a few for this person, the most useful first.
/// Empty where the position gives weight to nothing, or for a content that the build refuses. `profile` is what is concluded from the
/// attempt alone.
///
/// A facet's worth is its skill's share of the weights times the weight of its need, times the probability that the decision on it
/// turns after one scored answer (where that is least certain), with a share of the probability that they fall short of what the
/// position asks (where they are lowest) and of that of an over-claim:
/// with m and s the facet's mean and sd, n the noise of a score and c the beginning of the level needed, the mean after
/// the answer moves by sd t = s² / sqrt(s² + n²), and it ends on the other side of c with probability Phi(-|m - c| / t).
pub fn kit(
    content: &Content,
    bank: &Bank,
    (attempt, profile): (&Attempt, &Profile),
    position: &Position,
    questions: &[InterviewQuestion],
    core: &[InterviewId],
) -> Vec<KitQuestion> {
    let (weighed, _) = weigh(content, bank, attempt);
    let Some(others) = Others::of(content, &[], Vec::new()) else { return Vec::new() };
    let Some(posterior) = others.posterior(&weighed) else { return Vec::new() };
    // As on every page: where the answers to questions could be picks at random, half of it is what the ratings alone say.
    let alone = if profile.random_picks { ratings_alone(&others, &weighed) } else { None };
    let alone = alone.map(|(posterior, rest)| Known::of(content, posterior, &rest));
    let all = Known::of(content, posterior, &weighed);
    let verdicts = verdicts(content, bank, attempt, profile);
    let shares = position.shares().unwrap_or([1.0; Skill::COUNT]);
    let mut found = Vec::new();
    for info in &content.skills {
        for facet in &info.facets {
            let tested = weighed.iter().any(|one| one.facet == facet.id && !one.rating);
            let skill = info.skill;
            let (own, claims) = (estimate(&all, &facet.id, skill), inflated(&all.posterior, skill));
            let (found_at, inflated) = match &alone {
                None => (own, claims),
                Some(alone) => (
                    mixture(BELIEVED, own, estimate(alone, &facet.id, skill)),
                    BELIEVED * claims + (1.0 - BELIEVED) * inflated(&alone.posterior, skill),
                ),
            };
            let verdict = verdicts.iter().find(|(known, _)| *known == skill).map(|(_, verdict)| *verdict);
            let about =
                About { content, attempt, position, skill, facet: &facet.id, tested, inflated, verdict };
            let share = shares.get(info.skill.index()).copied().unwrap_or(0.0);
            found.extend(about.question(&found_at, share, questions, core));
        }
    }
    let place = |one: &KitQuestion| core.iter().position(|id| *id == one.question);
    let (mut asked, rest): (Vec<KitQuestion>, Vec<KitQuestion>) = found.into_iter().partition(|one| one.core);
    asked.sort_by_key(place);
    let named = |one: &KitQuestion| position.facet_musts.iter().any(|(facet, _)| *facet == one.facet);
    let counts = |one: &KitQuestion| {
        named(one) || shares.get(one.skill.index()).is_some_and(|share| *share >= COUNTS_FROM)
    };
    let rest: Vec<KitQuestion> = rest.into_iter().filter(counts).collect();
    asked.extend(pick(&sorted(&rest, |left, right| right.worth.total_cmp(&left.worth))));
    asked
}

/// What the pages say of the ratings in each skill; nothing where answers could be picks at random.
fn verdicts(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    profile: &Profile,
) -> Vec<(Skill, GapVerdict)> {
    match self_rating_gap(content, bank, attempt, profile) {
        Some(SelfRatingGap::Compared { skills, .. }) => {
            skills.into_iter().map(|row| (row.skill, row.gap.verdict)).collect()
        }
        _ => Vec::new(),
    }
}

/// The best of a list in order of worth, with at most so many a skill.
fn pick(ordered: &[KitQuestion]) -> Vec<KitQuestion> {
    let least = ordered.first().map_or(0.0, |best| best.worth * WORTH_AT_LEAST);
    let mut picked: Vec<KitQuestion> = Vec::new();
    for one in ordered {
        let same = picked.iter().filter(|known| known.skill == one.skill).count();
        let wanted = picked.len() < OWN / 2 || (picked.len() < OWN && one.worth >= least);
        if same < PER_SKILL && wanted && one.worth > 0.0 {
            picked.push(one.clone());
        }
    }
    picked
}

/// Probability that somebody rates themselves in a skill at least half a level above what they show: by their general
/// bias and that in the skill, from the joint posterior of all answers. One rating that came out high by chance says
/// little; a whole skill rated high says much.
fn inflated(posterior: &Posterior, skill: Skill) -> f64 {
    let mut weights = vec![0.0; posterior.mode().len()];
    let skill_alone = Joint::loads(skill, false);
    for dimension in Joint::loads(skill, true).iter().filter(|load| !skill_alone.contains(load)) {
        if let Some(weight) = weights.get_mut(*dimension) {
            *weight = 1.0;
        }
    }
    let bias = posterior.score(&weights);
    above(bias.mean - INFLATED_BY, bias.sd)
}

/// What answers say of a person: their facets, and the posterior behind them with its means.
struct Known {
    facets: Vec<FacetEstimate>,
    posterior: Posterior,
    means: Vec<f64>,
}

impl Known {
    fn of(content: &Content, posterior: Posterior, answers: &[Weighed]) -> Self {
        let means = means_of(&posterior, &Joint::answers(answers));
        Self { facets: facets(content, &posterior, answers, &[]), posterior, means }
    }
}

/// Mean and standard deviation of a facet, in logits.
fn estimate(known: &Known, facet: &FacetId, skill: Skill) -> (f64, f64) {
    let Known { facets: known, posterior, means } = known;
    let one = known.iter().find(|one| one.facet == *facet);
    one.map_or_else(
        || {
            let mean = means.get(skill.index()).copied().unwrap_or(0.0);
            (mean, libm::hypot(posterior.sd(skill.index()), FACET_SD))
        },
        |one| (one.theta, one.standard_error),
    )
}

/// One facet of one candidate.
struct About<'a> {
    content: &'a Content,
    attempt: &'a Attempt,
    position: &'a Position,
    skill: Skill,
    facet: &'a FacetId,
    tested: bool,
    inflated: f64,
    /// What the pages say of the ratings in the skill; `None` where nothing is said: nothing is held to account by it.
    verdict: Option<GapVerdict>,
}

impl About<'_> {
    fn question(
        &self,
        (mean, sd): &(f64, f64),
        share: f64,
        questions: &[InterviewQuestion],
        core: &[InterviewId],
    ) -> Option<KitQuestion> {
        let claimed = self.claimed();
        let (level, named, weight) = self.need(claimed);
        let cut = self.content.theta_from(level);
        let noise = score_noise(self.content, *mean);
        let moves = sd * sd / libm::hypot(*sd, noise);
        let turn = if cut.is_finite() { above(-(mean - cut).abs(), moves) } else { 0.0 };
        // The middle of the claimed level, less one level.
        let below =
            claimed.map_or(0.0, |level| above(f64::from(level.number()) - LEVEL_MIDDLE - 1.0 - mean, *sd));
        let told = self.verdict.filter(|verdict| *verdict != GapVerdict::Below);
        let said = told.is_some() && below >= SAID_FROM && self.inflated >= SAID_FROM;
        let over_claim = claimed.filter(|_| said).map(|claimed| OverClaim {
            claimed,
            shown: self.content.level_at(*mean),
            probability: below,
            settled: told != Some(GapVerdict::Unsettled),
        });
        // The words of the levels may be off for the whole scale, here as wherever somebody is held against a need.
        let met = above(mean - cut, need_error(self.content.prior.anchor_sd, *sd, 0.0));
        let reason = KitReason { level, named, met, tested: self.tested, over_claim };
        let deeds = claimed.is_some_and(|level| level.number() >= DEEDS_FROM);
        let kind = if deeds { InterviewKind::Did } else { InterviewKind::Would };
        let of_core = questions.iter().find(|one| one.facet == *self.facet && core.contains(&one.id));
        let own = || questions.iter().find(|one| one.facet == *self.facet && one.kind == kind);
        let question = of_core.or_else(own)?;
        let short = if named == LevelNamedBy::Position { SHORT * (1.0 - met) } else { 0.0 };
        let claims = OVER_CLAIM * self.inflated * below;
        let because = match () {
            () if over_claim.is_some_and(|claim| claim.settled) && claims >= turn.max(short) => {
                WorthReason::OverClaim
            }
            () => WorthReason::by_chance(met, short > turn),
        };
        Some(KitQuestion {
            share,
            because,
            core: of_core.is_some(),
            question: question.id.clone(),
            skill: self.skill,
            facet: self.facet.clone(),
            reason,
            worth: share * weight * (turn + short + claims),
        })
    }

    /// The level that the candidate gave themselves on the facet.
    fn claimed(&self) -> Option<Level> {
        let rating = self.content.ratings_of(self.skill).find(|rating| rating.facet == *self.facet)?;
        match self.attempt.answer(&rating.id)?.choice {
            Choice::Level(level) => Some(level),
            _ => None,
        }
    }

    /// The level that a question is about, who names it, and how much it counts.
    fn need(&self, claimed: Option<Level>) -> (Level, LevelNamedBy, f64) {
        let own = self.position.all_facet_aims().into_iter().find(|(facet, _)| facet == self.facet);
        match (own, self.position.aim(self.skill), claimed.filter(|level| level.number() > 0)) {
            (Some((_, level)), ..) => (level, LevelNamedBy::Position, OWN_NEED),
            (None, Some(level), _) => (level, LevelNamedBy::Position, 1.0),
            (None, None, Some(level)) => (level, LevelNamedBy::Candidate, 1.0),
            (None, None, None) => (Level::new(USUAL).unwrap_or_default(), LevelNamedBy::Nobody, 1.0),
        }
    }
}
