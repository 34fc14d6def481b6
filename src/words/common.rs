//! Buttons, heads and answers that several areas share.

pub const HEAD_CANDIDATE: &str = "Candidate";
pub const HEAD_FIT: &str = "Fit";
pub const HEAD_MUST_HAVES: &str = "Must-haves";
pub const NO_SUCH_POOL: &str = "There is no such pool here";
pub const STAGES_OF_PATH: &str = "Stages of the path";
pub const TO_CANDIDATES: &str = "See candidates";
pub const HEAD_GROUP: &str = "Group";
pub const CANCEL: &str = "Cancel";
pub const NOT_RANKED: &str = "not ranked";

/// A stage in a list to choose from.
pub fn numbered_stage(number: u8, name: &str) -> String {
    format!("Stage {number}: {name}")
}

pub const CHOOSE_ONE: &str = "Choose an assessment";
pub const CHOOSE_ANOTHER: &str = "Choose another assessment";
pub const I_SEE: &str = "Got it";
pub const PRINT_OR_PDF: &str = "Print, or save as PDF";
pub const SAVE_ANSWERS: &str = "Save my answers to a file";
pub const NOT_COME: &str = "This could not be loaded. Check the connection.";
pub const TRY_AGAIN: &str = "Try again";
pub const CHOOSE_FOLDER: &str = "Or choose a whole folder, with everything in it";
pub const KEPT_NOW: &str = "Saved.";

pub const CHOOSE_ASSESSMENT: &str = "Choose an assessment";
pub const ABOUT_YOU: &str = "About you";
pub const TO_START: &str = "Go to the start page";
pub const BEGIN: &str = "Begin";
pub const YOUR_NAME_OPTIONAL: &str = "Your name (optional)";
pub const BACK: &str = "Back";
pub const SAVE_FILE: &str = "Save the file";
pub const SEE_EXACTLY: &str = "See exactly what is in it";
pub const KEEP_IT: &str = "Keep it";
pub const ANSWERED: &str = "Answered";
pub const TABLE_CSV: &str = "A table (CSV)";
