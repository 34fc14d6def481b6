//! What was found in an advertisement.

use super::fields::Fields;
use crate::content::Target;
use crate::{FacetId, Level};

/// What was found in an advertisement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ad {
    /// What it asks for, in the order of the phrase list.
    pub found: Vec<AdMatch>,
    /// What the reader has to check: sentences without a match, and of matched sentences the clauses and items without a match or
    /// with something that was not used, such as a time or a language. Only the first ones; `more_unread` counts the rest.
    pub unread: Vec<String>,
    /// How many more of these there are than `unread` has.
    pub more_unread: usize,
    /// How many words were read.
    pub words: usize,
    /// Whether the text was longer than [`MOST_BYTES`](super::MOST_BYTES), so that its end was not read.
    pub cut: bool,
    /// The language, as far as it matters.
    pub language: Language,
}

/// Whether a text is in the language of the phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// It looks like English.
    English,
    /// It does not.
    Other,
    /// It is too short to tell.
    TooShort,
}

/// How an advertisement speaks of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// As something that is asked for.
    Asked,
    /// As something that would be nice.
    Preferred,
    /// As something that is not needed.
    Denied,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdMatch {
    /// What.
    pub target: Target,
    /// The strongest way in which the text speaks of it.
    pub wish: Wish,
    /// The first places, at most three.
    pub hits: Vec<Hit>,
    /// In how many places it was found; what the same quote shows counts once.
    pub count: usize,
    /// The most years that the text names for it.
    pub years: Option<u8>,
    /// What these years may be of instead, as the text has it: "consulting" in "7 years of data science or consulting".
    pub or_else: Option<String>,
    /// The level that a word of its clause asks for ("solid", "is required", "expert"), of a skill that is asked for; its first hit
    /// is the place. `None` where nothing insists: most texts name what they want and not how much of it.
    pub level: Option<Level>,
    /// Facets of a skill that are insisted on by their own names, with the level: "solid statistics" asks for that and not for all of
    /// data science.
    pub facets: Vec<(FacetId, Level)>,
    /// The fields of study that the text names for a degree.
    pub fields: Fields,
    /// The same as the text has them; `None` where they stand in several places.
    pub field_words: Option<String>,
    /// Whether it names a doctorate, and no lower degree beside it.
    pub doctorate: bool,
}

/// What a text names of one thing that it asks for, beside the thing itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedDetails {
    /// Years.
    pub years: Option<u8>,
    /// What the years may be of instead, as the text has it.
    pub or_else: Option<String>,
    /// Fields of study.
    pub fields: Fields,
    /// The same as the text has them.
    pub field_words: Option<String>,
    /// The level of a skill.
    pub level: Option<Level>,
    /// Whether a doctorate is asked for in place of the degree.
    pub doctorate: bool,
}

impl AdMatch {
    /// What the text names of it.
    pub fn named(&self) -> NamedDetails {
        NamedDetails {
            years: self.years,
            or_else: self.or_else.clone(),
            fields: self.fields.clone(),
            field_words: self.field_words.clone(),
            level: self.level,
            doctorate: self.doctorate,
        }
    }
}

/// A place of the text that made us think so, in the words of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What stands before the phrase in its sentence.
    pub before: String,
    /// The phrase as the text has it.
    pub phrase: String,
    /// What stands after it.
    pub after: String,
}

impl Hit {
    /// Whether this phrase can be read in the quote.
    pub(super) fn shows(&self, phrase: &str) -> bool {
        [&self.before, &self.phrase, &self.after].into_iter().any(|part| part.contains(phrase))
    }
}
