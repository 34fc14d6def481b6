//! The last step of a build: out of what Trunk made, the folder to host.
//!
//! Trunk names its files plainly and injects nothing (see Trunk.toml). Here every file that the page loads gets a
//! name that changes with its content, so that an old script never meets a new program, and the page learns these
//! names where it says `%{…}`. No script stands in the page itself: its Content-Security-Policy forbids that.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::command;
use crate::content_bundles::{bundle_folder, bundle_names};
use crate::failure::{During, Outcome};
use crate::files::{below, digest, read, read_text, remove_folder, write};
use crate::offline::{WORKER, Worker};
use crate::strip_unused::{is_dead, strip_unused};
use crate::style;
use crate::wasm::{drop_exports, imports, mend_tables};

/// The programs that Trunk makes: the first one, and the one that has every page.
pub(crate) const PROGRAMS: [&str; 2] = ["cairn", "rest"];

/// What goes into the page and where it comes from.
pub struct Page<'a> {
    /// The repository's root.
    pub root: &'a Path,
    /// What Trunk made.
    pub made: &'a Path,
    /// The folder to host.
    pub out: &'a Path,
    /// The path under which it is hosted; starts and ends with a slash.
    pub base: &'a str,
    /// Makes the program smaller; `None` where its size does not matter.
    pub wasm_opt: Option<&'a Path>,
}

impl Page<'_> {
    /// Writes the folder. The old one stands until the new one is whole.
    pub fn write(&self) -> Outcome {
        let fresh = PathBuf::from(format!("{}.new", self.out.display()));
        remove_folder(&fresh)?;
        let mut names = vec![("base".to_owned(), self.base.to_owned())];
        for name in PROGRAMS {
            names.extend(self.program(name, &fresh)?);
        }
        let boot = read_text(&self.root.join("public/boot.js"))?;
        names.push((
            "boot".to_owned(),
            named(&fresh, "boot", "js", strip_unused(&boot, &BTreeSet::new()).as_bytes())?,
        ));
        names.extend(Self::bundles(&fresh)?);
        self.others(&fresh)?;
        let sheet = self.sheet(&fresh)?;
        let page = read_text(&self.made.join("index.html"))?;
        let worker = Worker::of(&fresh, &page, &read_text(&self.root.join("public").join(WORKER))?)?;
        names.push(("version".to_owned(), worker.version.clone()));
        write(&fresh.join(WORKER), &worker.script)?;
        // The script that stands in the page is allowed by the hash of what it is in the end, with all names in it.
        let own =
            script_in(&page).ok_or("index.html has no script of its own, which fetches a program ahead.")?;
        names.push(("early".to_owned(), sha256(&with_names(own, &names))));
        let html = fill(&page, &names)?;
        let html = html.replace(&format!("{}index.css", self.base), &format!("{}{sheet}", self.base));
        write(&fresh.join("index.html"), &html)?;
        // Hosts of static files show it for addresses that are no file; the app then says what is there.
        write(&fresh.join("404.html"), &html)?;
        remove_folder(self.out)?;
        std::fs::rename(&fresh, self.out).during(format!("make {}", self.out.display()))
    }

    /// The script and the program share one hash: they only work as a pair.
    fn program(&self, name: &str, fresh: &Path) -> Outcome<[(String, String); 2]> {
        let made = read(&self.made.join(format!("{name}_bg.wasm")))?;
        let mut program = mend_tables(&drop_exports(&made, is_dead)?)?;
        if let Some(wasm_opt) = self.wasm_opt {
            program = mend_tables(&smaller(wasm_opt, fresh, &program)?)?;
        }
        let script = strip_unused(&read_text(&self.made.join(format!("{name}.js")))?, &imports(&program)?);
        let hash = digest(&[script.as_bytes(), &program].concat());
        let (js, wasm) = (format!("{name}-{hash}.js"), format!("{name}-{hash}.wasm"));
        write(&fresh.join(&js), script)?;
        write(&fresh.join(&wasm), program)?;
        Ok([(format!("{name}:js"), js), (format!("{name}:wasm"), wasm)])
    }

    /// Trunk copies the one file that the page links; what it imports is put in place here.
    fn sheet(&self, fresh: &Path) -> Outcome<String> {
        named(fresh, "index", "css", style::bundle(&self.root.join("style/index.css"))?.as_bytes())
    }

    fn bundles(fresh: &Path) -> Outcome<Vec<(String, String)>> {
        let bundles = bundle_names()?;
        for (_, name) in &bundles {
            write(&fresh.join("content").join(name), read(&bundle_folder().join(name))?)?;
        }
        Ok(bundles.into_iter().map(|(stem, name)| (format!("bundle:{stem}"), name)).collect())
    }

    /// Everything else keeps its name: icons, the manifest, snippets of libraries.
    fn others(&self, fresh: &Path) -> Outcome {
        for path in below(self.made)? {
            let place = path.strip_prefix(self.made).during("name a file of Trunk's")?;
            let ours =
                ["index.html", "index.css", "boot.js", WORKER].iter().any(|name| place == Path::new(name));
            let made = PROGRAMS.iter().any(|name| {
                [format!("{name}.js"), format!("{name}_bg.wasm")].iter().any(|name| place == Path::new(name))
            });
            if !ours && !made {
                write(&fresh.join(place), read(&path)?)?;
            }
        }
        Ok(())
    }
}

