"""Where the cards of a contact map stand when nobody placed them by hand.

A reporting tree drawn level by level is as wide as its leaves are many: 500 people take 124,000 px. So
the reports of one manager who have no reports themselves hang below each other in columns, and only
managers stand side by side. A column of *k* leaves is handed to the tree algorithm as a chain of *k*
nodes: its contour then is that of the column, and neighbouring branches move as close as it allows.

Reingold, E. M., and Tilford, J. S., "Tidier drawings of trees", IEEE Transactions on Software
Engineering 7 (1981), 223-228.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import igraph  # pyright: ignore[reportMissingTypeStubs]

from graph_crm.analysis.contact_map import POWER_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph_crm.analysis.contact_map import ContactMap, Stakeholder

CARD_WIDTH = 288.0
CARD_HEIGHT = 198.0
COLUMN_GAP = 48.0  # room for the line that runs down a column of leaves
LEVEL_GAP = 72.0
STACK_GAP = 26.0
TREE_GAP = 96.0
ASPECT = 16 / 9  # of a screen
# Places are stored in pixels of the page's canvas, whose cards are smaller (CARD in web/page/map/layout.ts).
# So much further apart, cards that stand free of each other there do so here.
STRETCH_X = 1.28
STRETCH_Y = 1.8

_COLUMN = CARD_WIDTH + COLUMN_GAP
_LEVEL = CARD_HEIGHT + LEVEL_GAP
_STACK = CARD_HEIGHT + STACK_GAP


@dataclass(frozen=True, slots=True)
class Point:
    """The upper left corner of a card, in pixels; y grows downwards."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The place of every stakeholder by uid.

    ``hangs`` names, for those who stand in a column below their manager, that manager: their reporting
    line enters from the left. ``left``, ``top``, ``width`` and ``height`` bound all cards.
    """

    points: Mapping[str, Point]
    hangs: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def left(self) -> float:
        """The left edge of the leftmost card; 0 without cards."""
        return min((point.x for point in self.points.values()), default=0.0)

    @property
    def top(self) -> float:
        """The upper edge of the uppermost card; 0 without cards."""
        return min((point.y for point in self.points.values()), default=0.0)

    @property
    def width(self) -> float:
        """From the left edge of the leftmost card to the right edge of the rightmost."""
        rightmost = max((point.x + CARD_WIDTH for point in self.points.values()), default=0.0)
        return rightmost - self.left

    @property
    def height(self) -> float:
        """From the upper edge of the uppermost card to the lower edge of the lowest."""
        lowest = max((point.y + CARD_HEIGHT for point in self.points.values()), default=0.0)
        return lowest - self.top


def lay_out(contact_map: ContactMap) -> Layout:
    """Place every stakeholder of a map; who was placed by hand stands where they do on the page, as
    much further apart as the cards here are larger than the page's.

    Who has no place goes into the tree of the solid reporting lines (of the dotted ones where there is
    no solid one), who has no line at all into a grid after the trees. The whole block stands below the
    cards placed by hand, so that it covers none of them. Siblings are ordered: first who has reports,
    then by weight of the role, power and name. Dirty data is drawn, not refused: of a cycle of lines one
    is ignored here, the one above its weightiest member.

    Returns a ``Layout`` with a point for every stakeholder; the same map gives the same points. Two cards
    overlap only when they do on the page. O(n log n) in stakeholders and lines.

    >>> from graph_crm.analysis.contact_map import ContactMap, ReportingLine, Stakeholder
    >>> from datetime import UTC, datetime
    >>> people = [Stakeholder(uid=uid, contact_uid=uid, name=uid) for uid in ("Ann", "Bob", "Eve")]
    >>> lines = [
    ...     ReportingLine(uid=f"line-{uid}", report=uid, manager="Ann", kind="solid") for uid in ("Bob", "Eve")
    ... ]
    >>> layout = lay_out(
    ...     ContactMap(
    ...         kind="customer", uid="m", name="Acme", customer_uid="c", customer_name="Acme", map_revision=1,
    ...         org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=UTC),
    ...         stakeholders=tuple(people), reporting_lines=tuple(lines),
    ...     )
    ... )
    >>> layout.points["Bob"]
    Point(x=0.0, y=270.0)
    >>> layout.hangs
    {'Bob': 'Ann', 'Eve': 'Ann'}
    """
    placed = {person.uid: point for person in contact_map.stakeholders if (point := _placed(person))}
    free = [person for person in contact_map.stakeholders if person.uid not in placed]
    forest = _Forest(contact_map, free)
    blocks = [_tree_block(forest, root) for root in forest.roots if forest.reports[root]]
    blocks.extend(_grid_block([root for root in forest.roots if not forest.reports[root]]))
    by_hand = Layout(placed)
    below = by_hand.top + by_hand.height + TREE_GAP if placed else 0.0
    points = dict(_shelves(blocks, by_hand.left, below))
    points |= placed
    hangs = {uid: manager for block in blocks for uid, manager in block.hangs.items()}
    hangs |= _stacks(contact_map, placed)
    return Layout({person.uid: points[person.uid] for person in contact_map.stakeholders}, hangs)


def _placed(person: Stakeholder) -> Point | None:
    if person.x is None or person.y is None:
        return None
    point = Point(person.x * STRETCH_X, person.y * STRETCH_Y)
    return point if math.isfinite(point.x) and math.isfinite(point.y) else None


def _stacks(contact_map: ContactMap, placed: Mapping[str, Point]) -> dict[str, str]:
    """Who was placed in a column with others below their manager, and who that is; as on the page."""
    columns: dict[tuple[str, float], set[str]] = {}
    for line in contact_map.reporting_lines:
        if line.kind != "solid" or line.report not in placed or line.manager not in placed:
            continue
        report, manager = placed[line.report], placed[line.manager]
        if report.y >= manager.y + CARD_HEIGHT + LEVEL_GAP / 2:
            columns.setdefault((line.manager, report.x), set()).add(line.report)
    stacks = ((manager, column) for (manager, _), column in sorted(columns.items()) if len(column) > 1)
    return {uid: manager for manager, column in stacks for uid in column}


class _Forest:
    """Who stands below whom among ``people``: one manager at most, no cycle, siblings in drawing order."""

    def __init__(self, contact_map: ContactMap, people: Sequence[Stakeholder]) -> None:
        has_reports = {line.manager for line in contact_map.reporting_lines if line.manager != line.report}
        ordered = sorted(
            people,
            key=lambda person: (
                person.uid not in has_reports,
                -person.role_weight,
                -(POWER_WEIGHT[person.power] if person.power else 0.0),
                person.name,
                person.uid,
            ),
        )
        rank = {person.uid: place for place, person in enumerate(ordered)}
        manager = _managers(contact_map, rank)
        _cut_cycles(manager, rank)
        self.reports: dict[str, list[str]] = {uid: [] for uid in rank}
        for uid in rank:
            if uid in manager:
                self.reports[manager[uid]].append(uid)
        self.roots = [uid for uid in rank if uid not in manager]
        for siblings in (self.roots, *self.reports.values()):
            siblings.sort(key=lambda uid: not self.reports[uid])


def _managers(contact_map: ContactMap, rank: Mapping[str, int]) -> dict[str, str]:
    lines = [line for line in contact_map.reporting_lines if line.report in rank and line.manager in rank]
    # the last one wins: solid after dotted, the weightier manager after the others
    lines.sort(key=lambda line: (line.kind == "solid", -rank[line.manager]))
    return {line.report: line.manager for line in lines if line.report != line.manager}


def _cut_cycles(manager: dict[str, str], rank: Mapping[str, int]) -> None:
    done: set[str] = set()
    for start in rank:
        path: dict[str, None] = {}
        uid: str | None = start
        while uid is not None and uid not in done and uid not in path:
            path[uid] = None
            uid = manager.get(uid)
        if uid in path:
            trail = list(path)
            del manager[min(trail[trail.index(uid) :], key=rank.__getitem__)]
        done.update(path)


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of the drawing with its own origin."""

    points: Mapping[str, Point]
    hangs: Mapping[str, str] = field(default_factory=dict[str, str])


