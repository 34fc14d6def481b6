//! Reads the pools, and the candidates of one, from where they are kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use cairn_core::compare::{
    Assessor, Candidate, HeadCount, Mark, Member, Pool, Since, Weighing, concluded, find_namesakes,
};
use cairn_core::content::{Bank, Content};
use cairn_core::fair::NameBlinding;
use cairn_core::record::file::{ProfileFile, read_profile};
use cairn_core::record::pool::{PoolKey, PoolPart, Unread, read_candidate, read_mark, read_pool, read_trail};
use cairn_core::turn::{Turn, Turns};
use cairn_core::{PoolId, Skill};
use leptos::prelude::*;

use super::position_change::unkept;
use super::scoring_inputs::ScoringInputs;
use super::{Kept, Loading, Pools, pools};
use crate::state::App;
use crate::store::scheduler::Scheduler;
use crate::store::{content_files, pools as kept};

/// Candidates that are read at a time.
const AT_A_TIME: u32 = 100;
/// Most pools that are listed.
const MOST_POOLS: u32 = 1_000;

impl Pools {
    /// Reads the list of pools.
    pub fn read_list(self) {
        wasm_bindgen_futures::spawn_local(async move {
            self.say_where(kept::open().await);
            self.list.set(Some(self.all().await));
        });
    }

    /// Says where pools are not kept.
    fn say_where(self, place: kept::Where) {
        match place {
            kept::Where::OnDisk => {}
            kept::Where::InMemory => self.kept.set(Kept::InMemory),
            kept::Where::FromCopy => self.kept.set(Kept::FromCopy),
        }
    }

    pub(super) async fn all(self) -> Vec<(Pool, HeadCount)> {
        let Ok(records) = kept::range(PoolKey::POOLS, "", MOST_POOLS).await else {
            self.kept.set(Kept::Refused);
            return Vec::new();
        };
        let mut found = Vec::new();
        for (key, record) in records {
            if let Some(PoolKey::Pool(id)) = PoolKey::parse(&key)
                && let Ok(pool) = read_pool(id, &record)
            {
                let staff = self.texts(&pool.id, PoolPart::Mark).await.unwrap_or_default();
                let staff = staff.values().filter(|text| read_mark(text).staff).count();
                let count = kept::count(&PoolKey::all(&pool.id, PoolPart::Profile)).await;
                let count = HeadCount::of(pool.kind, count, staff);
                found.push((pool, count));
            }
        }
        found.sort_by(|(left, _), (right, _)| (left.made_at, &left.name).cmp(&(right.made_at, &right.name)));
        found
    }

    /// Makes a pool the one at hand, and reads its candidates unless they are there already.
    pub fn open(self, app: App, id: &PoolId) {
        self.hear_tabs(app);
        if self.id().as_ref() == Some(id) && self.loading.get_untracked() != Loading::Failed {
            return;
        }
        self.let_go();
        self.loading.set(Loading::Coming);
        let Some(turn) = self.openings.try_update_value(Turns::begin) else { return };
        let id = id.clone();
        wasm_bindgen_futures::spawn_local(async move {
            self.say_where(kept::open().await);
            let record = kept::get(&PoolKey::Pool(id.clone()).to_text()).await;
            if !self.is_open(&turn) {
                return;
            }
            let Some(pool) = record.and_then(|record| read_pool(id.clone(), &record).ok()) else {
                self.loading.set(Loading::NoSuchPool);
                return;
            };
            self.stands.set_value(Some(id.clone()));
            self.pool.set(Some(pool));
            if let Some(position) = unkept(&id) {
                // The page went while it was on its way.
                self.replace_position(position);
            }
            self.read_invited(&id);
            let read = self.read_members(app, &id, &turn).await;
            if self.is_open(&turn) {
                let state = if read.is_some() { Loading::There } else { Loading::Failed };
                self.loading.set(state);
                self.pick_again(&id);
                self.take_up(app);
                self.go_on_reading(app, &turn).await;
            }
        });
    }

    /// `None` where the questions could not be had, the candidates not be read, or another pool was opened meanwhile.
    async fn read_members(self, app: App, pool: &PoolId, turn: &Turn) -> Option<()> {
        let marks = self.texts(pool, PoolPart::Mark).await?;
        let trails = self.texts(pool, PoolPart::Trail).await?;
        let engine = engine(app).await?;
        let assessor = Assessor::new(&engine.0, &engine.1);
        // Without it a test or an interview would silently not count.
        let weighing = if trails.is_empty() { None } else { Some(weighing().await?) };
        let blinding = self.blinding().filter(|_| self.is_open(turn))?;
        let prefix = PoolKey::all(pool, PoolPart::Profile);
        let (mut after, mut pace) = (String::new(), Scheduler::new());
        loop {
            let records = kept::range(&prefix, &after, AT_A_TIME).await.ok()?;
            let Some((last, _)) = records.last() else { break };
            after.clone_from(last);
            let mut found = Vec::with_capacity(records.len());
            for (key, text) in records {
                if let Some(candidate) = read_candidate(&key, &text) {
                    let mark =
                        marks.get(candidate.id.as_str()).map(|text| read_mark(text)).unwrap_or_default();
                    let trail = trails.get(candidate.id.as_str()).map(|text| read_trail(text).0);
                    let since = trail.as_ref().zip(weighing.as_ref());
                    found.extend(member(&assessor, &blinding, candidate, mark, since));
                }
                pace.breathe().await;
            }
            if !self.is_open(turn) {
                return None;
            }
            self.members.update(|members| members.extend(found));
        }
        self.members.update(|members| find_namesakes(members));
        Some(())
    }

