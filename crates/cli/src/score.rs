//! `score`: profiles in, one record each out.

use std::path::Path;

use cairn_core::compare::Position;
use cairn_core::record::message::position_message;
use cairn_core::record::pool::read_position;
use cairn_score::{Columns, Scorer};

use crate::args::ScoreArgs;
use crate::engine::{Engine, now};
use crate::failure::{Ended, Failure};
use crate::input::Sources;
use crate::output::{Output, Writing};
use crate::progress::Progress;
use crate::stop;
use crate::work::{WorkEnded, all_cores, work};

/// The command.
pub(crate) fn run(args: &ScoreArgs) -> Result<Ended, Failure> {
    let position = args.position.as_deref().map(position).transpose()?;
    let sources = Sources::of(&args.files, args.output.as_deref())?;
    let engine = Engine::new(args.content.as_deref())?;
    let stages = args.stages.into();
    let writing = Writing::new(args.format, Columns::new(stages, position.is_some()));
    let mut output = Output::open(args.output.as_deref(), &writing)?;
    let mut progress = Progress::new(args.progress, sources.counter(), sources.size);
    let scorer = Scorer::new(engine, position, stages, args.warnings.into(), now());
    let stop = stop::wanted()?;
    let threads = args.threads.map_or_else(all_cores, |threads| threads.get().into());
    let mut some_failed = false;
    let make = move |pieces: Vec<_>| {
        let records = pieces.into_iter().filter_map(|piece| scorer.score(piece));
        writing.made(records)
    };
    let ended = work(sources, threads, &stop, make, |made| {
        if let Some(made) = made {
            progress.add(made.records, made.failed);
            some_failed |= made.failed > 0;
            output.write(made)?;
        }
        progress.tell();
        Ok(())
    })?;
    output.end()?;
    progress.end();
    Ok(match ended {
        WorkEnded::Stopped => Ended::Stopped,
        WorkEnded::AtTheEnd if some_failed => Ended::SomeFailed,
        WorkEnded::AtTheEnd => Ended::Well,
    })
}

/// The position in a file.
pub(crate) fn position(path: &Path) -> Result<Position, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::during(format_args!("read {}", path.display()), error))?;
    read_position(&text).map_err(|error| position_message(&path.display().to_string(), &error).into())
}
