//! From all that storage holds to attempts, and to what had to be set aside.

use super::json::{ReadError, read_entry};
use super::key::Key;
use crate::AttemptId;
use crate::attempt::{Attempt, Entry, Mode};
use crate::order::sorted;

/// What storage held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// All attempts, the one that was worked on last at the end.
    pub attempts: Vec<Attempt>,
    /// Ratings, of the person and by the person, as keys and values; who needs them reads them.
    pub ratings: Vec<(String, String)>,
    /// What could not be read. It stays in storage as it is.
    pub aside: Vec<Aside>,
}

/// A stored value that is set aside: not read, not touched, shown in the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its key.
    pub key: String,
    /// Its value as the browser gives it.
    pub raw: String,
    /// Why it cannot be read.
    pub why: AsideReason,
}

/// Why a value is set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsideReason {
    /// Its key opens like ours and is none that this version knows.
    UnknownKey,
    /// Its content cannot be read.
    Unreadable(ReadError),
}

/// Puts the keys and values of storage together. Foreign keys are passed over; order does not matter.
pub fn load(pairs: impl IntoIterator<Item = (String, String)>) -> Loaded {
    let mut logs: Vec<(AttemptId, Vec<Entry>)> = Vec::new();
    let (mut ratings, mut aside) = (Vec::new(), Vec::new());
    for (key, raw) in pairs {
        if !Key::is_ours(&key) {
            continue;
        }
        let why = match Key::parse(&key) {
            Some(Key::Settings | Key::Probe) => continue,
            Some(Key::Rating(_) | Key::Rated(_)) => {
                ratings.push((key, raw));
                continue;
            }
            Some(Key::Entry(attempt, seq, writer)) if Mode::of(&attempt).is_some() => {
                match read_entry(seq, writer, &raw) {
                    Ok(entry) => {
                        match logs.iter_mut().find(|(known, _)| *known == attempt) {
                            Some((_, entries)) => entries.push(entry),
                            None => logs.push((attempt, vec![entry])),
                        }
                        continue;
                    }
                    Err(error) => AsideReason::Unreadable(error),
                }
            }
            _ => AsideReason::UnknownKey,
        };
        aside.push(Aside { key, raw, why });
    }
    let attempts: Vec<Attempt> =
        logs.into_iter().filter_map(|(id, entries)| Attempt::from_entries(id, entries)).collect();
    Loaded {
        attempts: sorted(&attempts, |left, right| {
            (left.last_at(), left.id()).cmp(&(right.last_at(), right.id()))
        }),
        ratings,
        aside: sorted(&aside, |left: &Aside, right| left.key.cmp(&right.key)),
    }
}
