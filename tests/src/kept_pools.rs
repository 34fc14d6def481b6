//! What stands in the database of the pools.

use crate::Screen;

/// Every key with its value, in order.
pub async fn kept_pools(screen: &Screen) -> Vec<(String, String)> {
    let read = "const done = arguments[arguments.length - 1], opening = indexedDB.open('cairn-pools');
        opening.onsuccess = () => {
          const store = opening.result.transaction('records').objectStore('records');
          const keys = store.getAllKeys(), values = store.getAll();
          values.onsuccess = () => {
            opening.result.close();
            done(keys.result.map((key, at) => [key, values.result[at]]));
          };
        };";
    let records = screen.script_with_callback(read).await;
    let mut all: Vec<(String, String)> =
        serde_json::from_value(records).unwrap_or_else(|error| panic!("records of pools: {error}"));
    // What stands beside them for the second copy is no record of a pool.
    all.retain(|(key, _)| !key.starts_with('\u{ffff}'));
    all
}
