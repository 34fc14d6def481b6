//! Days of the calendar, without a time and a zone.
//!
//! Ours, because `jiff` would add 16 KB to the program, and `time` 0.3 KB and five crates for forty lines (`docs/decisions/home-made.md`).

use std::fmt;

use crate::attempt::Millis;

/// A day: how many lie between it and 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// The names of the months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// The day of this date; `None` for a date that does not exist, or before 1970 or after 2199.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1970..2200).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let found = Self(days(year, i32::try_from(month).ok()?, i32::try_from(day).ok()?));
        (found.date() == (year, month, day)).then_some(found)
    }

    /// The day written as 2026-11-24.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits =
            |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day of a time, in universal time.
    pub fn in_utc(at: Millis) -> Self {
        Self(i32::try_from(at.0.div_euclid(86_400_000)).unwrap_or(0))
    }

    /// Year, month (from 1) and day of the month (from 1).
    ///
    /// Days to civil, after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    pub fn date(self) -> (i32, u32, u32) {
        let shifted = i64::from(self.0) + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (
            i32::try_from(year).unwrap_or(i32::MAX),
            u32::try_from(month).unwrap_or(1),
            u32::try_from(day).unwrap_or(1),
        )
    }

    /// So many days later.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// How many days lie between an earlier one and this; negative for a later one.
    pub const fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The quarter of the calendar, for example "October to December 2026".
    pub fn quarter(self) -> String {
        let (year, month, _) = self.date();
        let first = (month - 1) / 3 * 3 + 1;
        format!("{} to {} {year}", month_name(first), month_name(first + 2))
    }

    /// The first day of the quarter after its own.
    pub(super) fn next_quarter(self) -> Self {
        let (_, month, day) = self.date();
        let first = self.plus(1 - i32::try_from(day).unwrap_or(1));
        // From the first of a month to that of the next: no month has fewer than 28 days, and none more than 31.
        (0..3 - (month - 1) % 3).fold(first, |first, _| {
            let next = first.plus(31);
            let (_, _, day) = next.date();
            next.plus(1 - i32::try_from(day).unwrap_or(1))
        })
    }

    /// The day of the week as calendars have it, for example "TU".
    pub const fn weekday(self) -> &'static str {
        // 1 January 1970 was a Thursday.
        match self.0.rem_euclid(7) {
            0 => "TH",
            1 => "FR",
            2 => "SA",
            3 => "SU",
            4 => "MO",
            5 => "TU",
            _ => "WE",
        }
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.date().0
    }

    /// For example "24 November 2026".
    pub fn words(self) -> String {
        let (year, month, day) = self.date();
        format!("{day} {} {year}", month_name(month))
    }

    /// For example "20261124", as calendars have it.
    pub fn compact(self) -> String {
        let (year, month, day) = self.date();
        format!("{year:04}{month:02}{day:02}")
    }
}

/// The name of a month, counted from 1; an empty text for what is none.
pub fn month_name(month: u32) -> &'static str {
    usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?))
        .copied()
        .unwrap_or_default()
}

fn days(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// For example "2026-11-24".
impl fmt::Display for Day {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(to, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_two_centuries_survives_printing_and_parsing_in_order() {
        let first = Day::of(1970, 1, 1).unwrap();
        assert_eq!(first.since(Day(0)), 0);
        let mut last = String::new();
        for at in 0..83_000 {
            let day = first.plus(at);
            let text = day.to_string();
            assert!(text > last, "{text} behind {last}");
            assert_eq!(Day::parse(&text), Some(day));
            last = text;
        }
        assert_eq!(Day::of(2028, 2, 29).unwrap().words(), "29 February 2028");
    }

    #[test]
    fn the_next_quarter_begins_on_its_first_day() {
        for (date, next) in [
            ("2026-11-29", "2027-01-01"),
            ("2026-12-31", "2027-01-01"),
            ("2027-01-31", "2027-04-01"),
            ("2028-02-29", "2028-04-01"),
            ("2028-07-01", "2028-10-01"),
        ] {
            assert_eq!(Day::parse(date).unwrap().next_quarter().to_string(), next, "{date}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_none() {
        for bad in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "1969-12-31",
            "9999-01-01",
            "2026-1-1",
            "",
        ] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }
}
