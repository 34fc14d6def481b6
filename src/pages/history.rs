//! All attempts in time, and any two of them side by side.

use cairn_core::AttemptId;
use cairn_core::attempt::Attempt;
use cairn_core::history::moved;
use cairn_core::history::view::{
    AttemptRow, ChangeRow, CompareRow, CompareView, HistoryView, LinePoint, Occasion, SkillLine,
    compare_view, history_view,
};
use cairn_core::profile::view::SkillRow;
use cairn_core::route::Route;
use leptos::prelude::*;

use super::others::Others;
use super::paper::paper_name;
use super::result::waiting;
use super::roadmap::focus;
use crate::parts::band::Band;
use crate::parts::common::{b, button, buttons, cell, h1, h2, link, p, row_head, table};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::sure::{Sure, sure};
use crate::parts::timeline::{Dot, timeline};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// The heading above all attempts.
const TABLE: &str = "attempts";

pub fn history_page(app: App) -> Part {
    app.read_packs();
    let all: Vec<Attempt> = app.attempts.get_untracked();
    for attempt in &all {
        app.load_questions_of(attempt);
    }
    let picked: [RwSignal<Option<AttemptId>>; 2] = [RwSignal::new(None), RwSignal::new(None)];
    let others = Others::of_mine();
    let body = live(move || {
        let attempts = app.attempts.get();
        if attempts.iter().any(|attempt| waiting(app, attempt)) {
            return p(words::COMING).attr("role", "status").into();
        }
        let (view, moved) = app.with_content(|content| {
            app.bank.with(|bank| {
                let view = history_view(content, bank, &attempts);
                (view, moved(content, bank, &attempts, &others.raters()))
            })
        });
        let moved = moved.map(|moved| words::result_moved(&moved, !others.raters().is_empty()));
        show(app, &view, moved, attempts, picked)
    });
    el("article")
        .class("card history")
        .add(paper_name(app))
        .add(h1(words::HISTORY))
        .add(p(words::HISTORY_LEAD).class("lead"))
        .add(body)
        .into()
}

fn show(
    app: App,
    view: &HistoryView,
    moved: Option<String>,
    attempts: Vec<Attempt>,
    picked: [RwSignal<Option<AttemptId>>; 2],
) -> Part {
    if view.attempts.is_empty() {
        return many([
            p(words::HISTORY_NOTHING),
            buttons().add(link(&Route::Choose, words::CHOOSE).class("button primary")),
        ]);
    }
    let levels: Vec<String> =
        app.with_content(|content| content.levels.iter().map(|info| info.name.clone()).collect());
    let rows = view.attempts.iter().map(|row| attempt_row(app, row, picked)).collect();
    let doubted = view.attempts.iter().any(|row| row.keyboard_doubt);
    let lines = view.lines.iter().map(|one| line(one, view, &levels));
    let dates: Vec<(AttemptId, String)> = view
        .attempts
        .iter()
        .map(|row| (row.id.clone(), words::attempt_name(row, &clock::date(row.at))))
        .collect();
    many::<Part>([
        p(words::history_answer(view)).class("answer").into(),
        moved.map(p).into(),
        (view.empty > 0).then(|| p(words::empty_attempts(view.empty)).class("legend")).into(),
        h2(words::SKILLS_IN_TIME).into(),
        el("ul").class("lines").add(many(lines)).into(),
        p(words::TIMELINE_LEGEND).class("legend").into(),
        h2(words::ATTEMPTS).attr("id", TABLE).attr("tabindex", "-1").into(),
        table(words::ATTEMPTS, None, &words::ATTEMPT_HEADS, rows).into(),
        doubted.then(|| p(words::KEYBOARD_DOUBT).class("notice")).into(),
        view.suggested.clone().map(|pair| two(app, pair, &dates, attempts, picked)).into(),
        p(words::HISTORY_HONEST).class("honest").into(),
        buttons()
            .add(link(&Route::Choose, words::RETAKE).class("button"))
            .add(link(&Route::Result, words::TO_RESULT).class("button"))
            .into(),
    ])
}

