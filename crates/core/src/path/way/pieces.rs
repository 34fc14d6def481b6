//! The pieces of the first leg: what is learned, facet by facet, what fails most often first.

use super::hours::Split;
use super::learn::{Goal, Model, SKILLS, State, Taken};
use crate::content::{Band, Content};
use crate::{FacetId, Level, Skill, Stage};

/// A stretch of fewer hours is no piece of a plan by itself: it goes along with the greatest piece of its skill.
pub(super) const NO_PIECE: f64 = 15.0;
/// What a skill lacks in fewer hours than an evening or two is left away.
const NOTHING: f64 = 5.0;

/// One piece of the way: a facet from one level towards another, within one band of texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The facet.
    pub facet: FacetId,
    /// Its skill.
    pub skill: Skill,
    /// The level from which it is climbed.
    pub from: Level,
    /// The level that it leads to, or towards where it ends before.
    pub to: Level,
    /// Hours of study and of practice.
    pub hours: Split,
}

/// A piece of a later stage.
#[derive(Clone, Debug, PartialEq)]
pub struct LaterPiece {
    /// The stage that asks for it.
    pub stage: Stage,
    /// The piece.
    pub piece: Piece,
}

/// The pieces that take somebody from `state` to a goal, in the order in which they are to be done.
///
/// `errors` are the standard errors of the skills, in logits. Always next is a piece of the skill that is furthest below its need
/// in standard errors; within a skill what takes fewest hours, and a facet's lower levels before its higher ones.
pub(super) fn pieces(
    content: &Content,
    model: &Model,
    state: &State,
    goal: &Goal,
    errors: &[f64; SKILLS],
) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    model.reach(&mut state.clone(), goal, &mut |taken| {
        let Some(piece) = piece(content, &taken) else { return };
        let same =
            |known: &&mut Piece| known.facet == piece.facet && Band::of(known.to) == Band::of(piece.to);
        match found.iter_mut().find(same) {
            Some(known) => {
                known.to = known.to.max(piece.to);
                known.hours.add(piece.hours);
            }
            None => found.push(piece),
        }
    });
    in_order(state, goal, errors, gathered(found))
}

/// Short stretches put to the greatest piece of their skill, so that the hours stay what they are.
fn gathered(found: Vec<Piece>) -> Vec<Piece> {
    let (mut kept, mut short) = (Vec::new(), Vec::new());
    for piece in found {
        if piece.hours.sum() < NO_PIECE { short.push(piece) } else { kept.push(piece) }
    }
    short.sort_by(|one, two| two.hours.sum().total_cmp(&one.hours.sum()));
    for piece in short {
        // The lower levels of a facet that is a piece already are where that piece begins.
        let above = |known: &&mut Piece| known.facet == piece.facet && known.to > piece.to;
        if let Some(known) = kept.iter_mut().find(above) {
            known.from = known.from.min(piece.from);
            known.hours.add(piece.hours);
            continue;
        }
        let of_skill = kept.iter_mut().filter(|known: &&mut Piece| known.skill == piece.skill);
        let greatest = of_skill.max_by(|one, two| one.hours.sum().total_cmp(&two.hours.sum()));
        match greatest {
            Some(known) => known.hours.add(piece.hours),
            None if piece.hours.sum() >= NOTHING => kept.push(piece),
            None => {}
        }
    }
    kept
}

fn piece(content: &Content, taken: &Taken) -> Option<Piece> {
    let info = content.skills.get(taken.skill)?;
    let from = u8::try_from(taken.from).ok().and_then(Level::new)?;
    Some(Piece {
        facet: info.facets.get(taken.facet)?.id.clone(),
        skill: info.skill,
        from,
        to: Level::new(from.number() + 1)?,
        hours: taken.hours,
    })
}

fn in_order(state: &State, goal: &Goal, errors: &[f64; SKILLS], mut left: Vec<Piece>) -> Vec<Piece> {
    let all = |skill: usize, list: &[Piece]| {
        list.iter().filter(|one| one.skill.index() == skill).map(|one| one.hours.sum()).sum::<f64>()
    };
    let whole: [f64; SKILLS] = std::array::from_fn(|skill| all(skill, &left));
    let mut ordered: Vec<Piece> = Vec::new();
    while !left.is_empty() {
        let short = |piece: &Piece| {
            let skill = piece.skill.index();
            let gap = (goal.skills[skill] - state.skills[skill]) / errors[skill].max(0.01);
            // What is left of the gap when these hours are done.
            gap * all(skill, &left) / whole[skill].max(1.0)
        };
        let first = (0..left.len()).min_by(|one, two| {
            let (one, two) = (&left[*one], &left[*two]);
            let lower = |piece: &Piece| Band::of(piece.to);
            short(two)
                .total_cmp(&short(one))
                .then_with(|| lower(one).cmp(&lower(two)))
                .then_with(|| one.hours.sum().total_cmp(&two.hours.sum()))
        });
        let Some(first) = first else { break };
        let piece = left.remove(first);
        ordered.push(piece);
    }
    ordered
}
