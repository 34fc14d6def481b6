//! Names of those who test and interview: when two are one person, and when that should be asked.

use crate::names::{same, turned};

/// Longest name of whoever tests or interviews, in characters.
pub const MAX_BY: usize = 80;

/// A name as it is kept: without white space around it, one space between words, cut to what is kept.
pub fn person(name: &str) -> String {
    let visible = |one: &char| !one.is_control() || one.is_whitespace();
    let name: String = name.chars().filter(visible).collect();
    name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MAX_BY).collect()
}

/// Whether two names are of one person, who writes it sometimes with a capital or a space and sometimes without.
pub fn same_person(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// Titles, which make nobody another person.
const TITLES: [&str; 14] =
    ["dr", "prof", "mr", "mrs", "ms", "miss", "sir", "dame", "herr", "frau", "dipl", "ing", "phd", "mba"];

/// Whether two names may be of one person and need not: without titles and what stands in brackets, the same last name, one letter
/// of it apart or not, and no first name that is another one. An initial alone is any first name that begins with it, and a single
/// name may be the first or the last of the other. Nobody is merged by it: they are asked.
pub fn may_be_same(one: &str, other: &str) -> bool {
    let (first, second) = (bare(one), bare(other));
    if plain(one) == plain(other) {
        return false;
    }
    match (first.split_last(), second.split_last()) {
        (Some((last, [])), Some(_)) => second.iter().any(|name| nearly(last, name)),
        (Some(_), Some((last, []))) => first.iter().any(|name| nearly(last, name)),
        (Some((last, given)), Some((family, called))) => {
            let (given, called) = (given.first(), called.first());
            nearly(last, family) && given.zip(called).is_some_and(|(one, other)| may_be_short(one, other))
        }
        _ => false,
    }
}

/// The words of a name without titles and what stands in brackets, as [`plain`] has them.
fn bare(name: &str) -> Vec<String> {
    let open = name.find(['(', '[']).unwrap_or(name.len());
    let plain = plain(name.get(..open).unwrap_or(name));
    plain.split(' ').filter(|word| !word.is_empty() && !TITLES.contains(word)).map(str::to_owned).collect()
}

/// Whether one is the other, or its initial.
fn may_be_short(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    nearly(one, other) || (short.chars().count() == 1 && long.starts_with(short))
}

/// Letters from which on a name of which one is another may be a slip.
const SLIP_FROM: usize = 5;

/// Whether two names are the same, or have as many letters, five or more, of which one is another ("Meier" and "Maier").
fn nearly(one: &str, other: &str) -> bool {
    let (letters, others): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let apart = letters.iter().zip(&others).filter(|(one, other)| one != other).count();
    one == other || (letters.len() == others.len() && letters.len() >= SLIP_FROM && apart == 1)
}

/// A name by which one person is known, however they write it.
pub(super) fn plain(name: &str) -> String {
    let name = person(name);
    // "Meier, K." is "K. Meier" and "K Meier".
    let name = turned(&name).unwrap_or(name);
    same(&name.replace('.', " "))
}
