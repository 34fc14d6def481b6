//! Looks for the shortest way between frames, so that nothing waits for it.

use std::sync::Arc;
use std::time::Duration;

use cairn_core::content::PathContent;
use cairn_core::path::view::Percent;
use cairn_core::path::way::{Found, Hours, Seeking, Start, seek};
use cairn_core::path::{Aim, Ground};
use leptos::prelude::*;

use crate::state::App;

/// Columns of chances gone through between two frames: a few milliseconds.
const A_WHILE: usize = 250;

/// How the search stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Shortest {
    /// It goes on.
    Looking,
    /// The needs are met already, with this probability.
    Reached(Percent),
    /// Out of reach; the most that could be shown.
    Beyond(Percent),
    /// The way.
    Found(Arc<Found>),
}

/// A search whose outcome stands in a signal; a new question takes the place of the one before.
#[derive(Clone, Copy)]
pub struct Search {
    /// How it stands.
    pub outcome: RwSignal<Shortest>,
    asked: StoredValue<u32>,
    aim: StoredValue<Option<Aim>>,
}

impl Search {
    /// A search that has not begun.
    pub fn new() -> Self {
        Self {
            outcome: RwSignal::new(Shortest::Looking),
            asked: StoredValue::new(0),
            aim: StoredValue::new(None),
        }
    }

    /// Looks for the way to an aim. What was found for the same aim stays to be seen until there is something better; the
    /// way to another does not.
    pub fn begin(self, app: App, path: &PathContent, ground: &Arc<Ground>, hours: &Hours, aim: Aim) {
        self.asked.update_value(|asked| *asked += 1);
        let start = app.with_content(|content| seek(content, path, ground, hours, &aim));
        if self.aim.with_value(|known| known.as_ref() != Some(&aim)) {
            self.aim.set_value(Some(aim));
            self.outcome.set(Shortest::Looking);
        }
        match start {
            Some(Start::Seek(seeking)) => {
                let ticket = self.asked.get_value();
                set_timeout(move || self.go_on(app, seeking, ticket), Duration::ZERO);
            }
            Some(Start::Reached(share)) => self.outcome.set(Shortest::Reached(Percent::of(share.value))),
            Some(Start::Beyond(share)) => self.outcome.set(Shortest::Beyond(Percent::of(share.value))),
            None => {}
        }
    }

    fn go_on(self, app: App, mut seeking: Box<Seeking>, ticket: u32) {
        // The page may be gone, or another question asked.
        if self.asked.try_get_value() != Some(ticket) {
            return;
        }
        if !seeking.advance(A_WHILE) {
            set_timeout(move || self.go_on(app, seeking, ticket), Duration::ZERO);
            return;
        }
        if let Some(found) = app.with_content(|content| seeking.found(content)) {
            self.outcome.set(Shortest::Found(Arc::new(found)));
        }
    }
}
