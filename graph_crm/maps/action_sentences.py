"""The sentences of next actions, and of what a change would move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.next_actions import MOST_TRIED
from graph_crm.maps.sentences import (
    dashed,
    joined,
    people_of,
    role_names,
    sentence,
    stakeholder_name,
    standing,
)
from graph_crm.text import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.next_actions import Action, NextActions
    from graph_crm.analysis.outlook import Difference
    from graph_crm.text import Language, Value


def action_sentence(action: Action, contact_map: ContactMap, language: Language) -> str:
    """Return who should do what with whom."""
    person = contact_map.by_uid[action.stakeholder] if action.stakeholder else None
    gap = action.findings[0] if action.code == "find_person" else None
    seats = people_of(gap.stakeholders, contact_map, language) if gap else []
    roles = role_names(gap.roles, contact_map, language) if gap else []
    values: dict[str, Value] = {
        "user": action.user_name or "",
        "person": stakeholder_name(person, language) if person else "",
        "through": joined(people_of(action.through, contact_map, language), language),
        "from": standing(action.from_value, language),
        "to": standing(action.to_value, language),
        "gap": gap.code if gap else "",
        "roles": joined(roles, language, shown=None),
        "people": joined(seats, language),
        "count": len(seats),
    }
    return text(f"action-{dashed(action.code)}", language, values)


def gain_sentence(action: Action, now: float | None, language: Language) -> str:
    """Return what an action brings, if it succeeds."""
    if action.chance is None or now is None:
        return text("action-not-reckoned", language)
    if not action.gain:
        return text("action-no-gain", language)
    return text("action-gain", language, {"before": _percent(now), "after": _percent(action.chance)})


def why_sentences(action: Action, contact_map: ContactMap, language: Language) -> list[str]:
    """Return why: the gaps that the action is about."""
    return [sentence(finding, contact_map, language) for finding in action.findings]


def actions_sentence(actions: NextActions, language: Language) -> str | None:
    """Return what is to be said of all actions: that there is none, or that not everybody was tried."""
    if not actions.actions:
        return text("actions-none", language)
    return text("actions-limited", language, {"count": MOST_TRIED}) if actions.limited else None


def difference_sentence(difference: Difference, contact_map: ContactMap, language: Language) -> str:
    """Return one thing that would be different. ``contact_map`` is the map after the change."""
    values: dict[str, Value] = {
        "people": joined(people_of(difference.stakeholders, contact_map, language), language),
        "count": len(difference.stakeholders),
    }
    sides: Sequence[Value | None] = (difference.before, difference.after)
    if difference.colours:
        sides = [text(f"light-{colour}", language) for colour in difference.colours]
    elif difference.code == "chance":
        sides = [None if side is None else f"{_percent(float(side))}%" for side in sides]
    elif difference.code == "support":
        sides = [None if side is None else round(100 * float(side)) for side in sides]
    elif difference.code.startswith("decides"):
        sides = [int(side or 0) for side in sides]
    unknown = text("difference-unknown", language)
    values["before"], values["after"] = (unknown if side is None else side for side in sides)
    if difference.finding is not None:
        values["gap"] = sentence(difference.finding, contact_map, language)
    return text(f"difference-{dashed(difference.code)}", language, values)


def _percent(chance: float) -> int:
    return round(100 * chance)
