//! The example pool: twelve people who are made up, and whose answers come from the engine's own simulation.

use cairn_core::attempt::Millis;
use cairn_core::compare::{MadeUp, PoolKind, Position, made_up};
use leptos::prelude::*;

use super::load::engine;
use super::{Pools, Source};
use crate::state::App;
use crate::store::pace::Pace;
use crate::store::{clock, packs};
use crate::words;

/// Milliseconds: they did it an hour ago, so that no time lies ahead.
const HOUR_MS: i64 = 3_600_000;

impl Pools {
    /// Makes the example pool and goes there; `failed` hears where its content could not be had.
    pub fn make_example(self, app: App, failed: RwSignal<bool>) {
        wasm_bindgen_futures::spawn_local(async move {
            let people = packs::example_pool().await;
            let (Ok(people), Some((content, bank))) = (people, engine(app).await) else {
                failed.set(true);
                return;
            };
            self.make(
                app,
                words::pools::EXAMPLE_POOL,
                (PoolKind::Applicants, true),
                Position::strategist(&content),
            );
            let mut pace = Pace::new();
            for person in people {
                let person = MadeUp::of(&person, Millis(clock::now().0 - HOUR_MS));
                let profile = person.and_then(|person| made_up(&content, &bank, &person));
                if let Some(profile) = profile {
                    self.bring(app, vec![Source::Profile(Box::new(profile))]);
                }
                pace.breathe().await;
            }
        });
    }
}
