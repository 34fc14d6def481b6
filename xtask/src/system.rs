//! Packages of the operating system.

use std::process::Command;

use crate::command::{output, program, run};
use crate::failure::{Failure, Outcome};
use crate::tools::find;

/// Something that only the system's package manager installs.
pub struct Package {
    /// What a person calls it.
    pub what: &'static str,
    /// Its packages in Debian and Ubuntu.
    pub apt: &'static [&'static str],
    /// The commands for other systems, a line each.
    pub elsewhere: &'static str,
}

/// wasm-opt makes the program a third smaller.
pub const WASM_OPT: Package = Package {
    what: "wasm-opt",
    apt: &["binaryen"],
    elsewhere: "  Fedora: dnf install binaryen\n  Arch: pacman -S binaryen\n  macOS: brew install binaryen\n  \
                anywhere, in about ten minutes: cargo install --locked wasm-opt",
};

/// The browser of the journeys and the program that drives it.
pub const CHROMIUM: Package = Package {
    what: "Chromium with its driver",
    apt: &["chromium", "chromium-driver"],
    elsewhere: "  Ubuntu: apt-get install chromium-browser chromium-chromedriver\n  \
                Fedora: dnf install chromium chromedriver\n  Arch: pacman -S chromium\n  \
                macOS: brew install --cask chromium chromedriver\n  \
                or set CHROMIUM and CHROMEDRIVER to a browser and a driver of the same version",
};

/// The other browser of the journeys; its driver comes from crates.io.
pub const FIREFOX: Package = Package {
    what: "Firefox",
    apt: &["firefox-esr"],
    elsewhere: "  Fedora: dnf install firefox\n  Arch: pacman -S firefox\n  macOS: brew install --cask firefox\n  \
                or set FIREFOX and GECKODRIVER to a browser that is no snap, and its driver",
};

/// The engine of Safari in a small browser, its driver, and a screen without a monitor for it.
pub const WEBKIT: Package = Package {
    what: "WebKit's MiniBrowser with its driver",
    apt: &["webkit2gtk-driver", "xvfb", "xauth"],
    elsewhere: "  or set MINIBROWSER and WEBKIT_DRIVER to a browser and a driver of the same version",
};

/// Runs the programs that questions about Python show.
pub const PYTHON: Package = Package {
    what: "Python 3",
    apt: &["python3-minimal"],
    elsewhere: "  Fedora: dnf install python3\n  Arch: pacman -S python\n  macOS: brew install python3",
};

impl Package {
    /// Installs by apt-get, through sudo when we are not root.
    pub fn install(&self) -> Outcome {
        if find(&["apt-get"]).is_none() {
            return Err(self.missing("this system has no apt-get"));
        }
        let root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
        if !root && find(&["sudo"]).is_none() {
            return Err(self.missing("only root may install packages here, and there is no sudo"));
        }
        let apt = || {
            let mut command = if root { program("apt-get") } else { program("sudo") };
            if !root {
                command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            }
            command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
            command
        };
        // On a fresh machine the lists are empty or old, and asking for a package first would fail.
        run(apt().arg("update")).map_err(|failure| self.missing(&failure.to_string()))?;
        run(apt().args(["install", "--yes", "--no-install-recommends"]).args(self.apt))
            .map_err(|failure| self.missing(&failure.to_string()))
    }

    /// What to say when we cannot install it.
    fn missing(&self, why: &str) -> Failure {
        format!(
            "{} is missing, and it was not installed: {why}\nInstall it, then run the same command again:\n  \
             Debian: apt-get install {}\n{}",
            self.what,
            self.apt.join(" "),
            self.elsewhere
        )
        .into()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_cannot_be_installed_is_named_with_the_command_that_does() {
        let words = super::WASM_OPT.missing("this system has no apt-get").to_string();
        for part in ["wasm-opt is missing", "no apt-get", "apt-get install binaryen", "brew install binaryen"]
        {
            assert!(words.contains(part), "{words}");
        }
    }
}
