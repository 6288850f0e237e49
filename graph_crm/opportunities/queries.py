"""The named queries about opportunities."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.opportunities.model import OpportunityFilter
    from graph_crm.paging import Search

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
    search: Search | None,
    page: dict[str, object],
) -> list[Row]:
    """A page in this order; of a search, the best matches first."""
    params: dict[str, object] = {"viewer": viewer.as_param(), **asdict(wanted), **page}
    if search is not None:
        params |= {"query": search.query, "typed": search.typed}
        return await graph.read(BY_SEARCH, **params)
    return await graph.read(BY_ORDER[order], **params)
