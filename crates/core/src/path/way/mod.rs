//! The shortest way to a stage or to a growth role: the facet improvements with the least expected hours that bring *shown* to 80 %.
//!
//! A level more in a facet is a logit more in the facet and a fifth of one in its skill (the mean of its five facets);
//! the doubt stays as it is today. Both are assumptions, and expert judgement.

mod choices;
mod search;
#[cfg(test)]
mod search_tests;

use std::sync::Arc;

use cairn_measure::{Share, all_at_once};

use self::choices::{Choice, FacetNow, choices};
use self::search::Search;
use super::{Aim, Ground, Needs};
use crate::content::{Band, Content, PathContent};
use crate::{FacetId, Level, Skill};

/// What *shown* is to reach, in percent.
pub const AIM: u8 = 80;
/// What one level more in one of five facets adds to its skill, in logits.
const A_FIFTH: f64 = 0.2;

/// Hours from level to level of each facet: those of the content, with what the person has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours(Vec<(FacetId, [u32; 5])>);

impl Hours {
    /// The content's hours, with `own` ones: facet, level to be reached, hours (at least 1).
    pub fn new(path: &PathContent, own: &[(FacetId, Level, u32)]) -> Self {
        let mut list: Vec<(FacetId, [u32; 5])> =
            path.effort.facets.iter().map(|one| (one.facet.clone(), one.hours.map(u32::from))).collect();
        for (facet, to, hours) in own {
            let slot = list.iter_mut().find(|(known, _)| known == facet);
            if let Some(slot) =
                slot.and_then(|(_, all)| all.get_mut(usize::from(to.number()).checked_sub(1)?))
            {
                *slot = (*hours).clamp(1, 10_000);
            }
        }
        Self(list)
    }

    /// Hours of a facet from one level to another; 0 where there is nothing to climb.
    pub fn between(&self, facet: &FacetId, from: Level, to: Level) -> u32 {
        let steps = usize::from(from.number())..usize::from(to.number()).max(usize::from(from.number()));
        self.of(facet).get(steps).map_or(0, |steps| steps.iter().sum())
    }

    fn of(&self, facet: &FacetId) -> [u32; 5] {
        self.0.iter().find(|(known, _)| known == facet).map_or([100; 5], |(_, hours)| *hours)
    }
}

/// One piece of the way: a facet from one level to another, within one band of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The facet.
    pub facet: FacetId,
    /// Its skill.
    pub skill: Skill,
    /// Its level before.
    pub from: Level,
    /// Its level after.
    pub to: Level,
    /// Hours.
    pub hours: u32,
}

/// The shortest way.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The pieces, what fails most often first.
    pub pieces: Vec<Piece>,
    /// Hours of all of them.
    pub hours: u32,
    /// The cheapest possible takes at least so many; equal to `hours` where that is proven.
    pub at_least: u32,
    /// What *shown* is today.
    pub now: Share,
    /// What it is at the end of the way.
    pub then: Share,
    /// What the way aims at, in percent: [`AIM`], or less where that is out of reach.
    pub aim: u8,
}

/// A skill with a need: its facets as they are, what can be done.
type OfSkill = (Skill, [FacetNow; 5], Vec<Choice>);

/// Looks for the shortest way, piece by piece, so that a page can go on between frames.
pub struct Seeking {
    ground: Arc<Ground>,
    needs: Needs,
    skills: Vec<OfSkill>,
    hours: Hours,
    facets: Vec<(Skill, Vec<FacetId>)>,
    aim: u8,
    search: Search,
    now: Share,
}

/// How the question for a way is answered at once.
pub enum Start {
    /// The needs are met with [`AIM`] percent already.
    Reached(Share),
    /// Not even the highest level in every facet shows it; holds what that would show.
    Beyond(Share),
    /// It has to be looked for.
    Seek(Box<Seeking>),
}

