//! From all that storage holds to attempts, and to what had to be set aside.

use super::aside::{Aside, AsideReason};
use super::json::{ReadError, read_entry};
use super::key::Key;
use super::pack::read_pack;
use super::settings::read_settings;
use super::shown::{ShownThen, read_shown};
use crate::AttemptId;
use crate::attempt::{Attempt, Entry, Mode, in_order};
use crate::order::sorted;
use crate::plan::RawRecord;

/// What storage held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// All attempts, the one that was worked on last at the end.
    pub attempts: Vec<Attempt>,
    /// Ratings, of the person and by the person, as keys and values; who needs them reads them.
    pub ratings: Vec<(String, String)>,
    /// Invitations that the person has taken on, as keys and values; who needs them reads them.
    pub invited: Vec<(String, String)>,
    /// Records of plans, as they are: only the pages that show plans read them.
    pub plans: Vec<RawRecord>,
    /// Records of pools of candidates under the keys of their own database; a file of everything may have them.
    pub pools: Vec<(String, String)>,
    /// The name that goes on what is handed over; empty where none is kept.
    pub name: String,
    /// What the result page last showed under each version.
    pub shown: Vec<ShownThen>,
    /// What could not be read. It stays in storage as it is.
    pub aside: Vec<Aside>,
}

/// Puts the keys and values of storage together. Foreign keys are passed over; order does not matter.
///
/// A record and a pack may hold the same entry: it counts once, and the record wins where they differ.
pub fn load(pairs: impl IntoIterator<Item = (String, String)>) -> Loaded {
    load_by(pairs.into_iter().collect(), read_pack)
}

/// As [`load`], for a program that knows no packs: they are passed over.
pub fn load_records(pairs: Vec<(String, String)>) -> Loaded {
    let records = pairs.into_iter().filter(|(key, _)| !Key::is_pack(key)).collect();
    load_by(records, |_, _| Ok(Vec::new()))
}

/// How a pack is read.
type ReadPack = fn(u64, &str) -> Result<Vec<Entry>, ReadError>;

fn load_by(pairs: Vec<(String, String)>, read_pack: ReadPack) -> Loaded {
    let mut logs = Logs::default();
    let mut packs = Vec::new();
    let (mut ratings, mut plans, mut aside) = (Vec::new(), Vec::new(), Vec::new());
    let (mut name, mut shown) = (String::new(), Vec::new());
    let mut invited = Vec::new();
    for (key, raw) in pairs {
        if !Key::is_ours(&key) {
            continue;
        }
        let why = match Key::parse(&key) {
            Some(Key::Probe | Key::Forgotten(..)) => continue,
            Some(Key::Settings) => {
                name = read_settings(&raw).name;
                continue;
            }
            Some(Key::Shown) => {
                shown = read_shown(&raw);
                continue;
            }
            Some(Key::Rating(_) | Key::Rated(_)) => {
                ratings.push((key, raw));
                continue;
            }
            Some(Key::Invited(_)) => {
                invited.push((key, raw));
                continue;
            }
            Some(Key::Plan(..)) => {
                plans.push(RawRecord { key, raw });
                continue;
            }
            Some(Key::Entry(attempt, seq, writer)) if Mode::of(&attempt).is_some() => {
                match read_entry(seq, writer, &raw) {
                    Ok(entry) => {
                        logs.of(attempt).push(entry);
                        continue;
                    }
                    Err(error) => AsideReason::Unreadable(error),
                }
            }
            Some(Key::Pack(attempt, sum)) if Mode::of(&attempt).is_some() => match read_pack(sum, &raw) {
                Ok(entries) => {
                    packs.push((sum, attempt, entries));
                    continue;
                }
                Err(error) => AsideReason::Unreadable(error),
            },
            _ => AsideReason::UnknownKey,
        };
        aside.push(Aside { key, raw, why });
    }
    for (_, attempt, entries) in sorted(&packs, |left, right| left.0.cmp(&right.0)) {
        logs.of(attempt).extend(entries);
    }
    let attempts: Vec<Attempt> =
        logs.0.into_iter().filter_map(|(id, entries)| Attempt::from_entries(id, entries)).collect();
    Loaded {
        plans: sorted(&plans, |left: &RawRecord, right| left.key.cmp(&right.key)),
        attempts: in_order(&attempts),
        ratings,
        invited,
        name,
        shown,
        pools: Vec::new(),
        aside: sorted(&aside, |left: &Aside, right| left.key.cmp(&right.key)),
    }
}

/// Entries by attempt.
#[derive(Default)]
struct Logs(Vec<(AttemptId, Vec<Entry>)>);

impl Logs {
    /// The entries of an attempt so far. Keys come in order, so that the one at hand is most likely the last one.
    fn of(&mut self, attempt: AttemptId) -> &mut Vec<Entry> {
        let place = self.0.iter().rposition(|(known, _)| *known == attempt).unwrap_or(self.0.len());
        if place == self.0.len() {
            self.0.push((attempt, Vec::new()));
        }
        &mut self.0[place].1
    }
}
