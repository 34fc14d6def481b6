//! Hiding names until a decision is noted, and the record of decisions.

use cairn_core::CandidateId;
use cairn_core::compare::Pool;
use cairn_core::fair::{
    Decision, DecisionFile, Digest, Listed, MAX_REASON, Veil, read_decisions, write_decisions,
};
use cairn_core::record::pool::PoolKey;
use leptos::prelude::*;

use super::{Kept, Pools};
use crate::state::App;
use crate::store::{clock, pools as kept};

/// The record of a pool, as far as it can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// On its way.
    Coming,
    /// The decisions, the oldest first; empty where none was noted.
    Here(Vec<DecisionFile>),
    /// What is kept cannot be read. It is not touched.
    Unreadable,
}

impl Pools {
    /// The veil of the pool at hand.
    pub fn veil(self) -> Option<Veil> {
        self.pool.with_untracked(|pool| pool.as_ref().map(veil_of))
    }

    /// Whether names are hidden in the pool at hand.
    pub fn hidden(self) -> bool {
        self.pool.with(|pool| pool.as_ref().is_some_and(|pool| pool.hidden))
    }

    /// Whether candidates are being read: they come in as the veil was when that began, so it must not move meanwhile.
    pub fn reading(self) -> bool {
        self.progress.with(|progress| progress.running)
    }

    /// Hides names and what hints at a person, until a decision is noted.
    pub fn hide_names(self, app: App) {
        if !untrack(move || self.reading()) {
            self.set_hidden(app, true);
        }
    }

    /// Members are read anew, so that what is hidden is nowhere in the page.
    fn set_hidden(self, app: App, hidden: bool) {
        let Some(pool) = self.pool.get_untracked() else { return };
        let pool = Pool { hidden, ..pool };
        let picked = self.picked.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            self.keep_pool(pool.clone(), |pool, mine| pool.hidden = mine.hidden).await;
            self.pool.set(None);
            self.open(app, &pool.id);
            self.picked.set(picked);
        });
    }

    /// The decisions that were noted in the pool at hand.
    pub async fn record(self) -> Record {
        let Some(id) = self.id() else { return Record::Here(Vec::new()) };
        match kept::get(&PoolKey::Decisions(id).to_text()).await {
            None => Record::Here(Vec::new()),
            Some(text) => read_decisions(text.as_bytes()).map_or(Record::Unreadable, Record::Here),
        }
    }

    /// Notes a decision on these candidates and shows names from then on; `false` where it was not kept.
    pub async fn note_decision(self, app: App, reason: &str, chosen: &[CandidateId]) -> bool {
        if untrack(move || self.reading()) {
            return false;
        }
        let Record::Here(before) = self.record().await else { return false };
        let Some(pool) = self.pool.get_untracked() else { return false };
        let previous = before.last().map(|file| file.told.clone());
        let decision = self.decision(app, &pool, reason, chosen, previous);
        let mut all: Vec<Decision> = before.into_iter().map(|file| file.decision).collect();
        all.push(decision);
        let key = PoolKey::Decisions(pool.id.clone()).to_text();
        let text = write_decisions(&all);
        let put = kept::put(&[(key.clone(), text.clone())]).await;
        if put.is_err() || kept::get(&key).await.as_ref() != Some(&text) {
            self.kept.set(Kept::Refused);
            return false;
        }
        if pool.hidden {
            self.set_hidden(app, false);
        }
        true
    }

    fn decision(
        self,
        app: App,
        pool: &Pool,
        reason: &str,
        chosen: &[CandidateId],
        previous: Option<Digest>,
    ) -> Decision {
        let veil = veil_of(pool);
        let listed = self.members.with_untracked(|members| {
            self.ranking.with_untracked(|ranking| {
                let order: Vec<usize> = ranking
                    .as_ref()
                    .map_or_else(|| (0..members.len()).collect(), |ranking| ranking.order.clone());
                let one = |at: usize| {
                    let member = members.get(at)?;
                    let group = ranking.as_ref().and_then(|ranking| ranking.group(at)).unwrap_or(0);
                    Some(Listed {
                        label: veil.label(&member.id),
                        id: member.id.as_str().to_owned(),
                        group: u16::try_from(group + 1).unwrap_or(u16::MAX),
                        chosen: chosen.contains(&member.id),
                    })
                };
                order.into_iter().filter_map(one).collect()
            })
        });
        Decision {
            at: clock::now(),
            pool: pool.name.clone(),
            position: pool.position.name.clone(),
            content: app.with_content(|content| content.version.clone()),
            hidden: pool.hidden,
            reason: reason.trim().chars().take(MAX_REASON).collect(),
            listed,
            previous,
        }
    }
}

/// The veil of a pool.
pub(super) fn veil_of(pool: &Pool) -> Veil {
    Veil::new(pool.id.clone(), pool.hidden)
}
