//! What may be said to the person and to whoever reads the result; whoever shows it has the sentences.

/// Something about a set of answers that a reader should know. A reason to ask, never a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Low lz or high infit: hard questions right and easy ones wrong, more than chance explains.
    Inconsistent,
    /// High outfit: single answers far from everything else.
    Surprises,
    /// Too many answers came faster than the question can be read.
    Rapid,
    /// Most ratings came faster than their text can be read.
    RapidRatings,
    /// The answers are about as likely under blind picks as under any ability.
    RandomPicks,
    /// Nearly all answers are the best ones, in a time that does not grow with what the question needs.
    TooGood,
    /// The same rating again and again, more than the person's level explains.
    StraightLine,
    /// High lz and low infit: more regular than people are.
    TooRegular,
}

impl Flag {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Inconsistent,
        Self::Surprises,
        Self::Rapid,
        Self::RapidRatings,
        Self::RandomPicks,
        Self::TooGood,
        Self::StraightLine,
        Self::TooRegular,
    ];

    /// A name for other programs, which never changes.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Inconsistent => "inconsistent",
            Self::Surprises => "surprises",
            Self::Rapid => "rapid",
            Self::RapidRatings => "rapid_ratings",
            Self::RandomPicks => "random_picks",
            Self::TooGood => "too_good",
            Self::StraightLine => "straight_line",
            Self::TooRegular => "too_regular",
        }
    }
}
