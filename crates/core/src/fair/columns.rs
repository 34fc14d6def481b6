//! Which columns of a list hold names, and which one holds the groups.
//!
//! A group from the wrong column would be a wrong count, and nobody would see it: where neither a heading nor the number of
//! columns tells, the list is not read.

use super::table::Row;
use crate::names::same;

/// Words that head a column of names or numbers, in the languages of most spreadsheets.
const HEADS: &str = "name names first last full given family file candidate candidates applicant person who no nr id \
    vorname nachname familienname bewerber bewerberin bewerber/in bewerber:in bewerber*in kandidat kandidatin kandidat/in datei \
    nom prénom prénoms candidat candidate candidat·e fichier personne nombre apellido apellidos candidato candidata archivo persona \
    nome cognome voornaam achternaam naam kandidaat bestand persoon sobrenome arquivo ficheiro pessoa imię nazwisko kandydat plik \
    osoba namn förnamn efternamn navn fornavn efternavn jméno příjmení isim ad soyad aday имя фамилия кандидат 氏名 名前 姓名";
/// Those of them that head numbers: where names stand beside these, the names count.
const NUMBERS: &str = "no nr id";
/// Words that head a column of groups, in the same languages.
const GROUPS: &str = "group groups gender sex ethnicity ethnic race racial disability religion nationality \
    gruppe geschlecht ethnie herkunft behinderung groupe sexe genre ethnique origine handicap \
    grupo género genero sexo etnia origen discapacidad genere sesso gruppo groep geslacht etniciteit gênero grupa płeć \
    grupp kön etnicitet køn kjønn skupina pohlaví grup cinsiyet группа пол グループ 性別 性别";

/// Where in a row what stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The column of names.
    pub who: usize,
    /// The second column of names, where there is one: a family name, or a name behind a number.
    pub second: Option<usize>,
    /// The column of groups.
    pub group: usize,
    /// How many columns the first line names; `None` where the first line is one like all others.
    pub named: Option<usize>,
}

/// The columns of a list; `None` where it cannot be told which one holds the groups.
pub(super) fn columns(rows: &[Row]) -> Option<Columns> {
    let head = rows.first().map(|(_, cells)| cells.as_slice()).filter(|cells| is_head(cells));
    let body = rows.get(usize::from(head.is_some())..).unwrap_or_default();
    let used = used(body);
    match head {
        Some(head) => headed(head, &used),
        None => headless(body, &used),
    }
}

/// The columns in which anything stands.
fn used(rows: &[Row]) -> Vec<usize> {
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let filled =
        |at: &usize| rows.iter().any(|(_, cells)| cells.get(*at).is_some_and(|cell| !cell.is_empty()));
    (0..width).filter(filled).collect()
}

fn headed(head: &[String], used: &[usize]) -> Option<Columns> {
    let of = |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let fits = |(at, cell): (usize, &String)| wanted(cell).then_some(at);
        head.iter().enumerate().filter_map(fits).collect()
    };
    let names = of(&|cell| heads(cell) && !is(NUMBERS, cell));
    let numbers = of(&|cell| heads(cell) && is(NUMBERS, cell));
    // "Gender" alone goes before "Age group".
    let (whole, part) = (of(&|cell| knows(GROUPS, &same(cell))), of(&|cell| is(GROUPS, cell)));
    let left: Vec<usize> = used
        .iter()
        .copied()
        .filter(|at| *at < head.len() && !names.contains(at) && !numbers.contains(at))
        .collect();
    let group = match (whole.as_slice(), part.as_slice(), left.as_slice()) {
        ([one], _, _) | ([], [one], _) | ([], [], [one]) => *one,
        // A column of names alone: nobody has a group.
        ([], [], []) if names.len() + numbers.len() == 1 => head.len().max(1),
        _ => return None,
    };
    let rest = || (0..head.len()).filter(|at| *at != group);
    let mut who = if names.is_empty() { numbers } else { names };
    who.retain(|at| *at != group);
    if who.is_empty() {
        who = rest().collect();
    }
    let mut who = who.into_iter();
    Some(Columns { who: who.next().unwrap_or(0), second: who.next(), group, named: Some(head.len()) })
}

fn headless(rows: &[Row], used: &[usize]) -> Option<Columns> {
    let number = |at: usize| {
        let mut cells = rows.iter().filter_map(|(_, cells)| cells.get(at));
        cells.all(|cell| cell.chars().all(|one| one.is_ascii_digit() || one == '.'))
    };
    let (who, group) = match *used {
        [] => (0, 1),
        // One column alone holds names: then nobody has a group.
        [only] => (only, only + 1),
        [who, group] => (who, group),
        [first, who, group] if number(first) => (who, group),
        _ => return None,
    };
    Some(Columns { who, second: None, group, named: None })
}

