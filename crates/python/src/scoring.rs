//! From texts to rows.

use std::num::NonZeroUsize;
use std::sync::{Arc, OnceLock};
use std::{panic, thread};

use cairn_core::compare::Position;
use cairn_core::record::file::{FileError, MAX_BYTES};
use cairn_core::record::message::{position_message, shown_name};
use cairn_core::record::pool::{MAX_LINE_BYTES, read_position};
use cairn_score::engine::{Engine, now};
use cairn_score::piece::{Held, Piece, Place};
use cairn_score::record::{Failed, Record};
use cairn_score::{Cell, Columns, Scorer, StagesBy, Warnings};

/// Content and questions: read once, when somebody first asks.
static ENGINE: OnceLock<Result<&'static Engine, String>> = OnceLock::new();

/// All that one call takes.
pub(crate) struct Scoring {
    scorer: Scorer,
    columns: Columns,
}

impl Scoring {
    /// By the names of a way to the stages and of the warnings, and the text of a position. `Err` with a sentence where one of
    /// them is none.
    pub(crate) fn new(stages: &str, warnings: &str, position: Option<&str>) -> Result<Self, String> {
        let stages = stages_by(stages)?;
        let warnings = warnings_of(warnings)?;
        let position = position.map(position_of).transpose()?;
        let engine = ENGINE.get_or_init(|| Engine::new(None)).clone()?;
        let columns = Columns::new(stages, position.is_some());
        Ok(Self { scorer: Scorer::new(engine, position, stages, warnings, now()), columns })
    }

    pub(crate) const fn columns(&self) -> &Columns {
        &self.columns
    }

    /// A row for each text, in order.
    pub(crate) fn rows(
        &self,
        texts: &[Option<&[u8]>],
        source: &str,
        threads: NonZeroUsize,
    ) -> Vec<Vec<Cell>> {
        let source: Arc<str> = Arc::from(source);
        let share = texts.len().div_ceil(threads.get()).max(1);
        let part = |(part, texts): (usize, &[Option<&[u8]>])| -> Vec<Vec<Cell>> {
            texts.iter().zip(part * share + 1..).map(|(text, line)| self.row(*text, &source, line)).collect()
        };
        if threads == NonZeroUsize::MIN {
            return part((0, texts));
        }
        thread::scope(|scope| {
            let started = texts.chunks(share).enumerate().map(|some| scope.spawn(move || part(some)));
            let running: Vec<_> = started.collect();
            let ended = running.into_iter().map(thread::ScopedJoinHandle::join);
            // A bug of ours reaches Python as one.
            ended.flat_map(|rows| rows.unwrap_or_else(|bug| panic::resume_unwind(bug))).collect()
        })
    }

    fn row(&self, text: Option<&[u8]>, source: &Arc<str>, line: usize) -> Vec<Cell> {
        let place = Place { source: Arc::clone(source), line: Some(line) };
        let name = place.to_string();
        let text = text.unwrap_or_default();
        let held = if text.len() > MAX_LINE_BYTES {
            let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
            Held::Refused(FileError::TooLarge { bytes, limit: MAX_BYTES })
        } else {
            Held::Line(text.to_vec())
        };
        let record = self.scorer.score(Piece { place, held }).unwrap_or_else(|| {
            // In a file such a line is nobody's and passed over; here every row has its row.
            let error =
                format!("{} is the first line of a pool: it holds nobody's answers.", shown_name(&name));
            Record::Failed(Failed { source: source.to_string(), line: Some(line), error })
        });
        self.columns.row(&record)
    }
}

fn stages_by(name: &str) -> Result<StagesBy, String> {
    match name {
        "draws" => Ok(StagesBy::Draws),
        "table" => Ok(StagesBy::Table),
        "none" => Ok(StagesBy::None),
        other => Err(format!("stages is \"draws\", \"table\" or \"none\", not \"{other}\".")),
    }
}

fn warnings_of(name: &str) -> Result<Warnings, String> {
    match name {
        "all" => Ok(Warnings::All),
        "quick" => Ok(Warnings::Quick),
        other => Err(format!("warnings is \"all\" or \"quick\", not \"{other}\".")),
    }
}

fn position_of(text: &str) -> Result<Position, String> {
    read_position(text).map_err(|error| position_message("position", &error))
}
