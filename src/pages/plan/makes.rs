//! What a draft becomes.

/// What becomes of the plan that is followed, when a draft is made the person's own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Makes {
    /// None is followed.
    Another,
    /// It is closed.
    Instead,
}
