//! The one thing to do next, with a plan and without one.

use crate::made_up::{Library, Someone, everything};
use crate::step::scientist;
use crate::way::walker;
use cairn_core::attempt::Mode;
use cairn_core::path::page::{Next, goal_of, next_of};
use cairn_core::path::way::{Hours, LearningEstimate, NarrowingQuestions, Outcome};
use cairn_core::path::{AskBy, HingeView};
use cairn_core::plan::view::Pace;
use cairn_core::plan::{PlanCheck, PlanProgress, PlanVerdict, Sought, WEEKLY, WhatNext, what_next};
use cairn_core::{Skill, Stage, path::Aim};

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
            WhatNext::GoOn { next, verdict: None, lacks: Vec::new() }
        } else {
            WhatNext::Step(next)
        };
        assert_eq!(said, expected);
    }
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
