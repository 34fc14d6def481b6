//! What another build of Cairn keeps on this origin under the plain names: who looks for it here is told where it is, and can
//! take it along, for that build may be gone.

use cairn_core::record::pool::for_everything;
use cairn_core::record::write_all;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::parts::common::{button, buttons, p};
use crate::parts::el::{El, Part, el, live};
use crate::store::file::{self, FileType};
use crate::store::{deployment, elsewhere};
use crate::words;

/// The sentence, with the way to a file; nothing where no other build was here first.
pub fn elsewhere_part(empty: impl Fn() -> bool + Send + 'static) -> Part {
    let Some(path) = deployment::other() else { return Part::NOTHING };
    let said = RwSignal::new("");
    let save = move || {
        spawn_local(async move {
            let (mut records, pools) = elsewhere::all().await;
            records.extend(for_everything(pools));
            let saved = file::save("cairn-records.json", &write_all(&records), FileType::Json).is_ok();
            let _ = said.try_set(if saved { words::restore::FROM_ELSEWHERE } else { words::NOT_SAVED });
        });
    };
    el("div")
        .class("notice")
        .add(
            p(live(move || words::restore::elsewhere(empty()).into()))
                .add(there(&path))
                .add(words::restore::ELSEWHERE),
        )
        .add(
            buttons()
                .add(button(words::restore::SAVE_ELSEWHERE, save))
                .add(el("span").attr("role", "status").add(live(move || said.get().into()))),
        )
        .into()
}

fn there(path: &str) -> El {
    el("a").attr("href", path.to_owned()).add(path.to_owned())
}
