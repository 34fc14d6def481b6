//! The evenings of a plan, which hold its own hours.
//!
//! The same days of each week have the same hours, from the first day of the plan on. So no seven days have more than the own hours of a
//! week, and what is laid one after the other by hours ([`lay`](crate::path::way)) is done on the day that it has there, or before.

use super::day::Day;
use super::now::Plan;

/// When an evening begins that lasts so many minutes at most; a longer one begins in the morning, and one of more than half a day
/// when it must.
const BEGINS: [(u32, u32); 2] = [(180, 19 * 60), (300, 17 * 60)];
const MORNING: u32 = 9 * 60;
const DAY: u32 = 24 * 60;

/// The own time of a plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evenings {
    pub(super) start: Day,
    /// Minutes a week.
    pub(super) weekly: u32,
}

/// A part of an evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sitting {
    /// Its day.
    pub(super) day: Day,
    /// When it begins, in minutes of the day.
    pub(super) at: u32,
    /// How many minutes it lasts.
    pub(super) minutes: u32,
}

impl Evenings {
    pub(super) fn of(plan: &Plan) -> Self {
        Self { start: plan.start, weekly: u32::from(plan.weekly) * 60 }
    }

    /// How many a week. But for seven, they divide every hour into minutes that are a multiple of five.
    const fn count(self) -> u32 {
        match self.weekly / 60 {
            0..=2 => 1,
            3..=4 => 2,
            5..=6 => 3,
            7..=8 => 4,
            9..=72 => 6,
            _ => 7,
        }
    }

    /// The day of an evening, counted from 0. They lie as evenly as days let them.
    fn day(self, number: u32) -> Day {
        let (week, of_week) = (number / self.count(), number % self.count());
        self.start.plus(i32::try_from(week * 7 + of_week * 7 / self.count()).unwrap_or(i32::MAX))
    }

    /// The own minutes from one to another, counted from the first of the plan on, on their days.
    pub(super) fn sittings(self, (from, until): (u32, u32)) -> Vec<Sitting> {
        // In parts of a minute of which an evening has a whole number.
        let (count, evening) = (u64::from(self.count()), u64::from(self.weekly));
        let (from, until) = (u64::from(from) * count, u64::from(until) * count);
        if evening == 0 {
            return Vec::new();
        }
        let minutes = |parts: u64| u32::try_from(parts / count).unwrap_or(DAY);
        let lasts = minutes(evening);
        let begins = BEGINS.iter().find(|(most, _)| lasts <= *most).map_or(MORNING, |(_, begins)| *begins);
        let begins = begins.min(DAY.saturating_sub(lasts));
        let numbers = from / evening..until.div_ceil(evening);
        let some = numbers.filter_map(|number| {
            let (first, next) = (number * evening, (number + 1) * evening);
            let (at, end) = (minutes(from.max(first) - first), minutes(until.min(next) - first));
            let day = self.day(u32::try_from(number).ok()?);
            let minutes = end.checked_sub(at).filter(|minutes| *minutes > 0)?;
            Some(Sitting { day, at: begins + at, minutes })
        });
        some.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evenings(weekly: u32) -> Evenings {
        Evenings { start: Day::of(2026, 11, 29).unwrap(), weekly: weekly * 60 }
    }

    /// A week of eight hours had 15.5 in the calendar, and the practice of a piece lay on the study of the next.
    #[test]
    fn no_seven_days_have_more_than_the_hours_of_a_week_and_nothing_is_later_than_its_hours_say() {
        for weekly in 1..=168u32 {
            let evenings = evenings(weekly);
            let all = evenings.sittings((0, weekly * 60 * 6));
            for first in (0..35).map(|more| evenings.start.plus(more)) {
                let here = all.iter().filter(|one| (0..7).contains(&one.day.since(first)));
                let sum: u32 = here.map(|one| one.minutes).sum();
                assert!(sum <= weekly * 60, "{weekly}: {sum} from {first}");
                assert!(sum + 7 >= weekly * 60, "{weekly}: {sum} from {first}");
            }
            for day in 0..42 {
                let (on, by) =
                    (evenings.start.plus(day), weekly * 60 * (u32::try_from(day).unwrap() + 1) / 7);
                let until: u32 = all.iter().filter(|one| one.day <= on).map(|one| one.minutes).sum();
                assert!(until + 42 >= by, "{weekly}: {until} of {by} minutes by day {day}");
            }
            assert!(all.iter().all(|one| one.at + one.minutes <= DAY), "{weekly}");
        }
    }

    #[test]
    fn what_follows_within_an_evening_begins_when_the_other_ends() {
        let evenings = evenings(8);
        let (study, practice) = (evenings.sittings((0, 165)), evenings.sittings((165, 480)));
        let told = |all: &[Sitting]| all.iter().map(|one| (one.at, one.minutes)).collect::<Vec<_>>();
        assert_eq!(told(&study), [(1140, 120), (1140, 45)]);
        assert_eq!(told(&practice), [(1185, 75), (1140, 120), (1140, 120)]);
        assert_eq!(study[1].day, practice[0].day);
        assert_eq!(Evenings { weekly: 0, ..evenings }.sittings((0, 90)), []);
    }
}
