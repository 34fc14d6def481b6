//! Profiles that were opened, side by side. One that comes again is recognised by its attempts, never by a name.

use std::collections::BTreeMap;

use crate::AttemptId;
use crate::attempt::{Attempt, Given};

use super::file::ProfileFile;

/// Profiles in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    profiles: Vec<ProfileFile>,
    places: BTreeMap<AttemptId, usize>,
}

/// What became of a profile that was put on the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is new.
    New,
    /// It was there already, and brings nothing new.
    Again,
    /// It was there with fewer answers; the longer log has taken its place.
    Longer,
    /// It was there with more answers; the longer log stays.
    Shorter,
    /// An attempt of it was there with other answers or other scores. Both stay: one of them was changed.
    Differs,
}

impl Shelf {
    /// Puts a profile on the shelf; gives its place and what became of it.
    pub fn put(&mut self, profile: ProfileFile) -> (usize, Put) {
        let known = profile.attempts.iter().find_map(|attempt| self.places.get(attempt.id()).copied());
        let Some((place, there)) = known.and_then(|place| Some((place, self.profiles.get_mut(place)?)))
        else {
            let place = self.profiles.len();
            self.add(profile);
            return (place, Put::New);
        };
        let put = compare(there, &profile);
        match put {
            Put::Differs => {
                // The same changed profile once more is no third one.
                if let Some(place) =
                    self.profiles.iter().position(|other| compare(other, &profile) == Put::Again)
                {
                    return (place, Put::Again);
                }
                let place = self.profiles.len();
                self.profiles.push(profile);
                (place, Put::Differs)
            }
            Put::Longer => {
                take(there, profile);
                for attempt in &there.attempts {
                    self.places.entry(attempt.id().clone()).or_insert(place);
                }
                (place, put)
            }
            put => (place, put),
        }
    }

    /// The profile at a place.
    pub fn get(&self, place: usize) -> Option<&ProfileFile> {
        self.profiles.get(place)
    }

    fn add(&mut self, profile: ProfileFile) {
        for attempt in &profile.attempts {
            self.places.insert(attempt.id().clone(), self.profiles.len());
        }
        self.profiles.push(profile);
    }
}

/// What the new profile is to one that shares an attempt with it. A link keeps no times and no order of the log, so
/// answers are compared, not entries.
fn compare(there: &ProfileFile, new: &ProfileFile) -> Put {
    if is_link_of(new, there) {
        return Put::Again;
    }
    if is_link_of(there, new) {
        return Put::Longer;
    }
    let mut put = Put::Again;
    for attempt in &new.attempts {
        let one = match there.attempts.iter().find(|known| known.id() == attempt.id()) {
            None => Put::Longer,
            Some(known) => compare_attempts(known, attempt),
        };
        put = match (put, one) {
            (Put::Differs, _) | (_, Put::Differs) => return Put::Differs,
            (put, Put::Again) => put,
            (Put::Again, one) => one,
            // One attempt is longer here and another one there: together they are more than what was there.
            (Put::Longer, _) | (_, Put::Longer) => Put::Longer,
            (put, _) => put,
        };
    }
    let other_scores = !new.copies.is_empty() && !there.copies.is_empty() && new.copies != there.copies;
    if put == Put::Again && other_scores { Put::Differs } else { put }
}

/// Whether a profile is what a link, or a text, keeps of another one that holds several attempts: their answers as one attempt.
fn is_link_of(one: &ProfileFile, whole: &ProfileFile) -> bool {
    let ([joined], [_, _, ..]) = (one.attempts.as_slice(), whole.attempts.as_slice()) else { return false };
    if !whole.attempts.iter().any(|attempt| attempt.id() == joined.id()) {
        return false;
    }
    let known: Vec<Given> = whole.attempts.iter().flat_map(Attempt::answers).collect();
    joined
        .answers()
        .iter()
        .all(|given| known.iter().any(|one| one.item == given.item && one.choice == given.choice))
}

fn compare_attempts(there: &Attempt, new: &Attempt) -> Put {
    let (known, came) = (there.answers(), new.answers());
    let says = |list: &[Given], other: &[Given]| {
        list.iter().all(|given| other.iter().any(|one| one.item == given.item && one.choice == given.choice))
    };
    match (says(&known, &came), says(&came, &known)) {
        (true, true) if new.entries().len() > there.entries().len() && new.facts() != there.facts() => {
            Put::Longer
        }
        (true, true) => Put::Again,
        (true, false) => Put::Longer,
        (false, true) => Put::Shorter,
        // A changed answer in a log that goes on is a longer log, not a contradiction.
        (false, false) if goes_on(there, new) => Put::Longer,
        (false, false) if goes_on(new, there) => Put::Shorter,
        (false, false) => Put::Differs,
    }
}

/// Whether the entries of `start` all stand in `whole`.
fn goes_on(start: &Attempt, whole: &Attempt) -> bool {
    start.entries().iter().all(|entry| whole.entries().contains(entry))
}

/// Takes what the new profile has more.
fn take(there: &mut ProfileFile, new: ProfileFile) {
    // What holds the attempts apart says more than what has joined them.
    if is_link_of(there, &new) {
        there.attempts.clear();
    }
    for attempt in &new.attempts {
        match there.attempts.iter_mut().find(|known| known.id() == attempt.id()) {
            None => there.attempts.push(attempt.clone()),
            Some(known) if compare_attempts(known, attempt) == Put::Longer => *known = attempt.clone(),
            Some(_) => {}
        }
    }
    // Scores of one file say nothing of attempts out of two.
    there.copies = if there.attempts == new.attempts { new.copies } else { Vec::new() };
    there.made_at = there.made_at.max(new.made_at);
    if !new.name.is_empty() {
        there.name = new.name;
    }
}
