//! Content files: fetched from the page's own folder, checked to be what the build made.

use cairn_core::Skill;
use cairn_core::content::{Content, Question, pack};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Why a content file could not be had; shown as it is under "details for a report".
#[derive(Clone, Debug)]
#[expect(dead_code, reason = "the reasons are read through Debug")]
pub enum PackError {
    /// The page does not name it: page and program are of different builds.
    NotNamed,
    /// The network gave nothing, or not what was asked for.
    NotLoaded(String),
    /// Something came that is not the file, for example a login page.
    NotContent(String),
}

/// The base of the content.
pub async fn base() -> Result<Content, PackError> {
    let text = fetch(&address("base")?).await?;
    pack::read_base(&text).map_err(|error| PackError::NotContent(error.cause))
}

/// The questions of one skill.
pub async fn questions(skill: Skill) -> Result<Vec<Question>, PackError> {
    let text = fetch(&address(skill.as_str())?).await?;
    pack::read_questions(&text).map_err(|error| PackError::NotContent(error.cause))
}

/// The address of a file, from the page that came with the program.
fn address(name: &str) -> Result<String, PackError> {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .and_then(|app| app.get_attribute(&format!("data-{name}")))
        .ok_or(PackError::NotNamed)
}

async fn fetch(address: &str) -> Result<String, PackError> {
    let window = web_sys::window().ok_or(PackError::NotNamed)?;
    let failed = |value: wasm_bindgen::JsValue| PackError::NotLoaded(format!("{value:?}"));
    let answer = JsFuture::from(window.fetch_with_str(address)).await.map_err(failed)?;
    let answer: web_sys::Response = answer.dyn_into().map_err(failed)?;
    if !answer.ok() {
        return Err(PackError::NotLoaded(format!("{address}: {}", answer.status())));
    }
    let text = JsFuture::from(answer.text().map_err(failed)?).await.map_err(failed)?;
    text.as_string().ok_or_else(|| PackError::NotContent("not text".to_owned()))
}
