//! What a link says on top of one attempt, where there is something to say: that best answers had been shown, and further
//! attempts. A link with marks is of version 2; readers that know only version 1 say that it is newer, and none drops them unseen.

use super::bytes::{Bytes, Reader};
use super::error::LinkError;
use super::read::{Head, answer as read_answer, head as read_head};
use super::write::{LinkFacts, answer, body_of, closed, head, write_link};
use super::{PREFIX, WITH_MARKS, read_link};
use crate::attempt::{Attempt, Choice, Entry, Event, Given, Writer};
use crate::content::Bank;
use crate::order::sorted;
use crate::person::Person;
use crate::record::file::MAX_ENTRIES;

/// The best answers to the questions among the first so many items of the attempt were shown.
pub(super) const SHOWN: u8 = b'!';
/// A further attempt.
pub(super) const FURTHER: u8 = b'+';

/// Most further attempts in a link.
const MOST_FURTHER: usize = 50;
/// A link that gets longer than this, in characters, holds the attempts as one: mail programs cut longer ones.
const LONGEST: usize = 1_600;

/// The part of the address from `#` on for the person of these attempts: each of those that count by itself, with its own date and
/// whether its best answers were shown. Where that gets too long, or would not make the same person, they go as one attempt. `None`
/// without attempts, or for an id that this version did not make.
pub fn write_person_link(name: &str, bank: &Bank, attempts: &[Attempt], facts: LinkFacts) -> Option<String> {
    let person = Person::of(bank, attempts, Vec::new())?;
    let as_one = || write_link(name, person.log(), facts);
    let fits = |link: &String| person.sources().len() < 2 || link.len() <= LONGEST;
    let Some(apart) = apart(name, &person, attempts, facts).filter(fits) else { return as_one() };
    let same = |read: Person| counted(read.log()) == counted(person.log());
    let read = apart.strip_prefix(PREFIX).map_or(Err(LinkError::Missing), read_link).ok();
    let read = read.and_then(|profile| Person::of(bank, &profile.attempts, Vec::new()));
    if read.is_some_and(same) { Some(apart) } else { as_one() }
}

/// The answers that count, and under which seed each was asked.
fn counted(log: &Attempt) -> Vec<(Given, u64)> {
    let answers: Vec<(Given, u64)> =
        log.answers().into_iter().map(|given| (given.clone(), log.seed_of(&given.item).0)).collect();
    sorted(&answers, |one, other| one.0.item.cmp(&other.0.item))
}

/// The link with each attempt by itself: first the one that stands for all, with what the person has told.
fn apart(name: &str, person: &Person, attempts: &[Attempt], facts: LinkFacts) -> Option<String> {
    let is_main = |attempt: &&Attempt| attempt.id() == person.log().id();
    let counts = |attempt: &&Attempt| person.sources().iter().any(|source| source.id == *attempt.id());
    let main = attempts.iter().find(is_main)?;
    let mut body = body_of(name, main, &person.log().facts(), facts)?;
    let bare = body.0.len();
    mark_shown(&mut body, main);
    for attempt in attempts.iter().filter(|one| counts(one) && !is_main(one)) {
        body.byte(FURTHER);
        head(&mut body, "", attempt)?;
        let answers = attempt.answers();
        body.number(u64::try_from(answers.len()).ok()?);
        answers.iter().for_each(|given| answer(&mut body, given));
        mark_shown(&mut body, attempt);
    }
    let version = if body.0.len() > bare { WITH_MARKS } else { super::VERSION };
    Some(format!("{PREFIX}{}", closed(version, body)))
}

fn mark_shown(body: &mut Bytes, attempt: &Attempt) {
    let before = attempt.answered_before_review();
    let answers = attempt.answers();
    let question = |given: &&Given| !matches!(given.choice, Choice::Level(_));
    if answers.iter().take(before).any(|given| question(&given)) {
        body.byte(SHOWN);
        body.number(u64::try_from(before).unwrap_or(0));
    }
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
        let head = read_head(reader)?;
        let answered: usize = reader.small().filter(|count| *count <= MAX_ENTRIES)?;
        let mut events = vec![Event::Begin];
        for _ in 0..answered {
            events.push(read_answer(reader)?);
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