/// What a policy calls a script or a style that stands in the page.
pub fn sha256(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// The text of the script that stands in the page.
pub fn script_in(html: &str) -> Option<&str> {
    Some(html.split_once("<script>")?.1.split_once("</script>")?.0)
}

/// The program once more through the optimiser, which takes out what only dropped exports called.
fn smaller(wasm_opt: &Path, fresh: &Path, program: &[u8]) -> Outcome<Vec<u8>> {
    let (from, to) = (fresh.with_extension("from.wasm"), fresh.with_extension("to.wasm"));
    write(&from, program)?;
    command::run(command::program(wasm_opt).args(OPTIMISE).arg(&from).arg("-o").arg(&to))?;
    let program = read(&to)?;
    for file in [from, to] {
        std::fs::remove_file(&file).during(format!("remove {}", file.display()))?;
    }
    Ok(program)
}

/// The features are those of `data-wasm-opt-params` in index.html. Flattening first lets later passes find more.
const OPTIMISE: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--flatten",
    "--rereloop",
    "-Oz",
];

/// Writes a file under a name that changes with what it holds.
fn named(fresh: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Outcome<String> {
    let name = format!("{stem}-{}.{ending}", digest(bytes));
    write(&fresh.join(&name), bytes)?;
    Ok(name)
}

/// The text with names in the place of `%{…}`, as far as they are known.
fn with_names(text: &str, names: &[(String, String)]) -> String {
    names.iter().fold(text.to_owned(), |text, (key, name)| text.replace(&format!("%{{{key}}}"), name))
}

/// Puts names in the place of `%{…}`. `Err` names a placeholder that has none, or a bundle that no placeholder asks for:
/// the program finds a bundle by the page alone, so one that is not named there would never come.
fn fill(html: &str, names: &[(String, String)]) -> Outcome<String> {
    let unnamed =
        names.iter().find(|(key, _)| key.starts_with("bundle:") && !html.contains(&format!("%{{{key}}}")));
    if let Some((key, _)) = unnamed {
        return Err(
            format!("index.html does not name %{{{key}}}, so that the page could never fetch it.").into()
        );
    }
    let filled = with_names(html, names);
    match filled.split_once("%{") {
        None => Ok(filled),
        Some((_, rest)) => {
            let key = rest.split('}').next().unwrap_or_default();
            let known: Vec<_> = names.iter().map(|(key, _)| key.as_str()).collect();
            Err(format!("index.html asks for %{{{key}}}, and there is only {}.", known.join(", ")).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn placeholders_become_names() {
        let names =
            [("base".to_owned(), "/x/".to_owned()), ("bundle:base".to_owned(), "base-1.json".to_owned())];
        let html = fill("<a href=\"%{base}content/%{bundle:base}\">", &names).unwrap();
        assert_eq!(html, "<a href=\"/x/content/base-1.json\">");
    }

    #[test]
    fn a_placeholder_without_a_name_is_named() {
        let message = fill("%{jss}", &[("js".to_owned(), "a.js".to_owned())]).unwrap_err().to_string();
        assert!(message.contains("%{jss}") && message.contains("only js"), "{message}");
    }

    #[test]
    fn a_bundle_that_the_page_does_not_name_is_an_error() {
        let names = [("bundle:works".to_owned(), "works-1.json".to_owned())];
        let message = fill("<p>", &names).unwrap_err().to_string();
        assert!(message.contains("%{bundle:works}"), "{message}");
    }
}
