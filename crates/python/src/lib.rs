//! The Python module `cairn`: profiles scored in batches of Apache Arrow, by the code of the command `cairn score`.

mod scoring;
mod table;
mod texts;

use std::num::NonZeroUsize;

use arrow_array::RecordBatch;
use arrow_pyarrow::PyArrowType;
use arrow_schema::Schema;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use scoring::Scoring;
use texts::Texts;

/// Score profiles, one a row, and give one row for each, in order.
///
/// profiles -- an Arrow array of texts or bytes, each a profile as the app saves it, or a table, record batch, data frame or
///     reader that has them in a column (anything with `__arrow_c_array__` or `__arrow_c_stream__`).
/// column -- the name of that column; not needed where there is only one.
/// stages -- how the probabilities of the stages are found: "draws", "table" or "none".
/// warnings -- which warnings are looked for: "all", or "quick" for those that take no simulated copies of the person.
/// position -- the text of a position as the app saves it: adds the fit and the must-haves.
/// source -- what `source` and error messages call this batch.
/// threads -- how many threads work on it.
///
/// What cannot be read is a row, too: `error` says why, as the page would. Raises `ValueError` or `TypeError` only where the call
/// itself is wrong.
#[pyfunction]
#[pyo3(signature = (profiles, *, column=None, stages="draws", warnings="all", position=None, source="batch", threads=NonZeroUsize::MIN))]
#[expect(clippy::too_many_arguments, reason = "a caller in Python names them, and most have a default")]
fn score_batch(
    py: Python<'_>,
    profiles: &Bound<'_, PyAny>,
    column: Option<&str>,
    stages: &str,
    warnings: &str,
    position: Option<&str>,
    source: &str,
    threads: NonZeroUsize,
) -> PyResult<PyArrowType<RecordBatch>> {
    let texts = Texts::of(profiles, column)?;
    // Others may use Python meanwhile.
    let scored = py.detach(|| {
        let scoring = Scoring::new(stages, warnings, position)?;
        table::batch(scoring.columns(), &scoring.rows(&texts.all(), source, threads))
    });
    scored.map(PyArrowType).map_err(PyValueError::new_err)
}

/// The columns that `score_batch` gives for the same arguments, as a `pyarrow.Schema`. They are the same for any `warnings`.
#[pyfunction]
#[pyo3(signature = (*, stages="draws", position=None))]
fn schema(stages: &str, position: Option<&str>) -> PyResult<PyArrowType<Schema>> {
    let scoring = Scoring::new(stages, "all", position).map_err(PyValueError::new_err)?;
    Ok(PyArrowType(table::schema(scoring.columns())))
}

/// Profiles of Cairn, scored with the numbers of the page.
#[pymodule]
fn cairn(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(score_batch, module)?)?;
    module.add_function(wrap_pyfunction!(schema, module)?)
}
