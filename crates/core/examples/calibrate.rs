//! The truth test of calibration: `cargo run --profile fast -p cairn-core --features authoring --example calibrate [people [first [plain]]]`.
//!
//! Simulated people take the full assessment, which adapts to them, in a world in which every difficulty is off by a standard
//! deviation of 0.5 for everybody alike. One question's key is held to be another option, and one is harder by 0.6 for every second
//! person. What calibration finds is held against what is true. Another number of the first person gives other people;
//! with `plain` nothing is planted.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a report for developers, which may stop"
)]

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};
use std::path::Path;
use std::time::Instant;

use cairn_core::ItemId;
use cairn_core::attempt::{Attempt, Choice, Event};
use cairn_core::calibrate::{Report, Respondent, Study, WIDENED, markdown};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Kind, Question};
use cairn_core::simulate::{DifficultyError, Laboratory, World, worlds};
use cairn_measure::{Item, Seed, Theta};

const OFF: f64 = 0.5;
const HARDER: f64 = 0.6;
/// Half of a 90% interval, in standard errors.
const WIDTH: f64 = 1.645;

/// Time on the wall and on the processors: a machine that is shared gives only a share of its own.
struct Clock(Instant, f64);

impl Clock {
    fn now() -> Self {
        Self(Instant::now(), processor_seconds())
    }

    fn since(&self) -> String {
        format!("{:.1} s, {:.1} s of processor", self.0.elapsed().as_secs_f64(), processor_seconds() - self.1)
    }
}

/// Seconds of processor that this process has used, where the system says so (Linux; a tick is a hundredth of a second).
fn processor_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = text.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>()
        / 100.0
}

fn main() {
    let number = |at, usual| std::env::args().nth(at).map_or(usual, |number| number.parse().unwrap());
    let (people, first): (u64, u64) = (number(1, 5000), number(2, 0));
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let world = World { difficulties: DifficultyError::OffForAll(OFF), ..worlds().swap_remove(0) };
    let made = Instant::now();
    let mut attempts = made_up(&Laboratory::new(&library), &world, first..first + people);
    println!("{people} people answered in {:.0} s.", made.elapsed().as_secs_f64());

    let plain = std::env::args().nth(3).is_some_and(|word| word == "plain");
    let (wrong, harder) = (often(&library, &attempts, true), often(&library, &attempts, false));
    let target = library.items.iter().find(|item| item.question.id == harder).unwrap().question.clone();
    for (number, (abilities, attempt)) in
        attempts.iter_mut().enumerate().filter(|(number, _)| !plain && number % 2 == 1)
    {
        let ability = abilities[target.skill.index()];
        answer_anew(attempt, &world, &target, ability, number as u64);
    }
    let mut believed = library.clone();
    if !plain {
        exchange_key(&mut believed, &wrong);
    }

    let began = Clock::now();
    let study = Study::new(&believed).unwrap();
    let mut unusable: BTreeMap<String, u64> = BTreeMap::new();
    let respondents: Vec<Respondent> = attempts
        .iter()
        .enumerate()
        .filter_map(|(number, (_, attempt))| {
            let group = if number % 2 == 1 { "second" } else { "first" };
            let found = study.respondent(std::slice::from_ref(attempt), Some(group));
            found.map_err(|why| *unusable.entry(why.to_string()).or_default() += 1).ok()
        })
        .collect();
    let read = began.since();
    let found = Clock::now();
    let (part, solved) = study.run(&respondents, |_| ControlFlow::Continue(())).unwrap();
    let ran = found.since();
    let report = study.report(&part, &solved);
    println!("{}", markdown(&report));
    println!("Left out: {unusable:?}.");
    println!("From logs to answers: {read}. {} rounds: {ran}. Both: {}.", report.rounds, began.since());
    let once = Clock::now();
    let part = study.count(&study.start(), &respondents).unwrap();
    let counted = once.since();
    let once = Clock::now();
    study.solve(&part).unwrap();
    println!("One round: {counted} to count, {} to solve.\n", once.since());
    let touched: &[&ItemId] = if plain { &[] } else { &[&wrong, &harder] };
    recovered(&library, &world, &report, touched);
    if !plain {
        planted(&report, &wrong, &harder);
    }
}

/// People on two threads.
fn made_up(laboratory: &Laboratory, world: &World, people: Range<u64>) -> Vec<([f64; 7], Attempt)> {
    let halves: Vec<_> = std::thread::scope(|scope| {
        let half = |from: u64| scope.spawn(move || laboratory.people(world, (from..people.end).step_by(2)));
        [half(people.start), half(people.start + 1)].into_iter().map(|half| half.join().unwrap()).collect()
    });
    halves.into_iter().flatten().collect()
}

