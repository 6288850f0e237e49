"""Who is missing: nobody at all, the approver, a required role, a manager above."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import KEY_ROLE_WEIGHT
from graph_crm.analysis.findings import Finding
from graph_crm.analysis.gaps.case import APPROVER, CHAMPION, by_severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_crm.analysis.contact_map import Role
    from graph_crm.analysis.findings import Severity
    from graph_crm.analysis.gaps.case import Case


def empty_map(case: Case) -> Iterator[Finding]:
    """Nobody is in the map."""
    yield Finding(code="empty_map", severity="warning")


def no_approver(case: Case) -> Iterator[Finding]:
    """Nobody with a name approves."""
    for role in case.in_vocabulary(APPROVER):
        if case.without_person(role):
            seats = case.seats([role])
            severity = "warning" if seats else "critical"
            yield Finding(code="no_approver", severity=severity, stakeholders=seats, roles=(role.code,))


def required_role_missing(case: Case) -> Iterator[Finding]:
    """Required roles that nobody plays, but for those with a finding of their own."""
    required = [role for role in case.contact_map.vocabulary if role.required]
    missing = sorted(filter(case.without_person, required), key=lambda role: (-role.weight, role.code))
    grouped: dict[Severity, list[Role]] = {}
    for role in missing:
        severity = "critical" if role.weight >= KEY_ROLE_WEIGHT else "warning"
        if not case.decides or role.code not in (APPROVER, CHAMPION):
            grouped.setdefault(severity if case.decides and not case.closed else "info", []).append(role)
    for severity, roles in grouped.items():
        codes = tuple(role.code for role in roles)
        seats = case.seats(roles)
        yield Finding(code="required_role_missing", severity=severity, stakeholders=seats, roles=codes)


def unmapped_manager(case: Case) -> Iterator[Finding]:
    """Managers who are not in the map."""
    reports = (person for person in case.people if person.manager_above)
    for finding in by_severity(case, "unmapped_manager", reports, case.key_players_first):
        people = [case.contact_map.by_uid[uid] for uid in finding.stakeholders]
        names = {m.contact_uid: m.name for m in (person.manager_above for person in people) if m}
        yield replace(finding, params={"contacts": tuple(names), "managers": tuple(names.values())})
