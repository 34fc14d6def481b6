//! The second store: a copy of every record in `IndexedDB`, written so that it is on the disk when the write ends.
//!
//! Chromium may write local storage up to a minute late, and a browser may give up one of the two and keep the other. What is
//! written when, and what follows, is `cairn_core::keeping`'s to say; here it is done, and told what came of it.

use std::cell::RefCell;

use cairn_core::keeping::{KeepingEvent, Ticket, Transaction};
use cairn_core::record::keys_in_order;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbRequest;

use super::database::{Database, Fate, PATIENCE_MS, keys_of, pause, settled, wait};
use super::{deployment, local_storage};

pub const NAME: &str = "cairn";
/// Version of the database's shape. A page of an older one closes it when this one comes.
pub const VERSION: u32 = 2;
/// A browser that is just clearing what a site keeps refuses to open anything: by then it is done.
const CLEARING_MS: i32 = 500;
/// A transaction that has not ended by then is taken for refused, and everything is compared anew.
const WRITE_PATIENCE_MS: i32 = 10_000;

thread_local! {
    /// The ticket of the newest opening, and what it has opened.
    static OPEN: RefCell<(Ticket, Option<Database>)> = const { RefCell::new((0, None)) };
}

/// Opens it, whatever was open before; `tell` hears what comes of it, now and later.
pub fn open(ticket: Ticket, tell: impl Fn(KeepingEvent) + Copy + 'static) {
    if let (_, Some(old)) = OPEN.replace((ticket, None)) {
        old.close();
    }
    let newest = move || OPEN.with_borrow(|open| open.0 == ticket);
    let heard = move |fate| {
        if newest() {
            tell(match fate {
                Fate::Held => KeepingEvent::Held,
                Fate::Outdated => KeepingEvent::Outdated,
                Fate::Closed => KeepingEvent::Closed,
            });
        }
    };
    spawn_local(async move {
        let mut opened = Database::open(NAME, VERSION, heard).await;
        if opened.is_err() && newest() {
            pause(CLEARING_MS).await;
            opened = Database::open(NAME, VERSION, heard).await;
        }
        let there = opened.is_ok();
        if let Ok(database) = opened {
            if !newest() {
                return database.close();
            }
            OPEN.with_borrow_mut(|open| open.1 = Some(database));
        }
        tell(if there { KeepingEvent::Opened(ticket) } else { KeepingEvent::NotOpened(ticket) });
    });
    // Some browsers never answer, or somebody closes the tab that holds it much later: it is taken then, too.
    let impatient = Closure::once_into_js(move || {
        if newest() && database().is_none() {
            tell(KeepingEvent::NotOpened(ticket));
        }
    });
    if let Some(window) = web_sys::window() {
        // Without a timer there is no impatience.
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(impatient.unchecked_ref(), PATIENCE_MS);
    }
}

fn database() -> Option<Database> {
    OPEN.with_borrow(|open| open.1.clone())
}

/// What it is asked, begun already: the page may be gone the next moment.
pub struct Asked {
    ticket: Ticket,
    /// The end of it; `None` where it could not be begun.
    end: Option<Promise>,
    what: What,
}

enum What {
    Change,
    Keys(Option<IdbRequest>),
}

impl Asked {
    /// To change.
    pub fn change(ticket: Ticket, transaction: &Transaction) -> Self {
        let end = database().and_then(|open| open.begin(transaction).ok());
        Self { ticket, end, what: What::Change }
    }

    /// To change, and to remove those of the keys that local storage does not have at the moment when the transaction runs: while
    /// it does, no other tab's transaction changes anything.
    pub fn follow(ticket: Ticket, mut transaction: Transaction, unless_kept: Vec<String>) -> Self {
        let Some(one) = unless_kept.first().cloned() else { return Self::change(ticket, &transaction) };
        // Something has to be read, so that the browser says when it runs.
        let end = database().and_then(|open| {
            let act = move |_, _| {
                let kept = local_storage::get(&unless_kept);
                let lacks = |key: &String| !kept.iter().any(|(there, _)| there == key);
                transaction.removes.extend(unless_kept.into_iter().filter(lacks));
                transaction
            };
            open.begin_to_revise(&[one], "", act).ok().flatten()
        });
        Self { ticket, end, what: What::Change }
    }

    /// For its keys.
    pub fn list(ticket: Ticket) -> Self {
        let keys = database().and_then(|open| open.ask_keys().ok());
        Self { ticket, end: keys.as_ref().map(settled), what: What::Keys(keys) }
    }

    fn answer(self, ok: bool) -> KeepingEvent {
        let ticket = self.ticket;
        match self.what {
            What::Change => KeepingEvent::Ended { ticket, ok },
            What::Keys(keys) => {
                let keys = keys.filter(|_| ok).and_then(|keys| keys_of(&keys).ok());
                if keys.as_ref().is_some_and(|keys| !keys.is_empty()) {
                    // An older version may have kept them, without a claim.
                    deployment::hold();
                }
                KeepingEvent::Listed { ticket, keys: keys.map(keys_in_order) }
            }
        }
    }
}

/// Waits for the end of it.
pub fn ask(asked: Asked, tell: impl Fn(KeepingEvent) + 'static) {
    spawn_local(async move {
        let patience_ms = match asked.what {
            What::Change => WRITE_PATIENCE_MS,
            What::Keys(_) => PATIENCE_MS,
        };
        let ok = match &asked.end {
            Some(end) => wait(end.clone(), patience_ms).await.is_ok(),
            None => false,
        };
        tell(asked.answer(ok));
    });
}

/// Reads values; what is not there is left out.
pub fn read(ticket: Ticket, keys: Vec<String>, tell: impl Fn(KeepingEvent) + 'static) {
    spawn_local(async move {
        let values = match database() {
            Some(open) => open.get_all(&keys).await.ok(),
            None => None,
        };
        let pairs = values.map(|values| {
            keys.into_iter().zip(values).filter_map(|(key, value)| Some((key, value?))).collect()
        });
        tell(KeepingEvent::Read { ticket, pairs });
    });
}
