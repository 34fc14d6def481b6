//! Where the path can lead: growth roles, and what weighs in them.

use serde::Serialize;

use crate::{Level, ResponsibilityId, RoleId, Skill};

/// One growth role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleInfo {
    /// Its id, for example `head-of-ai`.
    pub id: RoleId,
    /// Its name.
    pub name: String,
    /// What a person in it does.
    pub about: String,
    /// What each skill weighs, in the order of [`Skill::ALL`]: shares of a hundred, which they sum to.
    pub weights: [u8; Skill::COUNT],
    /// The level it needs of each skill, 1 or above, in the order of [`Skill::ALL`]; expert judgement.
    pub needs: [Level; Skill::COUNT],
    /// The responsibilities that weigh most.
    pub responsibilities: Vec<ResponsibilityId>,
}

impl RoleInfo {
    /// What a skill weighs, 0 to 1.
    pub fn weight(&self, skill: Skill) -> f64 {
        f64::from(self.weights[skill.index()]) / 100.0
    }
}
