//! Headings, fields and buttons on the pages of pools.

use super::pools::rests_on;
use super::terms::{level_of, list, thousands};
use cairn_core::compare::SkillBasis;
use cairn_core::compare::view::LevelBand;

pub const NAME_TO_SHOW: &str = "Name to show";
pub const TAGS: &str = "Tags, separated by commas";
pub const OPEN_CANDIDATE: &str = "Open the candidate";
pub const STATUS: &str = "Status";
pub const PICK_NOBODY: &str = "Clear all picks";
pub const TAKE_OUT_OF_POOL: &str = "Remove from the pool …";
pub const TAKE_OUT_SURE: &str = "Remove from the pool, with all notes?";
pub const TAKE_OUT_DO: &str = "Remove";
pub const TAKE_OUT_NOT: &str = "Keep";
pub const CHOOSE_PROFILES: &str =
    "Choose profiles, a ZIP of profiles or a pool's file, or drop files or a whole folder here";
pub const OFFER_WHOLE: &str = "Bring the whole pool back";
pub const OFFER_ADD: &str = "Add only its candidates here";
pub const OFFER_LEAVE: &str = "Leave it";
pub const PASTE_LINKS: &str = "Or paste links, one per line";
pub const ADD_LINKS: &str = "Add the links";
pub const READING: &str = "Reading";
pub const SAID_OF_FILES: &str = "Messages about each file";
pub const NO_SUCH_POOL_MORE: &str = "Pools are kept in the browser in which they were made. If somebody sent you a pool as a file, open it under “Open a saved pool”.";
pub const POSITION_BEFORE: &str = "Position: ";
pub const POSITION_NOT_NAMED: &str = "not named";
pub const PUT_BACK: &str = "Put back";
pub const SAVE_POOL: &str = "Save the pool to a file";
pub const JSON_INTERVALS: &str = "JSON with intervals";
pub const IS_MADE_UP: &str = " · made up";
pub const RENAME: &str = "Rename";
pub const POOL_UNNAMED: &str = "Pool without a name";
pub const TEAM_UNNAMED: &str = "Team without a name";
pub const RENAME_TO: &str = "New name of the pool";
pub const RENAME_KEEP: &str = "Save the new name";
pub const REMOVE_POOL: &str = "Remove …";
pub const REMOVE_POOL_DO: &str = "Remove the pool";
pub const POOL_NAME: &str = "Name of a new pool, for example the position";
pub const MAKE_POOL: &str = "Make the pool";
pub const SEE_EXAMPLE_POOL: &str = "Look at an example of 12 made-up candidates";
pub const EXAMPLE_NOT_COME: &str = "The example could not be loaded. Check the connection and try again.";
pub const TABLE_OF_CANDIDATES: &str = "Candidates";
pub const BY_NAME: &str = "Name";
pub const BY_BIAS: &str = "Self-rating too high";
pub const SHOW_WHO: &str = "Show";
pub const ORDER_BY: &str = "Order by";
pub const COLUMNS: &str = "Columns";
pub const COLUMN_SKILLS: &str = "Skills";
pub const SEARCH: &str = "Search names and tags";
pub const POOL_WEIGHTS: &str = "Weights";

/// How many files more there is something to say of.
pub fn more_files(count: usize) -> String {
    format!("And {} more.", thousands(count))
}

/// The heading of two candidates.
pub fn two_of(first: &str, second: &str) -> String {
    format!("{first} and {second}")
}

/// Before the list of what parts two candidates.
pub fn beside_second(first: &str, second: &str) -> String {
    format!("{first} compared with {second}; the largest effect on the fit comes first:")
}

/// A cell of a skill, for those who hear the table: the level with its interval, and what it rests on.
pub fn cell_heard(band: LevelBand, rests: SkillBasis) -> String {
    format!("{}, {}", level_of(band), rests_on(rests))
}

/// How many more, at the end of a list of names.
pub fn more_of_group(count: usize) -> String {
    format!("{} more", thousands(count))
}

/// Who stays in the first group with other weights, who may leave it and who may enter it: names, and how many they are;
/// `None` where nobody is named.
pub fn first_group_sways([stay, leave, enter]: [(String, usize); 3]) -> Option<String> {
    let stay = match stay.1 {
        0 => None,
        1 => Some(format!("{} stays in the first group", stay.0)),
        _ => Some(format!("{} stay in the first group", stay.0)),
    };
    let leave = (leave.1 > 0).then(|| format!("{} may leave it", leave.0));
    let enter = (enter.1 > 0).then(|| format!("{} may enter it", enter.0));
    let said: Vec<String> = [stay, leave, enter].into_iter().flatten().collect();
    (!said.is_empty()).then(|| format!("With each weight up to 30% higher or lower, {}.", said.join("; ")))
}

/// That interview scores count for some of an order and not for others; names of both.
pub fn interviewed(scored: &[String], not_scored: &[String], fewer_without: bool) -> String {
    let who = if fewer_without {
        format!("No interview scores are in yet for {}.", list(not_scored))
    } else {
        format!("So far, interview scores are in only for {}.", list(scored))
    };
    format!(
        "{who} Interview scores move a fit up or down, so people with and without them cannot be compared fairly yet."
    )
}

/// Some of the first group, or all of it; `grouped` where there is another one.
pub fn in_first_group(names: &[String], all: bool, grouped: bool) -> String {
    match (all, grouped) {
        (true, true) => "Everybody in group A".to_owned(),
        (true, false) => "Everybody".to_owned(),
        (false, true) => format!("In group A, {}", list(names)),
        (false, false) => list(names),
    }
}

/// That somebody probably misses a level that must be reached, whatever else they meet.
pub fn miss_level(who: &str, one: bool) -> String {
    format!(
        "{who} probably {} a must-have: taken by itself, it is met with a chance below 50%.",
        if one { "misses" } else { "miss" }
    )
}

/// That somebody says fewer years than must be there: that is not a matter of chance.
pub fn short_of_years(who: &str, one: bool) -> String {
    format!("{who} {} fewer years than you ask for.", if one { "states" } else { "state" })
}

/// The name of a file while names are hidden.
pub fn file_number(number: usize) -> String {
    format!("File {number}")
}
