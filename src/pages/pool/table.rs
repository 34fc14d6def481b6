//! The table of a pool: of many only what is in view is drawn. Rows are as tall as their words, and on a phone each is a card.

use std::collections::BTreeMap;
use std::sync::Arc;

use cairn_core::compare::view::{LineView, line_view};
use cairn_core::compare::{Heights, ListWish, MustHaves, TableLine, Tops, VisibleLines, Window};
use cairn_core::route::Route;
use cairn_core::{CandidateId, Skill};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::listed::listed;
use super::{browser_search, found, heads, plain, row};
use crate::parts::common::p;
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::in_view;
use crate::parts::reveal::reveal;
use crate::pools::{Columns, pools};
use crate::state::App;
use crate::words;

/// What lines are taken for before any is measured, in pixels.
const FIRST: Heights =
    Heights { member: 58.0, group: 44.0, members: BTreeMap::new(), groups: BTreeMap::new() };
/// Height of the head, which stays in view and covers what is behind it.
const HEAD: f64 = 60.0;
/// Height of the table: a share of the window's, and the most in pixels; `style/pages/pool.css` says it too.
const VIEW: (f64, f64) = (0.75, 832.0);

const ACTIVE: &str = "aria-activedescendant";

/// The table, and what is around the lines.
const GRID: &str = "candidates-table";
const LINES: &str = "lines";

/// What the table stands on; made once a page.
#[derive(Clone, Copy)]
struct Table {
    lines: Memo<Arc<VisibleLines>>,
    tops: Memo<Arc<Tops>>,
    musts: Memo<MustHaves>,
    heights: RwSignal<Heights>,
    /// Pixels scrolled, and the height of the view.
    scrolled: RwSignal<(f64, f64)>,
    /// The line that the keyboard was moved to.
    moved_to: RwSignal<usize>,
    /// The line that the keyboard is on: one with a candidate.
    current: Memo<usize>,
    app: App,
}

pub fn table(app: App) -> Part {
    let pools = pools();
    let (musts, lines) = listed(app);
    let (heights, moved_to) = (RwSignal::new(FIRST), RwSignal::new(0));
    let table = Table {
        lines,
        tops: Memo::new_with_compare(
            move |_| lines.with(|lines| heights.with(|heights| Arc::new(Tops::new(lines, heights)))),
            |_, _| true,
        ),
        musts,
        heights,
        scrolled: RwSignal::new((0.0, view_height())),
        moved_to,
        current: Memo::new(move |_| lines.with(|lines| lines.step(moved_to.get(), 0))),
        app,
    };
    let window = Memo::new(move |_| {
        table.lines.with(|lines| lines.whole()).unwrap_or_else(|| {
            let (scrolled, view) = table.scrolled.get();
            table.tops.with(|tops| tops.window(scrolled, view))
        })
    });
    table.follow(window);
    table.point(window);
    // The head stays as it is while weights move.
    let asks =
        Memo::new(move |_| pools.pool.with(|pool| pool.as_ref().is_some_and(|pool| pool.position.asks())));
    let grid = el("div")
        .class("grid")
        .attr("role", "grid")
        .attr("id", GRID)
        .attr("tabindex", "0")
        .attr("aria-label", words::TABLE_OF_CANDIDATES)
        .attr("aria-describedby", "grid-keys")
        .live_attr("data-long", move || table.lines.with(|lines| lines.whole().is_none()).to_string().into())
        .live_attr("data-hide", move || hidden(pools.columns.get()).into())
        .attr("aria-multiselectable", "true")
        .live_attr("aria-rowcount", move || {
            table.lines.with(|lines| lines.all().len() + 1).to_string().into()
        })
        .attr("aria-colcount", (Skill::COUNT + 3).to_string())
        .on("scroll", move |event: web_sys::Event| table.scroll(&event))
        .on("keydown", move |event: web_sys::Event| table.key(event.unchecked_ref()))
        .add(live(move || heads::head(app, asks.get())))
        .add(
            el("div")
                .attr("role", "presentation")
                .attr("id", LINES)
                .on("click", move |event: web_sys::Event| table.click(&event))
                .still(move || body(app, table, window.get()).into()),
        );
    table.come_back();
    many([
        found::found(table.lines),
        browser_search::seek(table.lines),
        p(words::table::KEYS).class("legend grid-keys").attr("id", "grid-keys").into(),
        grid.into(),
        p(words::table::CELLS_ARE).class("legend cells-are").into(),
        plain::plain(app, table.lines, table.musts),
    ])
}

/// The columns that are not shown, by their names in the style sheet.
const fn hidden(columns: Columns) -> &'static str {
    match (columns.skills, columns.musts) {
        (true, true) => "",
        (true, false) => "musts",
        (false, true) => "skills",
        (false, false) => "skills musts",
    }
}

