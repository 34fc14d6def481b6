//! The second store of pools: a cache of the browser, which it keeps apart from its databases.
//!
//! A cache holds answers to requests by their address. Nothing is ever asked for under these addresses, and no worker answers with
//! what stands there.

use cairn_core::keeping::pool_replication::CopyName;
use cairn_core::keeping::pool_replication::keys::name_key;
use js_sys::{Array, Promise, Reflect, decode_uri_component, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Request, Response};

use super::database::wait;
use super::deployment;
use super::scheduler::Scheduler;

const NAME: &str = "cairn-pools";
/// What opens the address of everything.
const ADDRESS: &str = "/cairn-pools/";
/// Browsers write one value after the other, some slowly.
const PATIENCE_MS: i32 = 30_000;
/// What opens the name of a copy that has everything, and of one that has not.
const WHOLE: &str = "1 whole ";
const BEGUN: &str = "1 begun ";

/// The cache, as it is now: whoever held on to one that was deleted would write into nothing.
pub struct Copy(Cache);

impl Copy {
    /// Opens it, or makes it. `Err` where the browser has none for this page.
    pub async fn open() -> Result<Self, JsValue> {
        // A page that is not from a safe place has no such thing at all.
        let caches: CacheStorage = Reflect::get(&js_sys::global(), &JsValue::from("caches"))?.dyn_into()?;
        let cache = done(&caches.open(&(deployment::names() + NAME))).await?;
        Ok(Self(cache.dyn_into()?))
    }

    /// Its name.
    pub async fn name(&self) -> Result<Option<CopyName>, JsValue> {
        let text = self.get_all(&[name_key()]).await?.pop().map(|(_, text)| text);
        let read = |text: String| {
            let (whole, name) =
                text.strip_prefix(WHOLE).map_or((false, text.strip_prefix(BEGUN)), |name| (true, Some(name)));
            Some(CopyName { name: name?.to_owned(), whole })
        };
        Ok(text.and_then(read))
    }

    /// Names it; `false` where it is to be called whole and what was begun under that name is gone.
    pub async fn call(&self, name: &CopyName) -> Result<bool, JsValue> {
        let known = self.name().await?;
        if name.whole && known.is_none_or(|known| known.name != name.name) {
            return Ok(false);
        }
        let opens = if name.whole { WHOLE } else { BEGUN };
        self.change(&[(name_key(), format!("{opens}{}", name.name))], &[]).await.map(|()| true)
    }

    /// The keys that open with `prefix`, in no order; not the name.
    pub async fn keys(&self, prefix: &str) -> Result<Vec<String>, JsValue> {
        let requests = Array::from(&done(&self.0.keys()).await?);
        let (mut keys, mut pace) = (Vec::new(), Scheduler::new());
        for request in requests.iter() {
            let request: Request = request.dyn_into()?;
            let url = request.url();
            let Some((_, key)) = url.split_once(ADDRESS) else { continue };
            let Ok(key) = decode_uri_component(key) else { continue };
            let key = String::from(key);
            if key.starts_with(prefix) && key != name_key() {
                keys.push(key);
            }
            pace.breathe().await;
        }
        Ok(keys)
    }

    /// These keys with their values; what is not there is left out.
    pub async fn get_all(&self, keys: &[String]) -> Result<Vec<(String, String)>, JsValue> {
        let asked: Array = keys.iter().map(|key| self.0.match_with_str(&address(key))).collect();
        let found = Array::from(&done(&Promise::all(&asked)).await?);
        let mut pairs = Vec::with_capacity(keys.len());
        for (key, found) in keys.iter().zip(found.iter()) {
            let Ok(response) = found.dyn_into::<Response>() else { continue };
            if let Some(text) = done(&response.text()?).await?.as_string() {
                pairs.push((key.clone(), text));
            }
        }
        Ok(pairs)
    }

    /// Puts these values, and removes those keys.
    pub async fn change(&self, puts: &[(String, String)], removes: &[String]) -> Result<(), JsValue> {
        let under_way = Array::new();
        for (key, value) in puts {
            let response = Response::new_with_opt_str(Some(value))?;
            under_way.push(&self.0.put_with_str(&address(key), &response));
        }
        for key in removes {
            under_way.push(&self.0.delete_with_str(&address(key)));
        }
        done(&Promise::all(&under_way)).await.map(drop)
    }
}

fn address(key: &str) -> String {
    format!("{ADDRESS}{}", String::from(encode_uri_component(key)))
}

/// What comes of it, or impatience.
async fn done(promise: &Promise) -> Result<JsValue, JsValue> {
    wait(promise.clone(), PATIENCE_MS).await?;
    JsFuture::from(promise.clone()).await
}
