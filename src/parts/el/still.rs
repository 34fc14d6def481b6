//! A part that is drawn as one piece of markup: for tables with hundreds of cells that are all made anew at once.
//!
//! Element by element, a table of twenty lines takes two thousand calls from the program to the browser; as markup it
//! takes one. What is in it is still the same data, and every text is escaped here. Events inside are not listened to:
//! the element around listens for them.

use std::fmt::Write;
use std::rc::Rc;

use cairn_core::markup::escaped;
use leptos::attr::any_attribute::IntoAnyAttribute;
use leptos::prelude::Effect;
use leptos::tachys::html::directive::directive;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{El, Inner, Part, Value};

/// The attribute that holds what must be said through the object model: the page's policy forbids style in markup.
const STYLE: &str = "data-style";

impl El {
    /// With what `make` gives, drawn at once, and drawn anew whenever a signal that `make` reads changes.
    pub fn still(self, make: impl Fn() -> Part + 'static) -> Self {
        let make = Rc::new(make);
        let follow = move |element: Element| {
            let make = Rc::clone(&make);
            Effect::new(move |_| draw(&element, &make()));
        };
        self.with("", Value::Other(Box::new(directive(follow, ()).into_any_attr())))
    }
}

fn draw(element: &Element, part: &Part) {
    let mut markup = String::new();
    part.write(&mut markup);
    element.set_inner_html(&markup);
    let Ok(styled) = element.query_selector_all("[data-style]") else { return };
    for at in 0..styled.length() {
        if let Some(one) = styled.item(at).and_then(|node| node.dyn_into::<HtmlElement>().ok())
            && let Some(said) = one.get_attribute(STYLE)
        {
            one.style().set_css_text(&said);
        }
    }
}

impl Part {
    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&escaped(text)),
            Self::El(el) => el.0.write(out),
            Self::Many(parts) => parts.iter().for_each(|part| part.write(out)),
            Self::Live(make) => make().write(out),
        }
    }
}

impl Inner {
    fn write(&self, out: &mut String) {
        let (mut style, mut drawing) = (String::new(), None);
        // Writing to a string does not fail.
        let _ = write!(out, "<{}", self.tag);
        for (name, value) in &self.attributes {
            match value {
                Value::Fixed(text) => attribute(out, name, text),
                Value::Live(text) => attribute(out, name, &text()),
                Value::Content(text) => attribute(out, name, &text()),
                Value::Variable(value) => {
                    let _ = write!(style, "{name}:{value};");
                }
                Value::Html(markup) => drawing = Some(markup),
                Value::Event(_) | Value::Other(_) => {}
            }
        }
        if !style.is_empty() {
            attribute(out, STYLE, &style);
        }
        out.push('>');
        if let Some(markup) = drawing {
            out.push_str(markup);
        }
        self.parts.iter().for_each(|part| part.write(out));
        let _ = write!(out, "</{}>", self.tag);
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, r#" {name}="{}""#, escaped(value));
}
