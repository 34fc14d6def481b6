//! Stages *shown* (the skills meet every need) and *done* (the milestone is reached): never blurred into one.

use cairn_measure::{Share, weighed};

use super::confidence::Shown;
use super::table::Table;
use crate::attempt::{Attempt, Facts};
use crate::content::{Content, StageInfo};
use crate::order::sorted;
use crate::profile::Profile;
use crate::{FacetId, Level, Skill, Stage};

/// Ends of the likely span of where a person stands.
const SPAN: (f64, f64) = (0.1, 0.9);
/// How many facets are named as holding a person back.
const BLOCKERS: usize = 3;

/// The state of a stage: what the skills show, and what is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageState {
    /// How surely the skills meet every need.
    pub skills: Shown,
    /// Whether the person says they have reached the milestone; `None` where nothing was said of it, whatever was said of others.
    pub done: Option<bool>,
}

impl StageState {
    /// Whether the stage is reached: done and shown.
    pub const fn is_reached(self) -> bool {
        self.is_done() && matches!(self.skills, Shown::Shown)
    }

    /// Whether the person says that it is done.
    pub const fn is_done(self) -> bool {
        matches!(self.done, Some(true))
    }

    /// Whether somebody stands there, surely or probably: done, and shown or likely.
    pub const fn is_held(self) -> bool {
        self.is_done() && matches!(self.skills, Shown::Shown | Shown::Likely)
    }
}

/// One stage for one person.
#[derive(Clone, Debug, PartialEq)]
pub struct StageStanding {
    /// The stage.
    pub stage: Stage,
    /// Probability, 0 to 1, that the skills meet every need.
    pub shown: f64,
    /// Monte Carlo standard error of `shown`.
    pub error: f64,
    /// Whether the person says they have reached the milestone; `None` where they said nothing.
    pub done: Option<bool>,
    /// The line of evidence they give.
    pub evidence: String,
    /// What follows from both.
    pub state: StageState,
    /// The needs, with the probability that each is met.
    pub needs: Vec<(Skill, Level, f64)>,
}

/// Where a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the highest stage that is done, and shown or likely.
    At(Stage),
    /// There is none.
    BeforeFirst,
}

/// The likely span of where a person stands; `None` means before the first stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likely {
    /// Lower end.
    pub from: Option<Stage>,
    /// Upper end.
    pub to: Option<Stage>,
}

/// A facet that stands between a person and the next stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocker {
    /// The facet.
    pub facet: FacetId,
    /// Its skill.
    pub skill: Skill,
    /// Where the person is, in logits.
    pub theta: f64,
    /// Standard error of it.
    pub standard_error: f64,
    /// The level that the next stage needs.
    pub needed: Level,
    /// How far it is below the need, in logits; below 0 where the need is likely met, but not surely.
    pub gap: f64,
}

impl Blocker {
    /// The gap in standard errors: the greater, the surer the need is not met.
    fn doubt(&self) -> f64 {
        self.gap / self.standard_error
    }
}

/// A person on the path.
#[derive(Clone, Debug, PartialEq)]
pub struct PathPosition {
    /// All ten stages, first to last.
    pub stages: Vec<StageStanding>,
    /// Where the person stands.
    pub place: Place,
    /// How far that may be off.
    pub likely: Likely,
    /// The most useful stage to go for; `None` at the end of the path.
    pub next: Option<Stage>,
}

/// Where a person is on the path.
pub fn position(content: &Content, profile: &Profile, attempt: &Attempt) -> PathPosition {
    position_in(content, attempt, &Table::new(content, profile, &profile.draws))
}

/// The same from chances that are there already.
pub(super) fn position_in(content: &Content, attempt: &Attempt, table: &Table) -> PathPosition {
    let facts = attempt.facts();
    let stages: Vec<StageStanding> =
        content.stages.iter().map(|info| standing(info, table, &facts)).collect();
    let place = stages
        .iter()
        .rev()
        .find(|standing| standing.state.is_held())
        .map_or(Place::BeforeFirst, |standing| Place::At(standing.stage));
    let likely = likely(content, table, &facts);
    let next = next_stage(&stages, place);
    PathPosition { stages, place, likely, next }
}

fn standing(info: &StageInfo, table: &Table, facts: &Facts) -> StageStanding {
    let Share { value: shown, error } = table.shown(info);
    let done = facts.done(info.stage);
    let state = StageState { skills: Shown::of(shown), done };
    let needs = Skill::ALL.into_iter().zip(info.needs).map(|(skill, level)| {
        let met = table.need(skill, level).map_or(1.0, |column| weighed(table.weights(), column));
        (skill, level, met.clamp(0.0, 1.0))
    });
    StageStanding {
        stage: info.stage,
        shown,
        error,
        done,
        evidence: facts.evidence(info.stage).to_owned(),
        state,
        needs: needs.collect(),
    }
}

/// The span of the highest stage that is done and whose needs a draw meets.
fn likely(content: &Content, table: &Table, facts: &Facts) -> Likely {
    let done = content.stages.iter().filter(|info| facts.done(info.stage) == Some(true));
    // Place 0 is before the first stage.
    let mut mass = [0.0; Stage::COUNT as usize + 1];
    let mut left = table.weights().to_vec();
    for info in done.rev() {
        let needs = table.needs(info);
        for (draw, weight) in left.iter_mut().enumerate() {
            let met: f64 = needs.iter().filter_map(|column| column.get(draw)).product();
            mass[usize::from(info.stage.number())] += *weight * met;
            *weight -= *weight * met;
        }
    }
    mass[0] += left.iter().sum::<f64>();
    let at = |share: f64| {
        let mut sum = 0.0;
        let place = mass.iter().position(|part| {
            sum += part;
            sum >= share
        });
        place.and_then(|place| u8::try_from(place).ok()).and_then(Stage::new)
    };
    Likely { from: at(SPAN.0), to: at(SPAN.1) }
}

/// The stage above the place that the skills already show most; of equally shown ones the first.
fn next_stage(stages: &[StageStanding], place: Place) -> Option<Stage> {
    let above = stages.iter().filter(|standing| match place {
        Place::At(stage) => standing.stage > stage,
        Place::BeforeFirst => true,
    });
    above
        .fold(None::<&StageStanding>, |best, standing| match best {
            Some(best) if best.shown >= standing.shown => Some(best),
            _ => Some(standing),
        })
        .map(|standing| standing.stage)
}

/// At most three facets that hold a person back from a stage most, the worst first: those furthest below what it needs of
/// their skill (or of themselves).
pub(super) fn blockers(content: &Content, info: &StageInfo, profile: &Profile) -> Vec<Blocker> {
    let found: Vec<Blocker> = profile
        .facets
        .iter()
        .map(|facet| {
            let own = info.facet_needs.iter().find(|(id, _)| *id == facet.facet).map(|(_, level)| *level);
            let needed = own.unwrap_or(Level::default()).max(info.needs[facet.skill.index()]);
            Blocker {
                facet: facet.facet.clone(),
                skill: facet.skill,
                theta: facet.theta,
                standard_error: facet.standard_error,
                needed,
                gap: content.theta_from(needed) - facet.theta,
            }
        })
        // Nobody is held back by what most likely is there.
        .filter(|blocker| blocker.gap > 0.0)
        .collect();
    let mut found = sorted(&found, |left, right| right.doubt().total_cmp(&left.doubt()));
    found.truncate(BLOCKERS);
    found
}
