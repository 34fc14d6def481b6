//! Profiles that were opened side by side: one that comes again is recognised, and nobody is taken for somebody else.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use cairn_core::ItemId;
use cairn_core::attempt::{Attempt, Choice, Entry, Event, Fact, Millis, Mode, RULES, Track, Writer};
use cairn_core::record::file::{Include, ProfileFile, read_profile, write_profile};
use cairn_core::record::link::{LinkFacts, find_link, write_link};
use cairn_core::record::message::isolated;
use cairn_core::record::{Put, Shelf};

/// Answers of one person; `chance` tells people apart.
fn profile(name: &str, chance: u64, picks: &[u8]) -> ProfileFile {
    let entry = |(seq, event)| Entry {
        seq,
        writer: Writer::parse("t1").unwrap(),
        at: Millis(1_795_000_000_000 + i64::from(seq) * 1000),
        content: "2026.2".to_owned(),
        rules: RULES,
        event,
    };
    let answer = |(number, pick): (u8, &u8)| Event::Answer {
        item: ItemId::parse(&format!("ds-statistics-{number:02}")).unwrap(),
        version: 1,
        choice: Choice::Option(*pick),
        took_ms: Some(30_000),
    };
    let events = std::iter::once(Event::Begin).chain((1..).zip(picks).map(answer));
    let entries = (0..).zip(events).map(entry).collect();
    let attempt = Attempt::from_entries(Mode::Full.new_id(chance).unwrap(), entries).unwrap();
    ProfileFile {
        name: name.to_owned(),
        made_at: Millis(1_795_000_060_000),
        attempts: vec![attempt],
        copies: Vec::new(),
        invitation: None,
    }
}

/// f24: the same candidate twice, and two versions of one attempt.
#[test]
fn the_same_profile_is_one_entry_and_the_longer_log_stays() {
    let mut shelf = Shelf::default();
    assert_eq!(shelf.put(profile("Ada", 1, &[2, 1])), (0, Put::New));
    assert_eq!(shelf.put(profile("Ada", 1, &[2, 1])), (0, Put::Again));
    assert_eq!(shelf.put(profile("Ada", 1, &[2])), (0, Put::Shorter));
    assert_eq!(shelf.get(0).unwrap().attempts[0].answers().len(), 2);
    assert_eq!(shelf.put(profile("Ada L.", 1, &[2, 1, 3])), (0, Put::Longer));
    assert_eq!(shelf.get(0).unwrap().attempts[0].answers().len(), 3);
    assert_eq!(shelf.get(0).unwrap().name, "Ada L.");
    assert_eq!(shelf.get(1), None);
}

/// f24: an answer that was changed later stands in the longer log, and contradicts nothing.
#[test]
fn an_answer_changed_later_is_a_longer_log() {
    let mut later = profile("Ada", 1, &[2, 1]);
    let changed = later.attempts[0].entries()[1].clone();
    let Event::Answer { item, version, took_ms, .. } = changed.event.clone() else { panic!("an answer") };
    let event = Event::Answer { item, version, choice: Choice::Option(0), took_ms };
    later.attempts[0].push(Entry { seq: 9, event, ..changed });
    let mut shelf = Shelf::default();
    shelf.put(profile("Ada", 1, &[2, 1]));
    assert_eq!(shelf.put(later.clone()), (0, Put::Longer));
    assert_eq!(shelf.put(profile("Ada", 1, &[2, 1])), (0, Put::Shorter));
    assert_eq!(shelf.get(0).unwrap().attempts, later.attempts);
}

/// f20, f24: other answers under one attempt, or other scores, are never taken for the same.
#[test]
fn a_changed_copy_stands_beside_what_it_was_made_of() {
    let mut shelf = Shelf::default();
    let mut scored = profile("Ada", 1, &[2, 1]);
    scored.copies = vec![("python.theta".to_owned(), "0.10".to_owned())];
    shelf.put(scored.clone());
    assert_eq!(shelf.put(profile("Ada", 1, &[2, 3])), (1, Put::Differs));
    let mut better = scored.clone();
    better.copies[0].1 = "3.20".to_owned();
    assert_eq!(shelf.put(better.clone()), (2, Put::Differs));
    assert_eq!(shelf.put(better), (2, Put::Again), "the same changed one is no third");
    assert_eq!(shelf.put(scored), (0, Put::Again));
}

