//! How many questions are still to come.

use cairn_measure::{Bank as MeasuredBank, Entry, Goals, Rules};

use super::log::Attempt;
use super::next::{GAIN_AT_LEAST, MIN_QUESTIONS_A_SKILL};
use crate::content::{Bank, Content, Form, ModeRules};
use crate::profile::{Joint, Weighed, share_unknown};

/// When a mode stops asking by itself.
pub(super) fn stop_rules(rules: &ModeRules) -> Rules {
    Rules {
        answers_at_least: usize::from(rules.questions_min),
        answers_at_most: usize::from(rules.questions_max),
        error_at_most: rules.se_target,
        gain_at_least: GAIN_AT_LEAST,
    }
}

/// How many more questions the mode will ask, if each tells what is expected of it. `None` while questions are not
/// loaded, or where nothing can be said.
pub(super) fn questions_left(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    weighed: &[Weighed],
) -> Option<u16> {
    let skills = attempt.mode().skills();
    if skills.iter().any(|skill| !bank.has(*skill)) {
        return None;
    }
    let rules = attempt.mode().rules(content);
    let posterior = Joint::new(&content.prior)?.posterior(weighed)?;
    let answers = attempt.answers();
    let admits = share_unknown(bank, &answers);
    let mut entries = Vec::new();
    for question in bank.questions() {
        let open = question.form != Form::C && !answers.iter().any(|given| given.item == question.id);
        if open && skills.contains(&question.skill) {
            let item = question.item(admits)?;
            entries.push(Entry { item, loads: Joint::loads(question.skill, false).to_vec(), area: 0 });
        }
    }
    let asked = weighed.iter().filter(|known| !known.rating).count();
    let dimensions: Vec<usize> = skills.iter().map(|skill| skill.index()).collect();
    let goals = Goals::all(&dimensions, rules.se_target);
    let measured = MeasuredBank::new(entries, posterior.mode().len()).ok()?;
    let left = posterior.questions_left(&measured, &goals, &stop_rules(rules), asked, |_| true);
    // Each skill has its least number, however well its ratings already seem to tell.
    let short = |skill: &crate::Skill| {
        let known = weighed.iter().filter(|one| !one.rating && one.skill == *skill).count();
        MIN_QUESTIONS_A_SKILL.saturating_sub(known)
    };
    u16::try_from(left.max(skills.iter().map(short).sum())).ok()
}
