//! What scoring takes: the content that stands in this crate, or that of a folder.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use cairn_core::Skill;
use cairn_core::attempt::Millis;
use cairn_core::compare::Weighing;
use cairn_core::content::source::{self, ContentError, Library};
use cairn_core::content::{Bank, Content};

/// The files of `content/`: names and texts.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// Content, questions, and what weighing interviews and ratings by others takes.
pub struct Engine {
    /// Everything but the questions.
    pub content: Content,
    /// Every question.
    pub bank: Bank,
    /// What weighing interviews and ratings by others takes.
    pub weighing: Weighing,
}

/// All content: that of a folder where one is given, else what stands in this crate. `Err` names every error in it, a line each.
pub fn library(folder: Option<&Path>) -> Result<Library, String> {
    folder.map_or_else(|| source::load_texts(FILES), source::load).map_err(|errors| listed(&errors))
}

/// All errors at once: an author mends them in one go.
fn listed(errors: &[ContentError]) -> String {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    format!("{}\nThe content cannot be used: it has {} errors.", lines.join("\n"), lines.len())
}

impl Engine {
    /// The engine of this content, kept for as long as the process runs. `Err` as [`library`].
    pub fn new(folder: Option<&Path>) -> Result<&'static Self, String> {
        Ok(Box::leak(Box::new(Self::of(library(folder)?))))
    }

    fn of(library: Library) -> Self {
        let mut bank = Bank::default();
        for skill in Skill::ALL {
            bank.add(
                skill,
                library.questions().filter(|question| question.skill == skill).cloned().collect(),
            );
        }
        let weighing = Weighing { questions: library.interview, bias: library.observer.bias };
        Self { content: library.content, bank, weighing }
    }
}

/// This machine's clock.
pub fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Millis(since.ok().and_then(|since| i64::try_from(since.as_millis()).ok()).unwrap_or(0))
}
