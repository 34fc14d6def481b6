//! The dates of a plan: they fit its hours, and leaving something out or ticking it off early puts nothing off.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::made_up::{Library, everything};
use crate::step::{log, start};
use cairn_core::path::Aim;
use cairn_core::plan::view::{PieceRow, PlanEnd, PlanView, QuarterRow, plan_view};
use cairn_core::plan::{Aimed, Day, Made, Phase, PieceId, Plan, PlanEvent, Planned, Step};
use cairn_core::{FacetId, Level, Skill, Stage};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

thread_local! {
    static LIBRARY: Rc<Library> = Rc::new(everything());
}

/// The page of a plan with these events.
fn view(events: &[PlanEvent], today: Day) -> (Plan, PlanView) {
    let library = LIBRARY.with(Clone::clone);
    let plan = Plan::of(&log(events)).unwrap();
    let view = plan_view(&library.content, &library.path, &plan, today);
    (plan, view)
}

fn pieces(view: &PlanView) -> Vec<&PieceRow> {
    let rows = view.quarters.iter().flat_map(|quarter| &quarter.rows);
    rows.filter_map(|row| if let QuarterRow::Piece(piece) = row { Some(piece) } else { None }).collect()
}

/// All dates of a piece: from when and by when its steps are.
type Dates = Vec<(Option<Day>, Option<Day>)>;

fn dates(view: &PlanView) -> BTreeMap<PieceId, Dates> {
    let of = |piece: &PieceRow| piece.steps.iter().map(|step| (step.from, step.due)).collect();
    pieces(view).into_iter().map(|piece| (piece.id.clone(), of(piece))).collect()
}

/// Some pieces of some facets, each facet to one level or to two.
fn planned() -> impl Strategy<Value = Vec<Planned>> {
    let facets: Vec<FacetId> = LIBRARY.with(|library| {
        library.content.skills.iter().flat_map(|info| &info.facets).map(|facet| facet.id.clone()).collect()
    });
    let one = |facet: FacetId| {
        (Just(facet), 1u8..=4, 0u32..60, 0u32..250, prop::option::weighted(0.3, Just(())), any::<bool>())
    };
    subsequence(facets, 1..9).prop_shuffle().prop_flat_map(move |facets| {
        facets.into_iter().map(one).collect::<Vec<_>>().prop_map(|all| {
            let of = |(facet, to, study, practice, ahead, twice): (_, u8, u32, u32, Option<()>, bool)| {
                let piece = |from: u8| Planned {
                    id: PieceId { facet: FacetId::clone(&facet), to: Level::new(from + 1).unwrap() },
                    from: Level::new(from).unwrap(),
                    study: study.max(1),
                    practice,
                    ahead: ahead.map(|()| Stage::LAST),
                };
                if twice && to < 4 { vec![piece(to), piece(to + 1)] } else { vec![piece(to)] }
            };
            all.into_iter().flat_map(of).collect()
        })
    })
}

/// The beginning of a plan beside a job, with or without a milestone.
fn begin() -> impl Strategy<Value = (PlanEvent, Vec<PieceId>)> {
    let share = prop_oneof![Just(0u8), 1u8..=60];
    let job = prop::collection::vec(share, Skill::COUNT);
    (planned(), 1u16..=25, job, prop::option::of(1u8..18)).prop_map(|(pieces, weekly, job, deed)| {
        let stage = Aim::Stage(Stage::new(4).unwrap());
        let ids = pieces.iter().map(|piece| piece.id.clone()).collect();
        let made = Made {
            step: stage.clone(),
            hours: [10, 200, 900],
            deed,
            job: job.try_into().unwrap(),
            stood: [0; Skill::COUNT],
            later: Vec::new(),
        };
        let aim = Aimed { aim: stage, now: 20, then: None };
        (PlanEvent::Begin { aim, weekly, start: start(), pieces, made: Some(Box::new(made)) }, ids)
    })
}

