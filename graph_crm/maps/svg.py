"""A contact map as one SVG document: for the page, for a file, for print.

The document needs nothing but itself: no script, no style sheet, no image, no font from elsewhere. It
carries presentation attributes only, so a page may embed it under a content security policy that
forbids inline styles, and the ids of two maps on a page don't meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from graph_crm.analysis.layout import lay_out
from graph_crm.maps import svg_style as style
from graph_crm.maps.svg_card import draw_card
from graph_crm.maps.svg_element import add, cut, number, text_width
from graph_crm.maps.svg_legend import draw_legend
from graph_crm.maps.svg_lines import draw_reporting_lines
from graph_crm.maps.svg_sheet import Sheet
from graph_crm.maps.svg_signs import draw_signs
from graph_crm.maps.svg_ties import draw_ties, shown_influences

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.maps.svg_ties import Shown
    from graph_crm.text import Language

_MARGIN = 44.0
_BOWS = 24.0  # what a curve at the right border needs beyond the margin
_HEADER = 74.0
_LEGEND_GAP = 48.0
_LEAST_WIDTH = 900.0
_WIDTH_AT_FULL_SIZE = 1500.0  # the title of a wider drawing grows with it, to be read when it is fitted
_LARGEST = 5.0


def draw_map(
    contact_map: ContactMap,
    language: Language,
    *,
    title: str | None = None,
    standalone: bool = True,
    responsive: bool = False,
) -> str:
    """Draw a map as an SVG 1.1 document.

    Parameters
    ----------
    contact_map
        What to draw; people without a place are laid out by ``graph_crm.analysis.layout``.
    language
        The language of title, words and legend.
    title
        Stands at the top; the name of the map when None.
    standalone
        With the XML declaration, for a file of its own; without it for a page that embeds the drawing.
    responsive
        Without ``width`` and ``height``, so that the drawing takes the size of what embeds it.

    Beyond 60 influences only the strongest on each person are drawn, and the drawing says so.

    >>> from datetime import UTC, datetime
    >>> from graph_crm.analysis.contact_map import ContactMap
    >>> empty = ContactMap(
    ...     kind="customer", uid="m", name="Acme", customer_uid="c", customer_name="Acme", map_revision=1,
    ...     org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=UTC),
    ... )
    >>> draw_map(empty, "en")[:38]
    '<?xml version="1.0" encoding="UTF-8"?>'
    """
    sheet = Sheet(contact_map, lay_out(contact_map), language)
    shown = shown_influences(contact_map)
    width = max(sheet.layout.width, _LEAST_WIDTH)
    root = _root(sheet, shown, title or contact_map.name)
    scale = min(_LARGEST, max(1.0, width / _WIDTH_AT_FULL_SIZE))
    ground = add(root, "rect", fill=style.CANVAS)
    head = add(root, "g", transform=_place(_MARGIN, _MARGIN, scale))
    _draw_header(head, sheet, shown, title or contact_map.name, width / scale)
    body_top = _MARGIN + _HEADER * scale
    body = add(root, "g", transform=_place(_MARGIN - sheet.layout.left, body_top - sheet.layout.top))
    width = max(width, draw_reporting_lines(body, sheet) - sheet.layout.left)
    draw_ties(body, sheet, shown)
    for stakeholder in contact_map.stakeholders:
        draw_card(body, sheet, stakeholder, sheet.layout.points[stakeholder.uid])
    legend_top = body_top + sheet.layout.height + _LEGEND_GAP
    legend = add(root, "g", transform=_place(_MARGIN, legend_top, scale))
    height = legend_top + draw_legend(legend, sheet, shown, width / scale) * scale + _MARGIN / 2
    _size(root, ground, width + 2 * _MARGIN + _BOWS, height, responsive)
    document = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n' if standalone else document


def _place(x: float, y: float, scale: float = 1.0) -> str:
    move = f"translate({number(x)} {number(y)})"
    return move if scale == 1.0 else f"{move} scale({scale:.3f})"


def _root(sheet: Sheet, shown: Shown, title: str) -> Element:
    names = f"{sheet.prefix}-title {sheet.prefix}-description"
    root = Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink"}
    )
    root.attrib |= {"version": "1.1", "role": "img", "aria-labelledby": names, "font-family": style.FONTS}
    root.set("xml:lang", "zh-CN" if sheet.language == "zh" else "en")
    add(root, "title", f"{title} · {sheet.contact_map.customer_name}", id=f"{sheet.prefix}-title")
    contact_map = sheet.contact_map
    description = sheet.say(
        "drawing-description",
        people=len(contact_map.stakeholders),
        lines=len(contact_map.reporting_lines),
        influences=len(contact_map.influences),
        ties=len(contact_map.alliances) + len(contact_map.conflicts),
    )
    add(root, "desc", f"{description} {_omitted(sheet, shown)}".strip(), id=f"{sheet.prefix}-description")
    draw_signs(root, sheet.prefix)
    return root


def _omitted(sheet: Sheet, shown: Shown) -> str:
    if not shown.strongest:
        return ""
    return sheet.say(
        "drawing-strongest-only", shown=len(shown.influences), total=shown.total, strongest=shown.strongest
    )


def _draw_header(head: Element, sheet: Sheet, shown: Shown, title: str, width: float) -> None:
    contact_map = sheet.contact_map
    words = cut(title, 24, width)
    add(head, "text", words, y=20, font_size=23, font_weight="bold", fill=style.INK)
    facts = [contact_map.customer_name, sheet.say(f"map-{contact_map.kind}")]
    if contact_map.deal:
        facts.append(sheet.say(f"status-{contact_map.deal.status}"))
    facts.append(sheet.say("drawing-as-of", date=contact_map.read_at.date().isoformat()))
    subtitle = cut(" · ".join(facts), 13, width)
    add(head, "text", subtitle, y=43, font_size=13, fill=style.MUTED)
    omitted = _omitted(sheet, shown)
    if omitted:
        # beside the facts where there is room, for it must be read before the arrows are
        x = text_width(subtitle, 13) + 28
        add(head, "text", cut(omitted, 12, max(60.0, width - x)), x=x, y=43, font_size=12, fill=style.STAR)


def _size(root: Element, ground: Element, width: float, height: float, responsive: bool) -> None:
    root.set("viewBox", f"0 0 {number(width)} {number(height)}")
    for name, value in (("width", width), ("height", height)):
        ground.set(name, number(value))
        if not responsive:
            root.set(name, number(value))
