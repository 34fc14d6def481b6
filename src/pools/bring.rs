//! Brings candidates in: files, links and pool files, one after the other, in slices, until the last or until cancelled.

mod answered;
mod begun;
mod given;
mod invitation_answers;
mod known;
mod pool_file;
mod returning_profile;

use std::collections::BTreeMap;

use cairn_core::compare::{Assessor, Candidate, Mark, Member, find_namesakes};
use cairn_core::fair::NameBlinding;
use cairn_core::record::file::{FileContent, Include, ProfileFile, mark_of, read_file, write_profile};
use cairn_core::record::link::find_link;
use cairn_core::record::message::{file_message, link_message, notices, resume_message, shown_name};
use cairn_core::record::pool::{MAX_CANDIDATES, PoolKey, PoolPart, Unread, read_trail, write_mark};
use cairn_core::turn::{Turn, Turns};
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use self::invitation_answers::Answers;
use self::returning_profile::Again;
use super::load::member;
use super::scoring_inputs::ScoringInputs;
use super::sources::Source;
use super::{AtHand, Kept, Loading, Pools};
use crate::state::App;
use crate::store::folder::Finder;
use crate::store::scheduler::{DRAW_MS, FIRST, Scheduler};
use crate::store::{clock, file, pools as kept};
use crate::words;

/// Candidates that are written together.
const TOGETHER: usize = 64;
/// Most sentences about single files that are kept and shown.
const MOST_SAID: usize = 1_000;

impl Pools {
    /// Puts more behind what is being read into the pool at hand, and begins if nothing is. What was meant for a pool that was
    /// left meanwhile goes nowhere.
    pub fn bring(self, app: App, hand: &AtHand, sources: Vec<Source>) {
        if sources.is_empty() || !self.is_at_hand(hand) {
            return;
        }
        let running = self.progress.with_untracked(|progress| progress.running);
        let count = sources.len();
        self.sources.update_value(|all| all.0.extend(sources));
        self.progress.update(|progress| {
            if !running {
                *progress = super::Progress { running: true, ..Default::default() };
            }
            // Who brings more after cancelling wants it.
            progress.cancelled = false;
            progress.all += count;
        });
        if !running && let Some(turn) = self.imports.try_update_value(Turns::begin) {
            let pool = hand.pool.clone();
            wasm_bindgen_futures::spawn_local(async move {
                self.imported_before().await;
                self.work(app, pool, turn).await;
                self.at_work.set_value(false);
            });
        }
    }

    /// Ends reading; what was added stays.
    pub fn cancel(self) {
        self.sources.update_value(|all| all.0.clear());
        self.progress.update(|progress| progress.cancelled = true);
    }

    /// The pool is left: what is being read into it finds its turn void, keeps what it has, and shows nothing any more.
    pub(super) fn end_import(self) {
        self.imports.update_value(Turns::end);
        self.sources.update_value(|all| all.0.clear());
        self.progress.set(super::Progress::default());
    }

    async fn work(self, app: App, pool: PoolId, turn: Turn) {
        self.heard_is_taken_up().await;
        let begun = self.note_waiting(&pool).await;
        let tools = ScoringInputs::get(app).await;
        if !self.imports(&turn) {
            return;
        }
        if let Some(tools) = tools {
            let blinding = self.blinding().unwrap_or_else(|| NameBlinding::new(pool.clone(), false));
            let mut bringing = Bringing::new(self, pool, turn, &tools, blinding, begun);
            bringing.read_list_of_invited().await;
            // What comes while the last ones are being kept is taken up too: nobody else would.
            loop {
                while let Some(source) = bringing.next_source() {
                    bringing.source(source).await;
                }
                bringing.keep().await;
                bringing.all_is_read().await;
                if bringing.is_over() || self.sources.with_value(|all| all.0.is_empty()) {
                    break;
                }
            }
            if !bringing.holds() {
                return;
            }
            self.members.update_untracked(|members| find_namesakes(members));
            bringing.tell();
        } else {
            self.sources.update_value(|all| all.0.clear());
            self.progress.update(|progress| progress.said.push(words::pools::QUESTIONS_NOT_HAD.to_owned()));
        }
        self.progress.update(|progress| progress.running = false);
        self.take_up(app);
        self.read_list();
    }
}

/// Work under way.
struct Bringing<'a> {
    pools: Pools,
    pool: PoolId,
    turn: Turn,
    tools: &'a ScoringInputs,
    assessor: Assessor<'a>,
    blinding: NameBlinding,
    finder: Finder,
    /// Attempt ids to those whose they are, those not yet shown included. Places move when somebody is taken out.
    known: BTreeMap<String, CandidateId>,
    /// The same by the marks that ratings name.
    by_mark: BTreeMap<u32, CandidateId>,
    count: usize,
    /// What came for those who are in the pool already and is not joined yet.
    again: Vec<Again>,
    /// Who is concluded anew and not shown so yet: all of them are taken together, for everybody is ranked again.
    renewed: Vec<Member>,
    /// What is not kept and not shown yet.
    fresh: Vec<(Member, String, Mark, String)>,
    /// Who answers an invitation.
    answers: Answers,
    /// What is noted as unread until the end of this import.
    begun: Unread,
    progress: super::Progress,
    told: f64,
    pace: Scheduler,
}

