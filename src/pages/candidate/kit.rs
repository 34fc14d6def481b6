//! The interview kit: questions with their reason and anchors, a sheet for scores, and paper to print it on.

use std::rc::Rc;

use cairn_core::InterviewId;
use cairn_core::compare::show::{KitRow, kit_rows};
use cairn_core::compare::trail::{MAX_BY, Points, Trail, TrailStepKind, person};
use cairn_core::compare::{MAX_NOTE, SpeaksFor, joined_notes};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Desk;
use super::sources_effect::sources_effect;
use crate::parts::common::{button, buttons, h1, h2, heard, p, print_page};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::note_field::Noted;
use crate::store::{clock, session_marks};
use crate::words;

/// What opens the name of a field for scores.
const SCORE: &str = "score-";

pub fn kit(desk: Desk) -> Part {
    // By its value: what moves elsewhere in the pool draws nothing anew.
    let chosen = Memo::new(move |_| desk.core().is_some());
    el("section")
        .class("card desk kit")
        .add(live(move || desk.eyebrow(false)))
        .add(h1(words::KIT))
        .add(p(words::KIT_LEAD).class("lead"))
        .add(live(move || if chosen.get() { whole(desk) } else { to_choose(desk) }))
        .into()
}

/// What everybody would be asked, before the manager says so: opening the page chooses nothing.
fn to_choose(desk: Desk) -> Part {
    let Some(questions) = desk.core_now() else { return p(words::COMING).attr("role", "status").into() };
    if questions.is_empty() {
        return p(words::KIT_WEIGHS_NOTHING).class("notice").into();
    }
    let ask = |id: &InterviewId| {
        desk.weighing.with(|weighing| {
            let known = weighing.as_ref()?.questions.iter().find(|one| one.id == *id)?;
            Some(el("li").add(known.ask.clone()))
        })
    };
    let asked: Vec<El> = questions.iter().filter_map(ask).collect();
    let choose = move || {
        desk.choose_core();
        request_animation_frame(|| {
            let field = document().get_element_by_id("interviewer");
            if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
                // A browser that refuses the focus still shows the kit.
                let _ = field.focus();
            }
        });
    };
    many::<Part>([
        p(words::core_to_choose(asked.len())).into(),
        el("ol").class("core-offered").add(many(asked)).into(),
        buttons().add(button(words::CHOOSE_CORE, choose).class("primary")).into(),
    ])
}

/// The kit with its sheet for scores.
fn whole(desk: Desk) -> Part {
    // Whoever sits here is remembered by this tab; another interviewer gives their own name first.
    let remembered = format!("cairn/interviewer/{}", desk.pool.get_value());
    let by = RwSignal::new(session_marks::noted(&remembered).unwrap_or_default());
    let rows = Memo::new(move |_| {
        let core = desk.core()?;
        desk.read(|content, bank, _, attempt, position| {
            desk.weighing.with(|weighing| {
                let (questions, trail) = (&weighing.as_ref()?.questions, desk.trail.get_untracked());
                Some(kit_rows(content, bank, attempt, position, questions, &core.questions, &trail))
            })
        })
    });
    // Nothing below is drawn anew while somebody types or leaves the field: a click on a score would miss it.
    let field = el("input")
        .attr("type", "text")
        .attr("id", "interviewer")
        .attr("autocomplete", "off")
        .attr("maxlength", MAX_BY.to_string())
        .attr("value", by.get_untracked())
        .on("input", move |event| {
            by.set(person(&event_target_value(&event)));
            session_marks::note(&remembered, &by.get_untracked());
        });
    Effect::new(move |_| {
        rows.track();
        let name = by.get();
        desk.trail.with(|trail| show_scores(trail, &name));
    });
    many::<Part>([
        live(move || core_words(desk)),
        el("div")
            .class("interviewer")
            .add(el("label").class("label").attr("for", "interviewer").add(words::INTERVIEWER))
            .add(field)
            .add(
                p(live(move || {
                    let other = desk.trail.with(|trail| trail.may_be(&by.get()));
                    other.map(|other| words::same_interviewer(&other)).into()
                }))
                .class("legend")
                .attr("role", "status"),
            )
            .into(),
        p(live(move || words::kit_paper(&by.get(), &clock::date(clock::now())).into()))
            .class("on-paper")
            .into(),
        buttons().add(button(words::PRINT_KIT, print_page).class("primary")).into(),
        p(words::KIT_PRINTS).class("legend on-screen").into(),
        live(move || {
            let Some(rows) = rows.get() else { return p(words::COMING).attr("role", "status").into() };
            if rows.is_empty() {
                return p(words::KIT_WEIGHS_NOTHING).class("notice").into();
            }
            many([Part::from(p(words::score_scale()).class("legend score-scale")), questions(desk, by, rows)])
        }),
        desk.kept(),
        p(words::SCORES_ARE).class("honest").into(),
        live(move || {
            let name = by.get();
            if desk.trail.with(|trail| trail.hides_from(&name)) {
                p(words::COMBINED_HIDDEN).class("legend").into()
            } else {
                sources_effect(desk)
            }
        }),
    ])
}

