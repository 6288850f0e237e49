"""Contacts: one, or a page of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm import paging
from graph_crm.contacts import queries
from graph_crm.contacts.model import Contact, ContactFilter, ContactOrder, Job
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.paging import Page, PageRequest, Search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph

ORDERS = {ContactOrder.NAME: paging.BY_NAME, ContactOrder.RECENTLY_UPDATED: paging.BY_UPDATE}


class ContactService:
    """Reads contacts."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def one(self, viewer: Viewer, uid: str) -> Contact:
        """Raises NotFound."""
        row = await queries.read_one(self._graph, viewer, uid)
        if row is None:
            raise NotFound(kind="contact", uid=uid)
        return make_contact(row)

    async def page(
        self,
        viewer: Viewer,
        request: PageRequest,
        order: ContactOrder = ContactOrder.NAME,
        wanted: ContactFilter | None = None,
        search: str | None = None,
    ) -> Page[Contact]:
        """A page of the list. ``search`` finds by name and puts the best match first, whatever the order.

        One customer's contacts come by name; raises InvalidArgument for another order of them.
        """
        wanted = wanted or ContactFilter()
        looked_for = Search.of(search) if search is not None else None
        if search is not None and looked_for is None:
            return Page((), (), has_next=False)
        if wanted.customer_uid is not None and order is not ContactOrder.NAME:
            raise InvalidArgument(argument="order", value=order.name, expected=ContactOrder.NAME.name)
        sort = ORDERS[order] if looked_for is None else paging.BY_MATCH
        rows = await queries.read_page(
            self._graph, viewer, sort.name, wanted, looked_for, request.params(sort)
        )
        return request.page(rows, sort, make_contact, "contact")


def make_contact(row: Mapping[str, Any]) -> Contact:
    """A contact of a row that holds its properties and its jobs."""
    contact = row["contact"]
    return Contact(
        uid=contact["uid"],
        name=contact["name"],
        known=contact["known"],
        emails=tuple(contact.get("emails") or ()),
        phones=tuple(contact.get("phones") or ()),
        personality=contact.get("personality"),
        note=contact.get("note"),
        jobs=tuple(Job(**job) for job in sorted(row["jobs"], key=_newest_main_job_first)),
        created_at=contact["created_at"],
        updated_at=contact["updated_at"],
    )


def _newest_main_job_first(job: Mapping[str, Any]) -> tuple[bool, bool, float]:
    return (job["valid_to"] is not None, not job["main_job"], -job["valid_from"].timestamp())
