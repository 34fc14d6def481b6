//! Eight made-up people on the path: what the page says, and the shortest way of each.

use crate::made_up::{Library, Someone, everything};
use crate::way::{told as told_way, walker};
use cairn_core::attempt::{Fact, Mode, Track};
use cairn_core::path::page::{Next, PathPage, Whole, goal_of, path_page};
use cairn_core::path::view::{Percent, ResultHeadline, SkillsMeet};
use cairn_core::path::way::{Hours, LearningEstimate, Outcome};
use cairn_core::path::what_if::WhatIf;
use cairn_core::path::{Aim, AskBy, Ground, Shown};
use cairn_core::person::Person;
use cairn_core::plan::WEEKLY;
use cairn_core::{Level, Skill, Stage, WayId};
use std::fmt::Write;

fn whole(library: &Library, someone: &Someone) -> (Whole, Ground) {
    let attempt = someone.attempt(library);
    let ground = Ground::new(&library.content, &library.bank, Person::alone(&attempt)).unwrap();
    match path_page(&library.content, &library.path, &library.bank, &attempt, &ground, None) {
        PathPage::Whole(whole) => (*whole, ground),
        other => panic!("{}: {other:?}", someone.name),
    }
}

/// The growth roles as aims.
fn roles(library: &Library) -> impl Iterator<Item = Aim> {
    library.path.roles.iter().map(|role| Aim::Role(role.id.clone()))
}

/// The page and the way as lines that a person can check.
fn told(library: &Library, someone: &Someone) -> String {
    let (page, _) = whole(library, someone);
    let mut text = String::new();
    let goal = goal_of(&page.next);
    writeln!(text, "{:?}\nlargest error {} points", page.headline, page.error).unwrap();
    writeln!(text, "gaps {:?}", page.gaps).unwrap();
    let next = format!("{:?}", page.next);
    writeln!(text, "next {next}").unwrap();
    for way in page.ways.iter().filter(|way| way.taken) {
        writeln!(text, "way {} because {:?}", way.id, way.because).unwrap();
    }
    for row in &page.stages {
        let said = |list: &[cairn_core::path::MovingAnswer]| {
            list.iter()
                .map(|one| format!("{} {:?} {}", one.about, one.answer, one.levels))
                .collect::<Vec<_>>()
                .join("; ")
        };
        writeln!(
            text,
            "{:2} {}{:?} {:?} ±{} place {:?} fails {:?}\n     + {}\n     - {}",
            row.row.stage.number(),
            if row.row.state.is_done() { "done, " } else { "" },
            row.row.state.skills,
            row.row.shown,
            row.error,
            row.place,
            row.fails,
            said(&row.supports),
            said(&row.contradicts)
        )
        .unwrap();
    }
    let walker = walker(library, someone);
    for aim in [Aim::Stage(goal.stage), Aim::Stage(Stage::LAST)].into_iter().chain(roles(library)) {
        write!(text, "to {}: ", aim.to_text()).unwrap();
        match walker.find(library, &aim, &Hours::new(&library.path, &[]), WEEKLY) {
            Outcome::Reached(share) => writeln!(text, "reached with {:.3}", share.value).unwrap(),
            Outcome::Found(way) => {
                let pieces = matches!(aim, Aim::Stage(stage) if stage == goal.stage);
                writeln!(text, "now {:.3}\n{}", way.now.value, told_way(&way, pieces).trim_end()).unwrap();
            }
        }
    }
    text
}

#[test]
fn the_page_of_eight_made_up_people() {
    let library = everything();
    for someone in Someone::all() {
        insta::assert_snapshot!(someone.name, told(&library, &someone));
    }
}

#[test]
fn every_stage_is_shown_with_an_error_below_half_a_point() {
    let library = everything();
    for someone in Someone::all() {
        let (_, ground) = whole(&library, &someone);
        for standing in &ground.position().stages {
            assert!(standing.error < 0.005, "{}: {standing:?}", someone.name);
        }
    }
}

