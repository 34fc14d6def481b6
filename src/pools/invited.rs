//! Who was invited to the pool at hand, and who came back.

use cairn_core::PoolId;
use cairn_core::invite::{InviteId, Invited};
use cairn_core::record::pool::{PoolKey, read_invited, without_invited, write_invited};
use leptos::prelude::*;

use super::{Kept, Pools};
use crate::store::pools as kept;

impl Pools {
    /// Reads the list of the pool at hand anew.
    pub(super) fn read_invited(self, pool: &PoolId) {
        let pool = pool.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let text = kept::get(&PoolKey::Invited(pool.clone()).to_text()).await.unwrap_or_default();
            let all = read_invited(&text);
            // The manager may have gone to another pool meanwhile.
            if self.id().as_ref() == Some(&pool) && self.invited.with_untracked(|known| *known != all) {
                self.invited.set(all);
            }
        });
    }

    /// Puts these on the list; whether they are kept.
    pub async fn invite(self, made: Vec<Invited>) -> bool {
        let Some(pool) = self.id() else { return false };
        let lines: String = made.iter().map(write_invited).collect();
        let beside = PoolKey::Pool(pool.clone()).to_text();
        let key = PoolKey::Invited(pool.clone()).to_text();
        // A pool that another tab has removed takes nobody any more.
        let done = kept::change(&beside, &key, move |before| before + &lines).await;
        if matches!(done, Ok(false)) {
            return false;
        }
        let done = done.is_ok();
        if done {
            self.read_invited(&pool);
        } else {
            self.kept.set(Kept::Refused);
        }
        done
    }

    /// Takes an invitation off the list, with its name.
    pub fn uninvite(self, id: InviteId) {
        let Some(pool) = self.id() else { return };
        wasm_bindgen_futures::spawn_local(async move {
            let beside = PoolKey::Pool(pool.clone()).to_text();
            let key = PoolKey::Invited(pool.clone()).to_text();
            if kept::change(&beside, &key, move |before| without_invited(&before, id)).await.is_err() {
                self.kept.set(Kept::Refused);
            }
            self.read_invited(&pool);
        });
    }
}
