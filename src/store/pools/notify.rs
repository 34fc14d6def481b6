//! What has changed, told to the other tabs and to the pages of this one.

use std::cell::RefCell;
use std::rc::Rc;

use super::place::NAME;
use crate::store::broadcast::{Broadcast, Change};

type Hears = Rc<RefCell<dyn FnMut(Vec<Change>)>>;

thread_local! {
    static BROADCAST: Broadcast = Broadcast::new(NAME);
    static HEARS: RefCell<Option<Hears>> = const { RefCell::new(None) };
}

/// Hears what other tabs have changed, and what the copy has brought back.
pub fn hear(heard: impl FnMut(Vec<Change>) + 'static) {
    let heard: Hears = Rc::new(RefCell::new(heard));
    HEARS.set(Some(Rc::clone(&heard)));
    BROADCAST.with(|bell| bell.hear(move |changes| (heard.borrow_mut())(changes)));
}

/// Tells the other tabs.
pub(super) fn tell(changes: impl Iterator<Item = Change>) {
    BROADCAST.with(|bell| bell.ring(changes));
}

/// Tells this tab's own pages, too.
pub(super) fn tell_all(changes: Vec<Change>) {
    tell(changes.iter().cloned());
    if let Some(heard) = HEARS.with_borrow(Clone::clone) {
        (heard.borrow_mut())(changes);
    }
}
