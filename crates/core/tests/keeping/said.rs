//! What may be said of how things are kept, event by event.

use cairn_core::AttemptId;
use cairn_core::attempt::Writer;
use cairn_core::keeping::{
    Abilities, Copies, Deed, Deletion, Handed, Keeper, KeepingEvent, Memory, Over, ReadReason, Saving,
    Ticket, Wrote,
};
use cairn_core::plan::RawRecord;

use crate::one::{NOTHING, One, rated};

fn plan(seq: u32) -> RawRecord {
    RawRecord { key: format!("cairn/plan/plan-1/{seq:06}.k1"), raw: format!("{{\"at\":{seq}}}") }
}

fn keep(tab: &mut One, record: RawRecord) -> Vec<Deed> {
    let mut asked = tab.hears(KeepingEvent::Keep { records: vec![record], over: Over::Rename, again: false });
    asked.extend(tab.hears(KeepingEvent::Write));
    asked
}

fn copies(tab: &mut One) -> Option<Copies> {
    tab.keeper.news().map(|(said, _)| said.copies)
}

fn saving(tab: &mut One) -> Option<Saving> {
    tab.keeper.news().map(|(said, _)| said.saving)
}

/// The ticket of the last change, and what it puts.
fn change(asked: &[Deed]) -> Option<(Ticket, Vec<String>)> {
    asked.iter().rev().find_map(|deed| match deed {
        Deed::ChangeSecond(ticket, all) => {
            Some((*ticket, all.puts.iter().map(|(key, _)| key.clone()).collect()))
        }
        _ => None,
    })
}

fn opening(asked: &[Deed]) -> Option<Ticket> {
    asked.iter().find_map(|deed| if let Deed::OpenSecond(ticket) = deed { Some(*ticket) } else { None })
}

/// A record is called saved when the second store has it, too, and a tab that let go of that says so and asks it nothing more.
#[test]
fn saved_is_said_when_both_stores_have_it_and_a_tab_that_lets_go_says_so() {
    let mut tab = One::new(&[]);
    let opens = tab.start();
    assert_eq!(copies(&mut tab), Some(Copies::Waiting));
    let asked = tab.hears(KeepingEvent::Opened(opens));
    assert_eq!(copies(&mut tab), None, "that was said");
    tab.lists(&asked, &[]);
    assert_eq!(copies(&mut tab), Some(Copies::Two));
    let asked = keep(&mut tab, plan(0));
    assert_eq!(saving(&mut tab), Some(Saving::Writing));
    let (ticket, puts) = change(&asked).unwrap();
    assert_eq!(puts, [plan(0).key]);
    tab.hears(KeepingEvent::Ended { ticket, ok: true });
    assert_eq!(saving(&mut tab), Some(Saving::Saved));
    tab.hears(KeepingEvent::Outdated);
    assert_eq!(copies(&mut tab), Some(Copies::Outdated));
    assert_eq!(change(&keep(&mut tab, plan(1))), None);
    assert_eq!(opening(&tab.hears(KeepingEvent::Shown)), None, "a newer page needs it");
    assert!(tab.hears(KeepingEvent::Closed).is_empty());
}

/// Which attempt is saved is said once, when it is.
#[test]
fn the_attempt_that_was_written_last_is_named_when_it_is_saved() {
    let mut tab = One::new(&[]);
    let opens = tab.start();
    tab.listed(opens, &[]);
    tab.keeper.news();
    let key = "cairn/attempt/full-1a/000000.k1".to_owned();
    let (ticket, _) = change(&keep(&mut tab, RawRecord { key, raw: "{}".to_owned() })).unwrap();
    assert_eq!(tab.keeper.news().unwrap().1, None, "it is on its way");
    tab.hears(KeepingEvent::Ended { ticket, ok: true });
    assert_eq!(tab.keeper.news().unwrap().1, AttemptId::parse("full-1a"));
    tab.hears(KeepingEvent::Outdated);
    assert_eq!(tab.keeper.news().unwrap().1, None, "that was said");
}

