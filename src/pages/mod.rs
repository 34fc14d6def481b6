//! The pages. Each reads the state, has a view computed, and hands it to parts.

mod about;
mod assess;
mod before;
mod choose;
mod home;
mod method;
mod result;
mod settings;
mod skills;
mod stages;
pub mod storage_banner;
mod unknown;

use cairn_core::route::Route;
use leptos::prelude::*;

/// The page of a place.
#[component]
pub fn Page(route: Route) -> impl IntoView {
    match route {
        Route::Home => view! { <home::HomePage/> }.into_any(),
        Route::Choose => view! { <choose::ChoosePage/> }.into_any(),
        Route::Before(mode) => view! { <before::BeforePage mode/> }.into_any(),
        Route::Assess => view! { <assess::AssessPage/> }.into_any(),
        Route::About => view! { <about::AboutPage/> }.into_any(),
        Route::Result => view! { <result::ResultPage/> }.into_any(),
        Route::Method => view! { <method::MethodPage/> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage/> }.into_any(),
        Route::Unknown(address) => view! { <unknown::UnknownPage address/> }.into_any(),
    }
}