fn line(line: &SkillLine, view: &HistoryView, levels: &[String]) -> El {
    let date = |point: Option<&LinePoint>| {
        let row = point.and_then(|point| view.attempts.get(point.attempt));
        row.map_or_else(String::new, |row| clock::date(row.at))
    };
    let last = (line.points.len() > 1).then(|| date(line.points.last()));
    let dots = line.points.iter().map(|point| Dot { time: point.time, at: point.at, outer: point.outer });
    el("li")
        .add(el("h3").add(line.name.clone()))
        .add(timeline(levels, dots.collect()))
        .add(
            el("div")
                .class("timeline-ends")
                .add(el("span").add(date(line.points.first())))
                .add(el("span").add(last)),
        )
        .add(p(words::line_says(line.points.len(), line.last.as_ref())))
}

fn attempt_row(app: App, row: &AttemptRow, picked: [RwSignal<Option<AttemptId>>; 2]) -> El {
    let (again, compared, gone) = (row.id.clone(), row.id.clone(), row.id.clone());
    let refused = RwSignal::new(false);
    let delete = sure(
        Sure {
            open: words::DELETE_ATTEMPT,
            class: "plain",
            question: words::DELETE_ATTEMPT_SURE.into(),
            act: words::DELETE_ATTEMPT_DO,
            keep: words::KEEP_ATTEMPT,
        },
        move || {
            if app.delete_attempt(&gone).is_err() {
                // The row may be gone by now.
                let _ = refused.try_set(true);
            } else {
                // With its row the button is gone that had the keyboard.
                focus(TABLE);
            }
        },
    );
    let compare = move || {
        picked[1].set(Some(compared.clone()));
        if let Some(field) = document().get_element_by_id("compare-first") {
            field.scroll_into_view();
        }
    };
    let ways = el("td")
        .class("ways")
        .add(link(&Route::Attempt(row.id.clone()), words::OPEN_ATTEMPT).class("button"))
        .add(button(words::go_on(row.finished), move || app.resume(&again)))
        .add(button(words::COMPARE_ATTEMPT, compare))
        .add(el("span").class("sure").add(delete))
        .add(live(move || refused.get().then(|| p(words::ATTEMPT_NOT_DELETED).attr("role", "alert")).into()));
    el("tr")
        .add(row_head(clock::date(row.at)))
        .add(cell(words::mode_of(row)))
        .add(cell(words::stage_of(row)))
        .add(cell(words::attempt_basis(row)))
        .add(ways)
}

/// Two attempts to choose, and what changed between them.
fn two(
    app: App,
    suggested: (AttemptId, AttemptId),
    dates: &[(AttemptId, String)],
    attempts: Vec<Attempt>,
    picked: [RwSignal<Option<AttemptId>>; 2],
) -> Part {
    let (before, last) = suggested;
    // What was deleted cannot stay chosen.
    let there = |id: &AttemptId| dates.iter().any(|(known, _)| known == id);
    for (signal, id) in picked.into_iter().zip([before, last]) {
        if !signal.with_untracked(|id| id.as_ref().is_some_and(there)) {
            signal.set(Some(id));
        }
    }
    let labels = [("compare-first", words::COMPARE_FIRST), ("compare-second", words::COMPARE_SECOND)];
    let selects =
        labels.into_iter().zip(picked).map(|((id, label), signal)| select(id, label, dates, signal));
    let compared = live(move || {
        let find = |signal: RwSignal<Option<AttemptId>>| {
            signal.with(|id| attempts.iter().find(|attempt| Some(attempt.id()) == id.as_ref()).cloned())
        };
        let (Some(one), Some(other)) = (find(picked[0]), find(picked[1])) else { return Part::NOTHING };
        if one.id() == other.id() {
            return p(words::COMPARE_SAME).attr("role", "status").into();
        }
        let view =
            app.with_content(|content| app.bank.with(|bank| compare_view(content, bank, &one, &other)));
        view.map(|view| compared(app, view)).into()
    });
    el("section")
        .class("compare")
        .add(h2(words::COMPARE))
        .add(el("div").class("fields").add(many(selects)))
        .add(compared)
        .into()
}

