//! What was done with a candidate, kept beside them: lines are only ever added, by any tab.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use cairn_core::CandidateId;
use cairn_core::PoolId;
use cairn_core::compare::trail::{Trail, TrailStep, TrailStepKind, person};
use cairn_core::record::pool::{PoolKey, PoolPart, read_trail, write_step};
use leptos::prelude::*;

use super::scoring_inputs::ScoringInputs;
use super::uncounted_scores::Behind;
use super::{Kept, Pools};
use crate::state::App;
use crate::store::{clock, pools as kept};

thread_local! {
    /// Lines that are shown and not kept yet, oldest first.
    static WAITING: RefCell<VecDeque<Line>> = const { RefCell::new(VecDeque::new()) };
    static WRITING: Cell<bool> = const { Cell::new(false) };
}

/// A line of what was done with a candidate.
#[derive(Clone)]
struct Line {
    /// The key of the candidate's profile: beside one who was taken out nothing is kept.
    profile: String,
    key: String,
    text: String,
}

fn key(pool: &PoolId, candidate: &CandidateId) -> String {
    PoolKey::Of(pool.clone(), PoolPart::Trail, candidate.clone()).to_text()
}

impl Pools {
    /// What was done with a candidate, and how many of its lines could not be read.
    pub async fn trail(self, pool: &PoolId, candidate: &CandidateId) -> (Trail, usize) {
        let key = key(pool, candidate);
        let mut text = kept::get(&key).await.unwrap_or_default();
        WAITING.with_borrow(|all| {
            all.iter().filter(|line| line.key == key).for_each(|line| text.push_str(&line.text));
        });
        let (trail, unread) = read_trail(&text);
        let trail = self.blinding().map_or_else(Trail::default, |blinding| blinding.trail(trail));
        (trail, unread)
    }

    /// Adds a step: shown at once, then kept; the ranking follows. `saving` is told when everything is.
    pub fn add_step(
        self,
        app: App,
        place: (&PoolId, &CandidateId),
        by: &str,
        what: TrailStepKind,
        trail: RwSignal<Trail>,
        saving: RwSignal<bool>,
    ) {
        let by = person(by);
        let step = TrailStep { at: clock::now(), by, what };
        let profile = PoolKey::Of(place.0.clone(), PoolPart::Profile, place.1.clone()).to_text();
        let line = Line { profile, key: key(place.0, place.1), text: write_step(&step) };
        WAITING.with_borrow_mut(|all| all.push_back(line));
        let counts = match step.what {
            TrailStepKind::TestBegan { .. } | TrailStepKind::Noted { .. } => false,
            // In the middle of a test nothing of it counts yet.
            TrailStepKind::TestAnswered { .. } => trail.with_untracked(|trail| {
                let mut after = trail.clone();
                after.push(step.clone());
                !after.testing()
            }),
            _ => true,
        };
        // As it may be seen: while names are hidden, without those in a rating.
        let seen = self.blinding().map(|blinding| blinding.trail(Trail::new(vec![step])));
        trail.update(|trail| seen.iter().flat_map(Trail::steps).for_each(|step| trail.push(step.clone())));
        saving.set(true);
        if counts {
            let (pool, candidate) = (place.0.clone(), place.1.clone());
            wasm_bindgen_futures::spawn_local(async move {
                if let Some(tools) = ScoringInputs::get(app).await {
                    self.conclude_anew(&tools, &pool, &candidate).await;
                    self.members.notify();
                } else if self.id().as_ref() == Some(&pool) {
                    self.behind.update(|behind| {
                        let behind = behind.get_or_insert_with(|| Behind { app, who: Vec::new() });
                        behind.who.push(candidate);
                    });
                }
            });
        }
        if !WRITING.replace(true) {
            wasm_bindgen_futures::spawn_local(async move {
                self.keep_steps().await;
                WRITING.set(false);
                // The page may be gone by now, and its signals with it.
                let _ = saving.try_set(WAITING.with_borrow(|all| !all.is_empty()));
            });
        }
    }

    /// Tries once more to count the scores that are kept and not in the order yet.
    pub fn catch_up(self) {
        let (Some(behind), Some(pool)) = (self.behind.get_untracked(), self.id()) else { return };
        wasm_bindgen_futures::spawn_local(async move {
            let Some(tools) = ScoringInputs::get(behind.app).await else { return };
            for id in &behind.who {
                self.conclude_anew(&tools, &pool, id).await;
            }
            if self.id() == Some(pool) {
                self.members.notify();
                self.behind.set(None);
            }
        });
    }

    /// Writes what waits, oldest first; what is refused waits for the next step.
    async fn keep_steps(self) {
        while let Some(line) = WAITING.with_borrow(|all| all.front().cloned()) {
            if kept::append(&line.profile, &line.key, &line.text).await.is_err() {
                self.kept.set(Kept::Refused);
                return;
            }
            WAITING.with_borrow_mut(VecDeque::pop_front);
        }
    }
}
