//! Plans of version 3: the step with its study, practice and milestone, what comes soon, and how a later assessment stands to it.

use crate::made_up::{FILE, Library, Someone, everything};
use crate::way::walker;
use cairn_core::attempt::{Attempt, Entry, Event, Fact, Millis, RULES, Track, Writer};
use cairn_core::path::way::{Hours, LearningEstimate, Outcome, whole};
use cairn_core::path::{Aim, Ground};
use cairn_core::person::Person;
use cairn_core::plan::view::{PlanEnd, PlanView, QuarterRow, plan_view};
use cairn_core::plan::{
    Aimed, Day, Days, Made, Phase, PieceId, Plan, PlanEntry, PlanEvent, PlanLog, PlanProgress, PlanVerdict,
    Planned, RawRecord, Step, WEEKLY, Wishes, calendar, judge, load_plans, markdown, write_plan_entry,
};
use cairn_core::record::Key;
use cairn_core::{PlanId, Skill, Stage};

pub(crate) fn start() -> Day {
    Day::of(2026, 11, 28).unwrap()
}

pub(crate) fn log(events: &[PlanEvent]) -> PlanLog {
    let writer = Writer::parse("t1").unwrap();
    let entry = |(seq, event): (u32, &PlanEvent)| PlanEntry {
        seq,
        writer: writer.clone(),
        at: Millis(1_795_000_000_000),
        event: event.clone(),
    };
    let entries = (0..).zip(events).map(entry).collect();
    PlanLog::from_entries(PlanId::parse("plan-00000000000000bb").unwrap(), entries).unwrap()
}

pub(crate) fn view(library: &Library, events: &[PlanEvent], today: Day) -> (Plan, PlanView) {
    let plan = Plan::of(&log(events)).unwrap();
    let view = plan_view(&library.content, &library.path, &plan, today);
    (plan, view)
}

pub(crate) fn scientist() -> Someone {
    Someone::new("data-scientist", [1.0, 1.0, 1.0, 0.0, -1.0, -1.0, 0.0], &[1])
}

/// The plan of a way as the page makes it.
pub(crate) fn begin(library: &Library, someone: &Someone, aim: &Aim, weekly: u16) -> PlanEvent {
    let walker = walker(library, someone);
    let Outcome::Found(found) = walker.find(library, aim, &Hours::new(&library.path, &[]), weekly) else {
        panic!("not yet")
    };
    made(&found, &walker.ground, aim, weekly, walker.time(library, weekly).job)
}

fn made(found: &LearningEstimate, ground: &Ground, aim: &Aim, weekly: u16, job: [u8; 7]) -> PlanEvent {
    cairn_core::plan::begin(found, ground, aim, (weekly, job), start())
}

/// The years of later stages were worked out for the hours and the job of then: with others they are not said.
#[test]
fn with_other_hours_the_years_behind_the_step_are_worked_out_anew_or_not_said() {
    let library = everything();
    let begun = begin(&library, &scientist(), &Aim::Stage(Stage::LAST), WEEKLY);
    let said = |events: &[PlanEvent]| {
        let all = [std::slice::from_ref(&begun), events].concat();
        let (_, view) = view(&library, &all, start());
        let text = markdown(&view, &[]);
        assert_eq!(
            text.contains("Make a new plan"),
            view.later.iter().all(|one| one.years.is_none()),
            "{text}"
        );
        view.later.iter().all(|one| one.years.is_some())
    };
    assert!(said(&[]));
    assert!(!said(&[PlanEvent::Weekly(WEEKLY + 1)]));
    assert!(said(&[PlanEvent::Weekly(WEEKLY + 1), PlanEvent::Weekly(WEEKLY)]));
    assert!(!said(&[PlanEvent::Job(cairn_core::Skill::ALL[0], Some(77))]));
    let PlanEvent::Begin { pieces, .. } = &begun else { panic!() };
    assert!(
        !said(&[PlanEvent::Hours(pieces[0].id.clone(), 9_000)]),
        "the step would end behind the next stage"
    );
}

