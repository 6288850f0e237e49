"""The named queries about opportunities."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.opportunities.model import OpportunityFilter
    from graph_crm.paging import Search

BY_UIDS = named("opportunities/by_uids")
BY_ORDER = {
    "name": named("opportunities/by_name"),
    "update": named("opportunities/by_update"),
    "close": named("opportunities/by_close"),
}
BY_SEARCH = named("opportunities/by_search")
OF_CUSTOMERS = named("opportunities/of_customers")
OF_CONTACTS = named("opportunities/of_contacts")


async def read_by_uids(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> list[Row]:
    """The rows of those that this viewer may see, in any order."""
    return await graph.read(BY_UIDS, uids=list(uids), viewer=viewer.as_param())


async def read_of_customers(
    graph: Graph, viewer: Viewer, customer_uids: Sequence[str], order: str, page: dict[str, object]
) -> list[Row]:
    """A page of each customer's, in this order."""
    uids = list(customer_uids)
    return await graph.read(OF_CUSTOMERS, customer_uids=uids, order=order, viewer=viewer.as_param(), **page)


async def read_of_contacts(
    graph: Graph, viewer: Viewer, contact_uids: Sequence[str], order: str, page: dict[str, object]
) -> list[Row]:
    """A page of each contact's, in this order."""
    uids = list(contact_uids)
    return await graph.read(OF_CONTACTS, contact_uids=uids, order=order, viewer=viewer.as_param(), **page)


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