/// The question with one right answer that is answered most, or the one after it.
fn often(library: &Library, attempts: &[([f64; 7], Attempt)], first: bool) -> ItemId {
    let mut counts: BTreeMap<ItemId, usize> = BTreeMap::new();
    for given in attempts.iter().flat_map(|(_, attempt)| attempt.answers()) {
        *counts.entry(given.item).or_default() += 1;
    }
    let knowledge = |id: &ItemId| {
        library.items.iter().any(|item| item.question.id == *id && item.question.is_knowledge())
    };
    let mut asked: Vec<(usize, ItemId)> =
        counts.into_iter().filter(|(id, _)| knowledge(id)).map(|(id, count)| (count, id)).collect();
    asked.sort();
    asked.swap_remove(asked.len() - if first { 1 } else { 2 }).1
}

/// Takes the option after the key for the key.
fn exchange_key(library: &mut Library, id: &ItemId) {
    let item = library.items.iter_mut().find(|item| item.question.id == *id).unwrap();
    let key = item.question.options.iter().position(|option| option.points == 1).unwrap();
    item.question.options[key].points = 0;
    let next = (key + 1) % item.question.options.len();
    item.question.options[next].points = 1;
    // The author is as wrong as the file: what the estimates mean follows from the ranks.
    item.ranks.swap(key, next);
}

/// Answers a question, where it was asked, as if it were harder.
fn answer_anew(attempt: &mut Attempt, world: &World, question: &Question, ability: f64, number: u64) {
    let Kind::Knowledge { a, .. } = question.kind else { return };
    let b = Laboratory::true_difficulty(world, question) + HARDER;
    let seed = Seed(number).part(77);
    let knows = Item::logistic(a, b, 0.0, 1.0).unwrap().answer(Theta::new(ability).unwrap(), seed) == 1;
    let luck = seed.part(1).0;
    let key = question.options.iter().position(|option| option.points == 1).unwrap();
    let choice = match (knows, luck % 2) {
        (true, _) => Choice::Option(u8::try_from(key).unwrap()),
        (false, 0) => Choice::DontKnow,
        (false, _) => Choice::Option(u8::try_from(luck / 2 % 4).unwrap()),
    };
    let entries = attempt.entries().iter().cloned().map(|mut entry| {
        if let Event::Answer { item, choice: said, .. } = &mut entry.event
            && *item == question.id
        {
            *said = choice;
        }
        entry
    });
    *attempt = Attempt::from_entries(attempt.id().clone(), entries.collect()).unwrap();
}

fn recovered(library: &Library, world: &World, report: &Report, planted: &[&ItemId]) {
    let truth: BTreeMap<&ItemId, f64> = library
        .items
        .iter()
        .map(|item| (&item.question.id, Laboratory::true_difficulty(world, &item.question)))
        .collect();
    println!(
        "| answers | questions | RMSE of experts | RMSE | mean error | mean standard error | 90% intervals that hold | the same as they are written |\n|---|---|---|---|---|---|---|---|"
    );
    for (least, most) in [(1, 99), (100, 299), (300, u64::MAX), (1, u64::MAX)] {
        let rows = report
            .questions
            .iter()
            .filter(|row| (least..=most).contains(&row.answers) && !planted.contains(&&row.id));
        let errors: Vec<(f64, f64, f64)> = rows
            .filter_map(|row| {
                let truth = truth.get(&row.id)?;
                Some((row.b - truth, row.b_error, row.expert_b - truth))
            })
            .collect();
        let count = errors.len().max(1) as f64;
        let rmse = |of: fn(&(f64, f64, f64)) -> f64| {
            (errors.iter().map(of).map(|error| error * error).sum::<f64>() / count).sqrt()
        };
        let held = |width: f64| {
            let held = errors.iter().filter(|(error, sd, _)| error.abs() <= width * sd).count() as f64;
            100.0 * held / count
        };
        println!(
            "| {least} to {} | {} | {:.3} | {:.3} | {:+.3} | {:.3} | {:.1}% | {:.1}% |",
            if most == u64::MAX { "all".to_owned() } else { most.to_string() },
            errors.len(),
            rmse(|one| one.2),
            rmse(|one| one.0),
            errors.iter().map(|one| one.0).sum::<f64>() / count,
            errors.iter().map(|one| one.1).sum::<f64>() / count,
            held(WIDTH),
            held(WIDTH * WIDENED)
        );
    }
    println!();
}

fn planted(report: &Report, wrong: &ItemId, harder: &ItemId) {
    let row = |id: &ItemId| report.questions.iter().find(|row| row.id == *id).unwrap();
    println!("Wrong key planted at {}: {:?}.", wrong.as_str(), row(wrong).contradiction);
    let others =
        |row: &&cairn_core::calibrate::CalibrationRow| row.contradiction.is_some() && row.id != *wrong;
    println!("Keys or ranks contradicted beside it: {}.", report.questions.iter().filter(others).count());
    let found = row(harder).groups.iter().find(|one| one.group == "second");
    println!("Harder by {HARDER} for the second group, {}: {found:?}.", harder.as_str());
    let told = report.differences();
    let right = told.iter().filter(|(row, _)| row.id == *harder).count();
    println!(
        "Named: {}; named beside it: {} of {} comparisons.",
        right > 0,
        told.len() - right,
        report.comparisons() - row(harder).groups.len()
    );
}
