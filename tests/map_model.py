"""A contact map as one flat dictionary: what the journal must agree with, in a hundred lines.

A key names a thing ("the stance of s towards p"), its value what stands there; a thing that is not there has no key.
What belongs to somebody who was taken out stays in the dictionary, and is not shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.errors import (
    AlreadyInMap,
    InvalidArgument,
    NotAffiliated,
    NotFound,
    NotInThisMap,
    ReportingCircle,
    SamePerson,
)
from graph_crm.map_changes import model as change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.errors import GraphCrmError

Key = tuple[str, ...]
Things = dict[Key, Any]
STATE_FIELDS = ("power", "note", "vote_weight")
EMPLOYED = frozenset({"boss", "wang", "li", "zhao"})


class Refused(Exception):
    """The model would not do it, and why."""

    def __init__(self, error: type[GraphCrmError]) -> None:
        super().__init__(error.__name__)
        self.error = error


def apply(things: Things, one: change.MapChange) -> None:
    """Make one change of a map. Raises Refused."""
    match one:
        case change.AddStakeholder():
            if ("in", one.uid or "") in things:
                raise AssertionError("a uid is used once")
            things["in", one.uid or ""] = one.contact
            if one.external:
                things["external", one.uid or ""] = True
        case change.RemoveStakeholder():
            _member(things, one.stakeholder)
            things["gone", one.stakeholder] = things.pop(("in", one.stakeholder))
        case change.RestoreStakeholder():
            if ("gone", one.stakeholder) not in things:
                raise Refused(InvalidArgument)
            things["in", one.stakeholder] = things.pop(("gone", one.stakeholder))
        case change.PlaceStakeholder():
            _put(
                things, ("place", _member(things, one.stakeholder)), None if one.x is None else (one.x, one.y)
            )
        case change.UpdateStakeholder():
            _member(things, one.stakeholder)
            for field in STATE_FIELDS:
                if (value := getattr(one, field)) is not change.KEEP:
                    _put(things, ("state", one.stakeholder, field), value)
        case change.AssignRole():
            things["role", _member(things, one.stakeholder), one.role] = True
        case change.UnassignRole():
            things.pop(("role", _member(things, one.stakeholder), one.role), None)
        case change.SetStance():
            things["stance", _member(things, one.stakeholder), one.party] = (one.value, one.confidence)
        case change.ClearStance():
            things.pop(("stance", _member(things, one.stakeholder), one.party), None)
        case change.SetCoverage():
            things["covers", _member(things, one.stakeholder), one.user] = one.level
        case change.RemoveCoverage():
            things.pop(("covers", _member(things, one.stakeholder), one.user), None)
        case change.SetInfluence():
            ends = (_member(things, one.influencer), _member(things, one.influenced))
            things["influence", *ends] = (one.strength, one.sign)
        case change.RemoveInfluence():
            things.pop(("influence", _member(things, one.influencer), one.influenced), None)
        case change.SetTie():
            ends = sorted((_member(things, one.first), _member(things, one.second)))
            things[one.kind, *ends] = True
        case change.RemoveTie():
            things.pop((one.kind, *sorted((_member(things, one.first), one.second))), None)
        case change.SetReportingLine():
            _set_line(things, one)
        case change.RemoveReportingLine():
            things.pop(_line(one.report, one.manager or "", one.kind), None)
        case _:
            raise AssertionError(f"the model does not know {one}")


def after(things: Things, changes: Iterable[change.MapChange]) -> Things:
    """What the changes make of it, all of them or none. Raises Refused."""
    made = dict(things)
    for one in changes:
        apply(made, one)
    _check(things, made)
    return made


def differing(before: Things, now: Things) -> set[Key]:
    """The keys of what two differ in."""
    return {key for key in {*before, *now} if before.get(key) != now.get(key)}


def about(keys: Iterable[Key]) -> set[str]:
    """The stakeholders that these keys are about."""
    return {
        uid
        for key in keys
        if key[0] not in {"line", "dotted"}
        for uid in (key[1:3] if key[0] in {"influence", "alliance", "conflict"} else key[1:2])
    }


def shown(things: Things) -> Things:
    """What the map shows: the things of those who are in it, and the lines between them."""
    members = {key[1] for key in things if key[0] == "in"}
    seen = {
        key: value
        for key, value in things.items()
        if key[0] not in {"gone", "line", "dotted"} and about([key]) <= members
    }
    part_of = {things["in", uid]: uid for uid in members}
    for contact, uid in part_of.items():
        above, met = things.get(("line", contact)), {contact}
        while above is not None and above not in part_of and above not in met:
            met.add(above)
            above = things.get(("line", above))
        if above is not None and above in part_of:
            seen["line", uid] = part_of[above]
    for key in things:
        if key[0] == "dotted" and key[1] in part_of and key[2] in part_of:
            seen["dotted", part_of[key[1]], part_of[key[2]]] = True
    return seen


def read(contact_map: ContactMap) -> Things:
    """The same of a map that was read."""
    things: Things = {}
    for who in contact_map.stakeholders:
        things["in", who.uid] = who.contact_uid
        if who.external:
            things["external", who.uid] = True
        if who.x is not None:
            things["place", who.uid] = (who.x, who.y)
        for field in STATE_FIELDS:
            if (value := getattr(who, field)) is not None:
                things["state", who.uid, field] = value
        things |= {("role", who.uid, role.code): True for role in who.roles}
        things |= {("stance", who.uid, one.party_uid): (one.value, one.confidence) for one in who.stances}
        things |= {("covers", who.uid, one.user_uid): one.level for one in who.coverage}
    for line in contact_map.reporting_lines:
        things |= (
            {("line", line.report): line.manager}
            if line.kind == "solid"
            else {("dotted", line.report, line.manager): True}
        )
    things |= {
        ("influence", one.source, one.target): (one.strength, one.sign) for one in contact_map.influences
    }
    things |= {("alliance", *sorted((one.first, one.second))): True for one in contact_map.alliances}
    things |= {("conflict", *sorted((one.first, one.second))): True for one in contact_map.conflicts}
    return things


def without_places(things: Things) -> Things:
    """What has a history: where somebody stands on the canvas has none, nor has whether they are external."""
    return {key: value for key, value in things.items() if key[0] not in {"place", "external"}}


def _check(before: Things, now: Things) -> None:
    """The rules, in the order in which the journal looks at them. Raises Refused."""
    new = {key for key in differing(before, now) if key in now}
    if any(
        key[0] in {"influence", "alliance", "conflict", "dotted"} and key[1] == key[2] for key in new
    ) or any(key[0] == "line" and now[key] == key[1] for key in new):
        raise Refused(SamePerson)
    members = {key[1]: contact for key, contact in now.items() if key[0] == "in"}
    if any(
        key[0] not in {"in", "gone", "place", "external"} and not about([key]) <= members.keys()
        for key in new
    ):
        raise Refused(NotInThisMap)
    joined = {key[1] for key in new if key[0] == "in"}
    if len(set(members.values())) != len(members):
        raise Refused(AlreadyInMap)
    if any(members[uid] not in EMPLOYED and ("external", uid) not in now for uid in joined):
        raise Refused(NotAffiliated)
    for key in new:
        above, met = now.get(key) if key[0] == "line" else None, set[str]()
        while above is not None and above not in met:
            met.add(above)
            above = now.get(("line", above))
        if key[1] in met:
            raise Refused(ReportingCircle)


def _member(things: Things, stakeholder: str) -> str:
    if ("in", stakeholder) not in things:
        raise Refused(NotFound)
    return stakeholder


def _put(things: Things, key: Key, value: Any) -> None:
    if value is None:
        things.pop(key, None)
    else:
        things[key] = value


def _set_line(things: Things, one: change.SetReportingLine) -> None:
    if one.kind == "solid":
        things["line", one.report] = one.manager
    else:
        things["dotted", one.report, one.manager] = True


def _line(report: str, manager: str, kind: str) -> Key:
    return ("line", report) if kind == "solid" else ("dotted", report, manager)