#[test]
fn a_second_store_that_is_held_or_late_is_taken_when_it_comes() {
    let mut tab = One::new(&[&plan(0).key]);
    let opens = tab.start();
    tab.hears(KeepingEvent::Held);
    assert_eq!(copies(&mut tab), Some(Copies::Held));
    tab.hears(KeepingEvent::NotOpened(opens));
    assert_eq!(copies(&mut tab), None, "whoever holds it is still said");
    let asked = tab.listed(opens, &[]);
    assert_eq!(change(&asked).unwrap().1, [plan(0).key]);
    // One that is not there is asked for again when the page is shown, and one of an earlier opening is nobody's.
    let mut tab = One::new(&[]);
    let opens = tab.start();
    let asked = tab.hears(KeepingEvent::NotOpened(opens));
    assert!(matches!(asked[..], [Deed::Compared(_)]), "{asked:?}");
    assert_eq!(copies(&mut tab), Some(Copies::One));
    let again = opening(&tab.hears(KeepingEvent::Shown)).unwrap();
    assert!(tab.hears(KeepingEvent::Opened(opens)).is_empty());
    tab.hears(KeepingEvent::NotOpened(opens));
    assert_eq!(copies(&mut tab), Some(Copies::Waiting));
    tab.listed(again, &[]);
    assert_eq!(copies(&mut tab), Some(Copies::Two));
    assert_eq!(opening(&tab.hears(KeepingEvent::Shown)), None, "it is there");
}

/// A script may empty the second store and leave it open: nothing closes, nothing fails.
#[test]
fn a_second_store_that_was_emptied_is_filled_when_the_page_is_shown() {
    let mut tab = One::new(&[&plan(0).key]);
    let opens = tab.start();
    tab.listed(opens, &[plan(0).key]);
    assert_eq!(copies(&mut tab), Some(Copies::Two));
    let asked = tab.hears(KeepingEvent::Shown);
    assert!(
        tab.hears(KeepingEvent::Shown).iter().all(|deed| !matches!(deed, Deed::ListSecond(_))),
        "once is enough"
    );
    let asked = tab.lists(&asked, &[]);
    let (ticket, puts) = change(&asked).unwrap();
    assert_eq!(puts, [plan(0).key]);
    assert_eq!(saving(&mut tab), Some(Saving::Writing));
    tab.hears(KeepingEvent::Ended { ticket, ok: true });
    assert_eq!(saving(&mut tab), Some(Saving::Saved));
    let asked = tab.hears(KeepingEvent::Shown);
    assert_eq!(change(&tab.lists(&asked, &[plan(0).key])), None, "nothing is missing");
}

/// One that dies is opened once more and gets what it missed; where it dies again before it has taken anything, it is given up.
#[test]
fn a_second_store_that_dies_is_opened_once_more_and_not_for_ever() {
    let mut tab = One::new(&[&plan(0).key]);
    let opens = tab.start();
    tab.listed(opens, &[plan(0).key]);
    let again = opening(&tab.hears(KeepingEvent::Closed)).unwrap();
    assert_ne!(again, opens);
    assert!(tab.hears(KeepingEvent::Closed).is_empty(), "it is not open yet");
    let asked = tab.listed(again, &[]);
    let (ticket, puts) = change(&asked).unwrap();
    assert_eq!(puts, [plan(0).key]);
    tab.hears(KeepingEvent::Ended { ticket, ok: true });
    assert_eq!(opening(&tab.hears(KeepingEvent::Closed)), None, "it has taken nothing new since");
    assert_eq!(copies(&mut tab), Some(Copies::One));
    // Once it has, it is opened again.
    let mut tab = One::new(&[]);
    let opens = tab.start();
    tab.listed(opens, &[]);
    let again = opening(&tab.hears(KeepingEvent::Closed)).unwrap();
    tab.listed(again, &[]);
    let (ticket, _) = change(&keep(&mut tab, plan(1))).unwrap();
    tab.hears(KeepingEvent::Ended { ticket, ok: true });
    assert!(opening(&tab.hears(KeepingEvent::Closed)).is_some());
}

