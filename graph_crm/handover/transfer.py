"""One of us leaves, or changes the territory: what they have goes to others; maps and what was done stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from graph_crm.analysis.contact_map import COVERAGE_ORDER
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.handover import queries
from graph_crm.handover.model import HELD_KINDS, MAX_HELD, Held
from graph_crm.handover.owners import check_active

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph_crm.analysis.contact_map import CoverageLevel
    from graph_crm.handover.model import HeldKind, Transfer
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.service import Writing


async def transfer(writing: Writing, wanted: Transfer) -> None:
    """Let everything go to whom it is assigned, all in the draft."""
    draft, user = writing.draft, wanted.from_user
    if user in {wanted.to_user, *wanted.assignments.values()}:
        raise InvalidArgument(argument="to", value=user, expected=f"≠ {user}")
    recipients = {wanted.to_user, *wanted.assignments.values()}
    await writing.load({user, *recipients})
    draft.node(user, "User")
    for recipient in sorted(recipients):
        check_active(draft, recipient)
    rows = await writing.run(
        queries.HELD,
        user=user,
        kinds=sorted(wanted.kinds),
        most=MAX_HELD + 1,
        viewer=writing.viewer.as_param(),
    )
    held = make_held(rows)
    check_assignments(held, wanted.assignments)
    await writing.load(one.uid for one in held)
    for one in held:
        if one.uid not in draft.nodes:
            raise NotFound(kind=one.kind, uid=one.uid)
        _hand_over(draft, one, user, _recipient(one, wanted))


def make_held(rows: Iterable[Mapping[str, Any]]) -> list[Held]:
    """What the rows say. Raises InvalidArgument for more than one batch can write."""
    held = [
        Held(
            kind=row["kind"],
            uid=row["uid"],
            name=row["name"],
            map=row["map"],
            map_name=row["map_name"],
            belongs=tuple(row["belongs"]),
        )
        for row in rows
    ]
    if len(held) > MAX_HELD:
        raise InvalidArgument(argument="include", value=f"> {MAX_HELD}", expected=f"≤ {MAX_HELD}")
    return held


def check_assignments(held: Iterable[Held], assignments: Mapping[str, str]) -> None:
    """Raises InvalidArgument for an exception about something that is not handed over."""
    known = {uid for one in held for uid in one.belongs}
    for node in assignments:
        if node not in known:
            raise InvalidArgument(argument="assignments", value=node, expected="from, include")


def count_handed_over(slots: Iterable[str]) -> dict[HeldKind, int]:
    """How many things of each kind a batch handed over that changed these slots.

    >>> count_handed_over(["OWNS|acme|sales", "OWNS|acme|service", "OWNS|deal|", "COVERS|ann|s", "COVERS|bob|s"])
    {'customer': 1, 'opportunity': 1, 'coverage': 1, 'activity': 0}
    """
    handed: dict[HeldKind, set[str]] = {kind: set() for kind in HELD_KINDS}
    for slot in slots:
        match slot.split("|"):
            case ["OWNS", uid, ""]:
                handed["opportunity"].add(uid)
            case ["OWNS", uid, _]:
                handed["customer"].add(uid)
            case ["COVERS", _, uid]:
                handed["coverage"].add(uid)
            case ["DID", uid]:
                handed["activity"].add(uid)
            case _:
                pass
    return {kind: len(uids) for kind, uids in handed.items()}


def _recipient(one: Held, wanted: Transfer) -> str:
    """Who was named for the thing itself, else for its map or subject, else for their customer, else for all."""
    named = (wanted.assignments[uid] for uid in one.belongs if uid in wanted.assignments)
    return next(named, wanted.to_user)


def _hand_over(draft: Draft, one: Held, user: str, to: str) -> None:
    if one.kind == "activity":
        draft.put("DID", to, one.uid)
    elif one.kind == "coverage":
        _hand_over_coverage(draft, one.uid, user, to)
    else:
        for owns in [edge for edge in draft.edges("OWNS", end=one.uid) if edge.start == user]:
            draft.put("OWNS", to, one.uid, owns.fields, fixed={"kind": owns.properties.get("kind")})
    if one.map is not None:
        draft.touch_map(one.map)


def _hand_over_coverage(draft: Draft, stakeholder: str, user: str, to: str) -> None:
    mine, theirs = draft.current("COVERS", user, stakeholder), draft.current("COVERS", to, stakeholder)
    draft.end("COVERS", user, stakeholder)
    if mine is None:
        return
    # Who is closer already stays so.
    if theirs is None or _closeness(mine.fields) > _closeness(theirs.fields):
        draft.put("COVERS", to, stakeholder, mine.fields)


def _closeness(fields: Mapping[str, Any]) -> int:
    level = cast("CoverageLevel | None", fields.get("level"))
    return COVERAGE_ORDER[level] if level is not None else 0
