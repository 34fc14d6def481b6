//! What the result page shows: summary first, then the skills, then the path. Enums and numbers, no sentences.

use cairn_measure::Flag;

use super::Ground;
use super::confidence::Shown;
use super::narrowing::{HingeView, hardest, hinge};
pub use super::percent::Percent;
use super::stages::{Blocker, PathPosition, Place, StageStanding, StageState, blockers};
use crate::attempt::Attempt;
use crate::content::{Bank, Content};
use crate::order::sorted;
use crate::person::{Person, Source};
use crate::profile::view::{Radar, Scale, SkillRow, radar, skill_row};
use crate::profile::{Basis, LeftOutReason, Profile, SelfRatingGap, flags, self_rating_gap};
use crate::{Skill, Stage};

/// The result page.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultView {
    /// The one sentence on top.
    pub headline: ResultHeadline,
    /// What the result rests on.
    pub answered: Basis,
    /// The skills that the attempt measured.
    pub skills: Vec<SkillRow>,
    /// The radar; only where all seven skills were measured.
    pub radar: Option<Radar>,
    /// The ten stages, first to last; empty where only one skill was measured.
    pub stages: Vec<StageRow>,
    /// What to go for.
    pub next: Option<NextView>,
    /// What would settle the stage of the headline, where answers still can.
    pub hinge: Option<HingeView>,
    /// At most three facets that hold the person back most.
    pub blockers: Vec<BlockerRow>,
    /// Answers that are kept and do not count, by reason.
    pub left_out: Vec<(LeftOutReason, u16)>,
    /// How many of these are about each skill.
    pub left_out_of_skill: [u16; Skill::COUNT],
    /// Where ratings and answers disagree.
    pub self_rating_gap: SelfRatingGap,
    /// What a reader should know about the way in which the answers were given.
    pub flags: Vec<Flag>,
    /// Whether answers were given under older rules, whose result was another one.
    pub older_rules: bool,
    /// The attempts that it rests on; empty where one attempt is shown by itself.
    pub sources: Vec<Source>,
}

/// What the sentence on top says.
#[derive(Clone, Debug, PartialEq)]
pub enum ResultHeadline {
    /// Nothing was answered.
    Nothing,
    /// The person stands at a stage, surely or probably.
    At {
        /// Its name.
        name: String,
        /// The stage.
        stage: Stage,
        /// Probability that the skills meet its needs, at least likely.
        shown: Percent,
        /// Likely span; `None` means before the first stage.
        from: Option<Stage>,
        /// Upper end of it.
        to: Option<Stage>,
    },
    /// A stage is done, and whether the skills meet its needs is open; no stage that is done is at least likely.
    Done {
        /// Its name.
        name: String,
        /// The highest such stage.
        stage: Stage,
        /// Probability that the skills meet its needs.
        shown: Percent,
        /// The stage that the person's way leads to, with its name, where it is another one.
        onward: Option<(Stage, String, Percent)>,
    },
    /// The person stands at no stage.
    Before {
        /// What the skills tell by themselves; `None` where they meet the needs of no stage yet.
        skills: Option<SkillsMeet>,
        /// Whether the person has said anything about milestones.
        milestones_said: bool,
    },
    /// Some skills were measured and not all seven: their names, with their levels in words.
    Skills(Vec<(String, String)>),
}

/// The stage whose needs the skills meet most surely, where its milestone is open.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillsMeet {
    /// The stage.
    pub stage: Stage,
    /// Its name.
    pub name: String,
    /// How probable that is, at least open.
    pub shown: Percent,
    /// The stage that the person's way leads to, with its name, where it leaves this one out and is met less surely.
    pub onward: Option<(Stage, String, Percent)>,
}

/// One stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageRow {
    /// The stage.
    pub stage: Stage,
    /// Its name.
    pub name: String,
    /// What a person at this stage does.
    pub about: String,
    /// What a person has done who reached it.
    pub milestone: String,
    /// Probability that the skills meet every need.
    pub shown: Percent,
    /// Whether the milestone is reached, if said.
    pub done: Option<bool>,
    /// The evidence given.
    pub evidence: String,
    /// Its state.
    pub state: StageState,
    /// Whether it is the one to go for.
    pub is_next: bool,
    /// Whether the person stands here.
    pub is_here: bool,
    /// The need that fails most often: skill, level in words, and the probability that it is met, where the page says it nowhere
    /// else.
    pub hardest: Option<(String, String, Option<Percent>)>,
}

/// What to go for.
#[derive(Clone, Debug, PartialEq)]
pub struct NextView {
    /// The stage.
    pub stage: Stage,
    /// Its name.
    pub name: String,
    /// Probability that the skills meet its needs already.
    pub shown: Percent,
    /// Its state.
    pub state: StageState,
    /// Its milestone.
    pub milestone: String,
}

