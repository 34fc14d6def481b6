//! What must be there: as a probability that it is, never as a tick of a single number.

use super::candidate_estimate::CandidateEstimate;
use super::member::Member;
use super::moments::Moments;
use super::must_haves_met::MustHavesTally;
use super::pool::Pool;
use super::position::Position;
use crate::attempt::Track;
use crate::content::Content;
use crate::profile::{above, need_error};
use crate::{FacetId, Level, Skill};

/// What a position must have, made ready for many candidates.
#[derive(Clone, Debug, PartialEq)]
pub struct MustHaves {
    needs: Vec<Need>,
    years: [Option<u8>; 3],
    /// Whether what candidates said of their years is hidden with their names.
    hidden: bool,
    /// Sd of the error of a skill's whole scale against the words of the levels.
    anchor: f64,
}

/// One level that must be reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The skill.
    pub skill: Skill,
    /// The facet, where it is one.
    pub facet: Option<FacetId>,
    /// The level.
    pub level: Level,
    /// Name of the skill or facet.
    pub name: String,
    /// The same where there is little room: a facet goes by its skill.
    pub short: String,
    /// The level in words.
    pub level_name: String,
    /// The facet's place in a standing.
    place: Option<usize>,
    /// Theta from which the level begins.
    from: f64,
}

/// Years that are asked for on a track, and what is said about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearsView {
    /// The track.
    pub track: Track,
    /// How many are asked for.
    pub asked: u8,
    /// What is said.
    pub met: YearsMet,
}

/// What is said about years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearsMet {
    /// As many as asked, or more.
    Yes(u8),
    /// Fewer.
    No(u8),
    /// Nothing was said: unknown, not zero.
    NotSaid,
    /// What was said is hidden with the names.
    Hidden,
}

impl MustHaves {
    /// The minimums of a position.
    pub fn new(content: &Content, position: &Position) -> Self {
        let needs = needs(content, |skill| position.must(skill), &position.facet_musts);
        Self { needs, years: position.years, hidden: false, anchor: content.prior.anchor_sd }
    }

    /// The minimums of a pool's position, as they may be held against its candidates now.
    pub fn of_pool(content: &Content, pool: &Pool) -> Self {
        Self::new(content, &pool.position).blinded(pool.hidden)
    }

    /// The same while what was said of years is hidden with the names, or not: years tell an age. What the position asks for
    /// stays, and nobody is told to meet it.
    #[must_use]
    pub fn blinded(self, hidden: bool) -> Self {
        Self { hidden, ..self }
    }

    /// What a position aims at: the needs themselves, where its must-haves are minimums. No years.
    pub fn aims(content: &Content, position: &Position) -> Self {
        let needs = needs(content, |skill| position.aim(skill), &position.all_facet_aims());
        Self { needs, years: [None; 3], hidden: false, anchor: content.prior.anchor_sd }
    }

    /// Nothing is asked.
    pub const fn none() -> Self {
        Self { needs: Vec::new(), years: [None; 3], hidden: false, anchor: 0.0 }
    }

    /// The levels that must be reached.
    pub fn needs(&self) -> &[Need] {
        &self.needs
    }

    /// Whether anything was answered about what a need asks: without that its probability is what is known of people on this path,
    /// and says nothing of this one.
    pub fn measured(&self, standing: &CandidateEstimate, need: &Need) -> bool {
        standing.measured(need.skill)
    }

    /// Mean and standard error of what a need is held against in one possibility, that of the scale included.
    fn of(&self, standing: &CandidateEstimate, moments: &Moments, need: &Need) -> (f64, f64) {
        let facet = need.place.and_then(|place| standing.facets.get(place));
        let (deviation, error) = facet.map_or((0.0, 0.0), |facet| (facet.deviation, facet.error));
        let skill = moments.skill(need.skill);
        (skill.mean + deviation, need_error(self.anchor, skill.sd, error))
    }

    /// Probability that one need is met. A skill that was not measured has its prior, so this is neither 0 nor 1.
    pub fn met(&self, standing: &CandidateEstimate, need: &Need) -> f64 {
        let chance = |(share, moments): (f64, Moments)| {
            let (mean, error) = self.of(standing, &moments, need);
            share * above(mean - need.from, error)
        };
        standing.may_be().map(chance).sum()
    }

    /// Probability that all levels are reached together; `None` where none is asked.
    ///
    /// One need after the other, each given those before it: the rest is taken for normal again after each (Mendell and
    /// Elston 1974). Against simulation the error is below 0.02.
    pub fn all_met(&self, standing: &CandidateEstimate) -> Option<f64> {
        let chance = |(share, moments): (f64, Moments)| share * self.all_met_in(standing, &moments);
        (!self.needs.is_empty()).then(|| standing.may_be().map(chance).sum())
    }

    fn all_met_in(&self, standing: &CandidateEstimate, moments: &Moments) -> f64 {
        let count = self.needs.len();
        let mut mean = Vec::with_capacity(count);
        let mut covariance = vec![0.0; count * count];
        for (row, need) in self.needs.iter().enumerate() {
            let (middle, error) = self.of(standing, moments, need);
            mean.push(middle - need.from);
            for (column, other) in self.needs.iter().enumerate() {
                let shared = moments.cov(need.skill, other.skill);
                let scale = if need.skill == other.skill { self.anchor * self.anchor } else { 0.0 };
                if let Some(cell) = covariance.get_mut(row * count + column) {
                    *cell = if row == column { error * error } else { shared + scale };
                }
            }
        }
        orthant(&mut mean, &mut covariance)
    }

