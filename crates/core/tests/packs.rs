//! Packs: a finished attempt in one value gives back every entry, and two copies of a log lose nothing of each other.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod entries;

use cairn_core::AttemptId;
use cairn_core::attempt::{Attempt, Choice, Entry, Event, Fact, Millis, Mode, Writer};
use cairn_core::record::link::{LinkFacts, find_link, write_link};
use cairn_core::record::{
    AsideReason, Key, ReadError, keys_gone, lacking, load, merge, plan_pack, read_pack, write_pack,
};
use cairn_core::{Level, Stage};
use entries::{entry, event, rate, stored, writer};
use proptest::prelude::*;

fn id() -> AttemptId {
    Mode::Full.new_id(5).unwrap()
}

/// Logs of up to thirty entries by two tabs, with clocks that jump.
fn log() -> impl Strategy<Value = Vec<Entry>> {
    let one =
        (event(), any::<bool>(), -8_000_000_000_000_000i64..8_000_000_000_000_000, "\\PC{0,10}", 0u16..3);
    proptest::collection::vec(one, 1..30).prop_map(|all| {
        let entry_of = |(seq, (event, second, at, content, rules))| Entry {
            writer: Writer::parse(if second { "t2" } else { "t1" }).unwrap(),
            at: Millis(at),
            content,
            rules,
            ..entry(seq, event)
        };
        (0..).zip(all).map(entry_of).collect()
    })
}

fn finished(mut log: Vec<Entry>) -> Vec<Entry> {
    log.push(entry(900, Event::Finish));
    log
}

fn pairs(log: &[Entry]) -> Vec<(String, String)> {
    log.iter().map(|entry| stored(&id(), entry)).collect()
}

/// Storage after the plan was carried out.
fn packed(pairs: &[(String, String)]) -> Vec<(String, String)> {
    let plan = plan_pack(&id(), pairs).unwrap();
    let goes = |key: &String| plan.replaces.contains(key) || *key == plan.key;
    let mut left: Vec<_> = pairs.iter().filter(|(key, _)| !goes(key)).cloned().collect();
    left.push((plan.key, plan.value));
    left
}

proptest! {
    #[test]
    fn every_log_survives_its_pack(log in log()) {
        let attempt = Attempt::from_entries(id(), log).unwrap();
        let (key, text) = write_pack(&attempt);
        let Key::Pack(_, sum) = key else { panic!("no key of a pack") };
        prop_assert_eq!(read_pack(sum, &text).unwrap(), attempt.entries());
    }

    /// s14, s26
    #[test]
    fn a_cut_or_changed_pack_is_never_read(log in log(), at in 0usize..4000, cut in any::<bool>()) {
        let attempt = Attempt::from_entries(id(), log).unwrap();
        let (Key::Pack(_, sum), text) = write_pack(&attempt) else { panic!("no key of a pack") };
        let at = at % text.len();
        let mut bytes = text.into_bytes();
        if cut { bytes.truncate(at) } else { bytes[at] ^= 1 }
        if let Ok(text) = String::from_utf8(bytes) {
            prop_assert_eq!(read_pack(sum, &text), Err(ReadError::Damaged));
        }
    }

    #[test]
    fn no_text_whatever_panics_the_reader_of_packs(text in "(pack [0-9]\n)?[@+.!{}a-z0-9 \"\n-]{0,60}") {
        let pair = (Key::Pack(id(), 0).to_text(), text.clone());
        load([pair]);
        // With its own digest the lines themselves are read.
        let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let _ = read_pack(sum, &text);
    }

    /// s14: whatever of the writes and removals was carried out when the tab died, all entries are there.
    #[test]
    fn packing_that_stops_anywhere_loses_nothing(log in log(), removed in 0usize..40) {
        let before = pairs(&finished(log));
        let plan = plan_pack(&id(), &before).unwrap();
        let removed = &plan.replaces[..removed.min(plan.replaces.len())];
        let mut left: Vec<_> = before.iter().filter(|(key, _)| !removed.contains(key)).cloned().collect();
        left.push((plan.key, plan.value));
        prop_assert_eq!(load(left), load(before));
    }

    #[test]
    fn what_comes_later_and_what_two_tabs_pack_at_once_merges(log in log(), later in log(), turn in 0usize..40) {
        let log = finished(log);
        let later: Vec<Entry> =
            later.into_iter().map(|entry| Entry { seq: entry.seq + 1000, ..entry }).collect();
        let whole = load(pairs(&log).into_iter().chain(pairs(&later)));
        // One tab knew of all, the other of the older entries alone; then all is packed once more.
        let one = packed(&pairs(&log));
        let mut both = packed(&[pairs(&log), pairs(&later)].concat());
        both.extend(one);
        let turn = turn % both.len();
        both.rotate_left(turn);
        prop_assert_eq!(&load(both.clone()), &whole);
        let again = packed(&both);
        prop_assert_eq!(again.len(), 1, "the older pack goes: {:?}", again);
        prop_assert_eq!(&load(again), &whole);
        let singles: Vec<_> = packed(&pairs(&log)).into_iter().chain(pairs(&later)).collect();
        prop_assert_eq!(&load(singles.clone()), &whole);
        prop_assert_eq!(&load(packed(&singles)), &whole);
    }

    #[test]
    fn logs_of_two_devices_merge_to_the_same_on_both(log in log(), split in 0usize..30) {
        let split = split.min(log.len() - 1).max(1);
        let ours = Attempt::from_entries(id(), log[..split].to_vec()).unwrap();
        let theirs = Attempt::from_entries(id(), log.clone()).unwrap();
        let found = merge(&ours, &theirs);
        prop_assert_eq!(found.differing, 0);
        let mut grown = ours.clone();
        for entry in found.new {
            grown.push(entry);
        }
        prop_assert_eq!(&grown, &theirs);
        prop_assert_eq!(merge(&theirs, &ours), cairn_core::record::Merge::default());
    }
}

