//! Who is picked: kept beside the pool, so that a reload, another tab and a file of the pool find it again.

use cairn_core::record::pool::{PoolKey, picks_after, read_picks};
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use super::{Kept, Pools};
use crate::store::pools as kept;

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
        let was = self.picked.get_untracked();
        self.picked.set(picked.clone());
        let Some(pool) = self.id().filter(|_| was != picked) else { return };
        wasm_bindgen_futures::spawn_local(async move {
            let (beside, key) = (PoolKey::Pool(pool.clone()).to_text(), PoolKey::Picks(pool).to_text());
            if kept::change(&beside, &key, move |before| picks_after(&before, &was, &picked)).await.is_err() {
                self.kept.set(Kept::Refused);
            }
        });
    }

    /// Picks whom the manager had picked in this pool, as far as they are there.
    pub(super) fn pick_again(self, pool: &PoolId) {
        let pool = pool.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let text = kept::get(&PoolKey::Picks(pool.clone()).to_text()).await.unwrap_or_default();
            // The manager may have gone to another pool meanwhile.
            if self.id().as_ref() != Some(&pool) {
                return;
            }
            let mut picked = read_picks(&text);
            self.members.with_untracked(|members| {
                picked.retain(|id| members.iter().any(|member| member.id == *id));
            });
            let now = self.picked.get_untracked();
            picked.extend(now.iter().filter(|id| !picked.contains(id)).cloned().collect::<Vec<_>>());
            if picked != now {
                self.picked.set(picked);
            }
        });
    }
}
