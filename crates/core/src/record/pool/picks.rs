//! Who is picked for the short list of a pool: the manager's work, so it is kept and goes into files like the rest of it.

use crate::json::{self, Value};

use crate::CandidateId;
use crate::record::json::Object;
use crate::record::write::{JsonObject, array, quoted};

/// Version of the record that this code writes and reads.
const VERSION: u64 = 1;

/// Who is picked by a record, in the order of picking; nobody where there is none, or none that can be read.
pub fn read_picks(text: &str) -> Vec<CandidateId> {
    known(text).unwrap_or_default()
}

/// The record after somebody was picked, or no longer, in one tab: `was` and `now` are what that tab shows before and after.
///
/// Only what that tab has changed is changed, so that no tab undoes what another one has picked. A record that only a newer
/// version can read stays as it is.
pub fn picks_after(before: &str, was: &[CandidateId], now: &[CandidateId]) -> String {
    let kept = if before.is_empty() { Some(Vec::new()) } else { known(before) };
    let Some(mut picked) = kept else { return before.to_owned() };
    picked.retain(|one| now.contains(one) || !was.contains(one));
    for one in now.iter().filter(|one| !was.contains(one)) {
        if !picked.contains(one) {
            picked.push(one.clone());
        }
    }
    let ids: Vec<String> = picked.iter().map(|one| quoted(one.as_str())).collect();
    JsonObject::new().number("v", 1).raw("picked", &array(&ids)).end()
}

fn known(text: &str) -> Option<Vec<CandidateId>> {
    let value = json::read(text).ok()?;
    let record = Object(value.as_object()?);
    if record.whole("v").ok()? != VERSION {
        return None;
    }
    let id = |one: &Value<'_>| one.as_str().and_then(CandidateId::parse);
    Some(record.list("picked").ok()?.iter().filter_map(id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(list: &[&str]) -> Vec<CandidateId> {
        list.iter().filter_map(|id| CandidateId::parse(id)).collect()
    }

    #[test]
    fn two_tabs_that_pick_undo_nothing_of_each_other() {
        let first = picks_after("", &[], &ids(&["full-1"]));
        assert_eq!(first, "{\"v\":1,\"picked\":[\"full-1\"]}");
        // The other tab had nobody picked, and picks another.
        let both = picks_after(&first, &[], &ids(&["full-2"]));
        assert_eq!(read_picks(&both), ids(&["full-1", "full-2"]));
        // The first one takes its own back, and picks a third.
        let after = picks_after(&both, &ids(&["full-1"]), &ids(&["full-3"]));
        assert_eq!(read_picks(&after), ids(&["full-2", "full-3"]));
        assert_eq!(picks_after(&after, &ids(&["full-2"]), &ids(&["full-2"])), after);
        assert_eq!(read_picks(&picks_after(&after, &ids(&["full-2", "full-3"]), &[])), []);
    }

    #[test]
    fn what_cannot_be_read_picks_nobody_and_is_not_written_over() {
        for text in
            ["", "{", "[]", "{\"v\":1}", "{\"v\":2,\"picked\":[\"full-1\"]}", "{\"v\":1,\"picked\":[3]}"]
        {
            assert_eq!(read_picks(text), [], "{text}");
        }
        for text in ["{", "{\"v\":2,\"picked\":[\"full-1\"]}"] {
            assert_eq!(picks_after(text, &[], &ids(&["full-2"])), text);
        }
    }
}
