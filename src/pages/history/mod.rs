//! All attempts in time, and any two of them side by side.

pub(super) mod attempt;

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

use crate::focus::focus_on;
use crate::pages::delete_attempt::{Gone, delete_attempt};
use crate::pages::result::others::Others;
use crate::pages::result::paper::paper_name;
use crate::pages::result::waiting::waiting;
use crate::parts::band::Band;
use crate::parts::common::{b, button, buttons, cell, cell_head, h1, h2, link, p, row_head, table};
use crate::parts::el::{El, Part, el, live, many};
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
        let rated = !others.raters().is_empty();
        let moved = moved.map(|moved| words::result_moved(&moved, rated, &view.lines));
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
    let whens = clock::told_apart(view.attempts.iter().map(|row| row.at));
    // A single one can be compared with nothing.
    let pick = view.suggested.is_some().then_some(picked[1]);
    let rows =
        view.attempts.iter().zip(&whens).map(|(row, when)| attempt_row(app, row, when, pick)).collect();
    let doubted = view.attempts.iter().any(|row| row.keyboard_doubt);
    let answer = words::history_answer(view);
    let lines = view.lines.iter().map(|one| line(one, &whens, &levels, &answer));
    let lines: Vec<El> = lines.collect();
    let dates: Vec<(AttemptId, String)> = view
        .attempts
        .iter()
        .zip(&whens)
        .map(|(row, when)| (row.id.clone(), words::attempt_name(row, when)))
        .collect();
    many::<Part>([
        p(answer).class("answer").into(),
        moved.map(p).into(),
        (view.empty > 0).then(|| p(words::empty_attempts(view.empty)).class("legend")).into(),
        h2(words::SKILLS_IN_TIME).into(),
        p(words::history_levels(view.attempts.len())).into(),
        el("ul").class("lines").add(many(lines)).into(),
        p(words::timeline_legend(view.attempts.len())).class("legend").into(),
        h2(words::ATTEMPTS).attr("id", TABLE).attr("tabindex", "-1").into(),
        el("div").class("stacked").add(table(words::ATTEMPTS, None, &words::ATTEMPT_HEADS, rows)).into(),
        doubted.then(|| p(words::KEYBOARD_DOUBT).class("notice")).into(),
        view.suggested.clone().map(|pair| two(app, pair, &dates, attempts, picked)).into(),
        p(words::HISTORY_HONEST).class("honest").into(),
        buttons()
            .add(link(&Route::Choose, words::RETAKE).class("button"))
            .add(link(&Route::Result, words::TO_RESULT).class("button"))
            .into(),
    ])
}

/// `told` is what stands above all lines.
fn line(line: &SkillLine, whens: &[String], levels: &[String], told: &str) -> El {
    let date = |point: Option<&LinePoint>| {
        point.and_then(|point| whens.get(point.attempt)).cloned().unwrap_or_default()
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
        .add(p(words::line_says(line.points.len(), line.last.as_ref(), told)))
}

/// `pick` takes the attempt as one to compare.
fn attempt_row(app: App, row: &AttemptRow, when: &str, pick: Option<RwSignal<Option<AttemptId>>>) -> El {
    let (again, compared) = (row.id.clone(), row.id.clone());
    let gone = Gone::of(&row.id, &row.grew_from, row.given);
    // With its row the button is gone that had the keyboard.
    let [delete, refused] = delete_attempt(app, gone, (words::DELETE_ATTEMPT, "plain"), || focus_on(TABLE));
    let compare = pick.map(|pick| {
        button(words::COMPARE_ATTEMPT, move || {
            pick.set(Some(compared.clone()));
            if let Some(field) = document().get_element_by_id("compare-first") {
                field.scroll_into_view();
            }
        })
    });
    let ways = el("div")
        .add(link(&Route::Attempt(row.id.clone()), words::OPEN_ATTEMPT).class("button"))
        .add(button(words::go_on(row.finished), move || app.resume(&again)))
        .add(compare)
        .add(delete)
        .add(refused);
    let [_, assessed, stood, rests, _] = words::ATTEMPT_HEADS;
    let of = |head: &'static str, words: String| cell(cell_head(head)).add(words);
    el("tr")
        .add(row_head(when.to_owned()))
        .add(of(assessed, words::mode_of(row)))
        .add(of(stood, words::stage_of(row)))
        .add(of(rests, words::attempt_basis(row)))
        .add(el("td").class("ways").add(ways))
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
        let view = app.with_content(|content| {
            app.bank.with(|bank| compare_view(content, bank, &attempts, (&one, &other)))
        });
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
    let dates = clock::told_apart([view.first.at, view.second.at]);
    let reliable =
        view.rows.iter().filter_map(|row| row.change.as_ref()).filter(|change| words::is_real(change));
    let answer =
        words::compare_answer(&reliable.map(|change| change.name.as_str()).collect::<Vec<_>>(), &view);
    let rows: Vec<El> = view.rows.into_iter().map(|row| compare_row(app, row, &dates, &answer)).collect();
    many::<Part>([
        p(answer).class("answer").attr("role", "status").into(),
        el("ul").class("changes").add(many(rows)).into(),
    ])
}

/// `told` is what stands above all rows.
fn compare_row(app: App, row: CompareRow, dates: &[String], told: &str) -> El {
    let turned = row.turns_round().then(|| p(words::TURNS_ROUND).class("legend"));
    let side = |date: &str, row: Option<SkillRow>, together: Option<&Occasion>| {
        let side = el("div").class("side").add(el("span").class("when").add(date.to_owned()));
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
    let together = row.change.as_ref().map(|change| &change.together);
    let [one, other] = [0, 1].map(|at| together.and_then(|both| both.get(at)));
    let date = |at: usize| dates.get(at).map_or("", String::as_str);
    let (one, other) = (side(date(0), row.first, one), side(date(1), row.second, other));
    let key = row.change.as_ref().map_or("none", |change| words::change_key(change.verdict()));
    let said = row.change.as_ref().map(|change| words::change_says(change, told));
    el("li")
        .attr("data-change", key)
        .add(
            el("div")
                .class("what")
                .add(el("h3").add(row.name))
                .add(p(said.unwrap_or_else(|| words::NO_COMPARISON.to_owned())))
                .add(turned),
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
        el("li").add(b(one.about.clone())).add(words::from_to(&from, &to))
    });
    el("details")
        .add(el("summary").add(words::WHY_CHANGED))
        .add(p(words::points_of_both(change)))
        .add((!change.answers.is_empty()).then(|| el("ul").add(many(answers))))
        .add((change.more > 0).then(|| p(words::more_answers(change.more))))
        .into()
}
