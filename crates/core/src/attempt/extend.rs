//! A quick look grows into a full assessment: its ratings are taken over, as they were given and when.

use super::answer_times::together;
use super::entry::{Entry, Event, Millis};
use super::log::Attempt;
use super::mode::Mode;
use super::progress::progress;
use super::writer::Writer;
use crate::content::{Bank, Content};

/// The entries by which a new attempt of a mode takes over the ratings of an earlier one, from position 1 on. Each says what the
/// earlier one says: the level, when it was given, how long it took in all, and under which content and rules. Only the latest
/// of each rating goes along, and none whose text has changed since.
pub fn carried_ratings(content: &Content, from: &Attempt, mode: Mode, writer: &Writer) -> Vec<Entry> {
    let skills = mode.skills();
    let current = |entry: &&Entry| match &entry.event {
        Event::Answer { item, version, .. } => {
            let rating = content.rating(item);
            rating.is_some_and(|rating| rating.version == *version && skills.contains(&rating.skill))
                && content.knows(&entry.content)
        }
        Event::Begin | Event::Fact(_) | Event::Finish | Event::Review => false,
    };
    let same = |one: &Entry, other: &Entry| match (&one.event, &other.event) {
        (Event::Answer { item: one, .. }, Event::Answer { item: other, .. }) => one == other,
        _ => false,
    };
    let mut kept: Vec<Entry> = Vec::new();
    for entry in from.entries().iter().filter(current) {
        match kept.iter_mut().find(|known| same(known, entry)) {
            Some(known) => *known = timed(entry, known),
            None => kept.push(entry.clone()),
        }
    }
    let numbered = (1..).zip(kept);
    numbered.map(|(seq, entry)| Entry { seq, writer: writer.clone(), ..entry }).collect()
}

/// An answer with the time spent on its item before it, too.
fn timed(entry: &Entry, before: &Entry) -> Entry {
    let mut entry = entry.clone();
    if let (Event::Answer { took_ms, .. }, Event::Answer { took_ms: spent, .. }) =
        (&mut entry.event, &before.event)
    {
        *took_ms = together(*spent, *took_ms);
    }
    entry
}

/// The attempt that gave most ratings of a mode, of equals the latest, with their number and when the last was given; `None`
/// where there are none.
pub fn latest_ratings(all: &[Attempt], content: &Content, mode: Mode) -> Option<(Attempt, usize, Millis)> {
    let rated = all.iter().filter_map(|attempt| {
        let ratings = carried_ratings(content, attempt, mode, &Writer::nameless());
        let last = ratings.iter().map(|entry| entry.at).max()?;
        Some((attempt, ratings.len(), last))
    });
    let best = rated.max_by_key(|(_, count, last)| (*count, *last));
    best.map(|(attempt, count, last)| (attempt.clone(), count, last))
}

/// Minutes that an attempt of a mode takes still when it has taken over the ratings of an earlier one: what its first page says.
pub fn minutes_of_grown(content: &Content, bank: &Bank, from: &Attempt, mode: Mode) -> u16 {
    let whole = mode.rules(content).minutes;
    let begun = mode.new_id(0).zip(from.entries().first()).and_then(|(id, first)| {
        Attempt::begin(id, Entry { seq: 0, writer: Writer::nameless(), event: Event::Begin, ..first.clone() })
    });
    begun.map_or(whole, |mut grown| {
        for rating in carried_ratings(content, from, mode, &Writer::nameless()) {
            grown.push(rating);
        }
        progress(content, bank, &grown).minutes_left
    })
}

/// Of these attempts an unfinished one of this mode that has taken over the ratings of an earlier one, so that growing twice goes on
/// with the first.
pub fn grown_from<'a>(
    all: &'a [Attempt],
    content: &Content,
    from: &Attempt,
    mode: Mode,
) -> Option<&'a Attempt> {
    let carried = carried_ratings(content, from, mode, &Writer::nameless());
    // Whatever time it says: older versions took over that of the last pick alone.
    let said = |entry: &Entry| match &entry.event {
        Event::Answer { item, version, choice, .. } => Some((item.clone(), *version, *choice)),
        Event::Begin | Event::Fact(_) | Event::Finish | Event::Review => None,
    };
    let has = |attempt: &Attempt, rating: &Entry| {
        attempt.entries().iter().any(|entry| entry.at == rating.at && said(entry) == said(rating))
    };
    all.iter().rev().find(|attempt| {
        attempt.mode() == mode
            && attempt.id() != from.id()
            && !attempt.finished()
            && !carried.is_empty()
            && carried.iter().all(|rating| has(attempt, rating))
    })
}
