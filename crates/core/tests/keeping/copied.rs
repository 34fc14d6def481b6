//! Copying into the second store, step by step.

use std::collections::BTreeSet;

use cairn_core::attempt::Writer;
use cairn_core::keeping::pool_replication::{
    CopyName, ListedKeys, PoolReplication, ReplicaDeed, ReplicaEvent,
};
use cairn_core::keeping::{
    Abilities, Deed, Handed, Keeper, KeepingEvent, Over, ProgramRequest, ReadReason, Ticket, Wrote,
};
use cairn_core::plan::RawRecord;
use cairn_core::record::pool::{PoolKey, PoolPart};

use crate::one::{NOTHING, One, rated};

fn plan(seq: u32) -> RawRecord {
    named(seq, "k1")
}

fn named(seq: u32, name: &str) -> RawRecord {
    RawRecord { key: format!("cairn/plan/plan-1/{seq:06}.{name}"), raw: format!("{{\"at\":{seq}}}") }
}

/// A tab whose first store has these keys, and which has asked the second for its own.
fn asks(abilities: Abilities, keys: &[String]) -> (Keeper, Ticket) {
    let mut keeper = Keeper::new(abilities, Writer::parse("k1").unwrap());
    keeper.step(NOTHING, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(NOTHING, KeepingEvent::Keys(Some(keys.to_vec())));
    if !keys.is_empty() {
        keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Undone, pairs: Vec::new() });
        keeper.step(NOTHING, KeepingEvent::Keys(Some(keys.to_vec())));
    }
    let deeds = keeper.step(NOTHING, KeepingEvent::Opened(1));
    (keeper, listing(&deeds).unwrap())
}

/// The same, once both are compared and nothing is lacking.
fn compared() -> Keeper {
    let (mut keeper, ticket) = asks(Abilities::SECOND, &[]);
    keeper.step(NOTHING, KeepingEvent::Listed { ticket, keys: Some(Vec::new()) });
    keeper.step(NOTHING, KeepingEvent::Keys(Some(Vec::new())));
    let deeds = keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Forgotten, pairs: Vec::new() });
    assert!(deeds.contains(&Deed::Compared(ProgramRequest::Nothing)), "{deeds:?}");
    keeper
}

fn listing(deeds: &[Deed]) -> Option<Ticket> {
    deeds.iter().find_map(|deed| if let Deed::ListSecond(ticket) = deed { Some(*ticket) } else { None })
}

fn keep(keeper: &mut Keeper, record: RawRecord, outcome: Wrote) -> Vec<Deed> {
    let key = record.key.clone();
    keeper.step(NOTHING, KeepingEvent::Keep { records: vec![record], over: Over::Rename, again: false });
    keeper.step(NOTHING, KeepingEvent::Write);
    keeper.step(NOTHING, KeepingEvent::Wrote { key, outcome })
}

fn reads_to_copy(deeds: &[Deed]) -> Option<Vec<String>> {
    deeds.iter().find_map(|deed| match deed {
        Deed::ReadFirst { why: ReadReason::Copy, keys } => Some(keys.clone()),
        _ => None,
    })
}

/// A record of another tab under the key of one that was refused here: this one gives way, as where it finds that itself. Half of
/// it is this tab's own.
#[test]
fn what_was_refused_gives_way_where_another_tab_has_written() {
    for (stands, gives_way) in [("{\"at\":99}", true), ("{\"at\"", false), ("{\"at\":5}", false)] {
        let mut keeper = compared();
        keep(&mut keeper, plan(5), Wrote::Refused);
        keep(&mut keeper, plan(0), Wrote::Taken);
        let deeds =
            keeper.step(NOTHING, KeepingEvent::Wrote { key: named(0, "k2").key, outcome: Wrote::Kept });
        // With what the other tab has written under the first name goes what was refused.
        assert_eq!(reads_to_copy(&deeds), Some(vec![plan(0).key, plan(5).key]));
        let pairs = vec![(plan(5).key, stands.to_owned())];
        let deeds = keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Copy, pairs });
        let renames = |deed: &Deed| matches!(deed, Deed::Rename(old, _) if *old == plan(5));
        assert_eq!(deeds.iter().any(renames), gives_way, "{stands}: {deeds:?}");
    }
}

/// What waits for its frame is not asked for, and what was refused is.
#[test]
fn what_was_refused_is_copied_and_what_waits_is_not() {
    let (mut keeper, ticket) = asks(Abilities::SECOND, &[]);
    keep(&mut keeper, plan(0), Wrote::Refused);
    keeper.step(NOTHING, KeepingEvent::Keep { records: vec![plan(1)], over: Over::Rename, again: false });
    keeper.step(NOTHING, KeepingEvent::Listed { ticket, keys: Some(Vec::new()) });
    keeper.step(NOTHING, KeepingEvent::Keys(Some(Vec::new())));
    let deeds = keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Forgotten, pairs: Vec::new() });
    assert_eq!(reads_to_copy(&deeds), Some(vec![plan(0).key]));
}

