//! What own hours go to while a milestone is waited for that takes longer than the learning for its stage.

use std::path::Path;

use crate::made_up::{FILE, Library, Someone, everything};
use crate::step::{begin, scientist, start, view};
use crate::way::walker;
use cairn_core::Stage;
use cairn_core::content::Way;
use cairn_core::content::source::load;
use cairn_core::path::Aim;
use cairn_core::path::way::{Hours, LearningEstimate, Outcome, Piece};
use cairn_core::plan::view::{Pace, PieceRow, PlanEnd, PlanView, QuarterRow};
use cairn_core::plan::{Phase, PlanEvent, Planned, Step, WEEKLY, calendar, markdown};

fn stage(number: u8) -> Aim {
    Aim::Stage(Stage::new(number).unwrap())
}

fn found(library: &Library, aim: &Aim, weekly: u16) -> LearningEstimate {
    let walker = walker(library, &scientist());
    match walker.find(library, aim, &Hours::new(&library.path, &[]), weekly) {
        Outcome::Found(found) => *found,
        Outcome::Reached(share) => panic!("reached: {share:?}"),
    }
}

fn pieces(view: &PlanView) -> Vec<&PieceRow> {
    let rows = view.quarters.iter().flat_map(|quarter| &quarter.rows);
    rows.filter_map(|row| if let QuarterRow::Piece(piece) = row { Some(piece) } else { None }).collect()
}

/// Hours a week stood idle for nine months, though the stages behind asked for thousands.
#[test]
fn own_hours_that_a_milestone_leaves_over_go_to_what_the_next_stages_ask() {
    let library = everything();
    let way: &Way = library.path.way(&walker(&library, &scientist()).way).unwrap();
    let all = found(&library, &Aim::Stage(Stage::LAST), WEEKLY);
    let Aim::Stage(step) = all.legs[0].aim else { panic!() };
    let place = |stage: Stage| way.stages.iter().position(|known| *known == stage).unwrap();
    assert!(!all.ahead.is_empty() && all.ahead.iter().all(|one| place(one.stage) > place(step)));
    assert!(all.ahead.is_sorted_by_key(|one| place(one.stage)), "the next stage first");
    let name = |piece: &Piece| (piece.facet.clone(), piece.to);
    let mut names: Vec<_> =
        all.pieces.iter().chain(all.ahead.iter().map(|one| &one.piece)).map(name).collect();
    names.sort();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "each has ticks of its own: {names:?}");
    // Whoever plans only the step has the same evenings to fill.
    assert_eq!(found(&library, &Aim::Stage(step), WEEKLY).ahead, all.ahead);
    // More hours a week take more of it.
    let hours = |found: &LearningEstimate| found.ahead.iter().map(|one| one.piece.hours.sum()).sum::<f64>();
    let more = hours(&found(&library, &stage(10), 15));
    assert!(more > hours(&all) + 100.0, "{more} and {}", hours(&all));
    assert!(found(&library, &stage(10), 0).ahead.is_empty(), "without own hours none are left over");
}

/// The pieces in advance for a stage came to 327 hours where the stage was said to take 260, and one piece took 30, 71, 38 or 75 hours by
/// the hours of a week.
#[test]
fn what_is_ahead_of_a_stage_takes_no_more_than_the_stage_and_the_same_at_any_hours_a_week() {
    let library = everything();
    let lead = Someone::new("product-lead", [-1.0, 0.0, -2.0, 2.0, 2.0, 1.0, 2.0], &[3]);
    let mut some = 0;
    for person in [scientist(), lead] {
        let mut known: Vec<(Piece, Stage)> = Vec::new();
        for weekly in [3, 5, 8, 10, 20] {
            let walker = walker(&library, &person);
            let way =
                walker.find(&library, &Aim::Stage(Stage::LAST), &Hours::new(&library.path, &[]), weekly);
            let Outcome::Found(found) = way else { panic!() };
            for leg in &found.legs {
                let of_leg = found.ahead.iter().filter(|one| Aim::Stage(one.stage) == leg.aim);
                let sum: f64 = of_leg.map(|one| one.piece.hours.sum()).sum();
                assert!(sum <= leg.hours.middle + 0.5, "{weekly}: {sum} of {:?}", leg.hours);
            }
            for one in &found.ahead {
                some += 1;
                let same = |(piece, stage): &&(Piece, Stage)| {
                    *stage == one.stage && piece.facet == one.piece.facet && piece.to == one.piece.to
                };
                match known.iter().find(same) {
                    Some((piece, _)) => assert_eq!(*piece, one.piece, "{weekly}"),
                    None => known.push((one.piece.clone(), one.stage)),
                }
                assert!(!found.dearer.contains(&one.piece.facet), "not in the plan and in it: {one:?}");
            }
        }
    }
    assert!(some > 10, "{some}");
}

