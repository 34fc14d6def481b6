//! A database of the browser (`IndexedDB`): opened with patience that ends, read and written in transactions.

use std::rc::Rc;

use cairn_core::keeping::Transaction;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbVersionChangeEvent,
};

use super::deployment;

/// Some browsers never answer when they are over their limit; then the page goes on without a database.
pub const PATIENCE_MS: i32 = 2_000;
/// A write that is under way is late on a slow device, not refused; it is given up only when nobody would still wait.
const WRITE_PATIENCE_MS: i32 = 30_000;
/// The only store of each of our databases.
const STORE: &str = "records";
/// Sorts behind every character of our keys.
const BEHIND_ALL: char = '\u{ffff}';

/// What becomes of a database, or of opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// An older page in another tab holds it.
    Held,
    /// A newer page in another tab needs it.
    Outdated,
    /// The browser has taken it away, or somebody has deleted it.
    Closed,
}

/// An open database.
#[derive(Clone)]
pub struct Database {
    open: IdbDatabase,
    /// What its name opened with; `None` for one that all deployments share.
    names: Option<Rc<str>>,
}

impl Database {
    /// Opens this deployment's database of this name, or makes it; see [`Self::named`].
    pub async fn open(
        name: &str,
        version: u32,
        heard: impl Fn(Fate) + Copy + 'static,
    ) -> Result<Self, JsValue> {
        let names = deployment::names();
        let Self { open, .. } = Self::named(&format!("{names}{name}"), version, heard).await?;
        Ok(Self { open, names: Some(names.into()) })
    }

