//! Profiles that come in with the number of an invitation: it is noted on the pool's list, as long as it stands there.

use cairn_core::CandidateId;
use cairn_core::compare::Mark;
use cairn_core::invite::{InviteId, Returned, named_address};
use cairn_core::record::pool::{PoolKey, read_invited, with_returned};
use leptos::prelude::*;

use super::Bringing;
use crate::pools::Kept;
use crate::store::{clock, pools as kept};

impl Bringing<'_> {
    pub(super) async fn read_list_of_invited(&mut self) {
        let text = kept::get(&PoolKey::Invited(self.pool.clone()).to_text()).await.unwrap_or_default();
        let invited = read_invited(&text);
        let came = invited.iter().flat_map(|one| &one.returned);
        self.answers.known = came.map(|one| (one.id, one.candidate.clone())).collect();
        self.answers.names = invited.into_iter().map(|one| (one.invitation.id, one.name)).collect();
    }

    /// Notes that this candidate came with the number of an invitation; `new` where they were not in the pool before. The same
    /// profile once more brings nothing back.
    pub(super) fn came_with(&mut self, number: Option<InviteId>, candidate: &CandidateId, new: bool) {
        let Some(id) = number else { return };
        if self.answers.known.contains(&(id, candidate.clone())) {
            return;
        }
        if self.answers.names.iter().any(|(known, _)| *known == id) {
            self.progress.returned += 1;
            self.answers.known.insert((id, candidate.clone()));
            self.answers.came.push(Returned { id, candidate: candidate.clone(), at: clock::now() });
        } else if new && !self.answers.of_pool {
            self.progress.foreign += 1;
        }
    }

    /// What is noted of somebody who is new: who gave no name stands under the one by which they were invited.
    pub(super) fn mark_of_invited(&self, number: Option<InviteId>, name: &str, mark: Mark) -> Mark {
        if !name.trim().is_empty() || !mark.name.is_empty() {
            return mark;
        }
        let invited = self.answers.names.iter().find(|(known, _)| Some(*known) == number);
        let name = invited.map(|(_, written)| named_address(written).0);
        name.map_or(mark.clone(), |name| Mark { name, ..mark })
    }

    /// Keeps what came back, on top of what another tab has noted.
    pub(super) async fn keep_answers(&mut self) {
        let came = std::mem::take(&mut self.answers.came);
        if came.is_empty() {
            return;
        }
        let beside = PoolKey::Pool(self.pool.clone()).to_text();
        let key = PoolKey::Invited(self.pool.clone()).to_text();
        if kept::change(&beside, &key, move |before| with_returned(&before, &came)).await.is_err() {
            self.pools.kept.set(Kept::Refused);
        }
        if self.holds() {
            self.pools.read_invited(&self.pool);
        }
    }
}
