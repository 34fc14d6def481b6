//! Where an advertisement names a degree, and which of several is asked for.

use std::ops::Range;

use super::fields::Fields;
use super::tone::Tone;
use super::words::Word;

/// Most words between two degrees that "or" makes alternatives.
const BETWEEN_DEGREES: usize = 6;
/// A degree that names its field itself, which others beside it do not have.
const MBA: &str = "mba";

/// Where a target is named in a sentence.
pub(super) struct Place {
    /// The place of the target in the list.
    pub(super) target: usize,
    pub(super) words: Range<usize>,
    pub(super) tone: Tone,
    /// The fields of study, of a degree.
    pub(super) fields: Fields,
    /// Which words of the text name these.
    pub(super) named: Option<Range<usize>>,
    pub(super) doctorate: bool,
    /// The years that it names.
    pub(super) years: Option<u8>,
    /// Which words of the text name what these years may be of instead.
    pub(super) or_else: Option<Range<usize>>,
}

impl Place {
    /// The words that are recognised with it.
    pub(super) fn known(&self) -> impl Iterator<Item = Range<usize>> {
        [Some(self.words.clone()), self.named.clone(), self.or_else.clone()].into_iter().flatten()
    }
}

/// Of degrees that are alternatives the lower one, which the list has first: "a Bachelor's or Master's degree" asks for a
/// Bachelor's.
pub(super) fn lower_of_alternatives(words: &[Word], places: Vec<Place>) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        let degree = kept.iter_mut().rev().find(|known| known.fields != Fields::Usual);
        match degree.filter(|known| place.fields != Fields::Usual && are_alternatives(words, known, &place)) {
            Some(known) => {
                let fields = std::mem::take(&mut known.fields);
                let mba = is_mba(words, &known.words) || is_mba(words, &place.words);
                // Two lists are in no one place of the text; an MBA names its own field.
                known.named = match (known.named.take(), place.named) {
                    (Some(one), None) | (None, Some(one)) if !mba => Some(one),
                    (Some(one), Some(other)) if one == other => Some(one),
                    _ => None,
                };
                known.fields = if mba { fields.or(place.fields) } else { fields.and(place.fields) };
                known.doctorate &= place.doctorate;
                if place.target <= known.target {
                    known.target = place.target;
                    known.words = place.words;
                } else {
                    // What stands behind it may be one more.
                    known.words.end = known.words.end.max(place.words.end);
                }
            }
            None => kept.push(place),
        }
    }
    kept
}

fn are_alternatives(words: &[Word], left: &Place, right: &Place) -> bool {
    let between = words.get(left.words.end..right.words.start).unwrap_or_default();
    let holds = |text: &str| between.iter().any(|word| word.text == text);
    left.tone.wish == right.tone.wish
        && (between.is_empty()
            || (between.len() <= BETWEEN_DEGREES && holds("or") && !holds("and") && !holds("plus")))
}

fn is_mba(words: &[Word], degree: &Range<usize>) -> bool {
    words.get(degree.clone()).unwrap_or_default().iter().any(|word| word.text == MBA)
}
