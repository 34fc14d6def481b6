//! Dates as a résumé gives them: a year, a month or a day.

use crate::attempt::Millis;

/// Years in which somebody can have worked or studied who reads this.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A month, counted from January of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub i32);

impl Month {
    /// The month of a moment, in UTC.
    pub fn of(at: Millis) -> Self {
        // Days to a date of the Gregorian calendar: years of 400 and eras as in Hinnant, "chrono-compatible low-level date
        // algorithms", civil_from_days.
        let days = at.0.div_euclid(86_400_000) + 719_468;
        let era = days.div_euclid(146_097);
        let day = days.rem_euclid(146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        // The year of that calendar begins in March.
        Self(i32::try_from((era * 400 + year) * 12 + month + 2).unwrap_or(0))
    }
}

/// When something began or ended, as exactly as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The first month that it can mean.
    pub first: Month,
    /// The month behind the last one that it can mean.
    pub behind: Month,
}

impl When {
    /// Reads YYYY, YYYY-MM or YYYY-MM-DD; a time behind the day is passed over. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
        let mut parts = text.split(['-', '/']);
        let year = number(parts.next()?, 4).filter(|year| YEARS.contains(year))?;
        let month = match parts.next() {
            None => return Some(Self { first: Month(year * 12), behind: Month(year * 12 + 12) }),
            Some(month) => number(month, 2).filter(|month| (1..=12).contains(month))?,
        };
        if let Some(day) = parts.next() {
            number(day, 2).filter(|day| (1..=31).contains(day))?;
        }
        let first = Month(year * 12 + month - 1);
        parts.next().is_none().then_some(Self { first, behind: Month(first.0 + 1) })
    }
}

fn number(digits: &str, length: usize) -> Option<i32> {
    let plain = digits.len() == length && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_lies_in_its_month() {
        for (at, year, month) in [
            (0, 1970, 1),
            (-1, 1969, 12),
            (951_782_400_000, 2000, 2),
            (951_868_800_000, 2000, 3),
            (1_795_478_400_000, 2026, 11),
            (1_767_225_599_999, 2025, 12),
            (1_767_225_600_000, 2026, 1),
        ] {
            assert_eq!(Month::of(Millis(at)), Month(year * 12 + month - 1), "{at}");
        }
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_written() {
        let months = |text| When::parse(text).map(|when| (when.first.0 - 24_000, when.behind.0 - 24_000));
        assert_eq!(months("2000"), Some((0, 12)));
        assert_eq!(months("2001-03"), Some((14, 15)));
        assert_eq!(months("2001-03-31"), Some((14, 15)));
        assert_eq!(months("2001/03"), Some((14, 15)));
        assert_eq!(months(" 2001-03-31T10:00:00Z"), Some((14, 15)));
        for wrong in [
            "",
            "20",
            "2001-13",
            "2001-00",
            "2001-3",
            "03/2001",
            "2001-03-32",
            "Summer 2001",
            "0001",
            "2001-03-01-1",
        ] {
            assert_eq!(months(wrong), None, "{wrong}");
        }
    }
}
