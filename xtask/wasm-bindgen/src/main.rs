//! The `wasm-bindgen` that a build calls: the library behind the well-known command, with the flags that Trunk gives.
//!
//! The whole command brings a web server, a TLS client and a test runner along, and its published lock file names versions that
//! have been withdrawn. This one is compiled with the workspace, in a third of the time.
#![expect(clippy::print_stdout, reason = "a command line talks to whoever calls it")]

use std::path::PathBuf;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// The version that [`Bindgen`] writes scripts for.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn main() -> ExitCode {
    let told = match Call::parse(std::env::args().skip(1)) {
        Ok(Call::Version) => {
            println!("wasm-bindgen {VERSION}");
            Ok(())
        }
        Ok(Call::Write { from, into, name }) => write(from, &into, &name),
        Err(message) => Err(message),
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("wasm-bindgen: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes `name.js` and `name_bg.wasm` into a folder, for a page that loads them as modules.
fn write(from: PathBuf, into: &str, name: &str) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(from).out_name(name).typescript(false);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(into)).map_err(|error| format!("{error:#}"))
}

/// What the command is asked to do.
#[derive(Debug, PartialEq, Eq)]
enum Call {
    Version,
    Write { from: PathBuf, into: String, name: String },
}

impl Call {
    /// `Err` names a flag that this command doesn't know, or what is missing.
    fn parse(words: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut from, mut into, mut name) = (None, None, None);
        for word in words {
            match word.split_once('=') {
                Some(("--out-dir", folder)) => into = Some(folder.to_owned()),
                Some(("--out-name", stem)) => name = Some(stem.to_owned()),
                Some(("--target", "web")) => {}
                None if word == "--version" => return Ok(Self::Version),
                // No type declarations are written anyway.
                None if word == "--no-typescript" => {}
                _ if word.starts_with('-') => return Err(format!("{word} is not known here")),
                _ => from = Some(PathBuf::from(word)),
            }
        }
        let missing = |what: &str| format!("{what} is missing");
        Ok(Self::Write {
            from: from.ok_or_else(|| missing("the program"))?,
            into: into.ok_or_else(|| missing("--out-dir"))?,
            name: name.ok_or_else(|| missing("--out-name"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Call, VERSION};

    fn parse(line: &str) -> Result<Call, String> {
        Call::parse(line.split(' ').map(str::to_owned))
    }

    #[test]
    fn the_call_of_trunk_is_read() {
        let call = parse("--target=web --out-dir=/o --out-name=rest /t/rest.wasm --no-typescript");
        let (from, into, name) = ("/t/rest.wasm".into(), "/o".to_owned(), "rest".to_owned());
        assert_eq!(call, Ok(Call::Write { from, into, name }));
        assert_eq!(parse("--version"), Ok(Call::Version));
    }

    #[test]
    fn what_is_not_known_or_missing_is_named() {
        assert_eq!(parse("--weak-refs a.wasm"), Err("--weak-refs is not known here".to_owned()));
        assert_eq!(parse("--target=deno a.wasm"), Err("--target=deno is not known here".to_owned()));
        assert_eq!(parse("--out-dir=o --out-name=n"), Err("the program is missing".to_owned()));
    }

    #[test]
    fn it_is_the_version_that_the_app_uses() {
        let lock = include_str!("../../../Cargo.lock");
        let support = format!("name = \"wasm-bindgen-cli-support\"\nversion = \"{VERSION}\"");
        let app = format!("name = \"wasm-bindgen\"\nversion = \"{VERSION}\"");
        assert!(lock.contains(&support) && lock.contains(&app), "wasm-bindgen's versions part: {VERSION}");
    }
}
