//! What the assessment page shows.

use super::entry::Choice;
use super::log::Attempt;
use super::mode::Mode;
use super::next::{NextStep, StopReason, next};
use super::progress::{Progress, last_given, place_of_rating, progress};
use super::shuffle::{display_order, variant_of};
use crate::content::{Bank, Content, Question, Rating};
use crate::profile::is_rapid;
use crate::{ItemId, Level, Skill};

/// The assessment page in each of its states.
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "there is one, for the page that is shown")
)]
#[derive(Clone, Debug, PartialEq)]
pub enum AssessView {
    /// A rating or a question.
    Ask(AskView),
    /// The questions of these skills must be loaded first.
    Load(Vec<Skill>),
    /// Nothing is left to ask.
    Done(StopReason),
}

/// One rating or question on screen.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the page, and none excludes another"
)]
#[derive(Clone, Debug, PartialEq)]
pub struct AskView {
    /// What is asked.
    pub item: ItemId,
    /// The version of its text.
    pub version: u16,
    /// Its skill.
    pub skill: Skill,
    /// The skill's name.
    pub skill_name: String,
    /// Its place among the ratings of its skill and their number; `None` for questions.
    pub place: Option<(u16, u16)>,
    /// Heading: what a rating is about; for questions the facet.
    pub title: String,
    /// The question or the scene.
    pub text: String,
    /// A block of code or output; empty where there is none.
    pub code: String,
    /// Why it is asked.
    pub why: Option<String>,
    /// What can be picked.
    pub options: Vec<OptionView>,
    /// How the options are meant.
    pub kind: AskKind,
    /// What was picked before, if the person has come back to it.
    pub picked: Option<Choice>,
    /// Whether what was picked came too fast to count: the same pick, given again, counts with all the time spent on it.
    pub too_fast: bool,
    /// Whether its best answer was shown, so that another pick does not count.
    pub saw_best: bool,
    /// Whether there is something to go back to.
    pub has_previous: bool,
    /// Whether this was answered before, so that "next" leads on without an answer.
    pub has_next: bool,
    /// Where the person is.
    pub progress: Progress,
    /// How far each of the mode's skills is with its ratings, 0 to 100.
    pub stones: Vec<u8>,
}

/// What kind of answer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskKind {
    /// A self-rating.
    Rating,
    /// One right answer.
    Knowledge,
    /// Four actions of unequal worth.
    Judgement,
}

/// One thing to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionView {
    /// What is picked with it.
    pub choice: Choice,
    /// What it says; `None` for the two that the interface words: level 0 and "I don't know".
    pub text: Option<String>,
    /// The digit that picks it.
    pub digit: u8,
}

/// The page for an attempt. `seen` are items that the person met in earlier attempts; `back` is the item the person has gone back to, if any.
pub fn assess_view(
    content: &Content,
    bank: &Bank,
    missing: &[Skill],
    seen: &[ItemId],
    attempt: &Attempt,
    back: Option<&ItemId>,
) -> AssessView {
    let item = match back {
        Some(item) => item.clone(),
        None => match next(content, bank, missing, seen, attempt) {
            NextStep::Ask(item) => item,
            NextStep::Load(skills) => return AssessView::Load(skills),
            NextStep::Stop(reason) => return AssessView::Done(reason),
        },
    };
    let view = match (content.rating(&item), bank.question(&item)) {
        (Some(rating), _) => rating_view(content, rating),
        (None, Some(question)) => question_view(content, attempt, question),
        (None, None) => return AssessView::Done(StopReason::Exhausted),
    };
    let path = path_of(content, bank, attempt);
    let at = path.iter().position(|known| *known == item).unwrap_or(path.len());
    // Who has gone back to it, or beyond it, is told so where they are.
    let before = at.checked_sub(1).and_then(|at| path.get(at));
    let progress = progress(content, bank, attempt);
    let last_rapid = progress.last_rapid && before == last_given(attempt);
    AssessView::Ask(AskView {
        picked: attempt.answer(&item).map(|given| given.choice),
        too_fast: too_fast(bank, attempt, &item),
        saw_best: attempt.saw_best(&item),
        has_previous: at > 0,
        has_next: at < path.len(),
        progress: Progress { last_rapid, ..progress },
        stones: stones(content, attempt),
        ..view
    })
}

