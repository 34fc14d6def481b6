//! `calibrate`: from people's answers to new difficulties.

pub(crate) mod args;
mod folder;
mod parts;
mod people;
mod reading;
mod replace;
mod told;

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use cairn_core::calibrate::{PartError, Report, Study};

use crate::failure::{Ended, Failure};
use crate::input::Sources;
use crate::output::Output;
use crate::stop;
use args::{CalibrateArgs, CalibrateStep};
use people::People;
use reading::{nobody, read_people};
use told::Subject;

/// The command.
pub(crate) fn run(args: &CalibrateArgs) -> Result<Ended, Failure> {
    match &args.step {
        None => whole(args),
        Some(CalibrateStep::Count(args)) => parts::count(args),
        Some(CalibrateStep::Solve(args)) => parts::solve(args),
        Some(CalibrateStep::Report(args)) => parts::report(args),
    }
}

/// All of it at once.
fn whole(args: &CalibrateArgs) -> Result<Ended, Failure> {
    let sources = Sources::of(&args.people.files, args.told.output.as_deref())?;
    let subject = Subject::of(&args.told)?;
    let output = Output::lines(args.told.output.as_deref())?;
    let stop = stop::wanted()?;
    let people = read_people(&args.people, sources, subject.study, &stop)?;
    let Some(people) = people else { return Ok(Ended::Stopped) };
    let ended = people.ended();
    let Some(report) = calibrated(subject.study, people, &stop)? else { return Ok(Ended::Stopped) };
    subject.tell(&report, &args.told, output)?;
    Ok(ended)
}

/// Everybody's answers, calibrated; `None` where somebody stopped it.
fn calibrated(study: &Study, people: People, stop: &AtomicBool) -> Result<Option<Report>, Failure> {
    let (respondents, unusable) = people.into_respondents();
    if respondents.is_empty() {
        return Err(nobody(&unusable.into_iter().map(|(why, count)| (why.to_string(), count)).collect()));
    }
    let goes_on = |_| {
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let (mut part, solved) = match study.run(&respondents, goes_on) {
        Ok(found) => found,
        Err(PartError::Stopped) => return Ok(None),
        Err(error) => return Err(format!("These people cannot be calibrated: {error}.").into()),
    };
    for (why, people) in unusable {
        part.note(why, people);
    }
    Ok(Some(study.report(&part, &solved)))
}
