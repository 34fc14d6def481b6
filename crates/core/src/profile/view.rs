//! What a page shows of the skills: bands on the scale of levels, and the radar.

use super::estimate::{Basis, SkillEstimate};
use crate::Skill;
use crate::content::Content;

/// Theta at the left end of the drawn scale, in logits: one level below where "Aware" begins.
const SCALE_FROM: f64 = -2.5;
/// Width of the drawn scale, in logits: six levels of one logit each.
const SCALE_WIDTH: f64 = 6.0;
/// Centre and radius of the radar, in its own units (the view box is 400 by 340).
const RADAR: (f64, f64, f64) = (200.0, 170.0, 120.0);
/// How far outside the radar its names stand.
const NAMES_AT: f64 = 1.16;

/// A place on the drawn scale of levels, 0 to 100 percent of its width.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Scale(f64);

impl Scale {
    /// The place of a theta (logits), kept within the scale.
    pub fn of(theta: f64) -> Self {
        Self(((theta - SCALE_FROM) / SCALE_WIDTH * 100.0).clamp(0.0, 100.0))
    }

    /// Percent of the width, to one decimal.
    pub fn percent(self) -> f64 {
        libm::round(self.0 * 10.0) / 10.0
    }
}

/// One skill on the result page.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillRow {
    /// The skill.
    pub skill: Skill,
    /// Its name.
    pub name: String,
    /// The level of the best single value, in words.
    pub level: String,
    /// The level at the lower end of the 90 % interval, in words.
    pub level_from: String,
    /// The level at the upper end.
    pub level_to: String,
    /// Probability of the level, 0 to 1.
    pub level_probability: f64,
    /// Best single value, in logits, to two decimals.
    pub theta: f64,
    /// Standard error, in logits, to two decimals.
    pub standard_error: f64,
    /// 90 % interval, in logits, to two decimals.
    pub interval: (f64, f64),
    /// 90 % interval on the scale.
    pub outer: (Scale, Scale),
    /// 50 % interval on the scale.
    pub inner: (Scale, Scale),
    /// Best single value on the scale.
    pub at: Scale,
    /// What the ratings claim, on the scale and in words.
    pub claimed: Option<(Scale, String)>,
    /// What it rests on.
    pub basis: Basis,
}

/// The radar: paths in a view box of 400 by 340.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    /// Rings at the beginnings of levels 1 to 5 and the rim, innermost first.
    pub rings: Vec<String>,
    /// The 90 % band as one path with a hole (fill rule even-odd).
    pub band: String,
    /// The best single values.
    pub middle: String,
    /// Names with their places: text, x, y, and how the text is anchored.
    pub names: Vec<(String, f64, f64, Anchor)>,
}

/// How a name on the radar is anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Begins at its place.
    Start,
    /// Is centred on it.
    Middle,
    /// Ends there.
    End,
}

/// The row of one skill.
pub fn skill_row(content: &Content, estimate: &SkillEstimate) -> SkillRow {
    let word = |theta: f64| {
        let level = content.level_at(theta);
        content.levels.get(usize::from(level.number())).map_or_else(String::new, |info| info.name.clone())
    };
    let probability = estimate.levels.get(usize::from(estimate.level.number())).copied().unwrap_or(0.0);
    SkillRow {
        skill: estimate.skill,
        name: content.skill(estimate.skill).map_or_else(String::new, |info| info.name.clone()),
        level: word(estimate.theta),
        level_from: word(estimate.outer.0),
        level_to: word(estimate.outer.1),
        level_probability: hundredths(probability),
        theta: hundredths(estimate.theta),
        standard_error: hundredths(estimate.standard_error),
        interval: (hundredths(estimate.outer.0), hundredths(estimate.outer.1)),
        outer: (Scale::of(estimate.outer.0), Scale::of(estimate.outer.1)),
        inner: (Scale::of(estimate.inner.0), Scale::of(estimate.inner.1)),
        at: Scale::of(estimate.theta),
        claimed: estimate.claimed.map(|theta| (Scale::of(theta), word(theta))),
        basis: estimate.basis,
    }
}

/// The radar of all seven skills.
pub fn radar(content: &Content, skills: &[SkillEstimate]) -> Radar {
    let share = |theta: f64| Scale::of(theta).0 / 100.0;
    let outer: Vec<f64> = skills.iter().map(|estimate| share(estimate.outer.1)).collect();
    let inner: Vec<f64> = skills.iter().map(|estimate| share(estimate.outer.0)).collect();
    let middle: Vec<f64> = skills.iter().map(|estimate| share(estimate.theta)).collect();
    let rings = (1..=6u8).map(|ring| polygon(&vec![f64::from(ring) / 6.0; skills.len()]));
    let names = skills.iter().enumerate().map(|(index, estimate)| {
        let (x, y) = corner(index, skills.len(), NAMES_AT);
        let anchor = match x {
            x if x < RADAR.0 - 20.0 => Anchor::End,
            x if x > RADAR.0 + 20.0 => Anchor::Start,
            _ => Anchor::Middle,
        };
        let name = content.skill(estimate.skill).map_or_else(String::new, |info| info.name_short.clone());
        (name, x, y, anchor)
    });
    Radar {
        rings: rings.collect(),
        band: format!("{} {}", polygon(&outer), polygon(&inner)),
        middle: polygon(&middle),
        names: names.collect(),
    }
}

/// A closed path through one point a skill, at these shares of the radius.
fn polygon(shares: &[f64]) -> String {
    let points = shares.iter().enumerate().map(|(index, share)| {
        let (x, y) = corner(index, shares.len(), *share);
        format!("{x} {y}")
    });
    format!("M{}Z", points.collect::<Vec<_>>().join("L"))
}

/// The point of one skill; the first stands on top, the others follow clockwise.
#[expect(clippy::cast_precision_loss, reason = "seven skills")]
fn corner(index: usize, count: usize, share: f64) -> (f64, f64) {
    let angle = std::f64::consts::TAU * index as f64 / count.max(1) as f64;
    let (x, y, radius) = RADAR;
    let tenth = |value: f64| libm::round(value * 10.0) / 10.0;
    (tenth(x + radius * share * libm::sin(angle)), tenth(y - radius * share * libm::cos(angle)))
}

fn hundredths(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}
