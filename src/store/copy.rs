//! The second store: a copy of every record in `IndexedDB`, written so that it is on the disk when the write ends.
//!
//! Chromium may write local storage up to a minute late, and a browser may give up one of the two and keep the other. What is
//! written when, and what follows, is `cairn_core::keeping`'s to say; here it is done, and told what came of it.

use std::cell::RefCell;

use cairn_core::keeping::{Event, Ticket, Transaction};
use cairn_core::record::keys_in_order;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::database::{Database, Fate, PATIENCE_MS, wait};

const NAME: &str = "cairn";
/// Version of the database's shape. A page of an older one closes it when this one comes.
const VERSION: u32 = 2;
/// A transaction that has not ended by then is taken for refused, and everything is compared anew.
const WRITE_PATIENCE_MS: i32 = 10_000;

thread_local! {
    /// The ticket of the newest opening, and what it has opened.
    static OPEN: RefCell<(Ticket, Option<Database>)> = const { RefCell::new((0, None)) };
}

/// Opens it, whatever was open before; `tell` hears what comes of it, now and later.
pub fn open(ticket: Ticket, tell: impl Fn(Event) + Copy + 'static) {
    if let (_, Some(old)) = OPEN.replace((ticket, None)) {
        old.close();
    }
    let newest = move || OPEN.with_borrow(|open| open.0 == ticket);
    let heard = move |fate| {
        if newest() {
            tell(match fate {
                Fate::Held => Event::Held,
                Fate::Outdated => Event::Outdated,
                Fate::Closed => Event::Closed,
            });
        }
    };
    let opening = future_to_promise(async move {
        let database = Database::open(NAME, VERSION, heard).await?;
        if newest() {
            OPEN.with_borrow_mut(|open| open.1 = Some(database));
        } else {
            database.close();
        }
        Ok(JsValue::UNDEFINED)
    });
    spawn_local(async move {
        let there = wait(opening.clone(), PATIENCE_MS).await.is_ok();
        if there {
            return tell(Event::Opened(ticket));
        }
        tell(Event::NotOpened(ticket));
        // Somebody closes the tab that holds it, or the browser answers late.
        if JsFuture::from(opening).await.is_ok() {
            tell(Event::Opened(ticket));
        }
    });
}

fn database() -> Option<Database> {
    OPEN.with_borrow(|open| open.1.clone())
}

/// Changes it; the transaction is begun at once, for the page may be gone the next moment.
pub fn change(ticket: Ticket, transaction: &Transaction, tell: impl Fn(Event) + 'static) {
    let begun = database().and_then(|open| open.begin(&transaction.puts, &transaction.removes).ok());
    spawn_local(async move {
        let ok = match begun {
            Some(ended) => wait(ended, WRITE_PATIENCE_MS).await.is_ok(),
            None => false,
        };
        tell(Event::Ended { ticket, ok });
    });
}

/// Lists its keys.
pub fn list(ticket: Ticket, tell: impl Fn(Event) + 'static) {
    spawn_local(async move {
        let keys = match database() {
            Some(open) => open.keys().await.ok().map(keys_in_order),
            None => None,
        };
        tell(Event::Listed { ticket, keys });
    });
}

/// Reads values; what is not there is left out.
pub fn read(ticket: Ticket, keys: Vec<String>, tell: impl Fn(Event) + 'static) {
    spawn_local(async move {
        let values = match database() {
            Some(open) => open.get_all(&keys).await.ok(),
            None => None,
        };
        let pairs = values.map(|values| {
            keys.into_iter().zip(values).filter_map(|(key, value)| Some((key, value?))).collect()
        });
        tell(Event::Read { ticket, pairs });
    });
}
