//! Calibration: what many people's answers say of the questions, so that data correct the experts.
//!
//! The statistics are [`cairn_measure::calibrate`]; here stands what connects them with Cairn: the experts' estimates become
//! priors ([`Study`]), the attempts of a person the answers that are weighed ([`Respondent`]), sums over parts of the people a
//! [`PartialSums`] that travels as JSON, the outcome a [`Report`], and the new parameters go back into the files of the questions
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

pub use part::{CalibrationState, PartError, PartialSums};
pub use report::{CalibrationRow, Contradiction, GroupShift, Report, SkillMean};
pub use respondent::{Respondent, Unusable};
pub use rewriting::{KeptQuestion, Rewriting, rewriting_markdown};
pub use study::{Study, StudyError};
pub use table::markdown;
pub use usage::Usage;
pub use write::{Before, Change, Unwritten, WIDENED, WriteError, changes, next_version, written};
