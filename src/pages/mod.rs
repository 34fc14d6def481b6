//! The pages. Each reads the state, has a view computed, and hands it to parts.

mod about;
mod assess;
mod before;
mod choose;
mod home;
mod method;
mod result;
mod review;
mod settings;
mod skills;
mod stages;
pub mod storage_banner;
mod unknown;

use cairn_core::route::Route;

use crate::parts::el::Part;
use crate::state::App;

/// The page of a place.
pub fn page(app: App, route: Route) -> Part {
    match route {
        Route::Home => home::home_page(app),
        Route::Choose => choose::choose_page(app),
        Route::Before(mode) => before::before_page(app, mode),
        Route::Assess => assess::assess_page(app),
        Route::About => about::about_page(app),
        Route::Result => result::result_page(app),
        Route::Review => review::review_page(app),
        Route::Method => method::method_page(),
        Route::Settings => settings::settings_page(app),
        Route::Unknown(address) => unknown::unknown_page(address),
    }
}
