//! The lines of a pool's table, in the order and with the filter that are wished for.

use std::sync::Arc;

use cairn_core::compare::{MustHaves, MustHavesTally, VisibleLines, list};
use leptos::prelude::*;

use crate::pools::pools;
use crate::state::App;

/// What the position asks for, and the lines in the order and with the filter that are wished for.
pub(super) fn listed(app: App) -> (Memo<MustHaves>, Memo<Arc<VisibleLines>>) {
    let pools = pools();
    // Years tell an age: while names are hidden, nobody is held against them.
    let asked = Memo::new(move |_| {
        pools.pool.with(|pool| pool.as_ref().map(|pool| (pool.position.clone(), pool.hidden)))
    });
    let musts = Memo::new(move |_| {
        asked.with(|asked| {
            asked.as_ref().map_or_else(MustHaves::none, |(position, hidden)| {
                app.with_content(|content| MustHaves::new(content, position).blinded(*hidden))
            })
        })
    });
    // Weights change nothing about it, so it is not computed anew with each.
    let chances = Memo::new_with_compare(
        move |_| pools.members.with(|members| musts.with(|musts| musts.chances(members))),
        |_, _| true,
    );
    let lines = Memo::new_with_compare(
        move |_| {
            let wish = pools.wish.get();
            pools.members.with(|members| {
                pools.ranking.with(|ranking| {
                    let lines = |chances: &[MustHavesTally]| {
                        musts.with(|musts| list(members, ranking.as_ref(), musts, chances, &wish))
                    };
                    let lines =
                        if wish.needs_chances() { chances.with(|all| lines(all)) } else { lines(&[]) };
                    Arc::new(VisibleLines::new(lines))
                })
            })
        },
        |_, _| true,
    );
    (musts, lines)
}
