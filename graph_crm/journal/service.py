"""The one way to write: take the locks, read, let the caller change the draft, look for conflicts, put it down."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from graph_crm.errors import (
    CommitUnclear,
    EditConflict,
    InvalidArgument,
    MutationIdReused,
    NotAllowed,
    NotUnique,
)
from graph_crm.journal import queries
from graph_crm.journal.begin import moment_of
from graph_crm.journal.collisions import find_collisions, withheld
from graph_crm.journal.draft import Draft, new_uid
from graph_crm.journal.entries import entries_of
from graph_crm.journal.model import Recorded, Revision
from graph_crm.journal.permissions import check_permissions
from graph_crm.journal.put_down import put_down
from graph_crm.journal.rules import check_rules

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from datetime import datetime

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row, Transaction
    from graph_crm.graph.named_query import NamedQuery
    from graph_crm.journal.model import Base, Collision, Intent

LOCAL = "local"
MAX_MUTATION_ID = 200
ATTEMPTS = 5


class _MoreToLock(Exception):
    """Between looking for what to lock and locking it, there came to be more."""


class Writing:
    """A batch in the making, in its transaction."""

    def __init__(self, transaction: Transaction, viewer: Viewer, intent: Intent, now: datetime) -> None:
        self._transaction = transaction
        self.viewer = viewer
        self.intent = intent
        self.draft = Draft(now, actor(viewer))
        self.undoes: str | None = None
        self.has_words = False
        # What the client's picture of a map rests on; None where a change never meets an older picture.
        self.base: Base | None = None

    async def load(self, uids: Iterable[str], since: datetime | None = None, *, words: bool = False) -> None:
        """Read nodes with their edges into the draft; what is not there, or not to be seen, is left out.

        ``since`` is the earliest moment that a change speaks of; None: now. ``words``: and the whole vocabulary.
        """
        since = since or self.draft.now
        await queries.load(self._transaction, self.draft, uids, self.viewer, since=since, words=words)
        self.has_words = self.has_words or words

    async def load_external_ids(self, ids: Iterable[str]) -> None:
        """Read how other systems call nodes into the draft, by the ids of those names in the database."""
        await queries.load_external_ids(self._transaction, self.draft, ids)

    async def run(self, query: NamedQuery, /, **params: object) -> list[Row]:
        """Run a named query in the same transaction."""
        return await self._transaction.run(query, **params)

    async def collisions(
        self, find: Callable[[Transaction, Draft, Base, Any], Awaitable[tuple[Collision, ...]]], about: object
    ) -> tuple[Collision, ...]:
        """What others changed since the client looked; nothing, when nobody changed anything."""
        base = self.base
        if base is None or _check_base(self.draft, base):
            return ()
        return await find(self._transaction, self.draft, base, about)


class Journal:
    """Writes batches."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def write(
        self, viewer: Viewer, intent: Intent, work: Callable[[Writing], Awaitable[None]]
    ) -> Recorded:
        """Do ``work`` on a draft and write the difference, all of it or nothing.

        ``work`` may run more than once, so it must change nothing but the draft. Raises NotAllowed, EditConflict,
        InvalidArgument, MutationIdReused, NotUnique and whatever ``work`` raises.
        """
        if not viewer.may_write:
            raise NotAllowed
        if intent.mutation_id is not None and not 1 <= len(intent.mutation_id) <= MAX_MUTATION_ID:
            raise InvalidArgument(
                argument="mutationId", value=intent.mutation_id[:40], expected=f"1..{MAX_MUTATION_ID}"
            )
        # A commit whose answer is lost may have happened: only a key in the same transaction makes repeating it safe.
        key = f"{actor(viewer)}:{intent.mutation_id or new_uid()}"

        async def unit(transaction: Transaction) -> Recorded:
            return await _batch(transaction, viewer, intent, key, work)

        try:
            try:
                return await self._graph.write(unit, name=intent.name)
            except (CommitUnclear, NotUnique):
                # Or the same request came twice at once: now the other one is there.
                return await self._graph.write(unit, name=intent.name)
        except EditConflict as conflict:
            raise (conflict if viewer.sees_sensitive else withheld(conflict)) from None

    async def write_found(
        self,
        viewer: Viewer,
        look: Callable[[], Awaitable[Intent]],
        work: Callable[[Writing], Awaitable[object]],
    ) -> Recorded:
        """``write`` where what to lock is looked for first, and again if the work comes upon more."""

        async def within_locks(writing: Writing) -> None:
            await work(writing)
            if not writing.draft.maps | writing.draft.organisations <= set(writing.intent.locks):
                raise _MoreToLock

        for _ in range(ATTEMPTS - 1):
            try:
                return await self.write(viewer, await look(), within_locks)
            except _MoreToLock:
                continue
        return await self.write(viewer, await look(), within_locks)


