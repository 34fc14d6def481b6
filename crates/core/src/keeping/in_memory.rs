//! What the tab shows, after what was read or deleted.

use super::event::Deletion;
use crate::AttemptId;
use crate::attempt::{Attempt, Entry, in_order};
use crate::plan::RawRecord;
use crate::record::{Key, read_entry};

/// Takes what was read into the attempts that are shown, which lie in the order in which they were worked on. Whether that
/// changed anything.
pub fn join_attempts(all: &mut Vec<Attempt>, read: Vec<Attempt>) -> bool {
    let mut changed = false;
    let mut new = Vec::new();
    for attempt in read {
        match all.iter_mut().find(|known| known.id() == attempt.id()) {
            Some(known) => {
                let more: Vec<Entry> =
                    attempt.entries().iter().filter(|entry| !known.has(entry)).cloned().collect();
                changed |= !more.is_empty();
                for entry in more {
                    known.push(entry);
                }
            }
            None => new.push(attempt),
        }
    }
    changed |= !new.is_empty();
    all.extend(new);
    if changed {
        // Of a packed attempt only loose records were known so far: when it was worked on shows only now.
        *all = in_order(all);
    }
    changed
}

/// Takes records of plans in that are not shown yet; whether there were any.
pub fn join_plans(all: &mut Vec<RawRecord>, read: Vec<RawRecord>) -> bool {
    // What this tab knows of plans and the first store does not is waiting to be written, or was lost: it stays.
    let new: Vec<RawRecord> = read.into_iter().filter(|record| !all.contains(record)).collect();
    let changed = !new.is_empty();
    all.extend(new);
    changed
}

/// A record goes by another key; one of a plan may be another as a whole.
pub fn rename(attempts: &mut [Attempt], plans: &mut [RawRecord], old: &RawRecord, new: RawRecord) {
    if let (Some(Key::Entry(id, seq, was)), Some(Key::Entry(.., writer))) =
        (Key::parse(&old.key), Key::parse(&new.key))
    {
        if let (Ok(entry), Some(known)) =
            (read_entry(seq, was, &old.raw), attempts.iter_mut().find(|known| *known.id() == id))
        {
            known.replace(&entry, Entry { writer, ..entry.clone() });
        }
    } else if let Some(record) = plans.iter_mut().find(|one| *one == old) {
        *record = new;
    }
}

/// Forgets what is deleted.
pub fn forget(attempts: &mut Vec<Attempt>, plans: &mut Vec<RawRecord>, what: &Deletion) {
    attempts.retain(|attempt| !covers(what, attempt.id()));
    plans.retain(|record| !what.covers(&record.key));
}

fn covers(what: &Deletion, id: &AttemptId) -> bool {
    match what {
        Deletion::All => true,
        Deletion::Some(attempts, _) => attempts.contains(id),
    }
}
