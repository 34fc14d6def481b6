//! Entries of every kind, for tests of how they are kept.

use cairn_core::attempt::{
    Choice, Degree, Entry, Event, Fact, Field, Involvement, Millis, RULES, Track, Writer,
};
use cairn_core::record::{Key, write_entry};
use cairn_core::{AttemptId, ItemId, Level, ResponsibilityId, Stage};
use proptest::prelude::*;

pub(crate) fn writer() -> Writer {
    Writer::parse("t1").unwrap()
}

pub(crate) fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        (0u8..=5).prop_map(|level| Choice::Level(Level::new(level).unwrap())),
        any::<u8>().prop_map(Choice::Option),
        Just(Choice::DontKnow),
    ]
}

pub(crate) fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        (0usize..3, proptest::option::of(any::<u8>()))
            .prop_map(|(at, years)| Fact::Years(Track::ALL[at], years)),
        proptest::option::of(0usize..4).prop_map(|at| Fact::Degree(at.map(|at| Degree::ALL[at]))),
        proptest::option::of(0usize..4).prop_map(|at| Fact::Field(at.map(|at| Field::ALL[at]))),
        (1u8..=10, proptest::option::of(any::<bool>()), "\\PC{0,100}").prop_map(|(stage, done, evidence)| {
            Fact::Milestone { stage: Stage::new(stage).unwrap(), done, evidence }
        }),
        ("[BT][1-8]", proptest::option::of(0usize..4)).prop_map(|(id, at)| {
            Fact::Duty(ResponsibilityId::parse(&id).unwrap(), at.map(|at| Involvement::ALL[at]))
        }),
    ]
}

pub(crate) fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        Just(Event::Begin),
        Just(Event::Finish),
        Just(Event::Review),
        fact().prop_map(Event::Fact),
        ("[a-z]{2}-[a-z]{1,12}-[0-9]{2}", any::<u16>(), choice(), proptest::option::of(any::<u32>()))
            .prop_map(|(item, version, choice, took_ms)| Event::Answer {
                item: ItemId::parse(&item).unwrap(),
                version,
                choice,
                took_ms
            }),
    ]
}

pub(crate) fn entry(seq: u32, event: Event) -> Entry {
    Entry {
        seq,
        writer: writer(),
        at: Millis(1_795_000_000_000),
        content: "2026.1".to_owned(),
        rules: RULES,
        event,
    }
}

pub(crate) fn stored(attempt: &AttemptId, entry: &Entry) -> (String, String) {
    (Key::Entry(attempt.clone(), entry.seq, entry.writer.clone()).to_text(), write_entry(entry))
}

pub(crate) fn rate(seq: u32, item: &str) -> Entry {
    let item = ItemId::parse(item).unwrap();
    entry(
        seq,
        Event::Answer {
            item,
            version: 1,
            choice: Choice::Level(Level::new(3).unwrap()),
            took_ms: Some(4200),
        },
    )
}
