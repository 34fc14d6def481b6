//! Which file of a crate takes what from which other one.

use std::collections::BTreeMap;

use super::module::{Module, modules};

/// From one file to another, with one of the names that the first takes from the second.
pub(super) type Imports<'a> = BTreeMap<(&'a str, &'a str), &'a str>;

/// The imports between the files of one crate, given as path below the crate's folder and text.
///
/// A `mod` line is none, and a `pub use` only where the file needs the name itself. A name that was passed on counts as taken from
/// the file that defines it, so a child may ask its parent for what a sibling defines.
pub(super) fn imports(sources: &[(String, String)]) -> Imports<'_> {
    let mut tree = Tree::default();
    for (file, text) in sources {
        for (path, module) in modules(file, &module_path(file), text) {
            // A library's root comes before that of its program, which asks it by name.
            tree.modules.entry(path).or_insert(module);
        }
    }
    let mut imports = Imports::new();
    for (at, module) in &tree.modules {
        let brought = module.uses.iter().filter(|it| !it.passed_on || module.names.contains(it.name));
        let spelled = brought.map(|it| &it.path).chain(&module.paths);
        let by_globs = tree.globs(at, module).flat_map(|all| {
            module.names.iter().filter_map(|name| tree.named(&all, name, HOPS)).collect::<Vec<_>>()
        });
        let items = spelled.filter_map(|path| tree.found(at, path, HOPS)).chain(by_globs);
        for found in items {
            if let Found::Item(file, name) = found
                && file != module.file
            {
                imports.entry((module.file, file)).or_insert(name);
            }
        }
    }
    imports
}

/// Most names that are followed one to the next: two that stand for each other have no end.
const HOPS: usize = 16;

#[derive(Default)]
struct Tree<'a> {
    modules: BTreeMap<Vec<&'a str>, Module<'a>>,
}

/// What a path leads to.
enum Found<'a> {
    Module(Vec<&'a str>),
    /// The file that has it, and its name.
    Item(&'a str, &'a str),
}

impl<'a> Tree<'a> {
    /// What a path leads to that is written in the module `at`; `None` where that is no file of this crate.
    fn found(&self, at: &[&'a str], path: &[&'a str], hops: usize) -> Option<Found<'a>> {
        match path {
            ["crate", rest @ ..] => self.within(&[], rest, hops),
            ["self", rest @ ..] => self.within(at, rest, hops),
            ["super", rest @ ..] => {
                let (_, parent) = at.split_last()?;
                if rest.first() == Some(&"super") {
                    self.found(parent, rest, hops)
                } else {
                    self.within(parent, rest, hops)
                }
            }
            [first, ..] if self.knows(at, first) => self.within(at, path, hops),
            _ => None,
        }
    }

    /// Whether a module itself says what a name is. What a `use …::*` brings in is asked for name by name.
    fn knows(&self, at: &[&'a str], name: &'a str) -> bool {
        let says = |it: &Module| it.defines.contains(name) || it.uses.iter().any(|it| it.name == name);
        self.has_child(at, name) || self.modules.get(at).is_some_and(says)
    }

    fn has_child(&self, at: &[&'a str], name: &'a str) -> bool {
        self.modules.contains_key(&[at, &[name]].concat())
    }

    /// What a path leads to from a module on.
    fn within(&self, at: &[&'a str], path: &[&'a str], hops: usize) -> Option<Found<'a>> {
        let [first, rest @ ..] = path else { return Some(Found::Module(at.to_vec())) };
        let child = self.has_child(at, first);
        // Of a function and a module of one name, a path that ends means the function.
        let named = if child && !rest.is_empty() { None } else { self.named(at, first, hops) };
        match named {
            Some(Found::Module(next)) => self.within(&next, rest, hops),
            Some(item) => Some(item),
            None if child => self.within(&[at, &[*first]].concat(), rest, hops),
            None => {
                let module = self.modules.get(at)?;
                let brought = module.uses.iter().any(|it| it.name == *first);
                // Where it is not brought in from elsewhere, a macro defines it.
                (!brought).then_some(Found::Item(module.file, first))
            }
        }
    }

    /// What a module defines or brings in under a name.
    fn named(&self, at: &[&'a str], name: &'a str, hops: usize) -> Option<Found<'a>> {
        let hops = hops.checked_sub(1)?;
        let module = self.modules.get(at)?;
        if module.defines.contains(name) {
            return Some(Found::Item(module.file, name));
        }
        if let Some(brought) = module.uses.iter().find(|it| it.name == name) {
            return self.found(at, &brought.path, hops);
        }
        self.globs(at, module).find_map(|all| self.named(&all, name, hops))
    }

    /// The modules of this crate of which a module brings in everything.
    fn globs(&self, at: &[&'a str], module: &Module<'a>) -> impl Iterator<Item = Vec<&'a str>> {
        module.globs.iter().filter_map(|path| {
            path.iter().try_fold(at.to_vec(), |mut at, part| {
                match *part {
                    "crate" => at.clear(),
                    "self" => {}
                    "super" => at.truncate(at.len().checked_sub(1)?),
                    child => at.push(child),
                }
                self.modules.contains_key(&at).then_some(at)
            })
        })
    }
}

/// The path of the module that a file is: `a/mod.rs` and `a.rs` are `a`, the root of the crate is empty.
fn module_path(file: &str) -> Vec<&str> {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    let mut parts: Vec<_> = path.split('/').collect();
    if parts.last() == Some(&"mod") || parts == ["lib"] || parts == ["main"] {
        parts.pop();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::imports;

    fn seen(sources: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<_> =
            sources.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
        imports(&sources).iter().map(|((from, to), name)| format!("{from} -> {to}: {name}")).collect()
    }

    #[test]
    fn what_a_parent_passes_on_is_taken_from_its_child() {
        let parent = ("a/mod.rs", "mod b;\nmod c;\npub use b::B;");
        let child = ("a/b.rs", "pub struct B;");
        let other = ("a/c.rs", "use super::B;\nfn of(b: B) {}");
        let outside = ("d.rs", "use crate::a;\nfn of(b: a::B) {}");
        let found = seen(&[("lib.rs", "mod a;\nmod d;"), parent, child, other, outside]);
        assert_eq!(found, ["a/c.rs -> a/b.rs: B", "d.rs -> a/b.rs: B"]);
    }

    #[test]
    fn a_parent_that_needs_what_it_passes_on_takes_it() {
        let found = seen(&[
            ("a/mod.rs", "mod b;\npub use b::B;\npub struct A(B);"),
            ("a/b.rs", "pub struct B;\nimpl super::A { fn b(self) {} }"),
        ]);
        assert_eq!(found, ["a/b.rs -> a/mod.rs: A", "a/mod.rs -> a/b.rs: B"]);
    }

    #[test]
    fn names_are_followed_through_globs_braces_and_functions_named_as_their_file() {
        let found = seen(&[
            ("lib.rs", "mod words;\nmod page;\nmod parts { pub use super::words::say; }"),
            ("words/mod.rs", "mod say;\nmod hear;\npub use say::say;\npub use hear::*;"),
            ("words/say.rs", "pub fn say() {}"),
            ("words/hear.rs", "pub fn hear() {}"),
            (
                "page.rs",
                "use crate::{parts, words};\nfn all() { parts::say(); words::hear(); String::new(); }",
            ),
        ]);
        assert_eq!(found, ["page.rs -> words/hear.rs: hear", "page.rs -> words/say.rs: say"]);
    }
}
