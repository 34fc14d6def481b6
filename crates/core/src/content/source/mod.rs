//! Reads the TOML of `content/`, checks all of it, and packs it for the browser.
//!
//! Every error is collected, so that an author sees all of them at once, each with file, line and cause.

mod angoff;
mod base;
mod error;
mod expr;
mod interview;
mod items;
mod page;
mod raw;
mod roles;
mod template;
mod wording;

use std::path::Path;

pub use error::ContentError;
pub use items::{AuthoredItem, Snippet};

use super::{Content, InterviewQuestion, Reason, RoleInfo};
use crate::Skill;
use error::Errors;

/// All content, checked, with what only authors and reports need.
#[derive(Clone, Debug)]
pub struct Library {
    /// The base: everything but the questions.
    pub content: Content,
    /// All questions, skill by skill, in the order of their files.
    pub items: Vec<AuthoredItem>,
    /// The growth roles.
    pub roles: Vec<RoleInfo>,
    /// The interview questions, skill by skill, in the order of their files.
    pub interview: Vec<InterviewQuestion>,
}

/// One file for the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFile {
    /// File name without a hash and without its ending, for example `items-python`.
    pub name: String,
    /// JSON in UTF-8.
    pub bytes: Vec<u8>,
}

/// Reads and checks the folder `root` (the one that holds `skills.toml`).
pub fn load(root: &Path) -> Result<Library, Vec<ContentError>> {
    let mut errors = Errors::new(root);
    let content = base::read(&mut errors);
    let items = items::read(content.as_ref().map_or(&[], |content| &content.skills), &mut errors);
    let roles = roles::read(content.as_ref().map_or(&[], |content| &content.responsibilities), &mut errors);
    let interview = content.as_ref().map_or_else(Vec::new, |content| interview::read(content, &mut errors));
    match (content, errors.into_list()) {
        (Some(content), errors) if errors.is_empty() => Ok(Library { content, items, roles, interview }),
        (_, errors) => Err(errors),
    }
}

/// Reads, checks and packs the folder `root`: `base`, `items-<skill>` and `reasons-<skill>` for each skill, `roles`,
/// `interview`, pages.
pub fn build(root: &Path) -> Result<Vec<PackFile>, Vec<ContentError>> {
    let library = load(root)?;
    let mut packs = vec![pack("base".to_owned(), &library.content, root)?];
    for skill in Skill::ALL {
        let questions: Vec<_> = library
            .items
            .iter()
            .map(|item| &item.question)
            .filter(|question| question.skill == skill)
            .collect();
        packs.push(pack(format!("items-{}", skill.as_str()), &questions, root)?);
        let items = library.items.iter().filter(|item| item.question.skill == skill);
        let reasons: Vec<Reason> = items
            .map(|item| Reason {
                id: item.question.id.clone(),
                whys: item.whys.clone(),
                source: item.source.clone(),
            })
            .collect();
        packs.push(pack(format!("reasons-{}", skill.as_str()), &reasons, root)?);
    }
    packs.push(pack("roles".to_owned(), &library.roles, root)?);
    packs.push(pack("interview".to_owned(), &library.interview, root)?);
    packs.push(pack("page-method".to_owned(), &page::method(root, &library.content)?, root)?);
    Ok(packs)
}

fn pack<T: serde::Serialize>(name: String, value: &T, root: &Path) -> Result<PackFile, Vec<ContentError>> {
    match serde_json::to_vec(value) {
        Ok(bytes) => Ok(PackFile { name, bytes }),
        Err(error) => Err(vec![ContentError::whole_file(root, &name, &format!("cannot be packed: {error}"))]),
    }
}
