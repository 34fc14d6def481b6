//! What a ZIP archive lists (PKWARE's APPNOTE 6.3, sections 4.3 and 4.4): names, and where each file's bytes lie. Nothing is
//! inflated here.

use std::ops::Range;

/// The end of the list: its signature, and its length without a comment.
const END: [u8; 4] = *b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// Longest comment behind it.
const COMMENT: usize = 65_535;
/// A file in the list, and before its bytes.
pub(super) const LISTED: [u8; 4] = *b"PK\x01\x02";
const LISTED_LENGTH: usize = 46;
const LOCAL: [u8; 4] = *b"PK\x03\x04";
const LOCAL_LENGTH: usize = 30;

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZipEntry {
    /// Its name, with the folders in front of it.
    pub name: String,
    /// How its bytes are kept.
    pub kept: ZipMethod,
    /// Where they lie in the archive.
    pub bytes: Range<usize>,
    /// How many they are once inflated, as the archive says. It may lie.
    pub size: u64,
}

/// How the bytes of a file are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZipMethod {
    /// As they are.
    Plain,
    /// Deflated (RFC 1951).
    Deflated,
    /// In a way that is not read: encrypted, or another method.
    Otherwise,
}

/// The files of an archive, without folders; `None` where its list is not whole.
pub(super) fn zip_entries(bytes: &[u8]) -> Option<Vec<ZipEntry>> {
    let from = bytes.len().saturating_sub(END_LENGTH + COMMENT);
    let end = from + bytes.get(from..)?.windows(END.len()).rposition(|part| part == END)?;
    bytes.get(end..end + END_LENGTH)?;
    let count = number(bytes, end + 10, 2)?;
    let mut at = number(bytes, end + 16, 4)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4)? != LISTED {
            return None;
        }
        let [flags, method] = [8, 10].map(|field| number(bytes, at + field, 2));
        let [packed, size, local] = [20, 24, 42].map(|field| number(bytes, at + field, 4));
        let [name, extra, comment] = [28, 30, 32].map(|field| number(bytes, at + field, 2));
        let (name, extra, comment) = (name?, extra?, comment?);
        let text = bytes.get(at + LISTED_LENGTH..at + LISTED_LENGTH + name)?;
        at += LISTED_LENGTH + name + extra + comment;
        let name = String::from_utf8_lossy(text).into_owned();
        if name.ends_with(['/', '\\']) {
            continue;
        }
        let local = local?;
        if bytes.get(local..local + 4)? != LOCAL {
            return None;
        }
        let begin = local + LOCAL_LENGTH + number(bytes, local + 26, 2)? + number(bytes, local + 28, 2)?;
        let range = begin..begin.checked_add(packed?)?;
        bytes.get(range.clone())?;
        let kept = match (flags? & 1, method?) {
            (0, 0) => ZipMethod::Plain,
            (0, 8) => ZipMethod::Deflated,
            _ => ZipMethod::Otherwise,
        };
        entries.push(ZipEntry { name, kept, bytes: range, size: u64::try_from(size?).ok()? });
    }
    Some(entries)
}

/// A number of some bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An archive of these files, kept as they are.
    pub(in super::super) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let small = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
        let large = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
        let (mut all, mut list) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            let begin = all.len();
            // Version, flags, method, time, day, checksum.
            let head = [&[20, 0][..], &[0; 12]].concat();
            let sizes = [large(bytes.len()), large(bytes.len())].concat();
            all.extend(
                [&LOCAL[..], &head, &sizes, &small(name.len()), &[0; 2], name.as_bytes(), bytes].concat(),
            );
            list.extend(
                [
                    &LISTED[..],
                    &[20, 0],
                    &head,
                    &sizes,
                    &small(name.len()),
                    &[0; 12],
                    &large(begin),
                    name.as_bytes(),
                ]
                .concat(),
            );
        }
        let begin = all.len();
        all.extend(&list);
        let counts = [small(files.len()), small(files.len())].concat();
        all.extend([&END[..], &[0; 4], &counts, &large(list.len()), &large(begin), &[0; 2]].concat());
        all
    }

    #[test]
    fn files_are_listed_with_the_place_of_their_bytes() {
        let bytes = archive(&[("a/ada.cairn.json", b"{}"), ("a/", b""), ("Zo\u{eb}.txt", b"abc")]);
        let entries = zip_entries(&bytes).unwrap();
        let found: Vec<(&str, &[u8], ZipMethod)> =
            entries.iter().map(|one| (one.name.as_str(), &bytes[one.bytes.clone()], one.kept)).collect();
        assert_eq!(
            found,
            [("a/ada.cairn.json", &b"{}"[..], ZipMethod::Plain), ("Zo\u{eb}.txt", b"abc", ZipMethod::Plain)]
        );
        assert_eq!(entries[1].size, 3);
        assert_eq!(zip_entries(&archive(&[])), Some(Vec::new()));
        for cut in 0..bytes.len() {
            assert_eq!(zip_entries(&bytes[..cut]), None, "cut at {cut}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_archive_whatever_panics(
            changes in proptest::collection::vec((0usize..200, proptest::num::u8::ANY), 0..8),
        ) {
            let mut bytes = archive(&[("a.json", b"{}"), ("b.json", b"[]")]);
            for (at, byte) in changes {
                if let Some(slot) = bytes.get_mut(at) {
                    *slot = byte;
                }
            }
            if let Some(entries) = zip_entries(&bytes) {
                for entry in entries {
                    proptest::prop_assert!(bytes.get(entry.bytes).is_some());
                }
            }
        }
    }
}
