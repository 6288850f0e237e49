"""The way of a curved edge from one card to another, and where on it a badge is not hidden by a card."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_crm.analysis.layout import CARD_HEIGHT, CARD_WIDTH, COLUMN_GAP, STACK_GAP, Point
from graph_crm.maps.svg_element import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.maps.svg_ground import Ground

_PORT = 16.0  # between two curves that leave a card on the same side
_SPOTS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at 0 <= t <= 1."""
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        return Point(
            a * self.start.x + b * self.first.x + c * self.second.x + d * self.end.x,
            a * self.start.y + b * self.first.y + c * self.second.y + d * self.end.y,
        )

    def path(self) -> str:
        """The curve as path data."""
        corners = (self.first, self.second, self.end)
        return f"M{_pair(self.start)}C" + " ".join(_pair(point) for point in corners)

    def zigzag(self, step: float = 7.0, swing: float = 5.0) -> str:
        """A zigzag along the curve as path data."""
        chord = math.dist((self.start.x, self.start.y), (self.end.x, self.end.y))
        count = max(4, round(chord / step))
        points = [self.at(place / count) for place in range(count + 1)]
        bent = [self.start]
        for place in range(1, count):
            before, after = points[place - 1], points[place + 1]
            length = math.dist((before.x, before.y), (after.x, after.y)) or 1.0
            way = swing if place % 2 else -swing
            across = Point((before.y - after.y) / length * way, (after.x - before.x) / length * way)
            bent.append(Point(points[place].x + across.x, points[place].y + across.y))
        return "M" + "L".join(_pair(point) for point in [*bent, self.end])


def _pair(point: Point) -> str:
    return f"{number(point.x)},{number(point.y)}"


class Router:
    """Finds curves between cards; remembers who left a card where, so that curves don't share an end."""

    def __init__(self, cards: Mapping[str, Point], ground: Ground) -> None:
        self._cards = cards
        self._ground = ground
        self._used: defaultdict[tuple[str, str], int] = defaultdict(int)

    def curve(self, source: str, target: str) -> Curve | None:
        """A curve from border to border; None when an end is missing or both are the same."""
        if source == target or source not in self._cards or target not in self._cards:
            return None
        here, there = self._cards[source], self._cards[target]
        across, down = there.x - here.x, there.y - here.y
        if abs(across) < CARD_WIDTH * 0.6:
            return self._bow(source, target, abs(down))
        apart = abs(down) - CARD_HEIGHT
        if apart > 0 and abs(down) > abs(across) * 0.4:
            return self._upright(source, target, across, down)
        return self._level(source, target, across)

    def _flank(self, uid: str, side: str) -> Point:
        """A free place on the left or right side of a card; its middle is left to reporting lines."""
        count = self._next(uid, side)
        reach = CARD_HEIGHT / 2 - 20
        offset = (count // 2 + 1) * _PORT * (-1 if count % 2 else 1)
        card = self._cards[uid]
        x = card.x + (CARD_WIDTH if side == "right" else 0.0)
        return Point(x, card.y + CARD_HEIGHT / 2 + math.remainder(offset, 2 * reach))

    def _edge(self, uid: str, side: str, across: float) -> Point:
        """A free place on the upper or lower edge, beside the reporting line, on the side of the other card."""
        toward = "right" if across > 0 else "left"
        offset = 40.0 + self._next(uid, side + toward) * _PORT % (CARD_WIDTH / 2 - 60)
        card = self._cards[uid]
        x = card.x + CARD_WIDTH / 2 + (offset if across > 0 else -offset)
        return Point(x, card.y + (CARD_HEIGHT if side == "bottom" else 0.0))

    def _next(self, uid: str, side: str) -> int:
        self._used[uid, side] += 1
        return self._used[uid, side] - 1

    def _bow(self, source: str, target: str, far: float) -> Curve:
        """Out of the right side and back into the right side of the card above or below."""
        start, end = self._flank(source, "right"), self._flank(target, "right")
        out = max(start.x, end.x) + 34 + min(56.0, far / 14)
        return Curve(start, Point(out, start.y), Point(out, end.y), end)

    def _level(self, source: str, target: str, across: float) -> Curve:
        sides = ("right", "left") if across > 0 else ("left", "right")
        start, end = self._flank(source, sides[0]), self._flank(target, sides[1])
        reach = max(24.0, abs(end.x - start.x) * 0.45) * (1 if across > 0 else -1)
        return Curve(start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end)

    def _upright(self, source: str, target: str, across: float, down: float) -> Curve:
        upper, lower = (source, target) if down > 0 else (target, source)
        if abs(across) > CARD_WIDTH and self._is_open(upper, lower):
            return self._quarter(source, target, across, down)
        sides = ("bottom", "top") if down > 0 else ("top", "bottom")
        start, from_flank = self._free_end(source, sides[0], across)
        end, to_flank = self._free_end(target, sides[1], -across)
        rise, run = end.y - start.y, end.x - start.x
        first = Point(start.x + run * 0.45, start.y) if from_flank else Point(start.x, start.y + rise * 0.45)
        second = Point(end.x - run * 0.45, end.y) if to_flank else Point(end.x, end.y - rise * 0.45)
        return Curve(start, first, second, end)

    def _is_open(self, upper: str, lower: str) -> bool:
        """Whether a curve can leave ``upper`` to the side and enter ``lower`` from above."""
        high, low = self._cards[upper], self._cards[lower]
        beside = high.x + CARD_WIDTH + COLUMN_GAP * 1.5 if low.x > high.x else high.x - COLUMN_GAP * 1.5
        above = Point(low.x + CARD_WIDTH / 2, low.y - STACK_GAP * 2)
        return not (self._ground.hides(Point(beside, high.y + CARD_HEIGHT / 2)) or self._ground.hides(above))

    def _quarter(self, source: str, target: str, across: float, down: float) -> Curve:
        """A quarter turn between the side of the upper card and the top of the lower one."""
        toward, back = ("right", "left") if across > 0 else ("left", "right")
        if down > 0:
            start, end = self._flank(source, toward), self._edge(target, "top", -across)
            corner = Point(end.x, start.y)
        else:
            start, end = self._edge(source, "top", across), self._flank(target, back)
            corner = Point(start.x, end.y)
        first = Point(start.x + (corner.x - start.x) * 0.75, start.y + (corner.y - start.y) * 0.75)
        second = Point(end.x + (corner.x - end.x) * 0.75, end.y + (corner.y - end.y) * 0.75)
        return Curve(start, first, second, end)

    def _free_end(self, uid: str, side: str, across: float) -> tuple[Point, bool]:
        """An end on the upper or lower edge; on the flank where another card stands close to that edge.

        From below that card the curve would seem to come from it.
        """
        card = self._cards[uid]
        beside = card.y + CARD_HEIGHT + STACK_GAP * 2 if side == "bottom" else card.y - STACK_GAP * 2
        if self._ground.hides(Point(card.x + CARD_WIDTH / 2, beside)):
            return self._flank(uid, "right" if across > 0 else "left"), True
        return self._edge(uid, side, across), False

    def badge(self, curve: Curve) -> Point:
        """Where a badge on the curve is seen; its middle when all of it lies under cards."""
        return next((spot for t in _SPOTS if not self._ground.hides(spot := curve.at(t))), curve.at(0.5))
