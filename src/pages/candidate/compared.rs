//! The people of a comparison: those who are picked in the pool, with their profiles.

use cairn_core::compare::side_by_side::{MOST, Side, SideBySide, beside};
use cairn_core::compare::trail::Trail;
use cairn_core::compare::view::caveats_at;
use cairn_core::compare::{Weighing, log_of};
use cairn_core::record::file::ProfileFile;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use crate::pools::{Loading, Pools, engine, weighing};
use crate::state::App;
use crate::words;

/// One person of a comparison.
#[derive(Clone, PartialEq)]
pub struct Picked {
    /// Who.
    pub id: CandidateId,
    /// The name to show.
    pub name: String,
    profile: ProfileFile,
    trail: Trail,
}

/// The people, and what weighing what was done with them takes.
pub type People = (Vec<Picked>, Weighing);

/// Reads the profiles of those who are picked, at most six, whenever the picks change.
pub fn picked(app: App, pools: Pools, pool: &PoolId) -> RwSignal<Option<People>> {
    let found = RwSignal::new(None);
    let pool = pool.clone();
    let round = StoredValue::new(0u32);
    Effect::new(move |_| {
        // What was read is as the pool was: its names may be hidden now.
        round.update_value(|round| *round += 1);
        if pools.loading.get() != Loading::There {
            return found.set(None);
        }
        let (mine, pool) = (round.get_value(), pool.clone());
        let people: Vec<(CandidateId, String)> = pools.picked.with(|picked| {
            pools.members.with(|members| {
                let of = |id: &CandidateId| members.iter().find(|one| one.id == *id);
                let named = |id: &CandidateId| Some((id.clone(), words::pools::somebody(&of(id)?.called())));
                picked.iter().filter_map(named).take(MOST).collect()
            })
        });
        wasm_bindgen_futures::spawn_local(async move {
            let mut read = Vec::new();
            for (id, name) in people {
                if let Some(profile) = pools.profile(&pool, &id).await {
                    let trail = pools.trail(&pool, &id).await.0;
                    read.push(Picked { id, name, profile, trail });
                }
            }
            // Without the questions nothing can be computed; the page says that they are on their way.
            if let (Some(_), Some(weighing)) = (engine(app).await, weighing().await) {
                // Another round may have begun, or the page may be gone.
                if round.try_get_value() == Some(mine) {
                    found.set(Some((read, weighing)));
                }
            }
        });
    });
    found
}

/// What these people look like side by side.
pub fn view(app: App, pools: Pools, (people, weighing): &People) -> Option<SideBySide> {
    pools.members.with_untracked(|members| {
        let said = |one: &'_ Picked| {
            let at = members.iter().position(|member| member.id == one.id)?;
            Some(pools.ranking.with_untracked(|all| caveats_at(members, all.as_ref(), at)))
        };
        let side = |one: &'_ Picked| {
            let standing = &members.iter().find(|member| member.id == one.id)?.standing;
            Some((app.bank.with(|bank| log_of(bank, &one.profile))?, standing.clone(), said(one)?))
        };
        let owned: Option<Vec<_>> = people.iter().map(side).collect();
        let owned = owned?;
        let sides: Vec<Side<'_>> = owned
            .iter()
            .zip(people)
            .map(|((attempt, standing, caveats), one)| Side {
                attempt,
                standing,
                since: Some((&one.trail, weighing)),
                caveats,
            })
            .collect();
        app.with_content(|content| app.bank.with_untracked(|bank| beside(content, bank, &sides)))
    })
}
