//! Files that the person saves, and files that they give.

use cairn_core::export::CsvDialect;
use cairn_core::record::file::{FileError, MAX_BACKUP_BYTES, dated};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What is in a file.
#[derive(Clone, Copy)]
pub enum FileType {
    /// JSON.
    Json,
    /// A table.
    Csv,
    /// Text with marks.
    Markdown,
    /// Text to read.
    Text,
    /// A drawing.
    Svg,
}

impl FileType {
    const fn name(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Text => "text/plain;charset=utf-8",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// The text of bytes in a code page that the browser knows by this name; `None` for bytes that are none of it.
pub fn in_code_page(name: &str, bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options(name, &options).ok()?;
    decoder.decode_with_js_u8_array(&js_sys::Uint8Array::from(bytes)).ok()
}

/// Offers `text` for saving under `name`. `Err` where the browser does not allow it.
pub fn save(name: &str, text: &str, is: FileType) -> Result<(), JsValue> {
    // Without the mark Excel takes a table for one in the letters of the country.
    let mark = if matches!(is, FileType::Csv) { "\u{feff}" } else { "" };
    save_parts(name, &[JsValue::from(mark), JsValue::from(text)], is)
}

/// The same for a kind that is named as the web names it.
pub fn save_as(name: &str, text: &str, kind: &str) -> Result<(), JsValue> {
    save_blob(name, &blob(&js_sys::Array::of1(&JsValue::from(text)), kind)?)
}

/// Offers `text` for saving under `name` alone: today's date would tell when somebody answered.
pub fn save_undated(name: &str, text: &str, is: FileType) -> Result<(), JsValue> {
    hand_over(name, &blob(&js_sys::Array::of1(&JsValue::from(text)), is.name())?)
}

fn blob(parts: &js_sys::Array, kind: &str) -> Result<web_sys::Blob, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    web_sys::Blob::new_with_str_sequence_and_options(parts, &options)
}

/// Offers bytes for saving under `name` and today's date. `Err` where the browser does not allow it.
pub fn save_blob(name: &str, blob: &web_sys::Blob) -> Result<(), JsValue> {
    hand_over(&dated(name, super::clock::today()), blob)
}

fn hand_over(name: &str, blob: &web_sys::Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let address = web_sys::Url::create_object_url_with_blob(blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Ok(())
}

/// Offers the text of these parts, one behind the other, for saving.
pub fn save_parts(name: &str, parts: &[JsValue], is: FileType) -> Result<(), JsValue> {
    save_blob(name, &blob(&parts.iter().collect(), is.name())?)
}

/// The bytes of a file from one place to another; the end of the file ends them too.
pub async fn piece(file: &web_sys::File, from: f64, to: f64) -> Result<Vec<u8>, JsValue> {
    let piece = file.slice_with_f64_and_f64(from, to.min(file.size()))?;
    let buffer = JsFuture::from(piece.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// How much of a file is looked at to tell what it is, in bytes.
const BEGINNING: f64 = 64.0;

/// How a file begins; `None` where the browser cannot read it.
pub async fn beginning(file: &web_sys::File) -> Option<Vec<u8>> {
    piece(file, 0.0, BEGINNING).await.ok()
}

/// The bytes of a file that the person gave; too large a one is refused before it is read. `Err(None)` where the browser
/// could not read it: it was removed meanwhile, or it is a folder.
pub async fn bytes(file: &web_sys::File) -> Result<Vec<u8>, Option<FileError>> {
    #[expect(clippy::cast_precision_loss, reason = "the limit is far below 2^53")]
    let limit = MAX_BACKUP_BYTES as f64;
    if file.size() > limit {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size")]
        let bytes = file.size() as u64;
        return Err(Some(FileError::TooLarge { bytes, limit: MAX_BACKUP_BYTES }));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| None)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// How a spreadsheet of the browser's language parts cells and decimals.
pub fn sheet() -> CsvDialect {
    // In a list, for a number alone asks for the name of a language, and an odd one throws.
    let list = js_sys::Array::of1(&JsValue::from(1.5));
    CsvDialect::of(&String::from(list.to_locale_string(&JsValue::UNDEFINED, &JsValue::UNDEFINED)))
}

/// The files of a list.
pub fn all(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}
