//! Says at once when answers cannot be kept, and offers the file.

use leptos::prelude::*;

use crate::parts::banner::Banner;
use crate::state::{App, Saving};

const BLOCKED: &str = "This browser does not let Cairn store anything on this device (a private window or a setting). Everything works, but your answers are in memory only and are gone when you close this page. Save them to a file before you leave.";
const FULL: &str = "The browser's storage refused your newest answers: it is full. What was saved before is safe, and the newest answers are in memory and are tried again with each answer. Save them to a file, or make room under “Your data”.";

#[component]
pub fn StorageBanner() -> impl IntoView {
    let app = App::get();
    let export = Callback::new(move |()| app.export());
    let retry = Callback::new(move |()| app.flush());
    move || match app.saving.get() {
        Saving::Saved | Saving::Writing => None,
        Saving::Memory => Some(view! { <Banner text=BLOCKED export retry=None/> }),
        Saving::Full => Some(view! { <Banner text=FULL export retry=Some(retry)/> }),
    }
}
