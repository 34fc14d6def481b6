//! What to do next by the result that goes along, for its texts: the words of the result, the path and the plan.

use std::sync::Arc;

use cairn_core::path::Ground;
use cairn_core::path::page::Next;
use cairn_core::plan::WhatNext;
use leptos::prelude::*;

use crate::pages::path::next_step::{Searches, next_on_way};
use crate::pages::person::OnWay;
use crate::pages::plan::way_search::Whose;
use crate::state::App;
use crate::words;

/// A next step whose ways are looked for.
#[derive(Clone)]
struct Sought {
    whose: Whose,
    next: Next,
    searches: Searches,
}

/// What to do next, and the reason, word for word as the pages say it; `None` while it is worked out.
pub fn next(app: App, ground: Memo<Option<Arc<Ground>>>, way: OnWay) -> Memo<Option<(String, String)>> {
    let sought = RwSignal::new(None::<Sought>);
    Effect::new(move |_| {
        let found = ground.get().and_then(|ground| {
            let OnWay::Here(path) = &way else { return None };
            let next = next_on_way(app, &way, &ground)?;
            let whose = Whose { app, path: path.clone(), attempt: ground.log().clone(), ground };
            let searches = Searches::new();
            searches.begin(&whose, &next);
            Some(Sought { whose, next, searches })
        });
        sought.set(found);
    });
    Memo::new(move |_| {
        let Sought { whose, next, searches } = sought.get()?;
        match searches.what_next(&whose, &next) {
            WhatNext::Looking(_) => None,
            what => Some(words::path::what_next(&what)),
        }
    })
}
