//! Reads and checks the ratings in the third person: one for each rating, of the same version.

use super::error::Errors;
use super::raw::ObserverFile;
use crate::ItemId;
use crate::content::{Content, ObserverRating, ObserverTexts, RaterBias};

const NAME: &str = "observer.toml";
/// Longest description of a level, in words: as in the ratings.
const MAX_WORDS: usize = 26;
/// Words of the first person, which would be about the wrong one.
const FIRST_PERSON: [&str; 8] = ["i", "me", "my", "mine", "myself", "we", "our", "us"];

/// The texts; `None` where the file as a whole could not be read.
pub(super) fn read(content: &Content, errors: &mut Errors) -> Option<ObserverTexts> {
    let (file, source) = errors.read::<ObserverFile>(NAME)?;
    let mut wrong = |span: &std::ops::Range<usize>, cause: String| errors.add(&source, span, &cause);
    if file.format != 1 {
        wrong(&(0..0), format!("format is {}, but this version reads format 1", file.format));
    }
    for (what, text) in [
        ("ask", &file.ask),
        ("never", &file.never),
        ("unseen", &file.unseen),
        ("source", &file.source),
        ("bias.shared_sd_reason", &file.bias.shared_sd_reason),
        ("bias.shared_correlation_reason", &file.bias.shared_correlation_reason),
        ("bias.skill_sd_reason", &file.bias.skill_sd_reason),
    ] {
        if text.trim().is_empty() {
            wrong(&(0..0), format!("{what} is empty"));
        }
    }
    let bias = RaterBias {
        shared_sd: file.bias.shared_sd,
        shared_correlation: file.bias.shared_correlation,
        skill_sd: file.bias.skill_sd,
    };
    // At 1 two raters would be one, and the covariance no longer positive definite.
    if !(0.0..=0.9).contains(&bias.shared_correlation) {
        wrong(&(0..0), "bias.shared_correlation must be a number from 0 to 0.9".to_owned());
    }
    for (what, sd) in [("shared_sd", bias.shared_sd), ("skill_sd", bias.skill_sd)] {
        if !(0.1..=3.0).contains(&sd) {
            wrong(&(0..0), format!("bias.{what} must be a number from 0.1 to 3"));
        }
    }
    let mut ratings = Vec::new();
    for entry in file.rating {
        let span = entry.span();
        let raw = entry.into_inner();
        let original = ItemId::parse(&raw.id).and_then(|id| content.rating(&id));
        let Some(original) = original else {
            wrong(&span, format!("rating {:?}: there is no such rating", raw.id));
            continue;
        };
        if raw.version != original.version {
            let (ours, theirs) = (raw.version, original.version);
            wrong(
                &span,
                format!("rating {:?}: words version {ours}, but the rating is of version {theirs}", raw.id),
            );
        }
        for text in &raw.levels {
            if let Some(cause) = fault(text) {
                wrong(&span, format!("rating {:?}: {text:?} {cause}", raw.id));
            }
        }
        match <[String; 5]>::try_from(raw.levels) {
            Ok(levels) => {
                ratings.push(ObserverRating { id: original.id.clone(), version: raw.version, levels });
            }
            Err(_) => {
                wrong(&span, format!("rating {:?}: needs five descriptions, for levels 1 to 5", raw.id));
            }
        }
    }
    if !ratings.iter().map(|rating| &rating.id).eq(content.ratings.iter().map(|rating| &rating.id)) {
        wrong(&(0..0), "every rating must stand here once, in the order of the skills and facets".to_owned());
    }
    Some(ObserverTexts { ask: file.ask, never: file.never, unseen: file.unseen, bias, ratings })
}

/// What is wrong with a description.
fn fault(text: &str) -> Option<String> {
    let words = text.split_whitespace().count();
    if words == 0 || words > MAX_WORDS {
        return Some(format!("has {words} words; 1 to {MAX_WORDS} are allowed"));
    }
    let plain = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let first = text.split_whitespace().map(plain).find(|word| FIRST_PERSON.contains(&word.as_str()));
    if let Some(word) = first {
        return Some(format!("speaks of the rater: {word:?}"));
    }
    (!text.starts_with("They ")).then(|| "does not begin with \"They\"".to_owned())
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_description_is_about_the_other_person() {
        assert_eq!(fault("They led a change, and it outlasted their own part in it."), None);
        assert!(fault("They asked me.").is_some_and(|cause| cause.contains("\"me\"")));
        assert!(fault("I led a change.").is_some_and(|cause| cause.contains("\"i\"")));
        assert!(fault("Led a change.").is_some_and(|cause| cause.contains("They")));
        assert!(fault(&"word ".repeat(27)).is_some_and(|cause| cause.contains("27 words")));
    }
}
