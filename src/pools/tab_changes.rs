//! What other tabs have told.

use std::collections::VecDeque;

use crate::store::broadcast::Change;

/// What was heard and is not taken up yet.
#[derive(Default)]
pub(super) struct Heard {
    pub(super) waiting: VecDeque<Change>,
    pub(super) busy: bool,
}
