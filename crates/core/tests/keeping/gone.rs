//! What is gone from the first store, and what is not.

use cairn_core::attempt::{Attempt, Writer};
use cairn_core::keeping::{
    Abilities, Deed, Handed, Keeper, KeepingEvent, Memory, ReadReason, Wrote, record_of,
};
use cairn_core::plan::RawRecord;

use crate::one::begun;

fn record(of: &Attempt) -> RawRecord {
    record_of(of.id(), &of.entries()[0])
}

/// Only what is asked about is looked at, and what may be in a pack that nobody has read is not gone.
#[test]
fn what_a_pack_may_hold_is_not_gone() {
    let attempts = [begun("full-1a"), begun("full-2b")];
    let memory = Memory { attempts: &attempts, plans: &[], aside: &[] };
    let pack = "cairn/pack/full-1a/00000000000000fe".to_owned();
    for (keys, gone) in [(Vec::new(), vec![record(&attempts[0])]), (vec![pack], Vec::new())] {
        let mut keeper = Keeper::new(Abilities::FIRST, Writer::parse("k1").unwrap());
        keeper.step(memory, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
        keeper.step(memory, KeepingEvent::Keys(Some(keys)));
        let why = ReadReason::Gone(vec![attempts[0].id().clone()], Vec::new());
        keeper.step(memory, KeepingEvent::Values { why, pairs: Vec::new() });
        assert_eq!(keeper.gone(), gone);
    }
}

/// Of plans the same: only those that are asked about, and that are not there.
#[test]
fn a_plan_is_gone_where_it_is_asked_about_and_not_there() {
    let plans = [0, 1, 2].map(|seq| RawRecord {
        key: format!("cairn/plan/plan-1/00000{seq}.k1"),
        raw: "{\"at\":1}".to_owned(),
    });
    let memory = Memory { attempts: &[], plans: &plans, aside: &[] };
    let mut keeper = Keeper::new(Abilities::SECOND, Writer::parse("k1").unwrap());
    keeper.step(memory, KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(memory, KeepingEvent::Keys(Some(vec![plans[0].key.clone()])));
    let why = ReadReason::Gone(Vec::new(), vec![plans[0].key.clone(), plans[1].key.clone()]);
    keeper.step(memory, KeepingEvent::Values { why, pairs: Vec::new() });
    assert_eq!(keeper.gone(), &plans[1..2]);
    // What was found before stands until it is looked at again.
    let why = ReadReason::Gone(Vec::new(), vec![plans[2].key.clone()]);
    keeper.step(memory, KeepingEvent::Values { why, pairs: Vec::new() });
    assert_eq!(keeper.gone(), [plans[2].clone(), plans[1].clone()]);
    // It is given up with a note, for no second store is there to follow at once.
    let deeds = keeper.step(memory, KeepingEvent::ForgetGone);
    let notes = |deed: &Deed| matches!(deed, Deed::WriteFirst { value, .. } if value.starts_with("1 done"));
    assert!(deeds.iter().any(notes), "{deeds:?}");
    assert_eq!(keeper.gone(), []);
}
