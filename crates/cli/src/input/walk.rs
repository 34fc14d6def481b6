//! From what was named on the command line to pieces: folders are gone through in the order of their names, archives unpacked.

use std::fs::{self, File};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use cairn_core::record::file::{FileError, JsonFault, MAX_BACKUP_BYTES, MAX_BYTES, read_file};
use cairn_core::record::pool::{MAX_LINE_BYTES, is_pool_file};
use cairn_score::piece::{Held, Piece, Place};

use super::archive;
use super::lines::{Line, Lines};
use crate::failure::Failure;

/// Bytes that tell what a file is.
const BEGINNING: u64 = 100;
/// Endings of files that have one profile a line.
const OF_LINES: [&str; 2] = ["ndjson", "jsonl"];
/// Standard input by its name.
const STANDARD_INPUT: &str = "standard input";

/// A place that was named.
#[derive(Debug)]
pub(crate) enum Given {
    /// Standard input.
    Standard,
    /// A file, named or found in a folder.
    File(PathBuf),
}

/// All that is to be read, in order.
#[derive(Debug)]
pub(crate) struct Sources {
    given: Vec<Given>,
    /// Bytes in all files; `None` where standard input is among them.
    pub(crate) size: Option<u64>,
    /// Bytes that were read so far.
    read: Arc<AtomicU64>,
}

/// What takes a piece; it breaks where nobody wants more. The flag says whether the next one must be waited for.
pub(crate) type Take<'a> = &'a mut dyn FnMut(Piece, bool) -> ControlFlow<()>;

impl Sources {
    /// What these names mean: nothing at all or "-" is standard input. A file that is not there is an error at once, and so is
    /// one that the output would take the place of; the output is passed over in folders.
    pub(crate) fn of(names: &[PathBuf], output: Option<&Path>) -> Result<Self, Failure> {
        Self::named(names, output, false)
    }

    /// The same for somebody who asks about each file: one that is not there is told in its turn.
    pub(crate) fn asked_about(names: &[PathBuf]) -> Result<Self, Failure> {
        Self::named(names, None, true)
    }

    fn named(names: &[PathBuf], output: Option<&Path>, gone_is_told: bool) -> Result<Self, Failure> {
        let output = output.and_then(|path| path.canonicalize().ok());
        let is_output = |path: &Path| output.is_some() && path.canonicalize().ok() == output;
        let mut given = Vec::new();
        let mut size = Some(0_u64);
        for name in names {
            if name.as_os_str() == "-" {
                given.push(Given::Standard);
                size = None;
                continue;
            }
            let about = match fs::metadata(name) {
                Err(_) if gone_is_told => {
                    given.push(Given::File(name.clone()));
                    continue;
                }
                about => {
                    about.map_err(|error| Failure::during(format_args!("open {}", name.display()), error))?
                }
            };
            if is_output(name) {
                return Err(format!("{} is to be read and written at once.", name.display()).into());
            }
            let mut found = Vec::new();
            if about.is_dir() {
                within(name, &mut found)?;
            } else {
                found.push((name.clone(), about.len()));
            }
            for (path, bytes) in found.into_iter().filter(|(path, _)| !is_output(path)) {
                size = size.map(|size| size + bytes);
                given.push(Given::File(path));
            }
        }
        if names.is_empty() {
            given.push(Given::Standard);
            size = None;
        }
        Ok(Self { given, size, read: Arc::default() })
    }

