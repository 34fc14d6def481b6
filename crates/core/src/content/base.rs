//! The base of the content: all that the first screen needs, without the questions.

use cairn_measure::Item;
use serde::Serialize;

use crate::{FacetId, ItemId, Level, ResponsibilityId, Skill, Stage};

/// Everything but the questions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Content {
    /// Version of the whole content, for example `2026.1`; saved with every answer.
    pub version: String,
    /// Versions that came before; their answers count as far as the items are still the same.
    pub earlier: Vec<String>,
    /// What is assumed before the first answer.
    pub prior: Prior,
    /// The rules of each mode.
    pub modes: Modes,
    /// The six proficiency levels, lowest first.
    pub levels: Vec<LevelInfo>,
    /// The seven skills in the order of [`Skill::ALL`].
    pub skills: Vec<SkillInfo>,
    /// The 35 self-ratings, skill by skill, facet by facet.
    pub ratings: Vec<Rating>,
    /// The ten stages, first to last.
    pub stages: Vec<StageInfo>,
    /// The 12 responsibilities of the role.
    pub responsibilities: Vec<Responsibility>,
}

/// What is assumed of a person before the first answer; all sds in logits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Prior {
    /// Correlation between any two skills.
    pub skill_correlation: f64,
    /// Sd of a person's tendency to rate themselves too high or too low everywhere.
    pub shared_bias_sd: f64,
    /// Sd of that tendency in one skill, on top of the shared one.
    pub skill_bias_sd: f64,
    /// Sd of the error in an expert's difficulty of one item.
    pub item_difficulty_sd: f64,
    /// Sd of the error of a whole skill's scale against the levels.
    pub anchor_sd: f64,
}

/// How the difficulties of questions follow from the estimates of readers; for authors and reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difficulties {
    /// What the author's figure counts beside a blind reader's estimate.
    pub author_weight: f64,
    /// What all voices together may be off by in one item: standard deviation in logits.
    pub shared_sd: f64,
    /// The usual doubt about a difficulty, in logits.
    pub usual_sd: f64,
}

/// The rules of the three modes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Modes {
    /// Ratings only.
    pub quick: ModeRules,
    /// Ratings and questions.
    pub full: ModeRules,
    /// One skill.
    pub skill: ModeRules,
}

/// How long a mode lasts and when it has seen enough.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ModeRules {
    /// Name of the mode.
    pub name: String,
    /// One sentence on what it is for.
    pub about: String,
    /// What we tell a person it takes, in minutes; a little generous.
    pub minutes: u16,
    /// Fewest questions before it may stop by itself.
    pub questions_min: u16,
    /// Most questions it ever asks.
    pub questions_max: u16,
    /// Standard error of a skill, in logits, at which the skill is known well enough.
    pub se_target: f64,
}

/// One proficiency level.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelInfo {
    /// Which of the six.
    pub level: Level,
    /// Its name, for example "Independent".
    pub name: String,
    /// What it means.
    pub words: String,
    /// Theta from which it begins, in logits; `None` for the lowest.
    pub theta_from: Option<f64>,
}

/// One skill.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SkillInfo {
    /// Which of the seven.
    pub skill: Skill,
    /// Its name.
    pub name: String,
    /// Its name where there is little room, at most 9 letters.
    pub name_short: String,
    /// Why a strategist needs it.
    pub why: String,
    /// Its five facets.
    pub facets: Vec<Facet>,
}

/// One facet of a skill.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Facet {
    /// Its id, skill included.
    pub id: FacetId,
    /// Its name.
    pub name: String,
    /// What belongs to it.
    pub about: String,
}

