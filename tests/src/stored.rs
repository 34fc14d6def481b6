//! What a browser holds of people who were here before.

use cairn_core::attempt::{
    Attempt, Choice, Entry, Event, Fact, Field, Involvement, Millis, Mode, RULES, Track, Writer,
};
use cairn_core::content::Rating;
use cairn_core::record::{Key, write_entry, write_pack};
use cairn_core::{ItemId, Level, Skill, Stage};

use crate::person::Person;
use crate::screen::Screen;

/// Questions of a full assessment.
const QUESTIONS: usize = 42;
/// When the first of the attempts began; a day lies between two.
const BEGAN: i64 = 1_700_000_000_000;
const DAY: i64 = 86_400_000;

/// A finished full assessment as the attempt number `nth`: all ratings, the questions of a whole one, what is told about
/// oneself, and the end.
pub fn full_attempt(person: &Person, nth: u32) -> Attempt {
    let content = person.content();
    let ratings = content
        .ratings
        .iter()
        .map(|rating| (rating.id.clone(), rating.version, Choice::Level(content.level_at(0.5))));
    let questions = person.bank().questions().iter().step_by(7).take(QUESTIONS);
    let questions = questions.map(|question| (question.id.clone(), question.version, Choice::Option(1)));
    let answers: Vec<(ItemId, u16, Choice)> = ratings.chain(questions).collect();
    let mut events = vec![Event::Begin];
    events.extend(answers.into_iter().map(|(item, version, choice)| Event::Answer {
        item,
        version,
        choice,
        took_ms: Some(20_000),
    }));
    events.extend(Track::ALL.map(|track| Event::Fact(Fact::Years(track, Some(4)))));
    events.push(Event::Fact(Fact::Field(Some(Field::ALL[0]))));
    events.extend((1..=4).filter_map(Stage::new).map(|stage| {
        let evidence = "A report that two departments plan by".to_owned();
        Event::Fact(Fact::Milestone { stage, done: Some(true), evidence })
    }));
    events.extend(
        content
            .responsibilities
            .iter()
            .map(|duty| Event::Fact(Fact::Duty(duty.id.clone(), Some(Involvement::ALL[1])))),
    );
    events.push(Event::Finish);
    written(person, Mode::Full, nth, events)
}

/// A finished quick look as the attempt number `nth`: all ratings at a level, each read before it was given.
pub fn quick_attempt(person: &Person, nth: u32, level: Level) -> Attempt {
    let rating = |rating: &Rating| Event::Answer {
        item: rating.id.clone(),
        version: rating.version,
        choice: Choice::Level(level),
        took_ms: Some(20_000),
    };
    let ratings = person.content().ratings.iter().map(rating);
    let events = std::iter::once(Event::Begin).chain(ratings).chain([Event::Finish]).collect();
    written(person, Mode::Quick, nth, events)
}

/// A finished attempt about Python as the attempt number `nth`, with all its questions, the first of which, `fast` in number, were
/// answered faster than they can be read.
pub fn hurried_attempt(person: &Person, nth: u32, fast: usize) -> Attempt {
    let (content, skill) = (person.content(), Skill::Python);
    let answer = |item: &ItemId, version, choice, took| Event::Answer {
        item: item.clone(),
        version,
        choice,
        took_ms: Some(took),
    };
    let level = Choice::Level(content.level_at(0.5));
    let ratings = content.ratings_of(skill).map(|rating| answer(&rating.id, rating.version, level, 20_000));
    let questions = person.bank().questions().iter().filter(|question| question.skill == skill);
    let questions = questions.take(usize::from(Mode::Skill(skill).rules(content).questions_max));
    let questions = questions.enumerate().map(|(at, question)| {
        answer(&question.id, question.version, Choice::Option(1), if at < fast { 300 } else { 60_000 })
    });
    let events =
        std::iter::once(Event::Begin).chain(ratings).chain(questions).chain([Event::Finish]).collect();
    written(person, Mode::Skill(skill), nth, events)
}

/// The attempt number `nth`, in which this was done.
fn written(person: &Person, mode: Mode, nth: u32, events: Vec<Event>) -> Attempt {
    let begun = BEGAN + i64::from(nth) * DAY;
    let entry = |(seq, event): (u32, Event)| Entry {
        seq,
        writer: Writer::parse("1a2b3c4d").unwrap_or_else(Writer::nameless),
        at: Millis(begun + i64::from(seq) * 21_000),
        content: person.content().version.clone(),
        rules: RULES,
        event,
    };
    let entries = (0..).zip(events).map(entry).collect();
    let id = mode.new_id(u64::from(nth) + 1);
    let attempt = id.and_then(|id| Attempt::from_entries(id, entries));
    attempt.unwrap_or_else(|| panic!("the id of an attempt names its mode"))
}

/// The attempt as records, one an entry.
pub fn as_records(attempt: &Attempt) -> Vec<(String, String)> {
    let key = |entry: &Entry| Key::Entry(attempt.id().clone(), entry.seq, entry.writer.clone()).to_text();
    attempt.entries().iter().map(|entry| (key(entry), write_entry(entry))).collect()
}

/// The attempt as a pack.
pub fn as_pack(attempt: &Attempt) -> (String, String) {
    let (key, text) = write_pack(attempt);
    (key.to_text(), text)
}

/// Puts keys and values into local storage at once.
pub async fn put(screen: &Screen, pairs: &[(String, String)]) {
    let script = "for (const [key, value] of arguments[0]) localStorage.setItem(key, value)";
    screen.script(script, vec![serde_json::json!(pairs)]).await;
}
