//! `build`: the folder to host.

use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::command::{cargo, program, root, run as run_command};
use crate::failure::{During, Outcome};
use crate::page::Page;
use crate::stamp::Stamp;
use crate::step::step;
use crate::tools::Toolbox;
use crate::{content, setup};

/// What to build and where to.
pub struct Plan {
    /// The path under which it will be hosted; starts and ends with a slash.
    pub base: String,
    /// The folder to host.
    pub out: PathBuf,
    /// Quick to compile, large, with debug assertions.
    pub debug: bool,
}

impl Plan {
    /// Takes `--base`, `--out` and `--debug`.
    pub fn from_args(args: &mut Args) -> Outcome<Self> {
        let base = args.value("--base")?.unwrap_or_else(|| "/".to_owned());
        if !base.starts_with('/') || !base.ends_with('/') {
            return Err(format!(
                "--base {base}: write a path that starts and ends with a slash, as in /cairn/"
            )
            .into());
        }
        let out = args.value("--out")?.map_or_else(|| root().join("dist"), |out| root().join(out));
        Ok(Self { base, out, debug: args.switch("--debug") })
    }

    /// Builds, unless nothing has changed since the last time.
    pub fn build(&self) -> Outcome {
        let tools = setup::toolbox()?;
        content::write()?;
        let stamp = Stamp::of(self, &tools)?;
        if stamp.holds()? {
            println!("✓ {} is up to date", self.out.display());
            return Ok(());
        }
        // Trunk and its cargo run offline, so that neither fetches a tool by itself.
        step("fetch the crates", || run_command(cargo().args(["fetch", "--quiet"])))?;
        let made = root().join("target/trunk");
        step("build the page with Trunk", || self.trunk(&tools, &made))?;
        step("name the files and fill the page", || {
            Page { root: &root(), made: &made, out: &self.out, base: &self.base }.write()
        })?;
        stamp.keep()
    }

    fn trunk(&self, tools: &Toolbox, made: &Path) -> Outcome {
        std::fs::create_dir_all(made).during(format!("make {}", made.display()))?;
        let mut trunk = program(&tools.trunk.path);
        trunk.args(["build", "--offline", "true", "--release", if self.debug { "false" } else { "true" }]);
        trunk.args(["--public-url", &self.base]).arg("--dist").arg(made);
        trunk.env("PATH", tools.path()?).env("TRUNK_SKIP_VERSION_CHECK", "true");
        trunk.env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", tools.wasm_opt.version));
        trunk.env("CARGO_ENCODED_RUSTFLAGS", plain_paths()?);
        // NO_COLOR=1, as some machines set it, is no value that this version of Trunk reads.
        trunk.env_remove("NO_COLOR");
        run_command(&mut trunk)
    }
}

/// Flags that write the places of source files without the names of this machine's folders.
fn plain_paths() -> Outcome<String> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let sources = cargo.join("registry/src");
    let mut folders = vec![(root(), "cairn")];
    if sources.is_dir() {
        let entries = std::fs::read_dir(&sources).during(format!("read {}", sources.display()))?;
        folders.extend(entries.flatten().map(|entry| (entry.path(), "crates")));
    }
    let flags: Vec<String> =
        folders.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect();
    Ok(flags.join("\u{1f}"))
}

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let plan = Plan::from_args(&mut args)?;
    args.finish()?;
    plan.build()?;
    println!("The folder to host under {}: {}", plan.base, plan.out.display());
    Ok(())
}
