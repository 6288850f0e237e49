"""Contacts: some by their uids, a page of the list, or of those of some customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm import paging
from graph_crm.contacts import queries
from graph_crm.contacts.model import Contact, ContactFilter, ContactOrder, Job
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.paging import Page, PageRequest, Search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph

ORDERS = {ContactOrder.NAME: paging.BY_NAME, ContactOrder.RECENTLY_UPDATED: paging.BY_UPDATE}


class ContactService:
    """Reads contacts."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def one(self, viewer: Viewer, uid: str) -> Contact:
        """Raises NotFound."""
        [contact] = await self.by_uids(viewer, [uid])
        if contact is None:
            raise NotFound(kind="contact", uid=uid)
        return contact

    async def by_uids(self, viewer: Viewer, uids: Sequence[str]) -> list[Contact | None]:
        """In the order of the uids; None where there is none that this viewer may see."""
        rows = await queries.read_by_uids(self._graph, viewer, uids)
        return paging.in_order(uids, [make_contact(row) for row in rows], lambda contact: contact.uid)

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
        if wanted.customer_uid is not None:
            if order is not ContactOrder.NAME:
                raise InvalidArgument(argument="order", value=order.name, expected=ContactOrder.NAME.name)
            [page] = await self.of_customers(viewer, [wanted.customer_uid], request, wanted.known, search)
            return page
        looked_for = Search.of(search) if search is not None else None
        if search is not None and looked_for is None:
            return Page((), (), has_next=False)
        sort = ORDERS[order] if looked_for is None else paging.BY_MATCH
        rows = await queries.read_page(
            self._graph, viewer, sort.name, wanted.known, looked_for, request.params(sort)
        )
        return request.page(rows, sort, make_contact, "contact")

    async def of_customers(
        self,
        viewer: Viewer,
        customer_uids: Sequence[str],
        request: PageRequest,
        known: bool | None = None,
        search: str | None = None,
    ) -> list[Page[Contact]]:
        """For each customer a page of those who work there now, by name or the best match first."""
        looked_for = Search.of(search) if search is not None else None
        if search is not None and looked_for is None:
            return [Page((), (), has_next=False)] * len(customer_uids)
        sort = paging.BY_NAME if looked_for is None else paging.BY_MATCH
        rows = await queries.read_of_customers(
            self._graph, viewer, customer_uids, known, looked_for, request.params(sort)
        )
        return request.pages(customer_uids, rows, sort, make_contact, "contact")


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
        birthday=contact.get("birthday"),
        note=contact.get("note"),
        jobs=tuple(Job(**job) for job in sorted(row["jobs"], key=_newest_main_job_first)),
        erased_at=contact.get("erased_at"),
        version=contact.get("version", 0),
        created_at=contact["created_at"],
        updated_at=contact["updated_at"],
    )


def _newest_main_job_first(job: Mapping[str, Any]) -> tuple[bool, bool, float]:
    return (job["valid_to"] is not None, not job["main_job"], -job["valid_from"].timestamp())
