//! The result in other forms: a card, a text, a table, a résumé. They carry every interval, and not the answers.

use cairn_core::attempt::Attempt;
use cairn_core::content::Content;
use cairn_core::export::{
    BADGE_WIDTH, Cover, CsvDialect, NextWords, to_badge, to_markdown, to_resume, to_sheet,
};
use cairn_core::path::view::ResultView;
use cairn_core::record::file::made_file_name;
use leptos::prelude::*;

use super::choice::Choice;
use super::preview::preview;
use super::told::Told;
use crate::parts::common::{button, buttons, h2, p};
use crate::parts::el::{El, el, live};
use crate::store::file::{FileType, sheet};
use crate::store::{clock, file, png};
use crate::words;

/// What is made of the result; the default where there is none.
pub fn made<T: Default>(
    choice: Choice,
    attempt: &Attempt,
    make: impl FnOnce(&Cover<'_>, &Content, &ResultView) -> T,
) -> T {
    let Some(view) = choice.result.get() else { return T::default() };
    let (name, day) = (choice.app.name.get(), clock::date(attempt.last_at()));
    let next = choice.next.get();
    let told = Told::of(choice.app, &view);
    let cover = Cover {
        name: &name,
        day: &day,
        honest: words::HONEST,
        sources: told.sources.as_deref(),
        ratings: &told.ratings,
        next: next.as_ref().map(|(what, why)| NextWords { what, why }),
    };
    choice.app.with_content(|content| make(&cover, content, &view))
}

/// The name of a file that is made of the result.
fn name(choice: Choice, what: &str, ending: &str) -> String {
    made_file_name(&choice.app.name.get_untracked(), what, ending)
}

/// The card, as it will look.
pub fn badge(choice: Choice, attempt: Attempt) -> El {
    let choice = choice.here();
    let card = Memo::new(move |_| made(choice, &attempt, to_badge));
    let drawing = move || {
        choice.tell(file::save(&name(choice, "card", "svg"), &card.get_untracked().0, FileType::Svg).is_ok());
    };
    let pixels = move || {
        let (svg, height) = card.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            let picture = png::png(&svg, BADGE_WIDTH, height).await;
            match picture {
                Ok(blob) => choice.tell(file::save_blob(&name(choice, "card", "png"), &blob).is_ok()),
                // The page may be gone by now.
                Err(_) => drop(choice.said.try_set(words::CARD_PROTECTED)),
            }
        });
    };
    let shown = live(move || {
        let (svg, height) = card.get();
        el("img")
            .class("badge")
            .attr("src", png::address(&svg))
            .attr("width", BADGE_WIDTH.to_string())
            .attr("height", height.to_string())
            .attr("alt", words::BADGE_ALT)
            .into()
    });
    el("section")
        .add(h2(words::AS_CARD))
        .add(p(words::AS_CARD_IS))
        .add(shown)
        .add(buttons().add(button(words::CARD_PNG, pixels)).add(button(words::CARD_SVG, drawing)))
        .add(choice.saying())
}

pub fn for_programs(choice: Choice, attempt: Attempt) -> El {
    let choice = choice.here();
    let shown = attempt.clone();
    let markdown = Memo::new(move |_| made(choice, &shown, to_markdown));
    let text = move || {
        choice.tell(
            file::save(&name(choice, "result", "md"), &markdown.get_untracked(), FileType::Markdown).is_ok(),
        );
    };
    let of_table = attempt.clone();
    let table = move |sheet: CsvDialect| {
        let csv = untrack(|| {
            let write = |cover: &Cover<'_>, content: &Content, view: &ResultView| {
                to_sheet(cover.name, &content.version, view, sheet)
            };
            made(choice, &of_table, write)
        });
        let what = if sheet == CsvDialect::PLAIN { "skills" } else { "skills-excel" };
        choice.tell(file::save(&name(choice, what, "csv"), &csv, FileType::Csv).is_ok());
    };
    let for_excel = table.clone();
    let resume = move || {
        let write = |cover: &Cover<'_>, content: &Content, view: &ResultView| {
            to_resume(cover.name, content, view, &attempt)
        };
        let json = untrack(|| made(choice, &attempt, write));
        choice.tell(file::save(&name(choice, "skills-resume", "json"), &json, FileType::Json).is_ok());
    };
    el("section")
        .add(h2(words::FOR_PROGRAMS))
        .add(p(words::FOR_PROGRAMS_IS))
        .add(
            buttons()
                .add(button(words::TEXT_MARKDOWN, text))
                .add(button(words::TABLE_CSV, move || table(CsvDialect::PLAIN)))
                .add(button(words::FOR_EXCEL, move || for_excel(sheet())))
                .add(button(words::JSON_RESUME, resume)),
        )
        .add(choice.saying())
        .add(p(words::for_excel(sheet())).class("legend"))
        .add(preview(choice, "in-text", words::SEE_TEXT, markdown))
}
