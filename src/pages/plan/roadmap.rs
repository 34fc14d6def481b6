//! The plan that is followed: this month, progress, the quarters, and how to take it along.

use cairn_core::PlanId;
use cairn_core::attempt::Fact;
use cairn_core::plan::view::{PieceRow, PlanView, Quarter, Row, StepRow, plan_view};
use cairn_core::plan::{
    Judgement, MAX_NOTE, Phase, Plan, PlanEvent, PlanLog, Soon, Step, Verdict, beside_plan, judge,
    plan_before, tasks,
};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::fields::{label, number_kept};
use crate::pages::path::next_step::ask_way;
use crate::pages::person::facts;
use crate::pages::plan::change::unfold;
use crate::pages::plan::draft::{ask_words, rest, unplanned};
use crate::pages::plan::way_search::{Search, Shortest, Whose};
use crate::pages::plan::works::works;
use crate::pages::result::others::Others;
use crate::parts::common::{b, button, buttons, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// A plan on the page.
#[derive(Clone)]
pub(in crate::pages) struct Shown {
    pub(in crate::pages) app: App,
    pub(in crate::pages) whose: Whose,
    pub(in crate::pages) id: PlanId,
    /// Counts what is ticked off above the quarters: these are drawn anew then.
    ticked: RwSignal<u32>,
}

impl Shown {
    fn plan(&self) -> Option<Plan> {
        let logs = self.app.plan_logs();
        logs.iter().find(|log| *log.id() == self.id).and_then(Plan::of)
    }

    pub(in crate::pages) fn view(&self) -> Option<(Plan, PlanView)> {
        let today = clock::today()?;
        let plan = self.plan()?;
        let view = self.app.with_content(|content| plan_view(content, &self.whose.path, &plan, today));
        Some((plan, view))
    }

    /// What it was each time it was put into a calendar.
    pub(in crate::pages) fn before(&self) -> Vec<(Plan, PlanView)> {
        let logs = self.app.plan_logs();
        let Some((log, today)) = logs.iter().find(|log| *log.id() == self.id).zip(clock::today()) else {
            return Vec::new();
        };
        self.app.with_content(|content| plan_before(content, &self.whose.path, log, today))
    }

    pub(in crate::pages) fn note(&self, event: PlanEvent) {
        if let PlanEvent::Tick(Step::Deed(stage), day) = &event {
            // Done here is done on the path, too.
            let evidence = facts(self.app).map(|facts| facts.evidence(*stage).to_owned()).unwrap_or_default();
            self.app.tell(Fact::Milestone { stage: *stage, done: Some(day.is_some()), evidence });
        }
        self.app.note_plan(&self.id, event);
    }

    /// How much has happened that is drawn anew: everything but this tab's own ticks and notes, which stand where they
    /// were made, and exports, which show nowhere. So the keyboard keeps its place.
    fn shape(&self) -> usize {
        let writer = self.app.keeper.with_value(|keeper| keeper.writer().clone());
        let logs = self.app.plan_logs();
        let entries = logs.iter().find(|log| *log.id() == self.id).map(PlanLog::entries).unwrap_or_default();
        let stands = |event: &PlanEvent| {
            matches!(event, PlanEvent::Tick(..) | PlanEvent::Note(..) | PlanEvent::Exported)
        };
        entries.iter().filter(|entry| entry.writer != writer || !stands(&entry.event)).count()
    }
}

pub fn roadmap(whose: Whose, id: PlanId) -> Part {
    let app = whose.app;
    let shown = Shown { app, whose, id, ticked: RwSignal::new(0) };
    let (head, progress) = (shown.clone(), shown.clone());
    let (shape, months, after) = (shown.clone(), shown.clone(), shown.clone());
    let before_print = window_event_listener_untyped("beforeprint", |_| unfold());
    on_cleanup(move || before_print.remove());
    let shape = Memo::new(move |_| shape.shape());
    let search = Search::new();
    let (seeker, wishes) = (shown.clone(), Memo::new(move |_| app.wishes()));
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody reads never learns of a change.
        wishes.get();
        if let Some(plan) = untrack(|| seeker.plan()) {
            search.begin(&seeker.whose, plan.step().clone());
        }
    });
    many([
        live(move || head.view().map(|(_, view)| head.top(&view)).into()),
        live(move || progress.view().map(|(plan, view)| progress.progress(&plan, &view, search)).into()),
        live(move || after.answers(search)),
        shown.ways(),
        live(move || {
            // Read, not only tracked: a memo that nobody reads never learns of a change.
            shape.get();
            months.ticked.track();
            untrack(|| months.view()).map(|(plan, view)| months.body(&plan, view)).into()
        }),
    ])
}

