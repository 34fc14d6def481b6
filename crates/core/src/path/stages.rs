//! Stages *shown* (the skills meet every need) and *done* (the milestone is reached): never blurred into one.

use crate::attempt::{Attempt, Facts};
use crate::content::{Content, StageInfo};
use crate::order::sorted;
use crate::profile::{Drawn, Profile, above};
use crate::{FacetId, Level, Skill, Stage};

/// From this probability on, a stage counts as shown: more likely than not.
const SHOWN_FROM: f64 = 0.5;
/// Ends of the likely span of where a person stands.
const SPAN: (f64, f64) = (0.1, 0.9);
/// How many facets are named as holding a person back.
const BLOCKERS: usize = 3;
/// A facet holds a person back while its need is met with less than 80 %: the normal deviate of that, with its sign.
const SURELY_MET: f64 = -0.8416;

/// The four states of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageState {
    /// Done and shown.
    Reached,
    /// Shown, not done yet.
    Ready,
    /// Done, not shown.
    Unproven,
    /// Neither.
    Ahead,
}

/// One stage for one person.
#[derive(Clone, Debug, PartialEq)]
pub struct StageStanding {
    /// The stage.
    pub stage: Stage,
    /// Probability, 0 to 1, that the skills meet every need.
    pub shown: f64,
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
    /// At the highest stage that is done and shown.
    At(Stage),
    /// No stage is both done and shown.
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
pub struct Position {
    /// All ten stages, first to last.
    pub stages: Vec<StageStanding>,
    /// Where the person stands.
    pub place: Place,
    /// How far that may be off.
    pub likely: Likely,
    /// The most useful stage to go for; `None` at the end of the path.
    pub next: Option<Stage>,
    /// At most three facets that hold the person back most, the worst first.
    pub blockers: Vec<Blocker>,
}

/// Where a person is on the path.
pub fn position(content: &Content, profile: &Profile, attempt: &Attempt) -> Position {
    let facts = attempt.facts();
    let stages: Vec<StageStanding> =
        content.stages.iter().map(|info| standing(content, info, profile, &facts)).collect();
    let place = stages
        .iter()
        .rev()
        .find(|standing| standing.state == StageState::Reached)
        .map_or(Place::BeforeFirst, |standing| Place::At(standing.stage));
    let likely = likely(content, profile, &facts);
    let next = next_stage(&stages, place);
    let blockers = next
        .and_then(|stage| content.stage(stage))
        .map_or_else(Vec::new, |info| blockers(content, info, profile));
    Position { stages, place, likely, next, blockers }
}

fn standing(content: &Content, info: &StageInfo, profile: &Profile, facts: &Facts) -> StageStanding {
    let shown =
        profile.draws.iter().map(|drawn| drawn.weight * met(content, info, profile, drawn)).sum::<f64>();
    let done = facts.done(info.stage);
    let state = match (done == Some(true), shown >= SHOWN_FROM) {
        (true, true) => StageState::Reached,
        (false, true) => StageState::Ready,
        (true, false) => StageState::Unproven,
        (false, false) => StageState::Ahead,
    };
    let needs = Skill::ALL.into_iter().zip(info.needs).map(|(skill, level)| {
        let met = profile.draws.iter().map(|drawn| drawn.weight * drawn.reaches(content, skill, level));
        (skill, level, met.sum::<f64>().clamp(0.0, 1.0))
    });
    StageStanding {
        stage: info.stage,
        shown: shown.clamp(0.0, 1.0),
        done,
        evidence: facts.evidence(info.stage).to_owned(),
        state,
        needs: needs.collect(),
    }
}

/// Probability that one draw of the skills meets a stage's needs, the errors of the scales and of facets included.
fn met(content: &Content, info: &StageInfo, profile: &Profile, drawn: &Drawn) -> f64 {
    let skills: f64 = Skill::ALL
        .into_iter()
        .zip(info.needs)
        .map(|(skill, level)| drawn.reaches(content, skill, level))
        .product();
    let facets =
        info.facet_needs.iter().map(|(facet, level)| facet_met(content, facet, *level, profile, drawn));
    skills * facets.product::<f64>()
}

fn facet_met(content: &Content, facet: &FacetId, level: Level, profile: &Profile, drawn: &Drawn) -> f64 {
    let Some((skill, _)) = content.facet(facet) else { return 1.0 };
    let (deviation, error) = profile.deviation(facet);
    above(drawn.theta[skill.index()] + deviation - content.theta_from(level), error)
}

/// The span of the highest stage that is done and whose needs a draw meets.
fn likely(content: &Content, profile: &Profile, facts: &Facts) -> Likely {
    let done: Vec<&StageInfo> =
        content.stages.iter().filter(|info| facts.done(info.stage) == Some(true)).collect();
    // Place 0 is before the first stage.
    let mut mass = [0.0; Stage::COUNT as usize + 1];
    for drawn in &profile.draws {
        let mut left = drawn.weight;
        for info in done.iter().rev() {
            let here = left * met(content, info, profile, drawn);
            mass[usize::from(info.stage.number())] += here;
            left -= here;
        }
        mass[0] += left;
    }
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
    let open = above.filter(|standing| standing.state != StageState::Reached);
    open.fold(None::<&StageStanding>, |best, standing| match best {
        Some(best) if best.shown >= standing.shown => Some(best),
        _ => Some(standing),
    })
    .map(|standing| standing.stage)
}

/// The facets furthest below what a stage needs of their skill (or of themselves).
fn blockers(content: &Content, info: &StageInfo, profile: &Profile) -> Vec<Blocker> {
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
        .filter(|blocker| blocker.doubt() > SURELY_MET)
        .collect();
    let mut found = sorted(&found, |left, right| right.doubt().total_cmp(&left.doubt()));
    found.truncate(BLOCKERS);
    found
}
