//! What comes for somebody who is in the pool already: a longer log, steps that were taken elsewhere, a rating.

use std::cell::RefCell;
use std::rc::Rc;

use cairn_core::CandidateId;
use cairn_core::compare::trail::{TrailStep, TrailStepKind};
use cairn_core::compare::{Candidate, Joined, renew};
use cairn_core::record::file::{Include, ProfileFile, RatingFile, read_profile, write_profile};
use cairn_core::record::pool::{PoolKey, PoolPart, new_lines, read_trail, write_step};
use leptos::prelude::*;

use super::returning_profile::Again;
use super::{Bringing, TOGETHER};
use crate::pools::Kept;
use crate::store::{clock, pools as kept};
use crate::words;

/// A profile that has become longer: its key, as it was read, and as it is to be kept.
type Longer = (String, String, String);

impl Bringing<'_> {
    /// A rating by somebody else, of whom its mark names.
    pub(super) async fn rating(&mut self, name: &str, rating: RatingFile) {
        let found = rating.about.mark.and_then(|mark| self.by_mark.get(&mark)).cloned();
        let waits = |id: &CandidateId| {
            self.fresh.iter().any(|(one, ..)| one.id == *id) || self.again.iter().any(|one| one.id == *id)
        };
        if found.as_ref().is_some_and(waits) {
            self.keep().await;
        }
        let Some((id, about)) = found.filter(|_| self.holds()).and_then(|id| {
            let name = self.name_shown(&id)?;
            Some((id, name))
        }) else {
            return self.refuse(words::pools::a_rating(name));
        };
        let key = PoolKey::Of(self.pool.clone(), PoolPart::Trail, id.clone()).to_text();
        let before = kept::get(&key).await.unwrap_or_default();
        self.say(words::pools::rating_taken(name, &words::pools::somebody(&about)));
        if read_trail(&before).0.ratings().contains(&rating) {
            self.progress.same += 1;
            return;
        }
        self.progress.longer += 1;
        let step =
            TrailStep { at: clock::now(), by: String::new(), what: TrailStepKind::Rated(Box::new(rating)) };
        let line = write_step(&step);
        self.append(&id, &line).await;
        if let Some(profile) = self.pools.kept_profile(&self.pool, &id).await {
            self.conclude(Candidate { id, profile }, &(before + &line));
        }
    }

    /// Puts a profile to those that are joined together: reading and writing one by one takes most of the time.
    pub(super) async fn join_later(&mut self, again: Again) {
        let twice = self.again.iter().any(|one| one.id == again.id);
        if twice || self.again.len() >= TOGETHER {
            self.join_all().await;
        }
        self.again.push(again);
    }

    /// Joins what came for those who are in the pool: logs are united, and of tests and interviews every step of both stays.
    pub(super) async fn join_all(&mut self) {
        while !self.again.is_empty() {
            self.join_some().await;
        }
    }

    async fn join_some(&mut self) {
        let again = std::mem::take(&mut self.again);
        let pool = self.pool.clone();
        let key = |part, id: &CandidateId| PoolKey::Of(pool.clone(), part, id.clone()).to_text();
        let keys: Vec<String> = again
            .iter()
            .flat_map(|one| [key(PoolPart::Profile, &one.id), key(PoolPart::Trail, &one.id)])
            .collect();
        let Ok(here) = kept::get_all(&keys).await else {
            self.progress.bad += again.len();
            return self.say(words::pools_kept::REFUSED.to_owned());
        };
        let (mut longer, mut joined) = (Vec::new(), Vec::new());
        let mut here = here.into_iter();
        for one in again {
            let (profile, steps) = (here.next().flatten(), here.next().flatten().unwrap_or_default());
            let Some(profile) = profile else { continue };
            let Ok(before) = read_profile(profile.as_bytes()) else { continue };
            if let Some(text) = self.join(&one, before.profile, steps).await {
                longer.push((key(PoolPart::Profile, &one.id), profile, text));
                joined.push(one);
            }
            self.pace.breathe().await;
        }
        if longer.is_empty() {
            return;
        }
        let changed = self.keep_longer(longer).await;
        let of_changed = joined.into_iter().zip(changed).filter(|(_, changed)| *changed);
        self.again.extend(of_changed.map(|(one, _)| Again { anew: true, ..one }));
    }

    /// Keeps what has become longer, as long as it is as it was read; of which it is not.
    async fn keep_longer(&self, longer: Vec<Longer>) -> Vec<bool> {
        let pool = PoolKey::Pool(self.pool.clone()).to_text();
        let keys: Vec<String> = longer.iter().map(|(key, ..)| key.clone()).collect();
        let other: Rc<RefCell<Vec<bool>>> = Rc::default();
        let told = Rc::clone(&other);
        let put = move |found: Vec<Option<String>>| {
            let is_other = |((_, read, _), now): (&Longer, &Option<String>)| now.as_ref() != Some(read);
            let other: Vec<bool> = longer.iter().zip(&found).map(is_other).collect();
            let same = longer.into_iter().zip(&other).filter(|(_, other)| !**other);
            let puts = same.map(|((key, _, text), _)| (key, text)).collect();
            told.replace(other);
            puts
        };
        if kept::revise(&pool, &keys, put).await.is_err() {
            self.pools.kept.set(Kept::Refused);
        }
        other.take()
    }

    /// Joins one; what is to be kept, where the profile has become longer.
    async fn join(&mut self, again: &Again, before: ProfileFile, steps: String) -> Option<String> {
        let (id, profile) = (again.id.clone(), again.profile.clone());
        let more = new_lines(&steps, &again.trail);
        if !more.is_empty() {
            self.append(&id, &more).await;
        }
        let mut candidate = Candidate { id, profile: before };
        let label = self.blinding.label(&candidate.id);
        let name =
            words::pools::somebody(if self.blinding.is_on() { &label } else { &candidate.profile.name });
        let number = profile.invitation;
        let joined = candidate.join(profile);
        if !again.anew {
            let said = words::pools::joined(&name, joined);
            if joined == Joined::Differs {
                self.refuse(said);
            } else {
                self.say(said);
                self.came_with(number, &candidate.id, false);
                let count = &mut self.progress;
                *(if joined == Joined::Longer { &mut count.longer } else { &mut count.same }) += 1;
            }
        }
        let says_more = joined == Joined::Longer || !more.is_empty() || again.anew;
        if joined == Joined::Differs || !says_more {
            return None;
        }
        let longer = (joined == Joined::Longer).then(|| write_profile(&candidate.profile, Include::ALL));
        self.conclude(candidate, &(steps + &more));
        longer
    }

    /// Whether somebody is among those who are shown.
    pub(super) fn is_here(&self, id: &CandidateId) -> bool {
        self.pools.members.with_untracked(|members| members.iter().any(|one| one.id == *id))
    }

    fn name_shown(&self, id: &CandidateId) -> Option<String> {
        self.pools.members.with_untracked(|members| {
            members.iter().find(|one| one.id == *id).map(|one| one.name().to_owned())
        })
    }

    /// Concludes anew about somebody who is there, as long as they are.
    fn conclude(&mut self, candidate: Candidate, trail: &str) {
        if !self.holds() {
            return;
        }
        let id = candidate.id.clone();
        let mark = self
            .pools
            .members
            .with_untracked(|members| members.iter().find(|one| one.id == id).map(|one| one.mark.clone()));
        let Some(new) = mark.and_then(|mark| self.member(candidate, mark, trail)) else { return };
        for attempt in &new.attempts {
            self.known.insert(attempt.as_str().to_owned(), id.clone());
        }
        self.renewed.push(new);
    }

    /// Shows who was concluded anew; the page hears of it with the progress.
    pub(super) fn show_renewed(&mut self) {
        let renewed = std::mem::take(&mut self.renewed);
        if self.holds() {
            self.pools.members.update_untracked(|members| renew(members, renewed));
        }
    }

    /// Adds lines to what was done with a candidate, as long as they are in the pool.
    async fn append(&self, id: &CandidateId, lines: &str) {
        let key = |part| PoolKey::Of(self.pool.clone(), part, id.clone()).to_text();
        if kept::append(&key(PoolPart::Profile), &key(PoolPart::Trail), lines).await.is_err() {
            self.pools.kept.set(Kept::Refused);
        }
    }
}
