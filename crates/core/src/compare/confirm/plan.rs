//! Which questions test a claim best in ten to fifteen minutes.

use cairn_measure::{Item, Theta};

use crate::attempt::Attempt;
use crate::compare::Position;
use crate::content::{Bank, Content, Form, Question};
use crate::order::sorted;
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

/// A confirmation test before it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The questions, skill by skill; each is new to the candidate.
    pub items: Vec<ItemId>,
    /// Time that they take a fluent person, in seconds.
    pub seconds: u32,
}

/// The questions that tell most about whether a candidate is as able as the profile claims, where the position needs it
/// and the profile is least sure. Empty where no question is new to them. `None` only for a content that the build
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
) -> Option<Plan> {
    let seen: Vec<ItemId> =
        profile.attempts.iter().flat_map(Attempt::answers).map(|given| given.item).collect();
    let (weighed, _) = weigh(content, bank, attempt);
    let posterior = Joint::new(&content.prior)?.posterior(&weighed)?;
    let shares = position.shares().unwrap_or([1.0; Skill::COUNT]);
    let admits = share_unknown(bank, &attempt.answers());
    let mut open = Vec::new();
    for question in bank.questions().iter().filter(|question| !seen.contains(&question.id)) {
        let dimension = question.skill.index();
        let claim = posterior.mode().get(dimension).copied().unwrap_or(0.0);
        let worth =
            evidence(&question.item(admits)?, claim) * if question.form == Form::C { KEPT } else { 1.0 };
        let doubt = posterior.cov(dimension, dimension);
        let matters = shares.get(dimension).copied().unwrap_or(0.0) * doubt;
        if matters > 0.0 {
            open.push(Open { question, worth, matters });
        }
    }
    let chosen = choose(open);
    let seconds = chosen.iter().map(|question| u32::from(question.seconds)).sum();
    let order = sorted(&chosen, |left, right| left.skill.cmp(&right.skill));
    Some(Plan { items: order.into_iter().map(|question| question.id.clone()).collect(), seconds })
}

/// A question that may be asked.
struct Open<'a> {
    question: &'a Question,
    /// Evidence that its answer brings on average.
    worth: f64,
    /// How much its skill matters: what the position gives it, times how unsure it is.
    matters: f64,
}

/// One after the other, the question that brings most a second; of equal ones the first in the bank.
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
        let fits = open.iter().enumerate().filter(|(_, one)| u32::from(one.question.seconds) <= left);
        let best = fits.fold(None::<(usize, f64)>, |best, (place, one)| {
            let gain = gain(one);
            if best.is_none_or(|(_, most)| gain > most) { Some((place, gain)) } else { best }
        });
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
