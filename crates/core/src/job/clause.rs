//! How far a word about a wish reaches: "not required" and "a plus" speak of their clause and not of the whole sentence.
//!
//! A sentence falls into parts at commas, brackets, colons and dashes, and before words such as "but". A predicate ("is not
//! required", "a plus") reaches back over its own part, and over the parts before it as far as they are one list with it. What
//! opens a clause ("no ... needed", "ideally") reaches ahead. In doubt something counts as asked for: to leave out what a job
//! asks for is the worse mistake.

use std::ops::Range;

use super::found::Wish;
use super::marker::{Marker, line_of, markers};
use super::parts::{Part, TURNS, is_one_of, parts};
use super::pattern::Pattern;
use super::words::Word;

/// Words that join a list.
pub(super) const JOINS: [&str; 3] = ["and", "or", "nor"];
/// Words by which a part is a clause of its own and no item of a list.
pub(super) const VERBS: [&str; 6] = ["is", "are", "must", "should", "required", "needed"];
/// Words by which something goes on behind "not necessary" or "no need".
const GOES_ON: [&str; 8] = ["to", "for", "of", "in", "with", "that", "if", "when"];
/// What speaks of what follows, wherever in its part it stands: "SQL and ideally Python".
const FORWARD: [&str; 1] = ["ideally"];
/// The phrase whose level a marker asks for.
const REQUIRED: &str = "required";
/// What opens a clause that is denied.
const OPENS: [&str; 2] = ["no", "without"];
/// How many words behind "no" its predicate may stand: "no leadership of external suppliers or agencies is needed".
const PREDICATE_WITHIN: usize = 14;
/// Predicates that "no" denies.
const NEEDED: [&str; 6] = ["required", "needed", "necessary", "expected", "essential", "mandatory"];
/// Last words of phrases that speak of what stands before them: "Python is not required". Others speak of what follows: "does not
/// require Python".
const DENY_BACK: [&str; 14] = [
    "role",
    "job",
    "position",
    "required",
    "needed",
    "necessary",
    "expected",
    "essential",
    "mandatory",
    "compulsory",
    "obligatory",
    "must",
    "requirement",
    "prerequisite",
];
/// Behind these words "no" and "not" deny nothing: "no less than five years", "not only Python".
const NO_DENIAL: [&str; 13] = [
    "less", "fewer", "later", "more", "longer", "doubt", "matter", "one", "two", "only", "just", "merely",
    "simply",
];
/// What may stand between "no" and what it denies: "no formal leadership", "no experience in Python".
const BETWEEN: [&str; 22] = [
    "prior",
    "previous",
    "formal",
    "disciplinary",
    "special",
    "specific",
    "particular",
    "deep",
    "extensive",
    "additional",
    "any",
    "own",
    "experience",
    "knowledge",
    "background",
    "skills",
    "in",
    "of",
    "with",
    "for",
    "a",
    "an",
];
/// Who says "there is no" or "we have no" may want it built.
const THERE: [[&str; 2]; 3] = [["there", "is"], ["there", "are"], ["we", "have"]];

/// The words of a sentence that are not needed, and those that would be nice, as ranges of its words.
#[derive(Debug, Default)]
pub(super) struct Reach {
    pub(super) denied: Vec<Range<usize>>,
    pub(super) preferred: Vec<Range<usize>>,
    /// Words that are insisted on, with the place of the phrase in its list.
    pub(super) insisted: Vec<(Range<usize>, usize)>,
    /// Words of which a marker in brackets speaks, and how: more than the heading above says.
    pub(super) marked: Vec<(Range<usize>, Wish)>,
}

