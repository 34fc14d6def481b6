//! The pages. Each reads the state, has a view computed, and hands it to parts.

mod about;
mod assess;
mod candidate;
pub mod data;
mod decision;
mod delete_attempt;
mod documents;
mod example;
mod export;
mod fetched;
mod fields;
mod history;
mod home;
mod invitation;
mod invite;
mod jobs;
mod not_found;
mod open;
mod path;
mod person;
mod plan;
mod pool;
mod position;
mod rate;
mod result;

pub use result::paper::name_papers;

use cairn_core::record::link::RATE_PREFIX;
use cairn_core::route::Route;

use crate::parts::el::Part;
use crate::state::App;

/// The page of a place, of the first program; `None` where the second one has it.
pub fn first(app: App, route: Route) -> Option<Part> {
    if app.needs_packs(&route) {
        return None;
    }
    early(app, route)
}

/// The pages on the way to the last answer.
fn early(app: App, route: Route) -> Option<Part> {
    match route {
        Route::Home => Some(home::home_page(app)),
        Route::Choose => Some(assess::choose::choose_page(app)),
        Route::Before(mode) => Some(assess::introduction::before_page(app, mode)),
        Route::Assess => Some(assess::assess_page(app)),
        Route::Unknown(address) => Some(not_found::unknown_page(address)),
        Route::About
        | Route::Result
        | Route::Review
        | Route::Carry
        | Route::Open
        | Route::Shared(_)
        | Route::Roles
        | Route::Job
        | Route::History
        | Route::Attempt(_)
        | Route::Example(_)
        | Route::Invitation(_)
        | Route::Rate(_)
        | Route::Lawful
        | Route::Sheet(_)
        | Route::Path
        | Route::Plan
        | Route::PlanTo(_)
        | Route::PlanAnew(_)
        | Route::Decision(_)
        | Route::Shortlist(_)
        | Route::Noted(..)
        | Route::Method
        | Route::Settings
        | Route::Pools
        | Route::Pool(_)
        | Route::Position(_)
        | Route::Invite(_)
        | Route::Privacy
        | Route::Compare(_)
        | Route::Team(_)
        | Route::Candidate(..)
        | Route::Kit(..)
        | Route::Confirm(..) => None,
    }
}

/// The page of a place, of the second program, which has them all.
pub fn every(app: App, route: Route) -> Option<Part> {
    match route {
        Route::About => Some(about::about_page(app)),
        Route::Result => Some(result::result_page(app)),
        Route::Review => Some(result::review::review_page(app)),
        Route::Carry => Some(export::carry_page(app)),
        Route::Open => Some(open::open_page(app)),
        Route::Shared(text) => Some(open::shared::shared_page(app, &text)),
        Route::Roles => Some(jobs::roles::roles_page(app)),
        Route::Job => Some(jobs::job::job_page(app)),
        Route::History => Some(history::history_page(app)),
        Route::Attempt(id) => Some(history::attempt::attempt_page(app, id)),
        Route::Example(of) => Some(example::example_page(app, of)),
        Route::Rate(text) => Some(rate::rate_page(app, &format!("{RATE_PREFIX}{text}"))),
        Route::Invitation(text) => Some(invitation::invitation_page(app, &Route::Invitation(text).to_path())),
        Route::Lawful => Some(documents::lawful::lawful_page()),
        Route::Sheet(sheet) => Some(documents::lawful::sheet_page(sheet)),
        Route::Path => Some(path::path_page_of(app)),
        Route::Plan => Some(plan::plan_page(app, None)),
        Route::PlanTo(aim) => Some(plan::plan_page(app, Some(aim))),
        Route::PlanAnew(aim) => Some(plan::anew_page(app, aim)),
        Route::Decision(id) => {
            Some(candidate::for_applicants(id.clone(), move || decision::decision_page(app, &id)))
        }
        Route::Shortlist(id) => Some(candidate::for_applicants(id.clone(), move || {
            decision::shortlist::shortlist_page(app, id.clone(), None)
        })),
        Route::Noted(id, number) => Some(candidate::for_applicants(id.clone(), move || {
            decision::shortlist::shortlist_page(app, id.clone(), Some(number))
        })),
        Route::Method => Some(documents::method::method_page()),
        Route::Settings => Some(data::settings::settings_page(app)),
        Route::Pools => Some(pool::pools::pools_page(app)),
        Route::Pool(id) => Some(pool::pool_page(app, id)),
        Route::Position(id) => Some(position::position_page(app, id)),
        Route::Invite(id) => {
            Some(candidate::for_applicants(id.clone(), move || invite::invite_page(app, &id)))
        }
        Route::Compare(id) => Some(candidate::beside_page(app, id)),
        Route::Team(id) => Some(candidate::team_page(app, id)),
        Route::Candidate(pool, id) => Some(candidate::candidate_page(app, pool, id)),
        Route::Kit(pool, id) => Some(candidate::for_applicants(pool.clone(), move || {
            candidate::kit_page(app, pool.clone(), id.clone())
        })),
        Route::Confirm(pool, id) => Some(candidate::confirm_page(app, pool, id)),
        Route::Privacy => Some(data::privacy::privacy_page(app)),
        other => early(app, other),
    }
}
