//! What own hours go to while a milestone is waited for: it takes months of its own, and often longer than the learning for its stage.

use super::legs::{Asked, Leg, Time, is_done, legs};
use super::pieces::{LaterPiece, pieces};
use super::{Piece, Seeking, Stretch, deed_days, fits};
use crate::Stage;
use crate::path::Aim;

/// Pieces ahead, at most: what comes after them is planned when the step is done.
const MOST: usize = 20;

impl Seeking<'_> {
    /// The stages behind the aim, as far as the way in goes, but for those whose milestone is reached: what comes next does not depend
    /// on how far somebody plans.
    pub(super) fn beyond(&self, time: &Time) -> Vec<Leg> {
        let Some(Aim::Stage(last)) = self.legs.last().map(|leg| &leg.aim) else { return Vec::new() };
        let place = self.way.stages.iter().position(|stage| stage == last);
        let stages = place.and_then(|at| self.way.stages.get(at + 1..)).unwrap_or_default();
        let known = &self.ground.position.stages;
        let left = stages.iter().copied().filter(|stage| !is_done(known, *stage));
        // The job into which one grows comes from the stage before, which is the aim.
        let all: Vec<Stage> = std::iter::once(*last).chain(left).collect();
        legs(self.content, self.path, &all, time, |_| true).split_off(1)
    }

    /// What the stages behind the first leg ask, as far as own hours are left over until its milestone is due: whole pieces, for a part
    /// would promise a proof that is not yet learned for.
    ///
    /// `planned` are the pieces of the first leg, which lead to its needs shifted by so many standard errors. Those of a later leg take as many hours as the middle of what is said of it.
    pub(super) fn ahead(
        &self,
        (planned, shift): (&[Piece], Option<f64>),
        walked: &[Asked<'_>],
        time: &Time,
    ) -> Vec<LaterPiece> {
        let Some(((first, later), deed)) =
            walked.split_first().and_then(|(first, later)| Some(((first, later), first.leg.deed?)))
        else {
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
        if !planned.is_empty()
            && let Some(shift) = shift
        {
            self.model.reach(&mut state, &first.leg.goal.shifted(shift, &errors), &mut |_| ());
        }
        for one in later {
            let Aim::Stage(stage) = one.leg.aim else { continue };
            let Some(shift) = self.shift(&state, *one) else { continue };
            let goal = one.leg.goal.shifted(shift, &errors);
            let of_leg = pieces(self.content, &self.model, &state, &goal, &errors);
            self.model.reach(&mut state, &goal, &mut |_| ());
            for piece in of_leg {
                // Its ticks are those of the piece that is planned already.
                if all.iter().any(|known| known.facet == piece.facet && known.to == piece.to) {
                    continue;
                }
                // What takes too long on the calendar waits for its stage; another piece may still fit.
                if !self.fits_in((&all, planned.len()), &piece, last, time) {
                    continue;
                }
                all.push(piece.clone());
                found.push(LaterPiece { stage, piece });
                if found.len() == MOST {
                    return found;
                }
            }
        }
        found
    }

    /// Whether a piece is done and proven before a day, behind all others. Of the others the first `of_step` are the step's own.
    fn fits_in(&self, (before, of_step): (&[Piece], usize), piece: &Piece, last: i32, time: &Time) -> bool {
        let all = before.iter().chain([piece]).enumerate();
        let all: Vec<_> = all.map(|(at, one)| (self.stretch(one), at >= of_step)).collect();
        fits(self.path, &all, time, last)
    }

    /// A piece as it is laid.
    pub(super) fn stretch(&self, piece: &Piece) -> Stretch {
        Stretch::of(self.content, self.path, (&piece.facet, piece.to), piece.hours.figures())
    }
}
