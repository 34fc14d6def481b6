//! A list of people and the groups they belong to, as a manager has it: a table of two columns, from a file or pasted.
//!
//! It is used for the check of adverse impact and thrown away with it; no candidate ever carries a group.

use std::collections::{BTreeMap, BTreeSet};

/// Largest list that is read, in bytes.
const MAX_BYTES: usize = 2_000_000;
/// Most lines that are read.
const MAX_LINES: usize = 20_000;
/// Most groups that are compared: more are the wrong column, or too small to tell anything of.
const MAX_GROUPS: usize = 100;
/// Longest cell that is kept, in characters.
const MAX_CELL: usize = 200;
/// What may stand between two columns, the surest first: a comma stands in names too.
const SEPARATORS: [char; 4] = ['\t', ';', '|', ','];
/// First cells of a line that only heads its columns.
const HEADS: [&str; 6] = ["name", "names", "file", "candidate", "person", "who"];

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupList {
    /// Line (from 1), who, and group, as they stand there; either may be empty.
    lines: Vec<(usize, String, String)>,
}

/// Why a list is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupError {
    /// It has no line with anything in it.
    Empty,
    /// It is larger than a list can be.
    TooLarge,
    /// Its text is not in UTF-8.
    NotUtf8,
    /// No line has two columns.
    OneColumn,
    /// It names more groups than can be compared.
    TooManyGroups,
}

/// A line that counts for nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Its line in the list, from 1.
    pub line: usize,
    /// Who stands there.
    pub who: String,
    /// Why it does not count.
    pub why: Why,
}

/// Why a line counts for nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No candidate has this name or file.
    Unknown,
    /// Several candidates have this name, so it does not say which.
    Several,
    /// No name stands there.
    NoName,
    /// No group stands there.
    NoGroup,
    /// The candidate stood there before, with the same group: counted once.
    Again,
    /// The candidate stands there with different groups: counted in none.
    Contradicts,
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

/// Reads a list. A byte-order mark, quotes as in CSV, any of tab, semicolon, bar and comma, and any line ends are read.
pub fn read_groups(bytes: &[u8]) -> Result<GroupList, GroupError> {
    if bytes.len() > MAX_BYTES {
        return Err(GroupError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| GroupError::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let filled: Vec<(usize, &str)> =
        (1..).zip(text.split('\n')).filter(|(_, line)| !line.trim().is_empty()).collect();
    if filled.is_empty() {
        return Err(GroupError::Empty);
    }
    if filled.len() > MAX_LINES {
        return Err(GroupError::TooLarge);
    }
    let pairs = |separator: char| filled.iter().filter(|(_, line)| cells(line, separator).len() == 2).count();
    // Of those that part most lines in two, the surest.
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| pairs(*separator));
    let separator = best.filter(|separator| filled.iter().any(|(_, line)| cells(line, *separator).len() > 1));
    let separator = separator.ok_or(GroupError::OneColumn)?;
    let mut lines: Vec<(usize, String, String)> = Vec::new();
    for (number, line) in filled {
        let mut cells = cells(line, separator);
        let group = if cells.len() > 1 { cells.pop().unwrap_or_default() } else { String::new() };
        let who = cells.into_iter().next().unwrap_or_default();
        let heads = lines.is_empty() && HEADS.iter().any(|head| who.eq_ignore_ascii_case(head));
        if !heads {
            lines.push((number, who, group));
        }
    }
    if lines.is_empty() {
        return Err(GroupError::Empty);
    }
    let groups: BTreeSet<String> = lines.iter().map(|(_, _, group)| group.to_ascii_lowercase()).collect();
    let named = groups.iter().filter(|group| !group.is_empty()).count();
    if named > MAX_GROUPS { Err(GroupError::TooManyGroups) } else { Ok(GroupList { lines }) }
}

/// The cells of a line, without quotes and white space around them.
fn cells(line: &str, separator: char) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(cell) = found.last_mut() else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            _ if letter == separator && !quoted => found.push(String::new()),
            _ => cell.push(letter),
        }
    }
    found.iter().map(|cell| cell.trim().chars().take(MAX_CELL).collect()).collect()
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

    /// How many candidates are in no group.
    pub fn without(&self) -> usize {
        self.of.iter().filter(|of| of.is_none()).count()
    }
}

