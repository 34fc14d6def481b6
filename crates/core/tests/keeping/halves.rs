//! Writes that the browser has cut: what is whole in memory, or in the second store, is written out.

use cairn_core::attempt::{Attempt, Entry, Event, Millis, Writer};
use cairn_core::keeping::{
    Abilities, Deed, Handed, Keeper, KeepingEvent, Memory, ReadReason, Transaction, Wrote, record_of,
};
use cairn_core::plan::RawRecord;
use cairn_core::record::{Aside, AsideReason, Key, ReadError, load};
use cairn_core::{AttemptId, PlanId};

fn writer() -> Writer {
    Writer::parse("k1").unwrap()
}

fn attempt(name: &str) -> Attempt {
    let entry = |seq: u32| Entry {
        seq,
        writer: writer(),
        at: Millis(i64::from(seq)),
        content: "1".to_owned(),
        rules: 1,
        event: if seq == 0 { Event::Begin } else { Event::Finish },
    };
    let mut attempt = Attempt::begin(AttemptId::parse(name).unwrap(), entry(0)).unwrap();
    attempt.push(entry(1));
    attempt
}

fn plan(seq: u32) -> RawRecord {
    let key = Key::Plan(PlanId::parse("plan-1").unwrap(), seq, writer()).to_text();
    RawRecord { key, raw: format!("{{\"at\":{seq}}}") }
}

fn half(of: &RawRecord) -> (String, String) {
    (of.key.clone(), of.raw[..of.raw.len() / 2].to_owned())
}

fn whole(of: &RawRecord) -> (String, String) {
    (of.key.clone(), of.raw.clone())
}