#[test]
fn what_is_ahead_is_done_beside_the_milestone_and_is_no_part_of_the_step() {
    let library = everything();
    let begin = begin(&library, &scientist(), &Aim::Stage(Stage::LAST), WEEKLY);
    let PlanEvent::Begin { pieces: planned, made: Some(made), .. } = &begin else { panic!() };
    let ahead: Vec<Planned> = planned.iter().filter(|piece| piece.ahead.is_some()).cloned().collect();
    let (_, whole) = view(&library, std::slice::from_ref(&begin), start());
    let PlanEnd::On(end) = whole.end else { panic!("{:?}", whole.end) };
    assert_eq!(whole.hours.0, made.hours[1], "the hours of the step are those of the step");
    assert_eq!(whole.ahead.0, ahead.iter().map(Planned::hours).sum::<u32>());
    for piece in pieces(&whole).into_iter().filter(|piece| piece.ahead.is_some()) {
        let own = piece.own.iter().flatten().filter_map(|block| block.days().last());
        assert!(own.chain(piece.steps[2].due).all(|day| day <= end), "{piece:?} after {end:?}");
        // It stands where its first evening is.
        let first = piece.own.iter().flatten().map(|block| block.first).min();
        assert!(first.is_none_or(|first| piece.steps[0].from <= Some(first)), "{piece:?}");
    }
    // Most evenings until the milestone are used.
    let weeks = end.since(start()) / 7;
    let own = pieces(&whole).into_iter().flat_map(|piece| piece.own.iter().flatten());
    let minutes: u32 = own.map(|block| block.minutes * u32::try_from(block.count).unwrap()).sum();
    let given = u32::from(WEEKLY) * 60 * u32::try_from(weeks).unwrap();
    assert!(f64::from(minutes) > 0.7 * f64::from(given), "{minutes} of {given} minutes");
    // Left out, the step ends on the same day and still leads to what it aims at.
    let out = ahead.iter().map(|piece| PlanEvent::Out(piece.id.clone(), true));
    let events: Vec<PlanEvent> = std::iter::once(begin.clone()).chain(out).collect();
    let (_, without) = view(&library, &events, start());
    assert_eq!((without.end, without.hours, without.ahead.0), (whole.end, whole.hours, 0));
    let text = markdown(&without, &[]);
    assert!(!text.contains("does not reach its aim") && text.contains("## Left out"), "{text}");
    let text = markdown(&whole, &[]);
    assert!(text.contains("in advance, for stage") && text.contains("Begin with this: "), "{text}");
    // Fewer hours a week later put off what is ahead, and not the step.
    let (_, slower) = view(&library, &[begin, PlanEvent::Weekly(1)], start());
    assert_eq!(slower.end, whole.end);
    assert!(
        slower.waiting > 0 && slower.ahead.0 < whole.ahead.0,
        "what has no time waits: {:?}",
        slower.ahead
    );
    let listed = pieces(&slower).into_iter().filter(|piece| piece.ahead.is_some()).count();
    assert_eq!(listed + slower.waiting, ahead.len(), "and is not promised");
    let last = pieces(&slower)
        .into_iter()
        .filter(|piece| piece.ahead.is_some())
        .filter_map(|piece| piece.steps[2].due)
        .max();
    assert!(last.is_none_or(|last| last <= end), "{last:?} after {end:?}");
}

