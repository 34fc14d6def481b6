//! How much of local storage is used, and by what.

use super::key::Key;

/// What browsers give an origin, in UTF-16 code units of keys and values. Five million is what all of them give at least.
pub const LIMIT: usize = 5_000_000;

/// The use of local storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Space {
    /// Code units of all keys and values of ours.
    pub used: usize,
    /// Records: entries under keys of their own.
    pub records: usize,
    /// Packs: finished attempts in one value each.
    pub packs: usize,
    /// Entries of plans, and of the person's own numbers for them.
    pub plans: usize,
}

impl Space {
    /// What these keys and values take.
    pub fn of(pairs: &[(String, String)]) -> Self {
        let units = |text: &str| text.encode_utf16().count();
        let count = |is: fn(&Key) -> bool| {
            pairs.iter().filter(|(key, _)| Key::parse(key).as_ref().is_some_and(is)).count()
        };
        Self {
            used: pairs.iter().map(|(key, value)| units(key) + units(value)).sum(),
            records: count(|key| matches!(key, Key::Entry(..))),
            packs: count(|key| matches!(key, Key::Pack(..))),
            plans: count(|key| matches!(key, Key::Plan(..))),
        }
    }

    /// The used part of [`LIMIT`] in percent, rounded up, so that little is not called nothing.
    pub const fn percent(self) -> usize {
        (self.used * 100).div_ceil(LIMIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_counts_keys_and_values_as_browsers_do() {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let space = Space::of(&[
            pair("cairn/attempt/full-1/000001.t1", "é\u{1f600}"),
            pair("cairn/pack/full-1/0000000000000001", ""),
            pair("cairn/plan/plan-1/000001.t1", ""),
            pair("cairn/odd", "abc"),
        ]);
        assert_eq!(space, Space { used: 30 + 3 + 34 + 27 + 12, records: 1, packs: 1, plans: 1 });
        assert_eq!(space.percent(), 1);
        assert_eq!(Space::default().percent(), 0);
        assert_eq!(Space { used: LIMIT, ..space }.percent(), 100);
    }
}
