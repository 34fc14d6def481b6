//! `setup`: find or install everything a build needs, and with `--tests` what the journeys need.

use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::command::{cargo, output, program, root, run as run_command};
use crate::failure::Outcome;
use crate::files::remove_folder;
use crate::step::step;
use crate::system::{CHROMIUM, FIREFOX, PYTHON, WASM_OPT, WEBKIT};
use crate::tools::{
    GECKODRIVER, TRUNK, Tool, Toolbox, find, find_version, install_root, locked_wasm_bindgen,
};

/// What the app is compiled for.
pub(crate) const WASM32: &str = "wasm32-unknown-unknown";

/// A browser of the journeys.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The browser itself.
    pub program: PathBuf,
    /// The program that drives it.
    pub driver: PathBuf,
}

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let tests = args.switch("--tests");
    args.finish()?;
    toolbox()?;
    if tests {
        checkers()?;
        python()?;
        browser()?;
        firefox()?;
    }
    Ok(())
}

/// The tools of a build. Finds them in a moment; installs what is missing.
pub fn toolbox() -> Outcome<Toolbox> {
    wasm32()?;
    let wasm_bindgen = wasm_bindgen()?;
    Ok(Toolbox { trunk: trunk()?, wasm_bindgen, wasm_opt: wasm_opt()?, std_sources: std_sources() })
}

/// Whether the standard library can be compiled with the program, see `build.rs`. Without it the program is larger,
/// and nothing else changes: so a machine that cannot have it is no failure.
fn std_sources() -> bool {
    let there = || {
        let root = output(program("rustc").args(["--print", "sysroot"])).map(PathBuf::from);
        root.is_some_and(|root| root.join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
    };
    let install = || run_command(program("rustup").args(["component", "add", "rust-src"]));
    there() || (step("install the sources of the standard library", install).is_ok() && there())
}

/// rustfmt and clippy, which a minimal toolchain lacks.
pub fn checkers() -> Outcome {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(cargo().args([command, "--version"])).is_none() {
            let what = format!("install {component}");
            step(&what, || run_command(program("rustup").args(["component", "add", component])))?;
        }
    }
    Ok(())
}

/// Chromium and its driver. `CHROMIUM` and `CHROMEDRIVER` name others.
pub fn browser() -> Outcome<Browser> {
    if let Some(found) = find_browser()? {
        return Ok(found);
    }
    step("install Chromium and its driver", || CHROMIUM.install())?;
    find_browser()?
        .ok_or_else(|| "Chromium was installed, but `chromium` or `chromedriver` is not on the path.".into())
}

/// Python, which tells what the programs in questions print.
pub fn python() -> Outcome<PathBuf> {
    let names = ["python3", "python"];
    if let Some(found) = find(&names) {
        return Ok(found);
    }
    step("install Python", || PYTHON.install())?;
    find(&names).ok_or_else(|| "Python was installed, but `python3` is not on the path.".into())
}

fn find_browser() -> Outcome<Option<Browser>> {
    let chromium =
        named("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?;
    let driver = named("CHROMEDRIVER", &["chromedriver", "chromium.chromedriver"])?;
    Ok(chromium.zip(driver).map(|(program, driver)| Browser { program, driver }))
}

/// Firefox and its driver, for the journeys that run in both. `FIREFOX` and `GECKODRIVER` name others.
pub fn firefox() -> Outcome<Browser> {
    let find_firefox = || named("FIREFOX", &["firefox-esr", "firefox"]);
    let program = if let Some(program) = find_firefox()? {
        program
    } else {
        step("install Firefox", || FIREFOX.install())?;
        find_firefox()?.ok_or("Firefox was installed, but `firefox-esr` is not on the path.")?
    };
    let driver = match named("GECKODRIVER", &[])? {
        Some(driver) => driver,
        None => from_crates("geckodriver", GECKODRIVER, &[])?.path,
    };
    Ok(Browser { program, driver })
}

/// WebKit's small browser and its driver, for the journeys that run in every engine. `MINIBROWSER` and `WEBKIT_DRIVER` name others.
pub fn webkit() -> Outcome<Browser> {
    if let Some(found) = find_webkit()? {
        return Ok(found);
    }
    step("install WebKit", || WEBKIT.install())?;
    find_webkit()?
        .ok_or_else(|| "WebKit was installed, but its browser, driver or `xvfb-run` is missing.".into())
}

fn find_webkit() -> Outcome<Option<Browser>> {
    let driver = named("WEBKIT_DRIVER", &["WebKitWebDriver"])?.filter(|_| find(&["xvfb-run"]).is_some());
    let program = match named("MINIBROWSER", &["MiniBrowser"])? {
        Some(program) => Some(program),
        None => mini_browser(),
    };
    Ok(program.zip(driver).map(|(program, driver)| Browser { program, driver }))
}

/// Debian keeps it beside the library, for each kind of processor and each interface in another folder.
fn mini_browser() -> Option<PathBuf> {
    let within =
        |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path());
    let libraries = within(PathBuf::from("/usr/lib")).filter(|path| path.is_dir()).flat_map(within);
    let mut found: Vec<_> =
        libraries.map(|path| path.join("MiniBrowser")).filter(|path| path.is_file()).collect();
    found.sort();
    found.pop()
}