#[test]
fn a_pack_that_is_there_already_leaves_nothing_to_do() {
    let all = packed(&pairs(&finished(vec![rate(0, "ds-statistics")])));
    assert_eq!(all.len(), 1);
    assert_eq!(plan_pack(&id(), &all), None);
    assert_eq!(
        plan_pack(&id(), &pairs(&[rate(0, "ds-statistics")])),
        None,
        "an unfinished attempt is worked on"
    );
}

#[test]
fn a_record_that_says_more_than_this_version_knows_is_not_packed_away() {
    let mut all = pairs(&finished(vec![rate(0, "ds-statistics"), rate(1, "py-craft")]));
    all[0].1 = all[0].1.replacen('{', "{\"mood\":\"good\",", 1);
    let newer = all[1].1.replace("\"v\":1", "\"v\":2");
    all.push((Key::Entry(id(), 7, writer()).to_text(), newer));
    let left = packed(&all);
    assert!(left.contains(&all[0]) && left.contains(&all[3]), "{left:?}");
    assert_eq!(left.len(), 3);
    assert_eq!(load(left).attempts, load(all).attempts);
}

#[test]
fn the_original_wins_where_a_pack_says_something_else() {
    let log = finished(vec![rate(0, "ds-statistics")]);
    let other = finished(vec![rate(0, "ds-wrangling")]);
    let pack = packed(&pairs(&other)).remove(0);
    let all: Vec<_> = pairs(&log).into_iter().chain([pack.clone()]).collect();
    assert_eq!(load(all.clone()).attempts[0].entries(), log);
    let plan = plan_pack(&id(), &all).unwrap();
    assert!(!plan.replaces.contains(&pack.0), "a pack with something of its own stays");
}

#[test]
fn damaged_and_newer_packs_are_set_aside_and_the_records_load() {
    let log = finished(vec![rate(0, "ds-statistics")]);
    let (key, value) = packed(&pairs(&log)).remove(0);
    let newer = "pack 2\nwhatever comes then";
    let sum = newer
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let half = value[..value.len() / 2].to_owned();
    let all = [(key, half), (Key::Pack(id(), sum).to_text(), newer.to_owned())];
    let loaded = load(all.iter().cloned().chain(pairs(&log)));
    let mut reasons: Vec<_> = loaded.aside.iter().map(|aside| aside.why.clone()).collect();
    reasons.sort_by_key(|why| *why == AsideReason::Unreadable(ReadError::Damaged));
    assert_eq!(
        reasons,
        [AsideReason::Unreadable(ReadError::Newer(2)), AsideReason::Unreadable(ReadError::Damaged)]
    );
    assert_eq!(loaded.attempts[0].entries(), log);
}

