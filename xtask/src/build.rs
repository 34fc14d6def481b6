//! `build`: the folder to host.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::Args;
use crate::build_plan::{Kind, Plan};
use crate::command::{cargo, program, root, run as run_command};
use crate::failure::{During, Outcome};
use crate::page::Page;
use crate::setup::WASM32;
use crate::stamp::Stamp;
use crate::step::step;
use crate::tools::{Toolbox, locked_wasm_bindgen};
use crate::{content, quick, setup, single};

/// The ready standard library carries the text of every panic, and code to print it: an eighth of the program. Compiled
/// along with the program it can leave them out; a panic is then a trap, on which public/boot.js takes over as before.
/// The flags are unstable, so the compiler must be told that this is known.
const SMALL_FLAGS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Where the standard library comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Std {
    /// With the toolchain.
    Ready,
    /// Compiled with the program, small.
    Small,
}

impl Std {
    fn apply(self, command: &mut Command) {
        if self == Self::Small {
            command.env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
            command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
        }
    }
}

impl Plan {
    /// Builds, unless nothing has changed since the last time.
    pub fn build(&self) -> Outcome {
        match self.kind {
            Kind::Release => {
                let tools = setup::toolbox()?;
                content::write_if_changed()?;
                self.unless_up_to_date(&format!("{tools:?}"), || self.release(&tools))
            }
            Kind::Quick => self.unless_up_to_date(&locked_wasm_bindgen()?, || {
                let made = quick::make(&self.base)?;
                self.page(&made, None)
            }),
        }
    }

    fn unless_up_to_date(&self, tools: &str, build: impl FnOnce() -> Outcome) -> Outcome {
        let stamp = Stamp::of(self, tools)?;
        if stamp.holds()? {
            println!("✓ {} is up to date", self.out.display());
            return Ok(());
        }
        build()?;
        stamp.keep()
    }

    fn page(&self, made: &Path, wasm_opt: Option<&Path>) -> Outcome {
        step("name the files and fill the page", || {
            Page { root: &root(), made, out: &self.out, base: &self.base, wasm_opt }.write()
        })
    }

    fn release(&self, tools: &Toolbox) -> Outcome {
        // Trunk and its cargo run offline, so that neither fetches a tool by itself.
        step("fetch the crates", || run_command(cargo().args(["fetch", "--quiet"])))?;
        let made = root().join("target/trunk");
        let small = tools.std_sources;
        let built =
            small && step("build the page with Trunk", || self.trunk(tools, &made, Std::Small)).is_ok();
        if !built {
            // A compiler that knows the flags no more, or sources that cannot be had: a larger program, but a whole one.
            step("build the page with Trunk and the ready standard library", || {
                self.trunk(tools, &made, Std::Ready)
            })?;
        }
        self.page(&made, Some(&tools.wasm_opt.path))
    }

    fn trunk(&self, tools: &Toolbox, made: &Path, std: Std) -> Outcome {
        let mut flags = plain_paths()?;
        if std == Std::Small {
            flags.extend(SMALL_FLAGS.map(str::to_owned));
            let mut fetch = cargo();
            std.apply(fetch.args(["fetch", "--quiet", "--target", WASM32]));
            run_command(&mut fetch)?;
        }
        std::fs::create_dir_all(made).during(format!("make {}", made.display()))?;
        let mut trunk = program(&tools.trunk.path);
        trunk.args(["build", "--offline", "true", "--release", "true"]);
        trunk.args(["--public-url", &self.base]).arg("--dist").arg(made);
        trunk.env("PATH", tools.path()?).env("TRUNK_SKIP_VERSION_CHECK", "true");
        trunk.env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", tools.wasm_opt.version));
        trunk.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        std.apply(&mut trunk);
        // NO_COLOR=1, as some machines set it, is no value that this version of Trunk reads.
        trunk.env_remove("NO_COLOR");
        run_command(&mut trunk)
    }
}

/// Flags that write the places of source files without the names of this machine's folders.
fn plain_paths() -> Outcome<Vec<String>> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let sources = cargo.join("registry/src");
    let mut folders = vec![(root(), "cairn")];
    if sources.is_dir() {
        let entries = std::fs::read_dir(&sources).during(format!("read {}", sources.display()))?;
        folders.extend(entries.flatten().map(|entry| (entry.path(), "crates")));
    }
    Ok(folders.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect())
}

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let kind = if args.switch("--quick") { Kind::Quick } else { Kind::Release };
    let alone = args.switch("--single");
    let plan = Plan::from_args(&mut args, kind)?;
    args.finish()?;
    plan.build()?;
    if !alone {
        println!("The folder to host under {}: {}", plan.base, plan.out.display());
    }
    if alone || kind == Kind::Release {
        let bytes = step("pack everything into one file", || single::make(&plan.out, &plan.file()))?;
        println!("Everything in one file of {} KB: {}", bytes / 1000, plan.file().display());
    }
    Ok(())
}
