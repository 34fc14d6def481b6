//! What a tab shows after what was read or deleted; and whether that changed anything, for only then it is drawn anew.

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Writer, to_open, worked_on_last};
use cairn_core::keeping::{Deletion, forget, join_attempts, join_plans, record_of, rename};
use cairn_core::plan::RawRecord;
use cairn_core::{AttemptId, ItemId};

fn id(name: &str) -> AttemptId {
    AttemptId::parse(name).unwrap()
}

fn entry(seq: u32, at: i64) -> Entry {
    let writer = Writer::parse("k1").unwrap();
    let event = if seq == 0 { Event::Begin } else { Event::Finish };
    Entry { seq, writer, at: Millis(at), content: "1".to_owned(), rules: 1, event }
}

fn answer(seq: u32, at: i64) -> Entry {
    let item = ItemId::parse("ds-statistics").unwrap();
    let event = Event::Answer { item, version: 1, choice: Choice::DontKnow, took_ms: None };
    Entry { event, ..entry(seq, at) }
}

fn attempt(name: &str, entries: u32) -> Attempt {
    let mut attempt = Attempt::begin(id(name), entry(0, 1)).unwrap();
    for seq in 1..entries {
        attempt.push(entry(seq, 1));
    }
    attempt
}

fn ids(all: &[Attempt]) -> Vec<&str> {
    all.iter().map(|one| one.id().as_str()).collect()
}

fn plan(of: u32, at: u32) -> RawRecord {
    RawRecord { key: format!("cairn/plan/plan-{of}/000000.k1"), raw: format!("{{\"at\":{at}}}") }
}

#[test]
fn what_is_read_joins_what_is_shown_and_says_whether_it_is_new() {
    let mut all = vec![attempt("full-1a", 1)];
    assert!(!join_attempts(&mut all, vec![attempt("full-1a", 1)]), "nothing is new");
    assert!(join_attempts(&mut all, vec![attempt("full-1a", 2)]), "an entry is");
    assert!(!join_attempts(&mut all, vec![attempt("full-1a", 1)]), "less of it is not");
    assert!(join_attempts(&mut all, vec![attempt("full-2b", 1)]), "an attempt is");
    let older = Attempt::begin(id("full-3c"), entry(0, 0)).unwrap();
    assert!(join_attempts(&mut all, vec![older]), "an older one is");
    assert_eq!(ids(&all), ["full-3c", "full-1a", "full-2b"]);
    assert_eq!(all[1].entries().len(), 2);

    let mut plans = vec![plan(1, 1)];
    assert!(!join_plans(&mut plans, vec![plan(1, 1)]));
    assert!(join_plans(&mut plans, vec![plan(1, 1), plan(2, 1)]));
    assert_eq!(plans, [plan(1, 1), plan(2, 1)]);
}

/// Of two packed attempts only the marks of one reading of the best answers lay loose: the one with the later id was opened, and was
/// the older one.
#[test]
fn what_was_worked_on_last_shows_once_its_pack_is_read() {
    let begun = |name: &str, at: i64| {
        let mut attempt = Attempt::begin(id(name), entry(0, at)).unwrap();
        attempt.push(answer(1, at + 1));
        attempt.push(entry(3, at + 1));
        attempt
    };
    let (older, newer) = (begun("full-2b", 10), begun("full-1a", 20));
    let mark = |name: &str| Attempt::begin(id(name), Entry { event: Event::Review, ..entry(2, 90) }).unwrap();
    let marks = vec![mark("full-1a"), mark("full-2b")];
    for packs in [[older.clone(), newer.clone()], [newer.clone(), older.clone()]] {
        let mut all = Vec::new();
        join_attempts(&mut all, marks.clone());
        assert_eq!(to_open(&all, None), Some(older.id()), "nothing else is known yet");
        let at_hand = to_open(&all, None).cloned();
        join_attempts(&mut all, packs.to_vec());
        assert_eq!(ids(&all), ["full-2b", "full-1a"]);
        assert_eq!(to_open(&all, at_hand.as_ref()), Some(newer.id()));
    }
    // One that is under way stays at hand, and one that is gone on with is the last wherever it lies.
    let mut open = Attempt::begin(id("full-0c"), entry(0, 1)).unwrap();
    let all = [open.clone(), older.clone(), newer];
    assert_eq!(to_open(&all, Some(open.id())), Some(open.id()));
    assert_eq!(to_open(&all, Some(older.id())).map(AttemptId::as_str), Some("full-1a"));
    open.push(Entry { event: Event::Review, ..entry(1, 40) });
    assert_eq!(worked_on_last(&[open.clone(), older.clone()]), Some(&older), "reading is no work");
    open.push(answer(2, 50));
    assert_eq!(worked_on_last(&[open.clone(), older]), Some(&open));
    assert_eq!(to_open(&[], None), None);
}

#[test]
fn what_is_deleted_shows_no_longer_and_the_rest_does() {
    let all = || (vec![attempt("full-1a", 1), attempt("full-2b", 1)], vec![plan(1, 1), plan(2, 1)]);
    let (mut attempts, mut plans) = all();
    forget(&mut attempts, &mut plans, &Deletion::Some(vec![id("full-1a")], vec![plan(2, 1).key]));
    assert_eq!(attempts, [attempt("full-2b", 1)]);
    assert_eq!(plans, [plan(1, 1)]);
    let (mut attempts, mut plans) = all();
    forget(&mut attempts, &mut plans, &Deletion::All);
    assert!(attempts.is_empty() && plans.is_empty());
}

#[test]
fn what_is_renamed_shows_under_its_new_name_alone() {
    let k2 = Writer::parse("k2").unwrap();
    let (mut attempts, mut plans) =
        (vec![attempt("full-1a", 1), attempt("full-2b", 1)], vec![plan(1, 1), plan(1, 2)]);
    let old = record_of(&id("full-2b"), &entry(0, 1));
    let new = record_of(&id("full-2b"), &Entry { writer: k2.clone(), ..entry(0, 1) });
    rename(&mut attempts, &mut plans, &old, new);
    assert_eq!(attempts[0], attempt("full-1a", 1));
    assert_eq!(attempts[1].entries(), [Entry { writer: k2, ..entry(0, 1) }]);
    // Of two under one key the one that it is.
    rename(&mut attempts, &mut plans, &plan(1, 2), plan(2, 2));
    assert_eq!(plans, [plan(1, 1), plan(2, 2)]);
}
