"""Write activities: every change is a batch of the journal, and the maps of the people it concerns change with it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graph_crm.engagement.changes import CompleteActivity, CreateActivity, UpdateActivity
from graph_crm.engagement.drafting import load_activity, load_named, set_contacts, set_fields, touch_maps
from graph_crm.engagement.evidence import add_evidence, remove_evidence
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.journal.model import Intent
from graph_crm.map_changes.model import Keep

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.journal.draft import Draft, Node
    from graph_crm.journal.model import Recorded
    from graph_crm.journal.service import Journal, Writing

FIELDS = ("kind", "occurred_at", "summary", "outcome", "next_at")


class ActivityChangeService:
    """Writes activities. All raise NotFound, InvalidArgument, MutationIdReused."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def create(
        self, viewer: Viewer, change: CreateActivity, mutation_id: str | None = None
    ) -> Recorded:
        """Record what was done, or plan it."""
        locks = (change.subject, *change.contacts)
        intent = Intent(name="createActivity", mutation_id=mutation_id, request=asdict(change), locks=locks)
        return await self._journal.write(viewer, intent, lambda writing: _create(writing, change))

    async def update(
        self, viewer: Viewer, change: UpdateActivity, mutation_id: str | None = None
    ) -> Recorded:
        """Change what an activity says, or with whom and about what it was."""
        locks = (change.activity, *_named(change))
        intent = Intent(name="updateActivity", mutation_id=mutation_id, request=asdict(change), locks=locks)
        return await self._journal.write(viewer, intent, lambda writing: _update(writing, change))

    async def complete(
        self, viewer: Viewer, change: CompleteActivity, mutation_id: str | None = None
    ) -> Recorded:
        """Say that a planned activity was done, and plan the next one where a date is given."""
        intent = Intent(
            name="completeActivity",
            mutation_id=mutation_id,
            request=asdict(change),
            locks=(change.activity,),
        )
        return await self._journal.write(viewer, intent, lambda writing: _complete(writing, change))

    async def delete(self, viewer: Viewer, uid: str, mutation_id: str | None = None) -> Recorded:
        """Delete an activity softly."""
        intent = Intent(name="deleteActivity", mutation_id=mutation_id, request=uid, locks=(uid,))
        return await self._journal.write(viewer, intent, lambda writing: _delete(writing, uid))

    async def restore(self, viewer: Viewer, uid: str, mutation_id: str | None = None) -> Recorded:
        """Bring a deleted activity back."""
        intent = Intent(name="restoreActivity", mutation_id=mutation_id, request=uid, locks=(uid,))
        return await self._journal.write(viewer, intent, lambda writing: _restore(writing, uid))


async def _create(writing: Writing, change: CreateActivity) -> None:
    draft = writing.draft
    user = change.user or writing.viewer.user_uid
    await load_named(writing, change.subject, change.contacts, user, change.evidence)
    fields = {name: getattr(change, name) for name in FIELDS} | {"status": change.status}
    uid = draft.create_node("Activity", {})
    set_fields(draft, uid, fields)
    draft.put("ABOUT", uid, change.subject)
    if user is not None:
        draft.put("DID", user, uid)
    set_contacts(draft, uid, change.contacts)
    add_evidence(draft, uid, change.evidence, writing.viewer.user_uid)
    touch_maps(draft, uid)


async def _update(writing: Writing, change: UpdateActivity) -> None:
    draft = writing.draft
    await load_activity(writing, change.activity)
    draft.node(change.activity, "Activity")
    subject = None if isinstance(change.subject, Keep) else change.subject
    contacts = () if isinstance(change.contacts, Keep) else change.contacts
    user = None if isinstance(change.user, Keep) else change.user
    await load_named(writing, subject, contacts, user, change.add_evidence)
    touch_maps(draft, change.activity)
    set_fields(
        draft,
        change.activity,
        {name: value for name in FIELDS if not isinstance(value := getattr(change, name), Keep)},
    )
    if subject is not None:
        draft.put("ABOUT", change.activity, subject)
    if user is not None:
        draft.put("DID", user, change.activity)
    elif change.user is None:
        draft.end("DID", "", change.activity)
    if not isinstance(change.contacts, Keep):
        set_contacts(draft, change.activity, change.contacts)
    remove_evidence(draft, change.activity, change.remove_evidence)
    add_evidence(draft, change.activity, change.add_evidence, writing.viewer.user_uid)
    touch_maps(draft, change.activity)


async def _complete(writing: Writing, change: CompleteActivity) -> None:
    draft = writing.draft
    await load_activity(writing, change.activity)
    node = draft.node(change.activity, "Activity")
    if node.properties["status"] != "planned":
        raise InvalidArgument(argument="activity", value=change.activity, expected="planned")
    await load_named(writing, None, (), None, change.evidence)
    fields: dict[str, Any] = {
        "status": "done",
        "occurred_at": change.occurred_at or min(node.properties["occurred_at"], draft.now),
        "next_at": change.next_at,
    }
    told = {"summary": change.summary, "outcome": change.outcome}
    set_fields(
        draft, node.uid, fields | {name: value for name, value in told.items() if value is not Keep.KEEP}
    )
    add_evidence(draft, node.uid, change.evidence, writing.viewer.user_uid)
    if change.next_at is not None:
        _plan_next(draft, node, change)
    touch_maps(draft, node.uid)


def _plan_next(draft: Draft, done: Node, change: CompleteActivity) -> None:
    uid = draft.create_node("Activity", {})
    fields = {
        "kind": change.next_kind or done.properties["kind"],
        "status": "planned",
        "occurred_at": change.next_at,
        "summary": change.next_summary,
    }
    set_fields(draft, uid, fields)
    for edge_type in ("ABOUT", "WITH"):
        for edge in list(draft.edges(edge_type, start=done.uid)):
            draft.put(edge_type, uid, edge.end)
    for edge in list(draft.edges("DID", end=done.uid)):
        draft.put("DID", edge.start, uid)


async def _delete(writing: Writing, uid: str) -> None:
    await load_activity(writing, uid)
    writing.draft.node(uid, "Activity")
    writing.draft.delete_node(uid)
    touch_maps(writing.draft, uid)


async def _restore(writing: Writing, uid: str) -> None:
    await load_activity(writing, uid)
    draft = writing.draft
    node = draft.nodes.get(uid)
    if node is None or node.label != "Activity":
        raise NotFound(kind="activity", uid=uid)
    if not node.deleted:
        raise InvalidArgument(argument="activity", value=uid, expected="deleteActivity")
    draft.update_node(uid, {"deleted_at": None})
    touch_maps(draft, uid)


def _named(change: UpdateActivity) -> tuple[str, ...]:
    subject = () if isinstance(change.subject, Keep) else (change.subject,)
    return (*subject, *(() if isinstance(change.contacts, Keep) else change.contacts))