/// The height of the table in pixels, as the style sheet has it: what is drawn first, before anybody scrolls.
fn view_height() -> f64 {
    let window = leptos::prelude::window().inner_height().ok().and_then(|height| height.as_f64());
    window.map_or(VIEW.1, |height| (VIEW.0 * height).min(VIEW.1))
}

fn inner_width() -> Option<f64> {
    leptos::prelude::window().inner_width().ok().and_then(|width| width.as_f64())
}

/// The line with this number, where it is drawn.
fn drawn(line: usize) -> Option<web_sys::Element> {
    document().get_element_by_id(&format!("line-{line}"))
}

/// The number of the line around an element.
fn line_at(element: &web_sys::Element) -> Option<usize> {
    let line = element.closest(".member-line").ok()??;
    line.id().strip_prefix("line-")?.parse().ok()
}

impl Table {
    /// Measures what was drawn, and begins again where everything is of another height or in another order.
    fn follow(self, window: Memo<Window>) {
        // What was drawn is measured in the next frame.
        Effect::new(move |_| {
            window.track();
            self.lines.track();
            self.heights.track();
            request_animation_frame(move || self.measure());
        });
        // Other columns, another width: every row may be of another height.
        let width = StoredValue::new(inner_width());
        let anew = move || {
            let _ = self.heights.try_set(FIRST);
        };
        Effect::new(move |before: Option<()>| {
            pools().columns.track();
            before.inspect(|()| anew());
        });
        let resized = window_event_listener(leptos::ev::resize, move |_| {
            if width.try_update_value(|width| std::mem::replace(width, inner_width())) != Some(inner_width())
            {
                anew();
            }
            let (scrolled, view) = self.scrolled.get_untracked();
            if view < view_height() {
                self.scrolled.set((scrolled, view_height()));
            }
        });
        on_cleanup(move || resized.remove());
        // A new order is read from its beginning.
        Effect::new(move |before: Option<ListWish>| {
            let wish = pools().wish.get();
            if before.is_some_and(|before| before != wish) {
                self.moved_to.set(0);
                self.scrolled.update(|(scrolled, _)| *scrolled = 0.0);
                if let Some(grid) = document().get_element_by_id(GRID) {
                    grid.set_scroll_top(0);
                    // A short table scrolls with the page, its head staying in view: its first rows must be, too.
                    in_view::beginning(&grid);
                }
            }
            wish
        });
    }

    /// The line that the keyboard is on is named as long as it is drawn: a wheel may have taken it away.
    fn point(self, window: Memo<Window>) {
        Effect::new(move |_| {
            let (line, window) = (self.current.get(), window.get());
            let Some(grid) = document().get_element_by_id(GRID) else { return };
            // An attribute with a fixed name: nothing here can fail.
            let _ = if (window.from..window.to).contains(&line) {
                grid.set_attribute(ACTIVE, &format!("line-{line}"))
            } else {
                grid.remove_attribute(ACTIVE)
            };
        });
    }

    /// Takes in how tall the lines are that are drawn; where all are, nothing depends on it.
    fn measure(self) {
        let Some(lines) = self.lines.try_get_untracked().filter(|lines| lines.whole().is_none()) else {
            return;
        };
        let Ok(all) = document().query_selector_all(".grid-body > [role=row]") else { return };
        let height = |at: u32| {
            let line = all.item(at)?.dyn_into::<web_sys::HtmlElement>().ok()?;
            let place: usize = line.id().strip_prefix("line-")?.parse().ok()?;
            Some((*lines.all().get(place)?, f64::from(line.offset_height())))
        };
        let measured: Vec<(TableLine, f64)> = (0..all.length()).filter_map(height).collect();
        if self.heights.try_update_untracked(|heights| heights.measured(&measured)) == Some(true) {
            self.heights.notify();
        }
    }