/// A tab that is about to copy these keys, which the second store lacks.
fn copies(memory: Memory<'_>, keys: &[String]) -> Keeper {
    let mut keeper = Keeper::new(Abilities::SECOND, writer());
    let mut keys = keys.to_vec();
    keys.sort();
    let deeds = keeper.step(memory, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    let Some(Deed::OpenSecond(opens)) = deeds.last() else { panic!("{deeds:?}") };
    keeper.step(memory, KeepingEvent::Keys(Some(keys.clone())));
    let deeds = keeper.step(memory, KeepingEvent::Opened(*opens));
    let [Deed::ListSecond(ticket)] = deeds[..] else { panic!("{deeds:?}") };
    keeper.step(memory, KeepingEvent::Listed { ticket, keys: Some(Vec::new()) });
    keeper.step(memory, KeepingEvent::Keys(Some(keys)));
    let deeds = keeper.step(memory, KeepingEvent::Values { why: ReadReason::Forgotten, pairs: Vec::new() });
    let reads = |deed: &Deed| matches!(deed, Deed::ReadFirst { why: ReadReason::Copy, .. });
    assert!(deeds.iter().any(reads), "{deeds:?}");
    keeper
}

fn put(deeds: &[Deed]) -> Vec<(String, String)> {
    let puts = |deed: &Deed| match deed {
        Deed::ChangeSecond(_, Transaction { puts, .. }) => puts.clone(),
        _ => Vec::new(),
    };
    deeds.iter().flat_map(puts).collect()
}

fn written(deeds: &[Deed]) -> Vec<(String, String)> {
    let writes = |deed: &Deed| match deed {
        Deed::WriteFirst { key, value, replace: false } => Some((key.clone(), value.clone())),
        _ => None,
    };
    deeds.iter().filter_map(writes).collect()
}

/// Half of a record is copied whole where this tab has it whole, and not at all where it has not.
#[test]
fn half_a_record_is_copied_whole_or_not_at_all() {
    let attempts = [attempt("full-1a"), attempt("full-2b")];
    let entries: Vec<RawRecord> = attempts
        .iter()
        .flat_map(|one| one.entries().iter().map(|entry| record_of(one.id(), entry)))
        .collect();
    // Another tab's half of a plan is no whole one.
    let cut = RawRecord { raw: half(&plan(2)).1, ..plan(2) };
    let plans = [plan(0), plan(1), cut];
    let memory = Memory { attempts: &attempts, plans: &plans, aside: &[] };
    let unknown = RawRecord { key: entries[3].key.replace("000001", "000007"), raw: entries[3].raw.clone() };
    let cut = [&entries[3], &unknown, &plan(1), &plan(2), &plan(3)];
    let mut pairs: Vec<(String, String)> = cut.into_iter().map(half).collect();
    pairs.push(whole(&entries[0]));
    let keys: Vec<String> = pairs.iter().map(|(key, _)| key.clone()).collect();
    let deeds = copies(memory, &keys).step(memory, KeepingEvent::Values { why: ReadReason::Copy, pairs });
    let made_whole = vec![whole(&entries[3]), whole(&plan(1))];
    assert_eq!(written(&deeds), made_whole);
    assert_eq!(put(&deeds), [made_whole, vec![whole(&entries[0])]].concat());
}

/// What another tab has deleted or packed since it was to be copied: the second store is compared anew. Nothing is where all is there.
#[test]
fn what_is_gone_before_it_is_copied_makes_both_be_compared_anew() {
    let memory = Memory { attempts: &[], plans: &[], aside: &[] };
    let keys = [plan(0).key, plan(1).key];
    for (there, expected) in [(vec![whole(&plan(0))], true), (vec![whole(&plan(0)), whole(&plan(1))], false)]
    {
        let mut keeper = copies(memory, &keys);
        let deeds = keeper.step(memory, KeepingEvent::Values { why: ReadReason::Copy, pairs: there.clone() });
        assert_eq!(deeds.iter().any(|deed| matches!(deed, Deed::ListSecond(_))), expected, "{deeds:?}");
        assert_eq!(put(&deeds), there);
    }
}

/// The second store has whole what the first has half of: it is written out, shown in the place of the half, and read anew.
#[test]
fn half_a_record_is_made_whole_out_of_the_second_store() {
    let entry = record_of(attempt("full-1a").id(), &attempt("full-1a").entries()[0]);
    let plans = [RawRecord { key: plan(0).key, raw: half(&plan(0)).1 }];
    let aside = [Aside {
        key: entry.key.clone(),
        raw: half(&entry).1,
        why: AsideReason::Unreadable(ReadError::NotJson),
    }];
    let memory = Memory { attempts: &[], plans: &plans, aside: &aside };
    let mut keeper = Keeper::new(Abilities::SECOND, writer());
    let keys = vec![entry.key.clone(), plan(0).key, plan(1).key];
    let deeds = keeper.step(memory, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    let Some(Deed::OpenSecond(opens)) = deeds.last() else { panic!("{deeds:?}") };
    keeper.step(memory, KeepingEvent::Keys(Some(keys.clone())));
    let deeds = keeper.step(memory, KeepingEvent::Opened(*opens));
    let [Deed::ListSecond(ticket)] = deeds[..] else { panic!("{deeds:?}") };
    keeper.step(memory, KeepingEvent::Listed { ticket, keys: Some(keys.clone()) });
    keeper.step(memory, KeepingEvent::Keys(Some(keys)));
    let deeds = keeper.step(memory, KeepingEvent::Values { why: ReadReason::Forgotten, pairs: Vec::new() });
    let read = |deed: &Deed| match deed {
        Deed::ReadSecond(ticket, keys) => Some((*ticket, keys.clone())),
        _ => None,
    };
    let (ticket, asked) = deeds.iter().find_map(read).unwrap();
    assert_eq!(asked, [entry.key.clone(), plan(0).key], "what is whole is not asked for");
    let copied = vec![whole(&entry), whole(&plan(0))];
    let deeds = keeper.step(memory, KeepingEvent::Read { ticket, pairs: Some(copied.clone()) });
    let kept = vec![half(&entry), half(&plan(0))];
    let [Deed::ReadFirst { why, .. }] = &deeds[..] else { panic!("{deeds:?}") };
    let deeds = keeper.step(memory, KeepingEvent::Values { why: why.clone(), pairs: kept });
    assert_eq!(written(&deeds), copied);
    assert!(deeds.contains(&Deed::Rename(plans[0].clone(), plan(0))), "{deeds:?}");
    assert!(deeds.contains(&Deed::DropAside(vec![entry.key.clone()])), "{deeds:?}");
    assert_eq!(keeper.keys(), [plan(1).key], "they are read again");
    assert_eq!(load(copied).aside, []);
}
