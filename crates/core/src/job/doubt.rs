//! What a person says of themselves and what cannot well be true at once. Nothing is corrected: it is asked.

use crate::Stage;
use crate::attempt::{Facts, Track};

/// More years than a working life has.
const LIFE: u8 = 55;
/// Stages whose milestone is about leading people.
const LEADING: [u8; 4] = [5, 6, 9, 10];

/// Something to look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// So many years on a track are more than a working life.
    Years(Track, u8),
    /// The milestone of a stage is about leading people, and no year of leading is said.
    NeverLed(Stage),
    /// A later stage is reached and earlier ones are said not to be: possible, since people come from many sides.
    LaterWithoutEarlier(Stage, Vec<Stage>),
}

/// All doubts, in the order in which a person can look at them.
pub fn doubts(facts: &Facts) -> Vec<Doubt> {
    let years = Track::ALL.into_iter().filter_map(|track| Some((track, facts.years(track)?)));
    let mut found: Vec<Doubt> =
        years.filter(|(_, years)| *years > LIFE).map(|(track, years)| Doubt::Years(track, years)).collect();
    let done = |stage: &Stage| facts.done(*stage) == Some(true);
    if facts.years(Track::Leading) == Some(0) {
        let leads = LEADING.into_iter().filter_map(Stage::new).find(done);
        found.extend(leads.map(Doubt::NeverLed));
    }
    if let Some(highest) = Stage::all().rev().find(done) {
        let denied = |stage: &Stage| facts.done(*stage) == Some(false) && *stage < highest;
        let earlier: Vec<Stage> = Stage::all().filter(denied).collect();
        if !earlier.is_empty() {
            found.push(Doubt::LaterWithoutEarlier(highest, earlier));
        }
    }
    found
}
