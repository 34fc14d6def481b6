//! A small table as spreadsheets save it: its letters, its separator, its cells.
//!
//! Ours, because the crate `csv` lets a quote that nothing closes swallow the lines behind it (`docs/decisions/home-made.md`).

use crate::charset::text_of;
use crate::markup::is_formula;
use crate::names::clean;

/// What may stand between two columns, the surest first: a comma stands in names too.
const SEPARATORS: [char; 4] = ['\t', ';', '|', ','];
/// Longest cell that is kept, in characters.
const MAX_CELL: usize = 200;
/// What workbooks begin with: those of today, which are archives, and those from before 2007.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
/// Why bytes are no text of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoTable {
    /// They are a workbook.
    Workbook,
    /// They are something else.
    NoText,
}

/// A row of cells without white space around them, with the line on which it begins, from 1.
pub(super) type Row = (usize, Vec<String>);

/// The text of a table.
pub(super) fn text(bytes: &[u8]) -> Result<String, NoTable> {
    if WORKBOOKS.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Err(NoTable::Workbook);
    }
    text_of(bytes).ok_or(NoTable::NoText)
}

/// The rows of a table that have anything in them; `None` where no separator parts them into columns.
pub(super) fn rows(text: &str) -> Option<Vec<Row>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let (named, text, first) = named_separator(&text);
    let parted = |separator: char| -> (usize, Vec<Row>) {
        let rows = parted(text, separator, first);
        let mut widths: Vec<usize> =
            rows.iter().map(|(_, cells)| cells.len()).filter(|width| *width > 1).collect();
        widths.sort_unstable();
        // How many rows have the most common width of those that have columns at all.
        (widths.chunk_by(|left, right| left == right).map(<[usize]>::len).max().unwrap_or(0), rows)
    };
    if let Some(separator) = named {
        return Some(parted(separator).1);
    }
    let best = SEPARATORS.into_iter().rev().map(parted).max_by_key(|(regular, _)| *regular);
    best.filter(|(regular, _)| *regular > 0).map(|(_, rows)| rows)
}

/// The separator that Excel's first line names, `sep=;`, with the text behind that line and the number of its first line.
fn named_separator(text: &str) -> (Option<char>, &str, usize) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_matches([' ', '"']);
    let named = line.get(..4).filter(|head| head.eq_ignore_ascii_case("sep=")).and_then(|_| line.get(4..));
    let mut letters = named.unwrap_or_default().chars();
    match (letters.next(), letters.next()) {
        (Some(separator), None) => (Some(separator), rest, 2),
        _ => (None, text, 1),
    }
}

/// The rows of a text with this separator.
fn parted(text: &str, separator: char, first: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut line = first;
    let mut begun = line;
    let mut cells = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, behind) = cell(rest, separator);
        cells.push(unpacked(&cell).chars().take(MAX_CELL).collect());
        let taken = rest.get(..rest.len() - behind.len()).unwrap_or_default();
        line += taken.matches('\n').count();
        match behind.strip_prefix(separator) {
            // A separator at the very end of the text has an empty cell behind it, which says nothing.
            Some(next) if !next.is_empty() => rest = next,
            _ => {
                let row: Vec<String> = std::mem::take(&mut cells);
                if row.iter().any(|cell| !cell.is_empty()) {
                    rows.push((begun, row));
                }
                rest = behind.strip_prefix(separator).unwrap_or(behind);
                rest = rest.strip_prefix('\n').unwrap_or(rest);
                line += 1;
                begun = line;
            }
        }
    }
    rows
}

/// The first cell of a text, plain, and what stands behind it: a separator, a line end, or nothing. Quotes hold separators and
/// line ends; a quote that nothing closes is a letter like any other, so that it swallows no lines.
fn cell(text: &str, separator: char) -> (String, &str) {
    let ends = |one: char| one == separator || one == '\n';
    let inner = text.trim_start_matches(|one: char| one.is_whitespace() && !ends(one));
    if let Some(quoted) = inner.strip_prefix('"') {
        let mut found = String::new();
        let mut rest = quoted;
        while let Some((before, behind)) = rest.split_once('"') {
            found.push_str(before);
            if let Some(more) = behind.strip_prefix('"') {
                found.push('"');
                rest = more;
                continue;
            }
            let closed = behind.trim_start_matches(|one: char| one.is_whitespace() && !ends(one));
            if closed.is_empty() || closed.starts_with(ends) {
                return (clean(&found), closed);
            }
            break;
        }
    }
    let end = text.find(ends).unwrap_or(text.len());
    let (cell, rest) = text.split_at(end);
    (clean(cell), rest)
}