#[test]
fn a_plan_says_what_to_do_this_month_and_then_the_quarters_and_then_the_years() {
    let library = everything();
    let (plan, view) =
        view(&library, &[begin(&library, &scientist(), &Aim::Stage(Stage::LAST), WEEKLY)], start());
    assert_eq!(view.soon.len(), 3, "three things, the milestone among them: {:?}", view.soon);
    let month = start().plus(30);
    assert!(
        view.soon.iter().all(|one| one.goes_on || one.by <= Some(month)),
        "what is for later waits: {:?}",
        view.soon
    );
    assert!(view.soon.iter().all(|one| one.by.is_some_and(|by| by >= start())), "each with a date");
    let milestone = |row: &QuarterRow| matches!(row, QuarterRow::Deed(_));
    assert_eq!(view.quarters.iter().flat_map(|one| &one.rows).filter(|row| milestone(row)).count(), 1);
    assert!(view.step.is_some() && view.later.len() >= 4 && view.older.is_none());
    assert!(view.later.is_sorted_by(|one, two| one.years <= two.years));
    assert!(view.later.iter().all(|one| one.years.is_some()));
    insta::assert_debug_snapshot!("step", view);
    insta::assert_snapshot!("step-markdown", markdown(&view, &[]));
    insta::assert_snapshot!("step-calendar", calendar(&plan, &view, &[], FILE, &[]).replace('\r', ""));
}

/// Practice went on in the calendar for weeks after the day by which the page said it was due.
#[test]
fn no_block_of_study_outlasts_what_it_is_for_and_the_file_has_the_dates_of_the_page() {
    let library = everything();
    for weekly in [1, 5, 20, 60] {
        for job in [None, Some(0)] {
            let begin = begin(&library, &scientist(), &Aim::Stage(Stage::new(7).unwrap()), weekly);
            let nowhere =
                job.into_iter().flat_map(|share| Skill::ALL.map(|skill| PlanEvent::Job(skill, Some(share))));
            let (plan, view) =
                view(&library, &[begin].into_iter().chain(nowhere).collect::<Vec<_>>(), start());
            let text = calendar(&plan, &view, &[], FILE, &[]).replace("\r\n ", "").replace("\r\n", "\n");
            let events: Vec<&str> = text.split("BEGIN:VEVENT").skip(1).collect();
            let field = |event: &str, name: &str| {
                event.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned()
            };
            let name = |event: &str| {
                let uid = field(event, "UID:");
                uid.trim_end_matches("@cairn").split_once('.').unwrap().1.to_owned()
            };
            let rows = view.quarters.iter().flat_map(|quarter| &quarter.rows);
            let steps: Vec<_> = rows
                .flat_map(|row| match row {
                    QuarterRow::Piece(piece) => piece.steps.clone(),
                    QuarterRow::Again(step) | QuarterRow::Deed(step) => vec![step.clone()],
                    QuarterRow::Due(_) | QuarterRow::Underway(_) => Vec::new(),
                })
                .collect();
            let (mut blocks, mut begun) = (0, 0);
            let mut taken: Vec<(Day, u32, u32, String)> = Vec::new();
            for event in &events {
                let name = name(event);
                let (piece, kind) = name.rsplit_once('.').unwrap_or((name.as_str(), ""));
                if kind == "begin" {
                    begun += 1;
                    assert_eq!(field(event, "DTSTART;VALUE=DATE:"), start().compact(), "{weekly}: {name}");
                    continue;
                }
                let of = |kind: &str| {
                    let wanted = format!("{piece}.{kind}");
                    steps.iter().find(|step| step.step.to_text().replace('/', ".") == wanted)
                };
                let step = match kind.split('-').next().unwrap_or_default() {
                    "study" => of("learn"),
                    "practice" => of("practise"),
                    "proof" => of("prove"),
                    _ => steps.iter().find(|step| step.step.to_text().replace('/', ".") == name),
                };
                let due =
                    step.unwrap_or_else(|| panic!("{weekly}: {name} is no step of the page")).due.unwrap();
                match block(event) {
                    None => {
                        assert_eq!(field(event, "DTSTART;VALUE=DATE:"), due.compact(), "{weekly}: {name}");
                    }
                    Some((days, minutes)) => {
                        blocks += 1;
                        let at = field(event, "DTSTART:");
                        let number = |from: usize| at[from..from + 2].parse::<u32>().unwrap();
                        let from = number(9) * 60 + number(11);
                        taken.extend(days.iter().map(|day| (*day, from, from + minutes, name.clone())));
                        assert!(
                            days.last().unwrap() <= &due,
                            "{weekly}, {job:?}: {name}, {days:?}, due {due:?}"
                        );
                    }
                }
            }
            assert!(blocks > 0 && steps.len() + blocks + begun == events.len() && begun == 1, "{weekly}");
            taken.sort();
            for pair in taken.windows(2) {
                let [(day, _, until, name), (next, from, _, other)] = pair else { continue };
                assert!(
                    day != next || until <= from,
                    "{weekly}, {job:?}: {name} and {other} at once on {day:?}"
                );
            }
        }
    }
}

