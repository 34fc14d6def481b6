//! From "open" to the few answers that would settle it: which need the doubt hangs on most, and where it can be asked about.

use super::StageStanding;
use super::confidence::Shown;
use super::percent::Percent;
use crate::attempt::{Attempt, Mode, NextStep, next, open_rating};
use crate::content::{Bank, Content};
use crate::profile::weigh;
use crate::{Level, Skill, Stage};

/// The need on which it hangs most whether a stage is met: the one that fails most often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hinge {
    /// Its skill.
    pub skill: Skill,
    /// The level needed.
    pub level: Level,
    /// Probability that it is met.
    pub met: f64,
}

/// Where more can be asked about a need in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskBy {
    /// The full assessment under way has questions left.
    GoOn,
    /// The quick look under way has ratings left.
    Ratings,
    /// Only ratings were asked: the full assessment has the questions.
    Full,
    /// Everything was asked; an assessment of this skill alone looks closer.
    Skill(Skill),
}

/// A hinge as a page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct HingeView {
    /// The stage.
    pub stage: Stage,
    /// Its name.
    pub stage_name: String,
    /// Probability that the skills meet every need of it.
    pub shown: Percent,
    /// The skill.
    pub skill: Skill,
    /// Its name.
    pub skill_name: String,
    /// The level needed, in words.
    pub level: String,
    /// Probability that this need is met.
    pub met: Percent,
}

impl Hinge {
    /// Of these needs the one that fails most often, as every page names it; of equal ones the first. `None` where all are certain.
    pub fn of(needs: &[(Skill, Level, f64)]) -> Option<Self> {
        let (skill, level, met) = hardest(needs).filter(|(.., met)| *met > 0.0 && *met < 1.0)?;
        Some(Self { skill: *skill, level: *level, met: *met })
    }
}

/// The need that fails most often: what a stage hangs on most, whichever page says so. Of equal ones the first.
pub(super) fn hardest(needs: &[(Skill, Level, f64)]) -> Option<&(Skill, Level, f64)> {
    needs.iter().min_by(|left, right| left.2.total_cmp(&right.2))
}

/// What would settle a stage; `None` where it is settled: shown, or out of reach.
pub(super) fn hinge(content: &Content, standing: &StageStanding) -> Option<HingeView> {
    standing.state.skills.is_unsettled().then(|| least_certain(content, standing))?
}

/// What is least certain about a stage; `None` where every need is certain.
pub(super) fn least_certain(content: &Content, standing: &StageStanding) -> Option<HingeView> {
    let Hinge { skill, level, met } = Hinge::of(&standing.needs)?;
    Some(HingeView {
        stage: standing.stage,
        stage_name: content.stage(standing.stage)?.name.clone(),
        shown: Percent::of(standing.shown),
        skill,
        skill_name: content.skill(skill)?.name.clone(),
        level: content.level_name(level),
        met: Percent::of(met),
    })
}

/// Where more can be asked. `None` where nothing is left that would tell: everything was asked, and the need in doubt is as
/// good as settled by itself.
pub fn ask_by(content: &Content, bank: &Bank, attempt: &Attempt, hinge: &HingeView) -> Option<AskBy> {
    match attempt.mode() {
        Mode::Skill(_) => None,
        Mode::Quick => match next(content, bank, &[], &[], attempt) {
            NextStep::Ask(_) => Some(AskBy::Ratings),
            NextStep::Load(_) | NextStep::Stop(_) => Some(AskBy::Full),
        },
        Mode::Full => match next(content, bank, &[], &[], attempt) {
            NextStep::Ask(_) | NextStep::Load(_) => Some(AskBy::GoOn),
            NextStep::Stop(_) => Shown::from(hinge.met).is_unsettled().then_some(AskBy::Skill(hinge.skill)),
        },
    }
}

/// Where the ratings that are still open can be given; `None` where all are. Each takes seconds, and before the last of them nobody knows
/// enough to be told what to learn.
pub(super) fn open_ratings(content: &Content, bank: &Bank, attempt: &Attempt) -> Option<AskBy> {
    let by = match attempt.mode() {
        Mode::Quick => AskBy::Ratings,
        Mode::Full => AskBy::GoOn,
        Mode::Skill(_) => return None,
    };
    let (weighed, _) = weigh(content, bank, attempt);
    open_rating(content, attempt.mode(), &weighed).map(|_| by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(skill: Skill, met: f64) -> (Skill, Level, f64) {
        (skill, Level::new(3).unwrap_or_default(), met)
    }

    #[test]
    fn the_hinge_is_the_need_that_fails_most_often() {
        let needs = [
            need(Skill::DataScience, 0.72),
            need(Skill::Python, 0.9),
            need(Skill::BusinessAdministration, 0.71),
        ];
        assert_eq!(Hinge::of(&needs).map(|hinge| hinge.skill), Some(Skill::BusinessAdministration));
        let equal = [need(Skill::Python, 0.6), need(Skill::Leadership, 0.6)];
        assert_eq!(Hinge::of(&equal).map(|hinge| hinge.skill), Some(Skill::Python), "the first");
    }

    #[test]
    fn what_is_certain_hinges_on_nothing() {
        assert_eq!(Hinge::of(&[need(Skill::Python, 1.0)]), None);
        assert_eq!(Hinge::of(&[need(Skill::Python, 1.0), need(Skill::Leadership, 0.0)]), None);
        assert_eq!(Hinge::of(&[]), None);
    }
}
