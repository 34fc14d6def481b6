//! The way to delete an attempt: it asks once more, and says where that could not be done.

use cairn_core::AttemptId;
use cairn_core::attempt::Answered;
use leptos::prelude::*;

use crate::parts::common::p;
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{Part, live};
use crate::state::App;
use crate::words;

/// An attempt that may go, with those that it grew out of.
pub struct Gone {
    /// The attempt, and what it stands for.
    pub ids: Vec<AttemptId>,
    /// What was answered in it.
    pub given: Answered,
}

impl Gone {
    /// An attempt with those that it grew out of.
    pub fn of(id: &AttemptId, grew_from: &[AttemptId], given: Answered) -> Self {
        Self { ids: std::iter::once(id).chain(grew_from).cloned().collect(), given }
    }
}

/// The button, which says `open` and looks like `class`, and what tells that nothing was deleted. `done` is for what follows, as
/// where the keyboard goes.
pub fn delete_attempt(
    app: App,
    gone: Gone,
    (open, class): (&'static str, &'static str),
    done: impl Fn() + Clone + Send + 'static,
) -> [Part; 2] {
    let refused = RwSignal::new(false);
    let grew_from = gone.ids.len().saturating_sub(1);
    let asks = Sure {
        open,
        class,
        question: words::delete_attempt_sure(gone.given, grew_from).into(),
        act: words::DELETE_ATTEMPT_DO,
        keep: words::KEEP_ATTEMPT,
    };
    let delete = sure(asks, move || {
        if app.delete_attempts(&gone.ids).is_err() {
            // What held the button may be gone by now.
            let _ = refused.try_set(true);
        } else {
            done();
        }
    });
    let told = move || refused.get().then(|| p(words::ATTEMPT_NOT_DELETED).attr("role", "alert")).into();
    [delete, live(told)]
}