/// The days of a block and its minutes; `None` for an event of one day.
pub(crate) fn block(event: &str) -> Option<(Vec<Day>, u32)> {
    let field = |name: &str| event.lines().find_map(|line| line.trim_end().strip_prefix(name));
    let rule = field("RRULE:FREQ=WEEKLY;BYDAY=")?;
    let (days, count) = rule.split_once(";COUNT=").unwrap();
    let start = field("DTSTART:").unwrap();
    let number = |from: usize, to: usize| start[from..to].parse::<u32>().unwrap();
    let first = Day::of(i32::try_from(number(0, 4)).unwrap(), number(4, 6), number(6, 8)).unwrap();
    let days: Vec<&str> = days.split(',').collect();
    let on = (0..).map(|more| first.plus(more)).filter(|day| days.contains(&day.weekday()));
    let (hours, minutes) = field("DURATION:PT").unwrap().trim_end_matches('M').split_once('H').unwrap();
    let minutes = hours.parse::<u32>().unwrap() * 60 + minutes.parse::<u32>().unwrap();
    Some((on.take(count.parse().unwrap()).collect(), minutes))
}

/// All blocks of a phase of a piece: each day with its minutes, in order.
fn sittings(events: &[&str], piece: &str, kind: &str) -> Vec<(Day, u32)> {
    let of_kind = events.iter().filter(|event| event.contains(&format!(".{piece}.{kind}")));
    let blocks = of_kind.filter_map(|event| block(event));
    let mut days: Vec<(Day, u32)> =
        blocks.flat_map(|(days, minutes)| days.into_iter().map(move |day| (day, minutes))).collect();
    days.sort();
    days
}

/// A piece of two hours had no block, one of an hour had two; a week of eight own hours had blocks of 15.5, and the hours of the page
/// were others than those of the calendar.
#[test]
fn the_blocks_of_the_calendar_are_the_own_hours_of_the_plan() {
    let library = everything();
    for (weekly, aim) in [1, 5, 8, 20].into_iter().flat_map(|weekly| [6, 7, 10].map(|aim| (weekly, aim))) {
        let begin = begin(&library, &scientist(), &Aim::Stage(Stage::new(aim).unwrap()), weekly);
        let (plan, view) = view(&library, &[begin], start());
        let text = calendar(&plan, &view, &[], FILE, &[]).replace("\r\n ", "").replace("\r\n", "\n");
        let events: Vec<&str> = text.split("BEGIN:VEVENT").skip(1).collect();
        let pieces = view.quarters.iter().flat_map(|quarter| &quarter.rows);
        let (mut at_work, mut all) = (false, Vec::new());
        for row in pieces {
            let QuarterRow::Piece(piece) = row else { continue };
            let name = piece.id.to_text().replace('/', ".");
            let kinds = ["study", "practice", "proof"].map(|kind| sittings(&events, &name, kind));
            let minutes = |days: &[(Day, u32)]| days.iter().map(|(_, minutes)| minutes).sum::<u32>();
            let (study, wanted) = (minutes(&kinds[0]), piece.split.0 * 60);
            // No part of an evening is shorter than three quarters of an hour.
            let parts = kinds.iter().flatten().map(|(_, minutes)| *minutes);
            assert!(parts.min().is_none_or(|least| least >= 45), "{weekly}: {name}: {kinds:?}");
            assert!(study.abs_diff(wanted) <= 60, "{weekly}: {name}: {study} of {wanted}");
            let work: u32 = piece.work.iter().map(|(from, until)| until - from).sum();
            let practice = minutes(&kinds[1]) + minutes(&kinds[2]) + work;
            assert!(practice.abs_diff(piece.split.1 * 60) <= 75, "{weekly}: {name}: {practice} {piece:?}");
            for (soon, days) in view.soon.iter().filter_map(|soon| {
                let at = piece.steps.iter().position(|step| step.step == soon.step.step);
                at.map(|at| (soon, kinds[at].clone()))
            }) {
                let Some(part) = soon.part else { continue };
                let until = soon.by.unwrap();
                let own: u32 = days.iter().filter(|(day, _)| *day <= until).map(|(_, minutes)| minutes).sum();
                assert!(
                    (part.hours - part.at_work).abs_diff(own / 60) <= 1,
                    "{weekly}: {soon:?}, {own} minutes"
                );
            }
            if let (Some((last, _)), Some((first, _))) = (kinds[1].last(), kinds[1].first()) {
                let due = piece.steps[1].due.unwrap();
                let weeks = due.since(*first) / 7;
                // No week has less than three quarters of an hour of it, so little practice ends early, up to four weeks. Where the evenings
                // are full with what is ahead, or with five hours a week, one piece may follow the other.
                if piece.ahead.is_none()
                    && weekly >= 8
                    && minutes(&kinds[1]) >= 60 * u32::try_from(weeks).unwrap()
                {
                    assert!(due.since(*last) <= 28, "{weekly}: {name}: {:?}, due {due:?}", kinds[1]);
                }
            }
            all.extend(kinds.into_iter().flatten());
            at_work |= events.iter().any(|event| {
                event.contains(&format!(".{name}.practise@"))
                    && event.contains("at work\\; they have no blocks")
            });
        }
        let (first, last) = (all.iter().min().unwrap().0, all.iter().max().unwrap().0);
        for day in (0..last.since(first)).map(|more| first.plus(more)) {
            let week = all.iter().filter(|(on, _)| (0..7).contains(&on.since(day)));
            let sum: u32 = week.map(|(_, minutes)| minutes).sum();
            assert!(sum <= weekly_minutes(weekly), "{weekly}: {sum} minutes in the seven days from {day}");
        }
        assert!(at_work && text.contains("X-WR-CALDESC:Blocks are for study"), "{weekly}: the rest is said");
    }
}

