"""Changes about a person's part in the map: in or out, place, judgement, roles, stances, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.analysis.contact_map import STATE_FIELDS
from graph_crm.errors import InvalidArgument, UnknownValue
from graph_crm.journal.state import put_state
from graph_crm.map_changes.model import Keep
from graph_crm.map_changes.scope import MAX_NAME, check_range, check_text

if TYPE_CHECKING:
    from graph_crm.map_changes.model import (
        AddStakeholder,
        AssignRole,
        ClearStance,
        PlaceStakeholder,
        RemoveCoverage,
        RemoveStakeholder,
        RestoreStakeholder,
        SetCoverage,
        SetStance,
        UnassignRole,
        UpdateStakeholder,
    )
    from graph_crm.map_changes.scope import Scope

FARTHEST = 1_000_000.0
MAX_VOTES = 1_000


def add_stakeholder(scope: Scope, change: AddStakeholder) -> None:
    """Let a contact take part in the map."""
    draft = scope.draft
    draft.node(change.contact, "Contact")
    _check_place(change.x, change.y)
    since = scope.moment(change.since)
    uid = draft.create_node(
        "Stakeholder", {"x": change.x, "y": change.y, "external": change.external}, change.uid
    )
    draft.put("IS", uid, change.contact)
    draft.put("IN_MAP", uid, scope.owner, since=since)
    for role in change.roles:
        draft.put("PLAYS", uid, _role(scope, role), since=since)
    scope.touch()


def remove_stakeholder(scope: Scope, change: RemoveStakeholder) -> None:
    """Take somebody out of the map, with all that we thought of them, to be brought back."""
    uid = scope.member(change.stakeholder)
    scope.draft.end("IN_MAP", uid)
    scope.draft.delete_node(uid)
    scope.touch()


def restore_stakeholder(scope: Scope, change: RestoreStakeholder) -> None:
    """Bring back somebody who was taken out of this map."""
    draft, uid = scope.draft, change.stakeholder
    node = draft.nodes.get(uid)
    last = max(
        (version for version in draft.versions("IN_MAP", uid) if version.end == scope.owner),
        key=lambda version: version.properties["valid_from"],
        default=None,
    )
    if node is None or not node.deleted or last is None:
        raise InvalidArgument(argument="restoreStakeholder", value=uid, expected="removeStakeholder")
    draft.update_node(uid, {"deleted_at": None})
    draft.put("IN_MAP", uid, scope.owner)
    scope.touch()


def place_stakeholder(scope: Scope, change: PlaceStakeholder) -> None:
    """Put somebody on the canvas, or off it."""
    uid = scope.member(change.stakeholder)
    _check_place(change.x, change.y)
    scope.draft.update_node(uid, {"x": change.x, "y": change.y})
    scope.touch()


def update_stakeholder(scope: Scope, change: UpdateStakeholder) -> None:
    """Judge a stakeholder anew."""
    draft, uid = scope.draft, scope.member(change.stakeholder)
    given: dict[str, Any] = {
        name: getattr(change, name) for name in STATE_FIELDS if getattr(change, name) is not Keep.KEEP
    }
    check_range("voteWeight", given.get("vote_weight"), 0, MAX_VOTES)
    for name in ("goals", "note"):
        check_text(name, given.get(name))
    check_text("orientation", given.get("orientation"), MAX_NAME)
    if given:
        put_state(draft, uid, given, scope.moment(change.since))
    if change.external is not Keep.KEEP:
        draft.update_node(uid, {"external": change.external})
    scope.touch()


def assign_role(scope: Scope, change: AssignRole) -> None:
    """Let a stakeholder play a role."""
    uid = scope.member(change.stakeholder)
    scope.draft.put("PLAYS", uid, _role(scope, change.role), since=scope.moment(change.since))
    scope.touch()


def unassign_role(scope: Scope, change: UnassignRole) -> None:
    """Let a stakeholder no longer play a role; the role may be retired by now."""
    uid = scope.member(change.stakeholder)
    for played in list(scope.draft.edges("PLAYS", start=uid)):
        if scope.draft.nodes[played.end].properties["code"] == change.role:
            scope.draft.end("PLAYS", uid, played.end, until=scope.moment(change.until))
    scope.touch()


def set_stance(scope: Scope, change: SetStance) -> None:
    """Say how a stakeholder stands towards a party."""
    draft, uid = scope.draft, scope.member(change.stakeholder)
    check_range("value", change.value, -2, 2)
    check_range("confidence", change.confidence, 0, 1)
    check_text("evidence", change.evidence)
    party = draft.node(change.party, "Party")
    if party.properties.get("retired_at") is not None:
        raise UnknownValue((), vocabulary="party", value=party.properties["name"])
    stance = {"value": change.value, "confidence": change.confidence, "evidence": change.evidence}
    fixed = {"assessed_by": _assessor(scope, change.assessed_by)}
    draft.put("STANCE", uid, change.party, stance, fixed=fixed, since=scope.moment(change.since))
    scope.touch()


def clear_stance(scope: Scope, change: ClearStance) -> None:
    """Let the stance be unknown again."""
    uid = scope.member(change.stakeholder)
    fixed = {"assessed_by": _assessor(scope, change.assessed_by)}
    scope.draft.end("STANCE", uid, change.party, fixed=fixed, until=scope.moment(change.until))
    scope.touch()


def set_coverage(scope: Scope, change: SetCoverage) -> None:
    """Let one of us be in touch with a stakeholder."""
    uid = scope.member(change.stakeholder)
    scope.draft.node(change.user, "User")
    scope.draft.put("COVERS", change.user, uid, {"level": change.level}, since=scope.moment(change.since))
    scope.touch()


def remove_coverage(scope: Scope, change: RemoveCoverage) -> None:
    """Let one of us no longer be in touch."""
    uid = scope.member(change.stakeholder)
    scope.draft.end("COVERS", change.user, uid, until=scope.moment(change.until))
    scope.touch()


def _role(scope: Scope, code: str) -> str:
    if code not in scope.roles:
        raise UnknownValue((), vocabulary="role", value=code[:80])
    return scope.roles[code]


def _assessor(scope: Scope, named: str | None) -> str | None:
    if named is not None:
        scope.draft.node(named, "User")
    return named or scope.assessor


def _check_place(x: float | None, y: float | None) -> None:
    if (x is None) != (y is None):
        raise InvalidArgument(argument="x, y", value=f"{x}, {y}", expected="both or none")
    check_range("x", x, -FARTHEST, FARTHEST)
    check_range("y", y, -FARTHEST, FARTHEST)
