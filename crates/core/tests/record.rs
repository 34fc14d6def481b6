//! Records: what is written is read back, and nothing that storage may hold is lost or panics.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod entries;

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, Writer};
use cairn_core::record::{AsideReason, Key, ReadError, load, read_entry, write_entry};
use cairn_core::{AttemptId, PlanId, RatingId};
use entries::{entry, event, rate, stored, writer};
use proptest::prelude::*;

/// The smallest whole number has no positive one beside it.
#[test]
fn a_time_that_no_clock_has_is_refused() {
    let at = |at: i64| format!("{{\"v\":1,\"at\":{at},\"content\":\"1\",\"rules\":1,\"begin\":true}}");
    let read = |time: i64| read_entry(0, writer(), &at(time)).map(|entry| entry.at.0);
    let edge = 8_640_000_000_000_000;
    for time in [0, edge, -edge] {
        assert_eq!(read(time), Ok(time));
    }
    for time in [i64::MIN, i64::MIN + 1, i64::MAX, edge + 1, -edge - 1] {
        assert_eq!(read(time), Err(ReadError::Field("at")), "{time}");
    }
}

proptest! {
    #[test]
    fn every_entry_survives_its_record(seq in 0u32..999_999, event in event()) {
        let entry = entry(seq, event);
        prop_assert_eq!(read_entry(seq, writer(), &write_entry(&entry)), Ok(entry));
    }

    #[test]
    fn no_text_whatever_panics_the_reader(text in "\\PC{0,200}") {
        let _ = read_entry(0, writer(), &text);
    }

    #[test]
    fn a_cut_record_is_never_half_an_answer(event in event(), cut in 0usize..400) {
        let whole = write_entry(&entry(0, event));
        let mut cut = cut.min(whole.len() - 1);
        while !whole.is_char_boundary(cut) {
            cut -= 1;
        }
        prop_assert_eq!(read_entry(0, writer(), &whole[..cut]), Err(ReadError::NotJson));
    }

    #[test]
    fn the_order_in_which_storage_lists_its_keys_changes_nothing(
        events in proptest::collection::vec(event(), 1..12),
        turn in 0usize..12,
    ) {
        let id = Mode::Full.new_id(5).unwrap();
        let mut pairs: Vec<_> = (0u32..).zip(events).map(|(seq, event)| stored(&id, &entry(seq, event))).collect();
        let straight = load(pairs.clone());
        let turn = turn % pairs.len();
        pairs.rotate_left(turn);
        pairs.reverse();
        prop_assert_eq!(straight, load(pairs));
    }
}

