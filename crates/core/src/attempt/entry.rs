//! One entry of the log: what happened, when, and which tab wrote it.

use super::facts::Fact;
use super::writer::Writer;
use crate::{ItemId, Level};

/// A point of the wall clock in milliseconds since 1970, as the device gave it. Never used for order: clocks jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millis(pub i64);

/// One thing that a person did; never changed afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Position in the log; two tabs may use the same one, then the writer decides.
    pub seq: u32,
    /// The tab that wrote it.
    pub writer: Writer,
    /// When.
    pub at: Millis,
    /// Content version under which it happened.
    pub content: String,
    /// Rules version under which it happened.
    pub rules: u16,
    /// What happened.
    pub event: Event,
}

/// What can happen in an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The attempt began.
    Begin,
    /// A rating or a question was answered.
    Answer {
        /// What was answered.
        item: ItemId,
        /// The version of its text.
        version: u16,
        /// What was picked.
        choice: Choice,
        /// Time it was in view, without the time the page was hidden; `None` where it was not measured.
        took_ms: Option<u32>,
    },
    /// Something about the person.
    Fact(Fact),
    /// The person asked for the result.
    Finish,
    /// The person was shown the best answers to what they had answered so far.
    Review,
}

/// What a person picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A level, in a self-rating.
    Level(Level),
    /// An option of a question, by its place in the content, whatever order was shown.
    Option(u8),
    /// "I don't know".
    DontKnow,
}
