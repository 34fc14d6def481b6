//! Whose a line of a list is, by the names that candidates go by.

use std::collections::BTreeMap;

use crate::names::{clean, same, turned};
use crate::record::file::{file_name, undated};

/// Whose name a text is.
#[derive(Clone, Copy)]
pub(super) enum Whose {
    /// Of the candidate at this place alone.
    One(usize),
    /// Of several.
    Several,
}

/// What candidates go by, each name with whose it is: so that a list of any length is matched line by line.
#[derive(Default)]
pub(super) struct Index {
    /// As they are written.
    exact: BTreeMap<String, Whose>,
    /// Whatever their case is, however their letters are composed, and whichever of two names comes first.
    same: BTreeMap<String, Whose>,
}

impl Index {
    pub(super) fn new(names: &[Vec<String>]) -> Self {
        let mut index = Self::default();
        for (at, known) in names.iter().enumerate() {
            for name in known {
                note(&mut index.exact, clean(name), at);
                note(&mut index.same, same(name), at);
                if let Some(name) = turned(name) {
                    note(&mut index.same, same(&name), at);
                }
            }
        }
        index
    }

    /// Whose a name is: as it is written, else without its case, else with its two parts the other way round.
    fn of(&self, name: &str) -> Option<Whose> {
        let exact = self.exact.get(&clean(name)).or_else(|| self.same.get(&same(name)));
        exact
            .or_else(|| self.same.get(&same(&turned(name)?)))
            .or_else(|| self.same.get(&same(&file(name)?)))
            .copied()
    }

    /// Whose a line is: first and second column may be two parts of a name, and the first one a number.
    pub(super) fn line(&self, who: &str, second: &str) -> Option<Whose> {
        if !second.is_empty() {
            let both = self.of(&format!("{who} {second}")).or_else(|| self.of(&format!("{second} {who}")));
            if both.is_some() {
                return both;
            }
        }
        let numbered = who.chars().all(|one| one.is_ascii_digit() || one == '.');
        self.of(who).or_else(|| if numbered { self.of(second) } else { None })
    }
}

/// The name that Cairn gives a file of this name: it may have been renamed, dated, or saved twice ("Ada (1).json").
fn file(name: &str) -> Option<String> {
    let name = same(name);
    let stem = name.strip_suffix(".json")?;
    let stem = stem.strip_suffix(".cairn").unwrap_or(stem).trim_end();
    let numbered = stem.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let stem = numbered.filter(|(_, number)| is_number(number)).map_or(stem, |(stem, _)| stem.trim_end());
    let named = file_name(stem);
    Some(undated(&named).unwrap_or(named))
}

fn note(index: &mut BTreeMap<String, Whose>, name: String, at: usize) {
    let whose = index.entry(name).or_insert(Whose::One(at));
    if matches!(whose, Whose::One(other) if *other != at) {
        *whose = Whose::Several;
    }
}

#[cfg(test)]
mod tests {
    use super::super::groups::{UncountedReason, match_groups, read_groups};

    #[test]
    fn a_name_in_two_columns_turned_round_or_in_other_letters_is_the_same() {
        let names = [vec!["Ada Lovelace"], vec!["Hopper, Grace"], vec!["ÖZGE"], vec!["ada"]];
        let names: Vec<Vec<String>> =
            names.map(|one| one.iter().map(|&name| name.to_owned()).collect()).to_vec();
        for text in [
            "Vorname;Nachname;Gruppe\nAda;Lovelace;a\nGrace;Hopper;b\nÖzge;;a",
            "Nachname;Vorname;Gruppe\nLovelace;Ada;a\nHopper;Grace;b\n;özge;a",
            "Lovelace, Ada;a\nGrace Hopper;b\nözge;a",
            "ADA LOVELACE;a\nGRACE\u{a0}HOPPER;b\n Özge ;a",
            "ada lovelace-2026-11-28.cairn.json;a\nHopper,\u{a0} Grace;b\nÖZGE;a",
        ] {
            let mut names = names.clone();
            names[0].push("ada-lovelace.cairn.json".to_owned());
            let found = match_groups(&read_groups(text.as_bytes()).unwrap(), &names);
            assert_eq!(found.of, [Some(0), Some(1), Some(0), None], "{text}: {:?}", found.unmatched);
        }
        // Two that differ in case alone are two; a line in a third case is of neither.
        let two = [vec!["Ada".to_owned()], vec!["ADA".to_owned()]];
        let found = match_groups(&read_groups(b"Ada;a\nADA;b\nada;a").unwrap(), &two);
        assert_eq!((found.of, found.unmatched[0].why), (vec![Some(0), Some(1)], UncountedReason::Several));
    }

    #[test]
    fn a_file_that_was_renamed_or_saved_twice_is_known_by_its_name() {
        let names = [vec!["Ada Lovelace", "ada-lovelace.cairn.json"], vec!["Cedar", "cedar.cairn.json"]];
        let names: Vec<Vec<String>> =
            names.map(|one| one.iter().map(|&name| name.to_owned()).collect()).to_vec();
        for text in [
            "cedar.json;a\nAda Lovelace.json;b",
            "Cedar (1).json;a\nada-lovelace (12).cairn.json;b",
            "cedar-2026-11-28 (2).cairn.json;a\nada-lovelace-2026-11-28.json;b",
            "CEDAR.CAIRN.JSON;a\nada_lovelace.json;b",
        ] {
            let found = match_groups(&read_groups(text.as_bytes()).unwrap(), &names);
            assert_eq!(found.of, [Some(1), Some(0)], "{text}: {:?}", found.unmatched);
        }
        let found = match_groups(&read_groups(b"cedar (x).json;a\n.json;b\ncedars.json;a").unwrap(), &names);
        assert_eq!(found.of, [None, None]);
    }

    /// Who has an alias that is somebody else's name is named by neither; one's own name twice is one name.
    #[test]
    fn a_name_of_two_says_nothing_and_the_same_name_twice_is_one() {
        let names = [vec!["Ada", "ada"], vec![" Ada ", "Grace", "Grace"], vec!["", "Zoe"]];
        let names: Vec<Vec<String>> =
            names.map(|one| one.iter().map(|&name| name.to_owned()).collect()).to_vec();
        let list = read_groups(b"Ada,a\nGrace,b\nZoe,c\nada,a").unwrap();
        let found = match_groups(&list, &names);
        assert_eq!(found.of, [Some(2), Some(0), Some(1)]);
        assert_eq!(found.unmatched.iter().map(|one| one.why).collect::<Vec<_>>(), [UncountedReason::Several]);
    }
}
