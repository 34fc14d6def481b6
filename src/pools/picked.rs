//! Who is picked: kept for this tab, so that a reload of a comparison finds it again.

use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use super::Pools;
use crate::store::mark;

/// The name of the note for a pool.
fn name(pool: &PoolId) -> String {
    format!("cairn/picked/{pool}")
}

impl Pools {
    /// Picks somebody, or no longer.
    pub fn pick(self, candidate: &CandidateId) {
        self.noted.set(false);
        let mut picked = self.picked.get_untracked();
        match picked.iter().position(|id| id == candidate) {
            Some(at) => drop(picked.remove(at)),
            None => picked.push(candidate.clone()),
        }
        self.pick_only(picked);
    }

    /// Picks these and nobody else.
    pub fn pick_only(self, picked: Vec<CandidateId>) {
        if let Some(pool) = self.id() {
            let ids: Vec<&str> = picked.iter().map(CandidateId::as_str).collect();
            mark::note(&name(&pool), &ids.join(" "));
        }
        self.picked.set(picked);
    }

    /// Picks whom this tab had picked in this pool before it was loaded anew, as far as they are there.
    pub(super) fn pick_again(self, pool: &PoolId) {
        let Some(text) = mark::noted(&name(pool)) else { return };
        let ids = text.split(' ').filter_map(CandidateId::parse);
        let there = self.members.with_untracked(|members| {
            ids.filter(|id| members.iter().any(|member| member.id == *id)).collect::<Vec<_>>()
        });
        if self.picked.with_untracked(Vec::is_empty) {
            self.picked.set(there);
        }
    }
}
