"""Which function makes which change, and what a batch must read and lock beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from graph_crm.map_changes import deal, model, people, stakeholders, ties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from graph_crm.map_changes.scope import Scope

Apply = Callable[["Scope", Any], None]

APPLY: dict[type[model.MapChange], Apply] = {
    model.AddContact: people.add_contact,
    model.UpdateContact: people.update_contact,
    model.SetJob: people.set_job,
    model.EndJob: people.end_job,
    model.SetReportingLine: people.set_reporting_line,
    model.RemoveReportingLine: people.remove_reporting_line,
    model.AddStakeholder: stakeholders.add_stakeholder,
    model.RemoveStakeholder: stakeholders.remove_stakeholder,
    model.RestoreStakeholder: stakeholders.restore_stakeholder,
    model.PlaceStakeholder: stakeholders.place_stakeholder,
    model.UpdateStakeholder: stakeholders.update_stakeholder,
    model.AssignRole: stakeholders.assign_role,
    model.UnassignRole: stakeholders.unassign_role,
    model.SetStance: stakeholders.set_stance,
    model.ClearStance: stakeholders.clear_stance,
    model.SetCoverage: stakeholders.set_coverage,
    model.RemoveCoverage: stakeholders.remove_coverage,
    model.SetInfluence: ties.set_influence,
    model.RemoveInfluence: ties.remove_influence,
    model.SetTie: ties.set_tie,
    model.RemoveTie: ties.remove_tie,
    model.AddCompetitor: deal.add_competitor,
    model.RemoveCompetitor: deal.remove_competitor,
    model.AddPartner: deal.add_partner,
    model.RemovePartner: deal.remove_partner,
    model.AddDecisionStep: deal.add_decision_step,
    model.UpdateDecisionStep: deal.update_decision_step,
    model.RemoveDecisionStep: deal.remove_decision_step,
    model.AssignDecider: deal.assign_decider,
    model.UnassignDecider: deal.unassign_decider,
}
# The fields of changes that name a node by its uid.
NAMING = frozenset(
    {
        "contact",
        "customer",
        "report",
        "manager",
        "stakeholder",
        "party",
        "assessed_by",
        "user",
        "influencer",
        "influenced",
        "first",
        "second",
        "step",
    }
)
# Changes of persons and their jobs, which other maps show too: the person is locked meanwhile.
PERSONAL = (model.UpdateContact, model.SetJob, model.EndJob, model.AddStakeholder)
# Changes of the organisation, which all maps of the customer show: the customer is locked meanwhile.
ORGANISATIONAL = (model.SetReportingLine, model.RemoveReportingLine, model.EndJob)
# The closed or editable vocabulary that a field takes its values from.
VOCABULARY_OF = {
    "personality": "personality",
    "seniority": "seniority",
    "power": "power",
    "adaptability": "adaptability",
    "response_mode": "response_mode",
    "orientation": "orientation",
    "desired_coverage": "coverage",
    "level": "coverage",
    "involved_as": "involvement",
    "rule": "decision_rule",
}


def named_uids(changes: Iterable[model.MapChange]) -> set[str]:
    """The uids of all nodes that the changes name."""
    return {
        value
        for change in changes
        for field in fields(change)
        if field.name in NAMING and isinstance(value := getattr(change, field.name), str)
    }


def earliest(changes: Iterable[model.MapChange]) -> datetime | None:
    """The earliest moment that a change speaks of; None: all speak of now."""
    moments = (getattr(change, name, None) for change in changes for name in ("since", "until"))
    return min(
        (moment for moment in moments if moment is not None and moment.tzinfo is not None), default=None
    )


def locked_uids(changes: Iterable[model.MapChange]) -> set[str]:
    """The persons whom the changes are about."""
    return {change.contact for change in changes if isinstance(change, PERSONAL)}


def vocabulary_values(changes: Iterable[model.MapChange]) -> set[tuple[str, str]]:
    """The values that must be in a vocabulary, as (vocabulary, code)."""
    return set(_values(changes))


def _values(changes: Iterable[model.MapChange]) -> Iterator[tuple[str, str]]:
    for change in changes:
        for field in fields(change):
            value = getattr(change, field.name)
            # A company taken out, a role taken away: what was said once may be retired by now.
            if (
                field.name in VOCABULARY_OF
                and isinstance(value, str)
                and not isinstance(change, model.RemovePartner)
            ):
                yield VOCABULARY_OF[field.name], value


def plays_roles(changes: Iterable[model.MapChange]) -> bool:
    """Whether any of the changes gives somebody a role."""
    return any(
        isinstance(change, model.AssignRole) or (isinstance(change, model.AddStakeholder) and change.roles)
        for change in changes
    )


def apply(scope: Scope, change: model.MapChange) -> None:
    """Make one change in the draft."""
    APPLY[type(change)](scope, change)
