//! A step of a command: says what it does, then how long it took.

use std::time::Instant;

use crate::failure::Outcome;

/// Runs `work` between a line that names it and a line with its time.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("» {what}");
    let start = Instant::now();
    let outcome = work();
    let seconds = start.elapsed().as_secs_f64();
    match &outcome {
        Ok(_) => println!("✓ {what}: {seconds:.1} s"),
        Err(_) => println!("✗ {what}: failed after {seconds:.1} s"),
    }
    outcome
}