    /// Counts the bytes that are read, while they are.
    pub(crate) fn counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// Reads all of it. `Err` where standard input cannot be read any more.
    pub(crate) fn read(self, take: Take<'_>) -> Result<(), Failure> {
        for given in &self.given {
            let flow = match given {
                Given::Standard => {
                    let mut lines = Lines::new(self.counted(io::stdin().lock()));
                    of_lines(&Arc::from(STANDARD_INPUT), &mut lines, take)
                        .map_err(|error| Failure::during("read standard input", error))?
                }
                Given::File(path) => self.file(path, take),
            };
            if flow.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn counted<R: Read>(&self, from: R) -> Counted<R> {
        Counted { from, read: self.counter() }
    }

    /// One file; what the system does not give is a piece that says so.
    fn file(&self, path: &Path, take: Take<'_>) -> ControlFlow<()> {
        let source: Arc<str> = Arc::from(path.display().to_string());
        self.opened(path, &source, take).unwrap_or_else(|error| {
            take(Piece { place: whole(&source), held: Held::Unreadable(error.to_string()) }, false)
        })
    }

    fn opened(&self, path: &Path, source: &Arc<str>, take: Take<'_>) -> io::Result<ControlFlow<()>> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let mut beginning = Vec::new();
        file.by_ref().take(BEGINNING).read_to_end(&mut beginning)?;
        let is_of_lines = named_for_lines(path) || is_pool_file(&beginning);
        let mut all = beginning.as_slice().chain(file);
        if is_of_lines {
            return of_lines(source, &mut Lines::new(self.counted(all)), take);
        }
        if size > MAX_BACKUP_BYTES {
            let error = FileError::TooLarge { bytes: size, limit: MAX_BACKUP_BYTES };
            self.read.fetch_add(size, Ordering::Relaxed);
            return Ok(take(Piece { place: whole(source), held: Held::Refused(error) }, false));
        }
        let mut bytes = Vec::new();
        self.counted(all.by_ref().take(MAX_BACKUP_BYTES + 1)).read_to_end(&mut bytes)?;
        Ok(unpacked(source, bytes, take))
    }
}

/// An archive's files one by one, each as if it lay in a folder; anything else as a whole file.
fn unpacked(source: &Arc<str>, bytes: Vec<u8>, take: Take<'_>) -> ControlFlow<()> {
    let Some(entries) = archive::files(&bytes) else { return file_of(source, bytes, take) };
    for entry in entries {
        let inner: Arc<str> = Arc::from(format!("{source}: {}", entry.name));
        match archive::inflated(&bytes, &entry) {
            Ok(Ok(file)) => {
                let is_of_lines = named_for_lines(Path::new(&entry.name)) || is_pool_file(&file);
                if is_of_lines { in_memory(&inner, &file, take)? } else { file_of(&inner, file, take)? }
            }
            Ok(Err(error)) => take(Piece { place: whole(&inner), held: Held::Refused(error) }, false)?,
            Err(why) => take(Piece { place: whole(&inner), held: Held::Unreadable(why) }, false)?,
        }
    }
    ControlFlow::Continue(())
}

/// A file as it is, or line by line where several objects stand in it one behind the other, whatever its name.
fn file_of(source: &Arc<str>, bytes: Vec<u8>, take: Take<'_>) -> ControlFlow<()> {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    // Only a file whose first line is whole in itself, with more behind it, is worth a look.
    let more = bytes.get(first.len()..).is_some_and(|rest| !rest.trim_ascii().is_empty());
    let may_be_lines = more && first.trim_ascii_end().ends_with(b"}") && first.len() <= MAX_LINE_BYTES;
    let several = may_be_lines
        && matches!(read_file(&bytes), Err(FileError::Json { fault: JsonFault::Behind, line: 2.., .. }));
    if several {
        return in_memory(source, &bytes, take);
    }
    take(Piece { place: whole(source), held: Held::File(bytes) }, false)
}

/// Lines that are in memory already.
fn in_memory(source: &Arc<str>, bytes: &[u8], take: Take<'_>) -> ControlFlow<()> {
    // Reading memory does not fail.
    of_lines(source, &mut Lines::new(bytes), take).unwrap_or(ControlFlow::Continue(()))
}

/// A stream of lines.
fn of_lines<R: Read>(source: &Arc<str>, lines: &mut Lines<R>, take: Take<'_>) -> io::Result<ControlFlow<()>> {
    while let Some((number, line)) = lines.next()? {
        let held = match line {
            Line::Whole(bytes) => Held::Line(bytes),
            Line::TooLong(bytes) => Held::Refused(FileError::TooLarge { bytes, limit: MAX_BYTES }),
        };
        let place = Place { source: Arc::clone(source), line: Some(number) };
        if take(Piece { place, held }, lines.must_wait()).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn whole(source: &Arc<str>) -> Place {
    Place { source: Arc::clone(source), line: None }
}

fn named_for_lines(path: &Path) -> bool {
    path.extension().is_some_and(|ending| OF_LINES.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The files in a folder and in those within, by their names, with their sizes; without hidden ones. A link to a folder is not
/// followed: it may lead in a circle.
fn within(folder: &Path, found: &mut Vec<(PathBuf, u64)>) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::during(format_args!("list {}", folder.display()), error);
    let mut inner: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(failed)?;
    inner.retain(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')));
    inner.sort();
    for path in inner {
        match fs::metadata(&path) {
            Ok(about) if about.is_dir() && path.is_symlink() => {}
            Ok(about) if about.is_dir() => within(&path, found)?,
            // A file that is gone by now is told when its turn comes.
            about => found.push((path, about.map_or(0, |about| about.len()))),
        }
    }
    Ok(())
}

/// Counts what is read.
struct Counted<R> {
    from: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(into)?;
        self.read.fetch_add(u64::try_from(count).unwrap_or(0), Ordering::Relaxed);
        Ok(count)
    }
}
