//! What was done under earlier plans and still counts under a new one.

use super::Day;
use super::log::{Phase, PlanEvent, PlanLog, Planned, Step};
use crate::attempt::Millis;

/// The ticks of earlier plans for the pieces of a new one, so that nobody is asked again for work they have done. Only of pieces
/// that something was ticked off of since the last answer: the answers know of everything before.
pub fn carried(logs: &[PlanLog], begin: &PlanEvent, last_answer: Millis) -> Vec<PlanEvent> {
    let PlanEvent::Begin { pieces, .. } = begin else { return Vec::new() };
    let ticked = |step: &Step| -> Option<(Millis, Day)> {
        let entries = logs.iter().flat_map(PlanLog::entries);
        let ticks = entries.filter_map(|entry| match &entry.event {
            PlanEvent::Tick(of, day) if of == step => Some((entry.at, *day)),
            _ => None,
        });
        ticks.max_by_key(|(at, _)| *at).and_then(|(at, day)| Some((at, day?)))
    };
    let of_piece = |piece: &Planned| {
        let done: Vec<(Step, Millis, Day)> = Phase::ALL
            .into_iter()
            .filter_map(|phase| {
                let step = Step::Phase(piece.id.clone(), phase);
                ticked(&step).map(|(at, day)| (step, at, day))
            })
            .collect();
        let since = done.iter().any(|(_, at, _)| *at >= last_answer);
        if since { done } else { Vec::new() }
    };
    pieces.iter().flat_map(of_piece).map(|(step, _, day)| PlanEvent::Tick(step, Some(day))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::log::{Aimed, PieceId, PlanEntry};
    use super::*;
    use crate::attempt::Writer;
    use crate::path::Aim;
    use crate::{FacetId, Level, PlanId, Stage};

    fn piece(facet: &str) -> PieceId {
        PieceId { facet: FacetId::parse(facet).unwrap(), to: Level::new(3).unwrap() }
    }

    fn begin(facets: &[&str]) -> PlanEvent {
        let planned = |facet: &&str| Planned {
            id: piece(facet),
            from: Level::new(2).unwrap(),
            study: 10,
            practice: 20,
            ahead: None,
        };
        PlanEvent::Begin {
            aim: Aimed { aim: Aim::Stage(Stage::new(1).unwrap()), now: 20, then: None },
            weekly: 5,
            start: Day::parse("2027-01-04").unwrap(),
            pieces: facets.iter().map(planned).collect(),
            made: None,
        }
    }

    #[test]
    fn what_was_done_since_the_last_answer_is_done_under_a_new_plan_too() {
        let day = Day::parse("2027-01-10");
        let step = |facet, phase| Step::Phase(piece(facet), phase);
        let events = [
            (1, begin(&["data-science/wrangling", "data-science/pipelines"])),
            (10, PlanEvent::Tick(step("data-science/wrangling", Phase::Learn), day)),
            (20, PlanEvent::Tick(step("data-science/wrangling", Phase::Practise), day)),
            (21, PlanEvent::Tick(step("data-science/pipelines", Phase::Learn), day)),
            (30, PlanEvent::Tick(step("data-science/pipelines", Phase::Learn), None)),
        ];
        let entry = |(seq, (at, event)): (usize, (i64, PlanEvent))| PlanEntry {
            seq: u32::try_from(seq).unwrap(),
            writer: Writer::nameless(),
            at: Millis(at),
            event,
        };
        let entries = events.into_iter().enumerate().map(entry).collect();
        let log = PlanLog::from_entries(PlanId::parse("plan-1").unwrap(), entries).unwrap();
        let done = [Phase::Learn, Phase::Practise]
            .map(|phase| PlanEvent::Tick(step("data-science/wrangling", phase), day));
        let again = begin(&["data-science/wrangling", "data-science/pipelines"]);
        let logs = [log];
        assert_eq!(carried(&logs, &again, Millis(15)), done, "a piece is taken over whole");
        assert_eq!(carried(&logs, &again, Millis(20)), done);
        assert_eq!(carried(&logs, &again, Millis(21)), []);
        assert_eq!(
            carried(&logs, &begin(&["data-science/pipelines"]), Millis(0)),
            [],
            "a tick that was taken back is none"
        );
    }
}
