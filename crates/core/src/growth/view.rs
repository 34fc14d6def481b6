//! What the page on growth roles shows.

use super::fit::{Fit, fits_better, role_fit};
use super::likeness::{Likeness, LikenessVerdict, likeness};
use crate::attempt::Involvement;
use crate::content::{Content, Occupation, RoleInfo, Survey};
use crate::decimal::{Hundredths, Tenths};
use crate::order::sorted;
use crate::path::view::Percent;
use crate::path::{Ground, Needs, Shown};
use crate::profile::view::{Scale, level_number};
use crate::profile::{Basis, Profile};
use crate::{RoleId, Skill};

/// From this probability on, one role fits better than another; below it they cannot be told apart.
const TOLD_APART: f64 = 0.9;
/// How many skills are named as speaking for or against.
const POINTS: usize = 3;
/// How many of the occupations are named as the nearest.
const NEAREST: usize = 5;
/// A skill that weighs less than this many hundredths speaks neither for nor against.
const WEIGHS: u8 = 7;

/// The page on growth roles.
#[derive(Clone, Debug, PartialEq)]
pub enum RolesView {
    /// Nothing was answered.
    Nothing,
    /// These skills were measured, and a role needs all seven.
    SomeSkills(Vec<String>),
    /// The roles, in the order of what they weigh: first the one that weighs most what the person is best at.
    Roles {
        /// What the order rests on.
        answered: Basis,
        /// The roles.
        roles: Vec<RoleRow>,
        /// Of all roles the one whose needs the skills meet most surely, all of them, where that is not the first: a role that weighs other
        /// skills may simply ask for less.
        likeliest: Option<(String, Percent)>,
        /// The occupations whose shape is most like the person's.
        nearest: Vec<NearRow>,
    },
}

/// One role for one person.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleRow {
    /// The role.
    pub id: RoleId,
    /// Its name.
    pub name: String,
    /// What a person in it does.
    pub about: String,
    /// Level of the weighted mean, in words.
    pub level: String,
    /// Level at the lower end of its 90% interval.
    pub level_from: String,
    /// Level at the upper end.
    pub level_to: String,
    /// The weighted mean, as a level: 0 is the middle of the lowest one.
    pub number: Tenths,
    /// Its 90% interval.
    pub numbers: (Tenths, Tenths),
    /// Its 90% interval, in logits.
    pub interval: (Hundredths, Hundredths),
    /// The weighted mean on the scale of levels.
    pub at: Scale,
    /// 90% interval on the scale.
    pub outer: (Scale, Scale),
    /// 50% interval on the scale.
    pub inner: (Scale, Scale),
    /// Where the weighted mean of what the role needs is on the scale.
    pub asked_at: Scale,
    /// Probability that every need of the role is met, as a plan to it has it.
    pub meets: Percent,
    /// Whether the weighted mean may reach what the role needs on average, with half a percent at least.
    pub near: bool,
    /// Whether it cannot be told apart from the role that fits best.
    pub among_best: bool,
    /// Skills that likely reach what the role needs of them, those that weigh most first.
    pub speaks_for: Vec<SkillPoint>,
    /// Skills that likely do not, the largest weighted gap first.
    pub speaks_against: Vec<SkillPoint>,
    /// The responsibilities that weigh most, with the person's part in each; `None` where they have not said.
    pub duties: Vec<(String, Option<Involvement>)>,
    /// Surveyed occupations near the role.
    pub occupations: Vec<NearRow>,
}

/// A skill that speaks for or against a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillPoint {
    /// Its name.
    pub name: String,
    /// The person's level, in words.
    pub level: String,
    /// What it weighs, in hundredths.
    pub weight: u8,
    /// The level that the role needs of it, in words.
    pub needs: String,
    /// Probability that it reaches that.
    pub reaches: Percent,
}

/// A surveyed occupation beside a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearRow {
    /// Its code in the survey.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How much preparation it needs, 1 to 5.
    pub job_zone: u8,
    /// When people were asked.
    pub asked: String,
    /// Fewest and most people in the job who answered.
    pub respondents: (u16, u16),
    /// Likeness of shape, -1 to 1.
    pub likeness: Hundredths,
    /// Its 90% interval.
    pub interval: (Hundredths, Hundredths),
    /// What may be said of it.
    pub verdict: LikenessVerdict,
}

