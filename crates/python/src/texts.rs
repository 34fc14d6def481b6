//! What Python hands over: texts in an Arrow array, or in a column of a table.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{Array, ArrayRef, StructArray, make_array};
use arrow_pyarrow::FromPyArrow;
use arrow_schema::DataType;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

/// For somebody who gave something else.
const TAKEN: &str =
    "score_batch takes an Arrow array of texts, or a record batch, table or data frame with a column of them";

/// Texts, in the memory of whoever handed them over.
pub(crate) struct Texts(Vec<ArrayRef>);

impl Texts {
    /// Takes an array, or a column of what Arrow reads as a table. `Err` where that has no such column, or the column no texts.
    pub(crate) fn of(profiles: &Bound<'_, PyAny>, column: Option<&str>) -> PyResult<Self> {
        let arrays = arrays(profiles)?.into_iter().map(|array| of_column(array, column));
        let arrays = arrays.collect::<PyResult<Vec<_>>>()?;
        match arrays.iter().find(|array| each(array).is_none()) {
            Some(array) => Err(PyTypeError::new_err(format!("{TAKEN}; this one has {}.", array.data_type()))),
            None => Ok(Self(arrays)),
        }
    }

    /// Every text; `None` where the row has none.
    pub(crate) fn all(&self) -> Vec<Option<&[u8]>> {
        self.0.iter().filter_map(each).flatten().collect()
    }
}

/// All arrays that an object of Python holds; a table is an array of rows.
fn arrays(profiles: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    if profiles.hasattr("__arrow_c_array__")? {
        return array(profiles).map(|array| vec![array]);
    }
    if !profiles.hasattr("__arrow_c_stream__")? {
        return Err(PyTypeError::new_err(format!("{TAKEN}, not {}.", profiles.get_type().name()?)));
    }
    if let Ok(batches) = RecordBatchStreamReader::from_pyarrow_bound(profiles) {
        let rows = batches.map(|batch| batch.map(|batch| -> ArrayRef { Arc::new(StructArray::from(batch)) }));
        return rows.collect::<Result<_, _>>().map_err(|error| PyValueError::new_err(error.to_string()));
    }
    // A column alone, in pieces.
    let pieces = profiles.py().import("pyarrow")?.call_method1("chunked_array", (profiles,))?;
    pieces.getattr("chunks")?.try_iter()?.map(|piece| array(&piece?)).collect()
}

fn array(profiles: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    FromPyArrow::from_pyarrow_bound(profiles).map(make_array)
}

/// The column of this name, or the only one; an array that is no table is the column itself.
fn of_column(array: ArrayRef, name: Option<&str>) -> PyResult<ArrayRef> {
    let Some(table) = array.as_struct_opt() else { return Ok(array) };
    let names = table.column_names();
    let found = match (name, table.columns()) {
        (Some(name), _) => table.column_by_name(name).ok_or_else(|| format!("There is no column \"{name}\"")),
        (None, [only]) => Ok(only),
        (None, _) => Err("Say which column has the profiles: column=\"…\"".to_owned()),
    };
    let found =
        found.map_err(|why| PyValueError::new_err(format!("{why}. There are {}.", names.join(", "))))?;
    Ok(Arc::clone(found))
}

/// The bytes of each row; `None` for what holds no texts.
fn each(array: &ArrayRef) -> Option<Box<dyn Iterator<Item = Option<&[u8]>> + '_>> {
    Some(match array.data_type() {
        DataType::Utf8 => Box::new(array.as_string::<i32>().iter().map(|text| text.map(str::as_bytes))),
        DataType::LargeUtf8 => Box::new(array.as_string::<i64>().iter().map(|text| text.map(str::as_bytes))),
        DataType::Utf8View => Box::new(array.as_string_view().iter().map(|text| text.map(str::as_bytes))),
        DataType::Binary => Box::new(array.as_binary::<i32>().iter()),
        DataType::LargeBinary => Box::new(array.as_binary::<i64>().iter()),
        DataType::BinaryView => Box::new(array.as_binary_view().iter()),
        DataType::Null => Box::new((0..array.len()).map(|_| None)),
        _ => return None,
    })
}
