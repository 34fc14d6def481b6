//! What a person must know when storage does not work, with the way out.

use leptos::prelude::*;

/// Told by the page around it what is wrong; offers the file.
#[component]
pub fn Banner(text: &'static str, export: Callback<()>, retry: Option<Callback<()>>) -> impl IntoView {
    view! {
        <div class="notice banner" role="alert">
            <p>{text}</p>
            <p class="row-of-buttons">
                <button type="button" on:click=move |_| export.run(())>"Save my answers to a file"</button>
                {retry.map(|retry| view! { <button type="button" on:click=move |_| retry.run(())>"Try to save again"</button> })}
            </p>
        </div>
    }
}
