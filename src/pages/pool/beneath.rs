//! What stands beneath the headline of a pool: must-haves that its first group misses, and that not everybody was interviewed.

use cairn_core::compare::{Interviewed, MustHaves, first_group_misses, interviewed};
use leptos::prelude::*;

use crate::parts::common::p;
use crate::parts::el::{Part, live, many};
use crate::pools::Pools;
use crate::state::App;
use crate::words;

/// Most names in one sentence.
const NAMED: usize = 6;

pub fn beneath(app: App, pools: Pools) -> Part {
    let misses = Memo::new(move |_| misses(app, pools));
    let alike = Memo::new(move |_| {
        let ranked = pools.ranking.with(|all| all.as_ref().map(|all| all.order.clone()))?;
        not_alike(pools, ranked)
    });
    many([
        live(move || misses.get().map(|said| p(said).class("lead steady")).into()),
        live(move || alike.get().map(|said| p(said).class("notice interviewed")).into()),
    ])
}

fn misses(app: App, pools: Pools) -> Option<String> {
    let musts = pools.pool.with(|pool| {
        pool.as_ref().map(|pool| app.with_content(|content| MustHaves::of_pool(content, pool)))
    })?;
    let (who, of, grouped) = pools.members.with(|members| {
        pools.ranking.with(|ranking| {
            let ranking = ranking.as_ref()?;
            let misses = first_group_misses(members, ranking, &musts);
            Some((misses, ranking.members(0).len(), ranking.tells_groups()))
        })
    })?;
    let said = |who: &[usize], says: fn(&str, bool) -> String| {
        let all = who.len() == of && of > 1;
        (!who.is_empty())
            .then(|| says(&words::in_first_group(&names(pools, who), all, grouped), all || who.len() == 1))
    };
    let said = [said(&who.levels, words::miss_level), said(&who.years, words::short_of_years)];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// That some of these were interviewed and others were not, or that this is hidden with the names.
pub fn not_alike(pools: Pools, among: Vec<usize>) -> Option<String> {
    match pools.members.with(|members| interviewed(members, among)) {
        Interviewed::Alike => None,
        Interviewed::Hidden => Some(words::pools::COUNTS_WHILE_HIDDEN.to_owned()),
        Interviewed::Unlike { scored, not_scored } => {
            let fewer_without = not_scored.len() < scored.len();
            Some(words::interviewed(&names(pools, &scored), &names(pools, &not_scored), fewer_without))
        }
    }
}

fn names(pools: Pools, places: &[usize]) -> Vec<String> {
    let mut names: Vec<String> = pools.members.with(|members| {
        let named = places.iter().take(NAMED).filter_map(|at| members.get(*at));
        named.map(|one| words::pools::somebody(&one.called())).collect()
    });
    if places.len() > NAMED {
        names.push(words::more_of_group(places.len() - NAMED));
    }
    names
}
