//! What a person is told about a file or a link, in words: the app and the command say the same.
//!
//! Core words sentences here and in what it exports (`export`, `plan`), because a tool without the app needs them too.

use super::ReadError;
use super::file::{FileError, JsonFault, OpenedFile, OtherKind, OursKind, ResumeKind};
use super::link::{LinkError, MAX_CHARS};
use crate::attempt::{Attempt, Millis};
use crate::counts::counted;
use crate::resume::{MAX_ROWS, NotRead, NotReadWhy, Resume};

/// Longest part of a name that is shown, in characters.
const MAX_SHOWN: usize = 60;
/// Most combining marks on one letter that are shown.
const MAX_COMBINING: usize = 3;

/// A file's name as it may stand in a sentence.
pub fn shown_name(name: &str) -> String {
    match isolated(name) {
        name if name.is_empty() => "A file without a name".to_owned(),
        name => name,
    }
}

/// A text of somebody as it may stand in a sentence or a row: one line, cut, and isolated, so that whatever direction
/// its letters have ends with it. Empty where nothing of it can be seen.
pub fn isolated(text: &str) -> String {
    let mut plain = String::new();
    let mut marks = 0;
    let mut count = 0;
    for character in text.chars().filter(|character| !is_hidden(*character)) {
        marks = if is_combining(character) { marks + 1 } else { 0 };
        if marks <= MAX_COMBINING {
            plain.push(character);
            count += 1;
        }
        if count > MAX_SHOWN {
            break;
        }
    }
    let plain = match plain.char_indices().nth(MAX_SHOWN) {
        Some((at, _)) => format!("{}…", plain.get(..at).unwrap_or_default()),
        None => plain,
    };
    if plain.trim().is_empty() { String::new() } else { format!("\u{2068}{plain}\u{2069}") }
}

/// Control characters, marks that turn the direction of what follows, and what has no width and joins nothing.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        )
}

