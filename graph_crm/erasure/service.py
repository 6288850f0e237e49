"""Erase a person on request."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from graph_crm.erasure import queries
from graph_crm.erasure.model import Erased, Removed
from graph_crm.erasure.traces import blank_entries, forget_ids, forget_rows, in_chunks, leave_marks
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.journal.model import Intent

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.erasure.model import Person
    from graph_crm.journal.model import Recorded
    from graph_crm.journal.service import Journal, Writing

NODE = "Erasure"


class ErasureService:
    """Erases people."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def erase(self, viewer: Viewer, uid: str, confirm: str, mutation_id: str | None = None) -> Erased:
        """Take away all that we hold about a person, in one transaction. It can't be undone.

        ``confirm`` is the contact's uid or name. Raises NotFound, InvalidArgument.
        """
        # The name is not part of the request that the batch keeps a hash of: it could be guessed from it.
        intent = Intent(name="eraseContact", mutation_id=mutation_id, request=uid, locks=(uid,))

        async def work(writing: Writing) -> None:
            await _erase(writing, uid, confirm)

        recorded = await self._journal.write(viewer, intent, work)
        return Erased(uid=uid, recorded=recorded, removed=_removed(recorded))


async def _erase(writing: Writing, uid: str, confirm: str) -> None:
    before = await queries.read_person(writing, uid)
    await writing.load({uid})
    draft = writing.draft
    node = draft.nodes.get(uid)
    if before is None or node is None:
        raise NotFound(kind="contact", uid=uid)
    if before.merged_into is not None:
        raise InvalidArgument(argument="uid", value=uid, expected=before.merged_into)
    if confirm not in {uid, node.properties.get("name") or uid}:
        raise InvalidArgument(argument="confirm", value=confirm[:80], expected=uid)
    # Whoever writes about the person at this moment is waited for, and what they wrote is then read too.
    held = [*before.owners, *before.contacts, *before.activities]
    await writing.run(queries.HOLD, uids=held)
    person = await queries.read_person(writing, uid)
    assert person is not None
    removed = await _remove(writing, person)
    draft.update_node(uid, {"erased_at": draft.now})
    draft.create_node(NODE, {"contact": uid, **asdict(removed)})
    draft.touch_contact(uid)


async def _remove(writing: Writing, person: Person) -> Removed:
    now = writing.draft.now
    emails = set(person.emails)
    counted: Counter[str] = Counter()
    for uids in in_chunks(person.contacts):
        counted.update((await writing.run(queries.CONTACTS, uids=uids, now=now))[0])
    for uids in in_chunks(person.stakeholders):
        counted.update((await writing.run(queries.STAKEHOLDERS, uids=uids))[0])
    for uids in in_chunks(person.activities):
        counted.update((await writing.run(queries.ACTIVITIES, uids=uids, now=now))[0])
    counted["entries"] = await blank_entries(writing, person, emails)
    counted["rows"] = await forget_rows(writing, person, emails)
    await leave_marks(writing, person, emails)
    counted["external_ids"] = await forget_ids(writing, person)
    return Removed(**counted)


def _removed(recorded: Recorded) -> Removed:
    """The counts as the batch keeps them, so that a repeated request answers the same."""
    told = next(entry.after for entry in recorded.entries if entry.kind == NODE) or {}
    return Removed(**{field.name: told[field.name] for field in fields(Removed)})