impl Shown {
    /// What the plan is, and this month.
    fn top(&self, view: &PlanView) -> Part {
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
            self.soon(view),
        ])
    }

    /// How far it is, in one verdict, and a way to plan anew where the answers since say otherwise.
    fn progress(&self, plan: &Plan, view: &PlanView, search: Search) -> El {
        let app = self.app;
        let outcome = search.outcome.get().outcome();
        let (attempt, ground) = (&self.whose.attempt, &self.whose.ground);
        let told = clock::today().map(|today| {
            app.with_content(|content| judge(content, (plan, view), attempt, ground, outcome.as_ref(), today))
        });
        let words = told.as_ref().map(|told| {
            let names: Vec<String> = match told {
                Judgement::Answers(one) => {
                    one.why.iter().map(|since| app.skill_names(&[since.skill])).collect()
                }
                Judgement::Ticks(_) | Judgement::Unknown => Vec::new(),
            };
            words::plan::judgement(told, &names, !Others::of_mine().raters().is_empty())
        });
        let otherwise = matches!(&told, Some(Judgement::Answers(one)) if one.verdict != Verdict::OnTrack);
        let anew = otherwise.then(|| {
            let close = move |_: web_sys::Event| app.close_plans();
            let to = Route::PlanTo(plan.aim.aim.clone());
            buttons().add(link(&to, words::plan::PLAN_ANEW).class("button").on("click", close))
        });
        let bar = el("div").class("bar plan-bar").attr("aria-hidden", "true");
        el("div")
            .class("progress")
            .add(p(words::plan::progress_of(view)).add(". ").add(words).attr("role", "status"))
            .add(anew)
            .add(p(words::plan::brings(view)))
            .add(words::plan::left_out(view).map(|words| p(words).class("notice")))
            .add(bar.add(el("i").variable("--share", &view.done)))
    }

    /// Three things with dates, each to be ticked off here.
    fn soon(&self, view: &PlanView) -> Part {
        if view.soon.is_empty() {
            return Part::NOTHING;
        }
        let rows: Vec<El> = view.soon.iter().map(|one| self.thing(one)).collect();
        el("section")
            .class("next-step soon")
            .attr("aria-live", "polite")
            .add(h2(words::plan::soon_title(&view.soon)).attr("id", "this-month").attr("tabindex", "-1"))
            .add(el("ol").add(many(rows)))
            .into()
    }

    fn thing(&self, one: &Soon) -> El {
        let (what, by) = words::plan::soon(one);
        let (here, step) = (self.clone(), one.step.step.clone());
        let done = move || {
            here.note(PlanEvent::Tick(step.clone(), clock::today()));
            here.ticked.update(|ticked| *ticked += 1);
            focus("this-month");
        };
        let more = match &one.step.step {
            Step::Again(_) => Some(link(&Route::Choose, words::plan::AGAIN).class("button")),
            Step::Deed(_) => Some(link(&Route::About, words::path::SAY_DONE).class("button")),
            Step::Phase(..) => None,
        };
        let name = words::done_what(&what);
        el("li")
            .add(b(what))
            .add(" ")
            .add(el("small").add(by))
            .add((!one.step.text.is_empty()).then(|| p(one.step.text.clone())))
            .add(buttons().add(button(words::plan::DONE, done).attr("aria-label", name)).add(more))
    }

    /// What else answers say: whether more come before learning, what to ask for at work, and what is not planned.
    fn answers(&self, search: Search) -> Part {
        let app = self.app;
        let found = search.outcome.get();
        let first = search.answering.get().map(|one| {
            let (act, why) = words::plan::answering(&one, &app.skill_names(&[one.skill]));
            el("div")
                .class("answer-first")
                .add(p(why))
                .add(buttons().add(ask_way(app, &self.whose.ground, one.by, act).class("button")))
        });
        let ask = match &found {
            Shortest::Found(way) => way.ask.as_ref().map(|one| p(ask_words(&self.whose, one))),
            Shortest::Looking | Shortest::Reached(_) => None,
        };
        let plan = untrack(|| self.plan());
        let besides = match (&found, &plan) {
            (Shortest::Found(way), Some(plan)) => {
                unplanned(app, &app.with_content(|content| beside_plan(content, plan, way)))
            }
            _ => Part::NOTHING,
        };
        many([Part::from(first), Part::from(ask), besides])
    }
}

impl Shown {
    fn body(&self, plan: &Plan, view: PlanView) -> Part {
        let line = rest(&view, &[]);
        let assumed = words::plan::assumed(&view);
        let left = self.left_out(view.out);
        let change = self.change(plan, view.end);
        let mut open = true;
        let quarters: Vec<El> = view
            .quarters
            .into_iter()
            .map(|quarter| {
                let here = self.quarter(quarter, open);
                open = false;
                here
            })
            .collect();
        many([
            p(words::plan::PLAN_KEPT).class("legend").into(),
            many(quarters),
            line,
            left,
            change,
            p(assumed).class("honest").add(" ").add(link(&Route::Method, words::plan::FORMULAS)).into(),
        ])
    }

