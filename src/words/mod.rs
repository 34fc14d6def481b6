//! The sentences of the interface, in English. Views and view models carry enums and numbers; this folder says them.

mod about;
mod assess;
mod brought;
mod candidate;
mod carry;
mod common;
mod confirm;
mod data;
mod decisions;
mod doubted;
mod growth;
pub mod headline;
mod history;
mod home;
mod impact;
pub mod invitation;
pub mod invite;
mod job;
mod keep;
mod kit;
mod last_version;
mod not_counted;
mod notes;
mod offline;
mod opened;
mod pairwise;
pub mod path;
pub mod plan;
mod plan_draft;
mod plan_page;
mod plan_progress;
mod pool_page;
pub mod pools;
pub mod pools_kept;
pub mod position;
mod rate;
pub mod restore;
mod result;
mod result_moved;
mod result_page;
mod resume;
mod self_rating;
mod storage;
pub mod table;
mod team;
mod terms;
pub mod to_pool;
mod way;
pub mod years;

use cairn_core::content::DifficultyBasis;
use cairn_core::counts::counted;
use cairn_core::plan::Day;
use cairn_core::record::Scheme;
use cairn_core::route::Route;

pub use about::*;
pub use assess::*;
pub use candidate::*;
pub use carry::*;
pub use common::*;
pub use confirm::*;
pub use data::*;
pub use decisions::*;
pub use doubted::*;
pub use growth::*;
pub use history::*;
pub use home::*;
pub use impact::*;
pub use job::*;
pub use keep::*;
pub use kit::*;
pub use last_version::*;
pub use not_counted::*;
pub use notes::*;
pub use offline::*;
pub use opened::*;
pub use plan_page::*;
pub use pool_page::*;
pub use rate::*;
pub use result::*;
pub use result_moved::*;
pub use result_page::*;
pub use resume::*;
pub use self_rating::*;
pub use storage::*;
pub use team::*;
pub use terms::*;

pub const BASE_NOT_LOADED: &str =
    "The list of skills could not be loaded. Check the connection and load the page again.";
pub const SKIP: &str = "Skip to the content";
pub const NAVIGATION: &str = "Pages";
pub const METHOD: &str = "How the numbers are made";
pub const SETTINGS: &str = "Your data";
pub const PRIVACY: &str = "Privacy";
pub const SCHEME: &str = "Colours";
pub const FOOT: &str = "Guidance, not a hiring decision.";
pub const HONEST: &str = "Difficulties, cut points and the needs of the stages are expert judgement and have not been validated on a large sample. The assessment is taken alone and unsupervised: the best answers can be found in the page's source, and a language model gets every question right. A result is guidance, not a hiring decision.";

pub const COMING: &str = "Loading …";
pub const REVIEW: &str = "Review my answers";
pub const REVIEW_LATER: &str = "The best answers are shown when the assessment is finished.";

/// What seeing the best answers does to so many answers that came too fast, behind their number.
pub const fn review_closes(count: usize) -> &'static str {
    match count {
        1 => "Answer the question again before you see the best answers: changes after that do not count.",
        _ => "Answer the questions again before you see the best answers: changes after that do not count.",
    }
}

pub const REVIEW_ANYWAY: &str = "Show the best answers now";
pub const REVIEW_NOTHING: &str = "You have given only ratings, and a rating has no best answer.";
pub const NO_BACKUP: &str = "These answers are in this browser alone. A browser may lose them when its data is cleared or, in Safari, after a week without a visit. A copy in a file is safe from that.";
pub const CARRY: &str = "Share or export";
pub const OPEN: &str = "Open a profile";
pub const SHARED: &str = "A profile";
pub const EXAMPLE: &str = "An example";
pub const EXAMPLE_RESULT: &str = "See an example result";
pub const EXAMPLE_POOL: &str = "Open the example pool";
pub const EXAMPLE_MADE_UP: &str = "This person is made up: an engineer, early on the path to AI strategist. The answers come from a simulation, and this page is computed from them, as yours would be. None of it is kept on this device. Your own result also says what holds you back most, and what to do next.";
pub const EXAMPLE_YOURS: &str = "Find out where you stand";
pub const SAW_BEST: &str =
    "The best answers have been shown to you. A new answer is kept, but does not count.";
pub const REVIEW_SHOWS: &str =
    "The review shows the best answers: what you change after that is kept, but does not count.";
pub const TO_RESULT: &str = "See the result";
pub const SOURCE: &str = "Source: ";

/// Whether pages are light or dark.
pub const fn scheme(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::System => "Match system",
        Scheme::Light => "Light",
        Scheme::Dark => "Dark",
    }
}