/// What the first store refuses goes into the second at once, also into one that is made anew, beside what that lacks.
#[test]
fn what_the_first_store_refuses_is_copied_all_the_same() {
    let mut tab = One::new(&[&plan(0).key]);
    let opens = tab.start();
    tab.listed(opens, &[plan(0).key]);
    tab.full = true;
    let asked = keep(&mut tab, plan(1));
    assert_eq!(change(&asked).unwrap().1, [plan(1).key]);
    assert_eq!(change(&tab.hears(KeepingEvent::Write)), None, "it is there");
    assert_eq!(saving(&mut tab), Some(Saving::Full));
    let again = opening(&tab.hears(KeepingEvent::Closed)).unwrap();
    let asked = tab.listed(again, &[]);
    assert_eq!(change(&asked).unwrap().1, [plan(0).key, plan(1).key]);
    // Once there is room, it is copied again: another tab may have copied half of it.
    tab.full = false;
    let asked = tab.hears(KeepingEvent::Write);
    assert_eq!(change(&asked).map(|(_, puts)| puts), Some(vec![plan(1).key]));
    assert!(!tab.keeper.has_waiting());
}

/// Also where the second store has something under its key: that may be half of it, out of another tab.
#[test]
fn what_the_first_store_refuses_is_copied_over_what_the_second_has_of_it() {
    let mut tab = One::new(&[]);
    let opens = tab.start();
    tab.full = true;
    keep(&mut tab, plan(1));
    let asked = tab.listed(opens, &[plan(1).key]);
    assert_eq!(change(&asked).map(|(_, puts)| puts), Some(vec![plan(1).key]));
}

/// What waits for its frame is copied when the first store has it, and not before.
#[test]
fn what_waits_for_its_frame_is_not_copied() {
    let mut tab = One::new(&[&plan(0).key]);
    let opens = tab.start();
    tab.hears(KeepingEvent::Keep { records: vec![plan(1)], over: Over::Rename, again: false });
    let asked = tab.listed(opens, &[]);
    assert_eq!(change(&asked).map(|(_, puts)| puts), Some(vec![plan(0).key]));
}

/// A storage that is blocked is said to be, also where nothing waits; one that is full no longer when nothing is refused.
#[test]
fn trouble_with_the_first_store_is_said_as_long_as_it_lasts() {
    for (probe, before, after) in [
        (Wrote::Blocked, Saving::Memory, Saving::Memory),
        (Wrote::Refused, Saving::Full, Saving::Saved),
        (Wrote::Kept, Saving::Saved, Saving::Saved),
    ] {
        let mut keeper = Keeper::new(Abilities::FIRST, Writer::parse("k1").unwrap());
        keeper.step(NOTHING, KeepingEvent::Start { probe, handed: Handed::default() });
        keeper.step(NOTHING, KeepingEvent::Keys(Some(Vec::new())));
        assert_eq!(keeper.news().unwrap().0.saving, before);
        keeper.step(NOTHING, KeepingEvent::Write);
        assert_eq!(keeper.news().map_or(before, |(said, _)| said.saving), after);
    }
}

/// A record that is taken ends it.
#[test]
fn there_is_room_once_a_record_is_taken() {
    let mut keeper = Keeper::new(Abilities::FIRST, Writer::parse("k1").unwrap());
    keeper.step(NOTHING, KeepingEvent::Start { probe: Wrote::Refused, handed: Handed::default() });
    keeper.step(NOTHING, KeepingEvent::Keys(Some(Vec::new())));
    keeper.step(NOTHING, KeepingEvent::Keep { records: vec![plan(0)], over: Over::Rename, again: false });
    keeper.step(NOTHING, KeepingEvent::Write);
    assert_eq!(keeper.news().unwrap().0.saving, Saving::Full);
    keeper.step(NOTHING, KeepingEvent::Wrote { key: plan(0).key, outcome: Wrote::Kept });
    assert_eq!(keeper.news().unwrap().0.saving, Saving::Saved);
}

/// A first store that is too full for the note of a deletion: this tab knows of it, and writes it when there is room.
#[test]
fn a_note_that_finds_no_room_waits_in_its_tab() {
    let mut tab = One::new(&[&plan(0).key]);
    let opens = tab.start();
    tab.listed(opens, &[plan(0).key]);
    assert!(!tab.keeper.has_notes_waiting() && !tab.keeper.is_forgetting());
    tab.full = true;
    tab.hears(KeepingEvent::Delete(Deletion::All));
    assert!(tab.keeper.has_notes_waiting() && tab.keeper.is_forgetting());
    assert!(tab.first.is_empty());
    tab.full = false;
    tab.hears(KeepingEvent::Write);
    assert!(!tab.keeper.has_notes_waiting());
    assert!(tab.keeper.is_forgetting(), "the second store has not followed");
    assert!(tab.first[&tab.note()].starts_with("1 done"));
}

