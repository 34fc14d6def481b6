//! What the parts of the page about a decision share.

use leptos::prelude::*;

use crate::parts::written::Written;
use crate::pools::Record;
use crate::state::App;

/// What the page stands on.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) app: App,
    pub(super) record: RwSignal<Record>,
    pub(super) said: RwSignal<&'static str>,
    /// The reason as it is written, and as it stood when the page was opened.
    pub(super) written: StoredValue<Written, LocalStorage>,
    pub(super) before: RwSignal<Option<String>>,
    /// Who decides, as entered.
    pub(super) by: StoredValue<String>,
}