def actor(viewer: Viewer) -> str:
    """Who a history says it was."""
    return viewer.user_uid or LOCAL


async def _batch(
    transaction: Transaction,
    viewer: Viewer,
    intent: Intent,
    key: str,
    work: Callable[[Writing], Awaitable[None]],
) -> Recorded:
    begun = (
        await transaction.run(
            queries.BEGIN, locks=list(intent.locks), with_customers=intent.lock_customer, key=key
        )
    )[0]
    fingerprint = hashlib.sha256(f"{intent.name} {queries.compact(intent.request)}".encode()).hexdigest()
    if (done := begun["done"]) is not None:
        if done["fingerprint"] != fingerprint:
            raise MutationIdReused(id=intent.mutation_id or "")
        return await _replayed(transaction, viewer, done["uid"])
    writing = Writing(transaction, viewer, intent, moment_of(begun))
    await work(writing)
    draft = writing.draft
    entries = entries_of(draft)
    if not entries:
        return Recorded(batch=None, made_at=draft.now, revisions=_revisions(draft))
    await check_permissions(transaction, viewer, draft, entries)
    await check_rules(transaction.run, draft)
    if collisions := await writing.collisions(find_collisions, entries):
        raise EditConflict(collisions)
    uid = await put_down(
        transaction,
        draft,
        entries,
        name=intent.name,
        locks=intent.locks,
        held=[node["uid"] for node in begun["nodes"]],
        key=key,
        fingerprint=fingerprint,
        mutation_id=intent.mutation_id,
        undoes=writing.undoes,
    )
    return Recorded(batch=uid, made_at=draft.now, revisions=_raised(draft), entries=tuple(entries))


async def _replayed(transaction: Transaction, viewer: Viewer, uid: str) -> Recorded:
    found = (await transaction.run(queries.BATCH, uid=uid, viewer=viewer.as_param()))[0]
    return Recorded(
        batch=uid,
        made_at=found["batch"]["made_at"],
        revisions={
            row["uid"]: Revision(map_revision=row["map_revision"] or 0, org_revision=row["org_revision"] or 0)
            for row in found["changed"]
        },
        entries=tuple(queries.make_entry(kept) for kept in found["entries"]),
        replayed=True,
    )


def _check_base(draft: Draft, base: Base) -> bool:
    """Whether a picture is the newest one. Raises InvalidArgument for one that there never was."""
    owner, customer = draft.nodes[base.owner], draft.nodes[base.customer]
    now = (owner.properties.get("map_revision", 0), customer.properties.get("org_revision", 0))
    if base.map_revision > now[0] or base.org_revision > now[1]:
        raise InvalidArgument(
            argument="baseRevision",
            value=f"{base.map_revision}/{base.org_revision}",
            expected=f"0..{now[0]}/0..{now[1]}",
        )
    return (base.map_revision, base.org_revision) == now


def _revisions(draft: Draft) -> dict[str, Revision]:
    """The revisions of every map that was read, as they are."""
    return {
        node.uid: Revision(
            map_revision=node.properties.get("map_revision", 0),
            org_revision=node.properties.get("org_revision", 0),
        )
        for node in draft.nodes.values()
        if node.label in {"Customer", "Opportunity"}
    }


def _raised(draft: Draft) -> dict[str, Revision]:
    return {
        uid: Revision(
            map_revision=was.map_revision + (uid in draft.maps),
            org_revision=was.org_revision + (uid in draft.organisations),
        )
        for uid, was in _revisions(draft).items()
    }