def _columns(leaves: Sequence[str]) -> list[Sequence[str]]:
    """One column up to four leaves, two up to sixteen, three up to 36; filled evenly.

    >>> [len(column) for column in _columns("abcdefg")]
    [4, 3]
    """
    if not leaves:
        return []
    rows = math.ceil(len(leaves) / math.ceil(math.sqrt(len(leaves)) / 2))
    return [leaves[first : first + rows] for first in range(0, len(leaves), rows)]


def _tree_block(forest: _Forest, root: str) -> _Block:
    nodes = [root]
    tops = [0.0]
    edges: list[tuple[int, int]] = []
    hangs: dict[str, str] = {}

    def add(uid: str, below: int, top: float) -> int:
        edges.append((below, len(nodes)))
        nodes.append(uid)
        tops.append(top)
        return len(nodes) - 1

    pending = [0]
    while pending:
        at = pending.pop()
        reports, top = forest.reports[nodes[at]], tops[at] + _LEVEL
        pending.extend(add(uid, at, top) for uid in reports if forest.reports[uid])
        leaves = [uid for uid in reports if not forest.reports[uid]]
        for column in _columns(leaves):
            if len(column) > 1:
                hangs |= dict.fromkeys(column, nodes[at])
            below = at
            for row, uid in enumerate(column):
                below = add(uid, below, top + row * _STACK)
    columns = _tree_columns(len(nodes), edges)
    points = (Point(x * _COLUMN, y) for x, y in zip(columns, tops, strict=True))
    return _Block(dict(zip(nodes, points, strict=True)), hangs)


