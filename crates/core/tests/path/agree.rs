//! What the path, the plan and the result say of one person agrees: one first step whatever the aim, one verdict, sums that add up.

use crate::made_up::{FILE, Library, Someone, everything};
use crate::step::{begin, scientist, start, view};
use crate::way::walker;
use cairn_core::attempt::Millis;
use cairn_core::content::source::load;
use cairn_core::path::way::{Hours, LearningEstimate, Outcome, Time, Wanted, find};
use cairn_core::path::{Aim, page::goal, view::result_of};
use cairn_core::plan::view::{PieceRow, PlanEnd, PlanView, QuarterRow};
use cairn_core::plan::{
    Day, Phase, Plan, PlanEvent, PlanProgress, PlanVerdict, Step, WEEKLY, calendar, judge,
};
use cairn_core::{Skill, Stage};

fn stage(number: u8) -> Aim {
    Aim::Stage(Stage::new(number).unwrap())
}

fn found(library: &Library, someone: &Someone, aim: &Aim) -> Option<LearningEstimate> {
    let walker = walker(library, someone);
    match walker.try_find(library, aim, &Hours::new(&library.path, &[]), WEEKLY)? {
        Outcome::Found(found) => Some(*found),
        Outcome::Reached(_) => None,
    }
}

/// The next step is the same person's from the same day: an aim further on changes nothing about it.
#[test]
fn the_first_step_is_the_same_whatever_the_aim() {
    let library = everything();
    for someone in Someone::all() {
        let walker = walker(&library, &someone);
        let near = found(&library, &someone, &walker.goal);
        for aim in [stage(7), stage(9), stage(10)] {
            let far = found(&library, &someone, &aim);
            let Some((near, far)) =
                near.as_ref().zip(far).filter(|(near, far)| near.legs[0].aim == far.legs[0].aim)
            else {
                continue;
            };
            assert_eq!(near.legs[0], far.legs[0], "{}: to {}", someone.name, aim.to_text());
            assert_eq!(near.pieces, far.pieces, "{}: to {}", someone.name, aim.to_text());
        }
    }
}

fn pieces(view: &PlanView) -> Vec<&PieceRow> {
    let rows = view.quarters.iter().flat_map(|quarter| &quarter.rows);
    rows.filter_map(|row| if let QuarterRow::Piece(piece) = row { Some(piece) } else { None }).collect()
}

/// The plans of everybody, at some and at many hours a week.
fn plans(library: &Library) -> Vec<(Plan, PlanView)> {
    let mut found = Vec::new();
    for someone in Someone::all().into_iter().chain([scientist()]) {
        let walker = walker(library, &someone);
        let Outcome::Found(_) = walker.find(library, &walker.goal, &Hours::new(&library.path, &[]), WEEKLY)
        else {
            continue;
        };
        for weekly in [WEEKLY, 40] {
            found.push(view(library, &[begin(library, &someone, &walker.goal, weekly)], start()));
        }
    }
    found
}

/// Months of the draft are those of the dates that the followed plan names, whatever the person, the hours and the job.
#[test]
fn the_draft_promises_the_months_that_the_dates_of_the_plan_take() {
    let library = everything();
    let (mut ended, mut far) = (0, 0.0f64);
    for someone in Someone::all().into_iter().chain([scientist()]) {
        let walker = walker(&library, &someone);
        for (aim, weekly, share) in [
            (walker.goal.clone(), WEEKLY, 25),
            (walker.goal.clone(), 1, 0),
            (walker.goal.clone(), 20, 60),
            (stage(7), 40, 10),
            (stage(10), 3, 40),
        ] {
            let (hours, job) = (Hours::new(&library.path, &[]), [share; Skill::COUNT]);
            let wanted = Wanted {
                aim: &aim,
                way: library.path.way(&walker.way).unwrap(),
                hours: &hours,
                time: Time { weekly, job },
            };
            let Some(Outcome::Found(found)) = find(&library.content, &library.path, &walker.ground, &wanted)
            else {
                continue;
            };
            let begun = cairn_core::plan::begin(&found, &walker.ground, &aim, (weekly, job), start());
            let (plan, view) = view(&library, &[begun], start());
            let PlanEnd::On(end) = view.end else { continue };
            let (leg, told) = (&found.legs[0], format!("{}, {weekly} h, {share}%", someone.name));
            let by_dates = f64::from(end.since(plan.start) + 1) / 30.44;
            // A milestone's months are said whole; its day is that of whole days.
            assert!((by_dates - leg.months.middle).abs() < 0.05, "{told}: {by_dates}, {:?}", leg.months);
            assert!(leg.months.low <= leg.months.middle && leg.months.middle <= leg.months.high, "{told}");
            assert!(found.legs.get(1).is_none_or(|next| next.until.low >= leg.months.low - 1e-9), "{told}");
            ended += 1;
            far = far.max(leg.months.high);
        }
    }
    assert!(ended > 25 && far > 3.0, "{ended} plans with an end, {far}");
}

