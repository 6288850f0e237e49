"""What we think of people's stances, and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph_crm.analysis.findings import Finding
from graph_crm.analysis.gaps.case import by_severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph_crm.analysis.contact_map import Assessment, Stakeholder, Stance
    from graph_crm.analysis.findings import Severity
    from graph_crm.analysis.gaps.case import Case


def opponent_key_player(case: Case) -> Iterator[Finding]:
    """Key players who are against us."""
    values = {uid: stance.value for uid, stance in case.judged.items() if uid in case.key_players}

    def severity(person: Stakeholder) -> Severity:
        return "critical" if person.can_veto or values[person.uid] <= -2 else "warning"

    opponents = (person for person in case.people if values.get(person.uid, 0) < 0)
    yield from by_severity(case, "opponent_key_player", opponents, severity)


def stance_without_evidence(case: Case) -> Iterator[Finding]:
    """Stances that nothing is written for. Whoever may not read the evidence is not told that there is none."""
    if not case.contact_map.sees_sensitive:
        return
    judged = case.judged

    def severity(person: Stakeholder) -> Severity:
        # A supporter who is none costs more than an opponent who is none.
        return "warning" if person.uid in case.key_players and judged[person.uid].value > 0 else "info"

    bare = (person for person in case.people if person.uid in judged and not _says(judged[person.uid]))
    yield from by_severity(case, "stance_without_evidence", bare, severity)


def stale_evidence(case: Case) -> Iterator[Finding]:
    """Stances that were judged too long ago."""
    judged, limit = case.judged, case.stale_evidence_after_days

    def is_old(person: Stakeholder) -> bool:
        stance = judged.get(person.uid)
        return stance is not None and case.days_since(stance.assessed_at) >= limit

    for finding in by_severity(case, "stale_evidence", filter(is_old, case.people), case.key_players_first):
        longest = case.longest(judged[uid].assessed_at for uid in finding.stakeholders)
        yield replace(finding, params={"days": limit, "longest": longest})


def disputed_stance(case: Case) -> Iterator[Finding]:
    """People whom two of us judge differently: one finding each, for each has its own two to talk."""
    for person in case.people:
        if dispute := _dispute(case, person):
            yield Finding(
                code="disputed_stance",
                severity=case.key_players_first(person),
                stakeholders=(person.uid,),
                params={
                    "highest_stance": dispute.highest,
                    "lowest_stance": dispute.lowest,
                    "highest_by": dispute.highest_by,
                    "lowest_by": dispute.lowest_by,
                },
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dispute:
    """The two ends of what we think of one person, and who of us stands at each, by name."""

    highest: int
    lowest: int
    highest_by: tuple[str, ...]
    lowest_by: tuple[str, ...]


def _dispute(case: Case, person: Stakeholder) -> _Dispute | None:
    if len(person.assessments) < 2:
        return None
    us = case.contact_map.us
    newest: dict[str | None, Assessment] = {}
    for judged in sorted(person.assessments, key=lambda judged: (judged.since, judged.value)):
        if us and judged.party_uid == us.uid:
            newest[judged.assessed_by] = judged
    values = {judged.value for judged in newest.values()}
    if len(values) < 2:
        return None
    highest, lowest = max(values), min(values)
    return _Dispute(
        highest=highest,
        lowest=lowest,
        highest_by=_who_says(highest, newest.values()),
        lowest_by=_who_says(lowest, newest.values()),
    )


def _who_says(value: int, judged: Iterable[Assessment]) -> tuple[str, ...]:
    return tuple(sorted(one.assessed_by_name or "" for one in judged if one.value == value))


def _says(stance: Stance) -> bool:
    return bool(stance.evidence and stance.evidence.strip())