impl<'a> Bringing<'a> {
    fn new(
        pools: Pools,
        pool: PoolId,
        turn: Turn,
        tools: &'a ScoringInputs,
        blinding: NameBlinding,
        begun: Unread,
    ) -> Self {
        let (mut known, mut by_mark) = (BTreeMap::new(), BTreeMap::new());
        let count = pools.members.with_untracked(|members| {
            for member in members {
                known.extend(member.attempts.iter().map(|id| (id.as_str().to_owned(), member.id.clone())));
                by_mark.extend(member.attempts.iter().map(|id| (mark_of(id), member.id.clone())));
            }
            members.len()
        });
        let progress = super::Progress { running: true, ..Default::default() };
        Self {
            pools,
            pool,
            turn,
            tools,
            assessor: tools.assessor(),
            blinding,
            finder: Finder::default(),
            known,
            by_mark,
            count,
            again: Vec::new(),
            renewed: Vec::new(),
            fresh: Vec::new(),
            answers: Answers::default(),
            begun,
            progress,
            told: 0.0,
            pace: Scheduler::new(),
        }
    }

    /// The name of a file in a sentence; while names are hidden, its number.
    fn name_of(&self, one: &web_sys::File) -> String {
        if self.blinding.is_on() { words::file_number(self.progress.done + 1) } else { one.name() }
    }

    /// Whether the pool is still the one at hand, opened but once since this began.
    fn holds(&self) -> bool {
        self.pools.imports(&self.turn)
    }

    /// Whether nothing more is to be read: the pool was left, or the person has cancelled. The progress is that of this
    /// import as long as its turn is on.
    fn is_over(&self) -> bool {
        !self.holds() || self.pools.progress.with_untracked(|progress| progress.cancelled)
    }

    fn next_source(&self) -> Option<Source> {
        if self.is_over() { None } else { self.pools.sources.try_update_value(|all| all.0.pop_front())? }
    }

    async fn source(&mut self, source: Source) {
        self.note_begun(&source).await;
        match source {
            Source::Profile(profile) => self.take(*profile).await,
            Source::MadeUp(person) => self.made_up(&person).await,
            Source::Link(text) => match find_link(&text) {
                Ok(found) => self.take(found.profile).await,
                Err(error) => self.refuse(link_message(error)),
            },
            Source::Pool(one) => self.pool_file(&one).await,
            Source::Given(given) => return self.given(given).await,
        }
        self.one_done().await;
    }

    /// One more is read.
    async fn one_done(&mut self) {
        self.progress.done += 1;
        self.pace.breathe().await;
        self.tell_now_and_then().await;
    }

    async fn file(&mut self, one: &web_sys::File) {
        let name = self.name_of(one);
        let bytes = file::bytes(one).await;
        let read = bytes.and_then(|bytes| read_file(&bytes).map(|opened| (opened, bytes)).map_err(Some));
        match read {
            Ok((FileContent::Profile(opened), bytes)) => {
                let shown = shown_name(&name);
                for notice in notices(&opened, clock::now()) {
                    self.say(format!("{shown}: {notice}"));
                }
                // Kept as it came, with what this version does not know.
                let text = String::from_utf8(bytes).ok().filter(|_| !opened.in_text);
                self.take_with(opened.profile, text, Mark::default(), String::new()).await;
            }
            Ok((FileContent::Backup(loaded), _)) => {
                let made_at =
                    loaded.attempts.last().map_or(clock::now(), cairn_core::attempt::Attempt::last_at);
                let (attempts, copies) = (loaded.attempts, Vec::new());
                self.take(ProfileFile { name: String::new(), made_at, attempts, copies, invitation: None })
                    .await;
            }
            Ok((FileContent::Rating(rating), _)) => self.rating(&shown_name(&name), rating).await,
            Ok((FileContent::Resume(resume), _)) => {
                self.refuse(words::opened_resume(&shown_name(&name), &resume_message(&resume)));
            }
            Err(Some(error)) => self.refuse(file_message(&name, &error)),
            Err(None) => self.refuse(words::pools::not_readable(&shown_name(&name))),
        }
    }

    /// Takes somebody in: new, or known by an attempt.
    async fn take(&mut self, profile: ProfileFile) {
        self.take_with(profile, None, Mark::default(), String::new()).await;
    }

