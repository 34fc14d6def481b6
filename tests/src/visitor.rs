//! Who comes along on the tour: the check of every screen, or a camera.

use crate::screen::Screen;

/// What is done at a stop.
pub trait Visitor {
    /// The page stands still, in the state that `name` says.
    fn at(&mut self, screen: &Screen, name: &str) -> impl Future<Output = ()>;
}
