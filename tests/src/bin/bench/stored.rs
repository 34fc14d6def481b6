//! How quickly Cairn starts and saves with five hundred attempts stored, beside an empty store.

use journeys::person::Person;
use journeys::stored::{as_pack, as_records, full_attempt, put};
use journeys::{Screen, journey};
use serde_json::Value;

/// Attempts that are stored.
const ATTEMPTS: u32 = 500;
/// Starts that are timed.
const STARTS: usize = 31;
/// Answers that are timed: the ratings of a full assessment and as many questions.
const ANSWERS: usize = 70;
/// Most that the start may take, times that of an empty store.
const START_BAR: f64 = 1.2;
/// Most milliseconds of 95 of 100 saves.
const SAVE_BAR: f64 = 4.0;

/// Notes when the app's first heading stands, and the longest pause of the page in the second after it.
const WATCH: &str = "window.pause = 0;
const look = new MutationObserver(() => {
  if (!document.querySelector('#main h1')) return;
  look.disconnect();
  window.ready = performance.now();
  let before = window.ready;
  const tick = () => {
    const now = performance.now();
    window.pause = Math.max(window.pause, now - before);
    before = now;
    if (now - window.ready < 1000) setTimeout(tick); else window.still = true;
  };
  tick();
});
look.observe(document, { childList: true, subtree: true });";

/// Picks the option at `arguments[0]`, and goes on where a pick only marks it; gives three times in milliseconds: from the first touch of the answer's record
/// in local storage to the last, when it has been read back; from there to the mark that it is saved, which waits for the disk; and from the pick to the
/// mark, which includes the frame in which the next page is drawn.
const SAVE: &str = "const [at, done] = arguments, mark = document.querySelector('.saved');
const own = {};
let first, last;
for (const name of ['getItem', 'setItem']) {
  own[name] = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (this !== localStorage || !key.includes('cairn/attempt/')) return own[name].call(this, key, ...rest);
    first ??= performance.now();
    const found = own[name].call(this, key, ...rest);
    last = performance.now();
    return found; };
}
const start = performance.now();
new MutationObserver((_, observer) => {
  if (mark.dataset.state !== 'saved') return;
  const end = performance.now();
  observer.disconnect();
  for (const name of ['getItem', 'setItem']) Storage.prototype[name] = own[name];
  done([last - first, end - last, end - start]);
}).observe(mark, { attributes: true });
document.querySelectorAll('.option')[at].click();
document.querySelector('button.primary kbd')?.closest('button').click();";

/// Writes one record of an answer's size into a database of its own as the second copy does, so many times as `arguments[0]` says; gives the milliseconds of
/// each until the browser says that it is on the disk. No program that waits for the disk can save faster.
const DISK: &str = "const [count, done] = arguments, name = 'bench-disk';
const opened = indexedDB.open(name);
opened.onupgradeneeded = () => opened.result.createObjectStore('records');
opened.onsuccess = async () => {
  const taken = [];
  for (let nth = 0; nth < count; nth++) {
    await new Promise(go => setTimeout(go, 50));
    const start = performance.now();
    const transaction = opened.result.transaction('records', 'readwrite', { durability: 'strict' });
    transaction.objectStore('records').put('x'.repeat(200), `record/${nth}`);
    await new Promise(go => { transaction.oncomplete = go; });
    taken.push(performance.now() - start);
  }
  opened.result.close();
  indexedDB.deleteDatabase(name).onsuccess = () => done(taken);
};";