#[test]
fn dearer_hours_never_make_the_way_shorter_and_a_cheap_facet_is_taken() {
    let library = everything();
    let someone = Someone::all().into_iter().find(|one| one.name == "junior-data-scientist").unwrap();
    let walker = walker(&library, &someone);
    let aim = Aim::Stage(Stage::new(3).unwrap());
    let with = |own: &[(cairn_core::FacetId, Level, u32)]| match walker.find(
        &library,
        &aim,
        &Hours::new(&library.path, own),
        WEEKLY,
    ) {
        Outcome::Found(found) => *found,
        Outcome::Reached(_) => panic!("not yet"),
    };
    let usual: LearningEstimate = with(&[]);
    let first = usual.pieces[0].clone();
    let level = |number| Level::new(number).unwrap();
    let all = |hours: u32| (1..=5).map(|to| (first.facet.clone(), level(to), hours)).collect::<Vec<_>>();
    let (dear, cheap) = (with(&all(10_000)), with(&all(0)));
    assert!(dear.legs[0].hours.middle >= usual.legs[0].hours.middle);
    assert!(cheap.legs[0].hours.middle <= usual.legs[0].hours.middle);
    assert!(dear.pieces.iter().all(|piece| piece.facet != first.facet), "{:?}", dear.pieces);
    assert!(cheap.legs[0].hours.middle >= 0.0 && cheap.legs[0].hours.high.is_finite());
}

#[test]
fn the_sliders_move_what_they_name_and_can_be_taken_back() {
    let library = everything();
    let someone = Someone::all().into_iter().find(|one| one.name == "people-manager").unwrap();
    let (page, ground) = whole(&library, &someone);
    let mut person = WhatIf::new(&ground);
    let today = WhatIf::today(&ground);
    let skill = Skill::MachineLearning.index();
    let values = |shares: Vec<(Stage, cairn_measure::Share)>| {
        shares.into_iter().map(|(_, share)| share.value).collect::<Vec<f64>>()
    };
    let before = values(person.shown(&library.content, &ground, [None; 7]));
    assert!(before.iter().zip(&page.stages).all(|(value, row)| Percent::of(*value) == row.row.shown));
    let mut moved = [None; 7];
    moved[skill] = Some(20);
    assert_eq!(WhatIf::level(&library.content, 20), "Leading, 4.0");
    assert!(today[skill] < 20);
    let then = values(person.shown(&library.content, &ground, moved));
    assert!(before.iter().zip(&then).all(|(now, then)| then >= now), "more of a skill never shows less");
    assert!(before.iter().zip(&then).any(|(now, then)| *then > now + 0.001), "{before:?} {then:?}");
    assert_eq!(values(person.shown(&library.content, &ground, [None; 7])), before);
}

#[test]
fn the_way_taken_is_the_persons_and_else_what_fits_best() {
    let library = everything();
    let taken = |someone: &Someone, wish: Option<&str>| {
        let attempt = someone.attempt(&library);
        let ground = Ground::new(&library.content, &library.bank, Person::alone(&attempt)).unwrap();
        let wish = wish.and_then(WayId::parse);
        let page =
            path_page(&library.content, &library.path, &library.bank, &attempt, &ground, wish.as_ref());
        let PathPage::Whole(whole) = page else { panic!("{page:?}") };
        let first = whole.ways.iter().find(|way| way.taken).unwrap();
        (first.id.to_string(), first.stages[0].number(), whole.next)
    };
    let by_name = |name: &str| Someone::all().into_iter().find(|one| one.name == name).unwrap();
    for (name, way, first) in [
        ("people-manager", "management", 3),
        ("consultant", "consulting", 3),
        ("data-engineer", "engineering", 2),
        ("junior-data-scientist", "data", 1),
        ("starter", "starting", 1),
    ] {
        let (id, stage, _) = taken(&by_name(name), None);
        assert_eq!((id.as_str(), stage), (way, first), "{name}");
    }
    let (id, _, next) = taken(&by_name("people-manager"), Some("consulting"));
    assert_eq!(id, "consulting");
    assert!([3, 7, 8, 9, 10].contains(&goal_of(&next).stage.number()), "{next:?}");
    assert_eq!(
        taken(&by_name("people-manager"), Some("no-such-way")).0,
        "management",
        "an unknown wish is none"
    );
}

/// Bad input: nothing answered, one skill, only ratings, milestones that contradict each other, nothing said of them.
#[test]
fn little_or_odd_input_has_a_useful_answer_each_time() {
    let library = everything();
    let page = |someone: &Someone| {
        let attempt = someone.attempt(&library);
        let ground = Ground::new(&library.content, &library.bank, Person::alone(&attempt)).unwrap();
        path_page(&library.content, &library.path, &library.bank, &attempt, &ground, None)
    };
    let nobody = Someone { answers: false, ..Someone::new("nobody", [0.0; 7], &[]) };
    assert_eq!(page(&nobody), PathPage::Nothing);
    let one = Someone { mode: Mode::Skill(cairn_core::Skill::Python), ..Someone::new("one", [0.5; 7], &[]) };
    assert!(matches!(page(&one), PathPage::SomeSkills));
    let rated = Someone { mode: Mode::Quick, ..Someone::new("rated", [0.9; 7], &[1]) };
    let PathPage::Whole(rated) = page(&rated) else { panic!("a path from ratings") };
    assert!(matches!(rated.next, Next::Ask { by: AskBy::Full, .. }), "{:?}", rated.next);
    let odd = Someone::new("odd", [1.6, 1.6, 1.6, 1.6, 1.6, 1.6, 1.6], &[9]);
    let PathPage::Whole(odd) = page(&odd) else { panic!("a path") };
    assert!(!odd.gaps.is_empty(), "later without earlier is named");
    let silent = Someone::new("silent", [2.0; 7], &[]);
    let PathPage::Whole(silent) = page(&silent) else { panic!("a path") };
    assert!(matches!(silent.next, Next::Tell { .. }), "{:?}", silent.next);
    let years = Fact::Years(Track::Leading, Some(200));
    let old = Someone { facts: vec![years], ..Someone::new("old", [0.0; 7], &[]) };
    assert!(matches!(page(&old), PathPage::Whole(_)));
}

