//! What the pages about one candidate share: the profile, what was done since it came in, the interview questions.

mod combined;
mod compared;
mod confirm;
mod kit;
mod must_haves;
mod overview;
mod own_team;
mod raters;
mod side_by_side;
mod team;

pub use own_team::{for_applicants, own_team};
pub use side_by_side::beside_page;
pub use team::team_page;

use cairn_core::attempt::Attempt;
use cairn_core::compare::trail::{OtherScores, Trail, What};
use cairn_core::compare::{CoreSet, Member, Pool, PoolKind, Position, Since, Weighing, core_set, log_of};
use cairn_core::content::{Bank, Content};
use cairn_core::record::file::ProfileFile;
use cairn_core::route::Route;
use cairn_core::{CandidateId, InterviewId, PoolId};
use leptos::prelude::*;

use crate::pages::pool::{kept_banner, made_up};
use crate::parts::common::{b, buttons, h1, link, not_come, p};
use crate::parts::el::{Part, el, live, many};
use crate::pools::{Loading, Pools, engine, pools, weighing};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// How far the page is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Coming,
    There,
    /// The content could not be had.
    Failed,
    /// There is no such candidate.
    Missing,
}

/// One candidate on the manager's desk.
#[derive(Clone, Copy)]
struct Desk {
    app: StoredValue<App>,
    pool: StoredValue<PoolId>,
    id: StoredValue<CandidateId>,
    profile: RwSignal<Option<ProfileFile>>,
    trail: RwSignal<Trail>,
    /// Lines of the trail that could not be read.
    unread: RwSignal<usize>,
    weighing: RwSignal<Option<Weighing>>,
    /// Whether something that was entered is not kept yet.
    saving: RwSignal<bool>,
    state: RwSignal<State>,
}

/// The candidate with everything that is known of them.
pub fn candidate_page(app: App, pool: PoolId, id: CandidateId) -> Part {
    framed(app, pool, id, overview::candidate)
}

/// The interview kit.
pub fn kit_page(app: App, pool: PoolId, id: CandidateId) -> Part {
    framed(app, pool, id, kit::kit)
}

/// The confirmation test.
pub fn confirm_page(app: App, pool: PoolId, id: CandidateId) -> Part {
    framed(app, pool, id, confirm::confirm)
}

fn framed(app: App, pool: PoolId, id: CandidateId, page: fn(Desk) -> Part) -> Part {
    let pools = pools();
    pools.open(app, &pool);
    let desk = Desk {
        app: StoredValue::new(app),
        pool: StoredValue::new(pool),
        id: StoredValue::new(id),
        profile: RwSignal::new(None),
        trail: RwSignal::default(),
        unread: RwSignal::new(0),
        weighing: RwSignal::new(None),
        saving: RwSignal::new(false),
        state: RwSignal::new(State::Coming),
    };
    // What may be seen of a profile is known only when its pool is there.
    Effect::new(move |_| match pools.loading.get() {
        Loading::Coming => desk.state.set(State::Coming),
        Loading::There => desk.load(),
        Loading::Failed => desk.state.set(State::Failed),
        Loading::NoSuchPool => desk.state.set(State::Missing),
    });
    // What another tab has tested, scored, rated, brought or taken out.
    Effect::new(move |before: Option<u32>| {
        let now = pools.changed_elsewhere.get();
        if before.is_some_and(|before| before != now) && !desk.saving.get_untracked() {
            desk.read_again();
        }
        now
    });
    let there = Memo::new(move |_| (desk.state.get(), desk.pools().pool.with(Option::is_some)));
    many([
        live(move || kept_banner(pools)),
        live(move || match there.get() {
            (State::There, true) => page(desk),
            (State::Failed, _) => {
                let card = el("section").class("card narrow").add(h1(words::CANDIDATE));
                card.add(not_come(move || desk.again())).into()
            }
            (State::Missing, _) => missing(desk),
            _ => p(words::COMING).attr("role", "status").into(),
        }),
    ])
}

fn missing(desk: Desk) -> Part {
    el("section")
        .class("card narrow")
        .add(h1(words::NO_SUCH_CANDIDATE))
        .add(p(words::NO_SUCH_CANDIDATE_MORE))
        .add(
            buttons()
                .add(link(&Route::Pool(desk.pool.get_value()), words::TO_CANDIDATES).class("button primary")),
        )
        .into()
}

impl Desk {
    fn app(self) -> App {
        self.app.get_value()
    }

    /// The pools are the same for every page.
    #[expect(clippy::unused_self, reason = "read like the other parts of the desk")]
    fn pools(self) -> Pools {
        pools()
    }

    /// Tries once more what did not come.
    fn again(self) {
        if self.pools().loading.get_untracked() == Loading::There {
            self.load();
        } else {
            self.pools().open(self.app(), &self.pool.get_value());
        }
    }

