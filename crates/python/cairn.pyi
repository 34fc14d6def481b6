"""Profiles of Cairn, scored with the numbers of the page."""

from typing import Any, Literal, Optional

import pyarrow

__version__: str

def score_batch(
    profiles: Any,
    *,
    column: Optional[str] = None,
    stages: Literal["draws", "table", "none"] = "draws",
    warnings: Literal["all", "quick"] = "all",
    position: Optional[str] = None,
    source: str = "batch",
    threads: int = 1,
) -> pyarrow.RecordBatch:
    """Score profiles, one a row, and give one row for each, in order."""

def schema(
    *,
    stages: Literal["draws", "table", "none"] = "draws",
    position: Optional[str] = None,
) -> pyarrow.Schema:
    """The columns that score_batch gives for the same arguments."""
