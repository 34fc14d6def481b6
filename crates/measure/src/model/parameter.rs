//! The gate that item parameters pass, and what it says when they do not.

use core::fmt;

/// Largest discrimination accepted; real items stay below 5.
const DISCRIMINATION_MAX: f64 = 100.0;
/// Largest size of a difficulty, threshold or step accepted, in logits; real items stay below 6.
const DIFFICULTY_MAX: f64 = 1000.0;

/// Which parameter of an item is wrong, and its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParameterError {
    /// The discrimination is not in (0, 100].
    Discrimination(f64),
    /// A difficulty, threshold or step is not within 1000 logits of 0. `index` counts from 0.
    Difficulty {
        /// Which threshold or step.
        index: usize,
        /// Its value.
        value: f64,
    },
    /// The lower asymptote (chance of guessing right) is not in [0, 1).
    Lower(f64),
    /// The upper asymptote is not above the lower one, or is above 1.
    Upper(f64),
    /// A threshold of a graded item is not above the one before it.
    Disordered {
        /// Which threshold, from 0.
        index: usize,
        /// Its value.
        value: f64,
        /// The threshold before it.
        previous: f64,
    },
    /// A graded or partial-credit item without a threshold or step: it has one category, so it says nothing.
    NoThresholds,
    /// An item with partial knowledge needs a number of options for each worth: one more than steps.
    Worths {
        /// How many steps it has.
        steps: usize,
        /// For how many worths a number of options was given.
        worths: usize,
    },
    /// No option, or more than 1000, are worth this number of points.
    Options {
        /// The points.
        points: usize,
        /// How many options are worth them.
        count: usize,
    },
    /// The standard deviation of a difficulty is negative, not finite or above 10 logits.
    DifficultyError(f64),
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Discrimination(a) => {
                write!(f, "discrimination {a}: must be above 0 and at most {DISCRIMINATION_MAX}")
            }
            Self::Difficulty { index, value } => {
                write!(f, "difficulty {index} is {value}: must be within {DIFFICULTY_MAX} logits of 0")
            }
            Self::Lower(c) => write!(f, "lower asymptote {c}: must be at least 0 and below 1"),
            Self::Upper(d) => write!(f, "upper asymptote {d}: must be above the lower one and at most 1"),
            Self::Disordered { index, value, previous } => {
                write!(f, "threshold {index} is {value}, but must be above the one before it, {previous}")
            }
            Self::NoThresholds => f.write_str("no thresholds: an item needs at least two categories"),
            Self::Worths { steps, worths } => {
                write!(
                    f,
                    "options of {worths} worths for {steps} steps: there must be one worth more than steps"
                )
            }
            Self::Options { points, count } => {
                write!(f, "{count} options are worth {points} points: must be from 1 to 1000")
            }
            Self::DifficultyError(sd) => {
                write!(f, "standard deviation {sd} of a difficulty: must be from 0 to 10 logits")
            }
        }
    }
}

impl core::error::Error for ParameterError {}

/// Passes a discrimination.
pub(super) fn discrimination(a: f64) -> Result<f64, ParameterError> {
    if a > 0.0 && a <= DISCRIMINATION_MAX { Ok(a) } else { Err(ParameterError::Discrimination(a)) }
}

/// Passes one difficulty, threshold or step.
pub(super) fn difficulty(index: usize, value: f64) -> Result<f64, ParameterError> {
    if value.abs() <= DIFFICULTY_MAX { Ok(value) } else { Err(ParameterError::Difficulty { index, value }) }
}

/// Passes all thresholds or steps, of which there is at least one.
pub(super) fn difficulties(values: &[f64]) -> Result<(), ParameterError> {
    if values.is_empty() {
        return Err(ParameterError::NoThresholds);
    }
    values.iter().enumerate().try_for_each(|(index, value)| difficulty(index, *value).map(drop))
}