    /// Opens the database of this very name, or makes it. `heard` is called when an older page in another tab holds it, a newer
    /// one needs it, or the browser takes it away. Some browsers never answer: whoever calls has patience, or not.
    pub async fn named(
        name: &str,
        version: u32,
        heard: impl Fn(Fate) + Copy + 'static,
    ) -> Result<Self, JsValue> {
        let factory = Reflect::get(&js_sys::global(), &JsValue::from("indexedDB"))?;
        let factory: web_sys::IdbFactory = factory.dyn_into()?;
        let request: IdbOpenDbRequest = factory.open_with_u32(name, version)?;
        let made = request.clone();
        let make = Closure::once_into_js(move || {
            if let Ok(database) = made.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
                // A store that cannot be made fails the request, which is heard below.
                let _ = database.create_object_store(STORE);
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let held = Closure::once_into_js(move || heard(Fate::Held));
        request.set_onblocked(Some(held.unchecked_ref()));
        JsFuture::from(settled(&request)).await?;
        let database: IdbDatabase = request.result()?.dyn_into()?;
        let old = database.clone();
        let leave = Closure::once_into_js(move |event: IdbVersionChangeEvent| {
            old.close();
            // Without a new version it is deleted, and can be made anew.
            heard(if event.new_version().is_some() { Fate::Outdated } else { Fate::Closed });
        });
        database.set_onversionchange(Some(leave.unchecked_ref()));
        let closed = Closure::once_into_js(move || heard(Fate::Closed));
        database.set_onclose(Some(closed.unchecked_ref()));
        Ok(Self { open: database, names: None })
    }

    /// Lets go of it.
    pub fn close(&self) {
        self.open.close();
    }

    /// Begins a transaction of these changes at once; the promise ends when it is on the disk, or was refused.
    pub fn begin(&self, changes: &Transaction) -> Result<Promise, JsValue> {
        let (transaction, store) = self.store("readwrite")?;
        write(&store, changes)?;
        Ok(completed(&transaction))
    }

    /// Asks for every key; see [`keys_of`].
    pub fn ask_keys(&self) -> Result<IdbRequest, JsValue> {
        self.store("readonly")?.1.get_all_keys()
    }

    /// Keeps these values in one transaction, and others beside them; reads each back, and compares. What stands beside may be
    /// changed by another tab by then.
    pub async fn put(&self, pairs: &[(String, String)], beside: &[(String, String)]) -> Result<(), JsValue> {
        let (transaction, store) = self.store("readwrite")?;
        for (key, value) in pairs.iter().chain(beside) {
            store.put_with_key(&JsValue::from(value), &JsValue::from(key))?;
        }
        ended(&transaction).await?;
        self.read_back(pairs).await
    }

    /// Reads back what was just written, and compares.
    pub async fn read_back(&self, pairs: &[(String, String)]) -> Result<(), JsValue> {
        let keys: Vec<String> = pairs.iter().map(|(key, _)| key.clone()).collect();
        let kept = self.get_all(&keys).await?;
        let same = pairs.iter().zip(kept).all(|((_, value), kept)| kept.as_ref() == Some(value));
        if same { Ok(()) } else { Err(JsValue::from("read back otherwise")) }
    }

    /// The values under these keys, in one transaction; `None` where nothing stands.
    pub async fn get_all(&self, keys: &[String]) -> Result<Vec<Option<String>>, JsValue> {
        let (_, store) = self.store("readonly")?;
        let asked: Result<Vec<IdbRequest>, JsValue> =
            keys.iter().map(|key| store.get(&JsValue::from(key))).collect();
        let asked = asked?;
        // A transaction answers its requests in their order; on a busy device it answers late, which is no refusal.
        if let Some(last) = asked.last() {
            wait(settled(last), WRITE_PATIENCE_MS).await?;
        }
        asked.iter().map(|request| Ok(request.result()?.as_string())).collect()
    }

    /// Reads these values, and the keys that open with `listed` (none where that is empty), and changes what `act` says, in one
    /// transaction: what another tab has done meanwhile is what is read.
    pub async fn revise(
        &self,
        keys: &[String],
        listed: &str,
        act: impl FnOnce(Vec<Option<String>>, Vec<String>) -> Transaction + 'static,
    ) -> Result<(), JsValue> {
        match self.begin_to_revise(keys, listed, act)? {
            Some(end) => wait(end, WRITE_PATIENCE_MS).await,
            None => Ok(()),
        }
    }

    /// The same, begun at once; the promise ends when it is on the disk, or was refused. `None` where there is nothing to read.
    pub fn begin_to_revise(
        &self,
        keys: &[String],
        listed: &str,
        act: impl FnOnce(Vec<Option<String>>, Vec<String>) -> Transaction + 'static,
    ) -> Result<Option<Promise>, JsValue> {
        let (transaction, store) = self.store("readwrite")?;
        let mut asked = Vec::with_capacity(keys.len());
        for key in keys {
            asked.push(store.get(&JsValue::from(key))?);
        }
        let listed = match listed {
            "" => None,
            prefix => Some(store.get_all_keys_with_key(&behind(prefix, "")?)?),
        };
        // A transaction answers its requests in their order.
        let Some(last) = listed.as_ref().or(asked.last()).cloned() else { return Ok(None) };
        let change = Closure::once_into_js(move || {
            let values =
                asked.iter().map(|one| one.result().ok().and_then(|value| value.as_string())).collect();
            let listed = listed.as_ref().and_then(|asked| keys_of(asked).ok()).unwrap_or_default();
            if let Err(refused) = write(&store, &act(values, listed)) {
                // Thrown again, it ends the transaction without effect, which is heard below.
                wasm_bindgen::throw_val(refused);
            }
        });
        last.set_onsuccess(Some(change.unchecked_ref()));
        Ok(Some(completed(&transaction)))
    }

    /// One value.
    pub async fn get(&self, key: &str) -> Result<Option<String>, JsValue> {
        let (_, store) = self.store("readonly")?;
        Ok(answer(&store.get(&JsValue::from(key))?).await?.as_string())
    }

    /// Keys that open with `prefix`, behind `after`, and their values; at most so many.
    pub async fn range(
        &self,
        prefix: &str,
        after: &str,
        most: u32,
    ) -> Result<Vec<(String, String)>, JsValue> {
        let (_, store) = self.store("readonly")?;
        let range = behind(prefix, after)?;
        let keys = store.get_all_keys_with_key_and_limit(&range, most)?;
        let values = store.get_all_with_key_and_limit(&range, most)?;
        let (keys, values) = (Array::from(&answer(&keys).await?), Array::from(&answer(&values).await?));
        if keys.length() > 0 {
            // An older version may have kept them, without a claim.
            deployment::hold();
        }
        let pairs = keys.iter().zip(values.iter());
        Ok(pairs.filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect())
    }

    /// How many keys open with `prefix`.
    pub async fn count(&self, prefix: &str) -> Result<usize, JsValue> {
        let (_, store) = self.store("readonly")?;
        let found = answer(&store.count_with_key(&behind(prefix, "")?)?).await?.as_f64().unwrap_or(0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
        Ok(found as usize)
    }

    /// The keys that open with `prefix`.
    pub async fn keys(&self, prefix: &str) -> Result<Vec<String>, JsValue> {
        let (_, store) = self.store("readonly")?;
        let asked = store.get_all_keys_with_key(&behind(prefix, "")?)?;
        // Of ten thousand candidates it takes a while.
        wait(settled(&asked), WRITE_PATIENCE_MS).await?;
        keys_of(&asked)
    }

    /// Makes these changes, and removes all that open with one of the prefixes, in one transaction.
    pub async fn remove(&self, changes: &Transaction, prefixes: &[String]) -> Result<(), JsValue> {
        let (transaction, store) = self.store("readwrite")?;
        for prefix in prefixes {
            store.delete(&behind(prefix, "")?)?;
        }
        write(&store, changes)?;
        ended(&transaction).await
    }

    /// Two deployments that begin at the same moment both take the plain names, until one of them has kept something: then they
    /// are that one's, and the other opens its own.
    fn still_ours(&self, mode: &str) -> Result<(), JsValue> {
        let Some(names) = &self.names else { return Ok(()) };
        if mode == "readwrite" {
            deployment::hold();
        }
        if **names == *deployment::names() {
            return Ok(());
        }
        self.open.close();
        if let (Some(window), Some(closed)) = (web_sys::window(), self.open.onclose()) {
            self.open.set_onclose(None);
            // Not at once: whoever asks for the store is in the middle of something.
            let _ = window.set_timeout_with_callback(&closed);
        }
        Err(JsValue::from("it is of another deployment"))
    }

    /// The store within a new transaction, whose end means that everything is on the disk.
    fn store(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        self.still_ours(mode)?;
        let begin: Function = Reflect::get(&self.open, &JsValue::from("transaction"))?.dyn_into()?;
        let options = Object::new();
        Reflect::set(&options, &JsValue::from("durability"), &JsValue::from("strict"))?;
        let transaction = begin.call3(&self.open, &JsValue::from(STORE), &JsValue::from(mode), &options)?;
        let transaction: IdbTransaction = transaction.dyn_into()?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }
}

fn write(store: &IdbObjectStore, changes: &Transaction) -> Result<(), JsValue> {
    for (key, value) in &changes.puts {
        store.put_with_key(&JsValue::from(value), &JsValue::from(key))?;
    }
    for key in &changes.removes {
        store.delete(&JsValue::from(key))?;
    }
    Ok(())
}

fn behind(prefix: &str, after: &str) -> Result<JsValue, JsValue> {
    let from = if after.is_empty() { prefix } else { after };
    let to = format!("{prefix}{BEHIND_ALL}");
    let open = !after.is_empty();
    IdbKeyRange::bound_with_lower_open(&JsValue::from(from), &JsValue::from(to), open).map(JsValue::from)
}

/// What was found once [`Database::ask_keys`] has ended; in the browser's order.
pub fn keys_of(asked: &IdbRequest) -> Result<Vec<String>, JsValue> {
    Ok(Array::from(&asked.result()?).iter().filter_map(|key| key.as_string()).collect())
}

/// Lets time pass.
pub async fn pause(ms: i32) {
    let never = Promise::new(&mut |_, _| {});
    // It ends by impatience.
    let _ = wait(never, ms).await;
}

/// The end of a request.
pub fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// The end of a transaction.
fn completed(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    })
}

/// The result of a request, or an error, or impatience.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    wait(settled(request), PATIENCE_MS).await?;
    request.result()
}

/// The end of a transaction, or impatience.
async fn ended(transaction: &IdbTransaction) -> Result<(), JsValue> {
    wait(completed(transaction), WRITE_PATIENCE_MS).await
}

/// The end of it, or impatience.
pub async fn wait(settled: Promise, patience_ms: i32) -> Result<(), JsValue> {
    let late = Promise::new(&mut |_, reject| {
        if let Some(window) = web_sys::window() {
            // Without a timer there is no impatience.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, patience_ms);
        }
    });
    JsFuture::from(Promise::race(&Array::of2(&settled, &late))).await.map(drop)
}
