//! Content files: fetched from the page's own folder, checked to be what the build made.

use std::fmt;

use cairn_core::Skill;
use cairn_core::content::bundle::NotABundle;
use cairn_core::content::{
    Content, ExamplePerson, InterviewQuestion, ObserverTexts, PathContent, Phrases, Question, Reason,
    Requirements, ResumeWords, RoleInfo, Steps, Survey, Works, bundle,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Why a content file could not be had.
pub enum BundleError {
    /// The page does not name it: page and program are of different builds.
    Unnamed,
    /// The network gave nothing, or not what was asked for.
    Network(String),
    /// Something came that is not the file, for example a login page.
    Content(NotABundle),
}

/// For the details of a report.
impl fmt::Display for BundleError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unnamed => to.write_str("the page does not name the file"),
            Self::Network(why) => to.write_str(why),
            Self::Content(NotABundle::NotJson) => to.write_str("what came is not JSON"),
            Self::Content(NotABundle::Field(name)) => write!(to, "what came has no proper field {name}"),
        }
    }
}

/// The base of the content.
pub async fn base() -> Result<Content, BundleError> {
    let text = fetch(&address("base")?).await?;
    bundle::read_base(&text).map_err(BundleError::Content)
}

/// The questions of one skill.
pub async fn questions(skill: Skill) -> Result<Vec<Question>, BundleError> {
    let text = fetch(&address(skill.as_str())?).await?;
    bundle::read_questions(&text).map_err(BundleError::Content)
}

/// The rationales of one skill's questions.
pub async fn reasons(skill: Skill) -> Result<Vec<Reason>, BundleError> {
    let text = fetch(&address(&format!("reasons-{}", skill.as_str()))?).await?;
    bundle::read_reasons(&text).map_err(BundleError::Content)
}

/// The made-up people of the example pool.
pub async fn example_pool() -> Result<Vec<ExamplePerson>, BundleError> {
    let text = fetch(&address("example-pool")?).await?;
    bundle::read_example_pool(&text).map_err(BundleError::Content)
}

/// The interview questions.
pub async fn interview() -> Result<Vec<InterviewQuestion>, BundleError> {
    let text = fetch(&address("interview")?).await?;
    bundle::read_interview(&text).map_err(BundleError::Content)
}

/// The growth roles.
pub async fn roles() -> Result<Vec<RoleInfo>, BundleError> {
    let text = fetch(&address("roles")?).await?;
    bundle::read_roles(&text).map_err(BundleError::Content)
}

/// The surveyed occupations.
pub async fn survey() -> Result<Survey, BundleError> {
    let text = fetch(&address("occupations")?).await?;
    bundle::read_survey(&text).map_err(BundleError::Content)
}

/// What jobs ask for, and the phrases by which an advertisement is read.
pub async fn job() -> Result<(Requirements, Phrases), BundleError> {
    let text = fetch(&address("job")?).await?;
    bundle::read_job(&text).map_err(BundleError::Content)
}

/// First and next steps.
pub async fn steps() -> Result<Steps, BundleError> {
    let text = fetch(&address("steps")?).await?;
    bundle::read_steps(&text).map_err(BundleError::Content)
}

/// Works and courses by which facets can be learned.
pub async fn works() -> Result<Works, BundleError> {
    let text = fetch(&address("works")?).await?;
    bundle::read_works(&text).map_err(BundleError::Content)
}

/// The ratings in the third person.
pub async fn observer() -> Result<ObserverTexts, BundleError> {
    let text = fetch(&address("observer")?).await?;
    bundle::read_observer(&text).map_err(BundleError::Content)
}

/// Efforts, practice and ways in.
pub async fn path() -> Result<PathContent, BundleError> {
    let text = fetch(&address("path")?).await?;
    bundle::read_path(&text).map_err(BundleError::Content)
}

/// The words by which a résumé is told.
pub async fn resume_words() -> Result<ResumeWords, BundleError> {
    let text = fetch(&address("resume")?).await?;
    bundle::read_resume_words(&text).map_err(BundleError::Content)
}

/// A page of text, as markup of ours.
pub async fn page(name: &str) -> Result<String, BundleError> {
    let text = fetch(&address(&format!("page-{name}"))?).await?;
    bundle::read_page(&text).map_err(BundleError::Content)
}

/// The address of a file, from the page that came with the program.
fn address(name: &str) -> Result<String, BundleError> {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .and_then(|app| app.get_attribute(&format!("data-{name}")))
        .ok_or(BundleError::Unnamed)
}

async fn fetch(address: &str) -> Result<String, BundleError> {
    let window = web_sys::window().ok_or(BundleError::Unnamed)?;
    let failed = |error: wasm_bindgen::JsValue| {
        let why = js_sys::Object::from(error).to_string();
        BundleError::Network(format!("{address}: {}", String::from(why)))
    };
    let answer = JsFuture::from(window.fetch_with_str(address)).await.map_err(failed)?;
    let answer: web_sys::Response = answer.dyn_into().map_err(failed)?;
    if !answer.ok() {
        return Err(BundleError::Network(format!("{address}: {}", answer.status())));
    }
    let text = JsFuture::from(answer.text().map_err(failed)?).await.map_err(failed)?;
    text.as_string().ok_or(BundleError::Content(NotABundle::NotJson))
}
