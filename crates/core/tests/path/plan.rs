//! Plans: kept as a log, laid over days, ticked off, exported.

use crate::made_up::{FILE, Library, everything};
use cairn_core::attempt::{Millis, Writer};
use cairn_core::path::way::Hours;
use cairn_core::path::{Aim, Shown};
use cairn_core::plan::view::{Pace, PlanEnd, PlanView, Progress, QuarterRow, plan_view};
use cairn_core::plan::{
    Aimed, CalendarFile, Day, Days, Phase, PieceId, Plan, PlanEntry, PlanEvent, PlanLog, Planned, RawRecord,
    Step, Wishes, calendar, carried, carried_over, lacks_says, load_plans, markdown, plan_before,
    write_plan_entry,
};
use cairn_core::record::Key;
use cairn_core::{FacetId, Level, PlanId, Stage, WayId};
use icalendar::Component;
use proptest::prelude::*;

fn level(number: u8) -> Level {
    Level::new(number).unwrap()
}

fn piece(facet: &str, from: u8, to: u8, hours: u32) -> Planned {
    Planned::older(PieceId { facet: FacetId::parse(facet).unwrap(), to: level(to) }, level(from), hours)
}

fn start() -> Day {
    Day::of(2026, 11, 24).unwrap()
}

fn begin(weekly: u16) -> PlanEvent {
    begin_to(Aim::Stage(Stage::new(4).unwrap()), weekly)
}

fn begin_to(aim: Aim, weekly: u16) -> PlanEvent {
    PlanEvent::Begin {
        aim: Aimed { aim, now: 23, then: Some(81) },
        made: None,
        weekly,
        start: start(),
        pieces: vec![
            piece("machine-learning/generative", 2, 3, 80),
            piece("machine-learning/generative", 3, 4, 170),
            piece("communication/explaining", 2, 3, 60),
            piece("python/craft", 1, 3, 130),
        ],
    }
}

fn log(events: &[PlanEvent]) -> PlanLog {
    let writer = Writer::parse("t1").unwrap();
    let entry = |(seq, event): (u32, &PlanEvent)| PlanEntry {
        seq,
        writer: writer.clone(),
        at: Millis(1_795_000_000_000),
        event: event.clone(),
    };
    let entries = (0..).zip(events).map(entry).collect();
    PlanLog::from_entries(PlanId::parse("plan-00000000000000aa").unwrap(), entries).unwrap()
}

fn view(library: &Library, events: &[PlanEvent], today: Day) -> (Plan, PlanView) {
    let plan = Plan::of(&log(events)).unwrap();
    let view = plan_view(&library.content, &library.path, &plan, today);
    (plan, view)
}

fn generative(phase: Phase) -> Step {
    Step::Phase(piece("machine-learning/generative", 2, 3, 0).id, phase)
}

#[test]
fn the_page_of_a_plan_under_way() {
    let library = everything();
    let done = Some(start().plus(20));
    let events = [
        begin(8),
        PlanEvent::Tick(generative(Phase::Learn), done),
        PlanEvent::Note(generative(Phase::Practise), "Fifty questions, with Mira; 2 weeks".to_owned()),
        PlanEvent::Out(piece("python/craft", 1, 3, 0).id, true),
        PlanEvent::Exported,
        PlanEvent::Earlier(piece("communication/explaining", 2, 3, 0).id),
        PlanEvent::Hours(piece("communication/explaining", 2, 3, 0).id, 40),
    ];
    let (plan, view) = view(&library, &events, start().plus(60));
    insta::assert_debug_snapshot!("plan", view);
    insta::assert_snapshot!("plan-markdown", markdown(&view, &[]));
    let before = plan_before(&library.content, &library.path, &log(&events), start().plus(60));
    insta::assert_snapshot!("plan-calendar", calendar(&plan, &view, &before, FILE, &[]).replace('\r', ""));
}

