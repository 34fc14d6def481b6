//! The one thing to do next, with a plan and without one.

use crate::made_up::{Library, Someone, everything};
use crate::step::scientist;
use crate::way::walker;
use cairn_core::attempt::Mode;
use cairn_core::content::Band;
use cairn_core::decimal::Tenths;
use cairn_core::path::page::{Next, goal_of, next_of};
use cairn_core::path::way::{Hours, LearningEstimate, NarrowingQuestions, Outcome, Piece};
use cairn_core::path::{AskBy, HingeView};
use cairn_core::plan::view::Pace;
use cairn_core::plan::{PlanCheck, PlanProgress, PlanVerdict, Sought, WEEKLY, WhatNext, what_next};
use cairn_core::{Level, Skill, Stage, path::Aim};

fn next_and_way(library: &Library, someone: &Someone) -> (Next, LearningEstimate) {
    let walker = walker(library, someone);
    let next = next_of(&library.content, &library.path, &library.bank, &walker.ground, None).unwrap();
    let aim = Aim::Stage(goal_of(&next).stage);
    let Outcome::Found(found) = walker.find(library, &aim, &Hours::new(&library.path, &[]), WEEKLY) else {
        panic!("{} is there", someone.name)
    };
    (next, *found)
}

fn worth() -> NarrowingQuestions {
    let by = AskBy::Skill(Skill::Leadership);
    NarrowingQuestions { minutes: 14, questions: 11, skill: Skill::Leadership, width: (100.0, 60.0), by }
}

fn by_answers(verdict: PlanVerdict) -> PlanProgress {
    let left = if verdict == PlanVerdict::Reached { [0; 3] } else { [20, 40, 60] };
    let (lacks, why) = (Vec::new(), Vec::new());
    PlanProgress::Answers(PlanCheck { expected: 40, by_days: false, out: 0, left, verdict, lacks, why })
}

/// The result said "Answer the questions", and the plan, without a word of it, what to learn by when.
#[test]
fn what_is_told_or_answered_comes_before_any_plan() {
    let library = everything();
    let quick = Someone { mode: Mode::Quick, ..Someone::new("quick", [0.0; 7], &[]) };
    let strong = Someone::new("strong", [2.6; 7], &[]);
    for someone in [quick, strong] {
        let (next, way) = next_and_way(&library, &someone);
        assert!(matches!(next, Next::Ask { .. } | Next::Tell { .. }), "{}: {next:?}", someone.name);
        for plan in [None, Some(PlanProgress::Ticks(Pace::Finished)), Some(by_answers(PlanVerdict::Reached))]
        {
            for worth in [None, Some(worth())] {
                let sought = Sought::Told { way: Some(&way), worth };
                let what = what_next(&library.content, &library.path, next.clone(), sought, plan.as_ref());
                assert_eq!(what, WhatNext::Step(next.clone()), "{}", someone.name);
            }
        }
    }
}

/// The result said "Go on with your plan" of a plan that had nothing left, and "Raise" where the plan said "Answer first".
#[test]
fn learning_gives_way_to_questions_that_tell_more_and_a_plan_with_nothing_left_to_a_new_one() {
    let library = everything();
    let Library { content, path, .. } = &library;
    let (next, way) = next_and_way(&library, &scientist());
    assert!(matches!(next, Next::Improve { .. }), "{next:?}");
    let what = |worth: Option<NarrowingQuestions>, plan: Option<PlanProgress>| {
        let sought = Sought::Told { way: Some(&way), worth };
        what_next(content, path, next.clone(), sought, plan.as_ref())
    };
    let WhatNext::Step(Next::Improve { first: Some(first), .. }) = what(None, None) else {
        panic!("{:?}", what(None, None))
    };
    assert_eq!(first.facet, content.facet(&way.pieces[0].facet).unwrap().1.name);
    for plan in [None, Some(PlanProgress::Ticks(Pace::AsPlanned)), Some(by_answers(PlanVerdict::Behind))] {
        let WhatNext::Answer { skill, .. } = what(Some(worth()), plan.clone()) else { panic!("{plan:?}") };
        assert_eq!(skill, "Leadership");
        let told = match &plan {
            None => None,
            Some(PlanProgress::Answers(_)) => Some(Some(PlanVerdict::Behind)),
            Some(_) => Some(None),
        };
        let going = match what(None, plan) {
            WhatNext::GoOn { verdict, .. } => Some(verdict),
            _ => None,
        };
        assert_eq!(going, told, "a plan that answers find behind isn't just gone on with");
    }
    // "Your answers agree with it", of a plan without a piece for 50 hours that they asked for.
    let lacks = vec![("Communication".to_owned(), 50)];
    let PlanProgress::Answers(standing) = by_answers(PlanVerdict::OnTrack) else {
        panic!("it is by answers")
    };
    let judged = PlanProgress::Answers(PlanCheck { lacks: lacks.clone(), ..standing });
    let WhatNext::GoOn { lacks: told, .. } = what(None, Some(judged)) else { panic!("it goes on") };
    assert_eq!(told, lacks);
    for worth in [None, Some(worth())] {
        let anew = what(worth.clone(), Some(by_answers(PlanVerdict::Reached)));
        assert!(matches!(anew, WhatNext::PlanAnew(_)), "{anew:?}");
        let over = what(worth.clone(), Some(PlanProgress::Ticks(Pace::Over)));
        assert!(matches!(over, WhatNext::PlanAnew(_)), "{over:?}");
        let again = what(worth, Some(PlanProgress::Ticks(Pace::Finished)));
        assert!(matches!(again, WhatNext::AssessAgain), "{again:?}");
    }
}

