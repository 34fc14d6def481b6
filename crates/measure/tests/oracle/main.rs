//! Every number in `tests/fixtures/irt`, made with packages that are not part of this project, at the tolerances of
//! the READMEs there. `CAIRN_IRT_FIXTURES` names another folder of the same layout.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod ability;
mod fit;
mod fixture;
mod luck;
mod points;
mod select;
mod space;
mod stopped;
