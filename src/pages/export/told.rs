//! What the pages say of a result in sentences, for the texts that carry it.

use cairn_core::path::view::ResultView;

use crate::state::App;
use crate::store::clock;
use crate::words::{self, Whose};

/// Sentences that a text has beside its numbers, as the receiver's page says them.
pub struct Told {
    /// Which attempts it combines; `None` where it is one.
    pub sources: Option<String>,
    /// What is said of ratings beside answers.
    pub ratings: Vec<String>,
}

impl Told {
    pub fn of(app: App, view: &ResultView) -> Self {
        let whens = clock::told_apart(view.sources.iter().map(|source| source.at));
        Self {
            sources: words::sources(&view.sources, |skills| app.skill_names(skills), &whens, Whose::Theirs),
            ratings: words::ratings_and_answers(&view.self_rating_gap, Whose::Theirs),
        }
    }
}
