//! Years in an advertisement that nobody has to bring: those that are the most ("up to 6 years"), those of the employer ("our
//! team has 12 years of experience"), and those that have passed ("founded 25 years ago").

use super::words::{Word, YEARS};

/// What makes the number behind it the most.
const MOST: [&[&str]; 12] = [
    &["up", "to"],
    &["at", "most"],
    &["at", "the", "most"],
    &["no", "more", "than"],
    &["not", "more", "than"],
    &["less", "than"],
    &["fewer", "than"],
    &["maximum"],
    &["maximum", "of"],
    &["max"],
    &["under"],
    &["below"],
];
/// Where one of these stands before it, the number is the least after all: "no less than 6 years".
const NOT: [&str; 3] = ["no", "not", "never"];
/// How the employer speaks of itself.
const EMPLOYER: [&str; 14] = [
    "we",
    "company",
    "team",
    "teams",
    "firm",
    "group",
    "agency",
    "founder",
    "founders",
    "colleagues",
    "business",
    "startup",
    "organisation",
    "organization",
];
/// What the employer does with years.
const HAS: [&str; 8] = ["has", "have", "had", "brings", "bring", "looks", "combines", "combine"];
/// Verbs and joints that may follow the employer, before what it has.
const GOES_ON: [&str; 12] =
    ["has", "have", "had", "brings", "bring", "looks", "combines", "combine", "was", "were", "is", "are"];
/// What may stand between the verb and the number.
const BETWEEN: [&str; 15] = [
    "more", "than", "over", "about", "around", "nearly", "almost", "already", "together", "now", "a",
    "combined", "total", "of", "back",
];
/// Of whom the sentence speaks then, and no more of the employer.
const READER: [&str; 12] = [
    "you",
    "your",
    "candidate",
    "candidates",
    "applicant",
    "applicants",
    "who",
    "somebody",
    "someone",
    "person",
    "must",
    "should",
];

/// What follows years that have passed: "25 years ago", "a 20-year history".
const PASSED: [&str; 5] = ["ago", "old", "history", "anniversary", "later"];
/// The number of years that begins a span in which nothing has to be brought, and what stands between it and the other one.
const NONE: [&str; 2] = ["0", "zero"];
const TO: [&str; 5] = ["to", "or", "and", "till", "until"];
/// What opens a time that goes up to now: "over the last 10 years".
const LAST: [&str; 2] = ["last", "past"];
/// What makes a number of years one for which something goes on: "the contract runs for 2 years".
const LASTS: [&str; 6] = ["contract", "contracts", "fixed-term", "limited", "runs", "funded"];
/// How far into a sentence "a company with 30 years" still is about the employer, in words.
const OPENING: usize = 4;

/// Whether the number at this place of a sentence is no least number of years for the reader.
pub(super) fn no_minimum(words: &[Word], at: usize) -> bool {
    let (before, behind) = (words.get(..at).unwrap_or_default(), words.get(at..).unwrap_or_default());
    is_most(before)
        || is_of_employer(before)
        || is_none(before, behind)
        || has_passed(behind)
        || opens_with_employer(before, behind)
        || lasts(before)
}

/// "0 to 3 years", at either number.
fn is_none(before: &[Word], behind: &[Word]) -> bool {
    let first = |words: &[Word]| words.last().is_some_and(|word| is_one_of(word, &NONE));
    let spans = before.split_last().is_some_and(|(last, rest)| is_one_of(last, &TO) && first(rest));
    behind.first().is_some_and(|word| is_one_of(word, &NONE)) || first(before) || spans
}

fn has_passed(behind: &[Word]) -> bool {
    let unit = behind.iter().take(4).position(|word| YEARS.contains(&word.text.as_str()));
    let next = unit.and_then(|unit| behind.get(unit + 1));
    next.is_some_and(|word| is_one_of(word, &PASSED))
}

/// "With 40 years of leadership in the market, we …", "For 15 years we …", "Over the last 10 years our team …", "A company with 30
/// years …": of whom the sentence speaks comes first, or right behind.
fn opens_with_employer(before: &[Word], behind: &[Word]) -> bool {
    let own: Vec<&Word> = before.iter().filter(|word| !is_one_of(word, &BETWEEN)).collect();
    let employer = |word: &Word| is_one_of(word, &EMPLOYER) || is_one_of(word, &["our", "us"]);
    let subject = || behind.iter().find(|word| is_one_of(word, &READER) || employer(word));
    let of_employer = || subject().is_some_and(&employer);
    match own.as_slice() {
        [only] if is_one_of(only, &["with", "for", "after"]) => of_employer(),
        [.., last] if is_one_of(last, &LAST) => !before.iter().any(|word| is_one_of(word, &READER)),
        [.., who, with] if is_one_of(with, &["with"]) => own.len() <= OPENING && employer(who),
        _ => false,
    }
}

fn lasts(before: &[Word]) -> bool {
    before.last().is_some_and(|word| is_one_of(word, &["for", "to"]))
        && before.iter().any(|word| is_one_of(word, &LASTS))
}

fn is_one_of(word: &Word, list: &[&str]) -> bool {
    list.contains(&word.text.as_str())
}

fn is_most(before: &[Word]) -> bool {
    let ends = |phrase: &&&[&str]| {
        let from = before.len().checked_sub(phrase.len());
        from.and_then(|from| before.get(from..))
            .is_some_and(|end| end.iter().map(|word| word.text.as_str()).eq(phrase.iter().copied()))
    };
    MOST.iter().filter(ends).any(|phrase| {
        let first = before.len() - phrase.len();
        let denied =
            first.checked_sub(1).and_then(|at| before.get(at)).is_some_and(|word| is_one_of(word, &NOT));
        !denied
    })
}

fn is_of_employer(before: &[Word]) -> bool {
    let verb = before.iter().rposition(|word| !is_one_of(word, &BETWEEN));
    let Some(verb) = verb.filter(|at| before.get(*at).is_some_and(|word| is_one_of(word, &HAS))) else {
        return false;
    };
    let of_whom = (0..verb).rev().find_map(|at| {
        let word = before.get(at)?;
        let goes_on =
            || before.get(at + 1).is_some_and(|next| is_one_of(next, &GOES_ON) || is_one_of(next, &BETWEEN));
        match () {
            () if is_one_of(word, &READER) => Some(false),
            () if is_one_of(word, &EMPLOYER) && goes_on() => Some(true),
            () => None,
        }
    });
    of_whom == Some(true)
}
