"""The sentences of power positions; their findings and reasons are said as all others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import in_a_row
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.power import PowerPositions
    from graph_crm.analysis.power_position import PowerPosition
    from graph_crm.text import Language


def position_sentence(position: PowerPosition, language: Language) -> str:
    """Return what is known of somebody's power, and how much more it could be."""
    values = {
        "lowest": round(100 * position.lowest),
        "highest": round(100 * position.highest),
        "known": int(not position.unknown),
    }
    return text("power-position", language, values)


def compared_sentence(power: PowerPositions, language: Language) -> str:
    """Return how many people the gaps rest on, and what was left out."""
    values = {"compared": power.compared, "people": len(power.positions)}
    said = [text("power-compared", language, values)]
    if power.limited:
        said.append(text("power-limited", language))
    return in_a_row(said, language)
