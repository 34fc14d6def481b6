//! Names in letters of many languages: what is the same, what a search finds, in which order they stand.
//!
//! The letters of this test know what a browser knows of some; a test binary has its own, for they are taken once.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod world;

use cairn_core::compare::{ListWish, Mark, Member, MustHaves, Show, SortBy, TableLine, find_namesakes, list};
use cairn_core::names::{LetterRules, use_letters};
use world::{content, example, strategist};

/// Letters with their parts: the letter, and the mark that stands apart from it.
const PARTS: [(char, char, char); 5] = [
    ('ö', 'o', '\u{308}'),
    ('ü', 'u', '\u{308}'),
    ('ë', 'e', '\u{308}'),
    ('ç', 'c', '\u{327}'),
    ('é', 'e', '\u{301}'),
];

fn decomposed(text: &str) -> String {
    let part = |one: char| match PARTS.iter().find(|(whole, ..)| *whole == one) {
        Some((_, letter, mark)) => format!("{letter}{mark}"),
        None => one.to_string(),
    };
    text.to_lowercase().chars().map(part).collect()
}

fn composed(text: &str) -> String {
    PARTS.iter().fold(decomposed(text), |text, (whole, letter, mark)| {
        text.replace(&format!("{letter}{mark}"), &whole.to_string())
    })
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    let base = |text: &str| decomposed(text).chars().filter(char::is_ascii).collect::<String>();
    texts.sort_by_cached_key(|text| (base(text), composed(text)));
    texts
}

fn people(names: &[&str]) -> Vec<Member> {
    use_letters(LetterRules { composed, decomposed, sorted });
    let mut members: Vec<Member> = example().into_iter().take(names.len()).collect();
    for (member, name) in members.iter_mut().zip(names) {
        member.remark(Mark { name: (*name).to_owned(), tags: vec!["Köln".to_owned()], ..Mark::default() });
    }
    find_namesakes(&mut members);
    members
}

fn listed(members: &[Member], wish: &ListWish) -> Vec<usize> {
    let position = strategist();
    let lines = list(members, None, &MustHaves::new(content(), &position), &[], wish);
    lines
        .into_iter()
        .filter_map(|line| if let TableLine::Member(at) = line { Some(at) } else { None })
        .collect()
}

#[test]
fn a_search_finds_a_name_however_its_letters_are_written() {
    let members = people(&["Ömer", "ÖZGE", "Mu\u{308}ller", "ada", "Zoë"]);
    for (search, found) in [
        ("ömer", [0].as_slice()),
        ("ÖMER", &[0]),
        ("omer", &[0]),
        ("özge", &[1]),
        ("O\u{308}ZGE ", &[1]),
        ("Müller", &[2]),
        ("mu\u{308}ller", &[2]),
        ("zoe", &[4]),
        ("köln", &[0, 1, 2, 3, 4]),
        ("ko\u{308}ln", &[0, 1, 2, 3, 4]),
        ("mueller", &[]),
    ] {
        assert_eq!(
            listed(&members, &ListWish { search: search.to_owned(), ..ListWish::usual() }),
            found,
            "{search}"
        );
    }
}

#[test]
fn names_stand_in_the_order_of_a_language_and_not_of_code_points() {
    let members = people(&["Zoë", "ÖZGE", "ada", "Ömer", "Ada", "Otto", "ada"]);
    let wish = ListWish { sort: SortBy::Name, show: Show::All, ..ListWish::usual() };
    let names =
        |wish: &ListWish| listed(&members, wish).into_iter().map(|at| members[at].name()).collect::<Vec<_>>();
    assert_eq!(names(&wish), ["Ada", "ada", "ada", "Ömer", "Otto", "ÖZGE", "Zoë"]);
    assert_eq!(
        names(&ListWish { reversed: true, ..wish }),
        ["Zoë", "ÖZGE", "Otto", "Ömer", "ada", "ada", "Ada"]
    );
}

#[test]
fn a_name_in_other_letters_is_a_namesake_and_a_look_alike_is_none() {
    let members = people(&["Müller", "Mu\u{308}ller ", "MÜLLER", "Muller", "Ada", "\u{410}da", ""]);
    let namesakes: Vec<bool> = members.iter().map(|member| member.namesake).collect();
    assert_eq!(namesakes, [true, true, true, false, false, false, false]);
}
