//! From a piece to a profile, by the readers of the page and in its words.

use cairn_core::attempt::{Attempt, Millis};
use cairn_core::compare::Mark;
use cairn_core::record::file::{
    FileContent, FileError, OpenedFile, OursKind, ProfileFile, read_anonymous, read_file,
};
use cairn_core::record::message::{file_message, notices, rating_message, resume_message, shown_name};
use cairn_core::record::pool::{Line, Lines, PoolHead, is_candidate_line, is_packed_line};

use crate::piece::{Held, Piece};

/// What a piece holds.
pub enum Read {
    /// Somebody.
    Profile(Box<Somebody>),
    /// The first line of a pool's file.
    Head(Box<PoolHead>),
}

/// Somebody's profile, with what came along.
pub struct Somebody {
    /// What they saved.
    pub profile: ProfileFile,
    /// What a manager noted.
    pub mark: Mark,
    /// Lines of what was done with the candidate.
    pub trail: String,
    /// Whether names were hidden when it was saved.
    pub hidden: bool,
    /// What is worth knowing about the file, a sentence each.
    pub notices: Vec<String>,
}

/// Reads a piece. `Err` with the sentence that the page would say.
pub fn read(piece: Piece, now: Millis) -> Result<Read, String> {
    let name = piece.place.to_string();
    let opened = match piece.held {
        Held::Refused(error) => Err(error),
        Held::Unreadable(why) => return Err(format!("{} cannot be read: {why}.", shown_name(&name))),
        Held::File(bytes) => return of_file(&name, &bytes, now),
        Held::Line(bytes) => match Lines::read(&bytes) {
            Ok(Line::Head(head)) => return Ok(Read::Head(head)),
            Ok(Line::Candidate(opened, mark, trail)) => Ok((opened, mark, trail, is_packed_line(&bytes))),
            Err(error) if is_candidate_line(&bytes) => Err(error),
            // A line may be whatever a file may be: a link, or all that a device held.
            Err(_) => return of_file(&name, &bytes, now),
        },
    };
    let (opened, mark, trail, hidden) = opened.map_err(|error| file_message(&name, &error))?;
    Ok(Read::Profile(Box::new(Somebody { mark, trail, hidden, ..Somebody::of(*opened, now) })))
}

fn of_file(name: &str, bytes: &[u8], now: Millis) -> Result<Read, String> {
    let profile = match read_file(bytes) {
        Ok(FileContent::Profile(opened)) => Somebody::of(opened, now),
        Ok(FileContent::Backup(loaded)) if !loaded.attempts.is_empty() => {
            Somebody::of_attempts(loaded.name, loaded.attempts, now)
        }
        Ok(FileContent::Backup(_)) => return Err(file_message(name, &FileError::Nothing)),
        Ok(FileContent::Rating(_)) => return Err(rating_message(name)),
        Ok(FileContent::Resume(resume)) => {
            return Err(format!("{} is {}.", shown_name(name), resume_message(&resume)));
        }
        // The page opens it as nobody's profile; for a study it is one.
        Err(FileError::Ours(OursKind::Anonymous)) => {
            let attempts = read_anonymous(bytes).map_err(|error| file_message(name, &error))?;
            Somebody::of_attempts(String::new(), attempts, now)
        }
        Err(error) => return Err(file_message(name, &error)),
    };
    Ok(Read::Profile(Box::new(profile)))
}

impl Somebody {
    fn of(opened: OpenedFile, now: Millis) -> Self {
        let notices = notices(&opened, now);
        Self { notices, ..Self::alone(opened.profile) }
    }

    /// Somebody of whom these attempts are all there is.
    fn of_attempts(name: String, attempts: Vec<Attempt>, now: Millis) -> Self {
        let made_at = attempts.last().map_or(now, Attempt::last_at);
        Self::alone(ProfileFile { name, made_at, attempts, copies: Vec::new(), invitation: None })
    }

    fn alone(profile: ProfileFile) -> Self {
        Self { profile, mark: Mark::default(), trail: String::new(), hidden: false, notices: Vec::new() }
    }
}