/// What the tools were compiled into is as large as all that the tests need.
pub fn clear() -> Outcome {
    remove_folder(&tools_build())
}

fn tools_build() -> PathBuf {
    root().join("target/tools-build")
}

fn named(variable: &str, usual: &[&str]) -> Outcome<Option<PathBuf>> {
    let Some(path) = std::env::var_os(variable) else { return Ok(find(usual)) };
    let path = PathBuf::from(path);
    if path.is_file() {
        Ok(Some(path))
    } else {
        Err(format!("{variable} names {}, which is no file.", path.display()).into())
    }
}

fn has_wasm32() -> bool {
    let folder = output(program("rustc").args(["--print", "target-libdir", "--target", WASM32]));
    folder.is_some_and(|folder| Path::new(&folder).is_dir())
}

/// Any version will do: the features of the program are named one by one.
fn wasm_opt() -> Outcome<Tool> {
    let found = || find_version("wasm-opt", |_| true);
    if let Some(tool) = found() {
        return Ok(tool);
    }
    step("install wasm-opt", || WASM_OPT.install())?;
    found().ok_or_else(|| "binaryen was installed, but `wasm-opt` is not on the path.".into())
}

/// What a program is compiled for.
pub fn wasm32() -> Outcome {
    if has_wasm32() {
        return Ok(());
    }
    step("install the wasm32 target", || run_command(program("rustup").args(["target", "add", WASM32])))
}

/// Our own `wasm-bindgen`, which writes the script that loads a program.
pub fn wasm_bindgen() -> Outcome<Tool> {
    step("build the wasm-bindgen command", || {
        run_command(cargo().args(["build", "--quiet", "--package", "cairn-wasm-bindgen"]))
    })?;
    Ok(Tool { path: root().join("target/debug/wasm-bindgen"), version: locked_wasm_bindgen()? })
}

/// Trunk of exactly one version.
fn trunk() -> Outcome<Tool> {
    from_crates("trunk", TRUNK, &["--no-default-features", "--features", "rustls"])
}

/// A program of exactly one version, from crates.io when it is not there.
fn from_crates(name: &str, version: &str, flags: &[&str]) -> Outcome<Tool> {
    let found = || find_version(name, |have| have == version);
    if let Some(tool) = found() {
        return Ok(tool);
    }
    let install = |locked: Option<&str>| {
        let mut command = cargo();
        command.args(["install", name, "--version", version, "--debug", "--quiet", "--root"]);
        command.arg(install_root()).arg("--target-dir").arg(tools_build());
        // It runs for seconds: the time is in compiling it.
        command.env("CARGO_PROFILE_DEV_DEBUG", "0").args(flags).args(locked);
        run_command(&mut command)
    };
    // A published lock file can name a version that was withdrawn since; then the newest that fits will do.
    step(&format!("install {name} {version} into .tools"), || {
        install(Some("--locked")).or_else(|_| install(None))
    })?;
    found().ok_or_else(|| format!("{name} {version} was installed, but `{name}` does not run.").into())
}
