//! Orders of events around a deletion that the simulator has found, each as short as it can be told.

use cairn_core::attempt::Writer;
use cairn_core::keeping::{
    Abilities, Deed, Deletion, Handed, Keeper, KeepingEvent, Memory, Over, ReadReason, Ticket, Wrote,
};
use cairn_core::plan::RawRecord;

use crate::one::{NOTHING, One, rated};

/// The second store remembers under the key of a note that it was followed: another deletion is another key, also where two tabs go
/// by one name.
#[test]
fn each_deletion_has_a_note_of_its_own_under_one_name_too() {
    let note = |keys: &[&str]| {
        let mut tab = One::new(keys);
        tab.start();
        tab.hears(KeepingEvent::Delete(Deletion::All));
        tab.note()
    };
    let all = ["cairn/plan/plan-1/000000.k1", "cairn/plan/plan-1/000001.k1"];
    assert_ne!(note(&all[..1]), note(&all));
    assert_ne!(note(&all[..1]), note(&all[1..]));
}

/// Everything is deleted while the second store is away. What the first one has had since was made later: it does not go, also
/// where the first store has lost it and the note by the time the second one opens.
#[test]
fn what_was_made_since_a_deletion_does_not_go_with_it() {
    let mut tab = One::new(&["cairn/plan/plan-1/000000.k1"]);
    let opens = tab.start();
    tab.hears(KeepingEvent::Delete(Deletion::All));
    tab.rate(&["item-1"]);
    assert!(tab.first.contains_key(&rated()));
    tab.first.clear();
    tab.hears(KeepingEvent::Heard);
    let asked = tab.listed(opens, &[rated()]);
    let removes =
        |deed: &Deed| matches!(deed, Deed::FollowSecond(_, all, _) if all.removes.contains(&rated()));
    assert!(!asked.iter().any(removes), "{asked:?}");
    // It comes back, and what was deleted does not.
    assert!(
        asked.iter().any(|deed| matches!(deed, Deed::ReadSecond(_, keys) if *keys == [rated()])),
        "{asked:?}"
    );
}

/// The same deletion, and what the second store has was there before: it goes.
#[test]
fn what_the_second_store_has_of_old_goes_with_a_deletion() {
    let plan = "cairn/plan/plan-1/000000.k1".to_owned();
    let mut tab = One::new(&[]);
    let opens = tab.start();
    tab.hears(KeepingEvent::Delete(Deletion::All));
    let asked = tab.listed(opens, &[plan.clone(), rated()]);
    let removes = |deed: &Deed| matches!(deed, Deed::FollowSecond(_, all, lost) if all.removes == [rated()] && *lost == [plan.clone()]);
    assert!(asked.iter().any(removes), "{asked:?}");
    // What went is not asked for again.
    let asked = tab.ends(&asked);
    assert!(!asked.iter().any(|deed| matches!(deed, Deed::ReadSecond(..))), "{asked:?}");
}

/// A deletion that was broken off is gone on with at the next start, but for a rating: that may have been made anew since.
#[test]
fn a_deletion_that_was_broken_off_is_gone_on_with() {
    let plan = "cairn/plan/plan-1/000000.k1".to_owned();
    let mut tab = One::new(&[&plan, &rated()]);
    tab.first.insert("cairn/forget/k2.7".to_owned(), format!("1 doing\n{plan}\n{}", rated()));
    tab.start();
    assert!(!tab.first.contains_key(&plan) && tab.first.contains_key(&rated()), "{:?}", tab.first);
    assert_eq!(tab.first["cairn/forget/k2.7"], format!("1 done\n{plan}"));
}

/// Everything is deleted while the second store is away, and the first one loses what another tab has saved since, unheard by this
/// one, together with the note. What is not named stays: nobody knows when it was made (seeds 285873 and 535201).
#[test]
fn without_its_note_a_deletion_reaches_only_what_it_names() {
    let plan = |seq: u32| format!("cairn/plan/plan-1/00000{seq}.k1");
    let mut tab = One::new(&[&plan(0)]);
    let opens = tab.start();
    tab.hears(KeepingEvent::Delete(Deletion::All));
    tab.first.insert(plan(1), "{\"at\":2}".to_owned());
    tab.first.clear();
    let asked = tab.listed(opens, &[plan(0), plan(1)]);
    assert_eq!(One::removed(&asked), [plan(0)]);
}

