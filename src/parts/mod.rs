//! What two pages or more draw. Parts know view models, never the state of the app.

pub mod band;
pub mod banner;
pub mod cairn;
pub mod mark;
pub mod options;
pub mod radar;
