//! How pages are written: elements, texts and reactive parts as plain data.
//!
//! A page is a function that returns a [`Part`]; one function, [`Part::view`], hands it to Leptos. There is no `view!`,
//! because it gives every element a type of its own, and those types are bytes of the first visit (measured in
//! `docs/decisions/pages-as-data.md`). Everything else is Leptos as you know it: `RwSignal`, `Memo`, `Effect`.
//!
//! | in `view!` | here |
//! |---|---|
//! | `<p class="lead">"Words"</p>` | `el("p").class("lead").add("Words")`, or `p("Words").class("lead")` |
//! | `{name}`, `{if .. {Some(..)} else {None}}` | `.add(name)`, `.add(option)`: `None` is nothing |
//! | `{move \|\| count.get()}`, `<Show>` | `live(move \|\| count.get().to_string().into())` |
//! | `<For>`, `{items.collect_view()}` | `many(items.map(row))` |
//! | `title="x"`, `checked=on` (fixed) | `.attr("title", "x")`, `.flag("checked", on)` |
//! | `aria-sort=move \|\| ..` | `.live_attr("aria-sort", move \|\| ..)` |
//! | `class:open=move \|\| ..` | `.live_attr("data-open", ..)`, and the style selects by it |
//! | `prop:value=move \|\| ..` | `.live_content(move \|\| ..)` |
//! | `style:--share=share` | `.variable("--share", &share)`, the only style a page sets |
//! | `on:click`, `on:input` | `.click(\|\| ..)`, `.on("input", \|event\| ..)` |
//! | `inner_html=svg` | `.drawing(svg)`, never with a person's text |
//! | a `#[component]` with props and children | a function with arguments that returns an [`El`] or a [`Part`] |
//! | `<Suspense>` with a resource | `fetched(get, show)` in `pages/fetched.rs` |
//! | `<A href=..>` | `link(&Route::Plan, "Plan")` in [`super::common`], with `button`, `h1`, `table` and others |
//! | `NodeRef` | an `id`, and `document().get_element_by_id` |
//!
//! **Something fixed, with a choice in it.** `add` takes texts, elements, parts and options of these.
//!
//! ```ignore
//! fn card(title: &'static str, note: Option<String>) -> El {
//!     el("section").class("card").add(h2(title)).add(note.map(|note| p(note).class("legend")))
//! }
//! ```
//!
//! **Something that follows a signal.** Everything that `live` reads with `get` or `with` is followed. When it changes, the
//! part is rebuilt, so a field inside would lose the focus: keep fields outside, and wrap only what changes.
//!
//! ```ignore
//! fn name_field(name: RwSignal<String>) -> Part {
//!     let field = el("input")
//!         .attr("id", "name")
//!         .live_content(move || name.get())
//!         .on("input", move |event| name.set(event_target_value(&event)));
//!     let length = live(move || name.with(|name| name.chars().count()).to_string().into());
//!     many([label("name", words::NEW_NAME), field, p(length).attr("role", "status")])
//! }
//! ```
//!
//! **A page.** It reads state, has a view model computed by `cairn_core`, and draws it; its sentences are in `words`.
//!
//! ```ignore
//! pub fn roles_page(app: App) -> Part {
//!     el("section")
//!         .class("card")
//!         .add(h1(words::ROLES))
//!         .add(live(move || match app.attempt() {
//!             Some(attempt) => many(rows(&attempt).into_iter().map(row)),
//!             None => p(words::ROLES_NOTHING).into(),
//!         }))
//!         .into()
//! }
//! ```
//!
//! A table with hundreds of cells that all change at once uses [`El::still`] in place of `live`: it keeps the elements and
//! changes only what differs. In there, nobody listens to events; the element around it does.

mod checked;
mod drawn;
mod still;

use std::borrow::Cow;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::prelude::*;
use leptos::tachys::html::style::style;

/// Text that stands in the program or was made.
pub type Text = Cow<'static, str>;

/// Something on a page.
pub enum Part {
    /// Words.
    Text(Text),
    /// An element.
    El(El),
    /// Several, one after the other.
    Many(Vec<Part>),
    /// A part that is made anew whenever a signal that it reads changes.
    Live(Box<dyn Fn() -> Part + Send>),
}

