//! Why one person is ahead of another, skill by skill.

use cairn_measure::{Prob, above};

use super::member::Member;
use super::more_answers::{MoreAnswers, more_answers};
use super::ranking::SURE;
use super::sensitivity::{Order, order};
use crate::Skill;
use crate::content::Bank;
use crate::order::sorted;

/// Two people beside each other; the first is the one who fits better by the best single values.
#[derive(Clone, Debug, PartialEq)]
pub struct Versus {
    /// Who fits better, by place in the pool.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// Probability that the first truly fits better, from the error of the difference.
    pub ahead: Prob,
    /// How many more answers would tell them apart.
    pub more: MoreAnswers,
    /// Whether the order depends on the weights.
    pub order: Order,
    /// The skills, the one that moves the difference most first.
    pub skills: Vec<Difference>,
}

/// The difference of two people in one skill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The skill.
    pub skill: Skill,
    /// First less second, in levels (logits).
    pub levels: f64,
    /// What that adds to the difference of their fits, in levels.
    pub adds: f64,
    /// Probability that the first is truly above.
    pub above: Prob,
    /// What is known.
    pub known: Known,
}

/// What a difference rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Told apart at 90%.
    Real,
    /// Too small for what is known.
    Doubtful,
    /// One of them, or both, did not answer anything in it.
    NotMeasured,
}

/// Two people beside each other; `None` where one of them is not there.
pub fn versus(
    bank: &Bank,
    members: &[Member],
    pair: [usize; 2],
    shares: &[f64; Skill::COUNT],
) -> Option<Versus> {
    let fit = |at: usize| members.get(at).map(|member| member.standing.score(shares));
    let [one, other] = pair;
    let (first, second) = if fit(one)?.mean >= fit(other)?.mean { (one, other) } else { (other, one) };
    let (better, worse) = (members.get(first)?, members.get(second)?);
    let differences: Vec<Difference> = Skill::ALL
        .into_iter()
        .map(|skill| difference(better, worse, skill, shares.get(skill.index()).copied().unwrap_or(0.0)))
        .collect();
    Some(Versus {
        first,
        second,
        ahead: above(fit(first)?, fit(second)?),
        more: more_answers(bank, [&better.standing, &worse.standing], shares),
        order: order(better, worse, shares),
        skills: sorted(&differences, |left, right| right.adds.abs().total_cmp(&left.adds.abs())),
    })
}

fn difference(better: &Member, worse: &Member, skill: Skill, share: f64) -> Difference {
    let (one, other) = (better.standing.skill(skill), worse.standing.skill(skill));
    let levels = one.mean - other.mean;
    let above = above(one, other);
    let sure = above.get().max(1.0 - above.get()) >= SURE;
    let measured = better.standing.measured(skill) && worse.standing.measured(skill);
    let known = match (measured, sure) {
        (false, _) => Known::NotMeasured,
        (true, true) => Known::Real,
        (true, false) => Known::Doubtful,
    };
    Difference { skill, levels, adds: share * levels, above, known }
}