/// "About 8 of its 111 hours" counted as 76 once it was done, and the next thing to practise was not learned yet.
#[test]
fn what_is_ticked_this_month_counts_the_hours_that_it_says_and_nothing_is_practised_before_it_is_learned() {
    let library = everything();
    let mut parts = 0;
    for (weekly, aim) in [5, 8, 20].into_iter().flat_map(|weekly| [6, 7, 10].map(|aim| (weekly, aim))) {
        let mut events = vec![begin(&library, &scientist(), &Aim::Stage(Stage::new(aim).unwrap()), weekly)];
        for _ in 0..12 {
            let (_, now) = view(&library, &events, start());
            let month = start().plus(30);
            let pieces = || {
                let rows = now.quarters.iter().flat_map(|quarter| &quarter.rows);
                rows.filter_map(|row| if let QuarterRow::Piece(piece) = row { Some(piece) } else { None })
            };
            for soon in &now.soon {
                if let Step::Phase(id, Phase::Practise) = &soon.step.step {
                    let piece = pieces().find(|piece| piece.id == *id).unwrap();
                    let learn = &piece.steps[0];
                    assert!(
                        piece.split.0 == 0 || learn.done.is_some() || learn.due.unwrap() < month,
                        "{soon:?}: {learn:?}"
                    );
                }
            }
            let Some(first) = now.soon.iter().find(|one| matches!(one.step.step, Step::Phase(..))) else {
                break;
            };
            events.push(PlanEvent::Tick(first.step.step.clone(), Some(start())));
            let then = view(&library, &events, start()).1;
            let done = then.hours.1 + then.ahead.1 - now.hours.1 - now.ahead.1;
            if let Some(part) = first.part {
                parts += 1;
                assert!(part.hours < part.all && part.at_work <= part.hours, "{part:?}");
                assert!(done.abs_diff(part.all) <= 1, "{done} hours for {first:?}");
            }
        }
    }
    assert!(parts > 3, "{parts}");
}

fn weekly_minutes(weekly: u16) -> u32 {
    u32::from(weekly) * 60
}

