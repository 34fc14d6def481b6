//! The right to start the second program.

/// The right to start the second program in the place of this one. There is one, so that it never starts twice, however many
/// pages have asked for it.
#[derive(Debug)]
pub struct StartOnce(());

impl StartOnce {
    /// The one of this program.
    pub const fn new() -> Self {
        Self(())
    }
}
