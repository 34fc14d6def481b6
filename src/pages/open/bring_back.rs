//! Brings a backup's answers, plans and name back to this device.

use cairn_core::attempt::Attempt;
use cairn_core::plan::{Plan, RawRecord, load_plans};
use cairn_core::record::{Adopted, Loaded};
use leptos::prelude::*;

use crate::state::App;
use crate::words;

/// Brings everything of one's own back; what came besides attempts, in words.
pub fn bring_back(app: App, backup: &Loaded) -> (Adopted, String) {
    // Where nothing else is here, this very file has all of it.
    let in_file = |attempt: &Attempt| backup.attempts.iter().any(|known| known.id() == attempt.id());
    let all_of_it = app.attempts.with_untracked(|all| all.iter().all(in_file));
    let known = app.plans.with_untracked(|plans| plans.iter().map(|one| one.key.clone()).collect::<Vec<_>>());
    let new: Vec<RawRecord> = backup.plans.iter().filter(|one| !known.contains(&one.key)).cloned().collect();
    let plans = load_plans(&new).0.iter().filter_map(Plan::of).count();
    let adopted = app.restore(backup);
    let named = app.name.with_untracked(String::is_empty) && !backup.name.is_empty();
    if named {
        app.set_name(&backup.name);
    }
    let last = backup.attempts.iter().map(Attempt::last_at).max();
    if let Some(last) = last.filter(|_| all_of_it) {
        app.note_backup_of(last);
    }
    (adopted, words::restored_besides(plans, backup.ratings.len(), named))
}
