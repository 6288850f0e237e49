"""The named queries about our people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row

BY_UIDS = named("users/by_uids")
BY_NAME = named("users/by_name")


async def read_by_uids(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> list[Row]:
    """The rows of those that this viewer may see, in any order."""
    return await graph.read(BY_UIDS, uids=list(uids), viewer=viewer.as_param())


async def read_page(graph: Graph, viewer: Viewer, typed: str | None, page: dict[str, object]) -> list[Row]:
    """A page by name, of all or of those whose name or address holds what was typed."""
    return await graph.read(BY_NAME, viewer=viewer.as_param(), typed=typed, **page)
