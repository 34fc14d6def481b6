//! Everybody in the order that is shown, as a plain table: on paper, and on the screen to copy or to search.

use std::sync::Arc;

use cairn_core::compare::view::{LineView, MemberRow, line_view};
use cairn_core::compare::{MustHaves, VisibleLines};
use cairn_core::route::Route;
use leptos::prelude::*;

use super::row;
use crate::parts::common::{button, buttons, cell, link};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::pools;
use crate::state::App;
use crate::store::clock;
use crate::words;

/// Most who are drawn unasked: twenty pages or so.
const MOST: usize = 500;

/// The table is drawn when it is asked for, and for as long as the browser prints.
pub fn plain(app: App, lines: Memo<Arc<VisibleLines>>, musts: Memo<MustHaves>) -> Part {
    let (open, printing) = (RwSignal::new(false), RwSignal::new(false));
    for (event, is) in [("beforeprint", true), ("afterprint", false)] {
        let listener = window_event_listener_untyped(event, move |_| {
            let _ = printing.try_set(is);
        });
        on_cleanup(move || listener.remove());
    }
    let asked = Memo::new(move |_| open.get() || printing.get());
    let all = RwSignal::new(false);
    let more = move || open.get() && !all.get() && lines.with(|lines| lines.members() > MOST);
    let more = live(move || {
        let every = move || words::table::plain_all(lines.with(|lines| lines.members()));
        more().then(|| buttons().add(button(every(), move || all.set(true)))).into()
    });
    let press = el("button")
        .attr("type", "button")
        .class("plain")
        .live_attr("aria-expanded", move || open.get().to_string().into())
        .click(move || open.update(|open| *open = !*open))
        .add(live(move || if open.get() { words::table::PLAIN_CLOSE } else { words::table::PLAIN }.into()));
    el("section")
        .class("plain-table")
        .add(buttons().add(press))
        .add(more)
        .add(el("div").still(move || {
            let most = if all.get() { usize::MAX } else { MOST };
            if asked.get() { whole(app, lines, musts, most) } else { Part::NOTHING }
        }))
        .into()
}

fn whole(app: App, lines: Memo<Arc<VisibleLines>>, musts: Memo<MustHaves>, most: usize) -> Part {
    let rows: Vec<(MemberRow, Option<usize>)> = lines.with(|lines| {
        pools().members.with(|members| {
            pools().ranking.with(|ranking| {
                musts.with(|musts| {
                    let view = |line| match line_view(members, ranking.as_ref(), musts, line)? {
                        LineView::Member(row) => {
                            let group = ranking.as_ref().and_then(|ranking| ranking.group_told(row.at));
                            Some((*row, group))
                        }
                        LineView::Group { .. } => None,
                    };
                    lines.all().iter().copied().filter_map(view).take(most).collect()
                })
            })
        })
    });
    let all = lines.with(|lines| lines.members());
    let caption = words::table::plain_caption(rows.len(), all, &clock::date(clock::now()));
    // Without groups to tell apart there is no column of them.
    let grouped = rows.iter().any(|(_, group)| group.is_some());
    let heads = words::table::PLAIN_HEADS.into_iter().skip(usize::from(!grouped));
    let heads = heads.map(|head| el("th").attr("scope", "col").add(head));
    let table = el("table")
        .add(el("caption").add(caption))
        .add(el("thead").add(el("tr").add(many(heads))))
        .add(el("tbody").add(many(rows.iter().map(|(row, group)| line(app, row, (grouped, *group))))));
    el("div")
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", words::table::PLAIN)
        .add(table)
        .into()
}

/// `grouped` where there is a column of groups.
fn line(app: App, row: &MemberRow, (grouped, group): (bool, Option<usize>)) -> El {
    let name = words::pools::name_of(&row.name, row.short_id.as_deref());
    let beside = row.short_id.as_ref().filter(|_| !row.name.trim().is_empty());
    let name = el("bdi").add(name).add(beside.map(|id| el("small").add(format!(" {id}"))));
    let name = match pools().id() {
        Some(pool) => link(&Route::Candidate(pool, row.id.clone()), name),
        None => name,
    };
    let fit = row.fit.map_or_else(|| words::NOT_RANKED.to_owned(), words::level_of);
    let musts = row.musts.as_ref().map(words::position::musts).unwrap_or_default();
    // The status has a column of its own.
    let mut known = row.clone();
    let status = known.status.take();
    let tags = std::mem::take(&mut known.tags).into_iter().map(|tag| format!("#{tag}"));
    let status: Vec<String> =
        status.map(|one| words::pools::status(one).to_owned()).into_iter().chain(tags).collect();
    el("tr")
        .add(grouped.then(|| cell(group.map_or_else(|| "\u{2013}".to_owned(), words::pools::group_letter))))
        .add(el("th").attr("scope", "row").add(name))
        .add(cell(fit).class("number"))
        .add(cell(musts))
        .add(cell(row::notes(app, &known, group).join(" · ")))
        .add(cell(status.join(" · ")))
}
