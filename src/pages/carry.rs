//! The profile to take along: as a file, as a link, as a code to scan. What is handed over is shown first.

use cairn_core::attempt::Attempt;
use cairn_core::export::{to_csv, to_resume};
use cairn_core::path::copies;
use cairn_core::path::view::result_view;
use cairn_core::record::file::{Include, MAX_NAME, ProfileFile, file_name, write_profile};
use cairn_core::record::link::{LinkFacts, write_link};
use cairn_core::route::Route;
use leptos::prelude::*;

use super::ask_rater::ask_rater;
use crate::parts::common::{button, buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::qr::qr;
use crate::state::App;
use crate::store::file::FileType;
use crate::store::{clock, file, hand};
use crate::words;

/// What the person has chosen.
#[derive(Clone, Copy)]
struct Choice {
    app: App,
    facts: RwSignal<bool>,
    evidence: RwSignal<bool>,
    said: RwSignal<&'static str>,
}

pub fn carry_page(app: App) -> Part {
    let Some(attempt) = untrack(move || app.attempt()) else {
        return el("section")
            .class("card narrow")
            .add(h1(words::CARRY))
            .add(p("There is nothing to take along yet."))
            .add(buttons().add(link(&Route::Choose, "Choose an assessment").class("button primary")))
            .into();
    };
    let choice =
        Choice { app, facts: RwSignal::new(true), evidence: RwSignal::new(false), said: RwSignal::new("") };
    el("article")
        .class("card text carry")
        .add(h1(words::CARRY))
        .add(p("Your answers as a file or a link, for another device of yours or for somebody who should see them. Cairn sends nothing: what leaves this device, you send. Whoever opens it has your result computed anew from your answers.").class("lead"))
        .add(what(choice))
        .add(as_file(choice, attempt.clone()))
        .add(as_link(choice, attempt.clone()))
        .add(for_programs(choice, attempt.clone()))
        .add(ask_rater(app, &attempt, app.name.into()))
        .add(el("p").attr("role", "status").class("said").add(live(move || choice.said.get().into())))
        .into()
}

fn what(choice: Choice) -> El {
    let app = choice.app;
    let name = el("input")
        .attr("type", "text")
        .attr("id", "name")
        .attr("autocomplete", "name")
        .attr("maxlength", MAX_NAME.to_string())
        .attr("value", app.name.get_untracked())
        .on("input", move |event: web_sys::Event| app.set_name(&event_target_value(&event)));
    el("section")
        .add(h2("What goes along"))
        .add(el("label").class("label").attr("for", "name").add("Your name (optional)"))
        .add(name)
        .add(check(choice.facts, "What you have done: experience, education, milestones, responsibilities"))
        .add(check(choice.evidence, "Your lines of evidence for milestones"))
        .add(p("Your answers go along always: without them there is no result.").class("legend"))
}

fn check(set: RwSignal<bool>, words: &'static str) -> El {
    let change = move |event: web_sys::Event| set.set(event_target_checked(&event));
    let tick = el("input").attr("type", "checkbox").flag("checked", set.get_untracked()).on("change", change);
    el("label").class("check").add(tick).add(el("span").add(words))
}

fn text(choice: Choice, attempt: &Attempt) -> String {
    let app = choice.app;
    let copies = app.with_content(|content| {
        app.bank.with(|bank| result_view(content, bank, attempt)).map(|view| copies(&content.version, &view))
    });
    let profile = ProfileFile {
        name: app.name.get(),
        made_at: clock::now(),
        attempts: vec![attempt.clone()],
        copies: copies.unwrap_or_default(),
    };
    let include = Include { name: true, facts: choice.facts.get(), evidence: choice.evidence.get() };
    write_profile(&profile, include)
}

fn as_file(choice: Choice, attempt: Attempt) -> El {
    let shown = attempt.clone();
    let save = move || {
        let text = untrack(|| text(choice, &attempt));
        let saved = file::save(&file_name(&choice.app.name.get_untracked()), &text, FileType::Json).is_ok();
        if saved {
            choice.app.note_backup();
        }
        choice.said.set(if saved { SAVED } else { NOT_SAVED });
    };
    let preview = live(move || text(choice, &shown).into());
    el("section")
        .add(h2("As a file"))
        .add(p(
            "Whole, readable, and the surest way to keep it. It opens on any device under “Open a profile”.",
        ))
        .add(buttons().add(button("Save the file", save).class("primary")))
        .add(
            el("details")
                .add(el("summary").add("See exactly what is in it"))
                .add(el("pre").class("preview").attr("tabindex", "0").add(preview)),
        )
}

const SAVED: &str = "The file is in your downloads.";
const NOT_SAVED: &str =
    "The browser did not save the file. Copy the text below “See exactly what is in it” instead.";

fn address(choice: Choice, attempt: &Attempt) -> Option<String> {
    let facts = match (choice.facts.get(), choice.evidence.get()) {
        (false, _) => LinkFacts::None,
        (true, false) => LinkFacts::Plain,
        (true, true) => LinkFacts::WithEvidence,
    };
    Some(hand::page_address() + &write_link(&choice.app.name.get(), attempt, facts)?)
}

fn as_link(choice: Choice, attempt: Attempt) -> El {
    let address = Memo::new(move |_| address(choice, &attempt).unwrap_or_default());
    let copy = move || {
        let text = address.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            choice.said.set(if hand::copy(&text).await { "The link is copied." } else { NOT_COPIED });
        });
    };
    let share = hand::can_share()
        .then(|| button("Share …", move || hand::share(words::SHARED, &address.get_untracked())));
    let field = el("textarea")
        .attr("id", "link")
        .attr("rows", "4")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .live_content(move || address.get());
    let code = live(move || {
        qr(&address.get())
            .map_or_else(
                || p("The link is too long for a code: leave the lines of evidence out.").class("notice"),
                |markup| el("div").class("qr").drawing(markup),
            )
            .into()
    });
    el("section")
        .add(h2("As a link, or a code to scan"))
        .add(p("The profile stands in the link itself, behind the #, which a browser never sends to a server. Some mail programs open links to check them, and their servers then see it: for mail, the file is better."))
        .add(el("label").class("label").attr("for", "link").add("The link"))
        .add(field)
        .add(buttons().add(button("Copy the link", copy)).add(share))
        .add(many([code]))
        .add(p("Point the camera of the other device at the code. It shows the profile, and can keep it."))
}

