//! Adds somebody whose profile is open elsewhere to a pool, which is the one at hand from then on.

use cairn_core::PoolId;
use cairn_core::compare::{PoolKind, Position};
use cairn_core::record::file::ProfileFile;
use leptos::prelude::*;

use super::{Loading, Pools, Progress, Source};
use crate::state::App;
use crate::store::scheduler::Scheduler;

/// Which pool somebody goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// One that is here.
    Pool(PoolId),
    /// One that is made for it, with this name.
    New(String),
}

impl Pools {
    /// Adds a profile; gives the pool and how it went, or nothing where the pool or the questions could not be had.
    pub async fn add_to(self, app: App, goal: Goal, profile: ProfileFile) -> Option<(PoolId, Progress)> {
        let id = match goal {
            Goal::Pool(id) => {
                self.open(app, &id);
                id
            }
            Goal::New(name) => {
                let position = app.with_content(Position::strategist);
                let pool = self.begin(&name, (PoolKind::Applicants, false), position)?;
                let id = pool.id.clone();
                self.keep_new(&pool).await;
                id
            }
        };
        let mut pace = Scheduler::new();
        while self.id().as_ref() != Some(&id) || self.loading.get_untracked() == Loading::Coming {
            if matches!(self.loading.get_untracked(), Loading::Failed | Loading::NoSuchPool) {
                return None;
            }
            pace.rest().await;
        }
        if self.loading.get_untracked() != Loading::There {
            return None;
        }
        self.bring(app, vec![Source::Profile(Box::new(profile))]);
        while self.progress.with_untracked(|now| now.running) {
            pace.rest().await;
        }
        Some((id, self.progress.get_untracked()))
    }
}
