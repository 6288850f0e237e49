"""Two writers on one map, two hundred batches each, at once: nothing is lost, every conflict is told."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.errors import EditConflict
from graph_crm.journal.service import Journal
from graph_crm.map_changes.model import (
    AddStakeholder,
    BaseRevision,
    MapBatch,
    MapChange,
    PlaceStakeholder,
    SetStance,
    UpdateStakeholder,
)
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.service import MapService
from tests.graph.test_map_machine import rules_hold
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph
    from graph_crm.journal.model import Revision

    Cypher = Callable[..., list[dict[str, Any]]]

BATCHES = 200


class Writer:
    """Counts up a number of their own in a note, and both fight for one stance and one place."""

    def __init__(self, graph: Graph, name: str, own: str, shared: str, party: str) -> None:
        self.changes = MapChangeService(Journal(graph))
        self.maps = MapService(graph)
        self.name = name
        self.own = own
        self.shared = shared
        self.party = party
        self.base = BaseRevision(map_revision=1, org_revision=0)
        self.written: list[tuple[int, int]] = []
        self.conflicts = 0

    async def work(self) -> None:
        for turn in range(BATCHES):
            await self.write(turn)

    async def write(self, turn: int) -> None:
        changes: list[MapChange] = [UpdateStakeholder(stakeholder=self.own, note=f"{self.name} {turn}")]
        if turn % 4 == 0:
            # Never what the other one says in the same turn: to say the same is no conflict.
            value = (turn // 4 + len(self.name)) % 5 - 2
            changes.append(SetStance(stakeholder=self.shared, party=self.party, value=value))
        if turn % 10 == 5:
            changes.append(PlaceStakeholder(stakeholder=self.shared, x=turn, y=len(self.name)))
        while True:
            batch = MapBatch(kind="opportunity", uid="deal", base=self.base, changes=tuple(changes))
            try:
                recorded = await self.changes.apply(LOCAL_ADMINISTRATOR, batch)
            except EditConflict as conflict:
                # Both sides are shown; this writer insists.
                assert conflict.collisions
                self.conflicts += 1
                self.base = await self.newest()
                continue
            self.written.append((turn, self.took(recorded.revisions["deal"])))
            return

    def took(self, revision: Revision) -> int:
        self.base = BaseRevision(map_revision=revision.map_revision, org_revision=0)
        return revision.map_revision

    async def newest(self) -> BaseRevision:
        seen = (await self.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal")).contact_map
        return BaseRevision(map_revision=seen.map_revision, org_revision=seen.org_revision)


async def test_two_writers(graph: Graph, cypher: Cypher) -> None:
    us = plant(cypher)
    changes, maps = MapChangeService(Journal(graph)), MapService(graph)
    first, second, shared = (str(uuid4()) for _ in range(3))

    start = MapBatch(
        kind="opportunity",
        uid="deal",
        base=BaseRevision(map_revision=0, org_revision=0),
        changes=(
            AddStakeholder(uid=first, contact="boss"),
            AddStakeholder(uid=second, contact="wang"),
            AddStakeholder(uid=shared, contact="li"),
        ),
    )
    await changes.apply(LOCAL_ADMINISTRATOR, start)
    writers = [Writer(graph, "a", first, shared, us), Writer(graph, "bb", second, shared, us)]
    await asyncio.gather(*(writer.work() for writer in writers))

    # Every batch has a revision of its own, and there are no others.
    revisions = sorted(revision for writer in writers for _, revision in writer.written)
    assert revisions == list(range(2, 2 * BATCHES + 2))
    seen = (await maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal")).contact_map
    assert seen.map_revision == 2 * BATCHES + 1
    assert [seen.by_uid[uid].note for uid in (first, second)] == [f"a {BATCHES - 1}", f"bb {BATCHES - 1}"]
    # Each version of the notes is in the history, in order, and knows who came before.
    for writer in writers:
        notes = cypher(
            """MATCH (:Stakeholder {uid: $uid})-[edge:STATE]->(state:StakeholderState) WHERE edge.superseded_at IS NULL
               RETURN state.note AS note ORDER BY edge.valid_from""",
            uid=writer.own,
        )
        assert [row["note"] for row in notes] == [f"{writer.name} {turn}" for turn in range(BATCHES)]
    # They met, and were told.
    assert sum(writer.conflicts for writer in writers) > 0
    assert cypher("MATCH (b:Batch) RETURN count(b) AS n") == [{"n": 2 * BATCHES + 1}]
    rules_hold(cypher)
