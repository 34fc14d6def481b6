//! Reads an attempt of a link, and its marks.

use super::bytes::Reader;
use super::facets::{WHOLE_ID, item_of};
use crate::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, Writer};
use crate::record::file::{MAX_ENTRIES, MAX_NAME};
use crate::{ItemId, Level, Skill};

/// The best answers to the questions among the first so many items of the attempt were shown.
pub(super) const SHOWN: u8 = b'!';
/// A further attempt.
pub(super) const FURTHER: u8 = b'+';

/// Most further attempts in a link.
const MOST_FURTHER: usize = 50;

/// What the head says.
pub(super) struct Head {
    pub(super) mode: Mode,
    pub(super) chance: u64,
    pub(super) at: Millis,
    pub(super) content: String,
    pub(super) rules: u16,
    pub(super) finished: bool,
    pub(super) name: String,
}

fn head(reader: &mut Reader<'_>) -> Option<Head> {
    let mode = match reader.byte()? {
        b'q' => Mode::Quick,
        b'f' => Mode::Full,
        b's' => {
            let short = reader.text()?;
            Mode::Skill(Skill::ALL.into_iter().find(|skill| skill.short() == short)?)
        }
        _ => return None,
    };
    Some(Head {
        mode,
        chance: u64::from_le_bytes(reader.take(8)?.try_into().ok()?),
        at: Millis(reader.small::<i64>()?.checked_mul(1000).filter(|at| *at <= 8_640_000_000_000_000)?),
        content: reader.text().filter(|text| text.len() <= 40)?.to_owned(),
        rules: reader.small()?,
        finished: reader.byte()? == 1,
        name: reader.text()?.chars().filter(|one| !one.is_control()).take(MAX_NAME).collect(),
    })
}

fn answer(reader: &mut Reader<'_>) -> Option<Event> {
    let letter = reader.byte()?;
    let whole = if letter == WHOLE_ID { Some(reader.text()?.to_owned()) } else { None };
    let number = reader.byte()?;
    let item = match whole {
        Some(item) => item,
        None => item_of(letter, number & 0x7f)?,
    };
    let version = if number & 0x80 == 0 { 1 } else { reader.small()? };
    let choice = match reader.byte()? {
        level @ 0..=5 => Choice::Level(Level::new(level)?),
        6 => Choice::DontKnow,
        7 => return None,
        place => Choice::Option(place - 8),
    };
    let took_ms = match reader.number()? {
        0 => None,
        took => Some(u32::try_from(took - 1).ok()?),
    };
    Some(Event::Answer { item: ItemId::parse(&item)?, version, choice, took_ms })
}

/// An attempt as it is read, until its marks are known.
pub(super) struct Unmarked {
    head: Head,
    events: Vec<Event>,
    /// Items that were answered.
    answered: usize,
}

impl Unmarked {
    /// The head and the answers.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let head = head(reader)?;
        let answered: usize = reader.small().filter(|count| *count <= MAX_ENTRIES)?;
        let mut events = vec![Event::Begin];
        for _ in 0..answered {
            events.push(answer(reader)?);
        }
        Some(Self { head, events, answered })
    }

    /// What was said in it.
    pub(super) fn say(&mut self, event: Event) {
        self.events.push(event);
    }

    /// The head.
    pub(super) const fn head(&self) -> &Head {
        &self.head
    }

    /// The attempt.
    pub(super) fn attempt(self) -> Option<Attempt> {
        let Self { head, mut events, .. } = self;
        events.extend(head.finished.then_some(Event::Finish));
        let entry = |(seq, event)| Entry {
            seq,
            writer: Writer::nameless(),
            at: head.at,
            content: head.content.clone(),
            rules: head.rules,
            event,
        };
        let entries = (0..).zip(events).map(entry).collect();
        Attempt::from_entries(head.mode.new_id(head.chance)?, entries)
    }
}

/// Reads a mark, behind its first byte, into the attempts so far; `None` for one that is not known or says what cannot be.
pub(super) fn mark(letter: u8, reader: &mut Reader<'_>, attempts: &mut Vec<Unmarked>) -> Option<()> {
    match letter {
        SHOWN => {
            let before: usize = reader.small()?;
            let last = attempts.last_mut()?;
            // Behind the beginning and so many answers.
            let once = !last.events.contains(&Event::Review);
            (once && before <= last.answered).then(|| last.events.insert(before + 1, Event::Review))
        }
        FURTHER if attempts.len() <= MOST_FURTHER => {
            attempts.push(Unmarked::read(reader)?);
            Some(())
        }
        _ => None,
    }
}
