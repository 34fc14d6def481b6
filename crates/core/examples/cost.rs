//! How the cost of the engine grows: `cargo run --profile fast -p cairn-core --features authoring --example cost`.
//!
//! Writes lines of `what`, `size` and nanoseconds, with tabs between them, which `cargo xtask cost` fits and draws. The time is
//! that of the processor, where the system says so, so that other work on the machine counts for little.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a measurement for developers, which may stop; counts are exact"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, RULES, Writer, next};
use cairn_core::compare::{Assessor, Candidate, ListWish, Mark, Member, MustHaves, Position, list, rank};
use cairn_core::content::source::{Library, load as load_content};
use cairn_core::content::{Bank, Content, Question};
use cairn_core::person::Person;
use cairn_core::record::file::{Include, ProfileFile, read_profile, write_profile};
use cairn_core::record::{load, write_pack};
use cairn_core::{ItemId, Level, Skill};

/// Each size is measured so often; the least counts, for whatever else runs only adds.
const PASSES: usize = 3;
/// Seconds of processor that a measurement takes at least: the system counts in steps of some milliseconds.
const AT_LEAST: f64 = 0.15;
const DAY: i64 = 86_400_000;
const BEGAN: i64 = 1_700_000_000_000;

fn main() {
    let library = load_content(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let world = World { content: library.content.clone(), bank: bank(&library, 629) };
    questions_in_the_bank(&library, &world);
    answers_of_a_person(&library, &world);
    attempts(&world);
    candidates(&world);
    profiles(&world);
}

struct World {
    content: Content,
    bank: Bank,
}

fn questions_in_the_bank(library: &Library, world: &World) {
    let sizes = [50, 150, 500, 1_500, 5_000];
    let cases: Vec<(usize, (Bank, Attempt))> = sizes
        .map(|size| {
            let bank = bank(library, size);
            let asked = picks(&bank, 20, 0);
            let attempt = attempt(&world.content, 1, ratings(&world.content).chain(asked));
            (size, (bank, attempt))
        })
        .into();
    measure("bank", &cases, |(bank, attempt)| {
        black_box(next(&world.content, bank, &[], &[], attempt));
    });
}

fn answers_of_a_person(library: &Library, world: &World) {
    let bank = bank(library, 5_000);
    let assessor = Assessor::new(&world.content, &bank);
    let cases: Vec<(usize, ProfileFile)> = [10, 30, 100, 300, 1_000]
        .map(|size| (size, profile(vec![attempt(&world.content, 1, picks(&bank, size, 0))])))
        .into();
    measure("answers", &cases, |profile| {
        black_box(assessor.of_profile(profile).unwrap());
    });
}

/// Full assessments, a day after one another, read at the start and joined to one log.
fn attempts(world: &World) {
    let all: Vec<Attempt> = (0..1_000).map(|number| full(world, number)).collect();
    let packs: Vec<(String, String)> = all
        .iter()
        .map(|attempt| {
            let (key, text) = write_pack(attempt);
            (key.to_text(), text)
        })
        .collect();
    let sizes = [10, 30, 100, 300, 1_000];
    let cases: Vec<(usize, usize)> = sizes.map(|size| (size, size)).into();
    measure("stored", &cases, |size| {
        black_box(load(packs[..*size].iter().cloned()));
    });
    measure("joined", &cases, |size| {
        black_box(Person::of(&world.bank, &all[..*size], Vec::new()).unwrap());
    });
}

fn candidates(world: &World) {
    let assessor = Assessor::new(&world.content, &world.bank);
    let position = Position::strategist(&world.content);
    let musts = MustHaves::new(&world.content, &position);
    let some: Vec<Member> = (0..50)
        .map(|number| {
            let candidate = Candidate::new(profile(vec![full(world, number)])).unwrap();
            let standing = assessor.of_profile(&candidate.profile).unwrap();
            Member::new(
                candidate.id.clone(),
                format!("Number {number}"),
                Vec::new(),
                standing,
                Mark::default(),
            )
        })
        .collect();
    // No two have one fit: their means lie anywhere within four logits.
    let all: Vec<Member> = (0..100_000_usize)
        .map(|number| {
            let mut member = some[number % some.len()].clone();
            let moved = (number * 7_919 % 100_003) as f64 / 25_000.0 - 2.0;
            member.standing.mean.iter_mut().for_each(|mean| *mean = 0.2 * *mean + moved);
            member
        })
        .collect();
    let cases: Vec<(usize, usize)> = [10, 100, 1_000, 10_000, 100_000].map(|size| (size, size)).into();
    measure("candidates", &cases, |size| {
        let members = &all[..*size];
        let ranking = rank(members, &position);
        black_box(list(members, ranking.as_ref(), &musts, &[], &ListWish::usual()));
    });
}

/// Read and scored, as `cairn score --stages none` does it on one core.
fn profiles(world: &World) {
    let assessor = Assessor::for_facets(&world.content, &world.bank, &[]).without_misfits();
    let texts: Vec<String> =
        (0..50).map(|number| write_profile(&profile(vec![full(world, number)]), Include::ALL)).collect();
    let cases: Vec<(usize, usize)> = [1_000, 10_000, 100_000].map(|size| (size, size)).into();
    measure("scored", &cases, |size| {
        for number in 0..*size {
            let opened = read_profile(texts[number % texts.len()].as_bytes()).unwrap();
            black_box(assessor.of_profile(&opened.profile).unwrap());
        }
    });
}

/// So many questions, spread over all skills: a part of today's bank, or all of it several times under other ids.
fn bank(library: &Library, size: usize) -> Bank {
    let today: Vec<&Question> = library.items.iter().map(|item| &item.question).collect();
    let questions: Vec<Question> = (0..size)
        .map(|number| {
            let at = if size < today.len() { number * today.len() / size } else { number % today.len() };
            let question = today[at].clone();
            let id = ItemId::parse(&format!("{}-{}", question.id, number / today.len())).unwrap();
            Question { id, ..question }
        })
        .collect();
    let mut bank = Bank::default();
    for skill in Skill::ALL {
        bank.add(skill, questions.iter().filter(|question| question.skill == skill).cloned().collect());
    }
    bank
}

/// What an answer is to: the item and the version of its text, with the pick.
type Pick = (ItemId, u16, Choice);

/// Picks of so many questions, spread over the bank, another one for each person.
fn picks(bank: &Bank, count: usize, person: usize) -> impl Iterator<Item = Pick> {
    let all = bank.questions();
    (0..count).map(move |number| {
        let question = &all[(number * all.len() / count + person) % all.len()];
        let place = u8::try_from((number * 7 + person * 3) % 4).unwrap();
        (question.id.clone(), question.version, Choice::Option(place))
    })
}

fn ratings(content: &Content) -> impl Iterator<Item = Pick> {
    let level = |number: usize| Choice::Level(Level::new(u8::try_from(1 + number % 3).unwrap()).unwrap());
    content.ratings.iter().enumerate().map(move |(number, one)| (one.id.clone(), one.version, level(number)))
}

/// The full assessment number `number`: 35 ratings and 42 questions.
fn full(world: &World, number: usize) -> Attempt {
    attempt(&world.content, number, ratings(&world.content).chain(picks(&world.bank, 42, number)))
}

fn attempt(content: &Content, number: usize, picks: impl Iterator<Item = Pick>) -> Attempt {
    let answers =
        picks.map(|(item, version, choice)| Event::Answer { item, version, choice, took_ms: Some(20_000) });
    let events = std::iter::once(Event::Begin).chain(answers).chain([Event::Finish]);
    let begun = BEGAN + i64::try_from(number).unwrap() * DAY;
    let entries = (0..).zip(events).map(|(seq, event)| Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(begun + i64::from(seq) * 21_000),
        content: content.version.clone(),
        rules: RULES,
        event,
    });
    let id = Mode::Full.new_id(u64::try_from(number).unwrap() + 1).unwrap();
    Attempt::from_entries(id, entries.collect()).unwrap()
}

