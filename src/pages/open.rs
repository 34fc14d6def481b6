//! Opens profiles: files that are chosen or dropped, and links that are pasted. Nothing is added to one's own by looking.

use cairn_core::record::Loaded;
use cairn_core::record::file::{Opened as File, ProfileFile, RatingFile, mark_of, read_file};
use cairn_core::record::link::find_link;
use cairn_core::record::message::{file_message, link_message, notices, shown_name};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::shared::profile_part;
use crate::parts::common::{b, button, buttons, h1, h2, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::{file, ratings};
use crate::words;

/// What became of one file or link.
#[derive(Clone)]
struct Outcome {
    said: String,
    profile: Option<ProfileFile>,
    backup: Option<Loaded>,
    rating: Option<RatingFile>,
}

impl Outcome {
    /// Nothing but words.
    fn said(said: String) -> Self {
        Self { said, profile: None, backup: None, rating: None }
    }
}

/// What was opened, and which of it is shown.
#[derive(Clone, Copy)]
struct Opened {
    list: RwSignal<Vec<Outcome>>,
    shown: RwSignal<Option<ProfileFile>>,
    reading: RwSignal<usize>,
}

pub fn open_page(app: App) -> Part {
    let opened = Opened { list: RwSignal::default(), shown: RwSignal::new(None), reading: RwSignal::new(0) };
    let page = el("section")
        .class("card text")
        .add(h1(words::OPEN))
        .add(p("A profile that was saved as a file (name.cairn.json) or sent as a link, a rating of you by somebody else (name.cairn-rating.json), or a backup of everything (cairn-records.json). It is read on this device, computed anew from its answers, and changes nothing of yours until you say so.").class("lead"))
        .add(by_file(opened))
        .add(by_link(opened))
        .add(live(move || list(app, opened)));
    many([page.into(), live(move || opened.shown.get().map(|profile| profile_part(app, profile)).into())])
}

fn by_file(opened: Opened) -> El {
    let chosen = move |event: web_sys::Event| {
        let field: Option<web_sys::HtmlInputElement> = event.target().and_then(|it| it.dyn_into().ok());
        let files = file::all(field.as_ref().and_then(web_sys::HtmlInputElement::files));
        // The same file chosen again is a new choice.
        if let Some(field) = field {
            read(opened, files);
            field.set_value("");
        }
    };
    let over = |event: web_sys::Event| event.prevent_default();
    let dropped = move |event: web_sys::Event| {
        event.prevent_default();
        let data = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
        read(opened, file::all(data.and_then(|data| data.files())));
    };
    el("div")
        .class("drop")
        .on("dragover", over)
        .on("drop", dropped)
        .add(el("label").class("label").attr("for", "files").add("Choose files, or drop them here"))
        .add(
            el("input")
                .attr("type", "file")
                .attr("id", "files")
                .attr("multiple", "")
                .attr("accept", ".json,application/json")
                .on("change", chosen),
        )
}

fn by_link(opened: Opened) -> El {
    let field = || {
        let field = document().get_element_by_id("paste")?;
        field.dyn_into::<web_sys::HtmlInputElement>().ok()
    };
    let open = move || {
        let text = field().map(|field| field.value()).unwrap_or_default();
        let outcome = match find_link(&text) {
            Ok(found) => outcome("The link", found.profile, Vec::new()),
            Err(error) => Outcome::said(link_message(error)),
        };
        add(opened, outcome);
    };
    el("div")
        .add(el("label").class("label").attr("for", "paste").add("Or paste a link"))
        .add(
            el("input")
                .attr("type", "text")
                .attr("id", "paste")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false"),
        )
        .add(buttons().add(button("Open the link", open)))
}

/// Reads one file after the other; what cannot be read is named, and the rest goes on.
fn read(opened: Opened, files: Vec<web_sys::File>) {
    // Hidden files come along when a folder's files are chosen.
    let files: Vec<web_sys::File> = files.into_iter().filter(|file| !file.name().starts_with('.')).collect();
    opened.reading.update(|count| *count += files.len());
    wasm_bindgen_futures::spawn_local(async move {
        for one in files {
            let name = one.name();
            let result = file::bytes(&one).await.and_then(|bytes| read_file(&bytes).map_err(Some));
            let shown = shown_name(&name);
            let outcome = match result {
                Ok(File::Backup(backup)) => backup_outcome(&shown, backup),
                Ok(File::Rating(rating)) => {
                    let said = words::rating_opened(&shown, &rating);
                    Outcome { rating: Some(rating), ..Outcome::said(said) }
                }
                Ok(File::Profile(read)) => {
                    let notices = notices(&read);
                    outcome(&shown, read.profile, notices)
                }
                Err(Some(error)) => Outcome::said(file_message(&name, &error)),
                Err(None) => Outcome::said(format!("{shown} {NOT_READABLE}")),
            };
            add(opened, outcome);
            opened.reading.update(|count| *count -= 1);
        }
    });
}

const NOT_READABLE: &str = "could not be read: it is a folder, or was moved or removed meanwhile. Choose files that end in .cairn.json.";

fn outcome(what: &str, profile: ProfileFile, notices: Vec<String>) -> Outcome {
    let answers: usize = profile.attempts.iter().map(|attempt| attempt.answers().len()).sum();
    let mut said = format!("{what}: {}, {}.", words::profile_of(&profile.name), words::answered(answers));
    for notice in notices {
        said.push(' ');
        said.push_str(&notice);
    }
    Outcome { said, profile: Some(profile), backup: None, rating: None }
}

fn backup_outcome(what: &str, backup: Loaded) -> Outcome {
    let answers: usize = backup.attempts.iter().map(|attempt| attempt.answers().len()).sum();
    let said =
        format!("{what}: everything that a device held, {}.", words::stored(answers, backup.attempts.len()));
    Outcome { said, profile: None, backup: Some(backup), rating: None }
}

/// The first profile is shown at once; the others wait for their button.
fn add(opened: Opened, outcome: Outcome) {
    if opened.shown.with_untracked(Option::is_none) || opened.reading.get_untracked() <= 1 {
        opened.shown.set(outcome.profile.clone().or_else(|| opened.shown.get_untracked()));
    }
    opened.list.update(|list| list.insert(0, outcome));
}

fn list(app: App, opened: Opened) -> Part {
    let outcomes = opened.list.get();
    let reading = opened.reading.get();
    if outcomes.is_empty() && reading == 0 {
        return Part::NOTHING;
    }
    let row = |outcome: Outcome| {
        let bring_back = outcome.backup.map(|backup| {
            let restore = move || {
                let said = words::restored(app.restore(&backup)).trim().to_owned();
                add(opened, Outcome::said(said));
            };
            button("Bring it back to this device", restore)
        });
        let show = outcome
            .profile
            .map(|profile| button("Show", move || opened.shown.set(Some(profile.clone()))).class("plain"));
        let keep = outcome.rating.map(|rating| {
            let keep = move || {
                let kept = ratings::keep_mine(&rating).map(|new| (new, is_about_me(app, &rating)));
                add(opened, Outcome::said(words::rating_kept(kept.ok()).to_owned()));
            };
            button("It is about me: keep it beside my result", keep)
        });
        el("li").add(el("span").add(outcome.said)).add(show).add(bring_back).add(keep)
    };
    let left = (reading > 0).then(|| p(b(format!("{reading} still to read …"))));
    el("div")
        .add(h2("Opened"))
        .add(left)
        .add(el("ul").class("opened").attr("aria-live", "polite").add(many(outcomes.into_iter().map(row))))
        .into()
}

/// Whether a rating names one of the attempts on this device; `None` where it names nobody.
fn is_about_me(app: App, rating: &RatingFile) -> Option<bool> {
    let mark = rating.about.mark?;
    Some(app.attempts.with_untracked(|all| all.iter().any(|attempt| mark_of(attempt.id()) == mark)))
}
