//! What was done and what was said of it: the one memory that nothing can take away, against which all else is held.

use std::collections::BTreeMap;

use cairn_core::attempt::Attempt;
use cairn_core::record::file::read_rating;
use cairn_core::record::{Key, load, read_entry};
use cairn_core::{AttemptId, ItemId};

/// What the page has said of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim {
    Nothing,
    /// "Saved", while there was no second copy, or nothing was known of one.
    Once,
    /// "Saved", and "every answer is kept twice".
    Twice,
}

/// What may be asked of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// What was claimed of it must hold.
    Alive,
    /// The person is deleting it.
    Going,
    /// The person has deleted it in the only tab there was: it must not come back.
    Deleted,
    /// Both outcomes are right: another tab was open and asks, or both stores were taken away.
    Open,
}

/// One thing that the person has done.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Its key by now: a tab whose name is taken takes another.
    pub(crate) key: String,
    /// The record; of a rating the item.
    pub(crate) raw: String,
    pub(crate) rated: bool,
    /// The tab that has it.
    pub(crate) tab: u32,
    pub(crate) claim: Claim,
    pub(crate) fate: Fate,
    /// Whether a store has been taken away since it was claimed.
    pub(crate) first_lost: bool,
    pub(crate) second_lost: bool,
}

impl Known {
    pub(crate) fn attempt(&self) -> Option<AttemptId> {
        Key::parse(&self.key)?.attempt().cloned()
    }

    /// Whether a store has it: under its key, or in a pack.
    pub(crate) fn is_in(&self, store: &BTreeMap<String, String>) -> bool {
        if self.rated {
            let rating = store.get(&self.key).and_then(|text| read_rating(text.as_bytes()).ok());
            let item = ItemId::parse(&self.raw);
            return rating.zip(item).is_some_and(|(rating, item)| rating.answer(&item).is_some());
        }
        if store.get(&self.key) == Some(&self.raw) {
            return true;
        }
        let Some(Key::Entry(id, seq, writer)) = Key::parse(&self.key) else { return false };
        let prefix = format!("cairn/pack/{id}/");
        let packs = store.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix));
        let Ok(entry) = read_entry(seq, writer, &self.raw) else { return false };
        packs.into_iter().any(|(key, value)| {
            let held = load([(key.clone(), value.clone())]).attempts;
            held.iter().any(|attempt| attempt.has(&entry))
        })
    }

    /// Whether a tab shows it.
    pub(crate) fn is_shown(&self, attempts: &[Attempt], plans: &[cairn_core::plan::RawRecord]) -> bool {
        match Key::parse(&self.key) {
            Some(Key::Entry(id, seq, writer)) => read_entry(seq, writer, &self.raw)
                .is_ok_and(|entry| attempts.iter().any(|attempt| *attempt.id() == id && attempt.has(&entry))),
            _ => plans.iter().any(|record| record.key == self.key && record.raw == self.raw),
        }
    }
}
