//! What was chosen or dropped: files, and folders and archives that are looked into when their turn comes.

use cairn_core::record::message::{file_message, shown_name};
use leptos::prelude::{UpdateUntracked, UpdateValue};

use super::{Bringing, Source};
use crate::pools::head_of;
use crate::store::folder::{Found, Given};

impl Bringing<'_> {
    pub(super) async fn given(&mut self, given: Given) {
        let (one, beginning) = match self.finder.look(given).await {
            Found::File(one, beginning) => (one, beginning),
            Found::More(inner) => return self.look_into(inner).await,
        };
        match head_of(&one, beginning.as_deref()).await {
            Some(Ok(head)) => {
                let shown = shown_name(&self.name_of(&one));
                if self.holds() {
                    self.pools.offer(one, shown, head);
                }
                // Nothing of it is read until the manager has said what it is for.
                return self.expect(0);
            }
            Some(Err(Some(error))) => self.refuse(file_message(&self.name_of(&one), &error)),
            Some(Err(None)) | None => self.file(&one).await,
        }
        self.one_done().await;
    }

    /// What a folder or an archive holds is read next, in its order.
    async fn look_into(&mut self, inner: Vec<Given>) {
        // Who has cancelled wants nothing of it.
        if !self.is_over() {
            self.expect(inner.len());
            self.pools.sources.update_value(|all| {
                for given in inner.into_iter().rev() {
                    all.0.push_front(Source::Given(given));
                }
            });
        }
        self.pace.breathe().await;
        self.tell_now_and_then().await;
    }

    /// In place of the one at hand so many are to come.
    fn expect(&self, count: usize) {
        if self.holds() {
            self.pools.progress.update_untracked(|progress| {
                progress.all = (progress.all + count).saturating_sub(1);
            });
        }
    }
}
