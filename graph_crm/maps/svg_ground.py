"""Where the cards lie: a line that comes out from under a card seems to belong to it."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from graph_crm.analysis.layout import CARD_HEIGHT, CARD_WIDTH, Point

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLEAR = 11.0  # half a badge


class Ground:
    """Finds the cards near a point without looking at all of them.

    >>> ground = Ground([Point(0, 0)])
    >>> ground.hides(Point(10, 10)), ground.hides(Point(10, -30))
    (True, False)
    """

    def __init__(self, cards: Iterable[Point]) -> None:
        self._cells: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
        for card in cards:
            self._cells[_cell(card)].append(card)

    def hides(self, spot: Point) -> bool:
        """Whether a card covers the point or comes very near it."""
        column, row = _cell(spot)
        return any(
            _covers(card, spot)
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for card in self._cells.get((x, y), ())
        )

    def hides_upright(self, x: float, top: float, bottom: float) -> bool:
        """Whether a card covers a piece of an upright line."""
        steps = math.ceil((bottom - top) / CARD_HEIGHT)
        heights = [top + (bottom - top) * step / max(1, steps) for step in range(steps + 1)]
        return any(self.hides(Point(x, y)) for y in heights)


def _covers(card: Point, spot: Point) -> bool:
    across, down = spot.x - card.x, spot.y - card.y
    return -_CLEAR < across < CARD_WIDTH + _CLEAR and -_CLEAR < down < CARD_HEIGHT + _CLEAR


def _cell(point: Point) -> tuple[int, int]:
    return math.floor(point.x / CARD_WIDTH), math.floor(point.y / CARD_HEIGHT)
