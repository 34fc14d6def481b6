//! In which letters a list is saved that names none: told by the candidates, whose names are known.
//!
//! An old code page writes other letters by the same bytes. Read in the wrong one, somebody is missing from the count, or two
//! groups are one; so where the names do not tell and the counts depend on it, nothing is counted.

use super::groups::{GroupError, GroupList, Matched, list_of, match_groups, read_groups};
use crate::charset::is_of_a_code_page;

/// Names of the code pages that are tried beside that of the West, as the Encoding Standard has them: those of Windows, of old
/// Macs, of DOS and of mail.
const CODE_PAGES: [&str; 14] = [
    "windows-1250",
    "macintosh",
    "windows-1251",
    "windows-1254",
    "windows-1257",
    "windows-1253",
    "windows-1255",
    "windows-1256",
    "windows-1258",
    "windows-874",
    "iso-8859-2",
    "x-mac-cyrillic",
    "ibm866",
    "koi8-u",
];
/// Those of East Asia, in which two bytes are a letter: any bytes may be some letters of theirs, so that they are believed only
/// where they name somebody.
const OF_TWO_BYTES: [&str; 5] = ["shift_jis", "euc-jp", "euc-kr", "big5", "gb18030"];

/// How the letters of a list were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// By the bytes, or by names in the letters of the West.
    Known,
    /// By names of candidates in this code page.
    Told(&'static str),
    /// Not at all: the counts are the same in each, and names of groups may look wrong.
    Untold,
}

/// Reads a list and finds the candidate of each line; see [`read_groups`] and [`match_groups`]. `decode` reads bytes in a code page,
/// and gives `None` for bytes that are none of it.
pub fn find_groups(
    bytes: &[u8],
    names: &[Vec<String>],
    decode: impl Fn(&str, &[u8]) -> Option<String>,
) -> Result<(Matched, Letters), GroupError> {
    let list = read_groups(bytes)?;
    let west = Reading::of(&list, names);
    if !is_of_a_code_page(bytes) {
        return Ok((west.matched, Letters::Known));
    }
    let known = west.foreign > 0;
    let others = CODE_PAGES.into_iter().chain(OF_TWO_BYTES).filter_map(|page| {
        let reading = Reading::of(&list_of(&decode(page, bytes)?).ok()?, names);
        (reading.foreign > 0 || CODE_PAGES.contains(&page)).then_some((Letters::Told(page), reading))
    });
    let all: Vec<(Letters, Reading)> = std::iter::once((Letters::Known, west)).chain(others).collect();
    let most = all.iter().map(|(_, reading)| reading.found).max().unwrap_or(0);
    let mut best = all.into_iter().filter(|(_, reading)| reading.found == most);
    let Some((letters, reading)) = best.next() else { return Err(GroupError::Letters) };
    let mut names_differ = false;
    for (_, other) in best {
        if other.matched.of != reading.matched.of {
            return Err(GroupError::Letters);
        }
        names_differ |= other.matched.groups != reading.matched.groups;
    }
    let letters = match letters {
        Letters::Known if !known && names_differ => Letters::Untold,
        told => told,
    };
    Ok((reading.matched, letters))
}

/// A list in certain letters, beside the candidates.
struct Reading {
    matched: Matched,
    /// Lines that name a candidate.
    found: usize,
    /// Those of them whose name has letters beyond the first 128, which all code pages share.
    foreign: usize,
}