/// A piece that begins in November stood under January alone, the quarter in which its study is due.
#[test]
fn a_piece_stands_where_it_begins_and_a_step_where_it_is_due_and_goes_on_in_between() {
    let library = everything();
    let begin = begin(&library, &scientist(), &Aim::Stage(Stage::new(7).unwrap()), WEEKLY);
    let view = view(&library, &[begin], start()).1;
    let (mut here, mut all, mut between) = (0, 0, 0);
    for quarter in &view.quarters {
        for row in &quarter.rows {
            let steps: Vec<_> = match row {
                QuarterRow::Piece(piece) => {
                    all += piece.steps.len();
                    piece.steps_here().collect()
                }
                QuarterRow::Underway(step) => {
                    between += 1;
                    let (from, due) = (step.from.unwrap(), step.due.unwrap());
                    let days = (0..=due.since(from)).map(|more| from.plus(more).quarter());
                    assert!(
                        days.into_iter().any(|name| name == quarter.name),
                        "{step:?} in {}",
                        quarter.name
                    );
                    continue;
                }
                QuarterRow::Due(step) => vec![step],
                QuarterRow::Again(step) | QuarterRow::Deed(step) => {
                    all += 1;
                    vec![step]
                }
            };
            here += steps.len();
            for step in steps {
                let learns = matches!(step.step, Step::Phase(_, Phase::Learn));
                let day = if learns { step.from } else { step.due };
                assert_eq!(day.map(Day::quarter).as_ref(), Some(&quarter.name), "{step:?}");
            }
        }
    }
    assert_eq!(here, all, "each stands once");
    assert!(between > 0, "something goes on for longer than a quarter");
}

/// Steps stood in the order of their dates, and so below the heading of another piece.
#[test]
fn in_markdown_each_step_stands_below_its_own_piece() {
    let library = everything();
    let begin = begin(&library, &scientist(), &Aim::Stage(Stage::LAST), WEEKLY);
    let view = view(&library, &[begin], start()).1;
    let text = markdown(&view, &[]);
    let mut below = 0;
    for row in view.quarters.iter().flat_map(|quarter| &quarter.rows) {
        let QuarterRow::Piece(piece) = row else { continue };
        let head = format!("\n### {} ({})", piece.facet, piece.skill);
        let section = text.split(&head).skip(1).map(|part| part.split("\n#").next().unwrap_or_default());
        let said: Vec<&str> = section.flat_map(str::lines).filter(|line| line.starts_with("- [")).collect();
        let ours =
            said.iter().filter(|line| piece.steps.iter().any(|step| line.ends_with(&step.text))).count();
        assert!(ours == 3 && said.len().is_multiple_of(3), "{head}: {said:?}");
        below += ours;
    }
    let boxes = text.matches("- [ ] **").count();
    let alone = text.matches("**Milestone**").count() + text.matches("**Assess yourself again**").count();
    assert_eq!(boxes, below + alone, "no step stands anywhere else: {text}");
}

#[test]
fn study_blocks_come_back_each_week_and_a_calendar_reads_them() {
    let library = everything();
    for weekly in [1, 5, 20, 60, 168] {
        let begin = begin(&library, &scientist(), &Aim::Stage(Stage::new(7).unwrap()), weekly);
        let (plan, view) = view(&library, &[begin], start());
        let text = calendar(&plan, &view, &[], FILE, &[]);
        let read: icalendar::Calendar = text.parse().unwrap();
        let blocks: Vec<&str> = text.split("BEGIN:VEVENT").filter(|one| one.contains("RRULE:")).collect();
        assert!(!blocks.is_empty() && read.components.len() > blocks.len(), "{weekly}: {text}");
        for block in blocks {
            let days = block.split("BYDAY=").nth(1).unwrap().split(';').next().unwrap();
            assert!(block.contains("DURATION:PT") && days.split(',').count() <= 7, "{block}");
        }
    }
}

/// Zero hours and no practice, sixty hours a week: dates where there can be some, and a reason where not.
#[test]
fn without_time_a_plan_has_no_dates_and_with_much_it_waits_for_its_milestone() {
    let library = everything();
    let aim = Aim::Stage(Stage::new(7).unwrap());
    let idle: Vec<PlanEvent> = std::iter::once(begin(&library, &scientist(), &aim, 0))
        .chain(Skill::ALL.map(|skill| PlanEvent::Job(skill, Some(0))))
        .collect();
    let none = view(&library, &idle, start()).1;
    assert_eq!(none.end, PlanEnd::NoHours);
    assert!(!none.soon.is_empty() && none.soon.iter().all(|one| one.by.is_none()));
    let much = view(&library, &[begin(&library, &scientist(), &aim, 60)], start()).1;
    let PlanEnd::On(day) = much.end else { panic!("{:?}", much.end) };
    assert!(day.since(start()) >= 90, "{}", day.words());
}

