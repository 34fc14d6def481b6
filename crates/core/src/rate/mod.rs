//! Somebody rates another person: what to ask next, and what the page shows. The answers are a
//! [`RatingFile`](crate::record::file::RatingFile), which the rater saves and sends.

pub mod view;
