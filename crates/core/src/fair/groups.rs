//! A list of people and the groups they belong to, as a manager has it: a table of names and groups, from a file or pasted.
//!
//! It is used for the check of adverse impact and thrown away with it; no candidate ever carries a group.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Columns, columns};
use super::name_matching::{Index, Whose};
use super::table::{self, NoTable, Row, rows};
pub use super::uncounted::{UncountedReason, Unmatched};
use crate::names::{clean, same};

/// Largest list that is read, in bytes.
const MAX_BYTES: usize = 2_000_000;
/// Most lines that are read.
const MAX_LINES: usize = 20_000;
/// Most groups that are compared: more are the wrong column, or too small to tell anything of.
const MAX_GROUPS: usize = 100;
/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupList {
    lines: Vec<ListLine>,
}

/// A line of it, as it stands there; each text may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ListLine {
    /// Its number, from 1.
    line: usize,
    /// The name.
    who: String,
    /// What a second column of names has: a family name, or a name behind a number.
    second: String,
    /// The group.
    group: String,
    /// Whether it has more cells than the first line names: then nobody knows which is which.
    wider: bool,
}

/// Why a list is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupError {
    /// It has no line with anything in it.
    Empty,
    /// It is larger than a list can be.
    TooLarge,
    /// It is a workbook of Excel.
    Workbook,
    /// It is no text.
    NoText,
    /// No line has two columns.
    OneColumn,
    /// Which column holds the groups cannot be told.
    WhichColumn,
    /// It names more groups than can be compared.
    TooManyGroups,
    /// In which letters it is saved cannot be told, and the counts depend on it.
    Letters,
}

/// The list beside the candidates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// Names of the groups, in the order in which they first stand.
    pub groups: Vec<String>,
    /// The group of each candidate, by its place in `groups`; `None` where the list does not say.
    pub of: Vec<Option<usize>>,
    /// Lines that count for nobody, in order.
    pub unmatched: Vec<Unmatched>,
}

/// Reads a list: in UTF-8, UTF-16 or Windows letters, quotes as in CSV, parted by any of tab, semicolon, bar and comma, or by what
/// a first line `sep=` names, with any line ends.
pub fn read_groups(bytes: &[u8]) -> Result<GroupList, GroupError> {
    if bytes.len() > MAX_BYTES {
        return Err(GroupError::TooLarge);
    }
    let text = table::text(bytes).map_err(|why| match why {
        NoTable::Workbook => GroupError::Workbook,
        NoTable::NoText => GroupError::NoText,
    })?;
    list_of(&text)
}

/// Reads the text of a list.
pub(super) fn list_of(text: &str) -> Result<GroupList, GroupError> {
    if clean(text).is_empty() {
        return Err(GroupError::Empty);
    }
    let rows = rows(text).ok_or(GroupError::OneColumn)?;
    if rows.len() > MAX_LINES {
        return Err(GroupError::TooLarge);
    }
    let columns = columns(&rows).ok_or(GroupError::WhichColumn)?;
    let body = rows.into_iter().skip(usize::from(columns.named.is_some()));
    let lines: Vec<ListLine> = body.map(|row| list_line(row, columns)).collect();
    if lines.is_empty() {
        return Err(GroupError::Empty);
    }
    let groups: BTreeSet<String> = lines.iter().map(|line| same(&line.group)).collect();
    let named = groups.iter().filter(|group| !group.is_empty()).count();
    if named > MAX_GROUPS { Err(GroupError::TooManyGroups) } else { Ok(GroupList { lines }) }
}

fn list_line((line, mut cells): Row, columns: Columns) -> ListLine {
    let last = cells.iter().rposition(|cell| !cell.is_empty()).unwrap_or(0);
    let wider = columns.named.is_some_and(|named| last >= named);
    let mut take = |at: usize| cells.get_mut(at).map(std::mem::take).unwrap_or_default();
    let (group, who) = (take(columns.group), take(columns.who));
    ListLine { line, who, second: columns.second.map(take).unwrap_or_default(), group, wider }
}

