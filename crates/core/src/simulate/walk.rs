//! What people of each level meet in a full assessment: nobody should be bored, and nobody without hope.

use std::collections::BTreeMap;

use super::Laboratory;
use super::person::Person;
use super::world::{World, worlds};
use crate::ItemId;
use crate::attempt::Choice;
use crate::content::Question;
use crate::content::source::Library;

/// What people of one level meet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Walk {
    /// Their level.
    pub level: u8,
    /// Questions of levels 1 to 5 that they met.
    pub met: [usize; 5],
    /// Mean share of all points that they earn; "I don't know" earns none.
    pub earn: f64,
    /// The least of these shares.
    pub least: f64,
}

/// So many people of each level from 1 to 5.
pub fn walks(laboratory: &Laboratory, library: &Library, people: u64) -> Vec<Walk> {
    let levels: BTreeMap<&ItemId, u8> =
        library.items.iter().map(|item| (&item.question.id, item.level)).collect();
    let world = |level: u8| {
        let as_it_stops = worlds().into_iter().find(|world| world.name.contains("stops"));
        as_it_stops.map(|world| World { everywhere: Some(f64::from(level) - 2.0), ..world })
    };
    (1..=5).filter_map(|level| Some(walk(laboratory, &levels, level, &world(level)?, people))).collect()
}

fn walk(
    laboratory: &Laboratory,
    levels: &BTreeMap<&ItemId, u8>,
    level: u8,
    world: &World,
    people: u64,
) -> Walk {
    let mut found = Walk { level, least: 1.0, ..Walk::default() };
    let Laboratory { content, bank, tempting, .. } = laboratory;
    for number in 0..people {
        let person = Person::new(content, world, number);
        let Some(attempt) = person.attempt(content, bank, tempting, number) else { continue };
        let (mut points, mut asked) = (0.0, 0.0);
        for given in attempt.answers() {
            let Some(question) = bank.question(&given.item) else { continue };
            let level = levels.get(&question.id).copied().unwrap_or(1);
            if let Some(count) = found.met.get_mut(usize::from(level.saturating_sub(1))) {
                *count += 1;
            }
            points += share(question, given.choice);
            asked += 1.0;
        }
        let share = points / f64::max(asked, 1.0);
        found.least = share.min(found.least);
        found.earn += share;
    }
    found.earn /= f64::from(u32::try_from(people.max(1)).unwrap_or(u32::MAX));
    found
}

/// The share of a question's points that an answer earns; "I don't know" earns none.
fn share(question: &Question, choice: Choice) -> f64 {
    let Choice::Option(at) = choice else { return 0.0 };
    let points = question.options.get(usize::from(at)).map_or(0, |option| option.points);
    f64::from(points) / f64::from(question.most_points().max(1))
}
