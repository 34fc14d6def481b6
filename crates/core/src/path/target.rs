//! What a shortest way leads to: a stage of the path, or a growth role.

use crate::content::{Content, PathContent, StageInfo};
use crate::{FacetId, Level, RoleId, Skill, Stage};

/// What is aimed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// A stage of the path.
    Stage(Stage),
    /// A growth role.
    Role(RoleId),
}

/// The levels that have to be reached, all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// By skill, in the order of [`Skill::ALL`]; level 0 asks for nothing.
    pub levels: [Level; Skill::COUNT],
    /// Facets that a level is asked of by themselves.
    pub facets: Vec<(FacetId, Level)>,
}

impl From<&StageInfo> for Needs {
    fn from(info: &StageInfo) -> Self {
        Self { levels: info.needs, facets: info.facet_needs.clone() }
    }
}

impl Aim {
    /// As it stands in addresses and forms, for example `stage/4` or `role/cto`.
    pub fn to_text(&self) -> String {
        match self {
            Self::Stage(stage) => format!("stage/{}", stage.number()),
            Self::Role(id) => format!("role/{id}"),
        }
    }

    /// The aim of this text.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/')? {
            ("stage", number) => number.parse().ok().and_then(Stage::new).map(Self::Stage),
            ("role", id) if !id.contains('/') => RoleId::parse(id).map(Self::Role),
            _ => None,
        }
    }

    /// What it needs; `None` for a role that this version of the content does not know.
    pub fn needs(&self, content: &Content, path: &PathContent) -> Option<Needs> {
        match self {
            Self::Stage(stage) => content.stage(*stage).map(Needs::from),
            Self::Role(id) => path.role(id).map(|role| Needs { levels: role.needs, facets: Vec::new() }),
        }
    }

    /// Its name; a role that this version of the content does not know keeps its id for one.
    pub fn name(&self, content: &Content, path: &PathContent) -> String {
        match self {
            Self::Stage(stage) => content.stage(*stage).map_or_else(String::new, |info| info.name.clone()),
            Self::Role(id) => path.role(id).map_or_else(|| id.to_string(), |role| role.name.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aim_survives_printing_and_parsing_and_nothing_else_is_one() {
        let stages = (1..=Stage::COUNT).filter_map(Stage::new).map(Aim::Stage);
        for aim in stages.chain(RoleId::parse("head-of-ai").map(Aim::Role)) {
            assert_eq!(Aim::parse(&aim.to_text()), Some(aim));
        }
        for bad in ["", "stage", "stage/0", "stage/11", "stage/4/", "role/", "role/a/b", "role/a b", "cto"] {
            assert_eq!(Aim::parse(bad), None, "{bad}");
        }
    }
}
