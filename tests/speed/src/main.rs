//! Times of the measurement on this machine: lines of a Markdown report on standard output.
#![expect(clippy::print_stdout, reason = "a command line talks to the person who runs it")]

use std::hint::black_box;
use std::time::Instant;

use speed::{QUESTIONS, Run, bare_test, crate_test, items};

const PASSES: usize = 5;

fn main() {
    let items = items();
    let abilities: Vec<f64> = (0..200).map(|at| f64::from(at) / 50.0 - 2.0).collect();
    // The passes take turns, so that a machine that is busy for a moment is busy for both.
    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..PASSES {
        bare.push(per(abilities.len(), || {
            for ability in &abilities {
                black_box(bare_test(*ability));
            }
        }));
        ours.push(per(abilities.len(), || {
            for ability in &abilities {
                black_box(crate_test(&items, *ability));
            }
        }));
    }
    let (bare, ours) = (median(&mut bare), median(&mut ours));
    println!("| measurement, native | ms | of the bare loop | bar |");
    println!("|---|---|---|---|");
    println!("| 30-item test on 300 items, bare loop | {bare:.4} | 1.0 | |");
    println!("| the same by the crate | {ours:.4} | {:.2} | 2 |", ours / bare);

    let mut steps = Vec::new();
    for _ in 0..PASSES {
        let mut run = Run::new();
        for _ in 1..QUESTIONS {
            steps.push(per(1, || {
                black_box(run.step());
            }));
        }
    }
    steps.sort_by(f64::total_cmp);
    let (middle, late) = (steps[steps.len() / 2], steps[steps.len() * 95 / 100]);
    println!("| step of the app's model, median and p95 | {middle:.3}, {late:.3} | {:.2} | |", middle / bare);

    let mut run = Run::new();
    for _ in 1..QUESTIONS {
        black_box(run.step());
    }
    let people = 2000;
    let one = per(people, || {
        for _ in 0..people {
            black_box(run.score());
        }
    });
    println!(
        "| 10,000 people of 77 answers scored, in s | {:.2} | {:.2} each | 0.6 s |",
        one * 10.0,
        one / bare
    );
}

/// Milliseconds for each of `count` things.
#[expect(clippy::cast_precision_loss, reason = "counts")]
fn per(count: usize, work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1000.0 / count as f64
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
