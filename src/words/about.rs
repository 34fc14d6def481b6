//! Words of what a person says they have done.

use cairn_core::attempt::{Degree, Field, Part, Track};

pub const YEARS_REFUSED: &str = "Whole years from 0 to 70 are kept; this was not.";

pub const fn track(track: Track) -> &'static str {
    match track {
        Track::Data => "Years with data or machine learning",
        Track::Leading => "Years leading people",
        Track::AiInBusiness => "Years putting AI to use in a business",
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

pub const fn part(part: Part) -> &'static str {
    match part {
        Part::Never => "Never",
        Part::TookPart => "Took part",
        Part::Led => "Led",
        Part::Owns => "Own it",
    }
}
