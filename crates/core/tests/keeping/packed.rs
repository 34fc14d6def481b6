//! Packing, step by step.

use cairn_core::attempt::Writer;
use cairn_core::keeping::{Abilities, Deed, Handed, Keeper, KeepingEvent, ReadReason, Saving, Wrote};
use cairn_core::record::PackPlan;

use crate::one::NOTHING;

const RECORD: &str = "cairn/attempt/full-1a/000000.k1";

fn plan() -> PackPlan {
    PackPlan {
        key: "cairn/pack/full-1a/00000000000000fe".to_owned(),
        value: "{}".to_owned(),
        replaces: vec![RECORD.to_owned()],
    }
}

fn begun(probe: Wrote) -> Keeper {
    let mut keeper = Keeper::new(Abilities::SECOND, Writer::parse("k1").unwrap());
    keeper.step(NOTHING, KeepingEvent::Start { probe, handed: Handed::default() });
    keeper.step(NOTHING, KeepingEvent::Keys(Some(vec![RECORD.to_owned()])));
    let deeds = keeper.step(NOTHING, KeepingEvent::Pack(plan()));
    let write = Deed::WriteFirst { key: plan().key, value: plan().value, replace: false };
    assert_eq!(deeds, [write]);
    keeper
}

/// Its records go only where the pack stands as it was written.
#[test]
fn records_go_when_their_pack_stands_as_it_was_written() {
    let there = (plan().key, plan().value);
    for (pairs, packs) in [
        (vec![there.clone()], true),
        (vec![(there.0.clone(), "[]".to_owned())], false),
        (vec![("cairn/pack/full-1a/00000000000000ff".to_owned(), there.1)], false),
        (Vec::new(), false),
    ] {
        let mut keeper = begun(Wrote::Refused);
        assert_eq!(keeper.news().unwrap().0.saving, Saving::Full);
        let deeds = keeper.step(NOTHING, KeepingEvent::Wrote { key: plan().key, outcome: Wrote::Kept });
        assert_eq!(deeds, [Deed::ReadFirst { why: ReadReason::Packed, keys: vec![plan().key] }]);
        assert_eq!(keeper.news().unwrap().0.saving, Saving::Saved, "there is room");
        let deeds = keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Packed, pairs });
        let goes = Deed::EraseFirst { keys: plan().replaces, note: None };
        assert_eq!(deeds.contains(&goes), packs);
        assert_eq!(deeds.last(), Some(&Deed::Packed(packs)));
        assert_eq!(keeper.keys().contains(&RECORD.to_owned()), !packs);
    }
}

/// Half a pack goes, and another one under its key stays; the records stay either way.
#[test]
fn a_pack_that_is_not_written_takes_no_record() {
    let mut keeper = begun(Wrote::Kept);
    let deeds = keeper.step(NOTHING, KeepingEvent::Wrote { key: plan().key, outcome: Wrote::Different });
    assert_eq!(deeds, [Deed::EraseFirst { keys: vec![plan().key], note: None }, Deed::Packed(false)]);
    let mut keeper = begun(Wrote::Kept);
    let deeds = keeper.step(NOTHING, KeepingEvent::Wrote { key: plan().key, outcome: Wrote::Taken });
    assert_eq!(deeds, [Deed::Packed(false)]);
}

/// The second store gets the pack in the place of its records; only then is it looked at, and one that refuses is opened anew.
#[test]
fn a_pack_is_looked_at_once_the_second_store_has_it() {
    for ok in [true, false] {
        let mut keeper = begun(Wrote::Kept);
        let opens = keeper.step(NOTHING, KeepingEvent::Opened(1));
        let [Deed::ListSecond(ticket)] = opens[..] else { panic!("{opens:?}") };
        let keys = vec![RECORD.to_owned()];
        keeper.step(NOTHING, KeepingEvent::Listed { ticket, keys: Some(keys.clone()) });
        keeper.step(NOTHING, KeepingEvent::Keys(Some(keys)));
        keeper.step(NOTHING, KeepingEvent::Values { why: ReadReason::Forgotten, pairs: Vec::new() });
        let deeds = keeper.step(NOTHING, KeepingEvent::Wrote { key: plan().key, outcome: Wrote::Kept });
        let [Deed::ChangeSecond(ticket, all)] = &deeds[..] else { panic!("{deeds:?}") };
        assert_eq!((all.puts.len(), &all.removes), (1, &plan().replaces));
        let deeds = keeper.step(NOTHING, KeepingEvent::Ended { ticket: *ticket, ok });
        let looks = Deed::ReadFirst { why: ReadReason::Packed, keys: vec![plan().key] };
        assert!(deeds.contains(&looks), "{deeds:?}");
        assert_eq!(deeds.iter().any(|deed| matches!(deed, Deed::OpenSecond(_))), !ok, "{deeds:?}");
    }
}
