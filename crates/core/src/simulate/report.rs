//! The whole report of the simulation.

use super::{Laboratory, markdown, walks, walks_markdown, worlds};
use crate::content::source::Library;

/// What is found with so many people a world, in Markdown: of all worlds, or of those whose name holds `only`.
pub fn report(library: &Library, people: u64, only: Option<&str>) -> String {
    let laboratory = Laboratory::new(library);
    let questions = laboratory.bank().questions().len();
    let wanted = |name: &str| only.is_none_or(|only| name.contains(only));
    let worlds = worlds().into_iter().filter(|world| wanted(world.name));
    let found: Vec<_> = worlds.map(|world| (world.name, laboratory.run(&world, people))).collect();
    let mut text = format!(
        "{people} simulated people per world, {questions} questions; all numbers in logits; intervals as the result page shows them.\n\n"
    );
    text.push_str(&markdown(&found));
    if only.is_none() {
        let few = people.div_ceil(10);
        text.push_str(&walks_markdown(&walks(&laboratory, library, few), few));
    }
    text
}
