//! An address that leads nowhere.

use cairn_core::route::Route;
use leptos::prelude::*;

#[component]
pub fn UnknownPage(address: String) -> impl IntoView {
    view! {
        <section class="card narrow">
            <h1>"There is no such page"</h1>
            <p>"The address “"<bdi>{address}</bdi>"” leads nowhere. A letter may be missing, or the page has moved. Your answers are where they were."</p>
            <p class="row-of-buttons"><a class="button primary" href=Route::Home.to_path()>"Go to the start"</a></p>
        </section>
    }
}
