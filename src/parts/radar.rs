//! The radar: an ornament for one person; the table beside it says the same.

use cairn_core::profile::view::{Anchor, Radar};
use leptos::prelude::*;

#[component]
pub fn RadarChart(radar: Radar, label: &'static str) -> impl IntoView {
    let names = radar.names.into_iter().map(|(name, x, y, anchor)| {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        view! { <text x=x y=y text-anchor=anchor dominant-baseline="middle">{name}</text> }
    });
    view! {
        <svg class="radar" viewBox="0 0 400 340" role="img" aria-label=label>
            {radar.rings.into_iter().map(|ring| view! { <path class="ring" d=ring/> }).collect_view()}
            <path class="annulus" d=radar.band/>
            <path class="middle" d=radar.middle/>
            {names.collect_view()}
        </svg>
    }
}
