//! How far a person is, how many answers it takes at most, and how long. A promise never grows while one answers.

use std::collections::BTreeSet;

use super::entry::{Choice, Event};
use super::log::Attempt;
use super::mode::Mode;
use crate::content::{Bank, Content, Rating};
use crate::profile::{LeftOutReason, weigh};
use crate::{ItemId, Skill};

/// Words a minute that people read of a text like this (Brysbaert 2019: 238 in English non-fiction).
const WORDS_A_MINUTE: f64 = 238.0;
/// Answers of usual length at the usual pace that are mixed into a person's own, so that two quick clicks promise nothing.
const PRIOR: f64 = 5.0;
/// A person's own pace is believed between these bounds, relative to the usual one.
const PACE: (f64, f64) = (0.5, 2.5);
/// A night over one item says nothing about the next: at most so many times its usual time is counted.
const LONGEST: f64 = 4.0;

/// Seconds by which a promise falls with an answer at most, beside what that answer usually takes: the first quick ones took eight
/// minutes at once.
const FALL: f64 = 60.0;

/// Seconds of answering after which minutes that have not fallen are not said.
const STANDS: f64 = 300.0;

/// Where a person is in an assessment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Ratings and questions answered, as [`super::Answered`] counts them.
    pub given: u16,
    /// Of these, those that count.
    pub answered: u16,
    /// Of those that count, ratings.
    pub ratings: u16,
    /// Questions answered faster than they can be read: kept, and not counted.
    pub rapid: u16,
    /// Whether the last answer was one of these.
    pub last_rapid: bool,
    /// All ratings of the mode.
    pub ratings_all: u16,
    /// The most it ever asks: so many answers if it goes on as long as it may.
    pub at_most: u16,
    /// Whether it may end before it has asked that many.
    pub may_end_early: bool,
    /// Whether the person goes on although the mode has asked all that it asks; then nothing is promised.
    pub beyond: bool,
    /// Minutes left at this person's pace, rounded up; 0 only when nothing is left. It never grows from answer to answer.
    pub minutes_left: u16,
    /// Whether these minutes hold.
    pub promise: Promise,
}

/// Whether minutes that were promised hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Promise {
    /// They fall as the person goes on.
    #[default]
    Holds,
    /// It takes this person so much longer that they would stand still: they are not said.
    TakesLonger,
}

/// Where a person is.
pub fn progress(content: &Content, bank: &Bank, attempt: &Attempt) -> Progress {
    let mode = attempt.mode();
    let rules = mode.rules(content);
    let (weighed, left) = weigh(content, bank, attempt);
    let rapid: Vec<&ItemId> =
        left.iter().filter(|out| out.why == LeftOutReason::Rapid).map(|out| &out.item).collect();
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let ratings_all: u16 = count(ratings_of(content, mode).count());
    let ratings = count(weighed.iter().filter(|known| known.rating).count());
    let at_most = ratings_all + rules.questions_max;
    let (minutes_left, promise) = time_left(content, attempt);
    // A profile kept from its link holds the answers of several attempts as one: more than a single one ever asks.
    let given = count(weighed.len() + left.len());
    Progress {
        given,
        answered: count(weighed.len()),
        rapid: count(rapid.len()),
        last_rapid: last_given(attempt).is_some_and(|last| rapid.contains(&last)),
        ratings,
        ratings_all,
        at_most: at_most.max(given),
        may_end_early: rules.questions_min < rules.questions_max && given <= at_most,
        beyond: false,
        minutes_left,
        promise,
    }
}

/// The item that was answered last, whether for the first time or anew.
pub(super) fn last_given(attempt: &Attempt) -> Option<&ItemId> {
    attempt.entries().iter().rev().find_map(|entry| match &entry.event {
        Event::Answer { item, .. } => Some(item),
        _ => None,
    })
}

/// Seconds that it takes to read a rating with its levels and to pick one.
pub fn reading_seconds(rating: &Rating) -> f64 {
    let words = |text: &str| text.split_whitespace().count();
    let levels: usize = rating.levels.iter().map(|level| words(level)).sum();
    let words = words(&rating.title) + words(&rating.ask) + levels;
    #[expect(clippy::cast_precision_loss, reason = "words of a text")]
    let minutes = words as f64 / WORDS_A_MINUTE;
    minutes * 60.0
}

