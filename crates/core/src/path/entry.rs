//! The way into the path that fits a person: where they come from, by facts and by profile.

use super::Ground;
use crate::attempt::{Facts, Track};
use crate::content::{PathContent, Way};
use crate::{Skill, Stage, WayId};

/// Years on a track that speak for a way.
const YEARS: u8 = 3;
/// What a milestone or years speak for a way, in logits: as much as half a level more in its skills.
const FACT: f64 = 0.5;
/// From this on, in logits, a way fits better than the first one, which is for everybody.
const FITS_FROM: f64 = 0.3;
/// Below this mean of all skills, in logits, nobody comes from anywhere yet.
const NEW: f64 = -0.5;

/// What speaks for a way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WayReason {
    /// Skills of the way that stand above the person's mean.
    pub skills: Vec<Skill>,
    /// Milestones of the way that are reached.
    pub milestones: Vec<Stage>,
    /// Years on its track.
    pub years: Option<(Track, u8)>,
}

/// The way that fits best, and what speaks for it; the first one where nothing speaks for another.
pub fn suggested(path: &PathContent, ground: &Ground, facts: &Facts) -> Option<(WayId, WayReason)> {
    let skills = Skill::ALL.map(|skill| ground.skill_theta(skill));
    fitting(path, (!ground.is_empty()).then_some(&skills), facts)
}

/// The same by skills in logits, in the order of [`Skill::ALL`]; `None` where nothing is known of them.
pub(super) fn fitting(
    path: &PathContent,
    skills: Option<&[f64; Skill::COUNT]>,
    facts: &Facts,
) -> Option<(WayId, WayReason)> {
    let mean = skills.map(|skills| skills.iter().sum::<f64>() / 7.0);
    let first = path.ways.first()?;
    let mut best = (FITS_FROM, first.id.clone(), WayReason::default());
    for way in path.ways.iter().filter(|way| !way.strong.is_empty()) {
        let because = because(way, skills.zip(mean), facts);
        let said = because.milestones.len() + usize::from(because.years.is_some());
        if said == 0 && mean.is_none_or(|mean| mean < NEW) {
            continue;
        }
        let fits = skills.zip(mean).map_or(0.0, |(skills, mean)| fit(way, skills, mean));
        let score = fits + FACT * f64::from(u8::try_from(said).unwrap_or(u8::MAX));
        if score > best.0 {
            best = (score, way.id.clone(), because);
        }
    }
    Some((best.1, best.2))
}

/// The way that the person takes: their own wish, where this version of the content knows it, else the one that fits best.
pub fn way_taken<'a>(
    path: &'a PathContent,
    ground: &Ground,
    facts: &Facts,
    wish: Option<&WayId>,
) -> Option<&'a Way> {
    let fitting = || suggested(path, ground, facts).and_then(|(id, _)| path.way(&id));
    wish.and_then(|id| path.way(id)).or_else(fitting)
}

#[expect(clippy::cast_precision_loss, reason = "at most seven skills")]
fn fit(way: &Way, skills: &[f64; Skill::COUNT], mean: f64) -> f64 {
    let strong: f64 = way.strong.iter().map(|skill| skills[skill.index()]).sum();
    strong / way.strong.len().max(1) as f64 - mean
}

fn because(way: &Way, known: Option<(&[f64; Skill::COUNT], f64)>, facts: &Facts) -> WayReason {
    let above = |skill: &&Skill| known.is_some_and(|(skills, mean)| skills[skill.index()] > mean);
    let years = way.track.and_then(|track| Some((track, facts.years(track)?)));
    WayReason {
        skills: way.strong.iter().filter(above).copied().collect(),
        milestones: way
            .milestones
            .iter()
            .filter(|stage| facts.done(**stage) == Some(true))
            .copied()
            .collect(),
        years: years.filter(|(_, years)| *years >= YEARS),
    }
}
