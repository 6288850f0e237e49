"""The sentences of support and of a deal's light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import dashed, joined, people_of
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.support import LightReason, Support
    from graph_crm.text import Language


def support_sentence(support: Support, language: Language) -> str:
    """Return the support with how much of it is known and what the rest could make of it."""
    percent = {
        "value": round(100 * (support.value or 0)),
        "lowest": round(100 * support.lowest),
        "highest": round(100 * support.highest),
        "known": _known(support),
        "count": len(support.backings),
    }
    return text("support-value", language, percent)


def light_sentence(reason: LightReason, contact_map: ContactMap, language: Language) -> str:
    """Return one reason for the colour of a light."""
    people = joined(people_of(reason.stakeholders, contact_map, language), language)
    return text(
        f"light-{dashed(reason.code)}", language, {"people": people, "count": len(reason.stakeholders)}
    )


def _known(support: Support) -> int:
    """Percent of the weight; 100 only if nothing is unknown, and 0 only if everything is."""
    if support.value is None:
        return 0
    return 100 if not support.unknown else min(99, max(1, round(100 * support.known_share)))