    /// How each member's must-haves stand, for an order.
    pub fn chances(&self, members: &[Member]) -> Vec<MustHavesTally> {
        members.iter().map(|member| self.tally(&member.standing)).collect()
    }

    /// What is said about the years on a track; `None` where none are asked.
    pub fn years(&self, standing: &CandidateEstimate, track: Track) -> Option<YearsMet> {
        met(self.years, standing.years, self.hidden, track).map(|years| years.met)
    }

    /// The same on each track on which years are asked for.
    pub(super) fn all_years(&self, standing: &CandidateEstimate) -> Vec<YearsView> {
        Track::ALL
            .into_iter()
            .filter_map(|track| met(self.years, standing.years, self.hidden, track))
            .collect()
    }
}

/// What is said about the years on each track on which a position asks for some; `hidden` where that is hidden with the names.
pub fn years_met(position: &Position, said: [Option<u8>; 3], hidden: bool) -> Vec<YearsView> {
    Track::ALL.into_iter().filter_map(|track| met(position.years, said, hidden, track)).collect()
}

fn met(asked: [Option<u8>; 3], said: [Option<u8>; 3], hidden: bool, track: Track) -> Option<YearsView> {
    let asked = asked.get(track as usize).copied().flatten()?;
    let met = match said.get(track as usize).copied().flatten() {
        _ if hidden => YearsMet::Hidden,
        None => YearsMet::NotSaid,
        Some(years) if years >= asked => YearsMet::Yes(years),
        Some(years) => YearsMet::No(years),
    };
    Some(YearsView { track, asked, met })
}

/// Levels of skills and of facets, made ready.
fn needs(
    content: &Content,
    of_skill: impl Fn(Skill) -> Option<Level>,
    of_facets: &[(FacetId, Level)],
) -> Vec<Need> {
    let skills = content.skills.iter().filter_map(|info| {
        let (skill, level) = (info.skill, of_skill(info.skill)?);
        Some(Need {
            skill,
            facet: None,
            level,
            name: info.name.clone(),
            short: info.name_short.clone(),
            level_name: content.level_name(level),
            place: None,
            from: content.theta_from(level),
        })
    });
    let all = || content.skills.iter().flat_map(|info| info.facets.iter().map(move |facet| (info, facet)));
    let facets = of_facets.iter().filter_map(|(id, level)| {
        let (place, (info, facet)) = all().enumerate().find(|(_, (_, facet))| facet.id == *id)?;
        Some(Need {
            skill: info.skill,
            facet: Some(id.clone()),
            level: *level,
            name: facet.name.clone(),
            short: info.name_short.clone(),
            level_name: content.level_name(*level),
            place: Some(place),
            from: content.theta_from(*level),
        })
    });
    skills.chain(facets).filter(|need| need.from.is_finite()).collect()
}

/// Probability that a normal vector is positive everywhere; both arguments are used up.
fn orthant(mean: &mut [f64], covariance: &mut [f64]) -> f64 {
    let count = mean.len();
    let at = |covariance: &[f64], row: usize, column: usize| {
        covariance.get(row * count + column).copied().unwrap_or(0.0)
    };
    let mut product = 1.0;
    for given in 0..count {
        let variance = at(covariance, given, given).max(1e-12);
        let sd = libm::sqrt(variance);
        let z = mean.get(given).copied().unwrap_or(0.0) / sd;
        let p = above(z, 1.0);
        if p < 1e-9 {
            return 0.0;
        }
        product *= p;
        // Mean and variance of a normal cut off below 0, in units of its sd.
        let hazard = libm::exp(-0.5 * z * z) / (p * 2.506_628_274_631_000_7);
        let narrower = hazard * (hazard + z);
        for row in given + 1..count {
            let with_row = at(covariance, row, given);
            if let Some(middle) = mean.get_mut(row) {
                *middle += with_row / sd * hazard;
            }
            for column in given + 1..count {
                let change = with_row * at(covariance, column, given) / variance * narrower;
                if let Some(cell) = covariance.get_mut(row * count + column) {
                    *cell -= change;
                }
            }
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use cairn_measure::{Seed, Space};

    use super::orthant;

    #[test]
    fn the_chance_of_all_together_agrees_with_simulation() {
        for (mean, correlation) in [(0.3, 0.2), (-0.4, 0.5), (1.2, 0.8), (0.0, 0.0), (-1.0, 0.7)] {
            let count = 6;
            let cell = |at: usize| if at.is_multiple_of(count + 1) { 1.0 } else { correlation };
            let cells: Vec<f64> = (0..count * count).map(cell).collect();
            let means: Vec<f64> =
                (0..count).map(|at| mean + 0.15 * f64::from(u8::try_from(at).unwrap())).collect();
            let space = Space::new(&means, &cells).unwrap();
            let draws = 20_000;
            let hits = (0..draws).filter(|seed| space.person(Seed(*seed)).iter().all(|value| *value > 0.0));
            let simulated = f64::from(u32::try_from(hits.count()).unwrap()) / 20_000.0;
            let found = orthant(&mut means.clone(), &mut cells.clone());
            assert!((found - simulated).abs() < 0.02, "{found} for {simulated} at {mean}, {correlation}");
        }
    }
}
