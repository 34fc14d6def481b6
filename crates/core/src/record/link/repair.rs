//! Finds a link in what a person pasted, or in an address that went through mail.

use super::error::LinkError;
use super::gateway::{LAYERS, is_kept, is_wrapped, unescape, unspelled, unwrapped};
use super::invitation_number::answered;
use super::read::{MAX_CHARS, read_link, whole_length};
use super::text::is_letter;
use crate::record::file::ProfileFile;

/// Longest paste that is searched, in bytes.
const MAX_PASTE: usize = 100_000;
/// Most places of one paste at which a link is looked for.
const MAX_PLACES: usize = 8;
/// Most long dashes of which each is tried by itself.
const MAX_DASHES: usize = 5;
/// Most hyphens that a word processor makes one dash of.
const MAX_HYPHENS: usize = 3;
/// Most breaks of a line at which a hyphen may have been added.
const MAX_BREAKS: usize = 40;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct RepairedLink {
    /// The profile.
    pub profile: ProfileFile,
    /// The text behind `#/p/`, mended.
    pub link: String,
    /// Whether `#` had been escaped: then the content was in an address that a server saw, that of a mail scanner most likely.
    pub scanned: bool,
}

/// The profile in a text: an address, a wrapped or escaped one, or a sentence around it.
///
/// What is mended is unambiguous, for length and checksum tell: addresses of gateways, escapes (`%23`, `&#35;`, `=23`, `\_`),
/// `#p/`, `#!/p/`, `#//P/` and no `#` at all, white space and line breaks within the link, hyphens that a break added, hyphens
/// that became dashes, and whatever stands around it.
pub fn find_link(pasted: &str) -> Result<RepairedLink, LinkError> {
    let At { found, letters, behind, scanned } = find(pasted, "p", read_link)?;
    let profile = ProfileFile { invitation: answered(&behind), ..found };
    Ok(RepairedLink { profile, link: letters, scanned })
}

/// The links in a paste of several, each with what stands behind it until the next; the whole paste where none is found.
pub fn split_links(pasted: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for word in pasted.split_whitespace() {
        match pieces.last_mut() {
            Some(piece) if !begins(word) => {
                piece.push(' ');
                piece.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
    }
    // Words around a link are no link; an address that is none of ours is told, so that nothing that was pasted vanishes.
    pieces.retain(|piece| begins(piece) || find_link(piece) != Err(LinkError::Missing));
    if pieces.is_empty() && !pasted.trim().is_empty() { vec![pasted.to_owned()] } else { pieces }
}

/// How many lines of a paste hold nothing of its links; `links` are those of [`split_links`].
///
/// A mail program may have broken a link over lines: a line that is one long word, or the end of a link that is read, is a
/// piece of one.
pub fn lines_without_link(pasted: &str, links: &[String]) -> usize {
    let is_piece = |word: &str| {
        let known = || links.iter().any(|link| find_link(link).is_ok_and(|found| found.link.ends_with(word)));
        begins(word) || (word.len() >= LONG_WORD && word.bytes().all(is_letter_of_link)) || known()
    };
    let lines = pasted.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !line.split_whitespace().any(is_piece)).count()
}

/// Whether a link may begin in a word.
fn begins(word: &str) -> bool {
    word.contains(['#', '\u{ff03}']) || ["://", "%23", "/p/"].iter().any(|head| word.contains(head))
}

/// From this length on a word of a link's letters is a piece of one, and no word of a language.
const LONG_WORD: usize = 24;

fn is_letter_of_link(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// A link that was found in a text.
pub(super) struct At<T> {
    /// What was made of it.
    pub(super) found: T,
    /// Its letters, mended.
    pub(super) letters: String,
    /// The text from its first letter on.
    behind: String,
    /// Whether a server has seen it on its way.
    scanned: bool,
}

/// What `read` makes of the link to a place.
pub(super) fn find<T>(
    pasted: &str,
    place: &str,
    read: impl Fn(&str) -> Result<T, LinkError>,
) -> Result<At<T>, LinkError> {
    if pasted.len() > MAX_PASTE {
        return Err(LinkError::TooLong);
    }
    let mut text = pasted.to_owned();
    let mut first = None;
    for layer in 0..LAYERS {
        let scanned = layer > 0 || is_wrapped(&text);
        let plain = unspelled(&text);
        for text in [Some(&text), Some(&plain).filter(|plain| **plain != text)].into_iter().flatten() {
            let places = text.rmatch_indices('#').filter_map(|(at, _)| behind(text.get(at + 1..)?, place));
            for rest in places.take(MAX_PLACES) {
                match mended(rest, &read) {
                    Ok((found, letters)) => {
                        return Ok(At { found, letters, behind: rest.to_owned(), scanned });
                    }
                    Err(error) => first = first.or(Some(error)),
                }
            }
        }
        text = unwrapped(&text);
    }
    match first {
        Some(error) => Err(error),
        None if is_kept(pasted) => Err(LinkError::Kept),
        None => without_head(pasted, place, &read).ok_or(LinkError::Missing),
    }
}

/// A link without its `#`, or its code alone: whole and as it was sent, or none.
fn without_head<T>(pasted: &str, place: &str, read: &impl Fn(&str) -> Result<T, LinkError>) -> Option<At<T>> {
    let text = unspelled(pasted);
    let head = format!("/{place}/");
    // A server has seen what stands behind a slash of its address.
    let heads = text.rmatch_indices(&head).filter_map(|(at, _)| {
        let before = text.get(..at)?;
        let host = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        Some((text.get(at + head.len()..)?, host.contains("://")))
    });
    let long = |word: &&str| word.chars().take_while(|one| is_letter(*one)).count() >= LONG_WORD;
    // What follows such a word may be its end, behind a break. A code alone does not say of which kind it is, so it is a profile's.
    let words = text.split_whitespace().filter(|_| place == "p").filter(long);
    let words = words.filter_map(|word| Some((text.get(text.find(word)?..)?, false)));
    heads.take(MAX_PLACES).chain(words.take(MAX_PLACES)).find_map(|(rest, scanned)| {
        let (found, letters) = mended(rest, read).ok()?;
        Some(At { found, letters, behind: rest.to_owned(), scanned })
    })
}

/// What stands behind `#/p/` in what stands behind `#`: with its slashes escaped or doubled, in capitals, with the `!` of older
/// apps, or without the first slash.
fn behind<'a>(text: &'a str, place: &str) -> Option<&'a str> {
    let text = without_slashes(without(text, '!').unwrap_or(text)).trim_start();
    let (head, rest) = text.split_at_checked(place.len())?;
    let rest = without(rest, '/').filter(|_| head.eq_ignore_ascii_case(place))?;
    Some(without_slashes(rest))
}

