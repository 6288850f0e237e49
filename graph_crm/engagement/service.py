"""Activities: some by their uids, those of some customers, deals or contacts, and what derives from them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from graph_crm import paging
from graph_crm.contacts.service import make_contact
from graph_crm.customers.service import make_customer
from graph_crm.engagement import queries
from graph_crm.engagement.model import ActivityFilter, Touchpoints
from graph_crm.engagement.rows import make_activity, make_agenda_item, make_evidence
from graph_crm.errors import InvalidArgument
from graph_crm.opportunities.service import make_opportunity
from graph_crm.paging import Order, Page, PageRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.contacts.model import Contact
    from graph_crm.customers.model import Customer
    from graph_crm.engagement.model import Activity, AgendaItem, Evidence
    from graph_crm.graph.gateway import Graph
    from graph_crm.opportunities.model import Opportunity

T = TypeVar("T")

NEWEST_FIRST = Order("newest", "9999-12-31T23:59:59Z", "~", by_time=True)
BY_DUE = Order("due", "0001-01-01T00:00:00Z", "", by_time=True)


class EngagementService:
    """Reads activities and agendas."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def by_uids(self, viewer: Viewer, uids: Sequence[str]) -> list[Activity | None]:
        """In the order of the uids; None where there is none that this viewer may see."""
        rows = await queries.read_for_uids(self._graph, queries.BY_UIDS, viewer, uids)
        return paging.in_order(uids, [make_activity(row) for row in rows], lambda activity: activity.uid)

    async def of_parents(
        self,
        viewer: Viewer,
        parents: Sequence[str],
        request: PageRequest,
        wanted: ActivityFilter | None = None,
    ) -> list[Page[Activity]]:
        """A page for each: about a customer or its deals, about a deal, or with a contact; the newest first."""
        page = request.params(NEWEST_FIRST)
        rows = await queries.read_of_parents(self._graph, viewer, parents, wanted or ActivityFilter(), page)
        return request.pages(parents, rows, NEWEST_FIRST, make_activity, "activity")

    async def contacts_of(self, viewer: Viewer, uids: Sequence[str]) -> list[list[Contact]]:
        """For each activity who took part, by name."""
        rows = await queries.read_for_uids(self._graph, queries.CONTACTS_OF, viewer, uids)
        return _of_each(uids, rows, make_contact)

    async def evidence_of(self, viewer: Viewer, uids: Sequence[str]) -> list[list[Evidence]]:
        """For each activity what it is evidence for."""
        rows = await queries.read_for_uids(self._graph, queries.EVIDENCE_OF, viewer, uids)
        return _of_each(uids, rows, make_evidence)

    async def subjects(self, viewer: Viewer, uids: Sequence[str]) -> list[Customer | Opportunity | None]:
        """Customers and deals in the order of the uids; None where there is none that this viewer may see."""
        rows = await queries.read_for_uids(self._graph, queries.SUBJECTS, viewer, uids)
        found = [
            make_opportunity(row) if row["opportunity"] is not None else make_customer(row["customer"])
            for row in rows
        ]
        return paging.in_order(uids, found, lambda subject: subject.uid)

    async def touchpoints(self, viewer: Viewer, uids: Sequence[str]) -> list[Touchpoints]:
        """For each contact or deal when we last met, how often, and when next."""
        rows = await queries.read_for_uids(self._graph, queries.TOUCHPOINTS, viewer, uids)
        found = {row.pop("uid"): Touchpoints(**row) for row in rows}
        return [found.get(uid, Touchpoints()) for uid in uids]

    async def agenda(
        self, viewer: Viewer, request: PageRequest, user: str | None = None, until: date | None = None
    ) -> Page[AgendaItem]:
        """A page of what a user, or else the viewer, has to do until the end of a day (UTC); the longest due first.

        Of somebody else's a viewer sees what is about customers and deals of the viewer's own. Raises
        InvalidArgument when nobody is named and the viewer is none of the users.
        """
        whose = user or viewer.user_uid
        if whose is None:
            raise InvalidArgument(argument="user", value="null", expected="a user's uid")
        before = None if until is None else _day_after(until)
        rows = await queries.read_agenda(self._graph, viewer, whose, before, request.params(BY_DUE))
        return request.page(rows, BY_DUE, make_agenda_item, "item")


def _of_each(
    parents: Sequence[str], rows: Iterable[Mapping[str, Any]], make: Callable[[Mapping[str, Any]], T]
) -> list[list[T]]:
    found: dict[str, list[T]] = {parent: [] for parent in parents}
    for row in rows:
        found[row["parent"]].append(make(row))
    return [found[parent] for parent in parents]


def _day_after(day: date) -> datetime:
    """When a day is over; the last day that there is has no end."""
    return datetime.combine(min(day, date.max - timedelta(days=1)), time(), UTC) + timedelta(days=1)
