//! Journeys through the built app: what a person does in a real browser, and what must follow.
//!
//! Everything here stops a journey at the first thing that is not as it should be, and says what that is; there is
//! no error to handle for the one who writes a journey.
#![expect(clippy::missing_panics_doc, reason = "a journey stops by a panic, everywhere")]

pub mod axe;
pub mod crowd;
pub mod desk;
pub mod devtools;
pub mod driver;
pub mod journey;
pub mod kept_pools;
pub mod keys;
pub mod person;
pub mod profile;
pub mod screen;
pub mod server;
mod stage;
pub mod stored;
pub mod tour;
mod visitor;
pub mod wait;

pub use driver::Engine;
pub use journey::{Given, journey, journey_given};
pub use kept_pools::kept_pools;
pub use screen::Screen;
pub use wait::wait_for;
