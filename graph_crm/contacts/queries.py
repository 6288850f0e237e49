"""The named queries about contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.contacts.model import ContactFilter
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.paging import Search

ONE = named("contacts/one")
BY_ORDER = {"name": named("contacts/by_name"), "update": named("contacts/by_update")}
BY_SEARCH = named("contacts/by_search")
OF_CUSTOMER = named("contacts/of_customer")


async def read_one(graph: Graph, viewer: Viewer, uid: str) -> Row | None:
    """The contact's row; None when there is none that this viewer may see."""
    rows = await graph.read(ONE, uid=uid, viewer=viewer.as_param())
    return rows[0] if rows else None


async def read_page(
    graph: Graph,
    viewer: Viewer,
    order: str,
    wanted: ContactFilter,
    search: Search | None,
    page: dict[str, object],
) -> list[Row]:
    """A page in this order; one customer's by name; of a search, the best matches first."""
    params: dict[str, object] = {"viewer": viewer.as_param(), "known": wanted.known, **page}
    if search is not None:
        params |= {"query": search.query, "typed": search.typed}
        return await graph.read(BY_SEARCH, customer_uid=wanted.customer_uid, **params)
    if wanted.customer_uid is not None:
        return await graph.read(OF_CUSTOMER, customer_uid=wanted.customer_uid, **params)
    return await graph.read(BY_ORDER[order], **params)
