//! Words about how pools are kept.

use cairn_core::keeping::pool_replication::PoolCopies;

pub const IN_MEMORY: &str = "This browser gives the page no database, so pools are held in memory only, and are lost when you close the page. Save the pool to a file.";
pub const FROM_COPY: &str = "The browser's database cannot be opened. Your pools are shown from the second copy; what you change now is held in memory only, and lost when you close the page. Save the pool to a file, then restart the browser.";
pub const LOST: &str = "The browser has lost this pool: neither its database nor the second copy has the pool any more. What you see is in this page alone: changes are not saved, and everything is lost when you close the page. Save the ranking as a table now; if you have a file of the pool, opening it brings everything back.";
pub const CAME_BACK: &str = "The browser had lost its database of your pools. It was restored from the second copy. Nothing that was kept twice is missing.";
pub const REFUSED: &str = "The browser refused to save the newest changes. They are still on the screen: save the pool to a file, and free some space.";
pub const SAVED_PACKED: &str = "While names are hidden, the pool's file holds them in packed form, so that nobody reads one by accident. They are still hidden when you open the file. Packed does not mean locked: anybody who wants to can unpack the file.";

/// How often pools are kept.
pub const fn copies(copies: PoolCopies) -> &'static str {
    match copies {
        PoolCopies::Waiting => "The second copy of your pools is being written.",
        PoolCopies::Two => {
            "Your pools are kept twice on this device: in the browser's database and in its cache. If one of them loses something, the other brings it back."
        }
        PoolCopies::Absent => {
            "Your pools are kept once, in the browser's database: this browser gives the page no second place for them. Save a pool to a file from time to time."
        }
        PoolCopies::Refused => {
            "Only one copy of your pools is kept, in the browser's database: the browser refuses to store a second one, usually for lack of space. Free some space, or save your pools to files."
        }
    }
}
