//! Blocks of a calendar that do not lie on one another.

use super::day::Day;

/// The first hour at which a block may begin.
const FIRST: u32 = 6;
const HOURS_A_DAY: u32 = 24;

/// The time that a block takes.
pub(super) struct Taken {
    /// From this minute of a day to that one.
    minutes: (u32, u32),
    /// The days, in order.
    days: Vec<Day>,
}

impl Taken {
    /// A block that begins at an hour and lasts so many minutes, on these days in order.
    pub(super) const fn at(hour: u32, minutes: u32, days: Vec<Day>) -> Self {
        Self { minutes: (hour * 60, hour * 60 + minutes), days }
    }

    fn is_on(&self, days: &[Day], (from, until): (u32, u32)) -> bool {
        self.minutes.0 < until
            && from < self.minutes.1
            && days.iter().any(|day| self.days.binary_search(day).is_ok())
    }
}

/// The hour nearest to the wished one, the later of two, at which a block of so many minutes lies on none of these and ends on its
/// day; the wished one where there is none, for a day that is full has no better one.
pub(super) fn free_hour(taken: &[Taken], days: &[Day], (wished, minutes): (u32, u32)) -> u32 {
    let free = |hour: &u32| {
        let span = (hour * 60, hour * 60 + minutes);
        span.1 <= HOURS_A_DAY * 60 && !taken.iter().any(|one| one.is_on(days, span))
    };
    let hours = (FIRST..HOURS_A_DAY).filter(free);
    hours.min_by_key(|hour| (hour.abs_diff(wished), *hour < wished)).unwrap_or(wished)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Practice of a piece and what is left of it for its proof began at five on the same Saturdays.
    #[test]
    fn a_block_on_another_begins_at_the_nearest_free_hour() {
        let first = Day::of(2026, 12, 19).unwrap_or_else(|| unreachable!());
        let saturdays = |from: i32| (from..5).map(|week| first.plus(7 * week)).collect::<Vec<Day>>();
        let practice = Taken::at(17, 60, saturdays(0));
        assert_eq!(free_hour(&[], &saturdays(1), (17, 30)), 17);
        assert_eq!(free_hour(&[Taken::at(17, 60, saturdays(0))], &saturdays(1), (17, 30)), 18);
        let study = Taken::at(18, 120, saturdays(2));
        assert_eq!(free_hour(&[practice, study], &saturdays(1), (17, 30)), 16);
        assert_eq!(free_hour(&[Taken::at(17, 60, saturdays(0))], &[first.plus(1)], (17, 30)), 17, "a Sunday");
        let whole = Taken::at(0, HOURS_A_DAY * 60, saturdays(0));
        assert_eq!(free_hour(&[whole], &saturdays(1), (17, 30)), 17, "a full day has no better hour");
    }
}
