//! A part whose elements stay where they are: for tables with hundreds of cells that all say something else at once.
//!
//! Made anew by Leptos, a table of twenty lines takes two thousand calls from the program to the browser, and the browser
//! lays out two thousand new elements. Here what is shown is compared with what is to be shown, as data, and only what
//! differs is said: the elements stay, and a reader that follows them does not read them out anew. What comes new comes as
//! one piece of markup, in which every text is escaped. Events inside are not listened to: the element around listens.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::attr::any_attribute::IntoAnyAttribute;
use leptos::prelude::Effect;
use leptos::tachys::html::directive::directive;
use web_sys::Element;

use super::drawn::{Drawn, drawn};
use super::{El, Part, Value};

impl El {
    /// With what `make` gives, drawn at once, and changed to what it gives whenever a signal that `make` reads changes.
    pub fn still(self, make: impl Fn() -> Part + 'static) -> Self {
        let make = Rc::new(make);
        let follow = move |element: Element| {
            let (make, shown) = (Rc::clone(&make), RefCell::new(Drawn::default()));
            Effect::new(move |_| {
                let next = drawn(make());
                shown.borrow().change_to(&next, &element);
                shown.replace(next);
            });
        };
        self.with("", Value::Other(Box::new(directive(follow, ()).into_any_attr())))
    }
}
