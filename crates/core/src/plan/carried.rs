//! What was done under earlier plans and still counts under a new one, and what was left out of the last of them.

use super::Day;
use super::log::{Phase, PlanEvent, PlanLog, Planned, Step};
use super::now::Plan;
use super::view::{PlanView, StepRow};
use crate::PlanId;
use crate::attempt::Millis;

/// What a new plan takes over from earlier ones.
///
/// The ticks for its pieces, so that nobody is asked again for work they have done: only of pieces that something was ticked off of
/// since the last answer, for the answers know of everything before. And what was left out of the plan made last stays left out where it
/// is a piece again, the same facet to the same level: it can be taken in again. So do the person's notes on its steps.
pub fn carried(logs: &[PlanLog], begin: &PlanEvent, last_answer: Millis) -> Vec<PlanEvent> {
    let PlanEvent::Begin { pieces, .. } = begin else { return Vec::new() };
    let of_piece = |piece: &Planned| {
        let done: Vec<(Step, Millis, Day)> = Phase::ALL
            .into_iter()
            .filter_map(|phase| {
                let step = Step::Phase(piece.id.clone(), phase);
                ticked(logs.iter(), &step).map(|(at, day)| (step, at, day))
            })
            .collect();
        let since = done.iter().any(|(_, at, _)| *at >= last_answer);
        if since { done } else { Vec::new() }
    };
    let ticks = pieces.iter().flat_map(of_piece).map(|(step, _, day)| PlanEvent::Tick(step, Some(day)));
    let last = last_of(logs);
    let is_out = |piece: &&Planned| last.as_ref().is_some_and(|plan| plan.is_out(&piece.id));
    let out = pieces.iter().filter(is_out).map(|piece| PlanEvent::Out(piece.id.clone(), true));
    let note =
        |step: &Step| last.as_ref().map(|plan| plan.note(step).to_owned()).filter(|text| !text.is_empty());
    let steps = pieces.iter().flat_map(|piece| Phase::ALL.map(|phase| Step::Phase(piece.id.clone(), phase)));
    let notes = steps.filter_map(|step| note(&step).map(|text| PlanEvent::Note(step, text)));
    ticks.chain(out).chain(notes).collect()
}

/// What of earlier plans is in a draft, and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedOver {
    /// The steps that are done already.
    pub done: Vec<StepRow>,
    /// Hours of these.
    pub hours: u32,
    /// Whether the days of the week on which the person studies are.
    pub days: bool,
    /// How many notes are.
    pub notes: usize,
    /// Ticks and notes of the last plan that are not: of steps that the draft does not have, or that the answers since know of.
    pub stay: (usize, usize),
}

/// What of earlier plans is in a draft: `view` is its page, `more` what it has besides its beginning ([`carried`] and the days of the
/// week). `None` where there is no earlier plan.
pub fn carried_over(logs: &[PlanLog], view: &PlanView, more: &[PlanEvent]) -> Option<CarriedOver> {
    let last = last_of(logs)?;
    let ticks = last.ticks.iter().filter(|(step, _)| {
        !more.iter().any(|event| matches!(event, PlanEvent::Tick(of, Some(_)) if of == step))
    });
    let notes = last
        .notes
        .iter()
        .filter(|(step, _)| !more.iter().any(|event| matches!(event, PlanEvent::Note(of, _) if of == step)));
    Some(CarriedOver {
        done: view.steps().filter(|step| step.done.is_some()).cloned().collect(),
        hours: view.hours.1.saturating_add(view.ahead.1),
        days: more.iter().any(|event| matches!(event, PlanEvent::Days(_))),
        notes: more.iter().filter(|event| matches!(event, PlanEvent::Note(..))).count(),
        stay: (ticks.count(), notes.count()),
    })
}

/// The plan that was made last.
fn last_of(logs: &[PlanLog]) -> Option<Plan> {
    logs.iter().filter_map(Plan::of).max_by(|one, two| (one.begun, &one.id).cmp(&(two.begun, &two.id)))
}

impl Plan {
    /// The plan with this id among all, with what it knows of the earlier ones.
    pub fn among(logs: &[PlanLog], id: &PlanId) -> Option<Self> {
        let plan = logs.iter().find(|log| log.id() == id).and_then(Self::of)?;
        Some(Self { asked_again: asked_again(logs, &plan), ..plan })
    }
}

/// What is to be done under a plan and was ticked off under an earlier one, with its day: the answers since ask for it again.
fn asked_again(logs: &[PlanLog], plan: &Plan) -> Vec<(Step, Day)> {
    let earlier = || logs.iter().filter(|log| *log.id() != plan.id && log.begun() < plan.begun);
    let steps =
        plan.pieces.iter().flat_map(|piece| Phase::ALL.map(|phase| Step::Phase(piece.id.clone(), phase)));
    let open = steps.filter(|step| plan.done(step).is_none());
    open.filter_map(|step| ticked(earlier(), &step).map(|(_, day)| (step, day))).collect()
}

