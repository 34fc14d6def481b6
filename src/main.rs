//! Cairn: where do you stand on the path to AI strategist, how sure is that, and what comes next?
#![cfg_attr(
    target_arch = "wasm32",
    expect(unreachable_pub, reason = "a program has no outside: pub means for other modules")
)]
#![cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::print_stderr, reason = "it has nothing else to do here")
)]

#[cfg(target_arch = "wasm32")]
mod actions;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod words;

#[cfg(target_arch = "wasm32")]
fn main() {
    #[cfg(debug_assertions)]
    store::trouble::report_panics();
    wasm_bindgen_futures::spawn_local(shell::start());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Cairn runs in a browser: `cargo xtask serve` builds and opens it.");
}
