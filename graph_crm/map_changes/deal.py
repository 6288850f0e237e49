"""Changes about the deal of an opportunity's map: competitors, companies that take part, the way to the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.errors import InvalidArgument, NotFound, UnknownValue
from graph_crm.map_changes.model import Keep
from graph_crm.map_changes.scope import MAX_NAME, check_range, check_text

if TYPE_CHECKING:
    from graph_crm.map_changes.model import (
        AddCompetitor,
        AddDecisionStep,
        AddPartner,
        AssignDecider,
        RemoveCompetitor,
        RemoveDecisionStep,
        RemovePartner,
        UnassignDecider,
        UpdateDecisionStep,
    )
    from graph_crm.map_changes.scope import Scope

STEP_FIELDS = ("name", "order", "kind", "rule", "due_on", "done_on")
MAX_ORDER = 1_000


def add_competitor(scope: Scope, change: AddCompetitor) -> None:
    """Let a party compete in the deal."""
    party = scope.draft.node(change.party, "Party")
    if party.properties.get("retired_at") is not None:
        raise UnknownValue((), vocabulary="party", value=party.properties["name"])
    scope.draft.put("COMPETES_IN", change.party, _deal(scope))
    scope.touch()


def remove_competitor(scope: Scope, change: RemoveCompetitor) -> None:
    """Let a party compete no longer; stances towards it stay."""
    scope.draft.end("COMPETES_IN", change.party, _deal(scope))
    scope.touch()


def add_partner(scope: Scope, change: AddPartner) -> None:
    """Let another company take part."""
    scope.draft.node(change.customer, "Customer")
    scope.draft.put("INVOLVES", _deal(scope), change.customer, fixed={"as": change.involved_as})
    scope.touch()


def remove_partner(scope: Scope, change: RemovePartner) -> None:
    """Let a company no longer take part."""
    scope.draft.end("INVOLVES", _deal(scope), change.customer, fixed={"as": change.involved_as})
    scope.touch()


def add_decision_step(scope: Scope, change: AddDecisionStep) -> None:
    """Put a step on the way to the decision or the payment."""
    fields = {name: getattr(change, name) for name in STEP_FIELDS}
    _check_step(fields)
    uid = scope.draft.create_node("DecisionStep", fields, change.uid)
    scope.draft.put("OF", uid, _deal(scope))
    scope.touch()


def update_decision_step(scope: Scope, change: UpdateDecisionStep) -> None:
    """Change a step, or say when it was done."""
    given: dict[str, Any] = {
        name: getattr(change, name) for name in STEP_FIELDS if getattr(change, name) is not Keep.KEEP
    }
    _check_step(given)
    scope.draft.update_node(_step(scope, change.step), given)
    scope.touch()


def remove_decision_step(scope: Scope, change: RemoveDecisionStep) -> None:
    """Take a step off the way."""
    scope.draft.delete_node(_step(scope, change.step))
    scope.touch()


def assign_decider(scope: Scope, change: AssignDecider) -> None:
    """Say who decides at a step."""
    stakeholder, step = scope.member(change.stakeholder), _step(scope, change.step)
    scope.draft.put("DECIDES_AT", stakeholder, step, since=scope.moment(change.since))
    scope.touch()


def unassign_decider(scope: Scope, change: UnassignDecider) -> None:
    """Say who no longer decides at a step."""
    step = _step(scope, change.step)
    scope.draft.end("DECIDES_AT", change.stakeholder, step, until=scope.moment(change.until))
    scope.touch()


def _deal(scope: Scope) -> str:
    if scope.kind != "opportunity":
        raise InvalidArgument(argument="map", value=scope.kind, expected="opportunity")
    return scope.owner


def _step(scope: Scope, uid: str) -> str:
    scope.draft.node(uid, "DecisionStep")
    of = scope.draft.current("OF", uid)
    if of is None or of.end != _deal(scope):
        raise NotFound(kind="decision step", uid=uid)
    return uid


def _check_step(fields: dict[str, Any]) -> None:
    check_text("name", fields.get("name"), MAX_NAME)
    if "name" in fields and not (fields["name"] or "").strip():
        raise InvalidArgument(argument="name", value="", expected="1-200")
    check_range("order", fields.get("order"), 0, MAX_ORDER)
