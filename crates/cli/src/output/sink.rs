//! A file or standard output, and what went wrong with it.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::failure::Failure;

/// Why writing failed first, for whoever stands before a library that wraps it.
type FirstError = Arc<Mutex<Option<Failure>>>;

/// Where bytes go.
pub(crate) struct Sink {
    to: Box<dyn Write + Send>,
    /// How it is called in a sentence.
    name: String,
    error: FirstError,
}

impl Sink {
    /// A new file in the place of an old one, or standard output.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else {
            let name = "standard output".to_owned();
            return Ok(Self { to: Box::new(io::stdout()), name, error: FirstError::default() });
        };
        let name = path.display().to_string();
        let file = File::create(path).map_err(|error| failure(&name, &error))?;
        Ok(Self { to: Box::new(file), name, error: FirstError::default() })
    }

    /// The result of writing, as a person is told.
    pub(super) fn said(&self, written: io::Result<()>) -> Result<(), Failure> {
        written.map_err(|error| failure(&self.name, &error))
    }

    /// What will tell why writing failed, where the sink itself is handed away.
    pub(super) fn why(&self) -> Why {
        Why { name: self.name.clone(), error: Arc::clone(&self.error) }
    }

    fn noted<T>(&self, done: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &done
            && error.kind() != io::ErrorKind::Interrupted
        {
            let mut first = self.error.lock().unwrap_or_else(PoisonError::into_inner);
            first.get_or_insert_with(|| failure(&self.name, error));
        }
        done
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.to.write(bytes);
        self.noted(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.to.flush();
        self.noted(done)
    }
}

/// Why a sink failed.
pub(super) struct Why {
    name: String,
    error: FirstError,
}

impl Why {
    /// The reason of the system; else `other`, of the library that wrote.
    pub(super) fn tell(&self, other: &dyn std::error::Error) -> Failure {
        let first = self.error.lock().unwrap_or_else(PoisonError::into_inner).take();
        first.unwrap_or_else(|| Failure::during(format_args!("write to {}", self.name), other))
    }
}

fn failure(name: &str, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::NobodyReads;
    }
    Failure::during(format_args!("write to {name}"), error)
}
