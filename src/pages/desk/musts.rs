//! How a candidate stands against the position's must-haves, and its aim.

use cairn_core::compare::Musts;
use leptos::prelude::*;

use super::Desk;
use crate::parts::common::{h2, p};
use crate::parts::el::{Part, el};
use crate::words;

/// Nothing where the position asks for no level.
pub fn musts(desk: Desk) -> Part {
    let id = desk.id.get_value();
    let views = desk.pools().pool.with(|pool| {
        let position = pool.as_ref()?.visible_position();
        desk.pools().members.with(|members| {
            let standing = &members.iter().find(|one| one.id == id)?.standing;
            desk.app().with_content(|content| {
                let musts = Musts::new(content, &position).view(standing)?;
                let aims = position.has_aims().then(|| Musts::aims(content, &position));
                Some((musts, aims.and_then(|aims| aims.view(standing))))
            })
        })
    });
    let Some((musts, aims)) = views else { return Part::NOTHING };
    el("section")
        .class("must-haves")
        .add(h2(words::pools::MUSTS))
        .add(p(words::pools::musts(&musts)))
        .add(p(words::pools::musts_at_once(&musts)))
        .add(aims.map(|aims| p(words::pools::aims(&aims))))
        .add(p(words::pools::MUSTS_ARE).class("legend"))
        .into()
}
