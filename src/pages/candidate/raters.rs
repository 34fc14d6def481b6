//! Ratings of a candidate by others: those that came in, the link to ask for one, the field to open one.

use cairn_core::compare::trail::{Trail, TrailStepKind};
use cairn_core::record::file::{FileContent, RatingFile, mark_of, read_file};
use cairn_core::record::message::{file_message, shown_name};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Desk;
use crate::pages::rate::ask_rater::ask_rater;
use crate::pages::result::others::Others;
use crate::parts::common::p;
use crate::parts::el::{El, Part, el, live, many};
use crate::store::file;
use crate::words::{self, Whose};

pub fn raters(desk: Desk) -> Part {
    let ratings = Memo::new(move |_| desk.trail.with(Trail::ratings));
    let shown = live(move || {
        let ratings = ratings.get();
        let both = desk.weighing.with(|weighing| weighing.as_ref().map(|weighing| weighing.bias));
        let attempt = desk.log();
        let (Some(bias), Some(attempt)) = (both, attempt) else { return Part::NOTHING };
        let gone =
            move |_: Others, rating: &RatingFile| desk.add("", TrailStepKind::Unrated(rating.id.clone()));
        Others::weighed(ratings, bias).section(desk.app(), attempt, Whose::Theirs, gone)
    });
    let ask = live(move || {
        let attempt = desk.log();
        // Whoever is asked has to be told the name.
        let attempt = attempt.filter(|_| !desk.pools().hidden());
        let name = Signal::derive(move || desk.plain_name());
        attempt
            .map(|attempt| {
                let link = ask_rater(desk.app(), &attempt, name, Whose::Theirs);
                el("details").class("ask-about").add(el("summary").add(words::ASK_WORKED_WITH)).add(link)
            })
            .into()
    });
    many([shown, ask, open(desk).into()])
}

/// The field for a rating that was sent.
fn open(desk: Desk) -> El {
    let said = RwSignal::new(String::new());
    let chosen = move |event: web_sys::Event| {
        let field: Option<web_sys::HtmlInputElement> = event.target().and_then(|it| it.dyn_into().ok());
        let Some(field) = field else { return };
        let file = file::all(field.files()).into_iter().next();
        // The same file chosen again is a new choice.
        field.set_value("");
        if let Some(file) = file {
            wasm_bindgen_futures::spawn_local(async move {
                // The page may be gone by now.
                let _ = said.try_set(read(desk, &file).await);
            });
        }
    };
    el("div")
        .class("open-rating on-screen")
        .add(el("label").class("label").attr("for", "rating-file").add(words::OPEN_RATING))
        .add(el("input").attr("type", "file").attr("id", "rating-file").on("change", chosen))
        .add(p(live(move || said.get().into())).class("said").attr("role", "status"))
}

/// Takes a rating in; what became of it, in words.
async fn read(desk: Desk, one: &web_sys::File) -> String {
    // The name of a file may be that of the person.
    let name =
        if untrack(move || desk.pools().hidden()) { words::FILE_UNNAMED.to_owned() } else { one.name() };
    let opened = file::bytes(one).await.and_then(|bytes| read_file(&bytes).map_err(Some));
    match opened {
        Ok(FileContent::Rating(rating)) => {
            let attempts = desk.profile.try_with_untracked(|profile| {
                profile.iter().flat_map(|one| &one.attempts).map(|one| mark_of(one.id())).collect::<Vec<_>>()
            });
            // The page is gone: nobody waits for it.
            let Some(attempts) = attempts else { return String::new() };
            if rating.about.mark.is_some_and(|mark| !attempts.contains(&mark)) {
                return words::RATING_OF_OTHER.to_owned();
            }
            let about = untrack(move || desk.name());
            desk.add("", TrailStepKind::Rated(Box::new(rating)));
            words::pools::rating_taken(&shown_name(&name), &about)
        }
        Ok(_) => words::NOT_A_RATING.to_owned(),
        Err(Some(error)) => file_message(&name, &error),
        Err(None) => words::pools::not_readable(&shown_name(&name)),
    }
}
