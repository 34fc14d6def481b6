//! The plan that is followed: this month, progress, the quarters, and how to take it along.

use cairn_core::PlanId;
use cairn_core::content::Band;
use cairn_core::plan::view::{PieceRow, PlanView, Quarter, QuarterRow, StepRow};
use cairn_core::plan::{MAX_NOTE, MOST_SOON, Phase, PieceId, Plan, PlanEvent, Soon, Step, tasks};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::focus::focus_on;
use crate::pages::fields::{label, number_kept};
use crate::pages::path::next_step::{Searches, before_the_plan};
use crate::pages::person::PathState;
use crate::pages::plan::change::unfold_on_paper;
use crate::pages::plan::doing::is_left_behind;
use crate::pages::plan::draft::rest;
use crate::pages::plan::quarter::named_in;
use crate::pages::plan::shown::{Shown, seen, tick_id, title_id};
use crate::pages::plan::way_search::{Search, Whose};
use crate::pages::plan::works::{works_and_hours, works_folded};
use crate::parts::common::{b, button, buttons, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::later::{Later, PAUSE};
use crate::store::clock;
use crate::words;

pub fn roadmap(whose: Whose, id: PlanId, state: RwSignal<PathState>) -> Part {
    let app = whose.app;
    // To lay a plan over days takes longest: all parts of the page look at the same one.
    let (of, of_id) = (whose.clone(), id.clone());
    let seen = Memo::new(move |_| seen(&of, &of_id));
    let steps = move || seen.with(|seen| seen.iter().flat_map(|(_, view)| view.steps().cloned()).collect());
    let shown = Shown { app, whose, id, steps: Memo::new(move |_| steps()) };
    let (first, progress, soon) = (shown.clone(), shown.clone(), shown.clone());
    let (shape, elsewhere, months) = (shown.clone(), shown.clone(), shown.clone());
    let (change, beside) = (shown.clone(), shown.clone());
    unfold_on_paper();
    // A tick moves dates, and with them a step from one quarter to another now and then.
    let outline = move || seen.with(|seen| seen.as_ref().map(|(_, view)| view.outline()));
    let shape = Memo::new(move |_| (shape.shape(), outline()));
    let elsewhere = Memo::new(move |_| elsewhere.elsewhere());
    let search = Search::new();
    let (seeker, wishes) = (shown.clone(), Memo::new(move |_| app.wishes()));
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody reads never learns of a change.
        wishes.get();
        // Of somebody who has answered nothing no way is known.
        if let Some(plan) = untrack(|| seeker.plan()).filter(|_| !seeker.whose.ground.is_empty()) {
            search.begin(&seeker.whose, plan.step().clone());
        }
    });
    let searches = Searches::beside_plan(search);
    let elsewhere_too = shown.clone();
    Effect::new(move |_| elsewhere_too.look_elsewhere(state, searches));
    // What is the same stays as it is drawn: a tick does not take the keyboard from the list it is made in.
    let next = Memo::new(move |_| first.next(state, searches));
    let behind = Memo::new(move |_| next.with(|next| is_left_behind(next.as_ref())));
    let before = shown.whose.clone();
    many([
        live(move || seen.get().map(|(_, view)| Shown::top(&view)).into()),
        live(move || next.get().and_then(|next| before_the_plan(&before, &next)).into()),
        live(move || seen.get().filter(|_| !behind.get()).map(|(_, view)| soon.soon(&view)).into()),
        // This month, the quarters in a line each and the years behind them fit one screen; how it is doing comes below.
        live(move || {
            // Read, not only tracked: a memo that nobody reads never learns of a change.
            shape.get();
            seen.get_untracked().map(|(_, view)| months.body(view)).into()
        }),
        live(move || seen.get().map(|(plan, view)| progress.progress((&plan, &view), search)).into()),
        live(move || {
            elsewhere.get();
            seen.get_untracked().map(|(plan, view)| change.change(&plan, view.end)).into()
        }),
        live(move || {
            shape.get();
            seen.get_untracked().map(|(_, view)| assumed(&view)).into()
        }),
        live(move || beside.beside(search)),
        shown.ways(search),
    ])
}

impl Shown {
    /// What the plan is.
    fn top(view: &PlanView) -> Part {
        let step = words::plan::next_step(view).map(|words| many([Part::from(b(words)), ". ".into()]));
        many([
            Part::from(
                p(b(words::plan::plan_to(view)).attr("id", "plan-title").attr("tabindex", "-1"))
                    .class("lead")
                    .add(". ")
                    .add(step)
                    .add(words::plan::span(view)),
            ),
            view.older.map(|_| p(words::plan::OLDER).class("notice").attr("role", "status")).into(),
        ])
    }

