//! What one module of a source says: what it defines, what it brings in, and which paths stand in its code.

use std::collections::BTreeSet;

use super::tokens::tokens;

/// A module, in a file of its own or in braces.
#[derive(Debug, Default)]
pub(super) struct Module<'a> {
    /// The path of the file in which it stands.
    pub(super) file: &'a str,
    /// What its `use` lines bring in.
    pub(super) uses: Vec<Use<'a>>,
    /// The modules of which `use …::*` brings in everything.
    pub(super) globs: Vec<Vec<&'a str>>,
    /// Paths of two or more parts in its code, `use` lines aside.
    pub(super) paths: Vec<Vec<&'a str>>,
    /// Every name in its code but those of fields, `use` lines aside.
    pub(super) names: BTreeSet<&'a str>,
    /// What it defines.
    pub(super) defines: BTreeSet<&'a str>,
}

/// One name that a `use` line brings in.
#[derive(Debug)]
pub(super) struct Use<'a> {
    /// From where, as it is written.
    pub(super) path: Vec<&'a str>,
    /// What it is called here.
    pub(super) name: &'a str,
    /// Whether it is only passed on: a `pub use`.
    pub(super) passed_on: bool,
}

/// The modules of a file, by their path within the crate. `at` is that of the file.
pub(super) fn modules<'a>(file: &'a str, at: &[&'a str], text: &'a str) -> Vec<(Vec<&'a str>, Module<'a>)> {
    let tokens = tokens(text);
    let mut closed = Vec::new();
    let mut open = vec![(at.to_vec(), Module { file, ..Module::default() }, 0)];
    let mut depth = 0_usize;
    let mut rest = &tokens[..];
    let mut before = "";
    while let Some((path, module, _)) = open.last_mut() {
        let [token, after @ ..] = rest else { break };
        rest = after;
        match (*token, after) {
            ("mod", [name, "{", behind @ ..]) => {
                depth += 1;
                let inner = path.iter().copied().chain([*name]).collect();
                open.push((inner, Module { file, ..Module::default() }, depth));
                rest = behind;
            }
            ("mod", [_, behind @ ..]) => rest = behind,
            ("use", [next, ..]) if *next != "<" => {
                rest = bring_in(module, after, &[], before == "pub");
            }
            ("{", _) => depth += 1,
            ("}", _) => {
                depth = depth.saturating_sub(1);
                if let Some((path, module, _)) = open.pop_if(|(_, _, opened)| *opened > depth) {
                    closed.push((path, module));
                }
            }
            (kind, [name, behind @ ..]) if DEFINES.contains(&kind) && is_name(name) => {
                module.defines.insert(name);
                // After `const`, `fn` is no name.
                rest = if *name == "fn" { after } else { behind };
            }
            (name, _) if is_name(name) && !["::", "."].contains(&before) => {
                let mut path = vec![name];
                while let ["::", name, behind @ ..] = rest
                    && is_name(name)
                {
                    path.push(name);
                    rest = behind;
                }
                // Before a colon it is a field or a parameter.
                if rest.first() != Some(&":") {
                    module.names.insert(name);
                }
                if path.len() > 1 {
                    module.paths.push(path);
                }
            }
            _ => {}
        }
        before = token;
    }
    closed.extend(open.into_iter().map(|(path, module, _)| (path, module)));
    closed
}

const DEFINES: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "macro_rules"];

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads one tree of a `use` line, whose parts so far are `path`; what is behind it.
fn bring_in<'a, 'b>(
    module: &mut Module<'a>,
    tokens: &'b [&'a str],
    path: &[&'a str],
    passed_on: bool,
) -> &'b [&'a str] {
    let mut path = path.to_vec();
    let mut rest = tokens;
    loop {
        match rest {
            ["::", after @ ..] => rest = after,
            ["{", after @ ..] => {
                rest = after;
                while !matches!(rest, [] | ["}", ..]) {
                    rest = bring_in(module, rest, &path, passed_on);
                    rest = rest.strip_prefix(&[","]).unwrap_or(rest);
                }
                return rest.strip_prefix(&["}"]).unwrap_or(rest);
            }
            ["*", after @ ..] => {
                module.globs.push(path);
                return after;
            }
            [name, after @ ..] if is_name(name) && *name != "as" => {
                // `a::{self}` brings in `a`.
                if *name != "self" || path.is_empty() {
                    path.push(name);
                }
                rest = after;
            }
            _ => break,
        }
    }
    let (name, rest) = match rest {
        ["as", name, after @ ..] => (*name, after),
        _ => (path.last().copied().unwrap_or_default(), rest),
    };
    module.uses.push(Use { path, name, passed_on });
    rest
}

#[cfg(test)]
mod tests {
    use super::modules;

    #[test]
    fn a_source_says_what_it_defines_brings_in_and_names() {
        let text = "pub use a::{self, b::C as D, e::*};\nmod f { use super::G; }\n\
                    pub fn h() -> super::I { crate::j::k::<L>(m.n()) }";
        let found = modules("src/x.rs", &["x"], text);
        let [(inner, f), (outer, x)] = &found[..] else { panic!("{found:?}") };
        assert_eq!((inner, outer), (&vec!["x", "f"], &vec!["x"]));
        assert_eq!(f.uses[0].path, ["super", "G"]);
        let brought: Vec<_> = x.uses.iter().map(|it| (it.path.join("::"), it.name, it.passed_on)).collect();
        assert_eq!(brought, [("a".to_owned(), "a", true), ("a::b::C".to_owned(), "D", true)]);
        assert_eq!(x.globs, [["a", "e"]]);
        assert_eq!(x.paths, [vec!["super", "I"], vec!["crate", "j", "k"]]);
        assert!(x.defines.contains("h") && x.names.contains("L") && !x.names.contains("n"));
    }
}
