//! What the pages of the path and of the plan stand on: the content of the path, and the ground of the attempt at hand.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use cairn_core::attempt::Attempt;
use cairn_core::content::PathContent;
use cairn_core::path::Ground;
use leptos::prelude::*;

use super::result::waiting;
use crate::state::App;
use crate::store::packs;

/// How that stands.
#[derive(Clone)]
pub enum Standing {
    /// Something is on its way, or being computed.
    Coming,
    /// There is no attempt.
    Nobody,
    /// The content could not be had.
    Failed,
    /// Here it is.
    Here(Arc<PathContent>, Attempt, Arc<Ground>),
}

/// What an attempt's ground depends on: its id, its entries, the skills whose questions are here.
type Of = (String, usize, usize);

thread_local! {
    static CONTENT: RefCell<Option<Arc<PathContent>>> = const { RefCell::new(None) };
    static GROUND: RefCell<Option<(Of, Arc<Ground>)>> = const { RefCell::new(None) };
}

/// Follows the attempt at hand. The work is done after the frame in which the page shows.
pub fn standing(app: App) -> RwSignal<Standing> {
    let standing = RwSignal::new(Standing::Coming);
    let content = RwSignal::new(CONTENT.with_borrow(Clone::clone));
    let failed = RwSignal::new(false);
    get(content, failed);
    Effect::new(move |_| {
        let (here, failed) = (content.get(), failed.get());
        let Some(attempt) = app.attempt() else { return standing.set(Standing::Nobody) };
        match here {
            _ if failed => standing.set(Standing::Failed),
            Some(path) if !waiting(app, &attempt) => {
                if let Some(ground) = known(app, &attempt) {
                    return standing.set(Standing::Here(path, attempt, ground));
                }
                standing.set(Standing::Coming);
                let compute = move || {
                    if let Some(ground) = compute(app, &attempt) {
                        standing.set(Standing::Here(path, attempt, ground));
                    }
                };
                request_animation_frame(move || set_timeout(compute, Duration::ZERO));
            }
            _ => standing.set(Standing::Coming),
        }
    });
    standing
}

/// Asks for the content once more.
pub fn again(app: App, standing: RwSignal<Standing>) {
    standing.set(Standing::Coming);
    wasm_bindgen_futures::spawn_local(async move {
        match packs::path().await {
            Err(_) => standing.set(Standing::Failed),
            Ok(path) => {
                let path = Arc::new(path);
                CONTENT.set(Some(path.clone()));
                let attempt = untrack(move || app.attempt());
                let here = attempt.and_then(|attempt| {
                    let ground = untrack(|| known(app, &attempt).or_else(|| compute(app, &attempt)))?;
                    Some(Standing::Here(path, attempt, ground))
                });
                standing.set(here.unwrap_or(Standing::Nobody));
            }
        }
    });
}

fn get(content: RwSignal<Option<Arc<PathContent>>>, failed: RwSignal<bool>) {
    if content.with_untracked(Option::is_some) {
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        match packs::path().await {
            Ok(path) => {
                let path = Arc::new(path);
                CONTENT.set(Some(path.clone()));
                content.set(Some(path));
            }
            Err(_) => failed.set(true),
        }
    });
}

fn of(app: App, attempt: &Attempt) -> Of {
    (attempt.id().to_string(), attempt.entries().len(), app.bank.with(|bank| bank.questions().len()))
}

fn known(app: App, attempt: &Attempt) -> Option<Arc<Ground>> {
    let of = of(app, attempt);
    GROUND.with_borrow(|known| {
        known.as_ref().filter(|(known, _)| *known == of).map(|(_, ground)| ground.clone())
    })
}

fn compute(app: App, attempt: &Attempt) -> Option<Arc<Ground>> {
    let ground =
        app.with_content(|content| app.bank.with_untracked(|bank| Ground::new(content, bank, attempt)))?;
    let ground = Arc::new(ground);
    let of = untrack(|| of(app, attempt));
    GROUND.set(Some((of, ground.clone())));
    Some(ground)
}
