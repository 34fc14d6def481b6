//! Hiding names until a decision is noted, and the record of decisions.

use std::cell::RefCell;
use std::rc::Rc;

use cairn_core::CandidateId;
use cairn_core::compare::{MadeUpAmong, Member, Pool, Position, Ranking, made_up_among};
use cairn_core::content::Content;
use cairn_core::fair::{
    Decision, DecisionBasis, KeptDecisions, ListedCandidate, MAX_DECIDER, MAX_REASON, NameBlinding, NotNoted,
    keeps, seen_now, seen_to_note, with_decision,
};
use cairn_core::record::pool::PoolKey;
use leptos::prelude::*;

use super::noting::Noting;
use super::{Kept, Pools};
use crate::state::App;
use crate::store::{clock, pools as kept};

/// The record of a pool, as far as it can be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// On its way.
    Coming,
    /// What is kept, and whether it is as it was written.
    Here(KeptDecisions),
}

/// [`seen_now`] for a page, or [`seen_to_note`] for the record.
type SeenBy = fn(
    &Content,
    &[Member],
    Option<&Ranking>,
    &Position,
    &NameBlinding,
    &[CandidateId],
) -> (DecisionBasis, Vec<ListedCandidate>);

impl Pools {
    /// The blinding of the pool at hand.
    pub fn blinding(self) -> Option<NameBlinding> {
        self.pool.with_untracked(|pool| pool.as_ref().map(blinding_of))
    }

    /// Whether names are hidden in the pool at hand.
    pub fn hidden(self) -> bool {
        self.pool.with(|pool| pool.as_ref().is_some_and(|pool| pool.hidden))
    }

    /// Whether candidates are being read: they come in as the blinding was when that began, so it must not change meanwhile.
    pub fn reading(self) -> bool {
        self.progress.with(|progress| progress.running)
    }

    /// Hides names and what hints at a person, until a decision is noted.
    pub fn hide_names(self, app: App) {
        if !untrack(move || self.reading()) {
            self.set_hidden_here(app, true);
        }
    }

    /// Shows names again without a decision; every later decision says so.
    pub fn show_names(self, app: App) {
        if !untrack(move || self.reading()) {
            self.set_hidden_here(app, false);
        }
    }

    fn set_hidden_here(self, app: App, hidden: bool) {
        if let Some(mut pool) = self.pool.get_untracked() {
            pool.set_blinding(hidden, clock::now(), untrack(move || self.applicants()), false);
            self.keep_blinding(app, pool);
        }
    }

    /// Keeps the blinding of a pool, which may be another one than that at hand. Members are read anew, so that what is hidden is
    /// nowhere in the page.
    fn keep_blinding(self, app: App, pool: Pool) {
        let picked = self.picked.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            // The pool is read anew below: a position that was changed a moment ago must be there by then.
            self.keep_moved().await;
            let blinding = |pool: &mut Pool, mine: &Pool| {
                pool.hidden = mine.hidden;
                pool.blinding.clone_from(&mine.blinding);
            };
            self.keep_pool(pool.clone(), blinding).await;
            // The manager may have gone to another pool meanwhile.
            if self.id().as_ref() == Some(&pool.id) {
                self.pool.set(None);
                self.open(app, &pool.id);
                self.picked.set(picked);
            }
        });
    }

    /// The decisions that were noted in the pool at hand.
    pub async fn record(self) -> Record {
        let Some(id) = self.id() else { return Record::Here(KeptDecisions::read("")) };
        let text = kept::get(&PoolKey::Decisions(id).to_text()).await;
        Record::Here(KeptDecisions::read(&text.unwrap_or_default()))
    }

    /// Notes a decision on these candidates and shows names from then on. It goes behind what stands there at that moment,
    /// whatever another tab has noted meanwhile, and only where that is whole.
    pub async fn note_decision(self, app: App, (reason, by): (&str, &str), chosen: &[CandidateId]) -> Noting {
        if untrack(move || self.reading()) {
            return Noting::Refused;
        }
        let Some(mut pool) = self.pool.get_untracked() else { return Noting::Refused };
        let members = untrack(move || self.applicants());
        let decision = self.decision(app, &pool, (reason, by), chosen);
        let key = PoolKey::Decisions(pool.id.clone()).to_text();
        let beside = PoolKey::Pool(pool.id.clone()).to_text();
        let made: Rc<RefCell<Option<Result<String, NotNoted>>>> = Rc::default();
        let told = Rc::clone(&made);
        let put = kept::change(&beside, &key, move |before| {
            let new = with_decision(&before, decision);
            let text = new.clone().unwrap_or(before);
            told.replace(Some(new));
            text
        });
        let put = put.await;
        let text = match made.take() {
            Some(Ok(text)) => text,
            Some(Err(why)) => return Noting::Not(why),
            None => String::new(),
        };
        if put.is_err() || !kept::get(&key).await.is_some_and(|now| keeps(&now, &text)) {
            self.kept.set(Kept::Refused);
            return Noting::Refused;
        }
        if pool.hidden {
            // Of this pool, wherever the manager is by now.
            pool.set_blinding(false, clock::now(), members, true);
            self.keep_blinding(app, pool);
        }
        Noting::Noted
    }

    fn decision(self, app: App, pool: &Pool, (reason, by): (&str, &str), chosen: &[CandidateId]) -> Decision {
        let (asked, listed) = self.seen_by(app, pool, chosen, seen_to_note);
        Decision {
            at: clock::now(),
            pool: pool.name.clone(),
            position: pool.position.name.clone(),
            content: app.with_content(|content| content.version.clone()),
            hidden: pool.hidden,
            reason: reason.trim().chars().take(MAX_REASON).collect(),
            by: by.trim().chars().filter(|one| !one.is_control()).take(MAX_DECIDER).collect(),
            listed,
            previous: None,
            asked: Some(DecisionBasis { blinding: pool.blinding.clone(), ..asked }),
        }
    }

    /// What is asked for, and everybody as they are seen now.
    pub fn seen(
        self,
        app: App,
        pool: &Pool,
        chosen: &[CandidateId],
    ) -> (DecisionBasis, Vec<ListedCandidate>) {
        self.seen_by(app, pool, chosen, seen_now)
    }

    fn seen_by(
        self,
        app: App,
        pool: &Pool,
        chosen: &[CandidateId],
        seen: SeenBy,
    ) -> (DecisionBasis, Vec<ListedCandidate>) {
        let blinding = blinding_of(pool);
        self.members.with_untracked(|members| {
            let (asked, mut listed) = self.ranking.with_untracked(|ranking| {
                app.with_content(|content| {
                    seen(content, members, ranking.as_ref(), &pool.position, &blinding, chosen)
                })
            });
            let ids: Vec<CandidateId> = members.iter().map(|member| member.id.clone()).collect();
            if made_up_among(pool.example, members, &ids) == MadeUpAmong::Everybody {
                for one in &mut listed {
                    one.made_up = true;
                }
            }
            (asked, listed)
        })
    }
}

/// The blinding of a pool.
pub(super) fn blinding_of(pool: &Pool) -> NameBlinding {
    NameBlinding::new(pool.id.clone(), pool.hidden)
}
