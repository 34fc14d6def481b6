//! A team: which needs of a position it covers, with what probability, where it hangs on one person, and who would close
//! the gap.

use cairn_measure::{Seed, Space, normals};

use super::candidate_estimate::CandidateEstimate;
use super::moments::Moments;
use super::position::Position;
use crate::content::Content;
use crate::order::sorted;
use crate::path::Shown;
use crate::profile::{above, need_error};
use crate::{FacetId, Level, Skill};

/// Points of the grid over the error of a skill's scale: from -4 to 4 standard deviations in steps of a quarter.
const GRID: (i32, f64) = (16, 4.0);
/// Simulated teams, for the probability that all needs are covered together: a standard error of at most 1.1 points.
const DRAWS: u64 = 2000;

/// Something that a position needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamNeed {
    /// The skill, or the skill of the facet.
    pub skill: Skill,
    /// The facet, where the need is on one.
    pub facet: Option<FacetId>,
    /// The level that somebody must have.
    pub level: Level,
}

/// One need of a position, for a team.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The need.
    pub need: TeamNeed,
    /// Probability that at least one member meets it; of whom its skill was not measured counts as not meeting it.
    pub covered: f64,
    /// Probability that each member does, in their order; `None` where nothing was answered in its skill.
    pub members: Vec<Option<f64>>,
    /// Probability that somebody else does if a member goes, for each of them in their order.
    pub without: Vec<f64>,
}

impl Coverage {
    /// The one member on whom the need hangs: it is likely covered, and without them, and them alone, it would not be.
    pub fn hangs_on(&self) -> Option<usize> {
        let likely = |chance: f64| Shown::of(chance) >= Shown::Likely;
        let mut needed = (0..).zip(&self.without).filter(|(_, rest)| !likely(**rest)).map(|(place, _)| place);
        needed.next().filter(|_| likely(self.covered) && needed.next().is_none())
    }
}

/// A team for a position.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Each need, in the order of the skills.
    pub needs: Vec<Coverage>,
    /// Probability that every need is met by at least one member.
    pub all: f64,
}

/// What somebody would add to a team.
#[derive(Clone, Debug, PartialEq)]
pub struct Gain {
    /// Their place among those who were offered.
    pub candidate: usize,
    /// How many needs more are met on average.
    pub needs: f64,
    /// By how much each need is covered more, in the order of the needs.
    pub each: Vec<f64>,
}

/// What a position needs of somebody in the end: its aims. Level 0, which everybody has, is no need.
pub fn needs(content: &Content, position: &Position) -> Vec<TeamNeed> {
    let mut found = Vec::new();
    let aims = position.all_facet_aims();
    for info in &content.skills {
        let skill = info.skill;
        found.extend(position.aim(skill).map(|level| TeamNeed { skill, facet: None, level }));
        let own = aims.iter().filter(|(id, _)| info.facets.iter().any(|facet| facet.id == *id));
        found.extend(own.map(|(id, level)| TeamNeed { skill, facet: Some(id.clone()), level: *level }));
    }
    found.retain(|need| need.level > Level::default());
    found
}

/// How far a facet lies from its skill, in logits, with the standard error of that; 0 for a need of the skill itself.
fn around(content: &Content, standing: &CandidateEstimate, need: &TeamNeed) -> (f64, f64) {
    need.facet.as_ref().map_or((0.0, 0.0), |facet| {
        let mut ids = content.skills.iter().flat_map(|info| info.facets.iter().map(|facet| &facet.id));
        let part = ids.position(|id| id == facet).and_then(|place| standing.facets.get(place));
        part.map_or((0.0, crate::profile::FACET_SD), |part| (part.deviation, part.error))
    })
}

/// How far somebody is above a need, in logits, without the error of the skill's scale: of each possibility its probability, and
/// mean and standard deviation.
struct Margin(Vec<(f64, f64, f64)>);

impl Margin {
    /// `None` where nothing was answered in the need's skill: what is known of people on this path covers no need of a team.
    fn of(content: &Content, standing: &CandidateEstimate, need: &TeamNeed) -> Option<Self> {
        if !standing.measured(need.skill) {
            return None;
        }
        let (away, error) = around(content, standing, need);
        let from = content.theta_from(need.level);
        let one = |(share, moments): (f64, Moments)| {
            let skill = moments.skill(need.skill);
            (share, skill.mean + away - from, need_error(0.0, skill.sd, error))
        };
        Some(Self(standing.may_be().map(one).collect()))
    }

