//! The way: how long it takes people of whom the levels are known, and what is said of people who answer.

use std::fmt::Write;
use std::path::Path;

use crate::made_up::{Library, Someone, everything};
use cairn_core::attempt::Mode;
use cairn_core::content::source::load;
use cairn_core::path::page::{PathPage, goal_of, next_of, path_page};
use cairn_core::path::way::{
    Hours, LearningEstimate, NarrowingQuestions, Outcome, Time, Wanted, answering, careers, find,
    truly_needed, whole,
};
use cairn_core::path::{Aim, AskBy, Ground, Place};
use cairn_core::person::Person;
use cairn_core::plan::WEEKLY;
use cairn_core::simulate::{Laboratory, worlds};
use cairn_core::{Skill, Stage, WayId};

/// Simulated people on whom the range is held.
const PEOPLE: u64 = 60;

fn stage(number: u8) -> Aim {
    Aim::Stage(Stage::new(number).unwrap())
}

/// Someone on the path: their ground, the way that fits them, and where it leads next.
pub(crate) struct Walker {
    pub(crate) ground: Ground,
    pub(crate) way: WayId,
    pub(crate) goal: Aim,
}

pub(crate) fn walker(library: &Library, someone: &Someone) -> Walker {
    let attempt = someone.attempt(library);
    let ground = Ground::new(&library.content, &library.bank, Person::alone(&attempt)).unwrap();
    let page = path_page(&library.content, &library.path, &library.bank, &attempt, &ground, None);
    let PathPage::Whole(page) = page else { panic!("{}: {page:?}", someone.name) };
    let way = page.ways.iter().find(|way| way.taken).unwrap().id.clone();
    Walker { ground, way, goal: Aim::Stage(goal_of(&page.next).stage) }
}

impl Walker {
    pub(crate) fn time(&self, library: &Library, weekly: u16) -> Time {
        Time { weekly, job: library.path.way(&self.way).unwrap().job }
    }

    pub(crate) fn try_find(
        &self,
        library: &Library,
        aim: &Aim,
        hours: &Hours,
        weekly: u16,
    ) -> Option<Outcome> {
        let way = library.path.way(&self.way).unwrap();
        let wanted = Wanted { aim, way, hours, time: self.time(library, weekly) };
        find(&library.content, &library.path, &self.ground, &wanted)
    }

    pub(crate) fn find(&self, library: &Library, aim: &Aim, hours: &Hours, weekly: u16) -> Outcome {
        self.try_find(library, aim, hours, weekly).unwrap()
    }

    pub(crate) fn found(&self, library: &Library, aim: &Aim) -> LearningEstimate {
        match self.find(library, aim, &Hours::new(&library.path, &[]), WEEKLY) {
            Outcome::Found(found) => *found,
            Outcome::Reached(share) => panic!("reached: {share:?}"),
        }
    }
}

/// The four people of whom older versions said that they need 32 to 73 years, each skill in the middle of its level.
fn four() -> [Someone; 4] {
    let middle = |levels: [u8; 7]| levels.map(|level| f64::from(level) - 2.0);
    [
        Someone::new("junior-analyst", middle([2, 1, 2, 1, 1, 0, 1]), &[]),
        Someone::new("data-scientist", middle([3, 3, 3, 2, 1, 1, 2]), &[1]),
        Someone::new("engineering-manager", middle([3, 3, 3, 4, 3, 4, 3]), &[1, 3, 5, 6]),
        Someone::new("product-lead", middle([1, 2, 0, 4, 4, 3, 4]), &[3]),
    ]
}