/// A facet that holds a person back.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockerRow {
    /// The facet's name.
    pub facet: String,
    /// The skill's name.
    pub skill: String,
    /// What belongs to the facet.
    pub about: String,
    /// The level the person shows, in words.
    pub level: String,
    /// The level needed, in words.
    pub needed: String,
    /// Where the person is, on the scale.
    pub at: Scale,
    /// Lower end of the 90% interval, on the scale.
    pub from: Scale,
    /// Upper end of it.
    pub to: Scale,
    /// Where the needed level begins, on the scale.
    pub need_at: Scale,
}

/// The result of a person; `None` only for a content that the build refuses.
pub fn result_view(content: &Content, bank: &Bank, person: &Person) -> Option<ResultView> {
    let ground = Ground::new(content, bank, person.clone())?;
    result_of(content, bank, &ground, ground.position.next)
}

/// The same as somebody else sees it who does not know which way the person has taken: without a next step, which depends on it.
pub fn result_of_other(content: &Content, bank: &Bank, person: &Person) -> Option<ResultView> {
    let ground = Ground::new(content, bank, person.clone())?;
    result_of(content, bank, &ground, None)
}

/// The result of a person whose ground is there already; `None` as in [`result_view`]. `next` is the stage to go for: on the
/// way that the person has taken (see [`super::page::goal`]) or, where no way is known, [`PathPosition::next`].
pub fn result_of(content: &Content, bank: &Bank, ground: &Ground, next: Option<Stage>) -> Option<ResultView> {
    let (profile, position, log) = (&ground.profile, &ground.position, ground.log());
    let measured = log.measured();
    let all = measured.len() == Skill::COUNT;
    let estimates = profile.skills.iter().filter(|estimate| measured.contains(&estimate.skill));
    let skills: Vec<SkillRow> = estimates.map(|estimate| skill_row(content, estimate)).collect();
    let nothing = profile.answered == Basis::default();
    let next = next.filter(|_| all && !nothing);
    let headline = headline(content, log, position, &skills, (nothing, next));
    Some(ResultView {
        answered: profile.answered,
        radar: all.then(|| radar(content, &profile.skills)),
        stages: if all {
            position.stages.iter().filter_map(|s| stage_row(content, s, position, next)).collect()
        } else {
            Vec::new()
        },
        next: next.and_then(|stage| next_view(content, position, stage)),
        hinge: headline_stage(&headline)
            .and_then(|stage| position.stages.get(stage.index()))
            .and_then(|standing| hinge(content, standing)),
        blockers: next.map_or_else(Vec::new, |stage| hold_back(content, profile, position, stage)),
        left_out: left_out(&profile.left_out),
        left_out_of_skill: left_out_of_skill(&profile.left_out),
        self_rating_gap: self_rating_gap(content, bank, log, profile)?,
        flags: flags(content, bank, log),
        older_rules: log.under_older_rules(),
        sources: ground.person.sources().to_vec(),
        headline,
        skills,
    })
}

/// The stage that the headline is about.
pub(super) const fn headline_stage(headline: &ResultHeadline) -> Option<Stage> {
    match headline {
        ResultHeadline::At { stage, .. }
        | ResultHeadline::Done { stage, .. }
        | ResultHeadline::Before { skills: Some(SkillsMeet { stage, .. }), .. } => Some(*stage),
        ResultHeadline::Nothing | ResultHeadline::Skills(_) | ResultHeadline::Before { skills: None, .. } => {
            None
        }
    }
}

/// The sentence on top; `nothing` is whether nothing was answered, `next` the stage to go for.
pub(super) fn headline(
    content: &Content,
    attempt: &Attempt,
    position: &PathPosition,
    skills: &[SkillRow],
    (nothing, next): (bool, Option<Stage>),
) -> ResultHeadline {
    let name = |stage: Stage| content.stage(stage).map_or_else(String::new, |info| info.name.clone());
    if nothing {
        return ResultHeadline::Nothing;
    }
    if attempt.measured().len() < Skill::COUNT {
        return ResultHeadline::Skills(
            skills.iter().map(|row| (row.name.clone(), row.level.clone())).collect(),
        );
    }
    let shown = |stage: Stage| {
        position.stages.get(stage.index()).map_or(Percent::BelowOne, |standing| Percent::of(standing.shown))
    };
    if let Place::At(stage) = position.place {
        let (from, to) = (position.likely.from, position.likely.to);
        return ResultHeadline::At { name: name(stage), stage, shown: shown(stage), from, to };
    }
    let open = |standing: &&StageStanding| standing.state.is_done() && standing.state.skills == Shown::Open;
    if let Some(StageStanding { stage, .. }) = position.stages.iter().rev().find(open) {
        let onward = next.filter(|next| next != stage).map(|next| (next, name(next), shown(next)));
        return ResultHeadline::Done { name: name(*stage), stage: *stage, shown: shown(*stage), onward };
    }
    let meet = skills_meet(&position.stages);
    ResultHeadline::Before {
        skills: meet.map(|stage| {
            let chance = |of: Stage| position.stages.get(of.index()).map_or(0.0, |standing| standing.shown);
            // A way goes for what is met most surely on it: what is met more surely still is not on it.
            let onward = next.filter(|next| chance(*next) < chance(stage));
            let onward = onward.map(|next| (next, name(next), shown(next)));
            SkillsMeet { stage, name: name(stage), shown: shown(stage), onward }
        }),
        milestones_said: attempt.facts().tells_milestones(),
    }
}