const NOT_COPIED: &str =
    "The browser does not allow copying. Select the link in the field and copy it by hand.";

/// Forms that carry the result with its intervals, and not the answers.
fn for_programs(choice: Choice, attempt: Attempt) -> El {
    let app = choice.app;
    let save = move |is: FileType| {
        let name = app.name.get_untracked();
        let made = app.with_content(|content| {
            let view = app.bank.with_untracked(|bank| result_view(content, bank, &attempt))?;
            Some(match is {
                FileType::Csv => to_csv(&name, &content.version, &view),
                FileType::Json => to_resume(&name, content, &view),
            })
        });
        let file = match is {
            FileType::Csv => "cairn-skills.csv",
            FileType::Json => "resume.json",
        };
        let saved = made.is_some_and(|text| file::save(file, &text, is).is_ok());
        choice.said.set(if saved { SAVED } else { NOT_MADE });
    };
    let table = save.clone();
    el("section")
        .add(h2("For other programs"))
        .add(p("Your skills with their intervals, for a spreadsheet or a résumé. These hold the result and not the answers, so nobody can compute it anew from them."))
        .add(
            buttons()
                .add(button("A table (CSV)", move || table(FileType::Csv)))
                .add(button("JSON Resume", move || save(FileType::Json))),
        )
}

const NOT_MADE: &str = "The browser did not save the file.";
