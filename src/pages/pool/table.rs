//! The table of a pool: only what is in view is drawn, and on a phone each row is a card.

use std::sync::Arc;

use cairn_core::Skill;
use cairn_core::compare::view::{LineView, line_view};
use cairn_core::compare::{Heights, Line, Lines, ListWish, Musts, Pool, Show, SortBy, Tally, Window, list};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::row;
use crate::parts::common::p;
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Columns, pools};
use crate::state::App;
use crate::words;

/// Heights of lines in a table and as cards; `style/pages/pool.css` says the same.
const ROW: Heights = Heights { member: 58.0, group: 44.0 };
const CARD: Heights = Heights { member: 176.0, group: 44.0 };
/// Narrower than this, rows are cards.
const CARDS_BELOW: f64 = 760.0;
/// Height of the table: a share of the window's, and the most in pixels; the same style sheet says it too.
const VIEW: (f64, f64) = (0.75, 832.0);

/// What is around the lines.
const LINES: &str = "lines";

/// What the table stands on; made once a page.
#[derive(Clone, Copy)]
struct Table {
    lines: Memo<Arc<Lines>>,
    musts: Memo<Musts>,
    /// Pixels scrolled, and the height of the view.
    scrolled: RwSignal<(f64, f64)>,
    cards: RwSignal<bool>,
    /// The line that the keyboard is on.
    current: RwSignal<usize>,
}

pub fn table(app: App) -> Part {
    let pools = pools();
    // Years tell an age: while names are hidden, nobody is held against them.
    let position = Memo::new(move |_| pools.pool.with(|pool| pool.as_ref().map(Pool::visible_position)));
    let musts = Memo::new(move |_| {
        position.with(|position| {
            position.as_ref().map_or_else(Musts::none, |position| {
                app.with_content(|content| Musts::new(content, position))
            })
        })
    });
    // Weights change nothing about it, so it is not computed anew with each.
    let chances = Memo::new_with_compare(
        move |_| pools.members.with(|members| musts.with(|musts| musts.chances(members))),
        |_, _| true,
    );
    let lines = Memo::new_with_compare(
        move |_| {
            let wish = pools.wish.get();
            pools.members.with(|members| {
                pools.ranking.with(|ranking| {
                    let lines = |chances: &[Tally]| {
                        musts.with(|musts| list(members, ranking.as_ref(), musts, chances, &wish))
                    };
                    let lines =
                        if wish.needs_chances() { chances.with(|all| lines(all)) } else { lines(&[]) };
                    Arc::new(Lines::new(lines))
                })
            })
        },
        |_, _| true,
    );
    let table = Table {
        lines,
        musts,
        scrolled: RwSignal::new((0.0, view_height())),
        cards: RwSignal::new(is_narrow()),
        current: RwSignal::new(0),
    };
    let window = Memo::new(move |_| {
        let ((scrolled, view), heights) = (table.scrolled.get(), table.heights());
        table.lines.with(|lines| lines.window(scrolled, view, heights))
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        if table.cards.get_untracked() != is_narrow() {
            table.cards.set(is_narrow());
        }
        let (scrolled, view) = table.scrolled.get_untracked();
        if view < view_height() {
            table.scrolled.set((scrolled, view_height()));
        }
    });
    on_cleanup(move || resized.remove());
    // A new order is read from its beginning.
    Effect::new(move |before: Option<ListWish>| {
        let wish = pools.wish.get();
        if before.is_some_and(|before| before != wish) {
            table.current.set(0);
            table.scrolled.update(|(scrolled, _)| *scrolled = 0.0);
            if let Some(grid) = document().get_element_by_id("candidates-table") {
                grid.set_scroll_top(0);
            }
        }
        wish
    });
    // The head stays as it is while weights move.
    let asks =
        Memo::new(move |_| pools.pool.with(|pool| pool.as_ref().is_some_and(|pool| pool.position.asks())));
    let grid = el("div")
        .class("grid")
        .attr("role", "grid")
        .attr("id", "candidates-table")
        .attr("tabindex", "0")
        .attr("aria-label", "Candidates")
        .live_attr("data-hide", move || hidden(pools.columns.get()).into())
        .attr("aria-multiselectable", "true")
        .live_attr("aria-rowcount", move || {
            table.lines.with(|lines| lines.all().len() + 1).to_string().into()
        })
        .attr("aria-colcount", (Skill::COUNT + 3).to_string())
        .live_attr("aria-activedescendant", move || format!("line-{}", table.current.get()).into())
        .on("scroll", move |event: web_sys::Event| table.scroll(&event))
        .on("keydown", move |event: web_sys::Event| table.key(event.unchecked_ref()))
        .add(live(move || head(app, asks.get())))
        .add(
            el("div")
                .attr("role", "presentation")
                .attr("id", LINES)
                .on("click", move |event: web_sys::Event| table.click(&event))
                .still(move || body(app, table, window.get()).into()),
        );
    // Said again only when it is something else.
    let counts = Memo::new(move |_| {
        let staff = pools.wish.with(|wish| wish.show == Show::Staff);
        let all = pools.members.with(|all| all.iter().filter(|one| one.is_staff() == staff).count());
        (table.lines.with(|lines| lines.members()), all)
    });
    many([live(move || found(counts.get())), grid.into()])
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

fn is_narrow() -> bool {
    leptos::prelude::window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .is_some_and(|width| width < CARDS_BELOW)
}

impl Table {
    fn heights(self) -> Heights {
        if self.cards.get() { CARD } else { ROW }
    }

    /// A click on a line picks its candidate.
    fn click(self, event: &web_sys::Event) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(line) = target.and_then(|target| target.closest(".member-line").ok().flatten()) else {
            return;
        };
        if let Some(at) = line.id().strip_prefix("line-").and_then(|at| at.parse().ok()) {
            self.current.set(at);
            self.pick(at);
        }
    }

    fn pick(self, line: usize) {
        if let Some(Line::Member(at)) = self.lines.get_untracked().all().get(line) {
            let id = pools().members.with_untracked(|all| all.get(*at).map(|one| one.id.clone()));
            if let Some(id) = id {
                pools().pick(&id);
            }
        }
    }

    fn scroll(self, event: &web_sys::Event) {
        let Some(grid) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        self.scrolled.set((f64::from(grid.scroll_top()), f64::from(grid.client_height())));
    }

    /// Arrows, Page Up and Down, Home and End move; Space picks.
    fn key(self, event: &web_sys::KeyboardEvent) {
        let lines = self.lines.get_untracked();
        let here = self.current.get_untracked();
        let steps = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "PageDown" => 10,
            "PageUp" => -10,
            "Home" => isize::MIN + 1,
            "End" => isize::MAX,
            " " => {
                self.pick(here);
                0
            }
            _ => return,
        };
        event.prevent_default();
        if steps != 0 {
            self.go_to(lines.step(here, steps), &lines);
        }
    }

    fn go_to(self, line: usize, lines: &Lines) {
        self.current.set(line);
        let heights = untrack(move || self.heights());
        let (scrolled, view) = self.scrolled.get_untracked();
        let (top, bottom) = (lines.top(line, heights), lines.top(line + 1, heights));
        // The head of the table stays in view and covers as much as a row.
        let to = if top < scrolled {
            top
        } else if bottom + heights.member > scrolled + view {
            bottom + heights.member - view
        } else {
            return;
        };
        if let Some(grid) = document().get_element_by_id("candidates-table") {
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a table")]
            grid.set_scroll_top(to as i32);
        }
    }
}

