//! A calibration whose people are counted in parts: one part, one step from all of them, and the report.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cairn_core::calibrate::{CalibrationState, PartError, PartialSums, Study};
use serde::de::DeserializeOwned;

use super::args::{CountArgs, ReportArgs, SolveArgs};
use super::reading::{nobody, read_people};
use super::told::{Subject, study_of};
use crate::failure::{Ended, Failure, say};
use crate::input::Sources;
use crate::output::Output;
use crate::stop;

/// `count`: the sums over some of the people.
pub(super) fn count(args: &CountArgs) -> Result<Ended, Failure> {
    let sources = Sources::of(&args.people.files, args.output.as_deref())?;
    let study = study_of(args.content.as_deref())?;
    let standing = match &args.standing {
        Some(path) => standing(study, path)?,
        None => study.start(),
    };
    let mut output = Output::lines(args.output.as_deref())?;
    let stop = stop::wanted()?;
    let Some(people) = read_people(&args.people, sources, study, &stop)? else { return Ok(Ended::Stopped) };
    let ended = people.ended();
    let (respondents, unusable) = people.into_respondents();
    let mut part = study
        .count(&standing, &respondents)
        .map_err(|error| Failure::Said(format!("These people cannot be counted: {error}.")))?;
    for (why, people) in unusable {
        part.note(why, people);
    }
    if part.people() == 0 {
        say("Nobody in this part has an answer that counts. It is written, and adds nothing.");
    }
    output.text(&json(&part, "the part")?)?;
    output.end()?;
    Ok(ended)
}

/// `solve`: one step from all parts.
pub(super) fn solve(args: &SolveArgs) -> Result<Ended, Failure> {
    let study = study_of(args.content.as_deref())?;
    let part = added(study, &args.parts)?;
    let (standing, _) = study.solve(&part).map_err(|error| unsolved(&part, &error))?;
    let mut output = Output::lines(args.output.as_deref())?;
    output.text(&json(&standing, "the standing")?)?;
    output.end()?;
    let next = if standing.arrived {
        "It has arrived: \"report\" tells what these parts say."
    } else {
        "It has not arrived: count everybody again with this standing."
    };
    say(format_args!("Round {}, people: {}. {next}", standing.round.number, part.people()));
    Ok(Ended::Well)
}

/// `report`: what the parts of the last round say.
pub(super) fn report(args: &ReportArgs) -> Result<Ended, Failure> {
    let subject = Subject::of(&args.told)?;
    let part = added(subject.study, &args.parts)?;
    let (_, solved) = subject.study.solve(&part).map_err(|error| unsolved(&part, &error))?;
    if !solved.arrived {
        return Err("From these parts the calibration has not arrived: count everybody again with what \"solve\" makes of them.".to_owned().into());
    }
    let output = Output::lines(args.told.output.as_deref())?;
    subject.tell(&subject.study.report(&part, &solved), &args.told, output)?;
    Ok(Ended::Well)
}

fn unsolved(part: &PartialSums, error: &PartError) -> Failure {
    if part.people() == 0 {
        return nobody(&part.unusable);
    }
    format!("These parts cannot be solved: {error}.").into()
}

/// The sum of all parts.
fn added(study: &Study, paths: &[PathBuf]) -> Result<PartialSums, Failure> {
    let mut known = BTreeSet::new();
    let mut sum: Option<(PartialSums, &Path)> = None;
    for path in paths {
        // What cannot be found is said when it is read.
        if path.canonicalize().is_ok_and(|whole| !known.insert(whole)) {
            return Err(format!("{} is named twice: nobody counts twice.", path.display()).into());
        }
        for part in read::<PartialSums>(path, "part of a calibration")? {
            let (sum, first) = match &mut sum {
                Some(sum) => sum,
                none => none.insert((begun(study, &part, path)?, path)),
            };
            sum.add(&part).map_err(|error| {
                let (name, first) = (path.display(), first.display());
                Failure::Said(match error {
                    PartError::Other { .. } => {
                        format!(
                            "{name} does not go with {first}: {error}. Count it again with the same standing."
                        )
                    }
                    _ => format!("{name} cannot be added: {error}."),
                })
            })?;
        }
    }
    // The arguments name one at least, and a file without any is an error.
    sum.map(|(sum, _)| sum).ok_or_else(|| "There are no parts to add.".to_owned().into())
}

fn begun(study: &Study, part: &PartialSums, path: &Path) -> Result<PartialSums, Failure> {
    study.nobody(&part.standing).map_err(|error| other_content(path, &error))
}

fn standing(study: &Study, path: &Path) -> Result<CalibrationState, Failure> {
    let mut all = read::<CalibrationState>(path, "standing of a calibration")?;
    match (all.pop(), all.is_empty()) {
        (Some(standing), true) => {
            study.nobody(&standing).map_err(|error| other_content(path, &error))?;
            Ok(standing)
        }
        _ => Err(format!("{} holds more than one standing.", path.display()).into()),
    }
}

fn other_content(path: &Path, error: &PartError) -> Failure {
    Failure::Said(format!("{} does not go with the content of the command: {error}.", path.display()))
}

/// The JSON values in a file, one behind the other; there is one at least.
fn read<T: DeserializeOwned>(path: &Path, what: &str) -> Result<Vec<T>, Failure> {
    let name = path.display();
    let bytes = fs::read(path).map_err(|error| Failure::during(format_args!("read {name}"), error))?;
    if bytes.trim_ascii().is_empty() {
        return Err(format!("{name} is empty: it should hold a {what}.").into());
    }
    let all: Result<Vec<T>, _> = serde_json::Deserializer::from_slice(&bytes).into_iter().collect();
    all.map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Failure::Said(if error.is_eof() {
            format!("{name} is cut off: it ends at line {line}, character {column}. Make it again.")
        } else {
            format!("{name} is no {what}: {error}.")
        })
    })
}

fn json<T: serde::Serialize>(what: &T, name: &str) -> Result<String, Failure> {
    let text = serde_json::to_string(what);
    Ok(text.map_err(|error| Failure::during(format_args!("write {name}"), error))? + "\n")
}
