//! Rules of wording that a program can hold.

use crate::content::Question;

/// Longest stem of a knowledge item and of a scene, in words.
const STEM_WORDS: (usize, usize) = (90, 110);
/// Options that hang on the others.
const HANGING: [&str; 6] =
    ["all of the above", "none of the above", "all of these", "none of these", "both a and b", "a and b"];
/// Words that turn a question round; they must shout, or they are overlooked.
const TURNS: [&str; 4] = [" not ", " except ", " least ", " never "];

/// Notes what is against the rules.
pub(super) fn check(question: &Question, causes: &mut Vec<String>) {
    let shown = question.shown(0);
    let most = if question.is_knowledge() { STEM_WORDS.0 } else { STEM_WORDS.1 };
    let words = shown.stem.split_whitespace().count();
    if words > most {
        causes.push(format!("the stem has {words} words; at most {most}"));
    }
    for option in &shown.options {
        let plain = option.trim().trim_end_matches('.').to_lowercase();
        if HANGING.contains(&plain.as_str()) {
            causes.push(format!("option {option:?} hangs on the others"));
        }
    }
    if let Some(turn) = quiet_turn(&shown.stem) {
        causes.push(format!(
            "the question turns on {:?}: write it in capitals, or ask without it",
            turn.trim()
        ));
    }
}

/// A turning word, not in capitals, after "which" in the last sentence: "Which of these is not …".
fn quiet_turn(stem: &str) -> Option<&'static str> {
    let last = stem.trim_end().trim_end_matches(['?', '.']).rsplit(['.', '?', '!']).next()?;
    let at = last.to_lowercase().find("which")?;
    // What stands behind the first comma is a condition, not the question.
    let asked = last.get(at..)?.split(',').next()?;
    let opening: String = asked.split_whitespace().take(6).collect::<Vec<_>>().join(" ") + " ";
    TURNS.into_iter().find(|turn| opening.contains(turn))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_turned_round_must_shout() {
        assert_eq!(quiet_turn("A model drifts. Which of these is not a cause?"), Some(" not "));
        assert_eq!(quiet_turn("A model drifts. Which of these is NOT a cause?"), None);
        assert_eq!(quiet_turn("It did not work. Which cause is the likeliest, if it is not the data?"), None);
        assert_eq!(quiet_turn("What does the program print?"), None);
    }
}
