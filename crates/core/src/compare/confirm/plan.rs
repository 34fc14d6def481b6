//! Which questions test a claim best in ten to fifteen minutes.

use cairn_measure::{Item, Theta};

use crate::attempt::Attempt;
use crate::compare::{Assessor, MustHaves, Need, Position};
use crate::content::{Bank, Content, Form, Question};
use crate::order::sorted;
use crate::path::Shown;
use crate::profile::{Joint, share_unknown, weigh};
use crate::record::file::ProfileFile;
use crate::{ItemId, Skill};

/// Time that the questions of a test take a fluent person, in seconds: with reading aloud and pauses 10 to 15 minutes.
const SECONDS: u32 = 720;
/// How far below the claim the rival lies against which it is tested: one level, in logits.
const RIVAL_BELOW: f64 = 1.0;
/// A question that is kept for this test is worth so much more than one that anybody may have looked at.
const KEPT: f64 = 1.5;
/// A second question on the same facet is worth so much less than the first one.
const SAME_FACET: f64 = 0.7;
/// Questions that each skill of a must-have in doubt gets before any other is asked: one could be luck.
const FIRST: usize = 2;

/// A confirmation test before it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestPlan {
    /// The questions, skill by skill; each is new to the candidate.
    pub items: Vec<ItemId>,
    /// Time that they take a fluent person, in seconds.
    pub seconds: u32,
}

/// The questions that tell most about whether a candidate is as able as the profile claims: first in the skills of must-haves that are
/// in doubt, then where the position gives most weight and the profile is least sure. Empty where no question is new to them. `None` only for a content that the build
/// refuses; the bank must hold the questions of all skills.
///
/// A question is worth the symmetric Kullback-Leibler divergence between its answers at the claim (the posterior mean of
/// its skill) and one level below (Jeffreys 1946), that is the evidence it brings either way on average. What a skill's
/// questions bring together counts with a falling return, so that no skill takes all the time.
pub fn plan(
    content: &Content,
    bank: &Bank,
    profile: &ProfileFile,
    attempt: &Attempt,
    position: &Position,
) -> Option<TestPlan> {
    let seen: Vec<ItemId> =
        profile.attempts.iter().flat_map(Attempt::answers).map(|given| given.item).collect();
    let (weighed, _) = weigh(content, bank, attempt);
    let posterior = Joint::new(&content.prior)?.posterior(&weighed)?;
    let shares = position.shares().unwrap_or([1.0; Skill::COUNT]);
    let doubtful = doubtful(content, bank, attempt, position);
    let admits = share_unknown(bank, &attempt.answers());
    let mut open = Vec::new();
    for question in bank.questions().iter().filter(|question| !seen.contains(&question.id)) {
        let dimension = question.skill.index();
        let claim = posterior.mode().get(dimension).copied().unwrap_or(0.0);
        let worth =
            evidence(&question.item(admits)?, claim) * if question.form == Form::C { KEPT } else { 1.0 };
        let doubt = posterior.cov(dimension, dimension);
        let first = doubtful.contains(&question.skill);
        // A must-have without a weight matters as much as a skill does on average.
        let share = shares.get(dimension).copied().unwrap_or(0.0);
        let share = if first { share.max(AVERAGE) } else { share };
        if share > 0.0 {
            open.push(Open { question, worth, matters: share * doubt, first });
        }
    }
    let chosen = choose(open);
    let seconds = chosen.iter().map(|question| u32::from(question.seconds)).sum();
    let order = sorted(&chosen, |left, right| left.skill.cmp(&right.skill));
    Some(TestPlan { items: order.into_iter().map(|question| question.id.clone()).collect(), seconds })
}

/// Share of a skill's weight where all weigh alike.
#[expect(clippy::cast_precision_loss, reason = "seven skills")]
const AVERAGE: f64 = 1.0 / Skill::COUNT as f64;

/// The skills of must-haves that are neither shown nor out of reach by the profile alone, or were not measured.
fn doubtful(content: &Content, bank: &Bank, attempt: &Attempt, position: &Position) -> Vec<Skill> {
    let musts = MustHaves::new(content, position);
    let Some(standing) = Assessor::new(content, bank).of(attempt, None) else { return Vec::new() };
    let in_doubt = |need: &&Need| {
        !musts.measured(&standing, need) || Shown::of(musts.met(&standing, need)).is_unsettled()
    };
    musts.needs().iter().filter(in_doubt).map(|need| need.skill).collect()
}

/// A question that may be asked.
struct Open<'a> {
    question: &'a Question,
    /// Evidence that its answer brings on average.
    worth: f64,
    /// How much its skill matters: what the position gives it, times how unsure it is.
    matters: f64,
    /// Whether its skill is that of a must-have in doubt.
    first: bool,
}

/// One after the other, the question that brings most a second; of equal ones the first in the bank. Those of must-haves in doubt go
/// before all others until each of these skills has [`FIRST`].
fn choose(mut open: Vec<Open<'_>>) -> Vec<&Question> {
    let mut chosen: Vec<&Question> = Vec::new();
    let mut brought = [0.0; Skill::COUNT];
    let mut left = SECONDS;
    loop {
        let gain = |one: &Open<'_>| {
            let before = brought.get(one.question.skill.index()).copied().unwrap_or(0.0);
            let again = chosen.iter().any(|known| known.facet == one.question.facet);
            let worth = one.worth * if again { SAME_FACET } else { 1.0 };
            one.matters * libm::log((1.0 + before + worth) / (1.0 + before)) / f64::from(one.question.seconds)
        };
        let fits = || open.iter().enumerate().filter(|(_, one)| u32::from(one.question.seconds) <= left);
        let asked = |skill: Skill| chosen.iter().filter(|known| known.skill == skill).count();
        let goes_first = |one: &Open<'_>| one.first && asked(one.question.skill) < FIRST;
        let any_first = fits().any(|(_, one)| goes_first(one));
        let best = fits().filter(|(_, one)| !any_first || goes_first(one)).fold(
            None::<(usize, f64)>,
            |best, (place, one)| {
                let gain = gain(one);
                if best.is_none_or(|(_, most)| gain > most) { Some((place, gain)) } else { best }
            },
        );
        let Some((place, _)) = best else { return chosen };
        let one = open.remove(place);
        left -= u32::from(one.question.seconds);
        if let Some(sum) = brought.get_mut(one.question.skill.index()) {
            *sum += one.worth;
        }
        chosen.push(one.question);
    }
}

/// Symmetric divergence, in nats, between the answers of a person at `claim` (logits) and of one a level below.
fn evidence(item: &Item, claim: f64) -> f64 {
    let at = |theta: f64| Theta::new(theta).map(|theta| item.probabilities(theta)).unwrap_or_default();
    let (high, low) = (at(claim), at(claim - RIVAL_BELOW));
    high.iter()
        .zip(&low)
        .map(|(high, low)| (high.get(), low.get()))
        .filter(|(high, low)| *high > 0.0 && *low > 0.0)
        .map(|(high, low)| (high - low) * libm::log(high / low))
        .sum()
}