fn ratings_of(content: &Content, mode: Mode) -> impl Iterator<Item = &Rating> {
    content.ratings.iter().filter(move |rating| match mode {
        Mode::Quick | Mode::Full => true,
        Mode::Skill(skill) => rating.skill == skill,
    })
}

/// The least that was promised after any answer so far, and no great fall from one to the next. It begins with the minutes that the mode names before the first
/// one: what is over after the ratings are read is for the questions. Beside it, whether it takes the person much longer than that: a
/// promise never grows, so for them it would stand still and be untrue.
fn time_left(content: &Content, attempt: &Attempt) -> (u16, Promise) {
    let rules = attempt.mode().rules(content);
    let whole = f64::from(rules.minutes) * 60.0;
    let for_ratings: f64 = ratings_of(content, attempt.mode()).map(reading_seconds).sum();
    let questions = f64::from(rules.questions_max);
    let a_question = if questions > 0.0 { (whole - for_ratings).max(0.0) / questions } else { 0.0 };
    // In a mode with ratings alone they have all of the time.
    let stretch = if questions > 0.0 || for_ratings <= 0.0 { 1.0 } else { whole / for_ratings };
    let mut ratings = Kind::new(for_ratings * stretch, 25.0);
    let mut asked = Kind::new(a_question * questions, a_question);
    let mut known = BTreeSet::new();
    let (mut least, mut left, mut stands) = (whole, whole, 0.0);
    for entry in attempt.entries() {
        // What is answered anew was promised before.
        let Event::Answer { item, version, choice, took_ms } = &entry.event else { continue };
        let took = took_ms.map(|took| f64::from(took) / 1000.0);
        let usual = match (choice, content.rating(item)) {
            (_, Some(rating)) if rating.version == *version && known.insert(item) => {
                let usual = reading_seconds(rating) * stretch;
                ratings.done(usual, took);
                usual
            }
            (Choice::Option(_) | Choice::DontKnow, None) if known.insert(item) => {
                asked.done(a_question, took);
                a_question
            }
            _ => continue,
        };
        left = ratings.seconds() + asked.seconds();
        // With nothing left to answer nothing is promised.
        let fallen = if left > 0.0 { (least - usual - FALL).max(left) } else { 0.0 };
        let before = whole_minutes(least);
        least = least.min(fallen);
        stands = if whole_minutes(least) < before { 0.0 } else { stands + took.unwrap_or_default() };
    }
    let beyond = [&ratings, &asked].into_iter().any(Kind::is_slower_than_believed);
    let longer = left > 0.0 && (beyond || stands > STANDS);
    (whole_minutes(least), if longer { Promise::TakesLonger } else { Promise::Holds })
}

/// Ratings, or questions: how much is left of them, and how fast the person is with them. The pace of one says little of the
/// other.
struct Kind {
    left: f64,
    spent: f64,
    usual: f64,
}

impl Kind {
    /// So many seconds of it at the usual pace, one of it taking so long.
    const fn new(left: f64, one: f64) -> Self {
        Self { left, spent: PRIOR * one, usual: PRIOR * one }
    }

    /// One of it is answered.
    fn done(&mut self, usual: f64, took: Option<f64>) {
        self.left = (self.left - usual).max(0.0);
        if let Some(took) = took {
            self.spent += took.min(LONGEST * usual);
            self.usual += usual;
        }
    }

    fn pace(&self) -> f64 {
        if self.usual > 0.0 { self.spent / self.usual } else { 1.0 }
    }

    /// Whether some of it is left, and it takes longer than any pace that is believed.
    fn is_slower_than_believed(&self) -> bool {
        self.seconds() > 0.0 && self.pace() > PACE.1
    }

    /// Seconds left at the person's pace.
    fn seconds(&self) -> f64 {
        // Less than half a second is what is lost in adding up.
        if self.left < 0.5 { 0.0 } else { self.left * self.pace().clamp(PACE.0, PACE.1) }
    }
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
