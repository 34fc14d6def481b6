//! What is calibrated: all questions, with what experts say of each as the prior, in the population of the joint model.

use core::fmt;
use std::collections::BTreeMap;

use cairn_measure::calibrate::{self, Design, Expert};

use crate::content::source::{AuthoredItem, Fitted, Library, fit};
use crate::content::{Bank, Content, Difficulties, Kind, Question};
use crate::profile::Joint;
use crate::{ItemId, Skill};

/// How far a discrimination may be off from what its readers' estimates give, as a standard deviation of its logarithm: the
/// spread that `content::source::fit` allows among shapes is 0.4, and a third of that is settled by two readers' rows.
const LN_A_SD: f64 = 0.3;
/// How far the people may be better or worse in a skill, all together, than the population of the scale: as far as one person from
/// its mean. Whoever opts in is no random part of anybody.
const SKILL_MEAN_SD: f64 = 1.0;
/// How far all of them together may rate themselves too high or too low: half as far as one person.
const BIAS_MEAN_SD: f64 = 0.5;

/// The questions of a content version, ready to be calibrated.
pub struct Study {
    pub(super) content: Content,
    pub(super) bank: Bank,
    pub(super) design: Design,
    /// The questions in the design's order, which is that of the files, with what experts say of each.
    pub(super) items: Vec<AuthoredItem>,
    questions: BTreeMap<ItemId, u32>,
    ratings: BTreeMap<ItemId, u32>,
}

/// Why a content cannot be calibrated; the content check refuses all of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StudyError {
    /// A question has parameters that no response model takes.
    Question(ItemId),
    /// A rating has.
    Rating(ItemId),
    /// The prior of the people is none.
    Prior,
}

impl fmt::Display for StudyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Question(id) => write!(f, "question {id:?} has parameters that no model takes"),
            Self::Rating(id) => write!(f, "rating {id:?} has parameters that no model takes"),
            Self::Prior => f.write_str("the prior of the people is not a distribution"),
        }
    }
}

impl core::error::Error for StudyError {}

impl Study {
    /// All questions of this content, those too that are not asked any more.
    ///
    /// The prior is always what *experts* say, also where a question has been calibrated before: those people's answers are
    /// counted again with the new ones, and must not count twice.
    pub fn new(library: &Library) -> Result<Self, StudyError> {
        let content = library.content.clone();
        let joint = Joint::new(&content.prior).ok_or(StudyError::Prior)?;
        let mut bank = Bank::default();
        for skill in Skill::ALL {
            bank.add(
                skill,
                library.questions().filter(|question| question.skill == skill).cloned().collect(),
            );
        }
        let items: Vec<AuthoredItem> = library.items.iter().chain(&library.retired).cloned().collect();
        let questions = items
            .iter()
            .map(|item| {
                calibrable(item, &library.difficulties)
                    .ok_or_else(|| StudyError::Question(item.question.id.clone()))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let ratings = content
            .ratings
            .iter()
            .map(|rating| {
                let item = rating.weighed().ok_or_else(|| StudyError::Rating(rating.id.clone()))?;
                Ok((item.clone(), Joint::loads(rating.skill, true).to_vec()))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let mut mean_sd = vec![0.0; joint.space().dimensions()];
        for skill in Skill::ALL {
            if let Some(sd) = mean_sd.get_mut(skill.index()) {
                *sd = SKILL_MEAN_SD;
            }
        }
        if let Some(sd) = mean_sd.get_mut(Joint::SHARED) {
            *sd = BIAS_MEAN_SD;
        }
        for skill in Skill::ALL {
            // Everybody may misread the levels' words in a skill alike: the mean over its ratings of what each is off by.
            let ratings = content.ratings.iter().filter(|rating| rating.skill == skill).count();
            if let Some(sd) = mean_sd.get_mut(Joint::bias_of(skill)) {
                *sd = content.prior.item_difficulty_sd / libm::sqrt(real(ratings.max(1)));
            }
        }
        let design =
            Design::new(joint.space(), &mean_sd, questions, ratings).map_err(|_| StudyError::Prior)?;
        let question_ids = items.iter().map(|item| item.question.id.clone());
        let rating_ids = content.ratings.iter().map(|rating| rating.id.clone());
        let (questions, ratings) = (question_ids.zip(0..).collect(), rating_ids.zip(0..).collect());
        Ok(Self { content, bank, design, items, questions, ratings })
    }

    /// The version of the content.
    pub fn content_version(&self) -> &str {
        &self.content.version
    }

    /// The questions with what experts say of them, in the order of the files.
    pub fn items(&self) -> &[AuthoredItem] {
        &self.items
    }

    pub(super) fn question(&self, id: &ItemId) -> Option<u32> {
        self.questions.get(id).copied()
    }

    pub(super) fn rating(&self, id: &ItemId) -> Option<u32> {
        self.ratings.get(id).copied()
    }
}

#[expect(clippy::cast_precision_loss, reason = "five ratings a skill")]
fn real(count: usize) -> f64 {
    count as f64
}

/// What experts say of a question: the readers' estimates, or where none have read it what its author set.
fn expert(item: &AuthoredItem, difficulties: &Difficulties) -> Expert {
    let (a, b, b_sd) = match fit(item, difficulties) {
        Some(Fitted { a, b, b_sd, .. }) => (a, b, b_sd),
        None if item.calibrated.is_some() => (item.author.a, item.author.b, difficulties.usual_sd),
        None => {
            let (Kind::Knowledge { a, .. } | Kind::Judgement { a, .. }) = item.question.kind;
            (a, item.question.kind.middle(), item.question.difficulty_sd)
        }
    };
    Expert { a, ln_a_sd: LN_A_SD, b, b_sd }
}

fn calibrable(item: &AuthoredItem, difficulties: &Difficulties) -> Option<calibrate::Question> {
    let expert = expert(item, difficulties);
    let Question { skill, kind, .. } = &item.question;
    let loads = Joint::loads(*skill, false);
    match kind {
        Kind::Knowledge { c, .. } => calibrate::Question::knowledge(loads, expert, *c).ok(),
        Kind::Judgement { steps, .. } => {
            let away = expert.b - kind.middle();
            let steps: Vec<f64> = steps.iter().map(|step| step + away).collect();
            calibrate::Question::scene(loads, expert, &steps, &item.question.worths()).ok()
        }
    }
}
