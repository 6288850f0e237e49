"""The named queries about opportunities."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.opportunities.model import OpportunityFilter

ONE = named("opportunities/one")
BY_ORDER = {
    "name": named("opportunities/by_name"),
    "update": named("opportunities/by_update"),
    "close": named("opportunities/by_close"),
}
BY_SEARCH = named("opportunities/by_search")


async def read_one(graph: Graph, viewer: Viewer, uid: str) -> Row | None:
    """The opportunity's row; None when there is none that this viewer may see."""
    rows = await graph.read(ONE, uid=uid, viewer=viewer.as_param())
    return rows[0] if rows else None


async def read_page(
    graph: Graph,
    viewer: Viewer,
    order: str,
    wanted: OpportunityFilter,
    query: str | None,
    page: dict[str, object],
) -> list[Row]:
    """A page in this order; with a full-text query, the best matches first."""
    params = {"viewer": viewer.as_param(), **asdict(wanted), **page}
    if query is not None:
        return await graph.read(BY_SEARCH, query=query, **params)
    return await graph.read(BY_ORDER[order], **params)
