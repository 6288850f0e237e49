"""Reporting lines: square corners, from the lower edge of a manager to the card of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.layout import CARD_HEIGHT, CARD_WIDTH, COLUMN_GAP, LEVEL_GAP, Point
from graph_crm.maps import svg_style as style
from graph_crm.maps.svg_element import add, cut, number, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from graph_crm.analysis.contact_map import Person, ReportingLine
    from graph_crm.maps.svg_sheet import Sheet

_CORNER = 9.0
_BUS = LEVEL_GAP / 2
_TRUNK = COLUMN_GAP / 2
_ASIDE = 14.0  # a dotted line keeps off the solid ones
DOTS = "1.5 5"


def draw_reporting_lines(parent: Element, sheet: Sheet) -> float:
    """Draw every reporting line and, above a card, whom its line skips; return how far right the words reach."""
    reach = 0.0
    lines = add(parent, "g", fill="none", stroke=style.LINE, stroke_width=1.6, stroke_linecap="round")
    labels = add(parent, "g", font_size=10.5, fill=style.MUTED)
    has_line: set[str] = set()
    for line in sheet.contact_map.reporting_lines:
        points = _route(sheet, line)
        if points:
            has_line.add(line.report)
            _draw(lines, labels, sheet, line, points)
    for person in sheet.contact_map.stakeholders:
        if person.manager_above and person.uid not in has_line:
            top = _entry(sheet.layout.points[person.uid])
            add(lines, "path", d=f"M{number(top.x)},{number(top.y)}v-20", stroke_dasharray=DOTS)
            words = sheet.say("drawing-manager-above", name=_name(sheet, person.manager_above))
            words = cut(words, 10.5, CARD_WIDTH)  # short of the line to the next card
            _label(labels, words, Point(top.x + 8, top.y - 8))
            reach = max(reach, top.x + 8 + text_width(words, 10.5))
    return reach


def _name(sheet: Sheet, person: Person) -> str:
    # Of whoever sees the deal and not the customer, the name is kept back.
    return person.name or sheet.say("unnamed-person")


def _entry(card: Point) -> Point:
    return Point(card.x + CARD_WIDTH / 2, card.y)


def _route(sheet: Sheet, line: ReportingLine) -> list[Point]:
    """The corners of a line, from the manager to the report; none when it can't be drawn."""
    points = sheet.layout.points
    if line.report not in points or line.manager not in points or line.report == line.manager:
        return []
    report, manager = points[line.report], points[line.manager]
    middle = report.y + CARD_HEIGHT / 2
    out = Point(manager.x + CARD_WIDTH / 2, manager.y + CARD_HEIGHT)
    if sheet.layout.hangs.get(line.report) == line.manager:
        trunk = report.x - _TRUNK
        return [
            out,
            Point(out.x, out.y + _BUS),
            Point(trunk, out.y + _BUS),
            Point(trunk, middle),
            Point(report.x, middle),
        ]
    aside = _ASIDE if line.kind == "dotted" else 0.0
    if report.y - out.y < 24:
        return _sideways(manager, report, aside)
    out = Point(out.x + aside, out.y)
    bus = out.y + min(_BUS, (report.y - out.y) / 2) + aside
    top = report.x + CARD_WIDTH / 2 + aside
    if line.report not in sheet.layout.hangs and not sheet.ground.hides_upright(top, bus, report.y - 12):
        return [out, Point(out.x, bus), Point(top, bus), Point(top, report.y)]
    right, left = report.x + CARD_WIDTH, report.x
    beside, into = right + 12, right
    if sheet.ground.hides_upright(beside, bus, middle) and not sheet.ground.hides_upright(
        left - 12, bus, middle
    ):
        beside, into = left - 12, left
    return [out, Point(out.x, bus), Point(beside, bus), Point(beside, middle), Point(into, middle)]


def _sideways(manager: Point, report: Point, aside: float) -> list[Point]:
    """From side to side, for cards placed by hand beside or above their manager's."""
    start, end = manager.y + CARD_HEIGHT / 2 + aside, report.y + CARD_HEIGHT / 2 + aside
    if abs(report.x - manager.x) < CARD_WIDTH + 16:
        right = max(report.x, manager.x) + CARD_WIDTH
        out, turn, into = manager.x + CARD_WIDTH, right + 24 + aside, report.x + CARD_WIDTH
    elif report.x > manager.x:
        out, into = manager.x + CARD_WIDTH, report.x
        turn = (out + into) / 2 + aside
    else:
        out, into = manager.x, report.x + CARD_WIDTH
        turn = (out + into) / 2 + aside
    return [Point(out, start), Point(turn, start), Point(turn, end), Point(into, end)]


def _draw(
    lines: Element, labels: Element, sheet: Sheet, line: ReportingLine, points: Sequence[Point]
) -> None:
    dots: dict[str, str] = {"stroke_dasharray": DOTS, "stroke_width": "2"} if line.kind == "dotted" else {}
    path = add(lines, "path", d=rounded(points), **dots)
    names = {
        "report": sheet.name(sheet.contact_map.by_uid[line.report]),
        "manager": sheet.name(sheet.contact_map.by_uid[line.manager]),
    }
    sentence = sheet.say("drawing-reports-to", kind=sheet.say(f"line-{line.kind}"), **names)
    if line.skipped:
        skips = sheet.say("drawing-skips", names=", ".join(_name(sheet, person) for person in line.skipped))
        sentence += f"\n{skips}"
        _break(lines, points)
        card = sheet.layout.points[line.report]
        # right of a line that comes from above, along the whole card when the line comes from the side
        left = CARD_WIDTH / 2 + 10 if points[-1].y == card.y else 6
        _label(labels, cut(skips, 10.5, CARD_WIDTH - left - 4), Point(card.x + left, card.y - 8))
    add(path, "title", sentence)


def _break(lines: Element, points: Sequence[Point]) -> None:
    """Two strokes across the last leg: the line is not the whole way."""
    (before, end) = points[-2:]
    upright = before.x == end.x
    x, y = (end.x, end.y - 12) if upright else ((before.x + end.x) / 2, end.y)
    turn = f"translate({number(x)} {number(y)})" + ("" if upright else " rotate(90)")
    add(lines, "path", d="M-5,0.5 5,-4.5 5,-.5 -5,4.5Z", fill=style.CANVAS, stroke="none", transform=turn)
    add(lines, "path", d="M-6,.5 6,-5.5M-6,5.5 6,-.5", transform=turn)


def _label(labels: Element, words: str, at: Point) -> None:
    width = text_width(words, 10.5) + 8
    add(labels, "rect", x=at.x - 4, y=at.y - 10.5, width=width, height=14, rx=3, fill=style.CANVAS)
    add(labels, "text", words, x=at.x, y=at.y)


def rounded(points: Sequence[Point]) -> str:
    """A path through the points, its corners rounded.

    >>> rounded([Point(0, 0), Point(0, 50), Point(50, 50)])
    'M0,0L0,41Q0,50 9,50L50,50'
    """
    path = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.append(f"L{_pair(_towards(corner, before))}Q{_pair(corner)} {_pair(_towards(corner, after))}")
    return "".join(path) + f"L{_pair(points[-1])}"


def _towards(corner: Point, other: Point) -> Point:
    """A point near the corner on the way to ``other``; the legs are level or upright."""
    far = abs(other.x - corner.x) + abs(other.y - corner.y)
    share = min(_CORNER, far / 2) / far if far else 0.0
    return Point(corner.x + (other.x - corner.x) * share, corner.y + (other.y - corner.y) * share)


def _pair(point: Point) -> str:
    return f"{number(point.x)},{number(point.y)}"