/// Nor does it wait once the second store has followed.
#[test]
fn a_note_that_was_followed_waits_no_longer() {
    let mut tab = One::new(&[&plan(0).key]);
    let opens = tab.start();
    tab.listed(opens, &[plan(0).key]);
    tab.full = true;
    let asked = tab.hears(KeepingEvent::Delete(Deletion::All));
    let asked = tab.lists(&asked, &[plan(0).key]);
    assert_eq!(One::removed(&asked), [plan(0).key]);
    tab.ends(&asked);
    assert!(!tab.keeper.has_notes_waiting() && !tab.keeper.is_forgetting());
}

/// By then another tab may have brought back what went: it goes once more, but for what is made anew under the same key.
#[test]
fn what_came_back_while_a_note_waited_goes_once_more() {
    let mut tab = One::new(&[&plan(0).key, &rated()]);
    tab.start();
    tab.full = true;
    tab.hears(KeepingEvent::Delete(Deletion::All));
    for key in [plan(0).key, rated()] {
        tab.first.insert(key, "{}".to_owned());
    }
    tab.full = false;
    tab.hears(KeepingEvent::Write);
    assert!(!tab.first.contains_key(&plan(0).key) && tab.first.contains_key(&rated()), "{:?}", tab.first);
}

/// Each note waits until it is written itself.
#[test]
fn of_two_notes_that_wait_each_waits_for_itself() {
    let mut tab = One::new(&[&plan(0).key, &plan(1).key]);
    tab.start();
    tab.full = true;
    for seq in [0, 1] {
        tab.hears(KeepingEvent::Delete(Deletion::Some(Vec::new(), vec![plan(seq).key])));
    }
    let writes = tab.keeper.step(NOTHING, KeepingEvent::Write);
    assert_eq!(writes.len(), 2);
    for (deed, waits) in writes.into_iter().zip([true, false]) {
        let Deed::WriteFirst { key, .. } = deed else { panic!("{deed:?}") };
        tab.keeper.step(NOTHING, KeepingEvent::Wrote { key, outcome: Wrote::Kept });
        assert_eq!(tab.keeper.has_notes_waiting(), waits);
    }
}

/// What the browser does not let go is said once.
#[test]
fn what_cannot_be_deleted_is_said_once() {
    let mut tab = One::new(&[]);
    tab.start();
    tab.hears(KeepingEvent::Erased { ok: true, note: None });
    assert!(!tab.keeper.erase_failed());
    tab.hears(KeepingEvent::Erased { ok: false, note: None });
    assert!(tab.keeper.erase_failed());
    assert!(!tab.keeper.erase_failed());
}

/// What the second store alone has comes back, is counted once, and is listed.
#[test]
fn what_comes_back_is_counted_once() {
    let mut tab = One::new(&[]);
    let opens = tab.start();
    let asked = tab.listed(opens, &[plan(0).key]);
    let read = |deed: &Deed| if let Deed::ReadSecond(ticket, _) = deed { Some(*ticket) } else { None };
    let ticket = asked.iter().find_map(read).unwrap();
    tab.hears(KeepingEvent::Read { ticket, pairs: Some(vec![(plan(0).key, plan(0).raw)]) });
    assert_eq!(tab.first.get(&plan(0).key), Some(&plan(0).raw));
    assert_eq!(tab.keeper.keys(), [plan(0).key]);
    assert_eq!((tab.keeper.take_back(), tab.keeper.take_back()), (1, 0));
}

