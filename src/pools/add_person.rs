//! Adds somebody whose profile is open elsewhere to a pool, which is the one at hand from then on.

use cairn_core::PoolId;
use cairn_core::compare::{PoolKind, Position};
use cairn_core::record::file::ProfileFile;
use cairn_core::turn::Turns;
use leptos::prelude::*;

use super::{AtHand, Loading, Pools, Progress, Source};
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
        let hand = match goal {
            Goal::Pool(id) => {
                self.open(app, &id);
                AtHand { pool: id, look: self.openings.with_value(Turns::look) }
            }
            Goal::New(name) => {
                let position = app.with_content(Position::strategist);
                let pool = self.begin(&name, (PoolKind::Applicants, false), position)?;
                let hand = self.at_hand()?;
                self.keep_new(&pool, &[]).await;
                hand
            }
        };
        let mut pace = Scheduler::new();
        // Another pool may be opened meanwhile: then nobody waits any more.
        let goes_on = || self.openings.with_value(|openings| openings.goes_on(hand.look));
        while goes_on() && self.loading.get_untracked() == Loading::Coming {
            pace.rest().await;
        }
        if !self.is_at_hand(&hand) || self.loading.get_untracked() != Loading::There {
            return None;
        }
        self.bring(app, &hand, vec![Source::Profile(Box::new(profile))]);
        while goes_on() && self.progress.with_untracked(|now| now.running) {
            pace.rest().await;
        }
        self.is_at_hand(&hand).then(|| (hand.pool.clone(), self.progress.get_untracked()))
    }
}