    /// A quarter: what it holds in a line, and all of it on request.
    fn quarter(&self, quarter: Quarter, open: bool) -> El {
        let facets: Vec<String> = quarter
            .rows
            .iter()
            .map(|row| match row {
                Row::Piece(piece) => piece.facet.clone(),
                Row::Due(step) | Row::Deed(step) | Row::Again(step) => words::plan::step_label(step),
            })
            .collect();
        let name = if quarter.name.is_empty() { words::IN_THIS_ORDER.to_owned() } else { quarter.name };
        el("details")
            .class("month")
            .flag("open", open)
            .add(el("summary").add(h2(name)).add(el("small").add(facets.join(", "))))
            .add(el("ol").class("pieces").add(many(quarter.rows.into_iter().map(|row| self.row(row)))))
    }

    fn row(&self, row: Row) -> El {
        match row {
            Row::Due(step) => el("li").add(el("h3").add(step.facet.clone())).add(self.step(&step)),
            Row::Again(step) => el("li").class("again").add(self.step(&step)),
            Row::Deed(step) => {
                el("li").class("again").add(self.step(&step)).add(p(words::plan::DEED_COUNTS).class("legend"))
            }
            Row::Piece(piece) => self.piece(&piece),
        }
    }

    fn piece(&self, piece: &PieceRow) -> El {
        let serves = (!piece.serves.is_empty()).then(|| p(tasks(&piece.serves)).class("legend"));
        let steps: Vec<El> = piece.steps_here().map(|step| self.step(step)).collect();
        el("li")
            .add(el("h3").attr("id", title_id(piece)).attr("tabindex", "-1").add(piece.facet.clone()))
            .add(p(words::piece_of(piece)).class("levels").add(b(words::plan::split(piece.split))))
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
        };
        let box_ =
            el("input").attr("type", "checkbox").flag("checked", row.done.is_some()).on("change", tick);
        let text = (!row.text.is_empty()).then(|| many([Part::from(": "), row.text.clone().into()]));
        let words = el("span")
            .add(b(words::plan::phase(&row.step)))
            .add(text)
            .add(" ")
            .add(el("small").add(words::plan::due(row)));
        let words = if row.late { words.attr("data-late", "true") } else { words };
        el("div").class("step").add(el("label").class("check").add(box_).add(words))
    }

    /// Notes, hours, order: what may be changed of a piece.
    fn edit(&self, piece: &PieceRow) -> El {
        let id = piece.id.to_text().replace('/', "-");
        let notes: Vec<El> = piece.steps.iter().map(|step| self.note_field(&id, step)).collect();
        let (hours, earlier, out) = (self.clone(), self.clone(), self.clone());
        let (of_hours, of_earlier, of_out) = (piece.id.clone(), piece.id.clone(), piece.id.clone());
        let title = title_id(piece);
        let back = title.clone();
        let set = move |value: u32| {
            hours.note(PlanEvent::Hours(of_hours.clone(), value));
            focus(&back);
        };
        let move_up = piece.can_move.then(|| {
            button(words::PIECE_EARLIER, move || {
                earlier.note(PlanEvent::Earlier(of_earlier.clone()));
                focus(&title);
            })
        });
        let leave = button(words::LEAVE_OUT, move || {
            out.note(PlanEvent::Out(of_out.clone(), true));
            focus("left-out");
        });
        el("details")
            .add(el("summary").add(words::NOTES_AND_CHANGES))
            .add(p(b(words::plan::WORKS)))
            .add(works(&piece.id))
            .add(many(notes))
            .add(el("div").class("fields").add(
                el("div").add(label(format!("h-{id}"), words::HOURS_OF_PIECE)).add(number_kept(
                    format!("h-{id}"),
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
        let write = move |event: web_sys::Event| {
            let text: String = event_target_value(&event).chars().take(MAX_NOTE).collect();
            here.note(PlanEvent::Note(step.clone(), text));
        };
        el("div").class("note").add(label(id.clone(), words::note_on(&row.step))).add(
            el("input")
                .attr("type", "text")
                .attr("id", id)
                .attr("maxlength", MAX_NOTE.to_string())
                .attr("value", row.note.clone())
                .on("change", write),
        )
    }
}

/// The name of a piece's heading on the page.
pub(in crate::pages) fn title_id(piece: &PieceRow) -> String {
    format!("piece-{}", piece.id.to_text().replace('/', "-"))
}

/// Puts the keyboard on an element once the page is drawn anew.
pub fn focus(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id);
        if let Some(found) =
            found.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok())
        {
            // A browser that refuses the focus still shows the page.
            let _ = found.focus();
        }
    });
}
