//! Buttons, heads and answers that several areas share.

pub const CHOOSE_ONE: &str = "Choose one";
pub const CHOOSE_ANOTHER: &str = "Choose another";
pub const I_SEE: &str = "I see";
pub const PRINT_OR_PDF: &str = "Print, or save as PDF";
pub const SAVE_ANSWERS: &str = "Save my answers to a file";
pub const NOT_COME: &str = "This could not be loaded. Check the connection.";
pub const TRY_AGAIN: &str = "Try again";
pub const CHOOSE_FOLDER: &str = "Or choose a whole folder, with all that is in it";
pub const KEPT_NOW: &str = "Kept.";

pub const CHOOSE_ASSESSMENT: &str = "Choose an assessment";
pub const ABOUT_YOU: &str = "About you";
pub const TO_START: &str = "Go to the start";
pub const BEGIN: &str = "Begin";
pub const YOUR_NAME_OPTIONAL: &str = "Your name (optional)";
pub const BACK: &str = "Back";
pub const SAVE_FILE: &str = "Save the file";
pub const SEE_EXACTLY: &str = "See exactly what is in it";
pub const KEEP_IT: &str = "Keep it";
pub const ANSWERED: &str = "Answered";
pub const TABLE_CSV: &str = "A table (CSV)";