/// A self-rating on one facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rating {
    /// Its id.
    pub id: ItemId,
    /// The skill it claims a level of.
    pub skill: Skill,
    /// The facet it asks about.
    pub facet: FacetId,
    /// Version of the text; an answer to another version is asked again.
    pub version: u16,
    /// What the rating is about, in a few words.
    pub title: String,
    /// The question.
    pub ask: String,
    /// Why it is asked.
    pub why: String,
    /// What a person does at levels 1 to 5.
    pub levels: [String; 5],
    /// Discrimination of the graded response model.
    pub a: f64,
    /// Thetas, in logits, from which levels 1 to 5 are the likelier pick; increasing.
    pub thresholds: [f64; 5],
    /// What [`Self::weighed`] gives.
    #[serde(skip)]
    pub(super) weighed: Option<Item>,
}

impl Rating {
    /// The rating with what its answers are weighed by made ready, for it is the same for everybody.
    pub(super) fn ready(self, prior: &Prior) -> Self {
        let item = self.item().and_then(|item| item.with_difficulty_error(prior.item_difficulty_sd).ok());
        Self { weighed: item, ..self }
    }

    /// The rating as its answers are weighed: with the doubt about its difficulty. `None` for parameters that the content check
    /// refuses.
    pub const fn weighed(&self) -> Option<&Item> {
        self.weighed.as_ref()
    }

    /// The rating as the measurement sees it; `None` for parameters that the content check refuses.
    pub fn item(&self) -> Option<Item> {
        Item::graded(self.a, &self.thresholds).ok()
    }
}

/// One stage of the path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StageInfo {
    /// Which of the ten.
    pub stage: Stage,
    /// Its name.
    pub name: String,
    /// What a person at this stage does.
    pub about: String,
    /// The level needed in each skill, in the order of [`Skill::ALL`].
    pub needs: [Level; Skill::COUNT],
    /// Facets that must reach a level of their own.
    pub facet_needs: Vec<(FacetId, Level)>,
    /// What a person has done who reached it.
    pub milestone: String,
    /// What a line of evidence may look like.
    pub evidence_hint: String,
}

/// One responsibility of the role.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Responsibility {
    /// Its id, for example `B6`.
    pub id: ResponsibilityId,
    /// With whom: `true` with business leaders, `false` with technical teams.
    pub business: bool,
    /// Its name.
    pub name: String,
    /// What it consists of.
    pub text: String,
}

impl Content {
    /// Whether there was ever a content of this version. What its items meant is else not known.
    pub fn knows(&self, version: &str) -> bool {
        self.version == version || self.earlier.iter().any(|earlier| earlier == version)
    }

    /// What is known of a skill.
    pub fn skill(&self, skill: Skill) -> Option<&SkillInfo> {
        self.skills.get(skill.index())
    }

    /// The rating of this id.
    pub fn rating(&self, id: &ItemId) -> Option<&Rating> {
        self.ratings.iter().find(|rating| rating.id == *id)
    }

    /// The five ratings of a skill, in the order of its facets.
    pub fn ratings_of(&self, skill: Skill) -> impl Iterator<Item = &Rating> {
        self.ratings.iter().filter(move |rating| rating.skill == skill)
    }

    /// What is known of a stage.
    pub fn stage(&self, stage: Stage) -> Option<&StageInfo> {
        self.stages.get(stage.index())
    }

    /// The facet of this id, with its skill.
    pub fn facet(&self, id: &FacetId) -> Option<(Skill, &Facet)> {
        self.skills.iter().find_map(|info| {
            info.facets.iter().find(|facet| facet.id == *id).map(|facet| (info.skill, facet))
        })
    }

    /// Theta, in logits, from which a level begins; minus infinity for the lowest.
    pub fn theta_from(&self, level: Level) -> f64 {
        self.levels
            .get(usize::from(level.number()))
            .and_then(|info| info.theta_from)
            .unwrap_or(f64::NEG_INFINITY)
    }

    /// The name of a level, for example "Independent".
    pub fn level_name(&self, level: Level) -> String {
        self.levels.get(usize::from(level.number())).map_or_else(String::new, |info| info.name.clone())
    }

    /// The level whose band holds `theta` (logits).
    pub fn level_at(&self, theta: f64) -> Level {
        Level::all().filter(|level| theta >= self.theta_from(*level)).last().unwrap_or_default()
    }
}
