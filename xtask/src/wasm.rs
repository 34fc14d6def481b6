//! The few bytes of a program that the build reads and writes itself.
//!
//! Among them a mend for what wasm-opt 108, the version of Debian 12, does to a program: it writes every exported table as the
//! first table. wasm-bindgen keeps JavaScript's values in the second one, and the app could not start.

use std::collections::BTreeSet;

use crate::failure::Outcome;

const IMPORTS: u8 = 2;
const TABLES: u8 = 4;
const EXPORTS: u8 = 7;
const KIND_TABLE: u8 = 1;
const EXTERNREF: u8 = 0x6f;
/// The name that wasm-bindgen gives the table of JavaScript's values.
const NAME: &[u8] = b"__wbindgen_externrefs";

/// Points the export of the table of JavaScript's values to that table. A program that is right stays as it is.
pub fn mend_tables(program: &mut [u8]) -> Outcome {
    let Some((place, table)) = misdirected(program) else {
        return Err("the program exports no table of JavaScript's values: which wasm-bindgen made it?".into());
    };
    program[place] = table;
    Ok(())
}

/// The program without exports that nobody calls, so that an optimiser can take their functions out.
pub fn drop_exports(program: &[u8], dead: fn(&[u8]) -> bool) -> Outcome<Vec<u8>> {
    without_exports(program, dead).ok_or_else(|| "the program's sections cannot be read".into())
}

fn without_exports(program: &[u8], dead: fn(&[u8]) -> bool) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: program, at: 8 };
    let mut kept = program.get(..8)?.to_vec();
    while reader.at < program.len() {
        let start = reader.at;
        let section = reader.byte()?;
        let length = reader.number()?;
        let end = reader.at + length;
        if section == EXPORTS {
            let (count, entries) = reader.exports_but(dead)?;
            let content = [number(count), entries].concat();
            kept.push(EXPORTS);
            kept.extend(number(content.len()));
            kept.extend(content);
        } else {
            kept.extend(program.get(start..end)?);
        }
        reader.at = end;
    }
    Some(kept)
}

/// The names of the functions that a program imports.
pub fn imports(program: &[u8]) -> Outcome<BTreeSet<String>> {
    imported(program).ok_or_else(|| "the program's imports cannot be read".into())
}

fn imported(program: &[u8]) -> Option<BTreeSet<String>> {
    let mut reader = Reader { bytes: program, at: 8 };
    while reader.at < program.len() {
        let section = reader.byte()?;
        let length = reader.number()?;
        if section == IMPORTS {
            return reader.imported_functions();
        }
        reader.at += length;
    }
    None
}

/// An unsigned LEB128 number.
fn number(value: usize) -> Vec<u8> {
    let mut rest = value;
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(rest & 0x7f).unwrap_or_default();
        rest >>= 7;
        if rest == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// Where the export's index stands, and the index of the table of references.
fn misdirected(program: &[u8]) -> Option<(usize, u8)> {
    let mut reader = Reader { bytes: program, at: 8 };
    let (mut place, mut table) = (None, 0);
    while reader.at < program.len() {
        let section = reader.byte()?;
        let length = reader.number()?;
        let end = reader.at + length;
        match section {
            // An imported table would shift the others.
            IMPORTS => drop(reader.imported_functions()?),
            TABLES => table = reader.externref_table()?,
            EXPORTS => place = reader.export_index(),
            _ => {}
        }
        reader.at = end;
    }
    Some((place?, table))
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Option<usize> {
        let (mut value, mut shift) = (0usize, 0);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
            shift += 7;
        }
    }

    fn text(&mut self) -> Option<&[u8]> {
        let length = self.number()?;
        let start = self.at;
        self.at += length;
        self.bytes.get(start..self.at)
    }

    fn limits(&mut self) -> Option<()> {
        let bounded = self.byte()? & 1 == 1;
        self.number()?;
        if bounded {
            self.number()?;
        }
        Some(())
    }

    /// The names of the imported functions; wasm-bindgen's programs import nothing else.
    fn imported_functions(&mut self) -> Option<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        for _ in 0..self.number()? {
            self.text()?;
            names.insert(String::from_utf8_lossy(self.text()?).into_owned());
            if self.byte()? != 0 {
                return None;
            }
            self.number()?;
        }
        Some(names)
    }

    /// The number of exports that stay, and these as they stand.
    fn exports_but(&mut self, dead: fn(&[u8]) -> bool) -> Option<(usize, Vec<u8>)> {
        let (mut count, mut entries) = (0, Vec::new());
        for _ in 0..self.number()? {
            let start = self.at;
            let gone = dead(self.text()?);
            self.byte()?;
            self.number()?;
            if !gone {
                count += 1;
                entries.extend(self.bytes.get(start..self.at)?);
            }
        }
        Some((count, entries))
    }

    fn externref_table(&mut self) -> Option<u8> {
        let mut found = 0;
        for index in 0..u8::try_from(self.number()?).ok()? {
            if self.byte()? == EXTERNREF {
                found = index;
            }
            self.limits()?;
        }
        Some(found)
    }

    /// Where the index of the export stands. An index below 128, as all of a program's tables have, takes one byte.
    fn export_index(&mut self) -> Option<usize> {
        for _ in 0..self.number()? {
            let ours = self.text()? == NAME;
            let kind = self.byte()?;
            if ours && kind == KIND_TABLE {
                return Some(self.at);
            }
            self.number()?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{drop_exports, imports, mend_tables};

    /// A function table, a table of references, and an export that names table `index`.
    fn program(index: u8) -> Vec<u8> {
        // Section 4: two tables; the second holds references, at least 128 of them, a number of two bytes.
        let tables = [4, 9, 2, 0x70, 1, 3, 3, 0x6f, 0, 0x80, 1];
        let exports = [&[7, 25, 1, 21], b"__wbindgen_externrefs".as_slice(), &[1, index]].concat();
        [b"\0asm\x01\0\0\0".as_slice(), &tables, &exports].concat()
    }

    #[test]
    fn an_export_of_the_wrong_table_is_mended_and_a_right_one_kept() {
        for index in [0, 1] {
            let mut bytes = program(index);
            mend_tables(&mut bytes).unwrap();
            assert_eq!(bytes, program(1));
        }
    }

    #[test]
    fn a_cut_program_is_an_error() {
        let bytes = program(0);
        assert!(mend_tables(&mut bytes[..bytes.len() - 4].to_vec()).is_err());
    }

    #[test]
    fn exports_go_and_everything_else_stays() {
        let before = program(1);
        assert_eq!(drop_exports(&before, |_| false).unwrap(), before);
        let after = drop_exports(&before, |name| name.starts_with(b"__wbindgen")).unwrap();
        assert_eq!(after, [&before[..before.len() - 27], &[7, 1, 0]].concat());
        assert!(drop_exports(&before[..before.len() - 4], |_| false).is_err());
    }

    #[test]
    fn imports_are_told_by_name() {
        let program = [b"\0asm\x01\0\0\0".as_slice(), &[2, 8, 1, 1], b"m", &[2], b"fn", &[0, 5]].concat();
        assert_eq!(imports(&program).unwrap(), ["fn".to_owned()].into());
    }
}
