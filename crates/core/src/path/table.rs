//! For each draw from the posterior, the chance of each need of the stages: what every probability of the path is made of.

use cairn_measure::{Share, all_at_once, chances_above};

use crate::content::{Content, StageInfo};
use crate::profile::{Drawn, Profile};
use crate::{FacetId, Level, Skill};

const LEVELS: usize = Level::MAX as usize + 1;

/// A column of chances for every need that a stage has.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    weights: Vec<f64>,
    theta: [Vec<f64>; Skill::COUNT],
    /// By skill and level; empty where no stage needs it.
    reach: Vec<Vec<f64>>,
    facets: Vec<(FacetId, Level, Vec<f64>)>,
}

impl Table {
    /// The table of these draws.
    pub(crate) fn new(content: &Content, profile: &Profile, draws: &[Drawn]) -> Self {
        let theta = Skill::ALL.map(|skill| draws.iter().map(|drawn| drawn.theta[skill.index()]).collect());
        let mut table = Self {
            weights: draws.iter().map(|drawn| drawn.weight).collect(),
            theta,
            reach: vec![Vec::new(); Skill::COUNT * LEVELS],
            facets: Vec::new(),
        };
        for skill in Skill::ALL {
            table.fill(content, profile, skill, 0.0);
        }
        table
    }

    /// Moves one skill by so many logits from where the draws have it.
    pub(crate) fn fill(&mut self, content: &Content, profile: &Profile, skill: Skill, by: f64) {
        for level in Level::all().filter(|level| level.number() > 0) {
            let needed = content.stages.iter().any(|info| info.needs[skill.index()] == level);
            let column = if needed { self.reaching(content, skill, level, by) } else { Vec::new() };
            if let Some(slot) = self.reach.get_mut(skill.index() * LEVELS + usize::from(level.number())) {
                *slot = column;
            }
        }
        self.facets.retain(|(facet, _, _)| content.facet(facet).is_some_and(|(of, _)| of != skill));
        for (facet, level) in content.stages.iter().flat_map(|info| &info.facet_needs) {
            let known = self.facets.iter().any(|(one, at, _)| one == facet && at == level);
            if !known && content.facet(facet).is_some_and(|(of, _)| of == skill) {
                let column = self.facet_reaching(content, profile, facet, *level, by);
                self.facets.push((facet.clone(), *level, column));
            }
        }
    }

    /// Chances that a skill, moved by so many logits, reaches a level; the error of its scale included.
    pub(crate) fn reaching(&self, content: &Content, skill: Skill, level: Level, by: f64) -> Vec<f64> {
        let cut = content.theta_from(level) - by;
        chances_above(&self.theta[skill.index()], cut, content.prior.anchor_sd)
    }

    /// Chances that a facet, moved by so many logits, reaches a level; the error of its deviation included.
    pub(crate) fn facet_reaching(
        &self,
        content: &Content,
        profile: &Profile,
        facet: &FacetId,
        level: Level,
        by: f64,
    ) -> Vec<f64> {
        let (deviation, error) = profile.deviation(facet);
        let cut = content.theta_from(level) - deviation - by;
        content
            .facet(facet)
            .map_or_else(Vec::new, |(skill, _)| chances_above(&self.theta[skill.index()], cut, error))
    }

    /// The weights of the draws; they sum to 1.
    pub(crate) fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Each draw's ability in a skill, in logits.
    pub(crate) fn theta(&self, skill: Skill) -> &[f64] {
        &self.theta[skill.index()]
    }

    /// The column of a need; `None` for a level that everybody has.
    pub(crate) fn need(&self, skill: Skill, level: Level) -> Option<&[f64]> {
        let column = self.reach.get(skill.index() * LEVELS + usize::from(level.number()))?;
        (!column.is_empty()).then_some(column)
    }

    /// The column of a facet's own need.
    pub(crate) fn facet_need(&self, facet: &FacetId, level: Level) -> Option<&[f64]> {
        let found = self.facets.iter().find(|(one, at, _)| one == facet && *at == level);
        found.map(|(_, _, column)| column.as_slice())
    }

    /// The columns of all needs of a stage.
    pub(crate) fn needs(&self, info: &StageInfo) -> Vec<&[f64]> {
        let skills =
            Skill::ALL.into_iter().zip(info.needs).filter_map(|(skill, level)| self.need(skill, level));
        let facets = info.facet_needs.iter().filter_map(|(facet, level)| self.facet_need(facet, *level));
        skills.chain(facets).collect()
    }

    /// Probability that every need of a stage is met.
    pub(crate) fn shown(&self, info: &StageInfo) -> Share {
        all_at_once(&self.weights, &self.needs(info))
    }
}