/// The result flashed "Raise your skills" until answering was weighed, and then said "Answer first".
#[test]
fn nothing_is_advised_while_the_way_is_looked_for() {
    let library = everything();
    let Library { content, path, .. } = &library;
    let (next, _) = next_and_way(&library, &scientist());
    for plan in [None, Some(PlanProgress::Ticks(Pace::Finished))] {
        let what = what_next(content, path, next.clone(), Sought::Looking, plan.as_ref());
        assert_eq!(what, WhatNext::Looking(goal_of(&next).clone()));
    }
}

/// Milestone reached, and skills as likely as not enough: "Raise your skills" had nothing to raise.
#[test]
fn after_the_deed_with_nothing_to_learn_the_doubt_is_settled_or_said() {
    let library = everything();
    let Library { content, path, .. } = &library;
    let (next, way) = next_and_way(&library, &scientist());
    let nothing = LearningEstimate { pieces: Vec::new(), ..way };
    let Next::Improve { mut goal, closer, .. } = next else { panic!("{next:?}") };
    goal.state.done = Some(true);
    let hinge = closer.unwrap();
    let what = |closer: Option<&HingeView>| {
        let next = Next::Improve { goal: goal.clone(), first: None, closer: closer.cloned() };
        let sought = Sought::Told { way: Some(&nothing), worth: None };
        what_next(content, path, next, sought, None)
    };
    let asked = Next::Ask { goal: goal.clone(), by: AskBy::Skill(hinge.skill), hinge: hinge.clone() };
    assert_eq!(what(Some(&hinge)), WhatNext::Step(asked));
    assert_eq!(what(None), WhatNext::NothingToLearn(goal.clone()));
    // A plan's page knows the way of its own step alone: "Nothing more to learn for Adviser" stood there at a chance of 2%.
    for plan in [None, Some(PlanProgress::Ticks(Pace::AsPlanned))] {
        let next = Next::Improve { goal: goal.clone(), first: None, closer: None };
        let sought = Sought::Told { way: None, worth: None };
        let said = what_next(content, path, next.clone(), sought, plan.as_ref());
        let expected = if plan.is_some() {
            WhatNext::GoOn { next, verdict: None, pace: Some(Pace::AsPlanned), lacks: Vec::new() }
        } else {
            WhatNext::Step(next)
        };
        assert_eq!(said, expected);
    }
}