    /// Probability that they meet the need where the scale errs by so much, and by `doubt` as a standard deviation.
    fn met(&self, error: f64, doubt: f64) -> f64 {
        let one =
            |(share, mean, sd): &(f64, f64, f64)| share * above(mean + error, need_error(doubt, *sd, 0.0));
        self.0.iter().map(one).sum()
    }
}

/// The grid of errors of a skill's whole scale (logits), with weights that sum to 1. The error is one for all members,
/// so that a team cannot average it away.
fn grid(content: &Content) -> Vec<(f64, f64)> {
    let point = |step: i32| f64::from(step) / GRID.1;
    let all: Vec<(f64, f64)> = (-GRID.0..=GRID.0)
        .map(|step| (point(step) * content.prior.anchor_sd, libm::exp(-0.5 * point(step) * point(step))))
        .collect();
    let sum: f64 = all.iter().map(|(_, weight)| weight).sum();
    all.into_iter().map(|(error, weight)| (error, weight / sum)).collect()
}

/// How well members cover the needs. Members are taken as independent of each other, but for the error of the scales.
pub fn team(content: &Content, needs: &[TeamNeed], members: &[&CandidateEstimate]) -> Team {
    let grid = grid(content);
    let needs_covered = needs.iter().map(|need| coverage(content, need, members, &grid)).collect();
    Team { needs: needs_covered, all: all(content, needs, members) }
}

fn coverage(
    content: &Content,
    need: &TeamNeed,
    members: &[&CandidateEstimate],
    grid: &[(f64, f64)],
) -> Coverage {
    let margins: Vec<Option<Margin>> =
        members.iter().map(|member| Margin::of(content, member, need)).collect();
    let (mut covered, mut without) = (0.0, vec![0.0; members.len()]);
    // As wherever one person is held against a need.
    let anchor = content.prior.anchor_sd;
    let each: Vec<Option<f64>> =
        margins.iter().map(|one| one.as_ref().map(|margin| margin.met(0.0, anchor))).collect();
    for (error, weight) in grid {
        let met: Vec<f64> =
            margins.iter().map(|one| one.as_ref().map_or(0.0, |margin| margin.met(*error, 0.0))).collect();
        let none: f64 = met.iter().map(|meets| 1.0 - meets).product();
        covered += weight * (1.0 - none);
        for (slot, nobody_else) in without.iter_mut().zip(missed_by_others(&met)) {
            *slot += weight * (1.0 - nobody_else);
        }
    }
    // A team of one covers what its one member meets, and so does one of two that loses the other.
    match each.as_slice() {
        [Some(only)] => covered = *only,
        [one, other] => without = [other, one].map(|left| left.unwrap_or(0.0)).to_vec(),
        _ => {}
    }
    Coverage { need: need.clone(), covered, members: each, without }
}

/// For each member the probability that nobody else meets the need, from those with which each does.
fn missed_by_others(met: &[f64]) -> Vec<f64> {
    // The product of those before and of those behind, so that nothing is divided by a 0.
    let (mut before, mut found) = (1.0, vec![1.0; met.len()]);
    for (slot, met) in found.iter_mut().zip(met) {
        *slot *= before;
        before *= 1.0 - met;
    }
    let mut behind = 1.0;
    for (slot, met) in found.iter_mut().zip(met).rev() {
        *slot *= behind;
        behind *= 1.0 - met;
    }
    found
}

/// What each of the offered people would add, the one who adds most first; of equal ones the first.
pub fn gains(
    content: &Content,
    needs: &[TeamNeed],
    members: &[&CandidateEstimate],
    offered: &[&CandidateEstimate],
) -> Vec<Gain> {
    let grid = grid(content);
    // For each need and error of the scale: the probability that nobody on the team meets it.
    let missed: Vec<Vec<f64>> = needs
        .iter()
        .map(|need| {
            let margins: Vec<Margin> =
                members.iter().filter_map(|member| Margin::of(content, member, need)).collect();
            let nobody = |error: f64| margins.iter().map(|margin| 1.0 - margin.met(error, 0.0)).product();
            grid.iter().map(|(error, _)| nobody(*error)).collect()
        })
        .collect();
    let gain = |(candidate, standing): (usize, &&CandidateEstimate)| {
        let each: Vec<f64> = needs
            .iter()
            .zip(&missed)
            .map(|(need, missed)| {
                let Some(margin) = Margin::of(content, standing, need) else { return 0.0 };
                let points = grid.iter().zip(missed);
                points.map(|((error, weight), missed)| weight * missed * margin.met(*error, 0.0)).sum()
            })
            .collect();
        Gain { candidate, needs: each.iter().sum(), each }
    };
    let found: Vec<Gain> = offered.iter().enumerate().map(gain).collect();
    sorted(&found, |left, right| right.needs.total_cmp(&left.needs))
}