fn profile(attempts: Vec<Attempt>) -> ProfileFile {
    let made_at = Millis(BEGAN);
    ProfileFile { name: "Somebody".to_owned(), made_at, attempts, copies: Vec::new(), invitation: None }
}

/// Measures the work for each case and prints what it takes. The sizes take turns, so that a busy moment of the machine is one
/// for all of them.
fn measure<T>(what: &str, cases: &[(usize, T)], work: impl Fn(&T)) {
    let mut least = vec![f64::INFINITY; cases.len()];
    for _ in 0..PASSES {
        for ((_, case), least) in cases.iter().zip(&mut least) {
            *least = least.min(seconds_of(|| work(case)));
        }
    }
    for ((size, _), seconds) in cases.iter().zip(least) {
        println!("{what}\t{size}\t{:.0}", seconds * 1e9);
    }
}

/// Seconds of processor that the work takes, done as often as it can be measured.
fn seconds_of(work: impl Fn()) -> f64 {
    let mut times = 1_u32;
    loop {
        let clock = Clock::now();
        for _ in 0..times {
            work();
        }
        let took = clock.seconds();
        if took >= AT_LEAST {
            return took / f64::from(times);
        }
        times *= 2;
    }
}

/// Time of this thread on the processor, and on the wall for systems that do not tell.
struct Clock(Option<f64>, Instant);

impl Clock {
    fn now() -> Self {
        Self(on_processor(), Instant::now())
    }

    fn seconds(&self) -> f64 {
        let wall = self.1.elapsed().as_secs_f64();
        self.0.zip(on_processor()).map_or(wall, |(before, now)| now - before)
    }
}

/// Seconds that this thread has had a processor (Linux).
fn on_processor() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split_whitespace().next()?.parse::<f64>().ok()? * 1e-9)
}
