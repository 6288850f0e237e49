"""Which rows would close a circle of reporting lines, or of companies that belong to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def closing_rows(current: Mapping[str, str], wanted: Iterable[tuple[int, str, str]]) -> dict[int, list[str]]:
    """The lines to reject so that no circle is left, each with the circle that it would close.

    ``current`` is child -> parent as it stands, ``wanted`` are (line, child, parent) of the file; a wanted parent
    replaces the current one, and one that stands already is nothing new. In each circle the last of the file's lines goes, so a reversal that is spelt out
    completely ("a above b" for "b above a") is no circle. O(people) for each rejected line.

    >>> closing_rows({}, [(2, "a", "b"), (3, "b", "c"), (4, "c", "a")])
    {4: ['c', 'a', 'b', 'c']}
    >>> closing_rows({"a": "b"}, [(2, "a", "c"), (3, "b", "a")])
    {}
    """
    parents = dict(current)
    line_of: dict[str, int] = {}
    for line, child, parent in wanted:
        if parents.get(child) != parent:
            parents[child] = parent
            line_of[child] = line
    rejected: dict[int, list[str]] = {}
    checked: set[str] = set()
    for start in list(parents):
        while circle := _circle_from(start, parents, checked):
            ours = [child for child in circle if child in line_of]
            if not ours:  # a circle that was in the graph before: not this import's to mend
                break
            last = max(ours, key=lambda child: line_of[child])
            turn = circle.index(last)
            rejected[line_of.pop(last)] = [*circle[turn:], *circle[: turn + 1]]
            if last in current:
                parents[last] = current[last]
            else:
                del parents[last]
            checked.clear()
        checked.add(start)
    return rejected


def _circle_from(start: str, parents: Mapping[str, str], checked: set[str]) -> list[str]:
    """The circle that the way up from ``start`` ends in, or nothing. Adds to ``checked`` who ends in none."""
    path: dict[str, None] = {}
    person: str | None = start
    while person is not None and person not in checked:
        if person in path:
            way = list(path)
            return way[way.index(person) :]
        path[person] = None
        person = parents.get(person)
    checked.update(path)
    return []
