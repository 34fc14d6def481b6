//! One line of the table: the head of a group, or a candidate.

use cairn_core::compare::view::{LevelBand, MemberRow, SkillCell};
use cairn_core::compare::{Member, MustsView, SkillBasis};
use cairn_core::content::Content;
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use crate::parts::band::flat;
use crate::parts::common::link;
use crate::parts::el::{El, el, many};
use crate::pools::pools;
use crate::state::App;
use crate::words;

/// The head of a group.
pub fn group(line: usize, group: usize, words: String) -> El {
    el("div")
        .class("line group-line")
        .attr("role", "row")
        .attr("id", format!("line-{line}"))
        .attr("aria-rowindex", (line + 2).to_string())
        .add(
            el("div")
                .attr("role", "gridcell")
                .attr("aria-colspan", "10")
                .add(el("b").class("letter").add(words::pools::group_letter(group)))
                .add(words),
        )
}

/// A candidate, whether they are picked, and whether the keyboard is on them.
pub fn member(
    app: App,
    (line, pool): (usize, Option<&PoolId>),
    row: &MemberRow,
    group: Option<usize>,
    [picked, current]: [bool; 2],
) -> El {
    el("div")
        .class("line member-line")
        .attr("role", "row")
        .attr("id", format!("line-{line}"))
        .attr("data-candidate", row.id.as_str().to_owned())
        .attr("aria-rowindex", (line + 2).to_string())
        .attr("aria-selected", if picked { "true" } else { "false" })
        .attr("data-current", if current { "true" } else { "false" })
        .add(name(app, pool, row, group))
        .add(fit(row.fit))
        .add(many(row.skills.iter().map(|cell| app.with_content(|content| skill(content, cell)))))
        .add(musts(row))
}

/// The name of somebody of the pool, wherever they stand in it.
pub fn name_in_pool(id: &CandidateId) -> String {
    pools().members.with_untracked(|members| {
        let name = members.iter().find(|one| one.id == *id).map_or_else(String::new, Member::called);
        words::pools::somebody(&name)
    })
}

fn name(app: App, pool: Option<&PoolId>, row: &MemberRow, group: Option<usize>) -> El {
    let notes = notes(app, row, group).join(" · ");
    let shown = words::pools::name_of(&row.name, row.short_id.as_deref());
    let shown = el("b").add(el("bdi").add(shown));
    let beside = row.short_id.as_ref().filter(|_| !row.name.trim().is_empty());
    el("div")
        .class("who")
        .attr("role", "rowheader")
        .add(el("i").class("tick").attr("aria-hidden", "true"))
        .add(
            el("span")
                .class("who-name")
                .add(match pool {
                    // The table is one stop of the keyboard; Enter opens whoever it is on.
                    Some(pool) => {
                        link(&Route::Candidate(pool.clone(), row.id.clone()), shown).attr("tabindex", "-1")
                    }
                    None => shown,
                })
                .add(beside.map(|id| el("small").add(format!(" {id}")))),
        )
        .add(el("small").class("notes").add(notes))
}

/// How far it has come with them, what a reader should know, and their tags.
pub fn notes(app: App, row: &MemberRow, group: Option<usize>) -> Vec<String> {
    let said = row
        .caveats
        .iter()
        .map(|one| words::pools::caveat(one, |skills| app.skill_names(skills), name_in_pool, group));
    let status = row.status.map(|status| words::pools::status(status).to_owned());
    // In an example everybody is, and the page says so; unless somebody real has come in since.
    let example = pools().pool.with_untracked(|pool| pool.as_ref().is_some_and(|pool| pool.example))
        && pools().members.with_untracked(|members| members.iter().all(|one| one.made_up));
    let made_up = (row.made_up && !example).then(|| words::pools::ONE_MADE_UP.to_owned());
    status
        .into_iter()
        .chain(made_up)
        .chain(said)
        .chain(row.tags.iter().map(|tag| format!("#{tag}")))
        .collect()
}

/// What is said about the years that are asked for.
fn years(musts: &MustsView) -> impl Iterator<Item = String> {
    musts.years.iter().copied().map(words::years::years)
}

fn fit(fit: Option<LevelBand>) -> El {
    let cell = el("div").class("fit").attr("role", "gridcell");
    match fit {
        None => cell.add(words::NOT_RANKED),
        Some(fit) => cell.add(flat(fit.outer, fit.inner)).add(level(fit)),
    }
}

/// A number with its 90% interval.
fn level(band: LevelBand) -> El {
    el("span")
        .class("fit-number")
        .add(el("b").add(band.level.shown()))
        .add(el("small").add(format!(" {}", words::spread(band.spread()))))
}

fn skill(content: &Content, cell: &SkillCell) -> El {
    let short = content.skill(cell.skill).map_or_else(String::new, |info| info.name_short.clone());
    let shown = if cell.rests_on == SkillBasis::Nothing { "?".to_owned() } else { cell.band.level.shown() };
    // Beside the level in the cell it is heard as its description.
    let tip = match cell.rests_on {
        SkillBasis::Nothing => words::NOT_MEASURED.to_owned(),
        rests_on => words::cell_heard(cell.band, rests_on),
    };
    el("div")
        .class("skill")
        .attr("role", "gridcell")
        // One element and no more: a table has a hundred of these in view.
        .attr("title", tip)
        .attr("data-skill", short)
        .attr("data-rests-on", words::pools::rests_on_key(cell.rests_on))
        .attr("data-tint", cell.tint.to_string())
        .add(shown)
}

fn musts(row: &MemberRow) -> El {
    let musts = row.musts.as_ref();
    let tip: Vec<String> = musts.map_or_else(Vec::new, |musts| {
        let levels = [words::position::musts(musts), words::position::musts_at_once(musts)].join(" ");
        std::iter::once(levels).chain(years(musts)).collect()
    });
    el("div")
        .class("musts")
        .attr("role", "gridcell")
        .attr("title", tip.join(" · "))
        .add(musts.map_or_else(|| "\u{2013}".to_owned(), words::position::musts_count))
        .add(musts.and_then(words::position::musts_short).map(|said| el("small").add(said)))
        .add(musts.and_then(words::position::years_short).map(|said| el("small").add(said)))
}
