//! The mark: three stacked stones.

use leptos::prelude::*;

#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M5 29q-3-6 3-7h16q6 1 3 7z"/>
            <path d="M8 20q-2-5 3-6h10q5 1 3 6z"/>
            <path d="M12 12q-1-5 4-6 5 1 4 6z"/>
        </svg>
    }
}
