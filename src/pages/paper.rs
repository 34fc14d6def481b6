//! What only paper shows: whose it is, and of which day.

use leptos::prelude::*;

use crate::parts::common::p;
use crate::parts::el::{Part, live};
use crate::state::App;
use crate::store::clock;

/// The person's own name with today's date, on paper alone; nothing where no name is given.
pub fn paper_name(app: App) -> Part {
    live(move || {
        let name = app.name.get();
        (!name.is_empty())
            .then(|| p(format!("{name}, {}", clock::date(clock::now()))).class("paper-name"))
            .into()
    })
}
