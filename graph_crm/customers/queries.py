"""The named queries about customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.customers.model import CustomerFilter
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.paging import Search

BY_UIDS = named("customers/by_uids")
BY_ORDER = {"name": named("customers/by_name"), "update": named("customers/by_update")}
BY_SEARCH = named("customers/by_search")
GROUPS_OF = named("customers/groups_of")
OF_GROUPS = named("customers/of_groups")


async def read_by_uids(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> list[Row]:
    """The rows of those that this viewer may see, in any order."""
    return await graph.read(BY_UIDS, uids=list(uids), viewer=viewer.as_param())


async def read_groups_of(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> list[Row]:
    """The company that each is part of, where there is one."""
    return await graph.read(GROUPS_OF, uids=list(uids), viewer=viewer.as_param())


async def read_of_groups(
    graph: Graph, viewer: Viewer, group_uids: Sequence[str], page: dict[str, object]
) -> list[Row]:
    """A page of the companies that are part of each, by name."""
    return await graph.read(OF_GROUPS, group_uids=list(group_uids), viewer=viewer.as_param(), **page)


async def read_page(
    graph: Graph,
    viewer: Viewer,
    order: str,
    wanted: CustomerFilter,
    search: Search | None,
    page: dict[str, object],
) -> list[Row]:
    """A page in this order; of a search, the best matches first."""
    params: dict[str, object] = {
        "viewer": viewer.as_param(),
        "kind": wanted.kind,
        "industry": wanted.industry,
        **page,
    }
    if search is not None:
        params |= {"query": search.query, "typed": search.typed}
        return await graph.read(BY_SEARCH, **params)
    return await graph.read(BY_ORDER[order], **params)