/// A plan to a stage stays as older versions read it; one to a role says that it is newer.
#[test]
fn a_plan_to_a_role_is_named_by_it_also_where_the_content_does_not_know_it() {
    let library = everything();
    let raw = |event| write_plan_entry(&log(&[event]).entries()[0]);
    assert!(raw(begin(8)).starts_with("{\"v\":1,") && raw(begin(8)).contains("\"begin\":4"));
    for (id, name) in [("research", "Researcher"), ("astronaut", "astronaut")] {
        let begin = begin_to(Aim::parse(&format!("role/{id}")).unwrap(), 8);
        assert!(raw(begin.clone()).starts_with("{\"v\":2,"), "an older version says that it is newer");
        let text = markdown(&view(&library, &[begin], start()).1, &[]);
        assert!(text.starts_with(&format!("# Plan: to {name}, a growth role\n")), "{text}");
    }
}

#[test]
fn a_plan_says_in_words_what_it_was_made_for() {
    let library = everything();
    let view = view(&library, &[begin(8)], start()).1;
    assert_eq!((view.shown.1, view.older.unwrap().then.1), (Shown::Open, Shown::Shown));
    let text = markdown(&view, &[]);
    assert!(text.contains("open (23%) when the plan was made; at its end"), "{text}");
    assert!(text.contains("shown (81%)."), "{text}");
}

#[test]
fn a_calendar_parser_reads_the_calendar() {
    let library = everything();
    let note = "a;b,c\\d\nBEGIN:VEVENT é ".repeat(9);
    let events = [begin(8), PlanEvent::Note(generative(Phase::Prove), note.clone())];
    let (plan, view) = view(&library, &events, start());
    let text = calendar(&plan, &view, &[], FILE, &[]);
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let read: icalendar::Calendar = text.parse().unwrap();
    let events: Vec<_> = read.components.iter().filter_map(|one| one.as_event()).collect();
    let of = |name: &str| events.iter().filter(|event| event.get_uid().unwrap().contains(name)).count();
    let shared: usize = [".study-", ".practice-", ".proof-"].into_iter().map(of).sum();
    let (study, practice, proof) = (of(".study@"), of(".practice@"), of(".proof@"));
    let blocks = study + practice + proof + shared;
    let steps: usize = view
        .quarters
        .iter()
        .flat_map(|quarter| &quarter.rows)
        .map(|row| match row {
            QuarterRow::Piece(piece) => piece.steps.len(),
            QuarterRow::Due(_) | QuarterRow::Underway(_) => 0,
            QuarterRow::Again(_) | QuarterRow::Deed(_) => 1,
        })
        .sum();
    assert_eq!(events.len() - blocks, steps, "every step is one event");
    assert_eq!((study, practice), (4, 4), "every piece has its hours");
    assert!((1..=practice).contains(&proof), "what is left of them goes into the proof: {proof}");
    let mut uids: Vec<_> = events.iter().map(|event| event.get_uid().unwrap().to_owned()).collect();
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), steps + blocks, "each has a name of its own");
    let proving = events
        .iter()
        .find(|event| event.get_description().is_some_and(|text| text.contains("BEGIN")))
        .unwrap();
    assert!(proving.get_description().unwrap().contains(note.trim_end()), "{:?}", proving.get_description());
    assert!(proving.get_start().is_some() && proving.get_timestamp().is_some());
    // The same step keeps its name when the plan changes.
    let later = [begin(8), PlanEvent::Weekly(2)];
    let (plan, view) = self::view(&library, &later, start());
    // What has a number is a second block of the same, and may go.
    let named = |uid: &&String| !uid.rsplit('.').next().unwrap_or_default().contains('-');
    assert!(
        uids.iter()
            .filter(named)
            .all(|uid| calendar(&plan, &view, &[], FILE, &[]).replace("\r\n ", "").contains(uid))
    );
}

