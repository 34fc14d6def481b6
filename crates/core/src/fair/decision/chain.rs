//! Whether the hashes of a record of decisions fit, and follow one another.

use super::DecisionFile;
use super::hash::{Digest, digest};

/// Whether a record of decisions is as it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every hash fits.
    Whole,
    /// The decision of this number (from 1) is not what its hash was made of.
    Changed(usize),
    /// The decision of this number does not follow the one before it: something was taken out, added or moved.
    Parted(usize),
}

/// Whether every decision is what its hash was made of, and follows the one before it.
pub fn chain(files: &[DecisionFile]) -> Chain {
    let mut before: Option<&Digest> = None;
    for (number, file) in (1..).zip(files) {
        if digest(&file.text) != file.told {
            return Chain::Changed(number);
        }
        if file.decision.previous.as_ref() != before {
            return Chain::Parted(number);
        }
        before = Some(&file.told);
    }
    Chain::Whole
}