/// What the plan has left is what is not ticked off, and a newer assessment is the one verdict.
#[test]
fn a_plan_has_one_verdict_and_its_sums_agree() {
    let library = everything();
    let aim = Aim::Stage(Stage::new(7).unwrap());
    let begun = begin(&library, &scientist(), &aim, WEEKLY);
    let PlanEvent::Begin { pieces, .. } = &begun else { panic!() };
    let done = Step::Phase(pieces[0].id.clone(), Phase::Practise);
    let (mut plan, view) = view(&library, &[begun.clone(), PlanEvent::Tick(done, Some(start()))], start());
    let (all, ticked) = view.hours;
    assert!(ticked > 0 && ticked < all);
    let walker = walker(&library, &scientist());
    let attempt = scientist().attempt(&library);
    let way = walker.find(&library, plan.step(), &Hours::new(&library.path, &[]), WEEKLY);
    let told =
        |plan: &Plan| judge(&library.content, (plan, &view), &attempt, &walker.ground, Some(&way), start());
    plan.begun = Millis(i64::MAX);
    assert_eq!(told(&plan), PlanProgress::Ticks(view.pace), "nothing was answered since: by the ticks");
    plan.begun = Millis(0);
    let PlanProgress::Answers(standing) = told(&plan) else { panic!("{:?}", told(&plan)) };
    assert_eq!(standing.expected, all - ticked, "what is left is what is not ticked off");
    assert!(!standing.by_days);
    let most = f64::from(all - ticked) + (0.15 * f64::from(all)).max(15.0);
    let behind = f64::from(standing.left[1]) > most;
    assert_eq!(standing.verdict == PlanVerdict::Behind, behind, "{standing:?}");
    // By its days the plan may have less left than by its ticks.
    let later = |days: i32| {
        judge(&library.content, (&plan, &view), &attempt, &walker.ground, Some(&way), start().plus(days))
    };
    let PlanProgress::Answers(standing) = later(10_000) else { panic!() };
    assert!(standing.by_days && standing.expected == 0, "{standing:?}");
}

#[test]
fn practice_and_proof_take_the_days_that_their_texts_name() {
    let library = everything();
    let plans = plans(&library);
    assert!(plans.len() >= 10);
    for (plan, view) in plans {
        for piece in pieces(&view) {
            let texts = library.path.texts(&piece.id.facet, piece.id.to).unwrap();
            let due = |at: usize| piece.steps[at].due.unwrap();
            let days = [due(1).since(due(0)), due(2).since(due(1))];
            for (days, least) in days.into_iter().zip(texts.days) {
                assert!(days >= i32::from(least), "{:?}: {days} of {least} days, {texts:?}", piece.id);
            }
        }
        let of_step = pieces(&view).into_iter().filter(|piece| piece.ahead.is_none());
        let last = of_step.filter_map(|piece| piece.steps[2].due).max();
        let end: Option<Day> = match view.end {
            cairn_core::plan::view::PlanEnd::On(day) => Some(day),
            _ => None,
        };
        assert!(view.proven.is_none_or(|day| Some(day) == last && Some(day) > end), "{:?}", plan.id);
        assert!(view.proven.is_some() || last <= end);
    }
    // Every text that names a span of time has days of its own.
    let text = |name: &str| library.path.practice.iter().find(|one| one.facet.as_str() == name).unwrap();
    assert!(text("data-science/pipelines").early.days[1] >= 30);
    assert!(text("data-science/exploration").early.days[0] >= 14);
}

