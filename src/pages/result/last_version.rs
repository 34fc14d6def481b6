//! What an earlier version of Cairn showed for the same answers, where that differs.

use cairn_core::Skill;
use cairn_core::path::Ground;
use cairn_core::path::view::ResultView;
use cairn_core::record::{Differs, ShownSkill, note_shown, shown_before, shown_now};
use leptos::prelude::*;

use crate::parts::common::{cell, p, row_head, table};
use crate::parts::el::{El, el};
use crate::state::App;
use crate::store::{clock, local_storage};
use crate::words;

/// Notes what is shown, and says where the last version showed something else; nothing where it did not.
pub fn last_version(app: App, ground: &Ground, view: &ResultView) -> Option<El> {
    let raters = ground.person().raters();
    let attempts = app.attempts.get_untracked();
    let now = app.with_content(|content| shown_now(content, view, &attempts, raters, clock::now()))?;
    let kept = local_storage::shown();
    if let Some(all) = note_shown(&kept, &now) {
        // Where it cannot be kept, a later version has nothing to say.
        let _ = local_storage::keep_shown(&all);
    }
    shown_before(&kept, &now).map(|differs| said(app, &differs))
}

fn said(app: App, differs: &Differs) -> El {
    let name = |skill: Skill| app.skill_names(&[skill]);
    let row = |(then, now): &(ShownSkill, ShownSkill)| {
        el("tr")
            .add(row_head(name(then.skill)))
            .add(cell(words::shown_then(then)))
            .add(cell(words::shown_then(now)))
    };
    let rows = differs.skills.iter().map(row).collect();
    // The table in it has the name.
    el("div")
        .class("notice last-version")
        .add(p(words::other_version(differs, &clock::date(differs.then.at))))
        .add(table(words::LAST_VERSION, None, &words::LAST_VERSION_HEADS, rows))
}
