"""CSV files as they come: encodings, damage, line numbers. No bad line costs a good one."""

from __future__ import annotations

import codecs
import csv
import io
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_crm.imports import table as table_module
from graph_crm.imports.table import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.imports.table import Table

    Read = Callable[[bytes], Table]

GOOD = b"id,name\n1,One\n"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def run(raw: bytes) -> Table:
        path = tmp_path / "users.csv"
        path.write_bytes(raw)
        return read_table(path)

    return run


def rejected(table: Table) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in table.rejections]


@pytest.mark.parametrize(
    "raw",
    [
        "id,name\n1,王建国\n2,Ann".encode(),
        codecs.BOM_UTF8 + "id,name\n1,王建国\n2,Ann".encode(),
        "id,name\n1,王建国\n2,Ann".encode("gb18030"),
        "\ufeffid,name\n1,王建国\n2,Ann".encode("gb18030"),
        "id,name\r\n1,王建国\r\n2,Ann\r\n".encode(),
        "id,name\r1,王建国\r2,Ann".encode(),
        "\n \n,,\nid,name\n1,王建国\n2,Ann\n\n".encode(),
        " id , name \n1 , 王建国 \n2,Ann".encode(),
    ],
    ids=["utf-8", "bom", "gb18030", "gb18030 with bom", "crlf", "cr", "blank lines first", "spaces"],
)
def test_every_way_to_save_the_same_table(read: Read, raw: bytes) -> None:
    table = read(raw)
    assert table.columns == ("id", "name")
    assert [cells for _, cells in table.rows] == [{"id": "1", "name": "王建国"}, {"id": "2", "name": "Ann"}]
    assert table.rejections == ()


def test_blank_lines_count_but_are_no_rows(read: Read) -> None:
    table = read(b"\n\nid,name\n\n1,One\n,,\n   \n2,Two\n")
    assert [line for line, _ in table.rows] == [5, 8]


@pytest.mark.parametrize(
    "raw",
    [
        GOOD.decode().encode("utf-16"),
        GOOD.decode().encode("utf-16-le"),
        GOOD.decode().encode("utf-16-be"),
        GOOD.decode().encode("utf-32"),
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xe9\xff,\x00\n1,2\n",
        b"\xff\xe9\xe8\n\xfe\xe9\n",
    ],
    ids=["utf-16 marked", "utf-16le", "utf-16be", "utf-32", "a workbook", "noise"],
)
def test_what_is_no_csv_in_a_known_encoding_is_refused_once(read: Read, raw: bytes) -> None:
    table = read(raw)
    assert rejected(table) == [(1, "encoding")]
    assert table.rows == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_of_quoted_cells_are_counted(read: Read, newline: str) -> None:
    text = newline.join(["id,name", '1,"two', 'lines"', "2,Ann", '3,"a', "", 'c"', "4,Bob,,,x", "5,E"])
    table = read(text.encode())
    assert [(line, cells["id"]) for line, cells in table.rows] == [(2, "1"), (4, "2"), (5, "3"), (9, "5")]
    assert table.rows[0][1]["name"] == f"two{newline}lines"
    assert rejected(table) == [(8, "too-many-cells")]
    assert table.rejections[0].params == {"cells": 5, "columns": 2}


def test_other_separators_of_lines_are_text(read: Read) -> None:
    # str.splitlines would end a line at each of these.
    table = read("id,name\n1,a\u2028b\u2029c\u0085d\n2,Ann\n".encode())
    assert [(line, cells["name"]) for line, cells in table.rows] == [
        (2, "a\u2028b\u2029c\u0085d"),
        (3, "Ann"),
    ]


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ('2,"open', ["1", "3", "4"]),
        ('2,"open" and on', ["1", "3", "4"]),
        ('2,"', ["1", "3", "4"]),
    ],
)
def test_a_broken_line_costs_itself(read: Read, broken: str, left: list[str]) -> None:
    table = read(f'id,name\n1,One\n{broken}\n3,"Three"\n4,"a ""quoted"" one"\n'.encode())
    assert [cells["id"] for _, cells in table.rows] == left
    assert rejected(table) == [(3, "not-csv")]
    assert table.rejections[0].value == broken


def test_a_quote_that_is_never_closed_in_a_long_file_costs_its_line_and_no_time(read: Read) -> None:
    lines = ["id,name", *(f'{n},"open' if n % 2 else f"{n},x" for n in range(20_000))]
    begun = time.perf_counter()
    table = read("\n".join(lines).encode())
    # Each of these swallows what follows up to the next quote, as CSV has it; what matters is that it ends.
    assert time.perf_counter() - begun < 10
    assert len(table.rejections) + len(table.rows) >= 10_000

    table = read("\n".join(["id,name", '0,"open', *(f"{n},x" for n in range(1, 5000))]).encode())
    assert rejected(table) == [(2, "not-csv")]
    assert len(table.rows) == 4999


