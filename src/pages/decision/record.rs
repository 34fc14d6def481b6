//! The decisions that were noted, each with its hash; to save, and to check.

use cairn_core::compare::Member;
use cairn_core::fair::{
    Chain, Decision, DecisionFile, KeptDecisions, ListedCandidate, chain, name_then, read_decisions,
    write_decisions,
};
use cairn_core::record::file::made_file_name;
use cairn_core::record::message::file_message;
use cairn_core::route::Route;
use leptos::prelude::*;

use super::file_field::file_field;
use super::page::Page;
use crate::parts::common::{b, button, buttons, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Record, pools};
use crate::store::file::{self, FileType};
use crate::store::{clock, share};
use crate::words;

pub(super) fn record(page: Page) -> Part {
    match page.record.get() {
        Record::Coming => Part::NOTHING,
        Record::Here(KeptDecisions::Unreadable) => {
            p(words::RECORD_UNREADABLE).class("notice").attr("role", "alert").into()
        }
        Record::Here(kept) => el("section")
            .add(h2(words::DECIDED))
            .add(broken(&kept))
            .add(if kept.files().is_empty() {
                p(words::DECIDED_NOTHING).into()
            } else {
                many([
                    Part::from(el("ol").class("decisions").add(many((1..).zip(kept.files()).map(decision)))),
                    if pools().hidden() {
                        p(words::RECORD_HIDDEN).class("legend").into()
                    } else {
                        save(kept.files())
                    },
                ])
            })
            .add(check())
            .into(),
    }
}

/// That the record was changed since it was written, where it was.
pub fn broken(kept: &KeptDecisions) -> Part {
    let KeptDecisions::Broken(files, chain) = kept else { return Part::NOTHING };
    p(words::record_broken(*chain, files.len())).class("notice").attr("role", "alert").into()
}

/// One decision with its number in the record, from 1.
fn decision((number, file): (u16, &DecisionFile)) -> El {
    let decision = &file.decision;
    let chosen: Vec<El> = decision.chosen().map(|one| el("li").add(el("bdi").add(whom(one)))).collect();
    el("li")
        .add(
            p(clock::moment(decision.at))
                .add(words::decided_by(&decision.by))
                .add(words::FOR_POSITION)
                .add(el("bdi").add(decision.position.clone()))
                .add(": ")
                .add(words::chosen_of(chosen.len(), decision.listed.len()))
                .add("; ")
                .add(words::names_at(decision, clock::moment))
                .add("."),
        )
        .add((!chosen.is_empty()).then(|| el("ul").class("chosen").add(many(chosen))))
        .add(discarded_tests(&decision.listed))
        .add(decision.asked.as_ref().and_then(|asked| words::sources_seen(asked.sources, true)).map(p))
        .add(reason(decision))
        .add(p(words::FINGERPRINT).add(el("code").class("hash").add(file.told.as_str().to_owned())))
        .add(give_away(number, file))
        .add((!pools().hidden()).then(|| {
            el("details")
                .add(el("summary").add(words::SEE_HASHED))
                .add(p(words::HASH_LIMITS))
                .add(el("pre").class("preview").attr("tabindex", "0").add(file.text.clone()))
        }))
}

/// The discarded confirmation tests of those on the short list and, apart from them, of everybody else.
pub(super) fn discarded_tests(listed: &[ListedCandidate]) -> Part {
    let of = |chosen: bool| listed.iter().filter(move |one| one.chosen == chosen);
    many([
        discarded_tests_of(words::DISCARDED_OF_CHOSEN, of(true)),
        discarded_tests_of(words::DISCARDED_OF_OTHERS, of(false)),
    ])
}

fn discarded_tests_of<'a>(title: &'static str, listed: impl Iterator<Item = &'a ListedCandidate>) -> Part {
    let hidden = pools().hidden();
    let of = |one: &ListedCandidate| {
        let tests = one.seen.as_ref().map(|seen| seen.discarded.clone()).unwrap_or_default();
        let who = whom(one);
        let line = move |test| {
            let said = words::discarded_test(&test, hidden, clock::moment);
            el("li").add(el("bdi").add(who.clone())).add(": ").add(said)
        };
        tests.into_iter().map(line).collect::<Vec<_>>()
    };
    let lines: Vec<El> = listed.flat_map(of).collect();
    if lines.is_empty() {
        return Part::NOTHING;
    }
    many([p(title).class("legend"), el("ul").class("discarded-tests").add(many(lines))])
}

