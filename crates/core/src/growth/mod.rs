//! Where the path can lead: growth roles, surveyed occupations beside them, and the steps to take first.

mod fit;
mod likeness;
mod steps;
pub mod view;

pub use fit::{Fit, role_fit};
pub use likeness::{Likeness, LikenessVerdict, likeness};
pub use steps::{StepsView, WalkerBecause, steps_view};
