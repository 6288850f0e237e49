"""The stances of one stakeholder: all that were judged, and the one per party that a map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.analysis.contact_map import Assessment, Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


def shown_stances(stances: Iterable[Mapping[str, Any]], deal_owners: Iterable[str]) -> tuple[Stance, ...]:
    """One stance per party: the deal owner's judgement, else the newest; disputed when another of us differs."""
    owners = frozenset(deal_owners)
    by_party: dict[str, list[Mapping[str, Any]]] = {}
    for stance in stances:
        by_party.setdefault(stance["party"]["uid"], []).append(stance)
    return tuple(shown_stance(party_uid, judged, owners) for party_uid, judged in sorted(by_party.items()))


def shown_stance(party_uid: str, judged: Sequence[Mapping[str, Any]], owners: Collection[str]) -> Stance:
    """The one that a map shows of the stances that were judged of one party, one or more."""
    shown = max(
        judged,
        key=lambda stance: (
            stance["assessed_by"] in owners,
            stance["valid_from"],
            stance["assessed_by"] or "",
        ),
    )
    return Stance(
        party_uid=party_uid,
        value=shown["value"],
        confidence=shown["confidence"],
        evidence=shown["evidence"],
        assessed_by=shown["assessed_by"],
        assessed_by_name=shown["assessed_by_name"],
        assessed_at=shown["valid_from"],
        disputed=any(stance["value"] != shown["value"] for stance in judged),
    )


def assessments(stances: Iterable[Mapping[str, Any]]) -> tuple[Assessment, ...]:
    """Every judgement, party by party, the newest first."""
    newest_first = sorted(
        stances, key=lambda stance: (stance["valid_from"], stance["assessed_by"] or ""), reverse=True
    )
    return tuple(
        Assessment(
            party_uid=stance["party"]["uid"],
            value=stance["value"],
            confidence=stance["confidence"],
            evidence=stance["evidence"],
            assessed_by=stance["assessed_by"],
            assessed_by_name=stance["assessed_by_name"],
            since=stance["valid_from"],
        )
        for stance in sorted(newest_first, key=lambda stance: stance["party"]["uid"])
    )
