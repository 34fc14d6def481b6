//! What is done after a pause, and at once when the page goes, or the part that asked for it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::el::El;

/// How long somebody must have stopped typing before what they wrote is kept.
pub const PAUSE: Duration = Duration::from_millis(1200);

/// Does something with the last of what it is told.
pub struct Later<T: 'static>(Rc<Inner<T>>);

struct Inner<T: 'static> {
    /// `None` where it waits until it is asked for, or the page goes.
    pause: Option<Duration>,
    act: Box<dyn Fn(T)>,
    /// Outlives the part, which may go while something is under way.
    waiting: RefCell<(Option<T>, Option<TimeoutHandle>)>,
}

impl<T> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: 'static> Later<T> {
    /// To be made where the part is made, with which it ends.
    pub fn new(pause: Option<Duration>, act: impl Fn(T) + 'static) -> Self {
        let later = Self(Rc::new(Inner { pause, act: Box::new(act), waiting: RefCell::default() }));
        for event in ["pagehide", "visibilitychange"] {
            let here = later.clone();
            let listener = window_event_listener_untyped(event, move |_| here.now());
            on_cleanup(move || listener.remove());
        }
        let gone = StoredValue::new_local(later.clone());
        on_cleanup(move || {
            if let Some(later) = gone.try_get_value() {
                later.now();
            }
        });
        later
    }

    /// In a while; the pause begins anew.
    pub fn tell(&self, what: T) {
        let here = self.clone();
        let pause = self.0.pause.and_then(|pause| set_timeout_with_handle(move || here.now(), pause).ok());
        if let (_, Some(before)) = self.0.waiting.replace((Some(what), pause)) {
            before.clear();
        }
    }

    /// At once, where something waits.
    pub fn now(&self) {
        let (waiting, pause) = self.0.waiting.take();
        if let Some(pause) = pause {
            pause.clear();
        }
        if let Some(what) = waiting {
            (self.0.act)(what);
        }
    }
}

impl Later<String> {
    /// A field whose text is handed on as it is typed, and at once on leaving it.
    pub fn typed_into(self, field: El) -> El {
        let left = self.clone();
        field
            .on("input", move |event: web_sys::Event| self.tell(event_target_value(&event)))
            .on("change", move |_| left.now())
    }
}
