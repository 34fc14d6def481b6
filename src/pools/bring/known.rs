//! What comes for somebody who is in the pool already: a longer log, steps that were taken elsewhere, a rating.

use cairn_core::CandidateId;
use cairn_core::compare::trail::{Step, What};
use cairn_core::compare::{Candidate, Joined, Member, renew};
use cairn_core::record::file::{Include, ProfileFile, RatingFile, mark_of, write_profile};
use cairn_core::record::pool::{PoolKey, PoolPart, new_lines, read_trail, write_step};
use leptos::prelude::*;

use super::Bringing;
use crate::pools::Kept;
use crate::store::{clock, pools as kept};
use crate::words;

impl Bringing<'_> {
    /// A rating by somebody else, of whom its mark names.
    pub(super) async fn rating(&mut self, name: &str, rating: RatingFile) {
        self.keep().await;
        self.show_renewed();
        let of = |one: &Member| one.attempts.iter().any(|id| Some(mark_of(id)) == rating.about.mark);
        let found = self.pools.members.with_untracked(|members| {
            members.iter().find(|one| of(one)).map(|one| (one.id.clone(), one.name().to_owned()))
        });
        let Some((id, about)) = found else {
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

    /// Somebody who is there already: the longer log is kept, and of tests and interviews every step of both.
    pub(super) async fn join(&mut self, id: &CandidateId, profile: ProfileFile, trail: &str) {
        let key = PoolKey::Of(self.pool.clone(), PoolPart::Trail, id.clone()).to_text();
        let steps = kept::get(&key).await.unwrap_or_default();
        let more = new_lines(&steps, trail);
        if !more.is_empty() {
            self.append(&key, &more).await;
        }
        let Some(before) = self.pools.kept_profile(&self.pool, id).await else { return };
        let mut candidate = Candidate { id: id.clone(), profile: before };
        let label = self.veil.label(&candidate.id);
        let name = words::pools::somebody(if self.veil.is_down() { &label } else { &candidate.profile.name });
        let joined = candidate.join(profile);
        let said = words::pools::joined(&name, joined);
        if joined == Joined::Differs {
            self.refuse(said);
            return;
        }
        self.say(said);
        if joined == Joined::Longer {
            self.progress.longer += 1;
            let key = PoolKey::Of(self.pool.clone(), PoolPart::Profile, candidate.id.clone()).to_text();
            self.write(&[(key, write_profile(&candidate.profile, Include::ALL))]).await;
        } else {
            self.progress.same += 1;
            if more.is_empty() {
                return;
            }
        }
        self.conclude(candidate, &(steps + &more));
    }

    /// Whether somebody is among those who are shown.
    pub(super) fn is_here(&self, id: &CandidateId) -> bool {
        self.pools.members.with_untracked(|members| members.iter().any(|one| one.id == *id))
    }

    /// Concludes anew about somebody who is there, as long as they are.
    fn conclude(&mut self, candidate: Candidate, trail: &str) {
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
        if self.pools.id().as_ref() == Some(&self.pool) {
            self.pools.members.update_untracked(|members| renew(members, renewed));
        }
    }

    async fn append(&self, key: &str, lines: &str) {
        if kept::append(key, lines).await.is_err() {
            self.pools.kept.set(Kept::Refused);
        }
    }
}