/// A rating that the first store refuses is looked for in the second, and not written over there.
#[test]
fn a_rating_that_is_refused_is_looked_for_in_the_second_store() {
    let mut tab = One::new(&[]);
    let opens = tab.start();
    tab.full = true;
    tab.rate(&["mine"]);
    let asked = tab.listed(opens, &[]);
    let looks = |deed: &Deed| matches!(deed, Deed::ReadSecond(_, keys) if *keys == [rated()]);
    assert!(asked.iter().any(looks), "{asked:?}");
}

/// While both are compared, what is written waits for the end of that; the first program that has left it to the second begins no
/// other.
#[test]
fn what_is_written_while_both_are_compared_waits_for_the_end() {
    let (mut keeper, _) = asks(Abilities::FIRST, &[]);
    assert_eq!(keep(&mut keeper, plan(0), Wrote::Kept), []);
    let note = "cairn/forget/k2.7".to_owned();
    let (mut keeper, ticket) = asks(Abilities::FIRST, std::slice::from_ref(&note));
    keeper.step(NOTHING, KeepingEvent::Listed { ticket, keys: Some(Vec::new()) });
    let deeds = keeper.step(NOTHING, KeepingEvent::Keys(Some(vec![note])));
    assert_eq!(deeds, [Deed::Compared(ProgramRequest::Restore)]);
    assert_eq!(keep(&mut keeper, plan(0), Wrote::Kept), []);
}

/// A second store that has refused even to list its keys, twice: the next record tries it again.
#[test]
fn a_second_store_that_has_refused_is_tried_again_with_the_next_record() {
    let (mut keeper, ticket) = asks(Abilities::FIRST, &[]);
    let deeds = keeper.step(NOTHING, KeepingEvent::Listed { ticket, keys: None });
    let [Deed::OpenSecond(again)] = deeds[..] else { panic!("{deeds:?}") };
    let deeds = keeper.step(NOTHING, KeepingEvent::Opened(again));
    let deeds = keeper.step(NOTHING, KeepingEvent::Listed { ticket: listing(&deeds).unwrap(), keys: None });
    assert_eq!(deeds, [Deed::Compared(ProgramRequest::Nothing)]);
    assert!(listing(&keep(&mut keeper, plan(0), Wrote::Kept)).is_some());
    assert_eq!(keep(&mut keeper, plan(1), Wrote::Kept), [], "it is being tried");
}

/// The first program brings nothing back and joins no ratings: where there is such a thing to do, it wants the second.
#[test]
fn the_first_program_leaves_what_came_back_and_ratings_to_the_second() {
    let (lost, both) = (vec![plan(0).key], vec![rated()]);
    for (first, second, wanted) in [
        (Vec::new(), lost.clone(), ProgramRequest::Restore),
        (both.clone(), Vec::new(), ProgramRequest::Restore),
        (both.clone(), both, ProgramRequest::Nothing),
        (lost.clone(), lost.clone(), ProgramRequest::Nothing),
    ] {
        let (mut keeper, ticket) = asks(Abilities::FIRST, &first);
        keeper.step(NOTHING, KeepingEvent::Listed { ticket, keys: Some(second) });
        let deeds = keeper.step(NOTHING, KeepingEvent::Keys(Some(first)));
        assert_eq!(deeds, [Deed::Compared(wanted)]);
    }
    // A plan that the second lacks, it copies itself.
    let (mut keeper, ticket) = asks(Abilities::FIRST, &lost);
    keeper.step(NOTHING, KeepingEvent::Listed { ticket, keys: Some(Vec::new()) });
    let deeds = keeper.step(NOTHING, KeepingEvent::Keys(Some(lost.clone())));
    assert_eq!(reads_to_copy(&deeds), Some(lost));
    let deeds = keeper.step(
        NOTHING,
        KeepingEvent::Values { why: ReadReason::Copy, pairs: vec![(plan(0).key, plan(0).raw)] },
    );
    let [Deed::ChangeSecond(ticket, _)] = deeds[..] else { panic!("{deeds:?}") };
    let deeds = keeper.step(NOTHING, KeepingEvent::Ended { ticket, ok: true });
    assert_eq!(deeds, [Deed::Compared(ProgramRequest::Nothing)]);
}

/// Profiles of pools are by far the largest, and nobody changes them without a mark: their values are not compared.
#[test]
fn of_pools_all_values_but_profiles_are_compared() {
    let profile = "profile/1a2b/full-1".to_owned();
    let mark = "mark/1a2b/full-1".to_owned();
    assert!(matches!(PoolKey::parse(&profile), Some(PoolKey::Of(_, PoolPart::Profile, _))));
    let name = Some(CopyName { name: "own".to_owned(), whole: true });
    let mut replication = PoolReplication::new("own".to_owned());
    replication.step(ReplicaEvent::Opened);
    replication.step(ReplicaEvent::Locked(true));
    replication.step(ReplicaEvent::Names { first: Some(Some("own".to_owned())), copy: Some(name) });
    let all: BTreeSet<String> = [mark.clone(), profile].into();
    let listed = ListedKeys { first: all.clone(), copy: all, ..ListedKeys::default() };
    assert_eq!(replication.step(ReplicaEvent::Listed(Ok(listed))), [ReplicaDeed::ReadCopy(vec![mark])]);
}
