//! A point of the curve of one answer.

/// ln P of one category and its first and second derivative by theta.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    pub(crate) ln_p: f64,
    pub(crate) slope: f64,
    pub(crate) bend: f64,
}
