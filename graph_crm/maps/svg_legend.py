"""The legend: every sign that occurs in the drawing, with its word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph_crm.analysis.contact_map import POWER_WEIGHT
from graph_crm.maps import svg_style as style
from graph_crm.maps.svg_element import add, number, text_width
from graph_crm.maps.svg_lines import DOTS
from graph_crm.maps.svg_ties import DASHES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from graph_crm.maps.svg_sheet import Sheet
    from graph_crm.maps.svg_ties import Shown

_ROW = 27.0
_HEAD = 112.0


class _Entry(NamedTuple):
    width: float
    words: str
    draw: Callable[[Element], object]


def draw_legend(parent: Element, sheet: Sheet, shown: Shown, width: float) -> float:
    """Draw the legend with its upper left corner at 0, 0 and return its height."""
    row = 0
    for heading, entries in _groups(sheet, shown):
        if not entries:
            continue
        y = row * _ROW
        add(
            parent,
            "text",
            sheet.say(heading),
            x=0,
            y=y + 4.5,
            font_size=12,
            font_weight="bold",
            fill=style.MUTED,
        )
        x = _HEAD
        for entry in entries:
            room = entry.width + text_width(entry.words, 12) + 26
            if x + room > width and x > _HEAD:
                row, x = row + 1, _HEAD
            entry.draw(add(parent, "g", transform=f"translate({number(x)} {number(row * _ROW)})"))
            add(
                parent,
                "text",
                entry.words,
                x=x + entry.width,
                y=row * _ROW + 4.5,
                font_size=12,
                fill=style.INK,
            )
            x += room
        row += 1
    return row * _ROW


def _groups(sheet: Sheet, shown: Shown) -> Iterator[tuple[str, list[_Entry]]]:
    yield "drawing-legend-stance", list(_stances(sheet))
    yield "drawing-legend-parties", list(_parties(sheet))
    yield "drawing-legend-power", list(_powers(sheet))
    yield "drawing-legend-person", list(_marks(sheet))
    yield "drawing-legend-lines", list(_lines(sheet))
    yield "drawing-legend-influence", list(_influences(sheet, shown))


def _sign(sheet: Sheet, name: str, words: str, scale: float = 1) -> _Entry:
    def draw(at: Element) -> None:
        add(at, "use", href=f"#{sheet.prefix}-{name}", transform=f"translate(10 0) scale({scale})")

    return _Entry(27, words, draw)


def _stances(sheet: Sheet) -> Iterator[_Entry]:
    if sheet.contact_map.parties:
        for look in (*style.STANCES.values(), style.UNKNOWN):
            yield _sign(sheet, f"stance-{look.key}", sheet.say(f"stance-{look.key}"), 0.85)
        stances = (stance for person in sheet.contact_map.stakeholders for stance in person.stances)
        if any(stance.disputed for stance in stances):
            yield _sign(sheet, "disputed", sheet.say("drawing-disputed"))


def _parties(sheet: Sheet) -> Iterator[_Entry]:
    if sheet.numbers_parties:
        for place, party in enumerate(sheet.others, start=1):
            yield _Entry(0, f"{place} {sheet.party(party)}", _nothing)


def _nothing(_: Element) -> None:
    """A party is named by its number, which is part of the words."""


def _powers(sheet: Sheet) -> Iterator[_Entry]:
    for power in (*POWER_WEIGHT, None):
        words = sheet.say(f"power-{power}") if power else sheet.say("drawing-power-unknown")
        yield _sign(sheet, f"power-{power or 'unknown'}", words)


def _marks(sheet: Sheet) -> Iterator[_Entry]:
    people = sheet.contact_map.stakeholders
    if any(person.is_key_player for person in people):
        yield _sign(sheet, "key", sheet.say("drawing-key"))
    if any(person.coverage for person in people):
        yield _sign(sheet, "covered", sheet.say("drawing-covered"))
    if any(not person.coverage for person in people):
        yield _sign(sheet, "nobody", sheet.say("drawing-nobody"))
    if any(not person.known for person in people):
        yield _Entry(46, sheet.say("drawing-unnamed"), _dashed_card)


def _dashed_card(at: Element) -> None:
    add(
        at,
        "rect",
        x=1,
        y=-9,
        width=34,
        height=18,
        rx=4,
        fill=style.CARD,
        stroke=style.LINE,
        stroke_width=1.4,
        stroke_dasharray="6 5",
    )


def _stroke(words: str, path: str, **look: str | float) -> _Entry:
    attributes: dict[str, str | float] = {"fill": "none", "stroke": style.LINE, "stroke_width": 1.6} | look

    def draw(at: Element) -> None:
        add(at, "path", d=path, **attributes)

    return _Entry(54, words, draw)


def _lines(sheet: Sheet) -> Iterator[_Entry]:
    lines = sheet.contact_map.reporting_lines
    if any(line.kind == "solid" for line in lines):
        yield _stroke(sheet.say("line-solid"), "M0,0H44")
    if any(line.kind == "dotted" for line in lines):
        yield _stroke(
            sheet.say("line-dotted"), "M0,0H44", stroke_dasharray=DOTS, stroke_width=2, stroke_linecap="round"
        )
    if any(line.skipped for line in lines):
        yield _stroke(sheet.say("drawing-line-skips"), "M0,0H18M26,0H44M14,6 22,-6M22,6 30,-6")


def _influences(sheet: Sheet, shown: Shown) -> Iterator[_Entry]:
    for name, sign, colour, dash in (
        ("good", 1, style.FOR, {}),
        ("bad", -1, style.AGAINST, {"stroke_dasharray": DASHES}),
    ):
        if any((influence.sign >= 0) == (sign > 0) for influence in shown.influences):
            arrow = f"url(#{sheet.prefix}-arrow-{'for' if sign > 0 else 'against'})"
            words = sheet.say(f"drawing-influence-{name}")
            yield _stroke(words, "M0,0H44", stroke=colour, marker_end=arrow, **dash)
    if sheet.contact_map.alliances:
        yield _sign(sheet, "ally", sheet.say("drawing-alliance"))
    if sheet.contact_map.conflicts:
        yield _sign(sheet, "conflict", sheet.say("drawing-conflict"))
