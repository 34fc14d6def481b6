//! How a candidate stands in the pool: fit and group, each must-have, years, and the aim.

use cairn_core::compare::Musts;
use cairn_core::compare::view::member_row;
use cairn_core::decimal::Tenths;
use cairn_core::path::view::Percent;
use leptos::prelude::*;

use super::Desk;
use crate::parts::common::{h2, p};
use crate::parts::el::{Part, el, many};
use crate::words;

/// The fit as the table of the pool shows it; `None` for somebody who is not ranked.
pub fn fit(desk: Desk) -> Option<Tenths> {
    let (id, pools) = (desk.id.get_value(), desk.pools());
    let position = pools.pool.with(|pool| Some(pool.as_ref()?.visible_position()))?;
    pools.members.with(|members| {
        let at = members.iter().position(|one| one.id == id)?;
        pools.ranking.with(|ranking| {
            let musts = desk.app().with_content(|content| Musts::new(content, &position));
            Some(member_row(members, ranking.as_ref(), &musts, at)?.fit?.level)
        })
    })
}

/// The numbers of the table of the pool, on the page of the candidate.
pub fn musts(desk: Desk) -> Part {
    let (id, pools) = (desk.id.get_value(), desk.pools());
    let found = pools.pool.with(|pool| {
        let position = pool.as_ref()?.visible_position();
        pools.members.with(|members| {
            let at = members.iter().position(|one| one.id == id)?;
            let standing = &members.get(at)?.standing;
            pools.ranking.with(|ranking| {
                desk.app().with_content(|content| {
                    let musts = Musts::new(content, &position);
                    let each: Vec<(String, String, Option<Percent>)> = musts
                        .needs()
                        .iter()
                        .map(|need| {
                            let met = musts.measured(standing, need);
                            let met = met.then(|| Percent::of(musts.met(standing, need)));
                            (need.name.clone(), need.level_name.clone(), met)
                        })
                        .collect();
                    let aims = position.has_aims().then(|| Musts::aims(content, &position));
                    let row = member_row(members, ranking.as_ref(), &musts, at)?;
                    let group = ranking.as_ref().and_then(|ranking| ranking.group(at));
                    Some((row, group, each, aims.and_then(|aims| aims.view(standing))))
                })
            })
        })
    });
    let ranked = !pools.is_team();
    let Some((row, group, each, aims)) = found else { return Part::NOTHING };
    let each =
        each.into_iter().map(|(what, level, met)| el("li").add(words::position::need(&what, &level, met)));
    let musts = row.musts.as_ref();
    let years = musts.into_iter().flat_map(|musts| musts.years.iter());
    let years = years.map(|one| el("li").add(words::pools::years(*one)));
    let at_once = musts.filter(|musts| musts.all.is_some());
    el("section")
        .class("must-haves")
        .add(h2(words::pools::STANDS))
        .add(ranked.then(|| p(words::pools::fit_and_group(row.fit, group))))
        .add(musts.map(|musts| p(words::position::musts(musts))))
        .add(el("ul").class("needs-met").add(many(each)).add(many(years)))
        .add(at_once.map(|musts| p(words::position::musts_at_once(musts))))
        .add(aims.map(|aims| p(words::position::aims(&aims))))
        .add(musts.map(|_| p(words::pools::MUSTS_ARE).class("legend")))
        .into()
}