/// Whoever is in the middle of each band that a stage needs, in the full assessment or by ratings alone.
fn in_the_middle_of(number: u8, mode: Mode, milestones: &[u8]) -> Someone {
    let library = everything();
    let needs = library.content.stage(Stage::new(number).unwrap()).unwrap().needs;
    let abilities = needs.map(|level| f64::from(level.number()) - 2.0);
    Someone { mode, ..Someone::new("middle", abilities, milestones) }
}

/// What is said on top fits the number beside it: a stage is held from likely on, ready only where shown.
#[test]
fn the_headline_says_how_sure_it_is() {
    let library = everything();
    let mut seen = std::collections::BTreeSet::new();
    for (by, mode) in [(0.0, Mode::Full), (0.4, Mode::Full), (0.9, Mode::Full), (0.4, Mode::Quick)] {
        for milestones in [&[][..], &[3][..]] {
            let mut someone = in_the_middle_of(3, mode, milestones);
            someone.abilities = someone.abilities.map(|ability| ability + by);
            let (page, _) = whole(&library, &someone);
            let row = |stage: &Stage| &page.stages[stage.index()].row;
            match &page.headline {
                ResultHeadline::At { stage, shown, .. } => {
                    assert!(row(stage).state.is_held() && row(stage).is_here && row(stage).shown == *shown);
                    assert!(page.stages.iter().skip(stage.index() + 1).all(|one| !one.row.state.is_held()));
                    seen.insert(format!("at, {:?}", Shown::from(*shown)));
                }
                ResultHeadline::Done { stage, shown, onward, .. } => {
                    // What the page goes on with is named where it is another stage.
                    let next = goal_of(&page.next).stage;
                    assert_eq!(onward.as_ref().map(|(next, ..)| *next), (next != *stage).then_some(next));
                    assert_eq!(page.headline_off_way().is_some(), page.stages[stage.index()].place.is_none());
                    assert!(row(stage).state.is_done() && Shown::from(*shown) == Shown::Open);
                    assert!(page.stages.iter().all(|one| !one.row.state.is_held() && !one.row.is_here));
                    seen.insert("done".to_owned());
                }
                ResultHeadline::Before { skills, milestones_said } => {
                    assert_eq!(*milestones_said, !milestones.is_empty());
                    let best = page.stages.iter().map(|one| one.row.state.skills).max().unwrap();
                    match skills {
                        None => assert_eq!(best, Shown::NotYet),
                        Some(SkillsMeet { shown, .. }) => assert_eq!(Shown::from(*shown), best),
                    }
                    seen.insert(format!("before, {best:?}"));
                }
                other => panic!("{other:?}"),
            }
        }
    }
    assert!(seen.len() >= 3, "{seen:?}");
}

/// Ratings alone, or questions left: answers come before hours of learning. With everything asked they do not.
#[test]
fn what_answers_can_settle_is_asked_before_it_is_learned() {
    let library = everything();
    let (mut asked, mut learned) = (0, 0);
    for most in [Some(38), Some(50), None] {
        for by in [0.0, 0.3, 0.6] {
            let mut someone = Someone { most, ..in_the_middle_of(3, Mode::Full, &[1]) };
            someone.abilities = someone.abilities.map(|ability| ability + by);
            let (page, _) = whole(&library, &someone);
            let skills = goal_of(&page.next).state.skills;
            match &page.next {
                Next::Ask { hinge, by, .. } => {
                    asked += 1;
                    assert!(skills.is_unsettled() && most.is_some() && *by == AskBy::GoOn);
                    assert_eq!(hinge.stage, goal_of(&page.next).stage);
                }
                Next::Improve { closer, .. } => {
                    learned += 1;
                    assert!(skills == Shown::NotYet || most.is_none(), "{:?}", page.next);
                    if let Some(closer) = closer {
                        assert!(skills.is_unsettled() && Shown::from(closer.met).is_unsettled());
                    }
                }
                Next::Milestone { .. } => assert_eq!(skills, Shown::Shown),
                other => panic!("{other:?}"),
            }
        }
    }
    assert!(asked > 0 && learned > 0, "{asked} asked, {learned} learned");
}