def _tree_columns(count: int, edges: list[tuple[int, int]]) -> list[float]:
    """The horizontal place of every node of a tree, in columns from 0; siblings in order of their number."""
    tree = igraph.Graph(n=count, edges=edges, directed=True)
    # igraph carries no type hints
    places = cast("igraph.Layout", tree.layout_reingold_tilford(mode="out", root=[0]))  # pyright: ignore[reportUnknownMemberType]
    across = [cast("float", x) for x, _ in places.coords]  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    first = min(across)
    return [x - first for x in across]


def _grid_block(uids: Sequence[str]) -> Iterator[_Block]:
    """People without any line, in rows, as wide as a screen is."""
    if not uids:
        return
    columns = math.ceil(math.sqrt(len(uids) * ASPECT * _STACK / _COLUMN))
    points = (Point(place % columns * _COLUMN, place // columns * _STACK) for place in range(len(uids)))
    yield _Block(dict(zip(uids, points, strict=True)))


def _shelves(blocks: Sequence[_Block], left: float, top: float) -> Iterator[tuple[str, Point]]:
    """Put blocks beside each other, in as many rows as let the drawing fill a screen best."""
    sizes = [Layout(block.points) for block in blocks]
    area = sum((size.width + TREE_GAP) * (size.height + TREE_GAP) for size in sizes)
    widest = max((size.width for size in sizes), default=0.0)
    limits = [max(widest, math.sqrt(area * ASPECT) * share / 10) for share in range(8, 25)]
    rows = min((_rows(sizes, limit) for limit in limits), key=lambda row: _smallest_screen(row, sizes))
    for block, origin in zip(blocks, rows, strict=True):
        for uid, point in block.points.items():
            yield uid, Point(left + origin.x + point.x, top + origin.y + point.y)


def _rows(sizes: Sequence[Layout], limit: float) -> list[Point]:
    """The origins of blocks side by side; a new row begins where one would reach beyond ``limit``."""
    origins: list[Point] = []
    x = y = row_height = 0.0
    for size in sizes:
        if x > 0 and x + size.width > limit:
            x, y, row_height = 0.0, y + row_height + TREE_GAP, 0.0
        origins.append(Point(x, y))
        x, row_height = x + size.width + TREE_GAP, max(row_height, size.height)
    return origins


def _smallest_screen(origins: Sequence[Point], sizes: Sequence[Layout]) -> float:
    """The height of the smallest screen that shows all blocks at full size."""
    ends = [(at.x + size.width, at.y + size.height) for at, size in zip(origins, sizes, strict=True)]
    return max((max(right / ASPECT, bottom) for right, bottom in ends), default=0.0)
