//! What two pages or more draw. Parts know view models, never the state of the app.

pub mod answering;
pub mod band;
pub mod banner;
pub mod code;
pub mod common;
pub mod confirm;
pub mod double_click;
pub mod drawing;
pub mod el;
pub mod folder_field;
pub mod in_view;
pub mod later;
pub mod note_field;
pub mod options;
pub mod qr;
pub mod reach;
pub mod reveal;
pub mod timeline;
pub mod written;
