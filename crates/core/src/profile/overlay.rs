//! The radar of several people, one over the other.

use super::estimate::SkillEstimate;
use super::view::{DIRECTIONS, Scale, corner, polygon, radar};
use crate::content::Content;
use crate::decimal::Tenths;

/// Several people on one radar, in a view box of 400 by 340.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    /// Rings at the beginnings of levels 1 to 5 and the rim, innermost first.
    pub rings: Vec<String>,
    /// Names with their places: text, x, y, and how the text is anchored (SVG `text-anchor`).
    pub names: Vec<(String, Tenths, Tenths, &'static str)>,
    /// One shape a person, in their order.
    pub people: Vec<Shape>,
}

/// One person on the radar.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The best single values.
    pub path: String,
    /// Where its corners are, for marks that tell people apart without colour.
    pub corners: Vec<(Tenths, Tenths)>,
}

/// The overlay of people with all seven skills; `None` for nobody.
pub fn overlay(content: &Content, people: &[&[SkillEstimate]]) -> Option<Overlay> {
    let frame = radar(content, people.first()?);
    let shape = |skills: &&[SkillEstimate]| {
        let shares: Vec<f64> = skills.iter().map(|one| Scale::of(one.theta).share()).collect();
        Shape {
            path: polygon(&shares),
            corners: DIRECTIONS.iter().zip(&shares).map(|(to, share)| corner(*to, *share)).collect(),
        }
    };
    Some(Overlay { rings: frame.rings, names: frame.names, people: people.iter().map(shape).collect() })
}
