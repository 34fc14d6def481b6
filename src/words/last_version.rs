//! Words of what an earlier version showed.

use cairn_core::record::{Differs, ShownSkill};

pub const LAST_VERSION: &str = "What the previous version of Cairn showed";
pub const LAST_VERSION_HEADS: [&str; 3] = ["Skill", "Then", "Today"];

/// That the numbers differ although the answers do not, and why.
pub fn other_version(differs: &Differs, day: &str) -> String {
    let then = &differs.then.content;
    let why = match (differs.content == *then, differs.rules) {
        (true, _) => "answers are weighed by newer rules".to_owned(),
        (false, false) => format!(
            "questions, their difficulties or the levels were revised: the content was version {then} then, and is version {} today",
            differs.content
        ),
        (false, true) => format!(
            "answers are weighed by newer rules, and the content has gone from version {then} to version {}",
            differs.content
        ),
    };
    format!(
        "Your answers are the same, but Cairn is not: on {day} this page said something else about the skills below. The reason is that {why}. Today's numbers are the ones to go by."
    )
}

/// A skill as it was shown.
pub fn shown_then(one: &ShownSkill) -> String {
    let [theta, low, high] = one.numbers;
    format!("{}, {theta} ({low} to {high})", one.level)
}
