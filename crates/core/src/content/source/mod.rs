//! Reads the TOML of `content/`, checks all of it, and bundles it for the browser.
//!
//! Every error is collected, so that an author sees all of them at once, each with file, line and cause.

mod base;
mod error;
mod example;
mod expr;
mod fit;
mod interview;
mod items;
mod job;
mod observer;
mod occupations;
mod pace;
mod page;
mod path;
mod ranks;
mod raw;
mod resume;
mod review;
mod roles;
mod scoring;
mod steps;
mod template;
mod topics;
mod wording;
mod works;

use std::path::Path;

pub use error::ContentError;
pub(crate) use fit::level_of;
pub use fit::{Fitted, fit, predicted};
pub use items::{AuthoredItem, Snippet};
pub(super) use review::LAW;
pub use review::{Review, ReviewOutcome};
pub use scoring::Author;
pub use topics::{HeldSkill, Topic, Topics};

use super::{
    Bank, Content, Difficulties, ExamplePerson, InterviewQuestion, ObserverTexts, PaceCheck, PathContent,
    Phrases, Question, Reason, Requirements, ResumeWords, RoleInfo, Steps, Survey, Works,
};
use crate::Skill;
use crate::path::way::{holders_below, too_short_or_long};
use error::{Errors, Folder};
use items::Parameters;

/// All content, checked, with what only authors and reports need.
#[derive(Clone, Debug)]
pub struct Library {
    /// The base: everything but the questions.
    pub content: Content,
    /// How difficulties follow from estimates.
    pub difficulties: Difficulties,
    /// The ratings in the third person.
    pub observer: ObserverTexts,
    /// Efforts, practice and ways in.
    pub path: PathContent,
    /// What the learning model is held against.
    pub pace: PaceCheck,
    /// The questions that are asked, skill by skill, in the order of their files.
    pub items: Vec<AuthoredItem>,
    /// The questions that are not asked any more: kept so that old answers to them can be read.
    pub retired: Vec<AuthoredItem>,
    /// What questions can be about.
    pub topics: Topics,
    /// The made-up people of the example pool.
    pub example: Vec<ExamplePerson>,
    /// The growth roles.
    pub roles: Vec<RoleInfo>,
    /// The interview questions, skill by skill, in the order of their files.
    pub interview: Vec<InterviewQuestion>,
    /// The surveyed occupations.
    pub survey: Survey,
    /// What job descriptions ask for.
    pub requirements: Requirements,
    /// The phrases by which an advertisement is read.
    pub phrases: Phrases,
    /// First and next steps.
    pub steps: Steps,
    /// Works and courses by which facets are learned.
    pub works: Works,
}

impl Library {
    /// All questions, those too that are not asked any more.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.all_items().map(|item| &item.question)
    }

    /// The questions that are asked, of all skills, as the page has them once every bundle is there.
    pub fn bank(&self) -> Bank {
        let mut bank = Bank::default();
        for skill in Skill::ALL {
            let questions = self.items.iter().map(|item| &item.question);
            bank.add(skill, questions.filter(|question| question.skill == skill).cloned().collect());
        }
        bank
    }

    fn all_items(&self) -> impl Iterator<Item = &AuthoredItem> {
        self.items.iter().chain(&self.retired)
    }
}

/// One file for the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleFile {
    /// File name without a hash and without its ending, for example `items-python`.
    pub name: String,
    /// JSON in UTF-8.
    pub bytes: Vec<u8>,
}

/// Reads and checks the folder `root` (the one that holds `skills.toml`).
pub fn load(root: &Path) -> Result<Library, Vec<ContentError>> {
    read(&Folder::Disk(root.to_owned()), Parameters::Checked)
}

/// The same of a folder whose files are within a program: names with slashes, and texts. Pages of text are not needed.
pub fn load_texts(files: &'static [(&'static str, &'static str)]) -> Result<Library, Vec<ContentError>> {
    read(&Folder::Texts(files), Parameters::Checked)
}

/// As [`load`], for fitting the parameters of the questions anew: those that are written may be of an older evidence.
pub fn load_to_fit(root: &Path) -> Result<Library, Vec<ContentError>> {
    read(&Folder::Disk(root.to_owned()), Parameters::Replaced)
}

