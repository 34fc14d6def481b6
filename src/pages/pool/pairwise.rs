//! Why one of two is ahead, how sure that is, and what would settle it.

use cairn_core::compare::{Difference, versus as compare};
use cairn_core::decimal::Tenths;
use cairn_core::path::view::Percent;
use leptos::prelude::*;

use crate::parts::common::{h2, p};
use crate::parts::el::{El, Part, el, many};
use crate::pools::Pools;
use crate::state::App;
use crate::words;

pub fn versus(app: App, pools: Pools, pair: [usize; 2]) -> Part {
    let shares = pools.pool.with(|pool| pool.as_ref().and_then(|pool| pool.position.shares()));
    let Some(shares) = shares else { return Part::NOTHING };
    pools.members.with(|members| {
        let found = app.bank.with(|bank| compare(bank, members, pair, &shares));
        let Some(found) = found else { return Part::NOTHING };
        let name =
            |at: usize| members.get(at).map_or_else(String::new, |one| words::pools::somebody(&one.called()));
        let (first, second) = (name(found.first), name(found.second));
        el("section")
            .class("versus")
            .attr("aria-labelledby", "versus-title")
            .add(h2(words::two_of(&first, &second)).attr("id", "versus-title"))
            .add(
                p(words::pools::versus(&first, &second, Percent::of(found.ahead.get())))
                    .add(" ")
                    .add(words::pools::more(found.more)),
            )
            .add(p(words::pools::order(found.order, &second)))
            .add(p(words::beside_second(&first, &second)).class("legend"))
            .add(el("ul").class("differences").add(many(found.skills.iter().map(|one| difference(app, one)))))
            .into()
    })
}

fn difference(app: App, one: &Difference) -> El {
    let name = app
        .with_content(|content| content.skill(one.skill).map(|info| info.name.clone()))
        .unwrap_or_default();
    let known = match one.known {
        cairn_core::compare::Known::Real => "real",
        cairn_core::compare::Known::Doubtful => "doubtful",
        cairn_core::compare::Known::NotMeasured => "not-measured",
    };
    el("li").attr("data-known", known).add(words::pools::difference(
        &name,
        Tenths::of(one.levels.abs()),
        one.levels >= 0.0,
        one.known,
    ))
}
