//! What Trunk makes, without Trunk: for whoever works on Cairn and wants to see a change soon.
//!
//! Trunk takes minutes to install, and its build for release minutes more. Here cargo compiles both programs without making them
//! small, wasm-bindgen writes their scripts, and [`crate::page`] does the rest as it does for a release.

use std::path::PathBuf;

use crate::command::{cargo, program, root, run as run_command};
use crate::content;
use crate::failure::{During, Failure, Outcome};
use crate::files::{below, read, read_text, remove_folder, write};
use crate::page::PROGRAMS;
use crate::setup::{self, WASM32};
use crate::step::step;

/// What somebody should know who waits for the first time.
const FIRST_TIME: &str = "The first build compiles some 300 crates: some six minutes on two cores. After that a change takes seconds.";

/// Compiles both programs and puts into a folder what Trunk would; the folder.
///
/// The programs, the command that loads them and the content need nothing of each other, and each leaves a core idle at times: so
/// they are made at once.
pub fn make(base: &str) -> Outcome<PathBuf> {
    setup::wasm32()?;
    if !compiled(PROGRAMS[0]).is_file() {
        println!("{FIRST_TIME}");
    }
    let wasm_bindgen = std::thread::scope(|scope| {
        let programs = scope.spawn(|| step("compile both programs", compile));
        let content = scope.spawn(content::write_if_changed);
        let wasm_bindgen = setup::wasm_bindgen()?;
        joined(content.join())?;
        joined(programs.join())?;
        Ok::<_, Failure>(wasm_bindgen)
    })?;
    let made = root().join("target/quick-made");
    remove_folder(&made)?;
    std::fs::create_dir_all(&made).during(format!("make {}", made.display()))?;
    step("write the scripts that load them", || {
        PROGRAMS.iter().try_for_each(|name| {
            let mut command = program(&wasm_bindgen.path);
            command.args(["--target=web", "--no-typescript"]).arg(format!("--out-name={name}"));
            run_command(command.arg(format!("--out-dir={}", made.display())).arg(compiled(name)))
        })
    })?;
    let public = root().join("public");
    for file in below(&public)? {
        write(&made.join(file.strip_prefix(&public).during("name a file of public/")?), read(&file)?)?;
    }
    write(&made.join("index.html"), page(&read_text(&root().join("index.html"))?, base))?;
    Ok(made)
}

fn compile() -> Outcome {
    let mut build = cargo();
    build.args(["build", "--package", "cairn", "--bins", "--profile", "quick", "--target", WASM32]);
    run_command(&mut build)
}

/// Where cargo puts a program.
fn compiled(name: &str) -> PathBuf {
    root().join("target").join(WASM32).join(format!("quick/{name}.wasm"))
}

/// What a thread came to; a panic in it is ours, too.
fn joined<T>(result: std::thread::Result<Outcome<T>>) -> Outcome<T> {
    result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// The page as Trunk leaves it: its own lines are gone, but for the style sheet.
fn page(html: &str, base: &str) -> String {
    let line = |line: &str| match (line.contains("data-trunk"), line.contains("rel=\"css\"")) {
        (false, _) => Some(line.to_owned()),
        (true, true) => Some(format!("  <link rel=\"stylesheet\" href=\"{base}index.css\">")),
        (true, false) => None,
    };
    html.lines().filter_map(line).fold(String::new(), |page, line| page + &line + "\n")
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn of_trunks_lines_the_style_sheet_stays() {
        let html = "<head>\n  <link data-trunk rel=\"css\" href=\"style/index.css\">\n  <link data-trunk rel=\"rust\">\n</head>\n";
        assert_eq!(page(html, "/x/"), "<head>\n  <link rel=\"stylesheet\" href=\"/x/index.css\">\n</head>\n");
    }
}
