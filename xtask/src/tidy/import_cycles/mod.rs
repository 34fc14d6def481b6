//! The rule about files: none takes something from another that, itself or through others, takes something from it. So each file can
//! be read after those that it needs, and a parent may use its children, but not the other way round.

mod crate_graph;
mod known;
mod module;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::command::root;
use crate_graph::{Imports, imports};
use known::{KNOWN, Known};

/// Every cycle that is not known, and every known one that is gone.
pub(super) fn broken(paths: &[String]) -> Vec<String> {
    let cycles: Vec<Cycle> =
        crates(paths).iter().flat_map(|(folder, sources)| cycles(folder, sources)).collect();
    against(&cycles, KNOWN)
}

/// Path below the folder and text of each source, by the folder of its crate.
fn crates(paths: &[String]) -> BTreeMap<&str, Vec<(String, String)>> {
    let mut crates: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    let is_source = |path: &&String| Path::new(path).extension().is_some_and(|ending| ending == "rs");
    for path in paths.iter().filter(is_source) {
        let Some(at) = path.find("src/").filter(|at| *at == 0 || path[..*at].ends_with('/')) else {
            continue;
        };
        let Ok(text) = std::fs::read_to_string(root().join(path)) else { continue };
        let (folder, file) = path.split_at(at + "src/".len());
        crates.entry(folder).or_default().push((file.to_owned(), text));
    }
    crates
}

/// Files that reach each other.
#[derive(Debug, PartialEq)]
struct Cycle {
    files: Vec<String>,
    /// Each import within, with a name.
    imports: Vec<String>,
}

fn cycles(folder: &str, sources: &[(String, String)]) -> Vec<Cycle> {
    let imports = imports(sources);
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        sources.iter().map(|(file, _)| (file.as_str(), reached(file, &imports))).collect();
    let together = |file: &str| -> Vec<&str> {
        reach[file].iter().copied().filter(|other| reach[other].contains(file)).collect()
    };
    // A file that reaches itself is in a cycle; the first of each stands for it.
    let firsts =
        reach.keys().map(|file| (*file, together(file))).filter(|(file, all)| all.first() == Some(file));
    let whole = |file: &str| format!("{folder}{file}");
    firsts
        .map(|(_, all)| Cycle {
            files: all.iter().map(|file| whole(file)).collect(),
            imports: imports
                .iter()
                .filter(|((from, to), _)| all.contains(from) && all.contains(to))
                .map(|((from, to), name)| format!("  {} takes {name} from {}", whole(from), whole(to)))
                .collect(),
        })
        .collect()
}

/// The files to which imports lead from this one.
fn reached<'a>(file: &str, imports: &Imports<'a>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![file.to_owned()];
    while let Some(from) = open.pop() {
        for (_, to) in imports.keys().filter(|(file, _)| *file == from) {
            if found.insert(*to) {
                open.push((*to).to_owned());
            }
        }
    }
    found
}

fn against(cycles: &[Cycle], known: &[Known]) -> Vec<String> {
    let is = |cycle: &Cycle, known: &Known| cycle.files == known.files;
    let new = cycles.iter().filter(|cycle| !known.iter().any(|it| is(cycle, it))).map(|cycle| {
        format!(
            "a cycle of files: {}. Move what they share into a file of its own, or a function to its data.\n{}",
            cycle.files.join(", "),
            cycle.imports.join("\n")
        )
    });
    let gone = known.iter().filter(|it| !cycles.iter().any(|cycle| is(cycle, it))).map(|it| {
        format!(
            "a cycle of files that is gone or has changed: {} ({}) Take it out of xtask/src/tidy/import_cycles/known.rs.",
            it.files.join(", "),
            it.because
        )
    });
    new.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sources: &[(&str, &str)]) -> Vec<Cycle> {
        let sources: Vec<_> =
            sources.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
        cycles("src/", &sources)
    }

    #[test]
    fn a_cycle_is_told_with_its_files_and_names() {
        let cycles = found(&[
            ("a.rs", "use crate::b::B;\npub struct A;"),
            ("b.rs", "use crate::c::C;\npub struct B;"),
            ("c.rs", "pub struct C;\nfn a() -> crate::a::A {}"),
            ("d.rs", "use crate::a::A;"),
        ]);
        let [cycle] = &cycles[..] else { panic!("{cycles:?}") };
        assert_eq!(cycle.files, ["src/a.rs", "src/b.rs", "src/c.rs"]);
        let names = [
            "src/a.rs takes B from src/b.rs",
            "src/b.rs takes C from src/c.rs",
            "src/c.rs takes A from src/a.rs",
        ];
        assert_eq!(cycle.imports, names.map(|name| format!("  {name}")));
    }

    #[test]
    fn a_child_that_uses_its_parent_is_in_a_cycle_with_it() {
        let parent = ("a/mod.rs", "mod b;\nuse b::help;\npub struct A;\nfn a() { help() }");
        assert_eq!(found(&[parent, ("a/b.rs", "use super::A;\npub fn help() {}")]).len(), 1);
        assert_eq!(found(&[parent, ("a/b.rs", "pub fn help() {}")]), []);
        assert_eq!(found(&[("a/mod.rs", "mod b;\npub struct A;"), ("a/b.rs", "use super::A;")]), []);
    }

    #[test]
    fn tests_make_no_cycle() {
        let tested = "pub struct A;\n#[cfg(test)]\nmod tests { use super::*; use crate::b::B; }";
        assert_eq!(found(&[("a.rs", tested), ("b.rs", "use crate::a::A;\npub struct B;")]), []);
    }

    #[test]
    fn a_new_cycle_and_a_known_one_that_is_gone_break_the_rule() {
        let cycles = found(&[("a.rs", "use crate::b::B;"), ("b.rs", "use crate::a::A;")]);
        let known = [Known { files: &["src/a.rs", "src/b.rs"], because: "It is an example." }];
        assert_eq!(against(&cycles, &known), Vec::<String>::new());
        assert!(against(&cycles, &[])[0].contains("src/a.rs takes B from src/b.rs"));
        assert!(against(&[], &known)[0].contains("gone"));
    }
}
