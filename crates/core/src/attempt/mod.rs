//! What a person did: an append-only log of answers and facts, and what to ask next.
//!
//! The log is the truth. Nothing in it is changed or removed; going back and answering again adds an entry. What
//! counts, what comes next and what it all means is computed from it, so a better engine improves old results.

mod again;
mod already_seen;
mod answer_times;
mod answered;
mod code_block;
mod draft;
mod entry;
mod extend;
mod facts;
mod grown;
mod keyboard;
mod log;
mod mode;
mod next;
mod progress;
mod same_items;
mod shuffle;
mod stopping;
pub mod view;
mod writer;

pub use again::answered_too_fast;
pub use already_seen::seen_before;
pub use answered::Answered;
pub use code_block::{CodeFit, CodeLine, CodeView, code_view};
pub use draft::Draft;
pub use entry::{Choice, Entry, Event, Millis};
pub use extend::{carried_ratings, grown_from, latest_ratings, minutes_of_grown};
pub use facts::{Degree, Fact, Facts, Field, Involvement, MAX_EVIDENCE, Track};
pub use grown::{Separate, goes_on_in, in_order, separate, separate_new, to_open, worked_on_last};
pub use keyboard::{Board, Focus, Press, Stroke};
pub use log::{Attempt, Given, RULES};
pub use mode::Mode;
pub use next::{NextStep, StopReason, next, open_rating};
pub use progress::{Progress, Promise, progress, reading_seconds};
pub(crate) use same_items::places;
pub use shuffle::{Seed, display_order, variant_of};
pub use writer::Writer;