/// The roles for a person, or for somebody of whom nothing is known.
pub fn roles_view(
    content: &Content,
    roles: &[RoleInfo],
    survey: &Survey,
    ground: Option<&Ground>,
) -> RolesView {
    let Some(ground) = ground else { return RolesView::Nothing };
    let profile = ground.profile();
    if profile.answered == Basis::default() {
        return RolesView::Nothing;
    }
    let measured = ground.person().measured();
    if measured.len() < Skill::COUNT {
        let name = |skill: &Skill| content.skill(*skill).map(|info| info.name.clone());
        return RolesView::SomeSkills(measured.iter().filter_map(name).collect());
    }
    let likeness = likeness(profile, survey);
    let near: Vec<(&Occupation, Likeness)> = survey.occupations.iter().zip(likeness).collect();
    let fits: Vec<(&RoleInfo, Fit)> =
        roles.iter().map(|role| (role, role_fit(content, profile, &weights(role), &role.needs))).collect();
    let fits = sorted(&fits, |left, right| right.1.spread.mean.total_cmp(&left.1.spread.mean));
    let best = fits.first().map(|(role, _)| weights(role)).unwrap_or_default();
    let facts = ground.log().facts();
    let rows = fits.iter().enumerate().map(|(place, (role, fit))| {
        let duty = |id: &crate::ResponsibilityId| {
            let known = content.responsibilities.iter().find(|duty| duty.id == *id)?;
            Some((known.name.clone(), facts.part(id)))
        };
        let own = near.iter().filter(|(occupation, _)| occupation.roles.contains(&role.id));
        let own: Vec<NearRow> = own.map(|(occupation, likeness)| near_row(occupation, *likeness)).collect();
        let ahead = fits_better(content, profile, &best, &weights(role));
        RoleRow {
            among_best: place == 0 || ahead < TOLD_APART,
            duties: role.responsibilities.iter().filter_map(duty).collect(),
            occupations: own,
            meets: Percent::of(ground.meets(content, &needs(role)).value),
            ..role_row(content, profile, role, fit)
        }
    });
    let nearest = sorted(&near, |left, right| right.1.middle.total_cmp(&left.1.middle));
    let rows: Vec<RoleRow> = rows.collect();
    RolesView::Roles {
        answered: profile.answered,
        likeliest: likeliest(&rows),
        roles: rows,
        nearest: nearest.iter().take(NEAREST).map(|(one, likeness)| near_row(one, *likeness)).collect(),
    }
}

/// The role whose needs are all met most surely, where its percentage is another one than that of the first.
fn likeliest(rows: &[RoleRow]) -> Option<(String, Percent)> {
    let first = rows.first()?;
    let most = rows.iter().map(|row| row.meets.bar()).max().filter(|most| *most > first.meets.bar())?;
    let row = rows.iter().find(|row| row.meets.bar() == most)?;
    Some((row.name.clone(), row.meets))
}

fn needs(role: &RoleInfo) -> Needs {
    Needs { levels: role.needs, facets: Vec::new() }
}

fn weights(role: &RoleInfo) -> [f64; Skill::COUNT] {
    Skill::ALL.map(|skill| role.weight(skill))
}

/// The row of a role, without what is compared and said, and without the chance that all of its needs are met.
fn role_row(content: &Content, profile: &Profile, role: &RoleInfo, fit: &Fit) -> RoleRow {
    let word = |theta: f64| content.level_name(content.level_at(theta));
    let spread = fit.spread;
    let (speaks_for, speaks_against) = points(content, profile, role);
    RoleRow {
        id: role.id.clone(),
        name: role.name.clone(),
        about: role.about.clone(),
        level: word(spread.mean),
        level_from: word(spread.outer.0),
        level_to: word(spread.outer.1),
        number: level_number(spread.mean),
        numbers: (level_number(spread.outer.0), level_number(spread.outer.1)),
        interval: (Hundredths::of(spread.outer.0), Hundredths::of(spread.outer.1)),
        at: Scale::of(spread.mean),
        outer: (Scale::of(spread.outer.0), Scale::of(spread.outer.1)),
        inner: (Scale::of(spread.inner.0), Scale::of(spread.inner.1)),
        asked_at: Scale::of(fit.asked),
        meets: Percent::BelowOne,
        near: Percent::of(fit.reaches) != Percent::BelowOne,
        among_best: true,
        speaks_for,
        speaks_against,
        duties: Vec::new(),
        occupations: Vec::new(),
    }
}

/// The skills that speak for a role and against it.
fn points(content: &Content, profile: &Profile, role: &RoleInfo) -> (Vec<SkillPoint>, Vec<SkillPoint>) {
    let weighing = profile.skills.iter().filter(|one| role.weights[one.skill.index()] >= WEIGHS);
    let all: Vec<(f64, f64, SkillPoint)> = weighing
        .map(|one| {
            let weight = role.weights[one.skill.index()];
            let need = role.needs[one.skill.index()];
            let reaches: f64 = one.levels.iter().skip(usize::from(need.number())).sum();
            let point = SkillPoint {
                name: content.skill(one.skill).map_or_else(String::new, |info| info.name.clone()),
                level: content.level_name(one.level),
                weight,
                needs: content.level_name(need),
                reaches: Percent::of(reaches),
            };
            (reaches, f64::from(weight) * (content.theta_from(need) - one.theta), point)
        })
        .collect();
    let (reached, missed): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(reaches, ..)| Shown::of(*reaches) >= Shown::Likely);
    let first =
        |list: Vec<(f64, f64, SkillPoint)>| list.into_iter().map(|(.., point)| point).take(POINTS).collect();
    (
        first(sorted(&reached, |left, right| right.2.weight.cmp(&left.2.weight))),
        first(sorted(&missed, |left, right| right.1.total_cmp(&left.1))),
    )
}

fn near_row(occupation: &Occupation, likeness: Likeness) -> NearRow {
    NearRow {
        code: occupation.code.clone(),
        title: occupation.title.clone(),
        job_zone: occupation.job_zone,
        asked: occupation.asked.clone(),
        respondents: occupation.respondents,
        likeness: Hundredths::of(likeness.middle),
        interval: (Hundredths::of(likeness.outer.0), Hundredths::of(likeness.outer.1)),
        verdict: likeness.verdict,
    }
}
