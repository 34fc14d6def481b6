//! How far a word of quality reaches: "solid knowledge of statistics, Python and leadership" insists on all three.

use std::ops::Range;

use super::clause::{Clauses, JOINS, VERBS};

/// Words of a predicate that insists.
const PREDICATES: [&str; 5] = ["required", "must", "mandatory", "essential", "necessary"];
/// Words of quality that ask for less, behind which a stronger one no longer reaches.
const LESSER: [&str; 8] = ["good", "basic", "some", "first", "initial", "working", "general", "basics"];
/// Words that head an item of a list by themselves, behind which a word of quality no longer reaches: "solid Python and experience
/// with SQL".
const HEADS: [&str; 16] = [
    "experience",
    "experienced",
    "familiarity",
    "familiar",
    "knowledge",
    "understanding",
    "background",
    "exposure",
    "ability",
    "able",
    "willingness",
    "willing",
    "interest",
    "degree",
    "fluent",
    "you",
];
/// Last words by which what a word of quality speaks of is whole, and no list that goes on: "excellent communication skills, Python
/// and SQL".
const CLOSES: [&str; 7] = ["skills", "skill", "experience", "abilities", "ability", "background", "record"];
/// What begins a clause about somebody, to which a word of quality before it does not belong.
const RELATIVES: [&str; 4] = ["who", "whose", "which", "that"];

impl Clauses<'_> {
    /// The words that a phrase insists on: a predicate ("is required", "a must") on those before it, a word of quality
    /// ("solid", "expert in") on those behind it in its part, what stands alone in front ("Required: Python") on all that follows.
    pub(super) fn insisted(&self, phrase: &Range<usize>) -> Option<Range<usize>> {
        let part = self.parts.get(self.part(phrase.start))?;
        let predicate = phrase.end.checked_sub(1).is_some_and(|last| self.is(last, &PREDICATES));
        if predicate || phrase.end == part.words.end {
            return self.reached(phrase, false);
        }
        Some(phrase.start..self.quality_ends(phrase.end))
    }

    /// To where a word of quality speaks that ends here: to the end of its part, or of the list that the part opens ("solid knowledge of
    /// statistics, Python and leadership").
    fn quality_ends(&self, from: usize) -> usize {
        let place = self.part(from);
        let rest = self.parts.get(place..).unwrap_or_default();
        let Some(own) = rest.first() else { return from };
        let (end, whole) = self.item_ends(from..own.words.end);
        let closed = own.words.end.checked_sub(1).is_some_and(|last| self.is(last, &CLOSES));
        if !whole || closed {
            return end;
        }
        let mut last = end;
        for part in rest.get(1..).unwrap_or_default() {
            let (end, whole) = self.item_ends(part.words.clone());
            let other = part.turn
                || part.bracket
                || end == part.words.start
                || self.holds(part.words.clone(), &VERBS)
                || self.insists_in(&part.words);
            if other {
                break;
            }
            // Only what "and" or "or" closes is a list.
            if self.holds(part.words.start..end, &JOINS) {
                last = end;
                break;
            }
            if !whole {
                break;
            }
        }
        last
    }

    /// Whether something insists in these words by itself.
    fn insists_in(&self, words: &Range<usize>) -> bool {
        let next = self.qualities.partition_point(|one| one.start < words.start);
        self.qualities.get(next).is_some_and(|one| one.start < words.end)
    }

    /// To where these words go on with what a word of quality before them speaks of, and whether that is all of them.
    fn item_ends(&self, words: Range<usize>) -> (usize, bool) {
        let heads = |at: usize| self.is(at, &HEADS) || self.is(at, &LESSER);
        // "Strong leadership and Python is a must" is one list, "strong leadership and good Python" is two, and "knowledge and experience"
        // is one head.
        let other = |at: &usize| {
            self.is(*at, &JOINS)
                && heads(at + 1)
                && !at.checked_sub(1).is_some_and(|before| self.is(before, &HEADS))
        };
        let about = |at: &usize| self.is(*at, &RELATIVES);
        // An item that begins with a head of its own is another one.
        let first = words.start > 0 && self.part(words.start) != self.part(words.start - 1);
        if first && heads(words.start) {
            return (words.start, false);
        }
        let end = words.clone().find(|at| other(at) || about(at));
        (end.unwrap_or(words.end), end.is_none())
    }
}
