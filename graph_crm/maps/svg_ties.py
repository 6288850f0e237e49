"""Who influences whom, who is allied, who is at odds: curves below the cards, signs on the curves.

All influences of a dense map are a black ball that tells nothing. Beyond ``ALL_DRAWN`` only the
strongest on each person are drawn, and the drawing says how many there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph_crm.maps import svg_style as style
from graph_crm.maps.svg_curve import Router
from graph_crm.maps.svg_element import add, number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from graph_crm.analysis.contact_map import ContactMap, Influence, Tie
    from graph_crm.maps.svg_curve import Curve
    from graph_crm.maps.svg_sheet import Sheet

FAINT_FROM = 40
ALL_DRAWN = 60
STRONGEST = 2
_WIDTHS = {1: 1.3, 2: 2.2, 3: 3.4}
DASHES = "7 5"


@dataclass(frozen=True, slots=True)
class Shown:
    """The influences drawn, of how many there are; ``strongest`` per person, 0 when all are drawn."""

    influences: tuple[Influence, ...]
    total: int
    strongest: int

    @property
    def faint(self) -> bool:
        """Whether there are so many that they must stand back."""
        return len(self.influences) > FAINT_FROM


def shown_influences(contact_map: ContactMap) -> Shown:
    """Choose what to draw: all, or of a dense map the strongest on each person.

    Of equally strong ones those come first whose source influences more people, negative before
    positive. As many per person as keep the whole near ``ALL_DRAWN``, at least ``STRONGEST``.
    """
    people = contact_map.by_uid
    influences = tuple(
        edge
        for edge in contact_map.influences
        if edge.source in people and edge.target in people and edge.source != edge.target
    )
    if len(influences) <= ALL_DRAWN:
        return Shown(influences, len(influences), 0)
    reach = Counter(influence.source for influence in influences)
    on_person: defaultdict[str, list[Influence]] = defaultdict(list)
    order = sorted(influences, key=lambda edge: (-edge.strength, edge.sign, -reach[edge.source], edge.uid))
    for influence in order:
        on_person[influence.target].append(influence)
    strongest = max(STRONGEST, ALL_DRAWN // len(people))
    kept = {edge.uid for edges in on_person.values() for edge in edges[:strongest]}
    chosen = tuple(influence for influence in influences if influence.uid in kept)
    return Shown(chosen, len(influences), strongest)


def draw_ties(parent: Element, sheet: Sheet, shown: Shown) -> None:
    """Draw alliances, conflicts and influences."""
    pen = _Pen(
        sheet, Router(sheet.layout.points, sheet.ground), add(parent, "g", fill="none"), add(parent, "g")
    )
    for tie in sheet.contact_map.alliances:
        pen.alliance(tie)
    for tie in sheet.contact_map.conflicts:
        pen.conflict(tie)
    if shown.faint:
        pen = replace(pen, curves=add(pen.curves, "g", opacity=0.65))
    for influence in shown.influences:
        pen.influence(influence, shown.faint)


@dataclass(frozen=True, slots=True)
class _Pen:
    sheet: Sheet
    router: Router
    curves: Element
    badges: Element

    def alliance(self, tie: Tie) -> None:
        curve = self.router.curve(tie.first, tie.second)
        if curve:
            path = add(self.curves, "path", d=curve.path(), stroke=style.ALLY, stroke_width=5)
            add(path, "title", self._say("drawing-allied", first=tie.first, second=tie.second))
            add(self.curves, "path", d=curve.path(), stroke=style.CANVAS, stroke_width=2.2)
            self._badge("ally", curve)

    def conflict(self, tie: Tie) -> None:
        curve = self.router.curve(tie.first, tie.second)
        if curve:
            path = add(self.curves, "path", d=curve.zigzag(), stroke=style.AGAINST, stroke_width=1.6)
            add(path, "title", self._say("drawing-at-odds", first=tie.first, second=tie.second))
            self._badge("conflict", curve)

    def influence(self, influence: Influence, faint: bool) -> None:
        curve = self.router.curve(influence.source, influence.target)
        if curve is None:
            return
        good = influence.sign >= 0
        path = add(self.curves, "path", d=curve.path(), stroke=style.FOR if good else style.AGAINST)
        path.set("stroke-width", number(_WIDTHS.get(influence.strength, 1.3) * (0.7 if faint else 1)))
        path.set("marker-end", f"url(#{self.sheet.prefix}-arrow-{'for' if good else 'against'})")
        if not good:
            path.set("stroke-dasharray", DASHES)
        sentence = self._say(
            "drawing-influences" if good else "drawing-influences-against",
            source=influence.source,
            target=influence.target,
        )
        add(path, "title", f"{sentence} ({influence.strength}/3)")
        if not faint:
            self._badge("good" if good else "bad", curve)

    def _say(self, message_id: str, **uids: str) -> str:
        people = self.sheet.contact_map.by_uid
        return self.sheet.say(
            message_id, **{name: self.sheet.name(people[uid]) for name, uid in uids.items()}
        )

    def _badge(self, name: str, curve: Curve) -> None:
        at = self.router.badge(curve)
        place = f"translate({number(at.x)} {number(at.y)})"
        add(self.badges, "use", href=f"#{self.sheet.prefix}-{name}", transform=place)
