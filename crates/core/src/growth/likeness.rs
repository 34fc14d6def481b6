//! How much the shape of a profile is like what people in an occupation call important.
//!
//! Shapes are compared, not heights: what a person is better at than at the rest, beside what an occupation asks for more
//! than the other surveyed ones do. The measure is the cosine between both (the correlation over the seven skills), after
//! each skill's importance was standardised over the occupations, since some skills are important everywhere.

use crate::Skill;
use crate::content::Survey;
use crate::profile::{Profile, quantile};

/// Below this length a shape is flat: nothing stands out.
const FLAT: f64 = 1e-9;

/// How much a profile is like an occupation, from -1 (the opposite) to 1 (the same shape).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Median over what the person's skills may be.
    pub middle: f64,
    /// 90% interval of the same; the survey's own error is not in it.
    pub outer: (f64, f64),
    /// What may be said of it.
    pub verdict: LikenessVerdict,
}

/// What may be said of a likeness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LikenessVerdict {
    /// The whole interval lies above 0.
    Like,
    /// The whole interval lies below 0.
    Unlike,
    /// The interval holds 0.
    Unsure,
}

type Shape = [f64; Skill::COUNT];

/// The likeness to each occupation of the survey, in its order.
pub fn likeness(profile: &Profile, survey: &Survey) -> Vec<Likeness> {
    let shapes = shapes(survey);
    let people: Vec<(Shape, f64)> =
        profile.draws.iter().map(|drawn| (centred(drawn.theta), drawn.weight)).collect();
    shapes.iter().map(|shape| of(shape, &people)).collect()
}

fn of(shape: &Shape, people: &[(Shape, f64)]) -> Likeness {
    let mut values: Vec<(f64, f64)> =
        people.iter().map(|(person, weight)| (cosine(person, shape), *weight)).collect();
    values.sort_by(|left, right| left.0.total_cmp(&right.0));
    let (low, high) = (quantile(&values, 0.05), quantile(&values, 0.95));
    let verdict = if low > 0.0 {
        LikenessVerdict::Like
    } else if high < 0.0 {
        LikenessVerdict::Unlike
    } else {
        LikenessVerdict::Unsure
    };
    Likeness { middle: quantile(&values, 0.5), outer: (low, high), verdict }
}

/// The shape of each occupation: importances standardised over the occupations, then centred.
#[expect(clippy::cast_precision_loss, reason = "a count of occupations")]
fn shapes(survey: &Survey) -> Vec<Shape> {
    let count = survey.occupations.len().max(1) as f64;
    let (mut mean, mut sd) = ([0.0; Skill::COUNT], [0.0; Skill::COUNT]);
    for place in 0..Skill::COUNT {
        let values = || survey.occupations.iter().map(move |one| one.importance[place]);
        mean[place] = values().sum::<f64>() / count;
        let variance =
            values().map(|value| (value - mean[place]) * (value - mean[place])).sum::<f64>() / count;
        sd[place] = libm::sqrt(variance);
    }
    let standard = |one: &crate::content::Occupation| {
        let mut shape = one.importance;
        for (place, cell) in shape.iter_mut().enumerate() {
            *cell = if sd[place] > FLAT { (*cell - mean[place]) / sd[place] } else { 0.0 };
        }
        centred(shape)
    };
    survey.occupations.iter().map(standard).collect()
}

/// The values without their mean.
#[expect(clippy::cast_precision_loss, reason = "seven skills")]
fn centred(values: Shape) -> Shape {
    let mean = values.iter().sum::<f64>() / Skill::COUNT as f64;
    values.map(|value| value - mean)
}

/// Cosine of the angle between two shapes; 0 where one is flat.
fn cosine(left: &Shape, right: &Shape) -> f64 {
    let dot = |a: &Shape, b: &Shape| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let length = libm::sqrt(dot(left, left) * dot(right, right));
    if length > FLAT { (dot(left, right) / length).clamp(-1.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_shape_is_like_whatever_its_height_and_a_flat_one_is_neither() {
        let shape = centred([1.0, 2.0, 3.0, 1.0, 0.0, 2.0, 5.0]);
        let higher = centred([2.0, 3.0, 4.0, 2.0, 1.0, 3.0, 6.0]);
        let mirrored = shape.map(|value| -2.0 * value);
        assert!((cosine(&shape, &higher) - 1.0).abs() < 1e-12);
        assert!((cosine(&shape, &mirrored) + 1.0).abs() < 1e-12);
        assert!(cosine(&shape, &centred([4.0; 7])).abs() < 1e-12);
    }
}
