//! The decisions that were noted, each with its hash; to save, and to check.

use cairn_core::fair::{DecisionFile, canonical, chain, read_decisions, write_decisions};
use cairn_core::record::message::file_message;
use leptos::prelude::*;

use super::{Page, file_field};
use crate::parts::common::{button, buttons, h2, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::Record;
use crate::store::clock;
use crate::store::file::{self, FileType};
use crate::words;

pub(super) fn record(page: Page) -> Part {
    match page.record.get() {
        Record::Coming => Part::NOTHING,
        Record::Unreadable => p(words::RECORD_UNREADABLE).class("notice").attr("role", "alert").into(),
        Record::Here(files) => el("section")
            .add(h2("What was decided"))
            .add(if files.is_empty() {
                p("Nothing yet.").into()
            } else {
                many([
                    Part::from(el("ol").class("decisions").add(many(files.iter().map(decision)))),
                    save(&files),
                ])
            })
            .add(check())
            .into(),
    }
}

fn decision(file: &DecisionFile) -> El {
    let decision = &file.decision;
    let chosen = decision.listed.iter().filter(|one| one.chosen).count();
    el("li")
        .add(
            p(clock::day(decision.at))
                .add(", for ")
                .add(el("bdi").add(decision.position.clone()))
                .add(": ")
                .add(words::chosen_of(chosen, decision.listed.len()))
                .add("; ")
                .add(words::hidden_then(decision.hidden))
                .add("."),
        )
        .add(el("blockquote").add(decision.reason.clone()))
        .add(p("SHA-256 ").add(el("code").class("hash").add(file.told.as_str().to_owned())))
        .add(
            el("details")
                .add(el("summary").add("See exactly what was hashed"))
                .add(p(words::HASH_LIMITS))
                .add(el("pre").class("preview").attr("tabindex", "0").add(canonical(decision))),
        )
}

fn save(files: &[DecisionFile]) -> Part {
    let decisions: Vec<_> = files.iter().map(|file| file.decision.clone()).collect();
    let said = RwSignal::new("");
    let save = move || {
        let saved = file::save("decisions.cairn.json", &write_decisions(&decisions), FileType::Json).is_ok();
        said.set(if saved { "It is in your downloads." } else { "The browser did not save the file." });
    };
    buttons()
        .add(button("Save the record", save))
        .add(el("span").attr("role", "status").add(live(move || said.get().into())))
        .into()
}

/// A record that somebody has kept, held against its hashes.
fn check() -> Part {
    let said = RwSignal::new(String::new());
    let chosen = move |one: web_sys::File| {
        wasm_bindgen_futures::spawn_local(async move {
            let name = one.name();
            let read = file::bytes(&one).await.and_then(|bytes| read_decisions(&bytes).map_err(Some));
            said.set(match read {
                Ok(files) => words::chain(chain(&files), files.len()),
                Err(Some(error)) => file_message(&name, &error),
                Err(None) => words::pools::not_readable(&cairn_core::record::message::shown_name(&name)),
            });
        });
    };
    el("details")
        .class("check-record")
        .add(el("summary").add("Check a saved record"))
        .add(file_field("record-file", "A record that was saved here (decisions.cairn.json)", chosen))
        .add(el("p").attr("role", "status").class("checked").add(live(move || said.get().into())))
        .into()
}