/// The text of a cell that a spreadsheet has written as a formula, `="0017"`, or that our own tables have put an apostrophe in front
/// of, `'=1+1`, so that it stays a text; any other as it is.
fn unpacked(cell: &str) -> String {
    if let Some(text) = cell.strip_prefix('\'').filter(|text| is_formula(text)) {
        return text.to_owned();
    }
    let inner = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.map_or_else(|| cell.to_owned(), |inner| clean(&inner.replace("\"\"", "\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).unwrap().into_iter().map(|(_, cells)| cells).collect()
    }

    #[test]
    fn what_is_no_table_is_named() {
        assert_eq!(text("Ada,a".as_bytes()).as_deref(), Ok("Ada,a"));
        assert_eq!(text(b"PK\x03\x04..."), Err(NoTable::Workbook));
        assert_eq!(text(b"\xd0\xcf\x11\xe0\xa1\xb1"), Err(NoTable::Workbook));
        assert_eq!(text(b"\0\0\0\0\x01\x02"), Err(NoTable::NoText));
    }

    #[test]
    fn a_quoted_cell_holds_separators_and_breaks_and_an_open_quote_swallows_nothing() {
        assert_eq!(
            rows("\"Lovelace, \"\"Ada\"\"\", women\n\"Two\nlines\",men\nGrace,men").unwrap(),
            [
                (1, vec!["Lovelace, \"Ada\"".to_owned(), "women".to_owned()]),
                (2, vec!["Two lines".to_owned(), "men".to_owned()]),
                (4, vec!["Grace".to_owned(), "men".to_owned()]),
            ]
        );
        assert_eq!(cells("\"Ada,women\nGrace,men"), [["\"Ada", "women"], ["Grace", "men"]]);
        assert_eq!(
            cells("Ada \"the\" L,women\n\"a\" b,men"),
            [["Ada \"the\" L", "women"], ["\"a\" b", "men"]]
        );
        assert_eq!(cells("Ada,\n,men\n"), [["Ada", ""], ["", "men"]]);
        assert_eq!(cells("=\"Ada\",\"=\"\"0017\"\"\""), [["Ada", "0017"]]);
        // As our own tables have them; an apostrophe before anything else belongs to the name.
        assert_eq!(
            cells("\"'=1+1\",'-x\n\"'@ada\",'+y\n't Hooft,'s"),
            [["=1+1", "-x"], ["@ada", "+y"], ["'t Hooft", "'s"]]
        );
        assert_eq!(cells("Ada;women;\n;;\nGrace;men;"), [vec!["Ada", "women", ""], vec!["Grace", "men"]]);
    }

    #[test]
    fn the_separator_is_named_or_is_the_one_that_parts_most_alike() {
        assert_eq!(rows("sep=;\na,b;c").unwrap(), [(2, vec!["a,b".to_owned(), "c".to_owned()])]);
        assert_eq!(cells("SEP=\t\na;b\tc"), [["a;b", "c"]]);
        assert_eq!(cells("sep=,\na;b,c"), [["a;b", "c"]]);
        assert_eq!(
            cells("Name;Team;Group\nAda;IT;women"),
            [["Name", "Team", "Group"], ["Ada", "IT", "women"]]
        );
        assert_eq!(cells("Lovelace, Ada; women\nHopper, Grace; men")[0], ["Lovelace, Ada", "women"]);
        assert_eq!(rows("Ada\nGrace"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_cells_come_back_as_they_were_written(
            table in proptest::collection::vec(("[a-zé,;\"\n|]{1,12}", "[a-z,\"]{1,6}"), 1..20),
        ) {
            let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            let text: String = table.iter().flat_map(|(who, group)| [quoted(who), ";".to_owned(), quoted(group), "\r\n".to_owned()]).collect();
            let rows: Vec<Vec<String>> = parted(&text.replace("\r\n", "\n"), ';', 1).into_iter().map(|(_, cells)| cells).collect();
            let meant: Vec<Vec<String>> = table.iter().map(|(who, group)| vec![clean(who), clean(group)]).collect();
            let meant: Vec<Vec<String>> = meant.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
            proptest::prop_assert_eq!(rows, meant);
        }

        #[test]
        fn no_bytes_whatever_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            if let Ok(text) = text(&bytes) {
                let _ = rows(&text);
            }
        }
    }
}
