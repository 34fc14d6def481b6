//! `calibrate`: from people's answers to new difficulties.

mod people;

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use cairn_core::calibrate::{PartError, Report, Study, markdown};

use crate::args::CalibrateArgs;
use crate::engine::{library, now};
use crate::failure::{Ended, Failure, say};
use crate::input::{Piece, Sources};
use crate::output::Output;
use crate::progress::Progress;
use crate::stop;
use crate::work::{WorkEnded, all_cores, work};
use people::{People, Reader};

/// The command.
pub(crate) fn run(args: &CalibrateArgs) -> Result<Ended, Failure> {
    let sources = Sources::of(&args.files, args.output.as_deref())?;
    let library = library(args.content.as_deref())?;
    let study = Study::new(&library)
        .map_err(|error| Failure::Said(format!("This content cannot be calibrated: {error}.")))?;
    // Workers need it for as long as the command runs.
    let study: &'static Study = Box::leak(Box::new(study));
    let mut output = Output::lines(args.output.as_deref())?;
    let mut progress = Progress::new(args.progress, sources.counter(), sources.size);
    let stop = stop::wanted()?;
    let reader = Reader::new(study, args.group.clone(), now());
    let make = move |pieces: Vec<Piece>| {
        pieces.into_iter().filter_map(|piece| reader.read(piece)).collect::<Vec<_>>()
    };
    let mut people = People::default();
    let ended = work(sources, all_cores(), &stop, make, |all| {
        for one in all.into_iter().flatten() {
            progress.add(1, u64::from(!people.take(one)));
        }
        progress.tell();
        Ok(())
    })?;
    progress.end();
    if ended == WorkEnded::Stopped {
        return Ok(Ended::Stopped);
    }
    if people.again > 0 {
        say(format_args!(
            "Profiles of people who were read before: {}. Of each person, the profile with the most answers counts.",
            people.again
        ));
    }
    let some_failed = people.some_failed;
    let Some(report) = calibrated(study, people, &stop)? else { return Ok(Ended::Stopped) };
    let text = if args.json { json(&report)? } else { markdown(&report) };
    output.text(&text)?;
    output.end()?;
    Ok(if some_failed { Ended::SomeFailed } else { Ended::Well })
}

/// Everybody's answers, calibrated; `None` where somebody stopped it.
fn calibrated(study: &Study, people: People, stop: &AtomicBool) -> Result<Option<Report>, Failure> {
    let (respondents, unusable) = people.into_respondents();
    if respondents.is_empty() {
        let mut words = "There is nobody to calibrate with: no profile has an answer that counts.".to_owned();
        for (why, count) in unusable {
            // A text can grow.
            let _ = write!(words, "\n  {why}: {count}");
        }
        return Err(words.into());
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

fn json(report: &Report) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(report);
    Ok(text.map_err(|error| Failure::during("write the report", error))? + "\n")
}
