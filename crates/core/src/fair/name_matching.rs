//! Whose a line of a list is, by the names that candidates go by.

use std::collections::BTreeMap;

use crate::names::{clean, same, turned};
use crate::record::file::undated;

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
            .or_else(|| self.exact.get(&undated(name)?))
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
            names[0].push("ada lovelace.cairn.json".to_owned());
            let found = match_groups(&read_groups(text.as_bytes()).unwrap(), &names);
            assert_eq!(found.of, [Some(0), Some(1), Some(0), None], "{text}: {:?}", found.unmatched);
        }
        // Two that differ in case alone are two; a line in a third case is of neither.
        let two = [vec!["Ada".to_owned()], vec!["ADA".to_owned()]];
        let found = match_groups(&read_groups(b"Ada;a\nADA;b\nada;a").unwrap(), &two);
        assert_eq!((found.of, found.unmatched[0].why), (vec![Some(0), Some(1)], UncountedReason::Several));
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
