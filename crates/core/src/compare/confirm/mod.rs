//! The confirmation test: a quarter of an hour before the manager, with questions that the candidate has not seen.

mod counting;
mod odds;
mod plan;

pub use counting::counting_test;
pub use odds::{
    Check, Estimates, FEWEST_ANSWERS, Finding, Odds, TOLD_OF_OTHER, TOLD_OF_SAME, odds, share_against,
};
pub use plan::{TestPlan, plan};
