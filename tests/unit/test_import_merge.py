"""The three-way comparison: last import, file, graph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.imports.merge import merge

VALUES = st.none() | st.integers(0, 2) | st.tuples() | st.tuples(st.sampled_from("ab"))
ROWS = st.dictionaries(st.sampled_from("xyz"), VALUES)


@pytest.mark.parametrize(
    ("last", "new", "current", "changes", "kept"),
    [
        ("A", "A", "A", {}, {}),
        ("A", "B", "A", {"f": "B"}, {}),
        ("A", None, "A", {"f": None}, {}),
        (None, "B", None, {"f": "B"}, {}),
        ("A", "A", "C", {}, {"f": ("A", "C")}),
        ("A", "B", "C", {}, {"f": ("B", "C")}),
        ("A", "B", "B", {}, {}),
        ("A", "A", None, {}, {"f": ("A", None)}),
        ("A", None, "C", {}, {"f": (None, "C")}),
        (("a",), ("a", "b"), ["a"], {"f": ("a", "b")}, {}),
        ((), (), None, {}, {}),
    ],
    ids=[
        "nothing happened",
        "the file changed",
        "the file emptied it",
        "the file filled it",
        "edited here",
        "edited here, and the file changed",
        "both to the same",
        "emptied here",
        "edited here, and the file emptied it",
        "a list",
        "an empty list is none",
    ],
)
def test_one_field(last: object, new: object, current: object, changes: object, kept: object) -> None:
    merged = merge({"f": last}, {"f": new}, {"f": current})
    assert (merged.changes, merged.kept) == (changes, kept)


def test_a_row_never_imported_before_fills_what_is_empty_only() -> None:
    merged = merge(None, {"a": 1, "b": 2}, {"a": 3, "c": 4})
    assert merged.changes == {"b": 2}
    assert merged.kept == {"a": (1, 3)}
    assert merged.values == {"a": 3, "b": 2, "c": 4}


@given(st.none() | ROWS, ROWS, ROWS)
def test_what_holds_for_all(
    last: dict[str, object] | None, new: dict[str, object], current: dict[str, object]
) -> None:
    merged = merge(last, new, current)
    assert merged.values == {**current, **merged.changes}
    assert not merged.changes.keys() & merged.kept.keys()
    assert merged.changes.keys() | merged.kept.keys() <= new.keys()
    again = merge(new, new, merged.values)
    assert again.changes == {}, "a second run changes nothing"
    assert again.kept == merged.kept, "and says the same edits again"
    assert merge(new, new, new).kept == {}