#[test]
fn truncated_wrong_and_newer_values_are_set_aside_and_all_others_load() {
    let id = Mode::Full.new_id(1).unwrap();
    let good = stored(&id, &rate(0, "ds-statistics"));
    let key = |seq| Key::Entry(id.clone(), seq, writer()).to_text();
    let wrong =
        r#"{"v":1,"at":0,"content":"x","rules":1,"answer":{"item":"ds-wrangling","version":1,"level":"3"}}"#;
    let pairs = vec![
        (key(1), good.1[..40].to_owned()),
        (key(2), wrong.to_owned()),
        (key(3), good.1.replace("\"v\":1", "\"v\":9")),
        (key(4), r#"["cairn",1,[],"Ada"]"#.to_owned()),
        ("cairn/attempt/full-x".to_owned(), "{}".to_owned()),
        ("theme".to_owned(), "dark".to_owned()),
        good,
    ];
    let loaded = load(pairs.clone());
    assert_eq!(loaded.attempts.len(), 1);
    assert_eq!(loaded.attempts[0].answers().len(), 1);
    let reasons: Vec<_> = loaded.aside.iter().map(|aside| aside.why.clone()).collect();
    assert_eq!(
        reasons,
        [
            AsideReason::Unreadable(ReadError::NotJson),
            AsideReason::Unreadable(ReadError::Field("answer.level, answer.option or answer.unknown")),
            AsideReason::Unreadable(ReadError::Newer(9)),
            AsideReason::Unreadable(ReadError::Field("the record")),
            AsideReason::UnknownKey,
        ]
    );
    for aside in &loaded.aside {
        assert!(pairs.contains(&(aside.key.clone(), aside.raw.clone())), "{} is kept as it was", aside.key);
    }
}

#[test]
fn numbers_as_texts_and_nulls_are_named_and_not_guessed() {
    let record = |answer: &str| format!(r#"{{"v":1,"at":0,"content":"x","rules":1,"answer":{answer}}}"#);
    for bad in [
        r#"{"item":"ds-statistics","version":1,"level":"2"}"#,
        r#"{"item":"ds-statistics","version":1,"level":null}"#,
        r#"{"item":"ds-statistics","version":1,"level":3,"option":1}"#,
        r#"{"item":"ds-statistics","version":1}"#,
        r#"{"item":"__proto__","version":1,"level":3}"#,
        r#"{"item":"ds-statistics","version":"1","level":3}"#,
        r#"{"item":"ds-statistics","version":1,"level":3,"took_ms":-5}"#,
        "17",
    ] {
        assert!(matches!(read_entry(0, writer(), &record(bad)), Err(ReadError::Field(_))), "{bad}");
    }
}

#[test]
fn a_number_that_can_be_no_option_is_kept_for_the_log() {
    for answer in [r#""level":9"#, r#""level":2.5"#, r#""level":-1"#, r#""option":4000"#] {
        let answer = format!(r#"{{"item":"ds-statistics","version":1,{answer}}}"#);
        let text = format!(r#"{{"v":1,"at":0,"content":"x","rules":1,"answer":{answer}}}"#);
        let read = read_entry(0, writer(), &text).unwrap();
        assert!(matches!(read.event, Event::Answer { choice: Choice::Option(u8::MAX), .. }));
    }
}

#[test]
fn a_proto_key_is_inert() {
    let text = r#"{"v":1,"at":0,"content":"x","rules":1,"begin":true,"__proto__":{"v":9},"constructor":{}}"#;
    assert_eq!(read_entry(0, writer(), text).unwrap().event, Event::Begin);
}

#[test]
fn a_clock_that_jumps_back_changes_no_order() {
    let id = Mode::Quick.new_id(3).unwrap();
    let mut second = rate(1, "ds-wrangling");
    second.at = Millis(-5);
    let attempt = Attempt::from_entries(id, vec![second, rate(0, "ds-statistics")]).unwrap();
    let items: Vec<_> = attempt.answers().into_iter().map(|given| given.item.to_string()).collect();
    assert_eq!(items, ["ds-statistics", "ds-wrangling"]);
}

#[test]
fn two_tabs_with_the_same_number_lose_nothing() {
    let id = Mode::Full.new_id(2).unwrap();
    let mine = rate(4, "ds-statistics");
    let theirs = Entry { writer: Writer::parse("t2").unwrap(), ..rate(4, "py-craft") };
    let loaded = load([stored(&id, &mine), stored(&id, &theirs)]);
    assert_eq!(loaded.attempts[0].answers().len(), 2);
}

/// Whatever is stored in the browser stands in the table of the page on privacy.
#[test]
fn the_privacy_page_names_every_place_where_something_is_stored() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/pages/privacy.html");
    let page = std::fs::read_to_string(page).unwrap();
    let attempt = AttemptId::parse("full-1").unwrap();
    let rating = RatingId::parse("r-1").unwrap();
    let writer = Writer::parse("k3").unwrap();
    let keys = [
        Key::Entry(attempt.clone(), 1, writer.clone()),
        Key::Pack(attempt, 1),
        Key::Plan(PlanId::parse("plan-1").unwrap(), 1, writer),
        Key::Rating(rating.clone()),
        Key::Rated(rating),
        Key::Invited(cairn_core::invite::InviteId::new(7)),
        Key::Settings,
        Key::Shown,
    ];
    // Of this tab alone, in session storage.
    let notes = ["cairn/saved", "cairn/draft/", cairn_core::record::CLAIM].map(str::to_owned);
    for name in keys.iter().map(Key::to_text).chain(notes) {
        let kind: String = name.split_inclusive('/').take(2).collect();
        assert!(page.contains(&format!("“{kind}")), "{kind} is not named");
    }
    // The program itself, by its worker.
    assert!(page.contains("“cairn-offline@”"), "what the worker keeps is not named");
    // Pools have two places of one name.
    for place in ["IndexedDB, “cairn-pools”", "in the browser's cache, under the same name"] {
        assert!(page.contains(place), "{place} is not named");
    }
}
