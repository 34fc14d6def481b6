//! The confirmation test: before it, a question, and what it found.

use cairn_core::ItemId;
use cairn_core::attempt::Mode;
use cairn_core::attempt::view::AskView;
use cairn_core::compare::show::{CheckView, ConfirmView, FindingView, PointsVersusExpected, confirm_view};
use cairn_core::compare::trail::{MAX_BY, Test, TrailStepKind, answered};
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Desk;
use super::overview::discarded;
use super::sources_effect::sources_effect;
use crate::pages::pool::pools::value_of;
use crate::parts::answering::{Asking, Manner};
use crate::parts::code::code;
use crate::parts::common::{b, button, buttons, cell, cell_head, h1, h2, link, p, row_head, table};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::options::options;
use crate::shell::focus_stays;
use crate::store::{clock, random, session_drafts, session_marks};
use crate::words;

/// Longest time that can be thought about one question, in milliseconds.
const LONGEST_MS: f64 = 10.0 * 60.0 * 1000.0;

pub fn confirm(desk: Desk) -> Part {
    // Whether another test is asked for although one is over.
    let again = RwSignal::new(false);
    let view = Memo::new(move |_| {
        desk.read(|content, bank, profile, attempt, position| {
            desk.trail
                .with(|trail| confirm_view(content, bank, profile, attempt, position, trail, again.get()))
        })
    });
    live(move || match view.get() {
        None => p(words::COMING).attr("role", "status").into(),
        Some(ConfirmView::Ready { items, minutes, skills, unknown }) => {
            ready(desk, again, (items, minutes, skills, unknown)).into()
        }
        Some(ConfirmView::NothingNew) => {
            card(desk).add(h1(words::CONFIRM_NOTHING_NEW)).add(p(words::CONFIRM_NOTHING_NEW_IS)).into()
        }
        Some(ConfirmView::Asking { test, ask, place }) => asking(desk, &test, *ask, place).into(),
        Some(ConfirmView::Over(found)) => over(desk, again, &found),
        Some(ConfirmView::Empty) => card(desk)
            .add(h1(words::CONFIRM_EMPTY))
            .add(p(words::CONFIRM_EMPTY_IS))
            .add(buttons().add(button(words::CONFIRM_ANOTHER, move || again.set(true)).class("primary")))
            .into(),
    })
}

fn card(desk: Desk) -> El {
    el("section").class("card narrow desk").add(live(move || desk.eyebrow(false)))
}

fn ready(
    desk: Desk,
    again: RwSignal<bool>,
    (items, minutes, skills, unknown): (Vec<ItemId>, u32, Vec<(String, usize)>, usize),
) -> El {
    let count = items.len();
    // Known to this tab alone until the test has begun.
    let remembered = format!("cairn/tester/{}/{}", desk.pool.get_value(), desk.id.get_value());
    let tester = session_marks::noted(&remembered).unwrap_or_else(|| desk.last_by());
    let typed = {
        let remembered = remembered.clone();
        move |event: web_sys::Event| session_marks::note(&remembered, &event_target_value(&event))
    };
    let begin = move || {
        let Some(test) = Mode::Full.new_id(random::bits()) else { return };
        let content = desk.app().with_content(|content| content.version.clone());
        again.set(false);
        session_marks::note(&remembered, "");
        desk.add(value_of("tester").trim(), TrailStepKind::TestBegan { test, items: items.clone(), content });
    };
    let skills = skills.into_iter().map(|(name, count)| el("li").add(words::questions_in(&name, count)));
    card(desk)
        .add(h1(words::CONFIRM))
        .add(p(words::CONFIRM_LEAD).class("lead"))
        .add(p(words::confirm_tells()).class("tells"))
        .add(p(words::confirm_changes()).class("changes-numbers"))
        .add(p(b(words::questions(count))).add(words::test_takes(minutes)))
        .add(el("ul").class("test-skills").add(many(skills)))
        .add(p(words::confirm_how(unknown, count)).class("honest"))
        .add(el("label").class("label").attr("for", "tester").add(words::TESTER))
        .add(
            el("input")
                .attr("type", "text")
                .attr("id", "tester")
                .attr("maxlength", MAX_BY.to_string())
                .attr("autocomplete", "off")
                .attr("value", tester)
                .on("input", typed),
        )
        .add(
            buttons()
                .add(button(words::BEGIN_TEST, begin).class("primary"))
                .add(link(&desk.place(Route::Candidate), words::NOT_NOW).class("button")),
        )
}

