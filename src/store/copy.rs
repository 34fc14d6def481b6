//! A second copy of every record, in `IndexedDB`, written so that it is on the disk when the write ends.
//!
//! Chromium may write local storage up to a minute late, and a browser may give up one of the two and keep the other.
//! Whatever fails here fails silently: the first copy is local storage, and the page says how that stands.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const NAME: &str = "cairn";
const STORE: &str = "records";
/// Some browsers never answer when they are over their limit; then the page goes on without a second copy.
const PATIENCE_MS: i32 = 2_000;

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    /// Whether everything was deleted before the database was there to hear of it.
    static CLEAR_FIRST: Cell<bool> = const { Cell::new(false) };
}

/// Opens the database. `false` where there is none to be had.
pub async fn open() -> bool {
    let opened = connect().await.ok();
    let there = opened.is_some();
    OPEN.with_borrow_mut(|open| *open = opened);
    if CLEAR_FIRST.take() {
        clear();
    }
    there
}

async fn connect() -> Result<IdbDatabase, JsValue> {
    let factory = Reflect::get(&js_sys::global(), &JsValue::from("indexedDB"))?;
    let factory: web_sys::IdbFactory = factory.dyn_into()?;
    let request: IdbOpenDbRequest = factory.open(NAME)?;
    let made = request.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(database) = made.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            // A store that cannot be made fails the request, which is heard below.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let database: IdbDatabase = answer(&request).await?.dyn_into()?;
    // A newer version in another tab must not have to wait for this one.
    let old = database.clone();
    let close = Closure::once_into_js(move || {
        old.close();
        OPEN.with_borrow_mut(Option::take);
    });
    database.set_onversionchange(Some(close.unchecked_ref()));
    Ok(database)
}

/// The result of a request, or an error, or impatience.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let late = Promise::new(&mut |_, reject| {
        if let Some(window) = web_sys::window() {
            // Without a timer there is no impatience.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
        }
    });
    JsFuture::from(Promise::race(&Array::of2(&settled, &late))).await?;
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

/// Every key and value.
pub async fn all() -> Vec<(String, String)> {
    let read = async {
        let store = store("readonly")?;
        let (keys, values) = (store.get_all_keys()?, store.get_all()?);
        Ok::<_, JsValue>((Array::from(&answer(&keys).await?), Array::from(&answer(&values).await?)))
    };
    let Ok((keys, values)) = read.await else { return Vec::new() };
    keys.iter()
        .zip(values.iter())
        .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
        .collect()
}