/// Whether a row only heads its columns.
fn is_head(cells: &[String]) -> bool {
    cells.first().is_some_and(|cell| heads(cell)) || cells.iter().any(|cell| knows(GROUPS, &same(cell)))
}

/// Whether a cell heads a column of names or numbers.
fn heads(cell: &str) -> bool {
    let plain = same(cell);
    let mut words = words(&plain).peekable();
    knows(HEADS, &plain) || words.peek().is_some() && words.all(|word| knows(HEADS, word))
}

/// Whether one of the words of a cell is among these.
fn is(list: &str, cell: &str) -> bool {
    words(&same(cell)).any(|word| knows(list, word))
}

fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain.split([' ', '.', ':', '_', '-', '(', ')', '/']).filter(|word| !word.is_empty())
}

fn knows(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::super::groups::{GroupError, Matched, UncountedReason, match_groups, read_groups};

    fn matched(text: &str) -> Result<Matched, GroupError> {
        let names = [["Ash", "a.json"], ["Birch", "b.json"], ["Cedar", "c.json"]];
        let names: Vec<Vec<String>> = names.map(|both| both.map(str::to_owned).to_vec()).to_vec();
        read_groups(text.as_bytes()).map(|list| match_groups(&list, &names))
    }

    /// The last column counted, whatever it held.
    #[test]
    fn the_column_that_is_headed_as_a_group_counts() {
        for text in [
            "Name;Gender;Department\nAsh;women;IT\nBirch;men;HR\nCedar;men;IT",
            "Name;Group;Comment\nAsh;women;nice\nBirch;men;\nCedar;men;late",
            "Name;Geschlecht (Angabe);Abteilung\nAsh;women;IT\nBirch;men;HR\nCedar;men;HR",
            "Name;Age group;Gender\nAsh;30;women\nBirch;40;men\nCedar;40;men",
            "Group;Name\nwomen;Ash\nmen;Birch\nmen;Cedar",
            "Ethnicity;Department;Name\nwomen;IT;Ash\nmen;IT;Birch\nmen;HR;Cedar",
            "ID;Name;Sexe\nA-0;Ash;women\nA-1;Birch;men\nB-7;Cedar;men",
            "Candidate ID;Candidate name;Group\n0017;=\"Ash\";women\n0018;Birch;men\n0019;=\"Cedar\";men",
            "Name;Class;\nAsh;women;\nBirch;men;\nCedar;men;",
            "1;Ash;women\n2;Birch;men\n3;Cedar;men",
            "Ash;;women\nBirch;;men\nCedar;;men",
        ] {
            let found = matched(text).unwrap();
            assert_eq!(found.groups, ["women", "men"], "{text}");
            assert_eq!(found.of, [Some(0), Some(1), Some(1)], "{text}");
            assert_eq!(found.unmatched, [], "{text}");
        }
    }

    #[test]
    fn where_it_cannot_be_told_which_column_it_is_nothing_counts() {
        for text in [
            "Name;Team;Class\nAsh;IT;women\nBirch;HR;men",
            "Name;Gender;Ethnicity\nAsh;women;a\nBirch;men;b",
            "Ash;women;IT\nBirch;men;HR",
            "Ash;women\nBirch;men\nCedar;men;late",
            "First name;Last name\nAsh;women\nBirch;men",
        ] {
            assert_eq!(matched(text), Err(GroupError::WhichColumn), "{text}");
        }
    }

    /// "Lovelace, Ada, women" below two headings is shifted by a column.
    #[test]
    fn a_line_with_more_cells_than_headings_counts_for_nobody() {
        let found = matched("Name,Group\nAsh,women\nBirch,men\nCedar,men,late").unwrap();
        assert_eq!(
            (found.groups.as_slice(), found.of[2]),
            (["women".to_owned(), "men".to_owned()].as_slice(), None)
        );
        assert_eq!((found.unmatched[0].line, found.unmatched[0].why), (4, UncountedReason::Wider));
        let short = matched("Name;Team;Group\nAsh;IT;women\nBirch;IT").unwrap();
        assert_eq!((short.of[0], short.unmatched[0].why), (Some(0), UncountedReason::NoGroup));
    }
}
