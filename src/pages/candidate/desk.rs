//! One candidate on the manager's desk: what the parts of the page share.

use cairn_core::attempt::Attempt;
use cairn_core::compare::trail::{OtherScores, Trail, TrailStepKind};
use cairn_core::compare::{CoreSet, Member, Position, Since, Weighing, core_set, log_of};
use cairn_core::content::{Bank, Content};
use cairn_core::record::file::ProfileFile;
use cairn_core::route::Route;
use cairn_core::{CandidateId, InterviewId, PoolId};
use leptos::prelude::*;

use crate::pages::pool::{crumb::crumb, made_up};
use crate::parts::common::{b, link, p};
use crate::parts::el::{Part, live, many};
use crate::pools::{Loading, Pools, engine, pools, weighing};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// How far the page is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Coming,
    There,
    /// The content could not be had.
    Failed,
    /// There is no such candidate.
    Missing,
}

/// One candidate on the manager's desk.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) app: StoredValue<App>,
    pub(super) pool: StoredValue<PoolId>,
    pub(super) id: StoredValue<CandidateId>,
    pub(super) profile: RwSignal<Option<ProfileFile>>,
    pub(super) trail: RwSignal<Trail>,
    /// Lines of the trail that could not be read.
    pub(super) unread: RwSignal<usize>,
    pub(super) weighing: RwSignal<Option<Weighing>>,
    /// Whether something that was entered is not kept yet.
    pub(super) saving: RwSignal<bool>,
    pub(super) state: RwSignal<State>,
}

impl Desk {
    pub(super) fn app(self) -> App {
        self.app.get_value()
    }

    /// The pools are the same for every page.
    #[expect(clippy::unused_self, reason = "read like the other parts of the desk")]
    pub(super) fn pools(self) -> Pools {
        pools()
    }

    /// Tries once more what did not come.
    pub(super) fn again(self) {
        if self.pools().loading.get_untracked() == Loading::There {
            self.load();
        } else {
            self.pools().open(self.app(), &self.pool.get_value());
        }
    }

    pub(super) fn load(self) {
        self.state.set(State::Coming);
        // The page may be gone when something has come; what is asked of it is asked now.
        let (app, pool, id) = (self.app(), self.pool.get_value(), self.id.get_value());
        wasm_bindgen_futures::spawn_local(async move {
            let Some(profile) = self.pools().profile(&pool, &id).await else {
                return self.state.set(State::Missing);
            };
            let (trail, unread) = self.pools().trail(&pool, &id).await;
            let (Some(_), Some(weighing)) = (engine(app).await, weighing().await) else {
                return self.state.set(State::Failed);
            };
            self.profile.set(Some(profile));
            self.trail.set(trail);
            self.unread.set(unread);
            self.weighing.set(Some(weighing));
            self.state.set(State::There);
        });
    }

    /// Reads once more what is known and what was done.
    pub(super) fn read_again(self) {
        let (pool, id) = (self.pool.get_value(), self.id.get_value());
        wasm_bindgen_futures::spawn_local(async move {
            let profile = self.pools().profile(&pool, &id).await;
            let (trail, unread) = self.pools().trail(&pool, &id).await;
            // The page may be gone by now.
            if self.trail.try_with_untracked(|known| *known != trail) == Some(true) {
                self.trail.set(trail);
                self.unread.set(unread);
            }
            if self.profile.try_with_untracked(|known| *known != profile) != Some(true) {
                return;
            }
            match profile {
                None => self.state.set(State::Missing),
                profile => self.profile.set(profile),
            }
        });
    }

    /// The answers by which they are compared; `None` while the profile is on its way.
    pub(super) fn log(self) -> Option<Attempt> {
        self.profile.with(|profile| {
            let profile = profile.as_ref()?;
            self.app().bank.with(|bank| log_of(bank, profile))
        })
    }

    /// Reads what a view is made from; `None` while something is missing.
    pub(super) fn read<T>(
        self,
        read: impl FnOnce(&Content, &Bank, &ProfileFile, &Attempt, &Position) -> Option<T>,
    ) -> Option<T> {
        self.profile.with(|profile| {
            let profile = profile.as_ref()?;
            let attempt = self.app().bank.with(|bank| log_of(bank, profile))?;
            self.pools().pool.with(|pool| {
                let position = &pool.as_ref()?.position;
                self.app().with_content(|content| {
                    self.app().bank.with(|bank| read(content, bank, profile, &attempt, position))
                })
            })
        })
    }