/// Begins to look for the shortest way; `None` for an aim that the content does not know.
pub fn seek(
    content: &Content,
    path: &PathContent,
    ground: &Arc<Ground>,
    hours: &Hours,
    aim: &Aim,
) -> Option<Start> {
    let needs = aim.needs(content, path)?;
    let facets: Vec<(Skill, Vec<FacetId>)> = content
        .skills
        .iter()
        .map(|one| (one.skill, one.facets.iter().map(|facet| facet.id.clone()).collect()))
        .collect();
    let mut skills = Vec::new();
    for (skill, ids) in &facets {
        let own: Vec<usize> =
            (0..ids.len()).filter(|at| needs.facets.iter().any(|(id, _)| *id == ids[*at])).collect();
        if needs.levels[skill.index()].number() == 0 && own.is_empty() {
            continue;
        }
        let now: Vec<FacetNow> = ids
            .iter()
            .map(|id| FacetNow { from: ground.facet_level(content, *skill, id), hours: hours.of(id) })
            .collect();
        let now: [FacetNow; 5] = now.try_into().ok()?;
        let list = choices(&now, &own);
        skills.push((*skill, now, list));
    }
    let shown = |choice| shown_with(content, ground, &needs, (&facets, &skills), choice);
    let (now, most) = (shown(<[Choice]>::first), shown(<[Choice]>::last));
    if now.value * 100.0 >= f64::from(AIM) {
        return Some(Start::Reached(now));
    }
    // A tenth below what is possible: the last points would cost everything there is.
    let aim =
        (1..=AIM / 10).rev().map(|tenth| tenth * 10).find(|aim| f64::from(*aim) + 0.5 < most.value * 100.0);
    let Some(aim) = aim.filter(|aim| now.value * 100.0 < f64::from(*aim)) else {
        return Some(Start::Beyond(most));
    };
    let costs = skills.iter().map(|(_, _, list)| list.iter().map(|choice| choice.cost).collect()).collect();
    let rising: Vec<bool> = skills.iter().map(|(skill, ..)| !has_own(&needs, &facets, *skill)).collect();
    let make = columns(content, ground, &needs, &facets, &skills);
    let target = f64::from(aim) / 100.0;
    let search = Search::new(ground.table.weights().to_vec(), target, costs, &rising, make)?;
    let (ground, hours) = (Arc::clone(ground), hours.clone());
    Some(Start::Seek(Box::new(Seeking { ground, needs, skills, hours, facets, aim, search, now })))
}

fn has_own(needs: &Needs, facets: &[(Skill, Vec<FacetId>)], skill: Skill) -> bool {
    let own = |(of, ids): &(Skill, Vec<FacetId>)| {
        *of == skill && needs.facets.iter().any(|(id, _)| ids.contains(id))
    };
    facets.iter().any(own)
}

/// The column of a choice in a skill: the skill's need and those of its facets.
fn column(
    content: &Content,
    ground: &Ground,
    needs: &Needs,
    (skill, ids): (Skill, &[FacetId]),
    choice: &Choice,
) -> Vec<f64> {
    let level = needs.levels[skill.index()];
    let by = A_FIFTH * f64::from(choice.sum());
    let mut column = if level.number() == 0 {
        vec![1.0; ground.table.weights().len()]
    } else {
        ground.table.reaching(content, skill, level, by)
    };
    for (facet, level) in &needs.facets {
        let Some(at) = ids.iter().position(|id| id == facet) else { continue };
        let by = f64::from(choice.steps.get(at).copied().unwrap_or(0));
        let own = ground.table.facet_reaching(content, &ground.profile, facet, *level, by);
        column.iter_mut().zip(own).for_each(|(cell, chance)| *cell *= chance);
    }
    column
}

fn columns(
    content: &Content,
    ground: &Arc<Ground>,
    needs: &Needs,
    facets: &[(Skill, Vec<FacetId>)],
    skills: &[OfSkill],
) -> search::Columns {
    // What a column needs of the content, without the rest of it.
    let content = Content { ratings: Vec::new(), responsibilities: Vec::new(), ..content.clone() };
    let (ground, needs) = (Arc::clone(ground), needs.clone());
    let ids: Vec<(Skill, Vec<FacetId>)> =
        skills.iter().filter_map(|(skill, ..)| facets.iter().find(|(of, _)| of == skill).cloned()).collect();
    let lists: Vec<Vec<Choice>> = skills.iter().map(|(_, _, list)| list.clone()).collect();
    Box::new(move |skill, choice| {
        match (ids.get(skill), lists.get(skill).and_then(|list| list.get(choice))) {
            (Some((skill, ids)), Some(choice)) => column(&content, &ground, &needs, (*skill, ids), choice),
            _ => Vec::new(),
        }
    })
}

