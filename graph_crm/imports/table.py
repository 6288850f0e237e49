"""Read one CSV file so that no bad line costs a good one.

Encodings: UTF-8 with or without BOM, GB18030. A line that is no CSV (a quote that never closes, too many
cells) or holds what is no text is a rejection of its own, and reading goes on with the next line.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_crm.imports.model import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graph_crm.text import Value

MAX_FILE_BYTES = 200 * 1024 * 1024
# A note may run over several lines; a quote that is still open after so many was never closed.
MAX_LINES_PER_ROW = 200
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SHOWN = 80

# What "surrogateescape" makes of bytes that are no character.
_NO_CHARACTER = re.compile("[\udc80-\udcff]")
_FOREIGN = re.compile("[^\x00-\x7f\udc80-\udcff]")
# Neither XML nor a person can read these.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


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
    records = _records(path.name, list(io.StringIO(decoded, newline="")))
    columns = _columns(path.name, records)
    if isinstance(columns, Rejection):
        return Table(path.name, (), (), (columns,))
    rows: list[tuple[int, dict[str, str]]] = []
    rejections: list[Rejection] = []
    for line, cells in records:
        row = cells if isinstance(cells, Rejection) else _row(path.name, line, cells, columns)
        if isinstance(row, Rejection):
            rejections.append(row)
        else:
            rows.append((line, row))
    return Table(path.name, columns, tuple(rows), tuple(rejections))


def short(value: str) -> str:
    """A value as a report shows it: not too long, and every character printable."""
    cut = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    return _CONTROL.sub("�", _NO_CHARACTER.sub("�", cut))


def _columns(file: str, records: Iterator[tuple[int, list[str] | Rejection]]) -> tuple[str, ...] | Rejection:
    """The header's names; a column in between that has none is called by its place, as in "#3"."""
    line, header = next(records, (1, None))
    if header is None:
        return _rejected(file, 1, "no-header")
    if isinstance(header, Rejection):
        return header
    names = [cell.strip() for cell in header]
    while not names[-1]:
        names.pop()
    if any(_NO_CHARACTER.search(name) or _CONTROL.search(name) for name in names):
        return _rejected(file, line, "encoding")
    repeated = next((name for place, name in enumerate(names) if name and name in names[:place]), None)
    if repeated is not None:
        return _rejected(file, line, "repeated-column", column=repeated, value=repeated)
    return tuple(name or f"#{place}" for place, name in enumerate(names, start=1))


def _row(file: str, line: int, cells: list[str], columns: tuple[str, ...]) -> dict[str, str] | Rejection:
    stripped = [cell.strip() for cell in cells]
    if any(stripped[len(columns) :]):
        params: dict[str, Value] = {"cells": len(cells), "columns": len(columns)}
        return _rejected(file, line, "too-many-cells", value=short(",".join(cells)), params=params)
    row = {column: cell for column, cell in zip(columns, stripped, strict=False) if cell}
    for column, cell in row.items():
        for pattern, reason in ((_NO_CHARACTER, "bad-bytes"), (_CONTROL, "control-character")):
            if pattern.search(cell):
                return _rejected(file, line, reason, column=column, value=short(cell))
    return row


def _rejected(
    file: str,
    line: int,
    reason: str,
    column: str = "",
    value: str = "",
    params: dict[str, Value] | None = None,
) -> Rejection:
    return Rejection(file=file, line=line, column=column, value=value, reason=reason, params=params or {})


def _decode(path: Path) -> str | Rejection:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return _rejected(path.name, 1, "file-too-large")
        raw = path.read_bytes()
    except OSError as error:
        return _rejected(path.name, 1, "file-unreadable", params={"cause": error.strerror or str(error)})
    if not raw.startswith(UTF16_MARKS):
        # A damaged character costs its row, not the file. But GB18030 read as UTF-8 is mostly damage.
        for encoding, good_per_bad in (("utf-8", 4), ("gb18030", 1)):
            decoded = raw.decode(encoding, "surrogateescape")
            bad = sum(1 for _ in _NO_CHARACTER.finditer(decoded))
            if not bad or bad * good_per_bad <= sum(1 for _ in _FOREIGN.finditer(decoded)):
                return decoded.removeprefix("\ufeff")
    return _rejected(path.name, 1, "encoding")


def _records(file: str, lines: Sequence[str]) -> Iterator[tuple[int, list[str] | Rejection]]:
    """Each record that is not blank with the number of its first line, or the rejection of a line that is no CSV."""
    csv.field_size_limit(MAX_FILE_BYTES)
    start = 0
    while start < len(lines):
        # A window, so that a quote that never closes costs no more than its lines each time.
        window = lines[start : start + MAX_LINES_PER_ROW]
        is_end = start + len(window) == len(lines)
        done = 0
        try:
            reader = csv.reader(window, strict=True)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield start + done + 1, cells
                done = reader.line_num
        except csv.Error:
            if done == 0 or is_end:
                broken = start + done + 1
                yield (
                    broken,
                    _rejected(file, broken, "not-csv", value=short(lines[broken - 1].rstrip("\r\n"))),
                )
                done += 1
        start += done
