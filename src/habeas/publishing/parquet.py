"""The tables as Parquet, which statistical programs read with their types. Needs the extra part `parquet` (pyarrow)."""

from __future__ import annotations

import io
from collections.abc import Sequence

from habeas.model.cases import Casebook
from habeas.model.errors import MissingPart
from habeas.publishing.tables import Cell, tables

NUMBERS = ("_low", "_high")
"""Endings of columns that hold numbers; "low" and "high" themselves and "confidence" do too, "start" and "end" hold places in a text. All else is text."""


def tables_parquet(casebook: Casebook) -> dict[str, bytes]:
    """One Parquet file a table, by file name. The same casebook gives the same bytes with the same pyarrow. Raises MissingPart where there is none."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingPart(
            "Parquet needs pyarrow (about 50 MB): pip install 'habeas[parquet]'. CSV holds the same tables without it"
        ) from error
    made = {}
    for name, (head, rows) in tables(casebook).items():
        kinds = [_kind(column) for column in head]
        types = {"number": pyarrow.float64(), "place": pyarrow.int64(), "text": pyarrow.string()}
        columns = [_column(rows, n, kind) for n, kind in enumerate(kinds)]
        schema = pyarrow.schema([(column, types[kind]) for column, kind in zip(head, kinds, strict=True)])
        body = io.BytesIO()
        parquet.write_table(pyarrow.table(columns, schema=schema), body, compression="zstd")
        made[f"{name}.parquet"] = body.getvalue()
    return made


def _kind(column: str) -> str:
    if column in ("low", "high", "confidence") or column.endswith(NUMBERS):
        return "number"
    return "place" if column in ("start", "end") else "text"


def _column(rows: Sequence[Sequence[Cell]], n: int, kind: str) -> list[Cell]:
    """A column's values; an empty text is no value."""
    values = (row[n] for row in rows)
    if kind == "number":
        return [None if v is None else float(v) for v in values]
    return [v if kind == "place" else None if v is None or v == "" else str(v) for v in values]
