//! An archive of files, as somebody packs a folder of profiles.

use super::error::OtherKind;
use super::limits::MAX_BYTES;
use super::other::by_bytes;
use super::zip::{ZipEntry, ZipMethod, zip_entries};

/// Most files that an archive may hold to be unpacked.
const MAX_FILES: usize = 10_000;

/// What systems put into folders unasked.
const LITTER: [&str; 4] = ["__MACOSX", "Thumbs.db", "ehthumbs.db", "desktop.ini"];

/// The files of an archive of files, without hidden ones; `None` for a document that is kept as an archive, for one of which a file
/// cannot be inflated or is larger than any profile, and for one that holds too many.
pub fn zip_of_files(bytes: &[u8]) -> Option<Vec<ZipEntry>> {
    if by_bytes(bytes) != Some(OtherKind::Zip) {
        return None;
    }
    let mut entries = zip_entries(bytes)?;
    let hidden = |name: &str| name.split(['/', '\\']).any(is_hidden);
    entries.retain(|entry| !hidden(&entry.name));
    let fits = |entry: &ZipEntry| entry.kept != ZipMethod::Otherwise && entry.size <= MAX_BYTES;
    ((1..=MAX_FILES).contains(&entries.len()) && entries.iter().all(fits)).then_some(entries)
}

/// Whether a file or folder of this name is hidden, or something that a system puts beside files unasked.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || LITTER.iter().any(|litter| name.eq_ignore_ascii_case(litter))
}

#[cfg(test)]
mod tests {
    use super::super::zip::LISTED;
    use super::super::zip::tests::archive;
    use super::*;

    #[test]
    fn an_archive_of_profiles_is_unpacked_and_a_document_or_a_bomb_is_not() {
        let names = |bytes: &[u8]| {
            zip_of_files(bytes).map(|all| all.into_iter().map(|entry| entry.name).collect::<Vec<_>>())
        };
        let mixed = archive(&[
            ("all/ada.cairn.json", b"{}"),
            ("__MACOSX/all/._ada.cairn.json", b"x"),
            ("all/.DS_Store", b"x"),
            ("all/Thumbs.db", b"x"),
            ("all/Desktop.ini", b"x"),
            ("all/notes.txt", b"x"),
        ]);
        assert_eq!(names(&mixed).unwrap(), ["all/ada.cairn.json", "all/notes.txt"]);
        for other in [
            archive(&[("word/document.xml", b"x")]),
            archive(&[("xl/workbook.xml", b"x"), ("a.json", b"x")]),
            archive(&[("Profile.csv", b"x")]),
            archive(&[(".DS_Store", b"x")]),
            archive(&[]),
            b"PK\x03\x04 cut".to_vec(),
            b"{}".to_vec(),
        ] {
            assert_eq!(names(&other), None);
        }
        // Encrypted; another method; larger than any profile by its own word.
        for (at, value) in [(8, 1u8), (10, 12), (27, 255)] {
            let mut bytes = archive(&[("a.json", b"{}")]);
            let listed = bytes.windows(4).position(|part| part == LISTED).unwrap();
            bytes[listed + at] = value;
            assert_eq!(names(&bytes), None, "byte {at}");
        }
        let many: Vec<String> = (0..=MAX_FILES).map(|number| format!("{number}")).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(names(&archive(&many)), None);
        assert_eq!(names(&archive(&many[1..])).map(|all| all.len()), Some(MAX_FILES));
    }
}
