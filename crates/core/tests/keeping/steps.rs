//! Orders of events that the simulator has found, each as short as it can be told.

use cairn_core::attempt::{Attempt, Entry, Event, Millis, Writer};
use cairn_core::keeping::{
    Abilities, Copies, Deed, Handed, Keeper, KeepingEvent, Memory, Over, ReadReason, Wrote, record_of,
};
use cairn_core::plan::RawRecord;
use cairn_core::record::file::read_rating;
use cairn_core::{AttemptId, ItemId};

use crate::one::{NOTHING, One, rated, rating};

/// The second store has refused records which another tab packs in the first one before they are copied. That a newer one is taken
/// says nothing of those: it is compared first (seed 1431496).
#[test]
fn what_was_refused_is_not_kept_twice_because_something_newer_is() {
    let plan = |seq: u32| RawRecord {
        key: format!("cairn/plan/plan-1/00000{seq}.k1"),
        raw: "{\"at\":1}".to_owned(),
    };
    let change = |asked: &[Deed]| {
        let change =
            |deed: &Deed| if let Deed::ChangeSecond(ticket, _) = deed { Some(*ticket) } else { None };
        asked.iter().find_map(change).unwrap()
    };
    let copies = |tab: &mut One| tab.keeper.news().map(|(said, _)| said.copies);
    let mut tab = One::new(&[&plan(0).key]);
    let opens = tab.start();
    let asked = tab.listed(opens, &[]);
    let asked = tab.hears(KeepingEvent::Ended { ticket: change(&asked), ok: false });
    let opens =
        asked.iter().find_map(|deed| if let Deed::OpenSecond(ticket) = deed { Some(*ticket) } else { None });
    let asked = tab.listed(opens.unwrap(), &[]);
    tab.hears(KeepingEvent::Ended { ticket: change(&asked), ok: false });
    assert_eq!(copies(&mut tab), Some(Copies::One));
    tab.first.remove(&plan(0).key);
    tab.hears(KeepingEvent::Keep { records: vec![plan(1)], over: Over::Rename, again: false });
    let compared = tab.hears(KeepingEvent::Write);
    tab.hears(KeepingEvent::Ended { ticket: change(&compared), ok: true });
    assert_ne!(copies(&mut tab), Some(Copies::Two));
    tab.lists(&compared, &[plan(1).key]);
    assert_eq!(copies(&mut tab), Some(Copies::Two));
}

/// What is gone comes back, goes and comes back while it is looked at: it is gone until it is listed, or nobody would notice that it
/// goes again (seed 3418173).
#[test]
fn what_is_gone_is_there_again_when_it_is_listed() {
    let id = AttemptId::parse("full-1a").unwrap();
    let writer = Writer::parse("k1").unwrap();
    let entry = Entry {
        seq: 0,
        writer: writer.clone(),
        at: Millis(1),
        content: "1".to_owned(),
        rules: 1,
        event: Event::Begin,
    };
    let attempts = [Attempt::begin(id.clone(), entry.clone()).unwrap()];
    let record = record_of(&id, &entry);
    let memory = Memory { attempts: &attempts, ..NOTHING };
    let mut keeper = Keeper::new(Abilities::SECOND, writer);
    let there = vec![(record.key.clone(), record.raw.clone())];
    let listed =
        |keys: &[&RawRecord]| KeepingEvent::Keys(Some(keys.iter().map(|one| one.key.clone()).collect()));
    let looked = |pairs| KeepingEvent::Values { why: ReadReason::Gone(vec![id.clone()], Vec::new()), pairs };
    keeper.step(memory, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(memory, listed(&[&record]));
    keeper.step(memory, listed(&[]));
    keeper.step(memory, looked(Vec::new()));
    keeper.step(memory, listed(&[&record]));
    keeper.step(memory, KeepingEvent::Values { why: ReadReason::New, pairs: Vec::new() });
    keeper.step(memory, looked(there.clone()));
    assert_eq!(keeper.gone(), std::slice::from_ref(&record));
    keeper.step(memory, listed(&[&record]));
    keeper.step(memory, looked(there));
    assert_eq!(keeper.gone(), []);
}

/// Two tabs rate the same person. What one could not write, what the other has written and what the second store has are joined:
/// writing one of them drops nothing that waits.
#[test]
fn a_rating_that_waits_is_joined_with_what_both_stores_have() {
    let mut tab = One::new(&[]);
    let opens = tab.start();
    tab.full = true;
    tab.rate(&["mine"]);
    tab.first.insert(rated(), rating(&["theirs"]));
    tab.full = false;
    let asked = tab.listed(opens, &[rated()]);
    let read = |deed: &Deed| if let Deed::ReadSecond(ticket, _) = deed { Some(*ticket) } else { None };
    let ticket = asked.iter().find_map(read).unwrap();
    tab.hears(KeepingEvent::Read { ticket, pairs: Some(vec![(rated(), rating(&["copied", "once-more"]))]) });
    let kept = read_rating(tab.first[&rated()].as_bytes()).unwrap();
    for item in ["mine", "theirs", "copied", "once-more"] {
        assert!(kept.answer(&ItemId::parse(item).unwrap()).is_some(), "{item} is lost: {kept:?}");
    }
    assert!(!tab.keeper.has_waiting());
}

/// The person gives up what is gone, and the second program takes its time: only what they gave up is forgotten.
#[test]
fn what_is_given_up_late_is_what_was_gone_then() {
    let plan = |seq: u32| RawRecord {
        key: format!("cairn/plan/plan-1/00000{seq}.k1"),
        raw: "{\"at\":1}".to_owned(),
    };
    let given_up = |then: Option<KeepingEvent>, lost: usize| {
        let plans = [plan(0), plan(1)];
        let memory = Memory { plans: &plans, ..NOTHING };
        let mut keeper = Keeper::new(Abilities::FIRST, Writer::parse("k1").unwrap());
        let mut keys: Vec<String> = plans.iter().map(|one| one.key.clone()).collect();
        let hears = |keeper: &mut Keeper, event, keys: &[String]| {
            let mut deeds = keeper.step(memory, event);
            while !deeds.is_empty() {
                let deed = deeds.remove(0);
                let answer = match deed {
                    Deed::ListFirst => KeepingEvent::Keys(Some(keys.to_vec())),
                    Deed::ReadFirst { why, keys: asked } => {
                        let there = plans.iter().filter(|one| asked.contains(&one.key));
                        KeepingEvent::Values {
                            why,
                            pairs: there.map(|one| (one.key.clone(), one.raw.clone())).collect(),
                        }
                    }
                    _ => continue,
                };
                let more = keeper.step(memory, answer);
                deeds.splice(0..0, more);
            }
        };
        hears(&mut keeper, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() }, &keys);
        keys.remove(0);
        hears(&mut keeper, KeepingEvent::Heard, &keys);
        assert_eq!(keeper.gone(), &plans[..1]);
        hears(&mut keeper, KeepingEvent::ForgetGone, &keys);
        keys.truncate(2 - lost);
        hears(&mut keeper, KeepingEvent::Heard, &keys);
        if let Some(event) = then {
            hears(&mut keeper, event, &keys);
        }
        keeper.hand_over().forget
    };
    assert!(given_up(None, 1));
    assert!(!given_up(None, 2), "more is gone by now");
    assert!(!given_up(Some(KeepingEvent::SaveAgain), 1), "it is wanted again");
}

