//! What stands within an element, as data: written as markup where it is new, changed where it is there.

use std::fmt::Write;

use cairn_core::markup::{escaped, plain};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::{El, Inner, Part, Text, Value};

/// The attribute that holds what must be said through the object model: the page's policy forbids style in markup.
const STYLE: &str = "data-style";

/// Nodes, one after the other, as a browser has them: no two texts side by side, and none empty.
#[derive(Default, PartialEq)]
pub(super) struct Drawn(Vec<Is>);

#[derive(PartialEq)]
enum Is {
    Text(String),
    Element(Box<Known>),
}

#[derive(PartialEq)]
struct Known {
    tag: &'static str,
    attributes: Vec<(&'static str, Text)>,
    /// Custom properties, as a style says them.
    style: String,
    /// A drawing of ours in the place of nodes, as markup.
    drawing: Option<String>,
    within: Drawn,
}

/// The nodes of a part, as it is now.
pub(super) fn drawn(part: Part) -> Drawn {
    let mut nodes = Drawn::default();
    nodes.take(part);
    nodes
}

impl Drawn {
    fn take(&mut self, part: Part) {
        match part {
            Part::Text(text) if text.is_empty() => {}
            Part::Text(text) => match self.0.last_mut() {
                Some(Is::Text(before)) => before.push_str(&text),
                _ => self.0.push(Is::Text(text.into_owned())),
            },
            Part::El(El(inner)) => self.0.push(Is::Element(Box::new(known(*inner)))),
            Part::Many(parts) => parts.into_iter().for_each(|part| self.take(part)),
            Part::Live(make) => self.take(make()),
        }
    }

    /// Changes what stands in an element, which is this, to something else.
    pub(super) fn change_to(&self, next: &Self, within: &Element) {
        let mut at = within.first_child();
        for (is, will) in self.0.iter().zip(&next.0) {
            let Some(node) = at else { return next.draw(within) };
            at = node.next_sibling();
            match (is, will) {
                _ if is == will => {}
                // What translates a page puts its own elements in the place of texts.
                _ if node.node_type() != is.kind() => return next.draw(within),
                (Is::Text(_), Is::Text(text)) => node.set_node_value(Some(&plain(text))),
                (Is::Element(is), Is::Element(will)) if is.tag == will.tag => {
                    is.change_to(will, node.unchecked_ref());
                }
                _ => return next.draw(within),
            }
        }
        while let Some(node) = at {
            at = node.next_sibling();
            // It is a child, so it can be removed.
            let _ = within.remove_child(&node);
        }
        if let Some(more) = next.0.get(self.0.len()..).filter(|more| !more.is_empty()) {
            let mut markup = String::new();
            for node in more {
                node.write(&mut markup);
            }
            // Markup of ours, in an element that is on the page.
            let _ = within.insert_adjacent_html("beforeend", &markup);
            say_styles(within);
        }
    }

    /// Draws it in the place of whatever stands there.
    fn draw(&self, within: &Element) {
        let mut markup = String::new();
        self.write(&mut markup);
        within.set_inner_html(&markup);
        say_styles(within);
    }

    fn write(&self, out: &mut String) {
        self.0.iter().for_each(|node| node.write(out));
    }
}

fn known(inner: Inner) -> Known {
    let (mut attributes, mut style, mut drawing) = (Vec::with_capacity(8), String::new(), None);
    for (name, value) in inner.attributes {
        match value {
            Value::Fixed(text) => attributes.push((name, text)),
            Value::Live(text) => attributes.push((name, text())),
            Value::Content(text) => attributes.push((name, text().into())),
            Value::Variable(value) => {
                // Writing to a string does not fail.
                let _ = write!(style, "{name}:{value};");
            }
            Value::Html(markup) => drawing = Some(markup),
            Value::Event(_) | Value::Other(_) => {}
        }
    }
    let mut within = Drawn::default();
    inner.parts.into_iter().for_each(|part| within.take(part));
    Known { tag: inner.tag, attributes, style, drawing, within }
}

impl Known {
    fn change_to(&self, next: &Self, element: &Element) {
        for (name, _) in self.attributes.iter().filter(|(name, _)| !next.says(name)) {
            // An attribute with a plain name is never refused, here and below.
            let _ = element.remove_attribute(name);
        }
        for said in next.attributes.iter().filter(|said| !self.attributes.contains(said)) {
            let _ = element.set_attribute(said.0, &plain(&said.1));
        }
        if self.style != next.style {
            element.unchecked_ref::<HtmlElement>().style().set_css_text(&next.style);
        }
        match (&self.drawing, &next.drawing) {
            (None, None) => self.within.change_to(&next.within, element),
            (is, Some(will)) if is.as_ref() == Some(will) => {}
            (_, Some(will)) => element.set_inner_html(will),
            (Some(_), None) => next.within.draw(element),
        }
    }

    fn says(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| *known == name)
    }

    fn write(&self, out: &mut String) {
        // Writing to a string does not fail.
        let _ = write!(out, "<{}", self.tag);
        self.attributes.iter().for_each(|(name, value)| attribute(out, name, value));
        if !self.style.is_empty() {
            attribute(out, STYLE, &self.style);
        }
        out.push('>');
        match &self.drawing {
            Some(markup) => out.push_str(markup),
            None => self.within.write(out),
        }
        let _ = write!(out, "</{}>", self.tag);
    }
}

impl Is {
    /// The kind of node that it is on the page.
    const fn kind(&self) -> u16 {
        match self {
            Self::Text(_) => Node::TEXT_NODE,
            Self::Element(_) => Node::ELEMENT_NODE,
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&escaped(text)),
            Self::Element(known) => known.write(out),
        }
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, r#" {name}="{}""#, escaped(value));
}

/// Says what the markup could not.
fn say_styles(within: &Element) {
    let Ok(styled) = within.query_selector_all("[data-style]") else { return };
    for at in 0..styled.length() {
        let one = styled.item(at).and_then(|node: Node| node.dyn_into::<HtmlElement>().ok());
        if let Some(one) = one
            && let Some(said) = one.get_attribute(STYLE)
        {
            one.style().set_css_text(&said);
            let _ = one.remove_attribute(STYLE);
        }
    }
}