impl Reading {
    fn of(list: &GroupList, names: &[Vec<String>]) -> Self {
        let matched = match_groups(list, names);
        let (found, foreign) = list.naming(&matched);
        Self { matched, found, foreign }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The group of each person, the groups, how many lines were not matched, and in which letters the list was read.
    type Read = (Vec<Option<usize>>, Vec<String>, usize, Letters);

    /// The letters of these lists in the code pages that have them; what is not among them is no byte of that page.
    fn decode(page: &str, bytes: &[u8]) -> Option<String> {
        let letters: &[(u8, char)] = match page {
            "windows-1250" => &[
                (0xa3, 'Ł'),
                (0xb3, 'ł'),
                (0xea, 'ę'),
                (0xf1, 'ń'),
                (0xe8, 'č'),
                (0xf3, 'ó'),
                (0xe4, 'ä'),
                (0xc4, 'Ä'),
                (0xfc, 'ü'),
            ],
            "windows-1251" => &[
                (0xc0, 'А'),
                (0xed, 'н'),
                (0xe0, 'а'),
                (0xce, 'О'),
                (0xeb, 'л'),
                (0xe3, 'г'),
                (0xe6, 'ж'),
                (0xec, 'м'),
            ],
            "macintosh" => &[(0x8a, 'ä'), (0x80, 'Ä'), (0x9f, 'ü'), (0x8e, 'é')],
            _ => return None,
        };
        let letter = |byte: &u8| {
            let known = letters.iter().find(|(one, _)| one == byte).map(|(_, letter)| *letter);
            byte.is_ascii().then(|| char::from(*byte)).or(known)
        };
        bytes.iter().map(letter).collect()
    }

    fn found(people: &[&str], bytes: &[u8]) -> Result<Read, GroupError> {
        let names: Vec<Vec<String>> = people.iter().map(|name| vec![(*name).to_owned()]).collect();
        let (matched, letters) = find_groups(bytes, &names, decode)?;
        Ok((matched.of, matched.groups, matched.unmatched.len(), letters))
    }

    #[test]
    fn the_letters_of_an_old_list_are_those_in_which_the_candidates_are_named() {
        let two = || vec![Some(0), Some(1)];
        let groups = |groups: [&str; 2]| groups.map(str::to_owned).to_vec();
        for (people, bytes, names, letters) in [
            // Central Europe: read as the West's, both would be missing.
            (
                ["Łukasz Nowak", "Zoë Dvořák"],
                b"\xa3ukasz Nowak;a\r\n".as_slice(),
                vec!["a".to_owned()],
                "windows-1250",
            ),
            (["Łukasz", "Jan Pęk"], b"\xa3ukasz;a\r\nJan P\xeak;b\r\n", groups(["a", "b"]), "windows-1250"),
            (
                ["Анна", "Олг"],
                b"\xc0\xed\xed\xe0;\xe6\r\n\xce\xeb\xe3;\xec\r\n",
                groups(["ж", "м"]),
                "windows-1251",
            ),
            (
                ["Andr\u{e9}", "M\u{fc}ller"],
                b"Andr\x8e;M\x8anner\rM\x9fller;Frauen\r",
                groups(["Männer", "Frauen"]),
                "macintosh",
            ),
        ] {
            let (of, of_groups, unmatched, told) = found(&people, bytes).unwrap();
            assert_eq!((of_groups, unmatched, told), (names.clone(), 0, Letters::Told(letters)));
            assert_eq!(of, if names.len() == 2 { two() } else { vec![Some(0), None] });
        }
    }

    #[test]
    fn the_letters_of_the_west_stay_where_nobody_is_found_by_others() {
        let (of, groups, unmatched, letters) =
            found(&["Jörg", "Ada"], b"J\xf6rg;M\xe4nner\r\nAda;Frauen\r\n").unwrap();
        assert_eq!((of, unmatched, letters), (vec![Some(0), Some(1)], 0, Letters::Known));
        assert_eq!(groups, ["Männer", "Frauen"]);
        let (.., letters) = found(&["Ada"], "Ada;Männer".as_bytes()).unwrap();
        assert_eq!(letters, Letters::Known, "UTF-8 says so itself");
    }

    #[test]
    fn where_names_do_not_tell_it_is_said_and_what_would_change_a_count_is_not_counted() {
        let (of, _, unmatched, letters) = found(&["Ada", "Jan"], b"Ada;M\x8anner\rJan;Frauen\r").unwrap();
        assert_eq!((of, unmatched, letters), (vec![Some(0), Some(1)], 0, Letters::Untold));
        // "MÄNNER" and "Männer" of a Mac are one group, and two where the same bytes are the West's.
        assert_eq!(found(&["Ada", "Jan"], b"Ada;M\x80NNER\rJan;m\x8anner\r"), Err(GroupError::Letters));
    }

    #[test]
    fn every_other_code_page_has_a_name_of_its_own() {
        let mut names = [CODE_PAGES.as_slice(), OF_TWO_BYTES.as_slice()].concat();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CODE_PAGES.len() + OF_TWO_BYTES.len());
        assert!(!names.contains(&"windows-1252"));
    }
}