#[test]
fn a_text_that_names_a_span_without_as_many_days_is_refused() {
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let to = std::env::temp_dir().join(format!("cairn-days-{}", std::process::id()));
    copy(&from, &to);
    let file = to.join("practice.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let short = text.replacen(
        "for = [\"T3\", \"T4\"], days = [14, 30] }",
        "for = [\"T3\", \"T4\"], days = [14, 2] }",
        1,
    );
    assert_ne!(short, text);
    std::fs::write(&file, short).unwrap();
    let errors = load(&to).err().map(|errors| format!("{errors:?}")).unwrap_or_default();
    std::fs::remove_dir_all(&to).unwrap();
    assert!(errors.contains("prove: 2 days"), "{errors}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, target) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() { copy(&path, &target) } else { std::fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}

#[test]
fn this_month_is_in_the_order_of_its_dates_and_proves_nothing_too_early() {
    let library = everything();
    for (_, view) in plans(&library) {
        assert!(view.soon.is_sorted_by_key(|one| (one.ahead.is_some(), one.by)), "{:?}", view.soon);
        let month = start().plus(30);
        let proves = |step: &Step| matches!(step, Step::Phase(_, Phase::Prove));
        let early = view.soon.iter().filter(|one| proves(&one.step.step)).all(|one| one.by <= Some(month));
        assert!(early, "{:?}", view.soon);
        let late = view.soon.iter().filter(|one| one.later).count();
        assert!(late == 0 || view.soon.len() == 1, "of this month is what is due in it: {:?}", view.soon);
        let learned = pieces(&view)
            .iter()
            .filter(|piece| piece.split.0 > 0)
            .all(|piece| piece.steps[0].due >= Some(start().plus(6)));
        assert!(learned, "nothing is learned by the day on which it begins");
        assert!(view.soon.iter().all(|one| one.part.is_some() || one.by == one.step.due), "{:?}", view.soon);
    }
}

/// The first piece is studied and practised, the second is studied: its practice comes before the proof of the first.
#[test]
fn this_month_is_in_the_order_of_its_dates_under_way_too() {
    let library = everything();
    let begun = begin(&library, &scientist(), &Aim::parse("role/founder").unwrap(), WEEKLY);
    let PlanEvent::Begin { pieces, .. } = &begun else { panic!() };
    let (mut sorted, mut more) = (0, 0);
    for ticked in 1..pieces.len() {
        let done = |phase| PlanEvent::Tick(Step::Phase(pieces[ticked - 1].id.clone(), phase), Some(start()));
        let events = [begun.clone(), done(Phase::Learn), done(Phase::Practise)];
        for weekly in [WEEKLY, 20] {
            let view = view(&library, &[&events[..], &[PlanEvent::Weekly(weekly)]].concat(), start()).1;
            assert!(view.soon.is_sorted_by_key(|one| (one.ahead.is_some(), one.by)), "{:?}", view.soon);
            let phases = view.soon.iter().map(|one| match &one.step.step {
                Step::Phase(_, phase) => Phase::ALL.into_iter().position(|known| known == *phase),
                Step::Again(_) | Step::Deed(_) => None,
            });
            let phases: Vec<_> = phases.collect();
            sorted += usize::from(!phases.is_sorted());
            more += view.soon.len();
        }
    }
    assert!(
        more > 0 && sorted > 0,
        "{sorted} of {more}: dates never differ from the order in which things are picked"
    );
}

/// What the result says holds somebody back from the next stage is in the plan to it, or the plan says why not.
#[test]
fn what_holds_back_most_is_in_the_plan_or_the_plan_says_why_not() {
    let library = everything();
    let mut told = 0;
    for someone in Someone::all() {
        let walker = walker(&library, &someone);
        let Some(found) = found(&library, &someone, &walker.goal) else { continue };
        let next = goal(&library.path, &walker.ground, None);
        let result = result_of(&library.content, &library.bank, &walker.ground, next).unwrap();
        assert_eq!(next.map(Aim::Stage).as_ref(), Some(&found.legs[0].aim));
        for blocker in &result.blockers {
            let of = |name: &str| {
                let all = library.content.skills.iter();
                let mut all = all.flat_map(|info| info.facets.iter().map(move |facet| (info.skill, facet)));
                all.find(|(_, facet)| facet.name == name)
                    .map(|(skill, facet)| (skill, facet.id.clone()))
                    .unwrap()
            };
            let (skill, facet) = of(&blocker.facet);
            let planned = found.pieces.iter().any(|piece| piece.facet == facet);
            let besides = found.aside.iter().any(|one| one.skill == skill) || found.dearer.contains(&facet);
            assert!(planned != besides, "{}: {} planned {planned}", someone.name, blocker.facet);
            told += u32::from(besides);
        }
        // A need that likely fails has a piece, or stands among what has none.
        let stage = library.content.stage(next.unwrap()).unwrap();
        for skill in Skill::ALL.into_iter().filter(|skill| stage.needs[skill.index()].number() > 0) {
            let planned = found.pieces.iter().any(|piece| piece.skill == skill);
            let aside = found.aside.iter().find(|one| one.skill == skill);
            assert!(!(planned && aside.is_some()), "{}: {skill:?}", someone.name);
            let met =
                walker.ground.position().stages[stage.stage.index()].needs.iter().find(|one| one.0 == skill);
            let fails = met.is_some_and(|one| one.2 < 0.795) && found.now.value < 0.795;
            assert!(!fails || planned || aside.is_some(), "{}: {skill:?} {met:?}", someone.name);
        }
    }
    assert!(told > 0, "nobody of these has anything that the plan leaves away");
}

/// Without own hours there is no end, and the way says what of it takes own hours and when an hour a week would end it.
#[test]
fn no_own_hours_name_the_study_that_takes_them() {
    let library = everything();
    let walker = walker(&library, &scientist());
    let (way, hours) = (library.path.way(&walker.way).unwrap(), Hours::new(&library.path, &[]));
    let with = |weekly: u16, job: [u8; Skill::COUNT]| {
        let wanted = Wanted { aim: &walker.goal, way, hours: &hours, time: Time { weekly, job } };
        match find(&library.content, &library.path, &walker.ground, &wanted) {
            Some(Outcome::Found(found)) => *found,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(with(1, way.job).endless, None);
    let endless = with(0, [30; Skill::COUNT]).endless.unwrap();
    assert!(endless.study > 0.0 && endless.nowhere.is_empty(), "{endless:?}");
    assert!((endless.with_one - with(1, [30; Skill::COUNT]).legs[0].months.middle).abs() < 1e-9);
    assert!(!with(0, [0; Skill::COUNT]).endless.unwrap().nowhere.is_empty());
}

/// Blocks of study end with the study; what is practised in own time has blocks of its own behind them.
#[test]
fn blocks_of_study_end_with_the_study() {
    let library = everything();
    let mut blocks = 0;
    for (plan, view) in plans(&library) {
        let text = calendar(&plan, &view, &[], FILE, &[]).replace("\r\n ", "");
        for piece in pieces(&view) {
            let (learn, practise) = (piece.steps[0].due.unwrap(), piece.steps[1].due.unwrap());
            let uid = format!("{}.study@cairn", piece.id.to_text().replace('/', "."));
            let of = text.split("BEGIN:VEVENT").find(|event| event.contains(&uid));
            let Some(event) = of else { continue };
            blocks += 1;
            let last = super::step::block(event).unwrap().0.last().copied().unwrap();
            let (days, _) = super::step::block(event).unwrap();
            assert!(days.iter().all(|day| *day <= learn), "{}: {event}", last.words());
            assert!(last <= learn, "what is studied in a day or two is due by the end of its week");
            assert!(learn < practise, "{:?}", piece.id);
        }
    }
    assert!(blocks > 5);
}
