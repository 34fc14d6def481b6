//! How a candidate stands in the pool: fit and group, each must-have, years, and the aim.

use cairn_core::compare::view::Caveat;
use cairn_core::compare::{PoolStanding, pool_standing};
use cairn_core::decimal::Tenths;
use leptos::prelude::*;

use super::desk::Desk;
use crate::parts::common::{h2, p};
use crate::parts::el::{Part, el, many};
use crate::words;

fn found(desk: Desk) -> Option<PoolStanding> {
    let (id, pools) = (desk.id.get_value(), desk.pools());
    pools.pool.with(|pool| {
        pools.members.with(|members| {
            let at = members.iter().position(|one| one.id == id)?;
            pools.ranking.with(|ranking| {
                desk.app().with_content(|content| {
                    pool_standing(content, pool.as_ref()?, members, ranking.as_ref(), at)
                })
            })
        })
    })
}

/// The fit as the table of the pool shows it; `None` for somebody who is not ranked.
pub fn fit(desk: Desk) -> Option<Tenths> {
    Some(found(desk)?.row.fit?.level)
}

/// What a reader should know, as the table of the pool has it.
pub fn warnings(desk: Desk) -> Vec<Caveat> {
    found(desk).map_or_else(Vec::new, |found| found.row.caveats)
}

/// While names are hidden the part about tests and interviews is, too: what of it the table says all the same, so that nobody takes
/// these numbers for those of the profile below.
fn counts_besides(caveats: &[Caveat]) -> Part {
    let besides = |one: &&Caveat| matches!(one, Caveat::TestAgainst(_) | Caveat::More(_));
    let said: Vec<String> = caveats
        .iter()
        .filter(besides)
        .map(|one| words::pools::caveat(one, |_| String::new(), |_| String::new(), None))
        .collect();
    p(words::pools::counts_besides(&said)).class("notice").into()
}

/// The numbers of the table of the pool, on the page of the candidate.
pub fn musts(desk: Desk) -> Part {
    let ranked = !desk.pools().is_team();
    let Some(PoolStanding { row, group, needs, aims }) = found(desk) else { return Part::NOTHING };
    let each =
        needs.iter().map(|need| el("li").add(words::position::need(&need.name, &need.level, need.met)));
    let mut musts = row.musts;
    // Of your own people no years are asked for: nobody is chosen among them.
    if let Some(musts) = musts.as_mut().filter(|_| !ranked) {
        musts.years.clear();
    }
    let musts = musts.as_ref();
    let years = musts.into_iter().flat_map(|musts| musts.years.iter());
    let years = years.map(|one| el("li").add(words::years::years(*one)));
    let degrees = desk
        .pools()
        .pool
        .with(|pool| pool.as_ref().and_then(|pool| words::position::degrees_asked(&pool.position.degrees)));
    let at_once = musts.filter(|musts| musts.all.is_some());
    el("section")
        .class("must-haves")
        .add(h2(words::pools::STANDS))
        .add(ranked.then(|| p(words::pools::fit_and_group(row.fit, group))))
        .add(desk.pools().hidden().then(|| counts_besides(&row.caveats)))
        .add(musts.map(|musts| p(words::position::musts(musts))))
        .add(el("ul").class("needs-met").add(many(each)).add(many(years)))
        .add(at_once.map(|musts| p(words::position::musts_at_once(musts))))
        .add(aims.map(|aims| p(words::position::aims(&aims))))
        .add(degrees.filter(|_| ranked).map(p))
        .add(musts.map(|_| {
            p(if ranked { words::pools::MUSTS_ARE } else { words::pools::NEEDS_ARE }).class("legend")
        }))
        .into()
}
