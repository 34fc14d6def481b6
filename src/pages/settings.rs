//! What is stored on this device, what could not be read, and how to take it along or delete it.

use cairn_core::record::Aside;
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::state::App;
use crate::words;

#[component]
pub fn SettingsPage() -> impl IntoView {
    let app = App::get();
    let attempts = move || app.attempts.with(Vec::len);
    let answers =
        move || app.attempts.with(|all| all.iter().map(|attempt| attempt.answers().len()).sum::<usize>());
    view! {
        <section class="card text">
            <h1>"Your data"</h1>
            <p class="lead">"Everything that Cairn knows of you is in this browser's local storage on this device: "{move || words::answered(answers())}" in "{attempts}" attempts, each answer under a key of its own that begins with “cairn/”. Nothing is sent anywhere."</p>
            <p>"The browser may delete it when you clear its data, in private windows when you close them, and in some browsers (Safari) after a week without a visit. A file that you save is yours."</p>
            <p class="row-of-buttons">
                <button type="button" on:click=move |_| app.export()>"Save everything to a file"</button>
                <DeleteAll/>
            </p>
            <h2>"While you rate"</h2>
            <label class="check">
                <input type="checkbox" prop:checked=move || app.settings.get().lead_on on:change=move |event| app.set_lead_on(event_target_checked(&event))/>
                <span>"Go on to the next rating as soon as one is picked"</span>
            </label>
            <SetAside/>
        </section>
    }
}

#[component]
fn DeleteAll() -> impl IntoView {
    let app = App::get();
    let dialog = NodeRef::<Dialog>::new();
    let said = RwSignal::new("");
    let open = move |_| {
        if let Some(dialog) = dialog.get() {
            // Only an open dialog refuses to be opened.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    let delete = move |_| {
        said.set(if app.delete_everything().is_ok() {
            "Everything is deleted from this device."
        } else {
            "The browser refused to delete. Clear this site's data in the browser's settings instead."
        });
        close();
    };
    view! {
        <button type="button" class="danger" on:click=open>"Delete everything …"</button>
        <span role="status">{said}</span>
        <dialog node_ref=dialog aria-labelledby="delete-title">
            <h2 id="delete-title">"Delete everything from this device?"</h2>
            <p>"All attempts, answers and what you said about yourself will be gone, and what was set aside too. This cannot be undone. Save a file first if you may want it again."</p>
            <p class="row-of-buttons">
                <button type="button" class="danger" on:click=delete>"Delete everything"</button>
                <button type="button" on:click=move |_| close()>"Keep it"</button>
            </p>
        </dialog>
    }
}

#[component]
fn SetAside() -> impl IntoView {
    let app = App::get();
    let rows = move || {
        let row = |aside: Aside| {
            view! { <li><b>{aside.key}</b><br/>"Set aside: "{words::aside(&aside.why)}"."<pre tabindex="0">{aside.raw.chars().take(400).collect::<String>()}</pre></li> }
        };
        app.aside.get().into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || app.aside.with(|aside| !aside.is_empty())>
            <h2>"Set aside"</h2>
            <p>"These stored values could not be read. They are not counted, not changed and not deleted; “Save everything to a file” takes them along."</p>
            <ul class="aside-list">{rows}</ul>
        </Show>
    }
}
