//! What other tabs do with pools, taken up here: a list, a position, notes, candidates, tests and interviews.

use cairn_core::compare::{Pool, find_namesakes};
use cairn_core::keeping::pool_replication::{PoolCopies, ReplicaEvent};
use cairn_core::record::pool::{PoolKey, PoolPart, Unread, read_candidate, read_mark, read_pool, unread_key};
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use super::load::member;
use super::position_change::Moved;
use super::scoring_inputs::ScoringInputs;
use super::{Loading, Pools};
use crate::state::App;
use crate::store::broadcast::Change;
use crate::store::scheduler::Scheduler;
use crate::store::{pool_copy, pools as kept};

impl Pools {
    /// Hears other tabs, from the first pool page on.
    pub fn hear_tabs(self, app: App) {
        let first = self.listening.try_update_value(|listening| !std::mem::replace(listening, true));
        if first == Some(true) {
            pool_copy::hear(move |copies| {
                self.copies.set(copies);
                // Both places may have gone, and been made anew with nothing in them.
                if copies != PoolCopies::Waiting {
                    wasm_bindgen_futures::spawn_local(self.look_after());
                }
            });
            let _ = window_event_listener_untyped("visibilitychange", move |_| {
                if !document().hidden() {
                    pool_copy::happens(ReplicaEvent::Again);
                    wasm_bindgen_futures::spawn_local(self.look_after());
                }
            });
            pool_copy::hear_back(move || self.came_back.set(true));
            kept::hear(move |changes| {
                // Nothing more is to be done for a pool that is gone.
                if changes.iter().any(|change| self.removes_pool(change)) {
                    self.forget_moved();
                    self.let_go();
                    self.loading.set(Loading::NoSuchPool);
                }
                self.heard.update_value(|heard| heard.waiting.extend(changes));
                self.take_up(app);
            });
            let _ = window_event_listener(leptos::ev::pagehide, move |_| {
                wasm_bindgen_futures::spawn_local(self.keep_moved());
            });
            let _ = window_event_listener(leptos::ev::pageshow, move |event| {
                if event.persisted() {
                    self.read_anew(app);
                }
            });
        }
    }

    /// The page was asleep in the browser's memory, where it hears no other tab: everything is read anew.
    fn read_anew(self, app: App) {
        if let Some(id) = self.id() {
            self.let_go();
            self.open(app, &id);
        }
        self.read_list();
    }

    /// Whether the pool at hand is removed by this.
    fn removes_pool(self, change: &Change) -> bool {
        let Some(here) = self.id() else { return false };
        match change {
            Change::Removed(key) => PoolKey::Pool(here).to_text() == *key,
            Change::RemovedAll(prefix) => PoolKey::Pool(here).to_text().starts_with(prefix.as_str()),
            Change::Put(_) => false,
        }
    }

    /// Waits until what is being taken up is taken up.
    pub(super) async fn heard_is_taken_up(self) {
        let mut pace = Scheduler::new();
        while self.heard.with_value(|heard| heard.busy) {
            pace.rest().await;
        }
    }

    /// Whether members are being read here: from files, when their places must not move, or from where they are kept, when
    /// somebody who is taken up would come in twice.
    fn busy_reading(self) -> bool {
        let opening = self.id().is_some() && self.loading.get_untracked() == Loading::Coming;
        opening || self.progress.with_untracked(|progress| progress.running)
    }

    /// Takes up what was heard, in its order; while members are read it waits, and whoever reads calls this at the end.
    pub(super) fn take_up(self, app: App) {
        let reading = self.busy_reading();
        let begin = self.heard.try_update_value(|heard| {
            let begin = !heard.busy && !reading && !heard.waiting.is_empty();
            heard.busy |= begin;
            begin
        });
        if begin == Some(true) {
            wasm_bindgen_futures::spawn_local(async move {
                let mut pace = Scheduler::new();
                // Without the questions nothing can be concluded; the next start reads everything.
                let tools = if self.id().is_some() { ScoringInputs::get(app).await } else { None };
                let next = || self.heard.try_update_value(|heard| heard.waiting.pop_front()).flatten();
                while !self.busy_reading()
                    && let Some(change) = next()
                {
                    if let Some(tools) = &tools {
                        self.take_up_one(app, tools, &change).await;
                    }
                    pace.breathe().await;
                }
                self.heard.update_value(|heard| heard.busy = false);
                self.members.update(|members| find_namesakes(members));
                self.changed_elsewhere.update(|count| *count += 1);
                self.read_list();
            });
        }
    }

