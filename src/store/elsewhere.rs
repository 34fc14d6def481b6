//! What another deployment on this origin keeps under the plain names; only read.

use cairn_core::record::Key;
use cairn_core::record::pool::PoolKey;

use super::database::Database;
use super::{indexed_db_copy, local_storage, pools};

/// Its records, and those of its pools. What cannot be read is left out.
pub async fn all() -> (Vec<(String, String)>, Vec<(String, String)>) {
    let mut records = read(indexed_db_copy::NAME, indexed_db_copy::VERSION).await;
    // What both copies have is as local storage says.
    let first = local_storage::plain();
    records.retain(|(key, _)| Key::is_ours(key) && !first.iter().any(|(known, _)| known == key));
    records.extend(first);
    records.retain(|(key, _)| !matches!(Key::parse(key), Some(Key::Forgotten(..))));
    let pools = read(pools::NAME, pools::VERSION).await;
    (records, pools.into_iter().filter(|(key, _)| PoolKey::parse(key).is_some()).collect())
}

async fn read(name: &str, version: u32) -> Vec<(String, String)> {
    let Ok(database) = Database::named(name, version, |_| {}).await else { return Vec::new() };
    let read = database.range("", "", u32::MAX).await.unwrap_or_default();
    database.close();
    read
}
