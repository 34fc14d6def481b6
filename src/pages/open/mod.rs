//! Opens what others sent: files that are chosen or dropped, and links that are pasted. Nothing is added to one's own by
//! looking.

pub(super) mod bring_back;
pub(super) mod opened;
pub(super) mod shared;
pub(super) mod to_pool;

use cairn_core::record::link::{RATE_PREFIX, find_invitation, find_link, find_rate_link, write_rate_link};
use cairn_core::record::message::link_message;
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::pages::jobs::resume::resume_part;
use crate::pages::open::opened::{Opened, Outcome, Shown, list};
use crate::pages::open::shared::profile_part;
use crate::pages::pool::pools::came_back;
use crate::parts::common::{button, buttons, h1, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::folder_field::folder_field;
use crate::pools::pools;
use crate::state::App;
use crate::store::{folder, session_marks};
use crate::words;

/// Under which name this tab remembers a link that is pasted and not opened yet.
const LINK_DRAFT: &str = "cairn/open-link";

pub fn open_page(app: App) -> Part {
    let opened = Opened::new(app);
    let over = RwSignal::new(false);
    let drag = move |event: web_sys::Event| {
        // Without this the browser would leave the page for the file.
        event.prevent_default();
        over.set(true);
    };
    let dropped = move |event: web_sys::Event| {
        event.prevent_default();
        over.set(false);
        opened.read(folder::dropped(&event));
    };
    let page = el("section")
        .class("card text")
        .live_attr("data-over", move || over.get().to_string().into())
        .on("dragover", drag)
        .on("dragleave", move |_| over.set(false))
        .on("drop", dropped)
        .add(h1(words::OPEN))
        .add(p(words::OPEN_LEAD).class("lead"))
        .add(by_file(opened))
        .add(by_link(app, opened))
        .add(list(app, opened))
        .add(came_back(pools(), None));
    let shown = move || match opened.shown.get() {
        Some(Shown::Profile(profile)) => profile_part(app, profile),
        Some(Shown::Resume(resume)) => resume_part(app, resume),
        None => Part::NOTHING,
    };
    many([page.into(), live(shown)])
}

fn by_file(opened: Opened) -> El {
    let chosen = move |event: web_sys::Event| {
        let field: Option<web_sys::HtmlInputElement> = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(field) = field {
            opened.read(folder::chosen(field.files()));
            // The same file chosen again is a new choice.
            field.set_value("");
        }
    };
    el("div")
        .class("drop")
        .add(el("label").class("label").attr("for", "files").add(words::OPEN_FILES))
        .add(el("input").attr("type", "file").attr("id", "files").attr("multiple", "").on("change", chosen))
        .add(folder_field("folder", move |given| opened.read(given)))
}

fn by_link(app: App, opened: Opened) -> El {
    let field = || {
        let field = document().get_element_by_id("paste")?;
        field.dyn_into::<web_sys::HtmlInputElement>().ok()
    };
    let open = move || {
        let text = field().map(|field| field.value()).unwrap_or_default();
        let opens =
            find_invitation(&text).is_ok() || find_rate_link(&text).is_ok() || find_link(&text).is_ok();
        if opens {
            session_marks::note(LINK_DRAFT, "");
        }
        if let Ok((_, letters)) = find_invitation(&text) {
            return app.go(&Route::Invitation(letters));
        }
        if let Ok(link) = find_rate_link(&text) {
            // As it was before a gateway rewrote it.
            let address = write_rate_link(&link);
            return app.go(&Route::Rate(address.trim_start_matches(RATE_PREFIX).to_owned()));
        }
        opened.take(vec![match find_link(&text) {
            Ok(found) => opened.profile(words::OPENED_LINK, found.profile, Vec::new()),
            Err(error) => Outcome::not_read(link_message(error)),
        }]);
    };
    el("div")
        .add(el("label").class("label").attr("for", "paste").add(words::PASTE_LINK))
        .add(
            el("input")
                .attr("type", "text")
                .attr("id", "paste")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("value", session_marks::noted(LINK_DRAFT).unwrap_or_default())
                .on("input", |event: web_sys::Event| {
                    session_marks::note(LINK_DRAFT, &event_target_value(&event));
                }),
        )
        .add(buttons().add(button(words::OPEN_LINK, open)))
}
