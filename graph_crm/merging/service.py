"""Merge two contacts or two customers, or say beforehand what that would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from graph_crm.errors import CompanyCircle, InvalidArgument, RuleBroken, TooMuchToMerge
from graph_crm.journal.model import Intent
from graph_crm.journal.rules import check_rules
from graph_crm.journal.service import Writing
from graph_crm.merging import queries
from graph_crm.merging.contacts import merge_contacts
from graph_crm.merging.customers import merge_customers
from graph_crm.merging.model import MAX_EDGES, Merge, MergePreview

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.errors import GraphCrmError
    from graph_crm.graph.gateway import Graph, Transaction
    from graph_crm.journal.model import Recorded
    from graph_crm.journal.service import Journal

Kind = Literal["contact", "customer"]
MERGE = {"contact": merge_contacts, "customer": merge_customers}
DELICATE_FIELDS = frozenset({"personality", "note"})
NAMES = {"contact": "mergeContacts", "customer": "mergeCustomers"}


class MergeService:
    """Merges, by way of the journal: a merge is a batch, and undoing it makes two again."""

    def __init__(self, graph: Graph, journal: Journal) -> None:
        self._graph = graph
        self._journal = journal

    async def preview(self, viewer: Viewer, kind: Kind, keep: str, merge: str) -> MergePreview:
        """What a merge would do, found by doing it without writing. Raises NotFound, InvalidArgument."""
        _check_two(keep, merge)
        intent = Intent(name=NAMES[kind])

        async def unit(transaction: Transaction) -> MergePreview:
            writing = Writing(transaction, viewer, intent, datetime.now(UTC))
            done: Merge | None = None
            obstacles: tuple[GraphCrmError, ...] = ()
            try:
                done = await MERGE[kind](writing, keep, merge)
                await check_rules(writing.run, writing.draft)
            except (RuleBroken, TooMuchToMerge, CompanyCircle) as obstacle:
                obstacles = (obstacle,)
            return MergePreview(
                merge=done if done is None or viewer.sees_sensitive else _withheld(done), obstacles=obstacles
            )

        return await self._graph.write(unit, name=f"{NAMES[kind]} preview")

    async def merge(
        self, viewer: Viewer, kind: Kind, keep: str, merge: str, mutation_id: str | None = None
    ) -> Recorded:
        """Raises NotFound, InvalidArgument, MutationIdReused, TooMuchToMerge, CompanyCircle and the kinds of RuleBroken."""
        _check_two(keep, merge)

        async def look() -> Intent:
            uids = {keep, merge, *await self._locks(viewer, kind, keep, merge)}
            locks = tuple(sorted(uids))
            return Intent(name=NAMES[kind], mutation_id=mutation_id, request=[keep, merge], locks=locks)

        return await self._journal.write_found(
            viewer, look, lambda writing: MERGE[kind](writing, keep, merge)
        )

    async def _locks(self, viewer: Viewer, kind: Kind, keep: str, merge: str) -> list[str]:
        asked: dict[str, object] = {"keep": keep, "merge": merge, "viewer": viewer.as_param()}
        if kind == "contact":
            rows = await self._graph.read(queries.CONTACT_LOCKS, **asked)
        else:
            rows = await self._graph.read(queries.CUSTOMER_LOCKS, most=2 * MAX_EDGES, **asked)
        return [row["uid"] for row in rows]


def _withheld(done: Merge) -> Merge:
    """The same without what we think of a person; a merge itself reads and keeps it."""
    return replace(
        done,
        filled=tuple(one for one in done.filled if one.name not in DELICATE_FIELDS),
        differing=tuple(one for one in done.differing if one.name not in DELICATE_FIELDS),
    )


def _check_two(keep: str, merge: str) -> None:
    if keep == merge:
        raise InvalidArgument(argument="merge", value=merge, expected=f"≠ {keep}")