/// Marks that stand above or below a letter: a tower of them would reach into the rows beside.
fn is_combining(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Why a file was not read, and what to do.
pub fn file_message(name: &str, error: &FileError) -> String {
    let name = shown_name(name);
    match error {
        FileError::Empty => format!("{name} is empty."),
        FileError::TooLarge { bytes, limit } => {
            format!(
                "{name} was not read: it has {}, and a profile has at most {}.",
                size(*bytes),
                size(*limit)
            )
        }
        FileError::Other(kind) => format!("{name} is not a Cairn file: {}.", other(*kind)),
        FileError::Ours(kind) => format!("{name} is {}", ours(*kind)),
        FileError::Json { line, column, fault: JsonFault::Ends } => {
            format!("{name} is cut off: it ends at line {line}, character {column}. Ask for the file again.")
        }
        FileError::Json { line, column, fault } => {
            format!("{name} was not read: {} at line {line}, character {column}.", json(*fault))
        }
        FileError::NotAnObject => format!("{name} is not a Cairn file: it is a list, not an object."),
        FileError::Job => {
            format!(
                "{name} describes a job: it contains no work, education or skills of a person, and no answers."
            )
        }
        FileError::Unmarked => format!(
            "{name} is not a Cairn file: the field \"cairn\", which says so, is missing. Nor is it a résumé: it contains no work, education or skills."
        ),
        FileError::Newer(version) => format!(
            "{name} was made by a newer Cairn, in version {version} of the format. Load the page again to get the newest version."
        ),
        FileError::Field { place, error } => format!("{name} was not read: {}.", field(place, error)),
        FileError::TooMany { what, count, limit } => {
            format!("{name} was not read: it has {count} {what}, and at most {limit} are taken.")
        }
        FileError::Changed => format!(
            "{name} was not read: it was changed after it was saved, on its way or by hand. Ask whoever made it to save it again."
        ),
        FileError::Link(error) => format!("{name} is a text with a link. {}", link_message(*error)),
        FileError::Nothing => format!("{name} holds no answers."),
    }
}

/// Why a link was not read, and what to do.
pub fn link_message(error: LinkError) -> String {
    match error {
        LinkError::Missing => "There is no profile in the link. Email programs cut such links now and then: ask for the file or the QR code, or paste the whole link here.".to_owned(),
        LinkError::Kept => "This is an address of an email gateway, which keeps the link on its server. Open it, and copy the address of the page that comes up; or ask for the file.".to_owned(),
        LinkError::TooLong => format!("The link is too long: a profile has at most {MAX_CHARS} characters."),
        LinkError::Incomplete => "The link is incomplete: its end is missing. Ask for it again, or for the file.".to_owned(),
        LinkError::Damaged => "Something in the link was changed on its way, so nothing was added. Ask for it again, or for the file.".to_owned(),
        LinkError::Newer(version) => format!(
            "The link was made by a newer Cairn, in version {version} of the format. Load the page again to get the newest version."
        ),
    }
}

/// Clocks of two devices may differ by this much, in milliseconds, before a time counts as one of the future.
const CLOCKS_DIFFER: i64 = 24 * 60 * 60 * 1000;

/// What is worth knowing about a file that was read `now`; empty for most.
pub fn notices(opened: &OpenedFile, now: Millis) -> Vec<String> {
    let mut found = Vec::new();
    if opened.nameless > 0 {
        found
            .push(format!("{} name no question that can exist, and are left out.", answers(opened.nameless)));
    }
    if opened.doubled > 0 {
        found.push(format!(
            "{} of the log appeared twice; each was counted once.",
            counted(opened.doubled, "entry", "entries")
        ));
    }
    if opened.odd_times {
        found.push(
            "Times in it lie before 1970 or run backwards. The order of the log decides, not the clock."
                .to_owned(),
        );
    }
    let later = |at: Millis| at.0.saturating_sub(CLOCKS_DIFFER) > now.0;
    let entries = opened.profile.attempts.iter().flat_map(Attempt::entries);
    if later(opened.profile.made_at) || entries.map(|entry| entry.at).any(later) {
        found.push("Times in it lie in the future: the clock of one of the two devices is wrong.".to_owned());
    }
    found
}

/// What a résumé holds, in one sentence.
pub fn resume_message(resume: &Resume) -> String {
    let whose =
        if resume.name.trim().is_empty() { String::new() } else { format!(" of {}", isolated(&resume.name)) };
    format!(
        "a résumé{whose} with {}, {} and {}. It holds claims, and no answers",
        counted(resume.work.len(), "position", "positions"),
        counted(resume.education.len(), "entry on education", "entries on education"),
        counted(resume.skills.len(), "skill", "skills")
    )
}

/// Why a position was not read.
pub fn position_message(name: &str, error: &ReadError) -> String {
    format!("{} is not a position: {}.", shown_name(name), field("", error))
}

/// Why a rating of somebody is no profile, in one sentence.
pub fn rating_message(name: &str) -> String {
    format!(
        "{} is a rating of somebody by another person. It holds none of their own answers.",
        shown_name(name)
    )
}

/// What of a résumé could not be read, a sentence each.
pub fn resume_notices(not_read: &[NotRead], more: usize) -> Vec<String> {
    let mut said: Vec<String> = not_read
        .iter()
        .map(|NotRead { place, why }| match why {
            NotReadWhy::NoList => format!("{place} should be a list."),
            NotReadWhy::NoObject => format!("{place} should be an object."),
            NotReadWhy::NoText => format!("{place} should be text."),
            NotReadWhy::NoDate(written) => {
                format!("{place}: “{}” is not a date such as 2024, 2024-05 or 2024-05-31.", isolated(written))
            }
            NotReadWhy::Nothing => format!("{place} says nothing."),
            NotReadWhy::TooMany(count) => {
                format!("{place} has {count} rows; the first {MAX_ROWS} were read.")
            }
        })
        .collect();
    if more > 0 {
        said.push(format!("{} could not be read.", counted(more, "more place", "more places")));
    }
    said
}

fn answers(count: usize) -> String {
    counted(count, "answer", "answers")
}

fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        format!("{} KB", bytes.div_ceil(1000))
    } else {
        format!("{} MB", bytes.div_ceil(1_000_000))
    }
}