#[test]
fn leaving_pieces_out_and_other_hours_change_the_total_and_the_promise() {
    let library = everything();
    let begin = begin(&library, &scientist(), &Aim::parse("role/founder").unwrap(), WEEKLY);
    let PlanEvent::Begin { pieces, .. } = &begin else { panic!() };
    let first = pieces[0].clone();
    let whole_plan = view(&library, std::slice::from_ref(&begin), start()).1;
    let fewer = view(&library, &[begin.clone(), PlanEvent::Hours(first.id.clone(), 1)], start()).1;
    assert_eq!(fewer.hours.0 + first.hours() - 1, whole_plan.hours.0);
    let none = view(&library, &[begin.clone(), PlanEvent::Hours(first.id.clone(), 10_000)], start()).1;
    assert_eq!(none.hours.0, whole_plan.hours.0 - first.hours() + 10_000);
    let out: Vec<PlanEvent> = std::iter::once(begin.clone())
        .chain(pieces.iter().skip(1).map(|piece| PlanEvent::Out(piece.id.clone(), true)))
        .collect();
    let text = markdown(&view(&library, &out, start()).1, &[]);
    let count = pieces.len() - 1;
    assert!(text.contains(&format!("{count} of {} pieces are left out", pieces.len())), "{text}");
    // A plan of an older version promises its percentage only while it is whole.
    let older = PlanEvent::Begin {
        aim: Aimed { aim: Aim::Stage(Stage::new(4).unwrap()), now: 23, then: Some(81) },
        weekly: 8,
        start: start(),
        pieces: pieces.iter().map(|one| Planned::older(one.id.clone(), one.from, one.hours())).collect(),
        made: None,
    };
    assert!(markdown(&view(&library, std::slice::from_ref(&older), start()).1, &[]).contains("81%"));
    let fewer = [older, PlanEvent::Out(first.id, true)];
    assert!(!markdown(&view(&library, &fewer, start()).1, &[]).contains("81%"));
}

/// Records of versions 1 and 2 as older apps wrote them, ticks included; version 3 beside them.
#[test]
fn plans_of_every_version_are_read_for_ever() {
    let kept = include_str!("../records/plans.txt");
    let mut records: Vec<RawRecord> = Vec::new();
    for line in kept.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (key, raw) = line.split_once(' ').unwrap();
        records.push(RawRecord { key: key.to_owned(), raw: raw.to_owned() });
    }
    let (logs, aside) = load_plans(&records);
    assert_eq!(aside, vec![]);
    let library = everything();
    let plans: Vec<Plan> = logs.iter().filter_map(Plan::of).collect();
    assert_eq!(plans.len(), 3);
    let views: Vec<PlanView> =
        plans.iter().map(|plan| plan_view(&library.content, &library.path, plan, start())).collect();
    let by = |id: &str| views.iter().find(|view| view.id.as_str() == id).unwrap();
    let (one, two, three) =
        (by("plan-0000000000000001"), by("plan-0000000000000002"), by("plan-0000000000000003"));
    assert_eq!(
        (one.hours, one.older.unwrap().then.0),
        ((250, 16), 80),
        "the tick of learning counts its fifth"
    );
    assert_eq!((two.aim.to_text().as_str(), two.hours.0), ("role/cto", 260));
    assert!(three.older.is_none() && three.range == Some([90, 260, 520]));
    assert_eq!(three.split, (48, 212));
    let days = plans.iter().find(|plan| plan.id == three.id).unwrap().days;
    assert_eq!(days.names().collect::<Vec<_>>(), ["TU", "SA"]);
    assert!(Wishes::of(&logs).efforts.len() == 1 && Wishes::of(&logs).job == vec![(Skill::Leadership, 25)]);
}