fn select(
    id: &'static str,
    label: &'static str,
    dates: &[(AttemptId, String)],
    signal: RwSignal<Option<AttemptId>>,
) -> El {
    let chosen = signal.get_untracked();
    let options = dates.iter().map(|(id, name)| {
        let option = el("option").attr("value", id.as_str().to_owned());
        option.flag("selected", chosen.as_ref() == Some(id)).add(name.clone())
    });
    let pick = move |event: web_sys::Event| signal.set(AttemptId::parse(&event_target_value(&event)));
    let field = el("select").attr("id", id).on("change", pick).add(many(options));
    el("div").add(el("label").class("label").attr("for", id).add(label)).add(field)
}

fn compared(app: App, view: CompareView) -> Part {
    let dates = [&view.first, &view.second].map(|row| clock::date(row.at));
    let reliable =
        view.rows.iter().filter_map(|row| row.change.as_ref()).filter(|change| words::is_real(change));
    let answer =
        words::compare_answer(&reliable.map(|change| change.name.as_str()).collect::<Vec<_>>(), &view);
    let rows = view.rows.into_iter().map(|row| compare_row(app, row, &dates));
    many::<Part>([
        p(answer).class("answer").attr("role", "status").into(),
        el("ul").class("changes").add(many(rows)).into(),
    ])
}

fn compare_row(app: App, row: CompareRow, dates: &[String; 2]) -> El {
    let side = |date: &String, row: Option<SkillRow>, together: Option<&Occasion>| {
        let side = el("div").class("side").add(el("span").class("when").add(date.clone()));
        match (row, together) {
            (None, _) => side.add(p(words::NOT_MEASURED)),
            (Some(row), None) => {
                let band = Band { outer: row.outer, inner: Some(row.inner), claim: None, need: None };
                side.add(band.draw()).add(p(words::skill_numbers(&row)))
            }
            (Some(row), Some(both)) => {
                let band =
                    Band { outer: both.outer, inner: Some((both.at, both.at)), claim: None, need: None };
                side.add(band.draw())
                    .add(p(words::together(both)))
                    .add(p(words::by_itself(&row)).class("legend"))
            }
        }
    };
    let [first, second] = dates;
    let together = row.change.as_ref().map(|change| &change.together);
    let [one, other] = [0, 1].map(|at| together.and_then(|both| both.get(at)));
    let (one, other) = (side(first, row.first, one), side(second, row.second, other));
    let key = row.change.as_ref().map_or("none", |change| words::change_key(change.verdict()));
    let said = row.change.as_ref().map(words::change_says);
    el("li")
        .attr("data-change", key)
        .add(
            el("div")
                .class("what")
                .add(el("h3").add(row.name))
                .add(p(said.unwrap_or_else(|| words::NO_COMPARISON.to_owned()))),
        )
        .add(one)
        .add(other)
        .add(row.change.map(|change| why(app, &change)))
}

/// The answers behind a change.
fn why(app: App, row: &ChangeRow) -> Part {
    let change = &row.change;
    let answers = change.answers.iter().map(|one| {
        let (from, to) = app.with_content(|content| {
            (words::answer_word(content, one.from), words::answer_word(content, one.to))
        });
        el("li").add(b(one.about.clone())).add(format!(": {from} → {to}"))
    });
    el("details")
        .add(el("summary").add(words::WHY_CHANGED))
        .add(p(words::points_of_both(change)))
        .add((!change.answers.is_empty()).then(|| el("ul").add(many(answers))))
        .add((change.more > 0).then(|| p(words::more_answers(change.more))))
        .into()
}
