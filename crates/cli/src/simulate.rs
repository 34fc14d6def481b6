//! `simulate`: how well the assessment recovers simulated people, or the people themselves.

use std::ops::Range;
use std::thread;

use cairn_core::attempt::{Attempt, Millis};
use cairn_core::record::file::{Include, ProfileFile, write_profile};
use cairn_core::simulate::{Laboratory, World, report, worlds};

use crate::args::SimulateArgs;
use crate::engine::library;
use crate::failure::{Ended, Failure};
use crate::output::Output;
use crate::work::all_cores;

/// People that one thread makes at a time.
const AT_A_TIME: u64 = 16;

/// The command.
pub(crate) fn run(args: &SimulateArgs) -> Result<Ended, Failure> {
    let library = library(args.content.as_deref())?;
    let known = worlds();
    let wanted = |world: &&World| args.world.as_ref().is_none_or(|part| world.name.contains(part.as_str()));
    let Some(world) = known.iter().find(wanted) else {
        let names: Vec<&str> = known.iter().map(|world| world.name).collect();
        return Err(format!("There is no such world. These are known:\n  {}", names.join("\n  ")).into());
    };
    let mut output = Output::lines(args.output.as_deref())?;
    if args.profiles {
        profiles(&Laboratory::new(&library), world, args.people, &mut output)?;
    } else {
        output.text(&report(&library, args.people, args.world.as_deref()))?;
    }
    output.end()?;
    Ok(Ended::Well)
}

/// People of a world as profiles, one a line: the same ones for the same numbers.
fn profiles(laboratory: &Laboratory, world: &World, people: u64, output: &mut Output) -> Result<(), Failure> {
    let cores = u64::try_from(all_cores()).unwrap_or(1);
    let mut from = 0;
    while from < people {
        let parts = (0..cores).map(|part| from + part * AT_A_TIME).take_while(|from| *from < people);
        let parts: Vec<Range<u64>> = parts.map(|from| from..people.min(from + AT_A_TIME)).collect();
        let texts: Vec<String> = thread::scope(|scope| {
            let start = |part| scope.spawn(move || lines(laboratory, world, part));
            let running: Vec<_> = parts.into_iter().map(start).collect();
            running.into_iter().filter_map(|part| part.join().ok()).collect()
        });
        output.text(&texts.concat())?;
        from += cores * AT_A_TIME;
    }
    Ok(())
}

fn lines(laboratory: &Laboratory, world: &World, numbers: Range<u64>) -> String {
    let people = laboratory.people(world, numbers.clone());
    people.into_iter().zip(numbers).map(|((_, attempt), number)| line(number, attempt)).collect()
}

fn line(number: u64, attempt: Attempt) -> String {
    let profile = ProfileFile {
        name: format!("Simulated {number}"),
        made_at: Millis(0),
        attempts: vec![attempt],
        copies: Vec::new(),
        invitation: None,
    };
    // Within a text, a line break is written by other letters.
    write_profile(&profile, Include::ALL).replace('\n', "") + "\n"
}
