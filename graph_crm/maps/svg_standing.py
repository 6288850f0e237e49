"""The lower half of a card: how a stakeholder stands towards each party, and who of us covers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.layout import CARD_HEIGHT, CARD_WIDTH, Point
from graph_crm.maps import svg_style as style
from graph_crm.maps.svg_element import add, cut, number, text_width
from graph_crm.maps.svg_words import best_first, covered_by

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from graph_crm.analysis.contact_map import Stakeholder, Stance
    from graph_crm.maps.svg_sheet import Sheet

_LEFT, _RIGHT = style.CARD_LEFT, style.CARD_RIGHT
_FOOT = CARD_HEIGHT - 30
_OTHERS = 158.0  # where the stances towards the other parties begin
_CELLS = 8  # for numbered parties


def draw_stances(card: Element, sheet: Sheet, person: Stakeholder) -> None:
    """Draw the stance towards us large and those towards the other parties small."""
    _stance_towards_us(card, sheet, person)
    _other_stances(card, sheet, person)


def _sign(card: Element, sheet: Sheet, stance: Stance | None, at: Point, scale: float) -> None:
    look = style.stance_style(stance.value if stance else None)
    place = f"translate({number(at.x)} {number(at.y)}) scale({scale})"
    add(card, "use", href=f"#{sheet.prefix}-stance-{look.key}", transform=place)
    if stance and stance.disputed:
        place = (
            f"translate({number(at.x + 8 * scale + 1)} {number(at.y - 8 * scale)}) scale({scale * 0.8:.2f})"
        )
        add(card, "use", href=f"#{sheet.prefix}-disputed", transform=place)


def _stance_towards_us(card: Element, sheet: Sheet, person: Stakeholder) -> None:
    us = sheet.contact_map.us
    if us is None:
        return
    stance = person.stance_towards(us.uid)
    look = style.stance_style(stance.value if stance else None)
    _sign(card, sheet, stance, Point(_LEFT + 12, 142.5), 1.1)
    room = (_OTHERS if sheet.others else _RIGHT) - 8 - _LEFT - 31
    add(card, "text", cut(sheet.party(us), 10.5, room), x=_LEFT + 31, y=138, font_size=10.5, fill=style.MUTED)
    word = cut(sheet.say(f"stance-{look.key}"), 12, room)
    add(card, "text", word, x=_LEFT + 31, y=152, font_size=12, font_weight="bold", fill=look.ink)


def _other_stances(card: Element, sheet: Sheet, person: Stakeholder) -> None:
    parties = sheet.others
    if sheet.numbers_parties:
        _numbered_stances(card, sheet, person)
        return
    for row, party in enumerate(parties):
        y = 142.5 if len(parties) == 1 else 133.0 + 20 * row
        _sign(card, sheet, person.stance_towards(party.uid), Point(_OTHERS + 7, y), 0.72)
        name = cut(sheet.party(party), 11, _RIGHT - _OTHERS - 20)
        add(card, "text", name, x=_OTHERS + 20, y=y + 4, font_size=11, fill=style.INK)


def _numbered_stances(card: Element, sheet: Sheet, person: Stakeholder) -> None:
    """More than two names don't fit: numbers stand for them, and the legend says whose they are."""
    parties = sheet.others
    for index, party in enumerate(parties[:_CELLS]):
        x, y = _OTHERS + 30 * (index % 4), 133.0 + 20 * (index // 4)
        if index == _CELLS - 1 and len(parties) > _CELLS:
            add(card, "text", f"+{len(parties) - index}", x=x, y=y + 4, font_size=11, fill=style.MUTED)
            return
        _sign(card, sheet, person.stance_towards(party.uid), Point(x + 7, y), 0.72)
        add(card, "text", str(index + 1), x=x + 17, y=y + 4, font_size=11, fill=style.INK)


def draw_coverage(card: Element, sheet: Sheet, person: Stakeholder) -> None:
    """Draw the foot: who of us covers the person best, how many more, and the last contact."""
    covered = bool(person.coverage)
    ground, ink = (style.FOOT, style.INK) if covered else (style.WARN, style.WARN_INK)
    width, bottom = number(CARD_WIDTH - 0.5), number(CARD_HEIGHT - 8.5)
    add(card, "path", d=f"M5,{number(_FOOT)}H{width}V{bottom}a8,8 0 0 1 -8,8H5Z", fill=ground)
    sign = "covered" if covered else "nobody"
    add(card, "use", href=f"#{sheet.prefix}-{sign}", x=_LEFT + 6, y=_FOOT + 15)
    date = (
        person.last_contact_at.date().isoformat()
        if person.last_contact_at
        else sheet.say("drawing-no-contact")
    )
    add(
        card,
        "text",
        date,
        x=_RIGHT,
        y=_FOOT + 19,
        font_size=11,
        text_anchor="end",
        fill=style.MUTED if covered else ink,
    )
    words, more = sheet.say("drawing-nobody"), ""
    if covered:
        words = covered_by(sheet, best_first(person.coverage)[0])
        more = f" +{len(person.coverage) - 1}" if len(person.coverage) > 1 else ""
    room = _RIGHT - _LEFT - 20 - 10 - text_width(date + more, 11)
    add(card, "text", cut(words, 11.5, room) + more, x=_LEFT + 20, y=_FOOT + 19, font_size=11.5, fill=ink)
