"""Opportunities: one, or a page of the list."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from graph_crm import paging
from graph_crm.customers.service import make_customer
from graph_crm.errors import NotFound
from graph_crm.opportunities import queries
from graph_crm.opportunities.model import Opportunity, OpportunityFilter, OpportunityOrder
from graph_crm.paging import Page, PageRequest, Search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph

ORDERS = {
    OpportunityOrder.NAME: paging.BY_NAME,
    OpportunityOrder.RECENTLY_UPDATED: paging.BY_UPDATE,
    OpportunityOrder.CLOSING_FIRST: paging.BY_CLOSE,
}


class OpportunityService:
    """Reads opportunities."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def one(self, viewer: Viewer, uid: str) -> Opportunity:
        """Raises NotFound."""
        row = await queries.read_one(self._graph, viewer, uid)
        if row is None:
            raise NotFound(kind="opportunity", uid=uid)
        return _make(row)

    async def page(
        self,
        viewer: Viewer,
        request: PageRequest,
        order: OpportunityOrder = OpportunityOrder.NAME,
        wanted: OpportunityFilter | None = None,
        search: str | None = None,
    ) -> Page[Opportunity]:
        """A page of the list. ``search`` finds by name and puts the best match first, whatever the order."""
        looked_for = Search.of(search) if search is not None else None
        if search is not None and looked_for is None:
            return Page((), (), has_next=False)
        sort = ORDERS[order] if looked_for is None else paging.BY_MATCH
        rows = await queries.read_page(
            self._graph, viewer, sort.name, wanted or OpportunityFilter(), looked_for, request.params(sort)
        )
        return request.page(rows, sort, _make, "opportunity")


def _make(row: Mapping[str, Any]) -> Opportunity:
    properties = {**row["opportunity"], "customer": make_customer(row["customer"])}
    return Opportunity(**{field.name: properties.get(field.name) for field in fields(Opportunity)})  # pyright: ignore[reportArgumentType]
