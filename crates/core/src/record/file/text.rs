//! From bytes to JSON, in a way that can be told to a person.

use crate::json::Value;

use super::error::{FileError, JsonFault, OtherKind};
use super::other::{by_bytes, by_text};

/// The JSON value in a file of bounded size.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value<'_>, FileError> {
    if let Some(kind) = by_bytes(bytes) {
        return Err(FileError::Other(kind));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    let words = text.trim_start_matches([' ', '\t', '\r', '\n']);
    if words.is_empty() {
        return Err(FileError::Empty);
    }
    if !words.starts_with(['{', '[']) {
        return Err(FileError::Other(by_text(words)));
    }
    crate::json::read(text).map_err(|error| fault(text, &error))
}

/// Zero bytes between letters are UTF-16 without its mark; else the encoding is not known.
fn not_utf8(bytes: &[u8], at: usize) -> FileError {
    let zeros = bytes.iter().take(64).filter(|byte| **byte == 0).count();
    FileError::Other(if zeros > 8 { OtherKind::Utf16 } else { OtherKind::NotUtf8(at) })
}

/// The place and the kind of a fault. `serde_json` counts bytes and LF alone; people count characters and any line.
fn fault(text: &str, error: &serde_json::Error) -> FileError {
    let line_start: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut at = (line_start + error.column()).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let (mut before, rest) = text.split_at_checked(at).unwrap_or_default();
    let mut kind = kind(before, error);
    // A text that was cut within quotes, and has the end of a line behind it as files have.
    if kind == JsonFault::Control && rest.trim().is_empty() {
        (before, kind) = (before.trim_end(), JsonFault::Ends);
    }
    let mut lines = 1;
    let mut column = 0;
    let mut last = ' ';
    for character in before.chars() {
        match character {
            '\n' if last == '\r' => {}
            '\n' | '\r' => {
                lines += 1;
                column = 0;
            }
            _ => column += 1,
        }
        last = character;
    }
    FileError::Json { line: lines, column: column.max(1), fault: kind }
}

fn kind(before: &str, error: &serde_json::Error) -> JsonFault {
    if error.is_eof() {
        return JsonFault::Ends;
    }
    let words = error.to_string();
    let has = |part: &str| words.contains(part);
    if has("trailing comma") {
        JsonFault::TrailingComma
    } else if has("recursion") {
        JsonFault::Deep
    } else if has("number") || before.ends_with(['N', 'I']) {
        JsonFault::Number
    } else if has("surrogate") || has("hex escape") {
        JsonFault::HalfCharacter
    } else if has("control character") {
        JsonFault::Control
    } else if has("trailing characters") {
        JsonFault::Behind
    } else {
        JsonFault::Unexpected
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text that ends within quotes is cut off, also where the end of a line stands behind it.
    #[test]
    fn a_file_that_is_cut_within_a_text_ends_there() {
        let fault = |text: &str| parse(text.as_bytes()).unwrap_err();
        let ends = |line, column| FileError::Json { line, column, fault: JsonFault::Ends };
        assert_eq!(fault("{\"name\": \"Ad"), ends(1, 12));
        assert_eq!(fault("{\"name\": \"Ad\n"), ends(1, 12));
        assert_eq!(fault("{\n\"name\": \"Ad\r\n"), ends(2, 11));
        let within = FileError::Json { line: 2, column: 1, fault: JsonFault::Control };
        assert_eq!(fault("{\"name\": \"Ad\na\"}"), within);
    }
}