/// A way as lines that a person can check.
pub(crate) fn told(found: &LearningEstimate, pieces: bool) -> String {
    let mut text = String::new();
    for leg in &found.legs {
        let (hours, months, until) = (leg.hours, leg.months, leg.until);
        writeln!(
            text,
            "  {}: {:.0} h ({:.0} to {:.0}), {:.1} months ({:.1} to {:.1}), until month {:.0} ({:.0} to {:.0}), deed {:?}",
            leg.aim.to_text(),
            hours.middle,
            hours.low,
            hours.high,
            months.middle,
            months.low,
            months.high,
            until.middle,
            until.low,
            until.high,
            leg.deed
        )
        .unwrap();
    }
    for piece in found.pieces.iter().filter(|_| pieces) {
        let (study, practice) = (piece.hours.study, piece.hours.practice);
        let (from, to) = (piece.from.number(), piece.to.number());
        writeln!(text, "    {} {from}->{to} {study:.0} + {practice:.0} h", piece.facet).unwrap();
    }
    if let Some(ask) = found.ask.filter(|_| pieces) {
        writeln!(
            text,
            "    ask for {}% {}: {:.1} -> {:.1}",
            ask.share,
            ask.skill.as_str(),
            ask.now,
            ask.then
        )
        .unwrap();
    }
    text
}

#[test]
fn made_up_people_of_known_levels_take_what_careers_take() {
    let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let (people, whole) = careers(&loaded.content, &loaded.path, &loaded.pace);
    assert_eq!((people.len(), whole.len()), (10, loaded.path.ways.len()));
    let mut text = String::new();
    for pace in people.iter().chain(&whole) {
        let steps: Vec<String> =
            pace.steps.iter().map(|(stage, years)| format!("{} {years:.2}", stage.number())).collect();
        let on = if pace.way == pace.who { String::new() } else { format!(" ({})", pace.way) };
        writeln!(text, "{}{on} {:.1} years: {}", pace.who, pace.sum(), steps.join(", ")).unwrap();
    }
    insta::assert_snapshot!("careers", text);
}

/// The table of the issue, from answers on: a next step of 3 to 24 months, the last stage within 15 years.
#[test]
fn whoever_answers_gets_a_way_to_set_out_on() {
    let library = everything();
    let mut text = String::new();
    for (someone, most) in four().iter().zip([15.0, 15.0, 8.0, 15.0]) {
        let walker = walker(&library, someone);
        let found = walker.found(&library, &stage(10));
        let first = &found.legs[0];
        assert_eq!(first.aim, walker.goal, "one next step everywhere");
        assert!((3.0..=24.0).contains(&first.months.middle), "{}: {:?}", someone.name, first.months);
        let last = found.legs.last().unwrap().until;
        assert!(last.middle <= most * 12.0, "{}: {last:?}", someone.name);
        assert!(found.legs.is_sorted_by(|one, two| one.until.middle <= two.until.middle));
        writeln!(text, "{} on {}\n{}", someone.name, walker.way, told(&found, true)).unwrap();
    }
    insta::assert_snapshot!("four", text);
}

#[test]
fn pieces_take_as_many_hours_as_the_middle_of_the_range() {
    let library = everything();
    for someone in Someone::all().iter().chain(&four()) {
        let walker = walker(&library, someone);
        let Outcome::Found(found) =
            walker.find(&library, &walker.goal, &Hours::new(&library.path, &[]), WEEKLY)
        else {
            continue;
        };
        let hours: f64 = found.pieces.iter().map(|piece| piece.hours.sum()).sum();
        let range = found.legs[0].hours;
        let off = (range.middle - hours).abs();
        // In each of seven skills an evening or two may be left away.
        assert!(found.pieces.is_empty() || off < 35.0, "{}: {hours} {range:?}", someone.name);
        assert!(found.pieces.len() < 2 || found.pieces.iter().any(|piece| piece.hours.sum() >= 15.0));
        assert!(range.low <= range.middle && range.middle <= range.high);
    }
}

/// The lead of an analytics team stands at stage 5 and was sent to stage 2, because the way of software engineers passes it.
#[test]
fn nobody_is_sent_back_to_a_stage_that_they_came_without() {
    let library = everything();
    let abilities = [3.0, 3.0, 3.0, 3.0, 2.0, 3.0, 3.0].map(|level| level - 2.0);
    let walker = walker(&library, &Someone::new("analytics-lead", abilities, &[1, 3, 5]));
    assert_eq!(walker.ground.position().place, Place::At(Stage::new(5).unwrap()));
    let next = |way: &str| {
        let wish = WayId::parse(way).unwrap();
        let next = next_of(&library.content, &library.path, &library.bank, &walker.ground, Some(&wish));
        goal_of(&next.unwrap()).stage.number()
    };
    for way in &library.path.ways {
        assert!(next(way.id.as_str()) >= 4, "{}: stage {}", way.id, next(way.id.as_str()));
    }
    // Whoever has come by no other way passes the stages of their own.
    let engineer = walker_of_five(&library);
    assert_eq!(engineer.way.as_str(), "engineering");
    assert!(engineer.goal == stage(2) || engineer.goal == stage(4), "{:?}", engineer.goal);
}