/// When a step was ticked off last, and the day on which it was done, unless the tick was taken back.
fn ticked<'a>(logs: impl Iterator<Item = &'a PlanLog>, step: &Step) -> Option<(Millis, Day)> {
    let ticks = logs.flat_map(PlanLog::entries).filter_map(|entry| match &entry.event {
        PlanEvent::Tick(of, day) if of == step => Some((entry.at, *day)),
        _ => None,
    });
    ticks.max_by_key(|(at, _)| *at).and_then(|(at, day)| Some((at, day?)))
}

#[cfg(test)]
mod tests {
    use super::super::log::{Aimed, PieceId, PlanEntry};
    use super::*;
    use crate::attempt::Writer;
    use crate::path::Aim;
    use crate::{FacetId, Level, Stage};

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

    /// A new plan asked once more for what was ticked off, without a word about it.
    #[test]
    fn a_plan_knows_what_was_ticked_off_before_and_is_asked_for_again() {
        let day = Day::parse("2027-01-10");
        let step = Step::Phase(piece("data-science/wrangling"), Phase::Learn);
        let log = |id: &str, at: i64, more: Option<PlanEvent>| {
            let events = [Some(begin(&["data-science/wrangling"])), more].into_iter().flatten();
            let entry = |(seq, event)| PlanEntry { seq, writer: Writer::nameless(), at: Millis(at), event };
            PlanLog::from_entries(PlanId::parse(id).unwrap(), (0..).zip(events).map(entry).collect()).unwrap()
        };
        let tick = PlanEvent::Tick(step.clone(), day);
        let logs =
            [log("plan-1", 1, Some(tick.clone())), log("plan-2", 50, None), log("plan-3", 90, Some(tick))];
        let again = |id: &str| Plan::among(&logs, &PlanId::parse(id).unwrap()).unwrap().asked_again;
        assert_eq!(again("plan-2"), [(step, day.unwrap())]);
        assert_eq!([again("plan-1"), again("plan-3")], [vec![], vec![]], "nothing before it, and done in it");
    }

    /// Ticks were kept, and what the person had noted beside them was gone.
    #[test]
    fn notes_on_steps_of_the_last_plan_go_along_to_the_next() {
        let wrangling = "data-science/wrangling";
        let note = |text: &str| PlanEvent::Note(Step::Phase(piece(wrangling), Phase::Learn), text.to_owned());
        let entry = |(seq, event)| PlanEntry { seq, writer: Writer::nameless(), at: Millis(1), event };
        let events = [begin(&[wrangling]), note("With Ana"), PlanEvent::Close];
        let entries = (0..).zip(events).map(entry).collect();
        let logs = [PlanLog::from_entries(PlanId::parse("plan-1").unwrap(), entries).unwrap()];
        assert_eq!(carried(&logs, &begin(&[wrangling]), Millis(9)), [note("With Ana")]);
        assert_eq!(carried(&logs, &begin(&["data-science/pipelines"]), Millis(9)), [], "of its steps alone");
    }

    /// What was left out of a plan came back in the one made after it, without a word.
    #[test]
    fn what_was_left_out_of_the_last_plan_is_left_out_of_the_next() {
        let [wrangling, pipelines] = ["data-science/wrangling", "data-science/pipelines"];
        let log = |id: &str, at: i64, events: Vec<PlanEvent>| {
            let entry = |(seq, event)| PlanEntry { seq, writer: Writer::nameless(), at: Millis(at), event };
            PlanLog::from_entries(PlanId::parse(id).unwrap(), (0..).zip(events).map(entry).collect()).unwrap()
        };
        let out = |facet| PlanEvent::Out(piece(facet), true);
        let first = log("plan-1", 1, vec![begin(&[wrangling, pipelines]), out(wrangling), out(pipelines)]);
        let taken = PlanEvent::Out(piece(pipelines), false);
        let last = log(
            "plan-0",
            5,
            vec![begin(&[wrangling, pipelines]), out(wrangling), out(pipelines), taken, PlanEvent::Close],
        );
        let all = begin(&[wrangling, pipelines]);
        assert_eq!(
            carried(&[last.clone(), first.clone()], &all, Millis(9)),
            [out(wrangling)],
            "by the last alone"
        );
        assert_eq!(
            carried(&[first], &begin(&[pipelines]), Millis(9)),
            [out(pipelines)],
            "what is a piece again"
        );
        let draft = Plan::draft(&all, &carried(&[last], &all, Millis(9))).unwrap();
        assert_eq!(draft.out, [piece(wrangling)]);
    }
}
