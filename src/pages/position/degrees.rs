//! The degrees that an advertisement asks for from which a position comes.

use leptos::prelude::*;

use crate::parts::common::{button, buttons, p};
use crate::parts::el::{Part, many};
use crate::pools::Pools;
use crate::words;

/// What the advertisement asks for, and the way to leave it out.
pub(super) fn degrees(pools: Pools) -> Part {
    let asked =
        pools.pool.with(|pool| pool.as_ref().map_or_else(Vec::new, |pool| pool.position.degrees.clone()));
    let drop = move || pools.set_position(|position| position.degrees.clear());
    let said = words::position::degrees_asked(&asked);
    said.map(|said| {
        many::<Part>([
            p(said).class("notice degrees").into(),
            buttons().add(button(words::position::DROP_DEGREES, drop).class("plain")).into(),
        ])
    })
    .into()
}