/// The questions in their parts: those for everybody, those for this person, those that were scored before.
fn questions(desk: Desk, by: RwSignal<String>, rows: Vec<KitRow>) -> Part {
    let (core, rest): (Vec<KitRow>, Vec<KitRow>) = rows.into_iter().partition(|row| row.core);
    let (own, before): (Vec<KitRow>, Vec<KitRow>) = rest.into_iter().partition(|row| row.reason.is_some());
    let parts = [(words::KIT_CORE, core), (words::KIT_OWN, own), (words::KIT_BEFORE, before)];
    many(parts.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(title, rows)| {
        el("section").class("kit-part").add(h2(title)).add(
            el("ol").class("kit-questions").add(many(rows.into_iter().map(|row| question(desk, by, row)))),
        )
    }))
}

/// When the questions for everybody were chosen, and that the position has changed since, where it has.
fn core_words(desk: Desk) -> Part {
    let Some(core) = desk.core() else { return Part::NOTHING };
    let said = p(words::core_chosen(core.questions.len(), &clock::date(core.at))).class("legend");
    if !desk.core_is_other(&core) {
        return said.into();
    }
    let words = Sure {
        open: words::CHOOSE_ANEW,
        class: "plain",
        question: words::CORE_ANEW.into(),
        act: words::CHOOSE_ANEW_DO,
        keep: words::KEEP_CORE,
    };
    many([
        said.into(),
        Part::from(p(words::CORE_OTHER).class("notice")),
        sure(words, move || desk.choose_core()),
    ])
}

/// Sets which scores are checked: those of this interviewer.
fn show_scores(trail: &Trail, by: &str) {
    let Ok(fields) = document().query_selector_all(".kit input[type=radio]") else { return };
    for place in 0..fields.length() {
        let field = fields.get(place).and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(field) = field else { continue };
        let question = field.name().strip_prefix(SCORE).and_then(InterviewId::parse);
        let given = question.and_then(|question| trail.score_by(by, &question));
        field.set_checked(given.map_or(String::new(), |points| points.number().to_string()) == field.value());
    }
}

fn question(desk: Desk, by: RwSignal<String>, row: KitRow) -> El {
    // By its value: what moves elsewhere in the pool takes no field from under somebody's hands.
    let hidden = Memo::new(move |_| desk.pools().hidden());
    let title = format!("kit-{}", row.id);
    // Below the score and closed: what is known of somebody must not lead whoever scores.
    let why: Part = row.reason.as_ref().map_or_else(
        || p(words::KIT_NO_REASON).class("legend").into(),
        |reason| {
            el("details")
                .class("why")
                .add(el("summary").add(words::KIT_WHY))
                .add(p(words::kit_chosen(&row.skill, row.chosen)))
                .add(p(words::kit_reason(&row.facet, reason)))
                .into()
        },
    );
    let anchors = row
        .anchors
        .into_iter()
        .enumerate()
        .map(|(place, text)| el("div").add(el("dt").add(words::anchor(place))).add(el("dd").add(text)));
    let (duties, id) = (row.duties.join(", "), row.id.clone());
    el("li")
        .attr("aria-labelledby", title.clone())
        .add(p(row.skill).class("eyebrow").add(format!(
            " · {} · {}",
            row.facet,
            words::interview_kind(row.kind)
        )))
        .add(el("h3").add(row.ask).attr("id", title.clone()))
        .add(el("ul").class("follow").add(many(row.follow.map(|text| el("li").add(text)))))
        .add(el("dl").class("anchors").add(many(anchors)))
        .add(score(desk, by, &row.id))
        .add(live(move || noted(desk, hidden.get(), &by.get(), &id)))
        .add(el("div").class("write-here").attr("aria-hidden", "true").add(many([(); 3].map(|()| el("i")))))
        .add(why)
        .add(p(words::kit_touches(&duties, &row.source)).class("legend"))
}