fn read(folder: &Folder, parameters: Parameters) -> Result<Library, Vec<ContentError>> {
    let mut errors = Errors::new(folder.clone());
    let (content, difficulties) = base::read(&mut errors).unzip();
    let skills: &[_] = content.as_ref().map_or(&[], |content: &Content| &content.skills);
    let topics = topics::read(skills, &mut errors);
    let items = items::read(skills, &topics, parameters, &mut errors);
    let (retired, items) = items.into_iter().partition(|item| item.retired.is_some());
    let example = example::read(&mut errors);
    let roles = roles::read(content.as_ref().map_or(&[], |content| &content.responsibilities), &mut errors);
    let (path, pace) = content.as_ref().and_then(|content| path::read(content, &roles, &mut errors)).unzip();
    let interview = content.as_ref().map_or_else(Vec::new, |content| interview::read(content, &mut errors));
    let survey = occupations::read(&roles, &mut errors);
    let requirements = job::requirements(&mut errors);
    let phrases = match (&content, &requirements) {
        (Some(content), Some(requirements)) => job::phrases(content, requirements, &mut errors),
        _ => None,
    };
    let steps = steps::read(&mut errors);
    let observer = content.as_ref().and_then(|content| observer::read(content, &mut errors));
    let works = content.as_ref().and_then(|content| works::read(content, &mut errors));
    let errors = errors.into_list();
    if !errors.is_empty() {
        return Err(errors);
    }
    // What is missing without an error of its own cannot be: each reader that gives nothing has said why.
    let whole = || {
        Some(Library {
            content: content?,
            difficulties: difficulties?,
            observer: observer?,
            path: path?,
            pace: pace?,
            items,
            retired,
            topics,
            example,
            roles,
            interview,
            survey: survey?,
            requirements: requirements?,
            phrases: phrases?,
            steps: steps?,
            works: works?,
        })
    };
    let library = whole().ok_or(errors)?;
    let mut outside = too_short_or_long(&library.content, &library.path, &library.pace);
    outside.extend(holders_below(&library.content, &library.pace));
    if outside.is_empty() {
        Ok(library)
    } else {
        Err(outside.iter().map(|cause| ContentError::whole_file(folder.root(), "pace.toml", cause)).collect())
    }
}

/// Reads, checks and bundles the folder `root`: `base`, `items-<skill>` and `reasons-<skill>` for each skill, and what
/// later pages need.
pub fn build(root: &Path) -> Result<Vec<BundleFile>, Vec<ContentError>> {
    let library = load(root)?;
    let mut bundles = vec![bundle("base".to_owned(), &library.content, root)?];
    for skill in Skill::ALL {
        let questions: Vec<_> = library.questions().filter(|question| question.skill == skill).collect();
        bundles.push(bundle(format!("items-{}", skill.as_str()), &questions, root)?);
        let items = library.all_items().filter(|item| item.question.skill == skill);
        let reasons: Vec<Reason> = items
            .map(|item| Reason {
                id: item.question.id.clone(),
                whys: item.whys.clone(),
                source: item.source.clone(),
                retired: item.retired.clone(),
                rests_on: item.rests_on(),
            })
            .collect();
        bundles.push(bundle(format!("reasons-{}", skill.as_str()), &reasons, root)?);
    }
    bundles.push(bundle("example-pool".to_owned(), &library.example, root)?);
    bundles.push(bundle("roles".to_owned(), &library.roles, root)?);
    bundles.push(bundle("interview".to_owned(), &library.interview, root)?);
    bundles.push(bundle("occupations".to_owned(), &library.survey, root)?);
    bundles.push(bundle("job".to_owned(), &(&library.requirements, &library.phrases), root)?);
    bundles.push(bundle("steps".to_owned(), &library.steps, root)?);
    bundles.push(bundle("observer".to_owned(), &library.observer, root)?);
    bundles.push(bundle("path".to_owned(), &library.path, root)?);
    bundles.push(bundle("works".to_owned(), &library.works, root)?);
    bundles.push(bundle("resume".to_owned(), &resume_words(root)?, root)?);
    bundles.push(bundle(
        "page-method".to_owned(),
        &page::method(root, &library.content, &library.pace, &library.items)?,
        root,
    )?);
    bundles.push(bundle("page-lawful".to_owned(), &page::plain(root, "lawful")?, root)?);
    bundles.push(bundle("page-sheet-applicants".to_owned(), &page::plain(root, "sheet-applicants")?, root)?);
    bundles.push(bundle("page-sheet-council".to_owned(), &page::plain(root, "sheet-council")?, root)?);
    bundles.push(bundle("page-privacy".to_owned(), &page::plain(root, "privacy")?, root)?);
    Ok(bundles)
}

/// Reads and checks the words by which a résumé is told.
pub fn resume_words(root: &Path) -> Result<ResumeWords, Vec<ContentError>> {
    let mut errors = Errors::new(Folder::Disk(root.to_owned()));
    let words = resume::read(&mut errors);
    match (words, errors.into_list()) {
        (Some(words), errors) if errors.is_empty() => Ok(words),
        (_, errors) => Err(errors),
    }
}

fn bundle<T: serde::Serialize>(
    name: String,
    value: &T,
    root: &Path,
) -> Result<BundleFile, Vec<ContentError>> {
    match serde_json::to_vec(value) {
        Ok(bytes) => Ok(BundleFile { name, bytes }),
        Err(error) => Err(vec![ContentError::whole_file(root, &name, &format!("cannot be packed: {error}"))]),
    }
}
