//! Everybody whose answers count, read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;

use cairn_core::calibrate::Study;

use super::args::PeopleArgs;
use super::people::{People, Reader};
use crate::engine::now;
use crate::failure::{Failure, say};
use crate::input::{Piece, Sources};
use crate::progress::Progress;
use crate::work::{WorkEnded, all_cores, work};

/// Everybody once; `None` where somebody stopped it. What cannot be read is said.
pub(super) fn read_people(
    args: &PeopleArgs,
    sources: Sources,
    study: &'static Study,
    stop: &AtomicBool,
) -> Result<Option<People>, Failure> {
    let mut progress = Progress::new(args.progress, sources.counter(), sources.size);
    let reader = Reader::new(study, args.group.clone(), now());
    let make = move |pieces: Vec<Piece>| {
        pieces.into_iter().filter_map(|piece| reader.read(piece)).collect::<Vec<_>>()
    };
    let mut people = People::default();
    let ended = work(sources, all_cores(), stop, make, |all| {
        for one in all.into_iter().flatten() {
            progress.add(1, u64::from(!people.take(one)));
        }
        progress.tell();
        Ok(())
    })?;
    progress.end();
    if ended == WorkEnded::Stopped {
        return Ok(None);
    }
    if people.again > 0 {
        say(format_args!(
            "Profiles of people who were read before: {}. Of each person, the profile with the most answers counts.",
            people.again
        ));
    }
    Ok(Some(people))
}

/// There is nobody, with why those who came do not count.
pub(super) fn nobody(unusable: &BTreeMap<String, u64>) -> Failure {
    let mut words = "There is nobody to calibrate with: no profile has an answer that counts.".to_owned();
    for (why, count) in unusable {
        // A text can grow.
        let _ = write!(words, "\n  {why}: {count}");
    }
    words.into()
}
