//! The evenings of a plan, which hold its own hours.
//!
//! The same days of each week have the same hours, from the first day of the plan on. So no seven days have more than the own hours of a
//! week, and what is laid one after the other by hours ([`lay`](crate::path::way)) is done on the day that it has there, or before; on
//! days that somebody has chosen, by the last of them in its week ([`Evenings::due`]).
//!
//! Places are counted in parts of a minute of which an evening has a whole number: as many as a week has evenings.

use super::day::Day;
use super::days::Days;
use super::now::Plan;

/// No part of an evening is shorter, in minutes, where the week has as much.
pub(super) const LEAST: u32 = 45;
/// Longest evening on days that are chosen; where they would not do, they are as they come.
const MOST: u32 = 12 * 60;
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
    /// The days on which they are.
    pub(super) days: Days,
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
        Self { start: plan.start, weekly: u32::from(plan.weekly) * 60, days: plan.days }
    }

    /// The days of a week that are chosen, counted from its first; none where they are as they come. Where an evening would be too
    /// short they are fewer.
    fn chosen(self) -> Vec<u32> {
        let all = self.days.from(self.start);
        let most = u32::try_from(all.len()).unwrap_or(0).min((self.weekly / LEAST).max(1));
        if most == 0 || self.weekly > most * MOST {
            return Vec::new();
        }
        let some = (0..most).filter_map(|at| all.get(at as usize * all.len() / most as usize));
        some.copied().collect()
    }

    /// How many a week. But for seven, those that come by themselves divide every hour into minutes that are a multiple of five.
    fn count(self) -> u32 {
        match (self.chosen().len(), self.weekly / 60) {
            (0, 0..=2) => 1,
            (0, 3..=4) => 2,
            (0, 5..=6) => 3,
            (0, 7..=8) => 4,
            (0, 9..=72) => 6,
            (0, _) => 7,
            (chosen, _) => u32::try_from(chosen).unwrap_or(1),
        }
    }

    /// Parts that a minute has.
    pub(super) fn parts(self) -> u64 {
        u64::from(self.count())
    }

    /// Parts that a week has.
    pub(super) fn week(self) -> u64 {
        u64::from(self.weekly) * self.parts()
    }

    /// The day of an evening, counted from 0. They lie as evenly as days let them, or on those that are chosen.
    fn day(self, number: u32) -> Day {
        let (week, of_week) = (number / self.count(), number % self.count());
        let chosen = self.chosen().get(of_week as usize).copied();
        let day = chosen.unwrap_or(of_week * 7 / self.count());
        self.start.plus(i32::try_from(week * 7 + day).unwrap_or(i32::MAX))
    }

    /// The day by which something is done that is done on this day, counted from 0, where hours lie evenly.
    pub(super) fn due(self, day: i32) -> i32 {
        let last = self.chosen().last().map_or(0, |last| i32::try_from(*last).unwrap_or(0));
        day.max(day.div_euclid(7) * 7 + last)
    }

    /// Where something ends that begins at one place and should end at another: so near that no part of an evening is too short. What
    /// lasts for half as long gets a part.
    pub(super) fn end(self, from: u64, until: u64) -> u64 {
        let evening = u64::from(self.weekly);
        if evening == 0 || until <= from {
            return from;
        }
        let least = (u64::from(LEAST) * self.parts()).min(evening);
        let first = until / evening * evening;
        let begun = from.max(first);
        let (soonest, latest) = (begun + least, first + evening - least);
        let within = (soonest <= latest).then(|| until.clamp(soonest, latest));
        let whole = (begun + least <= first + evening).then_some(first + evening);
        let ends = || [Some(begun), within, whole].into_iter().flatten();
        let nearest = ends().min_by_key(|end| end.abs_diff(until)).unwrap_or(begun);
        if nearest == from && (until - from) * 2 >= least {
            return ends().find(|end| *end > from).unwrap_or(nearest);
        }
        nearest
    }

    /// The own time from one place to another, counted from the first of the plan on, on its days.
    pub(super) fn sittings(self, (from, until): (u64, u64)) -> Vec<Sitting> {
        let (count, evening) = (self.parts(), u64::from(self.weekly));
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
        Evenings { start: Day::of(2026, 11, 29).unwrap(), weekly: weekly * 60, days: Days::default() }
    }

    /// A week of eight hours had 15.5 in the calendar, and the practice of a piece lay on the study of the next.
    #[test]
    fn no_seven_days_have_more_than_the_hours_of_a_week_and_nothing_is_later_than_its_hours_say() {
        for weekly in 1..=168u32 {
            let evenings = evenings(weekly);
            let all = evenings.sittings((0, evenings.week() * 6));
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
        let place = 165 * evenings.parts();
        let (study, practice) = (evenings.sittings((0, place)), evenings.sittings((place, evenings.week())));
        let told = |all: &[Sitting]| all.iter().map(|one| (one.at, one.minutes)).collect::<Vec<_>>();
        assert_eq!(told(&study), [(1140, 120), (1140, 45)]);
        assert_eq!(told(&practice), [(1185, 75), (1140, 120), (1140, 120)]);
        assert_eq!(study[1].day, practice[0].day);
        assert_eq!(Evenings { weekly: 0, ..evenings }.sittings((0, 90)), []);
    }
    /// Blocks of a quarter of an hour stood in calendars.
    #[test]
    fn no_part_of_an_evening_is_shorter_than_three_quarters_of_an_hour() {
        for weekly in 1..=168 {
            let evenings = evenings(weekly);
            let mut from = 0;
            for minutes in [15, 60, 25, 480, 45, 7, 100, 330, 60, 12, 90].into_iter().cycle().take(200) {
                let until = evenings.end(from, from + minutes * evenings.parts());
                let short = evenings.sittings((from, until)).into_iter().find(|one| one.minutes < LEAST);
                assert_eq!(short, None, "{weekly} hours, {minutes} minutes");
                assert!(minutes < 23 || until > from, "{weekly} hours: nothing of {minutes} minutes");
                from = until;
            }
        }
    }

    #[test]
    fn days_that_are_chosen_are_kept_as_far_as_an_evening_on_each_is_long_enough() {
        let days =
            |names: &[&str]| names.iter().fold(Days::default(), |days, name| days.with(name, true).unwrap());
        let of = |weekly: u32, names: &[&str]| {
            let evenings = Evenings { days: days(names), ..evenings(weekly) };
            let all = evenings.sittings((0, evenings.week() * 2));
            let said: Vec<String> =
                all.iter().map(|one| format!("{} {}", one.day.weekday(), one.minutes)).collect();
            // Nothing is done after the day by which it is said to be done.
            for day in 0..14u32 {
                let place = evenings.week() * u64::from(day + 1) / 7;
                let last = evenings.sittings((0, place)).last().unwrap().day;
                let due = evenings.start.plus(evenings.due(i32::try_from(day).unwrap()));
                assert!(last <= due, "{names:?}: {last:?} behind {due:?}");
            }
            said[..said.len() / 2].join(", ")
        };
        // From a Sunday on.
        assert_eq!(of(6, &["SA", "SU"]), "SU 180, SA 180");
        assert_eq!(of(5, &["MO", "TU", "WE", "TH", "FR"]), "MO 60, TU 60, WE 60, TH 60, FR 60");
        assert_eq!(of(2, &["MO", "TU", "WE", "TH"]), "MO 60, WE 60");
        assert_eq!(of(1, &["FR", "TH"]), "TH 60");
        assert_eq!(of(30, &["FR"]).matches("300").count(), 6, "no day has thirty hours");
    }
}