/// The highest stage that is shown, else the highest that is likely, else the most probable one that is open.
fn skills_meet(stages: &[StageStanding]) -> Option<Stage> {
    let highest = |word: Shown| stages.iter().rev().find(|standing| standing.state.skills == word);
    let open = stages.iter().filter(|standing| standing.state.skills == Shown::Open);
    highest(Shown::Shown)
        .or_else(|| highest(Shown::Likely))
        .or_else(|| open.max_by(|left, right| left.shown.total_cmp(&right.shown)))
        .map(|standing| standing.stage)
}

pub(super) fn stage_row(
    content: &Content,
    standing: &StageStanding,
    position: &PathPosition,
    next: Option<Stage>,
) -> Option<StageRow> {
    let info = content.stage(standing.stage)?;
    let hardest = hardest(&standing.needs);
    Some(StageRow {
        stage: standing.stage,
        name: info.name.clone(),
        about: info.about.clone(),
        milestone: info.milestone.clone(),
        shown: Percent::of(standing.shown),
        done: standing.done,
        evidence: standing.evidence.clone(),
        state: standing.state,
        is_next: next == Some(standing.stage),
        is_here: position.place == Place::At(standing.stage),
        hardest: hardest.map(|(skill, level, met)| {
            let name = content.skill(*skill).map_or_else(String::new, |info| info.name.clone());
            (name, content.level_name(*level), Some(Percent::of(*met)))
        }),
    })
}

fn next_view(content: &Content, position: &PathPosition, stage: Stage) -> Option<NextView> {
    let standing = position.stages.get(stage.index())?;
    let info = content.stage(stage)?;
    Some(NextView {
        stage,
        name: info.name.clone(),
        shown: Percent::of(standing.shown),
        state: standing.state,
        milestone: info.milestone.clone(),
    })
}

/// The facets that hold a person back from a stage; none where the skills show it already.
fn hold_back(content: &Content, profile: &Profile, position: &PathPosition, stage: Stage) -> Vec<BlockerRow> {
    let shown = position.stages.get(stage.index()).is_some_and(|one| one.state.skills == Shown::Shown);
    let info = content.stage(stage).filter(|_| !shown);
    let found = info.map(|info| blockers(content, info, profile)).unwrap_or_default();
    found.iter().filter_map(|blocker| blocker_row(content, blocker)).collect()
}

fn blocker_row(content: &Content, blocker: &Blocker) -> Option<BlockerRow> {
    let (_, facet) = content.facet(&blocker.facet)?;
    // 1.645 is the 95% point of the standard normal distribution.
    let reach = 1.645 * blocker.standard_error;
    Some(BlockerRow {
        facet: facet.name.clone(),
        skill: content.skill(blocker.skill)?.name.clone(),
        about: facet.about.clone(),
        level: content.level_name(content.level_at(blocker.theta)),
        needed: content.level_name(blocker.needed),
        at: Scale::of(blocker.theta),
        from: Scale::of(blocker.theta - reach),
        to: Scale::of(blocker.theta + reach),
        need_at: Scale::of(content.theta_from(blocker.needed)),
    })
}

fn left_out(list: &[crate::profile::LeftOut]) -> Vec<(LeftOutReason, u16)> {
    let mut found: Vec<(LeftOutReason, u16)> = Vec::new();
    for one in list {
        match found.iter_mut().find(|(why, _)| *why == one.why) {
            Some((_, count)) => *count += 1,
            None => found.push((one.why, 1)),
        }
    }
    sorted(&found, Ord::cmp)
}

fn left_out_of_skill(list: &[crate::profile::LeftOut]) -> [u16; Skill::COUNT] {
    let mut found = [0u16; Skill::COUNT];
    for skill in list.iter().filter_map(|one| one.item.skill()) {
        found[skill.index()] += 1;
    }
    found
}
