"""Changes about what runs between two stakeholders: influence, alliance, conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.map_changes.scope import check_one_of, check_range, check_text

if TYPE_CHECKING:
    from graph_crm.map_changes.model import RemoveInfluence, RemoveTie, SetInfluence, SetTie, TieKind
    from graph_crm.map_changes.scope import Scope

EDGE: dict[TieKind, str] = {"alliance": "ALLIED_WITH", "conflict": "CONFLICTS_WITH"}


def set_influence(scope: Scope, change: SetInfluence) -> None:
    """Say who listens to whom."""
    check_range("strength", change.strength, 1, 3)
    check_one_of("sign", change.sign, (1, -1))
    check_text("note", change.note)
    influence = {"strength": change.strength, "sign": change.sign, "note": change.note}
    influencer, influenced = scope.member(change.influencer), scope.member(change.influenced)
    scope.draft.put("INFLUENCES", influencer, influenced, influence, since=scope.moment(change.since))
    scope.touch()


def remove_influence(scope: Scope, change: RemoveInfluence) -> None:
    """Say that somebody listens no longer."""
    scope.member(change.influencer)
    until = scope.moment(change.until)
    scope.draft.end("INFLUENCES", change.influencer, change.influenced, until=until)
    scope.touch()


def set_tie(scope: Scope, change: SetTie) -> None:
    """Say that two stick together, or work against each other."""
    check_text("note", change.note)
    first, second = scope.member(change.first), scope.member(change.second)
    scope.draft.put(EDGE[change.kind], first, second, {"note": change.note}, since=scope.moment(change.since))
    scope.touch()


def remove_tie(scope: Scope, change: RemoveTie) -> None:
    """Say that they do so no longer."""
    scope.member(change.first)
    scope.draft.end(EDGE[change.kind], change.first, change.second, until=scope.moment(change.until))
    scope.touch()
