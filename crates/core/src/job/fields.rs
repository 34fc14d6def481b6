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
const SHORT_DEGREES: [&str; 7] = ["ms", "bs", "ba", "sc", "s", "ph", "dphil"];
/// A degree that names its field itself.
const NAMES_ITS_FIELD: (&str, Field) = ("mba", Field::Business);
/// Words behind "or" that begin no field: "or equivalent experience", "or higher".
const NOT_ONE_MORE: [&str; 15] = [
    "equivalent",
    "similar",
    "related",
    "comparable",
    "relevant",
    "other",
    "another",
    "any",
    "higher",
    "better",
    "work",
    "working",
    "professional",
    "practical",
    "proven",
];
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
/// Of these the nouns: "a related field" belongs to the fields as the text has them.
const ANY_FIELD: [&str; 5] = ["field", "fields", "subject", "discipline", "area"];
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
    /// Any of these fits, and a text names more that are none of those known here.
    AndOthers(Vec<Field>),
}

impl Fields {
    /// Both of what two places of a text say: what is named counts for more than what is left open.
    pub(super) fn and(self, other: Self) -> Self {
        let others = [&self, &other].iter().any(|one| matches!(one, Self::AndOthers(_)));
        let all = match (self, other) {
            (Self::These(known) | Self::AndOthers(known), Self::These(more) | Self::AndOthers(more)) => {
                let new: Vec<Field> = more.into_iter().filter(|field| !known.contains(field)).collect();
                [known, new].concat()
            }
            (Self::These(known) | Self::AndOthers(known), _)
            | (_, Self::These(known) | Self::AndOthers(known)) => known,
            (Self::Unknown, _) | (_, Self::Unknown) => return Self::Unknown,
            (Self::Any, _) | (_, Self::Any) => return Self::Any,
            (Self::Usual, Self::Usual) => return Self::Usual,
        };
        if others { Self::AndOthers(all) } else { Self::These(all) }
    }

    /// What two degrees of one sentence say that are alternatives: where one is asked for in any field, any field fits.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Any, _) | (_, Self::Any) => Self::Any,
            (Self::Unknown, Self::These(known)) | (Self::These(known), Self::Unknown) => {
                Self::AndOthers(known)
            }
            (one, other) => one.and(other),
        }
    }
}

/// The fields of study that stand behind the "in" of a degree, up to where something else begins, and among which words the text
/// names those that are known here. What is no degree has none.
///
/// `words` are those of the sentence, `degree` is where the phrase stands among them; `names` are the fields that are known, and
/// `is_number` tells numbers.
pub(super) fn fields(
    words: &[Word],
    degree: &Range<usize>,
    names: &[(Pattern, Field)],
    is_number: &dyn Fn(&Word) -> bool,
) -> (Fields, Option<Range<usize>>) {
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
        return (Fields::Usual, None);
    }
    let (name, field) = NAMES_ITS_FIELD;
    let own = words.get(degree.clone()).unwrap_or_default().iter().any(|word| word.text == name);
    // "MBA in finance" names a field; "MBA or MSc in statistics" names that of the other degree.
    let Some(from) = from.filter(|from| !own || *from <= degree.end) else {
        return (if own { Fields::These(vec![field]) } else { Fields::Any }, None);
    };
    let (found, others, end) = named(words, from + 1, names, is_number);
    // "In a related field" names none; "in law" names one that is not known here.
    let mut open = (from + 1..).map_while(text).take_while(|word| BEFORE_NO_FIELD.contains(word));
    if !found.is_empty() {
        let fields = if others { Fields::AndOthers(found) } else { Fields::These(found) };
        return (fields, Some(from + 1..end));
    }
    let fields = if text(from + 1).is_none() || open.any(|word| NO_FIELD.contains(&word)) {
        Fields::Any
    } else {
        Fields::Unknown
    };
    (fields, None)
}

/// The known fields from this word on, whether the list goes on with one that is not known ("computer science or law"), and where
/// the known ones end, "or a related field" with them.
fn named(
    words: &[Word],
    from: usize,
    names: &[(Pattern, Field)],
    is_number: &dyn Fn(&Word) -> bool,
) -> (Vec<Field>, bool, usize) {
    let (mut found, mut others, mut at) = (Vec::new(), 0, from);
    let (mut more, mut behind_or, mut end) = (false, false, from);
    while at < from + FIELDS_WITHIN {
        let Some(rest) = words.get(at..) else { break };
        let ends = |word: &Word| FIELDS_END.contains(&word.text.as_str()) || is_number(word);
        if rest.first().is_none_or(ends) {
            break;
        }
        let fits = names.iter().filter_map(|(one, field)| Some((one.length(rest, &|_| 0)?, *field)));
        let longest = fits.max_by_key(|(length, _)| *length);
        let word = rest.first().map_or("", |word| word.text.as_str());
        let degree = DEGREES.iter().any(|degree| word.starts_with(degree)) || SHORT_DEGREES.contains(&word);
        more |= behind_or && longest.is_none() && !degree && !is_joint(word) && !NOT_ONE_MORE.contains(&word);
        behind_or = word == "or" || (behind_or && ["a", "an", "the", "in"].contains(&word));
        others = match longest {
            Some(_) => 0,
            None if is_joint(word) => others,
            None => others + 1,
        };
        if others >= OTHER_WORDS {
            break;
        }
        found.extend(longest.map(|(_, field)| field).filter(|field| !found.contains(field)));
        at += longest.map_or(1, |(length, _)| length.max(1));
        if longest.is_some() || ANY_FIELD.contains(&word) {
            end = at;
        }
    }
    (found, more, end)
}

fn is_joint(word: &str) -> bool {
    FIELDS_JOIN.contains(&word)
}
