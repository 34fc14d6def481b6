//! `check`: what the app would say of files, one JSON line each, by the same code.

use cairn_core::attempt::{Attempt, Millis};
use cairn_core::profile::weigh;
use cairn_core::record::file::{FileContent, FileError, OpenedFile, read_file};
use cairn_core::record::message::{file_message, notices, resume_message, resume_notices, shown_name};
use cairn_core::record::pool::{Line, Lines};
use serde::Serialize;

use crate::args::CheckArgs;
use crate::engine::{Engine, now};
use crate::failure::{Ended, Failure};
use crate::input::{Held, Piece, Sources};
use crate::output::{Made, Output};
use crate::stop;
use crate::work::{WorkEnded, all_cores, work};

/// What is said of a file or a line.
#[derive(Debug, Serialize)]
struct Checked {
    /// The file, or "standard input".
    file: String,
    /// The line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// Whether it is read.
    ok: bool,
    /// Answers that count.
    answers: usize,
    /// Answers that do not.
    left_out: usize,
    /// What the page says.
    message: String,
}

/// Whether it is read, answers that count, answers that do not, and what is said.
type Said = (bool, usize, usize, String);

/// The command.
pub(crate) fn run(args: &CheckArgs) -> Result<Ended, Failure> {
    let sources = Sources::asked_about(&args.files)?;
    let engine = Engine::new(args.content.as_deref())?;
    let mut output = Output::lines(None)?;
    let (stop, now) = (stop::wanted()?, now());
    let mut some_failed = false;
    let make = move |pieces: Vec<Piece>| {
        let all: Vec<Checked> = pieces.into_iter().filter_map(|piece| checked(engine, now, piece)).collect();
        let failed = all.iter().filter(|one| !one.ok).count();
        Made::lines(all.iter(), failed)
    };
    let ended = work(sources, all_cores(), &stop, make, |made| {
        let Some(made) = made else { return Ok(()) };
        some_failed |= made.failed > 0;
        output.write(made)
    })?;
    output.end()?;
    Ok(match ended {
        WorkEnded::Stopped => Ended::Stopped,
        WorkEnded::AtTheEnd if some_failed => Ended::SomeFailed,
        WorkEnded::AtTheEnd => Ended::Well,
    })
}

/// What is said of a piece; `None` for the first line of a pool.
fn checked(engine: &Engine, now: Millis, piece: Piece) -> Option<Checked> {
    let name = piece.place.to_string();
    let not_read = |error: &FileError| (false, 0, 0, file_message(&name, error));
    let (ok, answers, left_out, message) = match piece.held {
        Held::Refused(error) => not_read(&error),
        Held::Unreadable(why) => (false, 0, 0, format!("{} cannot be read: {why}.", shown_name(&name))),
        Held::File(bytes) => {
            read_file(&bytes).map_or_else(|error| not_read(&error), |it| opened(engine, now, &it))
        }
        Held::Line(bytes) => match Lines::read(&bytes) {
            Ok(Line::Head(_)) => return None,
            Ok(Line::Candidate(it, ..)) => profile(engine, now, &it),
            Err(_) => read_file(&bytes).map_or_else(|error| not_read(&error), |it| opened(engine, now, &it)),
        },
    };
    Some(Checked {
        file: piece.place.source.to_string(),
        line: piece.place.line,
        ok,
        answers,
        left_out,
        message,
    })
}

fn opened(engine: &Engine, now: Millis, opened: &FileContent) -> Said {
    match opened {
        FileContent::Profile(opened) => profile(engine, now, opened),
        FileContent::Resume(resume) => {
            let mut said = vec![format!("{}.", resume_message(resume))];
            said.extend(resume_notices(&resume.not_read, resume.more_not_read));
            (true, 0, resume.not_read.len() + resume.more_not_read, said.join(" "))
        }
        FileContent::Rating(rating) => {
            let (given, unseen) = rating.counts();
            (true, given, unseen, String::new())
        }
        FileContent::Backup(backup) => {
            let (answers, left_out) = counts(engine, &backup.attempts);
            (true, answers, left_out + backup.aside.len(), String::new())
        }
    }
}

fn profile(engine: &Engine, now: Millis, opened: &OpenedFile) -> Said {
    let (answers, left_out) = counts(engine, &opened.profile.attempts);
    (true, answers, left_out + opened.nameless, notices(opened, now).join(" "))
}

/// Answers that count, and answers that do not.
fn counts(engine: &Engine, attempts: &[Attempt]) -> (usize, usize) {
    let weighed = attempts.iter().map(|attempt| weigh(&engine.content, &engine.bank, attempt));
    weighed.fold((0, 0), |(count, out), (counted, left)| (count + counted.len(), out + left.len()))
}
