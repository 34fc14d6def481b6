//! Days of the week on which somebody studies.

use super::day::Day;

/// Days of the week; none of them: as they come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days(u8);

impl Days {
    /// The days of a week as calendars have them, from Monday on.
    pub const NAMES: [&'static str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// Whether none is chosen.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a day is one of them; `name` is what calendars call it.
    pub fn has(self, name: &str) -> bool {
        Self::NAMES.iter().zip(0..).any(|(known, at)| *known == name && self.0 >> at & 1 == 1)
    }

    /// With a day, or without it; `None` where there is no day of this name.
    #[must_use]
    pub fn with(self, name: &str, is: bool) -> Option<Self> {
        let (_, at) = Self::NAMES.iter().zip(0..).find(|(known, _)| **known == name)?;
        let bit = 1u8 << at;
        Some(Self(if is { self.0 | bit } else { self.0 & !bit }))
    }

    /// Their names, from Monday on.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.into_iter().filter(move |name| self.has(name))
    }

    /// On which of the seven days from one on they are, counted from it.
    pub(super) fn from(self, first: Day) -> Vec<u32> {
        let is = |more: &u32| self.has(first.plus(i32::try_from(*more).unwrap_or(0)).weekday());
        (0..7).filter(is).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_put_in_and_taken_out_by_name() {
        let some = Days::default().with("WE", true).and_then(|days| days.with("MO", true)).unwrap();
        assert_eq!(some.names().collect::<Vec<_>>(), ["MO", "WE"]);
        assert_eq!(some.with("WE", false).unwrap().names().collect::<Vec<_>>(), ["MO"]);
        assert_eq!(some.with("XX", true), None);
        // 28 November 2026 is a Saturday.
        assert_eq!(some.from(Day::of(2026, 11, 28).unwrap()), [2, 4]);
        assert!(Days::default().is_empty() && !some.is_empty());
    }
}
