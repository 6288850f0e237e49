"""Contact maps, at any moment, and what their history and their customer say about them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from graph_crm.analysis.contact_map import Party
from graph_crm.analysis.map_diff import map_diff
from graph_crm.analysis.suggestions import Candidate, PartElsewhere, suggest
from graph_crm.analysis.warm_paths import WarmTie, rank_warm_paths
from graph_crm.contacts.service import make_contact
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.maps import queries
from graph_crm.maps.assemble import assemble
from graph_crm.maps.model import ComparedMap, MapView, StanceRecord, SuggestedContact
from graph_crm.maps.moment import PRESENT, Moment
from graph_crm.paging import Order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.access.model import Viewer
    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.analysis.warm_paths import WarmPath
    from graph_crm.contacts.model import Contact
    from graph_crm.graph.gateway import Graph
    from graph_crm.maps.model import StancesOf
    from graph_crm.paging import Page, PageRequest

BY_TIME = Order("since", "0001-01-01T00:00:00Z", "", by_time=True)


class MapService:
    """Reads contact maps."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def contact_map(self, viewer: Viewer, kind: MapKind, uid: str, moment: Moment = PRESENT) -> MapView:
        """The whole map of one moment, in one query to Neo4j. Raises NotFound."""
        row = await queries.read_contact_map(self._graph, viewer, kind, uid, moment)
        if row is None:
            raise NotFound(kind=kind, uid=uid)
        contacts = (make_contact(part) for part in row["stakeholders"])
        return MapView(
            contact_map=assemble(row, kind, datetime.now(UTC), moment, sees_sensitive=viewer.sees_sensitive),
            contacts={contact.uid: contact for contact in contacts},
        )

    async def compared(
        self, viewer: Viewer, kind: MapKind, uid: str, before: Moment, after: Moment
    ) -> ComparedMap:
        """What changed in a map from one moment to another, in two queries. Raises NotFound and InvalidArgument."""
        if before.as_of and after.as_of and before.as_of > after.as_of:
            expected = f">= {before.as_of.isoformat()}"
            raise InvalidArgument(argument="to", value=after.as_of.isoformat(), expected=expected)
        earlier = await self.contact_map(viewer, kind, uid, before)
        later = await self.contact_map(viewer, kind, uid, after)
        diff = map_diff(earlier.contact_map, later.contact_map)
        return ComparedMap(before=earlier, after=later, diff=diff)

    async def suggestions(self, viewer: Viewer, kind: MapKind, uid: str) -> list[SuggestedContact]:
        """Who is not in the map now and could be, the likeliest first, in one query."""
        rows = await queries.read_candidates(self._graph, viewer, kind, uid)
        contacts = {row["contact"]["uid"]: make_contact(row) for row in rows}
        candidates = (_candidate(contacts[row["contact"]["uid"]], row) for row in rows)
        return [
            SuggestedContact(contact=contacts[suggestion.contact_uid], suggestion=suggestion)
            for suggestion in suggest(candidates)
        ]

    async def warm_paths(self, viewer: Viewer, contact_uid: str) -> tuple[WarmPath, ...]:
        """Who of us knows a contact, or somebody who can introduce us; in one query, the most reliable first."""
        rows = await queries.read_warm_paths(self._graph, viewer, contact_uid)
        return rank_warm_paths(_warm_tie(row) for row in rows)

    async def stance_history(
        self,
        viewer: Viewer,
        request: PageRequest,
        of: StancesOf,
        uid: str,
        *,
        party_uid: str | None = None,
        corrected: bool = False,
    ) -> Page[StanceRecord]:
        """A page of the stances that one stakeholder, or one contact in any map, ever had, the oldest first.

        ``corrected`` adds the rows that another took the place of.
        """
        page = request.params(BY_TIME)
        rows = await queries.read_stances(self._graph, viewer, of, uid, party_uid, corrected, page)
        return request.page(rows, BY_TIME, _stance_record, "stance")


def _candidate(contact: Contact, row: Mapping[str, Any]) -> Candidate:
    present = [job for job in contact.jobs if job.valid_to is None]
    return Candidate(
        contact_uid=contact.uid,
        name=contact.name,
        reports=row["reports"],
        titles=tuple(words for job in present for words in (job.title, job.seniority) if words),
        parts=tuple(
            PartElsewhere(
                map_uid=part["map_uid"],
                role_weight=max(part["role_weights"], default=0.0),
                power=part["power"],
                influences=part["influences"],
            )
            for part in row["parts"]
        ),
    )


def _warm_tie(row: Mapping[str, Any]) -> WarmTie:
    via: Mapping[str, Any] = row["via"] or {}
    company: Mapping[str, Any] = row["company"] or {}
    return WarmTie(
        kind=row["kind"],
        user_uid=row["user"]["uid"],
        user_name=row["user"]["name"],
        via_uid=via.get("uid"),
        via_name=via.get("name"),
        company=company.get("name"),
        level=row["level"],
        touches=row["touches"],
        last_at=row["last_at"],
    )


def _stance_record(row: Mapping[str, Any]) -> StanceRecord:
    stance, map_ = row["stance"], row["map"]
    return StanceRecord(
        uid=stance["uid"],
        stakeholder_uid=map_["stakeholder"],
        map_kind=map_["kind"],
        map_uid=map_["uid"],
        map_name=map_["name"],
        party=Party(**row["party"]),
        value=stance["value"],
        confidence=stance.get("confidence"),
        evidence=stance.get("evidence"),
        assessed_by=stance.get("assessed_by"),
        assessed_by_name=stance["assessed_by_name"],
        valid_from=stance["valid_from"],
        valid_to=stance.get("valid_to"),
        recorded_at=stance.get("recorded_at"),
        superseded_at=stance.get("superseded_at"),
    )
