//! What is written: lines of JSON, lines of a table, or a table by columns.

mod parquet_file;
mod sink;

use std::io::Write as _;
use std::path::Path;

use cairn_core::export::CsvDialect;
use cairn_score::record::Record;
use cairn_score::{Cell, Columns};
use clap::ValueEnum;
use serde::Serialize;

use crate::failure::Failure;
use parquet_file::ParquetFile;
use sink::Sink;

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON object a line
    Ndjson,
    /// One row a record under one row of names (RFC 4180)
    Csv,
    /// Columns, as data platforms read them
    Parquet,
}

/// How records become what is written; workers share it.
pub(crate) struct Writing {
    format: Format,
    columns: Columns,
}

/// Records, ready to be written.
pub(crate) struct Made {
    /// How many.
    pub(crate) records: u64,
    /// How many of them say why there is no result.
    pub(crate) failed: u64,
    /// Whole lines; empty for Parquet.
    text: Vec<u8>,
    /// Rows; empty for anything else.
    rows: Vec<Vec<Cell>>,
}

impl Made {
    /// One JSON object a line; so many of them say why there is no result.
    pub(crate) fn lines<T: Serialize>(records: impl Iterator<Item = T>, failed: usize) -> Self {
        let mut made = Self {
            records: 0,
            failed: u64::try_from(failed).unwrap_or(0),
            text: Vec::new(),
            rows: Vec::new(),
        };
        for record in records {
            made.records += 1;
            made.line(&record);
        }
        made
    }

    /// A record as a line. Records of ours always are JSON: their names are texts, and their numbers are finite.
    fn line(&mut self, record: &impl Serialize) {
        if serde_json::to_writer(&mut self.text, record).is_ok() {
            self.text.push(b'\n');
        }
    }
}

impl Writing {
    pub(crate) const fn new(format: Format, columns: Columns) -> Self {
        Self { format, columns }
    }

    /// Makes records ready.
    pub(crate) fn made(&self, records: impl Iterator<Item = Record>) -> Made {
        let mut made = Made { records: 0, failed: 0, text: Vec::new(), rows: Vec::new() };
        for record in records {
            made.records += 1;
            made.failed += u64::from(matches!(record, Record::Failed(_)));
            match self.format {
                Format::Ndjson => made.line(&record),
                Format::Csv => made.text.extend(row(&self.columns.row(&record)).into_bytes()),
                Format::Parquet => made.rows.push(self.columns.row(&record)),
            }
        }
        made
    }

    /// The row of names.
    fn head(&self) -> String {
        CsvDialect::PLAIN.line(&self.columns.heads().map(|(name, _)| name.to_owned()).collect::<Vec<_>>())
    }
}

fn row(cells: &[Cell]) -> String {
    let shown = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => CsvDialect::text(text),
        Cell::Number(number) => number.to_string(),
        Cell::Whole(number) => number.to_string(),
    };
    CsvDialect::PLAIN.line(&cells.iter().map(shown).collect::<Vec<_>>())
}

/// Where it goes.
pub(crate) enum Output {
    /// Lines.
    Lines(Sink),
    /// A table by columns.
    Parquet(Box<ParquetFile>),
}

impl Output {
    /// Opens a file, or standard output, and writes what stands before the first record.
    pub(crate) fn open(path: Option<&Path>, writing: &Writing) -> Result<Self, Failure> {
        if writing.format == Format::Parquet {
            let file = ParquetFile::new(Sink::open(path)?, &writing.columns)?;
            return Ok(Self::Parquet(Box::new(file)));
        }
        let mut output = Self::lines(path)?;
        if writing.format == Format::Csv {
            output.text(&writing.head())?;
        }
        Ok(output)
    }

    /// Opens a file, or standard output, for lines.
    pub(crate) fn lines(path: Option<&Path>) -> Result<Self, Failure> {
        Ok(Self::Lines(Sink::open(path)?))
    }

    /// Writes whole lines.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.write(Made { records: 0, failed: 0, text: text.as_bytes().to_vec(), rows: Vec::new() })
    }

    /// Writes records.
    pub(crate) fn write(&mut self, made: Made) -> Result<(), Failure> {
        match self {
            Self::Lines(sink) => {
                let written = sink.write_all(&made.text).and_then(|()| sink.flush());
                sink.said(written)
            }
            Self::Parquet(file) => file.write(made.rows),
        }
    }

    /// Writes what stands behind the last record.
    pub(crate) fn end(self) -> Result<(), Failure> {
        match self {
            Self::Lines(mut sink) => {
                let written = sink.flush();
                sink.said(written)
            }
            Self::Parquet(file) => file.end(),
        }
    }
}
