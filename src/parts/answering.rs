//! One rating or question that is being answered: what is chosen on the page, what its keys do, and when it is given.

use std::cell::Cell;
use std::rc::Rc;

use cairn_core::attempt::view::OptionView;
use cairn_core::attempt::{Board, Choice, Draft, Focus, Press, Stroke};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::common::button;
use super::el::{El, Part, el, live, many};
use crate::store::{clock, session_drafts};
use crate::words;

/// A pick that comes sooner than this after a question appeared was meant for the one before: a double click, a key
/// held down. In milliseconds; systems wait as long for the second half of a double click.
const TOO_SOON: f64 = 500.0;

/// What stands for what has keys of its own.
const CONTROLS: &str = "a, button, summary, input, select, textarea";

/// The heading of what is asked.
const HEADING: &str = "#ask-title";

/// A rating or a question on the page. A page gives one answer: what comes before the next page is drawn belongs to the
/// same click.
pub struct Asking {
    options: Vec<(u8, Choice)>,
    manner: Manner,
    picked: RwSignal<Option<Choice>>,
    shown_at: f64,
    /// Since when the person has had it in view, as if all of it had been in one piece.
    since: f64,
    given: Cell<bool>,
    /// What is said to somebody who wanted to go on with nothing chosen, or with something else than their last key.
    wanted: RwSignal<Option<&'static str>>,
    /// Whether the last pick came too soon to count: what was answered before is then not what the person wants to give.
    missed: Cell<bool>,
    give: Box<dyn Fn(Choice, f64)>,
    back: Option<Box<dyn Fn()>>,
}

/// How a page asks.
pub struct Manner {
    /// What was answered before.
    pub before: Option<Choice>,
    /// The version of the text.
    pub version: u16,
    /// The name under which a choice is kept until it is given.
    pub draft: String,
    /// Whether a choice is given as soon as it is made.
    pub lead_on: bool,
}

impl Asking {
    /// A page that begins now. `give` is told what is chosen, and since when the person has had it in view; `back` leads to
    /// what came before, where there is a way back.
    pub fn new(
        options: &[OptionView],
        manner: Manner,
        give: impl Fn(Choice, f64) + 'static,
        back: Option<Box<dyn Fn()>>,
    ) -> Rc<Self> {
        focus_first();
        let options: Vec<_> = options.iter().map(|option| (option.digit, option.choice)).collect();
        let known = |draft: &Draft| {
            draft.version == manner.version && options.iter().any(|(_, choice)| *choice == draft.choice)
        };
        let kept = session_drafts::kept(&manner.draft).filter(known);
        let shown_at = clock::ticks();
        Rc::new(Self {
            options,
            picked: RwSignal::new(kept.map(|kept| kept.choice).or(manner.before)),
            shown_at,
            since: shown_at - kept.map_or(0.0, |kept| f64::from(kept.spent_ms)),
            manner,
            given: Cell::new(false),
            wanted: RwSignal::new(None),
            missed: Cell::new(false),
            give: Box::new(give),
            back,
        })
    }

    /// What is chosen.
    pub const fn picked(&self) -> RwSignal<Option<Choice>> {
        self.picked
    }

    /// Chooses an option, as a click or a key does; the focus goes along.
    pub fn pick(&self, choice: Choice) {
        if self.given.get() {
            return;
        }
        if self.too_soon() {
            self.missed.set(self.picked.get_untracked() != Some(choice));
            return;
        }
        self.missed.set(false);
        self.picked.set(Some(choice));
        self.wanted.set(None);
        if let Some(at) = self.options.iter().position(|(_, known)| *known == choice) {
            focus_option(at);
        }
        if self.manner.lead_on {
            self.go_on();
        } else {
            self.keep_draft(choice);
        }
    }