/// What one choice of every skill would show: the first, nothing more than today; the last, the highest level everywhere.
fn shown_with(
    content: &Content,
    ground: &Ground,
    needs: &Needs,
    (facets, skills): (&[(Skill, Vec<FacetId>)], &[OfSkill]),
    choice: fn(&[Choice]) -> Option<&Choice>,
) -> Share {
    let columns: Vec<Vec<f64>> = skills
        .iter()
        .filter_map(|(skill, _, list)| {
            let (_, ids) = facets.iter().find(|(of, _)| of == skill)?;
            choice(list).map(|choice| column(content, ground, needs, (*skill, ids), choice))
        })
        .collect();
    all_at_once(ground.table.weights(), &columns.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

impl Seeking {
    /// Goes on for about so many columns of chances; whether the way is proven to be the shortest.
    pub fn advance(&mut self, columns: usize) -> bool {
        self.search.advance(columns)
    }

    /// The best way so far.
    pub fn found(&mut self, content: &Content) -> Option<Found> {
        let answer = self.search.answer()?;
        let mut columns = Vec::new();
        let mut pieces = Vec::new();
        for (at, (skill, now, list)) in self.skills.iter().enumerate() {
            let choice = list.get(*answer.choice.get(at)?)?;
            let (_, ids) = self.facets.iter().find(|(of, _)| of == skill)?;
            columns.push(column(content, &self.ground, &self.needs, (*skill, ids), choice));
            for ((id, now), steps) in ids.iter().zip(now).zip(choice.steps) {
                pieces.extend(self.pieces(*skill, id, now.from, steps));
            }
        }
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        Some(Found {
            pieces: self.in_order(content, pieces),
            hours: answer.cost,
            at_least: answer.at_least,
            now: self.now,
            then: all_at_once(self.ground.table.weights(), &columns),
            aim: self.aim,
        })
    }

    /// Steps of a facet, split where its texts change.
    fn pieces(&self, skill: Skill, facet: &FacetId, from: Level, steps: u8) -> Vec<Piece> {
        let mut found: Vec<Piece> = Vec::new();
        let first = from.number();
        for (before, to) in (first..first + steps).filter_map(|at| Level::new(at).zip(Level::new(at + 1))) {
            match found.last_mut() {
                Some(last) if Band::of(last.to) == Band::of(to) => last.to = to,
                _ => found.push(Piece { facet: facet.clone(), skill, from: before, to, hours: 0 }),
            }
        }
        for piece in &mut found {
            piece.hours = self.hours.between(facet, piece.from, piece.to);
        }
        found
    }

    /// What fails most often first: always a piece of the skill that is furthest below its need, in standard errors; within
    /// a skill what takes fewest hours, and a facet's lower levels before its higher ones.
    fn in_order(&self, content: &Content, mut left: Vec<Piece>) -> Vec<Piece> {
        let mut done = [0.0; Skill::COUNT];
        let mut ordered: Vec<Piece> = Vec::new();
        while !left.is_empty() {
            let doubt = |piece: &Piece| {
                let at = piece.skill.index();
                let error = self.ground.profile.skills.get(at).map_or(1.0, |one| one.standard_error);
                let need = content.theta_from(self.needs.levels[at]);
                (self.ground.skill_theta(piece.skill) + done[at] - need) / error.max(0.01)
            };
            let first = (0..left.len()).min_by(|one, two| {
                let (one, two) = (&left[*one], &left[*two]);
                let lower = |piece: &Piece| (Band::of(piece.to), piece.hours);
                doubt(one).total_cmp(&doubt(two)).then_with(|| lower(one).cmp(&lower(two)))
            });
            let Some(first) = first else { break };
            let piece = left.remove(first);
            done[piece.skill.index()] += A_FIFTH * f64::from(piece.to.number() - piece.from.number());
            ordered.push(piece);
        }
        ordered
    }
}
