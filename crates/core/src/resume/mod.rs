//! A résumé in the form of JSON Resume (schema 1.3.1, and the older shapes that many files still have): what can be
//! told from it, and what cannot.
//!
//! A résumé holds claims without answers. So nothing of it becomes an answer or a level; years, degree and field can
//! become what a person says about themselves, once they have seen them.

mod date;
mod read;
mod view;
mod years;

pub use date::{Month, When};
pub use read::{EndDate, MAX_ROWS, NotRead, NotReadWhy, Resume, ResumeJob, ResumeSkill, ResumeStudy, is_job};
pub use view::{FactFound, JobRow, ResumeView, SkillFound, StudyRow, resume_view};
pub use years::{DateDoubt, Span};
