"""The sentences of introductions: how it went, each way, each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import dashed, in_a_row, joined, people_of
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.introductions import Introductions, Step, Way
    from graph_crm.text import Language, Value


def outcome_sentence(found: Introductions, contact_map: ContactMap, language: Language) -> str:
    """Return whether and how well we get to the person, and whether the search was cut short."""
    users = [cover.user_name for cover in contact_map.by_uid[found.to].coverage]
    values: dict[str, Value] = {
        "person": _person(found.to, contact_map, language),
        "users": joined(users, language),
        "count": len(found.ways),
        "percent": _percent(max((way.reliability for way in found.ways), default=0.0)),
    }
    said = [text(f"introduction-outcome-{dashed(found.outcome)}", language, values)]
    if found.limited:
        said.append(text("introduction-limited", language))
    return in_a_row(said, language)


def way_sentence(way: Way, contact_map: ContactMap, language: Language) -> str:
    """Return how reliable a way is, and how far that rests on people whose stance is not known."""
    values: dict[str, Value] = {
        "percent": _percent(way.reliability),
        "lowest": _percent(way.lowest),
        "unknown": joined(people_of(way.unknown, contact_map, language), language),
        "unknownCount": len(way.unknown),
    }
    said = [text("introduction-way", language, values)]
    if way.unknown:
        said.append(text("introduction-way-unknown", language, values))
    return in_a_row(said, language)


def step_sentence(step: Step, contact_map: ContactMap, language: Language) -> str:
    """Return who introduces us to whom, by what tie."""
    source = step.user_name if step.introducer is None else _person(step.introducer, contact_map, language)
    names: dict[str, Value] = {
        "source": source or text("unnamed-person", language),
        "target": _person(step.to, contact_map, language),
    }
    said = text(f"introduction-{dashed(step.tie)}", language, names)
    percent = _percent(step.strength)
    values = {**names, "said": said, "percent": percent, "reluctant": int(step.reluctant)}
    return text("introduction-step", language, values)


def _person(uid: str, contact_map: ContactMap, language: Language) -> str:
    return people_of([uid], contact_map, language)[0]


def _percent(share: float) -> float:
    """Whole percent, and tenths of what is below one."""
    percent = 100 * share
    return round(percent, 1) if percent < 1 else round(percent)
