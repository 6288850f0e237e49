"""What changed between two moments of one contact map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from graph_crm.analysis.contact_map import (
        ContactMap,
        CoverageLevel,
        DecisionStep,
        Influence,
        Party,
        ReportingLine,
        Role,
        Stakeholder,
        Tie,
    )

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
FieldValue = str | int | bool | None

# What is told of a person one by one. Roles, stances and coverage have changes of their own; the place on the
# canvas keeps no history, and what derives from activities is no change of ours.
CHANGING_FIELDS = (
    "title",
    "department",
    "seniority",
    "former",
    "external",
    "power",
    "adaptability",
    "response_mode",
    "orientation",
    "vote_weight",
    "veto",
    "desired_coverage",
    "goals",
    "note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One property of a stakeholder; None is unknown. ``field`` is one of ``CHANGING_FIELDS``."""

    stakeholder: str
    field: str
    before: FieldValue
    after: FieldValue


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceMove:
    """The stance shown for one party moved; None is unknown. ``evidence`` says why, as far as it was said."""

    stakeholder: str
    party: Party
    before: int | None
    after: int | None
    evidence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChange:
    """A stakeholder gained a role, or lost it."""

    stakeholder: str
    role: Role
    gained: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageChange:
    """One of us began to cover a stakeholder (``before`` is None), ended it (``after`` is None), or changed how well."""

    stakeholder: str
    user_uid: str
    user_name: str
    before: CoverageLevel | None
    after: CoverageLevel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[T_co]):
    """Something was added (``before`` is None), removed (``after`` is None) or changed; never are both None."""

    before: T_co | None
    after: T_co | None

    @property
    def latest(self) -> T_co:
        """What it is now, or was last."""
        latest = self.after if self.after is not None else self.before
        assert latest is not None
        return latest


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDiff:
    """What changed in one map. ``people`` are everyone of either moment by uid, as the later one knows them.

    ``fields``, ``stances``, ``roles`` and ``coverage`` tell of those who are in the map at both moments: what
    came and went with a person is said by ``joined`` and ``left``.
    """

    people: Mapping[str, Stakeholder]
    joined: tuple[str, ...]
    left: tuple[str, ...]
    fields: tuple[FieldChange, ...]
    stances: tuple[StanceMove, ...]
    roles: tuple[RoleChange, ...]
    coverage: tuple[CoverageChange, ...]
    reporting_lines: tuple[Change[ReportingLine], ...]
    influences: tuple[Change[Influence], ...]
    alliances: tuple[Change[Tie], ...]
    conflicts: tuple[Change[Tie], ...]
    decision_steps: tuple[Change[DecisionStep], ...]


def map_diff(before: ContactMap, after: ContactMap) -> MapDiff:
    """Return what changed from one moment of a map to another.

    People and steps are matched by uid. A version of an edge has a uid of its own, so edges are matched by
    what they join: a reporting line by report, manager and kind, an influence by influencer and influenced,
    a tie by its two ends. Who reports to somebody else now has one line removed and one added.

    Parameters
    ----------
    before, after : ContactMap
        Two readings of the same map; it does not matter which moment is the later one.

    Returns
    -------
    MapDiff
        Each list in the order of the later map, with what is gone after what is there. The difference of
        a map to itself is empty; exchanged maps give the same with before and after exchanged.

    Notes
    -----
    O(people + edges). Of several edges that join the same two people alike (dirty data) the last counts; a
    stance towards a party that neither map names is left out.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    >>> def at(day, *people):
    ...     return ContactMap(
    ...         kind="customer", uid="c", name="Acme", customer_uid="c", customer_name="Acme", map_revision=1,
    ...         org_revision=1, read_at=datetime(2026, 1, day, tzinfo=timezone.utc), stakeholders=people,
    ...     )
    >>> wang = Stakeholder(uid="w", contact_uid="w", name="Wang", power="outside")
    >>> risen = Stakeholder(uid="w", contact_uid="w", name="Wang", power="inner_circle")
    >>> li = Stakeholder(uid="l", contact_uid="l", name="Li")
    >>> diff = map_diff(at(1, wang), at(2, risen, li))
    >>> diff.joined, diff.left, [(c.field, c.before, c.after) for c in diff.fields]
    (('l',), (), [('power', 'outside', 'inner_circle')])
    """
    stayed = [
        (before.by_uid[person.uid], person) for person in after.stakeholders if person.uid in before.by_uid
    ]
    parties = {party.uid: party for party in (*before.parties, *after.parties)}
    return MapDiff(
        people={**before.by_uid, **after.by_uid},
        joined=tuple(person.uid for person in after.stakeholders if person.uid not in before.by_uid),
        left=tuple(person.uid for person in before.stakeholders if person.uid not in after.by_uid),
        fields=tuple(change for pair in stayed for change in _fields(*pair)),
        stances=tuple(move for pair in stayed for move in _stances(*pair, parties)),
        roles=tuple(change for pair in stayed for change in _roles(*pair)),
        coverage=tuple(change for pair in stayed for change in _coverage(*pair)),
        reporting_lines=_changes(
            before.reporting_lines,
            after.reporting_lines,
            key=lambda line: (line.report, line.manager, line.kind),
            told=lambda line: tuple(person.contact_uid for person in line.skipped),
        ),
        influences=_changes(
            before.influences,
            after.influences,
            key=lambda edge: (edge.source, edge.target),
            told=lambda edge: (edge.strength, edge.sign, edge.note),
        ),
        alliances=_ties(before.alliances, after.alliances),
        conflicts=_ties(before.conflicts, after.conflicts),
        decision_steps=_changes(
            before.decision_steps, after.decision_steps, key=lambda step: step.uid, told=lambda step: step
        ),
    )


