//! What only the second program does with storage: it reads packs, and brings back what one copy has lost.

use cairn_core::keeping::{Keeper, Wanted};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::state::App;

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

    /// Both copies are compared: what one had lost is back, and that is said.
    pub fn say_what_came_back(self, _: Wanted) {
        let back = self.keeper.try_update_value(Keeper::take_back).unwrap_or(0);
        if back > 0 {
            self.losses.update(|losses| losses.back = back);
            if self.current.get_untracked().is_none() {
                self.go_to_last();
            }
        }
        self.notice_lost();
    }
}
