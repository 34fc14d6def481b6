//! What own hours go to while a milestone is waited for: it takes months of its own, and often longer than the learning for its stage.

use super::learn::Goal;
use super::legs::{Leg, Time, legs};
use super::pieces::{LaterPiece, NO_PIECE, pieces};
use super::{Piece, Seeking, Stretch, deed_days, fits};
use crate::path::Aim;

/// Pieces ahead, at most: what comes after them is planned when the step is done.
const MOST: usize = 12;
/// Parts into which the hours of the last piece are cut to fit.
const PARTS: u32 = 20;

impl Seeking<'_> {
    /// The stages behind the first leg, as far as the way in goes: what comes next does not depend on how far somebody plans.
    pub(super) fn behind(&self, time: &Time) -> Vec<Leg> {
        let Some(Aim::Stage(first)) = self.legs.first().map(|leg| &leg.aim) else { return Vec::new() };
        let place = self.way.stages.iter().position(|stage| stage == first);
        let stages = place.and_then(|at| self.way.stages.get(at + 1..)).unwrap_or_default();
        legs(self.content, self.path, stages, time, |_| true)
    }

    /// What the stages behind the first leg ask, as far as own hours are left over until its milestone is due.
    ///
    /// `planned` are the pieces of the first leg, which lead to its needs shifted by so many standard errors.
    pub(super) fn ahead(&self, planned: &[Piece], shift: f64, time: &Time) -> Vec<LaterPiece> {
        let Some((first, deed)) = self.legs.first().and_then(|leg| Some((leg, leg.deed?))) else {
            return Vec::new();
        };
        if time.weekly == 0 {
            return Vec::new();
        }
        let last = deed_days(deed);
        let errors = self.errors();
        let mut state = self.guess();
        let mut all = planned.to_vec();
        let mut found = Vec::new();
        let shifted = |goal: &Goal| goal.shifted(shift, &errors);
        if !planned.is_empty() {
            self.model.reach(&mut state, &shifted(&first.goal), &mut |_| ());
        }
        for leg in self.behind(time) {
            let Aim::Stage(stage) = leg.aim else { continue };
            let goal = shifted(&leg.goal);
            let of_leg = pieces(self.content, &self.model, &state, &goal, &errors);
            self.model.reach(&mut state, &goal, &mut |_| ());
            for piece in of_leg {
                // Its ticks are those of the piece that is planned already.
                if all.iter().any(|known| known.facet == piece.facet && known.to == piece.to) {
                    continue;
                }
                // What takes too long on the calendar waits for its stage; another piece may still fit.
                let Some((piece, whole)) = self.fitting((&all, planned.len()), &piece, last, time) else {
                    continue;
                };
                all.push(piece.clone());
                found.push(LaterPiece { stage, piece });
                if !whole || found.len() == MOST {
                    return found;
                }
            }
        }
        found
    }

    /// As much of a piece as is done and proven before a day, behind all others, and whether that is all of it; `None` where that is
    /// too little to be a piece. Of the others the first `of_step` are the step's own.
    fn fitting(
        &self,
        (before, of_step): (&[Piece], usize),
        piece: &Piece,
        last: i32,
        time: &Time,
    ) -> Option<(Piece, bool)> {
        let fits = |part: &Piece| {
            let all = before.iter().chain([part]).enumerate();
            let all: Vec<_> = all.map(|(at, one)| (self.stretch(one), at >= of_step)).collect();
            fits(self.path, &all, time, last)
        };
        let part = |parts: u32| Piece {
            hours: piece.hours.times(f64::from(parts) / f64::from(PARTS)),
            ..piece.clone()
        };
        if !fits(&part(1)) {
            return None;
        }
        let most = (1..=PARTS).rev().find(|parts| fits(&part(*parts)))?;
        let part = part(most);
        (most == PARTS || part.hours.sum() >= NO_PIECE).then_some((part, most == PARTS))
    }

    /// A piece as it is laid.
    pub(super) fn stretch(&self, piece: &Piece) -> Stretch {
        Stretch::of(self.content, self.path, (&piece.facet, piece.to), piece.hours.figures())
    }
}
