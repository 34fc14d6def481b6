//! Somebody rates a person who asked for it: what it is about, one rating at a time, a file at the end.

pub(super) mod ask_rater;

mod ask;
mod end;

use cairn_core::ItemId;
use cairn_core::RatingId;
use cairn_core::content::ObserverTexts;
use cairn_core::rate::view::{RateView, rate_minutes, rate_view};
use cairn_core::record::file::{About, MAX_NAME, RatingAnswer, RatingFile, Relation};
use cairn_core::record::link::{LinkError, RateLink, find_rate_link};
use cairn_core::record::message::link_message;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::parts::common::{button, buttons, h1, link, not_come, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::{clock, content_files, random, ratings, session_marks};
use crate::words;

/// How the texts stand.
#[derive(Clone)]
enum Texts {
    Coming,
    Here(ObserverTexts),
    Failed,
}

/// A rating under way.
#[derive(Clone, Copy)]
struct Rating {
    app: App,
    asked: StoredValue<RateLink>,
    texts: RwSignal<Texts>,
    file: RwSignal<RatingFile>,
    /// Whether the rater has read what it is about.
    begun: RwSignal<bool>,
    /// The answered rating that the rater has gone back to.
    back: RwSignal<Option<ItemId>>,
    /// Whether the browser keeps it.
    kept: RwSignal<bool>,
}

/// The page of an address that asks for a rating.
pub fn rate_page(app: App, address: &str) -> Part {
    match find_rate_link(address) {
        Ok(asked) => rating(app, asked),
        Err(error) => unreadable(error),
    }
}

fn unreadable(error: LinkError) -> Part {
    el("section")
        .class("card narrow")
        .add(h1(words::RATE_LINK_FAILED))
        .add(p(link_message(error)).attr("role", "alert"))
        .add(buttons().add(link(&Route::Home, words::TO_START).class("button primary")))
        .into()
}

fn rating(app: App, asked: RateLink) -> Part {
    let known = ratings::begun(&asked.about);
    let begun = known.is_some();
    let file = known.or_else(|| fresh(app, &asked));
    let Some(file) = file else { return unreadable(LinkError::Damaged) };
    let rating = Rating {
        app,
        asked: StoredValue::new(asked),
        texts: RwSignal::new(Texts::Coming),
        file: RwSignal::new(file),
        begun: RwSignal::new(begun),
        back: RwSignal::new(None),
        kept: RwSignal::new(true),
    };
    rating.get_texts();
    let view = Memo::new_with_compare(
        move |_| rating.view(),
        |old, new| name(old.and_then(Option::as_ref)) != name(new.and_then(Option::as_ref)),
    );
    live(move || {
        if !rating.begun.get() {
            return rating.intro().into();
        }
        match (rating.texts.get(), view.get()) {
            (Texts::Failed, _) => rating.failed().into(),
            (_, None) => el("section")
                .class("card narrow")
                .add(h1(words::RATE))
                .add(p(words::COMING).attr("role", "status"))
                .into(),
            (_, Some(RateView::Ask(ask))) => rating.ask(*ask).into(),
            (_, Some(RateView::Done { given, unseen })) => rating.end(given, unseen).into(),
        }
    })
}

fn fresh(app: App, asked: &RateLink) -> Option<RatingFile> {
    Some(RatingFile {
        id: RatingId::parse(&format!("r-{:016x}", random::bits()))?,
        made_at: clock::now(),
        content: app.with_content(|content| content.version.clone()),
        about: asked.about.clone(),
        by: session_marks::noted(&rater_name(&asked.about)).unwrap_or_default(),
        relation: None,
        answers: Vec::new(),
    })
}

/// Under which name this tab remembers who rates somebody, before the first answer.
fn rater_name(about: &About) -> String {
    format!("cairn/rater/{}", about.mark.map_or_else(|| about.name.clone(), |mark| mark.to_string()))
}

/// What tells one page from the next.
fn name(view: Option<&RateView>) -> String {
    match view {
        None => "none".to_owned(),
        Some(RateView::Ask(ask)) => ask.item.to_string(),
        Some(RateView::Done { given, unseen }) => format!("done {given} {unseen}"),
    }
}

impl Rating {
    fn get_texts(self) {
        self.texts.set(Texts::Coming);
        wasm_bindgen_futures::spawn_local(async move {
            self.texts.set(content_files::observer().await.map_or(Texts::Failed, Texts::Here));
        });
    }

    fn view(self) -> Option<RateView> {
        let Texts::Here(texts) = self.texts.get() else { return None };
        let back = self.back.get();
        self.file.with(|file| {
            self.asked.with_value(|asked| {
                self.app.with_content(|content| {
                    Some(rate_view(content, &texts, &asked.items, file, back.as_ref()))
                })
            })
        })
    }

    /// Takes an answer in and keeps it.
    fn give(self, answer: RatingAnswer) {
        let mut file = self.file.get_untracked();
        file.made_at = clock::now();
        let whole = ratings::with_answer(&file, answer);
        self.kept.set(self.app.keep_rating(ratings::made(&whole)));
        self.file.set(whole);
    }

    fn failed(self) -> El {
        el("section").class("card narrow").add(h1(words::RATE)).add(not_come(move || self.get_texts()))
    }

    fn intro(self) -> El {
        let about = self.asked.with_value(|asked| asked.about.name.clone());
        let (count, minutes) = self.asked.with_value(|asked| {
            let minutes = self.app.with_content(|content| rate_minutes(content, &asked.items));
            (asked.items.len(), minutes)
        });
        el("section")
            .class("card narrow")
            .add(h1(words::rate_heading(&about)))
            .add(p(words::rate_length(count, minutes)).class("lead"))
            .add(p(words::RATE_LEAD))
            .add(self.who())
            .add(p(words::RATE_PRIVACY).class("honest"))
            .add(buttons().add(button(words::BEGIN, move || self.begun.set(true)).class("primary")))
    }

    /// Keeps who the rater is, once there is a rating to keep it with.
    fn keep_who(self) {
        let file = self.file.get_untracked();
        if !file.answers.is_empty() {
            self.kept.set(self.app.keep_rating(ratings::made(&file)));
        }
    }

    /// Who the rater is, as far as they want to say it.
    fn who(self) -> Part {
        let file = self.file.get_untracked();
        let write = move |event: web_sys::Event| {
            let name: String = event_target_value(&event).chars().take(MAX_NAME).collect();
            // Until there is a rating to keep it with.
            self.asked.with_value(|asked| session_marks::note(&rater_name(&asked.about), &name));
            self.file.update(|file| file.by = name);
            self.keep_who();
        };
        let name = el("input")
            .attr("type", "text")
            .attr("id", "rater")
            .attr("autocomplete", "name")
            .attr("maxlength", MAX_NAME.to_string())
            .attr("value", file.by)
            .on("input", write);
        let choices = Relation::ALL.map(|relation| {
            let pick = move |_| {
                self.file.update(|file| file.relation = Some(relation));
                self.keep_who();
            };
            let radio = el("input")
                .attr("type", "radio")
                .attr("name", "relation")
                .attr("value", relation.as_str())
                .flag("checked", file.relation == Some(relation))
                .on("change", pick);
            el("label").add(radio).add(words::relation(relation))
        });
        let group = el("fieldset")
            .add(el("legend").add(words::RATE_RELATION))
            .add(el("div").class("segments").add(many(choices)));
        let label = el("label").class("label").attr("for", "rater").add(words::YOUR_NAME_OPTIONAL);
        many([el("div").class("fields").add(el("div").add(label).add(name)), group])
    }
}