/// What a file of ours is that is opened at the wrong place, and where it opens.
const fn ours(kind: OursKind) -> &'static str {
    match kind {
        OursKind::Profile => "somebody’s profile. Add it to a pool, or open it under “Open a profile”.",
        OursKind::Rating => {
            "a rating by somebody else. Open it on the candidate’s page, or under “Open a profile”."
        }
        OursKind::Position => {
            "a position’s file and holds no answers. Open it on the page of a pool’s position, under “Or open one from a file”."
        }
        OursKind::Pool => "a pool’s file. Open it on the list of pools, or under “Open a profile”.",
        OursKind::Decisions => {
            "a record of decisions and holds no answers. Open it on the page “The decision” of a pool, under “Check a saved record”."
        }
        OursKind::Ranking => {
            "a table of candidates for other programs, and Cairn does not open it. To bring candidates back, open the file that “Save the pool to a file” made."
        }
        OursKind::Everything => "a file of everything that a device held. Open it under “Open a profile”.",
        OursKind::Anonymous => {
            "an anonymous copy for calibration: it has no name and no facts, and does not open as a profile. Give it to the people who run the study."
        }
    }
}

fn other(kind: OtherKind) -> String {
    match kind {
        OtherKind::Picture => "it is a picture".to_owned(),
        OtherKind::Pdf => "it is a PDF document".to_owned(),
        OtherKind::Program => "it is a program".to_owned(),
        OtherKind::Zip | OtherKind::Archive => {
            "it is an archive; unpack it, and add the files in it".to_owned()
        }
        OtherKind::Document => "it is a document of an office program".to_owned(),
        OtherKind::Workbook => "it is an Excel workbook".to_owned(),
        OtherKind::Resume(kind) => format!("it is {}. Of résumés, JSON Resume is read", resume_kind(kind)),
        OtherKind::Gzip => "it is compressed; unpack it, and add the file in it".to_owned(),
        OtherKind::Markup => "it is a web page or XML".to_owned(),
        OtherKind::Shortcut => "it is a shortcut; add the file that it leads to".to_owned(),
        OtherKind::Utf16 => "its text is in UTF-16; save it as UTF-8".to_owned(),
        OtherKind::NotUtf8(at) => {
            format!("its text is not in UTF-8 from byte {} on; save it as UTF-8", at.saturating_add(1))
        }
        OtherKind::Text => "it is some other text".to_owned(),
    }
}

const fn resume_kind(kind: ResumeKind) -> &'static str {
    match kind {
        ResumeKind::LinkedIn => "LinkedIn’s copy of your data",
        ResumeKind::Reactive => "a résumé as Reactive Resume keeps it",
        ResumeKind::Fresh => "a résumé in the FRESH format",
        ResumeKind::Europass => "a Europass résumé",
        ResumeKind::Yaml => "a résumé in YAML",
        ResumeKind::Unknown => "a résumé as another program keeps it",
    }
}

const fn json(fault: JsonFault) -> &'static str {
    match fault {
        JsonFault::Ends => "it ends",
        JsonFault::TrailingComma => "nothing follows a comma",
        JsonFault::Deep => "it is nested too deep",
        JsonFault::Number => "there is a number that is too large, or is not one",
        JsonFault::HalfCharacter => "there is half a character",
        JsonFault::Control => "there is a control character within a text",
        JsonFault::Behind => "something follows its end",
        JsonFault::Unexpected => "something in it is not JSON",
    }
}

fn field(place: &str, error: &ReadError) -> String {
    let at = if place.is_empty() { String::new() } else { format!("{place}: ") };
    match error {
        ReadError::NotJson => format!("{at}it is not valid JSON"),
        ReadError::Damaged => format!("{at}its text differs from what was written"),
        ReadError::Newer(version) => format!("{at}it is from version {version}, which is newer"),
        ReadError::Field(name) => format!("{at}{name} is missing or not what it must be"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_cannot_disturb_its_sentence() {
        assert_eq!(shown_name("a\u{202e}b\nc.json"), "\u{2068}abc.json\u{2069}");
        assert_eq!(shown_name(""), "A file without a name");
        assert_eq!(shown_name(&"x".repeat(300)).chars().count(), MAX_SHOWN + 3);
    }
}