impl GroupList {
    /// How many lines name a candidate, and how many of these by a name with letters beyond ASCII.
    pub(super) fn naming(&self, matched: &Matched) -> (usize, usize) {
        let none = |one: &&Unmatched| {
            matches!(
                one.why,
                UncountedReason::Unknown
                    | UncountedReason::Staff
                    | UncountedReason::NoName
                    | UncountedReason::NoGroup
                    | UncountedReason::Wider
            )
        };
        let unknown: BTreeSet<usize> = matched.unmatched.iter().filter(none).map(|one| one.line).collect();
        let named = || self.lines.iter().filter(|line| !unknown.contains(&line.line));
        (named().count(), named().filter(|line| !(line.who.is_ascii() && line.second.is_ascii())).count())
    }
}

impl Matched {
    /// Each group with whether its candidates are chosen; `chosen` says so of every candidate, in their order.
    pub fn with(&self, chosen: &[bool]) -> Vec<(String, Vec<bool>)> {
        let mut all: Vec<(String, Vec<bool>)> =
            self.groups.iter().map(|name| (name.clone(), Vec::new())).collect();
        for (of, chosen) in self.of.iter().zip(chosen) {
            if let Some((_, those)) = of.and_then(|number| all.get_mut(number)) {
                those.push(*chosen);
            }
        }
        all
    }

    /// Says of lines that name no candidate that they name somebody of the present staff, where they do; `staff` has what each goes by.
    pub fn find_staff(&mut self, staff: &[Vec<String>]) {
        let index = Index::new(staff);
        for one in self.unmatched.iter_mut().filter(|one| one.why == UncountedReason::Unknown) {
            if index.line(&one.who, &one.second).is_some() {
                one.why = UncountedReason::Staff;
            }
        }
    }

    /// How many candidates are in no group.
    pub fn without(&self) -> usize {
        self.of.iter().filter(|of| of.is_none()).count()
    }
}

