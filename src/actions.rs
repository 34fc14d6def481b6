//! What a person can do, one named action each. Views call these and never write a signal themselves.
//!
//! What becomes of the answers in storage stands in `keeping.rs`.

use cairn_core::attempt::view::path_of;
use cairn_core::attempt::{
    Attempt, Choice, Entry, Event, Fact, Mode, RULES, carried_ratings, goes_on_in, grown_from, worked_on_last,
};
use cairn_core::profile::bundles_needed;
use cairn_core::route::Route;
use cairn_core::{AttemptId, ItemId, Skill};
use leptos::prelude::*;

use crate::state::{App, BundleState};
use crate::store::{clock, content_files, random};

/// Longest time, in milliseconds, that is believed to be thought about one item: a night's sleep is not counted.
const LONGEST_MS: f64 = 10.0 * 60.0 * 1000.0;

impl App {
    /// Goes to a place; the address changes, and the page with it.
    #[expect(clippy::unused_self, reason = "an action like the others, called like them")]
    pub fn go(self, route: &Route) {
        if let Some(window) = web_sys::window() {
            // A refused change of address leaves the person where they are, which they see.
            let _ = window.location().set_hash(&route.to_path());
        }
    }

    /// Goes to a place in the stead of this one, so that the way back does not lead here again.
    #[expect(clippy::unused_self, reason = "an action like the others, called like them")]
    pub fn go_instead(self, route: &Route) {
        if let Some(window) = web_sys::window() {
            // A refused change of address leaves the person where they are, which they see.
            let _ = window.location().replace(&route.to_path());
        }
    }

    /// Begins a new attempt. What the person has told about themselves is carried over.
    pub fn begin(self, mode: Mode) {
        self.begin_with(mode, &[]);
    }

    /// Lets an attempt grow into one of another mode, which takes over its ratings. One that has grown from it before goes on.
    pub fn grow(self, from: &Attempt, mode: Mode) {
        let grown = self.with_content(|content| {
            let grown = self
                .attempts
                .with_untracked(|all| grown_from(all, content, from, mode).map(|grown| grown.id().clone()));
            grown.ok_or_else(|| {
                let writer = self.keeper.with_value(|keeper| keeper.writer().clone());
                carried_ratings(content, from, mode, &writer)
            })
        });
        match grown {
            Ok(id) => self.resume(&id),
            Err(ratings) => self.begin_with(mode, &ratings),
        }
    }

    /// Goes on with questions although the attempt at hand has asked all that it asks.
    pub fn go_beyond(self) {
        self.beyond.set(self.current.get_untracked());
    }

    fn begin_with(self, mode: Mode, ratings: &[Entry]) {
        let facts = self
            .attempts
            .with_untracked(|all| worked_on_last(all).map(|last| last.facts().to_list()).unwrap_or_default());
        // Two tabs with the same chance would begin the same attempt.
        let bits = random::bits();
        let fresh = |id: &AttemptId| {
            !self.attempts.with_untracked(|all| all.iter().any(|attempt| attempt.id() == id))
        };
        let Some(id) = (0..10).filter_map(|turn| mode.new_id(bits.wrapping_add(turn))).find(fresh) else {
            return;
        };
        let begin = self.entry(0, Event::Begin);
        let Some(attempt) = Attempt::begin(id.clone(), begin.clone()) else { return };
        self.attempts.update(|all| all.push(attempt));
        self.current.set(Some(id.clone()));
        self.back.set(None);
        self.again.set(None);
        self.keep(&id, &begin);
        for rating in ratings {
            self.take_in(&id, rating);
            self.keep(&id, rating);
        }
        for fact in facts {
            self.tell(fact);
        }
        self.go(&Route::Assess);
    }

    /// Records an answer to the item on screen and leads on.
    pub fn answer(self, item: &ItemId, version: u16, choice: Choice, shown_at: f64) {
        let took = clock::ticks() - shown_at;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded to ten minutes")]
        let took_ms = (0.0..=LONGEST_MS).contains(&took).then_some(took as u32);
        self.append(Event::Answer { item: item.clone(), version, choice, took_ms });
        self.forward(item);
    }

    /// Leaves the item and goes to the next one on the way, or to the next open one.
    pub fn forward(self, item: &ItemId) {
        self.walk(item, 1);
    }

    /// Goes back to the item before this one.
    pub fn backward(self, item: &ItemId) {
        self.walk(item, -1);
    }

