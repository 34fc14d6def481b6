//! Calibration: what many people's answers say of the questions, so that data correct the experts.
//!
//! The statistics are [`cairn_measure::calibrate`]; here stands what connects them with Cairn: the experts' estimates become
//! priors ([`Study`]), the attempts of a person the answers that are weighed ([`Respondent`]), sums over parts of the people a
//! [`Part`] that travels as JSON, the outcome a [`Report`], and the new parameters go back into the files of the questions
//! ([`written`]).
//!
//! Names, facts and evidence never get here: a respondent is answers, times, a date and perhaps a group. `docs/calibration.md` says what is assumed, what was
//! measured and how to run it.

mod part;
mod report;
mod respondent;
mod rewriting;
mod study;
mod table;
mod usage;
mod write;

pub use part::{CalibrationState, Part, PartError};
pub use report::{Contradiction, GroupShift, Report, Row, SkillMean};
pub use respondent::{Respondent, Unusable};
pub use rewriting::{Kept, Rewriting, rewriting_markdown};
pub use study::{Study, StudyError};
pub use table::markdown;
pub use usage::Usage;
pub use write::{Before, Change, Unwritten, WIDENED, WriteError, changes, next_version, written};