/// An attempt of which something was lost and given up: what was answered since is no part of that (seed 652970).
#[test]
fn a_note_of_single_answers_takes_no_other_of_the_same_attempt() {
    let entry = |seq: u32| format!("cairn/attempt/full-1a/00000{seq}.k1");
    let pack = "cairn/pack/full-1a/00000000000000fe".to_owned();
    let second = [entry(0), entry(1), pack.clone()];
    let mut tab = One::new(&[]);
    let note = |first: &str| format!("1 done\n{first}");
    tab.first.insert("cairn/forget/k2.7".to_owned(), note(&entry(0)));
    let opens = tab.start();
    let asked = tab.listed(opens, &second);
    assert_eq!(One::removed(&asked), [entry(0), pack.clone()]);
    // With the pack go the records that it was made of.
    let mut tab = One::new(&[]);
    tab.first.insert("cairn/forget/k2.7".to_owned(), note(&pack));
    let opens = tab.start();
    let asked = tab.listed(opens, &second);
    assert_eq!(One::removed(&asked), second);
}

/// A record is on its way to the second store when it is deleted, and comes there after another tab has followed the deletion and
/// taken the note away. It goes all the same; also where a tab has brought it back meanwhile (seed 618105).
#[test]
fn what_comes_to_the_second_store_late_goes_with_its_deletion() {
    let plan = "cairn/plan/plan-1/000000.k1".to_owned();
    let mut tab = One::new(&[&plan]);
    let opens = tab.start();
    tab.listed(opens, &[]);
    let asked = tab.hears(KeepingEvent::Delete(Deletion::All));
    let note = tab.note();
    tab.first.remove(&note);
    let asked = tab.lists(&asked, &[note.clone(), plan.clone()]);
    assert_eq!(One::removed(&asked), std::slice::from_ref(&plan));
    tab.first.insert(plan.clone(), "{\"at\":1}".to_owned());
    let asked = tab.ends(&asked);
    // A note of its own sees to the second store.
    assert!(!tab.first.contains_key(&plan) && tab.note() != note);
    let asked = tab.lists(&asked, &[note, plan.clone()]);
    assert_eq!(One::removed(&asked), [plan]);
    tab.ends(&asked);
    assert!(tab.first.is_empty(), "{:?}", tab.first);
}

/// What was deleted is back while the second store is being listed for that: it is listed again, and only then followed (seed
/// 1843630).
#[test]
fn a_deletion_is_not_taken_for_followed_while_it_is_noted_anew() {
    let plans = ["cairn/plan/plan-1/000000.k1".to_owned(), "cairn/plan/plan-1/000001.k1".to_owned()];
    let mut tab = One::new(&[&plans[0], &plans[1]]);
    let opens = tab.start();
    tab.listed(opens, &plans);
    let asked = tab.hears(KeepingEvent::Delete(Deletion::All));
    tab.first.insert(plans[1].clone(), "{\"at\":1}".to_owned());
    let asked = tab.lists(&asked, &plans);
    assert!(
        !asked.iter().any(|deed| matches!(deed, Deed::ChangeSecond(..) | Deed::FollowSecond(..))),
        "{asked:?}"
    );
    let asked = tab.lists(&asked, &plans);
    assert_eq!(One::removed(&asked), plans);
}

