//! The second program: fetched, and started in the place of the first one, by `public/boot.js`.

use cairn_core::json;
use cairn_core::keeping;
use cairn_core::plan::RawRecord;
use cairn_core::record::write_all;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::start_once::StartOnce;

/// Names beside the keys of records.
const CURRENT: &str = "current";
const LEAD_ON: &str = "lead_on";
const FORGET: &str = "forget";
/// Before the keys of records that were kept and are gone.
const GONE: &str = "gone ";

/// What the first program hands over.
pub struct Handed {
    /// The attempt at hand.
    pub current: Option<String>,
    /// Whether picking a rating leads on at once.
    pub lead_on: bool,
    /// Records that no store has.
    pub kept: keeping::Handed,
}

/// Fetches and compiles it, once. `Err` where it cannot be had, with the reason where boot.js knows one; it can be tried again.
pub async fn fetch() -> Result<(), Option<String>> {
    let fetched = call("fetch", &JsValue::UNDEFINED).and_then(JsCast::dyn_into::<Promise>);
    let ended = match fetched {
        Ok(promise) => JsFuture::from(promise).await.map(drop),
        Err(error) => Err(error),
    };
    ended.map_err(|error| Reflect::get(&error, &JsValue::from("what")).ok().and_then(|what| what.as_string()))
}

/// Fetches it ahead of time; nobody waits for it.
pub fn fetch_ahead() {
    wasm_bindgen_futures::spawn_local(async {
        // What cannot be had now is asked for again when it is needed.
        let _ = fetch().await;
    });
}

/// Starts it in the place of this program.
pub fn swap(_start_once: StartOnce, handed: Handed) {
    let pair = |mark: &str, record: &RawRecord| (format!("{mark}{}", record.key), record.raw.clone());
    let waiting = handed.kept.waiting.iter().map(|record| pair("", record));
    let gone = handed.kept.gone.iter().map(|record| pair(GONE, record));
    let mut pairs: Vec<(String, String)> = waiting.chain(gone).collect();
    for (name, holds) in [(LEAD_ON, handed.lead_on), (FORGET, handed.kept.forget)] {
        if holds {
            pairs.push((name.to_owned(), String::new()));
        }
    }
    pairs.extend(handed.current.map(|id| (CURRENT.to_owned(), id)));
    // It was fetched, so a failure is one of the program's start, which boot.js says.
    let _ = call("swap", &JsValue::from(write_all(&pairs)));
}

/// What a first program has handed over; `None` where this one started by itself.
pub fn handed() -> Option<Handed> {
    let text = Reflect::get(&boot().ok()?, &JsValue::from("handed")).ok()?.as_string()?;
    let value = json::read(&text).ok()?;
    let pairs = value
        .as_object()?
        .iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value.as_str()?.to_owned())));
    let names = [CURRENT, LEAD_ON, FORGET];
    let (own, records): (Vec<_>, Vec<_>) = pairs.partition(|(key, _)| names.contains(&key.as_str()));
    let own = |name: &str| own.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let (current, lead_on) = (own(CURRENT), own(LEAD_ON).is_some());
    let mut kept = keeping::Handed { forget: own(FORGET).is_some(), ..keeping::Handed::default() };
    for (key, raw) in records {
        match key.strip_prefix(GONE) {
            Some(key) => kept.gone.push(RawRecord { key: key.to_owned(), raw }),
            None => kept.waiting.push(RawRecord { key, raw }),
        }
    }
    Some(Handed { current, lead_on, kept })
}

fn boot() -> Result<JsValue, JsValue> {
    Reflect::get(&js_sys::global(), &JsValue::from("cairn"))
}

/// Calls a function of boot.js.
pub(super) fn call(name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let boot = boot()?;
    let function: Function = Reflect::get(&boot, &JsValue::from(name))?.dyn_into()?;
    function.call1(&boot, argument)
}
