//! A pool of ten thousand in the browser: how long it takes until what a person asked for is on the screen.
#![expect(clippy::print_stdout, reason = "a command line talks to the person who runs it")]

use journeys::crowd::Crowd;
use journeys::{Screen, journey};
use serde_json::{Value, json};

/// Candidates, as the issue of comparing names them.
const CANDIDATES: usize = 10_000;
/// Files that are handed to the page in one go.
const AT_A_TIME: usize = 250;

/// Does something `arguments[1]` times and gives the milliseconds until the frame after it was drawn, median and p95.
const PAINTED: &str = "const [act, times, done] = arguments;
const run = new Function('n', act);
(async () => {
  const all = [];
  for (let n = 0; n < times; n++) {
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    run(n);
    await new Promise(requestAnimationFrame);
    await new Promise(next => { const c = new MessageChannel(); c.port1.onmessage = next; c.port2.postMessage(0); });
    all.push(performance.now() - start);
  }
  all.sort((a, b) => a - b);
  done([all[all.length >> 1], all[Math.floor(all.length * 0.95)], all.at(-1)]);
})().catch(error => done(`${act}: ${error}`));";

/// The same, without the wait for a frame: what the work itself takes.
const WORKED: &str = "const [act, times, done] = arguments;
const run = new Function('n', act);
(async () => {
  const all = [];
  let drawn = 0;
  for (let n = 0; n < times; n++) {
    await new Promise(requestAnimationFrame);
    await new Promise(next => setTimeout(next, 40));
    // Lines stay where they are and say something else.
    const before = document.querySelector('#lines').textContent;
    const start = performance.now();
    run(n);
    // The state is followed in microtasks, a few one after the other; the next task may come after a frame, whose work
    // would count too.
    for (let turn = 0; turn < 100; turn++) await null;
    document.querySelector('.grid').getBoundingClientRect();
    all.push(performance.now() - start);
    if (document.querySelector('#lines').textContent !== before) drawn += 1;
  }
  // Another filter, or a weight that changes little, may leave the lines in view as they are.
  if (!act.includes('scrollTop') && drawn < times / 4) throw new Error(`only ${drawn} of ${times} were drawn`);
  all.sort((a, b) => a - b);
  done([all[all.length >> 1], all[Math.floor(all.length * 0.95)], all.at(-1)]);
})().catch(error => done(`${act}: ${error}`));";

const WEIGHT: &str = "const field = document.querySelector('#weight-leadership');
    field.value = 10 + (n * 37) % 80; field.dispatchEvent(new Event('input', { bubbles: true }));";
const SORT: &str =
    "const heads = document.querySelectorAll('.skill-head button'); heads[n % heads.length].click();";
const SEARCH: &str =
    "const field = document.querySelector('#search'); field.value = ['0', '01', '012', '01', '9', ''][n % 6];
    field.dispatchEvent(new Event('input', { bubbles: true }));";
const SCROLL: &str = "const grid = document.querySelector('.grid'); grid.scrollTop = (n * 7919) % 500000;";

fn main() {
    journey(async |screen| {
        let crowd = Crowd::new();
        screen.before_each_page(PROGRAMS).await;
        screen.open("#/pools").await;
        screen.write("#pool-name", "Ten thousand").await;
        screen.click_button("Make the pool").await;
        screen.expect_heading("Add your candidates").await;
        watch(screen).await;
        let took = import(screen, &crowd.files(CANDIDATES), "added").await;
        println!("| pool of {CANDIDATES}, Chromium | found | bar |");
        println!("|---|---|---|");
        let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
        row("import of as many files of 77 answers, s", number(&took[0]) / 1000.0, 20.0);
        row("longest task meanwhile, ms", number(&took[1]), 50.0);
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        let again = import(screen, &crowd.longer_files(CANDIDATES), "updated").await;
        row(
            "import of a longer log of each of them, times the first import",
            number(&again[0]) / number(&took[0]),
            2.0,
        );
        row("longest task meanwhile, ms", number(&again[1]), 50.0);
        let painted = screen.script_with_callback(AGAIN).await;
        row(
            "from a change of page to the table in view, painted, candidates in memory, p95 ms",
            number(&painted),
            60.0,
        );
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        for (what, act) in [
            ("re-rank after a weight", WEIGHT),
            ("sort by a column", SORT),
            ("filter by a keystroke", SEARCH),
            ("scroll anywhere", SCROLL),
        ] {
            let worked = screen.script_with_args_and_callback(WORKED, vec![json!(act), json!(60)]).await;
            assert!(worked.is_array(), "{worked}");
            row(
                &format!("{what}: work and layout, p95 ms (median {:.1})", number(&worked[0])),
                number(&worked[1]),
                16.7,
            );
            let painted = screen.script_with_args_and_callback(PAINTED, vec![json!(act), json!(60)]).await;
            println!(
                "| {what}: until painted, the wait for a frame included, p95 ms (median {:.1}) | {:.1} | |",
                number(&painted[0]),
                number(&painted[1])
            );
        }
        let program = number(&screen.script(PROGRAM, vec![]).await) / 1e6;
        let with_waste = number(&screen.cdp("Runtime.getHeapUsage", &json!({})).await["usedSize"]) / 1e6;
        screen.cdp("HeapProfiler.collectGarbage", &json!({})).await;
        let held = number(&screen.cdp("Runtime.getHeapUsage", &json!({})).await["usedSize"]) / 1e6;
        row(
            &format!("memory held: the program's {program:.1} MB and the page's {held:.1} MB"),
            program + held,
            150.0,
        );
        println!(
            "| the same with what the browser had not tidied away yet, MB | {:.1} | |",
            program + with_waste
        );
    });
}

