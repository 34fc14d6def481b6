//! What jobs and roles ask for, beside a person.

pub(super) mod job;
pub(super) mod resume;
pub(super) mod roles;