def _fields(before: Stakeholder, after: Stakeholder) -> Iterator[FieldChange]:
    for field in CHANGING_FIELDS:
        was, is_now = getattr(before, field), getattr(after, field)
        if was != is_now:
            yield FieldChange(stakeholder=after.uid, field=field, before=was, after=is_now)


def _stances(before: Stakeholder, after: Stakeholder, parties: Mapping[str, Party]) -> Iterator[StanceMove]:
    judged = dict.fromkeys(stance.party_uid for stance in (*after.stances, *before.stances))
    for uid in (uid for uid in judged if uid in parties):
        was, is_now = before.stance_towards(uid), after.stance_towards(uid)
        if (was and was.value) != (is_now and is_now.value):
            yield StanceMove(
                stakeholder=after.uid,
                party=parties[uid],
                before=was.value if was else None,
                after=is_now.value if is_now else None,
                evidence=is_now.evidence if is_now else None,
            )


def _roles(before: Stakeholder, after: Stakeholder) -> Iterator[RoleChange]:
    had, has = ({role.code for role in person.roles} for person in (before, after))
    for role in after.roles:
        if role.code not in had:
            yield RoleChange(stakeholder=after.uid, role=role, gained=True)
    for role in before.roles:
        if role.code not in has:
            yield RoleChange(stakeholder=after.uid, role=role, gained=False)


def _coverage(before: Stakeholder, after: Stakeholder) -> Iterator[CoverageChange]:
    changes = _changes(
        before.coverage, after.coverage, key=lambda covers: covers.user_uid, told=lambda covers: covers.level
    )
    for change in changes:
        yield CoverageChange(
            stakeholder=after.uid,
            user_uid=change.latest.user_uid,
            user_name=change.latest.user_name,
            before=change.before.level if change.before else None,
            after=change.after.level if change.after else None,
        )


def _ties(before: Iterable[Tie], after: Iterable[Tie]) -> tuple[Change[Tie], ...]:
    return _changes(
        before, after, key=lambda tie: frozenset((tie.first, tie.second)), told=lambda tie: tie.note
    )


def _changes(
    before: Iterable[T],
    after: Iterable[T],
    *,
    key: Callable[[T], Hashable],
    told: Callable[[T], object],
) -> tuple[Change[T], ...]:
    """What is new or ``told`` differently, in the order of ``after``; then what is gone."""
    had, has = ({key(one): one for one in ones} for ones in (before, after))
    changes = [
        Change(before=had.get(what), after=one)
        for what, one in has.items()
        if what not in had or told(had[what]) != told(one)
    ]
    changes.extend(Change(before=one, after=None) for what, one in had.items() if what not in has)
    return tuple(changes)
