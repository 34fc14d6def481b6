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

/// Whether two names may be of one person and need not: the same last name, and of one the initial alone that the other's first name
/// has. Nobody is merged by it: they are asked.
pub fn may_be_same(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let parts = |name: &str| {
        let (first, last) = (name.split(' ').next()?.to_owned(), name.rsplit_once(' ')?.1.to_owned());
        Some((first, last))
    };
    let (Some((first, last)), Some((second, family))) = (parts(&one), parts(&other)) else { return false };
    let (short, long) = if first.len() < second.len() { (first, second) } else { (second, first) };
    one != other && last == family && short.chars().count() == 1 && long.starts_with(&short)
}

/// A name by which one person is known, however they write it.
pub(super) fn plain(name: &str) -> String {
    let name = person(name);
    // "Meier, K." is "K. Meier" and "K Meier".
    let name = turned(&name).unwrap_or(name);
    same(&name.replace('.', " "))
}