    fn load(self) {
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
    fn read_again(self) {
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
    fn log(self) -> Option<Attempt> {
        self.profile.with(|profile| {
            let profile = profile.as_ref()?;
            self.app().bank.with(|bank| log_of(bank, profile))
        })
    }

    /// Reads what a view is made from; `None` while something is missing.
    fn read<T>(
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
    fn since<T>(self, read: impl FnOnce(Since<'_>) -> Option<T>) -> Option<T> {
        self.weighing.with(|weighing| {
            let weighing = weighing.as_ref()?;
            self.trail.with(|trail| read((trail, weighing)))
        })
    }

    /// The questions that everybody in the pool is asked; `None` before they are chosen.
    fn core(self) -> Option<CoreSet> {
        self.pools().pool.with(|pool| pool.as_ref()?.core.clone())
    }

    /// What the position as it is now would ask everybody; `None` while something is missing.
    fn core_now(self) -> Option<Vec<InterviewId>> {
        self.weighing.with(|weighing| {
            let questions = &weighing.as_ref()?.questions;
            self.pools().pool.with(|pool| {
                let position = &pool.as_ref()?.position;
                Some(self.app().with_content(|content| core_set(content, position, questions)))
            })
        })
    }

    /// Whether the questions for everybody would be others if they were chosen now.
    fn core_is_other(self, core: &CoreSet) -> bool {
        self.core_now().is_some_and(|now| now != core.questions)
    }

    /// Chooses the questions for everybody by the position as it is now. Only a button of the manager's calls it.
    fn choose_core(self) {
        if let Some(questions) = untrack(move || self.core_now()) {
            self.pools().keep_core(CoreSet { at: clock::now(), questions });
        }
    }

    /// Whether somebody sees how others have scored an answer.
    fn shows_others(self, by: &str, question: &InterviewId) -> bool {
        matches!(self.trail.with(|trail| trail.other_scores(by, question)), OtherScores::Shown(_))
    }

    /// Notes what was done.
    fn add(self, by: &str, what: What) {
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
    fn name(self) -> String {
        words::pools::somebody(&self.member_name(Member::called))
    }

    /// The name alone, as others know them.
    fn plain_name(self) -> String {
        self.member_name(|member| member.name().to_owned())
    }

    fn member_name(self, of: fn(&Member) -> String) -> String {
        let id = self.id.get_value();
        let kept = self.pools().members.with(|members| members.iter().find(|one| one.id == id).map(of));
        let given = || self.profile.with(|one| one.as_ref().map(|one| one.name.clone()).unwrap_or_default());
        kept.unwrap_or_else(given)
    }

    fn place(self, to: fn(PoolId, CandidateId) -> Route) -> Route {
        to(self.pool.get_value(), self.id.get_value())
    }

    /// Where this page stands: the pool, the position, the candidate.
    fn eyebrow(self, on_candidate: bool) -> Part {
        let (pool, position, kind) = self.pools().pool.with(|pool| {
            let of = |pool: &Pool| (pool.name.clone(), pool.position.name.clone(), pool.kind);
            pool.as_ref().map_or((String::new(), String::new(), PoolKind::Applicants), of)
        });
        let pool_name = match (pool.trim(), kind) {
            ("", PoolKind::Applicants) => words::pools::POOLS.to_owned(),
            ("", PoolKind::Team) => words::TEAM_UNNAMED.to_owned(),
            _ => pool,
        };
        let line = p(link(&Route::Pool(self.pool.get_value()), pool_name)).class("eyebrow");
        let line = if position.trim().is_empty() { line } else { line.add(format!(" · {position}")) };
        let to_candidate =
            || many([" · ".into(), Part::from(link(&self.place(Route::Candidate), self.name()))]);
        let made_up = made_up::said(&[self.id.get_value()]).is_some();
        let made_up = made_up.then(|| many([" · ".into(), Part::from(b(words::ONE_MADE_UP))]));
        line.add((!on_candidate).then(to_candidate)).add(made_up).into()
    }

    /// Whether what was entered is kept.
    fn kept(self) -> Part {
        let words = move || {
            let any = self.trail.with(|trail| !trail.steps().is_empty());
            any.then_some(if self.saving.get() { words::BEING_KEPT } else { words::KEPT })
        };
        p(live(move || words().into())).class("legend kept").attr("role", "status").into()
    }

    /// Who tested or interviewed last. A rating that came in was entered by nobody.
    fn last_by(self) -> String {
        self.trail.with_untracked(|trail| {
            let by = trail.steps().iter().rev().map(|step| step.by.as_str());
            by.into_iter().find(|by| !by.is_empty()).unwrap_or_default().to_owned()
        })
    }
}
