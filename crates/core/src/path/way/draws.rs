//! People as they may truly be: draws of the skills, with the error of the scales and of the facets that are asked for.

use cairn_measure::{Seed, normals};

use super::learn::{Goal, SKILLS, State};
use super::raise::FACETS;
use crate::Skill;
use crate::content::Content;
use crate::path::Ground;

/// Draws of a range: the Monte Carlo error of its middle is a twenty-fifth of the spread of its values.
pub(super) const DRAWS: usize = 1000;
/// The errors of the scales are the same draws for everybody, and so are those of a facet, whatever else is asked for: two
/// pages about one person, and the ways to two aims, say the same.
const ERRORS: Seed = Seed(0x5eed_0021);

/// The draws of a facet's error.
const fn errors_of((skill, place): (usize, usize)) -> Seed {
    Seed(ERRORS.0 + 1 + (skill * FACETS + place) as u64)
}

/// A person as they may be.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    /// Each skill, in logits, without the error of its scale.
    pub(super) skills: [f64; SKILLS],
    /// The error of each skill's scale against the levels.
    pub(super) scale: [f64; SKILLS],
    /// Standard normal errors of the facets that are asked for by themselves, in their order.
    pub(super) facets: Vec<f64>,
}

/// Where facets lie around their skill, and how unsure that is; in logits, by skill and place.
#[derive(Clone, Debug)]
pub(super) struct Facets(pub(super) [[(f64, f64); 5]; SKILLS]);

impl Facets {
    pub(super) fn of(content: &Content, ground: &Ground) -> Self {
        let mut found = [[(0.0, 0.0); 5]; SKILLS];
        for (info, own) in content.skills.iter().zip(&mut found) {
            for (facet, place) in info.facets.iter().zip(own) {
                *place = ground.profile.deviation(&facet.id);
            }
        }
        Self(found)
    }

    /// Somebody with these skills whose facets lie where they likely do.
    pub(super) fn around(&self, skills: [f64; SKILLS]) -> State {
        let facets = std::array::from_fn(|skill| {
            let facets: [(f64, f64); 5] = self.0[skill];
            facets.map(|(deviation, _)| skills[skill] + deviation)
        });
        State { skills, facets }
    }
}

impl Drawn {
    /// Where this draw stands; facets in `asked` (skill and place) err by their own doubt.
    pub(super) fn state(&self, facets: &Facets, asked: &[(usize, usize)]) -> State {
        let mut state = facets.around(std::array::from_fn(|skill| self.skills[skill] + self.scale[skill]));
        for ((skill, place), error) in asked.iter().zip(&self.facets) {
            state.facets[*skill][*place] += error * facets.0[*skill][*place].1;
        }
        state
    }
}

/// The facets that goals ask for by themselves, once each.
pub(super) fn asked<'a>(goals: impl Iterator<Item = &'a Goal>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (skill, place, _) in goals.flat_map(|goal| &goal.facets) {
        if !found.contains(&(*skill, *place)) {
            found.push((*skill, *place));
        }
    }
    found
}

/// So many equally likely draws of the person, taken evenly from the weighted ones (systematic resampling, Carpenter,
/// Clifford and Fearnhead 1999); `asked` are the facets whose own error is drawn.
#[expect(clippy::cast_precision_loss, reason = "a thousand draws")]
pub(super) fn draws(
    content: &Content,
    ground: &Ground,
    count: usize,
    asked: &[(usize, usize)],
) -> Vec<Drawn> {
    let weights = ground.table.weights();
    let errors = normals(ERRORS, count * SKILLS);
    let of_facets: Vec<Vec<f64>> = asked.iter().map(|facet| normals(errors_of(*facet), count)).collect();
    let mut found = Vec::with_capacity(count);
    let (mut at, mut sum) = (0, weights.first().copied().unwrap_or(1.0));
    for (number, scale) in errors.chunks_exact(SKILLS).enumerate() {
        let place = (number as f64 + 0.5) / count as f64;
        while sum < place && at + 1 < weights.len() {
            at += 1;
            sum += weights[at];
        }
        let theta = |skill: Skill| ground.table.theta(skill).get(at).copied().unwrap_or(0.0);
        found.push(Drawn {
            skills: Skill::ALL.map(theta),
            scale: std::array::from_fn(|skill| content.prior.anchor_sd * scale[skill]),
            facets: of_facets.iter().map(|errors| errors[number]).collect(),
        });
    }
    found
}