    /// No pool is at hand any more, and nothing is read into one: whatever reads finds its turn void.
    pub(super) fn let_go(self) {
        self.end_import();
        self.openings.update_value(Turns::end);
        wasm_bindgen_futures::spawn_local(self.keep_moved());
        self.behind.set(None);
        self.forget_offers();
        self.stands.set_value(None);
        self.unread.set(Unread::default());
        if self.kept.get_untracked() == Kept::Lost {
            self.kept.set(Kept::OnDevice);
        }
        self.pool.set(None);
        self.members.set(Vec::new());
        self.picked.set(Vec::new());
        self.invited.set(Vec::new());
    }

    /// Looks whether the pool at hand is where it is kept: a browser may take both places away at once, and say nothing.
    pub(super) async fn look_after(self) {
        let Some(id) = self.id().filter(|id| self.stands.get_value().as_ref() == Some(id)) else { return };
        if kept::open().await != kept::Where::OnDisk {
            return;
        }
        // What cannot be read at this moment is not lost.
        let Ok(found) = kept::get_all(&[PoolKey::Pool(id.clone()).to_text()]).await else { return };
        let lost = found.iter().all(Option::is_none);
        if self.stands.get_value().as_ref() != Some(&id) {
            return;
        }
        match (lost, self.kept.get_untracked()) {
            (true, _) => self.kept.set(Kept::Lost),
            // It came back.
            (false, Kept::Lost) => self.kept.set(Kept::OnDevice),
            (false, _) => {}
        }
    }

    /// What is kept of one part of all candidates of a pool, by their ids; `None` where it cannot be read.
    pub(super) async fn texts(self, pool: &PoolId, part: PoolPart) -> Option<BTreeMap<String, String>> {
        let prefix = PoolKey::all(pool, part);
        let records = kept::range(&prefix, "", u32::MAX).await.ok()?;
        let text = |(key, text): (String, String)| Some((key.strip_prefix(&prefix)?.to_owned(), text));
        Some(records.into_iter().filter_map(text).collect())
    }

    /// Concludes anew about a candidate, from the profile and what was done since. Whoever calls tells the ranking.
    pub(super) async fn conclude_anew(
        self,
        tools: &ScoringInputs,
        pool: &PoolId,
        id: &cairn_core::CandidateId,
    ) {
        let Some(profile) = self.kept_profile(pool, id).await else { return };
        let (trail, _) = self.trail(pool, id).await;
        // As the pool is now: it may have changed meanwhile.
        let Some(blinding) = self.blinding().filter(|_| self.id().as_ref() == Some(pool)) else { return };
        self.members.update_untracked(|members| {
            let Some(slot) = members.iter_mut().find(|member| member.id == *id) else { return };
            let candidate = Candidate { id: id.clone(), profile };
            let since = Some((&trail, &tools.weighing));
            if let Some(mut new) = member(&tools.assessor(), &blinding, candidate, slot.mark.clone(), since) {
                (new.namesake, new.same_as) = (slot.namesake, slot.same_as.take());
                *slot = new;
            }
        });
    }

    /// The profile of a candidate, as it may be seen: without a name and what hints at a person while these are hidden.
    pub async fn profile(self, pool: &PoolId, candidate: &cairn_core::CandidateId) -> Option<ProfileFile> {
        let blinding = self.blinding()?;
        Some(blinding.profile(candidate, self.kept_profile(pool, candidate).await?))
    }

    /// The profile of a candidate as it is kept: for what is written back, never for a page.
    pub(super) async fn kept_profile(
        self,
        pool: &PoolId,
        candidate: &cairn_core::CandidateId,
    ) -> Option<ProfileFile> {
        let key = PoolKey::Of(pool.clone(), PoolPart::Profile, candidate.clone()).to_text();
        read_profile(kept::get(&key).await?.as_bytes()).ok().map(|opened| opened.profile)
    }
}

/// The content with the questions of all skills, which every comparison needs.
pub async fn engine(app: App) -> Option<(Arc<Content>, Bank)> {
    for skill in Skill::ALL {
        if !app.bank.with_untracked(|bank| bank.has(skill)) {
            let questions = content_files::questions(skill).await.ok()?;
            app.bank.update(|bank| bank.add(skill, questions));
        }
    }
    Some((app.content.get_value(), app.bank.get_untracked()))
}

impl ScoringInputs {
    /// They are fetched once: content and questions stay what they are.
    pub(super) async fn get(app: App) -> Option<Arc<Self>> {
        let known = pools().tools;
        if let Some(tools) = known.get_value() {
            return Some(tools);
        }
        let ((content, bank), weighing) = (engine(app).await?, weighing().await?);
        let tools = Arc::new(Self { content, bank, weighing });
        known.set_value(Some(Arc::clone(&tools)));
        Some(tools)
    }
}

/// What weighing interviews and ratings by others takes.
pub async fn weighing() -> Option<Weighing> {
    let known = pools().weighing;
    if let Some(weighing) = known.get_value() {
        return Some(weighing);
    }
    let (questions, texts) = (content_files::interview().await.ok()?, content_files::observer().await.ok()?);
    let weighing = Weighing { questions, bias: texts.bias };
    known.set_value(Some(weighing.clone()));
    Some(weighing)
}

/// A candidate as the table holds them: without what names somebody, while names are hidden.
pub(super) fn member(
    assessor: &Assessor<'_>,
    blinding: &NameBlinding,
    candidate: Candidate,
    mark: Mark,
    since: Option<Since<'_>>,
) -> Option<Member> {
    // Who is made up stays so while their name is hidden.
    let name = candidate.profile.name.clone();
    let (candidate, mark) = (blinding.candidate(candidate), blinding.mark(mark));
    let mut member = concluded(assessor, candidate, mark, since)?.member;
    member.find_made_up(&name);
    member.blinded = blinding.is_on();
    Some(member)
}
