//! Finished attempts that nobody works on are packed, so that local storage has room for hundreds of them. The second
//! program does it, when the page has nothing else to do.

use cairn_core::AttemptId;
use cairn_core::record::Key;
use leptos::prelude::*;

use crate::state::App;
use crate::store::{clock, disk};

/// How long the page is left alone first.
const LATER: std::time::Duration = std::time::Duration::from_secs(1);

/// Packs what is to be packed, one attempt after the other.
pub fn pack_finished(app: App) {
    let begin = move || {
        wasm_bindgen_futures::spawn_local(async move {
            for id in to_pack(app) {
                // A storage that refuses is full: the page says so when an answer meets it.
                if disk::pack(&id).await.is_err() {
                    break;
                }
                clock::pause().await;
            }
            app.read_storage();
        });
    };
    set_timeout(begin, LATER);
}

/// Finished attempts that stand as records: not the one at hand, and not the one worked on last.
fn to_pack(app: App) -> Vec<AttemptId> {
    let current = app.current.get_untracked();
    let as_records = |id: &AttemptId| {
        let prefix = Key::records_of(id);
        app.kept.with_value(|kept| {
            let place = kept.keys.partition_point(|key| *key < prefix);
            kept.keys.get(place).is_some_and(|key| key.starts_with(&prefix))
        })
    };
    app.attempts
        .with_untracked(|all| {
            let (_, earlier) = all.split_last()?;
            let idle =
                earlier.iter().filter(|attempt| attempt.finished() && Some(attempt.id()) != current.as_ref());
            Some(idle.map(|attempt| attempt.id().clone()).filter(as_records).collect())
        })
        .unwrap_or_default()
}
