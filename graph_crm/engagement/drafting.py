"""The parts of a change of an activity: read what it names, set what it says, and let the maps change with it."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from graph_crm.engagement.evidence import MAX_EVIDENCE
from graph_crm.engagement.queries import SEEN
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.map_changes.scope import check_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from graph_crm.engagement.changes import EvidenceFor
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.service import Writing

MAX_CONTACTS = 50


async def load_activity(writing: Writing, uid: str) -> None:
    """Read an activity, and in which maps its people are."""
    await writing.load([uid])
    await writing.load([edge.end for edge in writing.draft.edges("WITH", start=uid)])


async def load_named(
    writing: Writing,
    subject: str | None,
    contacts: tuple[str, ...],
    user: str | None,
    evidence: tuple[EvidenceFor, ...],
) -> None:
    """Read what a change names. Raises NotFound for what is not there, or not for the viewer to see, and
    InvalidArgument for too much.

    What was read with another node is in the draft too, seen or not: so it is asked what may be seen.
    """
    for argument, named, most in (("contacts", contacts, MAX_CONTACTS), ("evidence", evidence, MAX_EVIDENCE)):
        if len(set(named)) > most:
            raise InvalidArgument(argument=argument, value=len(set(named)), expected=f"≤ {most}")
    labels: dict[str, tuple[str, ...]] = {
        **dict.fromkeys(contacts, ("Contact",)),
        **{one.stakeholder: ("Stakeholder",) for one in evidence},
    }
    if subject is not None:
        labels[subject] = ("Opportunity", "Customer")
    if labels:
        rows = await writing.run(SEEN, uids=sorted(labels), viewer=writing.viewer.as_param())
        seen = {row["uid"] for row in rows}
        if hidden := sorted(set(labels) - seen):
            raise NotFound(kind=labels[hidden[0]][0].lower(), uid=hidden[0])
    await writing.load({*labels, *([user] if user is not None else ())})
    for uid, wanted in labels.items():
        writing.draft.node(uid, *wanted)
    if user is not None:
        writing.draft.node(user, "User")


def set_fields(draft: Draft, uid: str, fields: dict[str, Any]) -> None:
    """Put what an activity says, once it is known to fit together."""
    for name in ("occurred_at", "next_at"):
        if fields.get(name) is not None:
            fields[name] = _moment(name, fields[name])
    for name in ("summary", "outcome"):
        check_text(name, fields.get(name))
    draft.update_node(uid, fields)
    now = draft.nodes[uid].properties
    occurred_at, next_at = now["occurred_at"], now.get("next_at")
    if now["status"] == "done" and occurred_at > draft.now:
        raise InvalidArgument(
            argument="occurredAt", value=occurred_at.isoformat(), expected="a moment that is past"
        )
    if "next_at" in fields and next_at is not None and next_at <= occurred_at:
        raise InvalidArgument(
            argument="nextAt", value=next_at.isoformat(), expected=f"> {occurred_at.isoformat()}"
        )


def _moment(name: str, moment: datetime) -> datetime:
    """All in one zone, for lists sort by them."""
    if moment.tzinfo is None:
        argument = {"occurred_at": "occurredAt", "next_at": "nextAt"}[name]
        raise InvalidArgument(argument=argument, value=moment.isoformat(), expected="a moment with its zone")
    return moment.astimezone(UTC)


def set_contacts(draft: Draft, uid: str, contacts: Iterable[str]) -> None:
    """Let these people and no others have taken part."""
    wanted = dict.fromkeys(contacts)
    for edge in list(draft.edges("WITH", start=uid)):
        if edge.end not in wanted:
            draft.end("WITH", uid, edge.end)
    for contact in wanted:
        draft.put("WITH", uid, contact)


def touch_maps(draft: Draft, uid: str) -> None:
    """The maps of those who take part change: they show when we last met, how often, and when next."""
    for edge in draft.edges("WITH", start=uid):
        for _, owner in draft.parts.get(edge.end, ()):
            draft.touch_map(owner)
