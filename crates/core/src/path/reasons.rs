//! Why a stage is shown as it is: the answers that support it and those that contradict it.

use super::{Ground, StageStanding};
use crate::attempt::{Attempt, Choice, variant_of};
use crate::content::{Bank, Content};
use crate::decimal::Hundredths;
use crate::order::sorted;
use crate::profile::Influence;
use crate::{ItemId, Level, Skill};

/// Most answers of each kind.
const MOST: usize = 3;
/// Smaller effects, in logits, are not worth naming.
const SMALLEST: f64 = 0.015;
/// Longest beginning of a question that is shown, in characters.
const SHOWN: usize = 90;

/// An answer that moves a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovingAnswer {
    /// What was asked, in a few words.
    pub about: String,
    /// The beginning of the question; empty for a rating.
    pub question: String,
    /// What was answered.
    pub answer: SaidAnswer,
    /// How many levels the skills that the stage hangs on stand higher because of it; negative where lower.
    pub levels: Hundredths,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidAnswer {
    /// A level, in words.
    Rated(String),
    /// Points, and the most there are; `None` for "I don't know".
    Earned(Option<(u8, u8)>),
}

/// How much each skill has to do with a stage not being shown: the probability that its need fails, as a share of all.
fn shares(standing: &StageStanding) -> [f64; Skill::COUNT] {
    let mut shares = [0.0; Skill::COUNT];
    let all: f64 = standing.needs.iter().map(|(_, _, met)| 1.0 - met).sum();
    for (skill, _, met) in &standing.needs {
        shares[skill.index()] = if all > 0.0 { (1.0 - met) / all } else { 0.0 };
    }
    shares
}

/// The answers that support a stage most, and those that contradict it most.
pub(super) fn reasons(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    ground: &Ground,
    standing: &StageStanding,
) -> (Vec<MovingAnswer>, Vec<MovingAnswer>) {
    let shares = shares(standing);
    let moved =
        |one: &Influence| one.shift.iter().zip(shares).map(|(shift, share)| shift * share).sum::<f64>();
    // Of an attempt that goes on nothing tells which answers were right, whatever other attempts are finished.
    let counted = ground.influences.iter().filter(|one| one.rating || ground.person().may_judge(&one.item));
    let all: Vec<(f64, &ItemId)> = counted.map(|one| (moved(one), &one.item)).collect();
    let all = sorted(&all, |left, right| right.0.abs().total_cmp(&left.0.abs()));
    // An answer in a skill that has nothing to do with the stage is no reason, even where it moves others a little.
    let needed = |item: &ItemId| {
        let skill = content.rating(item).map(|rating| rating.skill);
        let skill = skill.or_else(|| bank.question(item).map(|question| question.skill));
        skill.is_some_and(|skill| shares[skill.index()] > 0.0)
    };
    let pick = |supports: bool| {
        let wanted =
            |(by, item): &&(f64, &ItemId)| by.abs() >= SMALLEST && (*by > 0.0) == supports && needed(item);
        all.iter()
            .filter(wanted)
            .filter_map(|(by, item)| said(content, bank, attempt, item, *by))
            .take(MOST)
            .collect()
    };
    (pick(true), pick(false))
}

fn said(content: &Content, bank: &Bank, attempt: &Attempt, item: &ItemId, by: f64) -> Option<MovingAnswer> {
    let choice = attempt.answer(item)?.choice;
    let levels = Hundredths::of(by);
    if let (Some(rating), Choice::Level(level)) = (content.rating(item), choice) {
        let answer = SaidAnswer::Rated(level_name(content, level));
        return Some(MovingAnswer { about: rating.title.clone(), question: String::new(), answer, levels });
    }
    let question = bank.question(item)?;
    let most = question.options.iter().map(|option| option.points).max().unwrap_or_default();
    let earned = match choice {
        Choice::Option(place) => question.options.get(usize::from(place)).map(|option| (option.points, most)),
        Choice::DontKnow | Choice::Level(_) => None,
    };
    let (_, facet) = content.facet(&question.facet)?;
    let variant = variant_of(attempt.seed_of(item), item, question.variants());
    let stem = question.shown(variant).stem;
    let mut beginning: String = stem.chars().take(SHOWN).collect();
    if stem.chars().count() > SHOWN {
        beginning.push('…');
    }
    Some(MovingAnswer {
        about: facet.name.clone(),
        question: beginning,
        answer: SaidAnswer::Earned(earned),
        levels,
    })
}

/// The name of a level.
pub(crate) fn level_name(content: &Content, level: Level) -> String {
    content.levels.get(usize::from(level.number())).map_or_else(String::new, |info| info.name.clone())
}
