//! An attempt that grew out of a quick look is one attempt with it: what came of it is told once, and held against others.

use std::cmp::Ordering;

use super::entry::{Choice, Entry, Event};
use super::log::Attempt;
use crate::order::sorted;
use crate::{AttemptId, ItemId, Skill};

/// An attempt that stands by itself, with those that it grew out of.
#[derive(Clone, Debug, PartialEq)]
pub struct Separate<'a> {
    /// The attempt.
    pub attempt: &'a Attempt,
    /// What it grew out of, and has taken over as a whole.
    pub grew_from: Vec<&'a Attempt>,
}

/// The attempts that stand by themselves, in the order given. One of ratings alone that another attempt has taken over before it
/// began, and that was not answered since, is part of that other one; of several the first that began.
pub fn separate(all: &[Attempt]) -> Vec<Separate<'_>> {
    let began_with: Vec<&Attempt> =
        all.iter().filter(|one| one.entries().iter().any(|entry| one.is_taken_over(entry))).collect();
    let whole_of = |part: &Attempt| {
        let grown = began_with.iter().copied().filter(|whole| whole.has_taken_over(part));
        grown.min_by(|one, other| (one.started(), one.id()).cmp(&(other.started(), other.id())))
    };
    let parts: Vec<(&Attempt, &Attempt)> =
        all.iter().filter_map(|part| Some((part, whole_of(part)?))).collect();
    let is_part = |attempt: &Attempt| parts.iter().any(|(part, _)| part.id() == attempt.id());
    let grew_from = |attempt: &Attempt| {
        let mine = parts.iter().filter(|(_, whole)| whole.id() == attempt.id());
        mine.map(|(part, _)| *part).collect()
    };
    all.iter()
        .filter(|attempt| !is_part(attempt))
        .map(|attempt| Separate { attempt, grew_from: grew_from(attempt) })
        .collect()
}

/// The attempt in which this one goes on: the one that has taken it over as a whole, else itself.
pub fn goes_on_in<'a>(all: &'a [Attempt], id: &'a AttemptId) -> &'a AttemptId {
    let apart = separate(all);
    let whole = apart.into_iter().find(|one| one.grew_from.iter().any(|part| part.id() == id));
    whole.map_or(id, |whole| whole.attempt.id())
}

/// The same attempts in the order in which they were worked on, the last one at the end.
pub fn in_order(all: &[Attempt]) -> Vec<Attempt> {
    sorted(all, by_last_work)
}

/// The attempt that was worked on last, whatever the order in which they lie: who goes on with an earlier one moves it nowhere.
pub fn worked_on_last(all: &[Attempt]) -> Option<&Attempt> {
    all.iter().max_by(|one, other| by_last_work(one, other))
}

/// Of two that were worked on at one moment their ids decide.
fn by_last_work(one: &Attempt, other: &Attempt) -> Ordering {
    (one.last_at(), one.id()).cmp(&(other.last_at(), other.id()))
}

/// The attempt to open when everything that is kept has been read. Until then only its loose records were known, such as the
/// marks of a review, which say nothing of when it was answered: `at_hand` stays if it is under way, and else gives way to what
/// was worked on last, or what that has grown into. `None` without attempts.
pub fn to_open<'a>(all: &'a [Attempt], at_hand: Option<&AttemptId>) -> Option<&'a AttemptId> {
    let under_way = |one: &&Attempt| !one.finished() && goes_on_in(all, one.id()) == one.id();
    let stays = all.iter().find(|one| Some(one.id()) == at_hand).filter(under_way);
    match stays {
        Some(attempt) => Some(attempt.id()),
        None => worked_on_last(all).map(|last| goes_on_in(all, last.id())),
    }
}

/// How many of these attempts, counted as [`separate`] does, are new beside those with a known id: the whole of them or a part.
pub fn separate_new(all: &[Attempt], known: &[AttemptId]) -> usize {
    let is_new = |attempt: &Attempt| !known.contains(attempt.id());
    let apart = separate(all);
    let new = apart.iter().filter(|one| is_new(one.attempt) || one.grew_from.iter().any(|part| is_new(part)));
    new.count()
}

impl Attempt {
    /// Whether an answer of this log was given before the attempt began: it was taken over from an earlier one.
    pub(crate) fn is_taken_over(&self, entry: &Entry) -> bool {
        matches!(entry.event, Event::Answer { .. }) && entry.at < self.started()
    }

    /// Whether an answer about a skill was given in this attempt, and not taken over from an earlier one.
    pub(crate) fn asked(&self, skill: Skill) -> bool {
        let about =
            |entry: &Entry| matches!(&entry.event, Event::Answer { item, .. } if item.skill() == Some(skill));
        self.entries().iter().any(|entry| about(entry) && !self.is_taken_over(entry))
    }

    /// Whether any answer was given in this attempt, and not taken over from an earlier one.
    pub(crate) fn says_itself(&self) -> bool {
        let own = |entry: &&Entry| matches!(entry.event, Event::Answer { .. }) && !self.is_taken_over(entry);
        self.entries().iter().any(|entry| own(&entry))
    }

    /// The items whose answer was taken over from an earlier attempt, and not given anew in this one.
    pub(crate) fn taken_over(&self) -> Vec<&ItemId> {
        let counting = self.counting_timed().into_iter().map(|(entry, _)| entry);
        let taken = counting.filter(|entry| self.is_taken_over(entry));
        taken
            .filter_map(|entry| match &entry.event {
                Event::Answer { item, .. } => Some(item),
                Event::Begin | Event::Fact(_) | Event::Finish | Event::Review => None,
            })
            .collect()
    }

    /// Whether all that an attempt of ratings says was taken over into this one, which asks about the same skills and more.
    fn has_taken_over(&self, part: &Attempt) -> bool {
        let answers = || part.entries().iter().filter(|entry| matches!(entry.event, Event::Answer { .. }));
        let said = |entry: &Entry| match &entry.event {
            Event::Answer { item, choice, .. } => Some((item.clone(), *choice)),
            Event::Begin | Event::Fact(_) | Event::Finish | Event::Review => None,
        };
        let rating = |entry: &Entry| matches!(&entry.event, Event::Answer { choice: Choice::Level(_), .. });
        let same = |entry: &Entry| {
            let taken = || self.entries().iter().filter(|one| self.is_taken_over(one));
            taken().any(|one| one.at == entry.at && said(one) == said(entry))
        };
        let skills = self.mode().skills();
        part.id() != self.id()
            && answers().all(|entry| rating(entry) && entry.at < self.started())
            && part.measured().iter().all(|skill| skills.contains(skill))
            && answers().any(same)
    }
}