fn without_slashes(mut text: &str) -> &str {
    while let Some(rest) = without(text, '/') {
        text = rest;
    }
    text
}

/// A text without the character that it begins with, which may be escaped as often as it likes.
fn without(text: &str, character: char) -> Option<&str> {
    // A line may end within the head, too.
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(character) {
        return Some(rest);
    }
    if let Some(rest) = text.strip_prefix('\\') {
        return rest.strip_prefix(character);
    }
    let mut rest = text.strip_prefix('%')?;
    while let Some(deeper) = rest.strip_prefix("25") {
        rest = deeper;
    }
    let digits = rest.get(..2)?;
    let byte = u8::from_str_radix(digits, 16).ok()?;
    (char::from(byte) == character).then(|| rest.get(2..)).flatten()
}

/// One letter of a link on its way.
#[derive(Clone, Copy)]
enum Letter {
    /// As it was sent.
    Plain(char),
    /// A dash, made of some hyphens.
    Dash,
}

/// The link at the start of a text, as it is or without hyphens that were added where a line was broken.
fn mended<T>(rest: &str, read: &impl Fn(&str) -> Result<T, LinkError>) -> Result<(T, String), LinkError> {
    let error = match across_breaks(rest, read) {
        Err(error @ (LinkError::Incomplete | LinkError::Damaged)) => error,
        other => return other,
    };
    let at_breaks = hyphens_at_breaks(rest);
    if at_breaks.is_empty() {
        return Err(error);
    }
    // All of them were added, or all but one, which the link has itself.
    let kept = std::iter::once(None).chain(at_breaks.iter().map(Some));
    let without = |kept: Option<&usize>| {
        let added = |at: usize| at_breaks.contains(&at) && Some(&at) != kept;
        let letters = rest.char_indices().take(MAX_CHARS * 2).filter(|(at, _)| !added(*at));
        letters.map(|(_, one)| one).collect::<String>()
    };
    let mut links = kept.map(|kept| spelled(&letters(&without(kept)), |_| 1));
    links.find_map(|link| exactly(link, read).ok()).ok_or(error)
}

