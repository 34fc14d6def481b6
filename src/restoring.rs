//! What only the second program does with storage: it reads packs, and brings back what one copy has lost.

use cairn_core::AttemptId;
use cairn_core::record::Key;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::state::App;
use crate::store::disk;

impl App {
    /// Reads packs after the first frame; at once where the next question depends on them.
    pub fn read_packs_later(self) {
        if self.route.get_untracked() == Route::Assess {
            self.read_packs();
        } else {
            request_animation_frame(move || {
                set_timeout(move || self.read_packs(), std::time::Duration::ZERO);
            });
        }
    }

    /// Reads all packs, or those alone of attempts that are in memory.
    pub fn read_some_packs(self, all: bool) {
        let waiting = self.kept.with_value(|kept| kept.packs_waiting.clone());
        if waiting.is_empty() {
            return;
        }
        let here: Vec<AttemptId> =
            self.attempts.with_untracked(|all| all.iter().map(|attempt| attempt.id().clone()).collect());
        let wanted = |key: &String| {
            let id = Key::parse(key).and_then(|key| key.attempt().cloned());
            all || here.is_empty() || id.is_none_or(|id| here.contains(&id))
        };
        let (now, later) = waiting.into_iter().partition(wanted);
        self.kept.update_value(|kept| kept.packs_waiting = later);
        self.take_up((self.program.load)(disk::get(&now)), true);
    }

    /// Looks whether the second copy knows of answers that the first one has lost, and brings them back.
    pub fn restore_from_copy(self) {
        wasm_bindgen_futures::spawn_local(async move {
            let back = disk::agree().await;
            if back > 0 {
                self.read_storage();
                self.losses.update(|losses| losses.back = back);
                if self.current.get_untracked().is_none() {
                    self.go_to_last();
                }
            }
            self.notice_lost();
        });
    }
}