    /// Three things with dates, each to be ticked off here.
    fn soon(&self, view: &PlanView) -> Part {
        if view.soon.is_empty() {
            return Part::NOTHING;
        }
        let rows: Vec<El> = view.soon.iter().map(|one| self.thing(one)).collect();
        let more = (rows.len() == MOST_SOON).then(|| p(words::plan::SOON_MORE).class("legend"));
        el("section")
            .class("next-step soon")
            .attr("aria-live", "polite")
            .add(h2(words::plan::soon_title(&view.soon)).attr("id", "this-month").attr("tabindex", "-1"))
            .add(el("ol").add(many(rows)))
            .add(more)
            .into()
    }

    fn thing(&self, one: &Soon) -> El {
        let (what, by) = words::plan::soon(one);
        let (here, step) = (self.clone(), one.step.step.clone());
        let done = move || {
            here.note(PlanEvent::Tick(step.clone(), clock::today()));
            focus_on("this-month");
        };
        let more = match &one.step.step {
            Step::Again(_) => Some(link(&Route::Choose, words::plan::AGAIN).class("button")),
            Step::Deed(_) => Some(link(&Route::About, words::path::SAY_DONE).class("button")),
            Step::Phase(..) => None,
        };
        let button_says = words::plan::done_button(one);
        let name = words::named(&button_says, &what);
        el("li")
            .add(b(what))
            .add(" ")
            .add(el("small").add(by))
            .add((!one.step.text.is_empty()).then(|| p(one.step.text.clone())))
            .add(words::plan::before(&one.step).map(|words| p(words).class("legend")))
            .add(one.begin.as_ref().map(|text| p(words::plan::begin_with(text))))
            .add(self.works_of(&one.step.step))
            .add(buttons().add(button(button_says, done).attr("aria-label", name)).add(more))
    }
}

impl Shown {
    /// Which works a piece is studied by.
    fn to_read(&self, piece: &PieceId) -> Band {
        let plan = untrack(|| self.plan());
        let of = |plan: &Plan| self.app.with_content(|content| plan.to_read(content, piece));
        plan.as_ref().map_or_else(|| Band::of(piece.to), of)
    }

    /// Works by which something is studied; nothing for what is not.
    fn works_of(&self, step: &Step) -> Part {
        match step {
            Step::Phase(piece, Phase::Learn) => works_folded(piece, self.to_read(piece)).into(),
            Step::Phase(..) | Step::Deed(_) | Step::Again(_) => Part::NOTHING,
        }
    }

    fn body(&self, view: PlanView) -> Part {
        let line = rest(&view, &[]);
        let left = self.left_out(view.out);
        let quarters: Vec<El> = view.quarters.into_iter().map(|quarter| self.quarter(quarter)).collect();
        many([many(quarters), line, p(words::plan::PLAN_KEPT).class("legend").into(), left])
    }

    /// A quarter, with the name of everything in it once.
    fn quarter(&self, quarter: Quarter) -> El {
        super::quarter::quarter(
            &quarter.name,
            &named_in(&quarter),
            quarter.rows.into_iter().map(|row| self.row(row)).collect(),
        )
    }

    fn row(&self, row: QuarterRow) -> El {
        match row {
            QuarterRow::Due(step) => el("li").add(el("h3").add(step.facet.clone())).add(self.step(&step)),
            QuarterRow::Underway(step) => el("li").class("again").add(self.underway(&step)),
            QuarterRow::Again(step) => el("li").class("again").add(self.step(&step)),
            QuarterRow::Deed(step) => {
                el("li").class("again").add(self.step(&step)).add(p(words::plan::DEED_COUNTS).class("legend"))
            }
            QuarterRow::Piece(piece) => self.piece(&piece),
        }
    }

    fn piece(&self, piece: &PieceRow) -> El {
        let serves = (!piece.serves.is_empty()).then(|| p(tasks(&piece.serves)).class("legend"));
        let steps: Vec<El> = piece.steps_here().map(|step| self.step(step)).collect();
        el("li")
            .add(el("h3").attr("id", title_id(piece)).attr("tabindex", "-1").add(piece.facet.clone()))
            .add(p(words::piece_of(piece)).class("levels").add(b(words::plan::split(piece))))
            .add(many(steps))
            .add(serves)
            .add(self.edit(piece))
    }

