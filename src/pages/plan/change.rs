//! What may be done with a plan as a whole: taken along, changed, closed; and what is left out of it.

use cairn_core::content::Works;
use cairn_core::plan::view::{PieceRow, PlanEnd};
use cairn_core::plan::{CalendarFile, Day, Days, Plan, PlanEvent, calendar, markdown};
use cairn_core::record::file::made_file_name;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::focus::focus_on;
use crate::pages::fields::{label, number_kept};
use crate::pages::plan::job_time::job_time;
use crate::pages::plan::shown::{Shown, title_id};
use crate::pages::plan::way_search::Search;
use crate::parts::common::{button, buttons, h2, link, p, print_page};
use crate::parts::el::{El, Part, el, live, many};
use crate::store::{clock, content_files, file};
use crate::words;

/// What files of a plan are called by the web.
const CALENDAR: &str = "text/calendar;charset=utf-8";
const MARKDOWN: &str = "text/markdown;charset=utf-8";

/// As long as the part stands that this is called in, printing unfolds every quarter: what is in a plan is on its paper.
pub(in crate::pages) fn unfold_on_paper() {
    let before_print = window_event_listener_untyped("beforeprint", |_| unfold());
    on_cleanup(move || before_print.remove());
}

fn unfold() {
    if let Ok(quarters) = document().query_selector_all(".month, .rest, .unplanned, .to-learn-from") {
        for at in 0..quarters.length() {
            let quarter = quarters
                .item(at)
                .and_then(|one| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(one).ok());
            if let Some(quarter) = quarter {
                // An element that refuses the attribute stays folded.
                let _ = quarter.set_attribute("open", "");
            }
        }
    }
}

impl Shown {
    /// How to take it along; `search` is that for the way of its step, by which it is told what it lacks.
    pub(in crate::pages) fn ways(&self, search: Search) -> Part {
        let (said, reminders) = (RwSignal::new(""), RwSignal::new(false));
        let app = self.app;
        let save = move |ending: &'static str, kind: &'static str, text: Option<String>| {
            let name = made_file_name(&app.name.get_untracked(), "plan", ending);
            let saved = text.is_some_and(|text| file::save_as(&name, &text, kind).is_ok());
            said.set(if saved { words::FILE_OFFERED } else { words::PLAN_NOT_SAVED });
            saved
        };
        let (for_calendar, for_text) = (self.clone(), self.clone());
        // Files name what to learn from, once that has come.
        let works = RwSignal::new(None::<Works>);
        wasm_bindgen_futures::spawn_local(async move {
            // Who has left the page meanwhile has no signal left to set.
            works.try_set(content_files::works().await.ok());
        });
        let with_works = move |shown: &Self| {
            let (plan, mut view) = untrack(|| shown.view())?;
            shown.app.with_content(|content| {
                works.with_untracked(|works| {
                    if let Some(works) = works {
                        view.name_works(content, &plan, works);
                    }
                });
            });
            let lacks = untrack(|| shown.lacks((&plan, &view), search));
            Some((plan, view, lacks))
        };
        let as_calendar = move || {
            let view = with_works(&for_calendar);
            let file = CalendarFile { at: clock::now(), reminders: reminders.get_untracked() };
            let before = untrack(|| for_calendar.before());
            if save(
                "ics",
                CALENDAR,
                view.map(|(plan, view, lacks)| calendar(&plan, &view, &before, file, &lacks)),
            ) {
                // The next file cancels what this one brought and what is no more by then.
                for_calendar.note(PlanEvent::Exported);
            }
        };
        let as_text = move || {
            let view = with_works(&for_text);
            let _ = save("md", MARKDOWN, view.map(|(_, view, lacks)| markdown(&view, &lacks)));
        };
        let tick = move |event: web_sys::Event| reminders.set(event_target_checked(&event));
        let remind = el("label")
            .class("check on-screen")
            .add(el("input").attr("type", "checkbox").attr("id", "remind").on("change", tick))
            .add(el("span").add(words::plan::REMIND));
        let row = buttons()
            .add(button(words::IN_CALENDAR, as_calendar))
            .add(button(words::SAVE_MARKDOWN, as_text))
            .add(button(words::PRINT_OR_PDF, print_page))
            .add(link(&Route::Path, words::path::PATH).class("button"))
            .add(el("span").attr("role", "status").add(live(move || said.get().into())));
        many([
            Part::from(row),
            remind.into(),
            p(words::plan::CALENDAR_AGAIN).class("legend on-screen").into(),
        ])
    }