#[test]
fn a_step_of_version_3_survives_writing_and_reading() {
    let library = everything();
    let begin = begin(&library, &scientist(), &Aim::Stage(Stage::LAST), WEEKLY);
    let deed = Step::Deed(Stage::new(4).unwrap());
    let events = [
        begin,
        PlanEvent::Tick(deed.clone(), Some(start())),
        PlanEvent::Note(deed, "The churn model".to_owned()),
        PlanEvent::Job(Skill::Leadership, Some(25)),
        PlanEvent::Job(Skill::Python, None),
    ];
    let whole = log(&events);
    let id = whole.id().clone();
    let records: Vec<RawRecord> = whole
        .entries()
        .iter()
        .map(|entry| RawRecord {
            key: Key::Plan(id.clone(), entry.seq, entry.writer.clone()).to_text(),
            raw: write_plan_entry(entry),
        })
        .collect();
    assert!(records.iter().all(|record| record.raw.starts_with("{\"v\":3,")), "{records:?}");
    assert_eq!(load_plans(&records), (vec![whole], vec![]));
    // Damaged ones are set aside with their reason.
    for (from, to) in [
        ("\"step\":", "\"step\":99,\"x\":"),
        ("\"stood\":[", "\"stood\":[1,"),
        ("\"study\":", "\"study\":999999"),
    ] {
        let raw = records[0].raw.replacen(from, to, 1);
        assert_ne!(raw, records[0].raw);
        let broken = [RawRecord { key: records[0].key.clone(), raw }];
        assert_eq!(load_plans(&broken).1.len(), 1, "{from}");
    }
}

/// That a plan was exported is news to older versions, which set the note aside and read the plan.
#[test]
fn a_note_of_an_export_says_that_it_is_newer_and_moves_nothing() {
    let library = everything();
    let begin = begin(&library, &scientist(), &Aim::Stage(Stage::LAST), WEEKLY);
    let exported = log(&[begin.clone(), PlanEvent::Exported]);
    let raw = write_plan_entry(&exported.entries()[1]);
    assert!(raw.starts_with("{\"v\":4,") && raw.contains("\"calendar\":true"), "{raw}");
    let (before, after) = (view(&library, &[begin], start()).1, Plan::of(&exported).unwrap());
    assert_eq!(plan_view(&library.content, &library.path, &after, start()), before);
}

/// Days of the week are news to older versions, which set them aside and read the plan without them.
#[test]
fn own_hours_are_on_the_days_that_are_chosen() {
    let library = everything();
    let begin = begin(&library, &scientist(), &Aim::Stage(Stage::new(7).unwrap()), WEEKLY);
    let days = ["TU", "SA"].into_iter().fold(Days::default(), |days, name| days.with(name, true).unwrap());
    let chosen = log(&[begin.clone(), PlanEvent::Days(days)]);
    let raw = write_plan_entry(&chosen.entries()[1]);
    assert!(raw.starts_with("{\"v\":5,") && raw.contains("\"days\":[\"TU\",\"SA\"]"), "{raw}");
    let key = Key::Plan(chosen.id().clone(), 1, Writer::parse("t1").unwrap()).to_text();
    for damaged in ["\"days\":[\"XX\"]", "\"days\":[2]", "\"days\":2"] {
        let raw = format!("{{\"v\":5,\"at\":1,{damaged}}}");
        assert_eq!(load_plans(&[RawRecord { key: key.clone(), raw }]).1.len(), 1, "{damaged} is set aside");
    }
    let view = view(&library, &[begin, PlanEvent::Days(days)], start()).1;
    let mut minutes = 0;
    for row in view.quarters.iter().flat_map(|quarter| &quarter.rows) {
        let QuarterRow::Piece(piece) = row else { continue };
        for (step, block) in
            piece.steps.iter().zip(&piece.own).flat_map(|(step, own)| own.iter().map(move |one| (step, one)))
        {
            assert!(block.weekdays.iter().all(|name| days.has(name)), "{block:?}");
            assert!(block.days().last() <= step.due, "{block:?}, {:?}", step.due);
            minutes += block.minutes;
        }
    }
    assert!(minutes > 0);
}