def test_a_long_quoted_cell_across_the_window(read: Read) -> None:
    note = "\n".join(f"line {n}" for n in range(150))
    rows = [f'{n},"{note}"' for n in range(20)]
    table = read("\n".join(["id,name", *rows, "20,end"]).encode())
    assert rejected(table) == []
    assert [(line, cells["id"]) for line, cells in table.rows] == [(2 + 150 * n, str(n)) for n in range(21)]


@pytest.mark.parametrize("raw", [b"", b"\n\n", codecs.BOM_UTF8, b",,,\n , \n"])
def test_an_empty_file_has_no_header(read: Read, raw: bytes) -> None:
    assert rejected(read(raw)) == [(1, "no-header")]


def test_headers(read: Read) -> None:
    table = read(b"\nid,name,id\n1,a,b\n")
    assert rejected(table) == [(2, "repeated-column")]
    assert (table.rejections[0].column, table.rows) == ("id", ())

    table = read(b'"id,name\n1,a\n2,b\n')
    assert (rejected(table), table.rows) == ([(1, "not-csv")], ()), "no row is taken for a header"

    table = read(b"id,,name,,\n1,lost,a,,\n2,,b,,x\n")
    assert table.columns == ("id", "#2", "name"), "an unnamed column is named by its place, trailing ones go"
    assert table.rows == ((2, {"id": "1", "#2": "lost", "name": "a"}),)
    assert rejected(table) == [(3, "too-many-cells")]

    assert rejected(read(b"id,na\xffme\n1,a\n")) == [(1, "encoding")]


def test_too_few_cells_are_empty_ones(read: Read) -> None:
    assert read(b"id,name,email\n1\n2,b\n").rows == ((2, {"id": "1"}), (3, {"id": "2", "name": "b"}))


def test_damaged_characters_cost_their_row(read: Read) -> None:
    table = read("id,name\n1,王建国的名字\n2,李X敏\n3,陈晓\n".encode().replace(b"X", b"\xe7\x8e"))
    assert [cells["id"] for _, cells in table.rows] == ["1", "3"]
    [bad] = table.rejections
    assert (bad.line, bad.column, bad.reason, bad.value) == (3, "name", "bad-bytes", "李��敏")

    raw = "id,name\n1,王建国的名字\n2,李X\n3,陈晓\n".encode("gb18030").replace(b"X", b"\xff")
    table = read(raw)
    assert [cells["name"] for _, cells in table.rows] == ["王建国的名字", "陈晓"]
    assert rejected(table) == [(3, "bad-bytes")]


def test_control_characters_cost_their_row(read: Read) -> None:
    table = read(b"id,name\n1,a\x00b\n2,b\x0bc\n3,tab\there\n")
    assert [cells["name"] for _, cells in table.rows] == ["tab\there"]
    assert rejected(table) == [(2, "control-character"), (3, "control-character")]
    assert table.rejections[0].value == "a�b"


def test_a_long_value_is_shown_short(read: Read) -> None:
    [one] = read(("id,name\n1,a,b," + "x" * 500).encode()).rejections
    assert (len(one.value), one.value[-1]) == (80, "…")


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rejected(read_table(tmp_path)) == [(1, "file-unreadable")]
    (tmp_path / "users.csv").write_bytes(GOOD)
    monkeypatch.setattr(table_module, "MAX_FILE_BYTES", 5)
    assert rejected(read_table(tmp_path / "users.csv")) == [(1, "file-too-large")]


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=20
)
# Enough plain Chinese that the encoding can be told; a few characters alone may be both.
TELLING = ["客户关系管理系统导入的文字", "联系人的姓名与职务"]


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_a_csv_writer_wrote_reads_back(rows: list[list[str]], encoding: str, end: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator=end).writerows([["id", "name"], TELLING, *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "users.csv"
        path.write_bytes(written.getvalue().encode(encoding))
        table = read_table(path)
    expected = [
        {name: cell.strip() for name, cell in zip(("id", "name"), row, strict=True) if cell.strip()}
        for row in [TELLING, *rows]
    ]
    assert table.rejections == ()
    assert [cells for _, cells in table.rows] == [row for row in expected if row]


@given(st.binary(max_size=300))
@example(b"\x00")
@example(b'"')
@example(b'id,name\n"\n"\n"\n')
def test_no_bytes_raise(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "users.csv"
        path.write_bytes(raw)
        table = read_table(path)
    assert all(one.value.isascii() or one.value.encode() for one in table.rejections)
    lines = len(raw) + 1
    assert all(1 <= line <= lines for line, _ in table.rows)
