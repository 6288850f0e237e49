"""Who of us is in touch with whom, how well, and how long ago."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import COVERAGE_ORDER
from graph_crm.analysis.findings import Finding
from graph_crm.analysis.gaps.case import by_severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_crm.analysis.contact_map import Stakeholder
    from graph_crm.analysis.findings import Severity
    from graph_crm.analysis.gaps.case import Case

# So many people of one department are worth a contact there, though none of them is a key player.
LARGE_DEPARTMENT = 3


def key_player_uncovered(case: Case) -> Iterator[Finding]:
    """Key players whom nobody of ours covers."""
    uncovered = (person for person in case.people if person.uid in case.key_players and not person.coverage)
    yield from by_severity(case, "key_player_uncovered", uncovered, lambda _: "critical")


def uncovered_department(case: Case) -> Iterator[Finding]:
    """Departments that count and where nobody of ours covers anybody."""
    departments: dict[str, list[Stakeholder]] = {}
    for person in case.people:
        # An external person's department is another company's.
        if person.department and person.department.strip() and not person.external:
            departments.setdefault(person.department.strip(), []).append(person)
    grouped: dict[Severity, dict[str, list[Stakeholder]]] = {}
    for name, people in sorted(departments.items(), key=lambda item: (-len(item[1]), item[0])):
        has_key_player = any(person.uid in case.key_players for person in people)
        counts = len(people) >= LARGE_DEPARTMENT or (has_key_player and len(people) > 1)
        if counts and not any(person.coverage for person in people):
            level: Severity = "warning" if has_key_player and not case.closed else "info"
            grouped.setdefault(level, {})[name] = people
    for level, found in grouped.items():
        in_them = {person.uid for people in found.values() for person in people}
        yield Finding(
            code="uncovered_department",
            severity=level,
            stakeholders=tuple(person.uid for person in case.people if person.uid in in_them),
            params={"departments": tuple(found)},
        )


def single_thread(case: Case) -> Iterator[Finding]:
    """Everything rests on one of ours, or on one of theirs, or on nobody."""
    ours = {cover.user_uid: cover.user_name for person in case.people for cover in person.coverage}
    covered = tuple(person.uid for person in case.people if person.coverage)
    in_touch = tuple(person.uid for person in case.people if person.coverage or case.is_recent(person))
    if len(ours) == 1:
        (user_uid, user_name), *_ = ours.items()
        both = len(in_touch) == 1
        yield Finding(
            code="single_thread",
            severity="critical" if both else "warning",
            stakeholders=covered,
            params={"side": "both" if both else "ours", "user_uid": user_uid, "user": user_name},
        )
    elif len(in_touch) == 1:
        params = {"side": "theirs"}
        yield Finding(code="single_thread", severity="warning", stakeholders=in_touch, params=params)
    elif not in_touch and not case.key_players:
        yield Finding(code="single_thread", severity="warning", params={"side": "nobody"})


def out_of_touch(case: Case) -> Iterator[Finding]:
    """People whom nobody has contacted for long, or whom we cover and never contacted."""

    def severity(person: Stakeholder) -> Severity:
        return "warning" if person.uid in case.key_players and not case.has_plan(person) else "info"

    ours = [person for person in case.people if person.coverage or person.uid in case.key_players]
    stale = (person for person in ours if case.is_stale(person))
    never = (person for person in ours if person.coverage and person.last_contact_at is None)
    for finding in by_severity(case, "out_of_touch", stale, severity):
        last = (case.contact_map.by_uid[uid].last_contact_at for uid in finding.stakeholders)
        longest = case.longest(at for at in last if at)
        yield replace(finding, params={"never": 0, "days": case.stale_after_days, "longest": longest})
    for finding in by_severity(case, "out_of_touch", never, severity):
        yield replace(finding, params={"never": 1, "days": case.stale_after_days})


def level_below_wanted(case: Case) -> Iterator[Finding]:
    """People covered less well than we want: never that well, or no longer after a long silence."""
    reached: dict[bool, list[Stakeholder]] = {False: [], True: []}
    for person in case.people:
        if person.desired_coverage is None or (person.uid in case.key_players and not person.coverage):
            continue
        wanted, level = COVERAGE_ORDER[person.desired_coverage], _level(person)
        if level - _steps_lost(case, person) < wanted:
            reached[level >= wanted].append(person)
    for decayed, people in reached.items():
        for finding in by_severity(case, "level_below_wanted", people, case.key_players_first):
            yield replace(finding, params={"decayed": int(decayed), "days": case.stale_after_days})


def _level(person: Stakeholder) -> int:
    return max((COVERAGE_ORDER[cover.level] for cover in person.coverage), default=0)


def _steps_lost(case: Case, person: Stakeholder) -> int:
    """A step for each full span without contact. Without any on record there is nothing to count from."""
    if person.last_contact_at is None:
        return 0
    return max(0, case.days_since(person.last_contact_at) // max(1, case.stale_after_days))
