//! The code that a printed result carries when the person wants it, so that whoever holds the paper can compute it anew.

use cairn_core::person::Person;
use cairn_core::record::link::{LinkFacts, write_person_link};
use leptos::prelude::*;

use crate::parts::common::p;
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::qr::qr;
use crate::parts::reach::reach;
use crate::state::App;
use crate::store::share;
use crate::words;

/// The choice, and what it puts on the paper: the code and, letter by letter, the same link.
pub fn on_paper(app: App, person: &Person) -> Part {
    let attempts = app.attempts.with_untracked(|all| person.behind(all));
    let on = RwSignal::new(false);
    let tick = move |event: web_sys::Event| on.set(event_target_checked(&event));
    let choice = el("label")
        .class("check on-screen")
        .add(el("input").attr("type", "checkbox").attr("id", "print-code").on("change", tick))
        .add(el("span").add(words::PRINT_CODE));
    let code = live(move || {
        if !on.get() {
            return Part::NOTHING;
        }
        let name = app.name.get();
        let link = app.bank.with(|bank| write_person_link(&name, bank, &attempts, LinkFacts::Plain));
        let link = link.unwrap_or_default();
        code(&(share::page_address() + &link)).into()
    });
    let warned = live(move || if on.get() { reach(words::NO_CODE_HERE) } else { Part::NOTHING });
    // The warning goes onto the paper, too: whoever holds it would follow a link that leads nowhere.
    many([choice.into(), code, warned])
}

fn code(address: &str) -> El {
    el("div")
        .class("paper-code")
        .add(qr(address).map(|code| el("div").class("qr").drawing(code.drawing)))
        .add(
            el("div")
                .add(p(words::PRINTED_CODE))
                .add(el("p").class("paper-link").attr("translate", "no").add(address.to_owned())),
        )
}
