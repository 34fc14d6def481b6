//! Dates as a résumé gives them: a year, a month or a day.

use crate::attempt::Millis;
use crate::months::month_of;

/// Years in which somebody can have worked or studied who reads this.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Years of two digits from this one on are of the last century.
const LAST_SHORT_YEAR: i32 = 50;

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
    /// Reads a year, a month of it or a day, as résumés of many countries write them: 2018, 2018-06, 2018.06, 06/2018, Mar 2011,
    /// 15. Juni 2018, Jun-18, 201806. A time behind the day is passed over. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let day = text.find(':').and_then(|colon| text.get(..colon)?.rfind(['t', ' ']));
        let text = day.and_then(|end| text.get(..end)).unwrap_or(&text).replace("de ", " ");
        let parts: Vec<Part> = text
            .split(|one: char| one.is_whitespace() || "-/.,年月日년월일'\u{2019}\u{2013}".contains(one))
            .filter(|part| !part.is_empty())
            .map(Part::of)
            .collect::<Option<_>>()?;
        let (points, short) = (text.contains('.'), text.contains(['-', '\'', '\u{2019}']));
        match parts[..] {
            [Part::Year(year)] => Some(Self { first: Month(year * 12), behind: Month(year * 12 + 12) }),
            [Part::Compact(year, month)]
            | [Part::Year(year), Part::Small(month) | Part::Name(month)]
            | [Part::Small(month) | Part::Name(month), Part::Year(year)] => Self::months(year, month, month),
            [Part::Year(year), Part::Small(month) | Part::Name(month), Part::Small(day)]
            | [Part::Small(day), Part::Name(month), Part::Year(year)]
            | [Part::Name(month), Part::Small(day), Part::Year(year)] => Self::day(year, month, day),
            // With points the day stands first; with slashes it does in one country and not in the other.
            [Part::Small(day), Part::Small(month), Part::Year(year)] if points => Self::day(year, month, day),
            [Part::Small(left), Part::Small(right), Part::Year(year)] => match (left > 12, right > 12) {
                (true, _) => Self::day(year, right, left),
                (_, true) => Self::day(year, left, right),
                _ => Self::months(year, left.min(right), left.max(right)),
            },
            // "Jun-18" is a year; "June 18" may be a day.
            [Part::Name(month), Part::Small(year)] if short => {
                let century = if year < LAST_SHORT_YEAR { 2000 } else { 1900 };
                Self::months(century + year, month, month)
            }
            _ => None,
        }
    }

    /// Some month of these of a year.
    fn months(year: i32, first: i32, last: i32) -> Option<Self> {
        let fits = (1..=12).contains(&first) && (1..=12).contains(&last);
        fits.then_some(Self { first: Month(year * 12 + first - 1), behind: Month(year * 12 + last) })
    }

    fn day(year: i32, month: i32, day: i32) -> Option<Self> {
        Self::months(year, month, month).filter(|_| (1..=31).contains(&day))
    }
}

/// A part of a date.
#[derive(Clone, Copy)]
enum Part {
    /// A year that somebody can have worked in.
    Year(i32),
    /// A number of one or two digits.
    Small(i32),
    /// A month by its name.
    Name(i32),
    /// Year and month, or a whole day, in one number.
    Compact(i32, i32),
}

impl Part {
    fn of(text: &str) -> Option<Self> {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
        let year = |text: &str| number(text, 4).filter(|year| YEARS.contains(year));
        if !digits.bytes().all(|one| one.is_ascii_digit()) {
            return month_of(text).map(Self::Name);
        }
        match digits.len() {
            1 | 2 => number(digits, digits.len()).map(Self::Small),
            4 => year(text).map(Self::Year),
            6 | 8 => Some(Self::Compact(year(text.get(..4)?)?, number(text.get(4..6)?, 2)?)),
            _ => None,
        }
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
        for march in [
            "2001-3",
            "2001.03",
            "2001.3.",
            "03/2001",
            "3/2001",
            "03.2001",
            "03-2001",
            "03 / 2001",
            "Mar 2001",
            "MARCH 2001",
            "Mar. 2001",
            "2001 March",
            "März 2001",
            "mars 2001",
            "marzo de 2001",
            "15.03.2001",
            "15. März 2001",
            "March 15, 2001",
            "15th March 2001",
            "3/15/2001",
            "15/3/2001",
            "15-03-2001",
            "200103",
            "20010315",
            "2001年3月",
            "2001-03-31 10:00",
            "Mar 31 2001 10:00",
        ] {
            assert_eq!(months(march), Some((14, 15)), "{march}");
        }
        // The third of May in one country is the fifth of March in another.
        assert_eq!(months("03/05/2001"), Some((14, 17)));
        assert_eq!(months("05.03.2001"), Some((14, 15)));
        for wrong in [
            "",
            "20",
            "2001-13",
            "2001-00",
            "2001-03-32",
            "Summer 2001",
            "0001",
            "2001-03-01-1",
            "2001-2003",
            "March",
            "March 15",
            "13/2001",
            "03/01",
            "32. März 2001",
            "March 2001 or so",
            "200113",
        ] {
            assert_eq!(months(wrong), None, "{wrong}");
        }
    }
}
