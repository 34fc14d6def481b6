//! What follows from a listing of the first store.

use cairn_core::AttemptId;
use cairn_core::attempt::{Entry, Event, Millis, Writer};
use cairn_core::keeping::{
    Abilities, Deed, Handed, Keeper, KeepingEvent, Memory, Over, ReadReason, Wrote, record_of,
};
use cairn_core::plan::RawRecord;
use cairn_core::record::{Aside, AsideReason, ReadError};

use crate::one::{NOTHING, begun};

fn plan(seq: u32) -> String {
    format!("cairn/plan/plan-1/{seq:06}.k1")
}

fn pack(of: &str) -> String {
    format!("cairn/pack/{of}/00000000000000fe")
}

fn started(abilities: Abilities, memory: Memory<'_>) -> Keeper {
    let mut keeper = Keeper::new(abilities, Writer::parse("k1").unwrap());
    keeper.step(memory, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper
}

fn lists(keeper: &mut Keeper, memory: Memory<'_>, keys: &[String]) -> Vec<Deed> {
    let mut keys = keys.to_vec();
    keys.sort();
    keeper.step(memory, KeepingEvent::Keys(Some(keys)))
}

fn reads(keys: &[String]) -> Deed {
    Deed::ReadFirst { why: ReadReason::New, keys: keys.to_vec() }
}

/// What is new is read once. What is gone is shown no longer as set aside, and what could not be read is read again, for it may be
/// whole by now; what is of another version will not be.
#[test]
fn what_is_new_is_read_and_what_was_half_is_read_again() {
    let why = [AsideReason::Unreadable(ReadError::NotJson), AsideReason::UnknownKey];
    let of = |key: String, why: &AsideReason| Aside { key, raw: "{".to_owned(), why: why.clone() };
    let aside =
        [of(plan(0), &why[0]), of(pack("full-1a"), &why[0]), of(plan(7), &why[0]), of(plan(1), &why[1])];
    let mut keeper = started(Abilities::FIRST, NOTHING);
    assert_eq!(lists(&mut keeper, NOTHING, &[plan(0), plan(1)]), [reads(&[plan(0), plan(1)])]);
    assert_eq!(lists(&mut keeper, NOTHING, &[plan(0), plan(1)]), [], "nothing is new");
    let memory = Memory { aside: &aside, ..NOTHING };
    let deeds = lists(&mut keeper, memory, &[plan(0), plan(1)]);
    assert_eq!(deeds, [Deed::DropAside(vec![plan(0)]), reads(&[plan(0)])]);
    let deeds = lists(&mut keeper, memory, &[plan(0), plan(2)]);
    let gone = Deed::ReadFirst { why: ReadReason::Gone(Vec::new(), vec![plan(1)]), keys: Vec::new() };
    let expected = [Deed::DropAside(vec![plan(0), plan(1)]), reads(&[plan(2), plan(0)]), gone];
    assert_eq!(deeds, expected);
}

/// What was listed and gone when it was read is not known: should it stand there again, it is new.
#[test]
fn what_went_before_it_was_read_is_new_when_it_stands_there_again() {
    let mut keeper = started(Abilities::FIRST, NOTHING);
    lists(&mut keeper, NOTHING, &[plan(0), plan(1)]);
    let pairs = vec![(plan(0), "{}".to_owned())];
    keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::New, pairs });
    assert_eq!(keeper.keys(), [plan(0)]);
    assert_eq!(lists(&mut keeper, NOTHING, &[plan(0), plan(1)]), [reads(&[plan(1)])]);
}

/// Packs are read when somebody needs them: the second program says so, the first takes no notice.
#[test]
fn packs_wait_until_somebody_needs_them() {
    let attempts = [begun("full-1a")];
    let memory = Memory { attempts: &attempts, ..NOTHING };
    let packs = [pack("full-1a"), pack("full-2b")];
    let mut keeper = started(Abilities::FIRST, memory);
    assert_eq!(lists(&mut keeper, memory, &packs), []);
    assert_eq!(keeper.packs_waiting(), packs);
    let mut keeper = started(Abilities::SECOND, memory);
    assert_eq!(lists(&mut keeper, memory, &packs), [Deed::NeedPacks]);
    let read = |keys: &[String]| [Deed::ReadFirst { why: ReadReason::Packs, keys: keys.to_vec() }];
    assert_eq!(keeper.step(memory, KeepingEvent::ReadPacks { all: false }), read(&packs[..1]));
    assert_eq!(keeper.packs_waiting(), &packs[1..]);
    assert_eq!(keeper.step(memory, KeepingEvent::ReadPacks { all: true }), read(&packs[1..]));
    assert_eq!(keeper.step(memory, KeepingEvent::ReadPacks { all: true }), []);
    // One that goes before it is read is awaited no longer.
    let mut keeper = started(Abilities::SECOND, memory);
    lists(&mut keeper, memory, &packs);
    lists(&mut keeper, memory, &packs[1..]);
    assert_eq!(keeper.packs_waiting(), &packs[1..]);
    // Where nothing is shown yet, all are needed.
    assert_eq!(keeper.step(NOTHING, KeepingEvent::ReadPacks { all: false }), read(&packs[1..]));
}

/// The key of a deletion's note wakes the second store, and is read as no record.
#[test]
fn a_note_is_no_record() {
    let mut keeper = started(Abilities::SECOND, NOTHING);
    lists(&mut keeper, NOTHING, &[plan(0)]);
    assert_eq!(lists(&mut keeper, NOTHING, &["cairn/forget/k2.7".to_owned(), plan(0)]), []);
    // One that looks like it is none.
    let odd = "cairn/forget/k2".to_owned();
    assert_eq!(lists(&mut keeper, NOTHING, &[odd.clone(), plan(0)]), [reads(&[odd])]);
}

/// Of a rating that is made anew before the frame is over, only the last waits; records wait one beside the other.
#[test]
fn a_rating_takes_the_place_of_the_one_that_waits() {
    for (over, count) in [(Over::Replace, 1), (Over::Rename, 2)] {
        let mut keeper = started(Abilities::SECOND, NOTHING);
        for at in 1..=2 {
            let record = RawRecord { key: "cairn/rated/r-1".to_owned(), raw: at.to_string() };
            keeper.step(NOTHING, KeepingEvent::Keep { records: vec![record], over, again: false });
        }
        let waiting: Vec<&str> = keeper.in_memory_alone().map(|one| one.raw.as_str()).collect();
        assert_eq!((waiting.len(), waiting.last()), (count, Some(&"2")));
    }
    let mut keeper = started(Abilities::SECOND, NOTHING);
    for id in ["r-1", "r-2"] {
        let record = RawRecord { key: format!("cairn/rated/{id}"), raw: String::new() };
        keeper.step(NOTHING, KeepingEvent::Keep { records: vec![record], over: Over::Replace, again: false });
    }
    assert_eq!(keeper.in_memory_alone().count(), 2);
    // What this tab has written is its own, whatever it finds of it.
    assert_eq!(
        record_of(
            &AttemptId::parse("full-1a").unwrap(),
            &Entry {
                seq: 7,
                writer: Writer::parse("k1").unwrap(),
                at: Millis(1),
                content: "1".to_owned(),
                rules: 1,
                event: Event::Begin,
            }
        )
        .key,
        "cairn/attempt/full-1a/000007.k1"
    );
}
