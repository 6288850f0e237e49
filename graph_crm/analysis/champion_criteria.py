"""The five questions of the champion test, each answered with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

from graph_crm.analysis.graphs import influence_graph
from graph_crm.analysis.paths_to_deciders import paths_to_deciders

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    from graph_crm.analysis.paths_to_deciders import PathToDecider, Way

CriterionCode = Literal["power", "path", "speaks_for_us", "personal_win", "support"]
CRITERIA: tuple[CriterionCode, ...] = get_args(CriterionCode)
Outcome = Literal["passed", "failed", "unknown"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
CriterionReason = Literal[
    "key_player",
    "influences_key_players",
    "without_power",
    "power_unknown",
    "decides",
    "above_decider",
    "reaches_decider",
    "no_way",
    "leads_off_map",
    "nothing_drawn",
    "no_decider_known",
    "evidence",
    "allied_with_supporters",
    "speaks_not_for_us",
    "nothing_recorded",
    "evidence_hidden",
    "has_goals",
    "goals_unknown",
    "goals_hidden",
    "supports_us",
    "supports_us_not",
    "stance_unknown",
]
CRITERION_REASONS: tuple[CriterionReason, ...] = get_args(CriterionReason)
# Whoever may not read what is written is not to be told to find it out.
HIDDEN: frozenset[CriterionReason] = frozenset({"evidence_hidden", "goals_hidden"})
_WAY_OUTCOME: Mapping[Way, Outcome] = {
    "decides": "passed",
    "above_decider": "passed",
    "reaches_decider": "passed",
    "no_way": "failed",
    "leads_off_map": "unknown",
    "nothing_drawn": "unknown",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One question of the test. ``stakeholders`` are the uids that its reason names, in the order of a path."""

    code: CriterionCode
    outcome: Outcome
    reason: CriterionReason
    stakeholders: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the questions ask of the whole map, worked out once."""

    contact_map: ContactMap

    @cached_property
    def influences(self) -> nx.DiGraph[str]:
        """Who influences whom."""
        return influence_graph(self.contact_map)

    @cached_property
    def paths(self) -> Mapping[str, PathToDecider]:
        """How each person gets to a decider."""
        return paths_to_deciders(self.contact_map)

    @cached_property
    def supporters(self) -> frozenset[str]:
        """Who is for us, by uid."""
        people = (person for person in self.contact_map.stakeholders if not person.former)
        return frozenset(person.uid for person in people if (self.stance(person) or 0) > 0)

    @cached_property
    def supporting_allies(self) -> Mapping[str, frozenset[str]]:
        """Everybody's allies who are for us."""
        found: dict[str, set[str]] = {}
        for tie in self.contact_map.alliances:
            for person, ally in ((tie.first, tie.second), (tie.second, tie.first)):
                if ally in self.supporters and ally != person:
                    found.setdefault(person, set()).add(ally)
        return {uid: frozenset(allies) for uid, allies in found.items()}

    def stance(self, person: Stakeholder) -> int | None:
        """The stance towards us, where it is known."""
        stance = self.contact_map.stance_towards_us(person)
        return stance.value if stance else None

    def by_name(self, uids: frozenset[str]) -> tuple[str, ...]:
        """In the order of their names."""
        return tuple(sorted(uids, key=lambda uid: (self.contact_map.by_uid[uid].name, uid)))


def criteria(rest: Surroundings, person: Stakeholder) -> tuple[Criterion, ...]:
    """Answer the five questions for one person; O(edges at the person)."""
    return (
        _power(rest, person),
        _path(rest, person),
        _speaks_for_us(rest, person),
        _personal_win(rest, person),
        _support(rest, person),
    )


def _power(rest: Surroundings, person: Stakeholder) -> Criterion:
    if person.is_key_player:
        return Criterion(code="power", outcome="passed", reason="key_player")
    by_uid, influences = rest.contact_map.by_uid, rest.influences
    key_players = frozenset(
        uid
        for uid in influences[person.uid]
        if by_uid[uid].is_key_player and not by_uid[uid].former and influences[person.uid][uid]["sign"] > 0
    )
    if key_players:
        return Criterion(
            code="power",
            outcome="passed",
            reason="influences_key_players",
            stakeholders=rest.by_name(key_players),
        )
    if person.power:
        return Criterion(code="power", outcome="failed", reason="without_power")
    return Criterion(code="power", outcome="unknown", reason="power_unknown")


def _path(rest: Surroundings, person: Stakeholder) -> Criterion:
    path = rest.paths.get(person.uid)
    if path is None:
        return Criterion(code="path", outcome="unknown", reason="no_decider_known")
    return Criterion(code="path", outcome=_WAY_OUTCOME[path.way], reason=path.way, stakeholders=path.through)


def _speaks_for_us(rest: Surroundings, person: Stakeholder) -> Criterion:
    value = rest.stance(person)
    if value is not None and value <= 0:
        return Criterion(code="speaks_for_us", outcome="failed", reason="speaks_not_for_us")
    stance = rest.contact_map.stance_towards_us(person)
    if stance and stance.evidence and stance.evidence.strip():
        return Criterion(code="speaks_for_us", outcome="passed", reason="evidence")
    if allies := rest.supporting_allies.get(person.uid):
        return Criterion(
            code="speaks_for_us",
            outcome="passed",
            reason="allied_with_supporters",
            stakeholders=rest.by_name(allies),
        )
    shown = rest.contact_map.sees_sensitive
    return Criterion(
        code="speaks_for_us", outcome="unknown", reason="nothing_recorded" if shown else "evidence_hidden"
    )


def _personal_win(rest: Surroundings, person: Stakeholder) -> Criterion:
    if person.goals and person.goals.strip():
        return Criterion(code="personal_win", outcome="passed", reason="has_goals")
    shown = rest.contact_map.sees_sensitive
    return Criterion(
        code="personal_win", outcome="unknown", reason="goals_unknown" if shown else "goals_hidden"
    )


def _support(rest: Surroundings, person: Stakeholder) -> Criterion:
    value = rest.stance(person)
    if value is None:
        return Criterion(code="support", outcome="unknown", reason="stance_unknown")
    if value > 0:
        return Criterion(code="support", outcome="passed", reason="supports_us")
    return Criterion(code="support", outcome="failed", reason="supports_us_not")
