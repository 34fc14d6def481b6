//! Whether what a result is made from is still on its way.

use cairn_core::attempt::Attempt;
use cairn_core::profile::bundles_needed;
use leptos::prelude::*;

use crate::state::App;

/// Whether questions that were answered are still on their way; what failed is not waited for.
pub fn waiting(app: App, attempt: &Attempt) -> bool {
    let failed = app.failed();
    let needed = app.with_content(|content| bundles_needed(content, attempt));
    needed.into_iter().any(|skill| !failed.contains(&skill) && !app.bank.with(|bank| bank.has(skill)))
}
