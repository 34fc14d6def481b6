//! The bundle of growth roles.

use super::part::{Part, Read, parse};
use crate::content::RoleInfo;
use crate::{ResponsibilityId, RoleId};

/// Reads the growth roles.
pub fn read_roles(json: &str) -> Read<Vec<RoleInfo>> {
    Part(&parse(json)?, "roles").each(role)
}

pub(super) fn role(part: Part<'_>) -> Read<RoleInfo> {
    Ok(RoleInfo {
        id: part.id("id", RoleId::parse)?,
        name: part.text("name")?,
        about: part.text("about")?,
        weights: part.array("weights", Part::own_small)?,
        needs: part.array("needs", Part::own_level)?,
        responsibilities: part.get("responsibilities")?.each(|id| id.own_id(ResponsibilityId::parse))?,
    })
}
