//! The second program: every page.
#![cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::print_stderr, reason = "it has nothing else to do here")
)]

#[cfg(target_arch = "wasm32")]
fn main() {
    cairn::start(cairn::REST);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Cairn runs in a browser: `cargo xtask serve` builds and opens it.");
}