/// The rows of the report.
pub(crate) fn report() {
    let (mut empty, mut stored) = (Times::default(), Times::default());
    journey(async |screen| empty.take(screen, false).await);
    journey(async |screen| stored.take(screen, true).await);
    println!("\n| with {ATTEMPTS} attempts stored | empty store | stored | bar |");
    println!("|---|---|---|---|");
    let (before, after) = (part(&empty.starts, 50), part(&stored.starts, 50));
    let factor = after / before;
    println!(
        "| start until the first heading, median ms of {STARTS} | {before:.0} | {after:.0} | {START_BAR} times, found {factor:.2}: {} |",
        verdict(factor <= START_BAR)
    );
    println!(
        "| longest pause in the second after it, median ms | {:.0} | {:.0} | |",
        part(&empty.pauses, 50),
        part(&stored.pauses, 50)
    );
    let (before, after) = (part(&empty.kept, 95), part(&stored.kept, 95));
    println!(
        "| saving an answer in local storage and reading it back, p95 ms of {ANSWERS} | {before:.1} | {after:.1} | {SAVE_BAR}: {} |",
        verdict(after <= SAVE_BAR)
    );
    let (before, after) = (part(&empty.saves, 95), part(&stored.saves, 95));
    println!("| after that until it is on the disk, too, p95 ms | {before:.1} | {after:.1} | |");
    let (before, after) = (part(&empty.saves, 50), part(&stored.saves, 50));
    let (disk_before, disk_after) = (part(&empty.disk, 50), part(&stored.disk, 50));
    println!(
        "| the same, median ms (one bare record: {disk_before:.1} and {disk_after:.1}) | {before:.1} | {after:.1} | |"
    );
    println!(
        "| from the pick to the mark \"saved\", frame included, p95 ms | {:.0} | {:.0} | |",
        part(&empty.whole, 95),
        part(&stored.whole, 95)
    );
    println!("| characters of local storage | | {} | 5000000 |", stored.used);
}

const fn verdict(kept: bool) -> &'static str {
    if kept { "kept" } else { "missed" }
}

/// Milliseconds.
#[derive(Default)]
struct Times {
    starts: Vec<f64>,
    pauses: Vec<f64>,
    kept: Vec<f64>,
    saves: Vec<f64>,
    disk: Vec<f64>,
    whole: Vec<f64>,
    used: u64,
}

impl Times {
    async fn take(&mut self, screen: &Screen, stored: bool) {
        screen.before_each_page(WATCH).await;
        screen.open("").await;
        if stored {
            let person = Person::engineering_manager();
            let all: Vec<_> = (1..ATTEMPTS).map(|nth| as_pack(&full_attempt(&person, nth))).collect();
            for some in all.chunks(100) {
                put(screen, some).await;
            }
            put(screen, &as_records(&full_attempt(&person, ATTEMPTS))).await;
        }
        // The first start copies everything into the second store.
        screen.reload().await;
        screen.wait_for("the page is at rest", async || at_rest(screen).await).await;
        for _ in 0..STARTS {
            screen.reload().await;
            screen.wait_for("the page is at rest", async || at_rest(screen).await).await;
            let found = screen.script("return [window.ready, window.pause]", vec![]).await;
            self.starts.push(number(&found[0]));
            self.pauses.push(number(&found[1]));
        }
        let used = "return Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0)";
        self.used = screen.script(used, vec![]).await.as_u64().unwrap_or(0);
        screen.begin("full").await;
        for _ in 0..ANSWERS {
            if !screen.shows(".option").await {
                break;
            }
            // A pick within half a second is taken for the tail of the one before.
            screen.wait_until_old("#ask-title", 600.0).await;
            let found = screen.script_with_args_and_callback(SAVE, vec![Value::from(1)]).await;
            self.kept.push(number(&found[0]));
            self.saves.push(number(&found[1]));
            self.whole.push(number(&found[2]));
        }
        let disk = screen.script_with_args_and_callback(DISK, vec![Value::from(ANSWERS)]).await;
        self.disk.extend(disk.as_array().into_iter().flatten().map(number));
    }
}

async fn at_rest(screen: &Screen) -> bool {
    screen.script("return !!window.still", vec![]).await == true
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// The value below which so many of a hundred lie.
fn part(values: &[f64], percent: usize) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() * percent / 100).copied().unwrap_or(f64::NAN)
}