/// Whatever is done with a plan, a second file names everything that the first one put into a calendar: moved, or cancelled.
#[test]
fn a_second_import_moves_or_cancels_what_the_first_one_brought() {
    let library = everything();
    let craft = piece("python/craft", 1, 3, 0).id;
    let file = |at: i64, reminders| CalendarFile { at: Millis(1_795_000_000_000 + at), reminders };
    let of = |events: &[PlanEvent], file: CalendarFile| {
        let (plan, view) = view(&library, events, start());
        let before = plan_before(&library.content, &library.path, &log(events), start());
        calendar(&plan, &view, &before, file, &[]).replace("\r\n ", "")
    };
    let events = |text: &str| -> Vec<String> {
        text.split("BEGIN:VEVENT").skip(1).map(|event| event.replace("\r\n", "\n")).collect()
    };
    let field = |event: &str, name: &str| {
        event.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned()
    };
    let first = of(&[begin(8)], file(0, false));
    let tick = |phase| PlanEvent::Tick(generative(phase), Some(start().plus(9)));
    for (change, cancelled) in [
        (vec![tick(Phase::Learn)], vec![".generative.3.learn@", ".generative.3.study@"]),
        (
            vec![tick(Phase::Learn), tick(Phase::Practise), tick(Phase::Prove)],
            vec![".generative.3.learn@", ".generative.3.practise@", ".generative.3.prove@"],
        ),
        (
            vec![PlanEvent::Out(craft.clone(), true)],
            vec![".craft.3.study@", ".craft.3.practice@", ".craft.3.prove@"],
        ),
        (vec![PlanEvent::Earlier(craft.clone())], vec![]),
        (vec![PlanEvent::Weekly(2)], vec![]),
        (vec![PlanEvent::Weekly(0)], vec![".generative.3.learn@", ".generative.3.study@"]),
        (vec![PlanEvent::Weekly(20)], vec![]),
        (vec![PlanEvent::Start(start().plus(40))], vec![]),
        (vec![PlanEvent::Hours(craft.clone(), 1)], vec![]),
        (vec![PlanEvent::Hours(craft.clone(), 900)], vec![]),
        (vec![PlanEvent::Out(craft.clone(), true), PlanEvent::Out(craft.clone(), false)], vec![]),
        (
            vec![PlanEvent::Out(craft.clone(), true), PlanEvent::Weekly(30), PlanEvent::Weekly(1)],
            vec![".craft.3.learn@"],
        ),
    ] {
        let all: Vec<PlanEvent> = [begin(8), PlanEvent::Exported].into_iter().chain(change.clone()).collect();
        let second = events(&of(&all, file(60_000, false)));
        for event in events(&first) {
            let uid = field(&event, "UID:");
            let now = second.iter().find(|event| field(event, "UID:") == uid);
            let now = now.unwrap_or_else(|| panic!("{uid} is in the calendar for ever after {change:?}"));
            let number = |event: &str| field(event, "SEQUENCE:").parse::<u32>().unwrap();
            assert!(
                number(now) > number(&event) && field(now, "DTSTAMP:") > field(&event, "DTSTAMP:"),
                "{now}"
            );
            assert!(
                ["STATUS:CONFIRMED", "STATUS:CANCELLED"].iter().any(|status| now.contains(status)),
                "{now}"
            );
        }
        for name in cancelled {
            let found = second.iter().find(|event| field(event, "UID:").contains(name)).unwrap();
            assert!(found.contains("STATUS:CANCELLED"), "{change:?}: {found}");
        }
    }
    assert!(!first.contains("CANCELLED") && !first.contains("VALARM"), "a first file cancels nothing");
    // However much was changed before it.
    let out = |is| PlanEvent::Out(craft.clone(), is);
    let changed = [begin(8), PlanEvent::Weekly(1), PlanEvent::Weekly(40), tick(Phase::Learn), out(true)];
    let late_first = of(&changed, file(0, false));
    assert!(late_first.contains("STATUS:CONFIRMED") && !late_first.contains("CANCELLED"), "{late_first}");
    // What came and went between two files was in neither.
    let again = |between: &[PlanEvent]| {
        of(&[&[begin(8), out(true), PlanEvent::Exported], between].concat(), file(60_000, false))
    };
    assert!(!again(&[out(false), out(true)]).contains("CANCELLED"));
    // What follows is brought forward and may have fewer blocks; of the steps, the one that is done is gone.
    let ticked = again(&[tick(Phase::Learn)]);
    let gone = events(&ticked).into_iter().filter(|event| event.contains("STATUS:CANCELLED"));
    let gone: Vec<String> = gone.map(|event| field(&event, "UID:")).collect();
    let is_step = |uid: &&String| [".learn@", ".practise@", ".prove@"].iter().any(|name| uid.contains(name));
    let steps: Vec<&String> = gone.iter().filter(is_step).collect();
    assert!(steps.len() == 1 && steps[0].contains(".generative.3.learn@"), "{gone:?}");
    assert!(gone.iter().any(|uid| uid.contains(".generative.3.study@")), "{gone:?}");
    // Reminders are for what is to come.
    let reminding = of(&[begin(8), tick(Phase::Learn)], file(0, true));
    for event in events(&reminding) {
        let alarms = event.matches("BEGIN:VALARM").count();
        assert_eq!(alarms, usize::from(event.contains("STATUS:CONFIRMED")), "{event}");
        let trigger = if event.contains("RRULE") { "TRIGGER:-PT15M" } else { "TRIGGER:-PT15H" };
        assert!(alarms == 0 || event.contains(trigger), "{event}");
    }
    let read: icalendar::Calendar = reminding.parse().unwrap();
    assert_eq!(read.components.len(), events(&reminding).len());
}