/// The page for a person who goes on beyond what the mode asks, until the questions are used up or tell nothing more.
///
/// It stands in no log: the answers do, and a reload shows the end again, from which one can go on again.
pub fn assess_beyond(
    content: &Content,
    bank: &Bank,
    missing: &[Skill],
    seen: &[ItemId],
    attempt: &Attempt,
    back: Option<&ItemId>,
) -> AssessView {
    let mut content = content.clone();
    let rules = match attempt.mode() {
        Mode::Quick => &mut content.modes.quick,
        Mode::Full => &mut content.modes.full,
        Mode::Skill(_) => &mut content.modes.skill,
    };
    // A quick look has no questions to go on with: it grows into another mode.
    if rules.questions_max > 0 {
        rules.questions_max = u16::try_from(bank.questions().len()).unwrap_or(u16::MAX);
        rules.se_target = 0.0;
    }
    match assess_view(&content, bank, missing, seen, attempt, back) {
        AssessView::Ask(ask) => {
            AssessView::Ask(AskView { progress: Progress { beyond: true, ..ask.progress }, ..ask })
        }
        other => other,
    }
}

/// Whether the answer to an item came faster than it can be read.
fn too_fast(bank: &Bank, attempt: &Attempt, item: &ItemId) -> bool {
    let given = attempt.answer(item).zip(bank.question(item));
    given.is_some_and(|(given, question)| is_rapid(question, given.choice, given.took_ms))
}

/// The items that a person can walk back through, in the order in which they were first answered.
pub fn path_of(content: &Content, bank: &Bank, attempt: &Attempt) -> Vec<ItemId> {
    let known = |item: &ItemId| content.rating(item).is_some() || bank.question(item).is_some();
    attempt.answers().into_iter().map(|given| given.item).filter(known).collect()
}

fn blank(item: &ItemId, version: u16, skill: Skill, content: &Content, kind: AskKind) -> AskView {
    AskView {
        item: item.clone(),
        version,
        skill,
        skill_name: content.skill(skill).map_or_else(String::new, |info| info.name.clone()),
        place: None,
        title: String::new(),
        text: String::new(),
        code: String::new(),
        why: None,
        options: Vec::new(),
        kind,
        picked: None,
        too_fast: false,
        saw_best: false,
        has_previous: false,
        has_next: false,
        progress: Progress::default(),
        stones: Vec::new(),
    }
}

fn rating_view(content: &Content, rating: &Rating) -> AskView {
    let options = Level::all().map(|level| OptionView {
        choice: Choice::Level(level),
        text: usize::from(level.number()).checked_sub(1).and_then(|index| rating.levels.get(index)).cloned(),
        digit: level.number(),
    });
    AskView {
        place: Some(place_of_rating(content, rating.skill, &rating.id)),
        title: rating.title.clone(),
        text: rating.ask.clone(),
        why: Some(rating.why.clone()),
        options: options.collect(),
        ..blank(&rating.id, rating.version, rating.skill, content, AskKind::Rating)
    }
}

fn question_view(content: &Content, attempt: &Attempt, question: &Question) -> AskView {
    let seed = attempt.seed();
    let count = u8::try_from(question.options.len()).unwrap_or(0);
    let order = display_order(seed, &question.id, count, question.fixed);
    let mut shown = question.shown(variant_of(seed, &question.id, question.variants()));
    let mut options: Vec<OptionView> = (1..)
        .zip(order)
        .map(|(digit, place)| OptionView {
            choice: Choice::Option(place),
            text: shown.options.get_mut(usize::from(place)).map(std::mem::take),
            digit,
        })
        .collect();
    let kind = if question.is_knowledge() { AskKind::Knowledge } else { AskKind::Judgement };
    if kind == AskKind::Knowledge {
        options.push(OptionView { choice: Choice::DontKnow, text: None, digit: 0 });
    }
    AskView {
        title: content.facet(&question.facet).map_or_else(String::new, |(_, facet)| facet.name.clone()),
        text: shown.stem,
        code: shown.code,
        options,
        ..blank(&question.id, question.version, question.skill, content, kind)
    }
}

/// How far each skill of the mode is with its ratings, in percent.
fn stones(content: &Content, attempt: &Attempt) -> Vec<u8> {
    let answers = attempt.answers();
    let share = |skill: Skill| {
        let all = content.ratings_of(skill).count().max(1);
        let done =
            content.ratings_of(skill).filter(|rating| answers.iter().any(|given| given.item == rating.id));
        u8::try_from(100 * done.count() / all).unwrap_or(100)
    };
    attempt.mode().skills().into_iter().map(share).collect()
}