/// What is given up goes by its keys, and what is made later has others: a plan may begin anew under the same id (seed 1394223).
#[test]
fn what_is_made_after_giving_up_goes_by_another_name() {
    let plans = [RawRecord { key: "cairn/plan/plan-1/000000.k1".to_owned(), raw: "{\"at\":1}".to_owned() }];
    let memory = Memory { plans: &plans, ..NOTHING };
    let mut keeper = Keeper::new(Abilities::SECOND, Writer::parse("k1").unwrap());
    keeper.step(memory, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(memory, KeepingEvent::Keys(Some(vec![plans[0].key.clone()])));
    keeper.step(memory, KeepingEvent::Keys(Some(Vec::new())));
    let why = ReadReason::Gone(Vec::new(), vec![plans[0].key.clone()]);
    keeper.step(memory, KeepingEvent::Values { why, pairs: Vec::new() });
    assert_eq!(keeper.gone(), &plans);
    keeper.step(memory, KeepingEvent::ForgetGone);
    assert_ne!(keeper.writer().as_str(), "k1");
}

/// A record is on its way to the second store when it is deleted, and comes there between the listing by which another tab follows
/// and the transaction. That tab takes away all that is named, listed or not; but of what is rewritten only what is listed, for the
/// rest was made since (seeds 1411483, 3598743 and 4378657).
#[test]
fn what_is_not_listed_yet_goes_with_its_deletion() {
    let plan = "cairn/plan/plan-1/000000.k1".to_owned();
    let mut tab = One::new(&[]);
    tab.first.insert("cairn/forget/k2.7".to_owned(), format!("1 done\n{plan}\n{}", rated()));
    let opens = tab.start();
    let asked = tab.listed(opens, &[]);
    assert_eq!(One::removed(&asked), std::slice::from_ref(&plan));
    let rewritten = |deed: &Deed| matches!(deed, Deed::FollowSecond(_, all, _) if !all.removes.is_empty());
    assert!(!asked.iter().any(rewritten), "{asked:?}");
    // Where both have it, it is wanted again.
    let mut tab = One::new(&[&plan]);
    tab.first.insert("cairn/forget/k2.7".to_owned(), format!("1 done\n{plan}"));
    let opens = tab.start();
    let asked = tab.listed(opens, &[]);
    assert!(One::removed(&asked).is_empty(), "{asked:?}");
}

/// The second store has followed a deletion and is dropped. Whoever has seen the note tells the new one: the browser may crash and
/// the first store go back to the note, which must not take what was made since (seed 701737).
#[test]
fn a_second_store_that_is_made_anew_is_told_what_was_followed() {
    let note = "cairn/forget/k2.7".to_owned();
    let mut tab = One::new(&[]);
    tab.first.insert(note.clone(), format!("1 done\n{}", rated()));
    let opens = tab.start();
    tab.first.remove(&note);
    let asked = tab.listed(opens, &[]);
    assert_eq!(One::told(&asked), std::slice::from_ref(&note));
    // Once, and not where it knows.
    let asked = tab.ends(&asked);
    assert!(One::told(&asked).is_empty(), "{asked:?}");
    let asked = tab.hears(KeepingEvent::Closed);
    let opens = asked.iter().find_map(opens_anew).unwrap();
    let asked = tab.listed(opens, std::slice::from_ref(&note));
    assert!(One::told(&asked).is_empty(), "{asked:?}");
    // What this tab has followed itself, too.
    let mut tab = One::new(&["cairn/plan/plan-1/000000.k1"]);
    let opens = tab.start();
    tab.listed(opens, &[]);
    let asked = tab.hears(KeepingEvent::Delete(Deletion::All));
    let note = tab.note();
    let asked = tab.lists(&asked, &[]);
    tab.ends(&asked);
    assert!(tab.first.is_empty(), "{:?}", tab.first);
    let asked = tab.hears(KeepingEvent::Closed);
    let opens = asked.iter().find_map(opens_anew).unwrap();
    let asked = tab.listed(opens, &[]);
    assert_eq!(One::told(&asked), [note]);
}

/// A deletion that its tab has not carried out in the first store yet is not followed in the second.
#[test]
fn a_deletion_that_is_not_done_is_not_followed() {
    let plan = "cairn/plan/plan-1/000000.k1".to_owned();
    for (done, removed) in [("doing", Vec::new()), ("done", vec![plan.clone()])] {
        let mut tab = One::new(&[]);
        let opens = tab.start();
        tab.first.insert("cairn/forget/k2.7".to_owned(), format!("1 {done}\n{plan}"));
        let asked = tab.listed(opens, std::slice::from_ref(&plan));
        assert_eq!(One::removed(&asked), removed);
    }
}

/// A deletion that is called off is called off in the second store, too: the first may go back to its note.
#[test]
fn a_deletion_that_is_called_off_is_not_followed_after_a_crash() {
    let note = "cairn/forget/k2.7".to_owned();
    for (done, expected) in [("doing", true), ("done", false)] {
        let mut tab = One::new(&[]);
        let opens = tab.start();
        tab.listed(opens, &[]);
        tab.first.insert(note.clone(), format!("1 {done}\n{}", rated()));
        tab.hears(KeepingEvent::Heard);
        let record = RawRecord { key: "cairn/plan/plan-1/000000.k1".to_owned(), raw: "{}".to_owned() };
        let asked = tab.hears(KeepingEvent::Keep { records: vec![record], over: Over::Rename, again: true });
        let told = |deed: &Deed| matches!(deed, Deed::ChangeSecond(_, all) if all.puts[0].0 == note);
        assert_eq!(asked.iter().any(told), expected, "{asked:?}");
        assert_eq!(tab.first.contains_key(&note), !expected);
    }
}

/// What is asked of what is gone names each attempt once.
#[test]
fn an_attempt_of_which_several_answers_are_gone_is_looked_at_once() {
    let keys = [0, 1, 2].map(|seq| format!("cairn/attempt/full-1a/00000{seq}.k1"));
    let mut keeper = Keeper::new(Abilities::FIRST, Writer::parse("k1").unwrap());
    keeper.step(NOTHING, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(NOTHING, KeepingEvent::Keys(Some(keys.to_vec())));
    let deeds = keeper.step(NOTHING, KeepingEvent::Keys(Some(keys[2..].to_vec())));
    let looks = |deed: &Deed| {
        matches!(deed, Deed::ReadFirst { why: ReadReason::Gone(ids, plans), keys: left }
            if ids.len() == 1 && plans.is_empty() && *left == keys[2..])
    };
    assert!(deeds.iter().any(looks), "{deeds:?}");
}

/// What stays is neither new nor gone.
#[test]
fn a_deletion_reads_nothing_anew() {
    let keys = [0, 1].map(|seq| format!("cairn/plan/plan-1/00000{seq}.k1"));
    let mut keeper = Keeper::new(Abilities::SECOND, Writer::parse("k1").unwrap());
    keeper.step(NOTHING, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(NOTHING, KeepingEvent::Keys(Some(keys.to_vec())));
    keeper.step(NOTHING, KeepingEvent::Delete(Deletion::Some(Vec::new(), vec![keys[1].clone()])));
    let deeds = keeper.step(NOTHING, KeepingEvent::Keys(Some(keys.to_vec())));
    assert!(matches!(deeds[..], [Deed::WriteFirst { .. }, Deed::EraseFirst { .. }]), "{deeds:?}");
    assert_eq!(keeper.keys(), &keys[..1]);
}

fn opens_anew(deed: &Deed) -> Option<Ticket> {
    if let Deed::OpenSecond(ticket) = deed { Some(*ticket) } else { None }
}

/// Two tabs went by one name, and the other one has taken the next. What is made after a deletion goes by neither: what was deleted
/// under the next may still stand in the second store (seed 3502469).
#[test]
fn what_is_made_after_a_deletion_bears_no_name_that_was_deleted() {
    for other in ["cairn/plan/plan-1/000000.k2", "cairn/attempt/full-1a/000000.k2"] {
        let mut tab = One::new(&["cairn/plan/plan-1/000000.k1", other]);
        tab.start();
        tab.hears(KeepingEvent::Delete(Deletion::All));
        assert_eq!(tab.keeper.writer().as_str(), "k3");
    }
}
