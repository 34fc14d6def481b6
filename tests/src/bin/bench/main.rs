//! What a first visit transfers, and how quickly an answer leads on, in frames of the same browser: lines of a Markdown
//! report on standard output.
#![expect(clippy::print_stdout, reason = "a command line talks to the person who runs it")]

mod opened;
mod path;
mod stored;

use journeys::person::Person;
use journeys::server::{Site, dist};
use journeys::{Given, Screen, journey, journey_given};
use serde_json::Value;

/// Most bytes, compressed, until the first question can be answered.
const FIRST_QUESTION: usize = 150_000;
/// Most bytes of the program among them.
const PROGRAM: usize = 110_000;

/// Picks the option at `arguments[0]`, goes on where a pick only marks it, and counts the frames until the next page
/// has been drawn; gives frames, the milliseconds that the pick itself took, and those of a frame.
const PICK: &str = "const [at, done] = arguments;
const id = () => document.querySelector('#ask-text')?.innerText + document.querySelector('#ask-title')?.innerText;
const before = id();
const start = performance.now();
document.querySelectorAll('.option')[at].click();
document.querySelector('button.primary kbd')?.closest('button').click();
Promise.resolve().then(() => {
  const took = performance.now() - start;
  let frames = 0, first;
  const look = (now) => {
    frames += 1;
    first ??= now;
    if (id() !== before || frames > 120) requestAnimationFrame((later) => done([frames, took, later - now]));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});";

fn main() {
    journey(async |screen| {
        screen.begin("full").await;
        sizes(&asked(screen).await);
    });
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.begin("full").await;
        let ratings = picks(screen, 30).await;
        person.rate(screen).await;
        screen.expect_text(".scene", " ").await;
        let questions = picks(screen, 20).await;
        println!(
            "| | answers | next page in the first frame | slowest | pick, median ms | frame, median ms |"
        );
        println!("|---|---|---|---|---|---|");
        line("ratings", &ratings);
        line("questions (new estimate and choice of the next)", &questions);
    });
    path::report();
    stored::report();
    opened::report();
    if let Some(folder) = std::env::var_os("CAIRN_SPEED") {
        let given = Given { site: Some(Site::new(folder)), ..Given::default() };
        journey_given(given, async |screen| {
            screen.open("").await;
            let found = screen.script_with_callback(STEPS).await;
            let number = |at: usize| found[at].as_f64().unwrap_or(f64::NAN);
            println!("\n| measurement, wasm in Chromium | median ms | p95 ms | bar |");
            println!("|---|---|---|---|");
            println!(
                "| step of the app's model (update, covariance, choice among 300) | {:.3} | {:.3} | p95 0.3 |",
                number(0),
                number(1)
            );
        });
    }
}

/// Median and 95th percentile of the steps of thirty assessments, in milliseconds. A browser's clock ticks in tenths of
/// a millisecond, so five assessments take each step together and share its time.
const STEPS: &str = "const done = arguments[0];
import('/speed.js').then(async (speed) => {
  await speed.default();
  const times = [];
  for (let pass = 0; pass < 30; pass++) {
    const runs = Array.from({ length: 5 }, () => new speed.Run());
    for (let step = 1; step < 42; step++) {
      const start = performance.now();
      for (const run of runs) run.step();
      times.push((performance.now() - start) / runs.length);
    }
    for (const run of runs) run.free();
  }
  times.sort((left, right) => left - right);
  done([times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.95)]]);
}, (error) => done([String(error)]));";

/// Frames, milliseconds of the pick and of a frame, for `count` answers.
async fn picks(screen: &Screen, count: usize) -> Vec<[f64; 3]> {
    let mut all = Vec::new();
    for _ in 0..count {
        if !screen.shows(".option").await {
            break;
        }
        // A pick within half a second is taken for the tail of the one before.
        screen.wait_until_old("#ask-title", 600.0).await;
        let found = screen.script_with_args_and_callback(PICK, vec![Value::from(1)]).await;
        let number = |at: usize| found[at].as_f64().unwrap_or(f64::NAN);
        all.push([number(0), number(1), number(2)]);
    }
    all
}

fn line(what: &str, all: &[[f64; 3]]) {
    let column = |at: usize| {
        let mut values: Vec<f64> = all.iter().map(|row| row[at]).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let (frames, took, frame) = (column(0), column(1), column(2));
    let median = |values: &[f64]| values.get(values.len() / 2).copied().unwrap_or(f64::NAN);
    let first = frames.iter().filter(|count| **count <= 1.0).count();
    let slowest = frames.last().copied().unwrap_or(f64::NAN);
    println!(
        "| {what} | {} | {first} | {slowest} frames | {:.1} | {:.1} |",
        all.len(),
        median(&took),
        median(&frame)
    );
}

/// What a first visit asks for until the first question can be answered, with brotli at its best. Questions come while
/// one rates and are not among it.
fn sizes(asked: &[String]) {
    println!("| file | bytes, brotli | budget |");
    println!("|---|---|---|");
    let mut sum = 0;
    for name in asked.iter().filter(|name| !name.contains("items-")) {
        let bytes = xtask::files::read(&dist().join(name)).unwrap_or_else(|failure| panic!("{failure}"));
        let bytes = compressed(&bytes);
        sum += bytes;
        size(name, bytes, name.contains("wasm").then_some(PROGRAM));
    }
    size("all until the first question", sum, Some(FIRST_QUESTION));
    println!();
}

/// The files of the page that the browser has asked for.
async fn asked(screen: &Screen) -> Vec<String> {
    let mut names: Vec<String> = screen
        .requests()
        .await
        .iter()
        .filter_map(|url| url.strip_prefix(screen.url()))
        .map(|name| name.split('#').next().unwrap_or_default())
        .map(|name| if name.is_empty() { "index.html".to_owned() } else { name.to_owned() })
        .collect();
    names.sort();
    names.dedup();
    names
}

fn size(what: &str, bytes: usize, budget: Option<usize>) {
    let verdict = |budget| if bytes <= budget { "kept" } else { "missed" };
    let budget = budget.map_or(String::new(), |budget| format!("{budget}, {}", verdict(budget)));
    println!("| {what} | {bytes} | {budget} |");
}

fn compressed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let done = brotli::BrotliCompress(&mut &*bytes, &mut out, &settings);
    done.unwrap_or_else(|error| panic!("compress: {error}"));
    out.len()
}
