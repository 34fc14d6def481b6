//! Ratings, which are rewritten, step by step.

use cairn_core::keeping::{Deed, Deletion, KeepingEvent, Over, Ticket};
use cairn_core::plan::RawRecord;
use cairn_core::record::file::read_rating;

use crate::one::{One, rated, rating};

/// The last change of the second store.
fn change(asked: &[Deed]) -> Option<(Ticket, Vec<(String, String)>)> {
    asked.iter().rev().find_map(|deed| match deed {
        Deed::ChangeSecond(ticket, all) => Some((*ticket, all.puts.clone())),
        _ => None,
    })
}

/// A tab that rates something, and asks what the second store has of it.
fn looks_up(tab: &mut One) -> Ticket {
    let opens = tab.start();
    tab.listed(opens, &[]);
    let asked = tab.rate(&["mine"]);
    let [Deed::AwaitFrame, Deed::ReadSecond(ticket, keys)] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(*keys, [rated()]);
    *ticket
}

/// A tab that rates something, of which the second store has nothing yet; and what it sends there.
fn rates(tab: &mut One) -> (Ticket, Vec<(String, String)>) {
    let ticket = looks_up(tab);
    let asked = tab.hears(KeepingEvent::Read { ticket, pairs: Some(Vec::new()) });
    change(&asked).unwrap()
}

/// What another tab has sent meanwhile may have come before: where the first store says more by now, that is sent, too.
#[test]
fn a_rating_is_sent_again_where_the_first_store_says_more_by_then() {
    let mut tab = One::new(&[]);
    let (ticket, puts) = rates(&mut tab);
    assert_eq!(puts, [(rated(), rating(&["mine"]))]);
    assert_eq!(change(&tab.hears(KeepingEvent::Ended { ticket, ok: true })), None);

    let mut tab = One::new(&[]);
    let (ticket, _) = rates(&mut tab);
    tab.first.insert(rated(), rating(&["mine", "theirs"]));
    let (ticket, puts) = change(&tab.hears(KeepingEvent::Ended { ticket, ok: true })).unwrap();
    assert_eq!(puts.len(), 1);
    assert_eq!(read_rating(puts[0].1.as_bytes()).unwrap().answers.len(), 2);
    assert_eq!(change(&tab.hears(KeepingEvent::Ended { ticket, ok: true })), None, "that is what was sent");
}

/// Ratings are in no memory. One that the first store has lost is named by the deletion that covers it, and by no other one.
#[test]
fn a_rating_that_was_lost_goes_with_the_deletion_that_covers_it() {
    let keys = ["cairn/rated/r-1", "cairn/rated/r-2"];
    let mut tab = One::new(&keys);
    tab.start();
    tab.first.clear();
    tab.hears(KeepingEvent::Heard);
    for key in keys {
        tab.first.clear();
        tab.hears(KeepingEvent::Delete(Deletion::Some(Vec::new(), vec![key.to_owned()])));
        assert_eq!(tab.first[&tab.note()], format!("1 done\n{key}"));
    }
}

/// What the second store has of a rating is joined with what is sent, there and here.
#[test]
fn a_rating_goes_beside_what_the_second_store_has_of_it() {
    let mut tab = One::new(&[]);
    let ticket = looks_up(&mut tab);
    let asked = tab.hears(KeepingEvent::Read { ticket, pairs: Some(vec![(rated(), rating(&["copied"]))]) });
    let (ticket, puts) = change(&asked).unwrap();
    for text in [&tab.first[&rated()], &puts[0].1] {
        assert_eq!(read_rating(text.as_bytes()).unwrap().answers.len(), 2);
    }
    // It is done, or the second store has refused and is opened anew.
    for (ok, expected) in [(true, 0), (false, 1)] {
        let mut tab = One { keeper: tab.keeper.clone(), first: tab.first.clone(), full: false, taken: None };
        let asked = tab.hears(KeepingEvent::Ended { ticket, ok });
        assert_eq!(asked.iter().filter(|deed| matches!(deed, Deed::OpenSecond(_))).count(), expected);
        assert_eq!(change(&asked), None);
    }
}

/// What is sent of a rating is the rating, whatever else was refused.
#[test]
fn what_is_sent_of_a_rating_is_no_other_record() {
    let mut tab = One::new(&[]);
    let ticket = looks_up(&mut tab);
    tab.full = true;
    let record = RawRecord { key: "cairn/plan/plan-1/000000.k1".to_owned(), raw: "{}".to_owned() };
    tab.hears(KeepingEvent::Keep { records: vec![record], over: Over::Rename, again: false });
    tab.hears(KeepingEvent::Write);
    assert!(tab.keeper.has_waiting());
    let asked = tab.hears(KeepingEvent::Read { ticket, pairs: Some(Vec::new()) });
    assert_eq!(change(&asked).map(|(_, puts)| puts), Some(vec![(rated(), rating(&["mine"]))]));
}

/// Both stores say something else of a rating when they are compared: that is the end of it when both have all of it.
#[test]
fn the_comparison_ends_when_what_was_said_otherwise_is_put_right() {
    let mut tab = One::new(&[]);
    tab.first.insert(rated(), rating(&["mine"]));
    let opens = tab.start();
    let asked = tab.listed(opens, &[rated()]);
    let read = |deed: &Deed| if let Deed::ReadSecond(ticket, _) = deed { Some(*ticket) } else { None };
    let ticket = asked.iter().find_map(read).unwrap();
    let asked = tab.hears(KeepingEvent::Read { ticket, pairs: Some(vec![(rated(), rating(&["copied"]))]) });
    let (ticket, _) = change(&asked).unwrap();
    let ends = |asked: &[Deed]| asked.iter().any(|deed| matches!(deed, Deed::Compared(_)));
    assert!(!ends(&asked), "{asked:?}");
    assert!(ends(&tab.hears(KeepingEvent::Ended { ticket, ok: true })));
}

/// A rating is deleted while what the second store has of it is on its way here: that is not joined with one that is made anew.
#[test]
fn what_was_asked_of_a_rating_that_is_deleted_is_void() {
    let mut tab = One::new(&[]);
    let ticket = looks_up(&mut tab);
    tab.hears(KeepingEvent::Delete(Deletion::All));
    tab.rate(&["anew"]);
    tab.hears(KeepingEvent::Read { ticket, pairs: Some(vec![(rated(), rating(&["copied"]))]) });
    assert_eq!(tab.first[&rated()], rating(&["anew"]));
}
