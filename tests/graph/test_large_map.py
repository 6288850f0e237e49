"""A map as large as a map may be, built and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.analysis.contact_map import MAX_STAKEHOLDERS
from graph_crm.errors import InvalidArgument, TooManyStakeholders
from graph_crm.journal.service import Journal
from graph_crm.map_changes.model import MAX_CHANGES, AddStakeholder, BaseRevision, MapBatch, MapChange
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.service import MapService
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

PEOPLE = """
MATCH (acme:Customer {uid: 'acme'})
UNWIND range(0, $people) AS number
CREATE (:Contact {uid: 'p' + number, name: 'P' + number, known: true, created_at: datetime(), updated_at: datetime()})
  -[:WORKS_AT {uid: 'j' + number, main_job: true, valid_from: datetime(), recorded_at: datetime(), recorded_by: 'test'}]->(acme)
"""


async def test_two_thousand_people(graph: Graph, cypher: Cypher) -> None:
    plant(cypher)
    cypher(PEOPLE, people=MAX_STAKEHOLDERS)
    changes, maps = MapChangeService(Journal(graph)), MapService(graph)

    def batch(revision: int, *wanted: MapChange) -> MapBatch:
        base = BaseRevision(map_revision=revision, org_revision=0)
        return MapBatch(kind="opportunity", uid="deal", base=base, changes=wanted)

    for turn in range(MAX_STAKEHOLDERS // MAX_CHANGES):
        numbers = range(turn * MAX_CHANGES, (turn + 1) * MAX_CHANGES)
        added = (AddStakeholder(uid=str(uuid4()), contact=f"p{number}") for number in numbers)
        before = graph.queries_run
        await changes.apply(LOCAL_ADMINISTRATOR, batch(turn, *added))
        assert graph.queries_run - before <= 3 + 1, "however many changes of one kind"
    before = graph.queries_run
    seen = (await maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal")).contact_map
    assert graph.queries_run - before == 1
    assert len(seen.stakeholders) == MAX_STAKEHOLDERS
    with pytest.raises(TooManyStakeholders):
        await changes.apply(
            LOCAL_ADMINISTRATOR, batch(seen.map_revision, AddStakeholder(contact=f"p{MAX_STAKEHOLDERS}"))
        )
    too_many = (AddStakeholder(contact="p0") for _ in range(MAX_CHANGES + 1))
    with pytest.raises(InvalidArgument):
        await changes.apply(LOCAL_ADMINISTRATOR, batch(seen.map_revision, *too_many))
