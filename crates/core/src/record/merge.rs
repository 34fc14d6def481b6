//! Two copies of the same things put together: a log and another log of the same attempt, storage and its second copy.

use super::load::load;
use crate::ItemId;
use crate::attempt::{Attempt, Choice, Entry, Event, Fact, Writer};
use crate::order::sorted;

/// What another copy of an attempt adds to one's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Entries that are new, ready to be kept.
    pub new: Vec<Entry>,
    /// How many entries of the other copy say something else than one's own; one's own stay.
    pub differing: usize,
}

/// What became of attempts that were taken over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    /// Attempts that were not here.
    pub attempts: usize,
    /// Entries added to attempts that were here.
    pub entries: usize,
    /// Entries that say something else than one's own, which stayed.
    pub differing: usize,
}

/// Compares one's own log of an attempt with another one, entry by entry.
///
/// A log is only ever added to, so entries of the same number and writer are the same entry. A copy out of a link is no
/// log but the answers and facts that counted, numbered anew: of it, what one's own log does not know yet is added at the
/// end.
pub fn merge(ours: &Attempt, theirs: &Attempt) -> Merge {
    if is_digest(theirs) {
        return merge_digest(ours, theirs.entries());
    }
    let mut merged = Merge::default();
    for entry in theirs.entries() {
        let same = |own: &&Entry| own.seq == entry.seq && own.writer == entry.writer;
        match ours.entries().iter().find(same) {
            None => merged.new.push(entry.clone()),
            Some(own) if handed_over(own) == handed_over(entry) => {}
            Some(_) => merged.differing += 1,
        }
    }
    merged
}

/// Two logs of one attempt as one, and how many entries of `theirs` say something else than `ours`, which stay.
///
/// What a log has of its own is taken entry by entry. What a link has (see [`merge`]) is taken where no log says it, whichever
/// of the two came first: so the numbers of entries decide nothing.
pub(crate) fn united(ours: &Attempt, theirs: &Attempt) -> (Attempt, usize) {
    // What came by links is added last, and only where no log says it: an answer that stood twice would be timed twice.
    let (Some(base), linked) = apart(ours) else {
        let (Some(_), _) = apart(theirs) else { return added(ours.clone(), theirs.entries()) };
        return united(theirs, ours);
    };
    let (whole, differing, more) = match apart(theirs) {
        (Some(log), more) => {
            let Merge { new, differing } = merge(&base, &log);
            let mut whole = base;
            for entry in new {
                whole.push(entry);
            }
            (whole, differing, more)
        }
        (None, more) => (base, 0, more),
    };
    let (whole, unlike) = added(whole, &linked);
    let (whole, still) = added(whole, &more);
    (whole, differing + unlike + still)
}

/// The entries of a log that some tab wrote, as a log, and those that came by a link.
fn apart(log: &Attempt) -> (Option<Attempt>, Vec<Entry>) {
    let nameless = Writer::nameless();
    let (linked, own): (Vec<Entry>, Vec<Entry>) =
        log.entries().iter().cloned().partition(|entry| entry.writer == nameless);
    match Attempt::from_entries(log.id().clone(), own) {
        Some(own) => (Some(own), linked),
        None => (None, log.entries().to_vec()),
    }
}

/// A log with what entries out of a link say beyond it, and how many of them say something else.
fn added(log: Attempt, linked: &[Entry]) -> (Attempt, usize) {
    let Merge { new, differing } = merge_digest(&log, linked);
    let mut whole = log;
    for entry in new {
        whole.push(entry);
    }
    (whole, differing)
}

/// Whether all that this log says, another one says too, now or before it was changed.
pub(crate) fn says_no_more(log: &Attempt, than: &Attempt) -> bool {
    let Merge { new, differing } = merge_digest(than, log.entries());
    new.is_empty() && differing == 0
}

/// Whether a log is one of a link: nameless from its first entry to its last.
fn is_digest(log: &Attempt) -> bool {
    let nameless = Writer::nameless();
    log.entries().iter().all(|entry| entry.writer == nameless)
}

/// An entry as it may have been handed over: a line of evidence can have been left out.
fn handed_over(entry: &Entry) -> Entry {
    let event = match &entry.event {
        Event::Fact(fact) => Event::Fact(without_evidence(fact)),
        event => event.clone(),
    };
    Entry { event, ..entry.clone() }
}

fn without_evidence(fact: &Fact) -> Fact {
    match fact {
        Fact::Milestone { stage, done, .. } => {
            Fact::Milestone { stage: *stage, done: *done, evidence: String::new() }
        }
        fact => fact.clone(),
    }
}

fn merge_digest(ours: &Attempt, theirs: &[Entry]) -> Merge {
    let (answers, facts) = (ours.answers(), ours.facts());
    let mut merged = Merge::default();
    let mut seq = ours.next_seq();
    for entry in theirs {
        let known = match &entry.event {
            // What was said before it was changed is an earlier state, and says nothing else.
            Event::Answer { item, choice, .. } => {
                answers.iter().find(|given| given.item == *item).map(|_| was_given(ours, item, *choice))
            }
            Event::Fact(fact) => {
                let mut with = facts.clone();
                with.set(fact.clone());
                let more = with.to_list().len() > facts.to_list().len();
                (!more).then(|| was_said(ours, fact))
            }
            Event::Finish => ours.finished().then_some(true),
            Event::Begin | Event::Review => Some(true),
        };
        match known {
            Some(true) => {}
            Some(false) => merged.differing += 1,
            None => {
                merged.new.push(Entry { seq, ..entry.clone() });
                seq = seq.saturating_add(1);
            }
        }
    }
    merged
}

/// Whether an item was ever answered so.
fn was_given(log: &Attempt, of: &ItemId, as_this: Choice) -> bool {
    let given = |entry: &Entry| matches!(&entry.event, Event::Answer { item, choice, .. } if item == of && *choice == as_this);
    log.entries().iter().any(given)
}

/// Whether a fact was ever said so, the line of evidence aside.
fn was_said(log: &Attempt, fact: &Fact) -> bool {
    let same = |entry: &Entry| matches!(&entry.event, Event::Fact(said) if without_evidence(said) == without_evidence(fact));
    log.entries().iter().any(same)
}

/// Of the second copy's keys and values, those that hold something that storage lacks: an entry that is in none of its
/// records and packs, or a value that could not be read in either. `kept` is what storage holds of the same attempts.
pub fn lacking(kept: Vec<(String, String)>, copied: Vec<(String, String)>) -> Vec<(String, String)> {
    let kept = load(kept).attempts;
    let lacks = |pair: &(String, String)| {
        let own = load([pair.clone()]).attempts;
        let has = |attempt: &Attempt, entry: &Entry| {
            kept.iter().any(|one| one.id() == attempt.id() && one.has(entry))
        };
        own.is_empty() || own.iter().any(|attempt| !attempt.entries().iter().all(|entry| has(attempt, entry)))
    };
    copied.into_iter().filter(lacks).collect()
}

/// Keys in ascending order.
pub fn keys_in_order(keys: Vec<String>) -> Vec<String> {
    if keys.is_sorted() { keys } else { sorted(&keys, Ord::cmp) }
}

/// Keys of `before` that are not in `now`; both in ascending order.
pub fn keys_gone(before: &[String], now: &[String]) -> Vec<String> {
    before.iter().filter(|key| now.binary_search(key).is_err()).cloned().collect()
}