    fn walk(self, item: &ItemId, steps: isize) {
        if steps > 0 && self.goes_on_again(item) {
            return;
        }
        let Some(attempt) = self.current_untracked() else { return };
        let path =
            self.with_content(|content| self.bank.with_untracked(|bank| path_of(content, bank, &attempt)));
        let at = path.iter().position(|known| known == item).unwrap_or(path.len());
        let to = at.checked_add_signed(steps);
        // While walking through earlier answers, going on ends where the open item is.
        let walking = self.back.with_untracked(Option::is_some) || steps < 0;
        self.back.set(if walking { to.and_then(|to| path.get(to)).cloned() } else { None });
    }

    /// Records something about the person.
    pub fn tell(self, fact: Fact) {
        self.append(Event::Fact(fact));
    }

    /// Ends the assessment and shows the result.
    pub fn finish(self) {
        self.close();
        self.go(&Route::Result);
    }

    /// Ends the assessment.
    pub fn close(self) {
        if self.current_untracked().is_some_and(|attempt| !attempt.finished()) {
            self.append(Event::Finish);
        }
    }

    /// Notes that the best answers to what was asked in an attempt were shown: what is changed there from now on does not
    /// count.
    pub fn mark_reviewed(self, attempt: &Attempt) {
        self.append_to(attempt, Event::Review);
    }

    /// Takes an attempt up again, or the one that it has grown into.
    pub fn resume(self, id: &AttemptId) {
        let id = self.attempts.with_untracked(|all| goes_on_in(all, id).clone());
        self.current.set(Some(id));
        self.back.set(None);
        self.again.set(None);
        self.go(&Route::Assess);
    }

    /// Loads the questions that an attempt has answered.
    pub fn load_questions_of(self, attempt: &Attempt) {
        for skill in self.with_content(|content| bundles_needed(content, attempt)) {
            self.load_questions(skill);
        }
    }

    /// Loads the questions of a skill, once.
    pub fn load_questions(self, skill: Skill) {
        let busy = self.bundles.with_untracked(|bundles| bundles.contains(&(skill, BundleState::Loading)));
        if busy || self.bank.with_untracked(|bank| bank.has(skill)) {
            return;
        }
        self.set_bundle(skill, Some(BundleState::Loading));
        wasm_bindgen_futures::spawn_local(async move {
            match content_files::questions(skill).await {
                Ok(questions) => {
                    self.set_bundle(skill, None);
                    self.bank.update(|bank| bank.add(skill, questions));
                }
                Err(error) => {
                    leptos::logging::warn!("{}: {error}", skill.as_str());
                    self.set_bundle(skill, Some(BundleState::Failed));
                }
            }
        });
    }

    /// Asks again for the questions that could not be had.
    pub fn retry_questions(self) {
        let failed = untrack(move || self.failed());
        for skill in failed {
            self.load_questions(skill);
        }
    }

    /// Goes back to the answer given last.
    pub fn review_last(self) {
        let Some(attempt) = self.current_untracked() else { return };
        let path =
            self.with_content(|content| self.bank.with_untracked(|bank| path_of(content, bank, &attempt)));
        self.back.set(path.last().cloned());
    }

    /// The address has changed; the page follows, if it is another place.
    pub fn arrive(self, place: Route) {
        if self.route.get_untracked() != place && !self.is_over() {
            if place == Route::Assess {
                self.read_packs();
            }
            self.route.set(place);
        }
    }

    fn set_bundle(self, skill: Skill, state: Option<BundleState>) {
        self.bundles.update(|bundles| {
            bundles.retain(|(known, _)| *known != skill);
            bundles.extend(state.map(|state| (skill, state)));
        });
    }

    fn append(self, event: Event) {
        if let Some(attempt) = self.current_untracked() {
            self.append_to(&attempt, event);
        }
    }

    fn append_to(self, attempt: &Attempt, event: Event) {
        let entry = self.entry(attempt.next_seq(), event);
        self.take_in(attempt.id(), &entry);
        self.keep(attempt.id(), &entry);
    }

    fn entry(self, seq: u32, event: Event) -> Entry {
        Entry {
            seq,
            writer: self.keeper.with_value(|keeper| keeper.writer().clone()),
            at: clock::now(),
            content: self.with_content(|content| content.version.clone()),
            rules: RULES,
            event,
        }
    }

    fn current_untracked(self) -> Option<Attempt> {
        let current = self.current.get_untracked()?;
        self.attempts.with_untracked(|all| all.iter().find(|attempt| *attempt.id() == current).cloned())
    }
}
