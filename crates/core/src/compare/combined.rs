//! All that is known of a candidate's skills: their own answers, the confirmation test, interviewers' scores.

use super::confirm::{Finding, odds};
use super::observer::{skill_of, with_scores};
use super::trail::Trail;
use crate::Skill;
use crate::attempt::Attempt;
use crate::content::{Bank, Content, InterviewQuestion};
use crate::profile::{Joint, Weighed, weigh};

/// What is known after tests and interviews, beside what the profile alone says.
#[derive(Clone, Debug, PartialEq)]
pub struct Combined {
    /// All seven skills.
    pub skills: Vec<CombinedSkill>,
    /// What it rests on.
    pub rests_on: RestsOn,
}

/// One skill, in logits: mean and standard error, that of the skill's scale included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CombinedSkill {
    /// The skill.
    pub skill: Skill,
    /// By the profile alone.
    pub profile: (f64, f64),
    /// By everything.
    pub all: (f64, f64),
}

/// What a combined estimate rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestsOn {
    /// Whether the profile's answers are in it: not where a test says that somebody else gave them.
    pub profile: bool,
    /// Answers of the last finished test.
    pub test: u16,
    /// Scores of interviews.
    pub scores: u16,
    /// Interviewers who gave them.
    pub interviewers: u16,
}

/// The combined estimate; `None` without a finished test and without a score, or for a content that the build refuses.
pub fn combined(
    content: &Content,
    bank: &Bank,
    questions: &[InterviewQuestion],
    attempt: &Attempt,
    trail: &Trail,
) -> Option<Combined> {
    let test = trail.last_finished();
    let scores = trail.scores();
    let (own, _) = weigh(content, bank, attempt);
    let shown = test.as_ref().map_or_else(Vec::new, |test| weigh(content, bank, &test.log).0);
    if shown.is_empty() && scores.is_empty() {
        return None;
    }
    let finding = test.and_then(|test| odds(content, bank, attempt, &test.log)).map(|odds| odds.strength().0);
    let somebody_else = matches!(finding, Some(Finding::Other | Finding::OtherStrongly));
    let used: Vec<Weighed> = own.iter().filter(|_| !somebody_else).chain(&shown).cloned().collect();
    let alone = Joint::new(&content.prior)?.posterior(&own)?;
    let together = with_scores(content, &used, questions, &scores)?;
    let with_scale = |(mean, sd): (f64, f64)| (mean, libm::hypot(sd, content.prior.anchor_sd));
    let skills = Skill::ALL.map(|skill| CombinedSkill {
        skill,
        profile: with_scale(skill_of(&alone, skill)),
        all: with_scale(skill_of(&together, skill)),
    });
    let mut interviewers: Vec<&str> = scores.iter().map(|one| one.by.as_str()).collect();
    interviewers.sort_unstable();
    interviewers.dedup();
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    Some(Combined {
        skills: skills.to_vec(),
        rests_on: RestsOn {
            profile: !somebody_else,
            test: count(shown.len()),
            scores: count(scores.len()),
            interviewers: count(interviewers.len()),
        },
    })
}