/// How many are shown, for those who hear the page.
fn found((shown, all): (usize, usize)) -> Part {
    p(if shown == all {
        words::pools::candidates(all)
    } else {
        format!("{} of {}", words::pools::thousands(shown), words::pools::candidates(all))
    })
    .class("found")
    .attr("role", "status")
    .into()
}

fn head(app: App, asks: bool) -> Part {
    let skills = Skill::ALL.map(|skill| {
        let name = app.with_content(|content| content.skill(skill).map(|info| info.name_short.clone()));
        sorter(SortBy::Skill(skill), name.unwrap_or_default()).class("head skill-head")
    });
    el("div")
        .class("grid-head")
        .attr("role", "rowgroup")
        .add(
            el("div")
                .class("line")
                .attr("role", "row")
                .attr("aria-rowindex", "1")
                .add(sorter(SortBy::Name, "Candidate".to_owned()).class("head name-head"))
                .add(sorter(SortBy::Fit, "Fit".to_owned()).class("head fit-head"))
                .add(many(skills))
                .add(if asks {
                    sorter(SortBy::Musts, "Must-haves".to_owned()).class("head must-head")
                } else {
                    el("span").attr("role", "columnheader").class("head must-head").add("Must-haves")
                }),
        )
        .into()
}

/// The head of a column: a button that sorts by it, the other way round when it is pressed again.
fn sorter(sort: SortBy, name: String) -> El {
    let wish = pools().wish;
    let press = move || {
        wish.update(|wish| {
            wish.reversed = wish.sort == sort && !wish.reversed;
            wish.sort = sort;
        });
    };
    let state = move || match wish.with(|wish| (wish.sort == sort, wish.reversed)) {
        (false, _) => "none",
        // Names ascend first; numbers begin with the highest.
        (true, reversed) => {
            if reversed == (sort == SortBy::Name) {
                "descending"
            } else {
                "ascending"
            }
        }
    };
    el("span")
        .attr("role", "columnheader")
        .live_attr("aria-sort", move || state().into())
        .add(el("button").attr("type", "button").attr("tabindex", "-1").click(press).add(name))
}

fn body(app: App, table: Table, window: Window) -> El {
    let views: Vec<(usize, LineView, Option<usize>)> = table.lines.with(|lines| {
        let shown = lines.all().get(window.from..window.to.min(lines.all().len())).unwrap_or_default();
        pools().members.with(|members| {
            pools().ranking.with(|ranking| {
                table.musts.with(|musts| {
                    let view = |(at, line): (usize, &Line)| {
                        let view = line_view(members, ranking.as_ref(), musts, *line)?;
                        let group = match line {
                            Line::Member(member) => {
                                ranking.as_ref().and_then(|ranking| ranking.group(*member))
                            }
                            Line::Group(group, _) => Some(*group),
                        };
                        Some((window.from + at, view, group))
                    };
                    shown.iter().enumerate().filter_map(view).collect()
                })
            })
        })
    });
    let (picked, current) = (pools().picked.get(), table.current.get());
    el("div")
        .class("grid-body")
        .attr("role", "rowgroup")
        .variable("--before", &window.before)
        .variable("--after", &window.after)
        .add(many(views.into_iter().map(|(line, view, group)| match view {
            LineView::Group { group, shown, all, little } => row::group(line, group, [shown, all], little),
            LineView::Member(view) => {
                let picked = picked.contains(&view.id);
                let current = current == line;
                row::member(app, line, &view, group, [picked, current])
            }
        })))
}