/// What the first program hands over: what waits, and what is gone. After that it does nothing and says nothing.
#[test]
fn what_no_store_has_goes_along_to_the_second_program() {
    let plans = [plan(0), plan(1)];
    let memory = Memory { plans: &plans, ..NOTHING };
    let mut keeper = Keeper::new(Abilities::FIRST, Writer::parse("k1").unwrap());
    keeper.step(memory, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(memory, KeepingEvent::Keys(Some(vec![plan(0).key])));
    keeper.step(memory, KeepingEvent::Keep { records: vec![plan(1)], over: Over::Rename, again: false });
    assert!(keeper.has_waiting() && keeper.waits(&plan(1).key) && !keeper.waits(&plan(0).key));
    keeper.step(memory, KeepingEvent::Keys(Some(Vec::new())));
    let why = ReadReason::Gone(Vec::new(), vec![plan(0).key, plan(1).key]);
    keeper.step(memory, KeepingEvent::Values { why, pairs: Vec::new() });
    // What waits is not gone.
    assert_eq!(keeper.gone(), [plan(0)]);
    let in_memory: Vec<&RawRecord> = keeper.in_memory_alone().collect();
    assert_eq!(in_memory, [&plan(1), &plan(0)]);
    assert!(!keeper.is_given_up());
    let handed = keeper.hand_over();
    assert_eq!(handed, Handed { waiting: vec![plan(1)], gone: vec![plan(0)], forget: false });
    assert!(keeper.step(memory, KeepingEvent::Shown).is_empty() && keeper.news().is_none());

    let mut second = Keeper::new(Abilities::SECOND, Writer::parse("k1").unwrap());
    let deeds = second.step(NOTHING, KeepingEvent::Start { probe: Wrote::Kept, handed });
    let Some(Deed::TakeUp(loaded)) = deeds.first() else { panic!("{deeds:?}") };
    assert_eq!(loaded.plans, [plan(0), plan(1)]);
    let writes = |deed: &Deed| matches!(deed, Deed::WriteFirst { key, .. } if *key == plan(1).key);
    assert!(deeds.iter().any(writes) && second.waits(&plan(1).key));
    assert_eq!(second.gone(), [plan(0)]);
    assert!(second.news().unwrap().0.gone);
}

/// The first program reads nothing before the second has gone on with a deletion that was broken off, and calls one off that the
/// person no longer wants; one that is done stands.
#[test]
fn the_first_program_leaves_a_deletion_to_the_second_or_calls_it_off() {
    let note = |name: &str| format!("cairn/forget/{name}.7");
    let keys = Some(vec![note("k2"), note("k3")]);
    let pairs =
        |done: &str| vec![(note("k2"), format!("1 {done}\n{}", rated())), (note("k3"), "1 done".to_owned())];
    let begin = || {
        let mut keeper = Keeper::new(Abilities::FIRST, Writer::parse("k1").unwrap());
        keeper.step(NOTHING, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
        let deeds = keeper.step(NOTHING, KeepingEvent::Keys(keys.clone()));
        assert!(matches!(deeds[..], [Deed::ReadFirst { why: ReadReason::Undone, .. }]), "{deeds:?}");
        keeper
    };
    let mut keeper = begin();
    let deeds = keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Undone, pairs: pairs("doing") });
    assert_eq!(deeds, [Deed::Compared(cairn_core::keeping::ProgramRequest::Restore)]);
    let mut keeper = begin();
    let deeds = keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Undone, pairs: pairs("done") });
    assert_eq!(deeds, [Deed::ListFirst]);
    keeper.step(NOTHING, KeepingEvent::Keys(keys.clone()));
    let deeds =
        keeper.step(NOTHING, KeepingEvent::Keep { records: vec![plan(0)], over: Over::Rename, again: true });
    let asks =
        |deed: &Deed| matches!(deed, Deed::ReadFirst { why: ReadReason::Again, keys } if keys.len() == 2);
    assert!(deeds.iter().any(asks), "{deeds:?}");
    let deeds = keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Again, pairs: pairs("doing") });
    assert_eq!(deeds, [Deed::EraseFirst { keys: vec![note("k2")], note: None }]);
    assert_eq!(keeper.keys(), [note("k3")]);
    let deeds = keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Again, pairs: pairs("done") });
    assert_eq!(deeds, []);
}

/// A name that is taken again and again is given up in the end, and it is said that the record is not kept.
#[test]
fn a_tab_tries_ten_names_and_no_more() {
    let mut keeper = Keeper::new(Abilities::FIRST, Writer::parse("k1").unwrap());
    keeper.step(NOTHING, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(NOTHING, KeepingEvent::Keep { records: vec![plan(0)], over: Over::Rename, again: false });
    let mut names = 0;
    loop {
        let key = keeper.in_memory_alone().next().unwrap().key.clone();
        let deeds = keeper.step(NOTHING, KeepingEvent::Wrote { key, outcome: Wrote::Taken });
        if !deeds.iter().any(|deed| matches!(deed, Deed::Rename(..))) {
            break;
        }
        names += 1;
        assert!(names < 20);
    }
    assert_eq!(names, 10);
    assert_eq!(keeper.news().unwrap().0.saving, Saving::Full);
}
