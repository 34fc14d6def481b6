//! From "open" to the few answers that would settle it: which need the doubt hangs on most, and where it can be asked about.

use super::StageStanding;
use super::confidence::Shown;
use super::view::Percent;
use crate::attempt::{Attempt, Mode, Step, next};
use crate::content::{Bank, Content};
use crate::profile::Profile;
use crate::{Level, Skill, Stage};

/// The need on which it hangs most whether a stage is met.
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
    /// Of these needs, the one nearest to an even chance, weighted by how unsure its skill is: there an answer moves most.
    /// `None` where none is in doubt.
    pub fn of(needs: &[(Skill, Level, f64)], sd: impl Fn(Skill) -> f64) -> Option<Self> {
        let doubt = |(skill, _, met): &(Skill, Level, f64)| (1.0 - (2.0 * met - 1.0).abs()) * sd(*skill);
        let most = needs.iter().map(|need| (doubt(need), need)).fold(None, |most, one| match most {
            Some((known, _)) if known >= one.0 => most,
            _ => Some(one),
        });
        let (_, (skill, level, met)) = most.filter(|(doubt, _)| *doubt > 0.0)?;
        Some(Self { skill: *skill, level: *level, met: *met })
    }
}

/// What would settle a stage; `None` where it is settled: shown, or out of reach.
pub(super) fn hinge(content: &Content, profile: &Profile, standing: &StageStanding) -> Option<HingeView> {
    if !standing.state.skills.is_unsettled() {
        return None;
    }
    let sd = |skill: Skill| profile.skills.get(skill.index()).map_or(0.0, |known| known.standard_error);
    let Hinge { skill, level, met } = Hinge::of(&standing.needs, sd)?;
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
            Step::Ask(_) => Some(AskBy::Ratings),
            Step::Load(_) | Step::Stop(_) => Some(AskBy::Full),
        },
        Mode::Full => match next(content, bank, &[], &[], attempt) {
            Step::Ask(_) | Step::Load(_) => Some(AskBy::GoOn),
            Step::Stop(_) => Shown::from(hinge.met).is_unsettled().then_some(AskBy::Skill(hinge.skill)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(skill: Skill, met: f64) -> (Skill, Level, f64) {
        (skill, Level::new(3).unwrap_or_default(), met)
    }

    #[test]
    fn the_hinge_is_the_need_nearest_to_an_even_chance() {
        let needs =
            [need(Skill::Python, 0.9), need(Skill::Leadership, 0.45), need(Skill::Communication, 0.2)];
        assert_eq!(Hinge::of(&needs, |_| 0.4).map(|hinge| hinge.skill), Some(Skill::Leadership));
    }

    #[test]
    fn of_two_equal_chances_the_one_that_is_less_known_counts_more() {
        let needs = [need(Skill::Python, 0.6), need(Skill::Leadership, 0.6)];
        let sd = |skill| if skill == Skill::Leadership { 0.8 } else { 0.3 };
        assert_eq!(Hinge::of(&needs, sd).map(|hinge| hinge.skill), Some(Skill::Leadership));
        assert_eq!(
            Hinge::of(&needs, |_| 0.3).map(|hinge| hinge.skill),
            Some(Skill::Python),
            "else the first"
        );
    }

    #[test]
    fn what_is_certain_hinges_on_nothing() {
        assert_eq!(Hinge::of(&[need(Skill::Python, 1.0), need(Skill::Leadership, 0.0)], |_| 0.5), None);
        assert_eq!(Hinge::of(&[], |_| 0.5), None);
    }
}
