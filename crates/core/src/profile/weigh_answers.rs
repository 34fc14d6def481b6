//! From answers to what the measurement weighs, and what had to be left out.

use std::time::Duration;

use cairn_measure::{Effort, Habit, Item, Prob, effort};

use crate::attempt::{Attempt, Choice, Given};
use crate::content::{Bank, Content, Kind, Question, Rating};
use crate::{FacetId, ItemId, Skill};

/// What an answer is scored as.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The item that was answered.
    pub id: ItemId,
    /// Its skill.
    pub skill: Skill,
    /// Its facet.
    pub facet: FacetId,
    /// Whether it is a self-rating (which a person's bias moves) or a question.
    pub rating: bool,
    /// The item as the measurement sees it.
    pub item: Item,
    /// The category of the answer, from 0.
    pub category: usize,
    /// How unsure the item's difficulty is: standard deviation in logits.
    pub doubt: f64,
}

/// An answer that is kept in the log and does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The item.
    pub item: ItemId,
    /// Why.
    pub why: LeftOutReason,
}

/// Why an answer does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOutReason {
    /// This version of the content has no such item.
    UnknownItem,
    /// It was given under a content version that never was, or is yet to come: what it meant is not known.
    UnknownContent,
    /// The item has no such option.
    OutOfRange,
    /// The item's text has changed since; it is asked again.
    OtherVersion,
    /// The questions of its skill are not loaded (yet).
    NotLoaded,
    /// It came faster than the question can be read: a guess that says nothing.
    Rapid,
}

impl LeftOutReason {
    /// A name for other programs, which never changes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnknownItem => "unknown_item",
            Self::UnknownContent => "unknown_content",
            Self::OutOfRange => "out_of_range",
            Self::OtherVersion => "other_version",
            Self::NotLoaded => "not_loaded",
            Self::Rapid => "rapid",
        }
    }
}

/// Splits the answers of an attempt into what counts and what is left out.
pub fn weigh(content: &Content, bank: &Bank, attempt: &Attempt) -> (Vec<Weighed>, Vec<LeftOut>) {
    let (answers, under) = attempt.answers_under();
    weigh_answers(content, bank, &answers, &under)
}

/// The same of answers that are there already, each with the content version under which it was given.
pub(crate) fn weigh_answers(
    content: &Content,
    bank: &Bank,
    answers: &[Given],
    under: &[&str],
) -> (Vec<Weighed>, Vec<LeftOut>) {
    let admits = share_unknown(bank, answers);
    let doubt = content.prior.item_difficulty_sd;
    let mut counts = Vec::new();
    let mut left = Vec::new();
    for (given, under) in answers.iter().zip(under) {
        let outcome = if !content.knows(under) {
            Err(LeftOutReason::UnknownContent)
        } else if let Some(rating) = content.rating(&given.item) {
            weigh_rating(rating, given, doubt)
        } else if let Some(question) = bank.question(&given.item) {
            weigh_question(question, given, admits)
        } else {
            Err(missing(bank, &given.item))
        };
        match outcome {
            Ok(weighed) => counts.push(weighed),
            Err(why) => left.push(LeftOut { item: given.item.clone(), why }),
        }
    }
    (counts, left)
}

/// The skills whose questions must be loaded before the answers of an attempt can be weighed.
pub fn bundles_needed(content: &Content, attempt: &Attempt) -> Vec<Skill> {
    let answers = attempt.answers();
    let asked = answers.iter().filter(|given| content.rating(&given.item).is_none());
    let asked: Vec<Skill> = asked.filter_map(|given| given.item.skill()).collect();
    Skill::ALL.into_iter().filter(|skill| asked.contains(skill)).collect()
}

fn missing(bank: &Bank, item: &ItemId) -> LeftOutReason {
    match item.skill() {
        Some(skill) if !bank.has(skill) => LeftOutReason::NotLoaded,
        _ => LeftOutReason::UnknownItem,
    }
}

pub(super) fn weigh_rating(rating: &Rating, given: &Given, doubt: f64) -> Result<Weighed, LeftOutReason> {
    if given.version != rating.version {
        return Err(LeftOutReason::OtherVersion);
    }
    let Choice::Level(level) = given.choice else { return Err(LeftOutReason::OutOfRange) };
    Ok(Weighed {
        id: rating.id.clone(),
        skill: rating.skill,
        facet: rating.facet.clone(),
        rating: true,
        item: rating.weighed().ok_or(LeftOutReason::UnknownItem)?.clone(),
        category: usize::from(level.number()),
        doubt,
    })
}

fn weigh_question(question: &Question, given: &Given, admits: Prob) -> Result<Weighed, LeftOutReason> {
    if given.version != question.version {
        return Err(LeftOutReason::OtherVersion);
    }
    let category = match given.choice {
        Choice::Option(place) => {
            let option = question.options.get(usize::from(place)).ok_or(LeftOutReason::OutOfRange)?;
            if is_rapid(question, given.choice, given.took_ms) {
                return Err(LeftOutReason::Rapid);
            }
            usize::from(option.points)
        }
        Choice::DontKnow if question.is_knowledge() => 0,
        Choice::DontKnow | Choice::Level(_) => return Err(LeftOutReason::OutOfRange),
    };
    Ok(Weighed {
        id: question.id.clone(),
        skill: question.skill,
        facet: question.facet.clone(),
        rating: false,
        item: question.item(admits).ok_or(LeftOutReason::UnknownItem)?,
        category,
        doubt: question.difficulty_sd,
    })
}

/// Whether the answer came faster than the question can be read (see [`cairn_measure::effort`]). "I don't know" never
/// does: it needs no reading to be true. Nor does an answer whose time is not known.
pub(crate) fn is_rapid(question: &Question, choice: Choice, took_ms: Option<u32>) -> bool {
    let took = took_ms.map(|took| Duration::from_millis(u64::from(took)));
    let normal = Duration::from_secs(u64::from(question.seconds));
    let picked = matches!(choice, Choice::Option(_));
    picked && took.is_some_and(|took| effort(took, normal) == Effort::Rapid)
}

/// The probability with which the person says "I don't know" where they do not know, over the whole attempt.
pub(crate) fn share_unknown(bank: &Bank, answers: &[Given]) -> Prob {
    let mut habit = Habit::new();
    for given in answers.iter().filter(|given| !matches!(given.choice, Choice::Level(_))) {
        let Some(question) = bank.question(&given.item) else { continue };
        let Kind::Knowledge { c, .. } = &question.kind else { continue };
        match given.choice {
            Choice::DontKnow => habit.admitted(),
            Choice::Option(place) => {
                let option = question.options.get(usize::from(place));
                if option.is_some_and(|option| option.points == 0)
                    && !is_rapid(question, given.choice, given.took_ms)
                {
                    habit.wrong(*c);
                }
            }
            Choice::Level(_) => {}
        }
    }
    habit.share()
}
