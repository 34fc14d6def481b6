//! What a tab shows after what was read or deleted; and whether that changed anything, for only then it is drawn anew.

use cairn_core::AttemptId;
use cairn_core::attempt::{Attempt, Entry, Event as Told, Millis, Writer};
use cairn_core::keeping::{What, forget, join_attempts, join_plans, record_of, rename};
use cairn_core::plan::RawRecord;

fn id(name: &str) -> AttemptId {
    AttemptId::parse(name).unwrap()
}

fn entry(seq: u32, at: i64) -> Entry {
    let writer = Writer::parse("k1").unwrap();
    let event = if seq == 0 { Told::Begin } else { Told::Finish };
    Entry { seq, writer, at: Millis(at), content: "1".to_owned(), rules: 1, event }
}

fn attempt(name: &str, entries: u32) -> Attempt {
    let mut attempt = Attempt::begin(id(name), entry(0, 1)).unwrap();
    for seq in 1..entries {
        attempt.push(entry(seq, 1));
    }
    attempt
}

fn plan(of: u32, at: u32) -> RawRecord {
    RawRecord { key: format!("cairn/plan/plan-{of}/000000.k1"), raw: format!("{{\"at\":{at}}}") }
}

#[test]
fn what_is_read_joins_what_is_shown_and_says_whether_it_is_new() {
    let mut all = vec![attempt("full-1a", 1)];
    assert!(!join_attempts(&mut all, vec![attempt("full-1a", 1)], false), "nothing is new");
    assert!(join_attempts(&mut all, vec![attempt("full-1a", 2)], false), "an entry is");
    assert!(!join_attempts(&mut all, vec![attempt("full-1a", 1)], false), "less of it is not");
    assert!(join_attempts(&mut all, vec![attempt("full-2b", 1)], false), "an attempt is");
    assert!(join_attempts(&mut all, vec![attempt("full-3c", 1)], true), "an older one is");
    let ids: Vec<&str> = all.iter().map(|one| one.id().as_str()).collect();
    assert_eq!(ids, ["full-3c", "full-1a", "full-2b"]);
    assert_eq!(all[1].entries().len(), 2);

    let mut plans = vec![plan(1, 1)];
    assert!(!join_plans(&mut plans, vec![plan(1, 1)]));
    assert!(join_plans(&mut plans, vec![plan(1, 1), plan(2, 1)]));
    assert_eq!(plans, [plan(1, 1), plan(2, 1)]);
}

#[test]
fn what_is_deleted_shows_no_longer_and_the_rest_does() {
    let all = || (vec![attempt("full-1a", 1), attempt("full-2b", 1)], vec![plan(1, 1), plan(2, 1)]);
    let (mut attempts, mut plans) = all();
    forget(&mut attempts, &mut plans, &What::Some(vec![id("full-1a")], vec![plan(2, 1).key]));
    assert_eq!(attempts, [attempt("full-2b", 1)]);
    assert_eq!(plans, [plan(1, 1)]);
    let (mut attempts, mut plans) = all();
    forget(&mut attempts, &mut plans, &What::All);
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