/// Where hyphens stand right before white space among the letters of a link.
fn hyphens_at_breaks(rest: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut characters = rest.char_indices().take(MAX_CHARS * 2).peekable();
    while let Some((at, one)) = characters.next() {
        let breaks = characters.peek().is_some_and(|(_, next)| next.is_whitespace());
        if breaks && matches!(one, '-' | '\u{2010}') && found.len() < MAX_BREAKS {
            found.push(at);
        }
    }
    found
}

/// The link at the start of a text: up to the first character that is none of its letters, or across white space.
fn across_breaks<T>(
    rest: &str,
    read: &impl Fn(&str) -> Result<T, LinkError>,
) -> Result<(T, String), LinkError> {
    let plain: String = rest.chars().take_while(|one| is_letter(*one)).collect();
    let error = match exactly(plain.clone(), read) {
        Ok(found) => return Ok(found),
        Err(error @ (LinkError::TooLong | LinkError::Newer(_))) => return Err(error),
        Err(error) => error,
    };
    let letters = letters(rest);
    let dashes = letters.iter().filter(|one| matches!(one, Letter::Dash)).count();
    for hyphens in 1..=MAX_HYPHENS {
        if let Ok(found) = exactly(spelled(&letters, |_| hyphens), read) {
            return Ok(found);
        }
        if dashes == 0 {
            break;
        }
    }
    // Not all of them were made of as many: each by itself, as digits of a number to the base of three.
    let bases: Vec<usize> =
        std::iter::successors(Some(1), |base| Some(base * MAX_HYPHENS)).take(MAX_DASHES + 1).collect();
    if let Some(ways) = bases.get(dashes).filter(|_| dashes > 1) {
        for way in 0..*ways {
            let hyphens = |dash: usize| bases.get(dash).map_or(1, |base| way / base % MAX_HYPHENS + 1);
            if let Ok(found) = exactly(spelled(&letters, hyphens), read) {
                return Ok(found);
            }
        }
    }
    let changed = error == LinkError::Incomplete && is_changed(rest.get(plain.len()..).unwrap_or_default());
    Err(if changed { LinkError::Damaged } else { error })
}

/// Whether what stands behind the first letters of a link is no end of it: a dash or a mark, and more letters.
fn is_changed(rest: &str) -> bool {
    let mut characters = rest.chars();
    let mark = characters.next().is_some_and(|one| {
        is_dash(one)
            || matches!(one, '*' | '~' | '+' | '^' | '|' | '\u{fffd}')
            || (one.is_alphanumeric() && !one.is_ascii())
    });
    mark && characters.next().is_some_and(is_letter)
}

/// The letters of a link that was broken into lines, quoted, escaped or set in type.
fn letters(rest: &str) -> Vec<Letter> {
    let unescaped = unescape(rest.get(..rest.len().min(MAX_CHARS * 2)).unwrap_or(rest));
    let mut letters = Vec::new();
    for one in unescaped.chars() {
        match one {
            _ if letters.len() > MAX_CHARS => break,
            _ if is_letter(one) => letters.push(Letter::Plain(one)),
            // Hyphens that do not break, minus signs, and wide ones.
            '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => {
                letters.push(Letter::Plain('-'));
            }
            '\u{ff3f}' => letters.push(Letter::Plain('_')),
            _ if is_dash(one) => letters.push(Letter::Dash),
            // Mail breaks lines, and marks quoted ones with >; Markdown escapes _ and -.
            '>' | '=' | '\\' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            _ if one.is_whitespace() => {}
            _ => break,
        }
    }
    letters
}

const fn is_dash(character: char) -> bool {
    matches!(character, '\u{2012}'..='\u{2015}')
}

/// The letters with so many hyphens for each dash, by its place among the dashes.
fn spelled(letters: &[Letter], hyphens: impl Fn(usize) -> usize) -> String {
    let mut dash = 0;
    let mut link = String::with_capacity(letters.len());
    for letter in letters {
        match letter {
            Letter::Plain(letter) => link.push(*letter),
            Letter::Dash => {
                link.extend(std::iter::repeat_n('-', hyphens(dash)));
                dash += 1;
            }
        }
    }
    link
}

/// The link without what stands behind the length that it names itself: words, or an underscore that set it in italics.
fn exactly<T>(
    mut letters: String,
    read: &impl Fn(&str) -> Result<T, LinkError>,
) -> Result<(T, String), LinkError> {
    if let Some(length) = whole_length(&letters) {
        letters.truncate(length);
    }
    read(&letters).map(|found| (found, letters))
}
