"""Reading the vocabularies: roles, parties, and the lists of values."""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from graph_crm import paging
from graph_crm.journal.rules.in_use import USES
from graph_crm.paging import Page, PageRequest
from graph_crm.vocabulary import queries
from graph_crm.vocabulary.model import FIXED, OPEN, Entry, Party, Role, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph

V = TypeVar("V", Role, Party, Entry)


class VocabularyService:
    """Reads vocabularies."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def roles(self, viewer: Viewer, *, retired: bool = False) -> list[Role]:
        """The roles, the weightiest first; ``retired``: those that are retired too."""
        return [make_value(Role, row) for row in await queries.read_roles(self._graph, viewer, retired)]

    async def parties(
        self, viewer: Viewer, request: PageRequest, search: str | None = None, *, retired: bool = False
    ) -> Page[Party]:
        """A page by name. ``search`` leaves those whose name holds it: competitors are few enough to look at all."""
        typed = unicodedata.normalize("NFKC", search).strip() if search is not None else None
        if typed == "":
            return Page((), (), has_next=False)
        page = request.params(paging.BY_NAME)
        rows = await queries.read_parties(self._graph, viewer, typed, retired, page)
        return request.page(rows, paging.BY_NAME, lambda row: make_value(Party, row), "value")

    async def vocabularies(self, viewer: Viewer, *, retired: bool = False) -> list[Vocabulary]:
        """All lists of values, the fixed ones first, in one query."""
        names = (*FIXED, *OPEN)
        rows = await queries.read_entries(self._graph, viewer, names, retired)
        entries = [make_value(Entry, row) for row in rows]
        return [
            Vocabulary(
                name=name,
                fixed=name in FIXED,
                entries=tuple(entry for entry in entries if entry.vocabulary == name),
            )
            for name in names
        ]

    async def by_uid(self, viewer: Viewer, kind: type[V], uid: str) -> V | None:
        """A role, a party or a value as it is; None when it was deleted."""
        rows = await queries.read_by_uids(self._graph, viewer, [uid])
        return make_value(kind, rows[0]) if rows else None

    async def in_use(self, _viewer: Viewer, uids: Sequence[str]) -> list[bool]:
        """Whether something has each of these values, or had it once."""
        rows = await self._graph.read(USES, uids=list(uids), most=1)
        used = {row["uid"] for row in rows if row["count"]}
        return [uid in used for uid in uids]


def make_value(kind: type[V], row: Mapping[str, Any]) -> V:
    """A role, a party or a value of a row that holds its properties."""
    value = row["value"]
    return kind(**{field.name: value[field.name] for field in fields(kind) if field.name in value})