/// A file with one event opens as an event, and not as a calendar beside one's own.
#[test]
fn a_file_with_one_event_names_no_calendar() {
    let library = everything();
    let (plan, mut view) = view(&library, &[begin(8)], start());
    assert!(calendar(&plan, &view, &[], FILE, &[]).contains("X-WR-CALNAME:"));
    for quarter in &mut view.quarters {
        quarter.rows.retain(|row| matches!(row, QuarterRow::Again(step) if step.step == Step::Again(1)));
    }
    let one = calendar(&plan, &view, &[], FILE, &[]);
    assert_eq!(one.matches("BEGIN:VEVENT").count(), 1, "{one}");
    assert!(!one.contains("X-WR-"), "{one}");
}

/// Zero hours a week, nothing left in it, more years than there are: a useful answer each time.
#[test]
fn a_plan_without_hours_or_without_an_end_has_no_dates_and_says_why() {
    let library = everything();
    let today = start();
    let none = view(&library, &[begin(0)], today).1;
    assert_eq!((none.end, none.pace), (PlanEnd::NoHours, Pace::NoDates));
    assert_eq!(none.quarters.len(), 1, "the steps are there in their order");
    assert!(!none.soon.is_empty());
    let calendar_of = |events: &[PlanEvent]| {
        let (plan, view) = view(&library, events, today);
        calendar(&plan, &view, &[], FILE, &[])
    };
    assert!(!calendar_of(&[begin(0)]).contains("VEVENT"));
    let out: Vec<PlanEvent> = [begin(5)]
        .into_iter()
        .chain(
            Plan::of(&log(&[begin(5)]))
                .unwrap()
                .pieces
                .into_iter()
                .map(|piece| PlanEvent::Out(piece.id, true)),
        )
        .collect();
    let empty = view(&library, &out, today).1;
    assert_eq!((empty.end, empty.out.len(), empty.soon.len()), (PlanEnd::Empty, 4, 0));
    // "The step itself asks for no learning", of a step all of whose pieces were left out.
    assert_eq!([empty.progress(), none.progress()], [Progress::AllOut, Progress::Hours]);
    let long = [begin(1), PlanEvent::Hours(piece("python/craft", 1, 3, 0).id, 50_000)];
    assert_eq!(view(&library, &long, today).1.end, PlanEnd::TooLong);
}

#[test]
fn progress_stands_against_the_plan() {
    let library = everything();
    let pace = |events: &[PlanEvent], days: i32| view(&library, events, start().plus(days)).1.pace;
    assert_eq!(pace(&[begin(8)], -3), Pace::NotBegun);
    assert_eq!(pace(&[begin(8)], 10), Pace::AsPlanned, "the first step is not due yet");
    assert!(matches!(pace(&[begin(8)], 60), Pace::Behind(_)));
    let tick = |phase| PlanEvent::Tick(generative(phase), Some(start()));
    let quick = [begin(8), tick(Phase::Learn), tick(Phase::Practise), tick(Phase::Prove)];
    assert!(matches!(pace(&quick, 2), Pace::Ahead(_)));
    let taken_back = [begin(8), tick(Phase::Learn), PlanEvent::Tick(generative(Phase::Learn), None)];
    assert_eq!(view(&library, &taken_back, start()).1.hours.1, 0);
}

