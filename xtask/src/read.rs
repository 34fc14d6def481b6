//! `read`: what the app would say of files, one JSON line each, by the same code.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use cairn_core::Skill;
use cairn_core::attempt::Attempt;
use cairn_core::content::source::{self, Library};
use cairn_core::content::{Bank, Content};
use cairn_core::profile::weigh;
use cairn_core::record::file::{FileError, MAX_BACKUP_BYTES, Opened, read_file};
use cairn_core::record::message::{file_message, notices};
use serde_json::json;

use crate::args::Args;
use crate::command::root;
use crate::content;
use crate::failure::Outcome;

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let mut files: Vec<String> = std::iter::from_fn(|| args.word()).collect();
    files.extend(args.rest());
    args.finish()?;
    let library = source::load(&root().join("content")).map_err(|errors| content::listed(&errors))?;
    let bank = bank(&library);
    for file in files {
        println!("{}", line(&library.content, &bank, &file));
    }
    Ok(())
}

fn bank(library: &Library) -> Bank {
    let mut bank = Bank::default();
    for skill in Skill::ALL {
        let questions = library.items.iter().map(|item| &item.question);
        bank.add(skill, questions.filter(|question| question.skill == skill).cloned().collect());
    }
    bank
}

/// One line: whether it was read, answers that count, answers that do not, and the message.
fn line(content: &Content, bank: &Bank, path: &str) -> String {
    let name =
        Path::new(path).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let (ok, answers, left_out, message) = match bytes(Path::new(path)) {
        Err(error) => (false, 0, 0, format!("{name}: {error}")),
        Ok(read) => match read.and_then(|bytes| read_file(&bytes)) {
            Err(error) => (false, 0, 0, file_message(&name, &error)),
            Ok(Opened::Profile(opened)) => {
                let (answers, left_out) = counts(content, bank, &opened.profile.attempts);
                (true, answers, left_out + opened.nameless, notices(&opened).join(" "))
            }
            Ok(Opened::Rating(rating)) => {
                let (given, unseen) = rating.counts();
                (true, given, unseen, String::new())
            }
            Ok(Opened::Backup(backup)) => {
                let (answers, left_out) = counts(content, bank, &backup.attempts);
                (true, answers, left_out + backup.aside.len(), String::new())
            }
        },
    };
    json!({ "file": path, "ok": ok, "answers": answers, "left_out": left_out, "message": message })
        .to_string()
}

/// A file is refused by its size before it is read.
fn bytes(path: &Path) -> std::io::Result<Result<Vec<u8>, FileError>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > MAX_BACKUP_BYTES {
        return Ok(Err(FileError::TooLarge { bytes: size, limit: MAX_BACKUP_BYTES }));
    }
    let mut bytes = Vec::new();
    file.take(MAX_BACKUP_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
}

fn counts(content: &Content, bank: &Bank, attempts: &[Attempt]) -> (usize, usize) {
    let weighed = attempts.iter().map(|attempt| weigh(content, bank, attempt));
    weighed.fold((0, 0), |(count, out), (counted, left)| (count + counted.len(), out + left.len()))
}