/// A milestone was all that a step asked: ticked off, the plan went on as if it were still to come.
#[test]
fn a_step_is_over_with_its_milestone_where_nothing_is_to_be_learned_for_it() {
    let library = everything();
    let begin = begin(&library, &scientist(), &Aim::Stage(Stage::LAST), WEEKLY);
    let PlanEvent::Begin { pieces: planned, made: Some(made), .. } = &begin else { panic!() };
    let Aim::Stage(stage) = made.step else { panic!() };
    let deed = PlanEvent::Tick(Step::Deed(stage), Some(start()));
    let learned = planned.iter().filter(|piece| piece.ahead.is_none()).flat_map(|piece| {
        Phase::ALL.map(|phase| PlanEvent::Tick(Step::Phase(piece.id.clone(), phase), Some(start())))
    });
    let pace = |events: Vec<PlanEvent>| view(&library, &events, start()).1.pace;
    let begun = || std::iter::once(begin.clone());
    assert_ne!(pace(begun().chain([deed.clone()]).collect()), Pace::Over, "there is something to learn");
    assert_eq!(pace(begun().chain(learned).chain([deed.clone()]).collect()), Pace::Finished);
    let out = planned
        .iter()
        .filter(|piece| piece.ahead.is_none())
        .map(|piece| PlanEvent::Out(piece.id.clone(), true));
    assert_eq!(pace(begun().chain(out).chain([deed]).collect()), Pace::Over);
}

/// A facet's second level was proven four months before its first.
#[test]
fn one_level_of_a_facet_comes_after_the_other() {
    let library = everything();
    let mut pairs = 0;
    for someone in Someone::all().iter().chain([&scientist()]) {
        for weekly in [WEEKLY, 20] {
            let walker = walker(&library, someone);
            let aim = Aim::Stage(Stage::LAST);
            let Outcome::Found(_) = walker.find(&library, &aim, &Hours::new(&library.path, &[]), weekly)
            else {
                continue;
            };
            let begin = begin(&library, someone, &aim, weekly);
            let PlanEvent::Begin { pieces: planned, .. } = &begin else { panic!() };
            // However often the last piece is moved earlier, what is higher stays behind what is lower.
            let upper = planned.iter().rev().find(|one| {
                planned.iter().any(|lower| lower.id.facet == one.id.facet && lower.id.to < one.id.to)
            });
            let moves = upper.map_or(0, |_| planned.len());
            let moved = upper.into_iter().flat_map(|one| vec![PlanEvent::Earlier(one.id.clone()); moves]);
            for events in [vec![begin.clone()], std::iter::once(begin.clone()).chain(moved).collect()] {
                let (_, view) = view(&library, &events, start());
                let all = pieces(&view);
                for (at, lower) in all.iter().enumerate() {
                    let higher = |one: &&PieceRow| one.id.facet == lower.id.facet && one.id.to > lower.id.to;
                    for upper in all.iter().copied().filter(higher) {
                        pairs += 1;
                        let [first, second] = [lower, &upper].map(|one| [1, 2].map(|at| one.steps[at].due));
                        assert!(first[0] < second[0] && first[1] <= second[1], "{lower:?} {upper:?}");
                        assert!(lower.steps[1].from <= upper.steps[1].from, "{lower:?} {upper:?}");
                        assert!(at == 0 || lower.can_move, "{lower:?}");
                    }
                }
            }
        }
    }
    assert!(pairs >= 10, "{pairs}");
}

/// The plan said what to learn, and neither its text nor the calendar from what.
#[test]
fn files_of_a_plan_name_what_to_learn_from() {
    let library = everything();
    let begin = begin(&library, &scientist(), &Aim::Stage(Stage::LAST), WEEKLY);
    let (plan, mut named) = view(&library, std::slice::from_ref(&begin), start());
    let bare = named.clone();
    let works = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap().works;
    named.name_works(&library.content, &plan, &works);
    let studied = pieces(&named).into_iter().filter(|piece| piece.split.0 > 0).count();
    let [said, unsaid] = [&named, &bare].map(|view| {
        let calendar = calendar(&plan, view, &[], FILE, &[]).replace("\r\n ", "");
        [markdown(view, &[]), calendar].map(|text| text.matches("To learn from: ").count())
    });
    assert_eq!(unsaid, [0, 0]);
    assert!(said[0] == studied && said[1] >= studied, "{said:?} of {studied}");
    for piece in pieces(&named) {
        let known = works.of(&piece.id.facet, plan.to_read(&library.content, &piece.id)).unwrap();
        let titles =
            known.iter().zip(&piece.works).filter(|(work, said)| said.starts_with(&work.title)).count();
        assert_eq!(titles, if piece.split.0 > 0 { known.len() } else { 0 }, "{piece:?}");
    }
}
