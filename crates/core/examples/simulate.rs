//! `cargo xtask simulate [people] [world]` prints the tables; see [`cairn_core::simulate`].
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a report for developers, which may stop")]

use std::path::Path;

use cairn_core::content::source::load;
use cairn_core::simulate::report;

fn main() {
    let people: u64 = std::env::args().nth(1).map_or(2000, |count| count.parse().unwrap());
    let only = std::env::args().nth(2);
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    print!("{}", report(&library, people, only.as_deref()));
}