/// What the review shows: `shown` of the questions that were answered.
pub fn review_lead(shown: usize, answered: usize) -> String {
    let what = if shown < answered {
        format!(
            "{shown} of the {answered} questions that you answered (the text of the others has changed since)"
        )
    } else {
        match shown {
            1 => "The question that you answered".to_owned(),
            count => format!("All {count} questions that you answered"),
        }
    };
    format!(
        "{what}, with the reason for each option and a source to check. Changes from now on are kept, but do not count."
    )
}

/// The places in the header.
pub fn navigation(has_attempt: bool) -> Vec<(Route, &'static str)> {
    let mut places = vec![(if has_attempt { Route::Assess } else { Route::Choose }, "Assess")];
    if has_attempt {
        places.push((Route::About, "About you"));
        places.push((Route::Result, "Result"));
        places.push((Route::Path, "Path"));
        places.push((Route::Plan, "Plan"));
    }
    places.push((Route::Pools, "Compare"));
    places.push((Route::Method, "Method"));
    places
}

/// The title of a place.
pub fn title(route: &Route) -> String {
    match route {
        Route::Home => "Cairn: where do you stand on the path to AI strategist?".to_owned(),
        other => format!("{} · Cairn", place(other)),
    }
}

/// The name of a place.
pub fn place(route: &Route) -> &'static str {
    match route {
        Route::Home => "Cairn",
        Route::Choose => "Choose an assessment",
        Route::Before(_) => "Before you begin",
        Route::Assess => "Assessment",
        Route::About => "About you",
        Route::Result => "Your result",
        Route::Review => REVIEW,
        Route::Carry => CARRY,
        Route::Open => OPEN,
        Route::Shared(_) => SHARED,
        Route::Roles => ROLES,
        Route::Job => JOB,
        Route::History => HISTORY,
        Route::Attempt(_) => ONE_ATTEMPT,
        Route::Example(_) => EXAMPLE,
        Route::Rate(_) => RATE,
        Route::Invitation(_) => invitation::INVITATION,
        Route::Lawful => LAWFUL,
        Route::Sheet(sheet) => sheet_title(*sheet),
        Route::Path => path::PATH,
        Route::Plan | Route::PlanTo(_) | Route::PlanAnew(_) => plan::PLAN,
        Route::Decision(_) => DECISION,
        Route::Shortlist(_) | Route::Noted(..) => SHORTLIST,
        Route::Method => METHOD,
        Route::Settings => SETTINGS,
        Route::Pools | Route::Pool(_) => pools::POOLS,
        Route::Position(_) => pools::POSITION,
        Route::Invite(_) => invite::INVITE,
        Route::Privacy => PRIVACY,
        Route::Compare(_) => SIDE_BY_SIDE,
        Route::Team(_) => TEAM,
        Route::Candidate(..) => CANDIDATE,
        Route::Kit(..) => KIT,
        Route::Confirm(..) => CONFIRM,
        Route::Unknown(_) => "No such page",
    }
}

/// The name of a paper, from which browsers make the name of a file: what it is, of whom, and of which day.
pub fn paper(what: &str, about: &[String], day: Option<Day>) -> String {
    let about = about.iter().map(|one| one.trim()).filter(|one| !one.is_empty());
    let day = day.map(|day| day.to_string());
    std::iter::once(what).chain(about).chain(day.as_deref()).collect::<Vec<_>>().join(", ")
}

pub fn decision_number(number: u16) -> String {
    format!("decision {number}")
}

/// Beside a question that was asked and is not any more; `date` as `2026-11-28`, `reason` a sentence of the content.
pub fn retired(date: &str, reason: &str) -> String {
    format!("Not asked since {date}: {reason} Your answer still counts.")
}

/// Beside a question: where the number for its difficulty comes from.
pub fn difficulty_rests_on(basis: &DifficultyBasis) -> String {
    match basis {
        DifficultyBasis::Answers(from) => {
            let people = counted(from.people, "person", "people");
            let day = Day::parse(&from.date).map_or_else(|| from.date.clone(), Day::words);
            format!("Difficulty: worked out on {day} from the answers of {people}.")
        }
        DifficultyBasis::Estimates { readers: 0 } => {
            "Difficulty: estimated by the question’s author alone.".to_owned()
        }
        DifficultyBasis::Estimates { readers } => {
            let readers = counted(*readers, "reader", "readers");
            format!(
                "Difficulty: estimated by the question’s author, and by {readers} before they saw the best answer."
            )
        }
    }
}

pub fn content_version(version: &str) -> String {
    format!("Content {version}")
}

/// A field takes another number than was typed.
pub fn taken_instead(least: u32, most: u32, taken: u32) -> String {
    format!("Enter a whole number from {least} to {most}. Until then, {taken} is used.")
}