/// How far the phrases of these two lists reach among the words of a sentence; `text` is what the words stand in.
pub(super) fn reach(
    text: &str,
    words: &[Word],
    (denied, preferred, insists): (&[Pattern], &[Pattern], &[Pattern]),
) -> Reach {
    let parts = parts(text, words);
    let marks = markers(words, &parts, (denied, preferred));
    let mut qualities: Vec<Range<usize>> =
        insists.iter().flat_map(|one| found(std::slice::from_ref(one), words)).collect();
    qualities.sort_by_key(|one| one.start);
    let sentence = Clauses { words, parts, qualities };
    // What stands in a marker speaks of its line.
    let free = |one: &Range<usize>| !marks.iter().any(|mark| mark.words.contains(&one.start));
    let wishes: Vec<Range<usize>> = found(preferred, words).into_iter().filter(free).collect();
    // "Desired but not required" is a wish.
    let apart = |one: &Range<usize>| !wishes.iter().any(|wish| wish.start < one.end && one.start < wish.end);
    let denies = |one: &Range<usize>| !sentence.is(one.end, &NO_DENIAL);
    let denials = found(denied, words).into_iter().chain(sentence.no_predicates()).filter(denies);
    let denials = denials.filter(free).filter(apart).filter(|one| sentence.is_one_clause(one));
    let insisted = insists.iter().enumerate().flat_map(|(place, one)| {
        let reached = |phrase| Some((sentence.insisted(&phrase)?, place));
        let phrases = found(std::slice::from_ref(one), words).into_iter().filter(free);
        phrases.filter_map(reached).collect::<Vec<_>>()
    });
    let marked: Vec<(Range<usize>, Wish)> =
        (0..marks.len()).filter_map(|at| sentence.marked(&marks, at)).collect();
    // A marker that asks insists as "is required" does.
    let required = Pattern::new(REQUIRED);
    let required = insists.iter().position(|one| *one == required);
    let asked = marked.iter().filter(|(_, wish)| *wish == Wish::Asked);
    let insisted = insisted.chain(asked.filter_map(|(words, _)| Some((words.clone(), required?)))).collect();
    Reach {
        insisted,
        marked,
        denied: denials
            .filter_map(|one| sentence.reached(&one, true))
            .chain(sentence.right_behind_no())
            .collect(),
        preferred: wishes.iter().filter_map(|one| sentence.reached(one, false)).collect(),
    }
}

/// Where phrases stand, the longest at each place.
pub(super) fn found(list: &[Pattern], words: &[Word]) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let longest = list.iter().filter_map(|one| one.length(rest, &|_| 0)).max();
        all.extend(longest.map(|length| at..at + length));
        at += longest.unwrap_or(1).max(1);
    }
    all
}

/// A sentence in its parts.
pub(super) struct Clauses<'a> {
    words: &'a [Word],
    pub(super) parts: Vec<Part>,
    /// The phrases that insist, in their order.
    pub(super) qualities: Vec<Range<usize>>,
}

