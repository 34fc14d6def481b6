//! Finished attempts that nobody works on are packed, so that local storage has room for hundreds of them. The second
//! program does it, when the page has nothing else to do.

use cairn_core::AttemptId;
use cairn_core::attempt::{Attempt, worked_on_last};
use cairn_core::keeping::KeepingEvent;
use cairn_core::record::{Key, plan_pack};
use leptos::prelude::*;

use crate::state::App;
use crate::store::local_storage;

/// How long the page is left alone first.
const LATER: std::time::Duration = std::time::Duration::from_secs(1);

/// Packs what is to be packed, one attempt after the other.
pub fn pack_finished(app: App) {
    set_timeout(move || pack_next(app), LATER);
}

/// Packs one, and the next one when that is done. A storage that refuses is full: the page says so when an answer meets it.
pub fn pack_next(app: App) {
    let pack = move || {
        let plan = to_pack(app)
            .into_iter()
            .find_map(|id| plan_pack(&id, &local_storage::of(std::slice::from_ref(&id)).unwrap_or_default()));
        if let Some(plan) = plan {
            app.happens(KeepingEvent::Pack(plan));
        }
    };
    set_timeout(pack, std::time::Duration::ZERO);
}

/// Finished attempts that stand as records: not the one at hand, and not the one worked on last.
fn to_pack(app: App) -> Vec<AttemptId> {
    let current = app.current.get_untracked();
    let as_records = |id: &AttemptId| {
        let prefix = Key::records_of(id);
        app.keeper.with_value(|keeper| {
            let keys = keeper.keys();
            let place = keys.partition_point(|key| *key < prefix);
            keys.get(place).is_some_and(|key| key.starts_with(&prefix))
        })
    };
    app.attempts.with_untracked(|all| {
        let last = worked_on_last(all).map(Attempt::id);
        let idle = |id: &&AttemptId| Some(*id) != current.as_ref() && Some(*id) != last;
        let finished = all.iter().filter(|attempt| attempt.finished()).map(Attempt::id);
        finished.filter(idle).filter(|id| as_records(id)).cloned().collect()
    })
}
