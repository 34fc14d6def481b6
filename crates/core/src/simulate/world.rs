//! Worlds: who the people are, and how they answer.

use crate::Skill;
use crate::attempt::Mode;

/// What people do with a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answering {
    /// As the model assumes: they rule out what they see through and pick evenly among the rest.
    RuleOut,
    /// In scenes they are never lucky: they pick the action that they stand at (partial credit without luck). Questions as usual.
    NeverLucky,
    /// Who does not see through takes the most tempting of the wrong options left with this probability, and picks evenly else.
    Misconceptions(f64),
    /// They pick without reading.
    Blind,
    /// From half-way on an assistant gives the best answer, with this probability; until then they rule out and pick.
    Helped(f64),
}

/// How far the difficulties are off which the app takes for true.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DifficultyError {
    /// Not at all.
    Right,
    /// As far as the app allows for: each question by its own doubt, and each skill's whole scale by that of the anchors.
    AsAllowed,
    /// Each question by an error of this standard deviation (logits), the same for many people.
    Off(f64),
    /// The same, but for everybody alike: what a calibration can find. Ratings are misread as far as the app allows for.
    OffForAll(f64),
}

/// How those lean who rate somebody else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Leaning {
    /// Each has a leaning of their own, as large as the app allows for.
    AsAllowed,
    /// All of them rate so much too high (above 0) or too low, in logits: friends, or people with a grudge. The app takes
    /// raters for independent of each other.
    Alike(f64),
    /// They repeat what the person says: their ratings have the person's own biases.
    Echo,
}

/// What others say of each person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colleagues {
    /// How many of them rate all 35 ratings.
    pub count: usize,
    /// How they lean.
    pub leaning: Leaning,
}

/// A world.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// Its name, for tables.
    pub name: &'static str,
    /// What is assessed.
    pub mode: Mode,
    /// How people answer questions.
    pub answering: Answering,
    /// How far difficulties are off.
    pub difficulties: DifficultyError,
    /// Shared self-rating bias in logits; `None` draws it from the prior.
    pub shared_bias: Option<f64>,
    /// Standard deviation of the bias a skill, in logits; `None` is as the prior has it.
    pub skill_bias_sd: Option<f64>,
    /// Probability of "I don't know" where the person does not know.
    pub admits: f64,
    /// Fewest and most questions, in place of the mode's.
    pub questions: Option<(u16, u16)>,
    /// Ability in every skill, in logits; `None` draws people from the prior.
    pub everywhere: Option<f64>,
    /// Those who rate each person; `None` for nobody.
    pub colleagues: Option<Colleagues>,
}

impl World {
    /// The world in which the model in use is true.
    const REFERENCE: Self = Self {
        name: "rule out and pick (reference)",
        mode: Mode::Full,
        answering: Answering::RuleOut,
        difficulties: DifficultyError::Right,
        shared_bias: None,
        skill_bias_sd: None,
        admits: 0.5,
        questions: Some((42, 42)),
        everywhere: None,
        colleagues: None,
    };

    /// Whether the people in it answer by what they can do themselves.
    pub const fn is_honest(&self) -> bool {
        !matches!(self.answering, Answering::Helped(_))
    }
}

/// All worlds, the reference first.
pub fn worlds() -> Vec<World> {
    let usual = World::REFERENCE;
    let rated = |name, leaning| World {
        name,
        colleagues: Some(Colleagues { count: 2, leaning }),
        ..World::REFERENCE
    };
    vec![
        usual.clone(),
        World { name: "never lucky in scenes", answering: Answering::NeverLucky, ..usual.clone() },
        World {
            name: "misconceptions in a third",
            answering: Answering::Misconceptions(1.0 / 3.0),
            ..usual.clone()
        },
        World {
            name: "difficulties off as allowed for",
            difficulties: DifficultyError::AsAllowed,
            ..usual.clone()
        },
        World {
            name: "difficulties off by sd 0.8",
            difficulties: DifficultyError::Off(0.8),
            ..usual.clone()
        },
        World {
            name: "picks blindly, theta -2",
            answering: Answering::Blind,
            everywhere: Some(-2.0),
            ..usual.clone()
        },
        World { name: "theta -2 everywhere", everywhere: Some(-2.0), ..usual.clone() },
        World { name: "helped from half-way on", answering: Answering::Helped(0.97), ..usual.clone() },
        World { name: "everybody rates 1.5 too high", shared_bias: Some(1.5), ..usual.clone() },
        World { name: "everybody rates 1.5 too low", shared_bias: Some(-1.5), ..usual.clone() },
        World { name: "rating bias a skill of sd 0.8", skill_bias_sd: Some(0.8), ..usual.clone() },
        rated("two colleagues who lean as allowed for", Leaning::AsAllowed),
        rated("two friends who rate 1.5 too high", Leaning::Alike(1.5)),
        rated("two colleagues who rate 1.5 too low", Leaning::Alike(-1.5)),
        rated("two colleagues who repeat the person", Leaning::Echo),
        World { name: "never says \"I don't know\"", admits: 0.0, ..usual.clone() },
        World { name: "says it whenever not knowing", admits: 1.0, ..usual.clone() },
        World { name: "theta 3 everywhere", everywhere: Some(3.0), ..usual.clone() },
        World { name: "full, as it stops by itself", questions: None, ..usual.clone() },
        World { name: "full, 63 answers", questions: Some((28, 28)), ..usual.clone() },
        World { name: "full, 49 answers", questions: Some((14, 14)), ..usual.clone() },
        World { name: "quick look", mode: Mode::Quick, questions: None, ..usual.clone() },
        World {
            name: "one skill (leadership)",
            mode: Mode::Skill(Skill::Leadership),
            questions: None,
            ..usual.clone()
        },
        World { name: "one skill (Python)", mode: Mode::Skill(Skill::Python), questions: None, ..usual },
    ]
}