    /// One box to tick, with what is to be done.
    fn step(&self, row: &StepRow) -> El {
        let (here, step) = (self.clone(), row.step.clone());
        let tick = move |event: web_sys::Event| {
            let day = clock::today().filter(|_| event_target_checked(&event));
            here.note(PlanEvent::Tick(step.clone(), day));
            focus_on(&tick_id(&step));
        };
        let steps = self.steps;
        let [checked, due, late] = [row.clone(), row.clone(), row.clone()];
        let box_ = el("input")
            .attr("type", "checkbox")
            .attr("id", tick_id(&row.step))
            .live_checked(move || now(steps, &checked).done.is_some())
            .on("change", tick);
        let text = (!row.text.is_empty()).then(|| many([Part::from(": "), row.text.clone().into()]));
        let words = el("span")
            .add(b(words::plan::phase(&row.step)))
            .add(text)
            .add(" ")
            .add(el("small").add(live(move || words::plan::due(&now(steps, &due)).into())))
            .live_attr("data-late", move || now(steps, &late).late.to_string().into());
        let before = row.clone();
        let before = live(move || {
            words::plan::before(&now(steps, &before)).map(|words| p(words).class("legend")).into()
        });
        // Here, and not only in its field: a field that is folded away is on no paper.
        let noted = row.clone();
        let noted = live(move || {
            let note = now(steps, &noted).note;
            let said = || p(words::plan::NOTED).add(el("bdi").add(note.clone())).class("legend your-note");
            (!note.is_empty()).then(said).into()
        });
        let label = el("label").class("check").add(box_).add(words);
        el("div").class("step").add(label).add(before).add(noted)
    }

    /// That a step goes on in a quarter in which it does not stand.
    fn underway(&self, row: &StepRow) -> El {
        let (steps, shown) = (self.steps, row.clone());
        p(b(words::plan::step_label(row)))
            .add(" ")
            .add(el("small").add(live(move || words::plan::underway(&now(steps, &shown)).into())))
    }

    /// Notes, hours, order: what may be changed of a piece.
    fn edit(&self, piece: &PieceRow) -> El {
        let id = piece.id.to_text().replace('/', "-");
        let notes: Vec<El> = piece.steps.iter().map(|step| self.note_field(&id, step)).collect();
        let (hours, earlier, out) = (self.clone(), self.clone(), self.clone());
        let (of_hours, of_earlier, of_out) = (piece.id.clone(), piece.id.clone(), piece.id.clone());
        let (field, summary) = (format!("h-{id}"), format!("changes-{id}"));
        let (back, again) = (field.clone(), summary.clone());
        let set = move |value: u32| {
            hours.note(PlanEvent::Hours(of_hours.clone(), value));
            focus_on(&back);
        };
        let move_up = piece.can_move.then(|| {
            button(words::PIECE_EARLIER, move || {
                earlier.note(PlanEvent::Earlier(of_earlier.clone()));
                focus_on(&again);
            })
        });
        let leave = button(words::LEAVE_OUT, move || {
            out.note(PlanEvent::Out(of_out.clone(), true));
            focus_on("left-out");
        });
        el("details")
            .add(el("summary").attr("id", summary).add(words::NOTES_AND_CHANGES))
            .add(works_and_hours(&piece.id, self.to_read(&piece.id)))
            .add(many(notes))
            .add(el("div").class("fields").add(
                el("div").add(label(field.clone(), words::HOURS_OF_PIECE)).add(number_kept(
                    field,
                    piece.hours,
                    (0, 50_000),
                    set,
                )),
            ))
            .add(buttons().add(move_up).add(leave))
    }

    fn note_field(&self, piece: &str, row: &StepRow) -> El {
        let name = match &row.step {
            Step::Phase(_, Phase::Learn) => "learning",
            Step::Phase(_, Phase::Practise) => "practice",
            Step::Phase(_, Phase::Prove) | Step::Again(_) | Step::Deed(_) => "proof",
        };
        let id = format!("note-{piece}-{name}");
        let (here, step) = (self.clone(), row.step.clone());
        let later = Later::new(Some(PAUSE), move |text: String| {
            let text = text.chars().take(MAX_NOTE).collect();
            here.note(PlanEvent::Note(step.clone(), text));
        });
        let field = el("input")
            .attr("type", "text")
            .attr("id", id.clone())
            .attr("maxlength", MAX_NOTE.to_string())
            .attr("value", row.note.clone());
        el("div").class("note").add(label(id, words::note_on(&row.step))).add(later.typed_into(field))
    }
}

/// What a plan takes for granted.
fn assumed(view: &PlanView) -> El {
    let formulas = link(&Route::Method, words::plan::FORMULAS);
    p(words::plan::assumed(view)).class("honest").add(" ").add(formulas)
}

/// A step as it is now, wherever it was ticked off and whatever moved it.
fn now(steps: Memo<Vec<StepRow>>, row: &StepRow) -> StepRow {
    let now = steps.with(|steps| steps.iter().find(|one| one.step == row.step).cloned());
    now.unwrap_or_else(|| row.clone())
}
