"""A map as the rules of coverage gaps see it, and how they group what they find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph_crm.analysis.ballot import votes
from graph_crm.analysis.contact_map import POWER_WEIGHT
from graph_crm.analysis.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from graph_crm.analysis.contact_map import ContactMap, Role, Stakeholder, Stance
    from graph_crm.analysis.findings import Severity

APPROVER = "approver"
CHAMPION = "champion"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A map as the rules see it: only current ``people``, the weightiest first.

    What several rules ask of everybody is found out once: a portfolio has ten thousand maps.
    """

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

    @cached_property
    def key_players(self) -> frozenset[str]:
        """Who is a key player."""
        return frozenset(person.uid for person in self.people if person.is_key_player)

    @cached_property
    def judged(self) -> dict[str, Stance]:
        """The known stances towards us of everybody on whose view the deal turns: key players, and in a deal voters."""
        stances = self.contact_map.stances_towards_us
        return {
            person.uid: stances[person.uid]
            for person in self.people
            if person.uid in stances
            and (person.uid in self.key_players or (self.decides and votes(person) > 0))
        }

    @cached_property
    def played(self) -> frozenset[str]:
        """The roles that somebody with a name plays, by their codes."""
        return frozenset(role.code for person in self.people if person.known for role in person.roles)

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

    def key_players_first(self, stakeholder: Stakeholder) -> Severity:
        """A warning for a key player, a note for others."""
        return "warning" if stakeholder.uid in self.key_players else "info"

    def without_person(self, role: Role) -> bool:
        """Whether nobody with a name plays the role."""
        return role.code not in self.played

    def seats(self, roles: Iterable[Role]) -> tuple[str, ...]:
        """The seats without a name that play one of the roles."""
        codes = [role.code for role in roles]
        return tuple(seat.uid for seat in self.people if not seat.known and seat.plays(*codes))

    def in_vocabulary(self, code: str) -> list[Role]:
        """The role, where a deal can have it."""
        return [role for role in self.contact_map.vocabulary if self.decides and role.code == code][:1]

    def longest(self, moments: Iterable[datetime]) -> int:
        """Days since the earliest of them."""
        return self.days_since(min(moments))


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


def weightiest_first(stakeholder: Stakeholder) -> tuple[float, str, str]:
    """The order of people in a finding."""
    power = POWER_WEIGHT[stakeholder.power] if stakeholder.power else 0.0
    return -max(stakeholder.role_weight, power), stakeholder.name, stakeholder.uid
