//! Which assessment a person chose, and the ids of attempts, which name it.

use crate::{AttemptId, Skill};

/// Which assessment a person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The 35 self-ratings.
    Quick,
    /// Ratings and questions in all seven skills.
    Full,
    /// Ratings and questions in one skill.
    Skill(Skill),
}

impl Mode {
    /// The skills that the mode measures.
    pub fn skills(self) -> Vec<Skill> {
        match self {
            Self::Quick | Self::Full => Skill::ALL.to_vec(),
            Self::Skill(skill) => vec![skill],
        }
    }

    /// The id of a new attempt of this mode: the mode, then `chance`, so that a log explains itself without a header
    /// that could be lost.
    pub fn new_id(self, chance: u64) -> Option<AttemptId> {
        AttemptId::parse(&match self {
            Self::Quick => format!("quick-{chance:016x}"),
            Self::Full => format!("full-{chance:016x}"),
            Self::Skill(skill) => format!("skill-{}-{chance:016x}", skill.short()),
        })
    }

    /// The mode that an attempt's id names; `None` for an id that this version did not make.
    pub fn of(id: &AttemptId) -> Option<Self> {
        let (mode, rest) = id.as_str().split_once('-')?;
        match mode {
            "quick" => Some(Self::Quick),
            "full" => Some(Self::Full),
            "skill" => {
                let (short, _) = rest.split_once('-')?;
                Skill::ALL.into_iter().find(|skill| skill.short() == short).map(Self::Skill)
            }
            _ => None,
        }
    }
}
