//! Markers in brackets that say how a line speaks of something: "(must-have)", "[nice to have]", "(not required)".
//!
//! One at the end of a line, or at its beginning, speaks of the whole line, whatever heading stands above; of several each speaks of what
//! stands since the one before, as far as its clause reaches.

use std::ops::Range;

use super::found::Wish;
use super::parts::Part;
use super::pattern::Pattern;
use super::words::Word;

/// What a marker says where something is asked for.
const ASKED: [&[&str]; 9] = [
    &["must", "have"],
    &["must", "haves"],
    &["must"],
    &["required"],
    &["mandatory"],
    &["essential"],
    &["necessary"],
    &["needed"],
    &["need", "to", "have"],
];
/// What it says where something would be nice, beside the phrases of the list.
const NICE: [&[&str]; 3] = [&["desired"], &["nice"], &["plus"]];
/// Words that make a marker stronger and do not change what it says.
const STRONGER: [&str; 6] = ["strongly", "highly", "strictly", "absolutely", "very", "a"];

/// A marker in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// The place of its part among those of the sentence.
    pub(super) part: usize,
    /// Its words.
    pub(super) words: Range<usize>,
    pub(super) wish: Wish,
}

/// The markers among the parts of a sentence.
pub(super) fn markers(
    words: &[Word],
    parts: &[Part],
    (denied, preferred): (&[Pattern], &[Pattern]),
) -> Vec<Marker> {
    let wish = |part: &Part| {
        let own = words.get(part.words.clone())?;
        let plain = own.iter().skip_while(|word| STRONGER.contains(&word.text.as_str()));
        let plain: Vec<Word> = plain.cloned().collect();
        let whole = |list: &[Pattern]| list.iter().any(|one| one.length(&plain, &|_| 0) == Some(plain.len()));
        let written =
            |list: &[&[&str]]| list.iter().any(|one| one.iter().eq(plain.iter().map(|word| &word.text)));
        // "(no degree required)" says that of a degree.
        let not = plain.first().is_some_and(|word| word.text == "not");
        if plain.is_empty() {
            None
        } else if not && whole(denied) {
            Some(Wish::Denied)
        } else if whole(preferred) || written(&NICE) {
            Some(Wish::Preferred)
        } else if written(&ASKED) {
            Some(Wish::Asked)
        } else {
            None
        }
    };
    let marker = |(place, part): (usize, &Part)| {
        let wish = wish(part).filter(|_| part.bracket)?;
        Some(Marker { part: place, words: part.words.clone(), wish })
    };
    parts.iter().enumerate().filter_map(marker).collect()
}

/// The words of which a marker speaks, where it stands at an end of its line; `None` where it stands among others.
pub(super) fn line_of(parts: &[Part], markers: &[Marker], at: usize) -> Option<Range<usize>> {
    let marker = markers.get(at)?;
    let end = parts.last().map_or(0, |part| part.words.end);
    if marker.part == 0 {
        let next = markers.get(at + 1).map_or(end, |next| next.words.start);
        return Some(marker.words.end..next);
    }
    let alone = markers.len() == 1 && marker.part + 1 == parts.len();
    alone.then_some(0..marker.words.start)
}
