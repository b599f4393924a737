"""Parquet tables and web fonts: their columns, their notes, their name tables."""

from __future__ import annotations

import importlib
import io
import zlib
from collections.abc import Iterator
from typing import Any

from habeas.protecting.parts import MOST_BYTES, Part, Piece, Shut


def parquet(part: Part) -> Iterator[Piece]:
    """A Parquet file's words, column by column, its names, notes and statistics. Needs pyarrow, without which it counts as shut."""
    try:
        reader = importlib.import_module("pyarrow.parquet")
    except ImportError:
        yield Shut(part.where, "is a Parquet table, and the library that opens it is not installed")
        return
    file: Any = reader.ParquetFile(io.BytesIO(part.data))
    notes = file.metadata.metadata or {}
    yield part.view("notes", "\n".join(f"{_words(key)}\n{_words(value)}" for key, value in notes.items()))
    yield part.view("names of columns", "\n".join(file.schema_arrow.names))
    for group in range(file.num_row_groups):
        found = (file.metadata.row_group(group).column(n).statistics for n in range(file.metadata.num_columns))
        yield part.view("statistics", "\n".join(f"{_words(s.min)}\n{_words(s.max)}" for s in found if s is not None and s.has_min_max))
        table: Any = file.read_row_group(group)
        for name, column in zip(table.column_names, table.columns, strict=True):
            yield part.view(f"column {name}", "\n".join(_words(value) for value in column.to_pylist() if value is not None))


def _words(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def font(part: Part) -> Iterator[Piece]:
    """A WOFF font's tables, unpacked; its names are among them."""
    data = part.data
    for n in range(int.from_bytes(data[12:14], "big")):
        entry = data[44 + 20 * n : 64 + 20 * n]
        at, packed, size = (int.from_bytes(entry[k : k + 4], "big") for k in (4, 8, 12))
        body = data[at : at + packed]
        if entry[:4] in (b"name", b"meta") and packed:
            yield part.inner("name table", body if packed == size else zlib.decompressobj().decompress(body, MOST_BYTES), small=True)
