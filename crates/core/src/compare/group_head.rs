//! What stands above a group: no more than its weakest pair bears out.
//!
//! Groups are cut where somebody is surely behind somebody of the group so far ([`cairn_measure::tiers`]). The rest of a group may
//! be less well known and reach back across the cut, so that not everybody in it is surely behind everybody before.

/// What the head of a group may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupSays {
    /// It is somebody alone, of whom too little is known to call them ahead or behind.
    TooLittle,
    /// The first group is somebody alone who is surely ahead of each of the others.
    Ahead,
    /// The first group is somebody alone, surely ahead of the best of the next one and not of everybody.
    AheadOfNext,
    /// Those of the first group cannot be told apart.
    Alike,
    /// Each of them is surely behind each of the group before.
    Behind,
    /// The best of them is surely behind somebody of the group before; so many of them are not told apart from all of it.
    Overlaps(usize),
}

/// What is known of a group as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupFacts {
    /// Which, from 0.
    pub group: usize,
    /// How many it has.
    pub all: usize,
    /// Whether it is somebody alone whose answers tell too little.
    pub little: bool,
    /// Whether the first of all is surely ahead of each of the others.
    pub leads: bool,
    /// How many of it are not told apart from somebody of the group before.
    pub overlapping: usize,
}

impl GroupSays {
    /// What may be said of a group.
    pub const fn of(facts: GroupFacts) -> Self {
        match facts {
            GroupFacts { little: true, .. } => Self::TooLittle,
            GroupFacts { group: 0, all: 0 | 1, leads: true, .. } => Self::Ahead,
            GroupFacts { group: 0, all: 0 | 1, .. } => Self::AheadOfNext,
            GroupFacts { group: 0, .. } => Self::Alike,
            GroupFacts { overlapping: 0, .. } => Self::Behind,
            GroupFacts { overlapping, .. } => Self::Overlaps(overlapping),
        }
    }
}
