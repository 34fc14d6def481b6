//! Long work in slices, so that the page answers in between.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::clock;

/// Of many things read one after the other so many are shown as they come, so that something shows at once.
pub const FIRST: usize = 10;
/// How often the page is drawn anew for those behind the first ones, in milliseconds.
pub const DRAW_MS: f64 = 150.0;
/// Longest slice, in milliseconds: half of a frame, so that the frame itself has room.
const SLICE_MS: f64 = 8.0;

/// Long work under way.
pub struct Scheduler {
    since: f64,
}

impl Scheduler {
    /// Begins a slice.
    pub fn new() -> Self {
        Self { since: clock::ticks() }
    }

    /// Lets the page answer if the slice has been long enough.
    pub async fn breathe(&mut self) {
        if clock::ticks() - self.since >= SLICE_MS {
            self.rest().await;
        }
    }

    /// Lets the page answer, and begins a new slice.
    pub async fn rest(&mut self) {
        next_task().await;
        self.since = clock::ticks();
    }
}

/// Waits for the browser's next task. A message comes at once, where a timer would come four milliseconds later.
async fn next_task() {
    let message = Promise::new(&mut |resolve, _| {
        let Ok(channel) = web_sys::MessageChannel::new() else {
            drop(resolve.call0(&JsValue::UNDEFINED));
            return;
        };
        channel.port1().set_onmessage(Some(resolve.unchecked_ref()));
        // A message that cannot be sent would leave the work waiting for ever.
        if channel.port2().post_message(&JsValue::NULL).is_err() {
            drop(resolve.call0(&JsValue::UNDEFINED));
        }
    });
    // A promise that only resolves does not fail.
    let _ = JsFuture::from(message).await;
}