/// After a quick look, somebody at level 3 was first told to do what beginners do.
#[test]
fn what_is_likely_held_by_ratings_is_confirmed_before_it_is_learned() {
    let library = everything();
    let Library { content, path, .. } = &library;
    let (next, way) = next_and_way(&library, &scientist());
    let Next::Improve { goal, closer, .. } = next else { panic!("{next:?}") };
    let piece = way.pieces[0].clone();
    let what = |to: u8, likely: Option<u8>, plan: Option<PlanProgress>| {
        let piece = Piece { to: Level::new(to).unwrap(), ..piece.clone() };
        let way = LearningEstimate { pieces: vec![piece.clone()], ..way.clone() };
        let mut goal = goal.clone();
        goal.by_ratings = [None; 7];
        goal.by_ratings[piece.skill.index()] = likely.and_then(Level::new);
        let next = Next::Improve { goal, first: None, closer: closer.clone() };
        let sought = Sought::Told { way: Some(&way), worth: None };
        what_next(content, path, next, sought, plan.as_ref())
    };
    for (to, likely) in [(3, 3), (2, 4), (4, 4)] {
        let WhatNext::Confirm { skill, .. } = what(to, Some(likely), None) else { panic!("{to}, {likely}") };
        assert_eq!(skill, piece.skill);
    }
    // Not for beginners, for what is not held, for what questions have told of, nor against a plan.
    for (to, likely) in [(2, Some(2)), (4, Some(3)), (3, None)] {
        assert!(matches!(what(to, likely, None), WhatNext::Step(Next::Improve { .. })), "{to}, {likely:?}");
    }
    let plan = what(3, Some(3), Some(PlanProgress::Ticks(Pace::AsPlanned)));
    assert!(matches!(plan, WhatNext::GoOn { .. }), "{plan:?}");
    // A quick look tells nothing but ratings, and a whole assessment questions of each skill.
    let quick = Someone { mode: Mode::Quick, ..Someone::new("quick", [1.0; 7], &[]) };
    let told = |someone: &Someone| {
        let walker = walker(&library, someone);
        let next = next_of(content, path, &library.bank, &walker.ground, None).unwrap();
        goal_of(&next).by_ratings
    };
    assert!(told(&quick).iter().all(Option::is_some));
    assert!(told(&scientist()).iter().all(Option::is_none));
    // Nor is a beginner's book named to them.
    let level = |level: u8| Level::new(level).unwrap();
    assert_eq!(
        [1, 2, 3].map(|stands| Band::to_read(level(3), level(stands))),
        [Band::Early, Band::Early, Band::Late]
    );
    assert_eq!(Band::to_read(level(4), level(1)), Band::Late);
}

/// The result said "Your plan says what is due", and the plan's page that one was three weeks behind it.
#[test]
fn a_plan_that_is_behind_is_behind_wherever_it_is_said() {
    let library = everything();
    let Library { content, path, .. } = &library;
    let (next, way) = next_and_way(&library, &scientist());
    let behind = Pace::Behind(Tenths::of(3.0));
    let told = |progress: PlanProgress| {
        let sought = Sought::Told { way: Some(&way), worth: None };
        match what_next(content, path, next.clone(), sought, Some(&progress)) {
            WhatNext::GoOn { verdict, pace, .. } => (verdict, pace),
            what => panic!("{what:?}"),
        }
    };
    assert_eq!(told(PlanProgress::Ticks(behind)), (None, Some(behind)));
    assert_eq!(told(by_answers(PlanVerdict::Behind)), (Some(PlanVerdict::Behind), None));
    assert_eq!(told(PlanProgress::Unknown), (None, None));
}

/// One skill more, and the milestone of stage 4 that was next had vanished, because stage 7 passed a half.
#[test]
fn who_only_probably_stands_further_on_passes_over_no_surer_stage() {
    let library = everything();
    let mut seen = 0;
    for at in 0..40 {
        let by = f64::from(at) * 0.1 - 1.0;
        let abilities = [1.6, 1.4, 1.6, 0.8, 0.4, 0.3, 0.9].map(|ability: f64| ability + by);
        let walker = walker(&library, &Someone::new("between", abilities, &[1, 2, 7]));
        let stages = &walker.ground.position().stages;
        let next = next_of(&library.content, &library.path, &library.bank, &walker.ground, None).unwrap();
        let goal = goal_of(&next);
        let way = library.path.way(&walker.way).unwrap();
        let place = |stage: Stage| way.stages.iter().position(|known| *known == stage);
        let here = &stages[goal.stage.index()];
        for later in stages.iter().filter(|one| place(one.stage) > place(goal.stage) && one.state.is_held()) {
            seen += 1;
            assert!(!later.state.is_reached(), "{by}: {goal:?}");
            assert_eq!(goal.probably_at.as_ref().map(|one| one.stage), Some(later.stage), "{by}");
        }
        let passed =
            stages.iter().filter(|one| place(one.stage).is_some() && place(one.stage) < place(goal.stage));
        let reached_later =
            |stage: Stage| stages.iter().any(|one| one.state.is_reached() && place(one.stage) > place(stage));
        for one in passed.filter(|one| !one.state.is_held() && !reached_later(one.stage)) {
            assert!(
                one.shown <= here.shown || one.shown <= stages[6].shown,
                "{by}: {:?} before {goal:?}",
                one.stage
            );
        }
    }
    assert!(seen > 0, "nobody stood probably further on");
}
