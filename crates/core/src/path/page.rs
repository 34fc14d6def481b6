//! What the page of the path shows: the one thing to do next, the ways in, ten stages with their reasons.

use super::confidence::Shown;
use super::entry::{WayReason, suggested};
use super::narrowing::{AskBy, HingeView, ask_by, hinge, least_certain, open_ratings};
use super::onward::{Ahead, OtherStage, ahead, next_on, probably_at, surer_beside};
use super::percent::Percent;
use super::reasons::{MovingAnswer, level_name, reasons};
use super::view::{ResultHeadline, StageRow, headline, headline_stage, stage_row};
use super::way::LearningEstimate;
use super::{Ground, StageStanding, StageState};
use crate::attempt::{Attempt, Facts};
use crate::content::{Bank, Content, PathContent, StageInfo, Way};
use crate::decimal::Tenths;
use crate::profile::Basis;
use crate::profile::view::skill_row;
use crate::{Level, Skill, Stage, WayId};

/// From this percentage on a stage has no need that is worth naming as the one that fails most often.
const SURE: u8 = 99;

/// The page in each of its states.
#[derive(Clone, Debug, PartialEq)]
pub enum PathPage {
    /// Nothing was answered that counts.
    Nothing,
    /// Some skills were measured, and a path needs all seven.
    SomeSkills,
    /// The path.
    Whole(Box<Whole>),
}

/// The path of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// Where the person stands.
    pub headline: ResultHeadline,
    /// What it rests on.
    pub answered: Basis,
    /// The one thing to do next.
    pub next: Next,
    /// The ways in, as the content has them.
    pub ways: Vec<WayRow>,
    /// The ten stages, first to last.
    pub stages: Vec<PathRow>,
    /// The largest Monte Carlo error of a stage, in points.
    pub error: Tenths,
    /// Stages before a reached milestone, on the way taken, whose own milestone is said to be open.
    pub gaps: Vec<(Stage, String)>,
}

/// The one thing to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Skills meet a stage, shown or likely, and no milestone was ever spoken of: say what is done.
    Tell {
        /// The stage.
        goal: Goal,
    },
    /// The skills are there: reach the milestone.
    Milestone {
        /// The stage.
        goal: Goal,
    },
    /// Answers can still settle it, and there are questions left: answer them before anything is learned.
    Ask {
        /// The stage.
        goal: Goal,
        /// The need that it hangs on most.
        hinge: HingeView,
        /// Where to answer.
        by: AskBy,
    },
    /// A facet has to grow.
    Improve {
        /// The stage.
        goal: Goal,
        /// What to begin with; `None` while the shortest way is not known.
        first: Option<First>,
        /// A skill that can be looked at more closely, where the stage hangs on it.
        closer: Option<HingeView>,
    },
    /// The end of the path is reached.
    End {
        /// The stage.
        goal: Goal,
    },
}

/// The first piece of the shortest way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct First {
    /// The facet's name.
    pub facet: String,
    /// Its skill's name.
    pub skill: String,
    /// Its level today, in words.
    pub from: String,
    /// Its level afterwards, in words.
    pub to: String,
    /// Hours.
    pub hours: u32,
    /// How to practise it.
    pub practise: String,
}

/// A stage to go for.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The stage.
    pub stage: Stage,
    /// Its name.
    pub name: String,
    /// Its milestone.
    pub milestone: String,
    /// Probability that the skills meet its needs.
    pub shown: Percent,
    /// Its state.
    pub state: StageState,
    /// A stage that the way leaves out although the skills meet its needs more surely.
    pub surer: Option<OtherStage>,
    /// A later stage of the way where the person probably stands, and no more than that.
    pub probably_at: Option<OtherStage>,
    /// The level at which each skill likely stands by ratings alone, in the order of [`Skill::ALL`]; `None` where questions about it
    /// were answered.
    pub by_ratings: [Option<Level>; Skill::COUNT],
}

/// A way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayRow {
    /// Its id.
    pub id: WayId,
    /// Where its people come from.
    pub name: String,
    /// What it is like, and why it goes this way.
    pub about: String,
    /// Why it goes this way.
    pub reason: String,
    /// Whether it is the one that the page shows.
    pub taken: bool,
    /// What speaks for it; `None` where it is not the one that fits best.
    pub because: Option<WayReason>,
    /// Its stages, in its order.
    pub stages: Vec<Stage>,
    /// Why the stage to go for is another one than comes next in that order; `None` where it is that one, and where the way is not
    /// taken.
    pub ahead: Option<Ahead>,
}

impl Whole {
    /// The stage that the headline is about, where the way taken leaves it out.
    pub fn headline_off_way(&self) -> Option<Stage> {
        let about = headline_stage(&self.headline)?;
        self.stages.iter().any(|row| row.row.stage == about && row.place.is_none()).then_some(about)
    }
}

