//! Finds the profile in what a person pasted, or in an address that went through mail.

use std::borrow::Cow;

use super::read::{LinkError, MAX_CHARS, read_link};
use super::text::is_letter;
use crate::record::file::ProfileFile;

/// Longest paste that is searched, in bytes.
pub(super) const MAX_PASTE: usize = 100_000;
/// How often an address may have been escaped on its way.
pub(super) const ESCAPES: usize = 3;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The profile.
    pub profile: ProfileFile,
    /// The text behind `#/p/`, mended.
    pub link: String,
    /// Whether `#` had been escaped: then the content was in an address that a server saw, that of a mail scanner most likely.
    pub scanned: bool,
}

/// The profile in a text: an address, a wrapped or escaped one, or a sentence around it.
///
/// What is mended is unambiguous: escapes (`%23`), white space and line breaks within the link, and whatever stands around it.
pub fn find_link(pasted: &str) -> Result<Found, LinkError> {
    if pasted.len() > MAX_PASTE {
        return Err(LinkError::TooLong);
    }
    let mut text = Cow::Borrowed(pasted);
    for escapes in 0..=ESCAPES {
        if let Some((_, rest)) = text.rsplit_once("#/p/") {
            return candidate(rest).map(|(profile, link)| Found { profile, link, scanned: escapes > 0 });
        }
        text = Cow::Owned(unescape(&text));
    }
    Err(LinkError::Missing)
}

/// The link at the start of a text: up to the first character that is none of its letters, or across white space.
fn candidate(rest: &str) -> Result<(ProfileFile, String), LinkError> {
    let plain: String = rest.chars().take_while(|one| is_letter(*one)).collect();
    let read = read_link(&plain);
    if let Ok(profile) = read {
        return Ok((profile, plain));
    }
    // Mail breaks lines, and marks quoted ones with >; the words behind the link are told apart by the checksum alone.
    let joined = |character: &char| {
        character.is_whitespace() || matches!(character, '>' | '=' | '\u{200b}' | '\u{ad}')
    };
    let mut link = String::new();
    let mut tried = read.map(|profile| (profile, plain));
    for piece in rest.split(|character: char| joined(&character)) {
        let letters: String = piece.chars().take_while(|one| is_letter(*one)).collect();
        link.push_str(&letters);
        if link.len() > MAX_CHARS {
            break;
        }
        if let Ok(profile) = read_link(&link) {
            tried = Ok((profile, link));
            break;
        }
        if letters.len() < piece.len() {
            break;
        }
    }
    tried
}

/// Takes one layer of percent-escapes away. What is no escape stays.
pub(super) fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let escaped = behind.get(..2).filter(|_| *first == b'%').and_then(|digits| {
            std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok())
        });
        if let Some(byte) = escaped {
            bytes.push(byte);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    // An escape may have held bytes that are no text: those can be in no link either.
    String::from_utf8_lossy(&bytes).into_owned()
}