/// Finds the candidate of each line: `names` has what each candidate goes by (name, file, label).
pub fn match_groups(list: &GroupList, names: &[Vec<String>]) -> Matched {
    let mut found = Matched { of: vec![None; names.len()], ..Matched::default() };
    let index = Index::new(names);
    let mut contradicted = vec![false; names.len()];
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &list.lines {
        let mut fail = |why| {
            let (who, second) = (&entry.who, &entry.second);
            let who = if who.is_empty() { second.clone() } else { who.clone() };
            found.unmatched.push(Unmatched { line: entry.line, who, second: second.clone(), why });
        };
        if entry.who.is_empty() && entry.second.is_empty() {
            fail(UncountedReason::NoName);
            continue;
        }
        if entry.wider || entry.group.is_empty() {
            fail(if entry.wider { UncountedReason::Wider } else { UncountedReason::NoGroup });
            continue;
        }
        let at = match index.line(&entry.who, &entry.second) {
            None => {
                fail(UncountedReason::Unknown);
                continue;
            }
            Some(Whose::Several) => {
                fail(UncountedReason::Several);
                continue;
            }
            Some(Whose::One(at)) => at,
        };
        let group = same(&entry.group);
        let before = found.of.get(at).copied().flatten();
        let again = contradicted.get(at).copied().unwrap_or(false);
        match before {
            Some(before) if known.get(&group) == Some(&before) => fail(UncountedReason::Again),
            None if !again => {
                let number = *known.entry(group).or_insert(found.groups.len());
                if number == found.groups.len() {
                    found.groups.push(entry.group.clone());
                }
                if let Some(slot) = found.of.get_mut(at) {
                    *slot = Some(number);
                }
            }
            _ => {
                fail(UncountedReason::Contradicts);
                found.of.get_mut(at).into_iter().for_each(|slot| *slot = None);
                contradicted.get_mut(at).into_iter().for_each(|mark| *mark = true);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<Vec<String>> {
        [["Ada", "ada.cairn.json"], ["Grace", "grace.cairn.json"], ["Ann", "a1.json"], ["Ann", "a2.json"]]
            .map(|both| both.map(str::to_owned).to_vec())
            .to_vec()
    }

    fn matched(text: &str) -> Matched {
        match_groups(&read_groups(text.as_bytes()).unwrap(), &names())
    }

    /// f44
    #[test]
    fn any_separator_a_mark_at_the_front_and_any_line_end_are_read() {
        for text in [
            "Ada,women\nGrace,men\n",
            "\u{feff}name;group\r\nAda;women\r\nGrace;men",
            "Ada\twomen\rGrace\tmen\r",
            "Candidate | Group\nAda | women\n\n  Grace | men",
            "\"Ada\",\"women\"\n\"Grace\",\"men\"",
            "ada.cairn.json,women\ngrace.cairn.json,men",
        ] {
            let found = matched(text);
            assert_eq!(found.groups, ["women", "men"], "{text:?}");
            assert_eq!(found.of, [Some(0), Some(1), None, None], "{text:?}");
            assert_eq!(found.unmatched, [], "{text:?}");
        }
        let list = read_groups(b"Lovelace, Ada; women\nHopper, Grace; men").unwrap();
        assert_eq!((list.lines[0].who.as_str(), list.lines[0].group.as_str()), ("Lovelace, Ada", "women"));
    }

    /// What Excel makes of a list of four people in two groups, by letters, separators and languages: the counts are the same.
    #[test]
    fn a_list_that_excel_has_saved_counts_as_it_reads() {
        let people = ["Jörg Müller", "Zoë O’Neil", "Ann, PhD", "Özge Ünal"];
        let names: Vec<Vec<String>> = people
            .iter()
            .map(|name| vec![(*name).to_owned(), format!("{}.cairn.json", name.to_lowercase())])
            .collect();
        let text = |head: &str, separator: &str, end: &str| {
            let quoted =
                |name: &str| if name.contains([',', ';']) { format!("\"{name}\"") } else { name.to_owned() };
            let groups = ["Frauen", "Männer", "Frauen\u{a0}", "frauen "];
            let row = |(name, group): (&&str, &str)| format!("{}{separator}{group}{end}", quoted(name));
            head.to_owned() + &people.iter().zip(groups).map(row).collect::<String>()
        };
        let wide = |mark: &[u8], text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect()
        };
        let western = |text: &str| -> Vec<u8> {
            let byte = |one: char| if one == '’' { 0x92 } else { u8::try_from(one).unwrap() };
            text.chars().map(byte).collect()
        };
        for bytes in [
            text("Name;Gruppe\r\n", ";", "\r\n").into_bytes(),
            western(&text("Name;Geschlecht\r\n", ";", "\r\n")),
            western(&text("sep=;\r\nBewerber/in;Gruppe\r\n", ";", "\r\n")),
            wide(b"\xff\xfe", &text("Candidat\tGroupe\r\n", "\t", "\r\n"), u16::to_le_bytes),
            wide(b"\xfe\xff", &text("Nombre\tGrupo\r\n", "\t", "\r\n"), u16::to_be_bytes),
            wide(b"", &text("Naam\tGroep\r\n", "\t", "\r\n"), u16::to_le_bytes),
            text("\u{feff}Full name,Group\r\n", ",", "\r\n").into_bytes(),
            text("", ",", "\n").into_bytes(),
            text("Name;Gruppe;;\r\n", ";", ";;\r\n").into_bytes(),
        ] {
            let found = match_groups(&read_groups(&bytes).unwrap(), &names);
            assert_eq!(found.of, [Some(0), Some(1), Some(0), Some(0)], "{}", String::from_utf8_lossy(&bytes));
            assert_eq!((found.groups.len(), found.unmatched.as_slice()), (2, [].as_slice()));
        }
    }

    /// A group from the wrong column would be a wrong count, and nobody would see it.
    #[test]
    fn the_group_is_the_same_column_for_everybody() {
        let names = names();
        let found = |text: &str| match_groups(&read_groups(text.as_bytes()).unwrap(), &names);
        let gap = found("Name;Team;Group\nAda;IT;women\nGrace;IT;\n");
        assert_eq!((gap.groups.as_slice(), gap.of[1]), (["women".to_owned()].as_slice(), None));
        assert_eq!(gap.unmatched[0].why, UncountedReason::NoGroup);
        assert_eq!(found("Ada;women;\nGrace;men;\n").groups, ["women", "men"]);
        assert_eq!(found("Ada\nGrace;men").of, [None, Some(0), None, None]);
        let wide = found("Nr.;Name;Group\n1;Ada;women\n2;Grace;men\n");
        assert_eq!((wide.of[0], wide.of[1], wide.unmatched.len()), (Some(0), Some(1), 0));
        // An interviewer who is a candidate too is not whom the line is about.
        assert_eq!(found("Candidate;By;Group\nZoe;Ada;women\nGrace;Ada;men").of, [None, Some(0), None, None]);
    }

    /// f44
    #[test]
    fn every_line_is_matched_or_listed_and_nobody_counts_twice() {
        let text = "Ada,women\nAda,Women\nZoe,women\nGrace,\n,men\nAnn,men\na1.json,men\na2.json,men\na2.json,women\na2.json,men";
        let found = matched(text);
        assert_eq!(found.of, [Some(0), None, Some(1), None]);
        let why: Vec<(usize, UncountedReason)> =
            found.unmatched.iter().map(|one| (one.line, one.why)).collect();
        assert_eq!(
            why,
            [
                (2, UncountedReason::Again),
                (3, UncountedReason::Unknown),
                (4, UncountedReason::NoGroup),
                (5, UncountedReason::NoName),
                (6, UncountedReason::Several),
                (9, UncountedReason::Contradicts),
                (10, UncountedReason::Contradicts),
            ]
        );
    }

    /// Present staff stand in the list of the office, and are no candidates: their line says so.
    #[test]
    fn a_line_of_present_staff_says_so_and_counts_for_nobody() {
        let mut found = matched("Ada,women\nZoe,women\nJuniper,women\n");
        found.find_staff(&[vec!["Juniper".to_owned(), "juniper.cairn.json".to_owned()]]);
        let why: Vec<(usize, UncountedReason)> =
            found.unmatched.iter().map(|one| (one.line, one.why)).collect();
        assert_eq!(why, [(2, UncountedReason::Unknown), (3, UncountedReason::Staff)]);
        assert_eq!(found.of, [Some(0), None, None, None]);
    }

    /// Lines times candidates times aliases would be a thousand million comparisons on the page's thread.
    #[test]
    fn ten_thousand_lines_meet_ten_thousand_candidates() {
        let name = |number: usize| format!("Candidate number {number:05}");
        let names: Vec<Vec<String>> = (0..10_000)
            .map(|at| (0..4).map(|alias| format!("alias {alias} {at:05}")).chain([name(at)]).collect())
            .collect();
        let lines: Vec<String> =
            (0..10_000).rev().map(|at| format!("{};group {}", name(at), at % 90)).collect();
        let found = match_groups(&read_groups(lines.join("\n").as_bytes()).unwrap(), &names);
        assert_eq!((found.groups.len(), found.unmatched.len()), (90, 0));
        let group = |at: usize| found.of[at].map(|group| found.groups[group].clone());
        assert!((0..10_000).all(|at| group(at) == Some(format!("group {}", at % 90))));
        let chosen: Vec<bool> = (0..10_000).map(|at| at % 2 == 0).collect();
        let groups = found.with(&chosen);
        assert_eq!(groups.len(), 90);
        assert!(groups.iter().all(|(_, all)| (111..=112).contains(&all.len())));
        assert_eq!(found.without(), 0);
    }

    /// Whoever takes the column of names for that of groups is told so, before anything is computed of them.
    #[test]
    fn a_list_with_a_group_for_everybody_is_refused() {
        let text = |count: usize| (0..count).map(|at| format!("A{at};g{at}")).collect::<Vec<_>>().join("\n");
        assert!(read_groups(text(MAX_GROUPS).as_bytes()).is_ok());
        assert_eq!(read_groups(text(MAX_GROUPS + 1).as_bytes()), Err(GroupError::TooManyGroups));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert_eq!(read_groups(b" \n\n"), Err(GroupError::Empty));
        assert_eq!(read_groups(b"Ada\nGrace"), Err(GroupError::OneColumn));
        assert_eq!(read_groups(&[0xff, 0xfe, b'A', 0]), Err(GroupError::OneColumn));
        assert_eq!(read_groups(b"PK\x03\x04\x14"), Err(GroupError::Workbook));
        assert_eq!(read_groups(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(GroupError::NoText));
        assert_eq!(read_groups(&vec![b'a'; MAX_BYTES + 1]), Err(GroupError::TooLarge));
    }
}