    /// Keeps a choice that is not given yet, unless it is what was answered before.
    fn keep_draft(&self, choice: Choice) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast to u32 saturates"
        )]
        let spent_ms = (clock::ticks() - self.since) as u32;
        let draft = Draft { version: self.manner.version, choice, spent_ms };
        session_drafts::keep(&self.manner.draft, Some(draft).filter(|_| self.manner.before != Some(choice)));
    }

    /// Gives what is chosen; says so where nothing is.
    pub fn go_on(&self) {
        match self.picked.get_untracked() {
            None => self.wanted.set(Some(words::NOTHING_CHOSEN)),
            Some(_) if self.missed.replace(false) => self.wanted.set(Some(words::CAME_TOO_SOON)),
            Some(_) if self.given.replace(true) => {}
            Some(choice) => {
                session_drafts::keep(&self.manner.draft, None);
                (self.give)(choice, self.since);
            }
        }
    }

    /// A click on an option. A real double click goes on, too; one that a screen reader makes never does.
    pub fn clicked(&self, choice: Choice, event: &web_sys::UiEvent) {
        let again = event.detail() > 1 && self.picked.get_untracked() == Some(choice);
        if again && !self.too_soon() { self.go_on() } else { self.pick(choice) }
    }

    /// A key anywhere on the page of the question.
    pub fn key(&self, event: &KeyboardEvent) {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        if modified || event.is_composing() {
            return;
        }
        let board = Board {
            options: &self.options,
            picked: self.picked.get_untracked(),
            focus: focus_of(event),
            can_go_back: self.back.is_some(),
        };
        let Some(press) = board.press(Stroke { key: &event.key(), held: event.repeat() }) else { return };
        event.prevent_default();
        match press {
            Press::Pick(at) => {
                if let Some((_, choice)) = self.options.get(at) {
                    self.pick(*choice);
                }
            }
            Press::Move(at) => focus_option(at),
            Press::GoOn | Press::NothingChosen if self.too_soon() => {}
            Press::GoOn | Press::NothingChosen => self.go_on(),
            Press::Back => self.go_back(),
            Press::Held => {}
        }
    }

    /// Leads to what came before.
    pub fn go_back(&self) {
        if let Some(back) = &self.back {
            back();
        }
    }

    /// The button that gives what is chosen.
    fn button(self: &Rc<Self>, name: &'static str) -> El {
        let (asking, picked) = (self.clone(), self.picked);
        button(format!("{name} "), move || asking.go_on())
            .class("primary")
            .live_attr("aria-disabled", move || picked.get().is_none().to_string().into())
            .add(el("kbd").attr("aria-hidden", "true").add("Enter"))
    }

    /// What is said to somebody who wants to go on and has chosen nothing.
    pub fn hint(&self) -> El {
        let wanted = self.wanted;
        let said = move || wanted.get().map_or(Part::NOTHING, Part::from);
        el("p").class("ask-hint").attr("role", "status").add(live(said))
    }

    /// What is said while something is chosen that is not an answer yet.
    fn not_given(&self) -> Part {
        let (picked, before) = (self.picked, self.manner.before);
        live(move || match picked.get() {
            Some(choice) if Some(choice) != before => el("p").class("ask-open").add(words::NOT_GIVEN).into(),
            _ => Part::NOTHING,
        })
    }

    /// The button that gives what is chosen; nothing where a choice is given by itself.
    pub fn go_on_button(self: &Rc<Self>, name: &'static str) -> Part {
        if self.manner.lead_on && self.manner.before.is_none() {
            return Part::NOTHING;
        }
        many::<Part>([self.button(name).into(), self.not_given()])
    }

    fn too_soon(&self) -> bool {
        clock::ticks() - self.shown_at < TOO_SOON
    }
}

/// Where the keyboard is.
fn focus_of(event: &KeyboardEvent) -> Focus {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return Focus::Page;
    };
    let near = |selector: &str| target.closest(selector).ok().flatten();
    match near(".option") {
        Some(option) => {
            let before = std::iter::successors(option.previous_element_sibling(), |one| {
                one.previous_element_sibling()
            });
            Focus::Option(before.count())
        }
        None if near(CONTROLS).is_some() => Focus::Control,
        None if near(HEADING).is_some() => Focus::Heading,
        None => Focus::Page,
    }
}

/// Moves the focus to the option at this place.
fn focus_option(at: usize) {
    let options = document().query_selector_all(".option").ok();
    let option = options.and_then(|options| options.item(u32::try_from(at).ok()?));
    if let Some(option) = option.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        // A browser that refuses the focus leaves it where it is.
        let _ = option.focus();
    }
}

/// Moves the focus into a new question, so that keys work and a screen reader reads it, without a jump of the page: to what was
/// answered before, else to the heading, where a key that is pressed too late chooses nothing.
fn focus_first() {
    request_animation_frame(|| {
        let find = |selector: &str| document().query_selector(selector).ok().flatten();
        let place = find(".options [aria-checked='true']").or_else(|| find(HEADING));
        if let Some(place) = place.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            if !place.has_attribute("tabindex") {
                place.set_tab_index(-1);
            }
            let quietly = web_sys::FocusOptions::new();
            quietly.set_prevent_scroll(true);
            // A browser that refuses the focus still shows the question.
            let _ = place.focus_with_options(&quietly);
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
}
