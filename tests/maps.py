"""Contact maps for tests, said tersely: people, lines and influences by name.

The uid of a person is the name, so that a test reads as the sentence it checks.
"""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_crm.analysis.contact_map import (
    Assessment,
    ContactMap,
    Coverage,
    Deal,
    Influence,
    Party,
    Person,
    ReportingLine,
    Role,
    Stakeholder,
    Stance,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph_crm.analysis.contact_map import CoverageLevel, Power, Status

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
US = Party(uid="us", name="Us", kind="us")
KRACKHARDT = Path(__file__).parents[2] / "shared" / "data" / "krackhardt"

# The default vocabulary: code, English, Chinese, weight, veto, required.
_ROLES = (
    ("approver", "approver", "批准人", 1.0, True, True),
    ("decision_maker", "decision maker", "决策人", 0.9, True, True),
    ("economic_buyer", "economic buyer", "经济购买者", 0.9, True, False),
    ("executive_sponsor", "executive sponsor", "高层支持者", 0.8, False, False),
    ("technical_evaluator", "technical evaluator", "技术评估人", 0.5, False, True),
    ("procurement", "procurement", "采购", 0.4, False, False),
    ("legal", "legal", "法务", 0.3, False, False),
    ("influencer", "influencer", "影响人", 0.4, False, False),
    ("champion", "champion", "内部推动者", 0.4, False, True),
    ("user", "user", "使用人", 0.3, False, True),
    ("gatekeeper", "gatekeeper", "守门人", 0.2, False, False),
    ("coach", "coach", "教练", 0.2, False, False),
    ("liaison", "liaison", "项目对接人", 0.1, False, False),
    ("blocker", "blocker", "阻碍者", 0.4, False, False),
)
ROLES = {
    code: Role(code=code, name_en=en, name_zh=zh, weight=weight, can_veto=veto, required=required)
    for code, en, zh, weight, veto, required in _ROLES
}
VOCABULARY = tuple(ROLES.values())


def person(
    name: str,
    *roles: str,
    power: Power | None = None,
    stance: int | None = None,
    stances: Iterable[Stance] = (),
    covered_by: Sequence[str] | str = (),
    level: CoverageLevel = "multiple",
    contact_days_ago: int | None = None,
    next_contact_in_days: int | None = None,
    reports_outside_to: str | None = None,
    **other: Any,
) -> Stakeholder:
    """Make a stakeholder; ``roles`` are codes of the default vocabulary, ``covered_by`` one or more of us."""
    users = [covered_by] if isinstance(covered_by, str) else covered_by
    return Stakeholder(
        uid=name,
        contact_uid=f"contact-{name}",
        name=name,
        roles=tuple(ROLES[code] for code in roles),
        power=power,
        stances=(*(() if stance is None else (towards(stance),)), *stances),
        coverage=tuple(Coverage(user_uid=user, user_name=user, level=level) for user in users),
        last_contact_at=_days_from_now(None if contact_days_ago is None else -contact_days_ago),
        next_contact_at=_days_from_now(next_contact_in_days),
        manager_above=Person(contact_uid=f"contact-{reports_outside_to}", name=reports_outside_to)
        if reports_outside_to
        else None,
        **other,
    )


def opportunity_map(
    people: Iterable[Stakeholder | str] = (),
    *,
    reports: Iterable[tuple[str, str]] = (),
    influences: Iterable[tuple[str, str] | tuple[str, str, int] | tuple[str, str, int, int]] = (),
    status: Status = "open",
    rule: str | None = None,
    quota: int | None = None,
    **other: Any,
) -> ContactMap:
    """Make the map of a deal.

    ``reports`` are (report, manager), solid; ``influences`` (influencer, influenced, strength 1, sign +1).
    """
    deal = Deal(
        stage=None,
        status=status,
        amount=None,
        currency=None,
        expected_close_on=None,
        closed_on=None,
        decision_rule=rule,
        decision_quota=quota,
    )
    values: dict[str, Any] = {
        "kind": "opportunity",
        "uid": "map",
        "name": "Map",
        "customer_uid": "customer",
        "customer_name": "Customer",
        "map_revision": 1,
        "org_revision": 1,
        "read_at": NOW,
        "deal": deal,
        "vocabulary": VOCABULARY,
        "parties": (US,),
        "stakeholders": tuple(person(who) if isinstance(who, str) else who for who in people),
        "reporting_lines": tuple(
            ReportingLine(uid=f"line-{index}", report=report, manager=manager, kind="solid")
            for index, (report, manager) in enumerate(reports)
        ),
        "influences": tuple(_influence(index, edge) for index, edge in enumerate(influences)),
    }
    return ContactMap(**values | other)


def customer_map(people: Iterable[Stakeholder | str] = (), **other: Any) -> ContactMap:
    """Make the map of a customer: no deal."""
    return opportunity_map(people, kind="customer", deal=None, **other)


def krackhardt_map() -> ContactMap:
    """Read the 21 managers of Krackhardt (1987): who asks whom for advice is influenced by them."""
    return opportunity_map(
        [row["id"] for row in _rows("people")],
        reports=[(row["source"], row["target"]) for row in _rows("reportto")],
        influences=[(row["target"], row["source"]) for row in _rows("advice")],
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (KRACKHARDT / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def towards(
    value: int,
    party: Party = US,
    *,
    confidence: float | None = None,
    evidence: str | None = None,
    days_ago: int = 0,
    disputed: bool = False,
) -> Stance:
    """Make a stance."""
    return Stance(
        party_uid=party.uid,
        value=value,
        confidence=confidence,
        evidence=evidence,
        assessed_by=None,
        assessed_by_name=None,
        assessed_at=NOW - timedelta(days=days_ago),
        disputed=disputed,
    )


def judged(value: int, party: Party = US, *, by: str | None = "rep", days_ago: int = 0) -> Assessment:
    """Make what one of us judges; the name of the user is the uid."""
    return Assessment(
        party_uid=party.uid,
        value=value,
        confidence=None,
        evidence=None,
        assessed_by=by,
        assessed_by_name=by,
        since=NOW - timedelta(days=days_ago),
    )


def _influence(
    index: int, edge: tuple[str, str] | tuple[str, str, int] | tuple[str, str, int, int]
) -> Influence:
    source, target = edge[:2]
    strength = edge[2] if len(edge) > 2 else 1
    sign = edge[3] if len(edge) > 3 else 1
    return Influence(uid=f"influence-{index}", source=source, target=target, strength=strength, sign=sign)


def _days_from_now(days: int | None) -> datetime | None:
    return None if days is None else NOW + timedelta(days=days)
