//! Records of pools in a file of everything: under keys of their own, and, where names of a pool are hidden, packed as in the file of
//! that pool.

use std::collections::BTreeSet;

use super::invited::{packed, unpacked};
use super::key::{PoolKey, key_from_everything, key_in_everything};
use super::position::read_pool;
use super::whole::for_file;

/// Records of pools as they go into a file of everything. Those with names of a pool whose names are hidden are packed, so that whoever
/// looks into the file reads none by accident. That is no secret: anybody can unpack it.
#[must_use]
pub fn for_everything(records: Vec<(String, String)>) -> Vec<(String, String)> {
    let hidden = |(key, text): &(String, String)| match PoolKey::parse(key)? {
        PoolKey::Pool(id) => {
            read_pool(id.clone(), text).ok().filter(|pool| pool.hidden).map(|_| id.as_str().to_owned())
        }
        _ => None,
    };
    let hidden: BTreeSet<String> = records.iter().filter_map(hidden).collect();
    let told = |(key, text): (String, String)| {
        let names = match PoolKey::parse(&key) {
            Some(PoolKey::Of(id, ..) | PoolKey::Invited(id)) => hidden.contains(id.as_str()),
            _ => false,
        };
        (key_in_everything(&key), if names { packed(&text) } else { text })
    };
    for_file(records).into_iter().map(told).collect()
}

/// The key and text of a pool's record that stands so in a file of everything; `None` where it is no pool's.
pub fn from_everything(key: &str, text: &str) -> Option<(String, String)> {
    Some((key_from_everything(key)?.to_owned(), unpacked(text)))
}
