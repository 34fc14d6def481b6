//! What was still being read into a pool when it was left: people of the example are made again, files have to be brought again.

use cairn_core::PoolId;
use cairn_core::compare::missing_of_example;
use cairn_core::record::pool::{PoolKey, Unread, read_unread, unread_key, write_unread};
use cairn_core::turn::Turn;
use leptos::prelude::*;

use super::{AtHand, Kept, Pools, Source};
use crate::state::App;
use crate::store::{content_files, pools as kept};

impl Pools {
    /// Notes that this is unread in a pool, beside what is already.
    pub(super) async fn note_unread(self, pool: &PoolId, more: Unread) {
        if more.is_nothing() {
            return;
        }
        let beside = PoolKey::Pool(pool.clone()).to_text();
        let note = move |before: String| write_unread(read_unread(&before).and(more));
        if kept::change(&beside, &unread_key(pool), note).await.is_err() {
            self.kept.set(Kept::Refused);
        }
    }

    /// Notes that this is read. What cannot be kept is read once more at the next opening, and nobody comes in twice.
    pub(super) async fn note_read(self, pool: &PoolId, read: Unread) {
        let key = unread_key(pool);
        let Some(before) = kept::get(&key).await else { return };
        let left = read_unread(&before).without(read);
        let beside = PoolKey::Pool(pool.clone()).to_text();
        let done = if left.is_nothing() {
            kept::remove(&[key], &[]).await.is_ok()
        } else {
            kept::change(&beside, &key, move |_| write_unread(left)).await.is_ok()
        };
        if !done {
            self.kept.set(Kept::Refused);
        }
        if self.id().as_ref() == Some(pool) {
            self.unread.update(|unread| *unread = unread.without(read));
        }
    }

    /// Takes up what was left unread in the pool that was opened in this turn.
    pub(super) async fn go_on_reading(self, app: App, turn: &Turn) {
        let Some(hand) = self.at_hand().filter(|_| self.is_open(turn)) else { return };
        let left = kept::get(&unread_key(&hand.pool)).await;
        let left = left.map_or_else(Unread::default, |text| read_unread(&text));
        if !self.is_at_hand(&hand) {
            return;
        }
        self.unread.set(left.without(Unread::MADE_UP));
        if left.made_up {
            self.complete_example(app, &hand).await;
        }
    }

    /// Brings in those of the example who are missing; where they cannot be had, the page says so and offers to try again.
    async fn complete_example(self, app: App, hand: &AtHand) {
        let people = content_files::example_pool().await;
        if !self.is_at_hand(hand) {
            return;
        }
        let Ok(people) = people else {
            return self.unread.update(|unread| *unread = unread.and(Unread::MADE_UP));
        };
        let missing = self.members.with_untracked(|members| missing_of_example(people, members));
        if missing.is_empty() {
            return self.note_read(&hand.pool, Unread::MADE_UP).await;
        }
        self.unread.update(|unread| *unread = unread.without(Unread::MADE_UP));
        self.bring(app, hand, missing.into_iter().map(Box::new).map(Source::MadeUp).collect());
    }

    /// Tries once more to bring in the missing people of the example.
    pub fn try_example_again(self, app: App) {
        if let Some(hand) = self.at_hand() {
            wasm_bindgen_futures::spawn_local(async move { self.complete_example(app, &hand).await });
        }
    }

    /// The manager knows that files were not read to their end.
    pub fn unread_is_seen(self) {
        if let Some(pool) = self.id() {
            wasm_bindgen_futures::spawn_local(async move { self.note_read(&pool, Unread::GIVEN).await });
        }
    }
}
