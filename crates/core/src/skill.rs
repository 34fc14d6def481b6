//! The seven skills: a closed set, so an enum.

use serde::Serialize;

/// A skill of the AI strategist, in the order of the domain (which is also the order of the joint model).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skill {
    /// Statistics, data analysis, experiments, pipelines.
    DataScience,
    /// Learning algorithms from supervised learning to generative AI.
    MachineLearning,
    /// The language most machine learning is written in.
    Python,
    /// From recommendation to reality.
    ProjectManagement,
    /// How companies operate.
    BusinessAdministration,
    /// Building and leading a team.
    Leadership,
    /// Explaining to everybody what is possible and what is not.
    Communication,
}

impl Skill {
    /// How many there are.
    pub const COUNT: usize = 7;

    /// All skills in their order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::DataScience,
        Self::MachineLearning,
        Self::Python,
        Self::ProjectManagement,
        Self::BusinessAdministration,
        Self::Leadership,
        Self::Communication,
    ];

    /// The skill's id in content, records and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DataScience => "data-science",
            Self::MachineLearning => "machine-learning",
            Self::Python => "python",
            Self::ProjectManagement => "project-management",
            Self::BusinessAdministration => "business-administration",
            Self::Leadership => "leadership",
            Self::Communication => "communication",
        }
    }

    /// The two letters that open the ids of the skill's ratings and questions.
    pub const fn short(self) -> &'static str {
        match self {
            Self::DataScience => "ds",
            Self::MachineLearning => "ml",
            Self::Python => "py",
            Self::ProjectManagement => "pm",
            Self::BusinessAdministration => "ba",
            Self::Leadership => "le",
            Self::Communication => "co",
        }
    }

    /// The skill of this id, if there is one.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|skill| skill.as_str() == text)
    }

    /// Position in [`Skill::ALL`], 0 to 6: the skill's dimension in the joint model.
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_skill_survives_printing_and_parsing() {
        for (index, skill) in Skill::ALL.into_iter().enumerate() {
            assert_eq!(Skill::parse(skill.as_str()), Some(skill));
            assert_eq!(skill.index(), index);
        }
        assert_eq!(Skill::parse("Python"), None);
    }
}