impl Clauses<'_> {
    pub(super) fn holds(&self, range: Range<usize>, list: &[&str]) -> bool {
        self.words.get(range).unwrap_or_default().iter().any(|word| is_one_of(word, list))
    }

    pub(super) fn is(&self, at: usize, list: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| is_one_of(word, list))
    }

    /// The place of the part in which a word stands.
    pub(super) fn part(&self, at: usize) -> usize {
        self.parts.iter().position(|part| part.words.contains(&at)).unwrap_or(0)
    }

    /// Whether a phrase with a gap is no accident of two clauses: "no Python, SQL or R needed" is one, "no degree, Python needed"
    /// is not.
    fn is_one_clause(&self, phrase: &Range<usize>) -> bool {
        let (first, last) = (self.part(phrase.start), self.part(phrase.end.saturating_sub(1)));
        let inside = self.parts.get(first + 1..=last).unwrap_or_default();
        inside.is_empty()
            || (!inside.iter().any(|part| part.turn) && self.holds(phrase.clone(), &["or", "nor"]))
    }

    /// Where "no" stands with its predicate, however much stands between: "no … is needed".
    fn no_predicates(&self) -> Vec<Range<usize>> {
        let opens = |at: &usize| self.is(*at, &["no"]) && !self.is(at + 1, &NO_DENIAL);
        (0..self.words.len())
            .filter(opens)
            .filter_map(|at| {
                let mut within = (at + 1..self.words.len().min(at + 1 + PREDICATE_WITHIN))
                    .take_while(|place| !self.is(*place, &TURNS) && !self.is(*place, &["no"]));
                let end = within.find(|place| self.is(*place, &NEEDED))?;
                Some(at..end + 1)
            })
            .collect()
    }

    /// What "no" or "without" stands right before, as in "no direct reports": that word alone, and what an "or" joins to it.
    fn right_behind_no(&self) -> Vec<Range<usize>> {
        (0..self.words.len())
            .filter(|at| self.is(*at, &OPENS))
            .filter_map(|at| {
                let before = at.checked_sub(2).and_then(|from| self.words.get(from..at)).unwrap_or_default();
                let wanted = THERE
                    .iter()
                    .any(|said| before.iter().map(|word| word.text.as_str()).eq(said.iter().copied()));
                // "No data pipelines yet" and "still no strategy" want them.
                if wanted || self.holds(0..self.words.len(), &["yet", "still", "currently", "today"]) {
                    return None;
                }
                let what = (at + 1..self.words.len()).find(|place| !self.is(*place, &BETWEEN))?;
                if self.part(what) != self.part(at) || self.is(at + 1, &NO_DENIAL) {
                    return None;
                }
                let joined = (what + 1..=what + 3).take_while(|place| self.part(*place) == self.part(at));
                let joined = joined.filter(|place| self.is(*place, &["or", "nor"])).last();
                Some(at..joined.map_or(what + 1, |or| or + 2))
            })
            .collect()
    }

    /// The words that a phrase speaks of.
    pub(super) fn reached(&self, phrase: &Range<usize>, denies: bool) -> Option<Range<usize>> {
        let place = self.part(phrase.start);
        let part = self.parts.get(place)?;
        let ahead = if self.is(phrase.end, &GOES_ON) { self.ahead(phrase.end) } else { phrase.end };
        if self.is(phrase.start, &OPENS) && !self.is(phrase.start + 1, &["longer"]) {
            return Some(phrase.start..ahead);
        }
        if denies && !phrase.end.checked_sub(1).is_some_and(|last| self.is(last, &DENY_BACK)) {
            return Some(phrase.start..self.ahead(phrase.end));
        }
        let begins = part.words.start + usize::from(part.turn);
        if begins < phrase.start && self.is(phrase.start, &FORWARD) && phrase.end < part.words.end {
            return Some(phrase.start..self.ahead(phrase.end));
        }
        if begins < phrase.start {
            return Some(self.back(place, phrase.start)..ahead);
        }
        let before = place.checked_sub(1).and_then(|before| Some((before, self.parts.get(before)?)));
        Some(match before {
            // "…, but not required", "Python (preferred)": it speaks of what stands before.
            Some((before, of)) if denies || phrase.end >= part.words.end => {
                self.back(before, of.words.end)..ahead
            }
            // "…, ideally with Python".
            Some(_) => phrase.start..part.words.end,
            // "Not required: Python, SQL": all that follows.
            None => {
                let rest = self.parts.iter().skip(place + 1).find(|part| part.turn);
                phrase.start..rest.map_or(self.words.len(), |part| part.words.start)
            }
        })
    }

    /// The words of which a marker in brackets speaks.
    fn marked(&self, marks: &[Marker], at: usize) -> Option<(Range<usize>, Wish)> {
        let marker = marks.get(at)?;
        if let Some(line) = line_of(&self.parts, marks, at) {
            return Some((line, marker.wish));
        }
        let before = marker.part.checked_sub(1)?;
        let since = at.checked_sub(1).and_then(|at| marks.get(at)).map_or(0, |mark| mark.words.end);
        let end = self.parts.get(before)?.words.end;
        Some((self.back(before, end).max(since)..end, marker.wish))
    }

    /// To where something goes on that follows a phrase: to the end of its part, or of its list ("Python, SQL or R").
    fn ahead(&self, from: usize) -> usize {
        let place = self.part(from);
        let rest = self.parts.get(place + 1..).unwrap_or_default();
        let list = rest.iter().take_while(|part| !part.turn);
        let last = list.clone().find(|part| self.holds(part.words.clone(), &JOINS));
        let last = last.filter(|part| !self.holds(part.words.clone(), &["and"]));
        last.map_or_else(|| self.parts.get(place).map_or(from, |part| part.words.end), |part| part.words.end)
    }

    /// From where a predicate speaks that stands at `end` in a part or behind it.
    fn back(&self, place: usize, end: usize) -> usize {
        let Some(part) = self.parts.get(place) else { return end };
        let own = part.words.start..end;
        // "Python is a must and SQL is not required": the clause begins behind "and".
        let joint = own.clone().rev().filter(|at| self.is(*at, &JOINS));
        let apart = joint.filter(|at| self.holds(part.words.start..*at, &VERBS)).max();
        if let Some(at) = apart {
            return at + 1;
        }
        let list = self.holds(own.clone(), &["or", "nor"])
            || (self.holds(own.clone(), &["and"]) && !self.holds(own, &["is"]));
        let mut from = part.words.start;
        if !list || part.turn || part.bracket {
            return from;
        }
        for before in self.parts.get(..place).unwrap_or_default().iter().rev() {
            let clause = self.holds(before.words.clone(), &JOINS) || self.holds(before.words.clone(), &VERBS);
            if clause {
                break;
            }
            from = before.words.start;
            if before.turn || before.bracket {
                break;
            }
        }
        from
    }
}
