//! What the build changes in a program: its exports.
//!
//! One change is a mend for what wasm-opt 108, the version of Debian 12, does to a program: it writes every
//! exported table as the first table. wasm-bindgen keeps JavaScript's values in the second one, and the app could not start.

use std::collections::BTreeSet;

use wasm_encoder::{ExportKind, ExportSection, Module, RawSection};
use wasmparser::{Export, ExternalKind, Parser, Payload, RefType, TypeRef};

use crate::failure::{During, Outcome};

/// The name that wasm-bindgen gives the table of JavaScript's values.
const NAME: &str = "__wbindgen_externrefs";

/// The program with the export of the table of JavaScript's values pointing to that table. A program that is right stays as it is.
pub fn mend_tables(program: &[u8]) -> Outcome<Vec<u8>> {
    let table = values(program).during("read the program's tables")?;
    let table =
        table.ok_or("the program exports no table of JavaScript's values: which wasm-bindgen made it?")?;
    with_exports(program, |export| {
        let ours = export.name == NAME && export.kind == ExternalKind::Table;
        Some(if ours { Export { index: table, ..export } } else { export })
    })
}

/// The program without exports that nobody calls, so that an optimiser can take their functions out.
pub fn drop_exports(program: &[u8], dead: fn(&str) -> bool) -> Outcome<Vec<u8>> {
    with_exports(program, |export| (!dead(export.name)).then_some(export))
}

/// The names of what a program imports.
pub fn imports(program: &[u8]) -> Outcome<BTreeSet<String>> {
    imported(program).during("read the program's imports")
}

/// The program with its exports as `each` leaves them, and every other section as it stands.
fn with_exports(program: &[u8], each: impl Fn(Export) -> Option<Export>) -> Outcome<Vec<u8>> {
    let read = || -> wasmparser::Result<Vec<u8>> {
        let mut module = Module::new();
        for payload in Parser::new(0).parse_all(program) {
            let payload = payload?;
            if let Payload::ExportSection(exports) = payload {
                let mut kept = ExportSection::new();
                for export in exports {
                    if let Some(export) = each(export?) {
                        kept.export(export.name, kind(export.kind), export.index);
                    }
                }
                module.section(&kept);
            } else if let Some((id, range)) = payload.as_section() {
                module.section(&RawSection { id, data: &program[range] });
            }
        }
        Ok(module.finish())
    };
    read().during("read the program's sections")
}

const fn kind(kind: ExternalKind) -> ExportKind {
    match kind {
        ExternalKind::Func | ExternalKind::FuncExact => ExportKind::Func,
        ExternalKind::Table => ExportKind::Table,
        ExternalKind::Memory => ExportKind::Memory,
        ExternalKind::Global => ExportKind::Global,
        ExternalKind::Tag => ExportKind::Tag,
    }
}

/// The index of the table of JavaScript's values, if it is exported; tables that are imported come first.
fn values(program: &[u8]) -> wasmparser::Result<Option<u32>> {
    let (mut tables, mut exported) = (Vec::new(), false);
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if let TypeRef::Table(table) = import?.ty {
                        tables.push(table.element_type);
                    }
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    tables.push(table?.ty.element_type);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    exported |= export?.name == NAME;
                }
            }
            _ => {}
        }
    }
    let last = tables.iter().rposition(|table| *table == RefType::EXTERNREF);
    Ok(last.filter(|_| exported).and_then(|last| u32::try_from(last).ok()))
}

fn imported(program: &[u8]) -> wasmparser::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                names.insert(import?.name.to_owned());
            }
        }
    }
    Ok(names)
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
            assert_eq!(mend_tables(&program(index)).unwrap(), program(1));
        }
    }

    #[test]
    fn a_cut_program_is_an_error() {
        let bytes = program(0);
        assert!(mend_tables(&bytes[..bytes.len() - 4]).is_err());
    }

    #[test]
    fn an_imported_table_is_the_first_and_a_missing_export_an_error() {
        // Section 2: a function, and a table of functions with one entry or more.
        let imports: [&[u8]; 7] =
            [&[2, 16, 2, 1], b"m", &[2], b"fn", &[0, 5, 1], b"m", &[1, b't', 1, 0x70, 0, 1]];
        let with_import = |index| [&program(index)[..8], &imports.concat(), &program(index)[8..]].concat();
        assert_eq!(mend_tables(&with_import(0)).unwrap(), with_import(2));
        let message = mend_tables(&program(1)[..19]).unwrap_err().to_string();
        assert!(message.contains("exports no table"), "{message}");
    }

    #[test]
    fn exports_go_and_everything_else_stays() {
        let before = program(1);
        assert_eq!(drop_exports(&before, |_| false).unwrap(), before);
        let after = drop_exports(&before, |name| name.starts_with("__wbindgen")).unwrap();
        assert_eq!(after, [&before[..before.len() - 27], &[7, 1, 0]].concat());
        assert!(drop_exports(&before[..before.len() - 4], |_| false).is_err());
    }

    #[test]
    fn imports_are_told_by_name() {
        let program = [b"\0asm\x01\0\0\0".as_slice(), &[2, 8, 1, 1], b"m", &[2], b"fn", &[0, 5]].concat();
        assert_eq!(imports(&program).unwrap(), ["fn".to_owned()].into());
    }
}