/// One stage.
#[derive(Clone, Debug, PartialEq)]
pub struct PathRow {
    /// What every list of stages shows.
    pub row: StageRow,
    /// Its place on the way taken, from 1; `None` where the way leaves it out.
    pub place: Option<u8>,
    /// Monte Carlo error of *shown*, in points.
    pub error: Tenths,
    /// The need that fails most often: skill or facet, level in words, how often it is not met; `None` where as good as none does.
    pub fails: Option<(String, String, Percent)>,
    /// Answers that support it most.
    pub supports: Vec<MovingAnswer>,
    /// Answers that contradict it most.
    pub contradicts: Vec<MovingAnswer>,
}

/// The page of the path; `wish` is the way that the person has taken, if any.
pub fn path_page(
    content: &Content,
    path: &PathContent,
    bank: &Bank,
    attempt: &Attempt,
    ground: &Ground,
    wish: Option<&WayId>,
) -> PathPage {
    if ground.is_empty() {
        return PathPage::Nothing;
    }
    if attempt.measured().len() < Skill::COUNT {
        return PathPage::SomeSkills;
    }
    let facts = attempt.facts();
    let Some((fitting, because)) = suggested(path, ground, &facts) else { return PathPage::Nothing };
    let Some(taken) = taken(path, ground, wish) else { return PathPage::Nothing };
    let skills: Vec<_> = ground.profile.skills.iter().map(|one| skill_row(content, one)).collect();
    let next = next(content, path, bank, (ground, attempt), taken);
    let goal = (!matches!(next, Next::End { .. })).then(|| goal_of(&next).stage);
    let rows = ground.position.stages.iter().zip(&content.stages).filter_map(|(standing, info)| {
        let (supports, contradicts) = reasons(content, bank, attempt, ground, standing);
        Some(PathRow {
            row: stage_row(content, standing, &ground.position, goal)?,
            place: place(taken, standing.stage),
            error: Tenths::of(standing.error * 100.0),
            fails: fails(content, ground, info, standing)
                .filter(|_| Percent::of(standing.shown).bar() < SURE),
            supports,
            contradicts,
        })
    });
    let stages: Vec<PathRow> = rows.collect();
    let ways = path.ways.iter().map(|way| WayRow {
        id: way.id.clone(),
        name: way.name.clone(),
        about: way.about.clone(),
        reason: way.reason.clone(),
        taken: way.id == taken.id,
        because: (way.id == fitting).then(|| because.clone()),
        stages: way.stages.clone(),
        ahead: goal.filter(|_| way.id == taken.id).and_then(|goal| ahead(path, way, ground, goal)),
    });
    PathPage::Whole(Box::new(Whole {
        headline: headline(content, attempt, &ground.position, &skills, (false, goal)),
        answered: ground.profile.answered,
        ways: ways.collect(),
        error: stages.iter().map(|row| row.error).max().unwrap_or_else(|| Tenths::of(0.0)),
        gaps: gaps(content, taken, &facts),
        stages,
        next,
    }))
}

/// The way that a person is on: the one they have taken, else the one that fits best.
fn taken<'a>(path: &'a PathContent, ground: &Ground, wish: Option<&WayId>) -> Option<&'a Way> {
    let fitting = || path.way(&suggested(path, ground, &ground.log().facts())?.0);
    wish.and_then(|id| path.way(id)).or_else(fitting)
}

/// The stage to go for on the way that a person is on; `None` at its end, or where not all skills are measured.
pub fn goal(path: &PathContent, ground: &Ground, wish: Option<&WayId>) -> Option<Stage> {
    if ground.is_empty() || ground.log().measured().len() < Skill::COUNT {
        return None;
    }
    next_on(path, taken(path, ground, wish)?, &ground.position.stages).map(|standing| standing.stage)
}

/// The one thing to do next on the way that a person is on; `None` as in [`goal`], but for the end of the way.
pub fn next_of(
    content: &Content,
    path: &PathContent,
    bank: &Bank,
    ground: &Ground,
    wish: Option<&WayId>,
) -> Option<Next> {
    if ground.is_empty() || ground.log().measured().len() < Skill::COUNT {
        return None;
    }
    Some(next(content, path, bank, (ground, ground.log()), taken(path, ground, wish)?))
}

fn place(way: &Way, stage: Stage) -> Option<u8> {
    let at = way.stages.iter().position(|known| *known == stage)?;
    u8::try_from(at + 1).ok()
}

/// The stage that a next thing is about.
pub const fn goal_of(next: &Next) -> &Goal {
    match next {
        Next::Tell { goal }
        | Next::Milestone { goal }
        | Next::Ask { goal, .. }
        | Next::Improve { goal, .. }
        | Next::End { goal } => goal,
    }
}

/// Where the skills likely stand of which nothing but ratings tells.
fn by_ratings(ground: &Ground) -> [Option<Level>; Skill::COUNT] {
    let skills = &ground.profile().skills;
    Skill::ALL
        .map(|skill| skills.get(skill.index()).filter(|one| one.basis.questions == 0).map(|one| one.level))
}

