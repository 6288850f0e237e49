"""Customers: some by their uids, a page of the list, or what belongs together."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from graph_crm import paging
from graph_crm.customers import queries
from graph_crm.customers.model import Customer, CustomerFilter, CustomerOrder
from graph_crm.errors import NotFound
from graph_crm.paging import Page, PageRequest, Search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph

ORDERS = {CustomerOrder.NAME: paging.BY_NAME, CustomerOrder.RECENTLY_UPDATED: paging.BY_UPDATE}


class CustomerService:
    """Reads customers."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def one(self, viewer: Viewer, uid: str) -> Customer:
        """Raises NotFound."""
        [customer] = await self.by_uids(viewer, [uid])
        if customer is None:
            raise NotFound(kind="customer", uid=uid)
        return customer

    async def by_uids(self, viewer: Viewer, uids: Sequence[str]) -> list[Customer | None]:
        """In the order of the uids; None where there is none that this viewer may see."""
        rows = await queries.read_by_uids(self._graph, viewer, uids)
        found = [make_customer(row["customer"]) for row in rows]
        return paging.in_order(uids, found, lambda customer: customer.uid)

    async def page(
        self,
        viewer: Viewer,
        request: PageRequest,
        order: CustomerOrder = CustomerOrder.NAME,
        wanted: CustomerFilter | None = None,
        search: str | None = None,
    ) -> Page[Customer]:
        """A page of the list. ``search`` finds by name and puts the best match first, whatever the order."""
        looked_for = Search.of(search) if search is not None else None
        if search is not None and looked_for is None:
            return Page((), (), has_next=False)
        sort = ORDERS[order] if looked_for is None else paging.BY_MATCH
        rows = await queries.read_page(
            self._graph, viewer, sort.name, wanted or CustomerFilter(), looked_for, request.params(sort)
        )
        return request.page(rows, sort, lambda row: make_customer(row["customer"]), "customer")

    async def groups_of(self, viewer: Viewer, uids: Sequence[str]) -> list[Customer | None]:
        """The company that each is part of; None where there is none, or none that this viewer may see."""
        rows = await queries.read_groups_of(self._graph, viewer, uids)
        above = {row["part"]: make_customer(row["customer"]) for row in rows}
        return [above.get(uid) for uid in uids]

    async def of_groups(
        self, viewer: Viewer, group_uids: Sequence[str], request: PageRequest
    ) -> list[Page[Customer]]:
        """For each company a page of those that are part of it."""
        sort = paging.BY_NAME
        rows = await queries.read_of_groups(self._graph, viewer, group_uids, request.params(sort))
        return request.pages(group_uids, rows, sort, lambda row: make_customer(row["customer"]), "customer")


def make_customer(properties: Mapping[str, Any]) -> Customer:
    """A customer of a node's properties."""
    known = {"version": 0, **properties}
    return Customer(**{field.name: known.get(field.name) for field in fields(Customer)})  # pyright: ignore[reportArgumentType]
