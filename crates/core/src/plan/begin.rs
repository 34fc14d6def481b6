//! A plan made of a way.

use super::day::Day;
use super::log::{Aimed, Made, PieceId, PlanEvent, Planned};
use crate::content::Job;
use crate::history::hundredths;
use crate::path::view::Percent;
use crate::path::way::{LearningEstimate, Piece, Range, whole};
use crate::path::{Aim, Ground};
use crate::{Skill, Stage};

/// The beginning of a plan to follow a way, with own hours a week and what the job practises, from a day on.
pub fn begin(
    found: &LearningEstimate,
    ground: &Ground,
    aim: &Aim,
    (weekly, job): (u16, Job),
    start: Day,
) -> PlanEvent {
    let first = found.legs.first();
    // Without time there are no years to say.
    let known = found.legs.iter().skip(1).take_while(|leg| leg.until.high.is_finite());
    let later = known.filter_map(|leg| match leg.aim {
        Aim::Stage(stage) => {
            Some((stage, figures(leg.until).map(|months| u16::try_from(months).unwrap_or(u16::MAX))))
        }
        Aim::Role(_) => None,
    });
    let made = Made {
        step: first.map_or_else(|| aim.clone(), |leg| leg.aim.clone()),
        hours: found.step_range(),
        deed: first.and_then(|leg| leg.deed),
        job,
        stood: Skill::ALL.map(|skill| hundredths(ground.skill_theta(skill))),
        later: later.collect(),
    };
    let of_step = found.pieces.iter().map(|piece| planned(piece, None));
    let ahead = found.ahead.iter().map(|one| planned(&one.piece, Some(one.stage)));
    PlanEvent::Begin {
        aim: Aimed { aim: aim.clone(), now: Percent::of(found.now.value).bar(), then: None },
        weekly,
        start,
        pieces: of_step.chain(ahead).collect(),
        made: Some(Box::new(made)),
    }
}

fn planned(piece: &Piece, ahead: Option<Stage>) -> Planned {
    let (study, practice) = piece.hours.figures();
    let id = PieceId { facet: piece.facet.clone(), to: piece.to };
    Planned { id, from: piece.from, study, practice, ahead }
}

/// Low, middle and high, in whole hours or months.
fn figures(range: Range) -> [u32; 3] {
    [range.low, range.middle, range.high].map(whole)
}