/// A software engineer who leads a team and has reached no other milestone.
fn walker_of_five(library: &Library) -> Walker {
    walker(library, &Someone::new("engineer", [0.2, 0.2, 2.0, 1.4, 0.0, 1.2, 1.2], &[5]))
}

/// All whom the content check walks, from answers on: the page's own way in and its own next step keep to the same bounds.
#[test]
fn whom_the_content_check_walks_get_a_step_within_its_bounds() {
    let library = everything();
    let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let (least, most) = loaded.pace.step;
    for person in &loaded.pace.people {
        let abilities = person.levels.map(|level| f64::from(level.number()) - 2.0);
        let milestones: Vec<u8> = person.milestones.iter().map(|stage| stage.number()).collect();
        let walker = walker(&library, &Someone::new("somebody", abilities, &milestones));
        let found = walker.found(&library, &stage(10));
        let months = found.legs[0].months.middle;
        println!("{} on {}: {:?} in {months:.1} months", person.name, walker.way, found.legs[0].aim);
        assert!((12.0 * least..=12.0 * most).contains(&months), "{}: {months} months", person.name);
    }
}

/// Nine in ten people of whom the truth is known need what lies between the two figures: hours and months of the step, and months to
/// the last stage of the way.
#[test]
fn the_range_holds_what_people_truly_need() {
    let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let laboratory = Laboratory::new(&loaded);
    let world = worlds().swap_remove(0);
    let way = &loaded.path.ways[0];
    let hours = Hours::new(&loaded.path, &[]);
    let time = Time { weekly: WEEKLY, job: way.job };
    let (mut held, mut all) = ([0; 3], 0);
    for (truth, attempt) in laboratory.people(&world, 0..PEOPLE) {
        let ground = Ground::new(&loaded.content, laboratory.bank(), Person::alone(&attempt)).unwrap();
        // To the last stage, that is the step to the next one.
        for aim in ["stage/10", "role/founder", "role/research", "role/consultant"] {
            let aim = Aim::parse(aim).unwrap();
            let wanted = Wanted { aim: &aim, way, hours: &hours, time };
            let Some(Outcome::Found(found)) = find(&loaded.content, &loaded.path, &ground, &wanted) else {
                continue;
            };
            let truth = truly_needed(&loaded.content, &loaded.path, &ground, &wanted, truth).unwrap();
            let (first, last) = (&found.legs[0], found.legs.last().unwrap());
            all += 1;
            for (held, (range, needed)) in held.iter_mut().zip([
                (first.hours, truth.hours),
                (first.months, truth.months),
                (last.until, truth.until),
            ]) {
                *held += u32::from((range.low - 0.5..=range.high + 0.5).contains(&needed));
            }
        }
    }
    println!("{held:?} of {all} within their range");
    for held in held {
        assert!(f64::from(held) >= 0.87 * f64::from(all), "{held} of {all}");
    }
}

fn worth(library: &Library, someone: &Someone) -> Option<NarrowingQuestions> {
    let walker = walker(library, someone);
    let attempt = someone.attempt(library);
    let way = library.path.way(&walker.way).unwrap();
    let hours = Hours::new(&library.path, &[]);
    let wanted = Wanted { aim: &walker.goal, way, hours: &hours, time: walker.time(library, WEEKLY) };
    answering(&library.content, &library.path, (&library.bank, &attempt), &walker.ground, &wanted)
}

