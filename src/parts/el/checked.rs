//! A box whose tick follows the state: the attribute says only how it began.

use leptos::attr::any_attribute::IntoAnyAttribute;
use leptos::tachys::html::property::prop;

use super::{El, Value};

impl El {
    /// A box that is ticked while this holds.
    pub fn live_checked(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        self.with("", Value::Other(Box::new(prop("checked", checked).into_any_attr())))
    }
}