/// f25, f32: people go by their attempts; names, their case, width and composition say nothing.
#[test]
fn two_people_with_one_name_are_two_and_look_alike_names_too() {
    let mut shelf = Shelf::default();
    for (place, name) in ["Zoé", "Zoé", "Zoe\u{301}", "ZOÉ", "İ", "i", "ß", "ss"].iter().enumerate() {
        let chance = u64::try_from(place).unwrap() + 10;
        assert_eq!(shelf.put(profile(name, chance, &[1])), (place, Put::New), "{name}");
        assert_eq!(shelf.get(place).unwrap().name, *name, "kept byte for byte");
    }
    let a = ItemId::parse("ds-statistics-01").unwrap();
    for other in ["DS-statistics-01", "ds-statistics-０1", "ds-statistics-01 "] {
        assert_ne!(ItemId::parse(other), Some(a.clone()), "{other}");
    }
}

/// l08: a link keeps no times and no order of the log; it is the same profile as its file all the same.
#[test]
fn a_link_opened_twice_is_one_entry_and_the_same_as_its_file() {
    let file = profile("Ada", 1, &[2, 1]);
    let link = write_link("Ada", &file.attempts[0], LinkFacts::Plain).unwrap();
    let open = || find_link(&link).unwrap().profile;
    let mut shelf = Shelf::default();
    assert_eq!(shelf.put(open()), (0, Put::New));
    assert_eq!(shelf.put(open()), (0, Put::Again));
    let read = read_profile(write_profile(&file, Include::ALL).as_bytes()).unwrap().profile;
    assert_eq!(shelf.put(read), (0, Put::Again));
}

/// f23, f43: the same drop once more changes nothing, and what was added before it was stopped stays.
#[test]
fn the_same_drop_again_adds_nobody() {
    let drop: Vec<ProfileFile> = (0..300).map(|chance| profile("Somebody", chance, &[1, 2])).collect();
    let mut shelf = Shelf::default();
    for one in &drop[..120] {
        assert_eq!(shelf.put(one.clone()).1, Put::New);
    }
    let again: Vec<Put> = drop.iter().map(|one| shelf.put(one.clone()).1).collect();
    assert_eq!(again.iter().filter(|put| **put == Put::Again).count(), 120);
    assert_eq!(again.iter().filter(|put| **put == Put::New).count(), 180);
    assert!(shelf.get(299).is_some() && shelf.get(300).is_none());
}

#[test]
fn an_attempt_with_more_said_about_oneself_is_longer() {
    let mut more = profile("Ada", 1, &[2]);
    let entry = more.attempts[0].entries()[0].clone();
    more.attempts[0].push(Entry { seq: 5, event: Event::Fact(Fact::Years(Track::Data, Some(4))), ..entry });
    let mut shelf = Shelf::default();
    shelf.put(profile("Ada", 1, &[2]));
    assert_eq!(shelf.put(more), (0, Put::Longer));
    assert_eq!(shelf.get(0).unwrap().attempts[0].facts().years(Track::Data), Some(4));
}

/// f17, f18: a name cannot turn, widen, heighten or break the row that it stands in.
#[test]
fn a_name_is_shown_isolated_and_cut() {
    assert_eq!(isolated("a\u{202e}b\u{2069}\u{200b}\u{feff}c\nd"), "\u{2068}abcd\u{2069}");
    assert_eq!(isolated(&format!("e{}x", "\u{301}".repeat(500))), "\u{2068}e\u{301}\u{301}\u{301}x\u{2069}");
    assert_eq!(isolated(&"x".repeat(100_000)).chars().count(), 63);
    assert_eq!(isolated("\u{200b}\u{2060} \u{202e}"), "", "nothing of it can be seen");
    assert_eq!(isolated("مريم"), "\u{2068}مريم\u{2069}");
    assert_eq!(isolated("👩\u{200d}🔬"), "\u{2068}👩\u{200d}🔬\u{2069}", "what joins stays");
}

/// A link joins several attempts into one. That is no change: the file, which holds them apart, stays or takes its place.
#[test]
fn a_link_of_two_attempts_and_their_file_are_one_profile_in_either_order() {
    let mut file = profile("Ada", 1, &[2, 1]);
    file.attempts.push(profile("Ada", 2, &[4]).attempts.remove(0));
    let link = |items: &[u8]| profile("Ada", 1, items);
    for joined in [link(&[4, 1]), link(&[2, 1])] {
        let mut shelf = Shelf::default();
        shelf.put(file.clone());
        assert_eq!(shelf.put(joined.clone()), (0, Put::Again));
        let mut shelf = Shelf::default();
        shelf.put(joined);
        assert_eq!(shelf.put(file.clone()), (0, Put::Longer));
        assert_eq!(shelf.get(0).unwrap().attempts, file.attempts);
    }
    let mut shelf = Shelf::default();
    shelf.put(file);
    assert_eq!(shelf.put(link(&[2, 3])), (1, Put::Differs), "an answer that no attempt has");
    assert_eq!(shelf.put(profile("Bo", 7, &[4])), (2, Put::New), "somebody who answered the same");
}