#[test]
fn two_tabs_lose_nothing_of_each_other_and_the_order_of_reading_does_not_matter() {
    let id = PlanId::parse("plan-00000000000000aa").unwrap();
    let key = |seq, tab: &str| Key::Plan(id.clone(), seq, Writer::parse(tab).unwrap()).to_text();
    let raw = |event: PlanEvent| {
        write_plan_entry(&PlanEntry { seq: 0, writer: Writer::nameless(), at: Millis(1), event })
    };
    let tick = |phase| PlanEvent::Tick(generative(phase), Some(start()));
    let mut records = vec![
        RawRecord { key: key(0, "a"), raw: raw(begin(8)) },
        RawRecord { key: key(1, "a"), raw: raw(tick(Phase::Learn)) },
        RawRecord { key: key(1, "b"), raw: raw(tick(Phase::Practise)) },
        RawRecord {
            key: key(2, "b"),
            raw: "{\"v\":1,\"at\":1,\"tick\":\"no step\",\"day\":null}".to_owned(),
        },
    ];
    let (logs, aside) = load_plans(&records);
    assert_eq!(aside.len(), 1, "what cannot be read is set aside");
    let plan = Plan::current(&logs).unwrap();
    assert_eq!(plan.ticks.len(), 2);
    records.reverse();
    assert_eq!(Plan::current(&load_plans(&records).0), Some(plan));
    records.push(RawRecord { key: key(9, "a"), raw: raw(PlanEvent::Close) });
    let logs = load_plans(&records).0;
    assert_eq!(Plan::current(&logs), None, "a closed plan is not followed");
    let earlier = Plan::earlier(&logs);
    assert_eq!(
        (earlier.len(), earlier[0].0, earlier[0].1.closed, earlier[0].1.ticks.len()),
        (1, 1, true, 2),
        "and is to be found"
    );
}

#[test]
fn the_persons_own_numbers_hold_until_they_are_taken_back() {
    let facet = FacetId::parse("python/craft").unwrap();
    let id = Wishes::id().unwrap();
    let entry = |seq, event| PlanEntry { seq, writer: Writer::nameless(), at: Millis(1), event };
    let own = |hours| PlanEvent::Effort(facet.clone(), level(3), hours);
    let way = WayId::parse("management");
    let tuesdays = days(&["TU"]);
    let entries = vec![
        entry(0, own(Some(20))),
        entry(1, PlanEvent::Weekly(0)),
        entry(2, own(Some(30))),
        entry(3, PlanEvent::Way(way.clone())),
        entry(4, PlanEvent::Days(days(&["SU"]))),
        entry(5, PlanEvent::Days(tuesdays)),
    ];
    let log = PlanLog::from_entries(id.clone(), entries.clone()).unwrap();
    let wishes = Wishes::of(std::slice::from_ref(&log));
    assert_eq!(
        wishes,
        Wishes {
            weekly: 0,
            days: tuesdays,
            efforts: vec![(facet.clone(), level(3), 30)],
            way,
            job: Vec::new()
        }
    );
    assert_eq!(Plan::of(&log), None);
    let library = everything();
    let hours = wishes.hours(&library.path);
    assert_eq!(hours.between(&facet, level(2), level(3)).whole(), 30);
    let usual = Hours::new(&library.path, &[]).between(&facet, level(1), level(2));
    assert_eq!(hours.between(&facet, level(1), level(3)).whole(), usual.whole() + 30);
    let back = PlanLog::from_entries(id, [entries, vec![entry(6, own(None))]].concat()).unwrap();
    assert_eq!(Wishes::of(&[back]).efforts, []);
}

fn days(names: &[&str]) -> Days {
    names.iter().fold(Days::default(), |days, name| days.with(name, true).unwrap())
}

