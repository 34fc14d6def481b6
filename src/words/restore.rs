//! Words about pools that come back from a file, alone or with everything else.

use cairn_core::attempt::Answered;
use cairn_core::compare::{HeadCount, PoolKind};
use cairn_core::counts::counted;
use cairn_core::record::Adopted;
use cairn_core::record::pool::PoolHead;

use super::pools::head_count;
use super::terms::people;
use crate::pools::Offer;

pub const OPEN_SAVED: &str = "Open a saved pool";
pub const SAVED_POOL: &str = "A pool that was saved as a file (name.cairn-pool.jsonl): it comes back with its position, notes, interviews and decisions";
pub const COMING_BACK: &str = "Bringing the pool back …";
pub const BACK_REFUSED: &str = "The pool was not brought back: the browser could not read the file, or refused to store what is in it. Free some space and choose the file again.";
pub const BACK_SAME: &str = "This pool is here already, exactly as in the file.";
pub const POOLS_NOT_READ: &str = "Nothing was saved: the pools of candidates could not be read. Save without them, or load the page again.";
pub const POOLS_TOO_LARGE: &str = "Nothing was saved: the pools are too large for one file. Save each pool on its own page, and everything else without them.";
pub const SAVE_ELSEWHERE: &str = "Save what is kept there to a file";
pub const FROM_ELSEWHERE: &str =
    "The file was handed to the browser. To bring it back here, open it under “Open a profile”.";
pub const ELSEWHERE: &str = ", keeps data of its own in this browser. Answers given there do not show here, and deleting your data here does not delete the data there.";
pub const FROM_A_FILE: &str = ", from a file";

/// How the sentence about another Cairn on this site begins.
pub const fn elsewhere(empty: bool) -> &'static str {
    if empty {
        "Nothing of yours is kept here yet, but another Cairn on this site, at "
    } else {
        "Another Cairn on this site, at "
    }
}

pub fn no_pool_file(name: &str) -> String {
    format!(
        "{name} is not a pool file: the name of a pool file ends in .cairn-pool.jsonl. To add a profile, open a pool first."
    )
}

/// A file of everything, chosen where one pool's is asked for.
pub fn everything_file(name: &str) -> String {
    format!(
        "{name} is not the file of a single pool: it holds everything from a device. Open it under “Open a profile”, and its pools come back with the rest."
    )
}

/// A whole pool among the files that were chosen inside another one.
pub fn offered(offer: &Offer) -> String {
    let (name, holds) = (&offer.file, pool_holds(&offer.head));
    format!(
        "{name} is a whole pool: {holds}. Bring it back as a pool of its own, with its position and decisions? Or add only its candidates to the pool that you have open here?"
    )
}

/// What a pool's file holds.
pub fn pool_holds(head: &PoolHead) -> String {
    let mut parts =
        vec![format!("\u{2068}{}\u{2069}", head.name), format!("\u{2068}{}\u{2069}", head.position.name)];
    // Its first line does not tell candidates from present staff.
    parts.extend(head.candidates.map(people));
    match head.decisions {
        0 => {}
        count => parts.push(counted(count, "decision", "decisions")),
    }
    parts.join(", ")
}

/// That a pool is back, with whom it holds.
pub fn came_back(kind: PoolKind, count: HeadCount) -> String {
    let pool = if kind == PoolKind::Team { "team" } else { "pool" };
    format!(
        "The {pool} is back: {}, with its position and everything that was noted.",
        head_count(kind, count)
    )
}

/// What else came of bringing a pool back. `missing` are candidates that the file names and does not have.
pub fn what_came(head: &PoolHead, missing: usize, beside: bool, bad: &[String]) -> String {
    let mut said = String::new();
    if head.id.is_none() {
        said.push_str(" The file is from an older version of Cairn, which saved no decisions.");
    }
    if beside {
        said.push_str(" A different version of this pool is here already, so the one in the file was added next to it, under a name that says so.");
    }
    if missing > bad.len() {
        said.push_str(" The file is cut off: ");
        said.push_str(&counted(missing - bad.len(), "of its candidates is", "of its candidates are"));
        said.push_str(" missing.");
    }
    for sentence in bad.iter().take(10) {
        said.push(' ');
        said.push_str(sentence);
    }
    said
}

/// What a file of everything holds, beside its name.
pub fn in_everything(given: Answered, attempts: usize, pools: usize) -> String {
    match (attempts, pools) {
        (0, 1) => "1 pool of candidates, and no answers of your own".to_owned(),
        (0, count) if count > 0 => format!("{count} pools of candidates, and no answers of your own"),
        _ => format!(
            "everything that a device held, {}{}",
            super::keep::stored(given, attempts, None),
            and_pools_here(pools)
        ),
    }
}

/// Beside the box that lets pools go with everything else.
pub fn and_the_pools(count: usize) -> String {
    let pools = if count == 1 {
        "the pool of candidates".to_owned()
    } else {
        format!("the {count} pools of candidates")
    };
    format!("Also delete {pools}, with all notes")
}

/// Behind what is stored of a person: pools that are here, too.
pub fn and_pools_here(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "; and 1 pool of candidates, kept separately from your own answers".to_owned(),
        count => format!("; and {count} pools of candidates, kept separately from your own answers"),
    }
}

/// Beside the box that takes pools along into a file of everything; `hidden` where names of one of them are.
pub fn with_the_pools(count: usize, hidden: bool) -> String {
    let pools = if count == 1 { "the pool".to_owned() } else { format!("the {count} pools") };
    let packed = if hidden {
        ". Where names are hidden, they are packed in the file, so that nobody reads one by accident. Packing does not keep them secret: anybody can unpack them"
    } else {
        ""
    };
    format!("With {pools} of candidates: other people's profiles, your notes and decisions{packed}")
}

pub const TO_POOLS: &str = "Open the pools";

/// What bringing everything back has done: nothing is said of one's own where the file has pools alone.
pub fn everything_restored(own: Adopted, pools: Option<(usize, usize)>) -> String {
    let of_pools = pools_restored(pools);
    let own = if own == Adopted::default() && !of_pools.is_empty() {
        String::new()
    } else {
        super::storage::restored(own)
    };
    format!("{own}{of_pools}").trim().to_owned()
}

/// What became of the pools of a file of everything: how many came, how many were here; nothing where the browser refused.
fn pools_restored(restored: Option<(usize, usize)>) -> String {
    let Some((came, same)) = restored else { return format!(" {BACK_REFUSED}") };
    match (came, same) {
        (0, 0) => String::new(),
        (0, same) => {
            format!(" {} here already.", counted(same, "pool of candidates was", "pools of candidates were"))
        }
        (came, 0) => {
            format!(" {} brought back.", counted(came, "pool of candidates was", "pools of candidates were"))
        }
        (came, same) => format!(
            " {} brought back, and {} here already.",
            counted(came, "pool of candidates was", "pools of candidates were"),
            counted(same, "was", "were")
        ),
    }
}
