"""The named queries about activities."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from graph_crm.access.model import Viewer
    from graph_crm.engagement.model import ActivityFilter
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.graph.named_query import NamedQuery

BY_UIDS = named("engagement/by_uids")
OF_PARENTS = named("engagement/of_parents")
CONTACTS_OF = named("engagement/contacts_of")
SUBJECTS = named("engagement/subjects")
TOUCHPOINTS = named("engagement/touchpoints")
EVIDENCE_OF = named("engagement/evidence_of")
AGENDA = named("engagement/agenda")
SEEN = named("engagement/seen")


async def read_for_uids(graph: Graph, query: NamedQuery, viewer: Viewer, uids: Sequence[str]) -> list[Row]:
    """The rows of one of the queries that ask about some uids and nothing else."""
    return await graph.read(query, uids=list(uids), viewer=viewer.as_param())


async def read_of_parents(
    graph: Graph, viewer: Viewer, parents: Sequence[str], wanted: ActivityFilter, page: dict[str, object]
) -> list[Row]:
    """A page of each parent's activities, the newest first."""
    return await graph.read(
        OF_PARENTS, parents=list(parents), viewer=viewer.as_param(), **asdict(wanted), **page
    )


async def read_agenda(
    graph: Graph, viewer: Viewer, user_uid: str, until: datetime | None, page: dict[str, object]
) -> list[Row]:
    """A page of what one of us has to do before a moment, the longest due first."""
    return await graph.read(AGENDA, user_uid=user_uid, until=until, viewer=viewer.as_param(), **page)
