"""The named queries about vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row

ALL = named("vocabulary/all")
ROLES = named("vocabulary/roles")
PARTIES = named("vocabulary/parties")
ENTRIES = named("vocabulary/entries")
BY_UIDS = named("vocabulary/by_uids")
BY_CODE = named("vocabulary/by_code")
PARTY_BY_NAME = named("vocabulary/party_by_name")
MAX_ENTRIES = 1_000


async def read_roles(graph: Graph, viewer: Viewer, retired: bool) -> list[Row]:
    """All roles; ``retired``: those that are retired too."""
    return await graph.read(ROLES, viewer=viewer.as_param(), retired=retired)


async def read_parties(
    graph: Graph, viewer: Viewer, typed: str | None, retired: bool, page: dict[str, object]
) -> list[Row]:
    """A page by name, of all or of those whose name holds what was typed."""
    return await graph.read(PARTIES, viewer=viewer.as_param(), typed=typed, retired=retired, **page)


async def read_entries(graph: Graph, viewer: Viewer, vocabularies: Sequence[str], retired: bool) -> list[Row]:
    """The values of these vocabularies, 1,000 of each at most."""
    return await graph.read(
        ENTRIES,
        viewer=viewer.as_param(),
        vocabularies=list(vocabularies),
        retired=retired,
        limit=MAX_ENTRIES,
    )


async def read_by_uids(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> list[Row]:
    """Roles, parties and values, in any order."""
    return await graph.read(BY_UIDS, viewer=viewer.as_param(), uids=list(uids))


async def find(graph: Graph, code: str, vocabulary: str | None = None) -> str | None:
    """The uid of a role, or of a value of a vocabulary; of a deleted one too."""
    rows = await graph.read(BY_CODE, vocabulary=vocabulary, code=code)
    return rows[0]["uid"] if rows else None