/// After an assessment the plan says whether more or less is left than it had, and which skill did it.
#[test]
fn a_newer_assessment_says_ahead_on_track_or_behind_and_why() {
    let library = everything();
    let aim = Aim::Stage(Stage::new(7).unwrap());
    let plan = |someone: &Someone| Plan::of(&log(&[begin(&library, someone, &aim, WEEKLY)])).unwrap();
    let mut planned = plan(&scientist());
    planned.begun = Millis(0);
    let step = planned.step().clone();
    let later = |abilities: [f64; 7]| {
        let someone = Someone::new("later", abilities, &[1]);
        let attempt = someone.attempt(&library);
        verdict(&library, &planned, &step, &attempt)
    };
    let better = scientist().abilities.map(|ability| ability + 1.0);
    let (ahead, why) = later(better);
    assert!(
        matches!(ahead, PlanVerdict::Ahead | PlanVerdict::Reached) && !why.is_empty(),
        "{ahead:?} {why:?}"
    );
    let worse = scientist().abilities.map(|ability| ability - 1.2);
    assert_eq!(later(worse).0, PlanVerdict::Behind);
    assert_eq!(later(scientist().abilities).0, PlanVerdict::OnTrack);
    // Without a newer answer there is nothing to say by answers; a fact that is told later is none.
    let mut attempt = scientist().attempt(&library);
    attempt.push(Entry {
        seq: attempt.next_seq(),
        writer: Writer::parse("t1").unwrap(),
        at: Millis(1_796_000_000_000),
        content: library.content.version.clone(),
        rules: RULES,
        event: Event::Fact(Fact::Years(Track::Data, Some(4))),
    });
    let ground = Ground::new(&library.content, &library.bank, Person::alone(&attempt)).unwrap();
    let way = walker(&library, &scientist()).find(&library, &step, &Hours::new(&library.path, &[]), WEEKLY);
    let mut newer = planned.clone();
    newer.begun = Millis(1_795_900_000_000);
    let view = plan_view(&library.content, &library.path, &newer, start());
    let told = judge(&library.content, (&newer, &view), &attempt, &ground, Some(&way), start());
    assert_eq!(told, PlanProgress::Ticks(view.pace));
}

fn verdict(library: &Library, plan: &Plan, step: &Aim, attempt: &Attempt) -> (PlanVerdict, Vec<Skill>) {
    let ground = Ground::new(&library.content, &library.bank, Person::alone(attempt)).unwrap();
    let way = library.path.ways.iter().find(|way| way.id.as_str() == "data").unwrap();
    let hours = Hours::new(&library.path, &[]);
    let time = cairn_core::path::way::Time { weekly: WEEKLY, job: way.job };
    let wanted = cairn_core::path::way::Wanted { aim: step, way, hours: &hours, time };
    let found = cairn_core::path::way::find(&library.content, &library.path, &ground, &wanted).unwrap();
    let view = plan_view(&library.content, &library.path, plan, start());
    let told = |way| judge(&library.content, (plan, &view), attempt, &ground, way, start());
    assert_eq!(told(None), PlanProgress::Unknown, "no verdict by ticks in the meantime");
    let PlanProgress::Answers(found) = told(Some(&found)) else { panic!("{:?}", told(Some(&found))) };
    assert!(found.left[0] <= found.left[1] && found.left[1] <= found.left[2]);
    (found.verdict, found.why.iter().map(|since| since.skill).collect())
}

#[test]
fn what_is_planned_is_what_was_found() {
    let library = everything();
    let aim = Aim::Stage(Stage::LAST);
    let walker = walker(&library, &scientist());
    let found = walker.found(&library, &aim);
    let PlanEvent::Begin { pieces, made: Some(known), aim: aimed, .. } =
        made(&found, &walker.ground, &aim, WEEKLY, [10; 7])
    else {
        panic!()
    };
    let Made { step, hours, deed, later, job, .. } = *known;
    assert_eq!((step, deed, job), (found.legs[0].aim.clone(), found.legs[0].deed, [10; 7]));
    assert_eq!(hours[1], found.step_hours());
    let (pieces, ahead): (Vec<Planned>, Vec<Planned>) =
        pieces.into_iter().partition(|piece| piece.ahead.is_none());
    assert!(ahead.len() == found.ahead.len() && !ahead.is_empty());
    let sum: u32 = pieces.iter().map(Planned::hours).sum();
    assert_eq!(hours[1], sum, "one number, whether it is said of the step or added up from its pieces");
    // Stretches of less than a piece are left away.
    assert!(hours[1].abs_diff(whole(found.legs[0].hours.middle)) <= 5, "{hours:?}");
    assert_eq!(
        found.step_split(),
        pieces.iter().fold((0, 0), |sum, one| (sum.0 + one.study, sum.1 + one.practice))
    );
    assert!(hours[0] <= hours[1] && hours[1] <= hours[2]);
    assert_eq!(later.len(), found.legs.len() - 1);
    assert_eq!(aimed.then, None);
    assert!(pieces.len() == found.pieces.len() && pieces.iter().all(|piece: &Planned| piece.hours() > 0));
    let ids: Vec<PieceId> = pieces.iter().chain(&ahead).map(|piece| piece.id.clone()).collect();
    assert!(
        ids.iter().enumerate().all(|(at, id)| !ids[..at].contains(id)),
        "each piece has a name of its own"
    );
}