/// One question; an answer cannot be changed afterwards.
fn asking(desk: Desk, test: &Test, ask: AskView, place: usize) -> El {
    let (id, by, count) = (test.log.id().clone(), test.by.clone(), test.items.len());
    let (item, version) = (ask.item.clone(), ask.version);
    let give = {
        let (id, by) = (id.clone(), by.clone());
        move |choice, since| {
            let took = clock::ticks() - since;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "bounded to ten minutes"
            )]
            let took_ms = (0.0..=LONGEST_MS).contains(&took).then_some(took as u32);
            desk.add(&by, answered(&id, &item, version, choice, took_ms));
        }
    };
    let draft = session_drafts::name(id.as_str(), &ask.item);
    let manner = Manner { before: None, version, draft, lead_on: false };
    let asking = Asking::new(&ask.options, manner, give, None);
    let keys = asking.clone();
    let end = move || desk.add(&by, TrailStepKind::TestEnded { test: id.clone() });
    el("section")
        .class("card narrow ask desk")
        .on("keydown", move |event| keys.key(event.unchecked_ref()))
        .add(
            el("div")
                .class("ask-bar")
                .add(el("span").add(words::test_place(&ask.skill_name, place, count)))
                .add(
                    el("progress")
                        .attr("aria-label", words::ANSWERED)
                        .attr("max", count.to_string())
                        .attr("value", (place - 1).to_string()),
                ),
        )
        .add(h1(ask.title).attr("id", "ask-title"))
        .add(p(ask.text).attr("id", "ask-text").class("scene"))
        .add(code(&ask.code))
        .add(options(ask.options, "ask-title ask-text", &asking, words::unworded))
        .add(asking.hint())
        .add(el("div").class("ask-foot").add(ending(end)).add(asking.go_on_button(words::GIVE_ANSWER)))
        .add(desk.kept())
}

/// Ends the test before its last question; asks once more.
fn ending(end: impl Fn() + Clone + Send + 'static) -> Part {
    let words = Sure {
        open: words::END_TEST,
        class: "plain",
        question: words::END_TEST_SURE.into(),
        act: words::END_TEST_DO,
        keep: words::END_TEST_NOT,
    };
    sure(words, end)
}

/// The field of who discards a test or takes it back in.
const DISCARDER: &str = "discarder";

fn over(desk: Desk, again: RwSignal<bool>, found: &FindingView) -> Part {
    let by = words::tested_by(&found.by);
    let total = (words::ALL_QUESTIONS.to_owned(), found.total);
    let rows = found.skills.iter().cloned().chain([total]).map(|(name, check)| check_row(name, check));
    let (test, gone) = (found.test.clone(), found.discarded.is_some());
    let turn = move || {
        desk.add(
            value_of(DISCARDER).trim(),
            TrailStepKind::TestDiscarded { test: test.clone(), discarded: !gone },
        );
        focus_stays();
    };
    let who = many([
        Part::from(el("label").class("label").attr("for", DISCARDER).add(words::DISCARDER)),
        el("input")
            .attr("type", "text")
            .attr("id", DISCARDER)
            .attr("maxlength", MAX_BY.to_string())
            .attr("autocomplete", "off")
            .attr("value", desk.last_by())
            .into(),
    ]);
    let turn = button(if gone { words::TAKE_TEST_BACK } else { words::DISCARD_TEST }, turn);
    let (undo, discard) = if gone { (Some(turn), None) } else { (None, Some(turn)) };
    let discards = discarded(desk, false);
    let undone = found.discarded.zip(undo).map(|(at, undo)| {
        let said = p(words::discarded(&clock::date(at)));
        el("div").class("notice undo").attr("role", "status").add(said).add(buttons().add(undo))
    });
    let card = card(desk)
        .attr("data-finding", words::finding_key(found.finding))
        .attr("data-discarded", gone.to_string())
        .add(p(format!("{} · {}{by}", words::CONFIRM, clock::date(found.at))).class("legend"))
        .add(undone)
        .add(discards)
        .add(h1(words::finding(found)))
        .add(p(words::odds(found)).class("lead odds"))
        .add(p(words::odds_rest_on(found)))
        .add(words::odds_and_points(found).map(p))
        .add(h2(words::EXPECTED_AND_GIVEN))
        .add(el("div").class("stacked").add(table(
            words::EXPECTED_TABLE,
            None,
            &words::EXPECTED_HEADS,
            rows.collect(),
        )))
        .add(p(words::POINTS_ARE).class("legend"))
        .add((!found.too_few).then(|| p(words::ODDS_ARE).class("honest")))
        .add(
            buttons()
                .add(link(&desk.place(Route::Candidate), words::TO_CANDIDATE).class("button primary"))
                .add(button(words::TEST_AGAIN, move || again.set(true)))
                .add(discard.map(|discard| discard.class("plain"))),
        )
        .add(el("div").class("on-screen").add(who))
        .add(p(words::TEST_AGAIN_IS).class("legend on-screen"));
    // A test without a verdict has changed nothing, nor has one that was discarded.
    let more = || el("section").class("card narrow desk").add(live(move || sources_effect(desk)));
    many([Part::from(card), found.counts().then(more).into()])
}

fn check_row(name: String, check: CheckView) -> El {
    let (from, to) = check.interval;
    let [_, given, expected, likely, held] = words::EXPECTED_HEADS;
    let of = |head: &'static str, said: String| cell(cell_head(head)).add(said);
    el("tr")
        .attr("data-within", (check.held == PointsVersusExpected::Within).to_string())
        .add(row_head(name))
        .add(of(given, words::points_of(check.got, check.most)).class("number"))
        .add(of(expected, check.expected.to_string()).class("number"))
        .add(of(likely, words::points_between(from, to)).class("number"))
        .add(of(held, words::held(check.held).to_owned()))
}