    /// Reads what depends on what was done since the profile came in.
    pub(super) fn since<T>(self, read: impl FnOnce(Since<'_>) -> Option<T>) -> Option<T> {
        self.weighing.with(|weighing| {
            let weighing = weighing.as_ref()?;
            self.trail.with(|trail| read((trail, weighing)))
        })
    }

    /// The questions that everybody in the pool is asked; `None` before they are chosen.
    pub(super) fn core(self) -> Option<CoreSet> {
        self.pools().pool.with(|pool| pool.as_ref()?.core.clone())
    }

    /// What the position as it is now would ask everybody; `None` while something is missing.
    pub(super) fn core_now(self) -> Option<Vec<InterviewId>> {
        self.weighing.with(|weighing| {
            let questions = &weighing.as_ref()?.questions;
            self.pools().pool.with(|pool| {
                let position = &pool.as_ref()?.position;
                Some(self.app().with_content(|content| core_set(content, position, questions)))
            })
        })
    }

    /// Whether the questions for everybody would be others if they were chosen now.
    pub(super) fn core_is_other(self, core: &CoreSet) -> bool {
        self.core_now().is_some_and(|now| now != core.questions)
    }

    /// Chooses the questions for everybody by the position as it is now. Only a button of the manager's calls it.
    pub(super) fn choose_core(self) {
        if let Some(questions) = untrack(move || self.core_now()) {
            self.pools().keep_core(CoreSet { at: clock::now(), questions });
        }
    }

    /// Whether somebody sees how others have scored an answer.
    pub(super) fn shows_others(self, by: &str, question: &InterviewId) -> bool {
        matches!(self.trail.with(|trail| trail.other_scores(by, question)), OtherScores::Shown(_))
    }

    /// Notes what was done.
    pub(super) fn add(self, by: &str, what: TrailStepKind) {
        self.pools().add_step(
            self.app(),
            (&self.pool.get_value(), &self.id.get_value()),
            by,
            what,
            self.trail,
            self.saving,
        );
    }

    /// The name under which the manager sees them.
    pub(super) fn name(self) -> String {
        words::pools::somebody(&self.member_name(Member::called))
    }

    /// The name alone, as others know them.
    pub(super) fn plain_name(self) -> String {
        self.member_name(|member| member.name().to_owned())
    }

    pub(super) fn member_name(self, of: fn(&Member) -> String) -> String {
        let id = self.id.get_value();
        let kept = self.pools().members.with(|members| members.iter().find(|one| one.id == id).map(of));
        let given = || self.profile.with(|one| one.as_ref().map(|one| one.name.clone()).unwrap_or_default());
        kept.unwrap_or_else(given)
    }

    pub(super) fn place(self, to: fn(PoolId, CandidateId) -> Route) -> Route {
        to(self.pool.get_value(), self.id.get_value())
    }

    /// Where this page stands: the pool, the position, the candidate.
    pub(super) fn eyebrow(self, on_candidate: bool) -> Part {
        let line = crumb(self.pools(), &self.pool.get_value());
        let to_candidate =
            || many([" · ".into(), Part::from(link(&self.place(Route::Candidate), self.name()))]);
        let made_up = made_up::said(&[self.id.get_value()]).is_some();
        let made_up = made_up.then(|| many([" · ".into(), Part::from(b(words::ONE_MADE_UP))]));
        line.add((!on_candidate).then(to_candidate)).add(made_up).into()
    }

    /// Whether what was entered is kept.
    pub(super) fn kept(self) -> Part {
        let words = move || {
            let any = self.trail.with(|trail| !trail.steps().is_empty());
            any.then_some(if self.saving.get() { words::BEING_KEPT } else { words::KEPT })
        };
        p(live(move || words().into())).class("legend kept").attr("role", "status").into()
    }

    /// Who tested or interviewed last. A rating that came in was entered by nobody.
    pub(super) fn last_by(self) -> String {
        self.trail.with_untracked(|trail| {
            let by = trail.steps().iter().rev().map(|step| step.by.as_str());
            by.into_iter().find(|by| !by.is_empty()).unwrap_or_default().to_owned()
        })
    }
}
