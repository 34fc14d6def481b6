//! How far a person is, how long it usually takes, and how long at most.

use super::ahead::questions_left;
use super::log::Attempt;
use super::mode::Mode;
use crate::Skill;
use crate::content::{Bank, Content};
use crate::profile::weigh;

/// Time a self-rating usually takes, in seconds.
const SECONDS_A_RATING: f64 = 8.0;
/// Time a question usually takes, in seconds, before any has been answered.
const SECONDS_A_QUESTION: f64 = 45.0;
/// A person's own pace is believed between these bounds, relative to the usual one.
const PACE: (f64, f64) = (0.4, 2.5);

/// Where a person is in an assessment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Ratings and questions answered that count.
    pub answered: u16,
    /// Of these, ratings.
    pub ratings: u16,
    /// All ratings of the mode.
    pub ratings_all: u16,
    /// Fewest answers after which the mode may end by itself.
    pub usually_from: u16,
    /// How many it usually takes at most.
    pub usually_to: u16,
    /// The most it ever asks.
    pub at_most: u16,
    /// Minutes left at this person's pace, rounded up; 0 only when nothing is left.
    pub minutes_left: u16,
}

/// Where a person is.
pub fn progress(content: &Content, bank: &Bank, attempt: &Attempt) -> Progress {
    let mode = attempt.mode();
    let rules = mode.rules(content);
    let (weighed, _) = weigh(content, bank, attempt);
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let ratings_all: u16 = match mode {
        Mode::Quick | Mode::Full => count(content.ratings.len()),
        Mode::Skill(skill) => count(content.ratings_of(skill).count()),
    };
    let ratings = count(weighed.iter().filter(|known| known.rating).count());
    let questions = count(weighed.len()) - ratings;
    let most = rules.questions_max.saturating_sub(questions);
    // While ratings are open or questions not loaded, the longest course is promised: ending early pleases.
    let foretold = if most > 0 && ratings >= ratings_all {
        questions_left(content, bank, attempt, &weighed)
    } else {
        None
    };
    let left = foretold.map_or(most, |left| left.min(most));
    let left_ratings = f64::from(ratings_all.saturating_sub(ratings));
    let left_questions = f64::from(left);
    let seconds = (left_ratings * SECONDS_A_RATING + left_questions * SECONDS_A_QUESTION)
        * pace(content, bank, attempt);
    Progress {
        answered: ratings + questions,
        ratings,
        ratings_all,
        usually_from: ratings_all + rules.questions_min,
        usually_to: ratings_all + questions + left,
        at_most: ratings_all + rules.questions_max,
        minutes_left: whole_minutes(seconds),
    }
}

/// This person's time against the usual one: the sum over the answers whose time was measured.
fn pace(content: &Content, bank: &Bank, attempt: &Attempt) -> f64 {
    let mut spent = 0.0;
    let mut usual = 0.0;
    for given in attempt.answers() {
        let Some(took) = given.took_ms else { continue };
        let normal = match (content.rating(&given.item), bank.question(&given.item)) {
            (Some(_), _) => SECONDS_A_RATING,
            (None, Some(question)) => f64::from(question.seconds),
            (None, None) => continue,
        };
        // A night over one question says nothing about the next.
        spent += (f64::from(took) / 1000.0).min(4.0 * normal);
        usual += normal;
    }
    // Five usual ratings' worth of the usual pace are mixed in, so that two quick clicks promise nothing.
    let prior = 5.0 * SECONDS_A_RATING;
    ((spent + prior) / (usual + prior)).clamp(PACE.0, PACE.1)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded by the clamp to 0 to 999"
)]
fn whole_minutes(seconds: f64) -> u16 {
    libm::ceil(seconds / 60.0).clamp(0.0, 999.0) as u16
}

/// The place of a rating among those of its skill, from 1, with their number, for "Machine learning, 3 of 5".
pub(crate) fn place_of_rating(content: &Content, skill: Skill, id: &crate::ItemId) -> (u16, u16) {
    let place = content.ratings_of(skill).position(|rating| rating.id == *id).unwrap_or(0) + 1;
    let all = content.ratings_of(skill).count();
    (u16::try_from(place).unwrap_or(1), u16::try_from(all).unwrap_or(5))
}