/// The day on which a minute at work in the skill of a piece falls, counted from the first of the plan on.
fn day_at_work(plan: &Plan, piece: &PieceRow, minute: u32) -> f64 {
    let skill = LIBRARY.with(|library| library.content.facet(&piece.id.facet).unwrap().0);
    let weekly = LIBRARY.with(|library| f64::from(library.path.effort.work_hours)) * 60.0;
    f64::from(minute) * 7.0 / (weekly * f64::from(plan.job[skill.index()]) / 100.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Practice at work counted from the first day of the plan on in the hours of this month, and from the end of the study on in its dates.
    #[test]
    fn what_a_month_has_of_a_practice_fits_its_dates((begin, _) in begin()) {
        let (plan, view) = view(&[begin], start());
        for piece in pieces(&view).into_iter().filter(|piece| piece.steps[0].due.is_some()) {
            let [_, (first, _), (_, proof)] = dates(&view)[&piece.id][..] else { panic!() };
            let [from, until] = [first, proof].map(|day| f64::from(day.unwrap().since(start())));
            let [(begins, _), (_, ends)] = piece.work;
            if ends > begins + 1 {
                // Minutes are rounded.
                prop_assert!(day_at_work(&plan, piece, begins + 1) >= from, "{piece:?}");
                prop_assert!(day_at_work(&plan, piece, ends - 1) <= until + 1.0, "{piece:?}");
            }
            // Where evenings are full, one step follows the other in the calendar, so that it may begin sooner than the page says.
            for block in piece.own.iter().skip(1).flatten() {
                let over = block.days().last().unwrap().since(proof.unwrap());
                prop_assert!(over <= 0, "{over} days late: {piece:?}");
            }
        }
        let parts = || view.soon.iter().filter_map(|soon| Some((soon, soon.part?)));
        let own: u32 = parts().map(|(_, part)| part.hours - part.at_work).sum();
        // Thirty-one days have five times the same day of the week, and hours are rounded.
        prop_assert!(own <= u32::from(plan.weekly) * 5 + 3, "{:?}", view.soon);
        for (soon, part) in parts() {
            let Step::Phase(id, _) = &soon.step.step else { panic!() };
            let piece = pieces(&view).into_iter().find(|piece| piece.id == *id).unwrap();
            let days = f64::from(soon.by.unwrap().since(soon.step.from.unwrap()) + 1);
            // Rounded twice: with the hours of the part, and by itself.
            let at_work = f64::from(part.at_work) - 1.0;
            prop_assert!(part.at_work == 0 || at_work * 60.0 * day_at_work(&plan, piece, 1) <= days, "{soon:?}");
        }
    }

    /// A piece that was left out shared out own hours anew, and an earlier one was later for it. That is held for the days by which
    /// things are due: the evenings of the calendar have their own order.
    #[test]
    fn leaving_something_out_puts_off_nothing((begin, ids) in begin(), order in prop::collection::vec(any::<Index>(), 1..5)) {
        let mut events = vec![begin];
        let mut before = view(&events, start()).1;
        for index in order {
            events.push(PlanEvent::Out(index.get(&ids).clone(), true));
            let (plan, after) = view(&events, start());
            let (old, new) = (dates(&before), dates(&after));
            for (id, dates) in new {
                for (old, new) in old.get(&id).into_iter().flatten().zip(&dates) {
                    // Without an end there was nothing to put off.
                    let sooner = old.1.is_none() || new.1 <= old.1;
                    prop_assert!(sooner, "{id:?}: {old:?}, then {new:?} without {:?}", plan.out);
                }
            }
            if let (PlanEnd::On(old), PlanEnd::On(new)) = (before.end, after.end) {
                prop_assert!(new <= old, "{old:?}, then {new:?} without {:?}", plan.out);
            }
            before = after;
        }
    }

    /// What was ticked off before its day brought nothing forward.
    #[test]
    fn ticking_off_early_brings_forward_and_puts_off_nothing(
        (begin, ids) in begin(),
        ticks in prop::collection::vec((any::<Index>(), 0usize..3, 0i32..500), 1..6),
    ) {
        let mut events = vec![begin];
        let mut before = view(&events, start()).1;
        for (index, phase, day) in ticks {
            let id = index.get(&ids);
            let step = Step::Phase(id.clone(), Phase::ALL[phase]);
            // What waits takes its hours once it is begun; and another day for what is done is another story.
            if !dates(&before).contains_key(id) || Plan::of(&log(&events)).unwrap().done(&step).is_some() {
                continue;
            }
            events.push(PlanEvent::Tick(step, Some(start().plus(day))));
            let (plan, after) = view(&events, start());
            let (old, new) = (dates(&before), dates(&after));
            for (id, dates) in &new {
                // What is done has no day to keep, and of a piece whose proof is ticked off before its study the rest is another story.
                if Phase::ALL.iter().any(|phase| plan.done(&Step::Phase(id.clone(), *phase)).is_some()) {
                    continue;
                }
                for (old, new) in old.get(id).into_iter().flatten().zip(dates) {
                    prop_assert!(old.1.is_none() || new.1 <= old.1, "{id:?}: {old:?}, then {new:?} with {:?}", plan.ticks);
                }
            }
            before = after;
        }
    }
}

/// The first study is done three weeks early: the next begins that much sooner, and nobody is late with it before the day that it had.
#[test]
fn what_follows_begins_sooner_and_is_late_no_sooner() {
    let facets = ["machine-learning/generative", "project-management/delivery"];
    let piece = |facet: &str| Planned {
        id: PieceId { facet: FacetId::parse(facet).unwrap(), to: Level::new(3).unwrap() },
        from: Level::new(2).unwrap(),
        study: 40,
        practice: 0,
        ahead: None,
    };
    let begin = PlanEvent::Begin {
        aim: Aimed { aim: Aim::Stage(Stage::new(4).unwrap()), now: 20, then: None },
        weekly: 10,
        start: start(),
        pieces: facets.map(piece).to_vec(),
        made: None,
    };
    let learn = |facet| Step::Phase(piece(facet).id, Phase::Learn);
    let tick = PlanEvent::Tick(learn(facets[0]), Some(start().plus(6)));
    let next = |events: &[PlanEvent], days: i32| {
        let view = view(events, start().plus(days)).1;
        let piece =
            pieces(&view).into_iter().find(|piece| piece.id.facet.as_str() == facets[1]).unwrap().clone();
        let step = piece.steps[0].clone();
        (step.from.unwrap().since(start()), step.due.unwrap().since(start()), step.late)
    };
    assert_eq!(next(std::slice::from_ref(&begin), 0), (28, 55, false));
    assert_eq!(next(&[begin.clone(), tick.clone()], 7), (7, 34, false));
    assert_eq!(
        next(&[begin.clone(), tick.clone()], 50),
        (7, 50, false),
        "the plan had five days more for it"
    );
    assert_eq!(next(&[begin, tick], 60), (7, 55, true));
}
