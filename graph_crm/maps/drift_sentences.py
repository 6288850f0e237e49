"""The sentences of the drift of stances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.maps.sentences import dashed, joined, people_of, side, standing
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.opinion_drift import Drift, DriftGap, Mover, OpinionDrift, Push
    from graph_crm.text import Language


def map_drift_sentence(drift: OpinionDrift, contact_map: ContactMap, language: Language) -> str:
    """Return how many people drift which way, and how much is known."""
    if not drift.drifts:
        return text("drift-of-nobody", language)
    directions = [one.direction for one in drift.drifts]
    params = {
        "party": _party(drift.party, contact_map, language),
        "closer": directions.count("closer"),
        "away": directions.count("away"),
        "known": drift.known,
        "total": len(drift.drifts),
    }
    said = text("drift-of-map", language, params)
    return _then(said, text("drift-limited", language), language) if drift.limited else said


def drift_sentence(drift: Drift, party: str, contact_map: ContactMap, language: Language) -> str:
    """Return where somebody stands and drifts to, with how much of it is known."""
    (person,) = people_of([drift.stakeholder], contact_map, language)
    params = {
        "person": person,
        "party": _party(party, contact_map, language),
        "now": standing(drift.now, language),
        "to": _signed(drift.drifts_to),
        "known": _percent(drift.known_share),
        "lowest": _signed(drift.lowest),
        "highest": _signed(drift.highest),
    }
    said = text(f"drift-{dashed(drift.direction)}", language, params)
    rests_on_others = drift.known_share < 1 and drift.pushes
    return _then(said, text("drift-share", language, params), language) if rests_on_others else said


def drift_gap_sentence(gap: DriftGap, language: Language) -> str:
    """Return what is not known of the person themselves."""
    return text(f"drift-unknown-{gap}", language)


def push_sentence(push: Push, contact_map: ContactMap, language: Language) -> str:
    """Return who moves whom, by how much and why."""
    source, target = people_of([push.source, push.target], contact_map, language)
    params = {
        "source": source,
        "target": target,
        "by": _signed(push.contribution),
        "sign": push.sign,
        "strength": push.strength,
        "known": int(push.known),
    }
    return text("drift-push", language, params)


def mover_sentence(mover: Mover, contact_map: ContactMap, language: Language) -> str:
    """Return how far somebody moves the others."""
    (person,) = people_of([mover.stakeholder], contact_map, language)
    people = joined(people_of(mover.moves, contact_map, language), language)
    return text("drift-mover", language, {"person": person, "reach": f"{mover.reach:.1f}", "people": people})


def _then(first: str, second: str, language: Language) -> str:
    return text("drift-two-sentences", language, {"first": first, "second": second})


def _party(uid: str, contact_map: ContactMap, language: Language) -> str:
    return next(side(party, language) for party in contact_map.parties if party.uid == uid)


def _signed(value: float) -> str:
    return f"{value:+.1f}" if round(value, 1) else "0"


def _percent(share: float) -> int:
    """100 only if all is known, and 0 only if nothing is."""
    return round(100 * share) if share in (0, 1) else min(99, max(1, round(100 * share)))
