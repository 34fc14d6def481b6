//! What comes for somebody who is in the pool already: a longer log, steps that were taken elsewhere, a rating.

use cairn_core::CandidateId;
use cairn_core::compare::trail::{Step, What};
use cairn_core::compare::{Candidate, Joined, renew};
use cairn_core::record::file::{Include, ProfileFile, RatingFile, read_profile, write_profile};
use cairn_core::record::pool::{PoolKey, PoolPart, new_lines, read_trail, write_step};
use leptos::prelude::*;

use super::{Bringing, TOGETHER};
use crate::pools::Kept;
use crate::store::{clock, pools as kept};
use crate::words;

/// A profile of somebody who is in the pool already.
pub(super) struct Again {
    pub(super) id: CandidateId,
    pub(super) profile: ProfileFile,
    /// Lines of what was done with them elsewhere.
    pub(super) trail: String,
}

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
        let step = Step { at: clock::now(), by: String::new(), what: What::Rated(Box::new(rating)) };
        let line = write_step(&step);
        self.append(&key, &line).await;
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
        let again = std::mem::take(&mut self.again);
        if again.is_empty() {
            return;
        }
        let key = |part, id: &CandidateId| PoolKey::Of(self.pool.clone(), part, id.clone()).to_text();
        let keys: Vec<String> = again
            .iter()
            .flat_map(|one| [key(PoolPart::Profile, &one.id), key(PoolPart::Trail, &one.id)])
            .collect();
        let Ok(here) = kept::get_all(&keys).await else {
            self.progress.bad += again.len();
            return self.say(words::pools_kept::REFUSED.to_owned());
        };
        let mut pairs = Vec::new();
        for (one, here) in again.into_iter().zip(here.chunks(2)) {
            let [Some(profile), steps] = here else { continue };
            let Ok(before) = read_profile(profile.as_bytes()) else { continue };
            pairs.extend(self.join(one, before.profile, steps.clone().unwrap_or_default()).await);
            self.pace.breathe().await;
        }
        if !pairs.is_empty() {
            self.write(&pairs).await;
        }
    }

    /// Joins one; the record that is to be kept, where the profile has become longer.
    async fn join(&mut self, again: Again, before: ProfileFile, steps: String) -> Option<(String, String)> {
        let Again { id, profile, trail } = again;
        let more = new_lines(&steps, &trail);
        if !more.is_empty() {
            let key = PoolKey::Of(self.pool.clone(), PoolPart::Trail, id.clone()).to_text();
            self.append(&key, &more).await;
        }
        let mut candidate = Candidate { id, profile: before };
        let label = self.veil.label(&candidate.id);
        let name = words::pools::somebody(if self.veil.is_down() { &label } else { &candidate.profile.name });
        let joined = candidate.join(profile);
        let said = words::pools::joined(&name, joined);
        if joined == Joined::Differs {
            self.refuse(said);
            return None;
        }
        self.say(said);
        if joined == Joined::Longer {
            self.progress.longer += 1;
        } else {
            self.progress.same += 1;
            if more.is_empty() {
                return None;
            }
        }
        let longer = (joined == Joined::Longer).then(|| {
            let key = PoolKey::Of(self.pool.clone(), PoolPart::Profile, candidate.id.clone()).to_text();
            (key, write_profile(&candidate.profile, Include::ALL))
        });
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

    async fn append(&self, key: &str, lines: &str) {
        if kept::append(key, lines).await.is_err() {
            self.pools.kept.set(Kept::Refused);
        }
    }
}
