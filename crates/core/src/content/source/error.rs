//! Errors of content: file, line, thing, cause.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// One thing that is wrong with the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentError {
    file: PathBuf,
    line: Option<usize>,
    cause: String,
}

impl ContentError {
    /// An error that concerns a file as a whole.
    pub(super) fn whole_file(root: &Path, file: &str, cause: &str) -> Self {
        Self { file: shown(root, file), line: None, cause: cause.to_owned() }
    }
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.cause)
    }
}

/// A file that was read, for naming places in it.
pub(super) struct Source {
    name: String,
    text: String,
}

impl Source {
    /// The line on which a span begins, from 1.
    fn line(&self, span: &Range<usize>) -> usize {
        self.text.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count() + 1
    }
}

/// Where the files of the content are.
#[derive(Clone)]
pub(super) enum Folder {
    /// On a disk: the folder that holds `skills.toml`.
    Disk(PathBuf),
    /// In a program: names within that folder, with slashes, and texts.
    Texts(&'static [(&'static str, &'static str)]),
}

impl Folder {
    /// The folder, as messages name it.
    pub(super) fn root(&self) -> &Path {
        match self {
            Self::Disk(root) => root,
            Self::Texts(_) => Path::new("content"),
        }
    }

    /// A file's text; `Err` with the cause.
    fn text(&self, name: &str) -> Result<String, String> {
        match self {
            Self::Disk(root) => std::fs::read_to_string(root.join(name)).map_err(|error| error.to_string()),
            Self::Texts(texts) => {
                let found = texts.iter().find(|(known, _)| *known == name);
                found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| "it is not there".to_owned())
            }
        }
    }
}

/// The errors met so far.
pub(super) struct Errors {
    folder: Folder,
    list: Vec<ContentError>,
}

impl Errors {
    pub(super) const fn new(folder: Folder) -> Self {
        Self { folder, list: Vec::new() }
    }

    /// Reads one TOML file; a failure is an error of its own.
    pub(super) fn read<T: DeserializeOwned>(&mut self, name: &str) -> Option<(T, Source)> {
        let text = match self.folder.text(name) {
            Ok(text) => text,
            Err(error) => {
                let cause = format!("cannot be read: {error}");
                self.list.push(ContentError::whole_file(self.folder.root(), name, &cause));
                return None;
            }
        };
        let source = Source { name: name.to_owned(), text };
        match toml::from_str(&source.text) {
            Ok(value) => Some((value, source)),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                self.add(&source, &span, error.message());
                None
            }
        }
    }

    /// Notes an error at a span of a file.
    pub(super) fn add(&mut self, source: &Source, span: &Range<usize>, cause: &str) {
        self.list.push(ContentError {
            file: shown(self.folder.root(), &source.name),
            line: Some(source.line(span)),
            cause: cause.to_owned(),
        });
    }

    /// A place in a file, as messages name it.
    pub(super) fn place(&self, source: &Source, span: &Range<usize>) -> String {
        format!("{}:{}", shown(self.folder.root(), &source.name).display(), source.line(span))
    }

    pub(super) fn into_list(self) -> Vec<ContentError> {
        self.list
    }
}

/// The file as an author knows it: `content/items/python.toml`.
fn shown(root: &Path, name: &str) -> PathBuf {
    Path::new(root.file_name().unwrap_or_default()).join(name)
}
