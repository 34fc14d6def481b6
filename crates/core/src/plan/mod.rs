//! The roadmap: a shortest way laid over months, ticked off, noted on, exported.
//!
//! A plan is a log like an attempt: nothing in it is changed or removed, two tabs write two keys, and what it says today
//! follows from it. The person's own numbers (hours of a facet, hours a week, the way in) are a log of the same kind.

mod begin;
mod beside;
mod blocks;
mod calendar;
mod carried;
mod day;
mod days;
mod evenings;
mod lacks;
mod log;
mod markdown;
mod now;
mod own_hours;
mod preferences;
mod progress;
mod quarter;
mod record;
mod rows;
mod schedule;
mod tasks;
mod this_month;
pub mod view;
mod what_next;

pub use begin::begin;
pub use beside::{OutsidePlan, beside_plan, beside_way};
pub use blocks::Block;
pub use calendar::{CalendarFile, calendar, plan_before};
pub use carried::{CarriedOver, carried, carried_over};
pub use day::{Day, month_name};
pub use days::Days;
pub use lacks::lacks_says;
pub use log::{Aimed, MAX_NOTE, Made, Phase, PieceId, PlanEntry, PlanEvent, PlanLog, Planned, Step};
pub use markdown::markdown;
pub use now::{Plan, to_read};
pub use own_hours::{OwnHours, own_hours};
pub use preferences::{WEEKLY, Wishes};
pub use progress::{PlanCheck, PlanProgress, PlanVerdict, SkillChangeSince, judge};
pub use record::{RawRecord, load_plans, write_plan_entry};
pub use tasks::tasks;
pub use this_month::{MOST_SOON, MonthHours, Soon};
pub use what_next::{Sought, WhatNext, what_next};
