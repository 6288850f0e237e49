"""A map as the rules of coverage gaps see it, and how they group what they find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_crm.analysis.ballot import votes
from graph_crm.analysis.contact_map import POWER_WEIGHT
from graph_crm.analysis.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from graph_crm.analysis.contact_map import ContactMap, Role, Stakeholder
    from graph_crm.analysis.findings import Severity

APPROVER = "approver"
CHAMPION = "champion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A map as the rules see it: only current ``people``, the weightiest first."""

    contact_map: ContactMap
    people: tuple[Stakeholder, ...]
    stale_after_days: int
    stale_evidence_after_days: int

    @property
    def closed(self) -> bool:
        """Whether the deal is won or lost."""
        return self.contact_map.deal is not None and self.contact_map.deal.status != "open"

    @property
    def decides(self) -> bool:
        """Whether there is a decision to make: a customer's map has none."""
        return self.contact_map.kind == "opportunity"

    def days_since(self, moment: datetime) -> int:
        """Whole days from then until the map was read."""
        return (self.contact_map.read_at - moment).days

    def is_stale(self, stakeholder: Stakeholder) -> bool:
        """Whether the last contact is too long ago."""
        last = stakeholder.last_contact_at
        return last is not None and self.days_since(last) >= self.stale_after_days

    def is_recent(self, stakeholder: Stakeholder) -> bool:
        """Whether there was a contact lately."""
        return stakeholder.last_contact_at is not None and not self.is_stale(stakeholder)

    def has_plan(self, stakeholder: Stakeholder) -> bool:
        """Whether a contact is planned."""
        planned = stakeholder.next_contact_at
        return planned is not None and planned >= self.contact_map.read_at

    def counts(self, stakeholder: Stakeholder) -> bool:
        """Whether the deal turns on their view: a key player, or in a deal a voter."""
        return stakeholder.is_key_player or (self.decides and votes(stakeholder) > 0)

    def without_person(self, role: Role) -> bool:
        """Whether nobody with a name plays the role."""
        return not any(person.known and person.plays(role.code) for person in self.people)

    def seats(self, roles: Iterable[Role]) -> tuple[str, ...]:
        """The seats without a name that play one of the roles."""
        codes = [role.code for role in roles]
        return tuple(seat.uid for seat in self.people if not seat.known and seat.plays(*codes))

    def in_vocabulary(self, code: str) -> list[Role]:
        """The role, where a deal can have it."""
        return [role for role in self.contact_map.vocabulary if self.decides and role.code == code][:1]

    def longest(self, moments: Iterable[datetime]) -> int:
        """Days since the earliest of them."""
        return max(map(self.days_since, moments))


def by_severity(
    case: Case, code: str, people: Iterable[Stakeholder], severity: Callable[[Stakeholder], Severity]
) -> Iterator[Finding]:
    """One finding for each severity, with everyone whom it concerns; in a closed deal all is info."""
    grouped: dict[Severity, list[str]] = {}
    for person in people:
        level: Severity = "info" if case.closed else severity(person)
        grouped.setdefault(level, []).append(person.uid)
    for level, uids in grouped.items():
        yield Finding(code=code, severity=level, stakeholders=tuple(uids))


def key_players_first(stakeholder: Stakeholder) -> Severity:
    """A warning for a key player, a note for others."""
    return "warning" if stakeholder.is_key_player else "info"


def weightiest_first(stakeholder: Stakeholder) -> tuple[float, str, str]:
    """The order of people in a finding."""
    power = POWER_WEIGHT[stakeholder.power] if stakeholder.power else 0.0
    return -max(stakeholder.role_weight, power), stakeholder.name, stakeholder.uid