fn step() -> impl Strategy<Value = Step> {
    (1u8..=5, 0usize..3, 1u16..60, any::<bool>()).prop_map(|(to, phase, number, again)| {
        if again {
            Step::Again(number)
        } else {
            Step::Phase(piece("python/craft", 0, to, 0).id, Phase::ALL[phase])
        }
    })
}

fn event() -> impl Strategy<Value = PlanEvent> {
    let day = (0i32..60_000).prop_map(|days| Day::of(1990, 1, 1).unwrap().plus(days));
    let id = piece("python/craft", 0, 3, 0).id;
    let (out, earlier) = (id.clone(), id.clone());
    prop_oneof![
        (0u16..=168).prop_map(begin),
        (0u16..=168).prop_map(|weekly| begin_to(Aim::parse("role/research").unwrap(), weekly)),
        (step(), prop::option::of(day.clone())).prop_map(|(step, day)| PlanEvent::Tick(step, day)),
        (step(), ".{0,40}").prop_map(|(step, text)| PlanEvent::Note(step, text)),
        (0u32..50_000).prop_map(move |hours| PlanEvent::Hours(id.clone(), hours)),
        any::<bool>().prop_map(move |is| PlanEvent::Out(out.clone(), is)),
        Just(PlanEvent::Earlier(earlier)),
        day.prop_map(PlanEvent::Start),
        (0u16..=168).prop_map(PlanEvent::Weekly),
        prop::sample::subsequence(Days::NAMES.to_vec(), 0..=7)
            .prop_map(|names| PlanEvent::Days(days(&names))),
        Just(PlanEvent::Close),
        Just(PlanEvent::Exported),
        prop::option::of(1u32..50_000).prop_map(|hours| PlanEvent::Effort(
            FacetId::parse("python/craft").unwrap(),
            level(2),
            hours
        )),
        Just(PlanEvent::Way(WayId::parse("data"))),
        Just(PlanEvent::Way(None)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn every_entry_survives_writing_and_reading_and_no_plan_panics(events in prop::collection::vec(event(), 1..12), days in -400i32..4000) {
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
        let (logs, aside) = load_plans(&records);
        prop_assert_eq!(aside, vec![]);
        prop_assert_eq!(&logs, &vec![whole]);
        if let Some(plan) = Plan::of(&logs[0]) {
            let library = LIBRARY.with(Clone::clone);
            let view = plan_view(&library.content, &library.path, &plan, start().plus(days));
            prop_assert!(view.done <= 100 && view.hours.1 <= view.hours.0);
            let text = calendar(&plan, &view, &[], FILE, &[]);
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
        }
    }
}

thread_local! {
    static LIBRARY: std::rc::Rc<Library> = std::rc::Rc::new(everything());
}

/// "About 29 of its 34 hours before the proof" beside "49 of practice": what the month has not is for the proof, and is said.
#[test]
fn hours_of_a_month_and_those_for_the_proof_are_those_of_the_piece() {
    let library = everything();
    let ticked = PlanEvent::Tick(generative(Phase::Learn), Some(start()));
    let view = view(&library, &[begin(2), ticked], start()).1;
    let mut seen = 0;
    for (soon, part) in view.soon.iter().filter_map(|soon| Some((soon, soon.part?))) {
        let Step::Phase(id, phase) = &soon.step.step else { panic!("{soon:?}") };
        let rows = view.quarters.iter().flat_map(|quarter| &quarter.rows);
        let piece = rows
            .filter_map(|row| if let QuarterRow::Piece(piece) = row { Some(piece) } else { None })
            .find(|piece| piece.id == *id)
            .unwrap();
        match phase {
            Phase::Practise => {
                seen += 1;
                assert_eq!((part.all, part.for_proof), piece.practice());
                assert_eq!(part.all + part.for_proof, piece.split.1, "no hour of the practice is missing");
            }
            Phase::Learn | Phase::Prove => assert_eq!((part.all, part.for_proof), (piece.split.0, 0)),
        }
    }
    assert_eq!(seen, 1, "{:?}", view.soon);
}

/// The page said that the plan has no piece of what the step asks for by today's result, and no file of the plan did.
#[test]
fn the_files_of_a_plan_say_what_it_lacks() {
    let library = everything();
    let (plan, view) = view(&library, &[begin(8)], start());
    let lacks = [("Leadership".to_owned(), 52)];
    let says = lacks_says(&lacks).unwrap();
    let text = markdown(&view, &lacks);
    assert!(text.contains(&format!("\n{says}\n")), "{text}");
    let file = calendar(&plan, &view, &[], FILE, &lacks).replace("\r\n ", "");
    let about = file.lines().find(|line| line.starts_with("X-WR-CALDESC")).unwrap();
    assert!(about.contains("of Leadership"), "{about}");
}

/// A draft left out of "This month" what was done and counted its hours, and said neither that nor what becomes of notes.
#[test]
fn a_draft_knows_what_it_takes_over_and_what_it_does_not() {
    let library = everything();
    let [learn, practise] = [Phase::Learn, Phase::Practise].map(generative);
    let gone = Step::Phase(piece("leadership/change", 1, 2, 0).id, Phase::Learn);
    let day = Some(start());
    let closed = log(&[
        begin(8),
        PlanEvent::Tick(learn.clone(), day),
        PlanEvent::Note(practise, "With Mira".to_owned()),
        PlanEvent::Tick(gone.clone(), day),
        PlanEvent::Note(gone, "Not asked any more".to_owned()),
        PlanEvent::Close,
    ]);
    let logs = [closed];
    let event = begin(8);
    let mut more = carried(&logs, &event, Millis(0));
    more.push(PlanEvent::Days(days(&["TU"])));
    let draft = Plan::draft(&event, &more).unwrap();
    let view = plan_view(&library.content, &library.path, &draft, start());
    let over = carried_over(&logs, &view, &more).unwrap();
    assert_eq!(over.done.iter().map(|step| &step.step).collect::<Vec<_>>(), [&learn]);
    assert_eq!((over.hours, over.days, over.notes, over.stay), (view.hours.1, true, 1, (1, 1)));
    assert!(over.hours > 0 && view.soon.iter().all(|one| one.step.step != learn));
    assert_eq!(carried_over(&[], &view, &more), None, "there is no earlier plan");
}

/// Two closed plans of one day had the same line and the same file.
#[test]
fn every_plan_has_a_number_by_the_order_in_which_it_was_made() {
    let of = |id: &str, at: i64, closed: bool| {
        let close = closed.then_some(PlanEvent::Close);
        let events = [begin(8)].into_iter().chain(close);
        let entry = |(seq, event)| PlanEntry { seq, writer: Writer::nameless(), at: Millis(at), event };
        PlanLog::from_entries(PlanId::parse(id).unwrap(), (0..).zip(events).map(entry).collect()).unwrap()
    };
    let logs = [of("plan-b", 5, true), of("plan-a", 5, true), of("plan-c", 9, false), of("plan-d", 7, true)];
    let earlier = Plan::earlier(&logs);
    let told: Vec<(usize, &str)> = earlier.iter().map(|(number, plan)| (*number, plan.id.as_str())).collect();
    assert_eq!(told, [(3, "plan-d"), (2, "plan-b"), (1, "plan-a")]);
}

/// Hours set to nothing and back, or through other hours, are shared out as the plan was made.
#[test]
fn hours_that_are_set_back_have_their_study_and_practice_back() {
    let library = everything();
    let craft = || piece("python/craft", 1, 3, 0).id;
    let split = |hours: &[u32]| {
        let set = hours.iter().map(|hours| PlanEvent::Hours(craft(), *hours));
        let events: Vec<PlanEvent> = std::iter::once(begin(8)).chain(set).collect();
        let plan = view(&library, &events, start()).0;
        plan.pieces
            .iter()
            .find(|piece| piece.id == craft())
            .map(|piece| (piece.study, piece.practice))
            .unwrap()
    };
    let planned = split(&[]);
    assert_eq!(planned, (26, 104));
    for through in [0, 1, 3, 16, 50_000] {
        assert_eq!(split(&[through, 130]), planned, "through {through}");
    }
    assert_eq!(split(&[0, 65]), (13, 52));
}