    async fn take_up_one(self, app: App, tools: &ScoringInputs, change: &Change) {
        let Some(here) = self.id() else { return };
        match change {
            Change::Put(key) => match PoolKey::parse(key) {
                Some(PoolKey::Pool(id)) if id == here => self.take_pool(app, &id).await,
                Some(PoolKey::Invited(id)) if id == here => self.read_invited(&id),
                // Who shows the decisions reads them anew.
                Some(PoolKey::Decisions(id)) if id == here => self.pool.notify(),
                Some(PoolKey::Of(id, part, candidate)) if id == here => {
                    self.take_part(tools, &id, part, &candidate).await;
                }
                _ => {}
            },
            Change::Removed(key) => {
                if let Some(PoolKey::Of(id, PoolPart::Profile, candidate)) = PoolKey::parse(key)
                    && id == here
                {
                    self.picked.update(|picked| picked.retain(|one| *one != candidate));
                    self.members.update_untracked(|members| members.retain(|member| member.id != candidate));
                } else if *key == unread_key(&here) {
                    // Another tab has read to the end.
                    self.unread.set(Unread::default());
                }
            }
            Change::RemovedAll(_) => {}
        }
    }

    /// The pool at hand has another name or position; or its names are hidden or shown, and everybody is read anew.
    async fn take_pool(self, app: App, id: &PoolId) {
        let key = PoolKey::Pool(id.clone()).to_text();
        let record = loop {
            // What is shown and waits to be kept would be gone with what is read now, and so would what is changed meanwhile.
            self.keep_moved().await;
            let look = self.moved.with_value(Moved::look);
            let record = kept::get(&key).await;
            if self.moved.with_value(|moved| moved.none_since(look)) {
                break record;
            }
        };
        let Some(pool) = record.and_then(|record| read_pool(id.clone(), &record).ok()) else { return };
        // The manager may have gone to another pool meanwhile.
        if self.id().as_ref() != Some(id) {
            return;
        }
        let hidden = |known: &Option<Pool>| known.as_ref().map(|known| known.hidden);
        if self.pool.with_untracked(hidden) == Some(pool.hidden) {
            self.pool.set(Some(pool));
        } else {
            self.let_go();
            self.open(app, id);
        }
    }

    async fn take_part(self, tools: &ScoringInputs, pool: &PoolId, part: PoolPart, id: &CandidateId) {
        let is_here = || self.members.with_untracked(|members| members.iter().any(|one| one.id == *id));
        match part {
            PoolPart::Mark => {
                let mark = kept::get(&PoolKey::Of(pool.clone(), part, id.clone()).to_text()).await;
                let mark = mark.map(|text| read_mark(&text)).unwrap_or_default();
                // As the pool is now: names may have been hidden meanwhile, and what was noted with them.
                let Some(blinding) = self.blinding().filter(|_| self.id().as_ref() == Some(pool)) else {
                    return;
                };
                let mark = blinding.mark(mark);
                self.members.update_untracked(|members| {
                    if let Some(member) = members.iter_mut().find(|member| member.id == *id) {
                        member.remark(mark);
                    }
                });
            }
            PoolPart::Profile if !is_here() => self.take_candidate(tools, pool, id).await,
            PoolPart::Profile | PoolPart::Trail if is_here() => self.conclude_anew(tools, pool, id).await,
            PoolPart::Profile | PoolPart::Trail => {}
        }
    }

    pub(super) async fn take_candidate(self, tools: &ScoringInputs, pool: &PoolId, id: &CandidateId) {
        let key = |part| PoolKey::Of(pool.clone(), part, id.clone()).to_text();
        let Some(text) = kept::get(&key(PoolPart::Profile)).await else { return };
        let mark = kept::get(&key(PoolPart::Mark)).await.map(|text| read_mark(&text)).unwrap_or_default();
        let (trail, _) = self.trail(pool, id).await;
        let candidate = read_candidate(&key(PoolPart::Profile), &text);
        let (Some(candidate), Some(blinding)) = (candidate, self.blinding()) else { return };
        let new = member(&tools.assessor(), &blinding, candidate, mark, Some((&trail, &tools.weighing)));
        if self.id().as_ref() == Some(pool) {
            self.members.update_untracked(|members| {
                let known = members.iter().any(|member| member.id == *id);
                members.extend(new.filter(|_| !known));
            });
        }
    }
}
