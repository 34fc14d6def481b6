//! When a mode stops asking.

use cairn_measure::Rules;

use crate::content::ModeRules;

/// A question that is expected to remove less than this share of the variance is not worth the person's time.
const GAIN_AT_LEAST: f64 = 0.002;

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
