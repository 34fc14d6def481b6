//! The profile with its answers: as a file, as a link, as a code to scan. What is shown is, letter by letter, what goes.

use cairn_core::attempt::Attempt;
use cairn_core::export::to_text;
use cairn_core::path::copies;
use cairn_core::qr_scan::{Scan, scan};
use cairn_core::record::file::{Include, ProfileFile, dated, file_name, made_file_name, write_profile};
use cairn_core::record::link::{LinkFacts, find_link, write_person_link};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::choice::Choice;
use super::forms::made;
use super::preview::preview;
use crate::pages::data::backup_confirmed::have_it;
use crate::parts::common::{button, buttons, h2, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::qr::qr;
use crate::parts::reach::reach;
use crate::store::file::FileType;
use crate::store::{clock, file, share};
use crate::words;

/// The text of the file; made once for each choice, so that what was read is what is saved.
fn text(choice: Choice, attempts: &[Attempt]) -> String {
    let app = choice.app;
    let version = app.with_content(|content| content.version.clone());
    let profile = ProfileFile {
        name: app.name.get(),
        made_at: clock::now(),
        attempts: attempts.to_vec(),
        copies: choice.answers.get().map(|view| copies(&version, &view)).unwrap_or_default(),
        invitation: None,
    };
    write_profile(&profile, choice.include.get())
}

/// The result to read with the link that holds its answers. The result is that of the page, ratings by others included; the link
/// holds none of these, and the text says so.
fn plain_text(choice: Choice, attempts: &[Attempt], log: &Attempt) -> String {
    let link = address(choice, attempts).unwrap_or_default();
    made(choice, log, |cover, content, view| to_text(cover, content, view, &link))
}

pub fn as_file(choice: Choice, attempts: Vec<Attempt>, log: Attempt) -> El {
    let choice = choice.here();
    let same = attempts.clone();
    let for_forms = move || {
        let name = made_file_name(&choice.app.name.get_untracked(), "result", "txt");
        let text = untrack(|| plain_text(choice, &same, &log));
        choice.tell(file::save(&name, &text, FileType::Text).is_ok());
    };
    let text = Memo::new(move |_| text(choice, &attempts));
    let name = move || file_name(&choice.app.name.get_untracked());
    let dated_name = move || dated(&name(), clock::today());
    let save = move || {
        let saved = file::save(&name(), &text.get_untracked(), FileType::Json).is_ok();
        if saved {
            choice.app.offered.set(clock::now());
        }
        choice.tell(saved);
    };
    let share = share::can_share_files().then(|| {
        button(words::SHARE_FILE, move || {
            share::share_file(words::SHARED, &dated_name(), &text.get_untracked());
        })
    });
    el("section")
        .add(h2(words::AS_FILE))
        .add(p(words::AS_FILE_IS))
        .add(
            buttons()
                .add(button(words::SAVE_FILE, save).class("primary"))
                .add(button(words::AS_TEXT, for_forms))
                .add(share),
        )
        .add(choice.saying())
        .add(have_it(choice.app))
        .add(p(words::AS_TEXT_IS).class("legend"))
        .add(reach(words::NO_LINK_IN_TEXT))
        .add(preview(choice, "in-file", words::SEE_EXACTLY, text))
}

fn address(choice: Choice, attempts: &[Attempt]) -> Option<String> {
    let facts = match choice.include.get() {
        Include { facts: false, .. } => LinkFacts::None,
        Include { evidence: false, .. } => LinkFacts::Plain,
        _ => LinkFacts::WithEvidence,
    };
    let name = choice.app.name.get();
    let link = choice.app.bank.with(|bank| write_person_link(&name, bank, attempts, facts))?;
    Some(share::page_address() + &link)
}

/// What the reader of a link gets: read out of the link itself.
fn in_link(address: &str) -> String {
    find_link(address).map(|found| write_profile(&found.profile, Include::ALL)).unwrap_or_default()
}

pub fn as_link(choice: Choice, attempts: Vec<Attempt>) -> El {
    let choice = choice.here();
    let address = Memo::new(move |_| address(choice, &attempts).unwrap_or_default());
    let read = Memo::new(move |_| in_link(&address.get()));
    let copy = move || {
        let text = address.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            let said = if share::copy(&text).await { words::LINK_COPIED } else { words::LINK_NOT_COPIED };
            let _ = choice.said.try_set(said);
        });
    };
    let share = share::can_share()
        .then(|| button(words::SHARE_LINK, move || share::share(words::SHARED, &address.get_untracked())));
    let field = el("textarea")
        .attr("id", "link")
        .attr("rows", "4")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .live_content(move || address.get());
    let code = live(move || code(&address.get()));
    el("section")
        .add(h2(words::AS_LINK))
        .add(p(words::AS_LINK_IS))
        .add(reach(words::FILE_INSTEAD))
        .add(el("label").class("label").attr("for", "link").add(words::THE_LINK))
        .add(field)
        .add(buttons().add(button(words::COPY_LINK, copy)).add(share))
        .add(choice.saying())
        .add(preview(choice, "in-link", words::SEE_LINK, read))
        .add(code)
}

/// A code of the address, as large as a camera needs it, or what to do instead.
pub fn code(address: &str) -> Part {
    let Some(code) = qr(address) else { return p(words::CODE_TOO_LONG).class("notice").into() };
    let [page, screen, ratio] = room();
    match scan(code.modules, page, screen, ratio) {
        Scan::Here => many([el("div").class("qr").drawing(code.drawing), p(words::CODE_HOW)]),
        Scan::FullScreen => {
            let (show, close) =
                (|| in_dialog(|dialog| drop(dialog.show_modal())), || in_dialog(|dialog| dialog.close()));
            let large = el("dialog")
                .attr("id", LARGE)
                .class("qr-large")
                .attr("aria-label", words::CODE_LARGE)
                .add(el("div").drawing(code.drawing))
                .add(button(words::CODE_CLOSE, close).flag("autofocus", true));
            let offer = buttons().add(button(words::CODE_LARGE, show));
            el("div").class("qr").add(p(words::CODE_SMALL)).add(offer).add(large).into()
        }
        Scan::TooDense => el("div").class("qr").add(p(words::CODE_TOO_DENSE).class("notice")).into(),
    }
}

/// The dialog that holds the code alone.
const LARGE: &str = "code-large";

fn in_dialog(act: impl FnOnce(web_sys::HtmlDialogElement)) {
    let found = document().get_element_by_id(LARGE);
    if let Some(dialog) = found.and_then(|element| element.dyn_into().ok()) {
        act(dialog);
    }
}

/// What lies beside the code on a narrow page, in CSS pixels: the margins of the page and its card.
const BESIDE: f64 = 72.0;

/// The width within the page and the shorter side of the window, in CSS pixels, and the pixels of the screen in one of these.
fn room() -> [f64; 3] {
    let side =
        |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let (wide, high) = (side(window().inner_width()), side(window().inner_height()));
    [wide - BESIDE, wide.min(high), window().device_pixel_ratio()]
}