    /// `text` is the profile as it came, `trail` the lines of what was done with the candidate elsewhere.
    async fn take_with(&mut self, profile: ProfileFile, text: Option<String>, mark: Mark, trail: String) {
        // Who is at hand may be of another pool by now.
        if !self.holds() {
            return;
        }
        let known = profile.attempts.iter().find_map(|attempt| self.known.get(attempt.id().as_str()));
        if let Some(id) = known.cloned() {
            if self.fresh.iter().any(|(one, ..)| one.id == id) {
                self.keep_fresh().await;
            }
            if !self.holds() {
                return;
            }
            // Who was taken out meanwhile comes in anew.
            if self.is_here(&id) {
                return self.join_later(Again { id, profile, trail, anew: false }).await;
            }
        }
        if self.count >= MAX_CANDIDATES {
            return self.refuse(words::pools::pool_is_full(MAX_CANDIDATES));
        }
        let Some(candidate) = Candidate::new(profile) else { return };
        let text = text.unwrap_or_else(|| write_profile(&candidate.profile, Include::ALL));
        let number = candidate.profile.invitation;
        let mark = self.mark_of_invited(number, &candidate.profile.name, mark);
        let kept_mark = mark.clone();
        let Some(member) = self.member(candidate, mark, &trail) else { return };
        for id in &member.attempts {
            self.known.insert(id.as_str().to_owned(), member.id.clone());
            self.by_mark.insert(mark_of(id), member.id.clone());
        }
        self.came_with(number, &member.id, true);
        self.count += 1;
        self.progress.added += 1;
        self.fresh.push((member, text, kept_mark, trail));
        if self.fresh.len() >= TOGETHER {
            self.keep().await;
        }
    }

    /// A candidate as the table holds them; `trail` are the lines of what was done with them.
    fn member(&self, candidate: Candidate, mark: Mark, trail: &str) -> Option<Member> {
        let trail = (!trail.is_empty()).then(|| read_trail(trail).0);
        let since = trail.as_ref().map(|trail| (trail, &self.tools.weighing));
        member(&self.assessor, &self.blinding, candidate, mark, since)
    }

    /// Keeps what is new, then shows it.
    async fn keep(&mut self) {
        self.join_all().await;
        self.keep_fresh().await;
        self.keep_answers().await;
    }

    async fn keep_fresh(&mut self) {
        let fresh = std::mem::take(&mut self.fresh);
        if fresh.is_empty() {
            return;
        }
        let mut pairs = Vec::with_capacity(fresh.len());
        let mut members = Vec::with_capacity(fresh.len());
        for (member, text, mark, trail) in fresh {
            let key = |part| PoolKey::Of(self.pool.clone(), part, member.id.clone()).to_text();
            if mark != Mark::default() {
                pairs.push((key(PoolPart::Mark), write_mark(&mark)));
            }
            if !trail.is_empty() {
                pairs.push((key(PoolPart::Trail), trail));
            }
            pairs.push((key(PoolPart::Profile), text));
            members.push(member);
        }
        if !self.write(&pairs).await {
            let names: Vec<String> = members.iter().map(Member::called).collect();
            self.progress.not_kept += names.len();
            self.say(words::pools::not_kept(&names));
        }
        if self.holds() {
            self.pools.members.update_untracked(|all| all.extend(members));
        }
    }

    /// Whether the browser keeps these records. A pool that is removed meanwhile gets nothing any more.
    async fn write(&self, pairs: &[(String, String)]) -> bool {
        let pool = PoolKey::Pool(self.pool.clone()).to_text();
        kept::put_beside(&pool, pairs).await.inspect_err(|_| self.pools.kept.set(Kept::Refused)).is_ok()
    }

    fn refuse(&mut self, why: String) {
        self.progress.bad += 1;
        self.say(why);
    }

    fn say(&mut self, sentence: String) {
        if self.progress.said.len() < MOST_SAID {
            self.progress.said.push(sentence);
        } else {
            self.progress.unsaid += 1;
        }
    }

    async fn tell_now_and_then(&mut self) {
        if self.progress.done <= FIRST || clock::ticks() - self.told >= DRAW_MS + self.redraw_ms() {
            self.keep().await;
            self.tell();
        }
    }

    /// The more there are, the longer a redraw takes, and the more seldom it comes.
    fn redraw_ms(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most ten thousand")]
        let count = self.count as f64;
        count / 10.0
    }

    /// Shows the progress and the candidates so far.
    fn tell(&mut self) {
        self.told = clock::ticks();
        if !self.holds() {
            return;
        }
        self.show_renewed();
        let mut progress = self.progress.clone();
        self.pools.progress.update(|now| {
            (progress.all, progress.cancelled, progress.no_link) = (now.all, now.cancelled, now.no_link);
            *now = progress;
        });
        self.pools.members.notify();
        if self.pools.loading.get_untracked() != Loading::There {
            self.pools.loading.set(Loading::There);
        }
    }
}
