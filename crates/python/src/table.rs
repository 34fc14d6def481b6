//! Rows as columns of Apache Arrow.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use cairn_score::{Cell, Columns, Kind};

/// Most bytes of text in a column of a batch: Arrow counts them in 32 bits.
const MAX_TEXT: usize = 0x7fff_ffff;

/// The same columns as those of `cairn score --format parquet`. Every one may be empty.
pub(crate) fn schema(columns: &Columns) -> Schema {
    let field = |(name, kind): (&str, Kind)| {
        let of = match kind {
            Kind::Text => DataType::Utf8,
            Kind::Number => DataType::Float64,
            Kind::Whole => DataType::Int64,
        };
        Field::new(name, of, true)
    };
    Schema::new(columns.heads().map(field).collect::<Vec<_>>())
}

/// Rows as a batch. `Err` with a sentence where they have more text than a batch can hold.
pub(crate) fn batch(columns: &Columns, rows: &[Vec<Cell>]) -> Result<RecordBatch, String> {
    let arrays = columns.heads().enumerate().map(|(at, (name, kind))| {
        let cells = || rows.iter().map(move |row| row.get(at));
        Ok(match kind {
            Kind::Text if cells().filter_map(text).map(str::len).sum::<usize>() > MAX_TEXT => {
                return Err(format!(
                    "\"{name}\" has more text than a batch can hold. Score fewer profiles at a time."
                ));
            }
            Kind::Text => Arc::new(cells().map(text).collect::<StringArray>()) as ArrayRef,
            Kind::Number => Arc::new(cells().map(number).collect::<Float64Array>()),
            Kind::Whole => Arc::new(cells().map(whole).collect::<Int64Array>()),
        })
    });
    let arrays = arrays.collect::<Result<Vec<_>, _>>()?;
    // There is one column for each head, all as long as there are rows.
    RecordBatch::try_new(Arc::new(schema(columns)), arrays).map_err(|error| error.to_string())
}

fn text(cell: Option<&Cell>) -> Option<&str> {
    if let Some(Cell::Text(text)) = cell { Some(text) } else { None }
}

fn number(cell: Option<&Cell>) -> Option<f64> {
    if let Some(Cell::Number(number)) = cell { Some(*number) } else { None }
}

fn whole(cell: Option<&Cell>) -> Option<i64> {
    if let Some(Cell::Whole(number)) = cell { Some(*number) } else { None }
}