/// A quarter of an hour of questions is worth more after seven ratings than after everything was asked, and never promises to widen.
#[test]
fn what_answering_is_worth_is_computed() {
    let library = everything();
    let analyst = [0.2, -0.6, 0.1, -1.0, -1.0, -1.5, -0.8];
    let rated = Someone { mode: Mode::Quick, ..Someone::new("rated", analyst, &[]) };
    let asked = Someone::new("asked", analyst, &[]);
    let first = worth(&library, &rated).expect("questions come before learning where only ratings are known");
    assert_eq!(first.by, AskBy::Full);
    assert!(first.minutes <= 15 && first.questions >= 5, "{first:?}");
    assert!(first.width.1 < 0.85 * first.width.0, "{first:?}");
    // Whoever stands at the beginning was told to learn after ratings alone, and to answer first after fourteen questions.
    for level in [-2.5, -1.5] {
        let new = Someone { mode: Mode::Quick, ..Someone::new("new", [level; 7], &[]) };
        let first = worth(&library, &new).expect("the questions of the full assessment come first");
        assert!(first.by == AskBy::Full && first.width.1 < first.width.0, "{first:?}");
    }
    let left = worth(&library, &asked).map_or(0.0, |one| one.width.0 - one.width.1);
    assert!(first.width.0 - first.width.1 > left, "{first:?} beside {left}");
    let strong = Someone::new("strong", [3.2; 7], &[1, 3, 4, 5, 7, 8, 9, 10]);
    let left = worth(&library, &strong);
    assert!(left.as_ref().is_none_or(|one| one.by != AskBy::Full && one.width.1 < one.width.0), "{left:?}");
}

/// Bad input: no time at all, more than there is, a job that practises nothing, a target that lies behind.
#[test]
fn odd_times_have_a_useful_answer_each() {
    let library = everything();
    let [_, scientist, ..] = four();
    let walker = walker(&library, &scientist);
    let hours = Hours::new(&library.path, &[]);
    let way = library.path.way(&walker.way).unwrap();
    let aim = stage(7);
    let with = |weekly: u16, job: [u8; Skill::COUNT]| {
        let wanted = Wanted { aim: &aim, way, hours: &hours, time: Time { weekly, job } };
        match find(&library.content, &library.path, &walker.ground, &wanted).unwrap() {
            Outcome::Found(found) => *found,
            Outcome::Reached(_) => panic!("not yet"),
        }
    };
    let none = with(0, [0; 7]);
    assert!(none.legs.iter().any(|leg| leg.months.middle.is_infinite()), "without any time it never ends");
    assert!(none.legs.iter().all(|leg| leg.hours.middle.is_finite()), "its hours are known all the same");
    let (usual, much) = (with(5, way.job), with(60, way.job));
    assert!(much.legs[0].months.middle <= usual.legs[0].months.middle);
    assert!(
        much.legs[0].months.middle >= f64::from(usual.legs[0].deed.unwrap()),
        "a milestone takes its time"
    );
    let idle = with(5, [0; 7]);
    assert!(idle.legs[0].months.high >= usual.legs[0].months.high);
    assert_eq!(
        whole(usual.legs[0].hours.middle),
        whole(idle.legs[0].hours.middle),
        "hours do not depend on time"
    );
    // A stage behind the next one on the way is planned for by itself.
    assert_eq!(walker.found(&library, &stage(2)).legs.len(), 1);
}

#[test]
fn more_practice_at_work_is_asked_for_where_it_shortens_the_step() {
    let library = everything();
    let lead = Someone::new("lead", [1.2, 1.2, 1.2, 1.2, 0.6, -0.2, 1.0], &[1, 3, 4]);
    let walker = walker(&library, &lead);
    let hours = Hours::new(&library.path, &[]);
    let way = library.path.way(&walker.way).unwrap();
    let aim = stage(6);
    let mut job = way.job;
    job[Skill::Leadership.index()] = 0;
    let wanted = Wanted { aim: &aim, way, hours: &hours, time: Time { weekly: 2, job } };
    let Some(Outcome::Found(found)) = find(&library.content, &library.path, &walker.ground, &wanted) else {
        panic!("not yet")
    };
    let ask = found.ask.expect("leading cannot be learned without leading");
    assert_eq!((ask.skill, ask.share), (Skill::Leadership, 10));
    assert!(ask.then < 0.9 * ask.now, "{ask:?}");
}
