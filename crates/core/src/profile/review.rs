//! The questions of an attempt once more, with the best answers and the reasons.
//!
//! Only what was asked is shown, so that the rest stays unseen for a retake and for a manager's confirmation test.

use super::weigh_answers::{LeftOutReason, weigh};
use crate::attempt::{Attempt, Choice, display_order, variant_of};
use crate::content::{Bank, Content, DifficultyBasis, Question, Reason, Retired};
use crate::{ItemId, Skill};

/// The review in each of its states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewView {
    /// The attempt is not finished: answers are not shown while they can still be given.
    NotYet,
    /// No question was answered, only ratings, which have no best answer.
    NoQuestions,
    /// The questions, skill by skill.
    Questions(Vec<ReviewSkill>),
}

/// The questions of one skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewSkill {
    /// The skill's name.
    pub name: String,
    /// Its questions, in the order in which they were asked.
    pub questions: Vec<ReviewQuestion>,
}

/// One question with what was picked and what is best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewQuestion {
    /// Its id.
    pub item: ItemId,
    /// The facet's name.
    pub facet: String,
    /// The question or the scene.
    pub stem: String,
    /// A block of code or output; empty where there is none.
    pub code: String,
    /// Points of the answer, and the most there are; `None` for "I don't know".
    pub earned: Option<(u8, u8)>,
    /// The options, as they stood on the screen.
    pub options: Vec<ReviewOption>,
    /// Why the answer is kept and not counted; `None` where it counts.
    pub left_out: Option<LeftOutReason>,
    /// Where anyone can check it.
    pub source: String,
    /// When and why it ceased to be asked; `None` while it is.
    pub retired: Option<Retired>,
    /// What its difficulty rests on.
    pub rests_on: DifficultyBasis,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewOption {
    /// What it says.
    pub text: String,
    /// Why it is right, or tempting and wrong.
    pub why: String,
    /// Points for it.
    pub points: u8,
    /// Whether it is the best one.
    pub best: bool,
    /// Whether it was picked.
    pub picked: bool,
}

/// The review of an attempt. Questions whose text or reasons are not at hand, or have changed since, are passed over.
pub fn review_view(content: &Content, bank: &Bank, reasons: &[Reason], attempt: &Attempt) -> ReviewView {
    if !attempt.finished() {
        return ReviewView::NotYet;
    }
    let (_, left) = weigh(content, bank, attempt);
    let of = |skill: Skill| {
        let answers = attempt.answers();
        let questions = answers.iter().filter_map(|given| {
            let asked = bank.question(&given.item)?;
            let same = asked.skill == skill && asked.version == given.version;
            let reason = reasons.iter().find(|reason| reason.id == given.item)?;
            let out = left.iter().find(|out| out.item == given.item).map(|out| out.why);
            same.then(|| question(content, attempt, (asked, reason), (given.choice, out)))
        });
        let name = content.skill(skill).map_or_else(String::new, |info| info.name.clone());
        ReviewSkill { name, questions: questions.collect() }
    };
    let skills: Vec<ReviewSkill> =
        Skill::ALL.into_iter().map(of).filter(|skill| !skill.questions.is_empty()).collect();
    if skills.is_empty() { ReviewView::NoQuestions } else { ReviewView::Questions(skills) }
}

fn question(
    content: &Content,
    attempt: &Attempt,
    (asked, reason): (&Question, &Reason),
    (choice, left_out): (Choice, Option<LeftOutReason>),
) -> ReviewQuestion {
    let seed = attempt.seed_of(&asked.id);
    let variant = variant_of(seed, &asked.id, asked.variants());
    let shown = asked.shown(variant);
    let most = asked.options.iter().map(|option| option.points).max().unwrap_or_default();
    let count = u8::try_from(asked.options.len()).unwrap_or(0);
    let option = |place: u8| {
        let at = usize::from(place);
        let points = asked.options.get(at)?.points;
        Some(ReviewOption {
            text: shown.options.get(at)?.clone(),
            why: asked.filled(reason.whys.get(at)?, variant),
            points,
            best: points == most,
            picked: choice == Choice::Option(place),
        })
    };
    let options: Vec<ReviewOption> =
        display_order(seed, &asked.id, count, asked.fixed).into_iter().filter_map(option).collect();
    ReviewQuestion {
        item: asked.id.clone(),
        facet: content.facet(&asked.facet).map_or_else(String::new, |(_, facet)| facet.name.clone()),
        stem: shown.stem,
        code: shown.code,
        earned: options.iter().find(|option| option.picked).map(|option| (option.points, most)),
        options,
        left_out,
        source: reason.source.clone(),
        retired: reason.retired.clone(),
        rests_on: reason.rests_on.clone(),
    }
}
