//! What is still being read into a pool, kept from before the first candidate until after the last: a pool that was left in
//! between is known to be incomplete, also after a crash.
//!
//! It says where this browser stands, so it is no part of a pool: no file of a pool holds it.

use crate::json::{self, Value};

use crate::PoolId;
use crate::record::write::JsonObject;

/// What is being read into a pool, or was when the pool was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// People of the example, who can be made again.
    pub made_up: bool,
    /// Files and links, which only the manager can bring once more.
    pub given: bool,
}

impl Unread {
    /// People of the example.
    pub const MADE_UP: Self = Self { made_up: true, given: false };
    /// Files and links.
    pub const GIVEN: Self = Self { made_up: false, given: true };

    /// This and that.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { made_up: self.made_up || other.made_up, given: self.given || other.given }
    }

    /// This without that.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self { made_up: self.made_up && !other.made_up, given: self.given && !other.given }
    }

    /// Whether everything is read.
    pub const fn is_nothing(self) -> bool {
        !self.made_up && !self.given
    }
}

/// The key of a pool's record.
pub fn unread_key(pool: &PoolId) -> String {
    format!("unread/{pool}")
}

/// The record.
pub fn write_unread(unread: Unread) -> String {
    let record = JsonObject::new().number("v", 1).truth("made_up", unread.made_up);
    record.truth("given", unread.given).end()
}

/// Reads a record; what cannot be read says of nothing that it is unread.
pub fn read_unread(text: &str) -> Unread {
    let value = json::read(text).unwrap_or_default();
    let flag = |name: &str| value.get(name).and_then(Value::as_bool).unwrap_or(false);
    Unread { made_up: flag("made_up"), given: flag("given") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_survives_writing_and_reading() {
        for made_up in [false, true] {
            for given in [false, true] {
                let unread = Unread { made_up, given };
                assert_eq!(read_unread(&write_unread(unread)), unread);
            }
        }
        for bad in ["", "{", "[]", "{\"made_up\":1}"] {
            assert_eq!(read_unread(bad), Unread::default(), "{bad}");
        }
    }

    /// Files that were left half read stay so when the people of the example are all there, and the other way round.
    #[test]
    fn what_is_read_leaves_the_rest_unread() {
        let both = Unread::MADE_UP.and(Unread::GIVEN);
        assert_eq!(both.without(Unread::MADE_UP), Unread::GIVEN);
        assert_eq!(both.without(Unread::GIVEN), Unread::MADE_UP);
        assert!(both.without(both).is_nothing() && !both.is_nothing());
    }

    #[test]
    fn the_key_is_none_of_a_pool() {
        let pool = PoolId::parse("pool-1a2b").unwrap();
        assert_eq!(super::super::PoolKey::parse(&unread_key(&pool)), None);
    }
}
