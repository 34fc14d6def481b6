//! What a person can do about answers that came too fast to count: give them once more, one after the other.

use cairn_core::attempt::answered_too_fast;
use cairn_core::route::Route;
use cairn_core::{AttemptId, ItemId};
use leptos::prelude::*;

use crate::state::{Again, App};

impl App {
    /// The questions that may be asked once more, of all attempts that meet `of`.
    pub fn too_fast(self, of: impl Fn(&AttemptId) -> bool) -> Vec<(AttemptId, ItemId)> {
        let all = self.bank.with(|bank| self.attempts.with(|all| answered_too_fast(bank, all)));
        all.into_iter().filter(|(attempt, _)| of(attempt)).collect()
    }

    /// Asks these questions once more, one after the other, and leads to a place when all are answered.
    pub fn ask_again(self, asked: Vec<(AttemptId, ItemId)>, then: Route) {
        let before = self.current.get_untracked();
        self.show_again(Again { left: asked, before, then });
        self.go(&Route::Assess);
    }

    /// Leads on from an item while questions are asked once more; whether they are.
    pub fn goes_on_again(self, item: &ItemId) -> bool {
        let Some(mut again) = self.again.get_untracked() else { return false };
        again.left.retain(|(_, left)| left != item);
        if again.left.is_empty() {
            self.again.set(None);
            self.back.set(None);
            self.current.set(again.before);
            self.go(&again.then);
        } else {
            self.show_again(again);
        }
        true
    }

    fn show_again(self, again: Again) {
        let Some((attempt, item)) = again.left.first().cloned() else { return };
        self.again.set(Some(again));
        self.current.set(Some(attempt));
        self.back.set(Some(item));
    }
}
