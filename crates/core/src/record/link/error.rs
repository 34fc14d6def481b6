//! Why a link is not read.

/// Why a link is not read. Nothing of it is taken then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// There is no profile in it.
    Missing,
    /// A mail gateway has put an address of its own in its place, and keeps it on its server.
    Kept,
    /// It is longer than a profile can be.
    TooLong,
    /// It ends too early, and what is there makes sense.
    Incomplete,
    /// Something in it was changed on the way.
    Damaged,
    /// It is of a newer version.
    Newer(u8),
}
