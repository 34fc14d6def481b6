//! A mend for what wasm-opt 108, the version of Debian 12, does to a program: it writes every exported table as the
//! first table. wasm-bindgen keeps JavaScript's values in the second one, and the app could not start.

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
            IMPORTS => reader.no_imported_table()?,
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

    /// wasm-bindgen's programs import functions only.
    fn no_imported_table(&mut self) -> Option<()> {
        for _ in 0..self.number()? {
            self.text()?;
            self.text()?;
            if self.byte()? != 0 {
                return None;
            }
            self.number()?;
        }
        Some(())
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
    use super::mend_tables;

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
}
