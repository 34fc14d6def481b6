//! What to ask next: first the ratings, then the question that tells most.

use cairn_measure::variance_reduction;

use super::log::{Attempt, Mode};
use crate::content::{Bank, Content, Form, ModeRules, Question};
use crate::order::sorted;
use crate::profile::{Joint, Weighed, weigh};
use crate::{ItemId, Skill};

/// Fewest questions a skill before its precision can end it: an estimate should rest on more than ratings.
const MIN_QUESTIONS_A_SKILL: usize = 3;
/// Among how many nearly equal questions chance decides, so that not everybody meets the same ones (Kingsbury and
/// Zara 1989, randomesque).
const NEARLY_EQUAL: usize = 3;
/// What counts as nearly equal: this share of the best question's worth.
const NEARLY: f64 = 0.9;

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask this rating or question.
    Ask(ItemId),
    /// The questions of these skills are needed first.
    Load(Vec<Skill>),
    /// Enough is known, or nothing is left to ask.
    Stop(StopReason),
}

/// Why an assessment ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// Everything the mode asks was answered.
    Complete,
    /// Every skill is known as well as the mode aims for.
    Precise,
    /// The most questions the mode ever asks.
    Length,
    /// No questions are left in the skills that are not known well enough.
    Exhausted,
}

impl Mode {
    /// The rules of this mode in a content.
    pub fn rules(self, content: &Content) -> &ModeRules {
        match self {
            Self::Quick => &content.modes.quick,
            Self::Full => &content.modes.full,
            Self::Skill(_) => &content.modes.skill,
        }
    }
}

/// Decides what comes next. Depends on the answers that count, the seed and the content alone, so that a reload asks
/// the same. `missing` names skills whose questions cannot be had; the others go on.
pub fn next(content: &Content, bank: &Bank, missing: &[Skill], attempt: &Attempt) -> Step {
    let mode = attempt.mode();
    let (weighed, _) = weigh(content, bank, attempt);
    let open = |id: &ItemId| !weighed.iter().any(|known| known.id == *id);
    let skills = mode.skills();
    let mut ratings = skills.iter().flat_map(|skill| content.ratings_of(*skill));
    if let Some(rating) = ratings.find(|rating| open(&rating.id)) {
        return Step::Ask(rating.id.clone());
    }
    let rules = mode.rules(content);
    if rules.questions_max == 0 {
        return Step::Stop(StopReason::Complete);
    }
    let wanted: Vec<Skill> = skills.into_iter().filter(|skill| !missing.contains(skill)).collect();
    let absent: Vec<Skill> = wanted.iter().copied().filter(|skill| !bank.has(*skill)).collect();
    if absent.is_empty() { question(content, bank, attempt, &weighed, &wanted) } else { Step::Load(absent) }
}

fn question(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    weighed: &[Weighed],
    skills: &[Skill],
) -> Step {
    let rules = attempt.mode().rules(content);
    let asked = weighed.iter().filter(|known| !known.rating).count();
    if asked >= usize::from(rules.questions_max) {
        return Step::Stop(StopReason::Length);
    }
    let Some(posterior) = Joint::new(&content.prior).and_then(|joint| joint.posterior(weighed)) else {
        return Step::Stop(StopReason::Exhausted);
    };
    let count = |skill: Skill| weighed.iter().filter(|known| !known.rating && known.skill == skill).count();
    let short = |skill: &Skill| count(*skill) < MIN_QUESTIONS_A_SKILL;
    let unsure = |skill: &Skill| posterior.sd(skill.index()) > rules.se_target;
    let enough = asked >= usize::from(rules.questions_min);
    if enough && !skills.iter().any(|skill| short(skill) || unsure(skill)) {
        return Step::Stop(StopReason::Precise);
    }
    // A skill that is known well enough weighs nothing, unless all are and only the least length keeps us going.
    let mut goals: Vec<Skill> =
        skills.iter().copied().filter(|skill| short(skill) || unsure(skill)).collect();
    if goals.is_empty() {
        goals = skills.to_vec();
    }
    let goal_dimensions: Vec<usize> = goals.iter().map(|skill| skill.index()).collect();
    let open: Vec<&Question> = bank
        .questions()
        .iter()
        .filter(|question| question.form != Form::C && goals.contains(&question.skill))
        .filter(|question| !weighed.iter().any(|known| known.id == question.id))
        .collect();
    let worth: Vec<(f64, &Question)> = balanced(&open, weighed)
        .into_iter()
        .filter_map(|question| {
            let item = question.item(1.0)?;
            let loads = Joint::loads(question.skill, false);
            Some((variance_reduction(&posterior, &item, loads, &goal_dimensions), question))
        })
        .collect();
    // A stable sort: equal worth is decided by the order of items, never by chance of rounding.
    let worth = sorted(&worth, |left, right| right.0.total_cmp(&left.0));
    match pick(attempt, asked, &worth) {
        Some(question) => Step::Ask(question.id.clone()),
        None => Step::Stop(StopReason::Exhausted),
    }
}

/// The open questions whose facet has been asked least within its skill, so that no facet is left out.
fn balanced<'a>(open: &[&'a Question], weighed: &[Weighed]) -> Vec<&'a Question> {
    let asked = |question: &Question| {
        weighed.iter().filter(|known| !known.rating && known.facet == question.facet).count()
    };
    open.iter()
        .copied()
        .filter(|question| {
            let least =
                open.iter().filter(|other| other.skill == question.skill).map(|other| asked(other)).min();
            Some(asked(question)) == least
        })
        .collect()
}

fn pick<'a>(attempt: &Attempt, asked: usize, worth: &[(f64, &'a Question)]) -> Option<&'a Question> {
    let best = worth.first()?.0;
    let near: Vec<&Question> = worth
        .iter()
        .take(NEARLY_EQUAL)
        .filter(|(value, _)| *value >= NEARLY * best)
        .map(|(_, question)| *question)
        .collect();
    let chance = attempt.seed().mix(&format!("question {asked}"));
    let index = usize::try_from(chance % (near.len().max(1) as u64)).unwrap_or(0);
    near.get(index).copied()
}
