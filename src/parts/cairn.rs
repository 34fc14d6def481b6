//! A stone of the cairn: wide at the bottom of the path, narrow on top.

use cairn_core::Stage;
use leptos::prelude::*;

/// The outline of a stage's stone in a view box of 100 by 40.
fn outline(stage: Stage) -> String {
    let half = 46.0 - 2.4 * f64::from(stage.number());
    let lean = if stage.number().is_multiple_of(2) { 3.0 } else { -3.0 };
    let (left, right) = (50.0 - half + lean, 50.0 + half + lean);
    format!("M{left} 34q-7-4-4-15 3-13 16-13l{width} -2q14 1 16 14 2 13-8 16z", width = right - left - 22.0)
}

/// One stone, for decoration beside words that say the same.
#[component]
pub fn Stone(stage: Stage) -> impl IntoView {
    view! {
        <span class="stone" aria-hidden="true">
            <svg viewBox="0 0 100 40" preserveAspectRatio="none"><path d=outline(stage)/></svg>
            <b>{stage.number()}</b>
        </span>
    }
}