/// Two tabs of one name have written, and this is a third: it takes a name that nothing here bears, for of two records under one
/// key only one could be shown (seed 2475345).
#[test]
fn a_tab_whose_name_is_taken_takes_none_that_is_known() {
    let key = |name: &str| format!("cairn/plan/plan-1/000000.{name}");
    let mut keeper = Keeper::new(Abilities::SECOND, Writer::parse("k1").unwrap());
    keeper.step(NOTHING, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(NOTHING, KeepingEvent::Keys(Some(vec![key("k1"), key("k2")])));
    let record = RawRecord { key: key("k1"), raw: "{\"at\":1}".to_owned() };
    keeper.step(NOTHING, KeepingEvent::Keep { records: vec![record], over: Over::Rename, again: false });
    keeper.step(NOTHING, KeepingEvent::Write);
    let deeds = keeper.step(NOTHING, KeepingEvent::Wrote { key: key("k1"), outcome: Wrote::Taken });
    let renamed = |deed: &Deed| matches!(deed, Deed::Rename(_, new) if new.key == key("k3"));
    assert!(deeds.iter().any(renamed), "{deeds:?}");
    assert_eq!(keeper.keys(), [key("k2")], "what stands under the first is read, for it is another tab's");
    assert_eq!(keeper.writer().as_str(), "k3");
}

/// The first program had sent to the second store what the second program finds taken in the first: what stands there is copied
/// over it (seed 2501106).
#[test]
fn what_was_sent_under_a_name_that_is_taken_is_sent_anew() {
    let key = "cairn/plan/plan-1/000000.k1".to_owned();
    let other = "{\"at\":1}";
    let mut tab = One::new(&[&key]);
    let own = RawRecord { key: key.clone(), raw: "{\"at\":2}".to_owned() };
    let handed = Handed { waiting: vec![own], ..Handed::default() };
    tab.taken = Some(key.clone());
    let asked = tab.hears(KeepingEvent::Start { probe: Wrote::Kept, handed });
    let opens = asked.iter().find_map(|deed| match deed {
        Deed::OpenSecond(ticket) => Some(*ticket),
        _ => None,
    });
    let asked = tab.listed(opens.unwrap(), std::slice::from_ref(&key));
    let copied = |deed: &Deed| matches!(deed, Deed::ChangeSecond(_, all) if all.puts.contains(&(key.clone(), other.to_owned())));
    assert!(asked.iter().any(copied), "{asked:?}");
}
