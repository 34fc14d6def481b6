//! Which fields of study a text names with a degree.

use std::ops::Range;

use super::pattern::Pattern;
use super::words::Word;
use crate::attempt::Field;

/// How far behind the beginning of a degree the "in" of its fields stands, and how many words of fields are read.
const IN_WITHIN: usize = 5;
const FIELDS_WITHIN: usize = 16;
/// Beginnings of the words of a degree.
const DEGREES: [&str; 9] = ["degree", "master", "bachelor", "diploma", "msc", "bsc", "phd", "doctor", "mba"];
/// The same where nothing may follow: "BS in", and what a full stop leaves of "B.Sc." and "B.S.".
const SHORT_DEGREES: [&str; 5] = ["ms", "bs", "ba", "sc", "s"];
/// Words that join the fields of a degree, and how many others in a row are no field any more.
const FIELDS_JOIN: [&str; 12] =
    ["or", "and", "a", "an", "the", "in", "of", "related", "similar", "comparable", "field", "degree"];
const OTHER_WORDS: usize = 2;
/// Words that stand for fields without naming one: "in a related field", "in any subject". And those that may stand before them.
const NO_FIELD: [&str; 8] =
    ["any", "related", "relevant", "field", "fields", "subject", "discipline", "area"];
const BEFORE_NO_FIELD: [&str; 15] = [
    "a",
    "an",
    "the",
    "one",
    "or",
    "and",
    "similar",
    "any",
    "related",
    "relevant",
    "field",
    "fields",
    "subject",
    "discipline",
    "area",
];
/// Words that end the fields of a degree.
const FIELDS_END: [&str; 7] = ["experience", "with", "years", "you", "plus", "who", "at"];

/// Which fields of study are asked for with a degree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fields {
    /// No text says: those that are usual for the requirement.
    #[default]
    Usual,
    /// A text asks for the degree and names no field.
    Any,
    /// A text names a field that is none of those known here.
    Unknown,
    /// Any of these fits.
    These(Vec<Field>),
}

impl Fields {
    /// Both of what two places of a text say: what is named counts for more than what is left open.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::These(mut known), Self::These(more)) => {
                let more: Vec<Field> = more.into_iter().filter(|field| !known.contains(field)).collect();
                known.extend(more);
                Self::These(known)
            }
            (Self::These(known), _) | (_, Self::These(known)) => Self::These(known),
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Any, _) | (_, Self::Any) => Self::Any,
            (Self::Usual, Self::Usual) => Self::Usual,
        }
    }
}

/// The fields of study that stand behind the "in" of a degree, up to where something else begins. What is no degree has none.
///
/// `words` are those of the sentence, `degree` is where the phrase stands among them; `names` are the fields that are known, and
/// `is_number` tells numbers.
pub(super) fn fields(
    words: &[Word],
    degree: &Range<usize>,
    names: &[(Pattern, Field)],
    is_number: &dyn Fn(&Word) -> bool,
) -> Fields {
    let text = |at: usize| words.get(at).map(|word| word.text.as_str());
    // "Or equivalent experience in IT" is no field of the degree.
    let ends = |at: &usize| text(*at).is_none_or(|word| FIELDS_END.contains(&word));
    let mut within = (degree.start..degree.start + IN_WITHIN).take_while(|at| !ends(at));
    let from = within.find(|at| text(*at) == Some("in"));
    let before = degree.start.saturating_sub(1)..from.unwrap_or(degree.end);
    let is_degree = |word: &Word| {
        SHORT_DEGREES.contains(&word.text.as_str())
            || DEGREES.iter().any(|degree| word.text.starts_with(degree))
    };
    if !words.get(before).unwrap_or_default().iter().any(is_degree) {
        return Fields::Usual;
    }
    let Some(from) = from else { return Fields::Any };
    let found = named(words, from + 1, names, is_number);
    // "In a related field" names none; "in law" names one that is not known here.
    let mut open = (from + 1..).map_while(text).take_while(|word| BEFORE_NO_FIELD.contains(word));
    if !found.is_empty() {
        Fields::These(found)
    } else if text(from + 1).is_none() || open.any(|word| NO_FIELD.contains(&word)) {
        Fields::Any
    } else {
        Fields::Unknown
    }
}

/// The known fields from this word on.
fn named(
    words: &[Word],
    from: usize,
    names: &[(Pattern, Field)],
    is_number: &dyn Fn(&Word) -> bool,
) -> Vec<Field> {
    let (mut found, mut others, mut at) = (Vec::new(), 0, from);
    while at < from + FIELDS_WITHIN {
        let Some(rest) = words.get(at..) else { break };
        let ends = |word: &Word| FIELDS_END.contains(&word.text.as_str()) || is_number(word);
        if rest.first().is_none_or(ends) {
            break;
        }
        let fits = names.iter().filter_map(|(one, field)| Some((one.length(rest, &|_| 0)?, *field)));
        let longest = fits.max_by_key(|(length, _)| *length);
        others = match longest {
            Some(_) => 0,
            None if rest.first().is_some_and(|word| FIELDS_JOIN.contains(&word.text.as_str())) => others,
            None => others + 1,
        };
        if others >= OTHER_WORDS {
            break;
        }
        found.extend(longest.map(|(_, field)| field).filter(|field| !found.contains(field)));
        at += longest.map_or(1, |(length, _)| length.max(1));
    }
    found
}
