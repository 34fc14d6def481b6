//! An interval on the scale of levels.

use cairn_core::profile::view::Scale;
use leptos::prelude::*;

/// The ends of an interval on the scale.
pub type Ends = (Scale, Scale);

/// A band: 90 % wide, 50 % strong where it is given, with a mark for a claim or a need. Decoration beside its words.
#[component]
pub fn Band(
    outer: Ends,
    #[prop(optional_no_strip)] inner: Option<Ends>,
    #[prop(optional_no_strip)] claim: Option<Scale>,
    #[prop(optional_no_strip)] need: Option<Scale>,
) -> impl IntoView {
    let piece = |class: &'static str, (from, to): Ends| {
        view! { <i class=class style:--from=from.percent().to_string() style:--to=to.percent().to_string()></i> }
    };
    view! {
        <div class="band" aria-hidden="true">
            {piece("wide", outer)}
            {inner.map(|ends| piece("core", ends))}
            {need.map(|at| piece("need", (at, at)))}
            {claim.map(|at| piece("claim", (at, at)))}
        </div>
    }
}
