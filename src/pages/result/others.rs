//! What others have rated, beside one's own answers: kept on this device, weighed, removable.

use cairn_core::attempt::Attempt;
use cairn_core::profile::agreement::{Agreement, AgreementRow, DrawnEstimate, agreement};
use cairn_core::profile::view::Scale;
use cairn_core::profile::{Rater, RaterBias};
use cairn_core::record::Key;
use cairn_core::record::file::RatingFile;
use leptos::prelude::*;

use crate::parts::band::Band;
use crate::parts::common::{cell, h2, p, row_head, table};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::{clock, content_files, ratings};
use crate::words::{self, Whose};

/// The ratings that are weighed, and how far raters may lean.
#[derive(Clone, Copy)]
pub struct Others {
    pub ratings: RwSignal<Vec<RatingFile>>,
    broken: usize,
    bias: RwSignal<Option<RaterBias>>,
    failed: RwSignal<bool>,
}

impl Others {
    /// Those that are kept on this device about the person before it.
    pub fn of_mine() -> Self {
        let (kept, broken) = ratings::of_mine();
        Self::of(kept, broken)
    }

    /// Whether any are kept. Nothing is fetched for it, so that what asks again and again sets nothing going.
    pub fn any_of_mine() -> bool {
        !ratings::of_mine().0.is_empty()
    }

    /// These ratings; what is needed to weigh them is fetched.
    pub fn of(kept: Vec<RatingFile>, broken: usize) -> Self {
        let any = !kept.is_empty();
        let others = Self {
            ratings: RwSignal::new(kept),
            broken,
            bias: RwSignal::new(None),
            failed: RwSignal::new(false),
        };
        if any {
            wasm_bindgen_futures::spawn_local(async move {
                match content_files::observer().await {
                    Ok(texts) => others.bias.set(Some(texts.bias)),
                    Err(_) => others.failed.set(true),
                }
            });
        }
        others
    }

    /// These ratings, weighed by what is here already.
    pub fn weighed(ratings: Vec<RatingFile>, bias: RaterBias) -> Self {
        Self {
            ratings: RwSignal::new(ratings),
            broken: 0,
            bias: RwSignal::new(Some(bias)),
            failed: RwSignal::new(false),
        }
    }

    /// What the joint model takes; nothing while it cannot be weighed.
    pub fn raters(self) -> Vec<Rater> {
        let Some(bias) = self.bias.get() else { return Vec::new() };
        self.ratings.with(|all| all.iter().map(|rating| rating.rater(bias)).collect())
    }

    /// Whether all that is kept can be weighed; what could not be had is not waited for.
    pub fn ready(self) -> bool {
        self.ratings.with(Vec::is_empty) || self.bias.get().is_some() || self.failed.get()
    }

    /// Their ids.
    pub fn ids(self) -> Vec<String> {
        self.ratings.with(|all| all.iter().map(|rating| rating.id.to_string()).collect())
    }

    /// A section with each of them; nothing where there are none. `remove` takes one away.
    pub fn section(
        self,
        app: App,
        attempt: Attempt,
        whose: Whose,
        remove: impl Fn(Self, &RatingFile) + Copy + Send + 'static,
    ) -> Part {
        live(move || {
            let all = self.ratings.get();
            if all.is_empty() && self.broken == 0 {
                return Part::NOTHING;
            }
            let raters = self.raters();
            let one = |(at, rating): (usize, RatingFile)| {
                let found = app.with_content(|content| {
                    app.bank.with(|bank| agreement(content, bank, &attempt, &raters, at))
                });
                let gone = rating.clone();
                rater(&rating, found, whose).add(sure(
                    Sure {
                        open: words::REMOVE_RATING,
                        class: "plain",
                        question: words::REMOVE_RATING_SURE.into(),
                        act: words::REMOVE_RATING_DO,
                        keep: words::KEEP_RATING,
                    },
                    move || remove(self, &gone),
                ))
            };
            let broken = (self.broken > 0).then(|| p(words::others_broken(self.broken)).class("notice"));
            let failed =
                self.failed.get().then(|| p(words::OTHERS_FAILED).class("notice").attr("role", "alert"));
            el("section")
                .class("others")
                .add(h2(words::OTHERS))
                .add(p(words::others_lead(whose)))
                .add(failed)
                .add(broken)
                .add(many(all.into_iter().enumerate().map(one)))
                .into()
        })
    }
}

/// Takes one of one's own away for good.
pub fn remove_mine(app: App, others: Others, rating: &RatingFile) {
    if app.delete_value(&Key::Rating(rating.id.clone()).to_text()).is_ok() {
        others.ratings.update(|all| all.retain(|known| known.id != rating.id));
    }
}

/// One rater.
fn rater(rating: &RatingFile, found: Option<Agreement>, whose: Whose) -> El {
    let (given, unseen) = rating.counts();
    let head = el("h3").add(words::rated_by(rating));
    let what =
        p(words::rated_counts(given, unseen)).add(", ").add(clock::date(rating.made_at)).class("legend");
    let rows = found.map(|found| {
        let left = (found.left_out > 0).then(|| p(words::rated_since(found.left_out)).class("notice"));
        let body = found.skills.iter().map(|one| row(one, whose)).collect();
        let heads = words::OTHERS_HEADS;
        many([
            left.map_or(Part::NOTHING, Into::into),
            table(words::others_table(rating), None, &heads, body).into(),
        ])
    });
    el("section").class("rater").add(head).add(what).add(rows)
}

fn row(row: &AgreementRow, whose: Whose) -> El {
    let band = |words: &'static str, shown: DrawnEstimate, claim: Option<Scale>| {
        let band = Band { outer: shown.ends, inner: Some((shown.at, shown.at)), claim, need: None };
        el("div").class("three-bands").add(el("small").add(words)).add(band.draw())
    };
    let bands = el("td")
        .add(band(words::BAND_OWN, row.own, None))
        .add(band(words::BAND_THEIRS, row.theirs, Some(row.said)))
        .add(band(words::BAND_TOGETHER, row.together, None));
    el("tr").add(row_head(row.name.clone())).add(bands).add(cell(words::same_levels(row))).add(
        cell(words::leaning(row, whose))
            .add(el("small").class("verdict").add(words::verdict(row.verdict, whose))),
    )
}