/// s06: a kept example of each version of a record; they are read for ever.
#[test]
fn records_of_every_version_are_read_for_ever() {
    let read = |text: &str| -> Vec<(String, String)> {
        let pairs = text.trim_end().split("\n\n").map(|pair| pair.split_once('\n').unwrap());
        pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    };
    let records = load(read(include_str!("records/record-1.txt")));
    let pack = load(read(include_str!("records/pack-1.txt")));
    assert_eq!(records.aside, []);
    assert_eq!(records, pack, "the pack of version 1 holds the records of version 1");
    let attempt = &records.attempts[0];
    assert_eq!(attempt.entries().len(), 9);
    let answers: Vec<Choice> = attempt.answers().into_iter().map(|given| given.choice).collect();
    assert_eq!(answers, [Choice::Level(Level::new(3).unwrap()), Choice::Option(2), Choice::DontKnow]);
    let evidence = Fact::Milestone {
        stage: Stage::new(2).unwrap(),
        done: Some(true),
        evidence: "Two lines:\nthe “second” é".to_owned(),
    };
    assert!(attempt.facts().to_list().contains(&evidence));
    assert!(attempt.finished() && attempt.reviewed());
}

/// s16: local storage takes five million characters.
#[test]
fn five_hundred_full_attempts_with_much_evidence_fit_where_they_are_kept() {
    let mut log: Vec<Entry> = vec![entry(0, Event::Begin)];
    log.extend((1..78).map(|seq| rate(seq, "ba-accounting-and-finance-03")));
    log.extend((78..110).map(|seq| {
        let evidence = "A report that two departments plan by".to_owned();
        entry(seq, Event::Fact(Fact::Milestone { stage: Stage::new(2).unwrap(), done: Some(true), evidence }))
    }));
    let all = packed(&pairs(&finished(log)));
    let characters: usize = all.iter().map(|(key, value)| key.len() + value.encode_utf16().count()).sum();
    assert!(characters * 500 < 4_000_000, "{characters} characters an attempt");
}

/// s22: what comes back is what storage lacks, whatever form it has.
#[test]
fn the_second_copy_brings_back_what_is_lacking_and_nothing_else() {
    let log = finished(vec![rate(0, "ds-statistics"), rate(1, "py-craft")]);
    let records = pairs(&log);
    let pack = packed(&records);
    assert_eq!(lacking(pack.clone(), records.clone()), [], "the pack has them");
    assert_eq!(lacking(records.clone(), pack.clone()), [], "the records have it");
    assert_eq!(lacking(records[1..].to_vec(), pack.clone()), pack);
    assert_eq!(lacking(records[1..].to_vec(), records.clone()), records[..1]);
    let odd = vec![("cairn/odd".to_owned(), "?".to_owned())];
    assert_eq!(lacking(records, odd.clone()), odd);
    let keys = |all: &[&str]| all.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    assert_eq!(keys_gone(&keys(&["a", "b", "c"]), &keys(&["b", "d"])), ["a", "c"]);
}

/// f24
#[test]
fn a_longer_log_adds_what_is_new_and_a_different_entry_leaves_ours() {
    let ours = Attempt::from_entries(id(), vec![entry(0, Event::Begin), rate(1, "ds-statistics")]).unwrap();
    let theirs = vec![entry(0, Event::Begin), rate(1, "py-craft"), rate(2, "ds-wrangling")];
    let found = merge(&ours, &Attempt::from_entries(id(), theirs.clone()).unwrap());
    assert_eq!((found.new, found.differing), (vec![theirs[2].clone()], 1));
}

/// l08: a link numbers anew; opened twice, or beside the log that it was made of, it adds nothing.
#[test]
fn a_link_adds_only_what_the_log_does_not_know() {
    let told = |evidence: &str, seq| {
        let fact = Fact::Milestone {
            stage: Stage::new(2).unwrap(),
            done: Some(true),
            evidence: evidence.to_owned(),
        };
        entry(seq, Event::Fact(fact))
    };
    let log = vec![
        entry(0, Event::Begin),
        rate(1, "ds-statistics"),
        told("A report", 2),
        rate(3, "py-craft"),
        rate(4, "ds-statistics"),
        entry(5, Event::Finish),
    ];
    let whole = Attempt::from_entries(id(), log.clone()).unwrap();
    let link = write_link("Ada", &whole, LinkFacts::Plain).unwrap();
    let copy = find_link(&link).unwrap().profile.attempts.remove(0);
    assert_eq!(merge(&whole, &copy), cairn_core::record::Merge::default());
    assert_eq!(merge(&copy, &copy), cairn_core::record::Merge::default());
    let mut half = Attempt::from_entries(id(), log[..2].to_vec()).unwrap();
    let found = merge(&half, &copy);
    assert_eq!((found.new.len(), found.differing), (3, 0), "{found:?}");
    for entry in found.new {
        half.push(entry);
    }
    assert_eq!(half.answers().len(), 2);
    assert!(half.finished());
    assert_eq!(merge(&half, &copy), cairn_core::record::Merge::default());
}
