"""The signs, drawn once in ``<defs>`` and used by every card, badge and line of the legend.

Who is for a party gets a circle, who is against it a square, the neutral a diamond, the unknown a dashed
circle: the shape alone tells them apart in print and for the colour-blind. The marks inside are those of the
page's cards (``web/page/map/signs.tsx``): whoever knows one reads the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import POWER_WEIGHT
from graph_crm.maps import svg_style as style
from graph_crm.maps.svg_element import add

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PLUS = "M-{0},0h{1}M0,-{0}v{1}"
_STAR = "M0,-7 2.1,-2.4 7,-2.2 3.2,1.1 4.4,6 0,3.3 -4.4,6 -3.2,1.1 -7,-2.2 -2.1,-2.4Z"
_PERSON = "M-5.5,6.5v-1.5a5.5,4.6 0 0 1 11,0v1.5z"


def draw_signs(root: Element, prefix: str) -> None:
    """Add the definitions; all ids begin with ``prefix``, so that several maps can share a page."""
    signs = add(root, "defs")
    _stances(signs, prefix)
    _powers(signs, prefix)
    _marks(signs, prefix)
    for name, colour in (("for", style.FOR), ("against", style.AGAINST)):
        marker = add(
            signs, "marker", id=f"{prefix}-arrow-{name}", viewBox="0 0 10 10", refX=9, refY=5,
            markerWidth=10, markerHeight=10, markerUnits="userSpaceOnUse", orient="auto",
        )  # fmt: skip
        add(marker, "path", d="M0,1 10,5 0,9 2.5,5Z", fill=colour)


def _group(signs: Element, prefix: str, name: str) -> Element:
    return add(signs, "g", id=f"{prefix}-{name}", stroke_linecap="round")


def _stances(signs: Element, prefix: str) -> None:
    white, none = style.CARD, "none"
    looks = (
        ("plus-2", style.FOR, style.FOR, white, "M-5,.5l5,-4.5 5,4.5M-5,5l5,-4.5 5,4.5"),
        ("plus-1", style.FOR_SOFT, style.FOR, style.FOR, "M-5,2.5l5,-5 5,5"),
        ("0", style.NEUTRAL_SOFT, style.MUTED, style.MUTED, "M-5,0h10"),
        ("minus-1", style.AGAINST_SOFT, style.AGAINST, style.AGAINST, "M-5,-2.5l5,5 5,-5"),
        ("minus-2", style.AGAINST, style.AGAINST, white, "M-5,-5l5,4.5 5,-4.5M-5,-.5l5,4.5 5,-4.5"),
        ("unknown", white, style.LINE, none, ""),
    )
    for key, fill, edge, ink, glyph in looks:
        sign = _group(signs, prefix, f"stance-{key}")
        if key.startswith("minus"):
            add(
                sign,
                "rect",
                x=-9.5,
                y=-9.5,
                width=19,
                height=19,
                rx=4,
                fill=fill,
                stroke=edge,
                stroke_width=1.5,
            )
        elif key == "0":
            add(
                sign,
                "path",
                d="M0,-11 11,0 0,11 -11,0Z",
                fill=fill,
                stroke=edge,
                stroke_width=1.5,
                stroke_linejoin="round",
            )
        else:
            circle = add(sign, "circle", r=10.5, fill=fill, stroke=edge, stroke_width=1.5)
            if key == "unknown":
                circle.set("stroke-dasharray", "3 3.6")
        if glyph:
            add(sign, "path", d=glyph, fill=none, stroke=ink, stroke_width=2, stroke_linejoin="round")
        else:
            add(
                sign,
                "text",
                "?",
                y=4.5,
                text_anchor="middle",
                font_size=13,
                font_weight="bold",
                fill=style.MUTED,
            )


def _powers(signs: Element, prefix: str) -> None:
    for steps, power in enumerate(("unknown", *POWER_WEIGHT)):
        sign = _group(signs, prefix, f"power-{power}")
        for step in range(3):
            height = 5 + 3.5 * step
            fill, edge = (style.DARK, style.DARK) if step < steps else (style.CARD, style.LINE)
            place = {"x": 7 * step - 10, "y": 6 - height}
            add(sign, "rect", **place, width=5, height=height, rx=1, fill=fill, stroke=edge, stroke_width=0.8)


def _marks(signs: Element, prefix: str) -> None:
    add(_group(signs, prefix, "key"), "path", d=_STAR, fill=style.STAR)
    for name, ink, dash in (("covered", style.MUTED, ""), ("nobody", style.WARN_INK, "2.2 2.6")):
        person = _group(signs, prefix, name)
        for shape in (add(person, "circle", cy=-4, r=3), add(person, "path", d=_PERSON)):
            shape.set("fill", "none" if dash else ink)
            if dash:
                shape.set("stroke", ink)
                shape.set("stroke-width", "1.3")
                shape.set("stroke-dasharray", dash)
    disputed = _group(signs, prefix, "disputed")
    add(disputed, "circle", r=6.5, fill=style.DARK, stroke=style.CARD, stroke_width=1.5)
    add(
        disputed,
        "path",
        d="M-3,-1.4h6M-3,1.4h6M-1.6,3.4 1.6,-3.4",
        fill="none",
        stroke=style.CARD,
        stroke_width=1.1,
    )
    for name, ink, glyph in (
        ("good", style.FOR, _PLUS.format(3.5, 7)),
        ("bad", style.AGAINST, "M-3.5,0h7"),
        (
            "ally",
            style.ALLY,
            "M-1,-2.6h-2.2a2.6,2.6 0 0 0 0,5.2h2.2M1,-2.6h2.2a2.6,2.6 0 0 1 0,5.2h-2.2M-2.2,0h4.4",
        ),
        ("conflict", style.AGAINST, "M1.2,-5 -3,.8h2.8l-1,4.2 4.4,-6h-2.8z"),
    ):
        badge = _group(signs, prefix, name)
        add(badge, "circle", r=8.5, fill=style.CARD, stroke=ink, stroke_width=1.4)
        solid = name == "conflict"
        add(
            badge,
            "path",
            d=glyph,
            fill=ink if solid else "none",
            stroke=ink,
            stroke_width=0.6 if solid else 1.7,
        )