    pub(in crate::pages) fn left_out(&self, out: Vec<PieceRow>) -> Part {
        if out.is_empty() {
            return Part::NOTHING;
        }
        let row = |piece: PieceRow| {
            let (here, id, title) = (self.clone(), piece.id.clone(), title_id(&piece));
            let take = move || {
                here.note(PlanEvent::Out(id.clone(), false));
                focus_on(&title);
            };
            el("li")
                .add(el("h3").add(piece.facet.clone()))
                .add(p(words::plan::skill_hours(&piece.skill, piece.hours)).class("levels"))
                .add(buttons().add(button(words::TAKE_IN_AGAIN, take)))
        };
        el("section")
            .add(h2(words::PIECES_LEFT_OUT).attr("id", "left-out").attr("tabindex", "-1"))
            .add(el("ol").class("pieces").add(many(out.into_iter().map(row))))
            .into()
    }

    /// Hours a week, the first day, and the end of it. What this tab changes here does not draw it anew: the keyboard keeps its place.
    pub(in crate::pages) fn change(&self, plan: &Plan, end: PlanEnd) -> Part {
        let (weekly, start) = (plan.weekly, plan.start);
        let (hours, first) = (self.clone(), self.clone());
        let set_hours = move |value: u32| {
            if let Ok(value) = u16::try_from(value) {
                hours.note(PlanEvent::Weekly(value));
                hours.app.wish(PlanEvent::Weekly(value));
            }
        };
        let set_first = move |event: web_sys::Event| {
            if let Some(day) = Day::parse(&event_target_value(&event)) {
                first.note(PlanEvent::Start(day));
            }
        };
        let date = el("input")
            .attr("type", "date")
            .attr("id", "plan-start")
            .attr("value", start.to_string())
            .on("change", set_first);
        let open = end == PlanEnd::NoHours;
        let (app, id, whose) = (self.app, StoredValue::new(self.id.clone()), self.whose.clone());
        // An older plan counts own time alone.
        let job = plan.made.is_some().then(|| {
            let usual = move || whose.usual(&untrack(|| app.wishes()));
            let known = usual.clone();
            let note = move |event: PlanEvent| {
                app.wish(event.clone());
                app.note_plan(&id.get_value(), event);
            };
            let usual_of = StoredValue::new(known());
            let note = move |event: PlanEvent| match event {
                // The plan keeps what is usual as a number: it has no way in of its own.
                PlanEvent::Job(skill, None) => {
                    app.wish(PlanEvent::Job(skill, None));
                    let share = usual_of.with_value(|job| job[skill.index()]);
                    app.note_plan(&id.get_value(), PlanEvent::Job(skill, Some(share)));
                }
                event => note(event),
            };
            job_time(app, usual, &self.whose.path.changes, note)
        });
        el("details")
            .class("plan-change")
            .flag("open", open)
            .add(el("summary").add(words::CHANGE_PLAN))
            .add(
                el("div")
                    .class("fields")
                    .add(el("div").add(label("plan-weekly", words::plan::HOURS_WEEK)).add(number_kept(
                        "plan-weekly",
                        u32::from(weekly),
                        (0, 168),
                        set_hours,
                    )))
                    .add(el("div").add(label("plan-start", words::FIRST_DAY)).add(date)),
            )
            .add(self.days(plan.days))
            .add(job)
            .add(p(words::CLOSED_IS))
            .add(buttons().add(button(words::plan::CLOSE_PLAN, move || app.close_plans())))
            .into()
    }
    /// The days of the week on which own hours are; the calendar has its blocks there.
    fn days(&self, days: Days) -> El {
        let day = |(name, words): (&'static str, &'static str)| {
            let here = self.clone();
            let choose = move |event: web_sys::Event| {
                let now = untrack(|| here.plan()).map(|plan| plan.days).unwrap_or_default();
                if let Some(days) = now.with(name, event_target_checked(&event)) {
                    here.note(PlanEvent::Days(days));
                    here.app.wish(PlanEvent::Days(days));
                }
            };
            let tick =
                el("input").attr("type", "checkbox").flag("checked", days.has(name)).on("change", choose);
            el("label").add(tick).add(el("span").add(words))
        };
        let all = Days::NAMES.into_iter().zip(words::WEEKDAYS).map(day);
        el("fieldset")
            .add(el("legend").add(words::STUDY_DAYS))
            .add(el("div").class("segments").add(many(all)))
            .add(p(words::STUDY_DAYS_ARE).class("legend"))
    }
}
