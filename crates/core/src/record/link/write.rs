//! Makes the link.

use super::bytes::Bytes;
use super::facets::{WHOLE_ID, letter_of};
use super::text::{checksum, encode};
use super::{PREFIX, VERSION};
use crate::attempt::{Attempt, Choice, Degree, Fact, Facts, Field, Given, Involvement, Mode, Track};

/// What of the facts goes into a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFacts {
    /// None.
    None,
    /// All, without the lines of evidence.
    Plain,
    /// All, with the lines of evidence; the link may get long.
    WithEvidence,
}

/// The part of the address from `#` on. `name` may be empty. `None` for an attempt whose id this version did not make.
pub fn write_link(name: &str, attempt: &Attempt, facts: LinkFacts) -> Option<String> {
    let body = body_of(name, attempt, &attempt.facts(), facts)?;
    Some(format!("{PREFIX}{}", closed(VERSION, body)))
}

/// What a link says of an attempt, and these facts of its person.
pub(super) fn body_of(name: &str, attempt: &Attempt, told: &Facts, facts: LinkFacts) -> Option<Bytes> {
    let mut body = Bytes::default();
    head(&mut body, name, attempt)?;
    let answers = attempt.answers();
    body.number(u64::try_from(answers.len()).ok()?);
    for given in &answers {
        answer(&mut body, given);
    }
    for fact in told.to_list() {
        fact_bytes(&mut body, &fact, facts);
    }
    Some(body)
}

/// Bytes as a link carries them: the version and the length before them, the checksum behind.
pub(super) fn closed(version: u8, body: Bytes) -> String {
    let mut whole = Bytes::default();
    whole.byte(version);
    whole.number(u64::try_from(body.0.len()).unwrap_or(0));
    whole.0.extend(body.0);
    let sum = checksum(&whole.0);
    whole.0.extend(sum.to_le_bytes());
    encode(&whole.0)
}

/// Mode, chance, date, content, rules, whether it is finished, and the name.
pub(super) fn head(body: &mut Bytes, name: &str, attempt: &Attempt) -> Option<()> {
    let chance = u64::from_str_radix(attempt.id().as_str().rsplit_once('-')?.1, 16).ok()?;
    // Another spelling of the same number would be another id.
    if attempt.mode().new_id(chance).as_ref() != Some(attempt.id()) {
        return None;
    }
    match attempt.mode() {
        Mode::Quick => body.byte(b'q'),
        Mode::Full => body.byte(b'f'),
        Mode::Skill(skill) => {
            body.byte(b's');
            body.text(skill.short());
        }
    }
    body.0.extend(chance.to_le_bytes());
    // The day of the measurement: all of an attempt is read as of then.
    body.number(u64::try_from(attempt.last_at().0 / 1000).unwrap_or(0));
    body.text(attempt.entries().last().map_or("", |entry| &entry.content));
    body.number(attempt.entries().last().map_or(0, |entry| u64::from(entry.rules)));
    body.byte(u8::from(attempt.finished()));
    body.text(name);
    Some(())
}

/// An answer: the letter, the number with a mark where the version is not 1, the choice, and the time.
pub(super) fn answer(body: &mut Bytes, given: &Given) {
    let mark = if given.version == 1 { 0 } else { 0x80 };
    if let Some((letter, number)) = letter_of(given.item.as_str()) {
        body.byte(letter);
        body.byte(number | mark);
    } else {
        body.byte(WHOLE_ID);
        body.text(given.item.as_str());
        body.byte(mark);
    }
    if mark != 0 {
        body.number(u64::from(given.version));
    }
    match given.choice {
        Choice::Level(level) => body.byte(level.number()),
        Choice::DontKnow => body.byte(6),
        Choice::Option(place) => body.byte(place.saturating_add(8)),
    }
    body.number(given.took_ms.map_or(0, |took| u64::from(took) + 1));
}

/// A fact: its first letter, then what it says.
fn fact_bytes(body: &mut Bytes, fact: &Fact, facts: LinkFacts) {
    if facts == LinkFacts::None {
        return;
    }
    let place = |at: Option<usize>| at.and_then(|at| u8::try_from(at).ok()).unwrap_or(0);
    match fact {
        Fact::Years(track, Some(years)) => {
            body.byte(b'y');
            body.byte(place(Track::ALL.iter().position(|one| one == track)));
            body.byte(*years);
        }
        Fact::Degree(Some(degree)) => {
            body.byte(b'd');
            body.byte(place(Degree::ALL.iter().position(|one| one == degree)));
        }
        Fact::Field(Some(field)) => {
            body.byte(b'f');
            body.byte(place(Field::ALL.iter().position(|one| one == field)));
        }
        Fact::Milestone { stage, done, evidence } => {
            body.byte(b'm');
            body.byte(stage.number());
            body.byte(done.map_or(2, u8::from));
            body.text(if facts == LinkFacts::WithEvidence { evidence } else { "" });
        }
        Fact::Duty(id, Some(part)) => {
            body.byte(b'r');
            body.text(id.as_str());
            body.byte(place(Involvement::ALL.iter().position(|one| one == part)));
        }
        // Nothing is said, so nothing is handed over.
        Fact::Years(_, None) | Fact::Degree(None) | Fact::Field(None) | Fact::Duty(_, None) => {}
    }
}
