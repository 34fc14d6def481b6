//! A second copy of every record, in `IndexedDB`, written so that it is on the disk when the write ends.
//!
//! Chromium may write local storage up to a minute late, and a browser may give up one of the two and keep the other.
//! The first copy is local storage. A write that fails here is made good at the next start, when both are compared;
//! whether there is a second copy at all is said (see [`Copies`]).

use std::cell::{Cell, RefCell};

use cairn_core::record::keys_in_order;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const NAME: &str = "cairn";
const STORE: &str = "records";
/// Version of the database's shape. A page of an older one closes it when this one comes.
const VERSION: u32 = 2;
/// Some browsers never answer when they are over their limit; then the page goes on without a second copy.
const PATIENCE_MS: i32 = 2_000;

/// How the second copy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copies {
    /// It has not been asked yet.
    Waiting,
    /// Every record is kept twice.
    Two,
    /// The browser has none to give: every record is kept once.
    One,
    /// As before, and the person has read it.
    OneKnown,
    /// An older page in another tab holds it.
    Held,
    /// A newer page in another tab needed it, so this one has let go.
    Outdated,
}

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    /// Whether an older page in another tab does not let go.
    static HELD: Cell<bool> = const { Cell::new(false) };
    /// Whether everything was deleted before the database was there to hear of it.
    static CLEAR_FIRST: Cell<bool> = const { Cell::new(false) };
}

/// Opens the database; says how that stands, at once and whenever it changes. `false` where there is none to be had.
pub async fn open(say: impl Fn(Copies) + Copy + 'static) -> bool {
    let opened = connect(say).await.ok();
    let there = opened.is_some();
    OPEN.with_borrow_mut(|open| *open = opened);
    say(if there { Copies::Two } else { Copies::One });
    if CLEAR_FIRST.take() {
        clear();
    }
    there
}

async fn connect(say: impl Fn(Copies) + Copy + 'static) -> Result<IdbDatabase, JsValue> {
    let factory = Reflect::get(&js_sys::global(), &JsValue::from("indexedDB"))?;
    let factory: web_sys::IdbFactory = factory.dyn_into()?;
    let request: IdbOpenDbRequest = factory.open_with_u32(NAME, VERSION)?;
    let made = request.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(database) = made.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            // It is there already where an older page has made it.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let held = Closure::once_into_js(move || {
        HELD.set(true);
        say(Copies::Held);
    });
    request.set_onblocked(Some(held.unchecked_ref()));
    let settled = settled(&request);
    if let Err(error) = in_time(&settled).await {
        if !HELD.get() {
            return Err(error);
        }
        // The person closes the other tab when they have read that they should.
        JsFuture::from(settled).await?;
    }
    let database: IdbDatabase = request.result()?.dyn_into()?;
    // A newer version in another tab must not have to wait for this one.
    let old = database.clone();
    let close = Closure::once_into_js(move || {
        old.close();
        OPEN.with_borrow_mut(Option::take);
        say(Copies::Outdated);
    });
    database.set_onversionchange(Some(close.unchecked_ref()));
    Ok(database)
}

/// The end of a request.
fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// The end of it, or impatience.
async fn in_time(promise: &Promise) -> Result<JsValue, JsValue> {
    let late = Promise::new(&mut |_, reject| {
        if let Some(window) = web_sys::window() {
            // Without a timer there is no impatience.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
        }
    });
    JsFuture::from(Promise::race(&Array::of2(promise, &late))).await
}

async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    in_time(&settled(request)).await?;
    request.result()
}

/// The store within a new transaction, whose end means that everything is on the disk.
fn store(mode: &str) -> Result<IdbObjectStore, JsValue> {
    let database = OPEN.with_borrow(Clone::clone).ok_or(JsValue::NULL)?;
    let begin: Function = Reflect::get(&database, &JsValue::from("transaction"))?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &JsValue::from("durability"), &JsValue::from("strict"))?;
    let transaction = begin.call3(&database, &JsValue::from(STORE), &JsValue::from(mode), &options)?;
    transaction.dyn_into::<IdbTransaction>()?.object_store(STORE)
}

/// Keeps a value.
pub fn put(key: &str, value: &str) {
    drop(store("readwrite").and_then(|store| store.put_with_key(&JsValue::from(value), &JsValue::from(key))));
}

/// Removes a value that the person wants gone.
pub fn remove(key: &str) {
    drop(store("readwrite").and_then(|store| store.delete(&JsValue::from(key))));
}

/// Removes everything.
pub fn clear() {
    let cleared = store("readwrite").and_then(|store| store.clear());
    CLEAR_FIRST.set(cleared.is_err());
}

/// Keeps a value in the place of others: all of it is done, or nothing. Ends when it is on the disk, or was refused.
pub async fn replace(key: &str, value: &str, others: &[String]) {
    let done = async {
        let store = store("readwrite")?;
        store.put_with_key(&JsValue::from(value), &JsValue::from(key))?;
        for other in others {
            store.delete(&JsValue::from(other))?;
        }
        let transaction = store.transaction();
        let ended = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        in_time(&ended).await
    };
    // What is refused here leaves the records here, and the next start compares both copies.
    drop(done.await);
}

/// Every key, in order.
pub async fn keys() -> Vec<String> {
    let read = async { answer(&store("readonly")?.get_all_keys()?).await };
    let keys = read.await.map(|keys| Array::from(&keys)).unwrap_or_default();
    keys_in_order(keys.iter().filter_map(|key| key.as_string()).collect())
}

/// These keys with their values; what is not there is left out.
pub async fn get(keys: &[String]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for key in keys {
        let read = async { answer(&store("readonly")?.get(&JsValue::from(key))?).await };
        let value = read.await.ok().and_then(|value| value.as_string());
        pairs.extend(value.map(|value| (key.clone(), value)));
    }
    pairs
}