/// What an attribute says.
enum Value {
    Fixed(Text),
    Live(Box<dyn Fn() -> Text + Send>),
    Content(Box<dyn Fn() -> String + Send>),
    Variable(String),
    Event(Box<dyn FnMut(web_sys::Event)>),
    Html(String),
    /// One that Leptos has made ready, for what only some pages need.
    Other(Box<AnyAttribute>),
}

/// An element, its attributes and what is in it. One pointer, because pages hand it on dozens of times.
pub struct El(Box<Inner>);

struct Inner {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    parts: Vec<Part>,
}

/// An element without anything in it.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Inner { tag, attributes: Vec::new(), parts: Vec::new() }))
}

/// A part that follows the signals that `make` reads.
#[inline(never)]
pub fn live(make: impl Fn() -> Part + Send + 'static) -> Part {
    Part::Live(Box::new(make))
}

/// A list of parts.
#[inline(never)]
pub fn many<T: Into<Part>>(parts: impl IntoIterator<Item = T>) -> Part {
    // A loop, not `collect`: each use has a type of its own, and this is the smallest code for it.
    let mut list = Vec::new();
    for part in parts {
        list.push(part.into());
    }
    Part::Many(list)
}

impl El {
    /// With an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.with(name, Value::Fixed(value.into()))
    }

    /// With an attribute that stands alone, if `set`.
    pub fn flag(self, name: &'static str, set: bool) -> Self {
        if set { self.attr(name, "") } else { self }
    }

    /// With an attribute that follows the state.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Text + Send + 'static) -> Self {
        self.with(name, Value::Live(Box::new(value)))
    }

    /// A field whose content follows the state.
    pub fn live_content(self, content: impl Fn() -> String + Send + 'static) -> Self {
        self.with("value", Value::Content(Box::new(content)))
    }

    /// With a class, or several.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// With a property of style that data decides: most are custom ones, which the style sheet draws from.
    pub fn variable(self, name: &'static str, value: &impl ToString) -> Self {
        self.with(name, Value::Variable(value.to_string()))
    }

    /// With something to do when an event comes.
    pub fn on(self, event: &'static str, act: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.with(event, Value::Event(Box::new(act)))
    }

    /// With something to do when it is clicked.
    pub fn click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// With a drawing of ours in it, as markup. Never text of a person: it is not escaped.
    pub fn drawing(self, markup: String) -> Self {
        self.with("", Value::Html(markup))
    }

    /// With something more in it, at the end.
    #[inline(never)]
    pub fn add(self, part: impl Into<Part>) -> Self {
        self.push(part.into())
    }

    #[inline(never)]
    fn push(mut self, part: Part) -> Self {
        self.0.parts.push(part);
        self
    }

    #[inline(never)]
    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn view(self) -> AnyView {
        let Inner { tag, attributes, parts } = *self.0;
        let attributes: Vec<AnyAttribute> =
            attributes.into_iter().map(|(name, value)| value.attribute(name)).collect();
        let parts: Vec<AnyView> = parts.into_iter().map(Part::view).collect();
        leptos::html::custom(tag).child(parts).add_any_attr(attributes).into_any()
    }
}

impl Value {
    fn attribute(self, name: &'static str) -> AnyAttribute {
        match self {
            Self::Fixed(text) => custom_attribute(name, text).into_any_attr(),
            Self::Live(value) => custom_attribute(name, value).into_any_attr(),
            Self::Content(content) => leptos::tachys::html::property::prop(name, content).into_any_attr(),
            Self::Variable(value) => style((name, value)).into_any_attr(),
            Self::Event(act) => on(Custom::new(name), act).into_any_attr(),
            Self::Other(attribute) => *attribute,
            Self::Html(markup) => leptos::tachys::html::property::prop("innerHTML", markup).into_any_attr(),
        }
    }
}

impl Part {
    /// Nothing at all.
    pub const NOTHING: Self = Self::Many(Vec::new());

    /// The Leptos view of it.
    pub fn view(self) -> AnyView {
        match self {
            Self::Text(text) => text.into_any(),
            Self::El(el) => el.view(),
            Self::Many(parts) => parts.into_iter().map(Self::view).collect::<Vec<_>>().into_any(),
            Self::Live(make) => (move || make().view()).into_any(),
        }
    }
}

impl From<&'static str> for Part {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<El> for Part {
    fn from(el: El) -> Self {
        Self::El(el)
    }
}

impl<T: Into<Self>> From<Option<T>> for Part {
    fn from(part: Option<T>) -> Self {
        part.map_or(Self::NOTHING, Into::into)
    }
}
