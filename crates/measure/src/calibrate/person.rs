//! One person's answers, as calibration takes them.

use core::fmt;

use super::design::Design;
use crate::bounded::Prob;

/// An answer to a question that is calibrated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The question's place in the design.
    pub question: u32,
    /// What the answer is worth, from 0.
    pub category: u8,
    /// The option picked, from 0; `None` for "I don't know".
    pub option: Option<u8>,
}

/// A person: their answers, each question and rating once.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Answers to questions.
    pub answers: Vec<Given>,
    /// Ratings: the item's place in the design, and the category.
    pub ratings: Vec<(u32, u8)>,
    /// The probability with which they say "I don't know" where they do not know ([`Habit`](crate::Habit)).
    pub admits: Prob,
    /// The group whose questions are compared with those of the others; `None` where nobody said.
    pub group: Option<String>,
    /// When they answered, in years from any point in time that is the same for all; `None` where it is not known.
    pub at: Option<f64>,
}

/// Which answer of a person does not fit the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonError {
    /// The answer at this place names a question or a category that there is not.
    Answer(usize),
    /// The rating at this place names an item or a category that there is not.
    Rating(usize),
    /// The question at this place of the design is answered twice.
    Twice(usize),
}

impl fmt::Display for PersonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(place) => {
                write!(f, "answer {place} is to a question or in a category that there is not")
            }
            Self::Rating(place) => {
                write!(f, "rating {place} is of an item or in a category that there is not")
            }
            Self::Twice(question) => write!(f, "question {question} is answered twice"),
        }
    }
}

impl core::error::Error for PersonError {}

impl Person {
    /// Checks the answers against the design.
    pub(super) fn check(&self, design: &Design) -> Result<(), PersonError> {
        let mut seen: Vec<usize> = Vec::with_capacity(self.answers.len());
        for (place, given) in self.answers.iter().enumerate() {
            let question = given.question as usize;
            let known = design.questions.get(question);
            if known.is_none_or(|one| usize::from(given.category) >= one.categories()) {
                return Err(PersonError::Answer(place));
            }
            if seen.contains(&question) {
                return Err(PersonError::Twice(question));
            }
            seen.push(question);
        }
        for (place, (item, category)) in self.ratings.iter().enumerate() {
            let known = design.ratings.get(*item as usize);
            if known.is_none_or(|(item, _)| usize::from(*category) >= item.categories()) {
                return Err(PersonError::Rating(place));
            }
        }
        Ok(())
    }
}
