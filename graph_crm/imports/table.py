"""Read one CSV file so that no bad line costs a good one.

Encodings: UTF-8 with or without BOM, GB18030. A line that is no CSV (a quote that never closes, too many
cells) is a rejection of its own, and reading goes on with the next line.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_crm.imports.model import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_FILE_BYTES = 200 * 1024 * 1024
# A note may run over several lines; a quote that is still open after so many was never closed.
MAX_LINES_PER_ROW = 200
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
SHOWN = 80


@dataclass(frozen=True, slots=True)
class Table:
    """A file's header and its rows: line number of the first line, and the cells that are not empty."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    rejections: tuple[Rejection, ...]


def read_table(path: Path) -> Table:
    """Read the file. One that can't be read at all (size, encoding, header) is one rejection and no rows."""
    decoded = _decode(path)
    if isinstance(decoded, Rejection):
        return Table(path.name, (), (), (decoded,))
    lines = decoded.splitlines(keepends=True)
    records = list(_records(path.name, lines))
    header = next((cells for _, cells in records if not isinstance(cells, Rejection)), None)
    if header is None:
        return Table(path.name, (), (), (_unreadable(path, "no-header"),))
    columns = tuple(cell.strip() for cell in header)
    repeated = sorted({column for column in columns if column and columns.count(column) > 1})
    if repeated:
        return Table(path.name, (), (), (_unreadable(path, "repeated-column", value=repeated[0]),))
    rows: list[tuple[int, dict[str, str]]] = []
    rejections: list[Rejection] = []
    header_seen = False
    for line, cells in records:
        if isinstance(cells, Rejection):
            rejections.append(cells)
        elif not header_seen:
            header_seen = True
        elif len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            rejections.append(
                Rejection(
                    file=path.name,
                    line=line,
                    column="",
                    value=_short(",".join(cells)),
                    reason="too-many-cells",
                    params={"cells": len(cells), "columns": len(columns)},
                )
            )
        elif any(cell.strip() for cell in cells):
            named = zip(columns, cells, strict=False)
            rows.append((line, {column: cell.strip() for column, cell in named if column and cell.strip()}))
    return Table(path.name, tuple(filter(None, columns)), tuple(rows), tuple(rejections))


def _unreadable(path: Path, reason: str, value: str = "") -> Rejection:
    return Rejection(file=path.name, line=1, column="", value=value, reason=reason)


def _decode(path: Path) -> str | Rejection:
    if path.stat().st_size > MAX_FILE_BYTES:
        return _unreadable(path, "file-too-large")
    raw = path.read_bytes()
    if not raw.startswith(UTF16_MARKS):
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    return _unreadable(path, "encoding")


def _records(file: str, lines: list[str]) -> Iterator[tuple[int, list[str] | Rejection]]:
    """Each record with the number of its first line, or the rejection of a line that is no CSV."""
    csv.field_size_limit(MAX_FILE_BYTES)
    start = 0
    while start < len(lines):
        reader = csv.reader(lines[start:], strict=True)
        before = 0
        try:
            for cells in reader:
                if reader.line_num - before > MAX_LINES_PER_ROW:
                    raise csv.Error
                yield start + before + 1, cells
                before = reader.line_num
            return
        except csv.Error:
            broken = start + before
            yield (
                broken + 1,
                Rejection(
                    file=file,
                    line=broken + 1,
                    column="",
                    value=_short(lines[broken].rstrip("\r\n")),
                    reason="not-csv",
                ),
            )
            start = broken + 1


def _short(value: str) -> str:
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
