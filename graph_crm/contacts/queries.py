"""The named queries about contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.paging import Search

BY_UIDS = named("contacts/by_uids")
BY_ORDER = {"name": named("contacts/by_name"), "update": named("contacts/by_update")}
BY_SEARCH = named("contacts/by_search")
OF_CUSTOMERS = named("contacts/of_customers")
FOUND_AT_CUSTOMERS = named("contacts/found_at_customers")


async def read_by_uids(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> list[Row]:
    """The rows of those that this viewer may see, in any order."""
    return await graph.read(BY_UIDS, uids=list(uids), viewer=viewer.as_param())


async def read_page(
    graph: Graph,
    viewer: Viewer,
    order: str,
    known: bool | None,
    search: Search | None,
    page: dict[str, object],
) -> list[Row]:
    """A page in this order; of a search, the best matches first."""
    params: dict[str, object] = {"viewer": viewer.as_param(), "known": known, **page}
    if search is not None:
        return await graph.read(BY_SEARCH, query=search.query, typed=search.typed, **params)
    return await graph.read(BY_ORDER[order], **params)


async def read_of_customers(
    graph: Graph,
    viewer: Viewer,
    customer_uids: Sequence[str],
    known: bool | None,
    search: Search | None,
    page: dict[str, object],
) -> list[Row]:
    """A page of each customer by name; of a search, the best matches first."""
    params: dict[str, object] = {
        "viewer": viewer.as_param(),
        "customer_uids": list(customer_uids),
        "known": known,
        **page,
    }
    if search is not None:
        return await graph.read(FOUND_AT_CUSTOMERS, query=search.query, typed=search.typed, **params)
    return await graph.read(OF_CUSTOMERS, **params)
