"""Opportunities: some by their uids, a page of the list, or of those of some customers or contacts."""

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
    from collections.abc import Mapping, Sequence

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
        [opportunity] = await self.by_uids(viewer, [uid])
        if opportunity is None:
            raise NotFound(kind="opportunity", uid=uid)
        return opportunity

    async def by_uids(self, viewer: Viewer, uids: Sequence[str]) -> list[Opportunity | None]:
        """In the order of the uids; None where there is none that this viewer may see."""
        rows = await queries.read_by_uids(self._graph, viewer, uids)
        return paging.in_order(
            uids, [make_opportunity(row) for row in rows], lambda opportunity: opportunity.uid
        )

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
        return request.page(rows, sort, make_opportunity, "opportunity")

    async def of_customers(
        self,
        viewer: Viewer,
        customer_uids: Sequence[str],
        request: PageRequest,
        order: OpportunityOrder = OpportunityOrder.NAME,
    ) -> list[Page[Opportunity]]:
        """For each customer a page of its deals."""
        sort = ORDERS[order]
        page = request.params(sort)
        rows = await queries.read_of_customers(self._graph, viewer, customer_uids, sort.name, page)
        return request.pages(customer_uids, rows, sort, make_opportunity, "opportunity")

    async def of_contacts(
        self,
        viewer: Viewer,
        contact_uids: Sequence[str],
        request: PageRequest,
        order: OpportunityOrder = OpportunityOrder.NAME,
    ) -> list[Page[Opportunity]]:
        """For each contact a page of the deals in whose map the person is now."""
        sort = ORDERS[order]
        page = request.params(sort)
        rows = await queries.read_of_contacts(self._graph, viewer, contact_uids, sort.name, page)
        return request.pages(contact_uids, rows, sort, make_opportunity, "opportunity")


def make_opportunity(row: Mapping[str, Any]) -> Opportunity:
    """An opportunity of a row that holds its properties and its customer's."""
    properties = {"version": 0, **row["opportunity"], "customer": make_customer(row["customer"])}
    return Opportunity(**{field.name: properties.get(field.name) for field in fields(Opportunity)})  # pyright: ignore[reportArgumentType]
