"""Which rows close a circle, against networkx."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.imports.circles import closing_rows

PEOPLE = st.sampled_from("abcdefg")
PARENTS = st.dictionaries(PEOPLE, PEOPLE)


def circles(parents: dict[str, str]) -> list[set[str]]:
    return [set(circle) for circle in nx.simple_cycles(nx.DiGraph(list(parents.items())))]


def numbered(wanted: dict[str, str]) -> list[tuple[int, str, str]]:
    return [(line, child, parent) for line, (child, parent) in enumerate(wanted.items(), start=2)]


@given(PARENTS, PARENTS)
def test_no_circle_is_left_and_only_rows_of_circles_go(
    current: dict[str, str], wanted: dict[str, str]
) -> None:
    current = {child: parent for child, parent in current.items() if child != parent}
    wanted = {child: parent for child, parent in wanted.items() if child != parent}
    rows = numbered(wanted)
    rejected = closing_rows(current, rows)
    taken = {child: parent for line, child, parent in rows if line not in rejected}

    before, after = circles(current), circles({**current, **taken})
    assert all(circle in before for circle in after), "what is left was there before"
    if not before:
        assert after == []
    for line, circle in rejected.items():
        child, parent = next((c, p) for at, c, p in rows if at == line)
        assert (circle[0], circle[1], circle[-1]) == (child, parent, child)
        assert current.get(child) != parent, "what stands already is not refused"
        pairs = set(pairwise(circle))
        assert pairs <= set(current.items()) | set(wanted.items())


@given(PARENTS)
def test_from_an_empty_graph_one_row_of_each_circle_goes(wanted: dict[str, str]) -> None:
    wanted = {child: parent for child, parent in wanted.items() if child != parent}
    rejected = closing_rows({}, numbered(wanted))
    line_of = {child: line for line, child, _ in numbered(wanted)}
    # Everybody has one parent, so circles share nobody and each loses its last line.
    assert sorted(rejected) == sorted(max(line_of[one] for one in circle) for circle in circles(wanted))
    assert {frozenset(circle) for circle in rejected.values()} == {
        frozenset(circle) for circle in circles(wanted)
    }


@pytest.mark.parametrize(
    ("current", "wanted", "expected"),
    [
        ({"a": "b"}, [(2, "b", "a")], {2: ["b", "a", "b"]}),
        ({"a": "b"}, [(2, "b", "a"), (3, "a", "c")], {}),
        ({"a": "b"}, [(2, "b", "a"), (5, "a", "b")], {2: ["b", "a", "b"]}),
        ({"a": "b", "b": "a"}, [(2, "c", "a")], {}),
        (
            {},
            [(2, "a", "b"), (3, "b", "a"), (4, "c", "d"), (5, "d", "c")],
            {3: ["b", "a", "b"], 5: ["d", "c", "d"]},
        ),
        ({"a": "b"}, [(2, "b", "c"), (3, "a", "d"), (4, "d", "a"), (5, "c", "a")], {4: ["d", "a", "d"]}),
    ],
    ids=[
        "a reversal by half",
        "a reversal spelt out",
        "the row that stands already is not the one to go",
        "a circle that was there before is not ours",
        "two circles",
        "a change that would close one, were it not for another change",
    ],
)
def test_cases(
    current: dict[str, str], wanted: list[tuple[int, str, str]], expected: dict[int, list[str]]
) -> None:
    assert closing_rows(current, wanted) == expected


def test_a_long_chain_is_no_recursion() -> None:
    people = [f"p{n}" for n in range(50_000)]
    rows = [(line, child, parent) for line, (child, parent) in enumerate(pairwise(people))]
    assert closing_rows({}, rows) == {}
    assert list(closing_rows({}, [*rows, (60_000, people[-1], people[0])])) == [60_000]
