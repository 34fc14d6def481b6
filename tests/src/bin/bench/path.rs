//! How quickly the path answers: a slider moved from end to end, and the way to every target of a plan.

use journeys::journey;
use journeys::person::Person;
use serde_json::Value;

/// A slider answers within a frame of 60 a second, in milliseconds.
const FRAME: f64 = 16.7;
/// The way to a target is there before somebody's thought wanders, in milliseconds.
const WAY: f64 = 1000.0;

/// Moves a slider from end to end, one place a frame: how many moves, how many showed in the first frame after them, and
/// the milliseconds that the slowest and the median took.
const SLIDE: &str = "const done = arguments[0];
const field = document.querySelector('#if-machine-learning');
const shown = () => field.getAttribute('aria-valuetext') + document.querySelector('.what-if table').innerText;
const times = []; let first = 0, at = 0;
const move = () => {
  if (at > 25) {
    times.sort((left, right) => left - right);
    return done([times.length, first, times[times.length - 1], times[Math.floor(times.length / 2)]]);
  }
  const before = shown();
  const start = performance.now();
  field.value = at++;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  Promise.resolve().then(() => {
    times.push(performance.now() - start);
    requestAnimationFrame(() => { first += shown() !== before; move(); });
  });
};
move();";

/// Asks for the way to each stage and role in turn: milliseconds until the page says how long it takes, or that there is none.
/// What never came within eight seconds took these.
const TARGETS: &str = "const done = arguments[0];
const field = document.querySelector('#target'), times = [];
const answer = () => document.querySelector('.plan .next-step h2, .plan .notice');
const targets = [...field.options].map((option) => option.value);
const ask = (at) => {
  if (at >= targets.length) return done(times.map(Math.round));
  const before = answer(), start = performance.now();
  field.value = targets[at];
  field.dispatchEvent(new Event('change', { bubbles: true }));
  const look = () => {
    // Two targets may be told in the same words: what counts is that it was drawn anew.
    if (answer() && answer() !== before || performance.now() - start > 8000) { times.push(performance.now() - start); ask(at + 1); }
    else setTimeout(look, 1);
  };
  look();
};
ask(field.value === targets[0] ? 1 : 0);";

/// The lines of the report.
pub(crate) fn report() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.begin("quick").await;
        person.rate(screen).await;
        screen.open("#/path").await;
        screen.text_of(".what-if table").await;
        let found = screen.script_with_callback(SLIDE).await;
        let [moves, first, slowest, median] = [0, 1, 2, 3].map(|at| number(&found[at]));
        println!("\n| the path | found | bar |");
        println!("|---|---|---|");
        println!(
            "| sliders, all ten stages from 15,000 draws: moves shown in the first frame | {first} of {moves} | all, {} |",
            verdict(first >= moves)
        );
        println!(
            "| the slowest move, ms (median {median:.1}) | {slowest:.1} | {FRAME}, {} |",
            verdict(slowest <= FRAME)
        );
        screen.open("#/plan").await;
        screen.expect_text(".plan h2", "hours").await;
        let times = screen.script_with_callback(TARGETS).await;
        let times: Vec<f64> = times.as_array().into_iter().flatten().map(number).collect();
        let slowest = times.iter().copied().fold(0.0, f64::max);
        let each: Vec<String> = times.iter().map(ToString::to_string).collect();
        println!(
            "| the way to each target of a plan, proven, the slowest, ms ({}) | {slowest} | {WAY}, {} |",
            each.join(", "),
            verdict(!times.is_empty() && slowest <= WAY)
        );
    });
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

const fn verdict(kept: bool) -> &'static str {
    if kept { "kept" } else { "missed" }
}
