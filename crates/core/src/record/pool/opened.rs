//! When this browser last showed a candidate's page, and how they stood then.
//!
//! It says what one reader has seen, so it is no part of a pool: no file holds it, and nothing is compared by it.

use crate::json;

use crate::compare::Opened;
use crate::decimal::Tenths;
use crate::record::json::Object;
use crate::record::write::JsonObject;
use crate::{CandidateId, PoolId};

/// What opens the keys of a pool's candidates.
pub fn opened_prefix(pool: &PoolId) -> String {
    format!("opened/{pool}/")
}

/// The key of a candidate.
pub fn opened_key(pool: &PoolId, candidate: &CandidateId) -> String {
    format!("{}{candidate}", opened_prefix(pool))
}

/// The record.
pub fn write_opened(opened: &Opened) -> String {
    let record = JsonObject::new().number("v", 1).number("at", opened.at.0).number("answers", opened.answers);
    match opened.fit {
        Some(fit) => record.text("fit", &format!("{:.1}", fit.get())).end(),
        None => record.end(),
    }
}

/// Reads a record; what cannot be read is as if the page never was opened.
pub fn read_opened(text: &str) -> Option<Opened> {
    let value = json::read(text).ok()?;
    let record = Object(value.as_object()?);
    Some(Opened {
        at: record.time("at").ok()?,
        answers: u32::try_from(record.whole("answers").ok()?).ok()?,
        fit: record.text("fit", 20).ok().and_then(Tenths::parse),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attempt::Millis;

    #[test]
    fn a_record_survives_writing_and_reading() {
        for fit in [None, Some(Tenths::of(-0.3)), Some(Tenths::of(5.0))] {
            let opened = Opened { at: Millis(9), answers: 77, fit };
            assert_eq!(read_opened(&write_opened(&opened)), Some(opened));
        }
        assert_eq!(read_opened("{}"), None);
        assert_eq!(read_opened("{\"v\":1,\"at\":9,\"answers\":-1}"), None);
    }

    #[test]
    fn the_key_is_none_of_a_pool() {
        let pool = PoolId::parse("pool-1a2b").unwrap();
        let key = opened_key(&pool, &CandidateId::parse("full-00a/b-7").unwrap());
        assert!(key.starts_with(&opened_prefix(&pool)));
        assert_eq!(super::super::PoolKey::parse(&key), None);
    }
}
