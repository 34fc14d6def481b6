//! Who is in the first group whatever the plausible weights, and who comes in or goes out.

use cairn_core::compare::{FirstGroup, Member, first_group};
use leptos::prelude::*;

use crate::parts::common::p;
use crate::parts::el::{Part, live};
use crate::pools::Pools;
use crate::words;

/// Most names in one sentence.
const NAMED: usize = 6;

/// Computed a moment after the table was drawn, for it tries many weights.
pub fn steady(pools: Pools) -> Part {
    let found = RwSignal::new(None::<FirstGroup>);
    let round = StoredValue::new(0u32);
    Effect::new(move |_| {
        pools.ranking.track();
        round.update_value(|round| *round += 1);
        let mine = round.get_value();
        set_timeout(
            move || {
                if round.try_get_value() == Some(mine) {
                    found.set(compute(pools));
                }
            },
            std::time::Duration::from_millis(250),
        );
    });
    live(move || {
        found.with(|found| {
            let sentence = found
                .as_ref()
                .and_then(|found| pools.members.with_untracked(|members| sentence(found, members)));
            sentence.map(|sentence| p(sentence).class("lead steady")).into()
        })
    })
}

fn compute(pools: Pools) -> Option<FirstGroup> {
    let shares = pools.pool.with_untracked(|pool| pool.as_ref()?.position.shares())?;
    pools.members.with_untracked(|members| {
        pools.ranking.with_untracked(|ranking| {
            let ranking = ranking.as_ref().filter(|_| members.len() > 1)?;
            let found = first_group(members, ranking, &shares);
            // Where there is no other group, whoever stays stays among everybody.
            (ranking.tells_groups() || !found.leave.is_empty()).then_some(found)
        })
    })
}

fn sentence(found: &FirstGroup, members: &[Member]) -> Option<String> {
    let names = |places: &[usize]| {
        let named = places
            .iter()
            .take(NAMED)
            .filter_map(|at| members.get(*at))
            .map(|one| words::pools::somebody(&one.called()));
        let mut names: Vec<String> = named.collect();
        if places.len() > NAMED {
            names.push(words::more_of_group(places.len() - NAMED));
        }
        words::list(&names)
    };
    words::first_group_sways(
        [&found.always, &found.leave, &found.enter].map(|places| (names(places), places.len())),
    )
}
