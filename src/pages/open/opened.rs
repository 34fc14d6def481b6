//! What was opened: one file after the other is read, each becomes one row, and one of them is shown.

use std::collections::VecDeque;

use cairn_core::attempt::{Answered, separate};
use cairn_core::record::file::{FileContent, ProfileFile, RatingFile, mark_of, read_file};
use cairn_core::record::message::{file_message, notices, resume_message, resume_notices, shown_name};
use cairn_core::record::pool::PoolKey;
use cairn_core::record::{Loaded, Shelf};
use cairn_core::resume::Resume;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::focus::focus_on;
use crate::pages::open::bring_back::bring_back;
use crate::parts::common::{b, button, buttons, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{head_of, pools};
use crate::state::App;
use crate::store::folder::{Finder, Found, Given};
use crate::store::scheduler::{DRAW_MS, FIRST};
use crate::store::{clock, file, ratings};
use crate::words;

/// The way on from what was brought back.
const ONWARD: &str = "brought-back";
/// Rows that are shown of a long list before the person asks for all.
const ROWS: usize = 30;

/// What became of one file or link.
#[derive(Clone)]
pub struct Outcome {
    said: String,
    what: What,
}

#[derive(Clone)]
enum What {
    /// It was not read.
    NotRead,
    /// Nothing but words.
    Words,
    /// Words about pools that are here now.
    Pools,
    /// Words about what is one's own and here now.
    Own,
    /// A profile, at this place of the shelf.
    Profile(usize),
    Backup(Box<Loaded>),
    /// A whole pool, at this place among the pools' files.
    Pool(usize),
    Resume(Box<Resume>),
    /// A rating of somebody by another person.
    Rating(Box<RatingFile>),
}

/// What is shown below the list.
#[derive(Clone)]
pub enum Shown {
    Profile(ProfileFile),
    Resume(Resume),
}

/// How far the reading has come.
#[derive(Clone, Copy, Default, PartialEq)]
struct Progress {
    done: usize,
    all: usize,
    /// Goes up when the person stops the reading.
    stops: usize,
}

/// The state of the page.
#[derive(Clone, Copy)]
pub struct Opened {
    app: App,
    shelf: StoredValue<Shelf>,
    pools: StoredValue<Vec<web_sys::File>, LocalStorage>,
    list: RwSignal<Vec<Outcome>>,
    pub shown: RwSignal<Option<Shown>>,
    progress: RwSignal<Progress>,
    whole: RwSignal<bool>,
}

impl Outcome {
    pub fn not_read(said: String) -> Self {
        Self { said, what: What::NotRead }
    }

    /// Whether the other one is about the same thing, so that one row is enough for both.
    fn same(&self, other: &Self) -> bool {
        match (&self.what, &other.what) {
            (What::Profile(here), What::Profile(there)) => here == there,
            (What::Words | What::Pools, _) => false,
            _ => self.said == other.said,
        }
    }
}

impl Opened {
    pub fn new(app: App) -> Self {
        Self {
            app,
            shelf: StoredValue::default(),
            pools: StoredValue::new_local(Vec::new()),
            list: RwSignal::default(),
            shown: RwSignal::new(None),
            progress: RwSignal::default(),
            whole: RwSignal::new(false),
        }
    }

    /// Reads one file after the other, also those in folders and archives; what cannot be read is named, and the rest goes on.
    pub fn read(self, given: Vec<Given>) {
        let (mut given, stops) = (VecDeque::from(given), self.progress.get_untracked().stops);
        let expect = move |more: usize, less: usize| {
            // Where the page is gone, nobody looks at what has come.
            let _ = self.progress.try_update(|progress| {
                progress.all = (progress.all + more).saturating_sub(less);
            });
        };
        expect(given.len(), 0);
        wasm_bindgen_futures::spawn_local(async move {
            let (mut waiting, mut done, mut drawn) = (Vec::new(), 0, clock::ticks());
            let mut finder = Finder::default();
            while let Some(next) = given.pop_front() {
                // The page may be gone, or the person may have stopped.
                if self.progress.try_get_untracked().is_none_or(|progress| progress.stops != stops) {
                    given.push_front(next);
                    break;
                }
                match finder.look(next).await {
                    Found::More(inner) => {
                        expect(inner.len(), 1);
                        inner.into_iter().rev().for_each(|one| given.push_front(one));
                    }
                    Found::File(one, beginning) => {
                        waiting.push(self.outcome(&one, beginning.as_deref()).await);
                        done += 1;
                    }
                }
                // The first ones show at once, whatever comes behind them.
                if done <= FIRST || clock::ticks() - drawn > DRAW_MS {
                    self.take(std::mem::take(&mut waiting));
                    drawn = clock::ticks();
                }
            }
            let all = done + given.len();
            if done < all {
                waiting.push(Outcome { said: words::stopped(done, all), what: What::Words });
            }
            self.take(waiting);
            expect(0, all);
            let _ = self.progress.try_update(|progress| {
                progress.done = progress.done.saturating_sub(done);
            });
        });
    }

    /// What becomes of a file.
    async fn outcome(self, one: &web_sys::File, beginning: Option<&[u8]>) -> Outcome {
        let name = one.name();
        let shown = shown_name(&name);
        match head_of(one, beginning).await {
            Some(Ok(head)) => {
                let _ = self.progress.try_update(|progress| progress.done += 1);
                let place = self.pools.try_update_value(|all| {
                    all.push(one.clone());
                    all.len() - 1
                });
                let said = words::opened_pool(&shown, &words::restore::pool_holds(&head));
                return Outcome { said, what: place.map_or(What::NotRead, What::Pool) };
            }
            Some(Err(Some(error))) => {
                let _ = self.progress.try_update(|progress| progress.done += 1);
                return Outcome::not_read(file_message(&name, &error));
            }
            Some(Err(None)) | None => {}
        }
        let result = file::bytes(one).await.and_then(|bytes| read_file(&bytes).map_err(Some));
        let _ = self.progress.try_update(|progress| progress.done += 1);
        match result {
            Ok(FileContent::Backup(backup)) => {
                // A file of one's own that can be opened is one that the person has.
                self.app.note_held(&backup.attempts);
                let given = Answered::of(&backup.attempts);
                let pools = backup.pools.iter().filter(|(key, _)| key.starts_with(PoolKey::POOLS)).count();
                let held = words::restore::in_everything(given, separate(&backup.attempts).len(), pools);
                let said = words::opened_backup(&shown, &held);
                Outcome { said, what: What::Backup(Box::new(backup)) }
            }
            Ok(FileContent::Profile(read)) => {
                self.app.note_held(&read.profile.attempts);
                let notices = notices(&read, clock::now());
                self.profile(&shown, read.profile, notices)
            }
            Ok(FileContent::Rating(rating)) => {
                Outcome { said: words::rating_opened(&shown, &rating), what: What::Rating(Box::new(rating)) }
            }
            Ok(FileContent::Resume(resume)) => {
                let mut said = words::opened_resume(&shown, &resume_message(&resume));
                for notice in resume_notices(&resume.not_read, resume.more_not_read) {
                    said.push(' ');
                    said.push_str(&notice);
                }
                Outcome { said, what: What::Resume(Box::new(resume)) }
            }
            Err(Some(error)) => Outcome::not_read(file_message(&name, &error)),
            Err(None) => Outcome::not_read(words::not_readable_here(&shown)),
        }
    }

    /// What becomes of a profile: one that was opened before stays one.
    pub fn profile(self, what: &str, profile: ProfileFile, notices: Vec<String>) -> Outcome {
        let name = profile.name.clone();
        let put = self.shelf.try_update_value(|shelf| {
            let (place, put) = shelf.put(profile);
            let attempts = shelf.get(place).map(|profile| profile.attempts.as_slice()).unwrap_or_default();
            (place, put, Answered::of(attempts))
        });
        let Some((place, put, given)) = put else { return Outcome::not_read(String::new()) };
        let mut said = words::opened_profile(what, &name, given, put);
        for notice in notices {
            said.push(' ');
            said.push_str(&notice);
        }
        Outcome { said, what: What::Profile(place) }
    }

    /// Takes outcomes into the list, the newest on top. A single one is shown at once, and so is the first of many.
    pub fn take(self, outcomes: Vec<Outcome>) {
        let single = self.progress.try_get_untracked().is_none_or(|progress| progress.all <= 1);
        let nothing = self.shown.try_with_untracked(Option::is_none).unwrap_or(false);
        let first = outcomes.iter().find_map(|outcome| self.to_show(outcome)).filter(|_| single || nothing);
        if let Some(first) = first {
            let _ = self.shown.try_update(|now| *now = Some(first));
        }
        if !outcomes.is_empty() {
            let _ = self.list.try_update(|list| {
                for outcome in outcomes {
                    list.retain(|known| !known.same(&outcome));
                    list.insert(0, outcome);
                }
            });
        }
    }

    fn to_show(self, outcome: &Outcome) -> Option<Shown> {
        match &outcome.what {
            What::Profile(place) => {
                self.shelf.try_with_value(|shelf| shelf.get(*place).cloned()).flatten().map(Shown::Profile)
            }
            What::Resume(resume) => Some(Shown::Resume((**resume).clone())),
            What::NotRead
            | What::Words
            | What::Own
            | What::Pools
            | What::Backup(_)
            | What::Pool(_)
            | What::Rating(_) => None,
        }
    }
}

/// How far the reading has come, and the list. The list follows what is in it alone: it is long, and files come fast.
pub fn list(app: App, opened: Opened) -> Part {
    let busy = Memo::new(move |_| opened.progress.get().all > 0);
    many([live(move || busy.get().then(|| reading(opened)).into()), live(move || outcomes(app, opened))])
}

/// The list, what could not be read first.
fn outcomes(app: App, opened: Opened) -> Part {
    let (not_read, read): (Vec<Outcome>, Vec<Outcome>) =
        opened.list.get().into_iter().partition(|outcome| matches!(outcome.what, What::NotRead));
    let count = read.len() + not_read.len();
    if count == 0 {
        return Part::NOTHING;
    }
    let summary = (count > 1).then(|| p(words::opened_summary(read.len(), not_read.len())));
    el("div")
        .add(h2(words::OPENED))
        .add(el("div").attr("role", "status").add(summary).add(said(&not_read, &read)))
        .add(rows(app, opened, not_read))
        .add(rows(app, opened, read))
        .into()
}

/// What came last, for those who hear the page and do not look at the list.
fn said(not_read: &[Outcome], read: &[Outcome]) -> Option<El> {
    let (([only], []) | ([], [only])) = (not_read, read) else { return None };
    Some(el("span").class("visually-hidden").add(only.said.clone()))
}

/// The button stays the same one while the numbers run, so that it can be hit.
fn reading(opened: Opened) -> El {
    let progress = move || opened.progress.get();
    let bar = el("progress")
        .live_attr("max", move || progress().all.to_string().into())
        .live_attr("value", move || progress().done.to_string().into())
        .attr("aria-label", words::OPENED);
    let stop = move || opened.progress.update(|progress| progress.stops += 1);
    buttons()
        .add(b(live(move || words::read_so_far(progress().done, progress().all).into())))
        .add(bar)
        .add(button(words::STOP_READING, stop))
}

fn rows(app: App, opened: Opened, outcomes: Vec<Outcome>) -> Part {
    if outcomes.is_empty() {
        return Part::NOTHING;
    }
    let count = outcomes.len();
    let most = if opened.whole.get() { count } else { ROWS };
    let all =
        (count > most).then(|| button(words::show_all(count), move || opened.whole.set(true)).class("plain"));
    let rows = outcomes.into_iter().take(most).map(|outcome| row(app, opened, outcome));
    many([Part::from(el("ul").class("opened").add(many(rows))), all.into()])
}

fn row(app: App, opened: Opened, outcome: Outcome) -> El {
    let words = el("span").add(outcome.said.clone());
    let way = match outcome.what {
        What::NotRead | What::Words => None,
        What::Pools => Some(link(&Route::Pools, words::restore::TO_POOLS).class("button").attr("id", ONWARD)),
        What::Own => Some(link(&Route::Result, words::TO_RESULT).class("button").attr("id", ONWARD)),
        What::Profile(_) | What::Resume(_) => {
            let show = move || {
                if let Some(shown) = opened.to_show(&outcome) {
                    opened.shown.set(Some(shown));
                }
            };
            Some(button(words::SHOW_OPENED, show).class("plain"))
        }
        What::Rating(rating) => {
            let keep = move || {
                let record = ratings::mine(&rating);
                let new = record.is_some();
                let kept = record.is_none_or(|record| app.keep_rating(record));
                let kept = kept.then(|| (new, is_about_me(app, &rating)));
                // What came of the file takes the place of its row, unless the browser refused: then the button is for trying again.
                if kept.is_some() {
                    let same = |one: &Outcome| matches!(&one.what, What::Rating(known) if **known == *rating);
                    let _ = opened.list.try_update(|list| list.retain(|one| !same(one)));
                }
                let what = if kept.is_some() { What::Own } else { What::Words };
                opened.take(vec![Outcome { said: words::rating_kept(kept).to_owned(), what }]);
                focus_on(ONWARD);
            };
            Some(button(words::RATING_ABOUT_ME, keep))
        }
        What::Pool(place) => {
            let back = move || {
                let one = opened.pools.try_with_value(|all| all.get(place).cloned()).flatten();
                if let Some(one) = one {
                    pools().bring_back(app, one);
                }
            };
            Some(button(words::POOL_BACK, back))
        }
        What::Backup(backup) => {
            let of = outcome.said.clone();
            let restore = move || {
                let (adopted, besides) = bring_back(app, &backup);
                let (records, of) = (backup.pools.clone(), of.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    let pools = pools().restore_all(&records).await;
                    let any = pools.is_some_and(|(came, same)| came + same > 0);
                    let said = words::restore::everything_restored(adopted, pools) + &besides;
                    let what = if any { What::Pools } else { What::Own };
                    // What came of the file takes the place of its row.
                    let same = |one: &Outcome| matches!(one.what, What::Backup(_)) && one.said == of;
                    let _ = opened.list.try_update(|list| list.retain(|one| !same(one)));
                    opened.take(vec![Outcome { said, what }]);
                    focus_on(ONWARD);
                });
            };
            Some(button(words::BACKUP_BACK, restore))
        }
    };
    el("li").add(words).add(way)
}

/// Whether a rating names one of the attempts on this device; `None` where it names nobody.
fn is_about_me(app: App, rating: &RatingFile) -> Option<bool> {
    let mark = rating.about.mark?;
    Some(app.attempts.with_untracked(|all| all.iter().any(|attempt| mark_of(attempt.id()) == mark)))
}