/// Whose name a text is.
#[derive(Clone, Copy)]
enum Whose {
    /// Of the candidate at this place alone.
    One(usize),
    /// Of several.
    Several,
}

/// What candidates go by, each name with whose it is: so that a list of any length is matched line by line.
fn index(names: &[Vec<String>]) -> BTreeMap<&str, Whose> {
    let mut index = BTreeMap::new();
    for (at, known) in names.iter().enumerate() {
        for name in known {
            let whose = index.entry(name.trim()).or_insert(Whose::One(at));
            if matches!(whose, Whose::One(other) if *other != at) {
                *whose = Whose::Several;
            }
        }
    }
    index
}

/// Finds the candidate of each line: `names` has what each candidate goes by (name, file, label), compared letter by letter.
pub fn match_groups(list: &GroupList, names: &[Vec<String>]) -> Matched {
    let mut found = Matched { of: vec![None; names.len()], ..Matched::default() };
    let index = index(names);
    let mut contradicted = vec![false; names.len()];
    for (line, who, group) in &list.lines {
        let mut fail = |why| found.unmatched.push(Unmatched { line: *line, who: who.clone(), why });
        if who.is_empty() {
            fail(Why::NoName);
            continue;
        }
        if group.is_empty() {
            fail(Why::NoGroup);
            continue;
        }
        let at = match index.get(who.as_str()) {
            None => {
                fail(Why::Unknown);
                continue;
            }
            Some(Whose::Several) => {
                fail(Why::Several);
                continue;
            }
            Some(Whose::One(at)) => *at,
        };
        // Few groups, by `read_groups`.
        let known = found.groups.iter().position(|name| name.eq_ignore_ascii_case(group));
        let before = found.of.get(at).copied().flatten();
        let again = contradicted.get(at).copied().unwrap_or(false);
        match before {
            Some(before) if known == Some(before) => fail(Why::Again),
            None if !again => {
                let number = known.unwrap_or(found.groups.len());
                if known.is_none() {
                    found.groups.push(group.clone());
                }
                if let Some(slot) = found.of.get_mut(at) {
                    *slot = Some(number);
                }
            }
            _ => {
                fail(Why::Contradicts);
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
        assert_eq!(cells("\"Lovelace, \"\"Ada\"\"\", women", ','), ["Lovelace, \"Ada\"", "women"]);
        let list = read_groups(b"Lovelace, Ada; women\nHopper, Grace; men").unwrap();
        assert_eq!(list.lines[0], (1, "Lovelace, Ada".to_owned(), "women".to_owned()));
    }

    /// f44
    #[test]
    fn every_line_is_matched_or_listed_and_nobody_counts_twice() {
        let text = "Ada,women\nAda,Women\nZoe,women\nGrace,\n,men\nAnn,men\na1.json,men\na2.json,men\na2.json,women\na2.json,men";
        let found = matched(text);
        assert_eq!(found.of, [Some(0), None, Some(1), None]);
        let why: Vec<(usize, Why)> = found.unmatched.iter().map(|one| (one.line, one.why)).collect();
        assert_eq!(
            why,
            [
                (2, Why::Again),
                (3, Why::Unknown),
                (4, Why::NoGroup),
                (5, Why::NoName),
                (6, Why::Several),
                (9, Why::Contradicts),
                (10, Why::Contradicts),
            ]
        );
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
        assert_eq!(found.unmatched.iter().map(|one| one.why).collect::<Vec<_>>(), [Why::Several]);
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
        assert_eq!(read_groups(&[0xff, 0xfe, b'A', 0]), Err(GroupError::NotUtf8));
        assert_eq!(read_groups(&vec![b'a'; MAX_BYTES + 1]), Err(GroupError::TooLarge));
    }
}
