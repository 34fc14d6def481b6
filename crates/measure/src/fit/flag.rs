//! What may be said to the person and to who reads the result.

use core::fmt;

/// Something about a set of answers that a reader should know. A reason to ask, never a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Low lz or high infit: hard questions right and easy ones wrong, more than chance explains.
    Inconsistent,
    /// High outfit: single answers far from everything else.
    Surprises,
    /// Too many answers came faster than the question can be read.
    Rapid,
    /// The answers are about as likely under blind picks as under any ability.
    Blind,
    /// Nearly all answers are the best ones, in a time that does not grow with what the question needs.
    TooGood,
    /// The same rating again and again, more than the person's level explains.
    StraightLine,
    /// High lz and low infit: more regular than people are.
    TooRegular,
}

impl Flag {
    /// A name for other programs, which never changes.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Inconsistent => "inconsistent",
            Self::Surprises => "surprises",
            Self::Rapid => "rapid",
            Self::Blind => "random_picks",
            Self::TooGood => "too_good",
            Self::StraightLine => "straight_line",
            Self::TooRegular => "too_regular",
        }
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Inconsistent => {
                "The answers do not fit together as a person's usually do: some hard questions are right while easy \
                 ones are wrong."
            }
            Self::Surprises => "One or a few answers are far from all the others; a slip, or something worth asking about.",
            Self::Rapid => "Many answers came faster than the question can be read; those answers were not counted.",
            Self::Blind => {
                "The answers to questions could as well be picks at random. Nobody can tell whether that comes from knowing \
                 little or from not reading, so the intervals leave room for both."
            }
            Self::TooGood => {
                "Nearly all answers are the best ones, in every skill, and they took as long for a short question as for a long \
                 one. That is how answers look that come from an assistant; few people can do it alone."
            }
            Self::StraightLine => "The same rating was given many times in a row, more often than the level explains.",
            Self::TooRegular => "The answers are more regular than people's usually are.",
        })
    }
}
