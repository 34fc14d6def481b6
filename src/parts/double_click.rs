//! The second press of a double click was meant for what stood there at the first.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Node, UiEvent};

/// What a press is for.
const CONTROLS: &str = "a, button, summary, input, select, textarea, label, [role]";
/// What answers a rating or a question. Those of the next one say the same words and answer something else.
const ANSWERS: &str = ".option";

/// Where the first press of a double click went.
struct First {
    control: Option<Element>,
    says: String,
}

impl First {
    /// Whether the second press meets the same: the element itself, or one drawn anew that says the same and answers nothing.
    fn is(&self, control: Option<&Element>, says: &str) -> bool {
        let answers = control.is_some_and(|control| control.matches(ANSWERS).unwrap_or(false));
        self.control.as_ref() == control || (!answers && !says.is_empty() && self.says == says)
    }
}

/// From now on the second press of a double click, as long as the system takes it for one, does nothing where the first has
/// put something else under the pointer: who clicks twice on "Make this my plan" ticks nothing in it, and who clicks twice on
/// "Not yet" answers one question. What else was drawn anew and says the same takes both presses. Keys, and clicks that a screen reader makes, are not counted and always pass.
pub fn guard() {
    let first: RefCell<Option<First>> = RefCell::new(None);
    let pressed = move |event: UiEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let control = target.and_then(|target| target.closest(CONTROLS).ok().flatten());
        let says = control.as_ref().and_then(|control| Node::text_content(control)).unwrap_or_default();
        match event.detail() {
            i32::MIN..=0 => {}
            1 => {
                first.replace(Some(First { control, says }));
            }
            _ => {
                let known = first.borrow();
                let same = known.as_ref().is_none_or(|one| one.is(control.as_ref(), &says));
                if !same && control.is_some() {
                    event.prevent_default();
                    event.stop_immediate_propagation();
                }
            }
        }
    };
    let listener = Closure::<dyn FnMut(UiEvent)>::new(pressed).into_js_value();
    // A browser that takes no listener has no clicks either.
    let _ = window().add_event_listener_with_callback_and_bool("click", listener.unchecked_ref(), true);
}