/// Why it was decided so; while names are hidden, that this is hidden with them: it may name anybody.
pub(super) fn reason(decision: &Decision) -> El {
    if pools().hidden() {
        p(words::TEXT_HIDDEN).class("legend")
    } else {
        el("blockquote").add(decision.reason.clone())
    }
}

/// Somebody of a record as they go by now, with the label of the record; by that alone where they are not in the pool any more.
fn whom(one: &ListedCandidate) -> String {
    pools().members.with(|members| {
        let member = members.iter().find(|member| member.id.as_str() == one.id);
        let named = |member: &Member| {
            let name = words::labelled(&words::pools::somebody(&member.called()), &one.label);
            match name_then(one, member) {
                Some(then) => format!("{name}, {}", words::name_then(&then)),
                None => name,
            }
        };
        member.map_or_else(|| words::gone(&one.label), named)
    })
}

/// Ways to give a hash away at once: without that it proves nothing.
fn give_away(number: u16, file: &DecisionFile) -> Part {
    let decision = &file.decision;
    let (subject, text) =
        words::hash_mail(&decision.position, &clock::moment(decision.at), file.told.as_str());
    let said = RwSignal::new("");
    let copied = text.clone();
    let copy = move || {
        let copied = copied.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let done = share::copy(&copied).await;
            let _ = said.try_set(if done { words::HASH_COPIED } else { words::HASH_NOT_COPIED });
        });
    };
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    let mail = el("a")
        .class("button")
        .attr("href", format!("mailto:?subject={}&body={}", encode(&subject), encode(&text)))
        .add(words::HASH_MAIL);
    let print = pools().id().map(|id| link(&Route::Noted(id, number), words::PRINT_NOTED).class("button"));
    many([
        Part::from(p(b(words::GIVE_HASH)).add(". ").add(words::GIVE_HASH_HINT)),
        buttons()
            .add(mail)
            .add(button(words::HASH_COPY, copy))
            .add(print)
            .add(el("span").attr("role", "status").add(live(move || said.get().into())))
            .into(),
    ])
}

fn save(files: &[DecisionFile]) -> Part {
    let decisions = files.to_vec();
    let said = RwSignal::new("");
    let save = move || {
        let saved = {
            let pool = pools().pool.with_untracked(|pool| pool.as_ref().map(|pool| pool.name.clone()));
            let name = made_file_name(&pool.unwrap_or_default(), "decisions", "cairn.json");
            file::save(&name, &write_decisions(&decisions), FileType::Json).is_ok()
        };
        said.set(if saved { words::FILE_OFFERED } else { words::NOT_SAVED });
    };
    buttons()
        .add(button(words::SAVE_RECORD, save))
        .add(el("span").attr("role", "status").add(live(move || said.get().into())))
        .into()
}

/// A record that somebody has kept, held against its hashes.
fn check() -> Part {
    let said = RwSignal::new((String::new(), None));
    let chosen = move |one: web_sys::File| {
        wasm_bindgen_futures::spawn_local(async move {
            let name = one.name();
            let read = file::bytes(&one).await.and_then(|bytes| read_decisions(&bytes).map_err(Some));
            said.set(match read {
                Ok(files) => {
                    let found = chain(&files);
                    // Only a fingerprint that somebody else has can say more.
                    let last = files.last().filter(|_| found == Chain::Whole);
                    (words::chain(found, files.len()), last.map(|file| file.told.as_str().to_owned()))
                }
                Err(Some(error)) => (file_message(&name, &error), None),
                Err(None) => {
                    (words::pools::not_readable(&cairn_core::record::message::shown_name(&name)), None)
                }
            });
        });
    };
    el("details")
        .class("check-record")
        .add(el("summary").add(words::CHECK_RECORD))
        .add(file_field("record-file", words::CHECK_RECORD_FILE, chosen))
        .add(el("p").attr("role", "status").class("checked").add(live(move || {
            let (words, last) = said.get();
            many([words.into(), last.map_or(Part::NOTHING, |last| el("code").class("hash").add(last).into())])
        })))
        .into()
}
