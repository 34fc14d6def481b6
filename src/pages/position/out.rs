//! A position to a file, and one from a file.

use cairn_core::PoolId;
use cairn_core::record::message::{file_message, shown_name};
use cairn_core::record::pool::read_position_file;
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::replace::{By, Replaced, replace};
use crate::parts::common::{button, buttons, link, p};
use crate::parts::el::{Part, el, live, many};
use crate::pools::Pools;
use crate::store::file;
use crate::words;

pub(super) fn out(pools: Pools, id: &PoolId, before: RwSignal<Option<Replaced>>) -> Part {
    let said = RwSignal::new(String::new());
    let save = move || {
        said.set(if pools.save_position() { words::FILE_OFFERED } else { words::NOT_SAVED }.to_owned());
    };
    let chosen = move |event: web_sys::Event| {
        let field: Option<web_sys::HtmlInputElement> = event.target().and_then(|it| it.dyn_into().ok());
        let Some(one) = field.as_ref().and_then(|field| file::all(field.files()).into_iter().next()) else {
            return;
        };
        if let Some(field) = field {
            field.set_value("");
        }
        let Some(hand) = pools.at_hand() else { return };
        wasm_bindgen_futures::spawn_local(async move {
            let read = file::bytes(&one).await.and_then(|bytes| read_position_file(&bytes).map_err(Some));
            said.set(match read {
                Ok(found) => {
                    replace(pools, &hand, before, (found, By::File));
                    words::position::POSITION_SET.to_owned()
                }
                Err(Some(error)) => file_message(&one.name(), &error),
                Err(None) => words::pools::not_readable(&shown_name(&one.name())),
            });
        });
    };
    many([
        buttons()
            .add(link(&Route::Pool(id.clone()), words::TO_CANDIDATES).class("button primary"))
            .add(link(&Route::Invite(id.clone()), words::invite::INVITE).class("button"))
            .add(button(words::position::SAVE_POSITION, save)),
        el("p")
            .add(el("label").class("label").attr("for", "position-file").add(words::position::OPEN_POSITION))
            .add(el("input").attr("type", "file").attr("id", "position-file").on("change", chosen)),
        p(live(move || said.get().into())).attr("role", "status").class("said"),
    ])
}
