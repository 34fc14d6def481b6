//! Years in an advertisement that nobody has to bring: those that are the most ("up to 6 years"), and those of the employer ("our
//! team has 12 years of experience").

use super::words::Word;

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

/// Whether the number at this place of a sentence is no least number of years for the reader.
pub(super) fn no_minimum(words: &[Word], at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default();
    is_most(before) || is_of_employer(before)
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
