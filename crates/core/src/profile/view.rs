//! What a page shows of the skills: bands on the scale of levels, and the radar.

use super::estimate::{Basis, HeldByOthers, SkillEstimate};
use super::level_band::LevelBand;
pub use super::scale::{Scale, level_number};
use crate::Skill;
use crate::content::Content;
use crate::decimal::{Hundredths, Tenths};

/// Centre and radius of the radar, in its own units (the view box is 400 by 340).
const RADAR: (f64, f64, f64) = (200.0, 170.0, 120.0);
/// Sine and cosine of n sevenths of a turn: where the skills stand, clockwise from the top.
pub(super) const DIRECTIONS: [(f64, f64); 7] = [
    (0.0, 1.0),
    (0.781_831_482_468_029_8, 0.623_489_801_858_733_6),
    (0.974_927_912_181_823_6, -0.222_520_933_956_314_34),
    (0.433_883_739_117_558_2, -0.900_968_867_902_419),
    (-0.433_883_739_117_557_9, -0.900_968_867_902_419_2),
    (-0.974_927_912_181_823_7, -0.222_520_933_956_313_6),
    (-0.781_831_482_468_029_9, 0.623_489_801_858_733_4),
];
/// How far outside the radar its names stand.
const NAMES_AT: f64 = 1.16;

/// One skill on the result page.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillRow {
    /// The skill.
    pub skill: Skill,
    /// Its name.
    pub name: String,
    /// The level of the best single value, in words.
    pub level: String,
    /// The level at the lower end of the 90% interval, in words.
    pub level_from: String,
    /// The level at the upper end.
    pub level_to: String,
    /// Probability of the level, 0 to 1.
    pub level_probability: Hundredths,
    /// Best single value, in logits.
    pub theta: Hundredths,
    /// Standard error, in logits.
    pub standard_error: Hundredths,
    /// 90% interval, in logits.
    pub interval: (Hundredths, Hundredths),
    /// 90% interval on the scale.
    pub outer: (Scale, Scale),
    /// 50% interval on the scale.
    pub inner: (Scale, Scale),
    /// Best single value on the scale.
    pub at: Scale,
    /// What the ratings claim, on the scale and in words.
    pub claimed: Option<(Scale, String)>,
    /// What it rests on.
    pub basis: Basis,
    /// The level as a number, with its 90% interval, as the table of a pool shows them; on a manager's page alone.
    pub number: Option<LevelBand>,
    /// Where other skills hold it away from what was said and answered about it.
    pub held: Option<HeldByOthers>,
}

/// How the level of a skill comes from ratings alone, beside what was said on average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingsRead {
    /// Both have the same word.
    AsSaid,
    /// What was said is read nearer to the average of people on the path: people misjudge themselves, so ratings are unsure.
    NearerAverage,
    /// What other people rated counts, too.
    WithOthers,
    /// The ratings of other skills move it, for skills go together.
    WithOtherSkills,
}

impl SkillRow {
    /// How the level comes from ratings alone; `None` where questions count, or nothing was said.
    pub fn ratings_read(&self) -> Option<RatingsRead> {
        let (said, word) = self.claimed.as_ref().filter(|_| self.basis.questions == 0)?;
        let beyond_average = |at: Scale| at.right_of(Scale::of(0.0));
        let (said, read) = (beyond_average(*said), beyond_average(self.at));
        Some(match () {
            () if *word == self.level => RatingsRead::AsSaid,
            () if self.basis.others > 0 => RatingsRead::WithOthers,
            () if said * read >= 0.0 && read.abs() < said.abs() => RatingsRead::NearerAverage,
            () => RatingsRead::WithOtherSkills,
        })
    }
}

/// By how many levels a level of these can lie higher or lower (half of the widest 90% interval), where all of them rest on ratings
/// alone: what a first look says of how sure it is. `None` where any question counts, or nothing was rated.
pub fn give_or_take(rows: &[SkillRow]) -> Option<Tenths> {
    let rated = rows.iter().any(|row| row.basis.ratings > 0);
    if !rated || rows.iter().any(|row| row.basis.questions > 0) {
        return None;
    }
    rows.iter().map(|row| Tenths::of((row.interval.1.get() - row.interval.0.get()) / 2.0)).max()
}

/// The radar: paths in a view box of 400 by 340.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    /// Rings at the beginnings of levels 1 to 5 and the rim, innermost first.
    pub rings: Vec<String>,
    /// The 90% band as one path with a hole (fill rule even-odd).
    pub band: String,
    /// The best single values.
    pub middle: String,
    /// Names with their places: text, x, y, and how the text is anchored (SVG `text-anchor`).
    pub names: Vec<(String, Tenths, Tenths, &'static str)>,
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
        level_probability: Hundredths::of(probability),
        theta: Hundredths::of(estimate.theta),
        standard_error: Hundredths::of(estimate.standard_error),
        interval: (Hundredths::of(estimate.outer.0), Hundredths::of(estimate.outer.1)),
        outer: (Scale::of(estimate.outer.0), Scale::of(estimate.outer.1)),
        inner: (Scale::of(estimate.inner.0), Scale::of(estimate.inner.1)),
        at: Scale::of(estimate.theta),
        claimed: estimate.claimed.map(|theta| (Scale::of(theta), word(theta))),
        basis: estimate.basis,
        number: None,
        held: estimate.held,
    }
}

/// The radar of all seven skills; the first stands on top, the others follow clockwise.
pub fn radar(content: &Content, skills: &[SkillEstimate]) -> Radar {
    let share = |theta: f64| Scale::of(theta).share();
    let outer: Vec<f64> = skills.iter().map(|estimate| share(estimate.outer.1)).collect();
    let inner: Vec<f64> = skills.iter().map(|estimate| share(estimate.outer.0)).collect();
    let middle: Vec<f64> = skills.iter().map(|estimate| share(estimate.theta)).collect();
    let rings = (1..=6u8).map(|ring| polygon(&[f64::from(ring) / 6.0; 7]));
    let names = skills.iter().zip(DIRECTIONS).map(|(estimate, direction)| {
        let (x, y) = corner(direction, NAMES_AT);
        let anchor = match direction.0 {
            right if right > 0.1 => "start",
            right if right < -0.1 => "end",
            _ => "middle",
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
pub(super) fn polygon(shares: &[f64]) -> String {
    let points = DIRECTIONS.iter().zip(shares).map(|(direction, share)| {
        let (x, y) = corner(*direction, *share);
        format!("{x} {y}")
    });
    format!("M{}Z", points.collect::<Vec<_>>().join("L"))
}

/// The point in this direction at this share of the radius.
pub(super) fn corner((right, up): (f64, f64), share: f64) -> (Tenths, Tenths) {
    let (x, y, radius) = RADAR;
    (Tenths::of(x + radius * share * right), Tenths::of(y - radius * share * up))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_background_lies_where_its_ends_are(one in -4.0..4.0f64, other in -4.0..4.0f64) {
            let (from, to) = (Scale::of(one.min(other)), Scale::of(one.max(other)));
            let (width, at) = from.laid(to);
            let number = |tenths: Tenths| tenths.to_string().parse::<f64>().unwrap();
            let (width, at) = (number(width), number(at));
            // What is left over is shared out by the position; both are rounded to a tenth of a percent.
            let begins = (100.0 - width) * at / 100.0;
            prop_assert!((begins - from.share() * 100.0).abs() < 0.2, "{begins} {from:?}");
            prop_assert!((begins + width - to.share() * 100.0).abs() < 0.2);
            prop_assert!(from.step() <= to.step() && to.step() <= 10);
        }
    }
}
