//! Proficiency levels and stages of the path: small numbers with one gate each.

use serde::Serialize;

/// A proficiency level, 0 (new) to 5 (authority). A self-rating is a claimed level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "u8")]
pub struct Level(u8);

impl Level {
    /// The highest level.
    pub const MAX: u8 = 5;

    /// The level of this number; `None` above 5.
    pub const fn new(number: u8) -> Option<Self> {
        if number <= Self::MAX { Some(Self(number)) } else { None }
    }

    /// 0 to 5.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// All six levels, lowest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=Self::MAX).map(Self)
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// A stage of the path, 1 (practitioner) to 10 (AI strategist).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "u8")]
pub struct Stage(u8);

impl Stage {
    /// How many stages there are.
    pub const COUNT: u8 = 10;
    /// The last one.
    pub const LAST: Self = Self(Self::COUNT);

    /// The stage of this number; `None` outside 1 to 10.
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= Self::COUNT { Some(Self(number)) } else { None }
    }

    /// 1 to 10.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// 0 to 9: position in a list of all stages.
    pub const fn index(self) -> usize {
        self.0 as usize - 1
    }

    /// All ten stages, first to last.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (1..=Self::COUNT).map(Self)
    }
}

impl From<Stage> for u8 {
    fn from(stage: Stage) -> Self {
        stage.0
    }
}
