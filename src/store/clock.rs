//! The device's clocks: one for dates, one that never runs backwards for durations.

use cairn_core::attempt::Millis;
use cairn_core::plan::{Day, month_name};

/// Now, as the device's wall clock has it. It may jump; nothing is ordered by it.
#[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
pub fn now() -> Millis {
    Millis(js_sys::Date::now() as i64)
}

/// Milliseconds on a clock that never runs backwards; its zero means nothing.
pub fn ticks() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// The date of a moment in the reader's own time zone, with the year: "23 November 2026".
pub fn date(at: Millis) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
    let date = js_sys::Date::new(&(at.0 as f64).into());
    format!("{} {}", day(at), date.get_full_year())
}

/// A moment in the reader's own time zone, to the minute: "23 November 2026, 14:03".
pub fn moment(at: Millis) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
    let time = js_sys::Date::new(&(at.0 as f64).into());
    format!("{}, {}:{:02}", date(at), time.get_hours(), time.get_minutes())
}

/// What moments of one list are called: a day each, and with the time where two are of one day.
pub fn told_apart(moments: impl IntoIterator<Item = Millis>) -> Vec<String> {
    let both: Vec<_> = moments.into_iter().map(|at| (date(at), moment(at))).collect();
    cairn_core::history::told_apart(&both)
}

/// The day on which the reader is, in their own time zone; `None` where the device's clock is beyond reason.
pub fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    Day::of(i32::try_from(now.get_full_year()).ok()?, now.get_month() + 1, now.get_date())
}

/// The day of a moment in the reader's own words and time zone, for example "23 November".
pub fn day(at: Millis) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
    let date = js_sys::Date::new(&(at.0 as f64).into());
    format!("{} {}", date.get_date(), month_name(date.get_month() + 1))
}
