//! What every page about a person stands on, computed once: the profile, where the person is, and the chances of all needs
//! from many draws.

use super::Position;
use super::stages::position_in;
use super::table::Table;
use crate::attempt::Attempt;
use crate::content::{Bank, Content, StageInfo};
use crate::person::Person;
use crate::profile::{Basis, Influence, Profile, influences};
use crate::{FacetId, Level, Skill};
use cairn_measure::Share;

/// The ground.
#[derive(Clone, Debug)]
pub struct Ground {
    pub(super) person: Person,
    pub(super) profile: Profile,
    pub(super) position: Position,
    pub(super) table: Table,
    pub(super) influences: Vec<Influence>,
}

impl Ground {
    /// The ground of a person; `None` only for a content that the build refuses.
    pub fn new(content: &Content, bank: &Bank, person: Person) -> Option<Self> {
        let profile = person.profile(content, bank)?;
        let table = Table::new(content, &profile, &profile.draws);
        let position = position_in(content, person.log(), &table);
        let influences = influences(content, bank, person.log(), person.raters());
        Some(Self { person, profile, position, table, influences })
    }

    /// Whose it is.
    pub const fn person(&self) -> &Person {
        &self.person
    }

    /// The answers and facts that count.
    pub const fn log(&self) -> &Attempt {
        self.person.log()
    }

    /// What is concluded of the skills.
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.profile.answered == Basis::default()
    }

    /// Where the person stands.
    pub const fn position(&self) -> &Position {
        &self.position
    }

    /// Where a facet is, in logits; where nothing was asked about it, where its skill is.
    pub(super) fn facet_theta(&self, skill: Skill, facet: &FacetId) -> f64 {
        let known = self.profile.facets.iter().find(|known| known.facet == *facet);
        known.map_or_else(|| self.skill_theta(skill), |known| known.theta)
    }

    /// Where a skill is, in logits.
    pub(super) fn skill_theta(&self, skill: Skill) -> f64 {
        self.profile.skills.get(skill.index()).map_or(0.0, |estimate| estimate.theta)
    }

    /// The level of a facet.
    pub(super) fn facet_level(&self, content: &Content, skill: Skill, facet: &FacetId) -> Level {
        content.level_at(self.facet_theta(skill, facet))
    }

    /// Probability that every need of a stage is met, with its Monte Carlo error.
    pub fn shown(&self, info: &StageInfo) -> Share {
        self.table.shown(info)
    }
}
