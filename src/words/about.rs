//! Words of what a person says they have done.

use cairn_core::attempt::{Degree, Field, Involvement, Track};

pub const ABOUT_NOTHING: &str = "Begin an assessment first; then you can say what you have done.";
pub const ABOUT_DONE: &str = "What you have done";
pub const ABOUT_LEAD: &str = "Skills show what you can do; here you say what you have done. You may skip any of it. What you enter is saved at once and stays on this device. It never changes what your skills show.";
pub const MILESTONES: &str = "Milestones of the path";
pub const MILESTONES_LEAD: &str =
    "Tick what applies to you. A line of evidence helps people who read your result.";
pub const NOT_SAID: &str = "Not stated";
pub const EXPERIENCE: &str = "Experience and education";
pub const DUTIES_OF: &str = "The work of an AI strategist";
pub const DUTIES_BUSINESS: &str = "With business leaders";
pub const DUTIES_TECHNICAL: &str = "With technical teams";
pub const EVIDENCE_LINE: &str = "Evidence, in one line (optional)";
pub const HIGHEST_DEGREE: &str = "Highest degree";
pub const DEGREE_FIELD: &str = "Field of study";

pub const YEARS_REFUSED: &str = "Not saved: enter a whole number of years from 0 to 70.";

pub const fn track(track: Track) -> &'static str {
    match track {
        Track::Data => "Years with data or machine learning",
        Track::Leading => "Years leading people",
        Track::AiInBusiness => "Years with AI in business",
    }
}

pub const fn degree(degree: Degree) -> &'static str {
    match degree {
        Degree::None => "No degree",
        Degree::Bachelor => "Bachelor's",
        Degree::Master => "Master's",
        Degree::Doctor => "Doctorate",
    }
}

pub const fn field(field: Field) -> &'static str {
    match field {
        Field::Technology => "IT or data science",
        Field::MachineLearning => "Machine learning, statistics, maths",
        Field::Business => "Business or economics",
        Field::Other => "Another field",
    }
}

pub const fn part(part: Involvement) -> &'static str {
    match part {
        Involvement::Never => "Never",
        Involvement::TookPart => "Took part",
        Involvement::Led => "Led",
        Involvement::Owns => "Own it",
    }
}
