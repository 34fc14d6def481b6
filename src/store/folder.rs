//! Files out of what was dropped or chosen: folders with all that is in them, and archives unpacked by the browser's own means.
//!
//! By name and not by type: the ways into folders are no part of any standard's bindings that the program has.

use cairn_core::record::file::{MAX_BACKUP_BYTES, MAX_BYTES, ZipEntry, ZipMethod, is_hidden, zip_of_files};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::file;

/// Most files out of folders, and how deep those are gone into.
const MAX_FILES: usize = 20_000;
const MAX_DEPTH: usize = 20;
/// What archives may inflate to in all, in bytes: ten thousand profiles.
const MAX_INFLATED: f64 = 200_000_000.0;

/// One thing that was dropped or chosen, not looked into yet.
pub enum Given {
    /// A file; an archive of files, perhaps.
    File(web_sys::File),
    /// The browser's own entry for a file or folder, and how many folders it lies in.
    Entry(JsValue, usize),
}

/// What stands behind a given thing.
pub enum Found {
    /// A file, and how it begins; `None` where the browser cannot read it.
    File(web_sys::File, Option<Vec<u8>>),
    /// What a folder or an archive holds: more to look into, in its order.
    More(Vec<Given>),
}

/// What a drop brings. A browser tells of it only while the drop is handled, so it is taken at once and looked into later.
pub fn dropped(event: &web_sys::Event) -> Vec<Given> {
    let data = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
    let items = data.as_ref().and_then(|data| Reflect::get(data, &"items".into()).ok());
    let items = items.filter(JsValue::is_object).map(|items| Array::from(&items)).unwrap_or_default();
    let entries = items.iter().filter_map(|item| call(&item, "webkitGetAsEntry", &[]).ok());
    let entries: Vec<Given> =
        entries.filter(JsValue::is_object).map(|entry| Given::Entry(entry, 0)).collect();
    if entries.is_empty() { chosen(data.and_then(|data| data.files())) } else { entries }
}

/// Files that were chosen one by one.
pub fn chosen(files: Option<web_sys::FileList>) -> Vec<Given> {
    file::all(files).into_iter().map(Given::File).collect()
}

/// Looks into what was given, one thing at a time, within bounds: what a folder or an archive holds is looked into when its
/// turn comes, so that a reader of ten thousand files is shown the first at once.
pub struct Finder {
    /// Bytes that archives may still inflate to.
    inflate: f64,
    /// Files and folders that folders may still bring.
    files: usize,
}

impl Default for Finder {
    fn default() -> Self {
        Self { inflate: MAX_INFLATED, files: MAX_FILES }
    }
}

impl Finder {
    /// What stands behind one given thing; nothing behind a hidden file: such ones come along with a folder's.
    pub async fn look(&mut self, given: Given) -> Found {
        let one = match given {
            Given::File(one) => one,
            Given::Entry(entry, depth) => {
                if Reflect::get(&entry, &"isDirectory".into()).is_ok_and(|is| is.is_truthy()) {
                    return Found::More(self.within(&entry, depth).await);
                }
                match told(&entry, "file").await.map(JsCast::dyn_into) {
                    Ok(Ok(one)) => one,
                    _ => return Found::More(Vec::new()),
                }
            }
        };
        if is_hidden(&one.name()) {
            return Found::More(Vec::new());
        }
        let beginning = file::beginning(&one).await;
        if beginning.as_ref().is_some_and(|bytes| bytes.starts_with(b"PK"))
            && let Some(files) = unpacked(&one, &mut self.inflate).await
        {
            return Found::More(files.into_iter().map(Given::File).collect());
        }
        Found::File(one, beginning)
    }

    async fn within(&mut self, folder: &JsValue, depth: usize) -> Vec<Given> {
        if depth >= MAX_DEPTH {
            return Vec::new();
        }
        let mut inner = listed(folder, self.files).await;
        inner.truncate(self.files);
        self.files -= inner.len();
        inner.into_iter().map(|entry| Given::Entry(entry, depth + 1)).collect()
    }
}

/// What a folder lists: browsers give a hundred at a time, until there are none, or `most`.
async fn listed(folder: &JsValue, most: usize) -> Vec<JsValue> {
    let mut all = Vec::new();
    let Ok(reader) = call(folder, "createReader", &[]) else { return all };
    while all.len() < most {
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
    if one.size() > limit {
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
    if entry.kept == ZipMethod::Plain {
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