/// Three ratings of thirty-five gave a stage 17%, and the page told the person what to learn.
#[test]
fn open_ratings_come_before_everything_that_is_learned() {
    let library = everything();
    for (mode, by) in [(Mode::Quick, AskBy::Ratings), (Mode::Full, AskBy::GoOn)] {
        for level in [-2.5, -0.5, 1.0] {
            for most in [7, 20, 34] {
                let someone = Someone { mode, most: Some(most), ..Someone::new("begun", [level; 7], &[]) };
                let (page, _) = whole(&library, &someone);
                let Next::Ask { by: asked, .. } = page.next else {
                    panic!("{most} ratings at {level}: {:?}", page.next)
                };
                assert_eq!(asked, by);
            }
        }
    }
}

/// The last stage, done and likely, is not called the end: that takes 80%. Until then it stays what one goes for.
#[test]
fn the_end_of_the_path_is_reached_only_where_it_is_shown() {
    let library = everything();
    let mut likely = 0;
    for by in [0.2, 0.8, 1.4] {
        let mut someone = in_the_middle_of(10, Mode::Full, &[3, 4, 5, 6, 7, 8, 9, 10]);
        someone.abilities = someone.abilities.map(|ability| ability + by);
        let (page, _) = whole(&library, &someone);
        let last = page.stages.last().unwrap().row.state;
        assert!(last.is_done());
        assert_eq!(matches!(page.next, Next::End { .. }), last.is_reached(), "{:?}", page.next);
        if last.is_held() {
            likely += 1;
            assert_eq!(goal_of(&page.next).stage, Stage::LAST);
        }
    }
    assert!(likely > 0);
}

#[test]
fn a_target_that_is_reached_is_said_and_with_little_known_the_range_is_wide() {
    let library = everything();
    let hours = Hours::new(&library.path, &[]);
    let strong = Someone::new("strong", [3.2; 7], &[1, 10]);
    let first = Aim::Stage(Stage::new(1).unwrap());
    assert!(matches!(walker(&library, &strong).find(&library, &first, &hours, WEEKLY), Outcome::Reached(_)));
    // Without the milestone the deed is left, and nothing to learn.
    let deedless = Someone::new("deedless", [3.2; 7], &[10]);
    let Outcome::Found(deed) = walker(&library, &deedless).find(&library, &first, &hours, WEEKLY) else {
        panic!("the deed is left")
    };
    assert!(deed.pieces.is_empty() && deed.legs[0].deed == Some(12) && deed.legs[0].months.middle >= 12.0);
    let known = Someone::new("known", [-0.5; 7], &[]);
    let unsure = Someone { mode: Mode::Quick, most: Some(7), ..Someone::new("unsure", [-0.5; 7], &[]) };
    let share = |someone: &Someone| match walker(&library, someone).find(
        &library,
        &Aim::parse("role/founder").unwrap(),
        &hours,
        WEEKLY,
    ) {
        Outcome::Found(way) => way.legs[0].hours.width() / way.legs[0].hours.middle,
        Outcome::Reached(_) => panic!("not by seven ratings"),
    };
    let (known, unsure) = (share(&known), share(&unsure));
    assert!(unsure > 1.3 * known, "{unsure} beside {known}");
}

/// What a role needs is looked for by itself: most of its levels are asked by no stage.
#[test]
fn a_role_is_shown_only_to_those_who_meet_all_of_its_needs() {
    let library = everything();
    let hours = Hours::new(&library.path, &[]);
    let scientist = [3.4, 3.4, 3.0, 0.6, -0.4, -0.2, 1.8];
    let walker = walker(&library, &Someone::new("scientist", scientist, &[1]));
    let way =
        |role: &str| walker.find(&library, &Aim::parse(&format!("role/{role}")).unwrap(), &hours, WEEKLY);
    assert!(matches!(way("research"), Outcome::Reached(_)), "research asks for what they have");
    let Outcome::Found(found) = way("business-unit") else { panic!("leading a unit asks for more") };
    assert!(found.now.value < 0.01 && found.pieces.iter().any(|piece| piece.skill == Skill::Leadership));
    assert!(walker.try_find(&library, &Aim::parse("role/astronaut").unwrap(), &hours, WEEKLY).is_none());
}
