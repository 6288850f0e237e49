"""The analyses of maps of 20, 200 and 1,000 people, compute alone, on one core, against their limits."""

from __future__ import annotations

import random
import statistics
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from graph_crm.analysis.champion_test import champion_tests
from graph_crm.analysis.cheapest_coalition import cheapest_coalition
from graph_crm.analysis.competitor_view import competitor_views
from graph_crm.analysis.contact_map import (
    ContactMap,
    Coverage,
    Deal,
    Influence,
    Party,
    ReportingLine,
    Role,
    Stakeholder,
    Stance,
)
from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.analysis.introductions import introductions
from graph_crm.analysis.next_actions import next_actions
from graph_crm.analysis.opinion_drift import opinion_drift
from graph_crm.analysis.pivotal_people import pivotal_people
from graph_crm.analysis.power import power_positions
from graph_crm.analysis.support import deal_light, support_of
from graph_crm.analysis.weak_points import find_weak_points
from graph_crm.analysis.win_probability import win_probability
from graph_crm.maps.battle_plan import make_battle_plan

if TYPE_CHECKING:
    from collections.abc import Callable

LIMITS_MS = {20: 30, 200: 300, 1000: 3000}
ROUNDS = 5
NOW = datetime(2026, 3, 2, tzinfo=UTC)
US, RIVAL = Party(uid="us", name="Us", kind="us"), Party(uid="rival", name="Rival", kind="competitor")
ROLES = tuple(
    Role(code=code, name_en=code, name_zh=code, weight=weight, can_veto=weight >= 0.9, required=weight >= 0.5)
    for code, weight in (
        ("approver", 1.0),
        ("decision_maker", 0.9),
        ("technical_evaluator", 0.5),
        ("user", 0.3),
    )
)


def company(people: int) -> ContactMap:
    """A tree of seven below each, three influences a head, six tenths judged, four tenths covered."""
    chance = random.Random(people)
    uids = [f"p{number}" for number in range(people)]
    return ContactMap(
        kind="opportunity",
        uid="o",
        name="Deal",
        customer_uid="c",
        customer_name="Customer",
        map_revision=1,
        org_revision=1,
        read_at=NOW,
        parties=(US, RIVAL),
        vocabulary=ROLES,
        deal=Deal(
            stage=None,
            status="open",
            amount=None,
            currency=None,
            expected_close_on=None,
            closed_on=None,
            decision_rule="majority",
        ),
        stakeholders=tuple(person(uid, number, chance) for number, uid in enumerate(uids)),
        reporting_lines=tuple(
            ReportingLine(uid=f"l{number}", report=uid, manager=uids[(number - 1) // 7], kind="solid")
            for number, uid in enumerate(uids)
            if number
        ),
        influences=tuple(
            Influence(
                uid=f"i{number}",
                source=chance.choice(uids),
                target=chance.choice(uids),
                strength=chance.randint(1, 3),
                sign=chance.choice((1, 1, -1)),
            )
            for number in range(3 * people)
        ),
    )


def person(uid: str, number: int, chance: random.Random) -> Stakeholder:
    judged = [party for party in (US, RIVAL) if chance.random() < 0.6]
    return Stakeholder(
        uid=uid,
        contact_uid=f"contact-{uid}",
        name=f"Person {uid}",
        department=f"Department {number % 9}",
        roles=(ROLES[0] if number == 0 else ROLES[1] if number < 4 else chance.choice(ROLES[2:]),),
        power=chance.choice(("outside", "political_structure", "inner_circle", None)),
        adaptability=chance.choice(("innovator", "pragmatist", "laggard", None)),
        stances=tuple(
            Stance(
                party_uid=party.uid,
                value=chance.randint(-2, 2),
                confidence=chance.random(),
                evidence=None,
                assessed_by=None,
                assessed_by_name=None,
                assessed_at=NOW - timedelta(days=chance.randint(0, 400)),
                disputed=False,
            )
            for party in judged
        ),
        coverage=(Coverage(user_uid=f"u{number % 5}", user_name=f"Rep {number % 5}", level="multiple"),)
        if chance.random() < 0.4
        else (),
        last_contact_at=NOW - timedelta(days=chance.randint(0, 90)),
    )


def milliseconds(work: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    for people, limit in LIMITS_MS.items():
        contact_map = company(people)
        always: dict[str, Callable[[], object]] = {
            "findings": lambda contact_map=contact_map: find_coverage_gaps(contact_map),
            "ranking": lambda contact_map=contact_map: rank_decision_makers(contact_map),
            "support": lambda contact_map=contact_map: support_of(contact_map, "us"),
            "light": lambda contact_map=contact_map: deal_light(contact_map),
            "vote": lambda contact_map=contact_map: win_probability(contact_map),
        }
        asked: dict[str, Callable[[], object]] = {
            "power": lambda contact_map=contact_map: power_positions(contact_map),
            "drift": lambda contact_map=contact_map: opinion_drift(contact_map, US.uid),
            "introductions": lambda contact_map=contact_map: introductions(
                contact_map, contact_map.stakeholders[-1].uid
            ),
            "weak points": lambda contact_map=contact_map: find_weak_points(contact_map),
            "competitors": lambda contact_map=contact_map: competitor_views(contact_map),
            "champions": lambda contact_map=contact_map: champion_tests(contact_map),
            "pivotal": lambda contact_map=contact_map: pivotal_people(contact_map),
            "coalition": lambda contact_map=contact_map: cheapest_coalition(contact_map),
            "next actions": lambda contact_map=contact_map: next_actions(contact_map),
            "battle plan": lambda contact_map=contact_map: make_battle_plan(contact_map, "en"),
        }
        taken = {name: milliseconds(work) for name, work in always.items()}
        whole = sum(taken.values())
        print(f"{people:5} people: together {whole:.1f} ms of {limit} ms ({told(taken)})")
        print(
            f"{'':13} asked for by their own fields: {told({name: milliseconds(work) for name, work in asked.items()})}"
        )


def told(taken: dict[str, float]) -> str:
    return ", ".join(f"{name} {time_ms:.1f}" for name, time_ms in taken.items())


if __name__ == "__main__":
    main()
