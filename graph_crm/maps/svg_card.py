"""One stakeholder's card: who it is, what counts, how it stands, who of us covers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.layout import CARD_HEIGHT, CARD_WIDTH
from graph_crm.maps import svg_style as style
from graph_crm.maps.svg_element import add, cut, number, text_width
from graph_crm.maps.svg_standing import draw_coverage, draw_stances
from graph_crm.maps.svg_words import describe

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from graph_crm.analysis.contact_map import Power, Stakeholder
    from graph_crm.analysis.layout import Point
    from graph_crm.maps.svg_sheet import Sheet

_LEFT, _RIGHT = style.CARD_LEFT, style.CARD_RIGHT


def draw_card(parent: Element, sheet: Sheet, person: Stakeholder, at: Point) -> None:
    """Draw a card with its upper left corner at ``at``."""
    card = add(parent, "g", data_uid=person.uid, transform=f"translate({number(at.x)} {number(at.y)})")
    add(card, "title", describe(sheet, person))
    _frame(card, sheet, person)
    _who(card, sheet, person)
    _roles(card, sheet, person)
    _power(card, sheet, person.power)
    draw_stances(card, sheet, person)
    draw_coverage(card, sheet, person)


def _frame(card: Element, sheet: Sheet, person: Stakeholder) -> None:
    stance = sheet.contact_map.stance_towards_us(person)
    add(
        card, "rect", width=CARD_WIDTH, height=CARD_HEIGHT, rx=8,
        fill=style.FOOT if person.former else style.CARD,
        stroke=style.EDGE if person.known else style.LINE,
        stroke_width=1 if person.known else 1.4,
        **({} if person.known else {"stroke_dasharray": "6 5"}),
    )  # fmt: skip
    band = style.stance_style(stance.value if stance else None).band
    add(
        card, "path", d=f"M8,0A8,8 0 0 0 0,8V{number(CARD_HEIGHT - 8)}a8,8 0 0 0 5,7.4V.6Q6,0 8,0Z", fill=band
    )


def _who(card: Element, sheet: Sheet, person: Stakeholder) -> None:
    say = sheet.say
    pill = _pill(card, say("drawing-veto"), 15, strong=True) if person.can_veto else 0.0
    left = _LEFT
    if person.is_key_player:
        add(card, "use", href=f"#{sheet.prefix}-key", x=left + 7, y=23)
        left += 20
    # bold text runs a little wider than the estimate
    name = cut(sheet.name(person), 15.5 * 1.06, _RIGHT - left - pill)
    text = add(card, "text", name, x=left, y=28, font_size=15.5, font_weight="bold", fill=style.INK)
    if not person.known:
        text.set("font-style", "italic")
    mark = "drawing-external" if person.external else None
    _line(card, person.title, 47, style.INK, _pill(card, say(mark), 34.5) if mark else 0.0)
    # a seat whose name says nothing needs no mark that says so again
    unnamed = "drawing-unnamed" if not person.known and person.name.strip() else None
    mark = "drawing-former" if person.former else unnamed
    _line(card, person.department, 63, style.MUTED, _pill(card, say(mark), 50.5) if mark else 0.0)


def _line(card: Element, words: str | None, y: float, ink: str, pill: float) -> None:
    if words:
        add(card, "text", cut(words, 12, _RIGHT - _LEFT - pill), x=_LEFT, y=y, font_size=12, fill=ink)


def _pill(card: Element, words: str, y: float, *, strong: bool = False) -> float:
    """Draw a mark at the right border and return the room it takes."""
    ground, ink = (style.DARK, style.CARD) if strong else (style.PILL, style.DARK)
    width = text_width(words, 10.5) + 12
    x = _RIGHT - width
    add(card, "rect", x=x, y=y, width=width, height=16, rx=4, fill=ground)
    add(card, "text", words, x=x + width / 2, y=y + 11.8, font_size=10.5, text_anchor="middle", fill=ink)
    return width + 8


def _roles(card: Element, sheet: Sheet, person: Stakeholder) -> None:
    x = _LEFT
    names = [sheet.role(role) for role in sorted(person.roles, key=lambda role: -role.weight)]
    for index, name in enumerate(names):
        more = f"+{len(names) - index}"
        room = _RIGHT - x - 16 - (32 if index < len(names) - 1 else 0)
        fits = text_width(name, 11) <= room or index == 0
        words = cut(name, 11, room) if fits else more
        width = text_width(words, 11) + 16
        add(card, "rect", x=x, y=74, width=width, height=19, rx=9.5, fill=style.CHIP)
        add(
            card,
            "text",
            words,
            x=x + width / 2,
            y=87.5,
            font_size=11,
            text_anchor="middle",
            fill=style.CHIP_INK,
        )
        x += width + 6
        if not fits:
            break


def _power(card: Element, sheet: Sheet, power: Power | None) -> None:
    sign, word = (
        f"power-{power or 'unknown'}",
        sheet.say(f"power-{power}" if power else "drawing-power-unknown"),
    )
    add(card, "use", href=f"#{sheet.prefix}-{sign}", x=_LEFT + 10, y=110)
    add(card, "text", word, x=_LEFT + 28, y=114.5, font_size=12, fill=style.INK if power else style.MUTED)
