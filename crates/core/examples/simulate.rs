//! `cargo xtask simulate [people] [world]` prints the tables; see [`cairn_core::simulate`].
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a report for developers, which may stop")]

use std::path::Path;

use cairn_core::content::source::load;
use cairn_core::simulate::{Laboratory, markdown, walks, walks_markdown, worlds};

fn main() {
    let people: u64 = std::env::args().nth(1).map_or(2000, |count| count.parse().unwrap());
    let only = std::env::args().nth(2);
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let laboratory = Laboratory::new(&library);
    println!(
        "{people} simulated people a world, {} questions; all numbers in logits; intervals as the result page shows them.\n",
        laboratory.bank().questions().len()
    );
    let wanted = |name: &str| only.as_ref().is_none_or(|only| name.contains(only.as_str()));
    let found: Vec<_> = worlds()
        .into_iter()
        .filter(|world| wanted(world.name))
        .map(|world| (world.name, laboratory.run(&world, people)))
        .collect();
    print!("{}", markdown(&found));
    if only.is_none() {
        let few = people.div_ceil(10);
        print!("{}", walks_markdown(&walks(&laboratory, &library, few), few));
    }
}
