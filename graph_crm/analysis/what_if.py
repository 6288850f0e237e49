"""What if: a list of changes applied to a copy of a map. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from graph_crm.analysis.contact_map import Coverage, Influence, ReportingLine, Stance

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap, CoverageLevel, Power

T = TypeVar("T")
MAX_CHANGES = 50
# Of what is there an error names some, and of what was given no more than this.
MOST_NAMED, MOST_SHOWN = 20, 80


class ImpossibleChange(ValueError):
    """A change of what is not in the map, or that no map can have: ``argument`` with its ``value``, and what fits."""

    def __init__(self, *, argument: str, value: str | int, expected: str) -> None:
        super().__init__(f"{argument} can't be {value!r}: {expected}")
        self.argument, self.value, self.expected = argument, value, expected


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeaves:
    """A stakeholder leaves the customer: decides nothing any more, and their lines and ties end."""

    stakeholder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceChanges:
    """A stakeholder is won over, or lost, or becomes a competitor's mentor. ``value`` None: not known any more.

    ``party`` None is our side. The new stance counts as sure.
    """

    stakeholder: str
    value: int | None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerChanges:
    """A stakeholder gets a new boss in the map; ``manager`` None: none."""

    stakeholder: str
    manager: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesChange:
    """A stakeholder plays exactly these roles, by their codes."""

    stakeholder: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerChanges:
    """A stakeholder gains or loses power; None: not known."""

    stakeholder: str
    power: Power | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageBegins:
    """One of us covers a stakeholder, or covers them better or worse."""

    stakeholder: str
    user: str
    level: CoverageLevel
    user_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueLeaves:
    """One of us leaves, and covers nobody any more."""

    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceChanges:
    """A stakeholder influences another so from now on. ``strength`` 1..3, ``sign`` +1 or -1; None: no more."""

    source: str
    target: str
    strength: int | None = 2
    sign: int = 1


Change = (
    PersonLeaves
    | StanceChanges
    | ManagerChanges
    | RolesChange
    | PowerChanges
    | CoverageBegins
    | ColleagueLeaves
    | InfluenceChanges
)


def what_if(contact_map: ContactMap, changes: Sequence[Change]) -> ContactMap:
    """Return a copy of the map after the changes, in their order; every analysis runs on it as on any other.

    Parameters
    ----------
    contact_map : ContactMap
        The map as it is; it stays as it is.
    changes : sequence of Change
        At most 50. All people, parties, roles and colleagues are those of this map.

    Raises
    ------
    ImpossibleChange
        Says which change names somebody or something that is not in the map, or who would report to themselves.

    Notes
    -----
    O(people + edges) per change. Who leaves stays on the map as former, as on any map, so that a
    comparison can show them.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Party, Stakeholder
    >>> contact_map = ContactMap(
    ...     kind="customer", uid="c", name="Customer", customer_uid="c", customer_name="Customer", map_revision=1,
    ...     org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     parties=(Party(uid="us", name="Us", kind="us"),),
    ...     stakeholders=(Stakeholder(uid="w", contact_uid="1", name="Wang"),),
    ... )
    >>> after = what_if(contact_map, [StanceChanges(stakeholder="w", value=2), PersonLeaves(stakeholder="w")])
    >>> after.stakeholders[0].stances[0].value, after.stakeholders[0].former, contact_map.stakeholders[0].former
    (2, True, False)
    """
    if len(changes) > MAX_CHANGES:
        raise ImpossibleChange(argument="changes", value=len(changes), expected=f"0..{MAX_CHANGES}")
    for index, change in enumerate(changes):
        contact_map = _APPLY[type(change)](contact_map, change, f"changes[{index}]")
    return contact_map


def _person_leaves(contact_map: ContactMap, change: PersonLeaves, at: str) -> ContactMap:
    _check(change.stakeholder, contact_map.by_uid, f"{at}.stakeholder")
    gone = change.stakeholder
    return replace(
        _changed(contact_map, gone, former=True, coverage=()),
        reporting_lines=tuple(
            line for line in contact_map.reporting_lines if gone not in (line.report, line.manager)
        ),
        influences=tuple(edge for edge in contact_map.influences if gone not in (edge.source, edge.target)),
        alliances=tuple(tie for tie in contact_map.alliances if gone not in (tie.first, tie.second)),
        conflicts=tuple(tie for tie in contact_map.conflicts if gone not in (tie.first, tie.second)),
    )


def _stance_changes(contact_map: ContactMap, change: StanceChanges, at: str) -> ContactMap:
    person = _check(change.stakeholder, contact_map.by_uid, f"{at}.stakeholder")
    parties = {party.uid: party for party in contact_map.parties}
    us = contact_map.us.uid if contact_map.us else ""
    party = _check(change.party or us, parties, f"{at}.party")
    if change.value is not None and not -2 <= change.value <= 2:
        raise ImpossibleChange(argument=f"{at}.value", value=change.value, expected="-2..2")
    others = tuple(stance for stance in person.stances if stance.party_uid != party.uid)
    if change.value is None:
        return _changed(contact_map, person.uid, stances=others)
    stance = Stance(
        party_uid=party.uid,
        value=change.value,
        confidence=None,
        # Of what is only supposed nobody can have written down why: that is no gap of its own.
        evidence=next((one.evidence for one in person.stances if one.party_uid == party.uid), None),
        assessed_by=None,
        assessed_by_name=None,
        assessed_at=contact_map.read_at,
        disputed=False,
    )
    return _changed(contact_map, person.uid, stances=(*others, stance))


def _manager_changes(contact_map: ContactMap, change: ManagerChanges, at: str) -> ContactMap:
    person = _check(change.stakeholder, contact_map.by_uid, f"{at}.stakeholder")
    kept = tuple(
        line for line in contact_map.reporting_lines if line.kind == "dotted" or line.report != person.uid
    )
    changed = _changed(contact_map, person.uid, manager_above=None)
    if change.manager is None:
        return replace(changed, reporting_lines=kept)
    _check(change.manager, contact_map.by_uid, f"{at}.manager")
    if change.manager in _below(kept, person.uid):
        raise ImpossibleChange(
            argument=f"{at}.manager",
            value=contact_map.by_uid[change.manager].name,
            expected=f"not below {person.name}",
        )
    line = ReportingLine(uid=f"what-if-{at}", report=person.uid, manager=change.manager, kind="solid")
    return replace(changed, reporting_lines=(*kept, line))


def _below(lines: Iterable[ReportingLine], top: str) -> set[str]:
    reports: dict[str, list[str]] = {}
    for line in lines:
        if line.kind == "solid":
            reports.setdefault(line.manager, []).append(line.report)
    found, waiting = {top}, [top]
    while waiting:
        below = [report for report in reports.get(waiting.pop(), []) if report not in found]
        found.update(below)
        waiting.extend(below)
    return found


def _roles_change(contact_map: ContactMap, change: RolesChange, at: str) -> ContactMap:
    person = _check(change.stakeholder, contact_map.by_uid, f"{at}.stakeholder")
    played = (role for one in contact_map.stakeholders for role in one.roles)
    roles = {role.code: role for role in (*played, *contact_map.vocabulary)}
    given = tuple(_check(code, roles, f"{at}.roles") for code in dict.fromkeys(change.roles))
    return _changed(contact_map, person.uid, roles=given)


def _power_changes(contact_map: ContactMap, change: PowerChanges, at: str) -> ContactMap:
    person = _check(change.stakeholder, contact_map.by_uid, f"{at}.stakeholder")
    return _changed(contact_map, person.uid, power=change.power)


def _coverage_begins(contact_map: ContactMap, change: CoverageBegins, at: str) -> ContactMap:
    person = _check(change.stakeholder, contact_map.by_uid, f"{at}.stakeholder")
    known = {one.user_uid: one.user_name for who in contact_map.stakeholders for one in who.coverage}
    covers = Coverage(
        user_uid=change.user, user_name=change.user_name or known.get(change.user, ""), level=change.level
    )
    others = (one for one in person.coverage if one.user_uid != change.user)
    return _changed(contact_map, person.uid, coverage=(*others, covers))


def _colleague_leaves(contact_map: ContactMap, change: ColleagueLeaves, at: str) -> ContactMap:
    covering = {one.user_uid: one.user_name for who in contact_map.stakeholders for one in who.coverage}
    _check(change.user, covering, f"{at}.user")
    people = tuple(
        replace(person, coverage=tuple(one for one in person.coverage if one.user_uid != change.user))
        for person in contact_map.stakeholders
    )
    return replace(contact_map, stakeholders=people)


def _influence_changes(contact_map: ContactMap, change: InfluenceChanges, at: str) -> ContactMap:
    for name in ("source", "target"):
        _check(getattr(change, name), contact_map.by_uid, f"{at}.{name}")
    if change.source == change.target:
        raise ImpossibleChange(argument=f"{at}.target", value=change.target, expected="somebody else")
    kept = tuple(
        edge
        for edge in contact_map.influences
        if (edge.source, edge.target) != (change.source, change.target)
    )
    if change.strength is None:
        return replace(contact_map, influences=kept)
    if not 1 <= change.strength <= 3:
        raise ImpossibleChange(argument=f"{at}.strength", value=change.strength, expected="1..3")
    if change.sign not in (1, -1):
        raise ImpossibleChange(argument=f"{at}.sign", value=change.sign, expected="1, -1")
    made = Influence(
        uid=f"what-if-{at}",
        source=change.source,
        target=change.target,
        strength=change.strength,
        sign=change.sign,
    )
    return replace(contact_map, influences=(*kept, made))


_APPLY: dict[type, Callable[[ContactMap, Any, str], ContactMap]] = {
    PersonLeaves: _person_leaves,
    StanceChanges: _stance_changes,
    ManagerChanges: _manager_changes,
    RolesChange: _roles_change,
    PowerChanges: _power_changes,
    CoverageBegins: _coverage_begins,
    ColleagueLeaves: _colleague_leaves,
    InfluenceChanges: _influence_changes,
}


def _changed(contact_map: ContactMap, uid: str, **values: object) -> ContactMap:
    return replace(
        contact_map,
        stakeholders=tuple(
            replace(person, **values) if person.uid == uid else person  # pyright: ignore[reportArgumentType]
            for person in contact_map.stakeholders
        ),
    )


def _check(uid: str, known: Mapping[str, T], argument: str) -> T:
    if uid not in known:
        expected = f"{', '.join(sorted(known)[:MOST_NAMED])}" or "-"
        raise ImpossibleChange(argument=argument, value=uid[:MOST_SHOWN], expected=expected)
    return known[uid]
