//! Files out of what was dropped or chosen: folders with all that is in them, and archives unpacked by the browser's own means.
//!
//! By name and not by type: the ways into folders are no part of any standard's bindings that the program has.

use cairn_core::record::file::{Kept, MAX_BACKUP_BYTES, MAX_BYTES, ZipEntry, zip_of_files};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::file;

/// Most files out of folders, and how deep those are gone into.
const MAX_FILES: usize = 20_000;
const MAX_DEPTH: usize = 20;
/// What archives may inflate to in all, in bytes: ten thousand profiles.
const MAX_INFLATED: f64 = 200_000_000.0;

/// What was dropped. A browser tells of it only while the drop is handled, so it is taken at once and looked into later.
pub struct Dropped {
    /// Files and folders, as the browser's own entries; empty where it has none.
    entries: Vec<JsValue>,
    /// Files alone.
    files: Vec<web_sys::File>,
}

impl Dropped {
    /// What a drop brings.
    pub fn of(event: &web_sys::Event) -> Self {
        let data = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
        let items = data.as_ref().and_then(|data| Reflect::get(data, &"items".into()).ok());
        let items = items.filter(JsValue::is_object).map(|items| Array::from(&items)).unwrap_or_default();
        let entries = items.iter().filter_map(|item| call(&item, "webkitGetAsEntry", &[]).ok());
        Self {
            entries: entries.filter(JsValue::is_object).collect(),
            files: file::all(data.and_then(|data| data.files())),
        }
    }

    /// Files that were chosen one by one.
    pub fn files(files: Vec<web_sys::File>) -> Self {
        Self { entries: Vec::new(), files }
    }

    /// All files: those in folders, and those in archives that hold nothing else.
    pub async fn all(self) -> Vec<web_sys::File> {
        let found = if self.entries.is_empty() { self.files } else { within(self.entries).await };
        let mut all = Vec::with_capacity(found.len());
        let mut room = MAX_INFLATED;
        for one in found {
            match unpacked(&one, &mut room).await {
                Some(files) => all.extend(files),
                None => all.push(one),
            }
        }
        all
    }
}

/// The files of entries, folder after folder.
async fn within(entries: Vec<JsValue>) -> Vec<web_sys::File> {
    let mut found = Vec::new();
    let mut waiting: Vec<(JsValue, usize)> = entries.into_iter().rev().map(|entry| (entry, 0)).collect();
    while let Some((entry, depth)) = waiting.pop() {
        if found.len() >= MAX_FILES {
            break;
        }
        if Reflect::get(&entry, &"isDirectory".into()).is_ok_and(|is| is.is_truthy()) {
            if depth < MAX_DEPTH {
                let mut inner = listed(&entry).await;
                inner.reverse();
                waiting.extend(inner.into_iter().map(|entry| (entry, depth + 1)));
            }
        } else if let Ok(Ok(one)) = told(&entry, "file").await.map(JsCast::dyn_into) {
            found.push(one);
        }
    }
    found
}

/// What a folder lists: browsers give a hundred at a time, until there are none.
async fn listed(folder: &JsValue) -> Vec<JsValue> {
    let mut all = Vec::new();
    let Ok(reader) = call(folder, "createReader", &[]) else { return all };
    while all.len() < MAX_FILES {
        let Ok(some) = told(&reader, "readEntries").await else { break };
        let some = Array::from(&some);
        if some.length() == 0 {
            break;
        }
        all.extend(some.iter());
    }
    all
}

/// The files of an archive; `None` for what is no archive of files, or not one that can be unpacked within bounds: then it stays
/// whole, and whoever reads it says what it is.
async fn unpacked(one: &web_sys::File, room: &mut f64) -> Option<Vec<web_sys::File>> {
    #[expect(clippy::cast_precision_loss, reason = "the limit is far below 2^53")]
    let limit = MAX_BACKUP_BYTES as f64;
    let beginning = file::piece(one, 0.0, 4.0).await.ok()?;
    if !beginning.starts_with(b"PK") || one.size() > limit {
        return None;
    }
    let bytes = file::bytes(one).await.ok()?;
    let entries = zip_of_files(&bytes)?;
    let mut files = Vec::with_capacity(entries.len());
    for entry in entries {
        let inner = inflated(&bytes, &entry).await?;
        *room -= inner.size();
        if *room < 0.0 {
            return None;
        }
        let name = entry.name.rsplit('/').next().unwrap_or(&entry.name).to_owned();
        files.push(web_sys::File::new_with_blob_sequence(&Array::of1(&inner), &name).ok()?);
    }
    Some(files)
}

/// The bytes of an entry; `None` where the browser cannot inflate them, or where they are more than a profile has.
async fn inflated(bytes: &[u8], entry: &ZipEntry) -> Option<web_sys::Blob> {
    let packed = Array::of1(&Uint8Array::from(bytes.get(entry.bytes.clone())?));
    let packed = web_sys::Blob::new_with_u8_array_sequence(&packed).ok()?;
    if entry.kept == Kept::Plain {
        return Some(packed);
    }
    let way =
        Reflect::get(&js_sys::global(), &"DecompressionStream".into()).ok()?.dyn_into::<Function>().ok()?;
    let way = Reflect::construct(&way, &Array::of1(&"deflate-raw".into())).ok()?;
    let stream = call(&call(&packed, "stream", &[]).ok()?, "pipeThrough", &[&way]).ok()?;
    let reader = call(&stream, "getReader", &[]).ok()?;
    let (parts, mut size) = (Array::new(), 0u64);
    loop {
        let read = JsFuture::from(call(&reader, "read", &[]).ok()?.dyn_into::<Promise>().ok()?).await.ok()?;
        if Reflect::get(&read, &"done".into()).ok()?.is_truthy() {
            return web_sys::Blob::new_with_u8_array_sequence(&parts).ok();
        }
        let part = Reflect::get(&read, &"value".into()).ok()?.dyn_into::<Uint8Array>().ok()?;
        size += u64::from(part.length());
        // What an archive says of sizes may be a lie: the bytes are counted as they come.
        if size > MAX_BYTES {
            drop(call(&reader, "cancel", &[]));
            return None;
        }
        parts.push(&part);
    }
}

/// Calls a method by its name.
fn call(of: &JsValue, name: &str, with: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method = Reflect::get(of, &name.into())?.dyn_into::<Function>()?;
    method.apply(of, &with.iter().collect::<Array>())
}

/// The answer of a method that tells it to one of two functions.
async fn told(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    let method = Reflect::get(of, &name.into())?.dyn_into::<Function>()?;
    let of: &Object = of.unchecked_ref();
    let promise = Promise::new(&mut |resolve, reject| {
        if let Err(error) = method.call2(of, &resolve, &reject) {
            // A promise that is refused already stays so.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(promise).await
}