    /// A click on a name opens its page, as the link that it is; a click elsewhere on a line picks its candidate.
    fn click(self, event: &web_sys::Event) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some((at, target)) = target.and_then(|target| Some((line_at(&target)?, target))) else { return };
        self.moved_to.set(at);
        if target.closest("a").ok().flatten().is_some() {
            pools().left.set(self.candidate(at));
        } else {
            self.pick(at);
        }
    }

    fn candidate(self, line: usize) -> Option<CandidateId> {
        let Some(TableLine::Member(at)) = self.lines.get_untracked().all().get(line).copied() else {
            return None;
        };
        pools().members.with_untracked(|all| all.get(at).map(|one| one.id.clone()))
    }

    fn open(self, line: usize) {
        if let Some((pool, id)) = pools().id().zip(self.candidate(line)) {
            pools().left.set(Some(id.clone()));
            self.app.go(&Route::Candidate(pool, id));
        }
    }

    /// Whoever comes back from a candidate's page stands where they left.
    fn come_back(self) {
        let Some(left) = pools().left.get_untracked() else { return };
        pools().left.set(None);
        let at = pools().members.with_untracked(|all| all.iter().position(|one| one.id == left));
        let lines = self.lines.get_untracked();
        let line = lines.all().iter().position(|line| at.is_some_and(|at| *line == TableLine::Member(at)));
        let Some(line) = line else { return };
        // After the heading of the page has had the focus, which is one frame later.
        request_animation_frame(move || {
            request_animation_frame(move || {
                let grid = document().get_element_by_id(GRID);
                let Some(grid) = grid.and_then(|grid| grid.dyn_into::<web_sys::HtmlElement>().ok()) else {
                    return;
                };
                let still = web_sys::FocusOptions::new();
                still.set_prevent_scroll(true);
                // Focus is a courtesy; a browser that refuses it still shows the list.
                let _ = grid.focus_with_options(&still);
                self.go_to(line, &lines);
            });
        });
    }

    fn pick(self, line: usize) {
        if let Some(id) = self.candidate(line) {
            pools().pick(&id);
        }
    }

    fn scroll(self, event: &web_sys::Event) {
        let Some(grid) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        self.scrolled.set((f64::from(grid.scroll_top()), f64::from(grid.client_height())));
    }

    /// Arrows, Page Up and Down, Home and End move; Space picks, Enter opens.
    fn key(self, event: &web_sys::KeyboardEvent) {
        let on = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let on_grid = on.is_some_and(|on| on.id() == GRID);
        let lines = self.lines.get_untracked();
        let here = self.current.get_untracked();
        let steps = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "PageDown" => 10,
            "PageUp" => -10,
            "Home" => isize::MIN + 1,
            "End" => isize::MAX,
            // The heads of the columns are buttons, and are pressed as such.
            " " | "Enter" if !on_grid => return,
            // Nobody is picked or opened unseen: after a wheel the line comes back into view first.
            " " | "Enter" if drawn(here).is_none() => {
                event.prevent_default();
                return self.go_to(here, &lines);
            }
            " " => {
                self.pick(here);
                0
            }
            "Enter" => {
                self.open(here);
                0
            }
            _ => return,
        };
        event.prevent_default();
        if steps != 0 {
            self.go_to(lines.step(here, steps), &lines);
        }
    }

    fn go_to(self, line: usize, lines: &VisibleLines) {
        if self.moved_to.try_set(line).is_some() {
            // The page is gone.
            return;
        }
        if lines.whole().is_none() {
            let tops = self.tops.get_untracked();
            let (scrolled, view) = self.scrolled.get_untracked();
            let (top, bottom) = (tops.top(line), tops.top(line + 1));
            let to = if top < scrolled {
                Some(top)
            } else if bottom + HEAD > scrolled + view {
                Some(bottom + HEAD - view)
            } else {
                None
            };
            if let (Some(to), Some(grid)) = (to, document().get_element_by_id(GRID)) {
                #[expect(clippy::cast_possible_truncation, reason = "pixels of a table")]
                grid.set_scroll_top(to as i32);
            }
        }
        // A line that was far away is drawn by then, and as tall as it is.
        request_animation_frame(move || {
            request_animation_frame(move || {
                if let Some(line) = drawn(line) {
                    reveal(&line);
                }
            });
        });
    }
}

fn body(app: App, table: Table, window: Window) -> El {
    let views: Vec<(usize, LineView, Option<usize>)> = table.lines.with(|lines| {
        let shown = lines.all().get(window.from..window.to.min(lines.all().len())).unwrap_or_default();
        pools().members.with(|members| {
            pools().ranking.with(|ranking| {
                table.musts.with(|musts| {
                    let view = |(at, line): (usize, &TableLine)| {
                        let view = line_view(members, ranking.as_ref(), musts, *line)?;
                        let group = match line {
                            TableLine::Member(member) => {
                                ranking.as_ref().and_then(|ranking| ranking.group(*member))
                            }
                            TableLine::Group(group, _) => Some(*group),
                        };
                        Some((window.from + at, view, group))
                    };
                    shown.iter().enumerate().filter_map(view).collect()
                })
            })
        })
    });
    let (picked, current, pool) = (pools().picked.get(), table.current.get(), pools().id());
    el("div")
        .class("grid-body")
        .attr("role", "rowgroup")
        .variable("--before", &window.before)
        .variable("--after", &window.after)
        .add(many(views.into_iter().map(|(line, view, group)| match view {
            LineView::Group { group, shown, all, says } => {
                row::group(line, group, words::headline::group_words(group, all, shown, says))
            }
            LineView::Member(view) => {
                let picked = picked.contains(&view.id);
                let current = current == line;
                row::member(app, (line, pool.as_ref()), &view, group, [picked, current])
            }
        })))
}