/// Hands these files to the page and waits until it says what became of them all: milliseconds, and the longest task meanwhile.
async fn import(screen: &Screen, files: &[(String, String)], said: &str) -> Value {
    for some in files.chunks(AT_A_TIME) {
        let script = "window.files ??= []; for (const [name, text] of arguments[0]) files.push(new File([text], name));";
        screen.script(script, vec![json!(some)]).await;
    }
    screen.script(IMPORT, vec![json!(said)]).await;
    // A script may run for half a minute, an import for longer.
    loop {
        let took = screen.script_with_callback(UNTIL_IMPORTED).await;
        if took.is_array() {
            return took;
        }
    }
}

/// A line with its ratio to the bar.
fn row(what: &str, found: f64, bar: f64) {
    println!("| {what} | {found:.1} | {bar}, {:.2} of it |", found / bar);
}

/// Notes long tasks, with the moment when they began.
async fn watch(screen: &Screen) {
    let script = "window.tasks = [];
        new PerformanceObserver(list => { for (const one of list.getEntries()) tasks.push([one.startTime, one.duration]); })
            .observe({ entryTypes: ['longtask'] });";
    screen.script(script, vec![]).await;
}

/// Hands the files over; `window.took` says in the end how many milliseconds passed, and how long the longest task was that began meanwhile; 0 where the
/// browser called none long.
const IMPORT: &str = "const [word] = arguments;
window.took = null;
const data = new DataTransfer();
for (const file of window.files) data.items.add(file);
window.files = null;
const field = document.querySelector('#candidates');
field.files = data.files;
setTimeout(() => {
  const start = performance.now();
  field.dispatchEvent(new Event('change', { bubbles: true }));
  const look = () => {
    const said = document.querySelector('.brought');
    if (said && !document.querySelector('.reading') && said.innerText.includes(word)) {
      const end = performance.now();
      // What the browser notes about the last task comes after it.
      setTimeout(() => {
        const longest = tasks.filter(([at]) => at >= start - 1 && at < end).map(([, took]) => took);
        window.took = [end - start, Math.max(0, ...longest)];
      }, 200);
    } else setTimeout(look, 20);
  };
  look();
}, 500);";

/// Gives what an import took, or nothing after ten seconds.
const UNTIL_IMPORTED: &str = "const [done] = arguments, start = performance.now();
const look = () => window.took || performance.now() - start > 10_000 ? done(window.took) : setTimeout(look, 20);
look();";

/// Goes to the list of pools and back, twenty times: the 95th percentile of milliseconds until the table stands there and
/// the frame with it was drawn.
const AGAIN: &str = "const done = arguments[0];
const pool = location.hash;
const until = async found => { while (!found()) await new Promise(requestAnimationFrame); };
(async () => {
  const all = [];
  for (let n = 0; n < 20; n++) {
    location.hash = '#/pools';
    await until(() => !document.querySelector('.grid') && document.querySelector('.pool-list'));
    await new Promise(next => setTimeout(next, 100));
    const start = performance.now();
    location.hash = pool;
    await until(() => document.querySelectorAll('.member-line').length > 5);
    await new Promise(next => { const c = new MessageChannel(); c.port1.onmessage = next; c.port2.postMessage(0); });
    all.push(performance.now() - start);
  }
  all.sort((a, b) => a - b);
  done(all[Math.floor(all.length * 0.95)]);
})();";

/// Notes the memory of each program as it starts.
const PROGRAMS: &str = "window.programs = [];
for (const name of ['instantiate', 'instantiateStreaming']) {
  const before = WebAssembly[name];
  WebAssembly[name] = async (...all) => {
    const made = await before.apply(WebAssembly, all);
    programs.push((made.instance ?? made).exports.memory);
    return made;
  };
}";

/// Bytes of the programs' own memory.
const PROGRAM: &str = "return programs.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
