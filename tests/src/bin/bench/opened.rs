//! How long 300 files take that are dropped at once.

use std::sync::OnceLock;

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, RULES, Writer};
use cairn_core::content::source::{Library, load};
use cairn_core::record::file::{Include, ProfileFile, write_profile};
use cairn_core::{ItemId, Level};
use journeys::journey;
use serde_json::Value;

/// Files that are opened at once.
const IMPORTED: usize = 300;

/// Drops files with these texts, and counts the milliseconds until the page has drawn that all of them are opened.
const IMPORT: &str = "const [texts, done] = arguments, data = new DataTransfer();
texts.forEach((text, at) => data.items.add(new File([text], at + '.cairn.json')));
const start = performance.now();
document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
const look = () => {
  const there = document.querySelector('main').innerText.includes(texts.length + ' opened.');
  if (there && !document.querySelector('main progress')) requestAnimationFrame(() => done(performance.now() - start));
  else if (performance.now() - start > 20000) done(NaN);
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);";

/// The file of a whole assessment: every rating, 42 questions, and what can be said about oneself in brief.
fn profile(number: usize) -> String {
    let library = library();
    let answer = |item: &ItemId, version, choice| Event::Answer {
        item: item.clone(),
        version,
        choice,
        took_ms: Some(23_456),
    };
    let level = Level::new(3).unwrap_or_default();
    let ratings =
        library.content.ratings.iter().map(|one| answer(&one.id, one.version, Choice::Level(level)));
    let questions = library.items.iter().map(|item| &item.question).step_by(4).take(42);
    let questions = questions.map(|one| answer(&one.id, one.version, Choice::Option(2)));
    let events =
        std::iter::once(Event::Begin).chain(ratings).chain(questions).chain(std::iter::once(Event::Finish));
    let entries = (0..).zip(events).map(|(seq, event)| Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(1_795_000_000_000 + i64::from(seq) * 20_000),
        content: library.content.version.clone(),
        rules: RULES,
        event,
    });
    let chance = u64::try_from(number).unwrap_or(0) + 1;
    let attempt = Mode::Full.new_id(chance).and_then(|id| Attempt::from_entries(id, entries.collect()));
    let profile = ProfileFile {
        name: format!("Person {number}"),
        made_at: Millis(1_795_100_000_000),
        attempts: attempt.into_iter().collect(),
        copies: Vec::new(),
        invitation: None,
    };
    write_profile(&profile, Include::ALL)
}

/// The content, read once.
fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        load(&xtask::command::root().join("content")).unwrap_or_else(|errors| panic!("{errors:?}"))
    })
}

/// Prints the line of the report.
pub(crate) fn report() {
    journey(async |screen| {
        screen.open("#/open").await;
        screen.text_of(".drop").await;
        let files: Vec<Value> = (0..IMPORTED).map(|number| Value::from(profile(number))).collect();
        let size = files.iter().filter_map(Value::as_str).map(str::len).sum::<usize>() / IMPORTED / 1000;
        let took = screen.script_with_args_and_callback(IMPORT, vec![Value::from(files)]).await;
        println!("\n| measurement, in Chromium | seconds | bar |");
        println!("|---|---|---|");
        println!(
            "| {IMPORTED} files of {size} KB (77 answers each) dropped at once, until the list has them all | {:.2} | 2 |",
            took.as_f64().unwrap_or(f64::NAN) / 1000.0
        );
    });
}
