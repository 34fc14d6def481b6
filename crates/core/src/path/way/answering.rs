//! What a quarter of an hour of questions is worth: how much narrower they are expected to make the range of the hours.
//!
//! The questions are those of the bank that tell most about the skills in which something may be lacking, for their time. What is
//! known after them is foreseen from their expected information; where the person then turns out to stand is not, so the width is a mean
//! over where that may be.

use cairn_measure::Entry;

use super::draws::draws;
use super::range::Range;
use super::{Seeking, Wanted};
use crate::Skill;
use crate::attempt::{Attempt, Mode, NextStep, next};
use crate::content::{Bank, Content, PathContent, Question};
use crate::path::{AskBy, Ground};
use crate::profile::{Others, share_unknown, weigh};

/// Seconds of questions that are thought of.
const SECONDS: f64 = 900.0;
/// Places where the person may turn out to stand, and draws around each.
const PLACES: usize = 16;
const AROUND: usize = 60;
/// A range that stays wider than this share of itself is not narrowed enough by a closer look at one skill, which comes after everything
/// that the full assessment asks. What that asks needs no such measure: it is worth its time as soon as it narrows by more.
const NARROWER: f64 = 0.85;

/// Questions that narrow the range more than learning in the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct NarrowingQuestions {
    /// Minutes that they take.
    pub minutes: u16,
    /// How many.
    pub questions: usize,
    /// The skill that most of them are about.
    pub skill: Skill,
    /// Width of the range of hours today, and what it is expected to be after them.
    pub width: (f64, f64),
    /// Where they are asked.
    pub by: AskBy,
}

/// What answering is worth before anything is learned for the next step; `None` where learning is worth more.
///
/// Learning for some time narrows the range by that time at most: both ends come nearer by as much.
pub fn answering(
    content: &Content,
    path: &PathContent,
    (bank, attempt): (&Bank, &Attempt),
    ground: &Ground,
    wanted: &Wanted<'_>,
) -> Option<NarrowingQuestions> {
    let seeking = Seeking::new(content, path, ground, wanted)?;
    if seeking.is_shown(0) {
        return None;
    }
    let (weighed, _) = weigh(content, bank, attempt);
    let posterior = Others::nobody(content)?.posterior(&weighed)?;
    let goals: Vec<usize> = seeking.doubtful();
    let by = match attempt.mode() {
        Mode::Quick => AskBy::Full,
        Mode::Full => match next(content, bank, &[], &[], attempt) {
            NextStep::Ask(_) | NextStep::Load(_) => AskBy::GoOn,
            NextStep::Stop(_) => AskBy::Skill(most_doubtful(&goals, |skill| posterior.sd(skill))?),
        },
        Mode::Skill(skill) => AskBy::Skill(skill),
    };
    let open = |question: &&Question| {
        !weighed.iter().any(|known| known.id == question.id)
            && match by {
                AskBy::Skill(skill) => question.skill == skill,
                AskBy::GoOn | AskBy::Ratings | AskBy::Full => true,
            }
    };
    let questions: Vec<&Question> = bank.questions().iter().filter(open).collect();
    let admits = share_unknown(bank, &attempt.answers());
    let entries = questions.iter().filter_map(|question| {
        let item = question.item(admits)?;
        Some(Entry { item, loads: vec![question.skill.index()], area: 0 })
    });
    let items = cairn_measure::Bank::new(entries.collect(), posterior.covariance().size()).ok()?;
    if items.len() != questions.len() {
        return None;
    }
    let seconds = |place: usize| questions.get(place).map_or(f64::INFINITY, |one| f64::from(one.seconds));
    let (picked, after) = posterior.foreseen(&items, &goals, seconds, SECONDS);
    let kept: [f64; Skill::COUNT] = std::array::from_fn(|skill| {
        let before = posterior.cov(skill, skill);
        if before > 0.0 { (after.get(skill, skill).unwrap_or(before) / before).clamp(0.0, 1.0) } else { 1.0 }
    });
    let asked: f64 = picked.iter().map(|place| seconds(*place)).sum();
    let count = |skill: &Skill| {
        picked.iter().filter(|place| questions.get(**place).is_some_and(|one| one.skill == *skill)).count()
    };
    let skill = Skill::ALL.into_iter().max_by_key(count)?;
    let width = seeking.widths(kept);
    let narrowed = width.0 - width.1;
    let enough = match by {
        AskBy::Skill(_) => width.1 <= NARROWER * width.0,
        AskBy::GoOn | AskBy::Ratings | AskBy::Full => true,
    };
    let worth = !picked.is_empty() && enough && narrowed > asked / 3600.0;
    worth.then(|| NarrowingQuestions { minutes: minutes(asked), questions: picked.len(), skill, width, by })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a quarter of an hour")]
fn minutes(seconds: f64) -> u16 {
    libm::ceil(seconds / 60.0) as u16
}

fn most_doubtful(goals: &[usize], sd: impl Fn(usize) -> f64) -> Option<Skill> {
    let most = goals.iter().max_by(|one, two| sd(**one).total_cmp(&sd(**two)))?;
    Skill::ALL.get(*most).copied()
}

impl Seeking<'_> {
    /// Skills that the first leg asks for and that are neither surely there nor surely not.
    fn doubtful(&self) -> Vec<usize> {
        const SURE: f64 = 0.02;
        let Some(needs) = self.legs.first().and_then(|leg| leg.aim.needs(self.content, self.path)) else {
            return Vec::new();
        };
        let in_doubt = |skill: &Skill| {
            let level = needs.levels[skill.index()];
            let known = self.ground.profile.skills.get(skill.index());
            let met: f64 = known.map_or(0.0, |one| one.levels.iter().skip(usize::from(level.number())).sum());
            level.number() > 0 && met < 1.0 - SURE
        };
        Skill::ALL.into_iter().filter(in_doubt).map(Skill::index).collect()
    }

    /// Width of the range of the first leg's hours today, and the mean of what it is when each skill keeps this share of its
    /// variance.
    fn widths(&self, kept: [f64; Skill::COUNT]) -> (f64, f64) {
        let Some(leg) = self.legs.first() else { return (0.0, 0.0) };
        let asked = self.asked();
        let all = draws(self.content, self.ground, PLACES * AROUND, &asked);
        let middle: [f64; Skill::COUNT] = Skill::ALL.map(|skill| self.ground.skill_theta(skill));
        let hours = |skills: Option<[f64; Skill::COUNT]>, at: usize| {
            let mut drawn = all[at % all.len()].clone();
            drawn.skills = skills.unwrap_or(drawn.skills);
            super::legs::walk(&self.model, &mut drawn.state(&self.facets, &asked), leg, &mut 0.0).sum()
        };
        let before = Range::of((0..all.len()).map(|at| hours(None, at)).collect()).width();
        let after: f64 = (0..PLACES)
            .map(|place| {
                // Every so-manieth draw is a place, the others in their turn lie around it.
                let at = &all[(place * AROUND + AROUND / 2) % all.len()].skills;
                let landed: [f64; Skill::COUNT] = std::array::from_fn(|skill| {
                    middle[skill] + libm::sqrt(1.0 - kept[skill]) * (at[skill] - middle[skill])
                });
                let around = (0..AROUND).map(|number| {
                    let from = (number * PLACES + place) % all.len();
                    let skills = std::array::from_fn(|skill| {
                        landed[skill] + libm::sqrt(kept[skill]) * (all[from].skills[skill] - middle[skill])
                    });
                    hours(Some(skills), from)
                });
                Range::of(around.collect()).width()
            })
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "sixteen places")]
        (before, after / PLACES as f64)
    }
}