/// Probability that every need is met by at least one member of whom its skill was measured, by simulation from a fixed seed: a
/// member's skills go together, so the needs are not independent.
pub fn all(content: &Content, needs: &[TeamNeed], members: &[&CandidateEstimate]) -> f64 {
    let facets: Vec<&TeamNeed> = needs.iter().filter(|need| need.facet.is_some()).collect();
    let people: Vec<(Spaces, &CandidateEstimate)> =
        members.iter().filter_map(|member| Some((Spaces::of(content, member, &facets)?, *member))).collect();
    let anchor = content.prior.anchor_sd.max(1e-6);
    let cells: Vec<f64> = (0..Skill::COUNT * Skill::COUNT)
        .map(|cell| if cell % (Skill::COUNT + 1) == 0 { anchor * anchor } else { 0.0 })
        .collect();
    let Ok(scales) = Space::new(&[0.0; Skill::COUNT], &cells) else { return 0.0 };
    let mut met = 0.0;
    for draw in 0..DRAWS {
        let errors = scales.person(Seed(draw).part(0));
        let drawn: Vec<Vec<f64>> =
            (1..).zip(&people).map(|(part, (person, _))| person.person(Seed(draw).part(part))).collect();
        let has = |person: &[f64], need: &TeamNeed| {
            let facet = facets.iter().position(|other| *other == need);
            let away = facet.and_then(|place| person.get(Skill::COUNT + place)).copied().unwrap_or(0.0);
            let of = |list: &[f64]| list.get(need.skill.index()).copied().unwrap_or(0.0);
            of(person) + of(&errors) + away >= content.theta_from(need.level)
        };
        let meets = |((_, standing), drawn): (&(Spaces, &CandidateEstimate), &Vec<f64>), need: &TeamNeed| {
            standing.measured(need.skill) && has(drawn, need)
        };
        let every = needs.iter().all(|need| people.iter().zip(&drawn).any(|one| meets(one, need)));
        met += if every { 1.0 } else { 0.0 };
    }
    met / f64::from(u32::try_from(DRAWS).unwrap_or(1))
}

/// A member's skills, and how the facets that are needed lie to them: of each possibility its probability and the two.
struct Spaces(Vec<(f64, Space)>);

impl Spaces {
    fn of(content: &Content, standing: &CandidateEstimate, facets: &[&TeamNeed]) -> Option<Self> {
        let one = |(share, moments)| Some((share, space(content, (standing, &moments), facets)?));
        standing.may_be().map(one).collect::<Option<Vec<_>>>().map(Self)
    }

    /// One draw: of several possibilities from each as often as it is probable.
    fn person(&self, seed: Seed) -> Vec<f64> {
        if let [(_, only)] = self.0.as_slice() {
            return only.person(seed);
        }
        let mut place = above(normals(seed.part(1), 1).first().copied().unwrap_or(0.0), 1.0);
        let taken = self.0.iter().find(|(share, _)| {
            place -= share;
            place < 0.0
        });
        taken.or(self.0.last()).map_or_else(Vec::new, |(_, space)| space.person(seed))
    }
}

fn space(
    content: &Content,
    (standing, moments): (&CandidateEstimate, &Moments),
    facets: &[&TeamNeed],
) -> Option<Space> {
    let size = Skill::COUNT + facets.len();
    let mut mean = moments.mean.to_vec();
    let mut cells = vec![0.0; size * size];
    for left in Skill::ALL {
        for right in Skill::ALL {
            *cells.get_mut(left.index() * size + right.index())? = moments.cov(left, right);
        }
    }
    for (place, need) in facets.iter().enumerate() {
        let (away, error) = around(content, standing, need);
        mean.push(away);
        let at = Skill::COUNT + place;
        *cells.get_mut(at * size + at)? = (error * error).max(1e-9);
    }
    Space::new(&mean, &cells).ok()
}
