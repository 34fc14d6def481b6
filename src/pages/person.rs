//! What the pages about the person stand on, computed once for all of them: everything that they have answered, in whatever
//! attempt, together with what others have rated.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use cairn_core::Stage;
use cairn_core::attempt::{Attempt, Facts};
use cairn_core::content::{Bank, PathContent};
use cairn_core::path::Ground;
use cairn_core::path::page::goal;
use cairn_core::person::Person;
use leptos::prelude::*;

use crate::pages::result::others::Others;
use crate::pages::result::waiting::waiting;
use crate::state::App;
use crate::store::content_files;

/// How the person's own numbers stand.
#[derive(Clone)]
pub enum Mine {
    /// Something is on its way, or being computed.
    Coming,
    /// There is no attempt.
    Nobody,
    /// Here they are.
    Here(Arc<Ground>),
}

/// The numbers of a person together with the content of the path.
#[derive(Clone)]
pub enum PathState {
    /// Something is on its way, or being computed.
    Coming,
    /// There is no attempt.
    Nobody,
    /// The content could not be had; it can be asked for [`again`].
    Failed(RwSignal<OnWay>),
    /// Here it is.
    Here(Arc<PathContent>, Attempt, Arc<Ground>),
}

/// What the ground depends on: the attempts with their entries, the ratings by others, the questions that are here.
#[derive(Clone, PartialEq)]
struct Of {
    attempts: Vec<(String, usize)>,
    ratings: Vec<String>,
    questions: usize,
}

thread_local! {
    static CONTENT: RefCell<Option<Arc<PathContent>>> = const { RefCell::new(None) };
    static GROUND: RefCell<Option<(Of, Arc<Ground>)>> = const { RefCell::new(None) };
}

/// Follows what the person has answered and what these others have rated. The work is done after the frame in which the
/// page shows.
pub fn mine(app: App, others: Others) -> RwSignal<Mine> {
    let mine = RwSignal::new(Mine::Coming);
    // What was packed away counts like everything else.
    app.read_packs();
    Effect::new(move |_| {
        let of = of(app, others);
        if let Some(ground) = known(&of).filter(|_| others.ready()) {
            return mine.set(Mine::Here(ground));
        }
        let person = |bank: &Bank| app.attempts.with(|all| Person::of(bank, all, others.raters()));
        let Some(person) = app.bank.with(person) else {
            return mine.set(Mine::Nobody);
        };
        app.load_questions_of(person.log());
        if waiting(app, person.log()) || !others.ready() {
            return mine.set(Mine::Coming);
        }
        // Numbers that are shown stay until the next ones are there: nothing jumps while somebody ticks a milestone.
        let compute = move || {
            if let Some(ground) = compute(app, of, person) {
                // Who has left the page meanwhile has no signal left to set.
                let _ = mine.try_set(Mine::Here(ground));
            }
        };
        request_animation_frame(move || set_timeout(compute, Duration::ZERO));
    });
    mine
}

/// What the person has told about themselves, in whatever attempt; `None` before the first one.
pub fn facts(app: App) -> Option<Facts> {
    app.read_packs();
    let person = |bank: &Bank| app.attempts.with_untracked(|all| Person::of(bank, all, Vec::new()));
    Some(app.bank.with_untracked(person)?.log().facts())
}

/// The content of the path, for pages that show a next step and can do without it.
#[derive(Clone)]
pub enum OnWay {
    /// It is on its way.
    Coming,
    /// It could not be had.
    Failed,
    /// Here it is.
    Here(Arc<PathContent>),
}

impl OnWay {
    /// The stage to go for: on the way that the person has taken, or what the skills show most.
    pub fn goal(&self, app: App, ground: &Ground) -> Option<Stage> {
        match self {
            Self::Here(path) => goal(path, ground, app.wishes().way.as_ref()),
            Self::Coming | Self::Failed => ground.position().next,
        }
    }
}

/// Gets the content of the path.
pub fn way() -> RwSignal<OnWay> {
    let way = RwSignal::new(CONTENT.with_borrow(|known| known.clone().map_or(OnWay::Coming, OnWay::Here)));
    get(way);
    way
}

/// Follows the person, and gets the content of the path.
pub fn path_state(app: App) -> RwSignal<PathState> {
    let (mine, way) = (mine(app, Others::of_mine()), way());
    let state = RwSignal::new(PathState::Coming);
    Effect::new(move |_| {
        state.set(match (mine.get(), way.get()) {
            (Mine::Nobody, _) => PathState::Nobody,
            (_, OnWay::Failed) => PathState::Failed(way),
            (Mine::Here(ground), OnWay::Here(path)) => PathState::Here(path, ground.log().clone(), ground),
            (Mine::Coming, _) | (_, OnWay::Coming) => PathState::Coming,
        });
    });
    state
}

/// Asks for the content once more.
pub fn again(way: RwSignal<OnWay>) {
    way.set(OnWay::Coming);
    get(way);
}

fn get(way: RwSignal<OnWay>) {
    if way.with_untracked(|way| matches!(way, OnWay::Here(_))) {
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let found = content_files::path().await.map_or(OnWay::Failed, |path| {
            let path = Arc::new(path);
            CONTENT.set(Some(path.clone()));
            OnWay::Here(path)
        });
        // Who has left the page meanwhile has no signal left to set.
        let _ = way.try_set(found);
    });
}

fn of(app: App, others: Others) -> Of {
    let attempts =
        |all: &Vec<Attempt>| all.iter().map(|one| (one.id().to_string(), one.entries().len())).collect();
    Of {
        attempts: app.attempts.with(attempts),
        ratings: if others.raters().is_empty() { Vec::new() } else { others.ids() },
        questions: app.bank.with(|bank| bank.questions().len()),
    }
}

fn known(of: &Of) -> Option<Arc<Ground>> {
    GROUND.with_borrow(|known| {
        known.as_ref().filter(|(known, _)| known == of).map(|(_, ground)| ground.clone())
    })
}

fn compute(app: App, of: Of, person: Person) -> Option<Arc<Ground>> {
    let ground =
        app.with_content(|content| app.bank.with_untracked(|bank| Ground::new(content, bank, person)))?;
    let ground = Arc::new(ground);
    GROUND.set(Some((of, ground.clone())));
    Some(ground)
}
