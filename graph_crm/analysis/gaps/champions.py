"""Who speaks for us when we are not there: nobody, or somebody who does not pass the champion test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.champion_criteria import HIDDEN
from graph_crm.analysis.champion_test import COACH, champion_tests
from graph_crm.analysis.findings import Finding
from graph_crm.analysis.gaps.case import CHAMPION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_crm.analysis.champion_test import ChampionTest
    from graph_crm.analysis.findings import Severity
    from graph_crm.analysis.gaps.case import Case


def no_champion(case: Case) -> Iterator[Finding]:
    """Nobody plays the champion, or only people who are against us."""
    values = {uid: stance.value for uid, stance in case.contact_map.stances_towards_us.items()}
    for role in case.in_vocabulary(CHAMPION):
        champions = [person for person in case.people if person.known and person.plays(role.code)]
        if all(values.get(person.uid, 0) < 0 for person in champions):
            supporters = tuple(person.uid for person in case.people if values.get(person.uid, 0) > 0)
            yield Finding(code="no_champion", severity="warning", stakeholders=supporters, roles=(role.code,))


def untrue_champion(case: Case) -> Iterator[Finding]:
    """Champions, and coaches taken for one, who do not pass the test; one finding for who lacks the same."""
    # Testing costs more than all other rules together.
    if not (case.in_vocabulary(CHAMPION) and any(person.plays(CHAMPION, COACH) for person in case.people)):
        return
    # Whether a deal lacks a champion altogether is no_champion's to say, also of those who are against us.
    alone = any(no_champion(case))
    grouped: dict[tuple[str, Severity, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for test in champion_tests(case.contact_map):
        coaches = case.contact_map.by_uid[test.stakeholder].plays(COACH)
        if (coaches if alone else test.plays_champion) and (judged := _judged(test)):
            grouped.setdefault(judged, []).append(test.stakeholder)
    for (code, severity, failed, unknown), uids in grouped.items():
        yield Finding(
            code=code,
            severity=severity,
            stakeholders=tuple(uids),
            params={"failed_criteria": failed, "unknown_criteria": unknown},
        )


def _judged(test: ChampionTest) -> tuple[str, Severity, tuple[str, ...], tuple[str, ...]] | None:
    failed = tuple(criterion.code for criterion in test.of("failed"))
    unknown = tuple(criterion.code for criterion in test.of("unknown") if criterion.reason not in HIDDEN)
    if not (failed or unknown):
        return None
    if test.verdict == "coach_only":
        return "coach_not_champion", "warning", failed, unknown
    if failed:
        return "champion_falls_short", "warning", failed, unknown
    return "champion_untested", "info", failed, unknown
