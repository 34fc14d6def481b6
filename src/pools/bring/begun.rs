//! That an import has begun is noted before anybody is kept, and that it is over when everybody is.

use cairn_core::PoolId;
use cairn_core::content::ExamplePerson;
use cairn_core::record::pool::Unread;
use leptos::prelude::*;

use super::{Bringing, Source};
use crate::pools::Pools;
use crate::pools::example::example_profile;

impl Pools {
    /// Notes what waits to be read into a pool as unread.
    pub(super) async fn note_waiting(self, pool: &PoolId) -> Unread {
        let waiting = self
            .sources
            .with_value(|all| all.0.iter().map(Source::unread).fold(Unread::default(), Unread::and));
        self.note_unread(pool, waiting).await;
        waiting
    }
}

impl Bringing<'_> {
    /// Notes what came after the import began.
    pub(super) async fn note_begun(&mut self, source: &Source) {
        let all = self.begun.and(source.unread());
        if all != self.begun {
            self.begun = all;
            self.pools.note_unread(&self.pool, all).await;
        }
    }

    /// Notes that all of it is read, where nothing waits any more and the pool was not left: what comes now begins anew. Whoever
    /// cancelled wants no more.
    pub(super) async fn all_is_read(&mut self) {
        if self.holds() && self.pools.sources.with_value(|all| all.0.is_empty()) {
            self.pools.note_read(&self.pool, std::mem::take(&mut self.begun)).await;
        }
    }

    /// Takes in somebody of the example.
    pub(super) async fn made_up(&mut self, person: &ExamplePerson) {
        if let Some(profile) = example_profile(&self.tools.content, &self.tools.bank, person) {
            self.take(profile).await;
        }
    }
}
