//! What stands out in a way of answering, in a sentence each: the result page and every text say the same, and a card says it in short.

use crate::profile::Flag;

/// The sentence of a flag. A reason to ask, never a verdict.
pub const fn flag_says(flag: Flag) -> &'static str {
    match flag {
        Flag::Inconsistent => {
            "The answers do not fit together the way a person's answers usually do: some hard questions are right while easy \
                 ones are wrong."
        }
        Flag::Surprises => {
            "One or a few answers are far from all the others: a slip, or something worth asking about."
        }
        Flag::Rapid => {
            "Many answers came faster than their questions can be read; those answers were not counted."
        }
        Flag::RapidRatings => {
            "Most ratings came faster than they can be read. They count all the same; ask about some of them."
        }
        Flag::RandomPicks => {
            "The answers to questions could just as well be random picks. Nobody can tell whether that comes from knowing \
                 little or from not reading, so the intervals leave room for both."
        }
        Flag::TooGood => {
            "Nearly all answers are the best ones, in every skill, and they took as long for a short question as for a long \
                 one. Answers from an AI assistant look like that; few people manage it without one."
        }
        Flag::StraightLine => {
            "The same rating was given many times in a row, more often than the person's level explains."
        }
        Flag::TooRegular => "The answers are more regular than people's usually are.",
    }
}

/// The same where there is room for a few words.
pub const fn flag_in_short(flag: Flag) -> &'static str {
    match flag {
        Flag::Inconsistent => "some hard questions are right while easy ones are wrong",
        Flag::Surprises => "one or a few answers are far from all the others",
        Flag::Rapid => "many answers came faster than their questions can be read",
        Flag::RapidRatings => "most ratings came faster than they can be read",
        Flag::RandomPicks => "the answers to questions could just as well be random picks",
        Flag::TooGood => "nearly all answers are the best ones, however much there was to read",
        Flag::StraightLine => "the same rating was given many times in a row",
        Flag::TooRegular => "the answers are more regular than people's usually are",
    }
}
