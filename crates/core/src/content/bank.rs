//! The questions: knowledge and judgement items, with templates that draw their numbers.

use cairn_measure::{Item, Prob};
use serde::Serialize;

use super::expand::expand;
use super::index::Index;
use crate::order::sorted;
use crate::{FacetId, ItemId, Skill};

/// The questions that are loaded so far.
#[derive(Clone, Debug, Default)]
pub struct Bank {
    questions: Vec<Question>,
    /// What is not asked any more, for the answers that were given to it.
    retired: Vec<Question>,
    loaded: Vec<Skill>,
    /// Where each question stands, asked ones first.
    index: Index,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// Its id.
    pub id: ItemId,
    /// The skill it measures.
    pub skill: Skill,
    /// The facet it belongs to.
    pub facet: FacetId,
    /// Where it may be asked.
    pub form: Form,
    /// Version of the text; an answer to another version is asked again.
    pub version: u16,
    /// Time a fluent person needs, in seconds.
    pub seconds: u16,
    /// The question or the scene.
    pub stem: String,
    /// A block of code or output under the stem; empty where there is none.
    pub code: String,
    /// Whether the options stand in an order that carries meaning.
    pub fixed: bool,
    /// The four options, in the order in which they are written.
    pub options: Vec<QuestionOption>,
    /// How answers are scored.
    pub kind: Kind,
    /// How unsure its difficulty is: standard deviation in logits.
    pub difficulty_sd: f64,
    /// Names of the placeholders of a template; empty for a plain question.
    pub names: Vec<String>,
    /// One row of values a variant, as they are shown.
    pub rows: Vec<Vec<String>>,
    /// Whether it is not asked any more: old answers to it count and are shown.
    pub retired: bool,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionOption {
    /// What it says.
    pub text: String,
    /// Points: 0 or 1 in a knowledge item; 0 to at most 3 in a judgement item, where actions that blind readers do not tell
    /// apart have the same.
    pub points: u8,
}

/// Where a question may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Form {
    /// Open attempts.
    A,
    /// Open attempts; a retake prefers it.
    B,
    /// The confirmation test alone.
    C,
}

/// How a question is scored, with its parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One right answer of four: three-parameter logistic model.
    Knowledge {
        /// Discrimination.
        a: f64,
        /// Difficulty, in logits.
        b: f64,
        /// Chance of a right guess.
        c: f64,
    },
    /// Four actions of unequal worth: partial knowledge with elimination ([`Item::elimination`]).
    Judgement {
        /// Discrimination.
        a: f64,
        /// Steps, in logits: as many as the most points that an action is worth.
        steps: Vec<f64>,
    },
}

/// A question as one person sees it: placeholders filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownQuestion {
    /// The question or the scene.
    pub stem: String,
    /// A block of code or output; empty where there is none.
    pub code: String,
    /// The options, in the order in which they are written.
    pub options: Vec<String>,
}

impl Kind {
    /// Where a question of this kind lies on the scale of its skill, in logits: a knowledge question's difficulty, the mean
    /// of a scene's steps.
    pub fn middle(&self) -> f64 {
        match self {
            Self::Knowledge { b, .. } => *b,
            Self::Judgement { steps, .. } => mean(steps),
        }
    }
}

impl Question {
    /// How many variants a template has; 1 for a plain question.
    pub fn variants(&self) -> usize {
        self.rows.len().max(1)
    }

    /// The question with the values of one variant; a variant that does not exist wraps around.
    pub fn shown(&self, variant: usize) -> ShownQuestion {
        let fill = |text: &str| self.filled(text, variant);
        ShownQuestion {
            stem: fill(&self.stem),
            code: fill(&self.code),
            options: self.options.iter().map(|option| fill(&option.text)).collect(),
        }
    }

    /// A text about the question, such as a reason, with the values of one variant.
    pub fn filled(&self, text: &str, variant: usize) -> String {
        let row: &[String] = self.rows.get(variant % self.variants()).map_or(&[], Vec::as_slice);
        expand(text, &self.names, row)
    }

    /// The question as the measurement sees it, for a person who admits not knowing with probability `admits`, with the doubt
    /// about its difficulty. `None` for parameters that the content check refuses.
    pub fn item(&self, admits: Prob) -> Option<Item> {
        self.exact(admits)?.with_difficulty_error(self.difficulty_sd).ok()
    }

    /// The question with its parameters taken at their word: for simulated people, for whom they are true.
    pub fn exact(&self, admits: Prob) -> Option<Item> {
        let item = match &self.kind {
            Kind::Knowledge { a, b, c } => Item::logistic(*a, *b, *c, 1.0),
            Kind::Judgement { a, steps } => Item::elimination(*a, steps, &self.worths()),
        };
        Some(item.ok()?.for_habit(admits))
    }

    /// How many options are worth each number of points, 0 first.
    pub fn worths(&self) -> Vec<usize> {
        let most = usize::from(self.most_points());
        (0..=most)
            .map(|points| self.options.iter().filter(|one| usize::from(one.points) == points).count())
            .collect()
    }

    /// The points of the best option.
    pub fn most_points(&self) -> u8 {
        self.options.iter().map(|option| option.points).max().unwrap_or_default()
    }

    /// Whether "I don't know" is offered.
    pub fn is_knowledge(&self) -> bool {
        matches!(self.kind, Kind::Knowledge { .. })
    }
}

#[expect(clippy::cast_precision_loss, reason = "a scene has three steps at most")]
fn mean(steps: &[f64]) -> f64 {
    steps.iter().sum::<f64>() / steps.len().max(1) as f64
}

impl Bank {
    /// Adds the questions of a skill; a skill that is there already is left as it is.
    pub fn add(&mut self, skill: Skill, questions: Vec<Question>) {
        if !self.has(skill) {
            let own = questions.into_iter().filter(|question| question.skill == skill);
            let (retired, asked): (Vec<_>, Vec<_>) = own.partition(|question| question.retired);
            self.loaded.push(skill);
            merge(&mut self.questions, asked);
            merge(&mut self.retired, retired);
            self.index =
                Index::of(self.questions.len() + self.retired.len(), |place| Some(&self.at(place)?.id));
        }
    }

    /// Whether a skill's questions are loaded.
    pub fn has(&self, skill: Skill) -> bool {
        self.loaded.contains(&skill)
    }

    /// All loaded questions that may be asked, by skill, then by id.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The question of this id, also one that is not asked any more.
    pub fn question(&self, id: &ItemId) -> Option<&Question> {
        self.at(self.index.find(id, |place| Some(&self.at(place)?.id))?)
    }

    fn at(&self, place: usize) -> Option<&Question> {
        self.questions.get(place).or_else(|| self.retired.get(place - self.questions.len()))
    }
}

/// The order of loading must not change the order of items, on which ties are broken.
fn merge(into: &mut Vec<Question>, more: Vec<Question>) {
    into.extend(more);
    *into = sorted(into, |left, right| (left.skill, &left.id).cmp(&(right.skill, &right.id)));
}
