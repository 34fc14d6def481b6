//! When a mode stops asking.

use cairn_measure::Rules;

use super::next::GAIN_AT_LEAST;
use crate::content::ModeRules;

/// When a mode stops asking by itself. Rules without an aim are those of somebody who goes on because they want to: they are
/// asked whatever is left.
pub(super) fn stop_rules(rules: &ModeRules) -> Rules {
    Rules {
        answers_at_least: usize::from(rules.questions_min),
        answers_at_most: usize::from(rules.questions_max),
        error_at_most: rules.se_target,
        gain_at_least: if rules.se_target > 0.0 { GAIN_AT_LEAST } else { 0.0 },
    }
}