/// What this interviewer notes beside the answer, and what others have noted once one's own score is in.
fn noted(desk: Desk, hidden: bool, by: &str, question: &InterviewId) -> Part {
    if hidden {
        // A note may name anybody: what was noted before is hidden with the names, and nothing is written over it unseen.
        return p(words::NOTES_HIDDEN).class("legend on-screen").into();
    }
    if by.is_empty() {
        return p(words::HEARD_BY).class("legend on-screen").into();
    }
    let (name, id) = (by.to_owned(), question.clone());
    let field = Noted {
        id: format!("heard-{question}"),
        draft: format!("{}/{}/{question}/{by}", desk.pool.get_value(), desk.id.get_value()),
        label: words::HEARD,
        hint: "",
        kept: Rc::new({
            let (name, id) = (by.to_owned(), question.clone());
            move || Some(desk.trail.with(|trail| trail.note_by(&name, &id).to_owned()))
        }),
        most: MAX_NOTE,
        rows: 2,
        pause: None,
    };
    let keep = move |before: String, text: String| {
        let kept = desk.trail.with_untracked(|trail| trail.note_by(&name, &id).to_owned());
        let text = joined_notes(&before, &kept, &text);
        desk.add(&name, TrailStepKind::Noted { question: id.clone(), text: text.clone() });
        async move { Some(text) }
    };
    let (name, id) = (by.to_owned(), question.clone());
    let others = live(move || {
        let notes = desk.trail.with(|trail| trail.other_notes(&name, &id));
        many(notes.into_iter().map(|(by, text)| p(words::other_note(&by, &text)).class("legend other-note")))
    });
    let (name, id) = (by.to_owned(), question.clone());
    let erased = live(move || {
        let at = desk.trail.with(|trail| trail.erased_note(&name, &id));
        at.map(|at| p(words::note_erased(&clock::moment(at))).class("legend on-screen")).into()
    });
    many([field.field(keep), erased, others])
}

/// Five scores and the way to take one back. Which one is checked follows the interviewer and is set from outside.
fn score(desk: Desk, by: RwSignal<String>, question: &InterviewId) -> El {
    let given = desk.trail.with_untracked(|trail| trail.score_by(&by.get_untracked(), question));
    // By whom a score was given that would not count.
    let full = RwSignal::new(None::<String>);
    let choice = |points: Option<Points>, name: &'static str| {
        let id = question.clone();
        let set = move |_: web_sys::Event| {
            let name = by.get_untracked();
            let counts = desk.trail.with_untracked(|trail| points.is_none() || trail.takes_scores_of(&name));
            full.set((!counts).then(|| name.clone()));
            if !counts {
                return desk.trail.with_untracked(|trail| show_scores(trail, &name));
            }
            desk.add(&name, TrailStepKind::Scored { question: id.clone(), score: points });
        };
        el("label")
            .add(
                el("input")
                    .attr("type", "radio")
                    .attr("name", format!("{SCORE}{question}"))
                    .attr("value", points.map_or_else(String::new, |points| points.number().to_string()))
                    .flag("checked", given == points)
                    .on("change", set),
            )
            .add(name)
            // Beside the score, so that nobody takes a 4 for the level 4.
            .add(points.map(|points| {
                el("small").class("speaks").add(format!(" {}", words::speaks_for(SpeaksFor::of(points))))
            }))
    };
    let scores = Points::all().map(|points| choice(Some(points), words::points(points.number())));
    let id = question.clone();
    let shown_of = id.clone();
    let others = live(move || {
        let name = by.get();
        if full.get().as_ref() == Some(&name) {
            return el("span").attr("role", "alert").add(words::INTERVIEWERS_FULL).into();
        }
        words::other_scores(&desk.trail.with(|trail| trail.other_scores(&name, &id))).into()
    });
    let legend = el("legend").add(words::SCORE).add(heard(words::SCORE_HEARD));
    el("fieldset")
        .class("score")
        .add(legend)
        .add(el("div").class("segments").add(many(scores)).add(choice(None, words::NOT_SCORED)))
        // Always one line, so that nothing moves under a pointer.
        .add(
            p(others)
                .class("legend other-scores")
                .live_attr("data-shown", move || desk.shows_others(&by.get(), &shown_of).to_string().into()),
        )
}
