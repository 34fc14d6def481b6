//! The rule about crates: nothing of the web below the core.

use crate::command::{cargo, output};
use crate::failure::Outcome;

const CRATES: [&str; 2] = ["cairn-core", "cairn-measure"];
const WEB: [&str; 6] = ["web-sys", "js-sys", "leptos", "getrandom", "wasm-bindgen", "gloo-storage"];

/// Each of our browserless crates that needs a crate of the web, even through others.
pub(super) fn broken() -> Outcome<Vec<String>> {
    let mut broken = Vec::new();
    for name in CRATES {
        let mut tree = cargo();
        tree.args(["tree", "--package", name, "--target", "wasm32-unknown-unknown", "--edges", "normal"]);
        tree.args(["--prefix", "none", "--format", "{p}"]);
        let listed = output(&mut tree).ok_or_else(|| format!("`cargo tree --package {name}` failed."))?;
        broken.extend(web_crates(&listed).into_iter().map(|web| {
            format!(
                "crates of {name}: {web}. Its tests run without a browser, and the same numbers come out everywhere, \
                 because it knows nothing of one."
            )
        }));
    }
    Ok(broken)
}

fn web_crates(tree: &str) -> Vec<&str> {
    let mut found: Vec<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    found.retain(|name| WEB.contains(name));
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::web_crates;

    #[test]
    fn a_web_crate_below_the_core_is_found_once() {
        let tree =
            "cairn-core v0.1.0\nserde v1.0.229\njs-sys v0.3.107\njs-sys v0.3.107 (*)\nleptos v0.8.23\n";
        assert_eq!(web_crates(tree), ["js-sys", "leptos"]);
        assert!(web_crates("cairn-measure v0.1.0\nlibm v0.2.16\n").is_empty());
    }
}
