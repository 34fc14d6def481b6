//! What other people have rated: a colleague, a former manager, an interviewer.
//!
//! A rater's levels meet the person's skill plus the rater's own leaning (a general one, and one a skill), as a person's
//! own ratings meet their own. So a kind colleague lifts nobody for long, and two raters count for more than one who
//! rates twice as much. To let a rating move an estimate, build a [`Rater`] and hand it to [`profile_with`](super::profile_with).

use cairn_measure::Answer;

use super::evidence::{LeftOutReason, Weighed, weigh_rating};
use super::joint::Joint;
use crate::attempt::{Choice, Given};
use crate::content::{Content, RaterBias};
use crate::{ItemId, Level};

/// Most raters that one estimate takes; of more, the first ones.
pub const MAX_RATERS: usize = 8;

/// One level that another person gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The rating, one of [`Content::ratings`].
    pub item: ItemId,
    /// The version of its text.
    pub version: u16,
    /// The level.
    pub level: Level,
}

/// Another person, with what they have rated.
#[derive(Clone, Debug, PartialEq)]
pub struct Rater {
    /// How far somebody of their kind may lean.
    pub bias: RaterBias,
    /// Their ratings; of one item the last counts.
    pub ratings: Vec<Rated>,
}

/// A rating that counts, with who gave it.
pub(crate) struct Heard {
    pub(crate) rater: usize,
    pub(crate) one: Weighed,
    loads: [usize; 3],
}

impl Heard {
    pub(crate) fn answer(&self) -> Answer<'_> {
        Answer { item: &self.one.item, loads: &self.loads, category: self.one.category }
    }

    pub(super) const fn loads(&self) -> &[usize] {
        &self.loads
    }
}

/// The ratings that count, rater by rater, and how many do not: their item is not known, or its text has changed since.
pub(crate) fn hear(content: &Content, raters: &[Rater]) -> (Vec<Heard>, usize) {
    let mut heard: Vec<Heard> = Vec::new();
    let mut unheard = 0;
    for (rater, from) in raters.iter().take(MAX_RATERS).enumerate() {
        for rated in &from.ratings {
            match weighed(content, rated) {
                Ok(one) => {
                    heard.retain(|known| known.rater != rater || known.one.id != one.id);
                    let loads = Joint::rater_loads(rater, one.skill);
                    heard.push(Heard { rater, one, loads });
                }
                Err(_) => unheard += 1,
            }
        }
    }
    (heard, unheard)
}

fn weighed(content: &Content, rated: &Rated) -> Result<Weighed, LeftOutReason> {
    let rating = content.rating(&rated.item).ok_or(LeftOutReason::UnknownItem)?;
    let choice = Choice::Level(rated.level);
    let given = Given { item: rated.item.clone(), version: rated.version, choice, took_ms: None };
    let one = weigh_rating(rating, &given, content.prior.item_difficulty_sd)?;
    // It is no rating of the person's own.
    Ok(Weighed { rating: false, ..one })
}
