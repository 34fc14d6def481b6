//! What stands in the first store of pools beside the pools themselves.
//!
//! All of it sorts behind every key of a pool, even behind what an older version of the app takes for the end when it removes
//! everything: that must neither take the name away nor the marks.

/// Sorts behind every character of the keys of pools.
const BEHIND: char = '\u{ffff}';

/// The key of the name.
pub fn name_key() -> String {
    format!("{BEHIND}name")
}

/// What opens the keys of all marks of removals.
pub fn removed_keys() -> String {
    format!("{BEHIND}removed/")
}

/// What opens the keys of all other marks.
pub fn owed_keys() -> String {
    format!("{BEHIND}owed/")
}

/// The key of the mark of this key.
pub fn owed_key(of: &str) -> String {
    format!("{}{of}", owed_keys())
}

/// The key of the mark that all whose keys open with this were removed.
pub fn removed_key(of: &str) -> String {
    format!("{}{of}", removed_keys())
}

/// Whether a key is one of these.
pub fn is_beside(key: &str) -> bool {
    key.starts_with(BEHIND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_sorts_behind_everything_that_is_ever_removed() {
        for beside in [name_key(), owed_key("pool/a"), removed_key(""), owed_key("")] {
            assert!(is_beside(&beside));
            assert!(beside.as_str() > "zzz" && beside > BEHIND.to_string());
        }
        assert!(!is_beside("pool/a"));
    }
}
