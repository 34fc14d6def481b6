//! Calibration recovers what is true, finds what was planted, and agrees with another package.
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a failing unwrap is a failing test; counts are small"
)]

mod girth;
mod parts;
mod planted;
mod truth;
mod world;