fn next(
    content: &Content,
    path: &PathContent,
    bank: &Bank,
    (ground, attempt): (&Ground, &Attempt),
    way: &Way,
) -> Next {
    let stages = &ground.position.stages;
    let goal = |standing: &StageStanding| {
        let info = content.stage(standing.stage);
        Goal {
            stage: standing.stage,
            name: info.map_or_else(String::new, |info| info.name.clone()),
            milestone: info.map_or_else(String::new, |info| info.milestone.clone()),
            shown: Percent::of(standing.shown),
            state: standing.state,
            surer: surer_beside(content, way, stages, standing),
            probably_at: probably_at(content, way, stages, standing),
            by_ratings: by_ratings(ground),
        }
    };
    let Some(standing) = next_on(path, way, stages) else {
        let last = stages.last().map(goal);
        let unknown = || Goal {
            stage: Stage::LAST,
            name: String::new(),
            milestone: String::new(),
            shown: Percent::BelowOne,
            state: StageState { skills: Shown::NotYet, done: None },
            surer: None,
            probably_at: None,
            by_ratings: [None; Skill::COUNT],
        };
        return Next::End { goal: last.unwrap_or_else(unknown) };
    };
    let goal = goal(standing);
    let facts = attempt.facts();
    let said = Stage::all().any(|stage| facts.done(stage).is_some());
    match standing.state.skills {
        Shown::Shown | Shown::Likely if !said => return Next::Tell { goal },
        Shown::Shown => return Next::Milestone { goal },
        Shown::Likely | Shown::Open | Shown::NotYet => {}
    }
    let ratings = open_ratings(content, bank, attempt);
    if let Some((by, hinge)) = ratings.and_then(|by| Some((by, least_certain(content, standing)?))) {
        return Next::Ask { goal, hinge, by };
    }
    let hinge = hinge(content, standing);
    let by = hinge.as_ref().and_then(|hinge| ask_by(content, bank, attempt, hinge));
    match (hinge, by) {
        (Some(hinge), Some(by @ (AskBy::GoOn | AskBy::Ratings | AskBy::Full))) => {
            Next::Ask { goal, hinge, by }
        }
        (closer, Some(AskBy::Skill(_))) => Next::Improve { goal, first: None, closer },
        _ => Next::Improve { goal, first: None, closer: None },
    }
}

/// What to do next, once the way there is known: its first piece; or, where as likely as not nothing is lacking, the deed, and
/// after the deed the questions that can settle what is in doubt.
pub fn with_way(content: &Content, path: &PathContent, next: Next, way: &LearningEstimate) -> Next {
    match next {
        Next::Improve { goal, closer: Some(hinge), .. } if way.pieces.is_empty() && goal.state.is_done() => {
            let by = AskBy::Skill(hinge.skill);
            Next::Ask { goal, hinge, by }
        }
        Next::Improve { goal, .. } if way.pieces.is_empty() && !goal.state.is_done() => {
            Next::Milestone { goal }
        }
        Next::Improve { goal, closer, .. } => {
            Next::Improve { goal, first: first(content, path, way), closer }
        }
        next => next,
    }
}

/// What to begin with on a way.
fn first(content: &Content, path: &PathContent, way: &LearningEstimate) -> Option<First> {
    let piece = way.pieces.first()?;
    Some(First {
        facet: content.facet(&piece.facet)?.1.name.clone(),
        skill: content.skill(piece.skill)?.name.clone(),
        from: level_name(content, piece.from),
        to: level_name(content, piece.to),
        hours: piece.hours.whole().max(1),
        practise: path.texts(&piece.facet, piece.to)?.practise.clone(),
    })
}

/// The need that a draw fails most often.
fn fails(
    content: &Content,
    ground: &Ground,
    info: &StageInfo,
    standing: &StageStanding,
) -> Option<(String, String, Percent)> {
    let skill_name = |skill: Skill| content.skill(skill).map_or_else(String::new, |info| info.name.clone());
    let skills = standing.needs.iter().map(|(skill, level, met)| (skill_name(*skill), *level, *met));
    let facets = info.facet_needs.iter().filter_map(|(facet, level)| {
        let column = ground.table.facet_need(facet, *level)?;
        let met = cairn_measure::weighed(ground.table.weights(), column);
        Some((content.facet(facet)?.1.name.clone(), *level, met))
    });
    let worst = skills.chain(facets).min_by(|left, right| left.2.total_cmp(&right.2))?;
    Some((worst.0, level_name(content, worst.1), Percent::of(1.0 - worst.2)))
}

/// Stages of the way before its last reached milestone whose milestone is open.
fn gaps(content: &Content, way: &Way, facts: &Facts) -> Vec<(Stage, String)> {
    let done = |stage: &Stage| facts.done(*stage) == Some(true);
    let last = way.stages.iter().rposition(done).unwrap_or(0);
    let open = way.stages.iter().take(last).filter(|stage| !done(stage));
    open.filter_map(|stage| Some((*stage, content.stage(*stage)?.name.clone()))).collect()
}
