//! A table as Apache Parquet: a group of rows at a time, so that memory is bounded.

use std::sync::Arc;

use cairn_score::{Cell, Columns, Kind};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use super::sink::{Sink, Why};
use crate::failure::Failure;

/// Rows of a group: some megabytes, which readers take in one after the other.
const ROWS: usize = 10_000;

/// A file that is written.
pub(crate) struct ParquetFile {
    writer: SerializedFileWriter<Sink>,
    kinds: Vec<Kind>,
    rows: Vec<Vec<Cell>>,
    why: Why,
}

impl ParquetFile {
    pub(super) fn new(sink: Sink, columns: &Columns) -> Result<Self, Failure> {
        let why = sink.why();
        let kinds = columns.heads().map(|(_, kind)| kind).collect();
        let writer = schema(columns).and_then(|schema| {
            SerializedFileWriter::new(sink, schema, Arc::new(WriterProperties::default()))
        });
        match writer {
            Ok(writer) => Ok(Self { writer, kinds, rows: Vec::new(), why }),
            Err(error) => Err(why.tell(&error)),
        }
    }

    /// Takes rows in, and writes a group when there are enough.
    pub(super) fn write(&mut self, rows: Vec<Vec<Cell>>) -> Result<(), Failure> {
        self.rows.extend(rows);
        if self.rows.len() < ROWS {
            return Ok(());
        }
        self.group().map_err(|error| self.why.tell(&error))
    }

    /// Writes the rest and the end, without which nobody can read the file.
    pub(super) fn end(mut self) -> Result<(), Failure> {
        let rest = if self.rows.is_empty() { Ok(()) } else { self.group() };
        let ended = rest.and_then(|()| self.writer.finish().map(drop));
        let ended = ended.and_then(|()| Ok(std::io::Write::flush(self.writer.inner_mut())?));
        ended.map_err(|error| self.why.tell(&error))
    }

    fn group(&mut self) -> Result<(), ParquetError> {
        let rows = std::mem::take(&mut self.rows);
        let mut group = self.writer.next_row_group()?;
        for (at, kind) in self.kinds.iter().enumerate() {
            let Some(mut column) = group.next_column()? else { break };
            let cells = || rows.iter().filter_map(|row| row.get(at));
            let there: Vec<i16> = cells().map(|cell| i16::from(*cell != Cell::Empty)).collect();
            match kind {
                Kind::Text => {
                    let texts: Vec<ByteArray> = cells().filter_map(text).collect();
                    column.typed::<ByteArrayType>().write_batch(&texts, Some(&there), None)?;
                }
                Kind::Number => {
                    let numbers: Vec<f64> = cells().filter_map(number).collect();
                    column.typed::<DoubleType>().write_batch(&numbers, Some(&there), None)?;
                }
                Kind::Whole => {
                    let numbers: Vec<i64> = cells().filter_map(whole).collect();
                    column.typed::<Int64Type>().write_batch(&numbers, Some(&there), None)?;
                }
            }
            column.close()?;
        }
        group.close().map(drop)
    }
}

fn text(cell: &Cell) -> Option<ByteArray> {
    if let Cell::Text(text) = cell { Some(ByteArray::from(text.as_str())) } else { None }
}

const fn number(cell: &Cell) -> Option<f64> {
    if let Cell::Number(number) = cell { Some(*number) } else { None }
}

const fn whole(cell: &Cell) -> Option<i64> {
    if let Cell::Whole(number) = cell { Some(*number) } else { None }
}

/// Every column may be empty.
fn schema(columns: &Columns) -> Result<TypePtr, ParquetError> {
    let field = |(name, kind): (&str, Kind)| {
        let (physical, logical) = match kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Number => (Physical::DOUBLE, None),
            Kind::Whole => (Physical::INT64, None),
        };
        let field = Type::primitive_type_builder(name, physical).with_logical_type(logical);
        field.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    };
    let fields = columns.heads().map(field).collect::<Result<_, _>>()?;
    Type::group_type_builder("cairn").with_fields(fields).build().map(Arc::new)
}
