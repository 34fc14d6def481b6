//! `read`: what the app would say of files, one JSON line each, by the same code.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use cairn_core::Skill;
use cairn_core::attempt::{Attempt, Millis};
use cairn_core::content::source::{self, Library};
use cairn_core::content::{Bank, Content};
use cairn_core::profile::weigh;
use cairn_core::record::file::{FileError, MAX_BACKUP_BYTES, Opened, read_file};
use cairn_core::record::message::{file_message, notices, resume_message, resume_notices};
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
        let questions = library.questions();
        bank.add(skill, questions.filter(|question| question.skill == skill).cloned().collect());
    }
    bank
}

/// This machine's clock.
fn now() -> Millis {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Millis(since.ok().and_then(|since| i64::try_from(since.as_millis()).ok()).unwrap_or(0))
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
                (true, answers, left_out + opened.nameless, notices(&opened, now()).join(" "))
            }
            Ok(Opened::Resume(resume)) => {
                let mut said = vec![format!("{}.", resume_message(&resume))];
                said.extend(resume_notices(&resume.not_read, resume.more_not_read));
                (true, 0, resume.not_read.len() + resume.more_not_read, said.join(" "))
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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// What is said of a file with this content, as it is printed.
    fn said(library: &(Content, Bank), content: &[u8]) -> (Value, String) {
        let folder = std::env::temp_dir().join(format!("cairn-read-{}", std::process::id()));
        let path = folder.join("a.cairn.json");
        std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, content)).unwrap();
        let printed = line(&library.0, &library.1, &path.display().to_string());
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(!printed.contains('\n'), "one line: {printed}");
        let value: Value = serde_json::from_str(&printed).unwrap();
        let message = value["message"].as_str().unwrap_or_default().to_owned();
        (value, message)
    }

    /// f01 to f04, f06, f07, f09 to f12, f14, f15, f28 to f31, f33, f34, f37, f41, f45: the same words as on the page.
    #[test]
    fn each_hostile_file_gets_one_line_that_says_what_the_page_says() {
        let read = source::load(&root().join("content")).unwrap();
        let library = (read.content.clone(), bank(&read));
        let path = root().join("crates/core/tests/files/version-1.cairn.json");
        let kept = std::fs::read_to_string(&path).unwrap();
        let (value, message) = said(&library, kept.as_bytes());
        assert_eq!(
            (value["ok"].as_bool(), value["answers"].as_u64(), message.as_str()),
            (Some(true), Some(3), "")
        );
        let changed = |from: &str, to: &str| kept.replacen(from, to, 1).into_bytes();
        let many = format!(
            "{{\"cairn\":1,\"kind\":\"profile\",\"made_at\":1,\"attempts\":[{}{{}}]}}",
            "{},".repeat(200)
        );
        let deep = format!("{{\"cairn\":{}", "[".repeat(100_000));
        for (content, words) in [
            (Vec::new(), "is empty"),
            (b"\x89PNG\r\n".to_vec(), "it is a picture"),
            (b"{\"a\":1}".to_vec(), "the field \"cairn\""),
            (kept.as_bytes()[..300].to_vec(), "is cut off: it ends at line"),
            (b"\x1f\x8b\x08\0".to_vec(), "it is compressed"),
            (deep.into_bytes(), "nested too deep"),
            (changed("\"level\":3", "\"level\":NaN"), "a number"),
            (changed("\"level\":3", "\"level\":\"3\""), "answer.level"),
            (b"{\"name\":\"Jos\xe9\"}".to_vec(), "not in UTF-8"),
            (b"{\"cairn\":1,}".to_vec(), "a comma has nothing behind it"),
            (b"PK\x03\x04".to_vec(), "unpack it"),
            (b"{\"a\":\"\\ud800\"}".to_vec(), "half of a character"),
            (many.into_bytes(), "201 attempts, and at most 100"),
            (b"[\"cairn\",1,[],\"Ada\"]".to_vec(), "it is a list"),
            (b"{}".to_vec(), "contains no work, education or skills"),
            (b"{\"title\":\"CTO\",\"skills\":[{\"name\":\"Python\"}]}".to_vec(), "describes a job"),
        ] {
            let (value, message) = said(&library, &content);
            assert_eq!(
                (value["ok"].as_bool(), value["answers"].as_u64()),
                (Some(false), Some(0)),
                "{message}"
            );
            assert!(message.contains(words), "{message:?} does not say {words:?}");
        }
        for (content, answers, left_out) in [
            (changed("\"option\":2", "\"option\":-1"), 2, 1),
            (changed("ds-statistics-01", "__proto__"), 2, 1),
            (changed("ds-statistics-01", "ds-nothing-99"), 2, 1),
            (kept.replace("2026.1", "2031.7").into_bytes(), 0, 3),
        ] {
            let (value, message) = said(&library, &content);
            assert_eq!(value["ok"].as_bool(), Some(true), "{message}");
            assert_eq!(
                (value["answers"].as_u64(), value["left_out"].as_u64()),
                (Some(answers), Some(left_out))
            );
        }
        let (value, message) = said(&library, b"{\"work\":[{\"name\":\"X\",\"startDate\":\"soon\"}]}");
        assert_eq!((value["ok"].as_bool(), value["left_out"].as_u64()), (Some(true), Some(1)));
        assert!(message.contains("1 position") && message.contains("is no date such as 2024"), "{message}");
    }
}
